"""Test that refused credentials are asked for again, service by service."""

from typing import Any, Final
from unittest.mock import patch

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from yarl import URL

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.terms import Service
from tests.common import async_set_up, coordinator_of, make_entry, make_subentry
from tests.stack.stack import Stack
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401

from .common import ERRORS, PROBE, suggested

pytestmark = pytest.mark.usefixtures("check_translations")

RADARR: Final = PROBE.format("radarr.RadarrClient")


def flows_of(hass: HomeAssistant) -> list[ConfigFlowResult]:
    """Return the flows that ask for credentials."""
    return [
        flow
        for flow in hass.config_entries.flow.async_progress_by_handler(DOMAIN)
        if flow["context"]["source"] == SOURCE_REAUTH
    ]


async def begin(
    hass: HomeAssistant, entry: MockConfigEntry, subentry_id: str | None
) -> ConfigFlowResult:
    """Begin to ask for the credentials of a service."""
    data = {} if subentry_id is None else {"subentry_id": subentry_id}
    result: ConfigFlowResult = await entry.start_reauth_flow(hass, data=data)
    return result


async def submit(
    hass: HomeAssistant, flow: ConfigFlowResult, **user_input: Any
) -> ConfigFlowResult:
    """Fill in the form, and wait for what follows."""
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], user_input)
    await hass.async_block_till_done()
    return result


@pytest.fixture
async def entry(hass: HomeAssistant, no_watchers: None) -> MockConfigEntry:
    """Set up an entry with every kind of credentials."""
    entry = make_entry(
        [
            make_subentry(Service.RADARR, is_4k=True, later="kept"),
            Service.SEERR,
            Service.SONARR,
            Service.QBITTORRENT,
            Service.SHOKO,
            make_subentry(Service.JELLYFIN, external_url="https://films.example.org"),
        ]
    )
    await async_set_up(hass, entry)
    return entry


@pytest.mark.parametrize(
    ("service", "typed", "credentials"),
    [
        (Service.SEERR, {"api_key": "new"}, {"api_key": "new"}),
        (Service.RADARR, {"api_key": " new "}, {"api_key": "new"}),
        (Service.SONARR, {"api_key": "new"}, {"api_key": "new"}),
        (
            Service.QBITTORRENT,
            {"username": "me", "password": "new"},
            {"username": "me", "password": "new"},
        ),
        (Service.QBITTORRENT, {"api_key": "new"}, {"api_key": "new"}),
        (Service.SHOKO, {"username": "me", "password": "new"}, {"api_key": "traded"}),
        (Service.SHOKO, {"api_key": "new"}, {"api_key": "new"}),
        (Service.JELLYFIN, {"api_key": "new"}, {"api_key": "new"}),
    ],
    ids=[
        "seerr",
        "radarr",
        "sonarr",
        "qbittorrent",
        "qbittorrent_key",
        "shoko",
        "shoko_key",
        "jellyfin",
    ],
)
async def test_new_credentials_are_stored(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    service: Service,
    typed: dict[str, str],
    credentials: dict[str, str],
) -> None:
    """Ask for the credentials alone, keep all else, and load with the new ones."""
    before = dict(entry.subentries[service].data)
    coordinator = coordinator_of(entry)
    flow = await begin(hass, entry, service)
    assert flow["step_id"] == "reauth_confirm"
    assert flow["description_placeholders"] is not None
    assert flow["description_placeholders"]["name"] == service.value.title()
    assert flow["description_placeholders"]["address"] == before["url"]
    assert flows_of(hass)[0]["context"]["title_placeholders"] == {
        "name": service.value.title()
    }
    assert suggested(flow, "api_key") is None
    client = f"{service}.{type(entry.runtime_data.clients[service]).__name__}"
    with (
        patch(PROBE.format(client), return_value=ServiceInfo(name="Any")),
        patch(
            "custom_components.status_tracker.clients.shoko.ShokoClient.sign_in",
            return_value="traded",
        ),
    ):
        result = await submit(hass, flow, **typed)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reauth_successful"
    kept = {
        key: value
        for key, value in before.items()
        if key not in ("api_key", "username", "password")
    }
    assert entry.subentries[service].data == kept | credentials
    assert entry.state is ConfigEntryState.LOADED
    assert coordinator_of(entry) is not coordinator
    assert not flows_of(hass)


