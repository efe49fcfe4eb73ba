"""Test that the services get their webhooks, and keep them as they should be."""

from collections.abc import Callable
import json
import logging
from typing import Any

from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.status_tracker.clients.errors import Fault as ServiceFault
from custom_components.status_tracker.clients.radarr import RadarrClient
from custom_components.status_tracker.clients.seerr_webhook import PAYLOAD
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.problems import WebhookProblem
from tests.common import coordinator_of
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.faults import Fault
from tests.stack.film_story import FilmStory
from tests.stack.seerr_agent import decoded
from tests.stack.sender import Outcome
from tests.stack.stack import Stack, Versions
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401

from .home import (
    ARRS,
    SENDERS,
    Home,
    arr_of,
    header_of,
    ids,
    options_of,
    seerr_options,
    subentry_of,
)

pytestmark = pytest.mark.usefixtures("check_translations")

EVENTS = {
    "radarr": {
        "onGrab",
        "onDownload",
        "onUpgrade",
        "onRename",
        "onMovieAdded",
        "onMovieDelete",
        "onMovieFileDelete",
        "onMovieFileDeleteForUpgrade",
        "onManualInteractionRequired",
    },
    "sonarr": {
        "onGrab",
        "onDownload",
        "onUpgrade",
        "onImportComplete",
        "onRename",
        "onSeriesAdd",
        "onSeriesDelete",
        "onEpisodeFileDelete",
        "onEpisodeFileDeleteForUpgrade",
        "onManualInteractionRequired",
    },
}
NOT_OURS = "http://127.0.0.1:9/hook"
FORMER = "/api/webhook/" + "fe" * 32
FORMER_BY_HAND = "/api/webhook/" + "fd" * 32
FORMER_ELSEWHERE = "/api/webhook/" + "fc" * 32


def secret_of(home: Home, instance: str) -> str:
    """Return the secret that a service must send."""
    secret: str = home.data(instance)["secret"]
    return secret


async def test_every_sender_is_set_up(home: Home) -> None:
    """Enter the address, the events and a secret in all of them."""
    await home.set_up(*SENDERS, Service.QBITTORRENT)
    coordinator = coordinator_of(home.loaded)
    await home.until_ready(*ids(SENDERS))
    for instance, events in EVENTS.items():
        (connection,) = home.connections(instance)
        assert connection.fields["url"] == home.address_of(instance)
        assert connection.fields["method"] == 1
        assert header_of(connection) == secret_of(home, instance)
        assert {name for name, is_on in connection.triggers.items() if is_on} == events
        assert connection.tags == []
    assert home.stack.seerr.agent.setting["enabled"] is True
    assert home.stack.seerr.agent.setting["types"] == 222
    options = seerr_options(home.stack)
    assert options["webhookUrl"] == home.address_of("seerr")
    assert options["authHeader"] == f"Bearer {secret_of(home, 'seerr')}"
    (destination,) = options_of(home.stack)
    assert destination["WebhookUri"] == home.address_of("jellyfin")
    assert destination["NotificationTypes"] == ["ItemAdded", "ItemDeleted"]
    secrets = {secret_of(home, instance) for instance in ids(SENDERS)}
    assert len(secrets) == len(SENDERS)
    assert all(len(secret) == 64 for secret in secrets)
    # Storing the secrets reloaded nothing.
    assert coordinator_of(home.loaded) is coordinator
    assert home.issues == set()
    assert home.health("qbittorrent").webhook_ready is None


async def test_next_story_is_heard(home: Home) -> None:
    """Take what the services send from then on, with the secret and only with it."""
    await home.set_up(*SENDERS)
    await home.until_ready()
    await FilmStory(home.stack, COPPER_LIGHTHOUSE).advance_to("import")
    (request,) = coordinator_of(home.loaded).tracker.requests.values()
    assert request.name == COPPER_LIGHTHOUSE.title
    assert home.health("radarr").last_event == "Download"
    assert home.health("seerr").webhooks > 1
    assert [home.health(each).refused for each in ids(SENDERS)] == [0] * len(SENDERS)
    answer = await home.client.post(
        home.address_of("radarr", ""), json={"eventType": "Test"}
    )
    assert answer.status == 403


async def test_nothing_is_written_when_all_is_well(home: Home) -> None:
    """Write once, and at later starts only look."""
    await home.set_up(*SENDERS)
    await home.until_ready()
    before = {each: len(home.writes(each)) for each in ids(SENDERS)}
    assert all(before.values())
    secrets = {each: secret_of(home, each) for each in ids(SENDERS)}
    for _ in range(2):
        await home.reload()
        await home.until_ready()
    assert {each: len(home.writes(each)) for each in ids(SENDERS)} == before
    assert {each: secret_of(home, each) for each in ids(SENDERS)} == secrets


