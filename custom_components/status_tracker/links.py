"""Write the addresses at which a browser finds a title."""

from typing import Final
from urllib.parse import quote

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_URL

from .const import CONF_EXTERNAL_URL, CONF_SERVER_ID
from .tracker.terms import Service

_DETAILS: Final = "/web/#/details?id={item}"


def watch_url(entry: ConfigEntry, jellyfin_id: str | None) -> str | None:
    """Return the page of a title in the first Jellyfin that is set up, if any."""
    return watch_links(entry, jellyfin_id)["jellyfin_url"]


def watch_links(entry: ConfigEntry, jellyfin_id: str | None) -> dict[str, str | None]:
    """Return that page as `jellyfin_url`, and where it is at home if elsewhere."""
    links: dict[str, str | None] = {"jellyfin_url": None, "jellyfin_local_url": None}
    jellyfin = next(
        (
            subentry.data
            for subentry in entry.subentries.values()
            if subentry.subentry_type == Service.JELLYFIN
        ),
        None,
    )
    if jellyfin_id is None or jellyfin is None:
        return links
    details = _DETAILS.format(item=quote(jellyfin_id, safe=""))
    if server := jellyfin.get(CONF_SERVER_ID):
        details += f"&serverId={quote(server, safe='')}"
    local = jellyfin[CONF_URL].rstrip("/")
    external = (jellyfin.get(CONF_EXTERNAL_URL) or local).rstrip("/")
    links["jellyfin_url"] = external + details
    if external != local:
        links["jellyfin_local_url"] = local + details
    return links