@pytest.mark.parametrize(("key", "error"), ERRORS.items(), ids=list(ERRORS))
async def test_credentials_that_fail(
    hass: HomeAssistant, entry: MockConfigEntry, key: str, error: Exception
) -> None:
    """Say what is wrong with the new ones, and go on with better ones."""
    before = dict(entry.subentries["radarr"].data)
    flow = await begin(hass, entry, "radarr")
    with patch(RADARR, side_effect=error):
        flow = await submit(hass, flow, api_key="expired-too")
    assert flow["errors"] == {"base": key}
    assert suggested(flow, "api_key") == "expired-too"
    assert "expired-too" not in str(flow["description_placeholders"])
    assert entry.subentries["radarr"].data == before
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        result = await submit(hass, flow, api_key="right")
    assert result["reason"] == "reauth_successful"
    assert entry.subentries["radarr"].data["api_key"] == "right"


async def test_name_that_looks_like_markup(
    hass: HomeAssistant, no_watchers: None
) -> None:
    """Show what a service calls itself as words, and load no picture for it."""
    named = make_subentry(Service.SEERR)
    named["title"] = "Seerr ![](http://elsewhere/a.png) <b>"
    entry = make_entry([named])
    await async_set_up(hass, entry)
    flow = await begin(hass, entry, "seerr")
    assert flow["description_placeholders"] is not None
    shown = flow["description_placeholders"]["name"]
    assert "](" not in shown
    assert "<b" not in shown
    assert shown.replace("\u2060", "") == entry.subentries["seerr"].title


