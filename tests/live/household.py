"""A real Home Assistant that follows the simulated services, set up as a user would."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from tests.stack.arr import Arr
from tests.stack.jellyfin_items import Kind
from tests.stack.stack import FOUR_K, Stack

from .client import Answer, HomeClient, filled_in
from .errors import HomeError, Json
from .home import RunningHome

DOMAIN: Final = "status_tracker"
USER: Final = "Demo"
USERNAME: Final = "demo"
PASSWORD: Final = "demo"
ENTRIES_PATH: Final = "/api/config/config_entries/entry"
# Added on the page of the integration, when the rest is set up.
LATER: Final = frozenset({"shoko"})
CONNECT_TIMEOUT: Final = 120.0
POLL: Final = 0.1
ENTRIES: Final = "core.config_entries"


class Household:
    """Keep a Home Assistant and the services that it follows."""

    def __init__(self, stack: Stack, home: RunningHome, *, base_port: int = 0) -> None:
        """Take both; neither runs yet.

        The services take ports one after the other from `base_port`, else free ones.
        """
        self.stack = stack
        self.home = home
        self.base_port = base_port
        self.entry_id = ""
        self._exits = AsyncExitStack()

    @property
    def client(self) -> HomeClient:
        """Return what asks Home Assistant."""
        return self.home.client

    async def __aenter__(self) -> Self:
        """Start everything and set it up; what started ends when a part fails."""
        try:
            self._exits.push_async_callback(self.stack.stop)
            await self.stack.start(self.base_port)
            self._exits.push_async_callback(self.home.stop)
            await self.home.start()
            await self.move_in()
        except BaseException:
            await self._exits.aclose()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End Home Assistant first, then the services."""
        await self._exits.aclose()

    async def move_in(self) -> None:
        """Create the user, and go through the set-up of the integration.

        In a home where that was done before, only sign in. The integration sets the
        webhooks up by itself.
        """
        if await self.client.is_onboarded():
            await self.client.sign_in(USERNAME, PASSWORD)
        else:
            await self.home.onboard(USER, USERNAME, PASSWORD)
        await self.home.until_running()
        entries = await self.client.get(f"{ENTRIES_PATH}?domain={DOMAIN}")
        if entries:
            self.entry_id = entries[0]["entry_id"]
        else:
            typist = Typist(self.stack)
            added = await self.client.config_flow(DOMAIN, typist.answer)
            self.entry_id = added["result"]["entry_id"]
            for kind, answer in typist.left():
                await self.client.subentry_flow(self.entry_id, kind, answer)
        await self.until_followed()
        await self.until_connected()

    async def until_followed(self) -> None:
        """Wait until every service is set up and saved."""
        wanted = set(self.stack.urls.values())

        def saved(data: Any) -> bool:
            """Tell whether all services are on the disk."""
            return {each["data"]["url"] for each in self._subentries(data)} >= wanted

        await self.home.until_saved(ENTRIES, saved)

    async def until_connected(self) -> None:
        """Wait until every service that sends webhooks sends them to us."""

        def missing() -> list[str]:
            """Return who does not yet."""
            targets = webhook_targets(self.stack).items()
            return [
                name
                for name, urls in targets
                if not any(url.startswith(self.home.url) for url in urls)
            ]

        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                while missing():  # noqa: ASYNC110
                    await asyncio.sleep(POLL)
        except TimeoutError:
            raise HomeError(f"No webhook was set up in {missing()}") from None

    async def restart(self) -> None:
        """Start Home Assistant again, and wait until it runs."""
        await self.home.start()
        await self.home.until_running()

    async def services(self) -> list[Json]:
        """Return what the integration knows of each service."""
        async with self.client.connect() as socket:
            answer = await socket.command(f"{DOMAIN}/services/list")
        services: list[Json] = answer["services"]
        return services

    def _subentries(self, data: Any) -> Iterable[Json]:
        """Return the subentries of our entry in what Home Assistant saved."""
        for entry in data["entries"]:
            if entry["entry_id"] == self.entry_id:
                yield from entry["subentries"]


def webhook_targets(stack: Stack) -> dict[str, list[str]]:
    """Return where each service sends its webhooks, by name of service."""
    setting: Any = stack.seerr.agent.setting
    targets = {
        "seerr": [setting["options"]["webhookUrl"]] if setting["enabled"] else [],
        "jellyfin": [
            target.url
            for target in stack.jellyfin.plugin.targets("ItemAdded", Kind.MOVIE)
        ],
    }
    for name, service in stack.services.items():
        if isinstance(service, Arr):
            connections = service.notifications.connections.values()
            targets[name] = [each.target.url for each in connections]
    return targets


class Typist:
    """Type into the forms of the set-up what a user of the stack would."""

    def __init__(self, stack: Stack) -> None:
        """Read what is needed to reach each service."""
        self.waiting: dict[str, list[Json]] = {}
        for name, access in stack.access.items():
            answers: Json = {**access, "verify_ssl": True}
            if isinstance(stack.services[name], Arr):
                answers["is_4k"] = name.endswith(FOUR_K.replace("-", "_"))
            self.waiting.setdefault(name.partition("_")[0], []).append(answers)

    def answer(self, step: Json) -> Json:
        """Return the answers to one form of the set-up."""
        shown = filled_in(step)
        if "services" in shown:
            return {"services": [kind for kind in self.waiting if kind not in LATER]}
        if (waiting := self.waiting.get(step["step_id"])) is not None:
            answers = waiting.pop(0)
            return shown | answers | {"then": "add_another" if waiting else "go_on"}
        return shown

    def left(self) -> Iterator[tuple[str, Answer]]:
        """Yield what was not asked for: the kind, and what answers its one form."""
        for kind, waiting in self.waiting.items():
            while waiting:
                answers = waiting.pop(0)
                yield kind, lambda step: filled_in(step) | answers  # noqa: B023


def new_household(stack: Stack, folder: Path, *, port: int = 0) -> Household:
    """Return a household that is not running yet."""
    return Household(stack, RunningHome(folder, port=port))
