"""Set the integration up in a Home Assistant that really answers on a loopback port."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from aiohttp.test_utils import TestClient
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.const import DOMAIN, SECRET_HEADER
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.problems import WebhookProblem
from tests.common import ENTRY_ID, coordinator_of, make_entry, make_subentry
from tests.stack.arr import Arr
from tests.stack.notifications import Connection
from tests.stack.service import Call
from tests.stack.stack import Stack
from tests.stacked import until

ARRS: Final = (Service.RADARR, Service.SONARR)
SENDERS: Final = (Service.SEERR, *ARRS, Service.JELLYFIN)
UPKEEP: Final = "custom_components.status_tracker.webhooks.upkeep"
SEERR_PATH: Final = "/api/v1/settings/notifications/webhook"
PLUGIN_PATH: Final = "/Plugins/71552a5a5c5c4350a2aeebe451a30173/Configuration"
ARR_PATH: Final = "/api/v3/notification"

# Words of a service in a call that changes something there.
_WRITES: Final = frozenset({"POST", "PUT", "DELETE"})


@dataclass(slots=True)
class Home:
    """Hold a Home Assistant that listens, and the stack that it follows."""

    hass: HomeAssistant
    client: TestClient[Any, Any]
    stack: Stack
    entry: MockConfigEntry | None = None

    @property
    def url(self) -> str:
        """Return the address that Home Assistant answers at."""
        return str(self.client.make_url("")).rstrip("/")

    @property
    def issues(self) -> set[str]:
        """Return the ids of our issues that are shown."""
        return {
            issue.issue_id
            for issue in ir.async_get(self.hass).issues.values()
            if issue.domain == DOMAIN and issue.active
        }

    @property
    def loaded(self) -> MockConfigEntry:
        """Return the entry."""
        assert self.entry is not None
        return self.entry

    def health(self, instance: str) -> ServiceHealth:
        """Return the health of a service."""
        return coordinator_of(self.loaded).health[instance]

    def data(self, instance: str) -> dict[str, Any]:
        """Return what is stored of a service."""
        return dict(self.loaded.subentries[instance].data)

    def address_of(self, instance: str, base: str | None = None) -> str:
        """Return the address that a service shall send to."""
        path = f"/api/webhook/{self.data(instance)['webhook_id']}"
        return f"{self.url if base is None else base}{path}"

    async def set_up(
        self,
        *services: Service | ConfigSubentryDataWithId,
        options: dict[str, Any] | None = None,
    ) -> None:
        """Set the entry up with services of the stack."""
        self.entry = make_entry(
            (
                subentry_of(self.stack, each) if isinstance(each, Service) else each
                for each in services
            ),
            options,
        )
        self.entry.add_to_hass(self.hass)
        assert await self.hass.config_entries.async_setup(ENTRY_ID)
        await self.hass.async_block_till_done()

    async def reload(self, **options: Any) -> None:
        """Start the entry again, with other options if there are any."""
        if options:
            self.hass.config_entries.async_update_entry(self.loaded, options=options)
        assert await self.hass.config_entries.async_reload(ENTRY_ID)

    async def unload(self) -> None:
        """Unload the entry."""
        assert await self.hass.config_entries.async_unload(ENTRY_ID)

    async def until_ready(self, *instances: str) -> None:
        """Wait until services send their webhooks here, all of them if none is named."""
        await self.until(True, *instances)

    async def until_not_ready(self, *instances: str) -> None:
        """Wait until it is known that services do not send their webhooks here."""
        await self.until(False, *instances)

    async def until(self, wanted: bool, *instances: str) -> None:
        """Wait until services are as wanted."""
        found = instances or tuple(coordinator_of(self.loaded).health)
        await until(
            lambda: all(self.health(each).webhook_ready is wanted for each in found),
            f"{found} ready: {wanted}",
        )

    async def until_shown(self, problem: WebhookProblem, instance: str) -> None:
        """Wait until a problem, and no other, is shown."""
        wanted = {f"webhook_{problem}_{instance}"}
        await until(
            lambda: (
                self.health(instance).webhook_problem == problem
                and self.issues == wanted
            ),
            f"{wanted} shown",
        )

    def connections(self, instance: str = "radarr") -> list[Connection]:
        """Return the connections of a Radarr or Sonarr."""
        return list(arr_of(self.stack, instance).notifications.connections.values())

    def writes(self, name: str) -> list[Call]:
        """Return the calls that changed a webhook of a service."""
        return [
            call
            for path in (SEERR_PATH, PLUGIN_PATH, ARR_PATH)
            for call in self.stack.services[name].calls_to(path)
            if call.method in _WRITES and not call.path.endswith("/test")
        ]


async def open_home(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, stack: Stack
) -> Home:
    """Return a Home Assistant that listens and tells the services so."""
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    home = Home(hass, await hass_client(), stack)
    await hass.config.async_update(internal_url=home.url)
    return home


def subentry_of(
    stack: Stack,
    service: Service,
    name: str | None = None,
    **changes: Any,
) -> ConfigSubentryDataWithId:
    """Return the subentry of a service of the stack, which has that name there."""
    access = stack.access[name or service.value]
    return make_subentry(service, name or service.value, **(access | changes))


def arr_of(stack: Stack, instance: str) -> Arr:
    """Return a Radarr or Sonarr of the stack."""
    arr = stack.services[instance]
    assert isinstance(arr, Arr)
    return arr


def options_of(stack: Stack) -> list[dict[str, Any]]:
    """Return the destinations of Jellyfin's plugin."""
    options: Any = stack.jellyfin.plugin.configuration["GenericOptions"]
    found: list[dict[str, Any]] = options
    return found


def header_of(connection: Connection) -> str | None:
    """Return the secret that a connection sends."""
    for header in connection.fields.get("headers") or []:
        if header["key"] == SECRET_HEADER:
            return str(header["value"])
    return None


def seerr_options(stack: Stack) -> dict[str, Any]:
    """Return where Seerr sends to."""
    options: Any = stack.seerr.agent.setting["options"]
    found: dict[str, Any] = options
    return found


def ids(services: Iterable[Service]) -> list[str]:
    """Return services as names of instances."""
    return [service.value for service in services]
