"""Talk to Jellyfin 10.9 to 12 over its REST API and websocket."""

from collections.abc import AsyncGenerator, Iterable
from typing import Final, override
from urllib.parse import quote

from aiohttp import ClientSession
from yarl import URL

from .answers import Answer
from .base import ServiceInfo, identifying, require_version
from .errors import ResponseProblem, ServiceError, ServiceResponseError
from .jellyfin_library import JellyfinLibrary
from .jellyfin_models import (
    JellyfinMessage,
    Plugin,
    ScheduledTask,
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
from .parsing import JsonObject, flag, text

_NAME: Final = "Jellyfin"
_OLDEST: Final = (10, 9)


class JellyfinClient(JellyfinLibrary):
    """Ask one Jellyfin for its library and itself; nothing here deletes a file."""

    def __init__(
        self, session: ClientSession, base_url: str | URL, api_key: str
    ) -> None:
        """Keep the API key, or the token of a user."""
        super().__init__(session, base_url)
        self._api_key = api_key
        self._authorization = f'MediaBrowser Token="{quote(api_key, safe="")}"'

    @override
    async def probe(self) -> ServiceInfo:
        """Return which Jellyfin answers, once address and key are right."""
        with identifying(_NAME, is_open=True):
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
    def _secrets(self) -> Iterable[str | None]:
        return (self._api_key,)

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

    async def _webhook_configuration(self) -> JsonObject:
        """Return the configuration of the Webhook plugin."""
        return await self._get(f"Plugins/{WEBHOOK_PLUGIN}/Configuration")

    async def _configure_webhook(self, known: JsonObject, wanted: JsonObject) -> bool:
        """Write the Webhook plugin's configuration if it is another."""
        if wanted == known:
            return False
        await self._ask("POST", f"Plugins/{WEBHOOK_PLUGIN}/Configuration", json=wanted)
        return True
