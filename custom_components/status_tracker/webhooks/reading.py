"""Read values from payloads that may lack them, or hold anything in their place."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..const import SERVICE_NAMES
from ..tracker.ids import clean_text
from ..tracker.terms import Service
from .models import InvalidPayload
from .problems import Refusal

type Payload = Mapping[str, object]

_EVENT_FIELDS: Final = {
    Service.SEERR: "notification_type",
    Service.RADARR: "eventType",
    Service.SONARR: "eventType",
    Service.JELLYFIN: "NotificationType",
}
_OWN_BLOCKS: Final = {
    Service.RADARR: ("movie", "remoteMovie"),
    Service.SONARR: ("series", "episodes"),
}
_FLAGS: Final = {"true": True, "false": False}
_CONTROLS: Final = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")
_LONGEST_PATH: Final = 2000
_MAX_BLOCKS: Final = 5000
_LARGEST_COUNT: Final = 100_000
_YEARS: Final = range(1870, 2200)


def read_event(payload: object, service: Service) -> tuple[Payload, str]:
    """Return the payload with the name of its event.

    Raises InvalidPayload where it is none of that service.
    """
    if not isinstance(payload, dict):
        raise InvalidPayload("The body is not a JSON object", Refusal.BODY_NO_JSON)
    senders = _senders(payload)
    if senders and service not in senders:
        names = " or ".join(SERVICE_NAMES[sender] for sender in senders)
        raise InvalidPayload(
            f"This is a {names} payload on a {SERVICE_NAMES[service]} address",
            Refusal.OTHER_SENDER,
            names,
        )
    if (event := line(payload.get(_EVENT_FIELDS[service]), 60)) is None:
        field = _EVENT_FIELDS[service]
        raise InvalidPayload(f"The payload has no {field}", Refusal.INCOMPLETE, field)
    return payload, event


def _senders(payload: Payload) -> list[Service]:
    """Return the services that the payload can come from, none if nothing tells."""
    senders = [
        service
        for service, field in _EVENT_FIELDS.items()
        if isinstance(payload.get(field), str)
    ]
    if named := [arr for arr in _arrs(payload) if arr in senders]:
        return [sender for sender in senders if sender not in _OWN_BLOCKS] + named
    return senders


def _arrs(payload: Payload) -> list[Service]:
    """Tell Radarr and Sonarr apart by their blocks, else by the instance's name."""
    if arrs := [
        arr for arr, names in _OWN_BLOCKS.items() if any(n in payload for n in names)
    ]:
        return arrs
    instance = (clean_text(payload.get("instanceName")) or "").casefold()
    return [arr for arr in _OWN_BLOCKS if arr in instance]


def block(payload: Payload, name: str) -> Payload:
    """Return the object of that name, an empty one if there is none."""
    value = payload.get(name)
    return value if isinstance(value, dict) else {}


def blocks(payload: Payload, name: str) -> Iterator[Payload]:
    """Yield the objects in the list of that name."""
    value = payload.get(name)
    for element in value[:_MAX_BLOCKS] if isinstance(value, list) else ():
        if isinstance(element, dict):
            yield element


def lines(payload: Payload, name: str, limit: int = 300) -> Iterator[str]:
    """Yield the texts in the list of that name, each as a line."""
    value = payload.get(name)
    for element in value[:_MAX_BLOCKS] if isinstance(value, list) else ():
        if (text := line(element, limit)) is not None:
            yield text


def line(value: object, limit: int = 300) -> str | None:
    """Return a text on one line without control characters, else None."""
    text = clean_text(value, limit)
    if text is None or (text.isprintable() and "  " not in text and text[-1] != " "):
        return text
    return " ".join(text.translate(_CONTROLS).split()) or None


def path(value: object) -> str | None:
    """Return a path as the service sees it, else None."""
    return clean_text(value, _LONGEST_PATH)


def count(value: object) -> int | None:
    """Return a number that may be zero, also from a text, else None."""
    if isinstance(value, str):
        text = value.strip()
        value = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value < _LARGEST_COUNT else None


def year(value: object) -> int | None:
    """Return a year in which something can have been shown, else None."""
    number = count(value)
    return number if number in _YEARS else None


def flag(value: object) -> bool | None:
    """Return a yes or no, also from a text, else None."""
    if isinstance(value, bool):
        return value
    return _FLAGS.get(value.strip().casefold()) if isinstance(value, str) else None
