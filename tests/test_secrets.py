"""Test that no secret is ever told, whatever goes wrong."""

import base64
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
import json
import logging
from typing import Final
from urllib.parse import quote

from aiohttp import ClientTimeout
from homeassistant.const import EVENT_LOGGING_CHANGED, MATCH_ALL
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockUser,
    get_system_health_info,
)
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.status_tracker.clients import base
from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.terms import Service

from .careless import (
    ASKER,
    MAIL,
    PASSKEY,
    SENDERS,
    TLS_KEY,
    Heard,
    act,
    ask,
    fail_in_turn,
    follow_stories,
    look,
    refuse_webhooks,
    renew,
    secrets_of,
)
from .common import make_subentry
from .leaks import as_text, leaks, leaks_in_log
from .stack.catalogue import HARBOUR_NINE
from .stack.stack import Stack
from .test_journey_film import often  # noqa: F401
from .webhooks.home import Home, open_home

LOGGERS: Final = ("", "custom_components.status_tracker", "homeassistant", "aiohttp")
# What was read at each place, to be sure that it was read.
TOLD: Final = {
    "events": "state_changed",
    "states": "https://tracker.invalid/",
    "websocket": "https://tracker.invalid/",
    "refusals": "A redirect turned it",
    "exceptions": "HTTP 500",
    "causes": "Error",
    "answers of actions": HARBOUR_NINE.title,
    "issues": "…",
    "flows": "invalid_auth",
    "diagnostics": "REDACTED",
    "system health": "services_reachable",
}


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services, with a password that stands nowhere else."""
    stack = Stack(speed=1_000)
    stack.seerr.users[ASKER.id] = ASKER
    stack.qbittorrent.settings.username = "grandmother"
    stack.qbittorrent.settings.password = "Quiet-Otter/41 ä"
    async with stack:
        yield stack


@pytest.fixture
async def home(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    hass_admin_user: MockUser,
    stack: Stack,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Home]:
    """Set everything up, with webhooks that carry a secret."""

    def soon(**_: object) -> ClientTimeout:
        """Wait for no service longer than a moment."""
        return ClientTimeout(total=0.5)

    home = await open_home(hass, hass_client, stack)
    behind_tls = make_subentry(
        Service.RADARR,
        "radarr_tls",
        url=stack.urls["radarr"].replace("http", "https"),
        api_key=TLS_KEY,
        webhook_id="7b" * 32,
    )
    await home.set_up(*SERVICE_NAMES, behind_tls)
    await home.until_ready(*SENDERS)
    monkeypatch.setattr(base, "ClientTimeout", soon)
    yield home
    await home.unload()


@pytest.fixture
def heard(hass: HomeAssistant) -> Iterator[Heard]:
    """Listen to every event from the beginning."""
    heard = Heard()

    @callback
    def listen(event: Event) -> None:
        heard.note("events", [event.event_type, event.data])

    stop = hass.bus.async_listen(MATCH_ALL, listen)
    yield heard
    stop()


async def test_secrets_are_told_nowhere(  # noqa: PLR0917
    hass: HomeAssistant,
    heard: Heard,
    home: Home,
    caplog: pytest.LogCaptureFixture,
    hass_client: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Go through a household's life, failures and all, and read everything."""
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, name)
    hass.bus.async_fire_internal(EVENT_LOGGING_CHANGED)
    assert await async_setup_component(hass, "system_health", {})
    secrets = secrets_of(home)
    # Six keys and a login, five webhooks, four of which carry a secret.
    assert len(secrets) == 3 + 6 + 2 + 5 + 4

    await follow_stories(home)
    await refuse_webhooks(home, heard, monkeypatch)
    await look(home, heard)
    await ask(home, heard, hass_ws_client)
    await fail_in_turn(home, heard, hass_admin_user)
    await renew(home, heard)
    await act(home, heard, hass_admin_user)
    heard.note(
        "diagnostics",
        await get_diagnostics_for_config_entry(hass, hass_client, home.loaded),
    )
    heard.note("system health", await get_system_health_info(hass, DOMAIN))
    await ask(home, heard, hass_ws_client)
    await look(home, heard)
    assert heard.leaks(secrets) == {}
    assert leaks_in_log(caplog.records, secrets) == {}
    for place, words in TOLD.items():
        assert heard.has(place, words), place
    logged = {record.name: record for record in caplog.records}
    assert {"custom_components.status_tracker", "homeassistant.core"} <= logged.keys()
    assert "Refused a webhook for Radarr" in caplog.text
    assert "while handling a webhook for Radarr" in caplog.text


@pytest.mark.parametrize("secret", ["Quiet-Otter/41 ä", PASSKEY], ids=["odd", "plain"])
@pytest.mark.parametrize(
    "write",
    [
        str,
        str.upper,
        as_text,
        json.dumps,
        partial(quote, safe=""),
        lambda text: base64.b64encode(f"user:{text}".encode()).decode(),
    ],
    ids=["plain", "capitals", "json", "ascii", "address", "basic"],
)
def test_search_finds_what_leaks(write: Callable[[str], str], secret: str) -> None:
    """Notice a secret in each form that it can be written in."""
    secrets = {"one": secret, "other": "nowhere to be seen"}
    assert leaks(f"so {write(secret)} it is", secrets) == ["one"]
    assert leaks("so it is", secrets) == []


def test_search_looks_into_log_records() -> None:
    """Notice a secret in the words, the arguments and the error of a record."""
    secrets = {"webhook id of radarr": "ab" * 32, "e-mail": MAIL}
    cases = (
        ("custom_components.status_tracker", "ab" * 32, 1),
        ("homeassistant.components.webhook", "ab" * 32, 0),
        ("homeassistant.components.webhook", MAIL, 1),
        ("aiohttp.client", "nothing", 0),
    )
    for name, value, count in cases:
        record = logging.LogRecord(name, 10, "", 0, "%s", (value,), None)
        assert len(leaks_in_log([record], secrets)) == count
    error = ValueError(f"{MAIL} was refused")
    record = logging.LogRecord(
        "any", 10, "", 0, "oh", (), (ValueError, error, error.__traceback__)
    )
    assert list(leaks_in_log([record], secrets)) == ["any"]
