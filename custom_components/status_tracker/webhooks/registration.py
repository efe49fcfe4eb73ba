"""Have the services send their webhooks here, without anybody typing an address."""

import asyncio
import hashlib
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.const import CONF_WEBHOOK_ID, EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.exceptions import UnsupportedStorageVersionError
from homeassistant.helpers import instance_id
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..const import LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..issues import async_withdraw_webhook_issues
from ..storage.files import UnreadableFileError
from ..tracker.terms import Service
from .ledger import WebhookLedger
from .removal import async_remove_others
from .senders import SENDERS
from .upkeep import WebhookUpkeep

_NAME: Final = "Status Tracker"
_TAG_LENGTH: Final = 6
_ADDRESSES: Final = frozenset({"internal_url", "external_url"})


class WebhookRegistrar:
    """Set the webhooks up at every start, and whenever something has changed.

    It starts and stops as a watcher does. Each service has a task of its own: one
    that is down holds up no other.
    """

    def __init__(self, hass: HomeAssistant, entry: StatusTrackerConfigEntry) -> None:
        """Prepare to set up the webhooks of the entry's services."""
        self._hass = hass
        self._entry = entry
        self._upkeeps: list[WebhookUpkeep] = []
        self._task: asyncio.Task[None] | None = None
        self._unsubscribes: list[CALLBACK_TYPE] = []

    async def async_start(self) -> None:
        """Begin in the background."""
        self._task = self._entry.async_create_background_task(
            self._hass, self._run(), "Set up webhooks"
        )

    async def async_stop(self) -> None:
        """End every task and return when they have ended."""
        while self._unsubscribes:
            self._unsubscribes.pop()()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})
            self._task = None
        self._upkeeps.clear()
        async_withdraw_webhook_issues(self._hass, self._entry.subentries.keys())

    async def _run(self) -> None:
        """Clean up behind services that are gone, then keep the others set up."""
        try:
            ledger = await WebhookLedger.async_open(self._hass)
        except (UnreadableFileError, UnsupportedStorageVersionError) as err:
            LOGGER.error("Webhooks are not set up, a file cannot be read: %s", err)
            return
        await async_remove_others(self._hass, ledger, self._entry.subentries)
        name = f"{_NAME} ({await _async_tag(self._hass)})"
        data = self._entry.runtime_data
        turns = {service: asyncio.Lock() for service in SENDERS}
        self._upkeeps = [
            WebhookUpkeep(
                self._hass,
                self._entry,
                subentry,
                ledger,
                name=name,
                turn=turns[Service(subentry.subentry_type)],
            )
            for subentry in self._entry.subentries.values()
            if subentry.data.get(CONF_WEBHOOK_ID)
            and subentry.subentry_type in Service
            and Service(subentry.subentry_type) in SENDERS
            and subentry.subentry_id in data.clients
        ]
        self._async_listen()
        async with asyncio.TaskGroup() as group:
            for upkeep in self._upkeeps:
                group.create_task(upkeep.async_run(self._upkeeps))

    @callback
    def _async_listen(self) -> None:
        """Follow whatever makes it worth another look."""

        @callback
        def entry_changed(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
            if entry is self._entry:
                for upkeep in self._upkeeps:
                    upkeep.async_entry_changed()

        @callback
        def core_changed(event: Event) -> None:
            if not _ADDRESSES.isdisjoint(event.data):
                for upkeep in self._upkeeps:
                    upkeep.async_wake()

        self._unsubscribes = [
            async_dispatcher_connect(
                self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, entry_changed
            ),
            self._hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, core_changed),
            *(
                upkeep.health.async_add_listener(upkeep.async_health_changed)
                for upkeep in self._upkeeps
            ),
        ]


async def _async_tag(hass: HomeAssistant) -> str:
    """Return what tells this Home Assistant from others that follow a service.

    It stays when the integration is removed and set up again.
    """
    found = await instance_id.async_get(hass)
    return hashlib.sha256(found.encode()).hexdigest()[:_TAG_LENGTH]
