"""Test what is known of the services."""

from collections.abc import Callable
from datetime import UTC, datetime

from freezegun.api import FrozenDateTimeFactory
import pytest

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.tracker.terms import Service

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def health(freezer: FrozenDateTimeFactory) -> ServiceHealth:
    """Return the health of a service that was never asked."""
    freezer.move_to(NOW)
    return ServiceHealth(Service.RADARR, "instance", "Radarr HD")


@pytest.fixture
def count(health: ServiceHealth) -> Callable[[], int]:
    """Return what counts the calls of a listener since the last time."""
    calls: list[None] = []
    health.async_add_listener(lambda: calls.append(None))

    def since_last_time() -> int:
        found = len(calls)
        calls.clear()
        return found

    return since_last_time


def test_lost_and_back_are_told_once(
    health: ServiceHealth,
    count: Callable[[], int],
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Log one line when a service goes and one when it is back."""
    caplog.set_level("INFO")
    health.async_up("5.0")
    assert (health.reachable, health.version, health.since) == (True, "5.0", NOW)
    freezer.tick(60)
    health.async_up()
    assert (count(), health.since, health.version) == (1, NOW, "5.0")

    health.async_down(Fault("timeout"))
    health.async_down(Fault("timeout"))
    assert (count(), health.reachable, health.last_error) == (
        1,
        False,
        Fault("timeout"),
    )
    health.async_down(Fault("refused"))
    assert (count(), health.last_error) == (1, Fault("refused"))
    assert health.since is not None
    assert (health.since - NOW).total_seconds() == 60

    health.async_up("5.1")
    assert (count(), health.reachable, health.last_error) == (1, True, None)
    assert [record.message for record in caplog.records] == [
        "Connection to Radarr HD lost: timeout",
        "Connection to Radarr HD is back",
    ]
    assert {record.levelname for record in caplog.records} == {"INFO"}


def test_first_answer_is_no_news(
    health: ServiceHealth, caplog: pytest.LogCaptureFixture
) -> None:
    """Log nothing for a service that is there from the start."""
    caplog.set_level("INFO")
    health.async_up()
    assert not caplog.records


def test_new_version_is_told(health: ServiceHealth, count: Callable[[], int]) -> None:
    """Call the listeners when a service was updated."""
    health.async_up("5.0")
    health.async_up("5.1")
    assert (count(), health.version) == (2, "5.1")


def test_webhooks_are_counted(health: ServiceHealth, count: Callable[[], int]) -> None:
    """Count what came, and what of it could not be used."""
    health.async_webhook("Grab", NOW)
    health.async_webhook("Download", NOW)
    health.async_refused(Fault("body_no_json"))
    assert (health.webhooks, health.last_event) == (2, "Download")
    assert health.last_webhook == NOW
    assert (health.refused, health.last_refusal) == (1, Fault("body_no_json"))
    assert health.reachable is None
    assert count() == 3


def test_texts_hold_no_secret(
    health: ServiceHealth, caplog: pytest.LogCaptureFixture
) -> None:
    """Keep addresses, keys and names of users out of what is shown and logged."""
    caplog.set_level("INFO")
    secret = "0123456789abcdef" * 4
    words = f"http://user:hunter2@host:1/api?apikey={secret} a@example.org"
    health.async_down(Fault("other", words))
    health.async_refused(Fault("incomplete", f"No such id {secret}\nsecond line"))
    health.async_webhook_setup(False, "refused", Fault("rejected", trace=words))
    health.async_webhook(f"Grab {secret} " * 100, NOW)
    shown = f"{health.last_error} {health.last_refusal} {health.last_event}"
    shown += str(health.webhook_detail)
    for text in (secret, "hunter2", "example.org", "\n"):
        assert text not in shown
        assert text not in caplog.messages[0]
    assert len(health.last_event or "") <= 60


def test_failing_listener_stops_nobody(
    health: ServiceHealth, caplog: pytest.LogCaptureFixture
) -> None:
    """Call the others and log what went wrong."""

    def fail() -> None:
        raise RuntimeError("Odd")

    health.async_add_listener(fail)
    calls: list[None] = []
    remove = health.async_add_listener(lambda: calls.append(None))
    health.async_up()
    assert len(calls) == 1
    assert "Unexpected error in a listener to Radarr HD" in caplog.text
    remove()
    remove()
    health.async_down(Fault("gone"))
    assert len(calls) == 1


def test_service_that_comes_and_goes_fills_no_log(
    health: ServiceHealth,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Say once that a service comes and goes, and tell again once it lasts."""
    caplog.set_level("INFO")
    health.async_up()
    for _ in range(500):
        freezer.tick(5)
        health.async_down(Fault("timeout"))
        health.async_up()
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 2 * 5 + 1
    assert "comes and goes" in lines[-1]
    freezer.tick(2 * 3600)
    caplog.clear()
    health.async_down(Fault("refused"))
    health.async_up()
    assert [record.getMessage() for record in caplog.records] == [
        "Connection to Radarr HD lost: refused",
        "Connection to Radarr HD is back",
    ]


def test_long_version_is_cut(health: ServiceHealth) -> None:
    """Keep no more of a version than a state can hold."""
    health.async_up("5." * 1_000_000)
    assert health.version is not None
    assert len(health.version) <= 60
