"""Test that what is wrong is told in the language of Home Assistant."""

from typing import Final

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.clients import errors
from custom_components.status_tracker.clients.errors import (
    ConnectionProblem,
    Fault,
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from custom_components.status_tracker.deletion.models import TroubleCode
from custom_components.status_tracker.deletion.words import FAULTS
from custom_components.status_tracker.fault_texts import fault_text
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.problems import Refusal

from .common import async_set_up, coordinator_of, make_entry
from .translations import ENGLISH, FOLDER, all_texts, placeholders_of

pytestmark = pytest.mark.usefixtures("no_watchers")

LANGUAGES: Final = sorted(path.stem for path in FOLDER.glob("translations/*.json"))
# The same thing wrong, as each language says it.
NO_ANSWER: Final = {
    "de": "Keine rechtzeitige Antwort",
    "en": "No answer in time",
    "es": "Sin respuesta a tiempo",
    "fr": "Pas de réponse à temps",
    "ja": "時間内に応答がありませんでした",
    "nl": "Geen antwoord op tijd",
}


@pytest.fixture
async def entry(hass: HomeAssistant, request: pytest.FixtureRequest) -> MockConfigEntry:
    """Set the services up in a Home Assistant of some language."""
    language = getattr(request, "param", "en")
    await hass.config.async_update(language=language)
    entry = make_entry([Service.RADARR])
    await async_set_up(hass, entry)
    return entry


def test_every_fault_has_a_text() -> None:
    """Have a text for everything that can be wrong, and none for anything else."""
    codes = {
        *ConnectionProblem,
        *ResponseProblem,
        *Refusal,
        *FAULTS.values(),
        errors.BANNED,
        errors.CREDENTIALS_REFUSED,
        errors.FEED_CLOSED,
        errors.UNKNOWN,
        errors.UNUSABLE,
    }
    texts = {
        key.removeprefix("common.fault_"): text
        for key, text in all_texts()
        if key.startswith("common.fault_")
    }
    assert texts.keys() == codes
    assert FAULTS.keys() == set(TroubleCode)
    assert not any(map(placeholders_of, texts.values()))
    assert len(set(ENGLISH["common"].values())) == len(ENGLISH["common"])


@pytest.mark.parametrize(
    ("err", "fault"),
    [
        (ServiceConnectionError(ConnectionProblem.TLS), Fault("tls")),
        (
            ServiceConnectionError(
                ConnectionProblem.REDIRECTED, "redirects", words="http://b"
            ),
            Fault("redirected", "http://b"),
        ),
        (
            ServiceResponseError(ResponseProblem.REJECTED, "no", words="HTTP 400"),
            Fault("rejected", "HTTP 400"),
        ),
        (
            ServiceAuthError("no", trace="HTTP 401"),
            Fault("credentials_refused", trace="HTTP 401"),
        ),
        (ServiceAuthError("no", banned=True), Fault("banned")),
        (ServiceError("odd"), Fault("unknown")),
    ],
    ids=lambda value: value.code if isinstance(value, Fault) else "",
)
def test_fault_of_an_error(err: ServiceError, fault: Fault) -> None:
    """Keep what is wrong, and leave the English words to the log."""
    assert err.fault == fault


async def test_texts_of_faults(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Put the words in brackets, and say something of what nobody knows."""
    assert fault_text(hass, None) is None
    assert fault_text(hass, Fault("timeout")) == "No answer in time"
    said = fault_text(hass, Fault("server_error", "HTTP 500: out of disk"))
    assert said == "The service reports an error of its own (HTTP 500: out of disk)"
    assert fault_text(hass, Fault("other", trace="OSError")) == "The connection failed"
    said = fault_text(hass, Fault("of_tomorrow", "42"))
    assert said == "Something unexpected happened (42)"


@pytest.mark.parametrize("entry", LANGUAGES, indirect=True)
async def test_every_face_speaks_the_language(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """Show it translated in the sensor and in the panel."""
    expected = NO_ANSWER[hass.config.language]
    refusal = f"{expected} (Grab: movie)"
    health = coordinator_of(entry).health["radarr"]
    health.async_down(Fault("timeout"))
    health.async_refused(Fault("timeout", "Grab: movie"))
    health.async_webhook_setup(False, "not_delivered", Fault("timeout"))
    await hass.async_block_till_done()
    (state,) = hass.states.async_all("binary_sensor")
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "status_tracker/services/list"})
    services = (await client.receive_json())["result"]["services"]
    (shown,) = (each for each in services if each["id"] == "radarr")
    for face in (state.attributes, shown):
        assert face["last_error"] == expected
        assert face["last_refusal"] == refusal
        assert face["webhook_detail"] == expected
