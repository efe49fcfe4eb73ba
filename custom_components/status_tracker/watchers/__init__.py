"""List what runs in the background: each watcher asks a service and reports facts."""

from collections.abc import Callable, Mapping
from typing import Final

from homeassistant.core import HomeAssistant

from ..coordinator import StatusTrackerConfigEntry
from ..tracker.terms import Service
from ..webhooks.registration import WebhookRegistrar
from .anime import create_anime_watcher
from .availability import create_availability_watcher
from .checkup import Checkup
from .downloads import create_download_watcher
from .group import each
from .patience import create_patience_watcher
from .reconcile_radarr import RadarrReconciler
from .reconcile_seerr import SeerrReconciler
from .reconcile_sonarr import SonarrReconciler
from .watcher import Watcher

type WatcherFactory = Callable[[HomeAssistant, StatusTrackerConfigEntry], Watcher]

# Names are for logs and diagnostics.
WATCHERS: Final[Mapping[str, WatcherFactory]] = {
    "webhooks": WebhookRegistrar,
    "seerr": each(Service.SEERR, SeerrReconciler),
    "radarr": each(Service.RADARR, RadarrReconciler),
    "sonarr": each(Service.SONARR, SonarrReconciler),
    "downloads": each(Service.QBITTORRENT, create_download_watcher),
    "anime": each(Service.SHOKO, create_anime_watcher),
    "availability": each(Service.JELLYFIN, create_availability_watcher),
    "patience": create_patience_watcher,
    "checkup": Checkup,
}
