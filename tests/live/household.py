"""A real Home Assistant that follows the simulated services, set up as a user would."""

from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from tests.stack.arr import Arr
from tests.stack.stack import FOUR_K, Stack

from .client import HomeClient
from .errors import Json
from .home import RunningHome

DOMAIN: Final = "status_tracker"
USER: Final = "Demo"
USERNAME: Final = "demo"
PASSWORD: Final = "demo"
ENTRIES_PATH: Final = "/api/config/config_entries/entry"
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
        """Create the user, the entry and a subentry per service, and the webhooks.

        In a home where that was done before, only sign in and set up the webhooks.
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
            added = await self.client.config_flow(DOMAIN, {})
            self.entry_id = added["result"]["entry_id"]
            for kind, answers in flow_answers(self.stack):
                await self.client.subentry_flow(self.entry_id, kind, answers)
        await self.until_followed()
        self.stack.connect_webhooks(self.webhook_urls())

    async def until_followed(self) -> None:
        """Wait until every service is set up and saved."""
        wanted = set(self.stack.urls.values())

        def saved(data: Any) -> bool:
            """Tell whether all services are on the disk."""
            return {each["data"]["url"] for each in self._subentries(data)} >= wanted

        await self.home.until_saved(ENTRIES, saved)

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

    def webhook_urls(self) -> dict[str, str]:
        """Return where each service sends its webhooks, by name of service.

        The addresses are no secret to who owns the machine, and the set-up forms do
        not show them.
        """
        names = {url: name for name, url in self.stack.urls.items()}
        return {
            names[each["data"]["url"]]: (
                f"{self.home.url}/api/webhook/{each['data']['webhook_id']}"
            )
            for each in self._subentries(self.home.read_storage(ENTRIES))
            if "webhook_id" in each["data"]
        }

    def _subentries(self, data: Any) -> Iterable[Json]:
        """Return the subentries of our entry in what Home Assistant saved."""
        for entry in data["entries"]:
            if entry["entry_id"] == self.entry_id:
                yield from entry["subentries"]


def flow_answers(stack: Stack) -> Iterator[tuple[str, Json]]:
    """Yield the kind of each service and what a user types into its form."""
    for name, access in stack.access.items():
        answers: Json = {**access, "verify_ssl": True}
        if isinstance(stack.services[name], Arr):
            answers["is_4k"] = name.endswith(FOUR_K.replace("-", "_"))
        yield name.partition("_")[0], answers


def new_household(stack: Stack, folder: Path, *, port: int = 0) -> Household:
    """Return a household that is not running yet."""
    return Household(stack, RunningHome(folder, port=port))
