"""Talk to Jellyfin 10.9 to 12 over its REST API and websocket."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping
from datetime import datetime
from typing import Final, override
from urllib.parse import quote

from aiohttp import ClientSession
from yarl import URL

from .answers import Answer, required
from .base import LIST_TIMEOUT, ServiceClient, ServiceInfo, identifying, require_version
from .errors import ResponseProblem, ServiceError, ServiceResponseError
from .jellyfin_models import (
    ItemType,
    JellyfinMessage,
    Library,
    LibraryItem,
    Plugin,
    ScheduledTask,
    item_id,
    parse_item,
    parse_library,
    parse_plugin,
    parse_task,
)
from .jellyfin_socket import listen
from .jellyfin_webhook import (
    WEBHOOK_PLUGIN,
    JellyfinDestination,
    JellyfinWebhook,
    configured_url,
    destinations,
    with_webhook,
    without_webhook,
)
from .parsing import JsonObject, flag, objects, text
from .transport import Param

_NAME: Final = "Jellyfin"
_OLDEST: Final = (10, 9)
_PAGE: Final = 500
_MOST_PAGES: Final = 4000
_IDS_PER_CALL: Final = 100
_FIELDS: Final = ("ProviderIds", "Path", "DateCreated", "OriginalTitle")
_MEDIA_FIELDS: Final = (*_FIELDS, "MediaSources")
_TITLES: Final = (ItemType.MOVIE, ItemType.SERIES)
_QUIET: Final[Mapping[str, Param]] = {
    "enableImages": False,
    "enableUserData": False,
}


class JellyfinClient(ServiceClient):
    """Ask one Jellyfin for its library; nothing here deletes a file.

    Jellyfin finds no item by the id that another database gives it: page through
    the library once, then ask for what was saved since.
    """

    def __init__(
        self, session: ClientSession, base_url: str | URL, api_key: str
    ) -> None:
        """Keep the API key, or the token of a user."""
        super().__init__(session, base_url)
        self._authorization = f'MediaBrowser Token="{quote(api_key, safe="")}"'

    @override
    async def probe(self) -> ServiceInfo:
        """Return which Jellyfin answers, once address and key are right."""
        with identifying(_NAME):
            public = await self._get("System/Info/Public")
            product = text(public.get("ProductName")) or ""
            server_id = text(public.get("Id"))
            if "jellyfin" not in product.casefold() or server_id is None:
                raise ServiceResponseError(
                    ResponseProblem.NOT_THIS_SERVICE, "is no Jellyfin"
                )
        found = text(public.get("Version"))
        require_version(_NAME, found, _OLDEST)
        info = await self._get("System/Info")
        return ServiceInfo(
            name=text(public.get("ServerName")) or _NAME,
            version=found,
            unique_id=server_id,
            details={"pending_restart": flag(info.get("HasPendingRestart"))},
            moved_to=self._moved_to,
        )

    async def iter_items(
        self,
        types: Iterable[ItemType] = _TITLES,
        since: datetime | None = None,
        page: int = _PAGE,
    ) -> AsyncIterator[LibraryItem]:
        """Yield all items of some types, oldest first, page by page.

        With `since` only those that were saved at that time or later. The media
        are not asked for.
        """
        params: dict[str, Param] = {
            "recursive": True,
            "includeItemTypes": list(types),
            "fields": _FIELDS,
            "minDateLastSaved": since,
            # New items come last, so that none slips past while paging.
            "sortBy": ["DateCreated", "SortName"],
            "sortOrder": "Ascending",
        }
        async for item in self._iter_pages("Items", params, page):
            yield item

    async def items(
        self, ids: Iterable[str], *, media: bool = False
    ) -> list[LibraryItem]:
        """Return the items with these ids, those that there are.

        `media` asks for the sources too, which tell whether an item is playable.
        """
        wanted = sorted({found for value in ids if (found := item_id(value))})
        items: list[LibraryItem] = []
        for start in range(0, len(wanted), _IDS_PER_CALL):
            params: dict[str, Param] = {"ids": wanted[start : start + _IDS_PER_CALL]}
            items.extend(await self._items(params, media=media))
        return items

    async def episodes(
        self, series_id: str, season: int | None = None, *, media: bool = True
    ) -> list[LibraryItem]:
        """Return the episodes of a series that have a file, or of one season.

        Raise ServiceResponseError (not_found) when the id is of no series.
        """
        params: dict[str, Param] = {
            "season": season,
            "isMissing": False,
            "fields": _MEDIA_FIELDS if media else _FIELDS,
        }
        path = f"Shows/{_known_id(series_id)}/Episodes"
        return [item async for item in self._iter_pages(path, params, _PAGE)]

    async def search(
        self,
        term: str,
        types: Iterable[ItemType] = _TITLES,
        year: int | None = None,
        limit: int = 20,
    ) -> list[LibraryItem]:
        """Return items whose title resembles a term; their ids want checking."""
        params: dict[str, Param] = {
            "recursive": True,
            "searchTerm": term,
            "includeItemTypes": list(types),
            "years": year,
            "limit": limit,
        }
        return await self._items(params, media=False)

    async def libraries(self) -> list[Library]:
        """Return the libraries, with the folders that they show."""
        return await self._get_list("Library/VirtualFolders", parse_library)

    async def refresh_item(self, wanted: str) -> None:
        """Let Jellyfin look at one item, or one library, again.

        Raise ServiceResponseError (not_found) when there is none with this id.
        """
        await self._ask(
            "POST",
            f"Items/{_known_id(wanted)}/Refresh",
            params={
                "metadataRefreshMode": "Default",
                "imageRefreshMode": "Default",
                "replaceAllMetadata": False,
            },
            seconds=LIST_TIMEOUT,
        )

    async def report_changed(self, paths: Iterable[str], *, deleted: bool) -> None:
        """Tell Jellyfin of changed paths, which it looks at about a minute later.

        The paths are those that Jellyfin itself sees.
        """
        kind = "Deleted" if deleted else "Created"
        updates = [{"Path": path, "UpdateType": kind} for path in paths]
        if updates:
            await self._ask("POST", "Library/Media/Updated", json={"Updates": updates})

    async def scheduled_tasks(self) -> list[ScheduledTask]:
        """Return the tasks of the server, the scan of all libraries among them."""
        return await self._get_list("ScheduledTasks", parse_task)

    async def webhook_plugin(self) -> Plugin | None:
        """Return the Webhook plugin, None when it is not installed or not active."""
        plugins = await self._get_list("Plugins", parse_plugin)
        return next(
            (
                found
                for found in plugins
                if found.id == WEBHOOK_PLUGIN and found.is_active
            ),
            None,
        )

    async def webhook_url(self, marker: str) -> str | None:
        """Return the address of ours that the Webhook plugin has, None for none."""
        return configured_url(await self._webhook_configuration(), marker)

    async def webhook_destinations(self) -> list[JellyfinDestination]:
        """Return where the Webhook plugin sends to, those of others too."""
        return destinations(await self._webhook_configuration())

    async def set_webhook(self, webhook: JellyfinWebhook, plugin: Plugin) -> bool:
        """Enter our address in the Webhook plugin; return whether it changed."""
        known = await self._webhook_configuration()
        return await self._configure_webhook(
            known, with_webhook(known, webhook, plugin.version)
        )

    async def remove_webhook(self, marker: str) -> bool:
        """Take our address out of the Webhook plugin; return whether it changed."""
        known = await self._webhook_configuration()
        return await self._configure_webhook(known, without_webhook(known, marker))

    def listen(self) -> AsyncGenerator[JellyfinMessage]:
        """Yield what the websocket says until Jellyfin closes it.

        The first message shows that the line stands. An API key hears of
        scheduled tasks, not of items. Close the generator to hang up.
        """
        url = self.base_url.joinpath("socket")
        url = url.with_scheme("wss" if url.scheme == "https" else "ws")
        return listen(self._session, url, self._headers())

    def deep_link(
        self, wanted: str, server_id: str, base_url: str | URL | None = None
    ) -> str:
        """Return the address of an item's page, at the address a browser uses."""
        base = str(base_url or self.base_url).rstrip("/")
        found = quote(wanted, safe="")
        return f"{base}/web/#/details?id={found}&serverId={quote(server_id, safe='')}"

    @override
    def _headers(self) -> dict[str, str]:
        return {"Authorization": self._authorization}

    @override
    def _error_of(self, answer: Answer) -> ServiceError | None:
        if answer.status == 503:
            return ServiceResponseError(
                ResponseProblem.STARTING, "is starting", status=503
            )
        return super()._error_of(answer)

    async def _items(
        self, params: dict[str, Param], *, media: bool
    ) -> list[LibraryItem]:
        """Return one page of items."""
        params |= {"fields": _MEDIA_FIELDS if media else _FIELDS, **_QUIET}
        answer = await self._get("Items", params, seconds=LIST_TIMEOUT)
        found = (parse_item(data) for data in objects(answer.get("Items")))
        return [item for item in found if item is not None]

    async def _iter_pages(
        self, path: str, params: dict[str, Param], page: int
    ) -> AsyncIterator[LibraryItem]:
        """Yield the items of all pages."""
        params |= {"enableTotalRecordCount": False, "limit": page, **_QUIET}
        last: list[JsonObject] = []
        for number in range(_MOST_PAGES):
            params["startIndex"] = number * page
            answer = await self._get(path, params, seconds=LIST_TIMEOUT)
            found = objects(required(answer.get("Items"), "items"))
            if found and found == last:
                # A server that does not page would send the same for ever.
                return
            for data in found:
                if (item := parse_item(data)) is not None:
                    yield item
            if len(found) < page:
                return
            last = found

    async def _webhook_configuration(self) -> JsonObject:
        """Return the configuration of the Webhook plugin."""
        return await self._get(f"Plugins/{WEBHOOK_PLUGIN}/Configuration")

    async def _configure_webhook(self, known: JsonObject, wanted: JsonObject) -> bool:
        """Write the Webhook plugin's configuration if it is another."""
        if wanted == known:
            return False
        await self._ask("POST", f"Plugins/{WEBHOOK_PLUGIN}/Configuration", json=wanted)
        return True


def _known_id(value: str) -> str:
    """Return an item's id as Jellyfin writes it; raise when it is none."""
    if (found := item_id(value)) is None:
        raise ServiceResponseError(ResponseProblem.NOT_FOUND, "not the id of an item")
    return found
