"""Test that the log tells who deleted what, when and how, and nothing secret."""

from datetime import timedelta
import json
from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.deletion import log as deletion_log
from custom_components.status_tracker.deletion.codec import (
    pack_deletion,
    unpack_deletion,
)
from custom_components.status_tracker.deletion.knowledge import Knowledge
from custom_components.status_tracker.deletion.log import DeletionLog
from custom_components.status_tracker.deletion.models import (
    Actor,
    ActorKind,
    Deletion,
    DeletionOptions,
    DeletionState,
    Outcome,
)
from custom_components.status_tracker.deletion.views import (
    view_deletion,
    view_history,
)
from custom_components.status_tracker.tracker.terms import MediaType
from tests.stack.catalogue import KITSUNE_POST_OFFICE, PAPER_CRANE_ORBIT
from tests.stack.faults import Fault

from .home import ALICE, Home


def closed(number: int, **changes: object) -> Deletion:
    """Return a deletion that was closed so many days after the first of 2026."""
    at = dt_util.utc_from_timestamp(1767225600) + timedelta(days=number)
    fields: dict[str, object] = {
        "id": f"id{number:05d}",
        "known": Knowledge(
            media_type=MediaType.MOVIE, title=f"Film {number}", year=1900 + number % 100
        ),
        "options": DeletionOptions(),
        "by": ALICE,
        "created_at": at,
        "request_ids": (f"request{number}",),
        "outcome": Outcome.DONE,
        "closed_at": at,
        **changes,
    }
    return Deletion(**fields)  # type: ignore[arg-type]


async def filled(hass: HomeAssistant, count: int) -> DeletionLog:
    """Return a log with some rows."""
    log = DeletionLog(hass)
    await log.async_load()
    for number in range(count):
        await log.async_add(closed(number))
    return log


async def test_log_tells_every_step_and_keeps_the_journey(home: Home) -> None:
    """Name who, when, what, and each service with result; keep the timeline."""
    await home.bring(KITSUNE_POST_OFFICE)
    journey = len(home.coordinator.tracker.timeline(home.request(KITSUNE_POST_OFFICE)))
    before = dt_util.utcnow()
    deletion = await home.delete(KITSUNE_POST_OFFICE)
    await home.restart()
    (row,) = home.deletions.log.find()
    shown = view_deletion(row.read())
    assert shown["title"] == KITSUNE_POST_OFFICE.title
    assert shown["year"] == KITSUNE_POST_OFFICE.year
    assert shown["by"] == {"kind": "user", "name": "Alice"}
    assert shown["state"] == "done"
    created = dt_util.parse_datetime(shown["created_at"])
    ended = dt_util.parse_datetime(shown["closed_at"])
    assert created is not None
    assert ended is not None
    assert before <= created < ended <= dt_util.utcnow()
    results = {step["instance"]: step["result"] for step in shown["steps"]}
    assert results == {
        "qbittorrent": "removed",
        "sonarr": "removed",
        "sonarr_4k": "not_found",
        "shoko": "removed",
        "jellyfin": "removed",
        "seerr": "removed",
    }
    assert shown == view_deletion(deletion)
    (request,) = view_history(row.read())
    assert request["requested_by"] == "alice"
    steps = [entry["step"] for entry in request["timeline"]]
    assert len(steps) >= journey
    assert {"requested", "grabbed", "imported", "removed"} <= set(steps)


async def test_log_holds_no_secret(home: Home, hass_config_dir: str) -> None:
    """Write no key, password, webhook id or e-mail address to the disk."""
    await home.bring(PAPER_CRANE_ORBIT)
    stack = home.stack
    secrets = {
        value
        for subentry in home.entry.subentries.values()
        for name, value in subentry.data.items()
        if name in ("api_key", "password", "webhook_id")
    } | {"@", "example.org"}
    stack.radarr.faults.add(
        Fault(
            method="DELETE",
            times=1,
            status=400,
            text=json.dumps(
                {"message": f"apikey={stack.radarr.api_key} of bob@example.org"}
            ),
        )
    )
    (deletion,) = await home.deletions.async_delete(
        [home.request(PAPER_CRANE_ORBIT)],
        None,
        DeletionOptions(),
        Actor(kind=ActorKind.USER, id="a1", name="Alice"),
    )
    await home.comes_to(deletion, DeletionState.FAILED)

    def written() -> str:
        """Return everything that was written about deletions."""
        folder = Path(hass_config_dir, ".storage")
        return "".join(each.read_text() for each in folder.glob("*.deletion*"))

    job = await home.hass.async_add_executor_job(written)
    assert "Radarr" in job
    await home.deletions.async_retry(deletion.id)
    deletion = await home.done(deletion)
    told = json.dumps([view_deletion(deletion), view_history(deletion)])
    log = await home.hass.async_add_executor_job(written)
    assert deletion.id in log
    for text in (job, log, told):
        assert not [each for each in secrets if each in text]


