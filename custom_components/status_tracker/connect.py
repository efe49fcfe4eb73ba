"""Make the clients that talk to the services as they were set up."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, Final, NamedTuple

from aiohttp import ClientSession, DummyCookieJar
from homeassistant.const import (
    CONF_API_KEY,
    CONF_PASSWORD,
    CONF_URL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.util.hass_dict import HassKey

from .clients.base import ServiceClient, ServiceInfo
from .clients.errors import ServiceAuthError
from .clients.jellyfin import JellyfinClient
from .clients.qbittorrent import QBittorrentClient
from .clients.radarr import RadarrClient
from .clients.refused_logins import RefusedLogins
from .clients.seerr import SeerrClient
from .clients.shoko import ShokoClient
from .clients.sonarr import SonarrClient
from .const import CONF_SERVER_ID, DOMAIN
from .tracker.terms import Service

_DEVICE: Final = "Home Assistant (Status Tracker)"

_REFUSED: Final[HassKey[RefusedLogins]] = HassKey(f"{DOMAIN}.refused_logins")


class _Logins(NamedTuple):
    """Say which logins were refused, and whether one is to be tried all the same."""

    refused: RefusedLogins
    insists: bool


type _Builder = Callable[[ClientSession, Mapping[str, Any], _Logins], ServiceClient]


def _with_key(client: Callable[[ClientSession, str, str], ServiceClient]) -> _Builder:
    """Return what makes a client that has an API key."""
    return lambda session, data, _: client(session, data[CONF_URL], data[CONF_API_KEY])


def _qbittorrent(
    session: ClientSession, data: Mapping[str, Any], logins: _Logins
) -> ServiceClient:
    """Return a client that has a login, an API key, or neither."""
    return QBittorrentClient(
        session,
        data[CONF_URL],
        username=data.get(CONF_USERNAME),
        password=data.get(CONF_PASSWORD),
        api_key=data.get(CONF_API_KEY),
        refused=logins.refused,
        insists=logins.insists,
    )


def _shoko(
    session: ClientSession, data: Mapping[str, Any], _logins: _Logins
) -> ServiceClient:
    """Return a client that may have no API key yet."""
    return ShokoClient(session, data[CONF_URL], data.get(CONF_API_KEY))


_BUILDERS: Final[Mapping[Service, _Builder]] = {
    Service.SEERR: _with_key(SeerrClient),
    Service.RADARR: _with_key(RadarrClient),
    Service.SONARR: _with_key(SonarrClient),
    Service.QBITTORRENT: _qbittorrent,
    Service.SHOKO: _shoko,
    Service.JELLYFIN: _with_key(JellyfinClient),
}


@callback
def async_create_client(
    hass: HomeAssistant, service: Service, data: Mapping[str, Any]
) -> ServiceClient:
    """Return a client for a subentry's data; its session ends with the entry."""
    session = _async_session(hass, data, auto_cleanup=True)
    return _BUILDERS[service](session, data, _async_logins(hass, insists=False))


@asynccontextmanager
async def passing_client(
    hass: HomeAssistant, service: Service, data: Mapping[str, Any]
) -> AsyncIterator[ServiceClient]:
    """Lend a client for a few questions, outside a loaded entry.

    It tries what was entered, also if that was refused before.
    """
    session = _async_session(hass, data, auto_cleanup=False)
    try:
        yield _BUILDERS[service](session, data, _async_logins(hass, insists=True))
    finally:
        session.detach()


@callback
def _async_logins(hass: HomeAssistant, *, insists: bool) -> _Logins:
    """Return what this Home Assistant knows of logins, also over reloads."""
    return _Logins(hass.data.setdefault(_REFUSED, RefusedLogins()), insists)


@callback
def _async_session(
    hass: HomeAssistant, data: Mapping[str, Any], *, auto_cleanup: bool
) -> ClientSession:
    """Return a session that keeps no cookies: several services share a host."""
    return async_create_clientsession(
        hass,
        verify_ssl=data.get(CONF_VERIFY_SSL, True),
        auto_cleanup=auto_cleanup,
        cookie_jar=DummyCookieJar(),
    )


async def async_probe(
    hass: HomeAssistant, service: Service, data: Mapping[str, Any]
) -> tuple[dict[str, Any], ServiceInfo]:
    """Return the data as it is to be stored, and which program answered.

    An address that led to another one is replaced by that, and Shoko's password by
    a key. Raise ServiceError when the service does not answer as it should.
    """
    found = dict(data)
    async with passing_client(hass, service, data) as client:
        if isinstance(client, ShokoClient) and CONF_USERNAME in found:
            with suppress(ServiceAuthError):
                # No password goes to what is not Shoko.
                await client.probe()
            found[CONF_API_KEY] = await client.sign_in(
                found.pop(CONF_USERNAME), found.pop(CONF_PASSWORD), _DEVICE
            )
        info = await client.probe()
    if info.moved_to is not None:
        found[CONF_URL] = str(info.moved_to).rstrip("/")
    if info.unique_id is not None:
        found[CONF_SERVER_ID] = info.unique_id
    return found, info
