"""Find out who else needs a torrent before it is removed."""

import asyncio
from collections.abc import Iterable
from typing import Final

from ..clients.arr_activity import HistoryRecord
from ..clients.errors import ServiceError
from ..clients.radarr import RadarrClient
from ..clients.sonarr import SonarrClient
from ..tracker.facts import Subject
from ..tracker.models import ArrRef
from ..tracker.terms import MediaType
from .step import Work

_AT_ONCE: Final = 4
_CLIENTS: Final = {MediaType.MOVIE: RadarrClient, MediaType.TV: SonarrClient}


class Holders:
    """Name who keeps a torrent: other titles, and seasons that stay."""

    def __init__(self, work: Work) -> None:
        """Begin with no title looked up."""
        self._work = work
        self._names: dict[ArrRef, str | None] = {}
        self._gate = asyncio.Semaphore(_AT_ONCE)

    async def of(self, hashes: Iterable[str]) -> tuple[str, ...]:
        """Return who keeps the torrent with these hashes, nobody if it may go."""
        found: set[str] = set()
        for each in hashes:
            found |= self._known(each)
            found |= self._work.seeding_for(each)
            found |= await self._told(each)
        return tuple(sorted(found))

    def _known(self, download_id: str) -> set[str]:
        """Return who keeps a download as far as the requests tell."""
        deletion, tracker = self._work.deletion, self._work.tracker
        found = self._kept_seasons(
            key.season for key in deletion.known.downloads.get(download_id, ())
        )
        for request_id in tracker.find(Subject(download=download_id)):
            if request_id in deletion.request_ids or self._work.is_going(request_id):
                continue
            found |= {one.name for one in (tracker.get(request_id),) if one}
        return found

    def _kept_seasons(self, seasons: Iterable[int | None]) -> set[str]:
        """Return the seasons that stay, of those that a download brought."""
        going = self._work.deletion.seasons
        if going is None:
            return set()
        return {f"S{season:02d}" for season in {*seasons} - {None, *going}}

    async def _told(self, download_id: str) -> set[str]:
        """Return who keeps a download as far as Sonarr and Radarr tell.

        Those that cannot have the title itself may be out of reach.
        """
        own = _CLIENTS[self._work.known.media_type]
        found: set[str] = set()
        for instance, client in self._work.clients.items():
            if isinstance(client, (RadarrClient, SonarrClient)):
                try:
                    found |= await self._told_by(instance, client, download_id)
                except ServiceError as err:
                    if isinstance(client, own):
                        err.asked = self._name_of(instance)
                        raise
        return found

    def _name_of(self, instance: str) -> str | None:
        """Return what a service with a step of its own is called."""
        steps = self._work.deletion.steps
        return next((each.name for each in steps if each.instance == instance), None)

    async def _told_by(
        self, instance: str, client: RadarrClient | SonarrClient, download_id: str
    ) -> set[str]:
        """Return who keeps a download by the history of one Sonarr or Radarr."""
        async with self._gate:
            records = await client.history_of_download(download_id)
        own = self._own_ids(instance)
        found = self._kept_seasons(
            record.season for record in records if _title_id(record) in own
        )
        others = {_title_id(record) for record in records} - own
        for title_id in others:
            if title_id is None or self._is_going(ref := ArrRef(instance, title_id)):
                continue
            if (name := await self._name(client, ref)) is not None:
                found.add(name)
        return found

    def _own_ids(self, instance: str) -> set[int]:
        """Return the numbers of the title itself in one Sonarr or Radarr."""
        return {ref.id for ref in self._work.known.arr if ref.instance == instance}

    def _is_going(self, ref: ArrRef) -> bool:
        """Tell whether another title is being deleted as well."""
        found = self._work.tracker.find(Subject(arr=ref))
        return bool(found) and all(map(self._work.is_going, found))

    async def _name(
        self, client: RadarrClient | SonarrClient, ref: ArrRef
    ) -> str | None:
        """Return what another title is called, None if it is gone."""
        if ref not in self._names:
            self._names[ref] = await _title_of(client, ref.id)
        return self._names[ref]


def _title_id(record: HistoryRecord) -> int | None:
    """Return the number of the title that a record is about."""
    return record.movie_id or record.series_id


async def _title_of(client: RadarrClient | SonarrClient, title_id: int) -> str | None:
    """Return the title with a number, None where there is none."""
    found = (
        await client.movie(title_id)
        if isinstance(client, RadarrClient)
        else await client.series(title_id)
    )
    return None if found is None else found.title or str(title_id)
