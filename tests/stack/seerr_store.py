"""What Seerr keeps: media and requests, without telling anybody."""

from collections.abc import Iterable, Sequence

from .clock import Clock
from .seerr_records import (
    ALICE,
    BOB,
    Media,
    MediaStatus,
    Request,
    RequestStatus,
    User,
)
from .world import Title


class SeerrStore:
    """Keep what was asked for and what the library has."""

    clock: Clock

    def __init__(self, clock: Clock, titles: Iterable[Title]) -> None:
        """Begin empty; the titles are what a search finds."""
        self.clock = clock
        self.titles = {(t.kind.is_show, t.tmdb_id): t for t in titles}
        self.users = {user.id: user for user in (ALICE, BOB)}
        self.media: dict[int, Media] = {}
        self.requests: dict[int, Request] = {}
        self._media_by_title: dict[tuple[bool, int], Media] = {}
        self._next_media_id = 1
        self._next_request_id = 101

    def find_media(self, title: Title) -> Media | None:
        """Return what is known about a title."""
        return self._media_by_title.get((title.kind.is_show, title.tmdb_id))

    def add_media(self, title: Title) -> Media:
        """Return what is known about a title, a new record when there is none."""
        if (media := self.find_media(title)) is None:
            now = self.clock.now()
            media = Media(id=self._next_media_id, title=title, created=now, updated=now)
            self._next_media_id += 1
            self.media[media.id] = media
            self._media_by_title[title.kind.is_show, title.tmdb_id] = media
        self.titles.setdefault((title.kind.is_show, title.tmdb_id), title)
        return media

    def create_request(
        self,
        title: Title,
        user: User = ALICE,
        *,
        seasons: Sequence[int] = (),
        is_4k: bool = False,
        approved: bool = False,
    ) -> Request:
        """Write down a wish without telling anybody; all seasons unless some are named."""
        media = self.add_media(title)
        now = self.clock.now()
        request = Request(
            id=self._next_request_id,
            media=media,
            user=user,
            status=RequestStatus.APPROVED if approved else RequestStatus.PENDING,
            created=now,
            updated=now,
            is_4k=is_4k,
            seasons=tuple(seasons) or title.seasons,
        )
        self._next_request_id += 1
        self.requests[request.id] = request
        open_states = (MediaStatus.UNKNOWN, MediaStatus.DELETED)
        if is_4k and media.status4k in open_states:
            media.status4k = MediaStatus.PENDING
        if not is_4k and media.status in open_states:
            media.status = MediaStatus.PENDING
        for season in request.seasons:
            if media.seasons.get(season, MediaStatus.UNKNOWN) in open_states:
                media.seasons[season] = MediaStatus.PENDING
        return request

    def note_library(self, title: Title, jellyfin_id: str) -> Media:
        """Find a title in the library that nobody asked for."""
        media = self.add_media(title)
        media.status = MediaStatus.AVAILABLE
        media.seasons = dict.fromkeys(title.seasons, MediaStatus.AVAILABLE)
        media.jellyfin_media_id = jellyfin_id
        media.media_added = self.clock.now()
        return media

    def mark_deleted(self, media: Media) -> None:
        """Learn that a title left the library; nobody is told."""
        media.status = MediaStatus.DELETED
        media.jellyfin_media_id = None
        media.seasons = dict.fromkeys(media.seasons, MediaStatus.DELETED)

    def delete_request(self, request: Request) -> None:
        """Forget a wish; nobody is told."""
        del self.requests[request.id]
        self.forget_status(request.media)

    def delete_media(self, media: Media) -> None:
        """Forget a title with all its wishes; nobody is told."""
        del self.media[media.id]
        del self._media_by_title[media.title.kind.is_show, media.title.tmdb_id]
        for request in [r for r in self.requests.values() if r.media is media]:
            del self.requests[request.id]

    def set_status(
        self, request: Request, status: RequestStatus, by: User | None
    ) -> None:
        """Change the status of a request."""
        request.status = status
        request.modified_by = by
        request.updated = self.clock.now()

    def forget_status(self, media: Media) -> None:
        """Let media without open wishes fall back to unknown."""
        alive = (RequestStatus.PENDING, RequestStatus.APPROVED, RequestStatus.COMPLETED)
        if any(r.media is media and r.status in alive for r in self.requests.values()):
            return
        if media.status not in (MediaStatus.AVAILABLE, MediaStatus.PARTIALLY_AVAILABLE):
            media.status = MediaStatus.UNKNOWN
