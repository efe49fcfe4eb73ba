"""Show for each service whether it can be reached, and what it sends."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
)
from homeassistant.const import EntityCategory
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.event import async_call_later

from .coordinator import StatusTrackerConfigEntry
from .entity import ServiceEntity, async_tracker_device_id
from .fault_texts import fault_text
from .service_forms import FORMS
from .tracker.terms import Service
from .views.request import time_text

PARALLEL_UPDATES = 0

_WRITE_TRAFFIC_EVERY: Final = 10


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up one sensor for each service instance."""
    tracker_device_id = async_tracker_device_id(hass, entry)
    for subentry_id, health in entry.runtime_data.coordinator.health.items():
        # A service may be removed at any time; the entry is then loaded again.
        if (subentry := entry.subentries.get(subentry_id)) is not None:
            sensor = ServiceSensor(
                entry, subentry, health, tracker_device_id, "reachable"
            )
            async_add_entities([sensor], config_subentry_id=subentry_id)


class ServiceSensor(ServiceEntity, BinarySensorEntity):
    """Show whether a service can be reached."""

    _attr_device_class = BinarySensorDeviceClass.CONNECTIVITY
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_translation_key = "service"
    _unrecorded_attributes = frozenset(
        {
            "last_webhook",
            "last_event",
            "webhooks",
            "refused",
            "last_refusal",
            "last_error",
            "webhook_detail",
        }
    )

    _written: tuple[object, ...] = ()
    _cancel_write: CALLBACK_TYPE | None = None

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the service answers, None until it was asked."""
        return self.health.reachable

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what is known of the service."""
        health = self.health
        known = {
            "version": health.version,
            "since": time_text(health.since),
            "last_error": fault_text(self.hass, health.last_error),
        }
        if FORMS[health.service].has_webhook:
            return known | {
                "webhook_ready": health.webhook_ready,
                "webhook_problem": health.webhook_problem,
                "webhook_detail": fault_text(self.hass, health.webhook_detail),
                "last_webhook": time_text(health.last_webhook),
                "last_event": health.last_event,
                "webhooks": health.webhooks,
                "refused": health.refused,
                "last_refusal": fault_text(self.hass, health.last_refusal),
            }
        if health.service is Service.SHOKO:
            return known | {"feed_open": health.webhook_ready}
        return known

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the health of the service."""
        await super().async_added_to_hass()
        self._written = self._standing()
        self.async_on_remove(self.health.async_add_listener(self._async_changed))
        self.async_on_remove(self._async_cancel)

    def _standing(self) -> tuple[object, ...]:
        """Return what is written at once when it changes."""
        health = self.health
        return (
            health.reachable,
            health.version,
            health.last_error,
            health.webhook_ready,
            health.webhook_problem,
        )

    @callback
    def _async_changed(self) -> None:
        """Write a change of health at once, mere traffic a few times a minute."""
        if (standing := self._standing()) != self._written:
            self._written = standing
            self._async_note_version()
            self.async_write_ha_state()
        elif self._cancel_write is None:
            self.async_write_ha_state()
            self._cancel_write = async_call_later(
                self.hass, _WRITE_TRAFFIC_EVERY, self._async_write_traffic
            )

    @callback
    def _async_write_traffic(self, _now: datetime) -> None:
        """Write what came in since the last time."""
        self._cancel_write = None
        self.async_write_ha_state()

    @callback
    def _async_cancel(self) -> None:
        """Forget a write that is due."""
        if self._cancel_write is not None:
            self._cancel_write()
            self._cancel_write = None

    @callback
    def _async_note_version(self) -> None:
        """Show the version of the service with its device."""
        if self.device_entry is not None and self.health.version is not None:
            dr.async_get(self.hass).async_update_device(
                self.device_entry.id, sw_version=self.health.version
            )
