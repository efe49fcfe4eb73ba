"""Show where one request stands as a sensor."""

from datetime import datetime, timedelta
from typing import Any, Final, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity
from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.translation import async_get_cached_translations
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import StatusTrackerCoordinator
from .entity import RequestListeners, StatusTrackerEntity
from .links import watch_url
from .namesakes import Namesakes
from .tracker.terms import RequestState
from .views.request import Json, view_row

_LONGEST_NAME: Final = 200
REQUEST: Final = "request"
_KINDS: Final = (
    f"component.{DOMAIN}.entity.sensor.{REQUEST}.state_attributes.media_type.state."
)
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
# The recorder keeps every state that is written, whatever of it changed: a whole story
# should be some dozens. Panel and card do not depend on it.
_PROGRESS: Final = "progress"
_COUNTS: Final = "counts"
_PROGRESS_STEP: Final = 5
_COUNTS_WRITTEN_EVERY: Final = timedelta(minutes=1)
# What remains of a download changes with every report; its end hardly does.
_FINISH_MOVED: Final = 0.1
_FINISH_MOVED_AT_LEAST: Final = timedelta(minutes=1)
_FINISH_WRITTEN_EVERY: Final = 0.2
_FINISH_WRITTEN_EVERY_AT_LEAST: Final = timedelta(minutes=1)


class RequestSensor(StatusTrackerEntity, SensorEntity):
    """Show where one request stands."""

    _attr_device_class = SensorDeviceClass.ENUM
    _attr_translation_key = REQUEST
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
        namesakes: Namesakes,
        request_id: str,
    ) -> None:
        """Look at the request for the first time."""
        super().__init__(coordinator, request_id)
        self._attr_options = [state.value for state in RequestState]
        self._listeners = listeners
        self._namesakes = namesakes
        self._request_id = request_id
        self._attributes: Json = {}
        self._finish: datetime | None = None
        self._written: datetime | None = None
        self._cancel_later: CALLBACK_TYPE | None = None
        self._look()

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the request, and catch up with it."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self._listeners.async_add(self._request_id, self._async_changed)
        )
        self.async_on_remove(self._async_forget_later)
        self._look()

    @callback
    def _async_changed(self, _now: datetime | None = None) -> None:
        """Write the state if anything that is shown changed enough."""
        if self._look():
            self._async_forget_later()
            self.async_write_ha_state()

    @callback
    def _async_forget_later(self) -> None:
        """Look no other time on account of what is written now."""
        if self._cancel_later is not None:
            self._cancel_later()
            self._cancel_later = None

    @callback
    def _async_look_later(self, pause: timedelta) -> None:
        """Look again after a while, once."""

        @callback
        def look(now: datetime) -> None:
            self._cancel_later = None
            self._async_changed(now)

        if self._cancel_later is None and self.hass is not None:
            job = HassJob(look, cancel_on_shutdown=True)
            self._cancel_later = async_call_later(self.hass, pause, job)

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
            not self._name_after(row)
            and _lasting(attributes) == _lasting(self._attributes)
            and row["state"] == self._attr_native_value
            and row["poster"] == self._attr_entity_picture
            and not self._progress_moved(attributes[_PROGRESS])
            and not self._counts_moved(attributes[_COUNTS], now)
            and not self._finish_moved(finish, now)
        ):
            return False
        self._attributes = attributes
        self._attr_native_value = row["state"]
        self._attr_entity_picture = row["poster"]
        self._finish, self._written = finish, now
        self._attr_extra_state_attributes = attributes | {
            "eta": finish.replace(microsecond=0).isoformat() if finish else None
        }
        return True

    def _name_after(self, row: Json) -> bool:
        """Take the name from the title; return whether it is another one.

        A film may be wished for in 4K as well, and other titles may have its name.
        """
        marks = self._namesakes.marks(self._request_id)
        beside = [
            *([str(row["year"])] if marks.year else []),
            *([self._kind(row["media_type"])] if marks.kind else []),
            *(["4K"] if row["is_4k"] else []),
        ]
        title = row["title"][:_LONGEST_NAME]
        name = f"{title} ({', '.join(beside)})" if beside else title
        placeholders = {"title": name}
        if placeholders == self.translation_placeholders:
            return False
        self._attr_translation_placeholders = placeholders
        # Home Assistant builds a name only once.
        self.__dict__.pop("name", None)
        return True

    def _kind(self, media_type: str) -> str:
        """Return what a film or show is called in the language of the household."""
        hass = self.coordinator.hass
        names = async_get_cached_translations(
            hass, hass.config.language, "entity", DOMAIN
        )
        return names.get(f"{_KINDS}{media_type}", media_type)

    def _progress_moved(self, progress: int | None) -> bool:
        """Return whether the download came so far on that it is written."""
        shown: int | None = self._attributes.get(_PROGRESS)
        if progress is None or shown is None:
            return progress is not shown
        return abs(progress - shown) >= _PROGRESS_STEP

    def _counts_moved(self, counts: Json, now: datetime) -> bool:
        """Return whether to write that items went on; if not now, then soon."""
        if counts == self._attributes.get(_COUNTS) or self._written is None:
            return self._written is None
        if (pause := self._written + _COUNTS_WRITTEN_EVERY - now) <= timedelta():
            return True
        self._async_look_later(pause)
        return False

    def _finish_moved(self, finish: datetime | None, now: datetime) -> bool:
        """Return whether the end of the download moved so far that it is written.

        An unknown end is no news until the end that is shown has passed.
        """
        shown, written = self._finish, self._written
        if shown is None or finish is None:
            return finish is not None or (shown is not None and shown <= now)
        remaining = finish - now
        pause = max(remaining * _FINISH_WRITTEN_EVERY, _FINISH_WRITTEN_EVERY_AT_LEAST)
        if written is not None and now - written < pause:
            return False
        tolerance = max(remaining * _FINISH_MOVED, _FINISH_MOVED_AT_LEAST)
        return abs(finish - shown) > tolerance


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


def _lasting(attributes: Json) -> Json:
    """Return the attributes of which every change is written."""
    return {
        name: value
        for name, value in attributes.items()
        if name not in (_PROGRESS, _COUNTS)
    }
