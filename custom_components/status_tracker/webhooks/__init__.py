"""Turn what the services send into facts, and have them send it here."""

from collections.abc import Callable, Mapping
from typing import Final

from ..tracker.terms import Service
from . import jellyfin, radarr, seerr, sonarr
from .models import Context, InvalidPayload, Parsed

__all__ = ["PARSERS", "Context", "InvalidPayload", "Parsed"]

PARSERS: Final[Mapping[Service, Callable[[object, Context], Parsed]]] = {
    Service.SEERR: seerr.parse,
    Service.RADARR: radarr.parse,
    Service.SONARR: sonarr.parse,
    Service.JELLYFIN: jellyfin.parse,
}
