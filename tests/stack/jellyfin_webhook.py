"""Simulate Jellyfin's Webhook plugin: its configuration and what it sends."""

from base64 import b64decode
from dataclasses import dataclass
import html
import json
import re
from typing import cast, override
import uuid

import aiohttp

from .jellyfin_items import Kind
from .sender import TIMEOUT, Delivery, Outcome, Target, WebhookSender

type Json = dict[str, object]

PLUGIN_ID = "71552a5a5c5c4350a2aeebe451a30173"
PLUGIN_NAME = "Webhook"
# The plugin that the catalogue offers to a server of that version.
PLUGIN_VERSIONS = {(10, 9): 15, (10, 10): 17, (10, 11): 21, (12, 0): 21}
KNOWS_DELETIONS = 16
OPTION_LISTS = (
    "DiscordOptions",
    "GenericOptions",
    "GenericFormOptions",
    "GotifyOptions",
    "PushbulletOptions",
    "PushoverOptions",
    "SlackOptions",
    "SmtpOptions",
    "MqttOptions",
)
NOTIFICATION_TYPES = frozenset(
    {
        "None",
        "ItemAdded",
        "Generic",
        "PlaybackStart",
        "PlaybackProgress",
        "PlaybackStop",
        "SubtitleDownloadFailure",
        "AuthenticationFailure",
        "AuthenticationSuccess",
        "SessionStart",
        "PendingRestart",
        "TaskCompleted",
        "PluginInstalled",
        "PluginUpdated",
        "UserCreated",
        "UserDeleted",
        "UserDataSaved",
    }
)
ENABLED_BY = {
    Kind.MOVIE: "EnableMovies",
    Kind.SERIES: "EnableSeries",
    Kind.SEASON: "EnableSeasons",
    Kind.EPISODE: "EnableEpisodes",
}
GUIDS = ("ItemId", "SeriesId", "SeasonId")
PLACE = re.compile(r"\{\{\{([^{}]+)\}\}\}|\{\{([^{}]+)\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginTarget(Target):
    """Say also how the properties are written: all of them, or by a template."""

    template: str | None = None

    def write(self, properties: Json) -> str:
        """Return the body; .NET escapes what is not ASCII."""
        if self.template is None:
            return json.dumps(properties, separators=(",", ":"))
        return fill(self.template, properties)


def fill(template: str, properties: Json) -> str:
    """Fill a Handlebars template; two braces escape for HTML, three do not."""

    def value(found: re.Match[str]) -> str:
        """Return the text of one placeholder; what is missing is empty."""
        raw, escaped = found.groups()
        key = (raw or escaped).strip()
        text = as_text(key, properties.get(key))
        return html.escape(text) if escaped else text

    return PLACE.sub(value, template)


def as_text(key: str, value: object) -> str:
    """Return a value as .NET writes it: `True`, and ids with dashes."""
    if value is None:
        return ""
    text = str(value)
    if key in GUIDS and len(text) == 32:
        return str(uuid.UUID(text))
    return text


class Plugin:
    """Hold the plugin's configuration and find who is to be told what."""

    def __init__(self, server_version: tuple[int, ...]) -> None:
        """Install what the catalogue offers, with nothing configured."""
        self.number = PLUGIN_VERSIONS[(server_version[0], server_version[1])]
        self.installed = True
        self.status = "Active"
        self.configuration: Json = default_configuration()

    @property
    def version(self) -> str:
        """Return the version as the list of plugins tells it."""
        return f"{self.number}.0.0.0"

    def describe(self) -> Json:
        """Return the entry of the list of plugins."""
        return {
            "Name": PLUGIN_NAME,
            "Version": self.version,
            "ConfigurationFileName": "Jellyfin.Plugin.Webhook.xml",
            "Description": "Send notifications to various services",
            "Id": PLUGIN_ID,
            "CanUninstall": True,
            "HasImage": False,
            "Status": self.status,
        }

    def configure(self, configuration: object) -> None:
        """Replace the whole configuration.

        Raises ValueError for a value that this version of the plugin cannot read:
        then nothing changes.
        """
        if not isinstance(configuration, dict):
            raise ValueError("The configuration is no object")
        known = set(NOTIFICATION_TYPES)
        if self.number >= KNOWS_DELETIONS:
            known.add("ItemDeleted")
        for options in OPTION_LISTS:
            for entry in configuration.get(options) or []:
                if unknown := set(entry.get("NotificationTypes") or []) - known:
                    raise ValueError(f"Unknown notification type {unknown}")
                if entry.get("Template"):
                    b64decode(entry["Template"], validate=True)
        self.configuration = default_configuration() | configuration

    def targets(self, event: str, kind: Kind) -> list[PluginTarget]:
        """Return where an event about an item of that kind is sent."""
        entries = cast("list[Json]", self.configuration["GenericOptions"])
        return [
            _target(entry)
            for entry in entries
            if entry.get("EnableWebhook", True)
            and event in cast("list[str]", entry.get("NotificationTypes") or [])
            and entry.get(ENABLED_BY[kind])
            and entry.get("WebhookUri")
            and _headers_work(entry)
        ]


def default_configuration() -> Json:
    """Return the configuration of a plugin that was just installed."""
    return {"ServerUrl": "", **{name: [] for name in OPTION_LISTS}}


def _headers(entry: Json) -> dict[str, str]:
    """Return the request headers of a destination."""
    pairs = cast("list[dict[str, str]]", entry.get("Headers") or [])
    return {pair["Key"]: pair["Value"] for pair in pairs}


def _headers_work(entry: Json) -> bool:
    """Tell whether the headers can be sent: .NET refuses a charset in this one."""
    return not any(
        key.lower() == "content-type" and ";" in value
        for key, value in _headers(entry).items()
    )


def _target(entry: Json) -> PluginTarget:
    """Return where a destination of the configuration leads."""
    template = None
    if not entry.get("SendAllProperties"):
        template = b64decode(str(entry.get("Template") or "")).decode()
    return PluginTarget(
        url=str(entry["WebhookUri"]),
        headers={"Content-Type": "text/plain; charset=utf-8"} | _headers(entry),
        template=template,
    )


class PluginSender(WebhookSender):
    """Deliver as the plugin does: no retry, no mute, bodies written its way."""

    @override
    async def post(self, target: Target, event: str, body: Json) -> Delivery:
        """Send one notification at once."""
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT)
            self._session = aiohttp.ClientSession(timeout=timeout)
        text = json.dumps(body)
        if isinstance(target, PluginTarget):
            text = target.write(body)
        headers = {"User-Agent": self.user_agent, **target.headers}
        try:
            async with self._session.post(
                target.url, data=text.encode(), headers=headers
            ) as response:
                await response.read()
                status = response.status
        except aiohttp.ClientError, TimeoutError, ValueError:
            return self._note(target, event, body, Outcome.UNREACHABLE)
        outcome = Outcome.SENT if status < 300 else Outcome.REFUSED
        return self._note(target, event, body, outcome, status)
