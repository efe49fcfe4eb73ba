"""Read values from JSON that may be of another type, missing or nonsense."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
import json
import math
import re
from typing import Final, Self

import orjson
from yarl import URL

type JsonObject = dict[str, object]

_LARGEST_INTEGER: Final = 2**63 - 1
_LONGEST_TEXT: Final = 10_000
_LARGEST_WHOLE: Final = 16 * 1024 * 1024
_WHOLE_LIST_BYTES: Final = 1024 * 1024
_TEXT_BYTES: Final = 256 * 1024
_LARGEST_ELEMENT: Final = 5 * _TEXT_BYTES
# No service sends so many objects and lists at once; each costs time to make.
_MOST_PARTS: Final = 100_000
_BETWEEN_ELEMENTS: Final = re.compile(r"[\s,]*")
_AFTER_ELEMENT: Final = re.compile(r"[\s,\]]")
_DURATION: Final = re.compile(r"(?:(\d{1,6})\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?")
_VERSION: Final = re.compile(r"v?(\d{1,9}(?:\.\d{1,9})*)")


class Word(StrEnum):
    """List the words a service may say; every list has a member UNKNOWN."""

    @classmethod
    def read(cls, value: object) -> Self:
        """Return the member that a value names, in any case, else UNKNOWN."""
        if isinstance(value, str):
            if value in cls:
                return cls(value)
            folded = value.strip().casefold()
            for member in cls:
                if member.value.casefold() == folded:
                    return member
        return cls("unknown")


def text(value: object) -> str | None:
    """Return a text that says something, a number as text, else None.

    A text is cut after 10,000 characters, and can be saved: half of a surrogate
    pair, left where somebody cut it, is replaced.
    """
    if isinstance(value, str):
        found = value[:_LONGEST_TEXT].strip()
        if not found.isascii():
            found = found.encode("utf-8", "replace").decode("utf-8")
        return found or None
    if isinstance(value, float) or integer(value) is not None:
        return str(value)
    return None


def integer(value: object) -> int | None:
    """Return a whole number of at most 64 bits, also from a text, else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = int(value) if len(value) < 25 else None
        except ValueError:
            return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and abs(value) <= _LARGEST_INTEGER:
        return value
    return None


def positive(value: object) -> int | None:
    """Return an id or a count above zero, else None: services say 0 for none."""
    number = integer(value)
    return number if number is not None and number > 0 else None


def size(value: object) -> int | None:
    """Return a number of bytes or things from zero up, else None."""
    number = integer(value)
    return number if number is not None and number >= 0 else None


def fraction(value: object) -> float | None:
    """Return a finite number, also from a text, else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
        return None
    if isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    return None


def flag(value: object) -> bool | None:
    """Return a yes or no, also from its text, else None."""
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().casefold())
    return value if isinstance(value, bool) else None


def moment(value: object) -> datetime | None:
    """Return an aware UTC time from an ISO text, else None."""
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value.strip())
        time = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except ValueError, OverflowError:
        return None
    # .NET writes the year 1 where it has no time.
    return time if time.year > 1 else None


def epoch(value: object) -> datetime | None:
    """Return a UTC time from seconds since 1970, None from 0 and below."""
    if (seconds := positive(value)) is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except ValueError, OverflowError, OSError:
        return None


def day(value: object) -> date | None:
    """Return the day of an ISO date or time, else None."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def duration(value: object) -> timedelta | None:
    """Return the time of a text like `1.02:03:04` (days first), else None."""
    if not isinstance(value, str) or not (found := _DURATION.fullmatch(value.strip())):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def version(value: object) -> tuple[int, ...] | None:
    """Return the numbers that a version text begins with, else None."""
    if not isinstance(value, str) or not (found := _VERSION.match(value.strip())):
        return None
    return tuple(int(part) for part in found.group(1).split("."))


