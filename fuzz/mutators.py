"""Change inputs: values within their JSON, or bytes without regard to it."""

from collections.abc import Callable, Sequence
import json
import random
from typing import Any, Final

# Written as texts, and then without their quotes: JSON that no encoder writes.
_RAW: Final = "\x01raw:"
_RAW_NUMBERS: Final = (
    "1e999",
    "-1e999",
    "NaN",
    "-Infinity",
    "1" + "0" * 400,
    "-" + "9" * 400,
    "1e-400",
    "-0",
    "-0.0",
    "18446744073709551616",
    "01",
)
_ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    1.0,
    2.5,
    -1e308,
    2**31,
    2**53,
    2**63,
    2**64,
    "",
    " ",
    "0",
    "-1",
    "1.5",
    "true",
    "null",
    "{{media_tmdbid}}",
    "\ud800",
    "\x00",
    "\u202eexe.mkv",
    "a\nb\r\tc",
    "\uff19\u0663\u00b2",
    "9" * 400,
    "tt0000000",
    "../../etc/passwd",
    "C:\\a\\..\\b",
    "javascript:alert(1)",
    "https://user:pw@host/x.jpg",
    "http://[",
    "https://\u2100/",
    "<img src=x onerror=alert(1)>",
    "{{ states('sensor.x') }}",
    "S01E01-99",
    "s1e1" * 100,
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-02-30",
    "99:99:99",
    "&#x110000;",
    [],
    {},
    [[]],
    [{}],
)
_LONG: Final = (50, 50, 50, 300, 300, 1_100, 1_100, 2_100, 20_000, 1_000_000)
_MANY: Final = (2, 2, 2, 2, 3, 3, 3, 40, 40, 3_000)
_LARGEST: Final = 2_000_000
_MOST_PLACES: Final = 5_000
_DEEP: Final = (1, 1, 2, 2, 5, 31, 40, 1_500)

type Place = tuple[Any, Any]