async def test_user_name_is_suggested(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Show who signed in so far, and who was typed last."""
    flow = await begin(hass, entry, "qbittorrent")
    assert suggested(flow, "username") == "qbittorrent-user"
    with patch(
        PROBE.format("qbittorrent.QBittorrentClient"),
        side_effect=ERRORS["invalid_auth"],
    ):
        flow = await submit(hass, flow, username="someone", password="wrong")
    assert suggested(flow, "username") == "someone"


async def test_service_that_moved_to_another(
    hass: HomeAssistant, no_watchers: None
) -> None:
    """Make no two of one service when the address leads to another one by now."""
    other = make_subentry(
        Service.RADARR, "other", url="http://other", webhook_id="ab" * 32
    )
    entry = make_entry([Service.RADARR, other])
    await async_set_up(hass, entry)
    flow = await begin(hass, entry, "radarr")
    moved = ServiceInfo(name="Radarr", moved_to=URL("http://other/"))
    with patch(RADARR, return_value=moved):
        flow = await submit(hass, flow, api_key="new")
    assert flow["errors"] == {"base": "already_configured"}
    assert entry.subentries["radarr"].data["api_key"] == "radarr-api-key"
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        result = await submit(hass, flow, api_key="new")
    assert result["reason"] == "reauth_successful"


@pytest.mark.parametrize("subentry_id", [None, "gone"])
async def test_service_that_is_unknown(
    hass: HomeAssistant, entry: MockConfigEntry, subentry_id: str | None
) -> None:
    """Ask nothing about a service that is not there."""
    result = await begin(hass, entry, subentry_id)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "service_gone"


async def test_service_that_is_removed_meanwhile(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """End the flow when the service goes while the form is open."""
    flow = await begin(hass, entry, "radarr")
    # The reload that follows would end the flow by itself, a little later.
    with patch.object(hass.config_entries, "async_schedule_reload"):
        hass.config_entries.async_remove_subentry(entry, "radarr")
        result = await submit(hass, flow, api_key="new")
    assert result["reason"] == "service_gone"


@pytest.mark.parametrize("service", list(SERVICE_NAMES))
async def test_refused_credentials_are_asked_for(
    hass: HomeAssistant, service: Service
) -> None:
    """Notice while watching that a service refuses, and watch on with a new key."""
    async with Stack() as stack:
        access = stack.access[service]
        secrets = {name: access[name] for name in access if name != "url"}
        expired = dict.fromkeys(secrets, "expired")
        entry = make_entry([make_subentry(service, url=access["url"], **expired)])
        await async_set_up(hass, entry)
        await until(lambda: len(flows_of(hass)) == 1, "asked for credentials")
        (flow,) = flows_of(hass)
        assert flow["context"]["title_placeholders"] == {"name": service.value.title()}
        assert coordinator_of(entry).health[service].reachable is False
        result = await hass.config_entries.flow.async_configure(
            flow["flow_id"], secrets
        )
        assert result["type"] is FlowResultType.ABORT
        assert result["reason"] == "reauth_successful"
        await until(
            lambda: (
                entry.state is ConfigEntryState.LOADED
                and coordinator_of(entry).health[service].reachable is True
            ),
            "reachable again",
        )
        assert not flows_of(hass)
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_several_services_are_asked_about_in_turn(hass: HomeAssistant) -> None:
    """Ask about one service after the other until all are reachable."""
    async with Stack() as stack:
        secrets = {
            service: {name: access[name] for name in access if name != "url"}
            for service, access in stack.access.items()
        }
        entry = make_entry(
            [
                make_subentry(
                    Service(service),
                    url=access["url"],
                    **dict.fromkeys(secrets[service], "expired"),
                )
                for service, access in stack.access.items()
            ]
        )
        await async_set_up(hass, entry)
        asked = []
        for _ in secrets:
            await until(lambda: len(flows_of(hass)) == 1, "asked for credentials")
            (flow,) = flows_of(hass)
            service = Service(
                str(flow["context"]["title_placeholders"]["name"]).lower()
            )
            asked.append(service)
            result = await hass.config_entries.flow.async_configure(
                flow["flow_id"], secrets[service]
            )
            assert result["reason"] == "reauth_successful"
            await until(
                lambda: entry.state is ConfigEntryState.LOADED, "loaded with the new"
            )
        assert set(asked) == set(secrets)
        await until(
            lambda: (
                entry.state is ConfigEntryState.LOADED
                and all(
                    health.reachable is True
                    for health in coordinator_of(entry).health.values()
                )
            ),
            "all reachable",
        )
        assert not flows_of(hass)
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_reloads_bring_no_ban_closer(hass: HomeAssistant) -> None:
    """Try a refused login once, however often it is loaded, and when it is entered."""
    async with Stack() as stack:
        qbittorrent = stack.qbittorrent
        right = stack.access["qbittorrent"]
        entry = make_entry(
            [make_subentry(Service.QBITTORRENT, **{**right, "password": "mended"})]
        )
        await async_set_up(hass, entry)
        for _ in range(7):
            await until(
                lambda: coordinator_of(entry).health["qbittorrent"].reachable is False,
                "refused",
            )
            await until(lambda: len(flows_of(hass)) == 1, "asked for credentials")
            assert await hass.config_entries.async_reload(entry.entry_id)
        assert len(qbittorrent.calls_to("/api/v2/auth/login")) == 1

        qbittorrent.settings.password = "mended"
        (flow,) = flows_of(hass)
        result = await submit(hass, flow, username=right["username"], password="mended")
        assert result["reason"] == "reauth_successful"
        await until(
            lambda: (
                entry.state is ConfigEntryState.LOADED
                and coordinator_of(entry).health["qbittorrent"].reachable is True
            ),
            "reachable",
        )
        assert await hass.config_entries.async_unload(entry.entry_id)