def untick_grab(home: Home) -> None:
    """Let Radarr keep a grab to itself."""
    home.connections()[0].triggers["onGrab"] = False


def tick_health(home: Home) -> None:
    """Let Radarr tell of its health."""
    home.connections()[0].triggers["onHealthIssue"] = True


def move_radarr(home: Home) -> None:
    """Let Radarr send to another machine, under our id."""
    home.connections()[0].fields["url"] = home.address_of(
        "radarr", "http://127.0.0.1:9"
    )


def forget_header(home: Home) -> None:
    """Let Radarr send no secret."""
    home.connections()[0].fields["headers"] = []


def limit_to_tag(home: Home) -> None:
    """Let Radarr tell of few films only."""
    home.connections()[0].tags = [1]


def delete_connection(home: Home) -> None:
    """Delete Radarr's connection."""
    arr_of(home.stack, "radarr").notifications.connections.clear()


def double_connection(home: Home) -> None:
    """Let Radarr send everything twice."""
    arr_of(home.stack, "radarr").notifications.add(
        home.address_of("radarr"), name="Twice"
    )


def disable_seerr(home: Home) -> None:
    """Turn Seerr's webhook off."""
    home.stack.seerr.agent.setting["enabled"] = False


def untick_seerr(home: Home) -> None:
    """Let Seerr tell of approvals only."""
    home.stack.seerr.agent.setting["types"] = 4


def reset_payload(home: Home) -> None:
    """Reset Seerr's payload to its default, keep the rest."""
    seerr_options(home.stack)["jsonPayload"] = home.stack.seerr.agent.default_setting()[
        "options"
    ]["jsonPayload"]  # type: ignore[index]


def untick_films(home: Home) -> None:
    """Let Jellyfin tell of no film."""
    options_of(home.stack)[0]["EnableMovies"] = False


def delete_destination(home: Home) -> None:
    """Delete Jellyfin's destination."""
    options_of(home.stack).clear()


def remote_settings(home: Home) -> list[object]:
    """Return what the services have set, in a form that compares."""
    connections = [
        (each.fields, each.triggers, each.tags) for each in home.connections()
    ]
    return [connections, home.stack.seerr.agent.setting, options_of(home.stack)]


@pytest.mark.parametrize(
    "change",
    [
        untick_grab,
        tick_health,
        move_radarr,
        forget_header,
        limit_to_tag,
        delete_connection,
        double_connection,
        disable_seerr,
        untick_seerr,
        reset_payload,
        untick_films,
        delete_destination,
    ],
    ids=lambda change: change.__name__,
)
async def test_change_is_put_right_at_start(
    home: Home, change: Callable[[Home], None]
) -> None:
    """Repair at the next start what somebody changed in a service."""
    await home.set_up(Service.SEERR, Service.RADARR, Service.JELLYFIN)
    await home.until_ready()
    right = json.loads(json.dumps(remote_settings(home)))
    change(home)
    assert json.loads(json.dumps(remote_settings(home))) != right
    await home.reload()
    await home.until_ready()
    assert json.loads(json.dumps(remote_settings(home))) == right


@pytest.mark.usefixtures("impatient")
async def test_refused_webhook_is_put_right_at_once(home: Home) -> None:
    """Repair a service that does not send the secret any more, without a restart."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    forget_header(home)
    await FilmStory(home.stack, COPPER_LIGHTHOUSE).advance_to("grab")
    assert home.health("radarr").refused > 0
    await until(
        lambda: header_of(home.connections()[0]) == secret_of(home, "radarr"),
        "the header is back",
    )


async def test_two_instances_keep_apart(home: Home) -> None:
    """Give each of two Radarrs an address and a secret of its own."""
    second = subentry_of(home.stack, Service.RADARR, "radarr_4k", webhook_id="4a" * 32)
    await home.set_up(Service.RADARR, second)
    await home.until_ready()
    (first,), (other,) = home.connections(), home.connections("radarr_4k")
    assert first.fields["url"] == home.address_of("radarr")
    assert other.fields["url"] == home.address_of("radarr_4k")
    assert header_of(first) != header_of(other)


async def test_one_program_entered_twice(home: Home) -> None:
    """Keep a connection for each where two services are the same program."""
    twin = subentry_of(home.stack, Service.RADARR, "radarr", webhook_id="4a" * 32)
    twin["subentry_id"] = twin["unique_id"] = "twin"
    await home.set_up(Service.RADARR, twin)
    await home.until_ready()
    for _ in range(2):
        assert {each.fields["url"] for each in home.connections()} == {
            home.address_of("radarr"),
            home.address_of("twin"),
        }
        assert len({each.name.casefold() for each in home.connections()}) == 2
        await home.reload()
        await home.until_ready()


@pytest.mark.parametrize("service", ids(ARRS))
async def test_name_that_is_taken(home: Home, service: str) -> None:
    """Take another name where somebody else's connection has ours."""
    await home.set_up(Service(service))
    await home.until_ready()
    (ours,) = home.connections(service)
    known = arr_of(home.stack, service).notifications
    known.connections.clear()
    known.add(NOT_OURS, name=ours.name.upper())
    await home.reload()
    await home.until_ready()
    theirs, again = home.connections(service)
    assert (theirs.name, theirs.fields["url"]) == (ours.name.upper(), NOT_OURS)
    assert again.fields["url"] == home.address_of(service)
    assert again.name != ours.name


