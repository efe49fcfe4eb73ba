"""Test how values are read that may be of any type."""

from datetime import UTC, date, datetime, timedelta
import json

from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker.clients import parsing
from custom_components.status_tracker.clients.parsing import Word

ODD = [None, "", "   ", "x", "NaN", [], {}, [1], {"a": 1}, True, 1e400, 10**400]


class Colour(Word):
    """Know two words."""

    RED = "red"
    DARK_BLUE = "darkBlue"
    UNKNOWN = "unknown"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, 5),
        ("5", 5),
        (" 7 ", 7),
        (5.0, 5),
        (0, 0),
        (-3, -3),
        (2**63 - 1, 2**63 - 1),
        (2**63, None),
        ("9" * 30, None),
        (5.5, None),
        (True, None),
        ("5.5", None),
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
    ],
)
def test_integer(value: object, expected: int | None) -> None:
    """Whole numbers are read from what says one."""
    assert parsing.integer(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, 1.0),
        ("0.5", 0.5),
        (0.25, 0.25),
        ("inf", None),
        (float("nan"), None),
        (True, None),
        (10**30, None),
        ([], None),
    ],
)
def test_fraction(value: object, expected: float | None) -> None:
    """Finite numbers are read from what says one."""
    assert parsing.fraction(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "a"),
        (" a ", "a"),
        ("", None),
        (" ", None),
        (5, "5"),
        (True, None),
        ({}, None),
        (None, None),
    ],
)
def test_text(value: object, expected: str | None) -> None:
    """Texts that say something are kept."""
    assert parsing.text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "2026-01-20T18:21:11.4183021Z",
            datetime(2026, 1, 20, 18, 21, 11, 418302, UTC),
        ),
        ("2026-01-20T18:21:11+02:00", datetime(2026, 1, 20, 16, 21, 11, tzinfo=UTC)),
        ("2026-01-20T18:21:11", datetime(2026, 1, 20, 18, 21, 11, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("soon", None),
        (1700000000, None),
    ],
)
def test_moment(value: object, expected: datetime | None) -> None:
    """Times are aware and in UTC; the year 1 is none."""
    assert parsing.moment(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, None),
        (-1, None),
        (1, datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)),
        (2**60, None),
    ],
)
def test_epoch(value: object, expected: datetime | None) -> None:
    """Seconds from zero down are no time, and far too many are none either."""
    assert parsing.epoch(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("01:02:03", timedelta(hours=1, minutes=2, seconds=3)),
        ("2.01:02:03.5", timedelta(days=2, hours=1, minutes=2, seconds=3)),
        ("1:2", None),
        ("", None),
        (5, None),
    ],
)
def test_duration(value: object, expected: timedelta | None) -> None:
    """Times to go are read with and without days."""
    assert parsing.duration(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("v4.5.2", (4, 5, 2)),
        ("5.3.3-dev.2", (5, 3, 3)),
        ("10.11.0", (10, 11, 0)),
        ("develop", None),
        (4, None),
    ],
)
def test_version(value: object, expected: tuple[int, ...] | None) -> None:
    """Versions begin with numbers."""
    assert parsing.version(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://img.example/p.jpg", "https://img.example/p.jpg"),
        ("javascript:alert(1)", None),
        ("/relative.jpg", None),
        ("file:///etc/passwd", None),
        ("http://[", None),
        ("https://" + "x" * 3000, None),
        (5, None),
    ],
)
def test_link(value: object, expected: str | None) -> None:
    """Only addresses that a browser can safely open are links."""
    assert parsing.link(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("red", Colour.RED),
        ("RED", Colour.RED),
        ("darkblue", Colour.DARK_BLUE),
        ("green", Colour.UNKNOWN),
        (3, Colour.UNKNOWN),
        (None, Colour.UNKNOWN),
        ([], Colour.UNKNOWN),
    ],
)
def test_word(value: object, expected: Colour) -> None:
    """A word that is not known reads as unknown."""
    assert Colour.read(value) is expected


def test_day() -> None:
    """A day is read from a date and from a time."""
    assert parsing.day("2024-11-05") == date(2024, 11, 5)
    assert parsing.day("2024-11-05T10:00:00Z") == date(2024, 11, 5)
    assert parsing.day("2024-13-05") is None


def test_lists_keep_what_fits() -> None:
    """Members of another type are left out."""
    odd: list[object] = [1, "2", None, {}, "a", "a", [3], 4.0]
    assert parsing.integers(odd) == (1, 2, 4)
    assert parsing.texts(odd) == ("1", "2", "a", "4.0")
    assert parsing.objects(odd) == [{}]
    assert parsing.objects("no list") == []
    assert parsing.mapping([]) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
