"""Describe the one webhook that Seerr has, and what it shall send."""

from dataclasses import dataclass, field
from typing import Final

import orjson

from .parsing import JsonObject, flag, integer, mapping, parse_json, text

# Pending, approved, available, failed, declined and automatically approved.
_TYPES: Final = 2 | 4 | 8 | 16 | 64 | 128

# Seerr puts an object, or null, in place of a key in double braces. A variable
# that a version does not know stays as it is written.
_TEMPLATE: Final[JsonObject] = {
    "notification_type": "{{notification_type}}",
    "event": "{{event}}",
    "subject": "{{subject}}",
    "message": "{{message}}",
    "image": "{{image}}",
    "{{media}}": {
        "media_type": "{{media_type}}",
        "tmdbId": "{{media_tmdbid}}",
        "tvdbId": "{{media_tvdbid}}",
        "imdbId": "{{media_imdbid}}",
        "jellyfinMediaId": "{{media_jellyfinMediaId}}",
        "status": "{{media_status}}",
        "status4k": "{{media_status4k}}",
    },
    "{{request}}": {
        "request_id": "{{request_id}}",
        "requestedBy_username": "{{requestedBy_username}}",
    },
    "{{extra}}": [],
}
PAYLOAD: Final = orjson.dumps(_TEMPLATE).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeerrWebhookTarget:
    """Say where Seerr shall send to.

    `marker` is the part of the address that only ours has. `auth_header` is the
    whole value of the Authorization header.
    """

    url: str
    marker: str
    auth_header: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeerrWebhook:
    """Describe the webhook as it is set; `resource` is all that Seerr told of it."""

    is_enabled: bool
    url: str | None = field(repr=False)
    types: int
    auth_header: str = field(repr=False)
    payload: object = field(repr=False)
    resource: JsonObject = field(repr=False)

    def is_ours(self, marker: str) -> bool:
        """Tell whether it sends to an address of ours."""
        return marker in (self.url or "")

    def is_taken(self, marker: str) -> bool:
        """Tell whether it sends to somebody else."""
        return self.is_enabled and self.url is not None and not self.is_ours(marker)

    def needs_change(self, target: SeerrWebhookTarget) -> bool:
        """Tell whether it is not as we want it."""
        return (
            not self.is_enabled
            or self.url != target.url
            or self.types & _TYPES != _TYPES
            or self.auth_header != target.auth_header
            or not keeps(self.payload, PAYLOAD)
        )


def parse_webhook(data: JsonObject) -> SeerrWebhook:
    """Return the webhook in an answer."""
    options = mapping(data.get("options"))
    return SeerrWebhook(
        is_enabled=flag(data.get("enabled")) or False,
        url=text(options.get("webhookUrl")),
        types=integer(data.get("types")) or 0,
        auth_header=text(options.get("authHeader")) or "",
        payload=options.get("jsonPayload"),
        resource=data,
    )


def webhook_resource(
    target: SeerrWebhookTarget, known: SeerrWebhook | None
) -> JsonObject:
    """Return the setting that sends to us, with further types left ticked."""
    ours = known is not None and known.is_ours(target.marker)
    return {
        "enabled": True,
        "embedPoster": True,
        "types": _TYPES | (known.types if known is not None and ours else 0),
        "options": {
            "webhookUrl": target.url,
            "authHeader": target.auth_header,
            "supportVariables": False,
        },
    }


def with_payload(resource: JsonObject, payload: str) -> JsonObject:
    """Return a setting with another payload."""
    options = mapping(resource.get("options")) | {"jsonPayload": payload}
    return resource | {"options": options}


def payload_text(payload: object) -> str:
    """Return a payload as text: some versions read it back as an object."""
    if isinstance(payload, str) and payload:
        return payload
    return orjson.dumps(payload).decode() if payload else PAYLOAD


def encodings(payload: str) -> tuple[str, str]:
    """Return a payload as newer and as older versions (to 3.1) want it.

    The older read it twice before they send, so it is a text within a text.
    """
    return payload, orjson.dumps(payload).decode()


def keeps(stored: object, payload: str) -> bool:
    """Tell whether a payload reads back as a text that says the same."""
    if not isinstance(stored, str):
        return False
    try:
        return parse_json(stored.encode()) == parse_json(payload.encode())
    except ValueError:
        return False
