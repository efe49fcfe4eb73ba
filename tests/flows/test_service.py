"""Test how services are added and removed one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import re
from typing import Any, Final
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from yarl import URL

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.tracker.terms import Service
from tests.common import async_set_up, coordinator_of, make_entry
from tests.stack.jellyfin import Jellyfin
from tests.stack.qbittorrent import QBittorrent
from tests.stack.radarr import Radarr
from tests.stack.seerr import Seerr
from tests.stack.service import SimulatedService
from tests.stack.shoko import Shoko
from tests.stack.sonarr import Sonarr
from tests.translations import check_translations  # noqa: F401

from .common import INPUT, PROBE, add, only_subentry, running, start, submit

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")


@dataclass(frozen=True, kw_only=True)
class Case:
    """Say how a service is set up: what is typed and what is stored."""

    service: Service
    build: Callable[[], SimulatedService]
    typed: Callable[[Any], Mapping[str, Any]]
    stored: Callable[[Any], Mapping[str, Any]]
    title: str
    has_webhook: bool = True


CASES: Final = (
    Case(
        service=Service.SEERR,
        build=Seerr,
        typed=lambda seerr: {"api_key": seerr.api_key},
        stored=lambda seerr: {"api_key": seerr.api_key},
        title="Seerr",
    ),
    Case(
        service=Service.RADARR,
        build=lambda: Radarr(base_path="/films", instance_name="Radarr 4K"),
        typed=lambda radarr: {"api_key": f" {radarr.api_key} ", "is_4k": True},
        stored=lambda radarr: {"api_key": radarr.api_key, "is_4k": True},
        title="Radarr 4K",
    ),
    Case(
        service=Service.SONARR,
        build=lambda: Sonarr(instance_name="Living room"),
        typed=lambda sonarr: {"api_key": sonarr.api_key, "is_4k": False},
        stored=lambda sonarr: {"api_key": sonarr.api_key},
        title="Sonarr",
    ),
    Case(
        service=Service.QBITTORRENT,
        build=lambda: QBittorrent(version="5.1.4"),
        typed=lambda _: {"username": "admin", "password": "adminadmin"},
        stored=lambda _: {"username": "admin", "password": "adminadmin"},
        title="qBittorrent",
        has_webhook=False,
    ),
    Case(
        service=Service.QBITTORRENT,
        build=lambda: QBittorrent(version="5.2.3", api_key="qbt_" + "k" * 28),
        typed=lambda _: {"username": "unused", "api_key": "qbt_" + "k" * 28},
        stored=lambda _: {"api_key": "qbt_" + "k" * 28},
        title="qBittorrent",
        has_webhook=False,
    ),
    Case(
        service=Service.SHOKO,
        build=Shoko,
        typed=lambda shoko: {"api_key": shoko.api_key},
        stored=lambda shoko: {"api_key": shoko.api_key},
        title="Shoko",
        has_webhook=False,
    ),
    Case(
        service=Service.JELLYFIN,
        build=lambda: Jellyfin(version="10.11.11"),
        typed=lambda _: {
            "api_key": "1" * 32,
            "external_url": "https://films.example.org/web/index.html#/home",
        },
        stored=lambda jellyfin: {
            "api_key": "1" * 32,
            "external_url": "https://films.example.org",
            "server_id": jellyfin.server_id,
        },
        title="Jellyfin",
    ),
)


@pytest.mark.parametrize(
    "case",
    CASES,
    ids=[
        "seerr",
        "radarr",
        "sonarr",
        "qbittorrent",
        "qbittorrent_key",
        "shoko",
        "jellyfin",
    ],
)
async def test_service_is_added(
    hass: HomeAssistant, entry: MockConfigEntry, case: Case
) -> None:
    """Add a service that answers, and use it at once."""
    async with running(case.build()) as service:
        flow = await start(hass, entry, case.service)
        assert flow["type"] is FlowResultType.FORM
        assert flow["step_id"] == "user"
        assert not flow["errors"]
        bare = service.url.removeprefix("http://")
        result = await submit(
            hass,
            flow,
            {"url": f" {bare}/ ", "verify_ssl": True, **case.typed(service)},
        )
        assert result["type"] is FlowResultType.CREATE_ENTRY
        subentry = only_subentry(entry)
        data = dict(subentry.data)
        if case.has_webhook:
            assert re.fullmatch(r"[0-9a-f]{64}", data.pop("webhook_id"))
        assert data == {
            "url": service.url,
            "verify_ssl": True,
            **case.stored(service),
        }
        assert subentry.title == case.title
        assert subentry.subentry_type == case.service
        assert subentry.unique_id == f"{case.service}_{service.url}"
        assert list(coordinator_of(entry).health) == [subentry.subentry_id]


async def test_service_that_is_set_up_already(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Refuse the same address a second time, however it is written."""
    info = ServiceInfo(name="Radarr")
    with patch(PROBE.format("radarr.RadarrClient"), return_value=info) as probe:
        await add(hass, entry, Service.RADARR, INPUT)
        result = await add(
            hass, entry, Service.RADARR, INPUT | {"url": "RADARR.invalid:7878/"}
        )
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"
    assert probe.call_count == 1
    assert len(entry.subentries) == 1


