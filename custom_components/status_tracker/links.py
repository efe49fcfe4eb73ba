"""Write the addresses at which a browser finds a title."""

from typing import Final
from urllib.parse import quote

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_URL

from .const import CONF_EXTERNAL_URL, CONF_SERVER_ID
from .tracker.models import Service

_DETAILS: Final = "{base}/web/#/details?id={item}"


def watch_url(entry: ConfigEntry, jellyfin_id: str | None) -> str | None:
    """Return the page of a title in the first Jellyfin that is set up, if any."""
    if jellyfin_id is None:
        return None
    for subentry in entry.subentries.values():
        if subentry.subentry_type == Service.JELLYFIN:
            data = subentry.data
            base = (data.get(CONF_EXTERNAL_URL) or data[CONF_URL]).rstrip("/")
            url = _DETAILS.format(base=base, item=quote(jellyfin_id, safe=""))
            if server := data.get(CONF_SERVER_ID):
                url += f"&serverId={quote(server, safe='')}"
            return url
    return None