def link(value: object) -> str | None:
    """Return an absolute http or https address, else None."""
    if not isinstance(value, str) or len(value) > 2000:
        return None
    try:
        url = URL(value.strip())
    except ValueError, TypeError:
        return None
    return str(url) if url.scheme in ("http", "https") and url.host else None


def mapping(value: object) -> JsonObject:
    """Return a JSON object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def members(value: object) -> list[object]:
    """Return a JSON list, an empty one for anything else."""
    return value if isinstance(value, list) else []


def objects(value: object) -> list[JsonObject]:
    """Return the JSON objects in a list, none for anything else."""
    return [member for member in members(value) if isinstance(member, dict)]


def texts(value: object) -> tuple[str, ...]:
    """Return the texts in a list, in order and each once."""
    found = (text(member) for member in members(value))
    return tuple(dict.fromkeys(member for member in found if member is not None))


def integers(value: object) -> tuple[int, ...]:
    """Return the whole numbers in a list, in order."""
    found = (integer(member) for member in members(value))
    return tuple(member for member in found if member is not None)


def first_text(data: Mapping[str, object], *keys: str) -> str | None:
    """Return the first text found under one of the keys, else None."""
    return next((found for key in keys if (found := text(data.get(key)))), None)


def parse_json(body: bytes) -> object:
    """Return what a JSON body says; raise ValueError when it is none, or too large.

    What is read at once keeps the event loop waiting; long lists are read by
    `parse_elements`. One half character or number beyond measure makes no whole
    answer useless.
    """
    if len(body) > _LARGEST_WHOLE or body.count(b"{") + body.count(b"[") > _MOST_PARTS:
        raise ValueError("Too large to be read at once")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(body.decode("utf-8-sig", "replace"), strict=False)
    except RecursionError as err:
        raise ValueError("Nested too deeply") from err


def write_json(value: object) -> bytes:
    """Return a value as JSON, such as services sent too: half characters are kept."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value).encode()


def parse_elements(pieces: Sequence[bytes]) -> Iterator[object]:
    """Yield the elements of a JSON list in pieces; raise ValueError when it is none.

    A long list is read piece by piece, so that the caller can pause between
    two elements and never holds more than one of them.
    """
    if sum(map(len, pieces)) <= _WHOLE_LIST_BYTES:
        found = parse_json(b"".join(pieces))
        if not isinstance(found, list):
            raise ValueError("Not a list")
        yield from found
        return
    texts = _texts(pieces)
    document = next(texts)
    decoder = json.JSONDecoder()
    if not (start := re.match(r"\s*\[", document)):
        raise ValueError("Not a list")
    position = start.end()
    while True:
        between = _BETWEEN_ELEMENTS.match(document, position)
        position = between.end() if between else position
        if document[position : position + 1] == "]":
            return
        try:
            element, end = decoder.raw_decode(document, position)
        except RecursionError as err:
            raise ValueError("Nested too deeply") from err
        except ValueError:
            end = len(document)
            element = None
            if (more := next(texts, None)) is None:
                raise
        else:
            # What nothing follows yet may go on in the next text.
            is_whole = _AFTER_ELEMENT.match(document, end)
            more = None if is_whole else next(texts, None)
        if more is not None:
            document, position = document[position:] + more, 0
            parts = document.count("{") + document.count("[")
            if len(document) - len(more) > _LARGEST_ELEMENT or parts > _MOST_PARTS:
                # It is read anew with each text, all at once.
                raise ValueError("An element is too large")
            continue
        position = end
        yield element


def _texts(pieces: Sequence[bytes]) -> Iterator[str]:
    """Yield the text of pieces, some of them at a time; ValueError for none."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    heap: list[str] = []
    length = 0
    for piece in pieces:
        heap.append(decoder.decode(piece))
        length += len(piece)
        if length >= _TEXT_BYTES:
            yield "".join(heap)
            heap, length = [], 0
    yield "".join([*heap, decoder.decode(b"", final=True)])
