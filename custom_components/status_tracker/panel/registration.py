"""Serve the panel and the card, and keep both in Home Assistant's frontend."""

import hashlib
from pathlib import Path
from typing import Final

from homeassistant.components import panel_custom
from homeassistant.components.frontend import async_panel_exists, async_remove_panel
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from .card_resource import async_add_card, async_remove_card

FOLDER: Final = Path(__file__).parent.parent / "frontend"
BUNDLE: Final = "status-tracker.js"
STATIC_PATH: Final = f"/{DOMAIN}_static"
PANEL_PATH: Final = "status-tracker"
ELEMENT: Final = "status-tracker-panel"
# Called as the entity that tells of every request.
TITLE: Final = f"component.{DOMAIN}.entity.event.requests.name"
ICON: Final = "mdi:movie-open-play-outline"

_VERSION: Final[HassKey[str]] = HassKey(f"{DOMAIN}_bundle_version")


async def async_serve_bundle(hass: HomeAssistant) -> None:
    """Serve the bundle, once for all entries."""
    hass.data[_VERSION] = await hass.async_add_executor_job(_bundle_version)
    await hass.http.async_register_static_paths(
        [StaticPathConfig(STATIC_PATH, str(FOLDER), cache_headers=True)]
    )


async def async_add_to_frontend(hass: HomeAssistant) -> None:
    """Put the panel into the sidebar and offer the card to dashboards."""
    version = hass.data[_VERSION]
    url = f"{STATIC_PATH}/{BUNDLE}?v={version}"
    if not async_panel_exists(hass, PANEL_PATH):
        # The sidebar has one name for all users.
        names = await async_get_translations(
            hass, hass.config.language, "entity", {DOMAIN}
        )
        await panel_custom.async_register_panel(
            hass,
            frontend_url_path=PANEL_PATH,
            webcomponent_name=ELEMENT,
            sidebar_title=names[TITLE],
            sidebar_icon=ICON,
            module_url=url,
            config={"version": version},
        )
    await async_add_card(hass, url)


async def async_remove_from_frontend(hass: HomeAssistant) -> None:
    """Take the panel and the card away, as when the entry is removed for good."""
    async_remove_panel(hass, PANEL_PATH, warn_if_unknown=False)
    await async_remove_card(hass, f"{STATIC_PATH}/{BUNDLE}")


def _bundle_version() -> str:
    """Return what changes with the content: a browser keeps a file for a month."""
    return hashlib.sha256((FOLDER / BUNDLE).read_bytes()).hexdigest()[:12]
