"""Show each request, and how many there are, as sensors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from .entity import RequestListeners, StatusTrackerEntity
from .followed import FollowedRequests
from .links import watch_url
from .tracker.changes import Changes
from .tracker.models import RequestState
from .views import Json, view_row

PARALLEL_UPDATES = 0

_LONGEST_NAME: Final = 200
_REQUEST: Final = "request"
_SHOWN_AS_THEY_ARE: Final = (
    "title",
    "original_title",
    "year",
    "media_type",
    "seasons",
    "is_anime",
    "is_4k",
    "counts",
    "requested_by",
)
# What remains of a download changes with every report; its end hardly does.
_FINISH_MOVED: Final = 0.1
_FINISH_MOVED_AT_LEAST: Final = timedelta(minutes=1)
_FINISH_WRITTEN_EVERY: Final = timedelta(seconds=30)


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
    RequestSensors(hass, entry.runtime_data.coordinator, async_add_entities).start()


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

    @callback
    def start(self) -> None:
        """Add the sensors, drop what an earlier run left, and follow changes."""
        self._remove_stale()
        self._async_add_entities(
            SummarySensor(
                self._coordinator, self._listeners, self._followed, description
            )
            for description in SUMMARY_SENSORS
        )
        self._add(self._followed.ids)
        self._coordinator.config_entry.async_on_unload(
            self._coordinator.async_subscribe(self._changed)
        )

    @callback
    def _changed(self, changes: Changes) -> None:
        """Add, write and remove sensors for what changed, and no others."""
        difference = self._followed.absorb(changes)
        for request_id in difference.removed:
            self._remove(request_id)
        self._add(difference.added)
        for request_id in difference.changed:
            self._listeners.async_notify(request_id)
        for description in SUMMARY_SENSORS:
            self._listeners.async_notify(description.key)

    def _add(self, request_ids: Iterable[str]) -> None:
        """Add a sensor for each of the requests."""
        if sensors := [
            RequestSensor(self._coordinator, self._listeners, request_id)
            for request_id in request_ids
        ]:
            self._async_add_entities(sensors)

    def _remove(self, request_id: str) -> None:
        """Remove the sensor of a request from the registry, and so from everywhere."""
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
                entity.translation_key == _REQUEST
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


class RequestSensor(StatusTrackerEntity, SensorEntity):
    """Show where one request stands."""

    _attr_device_class = SensorDeviceClass.ENUM
    _attr_translation_key = _REQUEST
    _unrecorded_attributes = frozenset(
        {
            "original_title",
            "counts",
            "progress",
            "eta",
            "attention_detail",
            "failure_detail",
            "jellyfin_url",
            "entity_picture",
        }
    )

    def __init__(
        self,
        coordinator: StatusTrackerCoordinator,
        listeners: RequestListeners,
        request_id: str,
    ) -> None:
        """Look at the request for the first time."""
        super().__init__(coordinator, request_id)
        self._attr_options = [state.value for state in RequestState]
        self._listeners = listeners
        self._request_id = request_id
        self._attributes: Json = {}
        self._finish: datetime | None = None
        self._finish_written: datetime | None = None
        self._look()

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the request, and catch up with it."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self._listeners.async_add(self._request_id, self._async_changed)
        )
        self._look()

    @callback
    def _async_changed(self) -> None:
        """Write the state if anything that is shown changed."""
        if self._look():
            self.async_write_ha_state()

    def _look(self) -> bool:
        """Take over what the request shows now; return whether to write it."""
        row = view_row(self.coordinator.tracker, self._request_id)
        if row is None:
            return False
        now = dt_util.utcnow()
        finish = None if row["eta"] is None else now + timedelta(seconds=row["eta"])
        attributes = _attributes(row)
        attributes["jellyfin_url"] = watch_url(
            self.coordinator.config_entry, row["jellyfin_id"]
        )
        if (
            attributes == self._attributes
            and row["state"] == self._attr_native_value
            and row["poster"] == self._attr_entity_picture
            and not self._finish_moved(finish, now)
        ):
            return False
        self._name_after(row)
        self._attributes = attributes
        self._attr_native_value = row["state"]
        self._attr_entity_picture = row["poster"]
        self._finish, self._finish_written = finish, now
        self._attr_extra_state_attributes = attributes | {
            "eta": finish.replace(microsecond=0).isoformat() if finish else None
        }
        return True

    def _name_after(self, row: Json) -> None:
        """Take the name from the title; a film may be wished for in 4K as well."""
        title = row["title"][:_LONGEST_NAME]
        placeholders = {"title": f"{title} (4K)" if row["is_4k"] else title}
        if placeholders != self.translation_placeholders:
            self._attr_translation_placeholders = placeholders
            # Home Assistant builds a name only once.
            self.__dict__.pop("name", None)

    def _finish_moved(self, finish: datetime | None, now: datetime) -> bool:
        """Return whether the end of the download moved so far that it is written.

        An unknown end is no news until the end that is shown has passed.
        """
        shown, written = self._finish, self._finish_written
        if shown is None or finish is None:
            return finish is not None or (shown is not None and shown <= now)
        if written is not None and now - written < _FINISH_WRITTEN_EVERY:
            return False
        tolerance = max((finish - now) * _FINISH_MOVED, _FINISH_MOVED_AT_LEAST)
        return abs(finish - shown) > tolerance


def request_unique_id(coordinator: StatusTrackerCoordinator, request_id: str) -> str:
    """Return the unique id of the sensor of a request."""
    return f"{coordinator.config_entry.entry_id}_{request_id}"


def _attributes(row: Json) -> dict[str, Any]:
    """Return the attributes that an automation can use; progress in percent."""
    attention, failure = row["attention"] or {}, row["failure"] or {}
    progress = row["progress"]
    return {
        "request_id": row["id"],
        **{name: row[name] for name in _SHOWN_AS_THEY_ARE},
        "progress": None if progress is None else round(progress * 10_000) // 100,
        "attention": attention.get("reason"),
        "attention_since": attention.get("since"),
        "attention_detail": attention.get("detail"),
        "failure": failure.get("reason"),
        "failure_detail": failure.get("detail"),
    }
