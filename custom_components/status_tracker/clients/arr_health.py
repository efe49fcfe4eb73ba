"""Describe what Sonarr and Radarr find wrong with themselves."""

from dataclasses import dataclass

from .discretion import discreet
from .parsing import JsonObject, Word, text


class HealthLevel(Word):
    """Say how bad a finding is."""

    OK = "ok"
    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthFinding:
    """Describe one finding: the check that made it, and the program's own words."""

    check: str
    level: HealthLevel
    message: str


def parse_health_finding(data: JsonObject) -> HealthFinding | None:
    """Return the finding in an answer, None when it says nothing."""
    check, message = text(data.get("source")), text(data.get("message"))
    if check is None or message is None:
        return None
    return HealthFinding(
        check=check,
        level=HealthLevel.read(data.get("type")),
        message=discreet(message),
    )
