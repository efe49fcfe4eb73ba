"""Test how services are added, changed, shown and removed one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import re
from typing import Any, Final
from unittest.mock import patch

from homeassistant.config_entries import (
    ConfigEntryState,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
)
from yarl import URL

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.clients.radarr import RadarrClient
from custom_components.status_tracker.service_forms import (
    InvalidFormError,
    normalize_url,
    read_form,
)
from custom_components.status_tracker.tracker.models import Service
from tests.common import async_set_up, coordinator_of, make_entry, make_subentry
from tests.stack.jellyfin import Jellyfin
from tests.stack.qbittorrent import QBittorrent
from tests.stack.radarr import Radarr
from tests.stack.seerr import Seerr
from tests.stack.service import SimulatedService
from tests.stack.shoko import Shoko
from tests.stack.sonarr import Sonarr
from tests.translations import check_translations  # noqa: F401

from .common import (
    ERRORS,
    HERE,
    INPUT,
    PROBE,
    add,
    only_subentry,
    reconfigure,
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


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set up an entry without any service."""
    entry = make_entry()
    await async_set_up(hass, entry)
    return entry


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
    """Show again what was typed, but no secret; it need not be typed again."""
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
        assert suggested(flow, "api_key") is None
        assert radarr.api_key not in str(flow)
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


@pytest.mark.parametrize(
    ("typed", "page", "stored"),
    [
        ("nas:8989", "", "http://nas:8989"),
        (" HTTP://NAS:8989/ ", "", "http://nas:8989"),
        ("https://nas:443/sonarr//", "", "https://nas/sonarr"),
        ("http://[fd00::1]:7878", "", "http://[fd00::1]:7878"),
        ("http://nas/radarr?x=1#top", "", "http://nas/radarr"),
        ("http://nas:8096/web/#/home.html", "/web", "http://nas:8096"),
        ("http://nas/jellyfin/web/index.html", "/web", "http://nas/jellyfin"),
        ("http://nas/webfilms", "/web", "http://nas/webfilms"),
    ],
)
def test_address_is_normalized(typed: str, page: str, stored: str) -> None:
    """Store one form of an address, with its sub-path."""
    assert normalize_url(typed, page) == stored


@pytest.mark.parametrize(
    "typed",
    ["", " ", "http://", "nas:port", "nas:99999", "mailto:me@example.org", "a b:80"],
)
def test_address_that_is_none(typed: str) -> None:
    """Refuse what is no address of a service."""
    with pytest.raises(InvalidFormError):
        normalize_url(typed)


def test_form_without_a_flow() -> None:
    """Read the credentials that were typed, with nothing kept from before."""
    typed = {"url": "nas", "username": "me", "password": " pw ", "verify_ssl": False}
    assert read_form(Service.QBITTORRENT, typed, {}) == {
        "url": "http://nas",
        "username": "me",
        "password": " pw ",
        "verify_ssl": False,
    }


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
        for cause, typed in {
            "refused": {"url": "http://127.0.0.1:9"},
            "tls": {"url": radarr.url.replace("http", "https", 1)},
            "invalid_auth": {"api_key": "wrong"},
            "wrong_service": {"url": sonarr.url, "api_key": sonarr.api_key},
            "version_too_old": {"url": old.url, "api_key": old.api_key},
        }.items():
            flow = await submit(hass, flow, right | typed)
            assert flow["errors"] == {"base": cause}
            assert flow["description_placeholders"] is not None
            detail = flow["description_placeholders"]["detail"]
            assert ("Sonarr" in detail) is (cause == "wrong_service")
        with patch("aiohttp.resolver.AsyncResolver.resolve", side_effect=OSError):
            flow = await submit(hass, flow, right | {"url": "http://nas.invalid"})
        assert flow["errors"] == {"base": "cannot_resolve"}
        assert not entry.subentries
        result = await submit(hass, flow, right)
    assert result["type"] is FlowResultType.CREATE_ENTRY


