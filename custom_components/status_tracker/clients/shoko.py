"""Talk to Shoko 4.2 to 6 over its REST API."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import aclosing
from typing import Final, override

from aiohttp import ClientSession
from yarl import URL

from .answers import MediaType, Removal, as_object, required
from .base import LIST_TIMEOUT, ServiceClient, ServiceInfo, identifying, require_version
from .errors import ResponseProblem, ServiceAuthError, ServiceResponseError
from .parsing import JsonObject, flag, mapping, objects, size, text
from .shoko_feed import FEED_PATH, FEEDS, FeedEvent, parse_event
from .shoko_models import (
    ServerState,
    ServerStatus,
    ShokoFile,
    ShokoFolder,
    ShokoSeries,
    parse_file,
    parse_folder,
    parse_series,
    parse_status,
)
from .signalr import HubOpened, listen
from .transport import Param

_API: Final = "api/v3"
_NAME: Final = "Shoko"
_OLDEST: Final = (4, 2)
_PAGE: Final = 100
_MOST_PAGES: Final = 1000
# Before version 6 the first is understood, from 6 on the second.
_REFERENCES: Final[dict[str, Param]] = {
    "includeXRefs": True,
    "include": ["XRefs", "AbsolutePaths"],
}
_TMDB_KINDS: Final = {MediaType.MOVIE: "Movie", MediaType.TV: "Show"}
_ACTION_TIMEOUT: Final = 60.0


class ShokoClient(ServiceClient):
    """Ask one Shoko for files and series and command it.

    It is reached with an API key, which `sign_in` gets for a user and password.
    """

    def __init__(
        self, session: ClientSession, base_url: str | URL, api_key: str | None = None
    ) -> None:
        """Keep the API key if there is one; nothing is sent yet."""
        super().__init__(session, base_url)
        self.api_key = api_key
        self._typed: tuple[str, ...] = ()

    async def sign_in(self, username: str, password: str, device: str) -> str:
        """Return the API key of a user for this device, and use it from now on.

        The same device gets the same key; another password makes all keys void.
        """
        self._typed = (username, password)
        with identifying(_NAME):
            answer = await self._ask(
                "POST",
                "api/auth",
                json={"user": username, "pass": password, "device": device},
            )
            key = required(text(as_object(answer.json()).get("apikey")), "key")
        self.api_key = key
        return key

    async def status(self) -> ServerStatus:
        """Return whether Shoko has come up; needs no key."""
        with identifying(_NAME, is_open=True):
            found = await self._get(f"{_API}/Init/Status")
            required(text(found.get("State")), "state")
        return parse_status(found)

    @override
    async def probe(self) -> ServiceInfo:
        """Return which Shoko answers, once address and key are right.

        Raise ServiceResponseError (starting) before Shoko has come up: until
        then it answers to any key.
        """
        status = await self.status()
        if status.state is ServerState.FAILED:
            raise ServiceResponseError(
                ResponseProblem.SERVER_ERROR, "could not start, see its own log"
            )
        if not status.is_ready:
            raise ServiceResponseError(ResponseProblem.STARTING, "is starting")
        found = await self.version()
        require_version(_NAME, found, _OLDEST)
        if not self.api_key:
            raise ServiceAuthError("asks for a key")
        user = await self._get(f"{_API}/User/Current")
        return ServiceInfo(
            name=_NAME,
            version=found,
            details={"admin": flag(user.get("IsAdmin"))},
            moved_to=self._moved_to,
        )

    async def version(self) -> str | None:
        """Return the version of the server, None when it tells none."""
        with identifying(_NAME):
            found = await self._get(f"{_API}/Init/Version")
        return text(mapping(found.get("Server")).get("Version"))

    async def files_by_path(self, tail: str, limit: int = 10) -> list[ShokoFile]:
        """Return the files whose path ends with some parts, with their series.

        Shoko compares every file it has: ask seldom.
        """
        if not (wanted := tail.strip("/\\")):
            return []
        return await self._get_list(
            f"{_API}/File/PathEndsWith",
            parse_file,
            {"path": wanted, "limit": limit, **_REFERENCES},
        )

    async def file(self, file_id: int) -> ShokoFile | None:
        """Return a file with its series, None when there is none."""
        found = await self._get_or_none(f"{_API}/File/{file_id}", _REFERENCES)
        return None if found is None else parse_file(found)

    async def iter_unrecognized_files(
        self, page: int = _PAGE
    ) -> AsyncIterator[ShokoFile]:
        """Yield the files that Shoko could not match."""
        for number in range(1, _MOST_PAGES + 1):
            answer = await self._get(
                f"{_API}/File",
                {
                    "include_only": "Unrecognized",
                    "pageSize": page,
                    "page": number,
                    **_REFERENCES,
                },
                seconds=LIST_TIMEOUT,
            )
            found = objects(required(answer.get("List"), "list"))
            for data in found:
                if (file := parse_file(data)) is not None:
                    yield file
            total = size(answer.get("Total")) or 0
            if not found or number * page >= total:
                return

    async def folders(self) -> list[ShokoFolder]:
        """Return the folders that Shoko looks after, which v6 calls managed."""
        try:
            return await self._get_list(f"{_API}/ImportFolder", parse_folder)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            return await self._get_list(f"{_API}/ManagedFolder", parse_folder)

    async def series(self, series_id: int) -> ShokoSeries | None:
        """Return a series by its id in Shoko, None when there is none."""
        return await self._series_or_none(f"Series/{series_id}")

    async def series_by_anidb(self, anidb_id: int) -> ShokoSeries | None:
        """Return the series with an AniDB id, None when Shoko does not have it."""
        return await self._series_or_none(f"Series/AniDB/{anidb_id}/Series")

    async def series_by_tmdb(
        self, media_type: MediaType, tmdb_id: int
    ) -> list[ShokoSeries]:
        """Return the series of a TMDB film or show: often several (Shoko 5 and on)."""
        kind = _TMDB_KINDS[media_type]
        try:
            return await self._get_list(
                f"{_API}/TMDB/{kind}/{tmdb_id}/Shoko/Series", parse_series
            )
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            return []

    async def iter_series(self, page: int = _PAGE) -> AsyncIterator[ShokoSeries]:
        """Yield all series."""
        for number in range(1, _MOST_PAGES + 1):
            answer = await self._get(
                f"{_API}/Series",
                {"pageSize": page, "page": number},
                seconds=LIST_TIMEOUT,
            )
            found = objects(required(answer.get("List"), "list"))
            for data in found:
                if (series := parse_series(data)) is not None:
                    yield series
            total = size(answer.get("Total")) or 0
            if not found or number * page >= total:
                return

    async def search_series(self, title: str, limit: int = 10) -> list[ShokoSeries]:
        """Return the series whose title resembles one; their ids want checking."""
        answer = await self._get(
            f"{_API}/Series",
            {"search": title, "fuzzy": True, "pageSize": limit, "page": 1},
            seconds=LIST_TIMEOUT,
        )
        found = (parse_series(data) for data in objects(answer.get("List")))
        return [series for series in found if series is not None]

    async def remove_missing_files(self) -> None:
        """Let Shoko forget all files that are no longer on the disk."""
        # MyList is the user's own record at AniDB: it stays as it is.
        for path in ("Action/RemoveMissingFiles/false", "Action/RemoveMissingFiles"):
            try:
                await self._ask("GET", f"{_API}/{path}", seconds=_ACTION_TIMEOUT)
            except ServiceResponseError as err:
                if err.problem is not ResponseProblem.NOT_FOUND:
                    raise
                missing = err
            else:
                return
        raise missing

    async def delete_file_entry(self, file_id: int) -> Removal:
        """Let Shoko forget one file, which stays on the disk if it is there."""
        # Shoko deletes from the disk unless it is told not to.
        return await self._remove(
            f"{_API}/File/{file_id}",
            {"removeFiles": False, "removeFolder": False},
            seconds=_ACTION_TIMEOUT,
        )

    async def rescan_file(self, file_id: int) -> bool:
        """Let Shoko look a file up at AniDB again; return whether it has the file."""
        try:
            await self._ask("POST", f"{_API}/File/{file_id}/Rescan")
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            return False
        return True

    async def follow(self) -> AsyncGenerator[HubOpened | FeedEvent]:
        """Yield that the live feed stands and then each event, until it closes.

        Before version 6 the feed asks for no key: `probe` has to check it. Raise
        ServiceAuthError for a refused key, ServiceConnectionError when the line
        breaks.
        """
        url = self.base_url.joinpath(*FEED_PATH.split("/")).with_query(feeds=FEEDS)
        events = listen(self._session, url, self._headers())
        async with aclosing(events):
            async for event in events:
                if isinstance(event, HubOpened):
                    yield event
                elif (told := parse_event(event)) is not None:
                    yield told

    @override
    def _secrets(self) -> Iterable[str | None]:
        return (self.api_key, *self._typed)

    @override
    def _headers(self) -> dict[str, str]:
        return {"apikey": self.api_key} if self.api_key else {}

    async def _series_or_none(self, path: str) -> ShokoSeries | None:
        """Return the series at a path, None when there is none."""
        found: JsonObject | None = await self._get_or_none(f"{_API}/{path}")
        return None if found is None else parse_series(found)