class Mutator:
    """Make new inputs of old ones; the same seed makes the same ones."""

    def __init__(self, rng: random.Random, words: Sequence[str] = ()) -> None:
        """Take what to draw from; `words` are those that the product knows."""
        self._rng = rng
        self._words = words
        self._changes: tuple[Callable[[list[Place], Any], None], ...] = (
            self._replace,
            self._replace,
            self._drop,
            self._borrow,
            self._swap,
            self._repeat,
            self._wrap,
            self._rename,
            self._nudge,
        )

    def mutate(self, data: bytes, other: bytes) -> bytes:
        """Return an input that differs from one, perhaps with parts of another."""
        if self._rng.random() < 0.8:
            try:
                value, lender = json.loads(data), json.loads(other)
            except ValueError, RecursionError:
                pass
            else:
                return self._mutate_value(value, lender)
        return self._mutate_bytes(data, other)

    def _mutate_value(self, value: Any, lender: Any) -> bytes:
        """Return a JSON value with some of its places changed."""
        box = [value]
        for _ in range(self._rng.choice((1, 1, 1, 2, 3, 6))):
            if not (places := _places(box)):
                break
            self._rng.choice(self._changes)(places, lender)
            if _size(box) > _LARGEST:
                break
        return _write(box[0] if box else None)

    def _replace(self, places: list[Place], _lender: Any) -> None:
        """Put something odd in a place."""
        node, key = self._rng.choice(places)
        node[key] = self._odd()

    def _drop(self, places: list[Place], _lender: Any) -> None:
        """Take something away."""
        node, key = self._rng.choice(places)
        del node[key]

    def _borrow(self, places: list[Place], lender: Any) -> None:
        """Put in a place what another input has, in one of the same name if any."""
        node, key = self._rng.choice(places)
        lent = _places([lender])
        named = [place for place in lent if place[1] == key]
        giver, name = self._rng.choice(named or lent)
        node[key] = _copy(giver[name])

    def _swap(self, places: list[Place], _lender: Any) -> None:
        """Exchange two values, or copy one over the other."""
        (node, key), (giver, name) = self._rng.choice(places), self._rng.choice(places)
        node[key] = _copy(giver[name])

    def _repeat(self, places: list[Place], _lender: Any) -> None:
        """Repeat the members of a list, or make a list of a value."""
        node, key = self._rng.choice(places)
        members = node[key] if isinstance(node[key], list) else [node[key]]
        if not members or (size := _size(members)) > _LARGEST:
            return
        times = min(self._rng.choice(_MANY), max(2, _LARGEST // size))
        # Copies of their own: what is the same object would grow as a power.
        node[key] = [_copy(each) for _ in range(times) for each in members]

    def _wrap(self, places: list[Place], _lender: Any) -> None:
        """Put a value deep into others."""
        node, key = self._rng.choice(places)
        as_list = self._rng.random() < 0.5
        for _ in range(self._rng.choice(_DEEP)):
            node[key] = [node[key]] if as_list else {str(key): node[key]}

    def _rename(self, places: list[Place], _lender: Any) -> None:
        """Give a value another name, or the same in another case."""
        node, key = self._rng.choice(places)
        if isinstance(node, dict):
            value = node.pop(key)
            node[self._rng.choice((key.swapcase(), key + " ", self._word()))] = value

    def _nudge(self, places: list[Place], _lender: Any) -> None:
        """Change a number or a text a little."""
        node, key = self._rng.choice(places)
        match node[key]:
            case bool():
                node[key] = not node[key]
            case int() | float():
                by = self._rng.choice((-1, 1, 0.5, 10**9))
                node[key] += by if abs(node[key]) < 2**60 else 1
            case str():
                at = self._rng.randrange(len(node[key]) + 1)
                cut = at + self._rng.choice((0, 0, 1, 5))
                node[key] = node[key][:at] + self._word() + node[key][cut:]

    def _odd(self) -> Any:
        """Return a value that nobody expects."""
        match self._rng.randrange(8):
            case 0:
                return _RAW + self._rng.choice(_RAW_NUMBERS)
            case 1:
                return self._word()
            case 2:
                length = self._rng.choice(_LONG)
                return (self._word() * length)[:length]
            case 3:
                return self._rng.randrange(-(2**40), 2**40)
            case _:
                return _copy(self._rng.choice(_ODD))

    def _word(self) -> str:
        """Return a word that the product knows, or a character."""
        if self._words and self._rng.random() < 0.7:
            return self._rng.choice(self._words)
        return chr(self._rng.choice((0, 0x7F, 0x20, 0x2F, 0x5C, 0xD800, 0x202E)))

    def _mutate_bytes(self, data: bytes, other: bytes) -> bytes:
        """Return bytes with some of them changed, gone, doubled or lent."""
        body = bytearray(data)
        for _ in range(self._rng.choice((1, 2, 4, 16))):
            at = self._rng.randrange(len(body) + 1)
            end = min(len(body), at + self._rng.choice((0, 1, 2, 8, 64)))
            match self._rng.randrange(5):
                case 0:
                    body[at:end] = self._rng.randbytes(self._rng.choice((1, 1, 4)))
                case 1:
                    del body[at:end]
                case 2:
                    body[at:at] = body[at:end]
                case 3:
                    start = self._rng.randrange(len(other) + 1)
                    body[at:end] = other[start : start + 40]
                case 4:
                    body = body[:at] if self._rng.random() < 0.2 else body
        return bytes(body)


def _places(value: Any) -> list[Place]:
    """Return every object or list in a value with each of its keys."""
    found: list[Place] = []
    level = [value]
    while level and len(found) < _MOST_PLACES:
        node = level.pop()
        if isinstance(node, dict):
            found += [(node, key) for key in node]
            level += node.values()
        elif isinstance(node, list):
            found += [(node, index) for index in range(min(len(node), 200))]
            level += node[:200]
    return found


def _size(value: Any) -> int:
    """Return how long a value is as JSON."""
    try:
        return len(json.dumps(value))
    except RecursionError:
        return _LARGEST


def _copy(value: Any) -> Any:
    """Return a value of its own."""
    try:
        return json.loads(json.dumps(value))
    except RecursionError:
        return None


def _write(value: Any) -> bytes:
    """Return a value as JSON, with what no encoder writes."""
    try:
        text = json.dumps(value)
    except RecursionError:
        return b"[" * 5_000
    for number in _RAW_NUMBERS:
        text = text.replace(json.dumps(_RAW + number), number)
    return text.encode()
