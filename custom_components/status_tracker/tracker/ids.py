"""Read ids and titles as the services write them."""

from datetime import UTC, datetime
import re
import unicodedata
from urllib.parse import urlsplit

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
_IMDB = re.compile(r"^tt\d{5,12}$")
_LARGEST_ID = 2**53
_LONGEST_URL = 2000
_URL = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>\\^`{|}]+", re.IGNORECASE)


def clean_text(value: object, limit: int = 1000) -> str | None:
    """Return a text worth keeping, or None for blanks and unfilled templates."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if not text or text.startswith("{{"):
        return None
    text = text[:limit]
    if text.isascii():
        return text
    # Half of a surrogate pair, left where a sender cut a text, can not be saved.
    return text.encode("utf-8", "replace").decode("utf-8")


def clean_number(value: object) -> int | None:
    """Return a positive id from a number or a numeric text, else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        text = value.strip()
        if not text.isascii() or not text.isdigit() or len(text) > 16:
            return None
        value = int(text)
    if isinstance(value, int) and 0 < value < _LARGEST_ID:
        return value
    return None


def clean_imdb(value: object) -> str | None:
    """Return an IMDb id in its usual form, else None."""
    text = clean_text(value, 20)
    return text if text is not None and _IMDB.match(text) else None


def clean_hash(value: object) -> str | None:
    """Return a download id in lower case, else None."""
    text = clean_text(value, 200)
    return text.lower() if text is not None else None


def clean_jellyfin(value: object) -> str | None:
    """Return a Jellyfin id as 32 lower-case hex digits, else None."""
    text = clean_text(value, 40)
    if text is None:
        return None
    digits = text.replace("-", "").lower()
    is_id = len(digits) == 32 and set(digits) <= set("0123456789abcdef")
    return digits if is_id and digits.strip("0") else None


def clean_url(value: object) -> str | None:
    """Return an http or https address without credentials, else None."""
    text = clean_text(value, _LONGEST_URL + 1)
    if text is None or len(text) > _LONGEST_URL or not _URL.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.hostname and "@" not in parts.netloc else None


def fold_title(title: str) -> str:
    """Return a title as it compares: no case, accents or punctuation."""
    text = title.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", text).strip()


def path_parts(path: str) -> tuple[str, ...]:
    """Return the parts of a path, the file first, without case."""
    parts = path.replace("\\", "/").casefold().split("/")
    return tuple(reversed([part for part in parts if part not in ("", ".")]))


def parse_time(value: object) -> datetime | None:
    """Return an aware UTC time from an ISO text, else None."""
    text = clean_text(value, 40)
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(text)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except ValueError, OverflowError:
        return None