async def test_leftovers_of_ours_are_cleaned_up(home: Home) -> None:
    """Delete what an earlier set-up left, and nothing of anybody else."""
    await home.set_up(Service.RADARR, Service.JELLYFIN)
    await home.until_ready()
    (ours,) = home.connections()
    (destination,) = options_of(home.stack)
    known = arr_of(home.stack, "radarr").notifications
    known.connections.clear()
    options_of(home.stack).clear()
    others = [
        ("By hand", f"{home.url}{FORMER_BY_HAND}"),
        ("Status Tracker (another home)", f"{NOT_OURS}{FORMER_ELSEWHERE}"),
        (f"{ours.name} relay", NOT_OURS),
    ]
    for name, url in [(ours.name, f"http://127.0.0.1:9{FORMER}"), *others]:
        known.add(url, name=name)
        options_of(home.stack).append(
            destination | {"WebhookName": name, "WebhookUri": url}
        )
    await home.reload()
    await home.until_ready()
    kept = [(each.name, each.fields["url"]) for each in home.connections()]
    assert kept == [*others, (ours.name, home.address_of("radarr"))]
    assert [
        (each["WebhookName"], each["WebhookUri"]) for each in options_of(home.stack)
    ] == [*others, (ours.name, home.address_of("jellyfin"))]


@pytest.mark.parametrize(
    "versions", [Versions(radarr="5.14.0.9383", sonarr="4.0.9.2244")], ids=["old"]
)
async def test_arr_without_headers(home: Home) -> None:
    """Ask no secret of a version that can send none."""
    await home.set_up(*ARRS)
    await home.until_ready()
    assert not any("secret" in home.data(each) for each in ids(ARRS))
    await FilmStory(home.stack, COPPER_LIGHTHOUSE).advance_to("grab")
    assert home.health("radarr").last_event == "Grab"
    assert home.health("radarr").refused == 0
    writes = len(home.writes("radarr"))
    await home.reload()
    await home.until_ready()
    assert len(home.writes("radarr")) == writes


async def test_arr_is_put_back_to_a_version_without_headers(home: Home) -> None:
    """Ask for the secret no longer once it cannot be sent, and again when it can."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    known = arr_of(home.stack, "radarr").notifications
    names = known._field_names
    known._field_names = tuple(name for name in names if name != "headers")
    forget_header(home)
    await home.reload()
    await home.until_ready()
    assert "secret" not in home.data("radarr")
    known._field_names = names
    await home.reload()
    await home.until_ready()
    assert header_of(home.connections()[0]) == secret_of(home, "radarr")


@pytest.mark.parametrize(
    "versions",
    [Versions(seerr="2.7.3"), Versions(seerr="3.1.0"), Versions(seerr="3.4.0")],
    ids=["2.7", "3.1", "3.4"],
)
async def test_payload_of_every_seerr(home: Home) -> None:
    """Store the payload so that this version can send it."""
    await home.set_up(Service.SEERR)
    await home.until_ready()
    stored = decoded(seerr_options(home.stack)["jsonPayload"])
    assert json.loads(stored) == json.loads(PAYLOAD)
    await FilmStory(home.stack, COPPER_LIGHTHOUSE).advance_to("wish")
    assert home.health("seerr").last_event == "MEDIA_PENDING"
    (delivery,) = home.stack.seerr.sender.sent("MEDIA_PENDING")
    assert delivery.outcome is Outcome.SENT


async def test_jellyfin_without_the_plugin(home: Home) -> None:
    """Say that the plugin is missing, until it is there."""
    home.stack.jellyfin.plugin.installed = False
    await home.set_up(Service.JELLYFIN)
    await home.until_shown(WebhookProblem.PLUGIN_MISSING, "jellyfin")
    assert home.health("jellyfin").webhook_ready is False
    assert "secret" not in home.data("jellyfin")
    # A plugin comes with a restart of Jellyfin.
    home.health("jellyfin").async_down(ServiceFault("restarts"))
    home.stack.jellyfin.plugin.installed = True
    home.health("jellyfin").async_up()
    await home.until_ready()
    assert home.issues == set()
    (destination,) = options_of(home.stack)
    assert destination["WebhookUri"] == home.address_of("jellyfin")


@pytest.mark.parametrize("versions", [Versions(jellyfin="10.9.11")], ids=["10.9"])
async def test_jellyfin_with_an_old_plugin(home: Home) -> None:
    """Set an old plugin up, say what it lacks, and ask more of a newer one."""
    await home.set_up(Service.JELLYFIN)
    await home.until_ready()
    assert home.issues == {"webhook_plugin_too_old_jellyfin"}
    assert options_of(home.stack)[0]["NotificationTypes"] == ["ItemAdded"]
    home.stack.jellyfin.plugin.number = 17
    await home.reload()
    await home.until_ready()
    assert home.issues == set()
    assert home.health("jellyfin").webhook_problem is None
    types = options_of(home.stack)[0]["NotificationTypes"]
    assert types == ["ItemAdded", "ItemDeleted"]


@pytest.mark.parametrize("service", ids(SENDERS))
@pytest.mark.usefixtures("impatient")
async def test_service_down_at_start(home: Home, service: str) -> None:
    """Try again until the service is there, and trouble nobody with it."""
    await home.stack.services[service].stop()
    await home.set_up(Service(service))
    assert home.health(service).webhook_ready is None
    await home.stack.services[service].start()
    await home.until_ready()
    assert home.issues == set()
    assert len(home.writes(service)) >= 1


async def test_service_that_comes_back_is_looked_at(home: Home) -> None:
    """Look at once when a connection is back: much may have been changed."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    home.health("radarr").async_down(ServiceFault("refused"))
    untick_grab(home)
    home.health("radarr").async_up()
    await until(lambda: home.connections()[0].triggers["onGrab"], "ticked again")