async def test_services_of_one_kind_have_titles_of_their_own(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Tell two instances apart by their titles."""
    info = ServiceInfo(name="Radarr")
    with patch(PROBE.format("radarr.RadarrClient"), return_value=info):
        await add(hass, entry, Service.RADARR, INPUT)
        await add(hass, entry, Service.RADARR, INPUT | {"url": "nas:7879"})
    assert [each.title for each in entry.subentries.values()] == [
        "Radarr",
        "Radarr (nas:7879)",
    ]


async def test_service_that_has_moved(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Store where a redirect leads: a webhook or a command would not follow it."""
    moved = ServiceInfo(name="Radarr", moved_to=URL("https://radarr.invalid/films/"))
    with patch(PROBE.format("radarr.RadarrClient"), return_value=moved):
        await add(hass, entry, Service.RADARR, INPUT)
        again = await add(hass, entry, Service.RADARR, INPUT)
    subentry = only_subentry(entry)
    assert subentry.data["url"] == "https://radarr.invalid/films"
    assert subentry.unique_id == "radarr_https://radarr.invalid/films"
    assert again["reason"] == "already_configured"


async def test_qbittorrent_without_credentials(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Take no credentials where qBittorrent lets Home Assistant in without."""
    info = ServiceInfo(name="qBittorrent")
    with patch(PROBE.format("qbittorrent.QBittorrentClient"), return_value=info):
        await add(
            hass, entry, Service.QBITTORRENT, {"url": "nas:8080", "verify_ssl": True}
        )
    assert only_subentry(entry).data == {"url": "http://nas:8080", "verify_ssl": True}


@pytest.mark.parametrize("password", ["", "pass word"], ids=["empty", "set"])
async def test_shoko_trades_the_password_for_a_key(
    hass: HomeAssistant, entry: MockConfigEntry, password: str
) -> None:
    """Store the key that Shoko gives for a user, and no password."""
    async with running(Shoko(username="Anna", password=password)) as shoko:
        typed = {"url": shoko.url, "username": "Anna", "verify_ssl": True}
        flow = await start(hass, entry, Service.SHOKO)
        flow = await submit(hass, flow, typed | {"password": "wrong"})
        assert flow["errors"] == {"base": "invalid_auth"}
        assert not entry.subentries
        result = await submit(
            hass,
            await start(hass, entry, Service.SHOKO),
            typed | {"password": password},
        )
        assert result["type"] is FlowResultType.CREATE_ENTRY
        data = dict(only_subentry(entry).data)
        assert shoko.keys.by_key[data.pop("api_key")][0] == "anna"
    assert data == {"url": shoko.url, "verify_ssl": True}


async def test_service_is_removed(hass: HomeAssistant) -> None:
    """Stop to use a service that was removed."""
    entry = make_entry([Service.RADARR, Service.SONARR])
    await async_set_up(hass, entry)
    hass.config_entries.async_remove_subentry(entry, "radarr")
    await hass.async_block_till_done()
    assert list(coordinator_of(entry).health) == ["sonarr"]
