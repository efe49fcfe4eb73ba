"""Guess where a service is, before anybody types it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from homeassistant.config_entries import SOURCE_IGNORE
from homeassistant.const import CONF_HOST, CONF_PORT, CONF_SSL, CONF_URL
from homeassistant.core import HomeAssistant, callback
from yarl import URL

from ..service_forms import FORMS, InvalidFormError, normalize_url
from ..tracker.terms import Service
from ..webhooks.problems import OVERSEERR

# Home Assistant's own integrations of the services.
_DOMAINS: Final[Mapping[Service, str]] = {
    Service.SEERR: OVERSEERR,
    Service.RADARR: "radarr",
    Service.SONARR: "sonarr",
    Service.QBITTORRENT: "qbittorrent",
    Service.JELLYFIN: "jellyfin",
}


@callback
def guess_address(
    hass: HomeAssistant, service: Service, given: Sequence[tuple[Service, str]]
) -> str | None:
    """Return where a service probably is, None where nothing speaks for an address.

    `given` are the services that are known, with their addresses, the last one last.
    """
    known = {url for _, url in given}
    for guess in (*_set_up_elsewhere(hass, service), *_beside(service, given)):
        if guess not in known:
            return guess
    return None


def _set_up_elsewhere(hass: HomeAssistant, service: Service) -> Iterator[str]:
    """Yield where Home Assistant's own integration reaches such a service."""
    if (domain := _DOMAINS.get(service)) is None:
        return
    for entry in hass.config_entries.async_entries(domain):
        if entry.source == SOURCE_IGNORE:
            continue
        with suppress(InvalidFormError, LookupError, TypeError, ValueError):
            yield normalize_url(_url_of(entry.data), FORMS[service].page)


def _url_of(data: Mapping[str, Any]) -> str:
    """Return the address in the data of an entry."""
    if CONF_HOST not in data:
        return str(data[CONF_URL])
    scheme = "https" if data[CONF_SSL] else "http"
    return str(URL.build(scheme=scheme, host=data[CONF_HOST], port=data[CONF_PORT]))


def _beside(service: Service, given: Sequence[tuple[Service, str]]) -> Iterator[str]:
    """Yield where a service is if it is beside the last one that was given.

    That may be another port of the same host, a host of its own name as in a network
    of containers, or a path of its own name behind a proxy.
    """
    if not given:
        return
    last, address = given[-1]
    url = URL(address)
    host = url.host or ""
    if url.path.rstrip("/").endswith(f"/{last}"):
        yield f"{address.rstrip('/').removesuffix(last)}{service}"
    label, dot, rest = host.partition(".")
    is_named = label == last
    if is_named:
        host = f"{service}{dot}{rest}"
    if is_named and url.is_default_port():
        yield f"{url.scheme}://{host}"
    yield str(URL.build(scheme="http", host=host, port=FORMS[service].port))