@pytest.mark.usefixtures("impatient")
async def test_key_that_is_refused(home: Home) -> None:
    """Leave a refused key to those who ask for a new one."""
    await home.set_up(subentry_of(home.stack, Service.RADARR, api_key="wrong"))
    radarr = arr_of(home.stack, "radarr")
    await until(lambda: bool(radarr.calls), "asked")
    await home.unload()
    assert len(radarr.calls) == 1
    assert home.issues == set()
    assert home.connections() == []


@pytest.mark.usefixtures("impatient")
async def test_disk_that_fails(
    home: Home, hass_storage: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter nothing that could not be remembered, until it can."""
    ledger = "custom_components.status_tracker.webhooks.ledger.StoreFile.async_write"
    with monkeypatch.context() as patched:
        attempts = []

        async def fail(*_: object) -> None:
            attempts.append(1)
            raise HomeAssistantError("full")

        patched.setattr(ledger, fail)
        await home.set_up(Service.RADARR)
        await until(lambda: len(attempts) > 1, "tried again")
        assert home.writes("radarr") == []
    await home.until_ready()
    assert "radarr" in hass_storage["status_tracker.webhooks"]["data"]["entered"]


@pytest.mark.usefixtures("impatient")
async def test_error_that_nobody_foresaw(
    home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Log it, leave the other services alone, and try again."""
    with monkeypatch.context() as patched:
        patched.setattr(RadarrClient, "notifications", lambda _: 1 / 0)
        await home.set_up(Service.RADARR, Service.SEERR)
        await home.until_ready("seerr")
        await until(
            lambda: (
                caplog.text.count("Unexpected error with the webhook in Radarr") > 1
            ),
            "tried again",
        )
    # It was expected here.
    caplog.clear()
    await home.until_ready()


async def test_unload_while_a_service_hangs(home: Home, stack: Stack) -> None:
    """Break off what is under way, and leave nothing running."""
    hang = stack.radarr.faults.add(Fault(path="/api/v3/notification", delay=60))
    await home.set_up(Service.RADARR, Service.SONARR)
    await home.until_ready("sonarr")
    await until(lambda: hang.struck > 0, "asked")
    await home.unload()
    assert home.connections() == []


async def test_log_has_no_secret(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    """Name services and problems in the log, but no address, key or secret."""
    caplog.set_level(logging.DEBUG, "custom_components.status_tracker")
    await home.set_up(*SENDERS, options={"webhook_address": "http://127.0.0.1:9"})
    await home.until_not_ready("seerr", "radarr", "sonarr")
    await home.reload(webhook_address="internal")
    await home.until_ready()
    told = "\n".join(
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("custom_components.status_tracker")
    )
    assert "Webhook in Radarr is not set up (not_delivered)" in told
    assert "Webhook in Radarr set up" in told
    for instance in ids(SENDERS):
        for key in ("api_key", "webhook_id", "secret"):
            assert home.data(instance)[key] not in told
