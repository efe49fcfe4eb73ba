"""Name what the whole integration shares."""

from collections.abc import Mapping
import logging
from typing import Final

from .tracker.terms import Service

DOMAIN: Final = "status_tracker"
LOGGER = logging.getLogger(__package__)

SERVICE_NAMES: Final[Mapping[Service, str]] = {
    Service.SEERR: "Seerr",
    Service.RADARR: "Radarr",
    Service.SONARR: "Sonarr",
    Service.QBITTORRENT: "qBittorrent",
    Service.SHOKO: "Shoko",
    Service.JELLYFIN: "Jellyfin",
}

# Subentry data beside Home Assistant's own names.
CONF_EXTERNAL_URL: Final = "external_url"
CONF_IS_4K: Final = "is_4k"
CONF_SERVER_ID: Final = "server_id"
# What a service proves with that a webhook is its own, once it sends it along.
CONF_SECRET: Final = "secret"  # noqa: S105
# What the user chose to do about Seerr's one webhook when somebody else has it.
CONF_WEBHOOK_SLOT: Final = "webhook_slot"

# Which service new credentials are asked for: what is told when that begins.
SUBENTRY_ID: Final = "subentry_id"

# Options.
CONF_FINISHED_DAYS: Final = "finished_days"
# Whether language models that may use Assist may look at requests.
CONF_LANGUAGE_MODELS: Final = "language_models"
CONF_LOCAL_ONLY: Final = "local_only"
# Which person a name in Seerr stands for: a list of name and person.
CONF_PEOPLE: Final = "people"
# "internal", "external", or an address of the user's own.
CONF_WEBHOOK_ADDRESS: Final = "webhook_address"
DEFAULT_FINISHED_DAYS: Final = 7

# What happened to a request, on the event bus.
EVENT_HAPPENED: Final = f"{DOMAIN}_event"

SECRET_HEADER: Final = "X-Status-Tracker-Secret"  # noqa: S105
