"""Describe the webhook connection that Sonarr and Radarr keep for us."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from .parsing import JsonObject, integer, mapping, objects, positive, text

WEBHOOK: Final = "Webhook"
_POST: Final = 1
_MASKED: Final = "********"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrWebhook:
    """Say where Sonarr or Radarr shall send to, and under which name.

    `marker` is the part of the address that only ours has; by it older connections
    of ours are found again.
    """

    name: str
    url: str
    marker: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrNotification:
    """Describe one connection; `resource` is all that the program told of it."""

    id: int
    name: str | None
    implementation: str | None
    url: str | None = field(repr=False)
    resource: JsonObject = field(repr=False)

    def is_ours(self, marker: str) -> bool:
        """Tell whether this is a webhook to an address of ours."""
        return self.implementation == WEBHOOK and marker in (self.url or "")


def parse_notification(data: JsonObject) -> ArrNotification | None:
    """Return the connection in an answer, None when it has no id."""
    if (found := positive(data.get("id"))) is None:
        return None
    return ArrNotification(
        id=found,
        name=text(data.get("name")),
        implementation=text(data.get("implementation")),
        url=text(fields_of(data).get("url")),
        resource=data,
    )


def fields_of(resource: JsonObject) -> dict[str, object]:
    """Return the settings of a connection by name."""
    return {
        name: entry.get("value")
        for entry in objects(resource.get("fields"))
        if (name := text(entry.get("name"))) is not None
    }


def webhook_resource(
    webhook: ArrWebhook,
    events: Iterable[str],
    silent_events: Iterable[str],
    *,
    knows_headers: bool,
) -> JsonObject:
    """Return the connection to create; older programs know no headers."""
    settings: dict[str, object] = {
        "url": webhook.url,
        "method": _POST,
        "username": "",
        "password": "",
    }
    if knows_headers:
        settings["headers"] = [
            {"key": key, "value": value} for key, value in webhook.headers.items()
        ]
    return {
        "name": webhook.name,
        "implementation": WEBHOOK,
        "configContract": "WebhookSettings",
        "tags": [],
        "includeHealthWarnings": False,
        "fields": [{"name": name, "value": value} for name, value in settings.items()],
        **dict.fromkeys(events, True),
        **dict.fromkeys(silent_events, False),
    }


def merged_resource(known: JsonObject, wanted: JsonObject) -> JsonObject:
    """Return a known connection changed to what is wanted, under its known name."""
    values = fields_of(wanted)
    entries = [
        entry | {"value": values.pop(name)}
        if (name := text(entry.get("name"))) in values
        else entry
        for entry in objects(known.get("fields"))
    ]
    entries.extend({"name": name, "value": value} for name, value in values.items())
    kept = {"name": known.get("name") or wanted["name"], "fields": entries}
    return known | wanted | kept


def needs_change(known: JsonObject, wanted: JsonObject) -> bool:
    """Tell whether a known connection is not as it is wanted.

    Its name may be any. An event that it does not list is one that the program
    does not know.
    """
    if any(
        known[key] != value
        for key, value in wanted.items()
        if key not in ("name", "fields") and key in known
    ):
        return True
    values = fields_of(known)
    return any(
        _differs(values[name], value)
        for name, value in fields_of(wanted).items()
        if name in values
    )


def _differs(known: object, wanted: object) -> bool:
    """Tell whether a setting has another value than the wanted one."""
    if known == _MASKED:
        return False
    if isinstance(wanted, list):
        return _pairs(known) != _pairs(wanted)
    if isinstance(wanted, int):
        return integer(known) != wanted
    return (text(known) or "") != wanted


def _pairs(value: object) -> dict[str | None, str | None]:
    """Return the keys and values of a list of headers."""
    return {
        text(entry.get("key")): text(entry.get("value"))
        for entry in objects(value)
        if mapping(entry)
    }
