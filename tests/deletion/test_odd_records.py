"""Test what is made of records that make no sense: in Seerr, and in the log."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.deletion.codec import (
    pack_deletion,
    unpack_deletion,
)
from custom_components.status_tracker.deletion.log import LOG_FILES
from custom_components.status_tracker.deletion.models import (
    StepKind,
    StepResult,
    StepState,
    ThingKind,
)
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.player import Options

from .elsewhere import logged
from .home import Home


async def test_film_that_tmdb_does_not_know(home: Home) -> None:
    """Delete the request of a film about which Seerr only says that it fails."""
    await home.bring(COPPER_LIGHTHOUSE)
    home.stack.seerr.faults.add(
        Fault(path=f"/api/v1/movie/{COPPER_LIGHTHOUSE.tmdb_id}", status=500)
    )
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    assert not home.stack.seerr.requests
    (step,) = [each for each in deletion.steps if each.kind is StepKind.REQUESTS]
    assert ThingKind.REQUEST in {thing.kind for thing in step.objects}
    assert step.result is StepResult.REMOVED


async def test_question_that_seerr_refuses_fails_alone(home: Home) -> None:
    """Show that Seerr refuses to tell of a title, in the preview."""
    await home.bring(COPPER_LIGHTHOUSE)
    home.stack.seerr.faults.add(Fault(path="/api/v1/movie/", status=400))
    preview = await home.preview(COPPER_LIGHTHOUSE)
    states = {step.instance: step.state for step in preview.steps if step.trouble}
    assert states == {"seerr": StepState.FAILED}


async def test_request_of_another_kind_stays(home: Home) -> None:
    """Leave a request whose number now means a show."""
    story = await home.bring(COPPER_LIGHTHOUSE)
    other = await home.bring(HARBOUR_NINE)
    numbers = story.request.id, other.request.id
    requests = home.stack.seerr.requests
    requests[numbers[0]] = other.request
    preview = await home.preview(COPPER_LIGHTHOUSE)
    (step,) = [each for each in preview.steps if each.kind is StepKind.REQUESTS]
    found = {thing.id for thing in step.objects if thing.kind is ThingKind.REQUEST}
    assert str(numbers[1]) not in found


@pytest.mark.parametrize(
    ("facts", "is_sound"),
    [({"ratio": 1.5, "complete": True, "name": None}, True), ({"ratio": [1]}, False)],
    ids=["numbers", "list"],
)
async def test_facts_of_a_thing_are_plain(
    home: Home, facts: dict[str, Any], *, is_sound: bool
) -> None:
    """Read numbers, words and flags of a thing back, and nothing else."""
    await home.bring(COPPER_LIGHTHOUSE, Options())
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    packed = pack_deletion(deletion)
    packed["steps"][0]["objects"][0]["facts"] = facts
    if is_sound:
        assert unpack_deletion(packed).steps[0].objects[0].facts == facts
    else:
        with pytest.raises(ValueError, match="type"):
            unpack_deletion(packed)


@pytest.mark.parametrize("damage", ["whole file", "open deletion"])
async def test_damaged_log_loses_nothing_else(
    home: Home, hass_config_dir: str, damage: str
) -> None:
    """Go on with the log where a file, or a deletion in it, makes no sense."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(HARBOUR_NINE)
    await home.delete(COPPER_LIGHTHOUSE)
    assert await home.hass.config_entries.async_unload(home.entry.entry_id)
    file = Path(hass_config_dir, ".storage", f"{DOMAIN}.{LOG_FILES}.0")

    def spoil() -> None:
        """Damage the file."""
        document = orjson.loads(file.read_bytes())
        for row in document["data"]["rows"].values():
            del row["closed_at"]
        text = orjson.dumps(document) if damage == "open deletion" else b"[]"
        file.write_bytes(text)

    await home.hass.async_add_executor_job(spoil)
    assert await home.hass.config_entries.async_setup(home.entry.entry_id)
    assert not logged(home)
    await home.delete(HARBOUR_NINE)
    await home.restart()
    assert [each.known.title for each in logged(home)] == [HARBOUR_NINE.title]