class TestReconfigure:
    """Change how a service is reached."""

    @pytest.fixture
    async def entry(self, hass: HomeAssistant) -> MockConfigEntry:
        """Set up an entry with some services."""
        entry = make_entry(
            [
                make_subentry(
                    Service.RADARR, is_4k=True, server_id="old", later="kept"
                ),
                make_subentry(
                    Service.RADARR,
                    "other",
                    url="http://other:7878",
                    webhook_id="ab" * 32,
                ),
                Service.QBITTORRENT,
            ]
        )
        await async_set_up(hass, entry)
        return entry

    async def test_keeps_webhook_and_secret(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Change the address, keep what was not typed, and reload."""
        before = entry.subentries["radarr"].data
        coordinator = coordinator_of(entry)
        flow = await reconfigure(hass, entry, "radarr")
        assert flow["step_id"] == "connection"
        assert suggested(flow, "url") == before["url"]
        assert suggested(flow, "is_4k") is True
        assert suggested(flow, "api_key") is None
        assert before["api_key"] not in str(flow)
        assert before["webhook_id"] not in str(flow)
        with patch(
            PROBE.format("radarr.RadarrClient"),
            autospec=True,
            return_value=ServiceInfo(name="Radarr"),
        ) as probe:
            result = await submit(hass, flow, {"url": HERE, "verify_ssl": False})
        assert result["type"] is FlowResultType.ABORT
        assert result["reason"] == "reconfigure_successful"
        client: RadarrClient = probe.call_args.args[0]
        assert str(client.base_url).rstrip("/") == HERE
        assert entry.subentries["radarr"].data == {
            "url": HERE,
            "verify_ssl": False,
            "api_key": before["api_key"],
            "webhook_id": before["webhook_id"],
            "later": "kept",
        }
        assert entry.subentries["radarr"].unique_id == f"radarr_{HERE}"
        assert entry.state is ConfigEntryState.LOADED
        assert coordinator_of(entry) is not coordinator

    async def test_to_the_address_of_another(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Refuse to make two of one service."""
        before = dict(entry.subentries["radarr"].data)
        flow = await reconfigure(hass, entry, "radarr")
        result = await submit(
            hass, flow, {"url": "http://other:7878", "verify_ssl": True}
        )
        assert result["reason"] == "already_configured"
        assert entry.subentries["radarr"].data == before

    async def test_after_an_error(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Keep what is stored until the service answers."""
        before = dict(entry.subentries["radarr"].data)
        flow = await reconfigure(hass, entry, "radarr")
        with patch(
            PROBE.format("radarr.RadarrClient"), side_effect=ERRORS["invalid_auth"]
        ):
            flow = await submit(hass, flow, INPUT | {"api_key": "wrong"})
        assert flow["errors"] == {"base": "invalid_auth"}
        assert entry.subentries["radarr"].data == before
        with patch(
            PROBE.format("radarr.RadarrClient"), return_value=ServiceInfo(name="Radarr")
        ):
            result = await submit(hass, flow, INPUT | {"api_key": "right"})
        assert result["reason"] == "reconfigure_successful"
        assert entry.subentries["radarr"].data["api_key"] == "right"

    @pytest.mark.parametrize(
        ("typed", "credentials"),
        [
            (
                {"username": "qbittorrent-user"},
                {"username": "qbittorrent-user", "password": "qbittorrent-password"},
            ),
            (
                {"username": "new", "password": "word"},
                {"username": "new", "password": "word"},
            ),
            ({"username": "qbittorrent-user", "api_key": "key"}, {"api_key": "key"}),
            ({}, {}),
        ],
        ids=["kept", "new", "key_instead", "none"],
    )
    async def test_credentials_of_qbittorrent(
        self,
        hass: HomeAssistant,
        entry: MockConfigEntry,
        typed: dict[str, str],
        credentials: dict[str, str],
    ) -> None:
        """Store one way to log in: what was typed comes before what is kept."""
        flow = await entry.start_subentry_reconfigure_flow(hass, "qbittorrent")
        assert suggested(flow, "username") == "qbittorrent-user"
        with patch(
            PROBE.format("qbittorrent.QBittorrentClient"),
            return_value=ServiceInfo(name="qBittorrent"),
        ):
            await submit(hass, flow, {"url": "nas", "verify_ssl": True} | typed)
        assert entry.subentries["qbittorrent"].data == {
            "url": "http://nas",
            "verify_ssl": True,
            **credentials,
        }


MANUAL: Final = {
    Service.SEERR: "Request Approved",
    Service.RADARR: "On Movie Added",
    Service.SONARR: "On Series Add",
    Service.JELLYFIN: "Item Added",
}


class TestWebhook:
    """Show what to enter where a webhook has to be set up by hand."""

    @pytest.fixture
    async def entry(self, hass: HomeAssistant) -> MockConfigEntry:
        """Set up an entry with all services, one of which sends its secret."""
        await hass.config.async_update(internal_url="http://ha.local:8123")
        entry = make_entry(
            [
                make_subentry(Service.RADARR, secret="s3cret"),
                Service.SEERR,
                Service.SONARR,
                Service.JELLYFIN,
                Service.QBITTORRENT,
                Service.SHOKO,
            ]
        )
        await async_set_up(hass, entry)
        return entry

    @pytest.mark.parametrize(("service", "event"), MANUAL.items(), ids=list(MANUAL))
    async def test_is_shown_later(
        self, hass: HomeAssistant, entry: MockConfigEntry, service: Service, event: str
    ) -> None:
        """Show address, method, header and events, and change nothing."""
        before = dict(entry.subentries[service].data)
        coordinator = coordinator_of(entry)
        flow = await entry.start_subentry_reconfigure_flow(hass, service)
        assert flow["type"] is FlowResultType.MENU
        assert flow["menu_options"] == ["connection", "webhook"]
        flow = await submit(hass, flow, {"next_step_id": "webhook"})
        shown = flow["description_placeholders"]
        assert shown is not None
        path = f"/api/webhook/{before['webhook_id']}"
        assert shown["webhook_url"] == f"http://ha.local:8123{path}"
        assert shown["webhook_method"] == "POST"
        assert event in shown["webhook_events"]
        assert ("s3cret" in shown["webhook_headers"]) is (service is Service.RADARR)
        result = await submit(hass, flow, {})
        assert result["type"] is FlowResultType.ABORT
        assert result["reason"] == "nothing_changed"
        assert entry.subentries[service].data == before
        assert coordinator_of(entry) is coordinator

    @pytest.mark.parametrize("service", [Service.QBITTORRENT, Service.SHOKO])
    async def test_is_not_shown_where_there_is_none(
        self, hass: HomeAssistant, entry: MockConfigEntry, service: Service
    ) -> None:
        """Go straight to the form for a service that sends no webhooks."""
        flow = await entry.start_subentry_reconfigure_flow(hass, service)
        assert flow["type"] is FlowResultType.FORM
        assert flow["step_id"] == "connection"

    async def test_is_shown_when_a_service_is_added(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Show it at the end, with the address that the service was given."""
        info = ServiceInfo(name="Radarr")
        with patch(PROBE.format("radarr.RadarrClient"), return_value=info):
            result = await add(hass, entry, Service.RADARR, INPUT)
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert result["description"] == "webhook"
        (made,) = (
            each for each in entry.subentries.values() if each.data["url"] == HERE
        )
        assert result["description_placeholders"] is not None
        url = result["description_placeholders"]["webhook_url"]
        assert url == f"http://ha.local:8123/api/webhook/{made.data['webhook_id']}"

    async def test_is_not_shown_when_there_is_none(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Show nothing at the end for a service that sends no webhooks."""
        info = ServiceInfo(name="qBittorrent")
        with patch(PROBE.format("qbittorrent.QBittorrentClient"), return_value=info):
            result = await add(hass, entry, Service.QBITTORRENT, {"url": "nas:1"})
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert result["description"] is None

    async def test_address_is_guessed_beside_the_last(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Suggest where a further service probably is."""
        flow = await start(hass, entry, Service.JELLYFIN)
        assert suggested(flow, "url") == "http://127.0.0.1:8096"


async def test_service_is_removed(hass: HomeAssistant) -> None:
    """Stop to use a service that was removed."""
    entry = make_entry([Service.RADARR, Service.SONARR])
    await async_set_up(hass, entry)
    hass.config_entries.async_remove_subentry(entry, "radarr")
    await hass.async_block_till_done()
    assert list(coordinator_of(entry).health) == ["sonarr"]
