"""Find the requests that what is new in Jellyfin's library may be about."""

import asyncio
from collections.abc import Iterable, Mapping, Set as AbstractSet
from typing import Final

from ..clients.jellyfin_models import ItemType, LibraryItem
from ..tracker.facts import Subject
from ..tracker.ids import clean_number
from ..tracker.models import MediaIds
from ..tracker.terms import MediaType
from ..tracker.tracker import Tracker
from .library_index import Entry, LibraryIndex
from .library_reader import News

_BREATH: Final = 20


async def requests_of(
    news: News, index: LibraryIndex, tracker: Tracker
) -> Mapping[str, AbstractSet[str]]:
    """Return the unfinished requests to look at, each with series that hold its file.

    One look-up in the tracker's index for each new item: what nobody waits for
    costs no more than that.
    """
    found: dict[str, set[str]] = {}
    series = {one.series_id for one in news.episodes if one.series_id is not None}
    entries = {entry.id: entry for entry in news.entries}
    for series_id in series:
        if (entry := index.get(series_id)) is not None:
            entries[series_id] = entry
    for number, entry in enumerate(entries.values(), 1):
        for subject in _subjects(entry):
            for request_id in tracker.find(subject):
                found.setdefault(request_id, set())
        if number % _BREATH == 0:
            await asyncio.sleep(0)
    for number, episode in enumerate(news.episodes, 1):
        for request_id in _owners(episode, tracker):
            leads = found.setdefault(request_id, set())
            if episode.series_id is not None:
                leads.add(episode.series_id)
        if number % _BREATH == 0:
            await asyncio.sleep(0)
    return {key: leads for key, leads in found.items() if key in tracker.unfinished}


def _subjects(entry: Entry) -> Iterable[Subject]:
    """Yield what an entry may be: by its ids and, as either kind, by its names."""
    kind = MediaType.MOVIE if entry.type is ItemType.MOVIE else MediaType.TV
    ids = MediaIds(jellyfin=entry.id, **dict(entry.ids))  # type: ignore[arg-type]
    yield Subject(media_type=kind, ids=ids)
    # Anime films may be series, and the other way round.
    yield Subject(
        ids=MediaIds(imdb=ids.imdb, anidb=ids.anidb, shoko_series=ids.shoko_series)
    )
    for name in sorted(entry.names):
        yield Subject(title=name, year=entry.year)


def _owners(episode: LibraryItem, tracker: Tracker) -> Iterable[str]:
    """Return the requests whose file an episode is, by Shoko's number of it."""
    number = clean_number(episode.provider_ids.get("shoko file"))
    return () if number is None else tracker.find(Subject(shoko_file=number))
