"""Delete what Seerr has of a title: its requests and its record."""

from collections.abc import Iterable, Sequence
from typing import override

from ..clients.answers import MediaType as ClientMediaType
from ..clients.errors import ResponseProblem, ServiceResponseError
from ..clients.seerr import SeerrClient
from ..clients.seerr_models import MediaStatus, SeerrMedia, SeerrRequest, SeerrTitle
from ..tracker.terms import MediaType
from .models import KeptReason, Thing, ThingKind
from .step import DeletionStep


class RequestsStep(DeletionStep[SeerrClient]):
    """Delete the requests for a title in one Seerr, and its record of it."""

    @override
    async def plan(self) -> None:
        requests, media = await self._find()
        if media is not None:
            self.known.learn(tmdb=media.tmdb_id, tvdb=media.tvdb_id, imdb=media.imdb_id)
            for jellyfin_id in (media.jellyfin_id, media.jellyfin_id_4k):
                if jellyfin_id is not None:
                    self.known.jellyfin_titles.add(jellyfin_id)
        self.record.objects = tuple(map(_request, requests))
        if media is not None:
            self.record.objects += (_record(media),)
        if self.seasons is None:
            return
        for request, thing in zip(requests, self.record.objects, strict=False):
            others = {season.number for season in request.seasons} - self.seasons
            if others or not request.seasons:
                names = (f"S{season:02d}" for season in sorted(others))
                self.keep(thing, KeptReason.OTHER_SEASONS, *names)
        for thing in self.record.objects:
            if thing.kind is ThingKind.RECORD:
                self.keep(thing, KeptReason.OTHER_SEASONS)

    async def _find(self) -> tuple[list[SeerrRequest], SeerrMedia | None]:
        """Return the requests for the title and the record of it."""
        found = {
            request.id: request
            for ref in sorted(self.known.seerr)
            if ref.instance == self.record.instance
            and (request := await self.client.request(ref.request_id)) is not None
            and self._is_it(request)
        }
        media = next((one.media for one in found.values() if one.media), None)
        if media is not None:
            self.known.learn(tmdb=media.tmdb_id)
        if (title := await self._title()) is not None:
            self._note(title)
            found |= {request.id: request for request in title.requests}
            media = title.media or media
        return [found[each] for each in sorted(found)], media

    def _is_it(self, request: SeerrRequest) -> bool:
        """Tell whether a request is for the title that is meant."""
        if request.type is not None and request.type.value != self.known.media_type:
            return False
        media = request.media
        return media is not None and self.known.is_same(
            tmdb=media.tmdb_id, tvdb=media.tvdb_id
        )

    async def _title(self) -> SeerrTitle | None:
        """Return what Seerr knows of the title, None if it knows nothing."""
        if self.known.tmdb is None:
            return None
        kind = ClientMediaType(self.known.media_type.value)
        try:
            return await self.client.title(kind, self.known.tmdb)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.SERVER_ERROR:
                raise
            # So Seerr answers about a film that TMDB does not know, too.
            await self.client.request_counts()
            return None

    def _note(self, title: SeerrTitle) -> None:
        """Note what Seerr knows of the title beside its own records."""
        if self.known.media_type is MediaType.TV:
            self.known.learn(tvdb=title.tvdb_id)
        self.known.learn(imdb=title.imdb_id, names=(title.title, title.original_title))
        if self.known.is_anime is None and title.is_anime:
            self.known.is_anime = True

    @override
    async def left(self) -> Sequence[Thing]:
        title = await self._title()
        if title is None:
            return await self._left_requests(self.record.objects)
        listed = [
            thing for thing in self.record.objects if _is_listed(thing, title.media)
        ]
        return [*await self._left_requests(self.record.objects), *listed]

    async def _left_requests(self, things: Iterable[Thing]) -> list[Thing]:
        """Return which requests are there, asking for each."""
        return [
            thing
            for thing in things
            if thing.kind is ThingKind.REQUEST
            and await self.client.request(int(thing.id)) is not None
        ]

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        # The record takes along what it has; what is gone already is fine.
        for thing in sorted(things, key=lambda each: each.kind is ThingKind.RECORD):
            if thing.kind is ThingKind.RECORD:
                await self.client.delete_media(int(thing.id))
            else:
                await self.client.delete_request(int(thing.id))


def _is_listed(thing: Thing, media: SeerrMedia | None) -> bool:
    """Tell whether a record is still there; a blocklisted one is only reset."""
    if thing.kind is not ThingKind.RECORD or media is None or str(media.id) != thing.id:
        return False
    was_blocked = thing.facts["status"] == MediaStatus.BLOCKLISTED
    return not (was_blocked and media.status is MediaStatus.NOT_REQUESTED)


def _request(request: SeerrRequest) -> Thing:
    """Return what is shown of a request; who asked is shown without an address."""
    name = request.requested_by
    return Thing(
        kind=ThingKind.REQUEST,
        id=str(request.id),
        facts={
            "requested_by": name.split("@", 1)[0] if name else None,
            "status": request.status.value,
            "is_4k": request.is_4k,
        },
    )


def _record(media: SeerrMedia) -> Thing:
    """Return what is shown of the record of a title."""
    return Thing(
        kind=ThingKind.RECORD,
        id=str(media.id),
        facts={"status": media.status.value, "status_4k": media.status_4k.value},
    )
