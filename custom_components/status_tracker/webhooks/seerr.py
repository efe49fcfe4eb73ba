"""Parse the notifications of Seerr, Jellyseerr and Overseerr.

The default template is the same from Jellyseerr 1.1 to Seerr 3: every value is a
text, a missing one is empty, a missing block is null, and a variable that a version
does not know stays in its braces.
"""

from collections.abc import Mapping
import re
from typing import Final

from ..tracker.facts import (
    Authority,
    AvailabilityHinted,
    Described,
    Fact,
    Subject,
    Wished,
)
from ..tracker.ids import (
    clean_imdb,
    clean_jellyfin,
    clean_number,
    clean_text,
    clean_url,
)
from ..tracker.models import MediaIds, SeerrRef
from ..tracker.terms import MediaType, Service, WishStatus
from .models import Context, IncompletePayload, Parsed
from .reading import Payload, block, blocks, count, line, read_event, year

_TEST: Final = "TEST_NOTIFICATION"
STATUSES: Final[Mapping[str, WishStatus]] = {
    "MEDIA_PENDING": WishStatus.PENDING,
    "MEDIA_AUTO_APPROVED": WishStatus.APPROVED,
    "MEDIA_APPROVED": WishStatus.APPROVED,
    "MEDIA_DECLINED": WishStatus.DECLINED,
    "MEDIA_FAILED": WishStatus.FAILED,
    # Also sent instead of an approval, when the title was there before it.
    "MEDIA_AVAILABLE": WishStatus.APPROVED,
}
_HINTS: Final = frozenset({"MEDIA_AVAILABLE"})
_MEDIA_TYPES: Final = {"movie": MediaType.MOVIE, "tv": MediaType.TV}
_TITLE_AND_YEAR: Final = re.compile(r"(.*\S)\s*\((\d{4})\)")
_FOUR_K: Final = re.compile(r"\b4K\b")
_MAIL_ADDRESS: Final = re.compile(r"([^\s@<>]+)@[^\s@<>]+")
_SEASON: Final = re.compile(r"\d+")


def parse(payload: object, context: Context) -> Parsed:
    """Return the facts of a notification, none where it is not about a wish.

    Raises IncompletePayload for what is no notification of Seerr, or one about a wish
    that does not say which.
    """
    values, event = read_event(payload, Service.SEERR)
    if (status := STATUSES.get(event)) is None:
        return Parsed(event=event, test=event == _TEST)
    subject = _subject(values, event, context)
    facts: list[Fact] = [
        _wished(values, context, subject, status),
        _described(values, context, subject),
    ]
    if event in _HINTS:
        at, source = context.received, context.source
        facts.append(AvailabilityHinted(at=at, source=source, subject=subject))
    return Parsed(event=event, facts=tuple(facts))


def _subject(payload: Payload, event: str, context: Context) -> Subject:
    """Return which wish it is, and for which title."""
    media = block(payload, "media")
    if not media:
        raise IncompletePayload(event, "media")
    kind = clean_text(media.get("media_type"), 10)
    is_4k = _is_4k(payload.get("event"))
    ids = MediaIds(
        tmdb=clean_number(media.get("tmdbId")),
        tvdb=clean_number(media.get("tvdbId")),
        imdb=clean_imdb(media.get("imdbId")),
        # The id is that of the plain version, also on a notification about 4K.
        jellyfin=None if is_4k else clean_jellyfin(media.get("jellyfinMediaId")),
    )
    title, released = _title_and_year(payload.get("subject"))
    request_id = clean_number(block(payload, "request").get("request_id"))
    if request_id is None and title is None and ids == MediaIds():
        raise IncompletePayload(event, "tmdbId or request_id")
    return Subject(
        media_type=_MEDIA_TYPES.get(kind or ""),
        ids=ids,
        seerr=SeerrRef(context.source.instance, request_id) if request_id else None,
        title=title,
        year=released,
        is_4k=is_4k,
    )


def _is_4k(event: object) -> bool | None:
    """Read from the English headline whether it is about 4K: nothing else tells."""
    headline = line(event)
    return None if headline is None else bool(_FOUR_K.search(headline))


def _title_and_year(subject: object) -> tuple[str | None, int | None]:
    """Split "Title (Year)"; the year is missing where TMDB has no date."""
    text = line(subject)
    match = _TITLE_AND_YEAR.fullmatch(text) if text is not None else None
    if match is None or (released := year(match[2])) is None:
        return text, None
    return match[1], released


def _wished(
    payload: Payload, context: Context, subject: Subject, status: WishStatus
) -> Wished:
    """Return what became of the wish."""
    request = block(payload, "request")
    is_film = subject.media_type is MediaType.MOVIE
    return Wished(
        at=context.received,
        source=context.source,
        subject=subject,
        status=status,
        seasons=None if is_film else _seasons(payload),
        requested_by=_user(request.get("requestedBy_username")),
        # The message is the overview: the headline is all that is said of a failure.
        reason=line(payload.get("event")) if status is WishStatus.FAILED else None,
    )


def _seasons(payload: Payload) -> frozenset[int] | None:
    """Return the requested seasons, 0 for the specials, None if not said."""
    for extra in blocks(payload, "extra"):
        if line(extra.get("name")) == "Requested Seasons":
            text = clean_text(extra.get("value"), 2000) or ""
            numbers = (count(number) for number in _SEASON.findall(text))
            seasons = frozenset(number for number in numbers if number is not None)
            return seasons or None
    return None


def _user(value: object) -> str | None:
    """Return a name without the domain of a mail address in it."""
    name = line(value, 100)
    return None if name is None else _MAIL_ADDRESS.sub(r"\1", name)


def _described(payload: Payload, context: Context, subject: Subject) -> Described:
    """Return how Seerr presents the title."""
    poster = clean_url(payload.get("image"))
    if poster is not None and poster.endswith("null"):
        # What the address of a missing poster ends in.
        poster = None
    return Described(
        at=context.received,
        source=context.source,
        subject=subject,
        authority=Authority.WISH,
        overview=clean_text(payload.get("message")),
        poster=poster,
    )
