"""Test that everything is asked at once when somebody wants it."""

from homeassistant.components.button import DOMAIN as BUTTON, SERVICE_PRESS
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.terms import RequestState, Service

from .common import async_set_up, coordinator_of
from .stack.catalogue import COPPER_LIGHTHOUSE
from .stack.faults import Fault
from .stack.film_story import FilmStory
from .stack.stack import Stack
from .stacked import stacked_entry, until

BUTTON_ID = "button.status_tracker_check_now"


async def press(hass: HomeAssistant) -> None:
    """Press the button."""
    await hass.services.async_call(
        BUTTON, SERVICE_PRESS, {ATTR_ENTITY_ID: BUTTON_ID}, blocking=True
    )


def state_of(entry: MockConfigEntry) -> RequestState | None:
    """Return the state of the one request, None while there is none."""
    tracker = coordinator_of(entry).tracker
    for request_id in tracker.requests:
        summary = tracker.summary(request_id)
        return summary.state if summary else None
    return None


async def test_button_finds_what_no_webhook_told(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Ask every service at once, from the wish to the play button."""
    services = [Service.SEERR, Service.RADARR, Service.JELLYFIN]
    entry = stacked_entry(stack, services)
    coordinator = await async_set_up(hass, entry)
    await until(
        lambda: all(each.reachable for each in coordinator.health.values()), "asked"
    )
    assert state_of(entry) is None

    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("grab")
    await press(hass)
    await until(lambda: state_of(entry) is not None, "the wish")
    await press(hass)
    await until(lambda: state_of(entry) is RequestState.GRABBING, "the grab")
    await story.advance_to("playable")
    await press(hass)
    await until(lambda: state_of(entry) is RequestState.AVAILABLE, "the film")


async def test_button_says_that_jellyfin_is_down(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Fail where nobody can say what is there."""
    entry = stacked_entry(stack, [Service.JELLYFIN])
    coordinator = await async_set_up(hass, entry)
    await until(
        lambda: all(each.reachable for each in coordinator.health.values()), "asked"
    )
    stack.jellyfin.faults.add(Fault(status=500))
    with pytest.raises(HomeAssistantError, match="Jellyfin gave no answer"):
        await press(hass)
