"""Write each moment of a packed request once: they are what compresses worst.

What stands for a moment begins with a control character, which JSON never has.
"""

import re
from typing import Final

# Seconds since 1970 as they are packed, from 2001 on.
_MOMENT: Final = re.compile(r"(?<![\d.])[12]\d{9}\.(?:0|\d{0,5}[1-9])(?!\d)")
_NEAR: Final = re.compile("\x01(.)|\x02([0-9]+)\x02")
_END: Final = ";"
_MILLION: Final = 1_000_000

# So many moments are named by one character, from this one on.
_FIRST: Final = 0x21
_SHORT: Final = 90


def shorten(text: str) -> str:
    """Return a text with all its moments at the front, as microseconds."""
    places: dict[str, int] = {}

    def name(found: re.Match[str]) -> str:
        place = places.setdefault(found[0], len(places))
        return f"\x01{chr(_FIRST + place)}" if place < _SHORT else f"\x02{place}\x02"

    named = _MOMENT.sub(name, text)
    moments = [_microseconds(each) for each in places]
    # All but the first by how far they are from it.
    first = moments[0] if moments else 0
    numbers = [first, *(each - first for each in moments[1:])] if moments else []
    return f"{','.join(map(str, numbers))}{_END}{named}"


def lengthen(short: str) -> str:
    """Return the text that was shortened; raise ValueError if it never was."""
    front, _, named = short.partition(_END)
    numbers = [int(each) for each in front.split(",")] if front else []
    moments = [_text(each + (numbers[0] if n else 0)) for n, each in enumerate(numbers)]

    def moment(found: re.Match[str]) -> str:
        place = ord(found[1]) - _FIRST if found[1] else int(found[2])
        return moments[place]

    try:
        return _NEAR.sub(moment, named)
    except IndexError as err:
        raise ValueError(front) from err


def _microseconds(moment: str) -> int:
    """Return a moment as whole microseconds."""
    seconds, _, fraction = moment.partition(".")
    return int(seconds) * _MILLION + int(fraction.ljust(6, "0"))


def _text(microseconds: int) -> str:
    """Return microseconds as a moment is packed."""
    seconds, fraction = divmod(microseconds, _MILLION)
    return f"{seconds}.{f'{fraction:06}'.rstrip('0') or '0'}"
