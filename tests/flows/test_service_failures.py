"""Test that a service that fails is explained, and added once it answers."""

from typing import Any, Final
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.translation import async_get_translations
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.tracker.terms import Service
from tests.stack.faults import Body, Fault
from tests.stack.qbittorrent import QBittorrent
from tests.stack.radarr import Radarr
from tests.stack.seerr import Seerr
from tests.stack.service import SimulatedService
from tests.stack.shoko import Shoko
from tests.stack.sonarr import Sonarr
from tests.translations import check_translations  # noqa: F401

from .common import (
    ERRORS,
    INPUT,
    PROBE,
    add,
    only_subentry,
    running,
    start,
    submit,
    suggested,
)

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")

SHOKO_INPUT: Final = {
    "url": "http://nas:8111/webui/",
    "username": "anna",
    "password": "pass word",
    "verify_ssl": True,
}


@pytest.mark.parametrize(("key", "error"), ERRORS.items(), ids=list(ERRORS))
async def test_service_that_fails_is_not_stored(
    hass: HomeAssistant, entry: MockConfigEntry, key: str, error: Exception
) -> None:
    """Name what went wrong, store nothing, and go on once it is put right."""
    flow = await start(hass, entry, Service.RADARR)
    with patch(PROBE.format("radarr.RadarrClient"), side_effect=error):
        flow = await submit(hass, flow, INPUT)
    assert flow["type"] is FlowResultType.FORM
    assert flow["errors"] == {"base": key}
    assert not entry.subentries
    with patch(
        PROBE.format("radarr.RadarrClient"), return_value=ServiceInfo(name="Radarr")
    ):
        result = await submit(hass, flow, INPUT)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_service_that_fails_unexpectedly(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Say that something unexpected happened, and go on."""
    logged: list[str] = []
    monkeypatch.setattr(
        "custom_components.status_tracker.flows.dialog.LOGGER.exception", logged.append
    )
    flow = await start(hass, entry, Service.RADARR)
    with patch(PROBE.format("radarr.RadarrClient"), side_effect=RuntimeError("oh")):
        flow = await submit(hass, flow, INPUT)
    assert flow["errors"] == {"base": "unknown"}
    assert logged == ["Unexpected exception"]
    with patch(
        PROBE.format("radarr.RadarrClient"), return_value=ServiceInfo(name="Radarr")
    ):
        result = await submit(hass, flow, INPUT)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_failed_form_keeps_its_values(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Show again all that was typed, so that only what is wrong is typed anew."""
    async with running(Radarr()) as radarr:
        flow = await start(hass, entry, Service.RADARR)
        flow = await submit(
            hass,
            flow,
            {
                "url": "127.0.0.1:9",
                "api_key": radarr.api_key,
                "verify_ssl": False,
                "is_4k": True,
            },
        )
        assert flow["errors"] == {"base": "refused"}
        assert suggested(flow, "url") == "127.0.0.1:9"
        assert suggested(flow, "verify_ssl") is False
        assert suggested(flow, "is_4k") is True
        assert suggested(flow, "api_key") == radarr.api_key
        result = await submit(hass, flow, {"url": radarr.url, "verify_ssl": True})
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert only_subentry(entry).data["api_key"] == radarr.api_key


@pytest.mark.parametrize(
    ("service", "user_input", "errors"),
    [
        (Service.RADARR, {"api_key": "k", "url": "ftp://nas"}, {"url": "invalid_url"}),
        (
            Service.SEERR,
            {"api_key": "k", "url": "http://me:secret@nas:5055"},
            {"url": "credentials_in_url"},
        ),
        (
            Service.JELLYFIN,
            {"api_key": "k", "url": "nas:8096", "external_url": "http://"},
            {"external_url": "invalid_url"},
        ),
        (
            Service.SONARR,
            {"api_key": " ", "url": "x"},
            {"api_key": "missing_credentials"},
        ),
        (Service.SHOKO, {"url": "nas:8111"}, {"base": "missing_credentials"}),
    ],
    ids=["scheme", "credentials_in_url", "external", "blank_key", "no_credentials"],
)
async def test_form_that_makes_no_sense(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    service: Service,
    user_input: dict[str, Any],
    errors: dict[str, str],
) -> None:
    """Point at the field that is wrong, without asking anyone."""
    flow = await add(hass, entry, service, {"verify_ssl": True} | user_input)
    assert flow["type"] is FlowResultType.FORM
    assert flow["errors"] == errors
    assert "secret" not in str(flow["description_placeholders"])
    with patch(
        "custom_components.status_tracker.flows.dialog.async_probe",
        side_effect=lambda _hass, _service, data: (data, ServiceInfo(name="Any")),
    ):
        result = await submit(hass, flow, {"url": "nas:1", "api_key": "k"})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_qbittorrent_with_a_wrong_password(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Say that the password is wrong, then that the address is banned."""
    async with running(QBittorrent(version="5.1.4")) as service:
        typed = {"url": service.url, "verify_ssl": True, "username": "admin"}
        flow = await start(hass, entry, Service.QBITTORRENT)
        errors = []
        for _ in range(6):
            flow = await submit(hass, flow, typed | {"password": "wrong"})
            assert flow["errors"] is not None
            errors.append(flow["errors"]["base"])
        assert errors[0] == "invalid_auth"
        assert errors[-1] == "banned"
        # The ban ends.
        service.gate.failures.clear()
        result = await submit(hass, flow, typed | {"password": "adminadmin"})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_login_in_place_of_a_key_that_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Use a login that was typed after a wrong key, which is still in its field."""
    async with running(QBittorrent()) as service:
        wrong = {"url": service.url, "api_key": "wrong", "verify_ssl": True}
        flow = await add(hass, entry, Service.QBITTORRENT, wrong)
        assert flow["errors"] == {"base": "invalid_auth"}
        login = {"username": "admin", "password": "adminadmin"}
        result = await submit(hass, flow, wrong | login)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert login.items() <= only_subentry(entry).data.items()
    assert "api_key" not in only_subentry(entry).data


@pytest.mark.parametrize(
    ("service", "other"),
    [
        pytest.param(service, other, id=f"{service}_at_{other.name}")
        for service in (Service.SEERR, Service.SHOKO, Service.JELLYFIN)
        for other in (Radarr, Sonarr)
    ]
    + [
        pytest.param(Service.QBITTORRENT, other, id=f"qbittorrent_at_{other.name}")
        for other in (Radarr, Sonarr, Seerr, Shoko)
    ],
)
async def test_port_of_another_program(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    service: Service,
    other: type[SimulatedService],
) -> None:
    """Say that it is another program, where that asks for a key of its own."""
    typed = {"api_key": "a-key"}
    if service is Service.QBITTORRENT:
        typed = {"username": "admin", "password": "adminadmin"}
    async with running(other()) as program:
        flow = await add(
            hass, entry, service, {"url": program.url, "verify_ssl": True} | typed
        )
    assert flow["errors"] == {"base": "wrong_service"}


@pytest.mark.parametrize(
    ("service", "other"),
    [
        pytest.param(service, other, id=f"{service}_at_{other.name}")
        for service, other in ((Service.RADARR, Sonarr), (Service.SONARR, Seerr))
    ],
)
async def test_program_that_cannot_be_told(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    service: Service,
    other: type[SimulatedService],
) -> None:
    """Name both reasons where a refusal does not tell which program refuses."""
    async with running(other()) as program:
        flow = await add(hass, entry, service, INPUT | {"url": program.url})
    assert flow["errors"] == {"base": "invalid_auth"}
    texts = await async_get_translations(hass, "en", "config_subentries", [DOMAIN])
    text = texts[f"component.{DOMAIN}.config_subentries.{service}.error.invalid_auth"]
    assert "at this address" in text


async def test_login_page_of_a_proxy(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Say in plain words that it is another program, until Radarr answers itself."""
    async with running(Radarr()) as radarr:
        page = radarr.faults.add(Fault(body=Body.HTML))
        right = INPUT | {"url": radarr.url, "api_key": radarr.api_key}
        flow = await add(hass, entry, Service.RADARR, right)
        assert flow["errors"] == {"base": "wrong_service"}
        assert flow["description_placeholders"] is not None
        assert flow["description_placeholders"]["detail"] == ""
        radarr.faults.remove(page)
        result = await submit(hass, flow, right)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_shoko_that_starts(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Wait until Shoko has started: before, it takes any key."""
    async with running(Shoko()) as shoko:
        shoko.state = "Starting"
        typed = {"url": shoko.url, "api_key": "wrong", "verify_ssl": True}
        flow = await add(hass, entry, Service.SHOKO, typed)
        assert flow["errors"] == {"base": "starting"}
        shoko.state = "Started"
        flow = await submit(hass, flow, typed)
        assert flow["errors"] == {"base": "invalid_auth"}
        result = await submit(hass, flow, typed | {"api_key": shoko.api_key})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_shoko_gets_no_password_before_it_is_known(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Send no password to a program that is not Shoko."""
    shoko = PROBE.format("shoko.ShokoClient")
    with (
        patch(shoko, side_effect=ERRORS["wrong_service"]),
        patch(shoko.replace("probe", "sign_in")) as sign_in,
    ):
        flow = await add(hass, entry, Service.SHOKO, SHOKO_INPUT)
    assert flow["errors"] == {"base": "wrong_service"}
    assert not sign_in.called
    async with running(Shoko(username="Anna", password="pass word")) as real:
        result = await submit(hass, flow, SHOKO_INPUT | {"url": real.url})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_every_failure_in_turn(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Name the cause of each real failure, until Radarr is really there."""
    async with (
        running(Sonarr()) as sonarr,
        running(Radarr(version="2.0.0.5344")) as old,
        running(Radarr()) as radarr,
    ):
        flow = await start(hass, entry, Service.RADARR)
        right = {"url": radarr.url, "api_key": radarr.api_key}
        secure = radarr.url.replace("http", "https", 1)
        for cause, typed, words in (
            ("refused", {"url": "http://127.0.0.1:9"}, ""),
            ("tls", {"url": secure}, ""),
            ("invalid_auth", {"api_key": "wrong"}, ""),
            (
                "wrong_service",
                {"url": sonarr.url, "api_key": sonarr.api_key},
                " (Sonarr)",
            ),
            (
                "version_too_old",
                {"url": old.url, "api_key": old.api_key},
                " (2.0.0.5344 < 4)",
            ),
        ):
            flow = await submit(hass, flow, right | typed)
            assert flow["errors"] == {"base": cause}
            assert flow["description_placeholders"] is not None
            assert flow["description_placeholders"]["detail"] == words
        with patch("aiohttp.resolver.AsyncResolver.resolve", side_effect=OSError):
            flow = await submit(hass, flow, right | {"url": "http://nas.invalid"})
        assert flow["errors"] == {"base": "cannot_resolve"}
        assert not entry.subentries
        result = await submit(hass, flow, right)
    assert result["type"] is FlowResultType.CREATE_ENTRY