READERS = (
    parsing.text,
    parsing.integer,
    parsing.positive,
    parsing.size,
    parsing.fraction,
    parsing.flag,
    parsing.moment,
    parsing.epoch,
    parsing.day,
    parsing.duration,
    parsing.version,
    parsing.link,
    parsing.texts,
    parsing.integers,
    parsing.objects,
    Colour.read,
)


@given(JSON | st.sampled_from(ODD))
def test_no_value_raises(value: object) -> None:
    """No reader raises, whatever the value."""
    for read in READERS:
        read(value)


def test_text_is_cut_and_can_be_saved() -> None:
    """No text of a service is too long to be kept, or cannot be written."""
    assert parsing.text(" " + "x" * 1_000_000) == "x" * 9_999
    assert parsing.text("left half \ud83c of") == "left half ? of"
    assert parsing.text("提灯鯨 🦊") == "提灯鯨 🦊"
    assert parsing.text(10**400) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"name": "\\ud800", "id": 3}', 3),
        (b'{"size": 1e999, "id": 3}', 3),
        (b'{"size": NaN, "id": 3}', 3),
        (b'{"size": 1' + b"0" * 400 + b', "id": 3}', 3),
        (b'\xef\xbb\xbf{"id": 3}', 3),
    ],
    ids=["half-character", "infinite", "nan", "huge", "mark"],
)
def test_odd_value_spoils_no_answer(body: bytes, expected: int) -> None:
    """What stands beside a value that nobody can read is read."""
    assert parsing.integer(parsing.mapping(parsing.parse_json(body))["id"]) == expected


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 90_000,
        b'{"a":' * 90_000,
        b" " * (16 * 2**20) + b"{}",
        b"[" + b"[]," * 100_000 + b"0]",
        b"\xff",
        b"",
    ],
    ids=["lists", "objects", "large", "parts", "bytes", "empty"],
)
def test_unreadable_answer_raises(body: bytes) -> None:
    """What is nested without end, too large or no JSON is refused."""
    with pytest.raises(ValueError, match=r".+"):
        parsing.parse_json(body)


@pytest.mark.parametrize("odd", ["\\ud800", "9" * 400], ids=["text", "number"])
def test_odd_value_is_sent_back_as_it_came(odd: str) -> None:
    """What is read to be changed and sent back keeps what cannot be read."""
    body = f'{{"a": "{odd}"}}' if odd.startswith("\\") else f'{{"a": {odd}}}'
    found = parsing.parse_json(body.encode())
    assert parsing.parse_json(parsing.write_json(found)) == found


@pytest.mark.parametrize("size", [1, 7, 1000, 300_000, 10_000_000])
def test_long_list_in_pieces_is_read_whole(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read a list whose elements, letters and numbers are cut anywhere."""
    monkeypatch.setattr(parsing, "_WHOLE_LIST_BYTES", 0)
    monkeypatch.setattr(parsing, "_TEXT_BYTES", size)
    wanted: list[object] = [{"n": n, "title": f'折り鶴 {n} \\ "x"'} for n in range(300)]
    wanted += [*range(1000, 1100), 1.5, "é", None, [1, [2]]]
    body = json.dumps(wanted, ensure_ascii=False).encode()
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    assert list(parsing.parse_elements(pieces)) == wanted
    with pytest.raises(ValueError):  # noqa: PT011
        list(parsing.parse_elements([*pieces[:-1], pieces[-1][:-2]]))


def in_pieces(body: bytes) -> list[bytes]:
    """Return a body as it comes over the line."""
    return [body[start : start + 65_536] for start in range(0, len(body), 65_536)]


def test_items_of_a_megabyte_are_read() -> None:
    """A list may consist of items that are a megabyte each."""
    item = b'{"title": "' + b"x" * 2**20 + b'"}'
    body = b"[" + b",".join([item] * 8) + b"]"
    assert len(list(parsing.parse_elements(in_pieces(body)))) == 8


@pytest.mark.parametrize(
    "item", [b"1234567890,", b"[],"], ids=["numbers", "lists in a megabyte"]
)
def test_item_that_never_ends_is_refused(item: bytes) -> None:
    """One item as long as a whole answer is given up, not read again and again."""
    length = 20 * 2**20 if item != b"[]," else 2**20 + 2**18
    body = b'[{"titles": [' + item * (length // len(item)) + b"1]}]"
    with pytest.raises(ValueError, match="too large"):
        list(parsing.parse_elements(in_pieces(body)))
