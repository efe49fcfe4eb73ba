"""Enter our address in the configuration of Jellyfin's Webhook plugin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from .parsing import JsonObject, mapping, objects, text

WEBHOOK_PLUGIN: Final = "71552a5a5c5c4350a2aeebe451a30173"
# Before, the plugin knows no ItemDeleted, and refuses the whole configuration.
_KNOWS_DELETIONS: Final = (16,)
_CONTENT_TYPE: Final = {"Key": "Content-Type", "Value": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class JellyfinWebhook:
    """Say where the plugin shall send to.

    `marker` is the part of the address that only ours has; by it an older address
    of ours is found again.
    """

    name: str
    url: str
    marker: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class JellyfinDestination:
    """Describe one destination of the plugin, ours or somebody else's."""

    name: str | None
    url: str | None = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)


def with_webhook(
    configuration: JsonObject, webhook: JellyfinWebhook, plugin: tuple[int, ...]
) -> JsonObject:
    """Return the plugin's configuration with our address in it once.

    `plugin` is the plugin's version. Everything else stays as it is.
    """
    known = objects(configuration.get("GenericOptions"))
    ours = [option for option in known if is_ours(option, webhook.marker)]
    wanted = _option(webhook, plugin)
    option = ours[0] | wanted if ours else wanted
    others = [option for option in known if not is_ours(option, webhook.marker)]
    if ours:
        others.insert(known.index(ours[0]), option)
    else:
        others.append(option)
    return configuration | {"GenericOptions": others}


def without_webhook(configuration: JsonObject, marker: str) -> JsonObject:
    """Return the plugin's configuration without our addresses."""
    known = objects(configuration.get("GenericOptions"))
    others = [option for option in known if not is_ours(option, marker)]
    return configuration | {"GenericOptions": others}


def is_ours(option: JsonObject, marker: str) -> bool:
    """Tell whether a destination of the plugin is ours."""
    return marker in (text(option.get("WebhookUri")) or "")


def _option(webhook: JellyfinWebhook, plugin: tuple[int, ...]) -> JsonObject:
    """Return our destination as the plugin stores it."""
    headers = [{"Key": key, "Value": value} for key, value in webhook.headers.items()]
    option: JsonObject = {
        "NotificationTypes": ["ItemAdded"],
        "WebhookName": webhook.name,
        "WebhookUri": webhook.url,
        "EnableMovies": True,
        "EnableEpisodes": True,
        "EnableSeries": True,
        "EnableSeasons": True,
        "EnableVideos": True,
        "EnableAlbums": False,
        "EnableSongs": False,
        "SendAllProperties": True,
        "TrimWhitespace": False,
        "SkipEmptyMessageBody": False,
        "Template": "",
        "UserFilter": [],
        "Headers": [_CONTENT_TYPE, *headers],
        "Fields": [],
    }
    if not plugin or plugin >= _KNOWS_DELETIONS:
        option |= {
            "NotificationTypes": ["ItemAdded", "ItemDeleted"],
            "EnableWebhook": True,
        }
    return option


def destinations(configuration: JsonObject) -> list[JellyfinDestination]:
    """Return all destinations that a program can have."""
    return [
        JellyfinDestination(
            name=text(option.get("WebhookName")),
            url=text(option.get("WebhookUri")),
            headers={
                key: text(header.get("Value")) or ""
                for header in objects(option.get("Headers"))
                if (key := text(header.get("Key"))) is not None
            },
        )
        for option in objects(mapping(configuration).get("GenericOptions"))
    ]


def configured_url(configuration: JsonObject, marker: str) -> str | None:
    """Return our address as the plugin has it, None when it has none."""
    for destination in destinations(configuration):
        if marker in (destination.url or ""):
            return destination.url
    return None
