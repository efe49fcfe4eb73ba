"""Test the sensors that tell whether the services can be reached."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNKNOWN, EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.webhooks.problems import WebhookProblem

from .common import ENTRY_ID
from .tracker.stories import START, minute
from .translations import ENGLISH

pytestmark = pytest.mark.usefixtures("no_watchers")

SENSOR = "binary_sensor.radarr_connectivity"
WEBHOOKS = {
    "webhook_ready",
    "webhook_problem",
    "webhook_detail",
    "last_webhook",
    "last_event",
    "webhooks",
    "refused",
    "last_refusal",
}


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Stop the clock."""
    freezer.move_to(START)
    return freezer


@pytest.fixture
def health(coordinator: StatusTrackerCoordinator) -> ServiceHealth:
    """Return what is known of Radarr."""
    return coordinator.health["radarr"]


def state_of(hass: HomeAssistant) -> str:
    """Return the state of the sensor."""
    state = hass.states.get(SENSOR)
    assert state is not None
    return state.state


def attribute(hass: HomeAssistant, name: str) -> object:
    """Return an attribute of the sensor."""
    state = hass.states.get(SENSOR)
    assert state is not None
    return state.attributes[name]


async def test_each_service_has_a_sensor_on_a_device_of_its_own(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    entity_registry: er.EntityRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    """Tie each sensor to its service, below the device of the requests."""
    sensors = {
        entity.config_subentry_id: entity
        for entity in er.async_entries_for_config_entry(
            entity_registry, config_entry.entry_id
        )
        if entity.domain == "binary_sensor"
    }
    assert sensors.keys() == config_entry.subentries.keys()
    tracker = device_registry.async_get_device_by_identifier(
        (DOMAIN, ENTRY_ID), ENTRY_ID
    )
    assert tracker is not None
    radarr = sensors["radarr"]
    assert radarr.entity_id == SENSOR
    assert radarr.unique_id == f"{ENTRY_ID}_radarr_reachable"
    assert radarr.entity_category is EntityCategory.DIAGNOSTIC
    assert radarr.original_device_class == "connectivity"
    assert radarr.device_id is not None
    device = device_registry.async_get(radarr.device_id)
    assert isinstance(device, dr.DeviceEntry)
    assert device.identifiers == {(DOMAIN, "radarr")}
    assert device.config_subentry_id == "radarr"
    assert device.via_device_id == tracker.id
    assert device.name == "Radarr"
    assert device.model == "Radarr"
    assert device.configuration_url == "http://127.0.0.1:9/radarr"


async def test_reachable(
    hass: HomeAssistant, health: ServiceHealth, device_registry: dr.DeviceRegistry
) -> None:
    """Follow whether the service answers, with its version and error."""
    assert state_of(hass) == STATE_UNKNOWN
    health.async_up("6.0.4")
    assert state_of(hass) == STATE_ON
    assert attribute(hass, "version") == "6.0.4"
    assert attribute(hass, "since") == START.isoformat()
    device = device_registry.async_get_device_by_identifier(
        (DOMAIN, "radarr"), ENTRY_ID
    )
    assert device is not None
    assert device.sw_version == "6.0.4"
    health.async_down(Fault("timeout"))
    assert state_of(hass) == STATE_OFF
    assert attribute(hass, "last_error") == "No answer in time"
    health.async_down(Fault("refused"))
    assert attribute(hass, "last_error") == "Nothing listens at the address"
    health.async_up()
    assert state_of(hass) == STATE_ON
    assert attribute(hass, "last_error") is None


async def test_webhooks(hass: HomeAssistant, health: ServiceHealth) -> None:
    """Tell what the service sends."""
    health.async_webhook("Grab", minute(1))
    assert attribute(hass, "webhooks") == 1
    assert attribute(hass, "last_webhook") == minute(1).isoformat()
    assert attribute(hass, "last_event") == "Grab"
    assert state_of(hass) == STATE_UNKNOWN


async def test_refused_webhooks(hass: HomeAssistant, health: ServiceHealth) -> None:
    """Tell what was not understood."""
    health.async_refused(Fault("incomplete", "Grab: movie"))
    assert attribute(hass, "refused") == 1
    assert (
        attribute(hass, "last_refusal")
        == "Something that is needed is missing (Grab: movie)"
    )


async def test_webhook_that_is_not_set_up(
    hass: HomeAssistant, health: ServiceHealth
) -> None:
    """Tell at once what is in the way of the webhook, until it is gone."""
    assert attribute(hass, "webhook_ready") is None
    health.async_webhook("Grab", minute(1))
    detail = Fault("rejected", "HTTP 400: no route")
    health.async_webhook_setup(False, WebhookProblem.NOT_DELIVERED, detail)
    assert attribute(hass, "webhook_ready") is False
    assert attribute(hass, "webhook_problem") == "not_delivered"
    assert attribute(hass, "webhook_detail") == (
        "The request was rejected (HTTP 400: no route)"
    )
    health.async_webhook_setup(True)
    assert attribute(hass, "webhook_ready") is True
    assert attribute(hass, "webhook_problem") is None
    assert attribute(hass, "webhook_detail") is None


@pytest.mark.parametrize(
    ("service", "shown"),
    [
        ("seerr", WEBHOOKS),
        ("radarr", WEBHOOKS),
        ("sonarr", WEBHOOKS),
        ("jellyfin", WEBHOOKS),
        ("shoko", {"feed_open"}),
        ("qbittorrent", set()),
    ],
)
async def test_what_is_told_fits_the_service(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    service: str,
    shown: set[str],
) -> None:
    """Tell of webhooks where there are any, and of the feed that Shoko has instead."""
    coordinator.health[service].async_webhook_setup(True)
    state = hass.states.get(f"binary_sensor.{service}_connectivity")
    assert state is not None
    common = {"version", "since", "last_error", "device_class", "friendly_name"}
    assert state.attributes.keys() - common == shown
    assert state.attributes.get("feed_open", True) is True
    texts = ENGLISH["entity"]["binary_sensor"]["service"]["state_attributes"]
    assert shown <= texts.keys()


def test_webhook_problems_have_texts() -> None:
    """Name everything that can be in the way of a webhook."""
    texts = ENGLISH["entity"]["binary_sensor"]["service"]["state_attributes"]
    assert texts["webhook_problem"]["state"].keys() == set(WebhookProblem)


async def test_many_webhooks_are_written_together(
    hass: HomeAssistant, health: ServiceHealth, clock: FrozenDateTimeFactory
) -> None:
    """Write the first webhook of a storm and its end, but news of health at once."""
    events = async_capture_events(hass, "state_changed")
    for _ in range(100):
        health.async_webhook("Download", minute(1))
    await hass.async_block_till_done()
    assert len(events) == 1
    health.async_down(Fault("timeout"))
    assert state_of(hass) == STATE_OFF
    assert attribute(hass, "webhooks") == 100
    health.async_webhook("Download", minute(1))
    assert attribute(hass, "webhooks") == 100
    clock.tick(timedelta(seconds=11))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert attribute(hass, "webhooks") == 101
    assert len(events) == 3
    health.async_webhook("Download", minute(1))
    assert attribute(hass, "webhooks") == 102


async def test_sensor_goes_with_its_service(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    entity_registry: er.EntityRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    """Remove sensor and device of a service that is removed."""
    hass.config_entries.async_remove_subentry(config_entry, "radarr")
    await hass.async_block_till_done()
    assert entity_registry.async_get(SENSOR) is None
    assert hass.states.get(SENSOR) is None
    gone = device_registry.async_get_device_by_identifier((DOMAIN, "radarr"), ENTRY_ID)
    assert gone is None
    assert hass.states.get("binary_sensor.sonarr_connectivity") is not None
