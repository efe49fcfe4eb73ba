"""Describe how a webhook is set up by hand, where that must be."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from aiohttp.hdrs import AUTHORIZATION, CONTENT_TYPE, METH_POST
from homeassistant.components.webhook import async_generate_path
from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback

from ..const import CONF_SECRET, CONF_WEBHOOK_ADDRESS, SECRET_HEADER
from ..tracker.terms import Service
from .address import WebhookAddress, base_addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualWebhook:
    """Say what to enter where, in the words that the service's own pages use.

    `url` is only the path where Home Assistant knows no address of its own.
    """

    where: tuple[str, ...]
    url: str = field(repr=False)
    method: str
    headers: Mapping[str, str] = field(repr=False)
    events: tuple[str, ...]
    settings: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as it travels as JSON."""
        return asdict(self)

    def placeholders(self) -> dict[str, str]:
        """Return it as it stands in the description of a form."""
        return {
            "webhook_where": " > ".join(self.where),
            "webhook_url": self.url,
            "webhook_method": self.method,
            "webhook_headers": (
                ", ".join(f"{name}: {value}" for name, value in self.headers.items())
                or "-"
            ),
            "webhook_events": ", ".join((*self.events, *self.settings)),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """Hold what is the same for every instance of a service."""

    where: tuple[str, ...]
    events: tuple[str, ...]
    settings: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    secret_header: str = SECRET_HEADER
    secret_format: str = "{secret}"  # noqa: S105


_CONNECT: Final = ("Settings", "Connect", "Add Connection", "Webhook")
GUIDES: Final[Mapping[Service, Guide]] = {
    Service.SEERR: Guide(
        where=("Settings", "Notifications", "Webhook"),
        events=(
            "Request Pending Approval",
            "Request Automatically Approved",
            "Request Approved",
            "Request Declined",
            "Request Available",
            "Request Processing Failed",
        ),
        settings=("Enable Agent",),
        secret_header=AUTHORIZATION,
        secret_format="Bearer {secret}",  # noqa: S106
    ),
    Service.RADARR: Guide(
        where=_CONNECT,
        events=(
            "On Grab",
            "On File Import",
            "On File Upgrade",
            "On Rename",
            "On Movie Added",
            "On Movie Delete",
            "On Movie File Delete",
            "On Movie File Delete For Upgrade",
            "On Manual Interaction Required",
        ),
    ),
    Service.SONARR: Guide(
        where=_CONNECT,
        events=(
            "On Grab",
            "On File Import",
            "On File Upgrade",
            "On Import Complete",
            "On Rename",
            "On Series Add",
            "On Series Delete",
            "On Episode File Delete",
            "On Episode File Delete For Upgrade",
            "On Manual Interaction Required",
        ),
    ),
    Service.JELLYFIN: Guide(
        where=("Dashboard", "Plugins", "Webhook", "Add Generic Destination"),
        events=("Item Added", "Item Deleted"),
        settings=(
            "Enable",
            "Movies",
            "Episodes",
            "Season",
            "Series",
            "Send All Properties",
        ),
        headers={CONTENT_TYPE: "application/json"},
    ),
}


@callback
def manual_webhook(
    hass: HomeAssistant, entry: ConfigEntry, subentry: ConfigSubentry
) -> ManualWebhook | None:
    """Return what to enter for a service, None for one that sends no webhooks.

    It holds the webhook id and the secret: for administrators only.
    """
    if not (webhook_id := subentry.data.get(CONF_WEBHOOK_ID)):
        return None
    guide = GUIDES[Service(subentry.subentry_type)]
    option = entry.options.get(CONF_WEBHOOK_ADDRESS, WebhookAddress.INTERNAL)
    base = next(iter(base_addresses(hass, option)), "")
    headers = dict(guide.headers)
    # A service that sends no secret is not asked for one.
    if secret := subentry.data.get(CONF_SECRET):
        headers[guide.secret_header] = guide.secret_format.format(secret=secret)
    return ManualWebhook(
        where=guide.where,
        url=f"{base}{async_generate_path(webhook_id)}",
        method=METH_POST,
        headers=headers,
        events=guide.events,
        settings=guide.settings,
    )
