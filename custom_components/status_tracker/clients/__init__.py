"""Ask the services and command them, one client for each.

Each client takes an aiohttp session and the base URL of its service. What a client
raises is a ServiceError; what its methods return are the frozen dataclasses of the
module named `…_models` beside it.
"""

from .answers import MediaType, Removal
from .base import ServiceClient, ServiceInfo
from .errors import (
    ConnectionProblem,
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from .jellyfin import JellyfinClient
from .qbittorrent import QBittorrentClient
from .radarr import RadarrClient
from .seerr import SeerrClient
from .shoko import ShokoClient
from .sonarr import SonarrClient

__all__ = [
    "ConnectionProblem",
    "JellyfinClient",
    "MediaType",
    "QBittorrentClient",
    "RadarrClient",
    "Removal",
    "ResponseProblem",
    "SeerrClient",
    "ServiceAuthError",
    "ServiceClient",
    "ServiceConnectionError",
    "ServiceError",
    "ServiceInfo",
    "ServiceResponseError",
    "ShokoClient",
    "SonarrClient",
]
