"""Test that no moment is lost or changed where each is written but once."""

from hypothesis import given, strategies as st
import orjson
import pytest

from custom_components.status_tracker.tracker.archive_moments import lengthen, shorten

MOMENTS = st.integers(0, 4 * 10**15).map(lambda each: each / 10**6)
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    MOMENTS
    | st.integers(-(2**53), 2**53)
    | WORDS
    | st.floats()
    | st.none()
    | st.booleans(),
    lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
)


@given(VALUES)
def test_text_is_the_same_afterwards(value: object) -> None:
    """Give back every text, whatever it says."""
    text = orjson.dumps(value).decode()
    assert lengthen(shorten(text)) == text


@given(st.lists(MOMENTS, min_size=1, max_size=300))
def test_many_moments_are_the_same_afterwards(moments: list[float]) -> None:
    """Tell hundreds of moments apart."""
    text = orjson.dumps(moments * 2).decode()
    assert lengthen(shorten(text)) == text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("[1790072789.451345]", "1790072789451345;[\x01!]"),
        ("[1790072789.0,1790072799.5]", '1790072789000000,10500000;[\x01!,\x01"]'),
        ("[1790072789.5,1790072789.5]", "1790072789500000;[\x01!,\x01!]"),
        ('["1790072789.50", 31790072789.5]', ';["1790072789.50", 31790072789.5]'),
        ("[0.5,17]", ";[0.5,17]"),
    ],
    ids=["one", "two", "twice", "as-said-otherwise", "none"],
)
def test_moments_are_written_once(text: str, short: str) -> None:
    """Name a moment where it stands, and leave alone what only looks like one."""
    assert shorten(text) == short
    assert lengthen(short) == text


@pytest.mark.parametrize(
    ("short", "reason"),
    [("1;\x01#", "^1$"), ("x;", "invalid literal"), ("1,,2;", "invalid literal")],
    ids=["no-such-moment", "no-number", "gap"],
)
def test_what_was_never_shortened_is_refused(short: str, reason: str) -> None:
    """Raise an error in place of a wrong moment."""
    with pytest.raises(ValueError, match=reason):
        lengthen(short)
