"""Follow every media request of a household from the wish to the play button."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.exceptions import (
    ConfigEntryError,
    ConfigEntryNotReady,
    UnsupportedStorageVersionError,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.typing import ConfigType

from .actions.request_commands import async_setup_request_commands
from .announcing.announcer import Announcer
from .clients.base import ServiceClient
from .clients.errors import UNUSABLE, Fault
from .connect import async_create_client
from .const import DOMAIN, LOGGER
from .coordinator import (
    LATE_FACTS,
    StatusTrackerConfigEntry,
    StatusTrackerCoordinator,
    StatusTrackerData,
)
from .deletion.commands import async_setup_deletion_commands
from .deletion.setup import async_remove_deletions, async_start_deletions
from .library.commands import async_setup_library_commands
from .library.setup import async_remove_library_sync, async_start_library_sync
from .panel.commands import async_setup_websocket_api
from .panel.registration import (
    async_add_to_frontend,
    async_remove_from_frontend,
    async_serve_bundle,
)
from .people import People
from .services import async_setup_services
from .storage.files import UnreadableFileError
from .storage.store import async_open_store, async_remove_store
from .voice.sentences import async_offer_sentences
from .watchers import WATCHERS
from .webhooks.endpoint import async_register_webhooks
from .webhooks.removal import async_remove_all

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS: Final = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.SENSOR,
]

# What belongs to the domain and stays while the entry is reloaded.
_DOMAIN_SETUPS: Final[tuple[Callable[[HomeAssistant], None], ...]] = (
    async_setup_websocket_api,
    async_setup_deletion_commands,
    async_setup_request_commands,
    async_setup_library_commands,
    async_setup_services,
)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up what does not depend on the entry."""
    for set_up in _DOMAIN_SETUPS:
        set_up(hass)
    await async_serve_bundle(hass)
    return True


async def async_setup_entry(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> bool:
    """Set up the entry; a service that is down is no reason to fail."""
    store = await _async_read(async_open_store(hass))
    coordinator = StatusTrackerCoordinator(hass, entry, store)
    # The first to be added is the last to be called: nothing brings facts by then.
    entry.async_on_unload(coordinator.async_shutdown)
    people = People(hass, entry)
    entry.async_on_unload(await people.async_start())
    announcer = Announcer(hass, coordinator, people)
    data = entry.runtime_data = StatusTrackerData(
        coordinator, _create_clients(hass, entry, coordinator), people, announcer
    )
    entry.async_on_unload(announcer.async_start())
    entry.async_on_unload(async_offer_sentences(hass))
    coordinator.async_start()
    await _async_read(async_start_deletions(hass, entry))
    await async_start_library_sync(hass, entry)
    async_register_webhooks(hass, entry, coordinator)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    await async_add_to_frontend(hass)
    entry.async_on_unload(_async_reload_on_change(hass, entry))

    @callback
    def start(hass: HomeAssistant) -> None:
        data.starting = entry.async_create_task(
            hass, _async_start_watchers(hass, entry), f"{DOMAIN} start watchers"
        )

    async def stop(_event: Event) -> None:
        await _async_stop_watchers(data)

    entry.async_on_unload(async_at_started(hass, start))
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, stop))
    return True


async def async_unload_entry(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> bool:
    """Unload the entry; what is on the way to the disk arrives there."""
    entry.runtime_data.announcer.async_tell_all()
    unmute = entry.runtime_data.coordinator.async_mute()
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        unmute()
        return False
    await _async_stop_watchers(entry.runtime_data)
    return True


async def async_remove_entry(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> None:
    """Remove everything that was saved here, and entered in the services."""
    hass.data.pop(LATE_FACTS, None)
    await async_remove_from_frontend(hass)
    await async_remove_all(hass)
    await async_remove_deletions(hass)
    await async_remove_library_sync(hass)
    await async_remove_store(hass)


async def _async_read[T](reading: Awaitable[T]) -> T:
    """Return what is read from the disk, or say why that must not be touched."""
    try:
        return await reading
    except UnsupportedStorageVersionError as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN, translation_key="storage_too_new"
        ) from err
    except UnreadableFileError as err:
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN,
            translation_key="storage_unreadable",
            translation_placeholders={"file": str(err)},
        ) from err


def _create_clients(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> dict[str, ServiceClient]:
    """Return a client for each service whose data makes sense."""
    clients: dict[str, ServiceClient] = {}
    for instance, health in coordinator.health.items():
        data = entry.subentries[instance].data
        try:
            clients[instance] = async_create_client(hass, health.service, data)
        except LookupError, TypeError, ValueError:
            health.async_down(Fault(UNUSABLE))
    return clients


async def _async_start_watchers(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> None:
    """Start the watchers one after the other; one that fails stops no other."""
    watchers = entry.runtime_data.watchers
    for name, create in WATCHERS.items():
        try:
            watchers[name] = create(hass, entry)
            await watchers[name].async_start()
        except Exception:  # noqa: BLE001
            LOGGER.exception("Watcher %s did not start", name)


async def _async_stop_watchers(data: StatusTrackerData) -> None:
    """Stop the watchers and return when none of them does anything any more."""
    if data.starting is not None:
        data.starting.cancel()
        await asyncio.wait({data.starting})
    watchers, data.watchers = data.watchers, {}
    results = await asyncio.gather(
        *(watcher.async_stop() for watcher in watchers.values()),
        return_exceptions=True,
    )
    for name, result in zip(watchers, results, strict=True):
        if isinstance(result, Exception):
            LOGGER.error("Watcher %s did not stop", name, exc_info=result)


@callback
def _async_reload_on_change(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> CALLBACK_TYPE:
    """Reload the entry when a service is added, removed or renamed.

    The flows that change a service or an option reload by themselves, and refuse to
    do so beside an update listener; adding and removing has no such help.
    """

    def titles() -> dict[str, str]:
        return {key: subentry.title for key, subentry in entry.subentries.items()}

    known = titles()

    @callback
    def changed(change: ConfigEntryChange, changed_entry: ConfigEntry) -> None:
        nonlocal known
        if changed_entry is entry and (now := titles()) != known:
            known = now
            hass.config_entries.async_schedule_reload(entry.entry_id)

    return async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed)
