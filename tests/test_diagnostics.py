"""Test what diagnostics tell, and what they must not."""

from dataclasses import replace
import json
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.const import SERVICE_NAMES
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.diagnostics import (
    async_get_config_entry_diagnostics,
)
from custom_components.status_tracker.tracker.facts import ImportBlocked
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    Service,
    WishStatus,
)

from .common import async_set_up, make_entry, make_subentry, service_data
from .tracker.stories import RADARR, Film, minute, seen

FILM = Film()
DOWNLOAD = "d" * 40
API_KEY = "keykeykey-one"
WEBHOOK_ID = "ab" * 32
SECRETS = {
    "api-key": API_KEY,
    "webhook-id": WEBHOOK_ID,
    "webhook-secret": "feedc0de",
    "password": "hunter2!",
    "user-name": "grandma",
    "user-in-address": "proxyuser",
    "password-in-address": "proxypass",
    "key-in-address": "queryword",
    "asker": "Barnaby",
    "requester": "Rosalind",
    "person": "person.rosie",
    "e-mail": "rosie@example.org",
    "unknown-token": "0123456789abcdef0123456789abcdef",
    "server-id": "5e" * 16,
}


@pytest.fixture
def config_entry() -> MockConfigEntry:
    """Return an entry with a secret in every place that can hold one."""
    return make_entry(
        [
            make_subentry(
                Service.RADARR,
                api_key=API_KEY,
                webhook_id=WEBHOOK_ID,
                secret=SECRETS["webhook-secret"],
                url="http://proxyuser:proxypass@radarr.local:7878/sub?apikey=queryword",
            ),
            make_subentry(Service.SEERR, url="http://seerr.local:5055"),
            make_subentry(
                Service.QBITTORRENT,
                username=SECRETS["user-name"],
                password=SECRETS["password"],
            ),
            make_subentry(Service.JELLYFIN, server_id=SECRETS["server-id"]),
        ],
        {
            "finished_days": 5,
            "webhook_address": "https://proxyuser:proxypass@home.example.org",
            "people": [{"name": "Rosalind", "person": "person.rosie"}],
        },
    )


async def async_dump(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, entry: MockConfigEntry
) -> dict[str, Any]:
    """Return the diagnostics as a user gets them."""
    dump: dict[str, Any] = await get_diagnostics_for_config_entry(
        hass, hass_client, entry
    )
    return dump


async def async_tell(coordinator: StatusTrackerCoordinator) -> None:
    """Bring secrets along in every text that a service can send."""
    texts = " ".join(SECRETS.values())
    wish = replace(FILM.wish(0, WishStatus.APPROVED), requested_by=SECRETS["asker"])
    await coordinator.async_apply(
        [
            wish,
            FILM.added(1),
            FILM.grabbed(2, DOWNLOAD),
            seen(3, DOWNLOAD, 0.5, DownloadPhase.ERROR, message=texts),
            ImportBlocked(
                at=minute(4),
                source=RADARR,
                subject=replace(FILM.managed, download=DOWNLOAD),
                messages=tuple(SECRETS.values()),
            ),
            replace(
                seen(5, "e" * 40, 0.1),
                subject=replace(FILM.managed, download="e" * 40, title=texts),
            ),
        ]
    )
    for health in coordinator.health.values():
        health.async_down(
            Fault("other", f"http://radarr.local/api?apikey={API_KEY} {texts}")
        )
        health.async_refused(Fault("incomplete", texts))
        health.async_webhook(SECRETS["requester"], minute(1))


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
async def test_secret_is_nowhere(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    config_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    secret: str,
) -> None:
    """Leave out secrets and names, also inside addresses and other texts."""
    await async_tell(coordinator)
    dump = json.dumps(await async_dump(hass, hass_client, config_entry))
    assert secret.casefold() not in dump.casefold()


async def test_what_helps_is_there(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    config_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """Tell how services and requests are, so that somebody else can help."""
    await async_tell(coordinator)
    coordinator.health["seerr"].async_up("3.3.0")
    dump = await async_dump(hass, hass_client, config_entry)
    assert dump["options"]["finished_days"] == 5
    services = {each["service"]: each for each in dump["services"]}
    assert services.keys() == {"radarr", "seerr", "qbittorrent", "jellyfin"}
    assert services["radarr"]["data"]["url"] == "http://radarr.local:7878/…"
    assert services["radarr"]["health"]["reachable"] is False
    assert services["radarr"]["health"]["refused"] == 1
    assert services["seerr"]["health"]["version"] == "3.3.0"
    assert dump["requests"]["live"] == 1
    assert dump["requests"]["unfinished"] == 1
    assert sum(dump["requests"]["states"].values()) == 1
    assert dump["storage"]["failed_writes"] == 0
    (request,) = dump["unfinished"]
    assert request["title"] == FILM.title
    assert request["ids"]["tmdb"] == str(FILM.tmdb)
    assert request["downloads"][0]["phase"] == "error"
    assert [step["step"] for step in request["timeline"]][:2] == [
        "requested",
        "approved",
    ]


async def test_nothing_known_yet(
    hass: HomeAssistant, no_watchers: None, hass_client: ClientSessionGenerator
) -> None:
    """Answer for an entry that has services and no requests."""
    entry = make_entry(SERVICE_NAMES)
    await async_set_up(hass, entry)
    dump = await async_dump(hass, hass_client, entry)
    assert dump["unfinished"] == []
    assert [each["health"]["reachable"] for each in dump["services"]] == [None] * 6


async def test_title_that_nobody_asked_for(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    config_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """Tell of a title that came from Radarr alone."""
    await coordinator.async_apply([FILM.added(1), FILM.grabbed(2, DOWNLOAD)])
    dump = await async_dump(hass, hass_client, config_entry)
    assert [each["title"] for each in dump["unfinished"]] == [FILM.title]
    assert [each["wish"] for each in dump["unfinished"]] == [None]


async def test_address_that_is_none(
    hass: HomeAssistant, no_watchers: None, hass_client: ClientSessionGenerator
) -> None:
    """Answer although somebody wrote an address into the storage that is none."""
    entry = make_entry([Service.RADARR], {"webhook_address": "http://[half"})
    await async_set_up(hass, entry)
    dump = await async_dump(hass, hass_client, entry)
    assert [each["service"] for each in dump["services"]] == ["radarr"]


async def test_service_that_was_added_a_moment_ago(
    hass: HomeAssistant, no_watchers: None
) -> None:
    """Claim nothing of a service that the entry was not yet loaded with."""
    entry = make_entry([Service.RADARR])
    await async_set_up(hass, entry)
    hass.config_entries.async_add_subentry(
        entry,
        ConfigSubentry(
            data=MappingProxyType(service_data(Service.SONARR)),
            subentry_type=Service.SONARR,
            title="Sonarr",
            unique_id=None,
        ),
    )
    dump = await async_get_config_entry_diagnostics(hass, entry)
    health = {each["service"]: each["health"] for each in dump["services"]}
    assert health["sonarr"] is None
    assert health["radarr"]["reachable"] is None
    await hass.async_block_till_done()