async def test_log_survives_and_is_found_by_words(hass: HomeAssistant) -> None:
    """Read everything back over many files, the newest first."""
    await filled(hass, 250)
    log = DeletionLog(hass)
    await log.async_load()
    assert len(log) == 250
    assert [row.id for row in log.find()][:2] == ["id00249", "id00248"]
    assert {row.read().known.title for row in log.find("film 249 1949")} == {"Film 249"}
    assert len(log.find(since=closed(240).closed_at)) == 10
    assert log.get("id00010") == closed(10)
    assert log.get("nobody") is None
    last = log.last_of("request9")
    assert last is not None
    assert last.id == "id00009"
    await log.async_add(closed(250))
    again = DeletionLog(hass)
    await again.async_load()
    assert len(again) == 251


async def test_log_is_shortened_only_by_the_option(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drop what is older, whole files and parts of one, and keep the numbers going."""
    monkeypatch.setattr(deletion_log, "_ROWS_PER_FILE", 4)
    log = await filled(hass, 10)
    before = closed(6).closed_at
    assert before is not None
    assert await log.async_prune(before) == 6
    assert await log.async_prune(before) == 0
    await log.async_add(closed(10))
    again = DeletionLog(hass)
    await again.async_load()
    assert {row.id for row in again.find()} == {f"id{n:05d}" for n in range(6, 11)}
    end = closed(20).closed_at
    assert end is not None
    assert await again.async_prune(end) == 5
    await again.async_add(closed(11))
    assert [row.id for row in again.find()] == ["id00011"]


@pytest.mark.parametrize(
    ("days", "left"), [(0, 1), (30, 0)], ids=["for-ever", "a-month"]
)
async def test_option_decides_how_long_the_log_is_kept(
    home: Home, days: int, left: int
) -> None:
    """Keep the log for ever unless the option says otherwise."""
    long_ago = dt_util.utcnow() - timedelta(days=40)
    await home.deletions.log.async_add(closed(0, closed_at=long_ago))
    home.hass.config_entries.async_update_entry(
        home.entry, options={"deletion_log_days": days}
    )
    await home.restart()
    assert len(home.deletions.log) == left


async def test_damaged_rows_stay_in_the_file(
    hass: HomeAssistant, hass_config_dir: str
) -> None:
    """Read what is sound, and lose nothing of what is not."""
    await filled(hass, 3)
    file = Path(hass_config_dir, ".storage", "status_tracker.deletion_log.0")

    def spoil() -> None:
        """Damage one row."""
        document = json.loads(file.read_text())
        document["data"]["rows"]["id00001"]["by"] = 7
        file.write_text(json.dumps(document))

    await hass.async_add_executor_job(spoil)
    log = DeletionLog(hass)
    await log.async_load()
    assert {row.id for row in log.find()} == {"id00000", "id00002"}
    await log.async_add(closed(4))
    kept = await hass.async_add_executor_job(lambda: json.loads(file.read_text()))
    assert kept["data"]["aside"]["id00001"]["by"] == 7


@pytest.mark.parametrize(
    "change",
    [
        {"id": 3},
        {"by": "me"},
        {"by": {"kind": "ghost"}},
        {"created_at": "2026-01-01T00:00:00"},
        {"created_at": None},
        {"steps": {}},
        {"steps": [{"kind": "torrents"}]},
        {"request_ids": [1]},
        {"known": {"media_type": "movie", "title": "x", "arr": [["a"]]}},
    ],
    ids=str,
)
def test_nonsense_is_no_deletion(change: dict[str, object]) -> None:
    """Raise for values of another type, and for what is missing."""
    packed = json.loads(json.dumps(pack_deletion(closed(1))))
    assert unpack_deletion(packed) == closed(1)
    with pytest.raises(ValueError, match=r".*"):
        unpack_deletion(packed | change)


async def test_everything_of_a_real_deletion_is_kept(home: Home) -> None:
    """Write and read back a deletion with all that it holds."""
    await home.bring(KITSUNE_POST_OFFICE)
    deletion = await home.delete(KITSUNE_POST_OFFICE)
    packed = json.loads(json.dumps(pack_deletion(deletion)))
    again = unpack_deletion(packed)
    for step in deletion.steps:
        step.due = 0.0
    assert again == deletion
    assert pack_deletion(again) == packed
