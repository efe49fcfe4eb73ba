"""Connections of Radarr and Sonarr: the webhooks that a user or a client sets up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .payloads import Json
from .sender import Mute, Outcome, Target, WebhookSender

MASK = "********"
METHODS = {1: "POST", 2: "PUT"}
FIELD_DEFAULTS: dict[str, object] = {
    "url": None,
    "method": 1,
    "username": "",
    "password": "",
    "headers": [],
}
FIELD_LABELS = {
    "url": ("Webhook URL", "url"),
    "method": ("Method", "select"),
    "username": ("Username", "textbox"),
    "password": ("Password", "password"),
    "headers": ("Headers", "keyValueList"),
}


class RefusedError(Exception):
    """A notification that the program will not save."""

    def __init__(self, status: int, body: object) -> None:
        """Keep the answer."""
        super().__init__(str(body))
        self.status = status
        self.body = body


def failure(name: str, message: str) -> RefusedError:
    """Return the refusal of one property."""
    return RefusedError(
        400,
        [
            {
                "isWarning": False,
                "propertyName": name,
                "errorMessage": message,
                "severity": "error",
            }
        ],
    )


@dataclass(slots=True, kw_only=True)
class Connection:
    """One saved notification."""

    id: int
    name: str
    implementation: str
    tags: list[int]
    triggers: dict[str, bool]
    fields: dict[str, Any]
    mute: Mute = field(default_factory=Mute)

    @property
    def target(self) -> Target:
        """Return where its webhooks go."""
        return Target(
            url=str(self.fields["url"] or ""),
            method=METHODS.get(self.fields["method"], "POST"),
            headers={
                str(each["key"]): str(each["value"])
                for each in self.fields.get("headers") or []
            },
            username=str(self.fields["username"] or ""),
            password=str(self.fields["password"] or ""),
            indent=2,
        )


class Notifications:
    """All connections of one program."""

    def __init__(
        self,
        sender: WebhookSender,
        triggers: tuple[str, ...],
        test_body: Callable[[], Json],
        *,
        with_headers: bool,
    ) -> None:
        """Begin without a connection.

        `triggers` are the boxes that this version knows; `with_headers` tells whether
        it knows custom headers.
        """
        self.connections: dict[int, Connection] = {}
        self._sender = sender
        self._triggers = triggers
        self._test_body = test_body
        self._field_names = tuple(
            name for name in FIELD_DEFAULTS if with_headers or name != "headers"
        )
        self._next_id = 1

    async def tell(self, event: str, body: Json, *triggers: str) -> None:
        """Send an event to every connection that ticks all of its boxes, in turn."""
        for connection in list(self.connections.values()):
            ticked = all(connection.triggers.get(each) for each in triggers)
            if ticked and not connection.tags:
                await self._sender.send(connection.target, event, body, connection.mute)

    async def test(self, resource: Mapping[str, Any]) -> None:
        """Try a connection; RefusedError says why it does not work."""
        connection = self._parse(resource, int(resource.get("id") or 0))
        self._check_name(connection)
        delivery = await self._sender.send(connection.target, "Test", self._test_body())
        known = self.connections.get(connection.id)
        if known is not None:
            if delivery.outcome is Outcome.SENT:
                known.mute.succeeded()
            else:
                known.mute.failed(self._sender.clock.elapsed())
        if delivery.outcome is Outcome.REFUSED:
            raise failure(
                "Url",
                "Unable to post to webhook: HTTP request failed: "
                f"[{delivery.status}] at [{connection.target.url}]",
            )
        if delivery.outcome is not Outcome.SENT:
            raise RefusedError(
                500,
                {
                    "message": f"Connection refused ({connection.target.url})",
                    "description": "System.Net.Http.HttpRequestException",
                },
            )

    async def create(self, resource: Mapping[str, Any]) -> Json:
        """Save a new connection after a test and return it."""
        connection = self._parse(resource, 0)
        await self.test(resource)
        connection.id = self._next_id
        self._next_id += 1
        self.connections[connection.id] = connection
        return self.resource(connection)

    async def update(self, number: int, resource: Mapping[str, Any]) -> Json:
        """Save changes after a test and return the connection; KeyError if unknown."""
        known = self.connections[number]
        connection = self._parse(resource, number)
        await self.test({**resource, "id": number})
        connection.mute = known.mute
        self.connections[number] = connection
        return self.resource(connection)

    def delete(self, number: int) -> bool:
        """Remove a connection and tell whether it was there."""
        return self.connections.pop(number, None) is not None

    def add(self, url: str, *, name: str = "Webhook", **fields: Any) -> Connection:
        """Set a connection up as a user would, everything ticked, without a test."""
        connection = Connection(
            id=self._next_id,
            name=name,
            implementation="Webhook",
            tags=[],
            triggers=dict.fromkeys(self._triggers, True),
            fields={**FIELD_DEFAULTS, "url": url, **fields},
        )
        self._next_id += 1
        self.connections[connection.id] = connection
        return connection

    def resource(self, connection: Connection) -> Json:
        """Return a connection as the API shows it."""
        return {
            **connection.triggers,
            **{f"supports{each[0].upper()}{each[1:]}": True for each in self._triggers},
            "name": connection.name,
            "fields": [
                {
                    "order": order,
                    "name": name,
                    "label": FIELD_LABELS[name][0],
                    "value": self._shown(name, connection.fields.get(name)),
                    "type": FIELD_LABELS[name][1],
                    "advanced": name == "headers",
                }
                for order, name in enumerate(self._field_names)
            ],
            "implementationName": connection.implementation,
            "implementation": connection.implementation,
            "configContract": f"{connection.implementation}Settings",
            "infoLink": "https://wiki.servarr.com/supported#webhook",
            "tags": connection.tags,
            "id": connection.id,
        }

    def schema(self) -> list[Json]:
        """Return the templates of the kinds of connections."""
        blank = Connection(
            id=0,
            name="",
            implementation="Webhook",
            tags=[],
            triggers=dict.fromkeys(self._triggers, False),
            fields=dict(FIELD_DEFAULTS),
        )
        template = self.resource(blank)
        template.pop("id")
        other: Json = {
            **template,
            "implementationName": "Emby / Jellyfin",
            "implementation": "MediaBrowser",
            "configContract": "MediaBrowserSettings",
            "fields": [],
        }
        return [other, template]

    @staticmethod
    def _shown(name: str, value: object) -> object:
        """Return a field's value, without a password."""
        return MASK if name == "password" and value else value

    def _check_name(self, connection: Connection) -> None:
        """Refuse a name that another connection has."""
        for other in self.connections.values():
            if (
                other.id != connection.id
                and other.name.casefold() == connection.name.casefold()
            ):
                raise failure("Name", "Should be unique")

    def _parse(self, resource: Mapping[str, Any], number: int) -> Connection:
        """Read a resource; unknown properties and fields do not matter."""
        given = {
            str(each.get("name")): each.get("value")
            for each in resource.get("fields") or []
            if isinstance(each, dict)
        }
        fields = {
            name: given.get(name, FIELD_DEFAULTS[name]) for name in self._field_names
        }
        known = self.connections.get(number)
        if fields["password"] == MASK and known is not None:
            fields["password"] = known.fields["password"]
        if resource.get("implementation") != "Webhook":
            raise RefusedError(400, {"message": "Unknown implementation"})
        if not str(resource.get("name") or ""):
            raise failure("Name", "'Name' must not be empty.")
        if not str(fields["url"] or "").startswith(("http://", "https://")):
            raise failure("Url", "Invalid Url: ''")
        return Connection(
            id=number,
            name=str(resource["name"]),
            implementation="Webhook",
            tags=list(resource.get("tags") or []),
            triggers={each: resource.get(each) is True for each in self._triggers},
            fields=fields,
        )
