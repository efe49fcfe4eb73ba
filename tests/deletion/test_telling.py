"""Test what automations hear of a title that was deleted."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.status_tracker.announcing import announcer
from custom_components.status_tracker.const import DOMAIN, EVENT_HAPPENED
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.player import Options, Removal
from tests.stack.world import Title
from tests.stacked import until

from .home import Home


@pytest.mark.parametrize(
    "title",
    [COPPER_LIGHTHOUSE, HARBOUR_NINE, PAPER_CRANE_ORBIT, KITSUNE_POST_OFFICE],
    ids=["film", "show", "anime_film", "anime_show"],
)
async def test_deleted_title_is_told_once(
    hass: HomeAssistant, home: Home, title: Title
) -> None:
    """Tell that somebody deleted a title, with all that was known of it."""
    events = async_capture_events(hass, EVENT_HAPPENED)
    await home.bring(title)
    request_id = home.request(title)
    sensor = er.async_get(hass).async_get_entity_id(
        "sensor", DOMAIN, f"{home.entry.entry_id}_{request_id}"
    )
    await home.delete(title)
    await home.restart()
    await hass.async_block_till_done()
    (told,) = [each.data for each in events if each.data["type"] == "deleted"]
    assert (told["request_id"], told["entity_id"]) == (request_id, sensor)
    assert (told["title"], told["year"]) == (title.title, title.year)
    assert told["seasons"] == list(title.seasons)
    assert (told["requested_by"], told["reason"]) == ("alice", "deleted")


async def test_title_that_a_service_had_deleted_is_told_once(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tell nothing more when what was gone from Radarr goes everywhere."""
    monkeypatch.setattr(announcer, "QUIET", timedelta(milliseconds=10))
    events = async_capture_events(hass, EVENT_HAPPENED)

    def told() -> int:
        """Return how often it was told."""
        return sum(each.data["type"] == "deleted" for each in events)

    await home.bring(COPPER_LIGHTHOUSE, Options(removal=Removal.ARR))
    await until(lambda: told() == 1)
    await home.delete(COPPER_LIGHTHOUSE)
    await hass.async_block_till_done()
    assert told() == 1
