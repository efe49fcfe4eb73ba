"""Find the addresses at which the services may reach Home Assistant."""

from enum import StrEnum
from ipaddress import ip_address

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.network import NoURLAvailableError, get_url
from homeassistant.util.network import is_loopback, normalize_url
from yarl import URL


class WebhookAddress(StrEnum):
    """Name which of Home Assistant's own addresses the services shall send to."""

    INTERNAL = "internal"
    EXTERNAL = "external"


@callback
def base_addresses(hass: HomeAssistant, chosen: str) -> tuple[str, ...]:
    """Return the addresses to try in turn, the chosen one first, none twice.

    There may be none at all. An address of the user's own has no second: whoever
    types one knows why.
    """
    internal = _internal(hass), _numeric(hass)
    ladder: tuple[str | None, ...] = (_own(chosen),)
    if chosen == WebhookAddress.INTERNAL:
        ladder = (*internal, _external(hass))
    elif chosen == WebhookAddress.EXTERNAL:
        ladder = (_external(hass), *internal)
    return tuple(dict.fromkeys(address for address in ladder if address is not None))


@callback
def known_addresses(hass: HomeAssistant, chosen: str) -> frozenset[str]:
    """Return every address under which a service may know Home Assistant."""
    return frozenset(
        {
            *base_addresses(hass, WebhookAddress.INTERNAL),
            *base_addresses(hass, chosen),
        }
    )


def _internal(hass: HomeAssistant) -> str | None:
    """Return the internal address."""
    try:
        return get_url(
            hass,
            allow_external=False,
            allow_cloud=False,
            allow_ip=True,
            prefer_external=False,
        )
    except NoURLAvailableError:
        return None


def _external(hass: HomeAssistant) -> str | None:
    """Return the external address."""
    try:
        return get_url(hass, allow_internal=False, allow_ip=True, prefer_external=True)
    except NoURLAvailableError:
        return None


def _numeric(hass: HomeAssistant) -> str | None:
    """Return the address by number: in containers the name is often unknown."""
    api = hass.config.api
    if api is None or api.use_ssl or is_loopback(ip_address(api.local_ip)):
        return None
    url = URL.build(scheme="http", host=api.local_ip, port=api.port)
    return normalize_url(str(url))


def _own(text: str) -> str | None:
    """Return the user's own address, None for what is none."""
    try:
        url = URL(text.strip())
    except ValueError:
        return None
    if url.scheme not in ("http", "https") or not url.host:
        return None
    return str(url.with_query(None).with_fragment(None)).rstrip("/")
