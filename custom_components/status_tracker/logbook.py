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

from .const import DOMAIN, EVENT_HAPPENED
from .happenings import Kind
from .wording import episodes_in_words, listed, season_in_words

type Describe = Callable[[str, str, Callable[[Event], dict[str, Any]]], None]

# How each happening reads behind the name of its request, and its icon.
_LINES: Final[Mapping[str, tuple[str, str]]] = {
    Kind.REQUESTED: ("was requested{by}{seasons}", "mdi:hand-heart-outline"),
    Kind.APPROVED: ("was approved", "mdi:thumb-up-outline"),
    Kind.DECLINED: ("was declined{why}", "mdi:thumb-down-outline"),
    Kind.GRABBED: ("was found and is being fetched{episodes}", "mdi:magnify"),
    Kind.DOWNLOAD_STARTED: ("began to download{episodes}", "mdi:progress-download"),
    Kind.DOWNLOADED: ("was downloaded{episodes}", "mdi:download-circle-outline"),
    Kind.IMPORTED: ("came into the library{episodes}", "mdi:folder-move-outline"),
    Kind.MATCHED: ("was recognized by Shoko{episodes}", "mdi:puzzle-outline"),
    Kind.EPISODE_AVAILABLE: (
        "has more to watch{episodes}",
        "mdi:play-circle-outline",
    ),
    Kind.SEASON_AVAILABLE: (
        "has a whole season to watch{seasons}",
        "mdi:play-circle-outline",
    ),
    Kind.AVAILABLE: ("is ready to watch", "mdi:play-circle-outline"),
    Kind.FAILED: ("failed{episodes}{why}", "mdi:close-circle-outline"),
    Kind.NEEDS_ATTENTION: ("needs attention{why}", "mdi:alert-circle-outline"),
    Kind.ATTENTION_CLEARED: (
        "needs no attention any more",
        "mdi:check-circle-outline",
    ),
    Kind.DELETED: ("was deleted", "mdi:delete-outline"),
}
_REASONS: Final = (
    f"component.{DOMAIN}.entity.event.requests.state_attributes.reason.state."
)


@callback
def async_describe_events(hass: HomeAssistant, async_describe_event: Describe) -> None:
    """Say how what happened reads."""

    @callback
    def describe(event: Event) -> dict[str, Any]:
        payload = event.data
        message, icon = _LINES.get(
            payload["type"], (payload["type"], "mdi:movie-open-outline")
        )
        return {
            LOGBOOK_ENTRY_NAME: payload["title"],
            LOGBOOK_ENTRY_MESSAGE: message.format(**_details(hass, payload)),
            LOGBOOK_ENTRY_ICON: icon,
            LOGBOOK_ENTRY_ENTITY_ID: payload[ATTR_ENTITY_ID],
        }

    async_describe_event(DOMAIN, EVENT_HAPPENED, describe)


def _details(hass: HomeAssistant, payload: Mapping[str, Any]) -> dict[str, str]:
    """Return what may be said along with what happened, each led by what joins it."""
    asker = payload["requested_by"]
    seasons = listed([season_in_words(each) for each in payload["seasons"]])
    episodes = episodes_in_words(payload["episodes"], payload["episode_count"])
    why = payload["detail"] or _reason(hass, payload["reason"])
    return {
        "by": f" by {asker}" if asker else "",
        "seasons": f", {seasons}" if seasons else "",
        "episodes": f", {episodes}" if episodes else "",
        "why": f": {why}" if why else "",
    }


def _reason(hass: HomeAssistant, reason: str | None) -> str | None:
    """Return the label of a reason, in the language of the household if it is known."""
    if reason is None:
        return None
    labels = async_get_cached_translations(hass, hass.config.language, "entity", DOMAIN)
    return labels.get(f"{_REASONS}{reason}", reason.replace("_", " "))
