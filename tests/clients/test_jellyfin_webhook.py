"""Test the entry of our address in Jellyfin's Webhook plugin."""

from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import JellyfinClient
from custom_components.status_tracker.clients.jellyfin_models import Plugin
from custom_components.status_tracker.clients.jellyfin_webhook import (
    WEBHOOK_PLUGIN,
    JellyfinWebhook,
)

from .service import Asked, Reply, Service, reply

CONFIGURATION = f"Plugins/{WEBHOOK_PLUGIN}/Configuration"
MARKER = "/api/webhook/" + "0f" * 32
WEBHOOK = JellyfinWebhook(
    name="Home Assistant",
    url=f"http://ha.local:8123{MARKER}",
    marker=MARKER,
    headers={"X-Secret": "s3cret"},
)
PLUGIN = Plugin(id=WEBHOOK_PLUGIN, name="Webhook", version=(21, 0), is_active=True)
OTHER = {"WebhookUri": "http://elsewhere/api/webhook/other", "Template": "eyJ9"}


class Configured:
    """Hold the plugin's configuration as Jellyfin does."""

    def __init__(self, service: Service, configuration: dict[str, Any]) -> None:
        """Serve a configuration."""
        self.content = configuration
        self.writes = 0
        service.on("GET", CONFIGURATION, lambda _: reply(self.content))
        service.on("POST", CONFIGURATION, self._write)

    def _write(self, asked: Asked) -> Reply:
        assert isinstance(asked.json, dict)
        self.content = asked.json
        self.writes += 1
        return reply(status=204)


@pytest.fixture
def client(service: Service, session: ClientSession) -> JellyfinClient:
    """Return a client of the service."""
    return JellyfinClient(session, service.url, "key")


@pytest.mark.parametrize(
    ("plugins", "found"),
    [
        ([], False),
        ([{"Id": "1" * 32, "Status": "Active"}], False),
        ([{"Id": WEBHOOK_PLUGIN, "Status": "Disabled", "Version": "21"}], False),
        (
            [
                {
                    "Id": "71552A5A-5C5C-4350-A2AE-EBE451A30173",
                    "Status": "Active",
                    "Version": "21.0.0.0",
                }
            ],
            True,
        ),
    ],
    ids=["none", "others", "disabled", "active"],
)
async def test_plugin(
    service: Service, client: JellyfinClient, plugins: list[object], found: bool
) -> None:
    """The plugin is found when it is installed and active."""
    service.on("GET", "Plugins", reply(plugins))
    plugin = await client.webhook_plugin()
    assert (plugin is not None) is found
    assert plugin is None or plugin.version == (21, 0, 0, 0)


async def test_set_webhook(service: Service, client: JellyfinClient) -> None:
    """Our address is added once, and everything else stays."""
    configured = Configured(
        service,
        {"ServerUrl": "http://jf", "GenericOptions": [OTHER], "DiscordOptions": [1]},
    )
    assert await client.webhook_url(MARKER) is None
    assert await client.set_webhook(WEBHOOK, PLUGIN)
    assert await client.webhook_url(MARKER) == WEBHOOK.url
    assert not await client.set_webhook(WEBHOOK, PLUGIN)
    assert configured.writes == 1
    other, ours = configured.content["GenericOptions"]
    assert other == OTHER
    assert configured.content["DiscordOptions"] == [1]
    assert ours["NotificationTypes"] == ["ItemAdded", "ItemDeleted"]
    assert ours["SendAllProperties"] is True
    assert ours["Headers"] == [
        {"Key": "Content-Type", "Value": "application/json"},
        {"Key": "X-Secret", "Value": "s3cret"},
    ]


async def test_repair_webhook(service: Service, client: JellyfinClient) -> None:
    """A changed entry of ours is put right in its place, a second one removed."""
    broken = {
        "WebhookUri": f"http://old{MARKER}",
        "EnableMovies": False,
        "WebhookId": "kept",
    }
    configured = Configured(service, {"GenericOptions": [broken, OTHER, broken]})
    assert await client.set_webhook(WEBHOOK, PLUGIN)
    ours, other = configured.content["GenericOptions"]
    assert other == OTHER
    assert (ours["WebhookUri"], ours["EnableMovies"]) == (WEBHOOK.url, True)
    assert ours["WebhookId"] == "kept"


async def test_old_plugin(service: Service, client: JellyfinClient) -> None:
    """A plugin before 16 is not told of deletions, which it would choke on."""
    configured = Configured(service, {})
    old = Plugin(id=WEBHOOK_PLUGIN, name="Webhook", version=(15, 0), is_active=True)
    assert await client.set_webhook(WEBHOOK, old)
    (ours,) = configured.content["GenericOptions"]
    assert ours["NotificationTypes"] == ["ItemAdded"]
    assert "EnableWebhook" not in ours


async def test_remove_webhook(service: Service, client: JellyfinClient) -> None:
    """Only our address is removed, and nothing is written when there is none."""
    configured = Configured(service, {"GenericOptions": [OTHER]})
    assert not await client.remove_webhook(MARKER)
    assert configured.writes == 0
    await client.set_webhook(WEBHOOK, PLUGIN)
    assert await client.remove_webhook(MARKER)
    assert configured.content == {"GenericOptions": [OTHER]}


def test_secrets_are_not_shown() -> None:
    """The secret header is not in the text of the target."""
    assert "s3cret" not in repr(WEBHOOK)
