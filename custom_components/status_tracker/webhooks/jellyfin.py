"""Parse the notifications of Jellyfin's Webhook plugin.

It either sends every property it has, with numbers and ids without dashes, or what
the user's own template says: then everything is text, ids have dashes, missing values
are empty and characters may be escaped for HTML.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
import html
from typing import Final

from ..tracker.facts import AvailabilityHinted, Fact, Playable, Subject
from ..tracker.ids import clean_imdb, clean_jellyfin, clean_number, parse_time
from ..tracker.models import FILM, ItemKey, MediaIds
from ..tracker.terms import MediaType, Service
from .models import Context, IncompletePayload, Parsed
from .reading import Payload, count, line, read_event, year

type _Describe = Callable[[Payload], Subject]
type _Handler = Callable[[Payload, Context, Subject], tuple[Fact, ...]]

_LONGEST_DELAY: Final = timedelta(days=1)
_LONGEST_FILE: Final = 100


def parse(payload: object, context: Context) -> Parsed:
    """Return the facts of a notification, none where it is only acknowledged.

    Raises IncompletePayload for what is no notification of Jellyfin, or one about an
    item that does not say which.
    """
    values, event = read_event(payload, Service.JELLYFIN)
    if event not in EVENTS:
        return Parsed(event=event)
    if (kind := line(values.get("ItemType"), 30)) is None:
        raise IncompletePayload(event, "ItemType")
    handler = EVENTS[event].get(kind)
    if handler is None:
        return Parsed(event=event)
    subject = _SUBJECTS[kind](values)
    return Parsed(event=event, facts=handler(values, context, subject))


def _film(payload: Payload) -> Subject:
    """Return which film it is: the item's ids are the film's."""
    return Subject(
        media_type=MediaType.MOVIE,
        ids=_ids(payload),
        shoko_file=clean_number(payload.get("Provider_shoko file")),
        title=_name(payload.get("Name")),
        year=year(payload.get("Year")),
    )


def _series(payload: Payload) -> Subject:
    """Return which show it is: the item's ids are the show's."""
    return Subject(
        media_type=MediaType.TV,
        ids=_ids(payload),
        title=_name(payload.get("Name")),
        year=year(payload.get("Year")),
    )


def _part(payload: Payload) -> Subject:
    """Return which show a season or an episode is of: its own ids are not the show's."""
    return Subject(
        media_type=MediaType.TV,
        ids=MediaIds(jellyfin=clean_jellyfin(payload.get("SeriesId"))),
        shoko_file=clean_number(payload.get("Provider_shoko file")),
        title=_name(payload.get("SeriesName")),
        year=year(payload.get("Year")),
    )


def _ids(payload: Payload) -> MediaIds:
    """Return the ids of the item itself."""
    return MediaIds(
        tmdb=clean_number(payload.get("Provider_tmdb")),
        tvdb=clean_number(payload.get("Provider_tvdb")),
        imdb=clean_imdb(payload.get("Provider_imdb")),
        anidb=clean_number(payload.get("Provider_anidb")),
        shoko_series=clean_number(payload.get("Provider_shoko series")),
        jellyfin=clean_jellyfin(payload.get("ItemId")),
    )


def _name(value: object) -> str | None:
    """Return a name as it is read, whatever escaped it on its way."""
    text = line(value)
    return None if text is None else line(html.unescape(text.replace('\\"', '"')))


def _hint(payload: Payload, context: Context, subject: Subject) -> tuple[Fact, ...]:
    """Return a reason to ask Jellyfin itself, which alone knows what can be played."""
    if subject.title is None and subject.ids == MediaIds():
        raise IncompletePayload("ItemAdded", "Name or Provider_tmdb")
    at = _time(payload, context)
    return (AvailabilityHinted(at=at, source=context.source, subject=subject),)


def _lost(payload: Payload, context: Context, subject: Subject) -> tuple[Fact, ...]:
    """Return that Jellyfin no longer has an item, or a whole series."""
    if (item_id := clean_jellyfin(payload.get("ItemId"))) is None:
        raise IncompletePayload("ItemDeleted", "ItemId")
    at = _time(payload, context)
    return tuple(
        Playable(
            at=at,
            source=context.source,
            subject=subject,
            jellyfin_id=item_id,
            playable=False,
            item=item,
            series_id=clean_jellyfin(payload.get("SeriesId")),
        )
        for item in _items(payload, subject)
    )


def _items(payload: Payload, subject: Subject) -> tuple[ItemKey | None, ...]:
    """Return what a Jellyfin item plays: one file may hold several episodes."""
    if subject.media_type is MediaType.MOVIE:
        return (FILM,)
    season = count(payload.get("SeasonNumber"))
    first = count(payload.get("EpisodeNumber"))
    if season is None or first is None:
        return (None,)
    last = count(payload.get("EpisodeNumberEnd")) or first
    if not first <= last < first + _LONGEST_FILE:
        last = first
    return tuple(ItemKey(season, number) for number in range(first, last + 1))


def _time(payload: Payload, context: Context) -> datetime:
    """Return when it was sent, unless Jellyfin's clock is ahead or far off."""
    sent = parse_time(payload.get("UtcTimestamp"))
    if sent is None or abs(context.received - sent) > _LONGEST_DELAY:
        return context.received
    return min(sent, context.received)


_SUBJECTS: Final[Mapping[str, _Describe]] = {
    "Movie": _film,
    "Series": _series,
    "Season": _part,
    "Episode": _part,
}
EVENTS: Final[Mapping[str, Mapping[str, _Handler]]] = {
    "ItemAdded": dict.fromkeys(_SUBJECTS, _hint),
    # A season's episodes vanish with it, unnamed: asking tells which ones.
    "ItemDeleted": {"Movie": _lost, "Series": _lost, "Season": _hint, "Episode": _lost},
}
