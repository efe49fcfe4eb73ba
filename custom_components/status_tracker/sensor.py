"""Show each request, and how many there are, as sensors."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import batched
from typing import Final, override

from homeassistant.components.sensor import (
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DOMAIN
from .coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from .entity import RequestListeners, StatusTrackerEntity, request_unique_id
from .library.entities import LibrarySyncSensor
from .library.sync import LIBRARY_SYNC
from .namesakes import Namesakes, title_of
from .request_sensor import REQUEST, RequestSensor
from .tracker.changes import Changes
from .views.followed import FollowedRequests

PARALLEL_UPDATES = 0

# Home Assistant adds them without a pause.
_ADDED_AT_ONCE: Final = 20


@dataclass(frozen=True, kw_only=True)
class SummarySensorEntityDescription(SensorEntityDescription):
    """Describe a sensor that counts requests."""

    value_fn: Callable[[FollowedRequests], int]


SUMMARY_SENSORS: tuple[SummarySensorEntityDescription, ...] = (
    SummarySensorEntityDescription(
        key="active",
        translation_key="active",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda followed: followed.active,
    ),
    SummarySensorEntityDescription(
        key="downloading",
        translation_key="downloading",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda followed: followed.downloading,
    ),
    SummarySensorEntityDescription(
        key="needs_attention",
        translation_key="needs_attention",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda followed: followed.needing_attention,
    ),
    SummarySensorEntityDescription(
        key="available_recently",
        translation_key="available_recently",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda followed: followed.available,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the sensors of an entry."""
    coordinator = entry.runtime_data.coordinator
    await RequestSensors(hass, coordinator, async_add_entities).async_start()
    async_add_entities([LibrarySyncSensor(coordinator, hass.data[LIBRARY_SYNC])])


class RequestSensors:
    """Keep one sensor for each followed request, and the summary sensors."""

    def __init__(
        self,
        hass: HomeAssistant,
        coordinator: StatusTrackerCoordinator,
        async_add_entities: AddConfigEntryEntitiesCallback,
    ) -> None:
        """Look at the requests that are known."""
        self._hass = hass
        self._coordinator = coordinator
        self._async_add_entities = async_add_entities
        self._followed = FollowedRequests(coordinator.tracker)
        self._listeners = RequestListeners()
        self._namesakes = Namesakes()
        self._added: set[str] = set()
        self._counting: asyncio.Handle | None = None
        self._rename(self._followed.ids)

    async def async_start(self) -> None:
        """Add the sensors, drop what an earlier run left, and follow changes."""
        self._remove_stale()
        self._async_add_entities(
            SummarySensor(
                self._coordinator, self._listeners, self._followed, description
            )
            for description in SUMMARY_SENSORS
        )
        known = sorted(self._followed.ids)
        self._coordinator.config_entry.async_on_unload(
            self._coordinator.async_subscribe(self._changed)
        )
        for some in batched(known, _ADDED_AT_ONCE, strict=False):
            # What came or went meanwhile was taken care of as a change.
            self._add(each for each in some if each in self._followed.ids)
            await asyncio.sleep(0)

    @callback
    def _changed(self, changes: Changes) -> None:
        """Add, write and remove sensors for what changed, and no others."""
        difference = self._followed.absorb(changes)
        renamed = self._rename(changes.requests)
        for request_id in difference.removed:
            self._remove(request_id)
        self._add(difference.added)
        for request_id in difference.changed | renamed:
            self._listeners.async_notify(request_id)
        if self._counting is None:
            # What comes at the same time, as webhooks of a season do, is counted once.
            self._counting = self._hass.loop.call_soon(self._async_count)

    @callback
    def _async_count(self) -> None:
        """Write the counts that changed."""
        self._counting = None
        for description in SUMMARY_SENSORS:
            self._listeners.async_notify(description.key)

    def _rename(self, request_ids: Iterable[str]) -> frozenset[str]:
        """Note what requests are called; return who else is told apart from them."""
        requests = self._coordinator.tracker.requests
        others: frozenset[str] = frozenset()
        for request_id in request_ids:
            is_shown = request_id in self._followed.ids
            title = title_of(requests[request_id]) if is_shown else None
            others |= self._namesakes.put(request_id, title)
        return others

    def _add(self, request_ids: Iterable[str]) -> None:
        """Add a sensor for each of the requests that has none."""
        if new := [each for each in request_ids if each not in self._added]:
            self._added.update(new)
            self._async_add_entities(
                RequestSensor(
                    self._coordinator, self._listeners, self._namesakes, request_id
                )
                for request_id in new
            )

    def _remove(self, request_id: str) -> None:
        """Remove the sensor of a request from the registry, and so from everywhere."""
        self._added.discard(request_id)
        registry = er.async_get(self._hass)
        unique_id = request_unique_id(self._coordinator, request_id)
        if entity_id := registry.async_get_entity_id(
            Platform.SENSOR, DOMAIN, unique_id
        ):
            registry.async_remove(entity_id)

    def _remove_stale(self) -> None:
        """Remove the sensors of requests that are no longer followed."""
        registry = er.async_get(self._hass)
        wanted = {
            request_unique_id(self._coordinator, request_id)
            for request_id in self._followed.ids
        }
        for entity in er.async_entries_for_config_entry(
            registry, self._coordinator.config_entry.entry_id
        ):
            if (
                entity.translation_key == REQUEST
                and entity.domain == Platform.SENSOR
                and entity.unique_id not in wanted
            ):
                registry.async_remove(entity.entity_id)


class SummarySensor(StatusTrackerEntity, SensorEntity):
    """Count requests."""

    entity_description: SummarySensorEntityDescription

    def __init__(
        self,
        coordinator: StatusTrackerCoordinator,
        listeners: RequestListeners,
        followed: FollowedRequests,
        description: SummarySensorEntityDescription,
    ) -> None:
        """Count for the first time."""
        super().__init__(coordinator, description.key)
        self.entity_description = description
        self._listeners = listeners
        self._followed = followed
        self._attr_native_value = description.value_fn(followed)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the requests."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self._listeners.async_add(self.entity_description.key, self._async_changed)
        )

    @callback
    def _async_changed(self) -> None:
        """Write the count if it is another one."""
        value = self.entity_description.value_fn(self._followed)
        if value != self._attr_native_value:
            self._attr_native_value = value
            self.async_write_ha_state()
