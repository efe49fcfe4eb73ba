"""Keep secrets out of what other programs say."""

import base64
from collections.abc import Callable, Iterable
import re
from typing import Final
from urllib.parse import quote, quote_plus

_LONGEST_DETAIL: Final = 200
_BLANK: Final = "…"
# Shorter ones are only looked for as whole words: they may be a part of any.
_ALWAYS_SECRET: Final = 8
_BRACKETS: Final = {")": "(", "]": "["}
_MOST_BRACKETS: Final = 3


def _origin_of(found: re.Match[str]) -> str:
    """Return an address without what follows its origin.

    A bracket that was opened before the address is no part of it.
    """
    address, closing = found[0], ""
    for _ in range(_MOST_BRACKETS):
        last = address[-1]
        opening = _BRACKETS.get(last)
        if opening is None or address.count(last) <= address.count(opening):
            break
        address, closing = address[:-1], last + closing
    origin = found[2][: len(address) - found.start(2) + found.start()]
    return f"{found[1]}{origin}/{_BLANK}{closing}"


type _Replacement = str | Callable[[re.Match[str]], str]
_SECRETS: Final[tuple[tuple[re.Pattern[str], _Replacement], ...]] = (
    # An address keeps its origin: the rest may hold a key or a webhook id.
    (
        re.compile(r"(\w+://)(?:[^\s/@\"'<>]*@)?([^\s/?#\"'<>]+)[^\s\"'<>]*"),
        _origin_of,
    ),
    (re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+"), "…"),
    (re.compile(r"(?=[A-Za-z_-]*\d)[0-9A-Za-z_-]{24,}"), "…"),
)
# What is meant for people keeps file names, however long.
_PRIVATE: Final[tuple[tuple[re.Pattern[str], _Replacement], ...]] = (
    (re.compile(r"magnet:\?[^\s\"'<>]*"), "magnet:…"),
    *_SECRETS[:2],
    (re.compile(r"(?=[A-Za-z]*\d)\b[0-9A-Za-z]{32,}\b"), "…"),
)


class Scrubber:
    """Take known secrets out of texts, in whatever form they are quoted."""

    def __init__(self, secrets: Iterable[str], blank: str = _BLANK) -> None:
        """Look for the longest first: one may contain another."""
        forms = {
            form
            for secret in secrets
            for form in (
                secret,
                quote(secret, safe=""),
                quote_plus(secret),
                base64.b64encode(secret.encode()).decode(),
            )
            if secret
        }
        self._pattern = re.compile(
            "|".join(map(_as_pattern, sorted(forms, key=len, reverse=True))) or "(?!)",
            re.IGNORECASE,
        )
        self._blank = blank

    def scrub(self, words: str) -> str:
        """Return the words without the secrets."""
        return self._pattern.sub(lambda _: self._blank, words)


def harmless(words: str) -> str:
    """Return a service's own words on one line, short and without secrets."""
    text = " ".join(words[: _LONGEST_DETAIL * 10].split())
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text if len(text) <= _LONGEST_DETAIL else f"{text[: _LONGEST_DETAIL - 1]}…"


def discreet(words: str) -> str:
    """Return a message that people shall read, without what is nobody's business.

    Radarr and Sonarr quote addresses that hold the passkey of a tracker or the key of
    an indexer. An address keeps its origin.
    """
    text = words
    for pattern, replacement in _PRIVATE:
        text = pattern.sub(replacement, text)
    return text


def _as_pattern(secret: str) -> str:
    """Return what finds a secret, one that is short only where it stands alone."""
    found = re.escape(secret)
    return found if len(secret) >= _ALWAYS_SECRET else rf"(?<!\w){found}(?!\w)"
