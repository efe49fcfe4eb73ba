"""Keep the card among the resources that dashboards load."""

from typing import Any, Final

from homeassistant.components.frontend import (
    DATA_EXTRA_MODULE_URL,
    add_extra_js_url,
    remove_extra_js_url,
)
from homeassistant.components.lovelace import LOVELACE_DATA
from homeassistant.components.lovelace.resources import (
    ResourceStorageCollection,
    ResourceYAMLCollection,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN

ISSUE_RESOURCE_IN_YAML: Final = "resource_in_yaml"


async def async_add_card(hass: HomeAssistant, url: str) -> None:
    """Let dashboards load the card from an address, which ends in its version.

    Resources that the user keeps in YAML cannot be changed: then every page loads
    the card, which is less reliable, and an issue says what to write.
    """
    resources = hass.data[LOVELACE_DATA].resources
    path, _, _ = url.partition("?")
    if isinstance(resources, ResourceStorageCollection):
        await _async_store(resources, path, url)
        _async_forget_fallback(hass, path)
    elif _find(resources, path):
        _async_forget_fallback(hass, path)
    else:
        _async_add_fallback(hass, path, url)


async def async_remove_card(hass: HomeAssistant, path: str) -> None:
    """Take the card away, in whatever version and however it came."""
    resources = hass.data[LOVELACE_DATA].resources
    if isinstance(resources, ResourceStorageCollection):
        # Until then, the collection looks empty.
        await resources.async_get_info()
        for item in _find(resources, path):
            await resources.async_delete_item(item["id"])
    _async_forget_fallback(hass, path)


async def _async_store(
    resources: ResourceStorageCollection, path: str, url: str
) -> None:
    """Have exactly one resource for the card, with its present address."""
    # Until then, the collection looks empty.
    await resources.async_get_info()
    found = _find(resources, path)
    if not found:
        await resources.async_create_item({"res_type": "module", "url": url})
        return
    first, *others = found
    if (first["url"], first["type"]) != (url, "module"):
        await resources.async_update_item(
            first["id"], {"res_type": "module", "url": url}
        )
    for item in others:
        await resources.async_delete_item(item["id"])


def _find(
    resources: ResourceStorageCollection | ResourceYAMLCollection, path: str
) -> list[dict[str, Any]]:
    """Return the resources that are the card, in any version."""
    return [
        item
        for item in resources.async_items() or ()
        if item["url"].partition("?")[0] == path
    ]


@callback
def _async_add_fallback(hass: HomeAssistant, path: str, url: str) -> None:
    """Load the card with every page, and say how to do better."""
    if url not in hass.data[DATA_EXTRA_MODULE_URL].urls:
        add_extra_js_url(hass, url)
    ir.async_create_issue(
        hass,
        DOMAIN,
        ISSUE_RESOURCE_IN_YAML,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=ISSUE_RESOURCE_IN_YAML,
        translation_placeholders={"path": path},
    )


@callback
def _async_forget_fallback(hass: HomeAssistant, path: str) -> None:
    """Load the card no longer with every page."""
    ir.async_delete_issue(hass, DOMAIN, ISSUE_RESOURCE_IN_YAML)
    for url in hass.data[DATA_EXTRA_MODULE_URL].urls:
        if url.partition("?")[0] == path:
            remove_extra_js_url(hass, url)
