"""Write what happens to requests into the logbook, with their names."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from homeassistant.components.logbook import (
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from .announcing.happenings import Kind
from .const import DOMAIN, EVENT_HAPPENED
from .wording import episodes_in_short, seasons_in_short

type Describe = Callable[[str, str, Callable[[Event], dict[str, Any]]], None]

# What is shown beside each happening.
_ICONS: Final[Mapping[str, str]] = {
    Kind.REQUESTED: "mdi:hand-heart-outline",
    Kind.APPROVED: "mdi:thumb-up-outline",
    Kind.DECLINED: "mdi:thumb-down-outline",
    Kind.GRABBED: "mdi:magnify",
    Kind.DOWNLOAD_STARTED: "mdi:progress-download",
    Kind.DOWNLOADED: "mdi:download-circle-outline",
    Kind.IMPORTED: "mdi:folder-move-outline",
    Kind.MATCHED: "mdi:puzzle-outline",
    Kind.EPISODE_AVAILABLE: "mdi:play-circle-outline",
    Kind.SEASON_AVAILABLE: "mdi:play-circle-outline",
    Kind.AVAILABLE: "mdi:play-circle-outline",
    Kind.FAILED: "mdi:close-circle-outline",
    Kind.NEEDS_ATTENTION: "mdi:alert-circle-outline",
    Kind.ATTENTION_CLEARED: "mdi:check-circle-outline",
    Kind.DELETED: "mdi:delete-outline",
}
_OTHER_ICON: Final = "mdi:movie-open-outline"
_LINES: Final = f"component.{DOMAIN}.common.logbook_"
_OF_SEASONS: Final = frozenset({Kind.REQUESTED, Kind.SEASON_AVAILABLE})
_WITH_REASON: Final = frozenset({Kind.DECLINED, Kind.FAILED, Kind.NEEDS_ATTENTION})
_LABELS: Final = f"component.{DOMAIN}.entity.event.requests.state_attributes."


@callback
def async_describe_events(hass: HomeAssistant, async_describe_event: Describe) -> None:
    """Say how what happened reads."""

    @callback
    def describe(event: Event) -> dict[str, Any]:
        payload = event.data
        return {
            LOGBOOK_ENTRY_NAME: payload["title"],
            LOGBOOK_ENTRY_MESSAGE: _message(hass, payload),
            LOGBOOK_ENTRY_ICON: _ICONS.get(payload["type"], _OTHER_ICON),
            LOGBOOK_ENTRY_ENTITY_ID: payload[ATTR_ENTITY_ID],
        }

    async_describe_event(DOMAIN, EVENT_HAPPENED, describe)


def _message(hass: HomeAssistant, payload: Mapping[str, Any]) -> str:
    """Return how a happening reads behind the name of its request."""
    kind, asker = payload["type"], payload["requested_by"]
    lines = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
    line = lines.get(f"{_LINES}{kind}", kind)
    if asker and kind == Kind.REQUESTED:
        line = lines.get(f"{_LINES}requested_by", kind).replace("{asker}", asker)
    if kind in _OF_SEASONS:
        what = seasons_in_short(payload["seasons"])
    else:
        what = episodes_in_short(payload["episodes"], payload["episode_count"])
    why = None
    if kind in _WITH_REASON:
        why = _label(hass, "detail", payload["detail"]) or _label(
            hass, "reason", payload["reason"]
        )
    return f"{line}{f' ({what})' if what else ''}{f': {why}' if why else ''}"


def _label(hass: HomeAssistant, name: str, value: str | None) -> str | None:
    """Return a code in the language of the household, other words as they are."""
    if value is None:
        return None
    labels = async_get_cached_translations(hass, hass.config.language, "entity", DOMAIN)
    return labels.get(f"{_LABELS}{name}.state.{value}", value)
