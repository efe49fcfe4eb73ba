"""Put deletions to the test: a service that goes down, or a restart, at a step."""

from collections.abc import Iterable, Mapping
from typing import Any

from custom_components.status_tracker.deletion.models import (
    Deletion,
    DeletionState,
    StepKind,
    StepState,
)
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.terms import AttentionReason, RequestState
from tests.stack.faults import Fault
from tests.stack.player import Options
from tests.stack.world import Title
from tests.stacked import until

from .home import Home, at_step, describe, steps_of, traces

ARRIVED = {
    RequestState.IMPORTING,
    RequestState.ANIME_MATCHING,
    RequestState.AVAILABLE,
}
BEFORE_HEARD: Mapping[str, Any] = {"delay": 0.3, "drop": True}
BEFORE_ANSWERED: Mapping[str, Any] = {"lose_answer": True}


def services_of(title: Title) -> tuple[str, ...]:
    """Return the services that a deletion of a title asks, by their names."""
    arr = "sonarr" if title.kind.is_show else "radarr"
    return ("qbittorrent", arr, "shoko", "jellyfin", "seerr")


def removals_of(
    title: Title, *, season: bool = False
) -> dict[StepKind, tuple[str, str, str]]:
    """Return the steps that remove something, in order, each with its call."""
    series = title.kind.is_show
    found = {StepKind.TORRENTS: ("qbittorrent", "POST", "/api/v2/torrents/delete")}
    if season:
        found[StepKind.SEASONS] = ("sonarr", "DELETE", "/api/v3/episodefile")
    elif series:
        found[StepKind.TITLE] = ("sonarr", "DELETE", "/api/v3/series")
    else:
        found[StepKind.TITLE] = ("radarr", "DELETE", "/api/v3/movie")
    if title.kind.is_anime:
        path = "/api/v3/Action/RemoveMissingFiles"
        found[StepKind.ANIME_FILES] = ("shoko", "GET", path)
    found[StepKind.LIBRARY] = ("jellyfin", "POST", "/Items")
    if not season:
        found[StepKind.REQUESTS] = ("seerr", "DELETE", "/api/v1")
    return found


async def delete_while_down(
    home: Home, title: Title, down: str, *, seasons: Iterable[int] = ()
) -> Deletion:
    """Delete with a service that is down from the beginning, and comes back."""
    service = home.stack.services[down]
    await service.stop()
    deletion = await home.begin(title, seasons=seasons)
    await home.comes_to(deletion, DeletionState.WAITING)
    await home.rest()
    await service.start()
    return await home.done(deletion)


async def delete_with_outage(
    home: Home, title: Title, down: str, kind: StepKind, *, seasons: Iterable[int] = ()
) -> Deletion:
    """Delete with a service that hangs up on everything from a step on, for a while."""
    faults = home.stack.services[down].faults
    outage = Fault(drop=True)
    with at_step(home, kind, lambda: faults.add(outage)):
        deletion = await home.begin(title, seasons=seasons)
        await until(
            lambda: outage.struck > 2 or deletion.state is DeletionState.DONE,
            f"{down} down at {kind}: {describe(deletion)}",
        )
    faults.remove(outage)
    return await home.done(deletion)


async def delete_with_restart(
    home: Home,
    title: Title,
    kind: StepKind,
    answer: Mapping[str, Any],
    *,
    seasons: Iterable[int] = (),
) -> Deletion:
    """Delete with a restart while a service is about to remove something."""
    name, method, path = removals_of(title, season=bool(seasons))[kind]
    home.stack.services[name].faults.add(
        Fault(method=method, path=path, times=1, **answer)
    )
    restarts: list[object] = []

    def restart() -> None:
        """Load the entry anew at once."""
        restarts.append(home.hass.async_create_task(home.restart()))

    with at_step(home, kind, restart):
        deletion = await home.begin(title, seasons=seasons)
        deletion = await home.done(deletion)
    assert len(restarts) == 1
    assert len(home.deletions.log) == 1
    return deletion


def check_gone(home: Home, title: Title, deletion: Deletion) -> None:
    """Check that no service knows a title and that no file, torrent or job is left."""
    assert traces(home.stack, title) == []
    assert list(home.stack.disk) == []
    assert home.requests(title) == []
    assert not home.deletions.jobs.open
    assert {step.state for step in deletion.steps} <= {
        StepState.DONE,
        StepState.SKIPPED,
    }, steps_of(deletion)
    assert all(step.trouble is None for step in deletion.steps), steps_of(deletion)
    assert deletion.history.keys() == set(deletion.request_ids)


async def check_comes_again(
    home: Home, title: Title, options: Options | None = None
) -> None:
    """Check that a title arrives again, with no trace of the old story in the new."""
    states: list[RequestState] = []
    attentions: set[AttentionReason] = set()

    def note(changes: Changes) -> None:
        """Keep what becomes of the new request."""
        for change in changes.requests.values():
            if (after := change.after) is not None:
                states.append(after.state)
                if after.attention is not None:
                    attentions.add(after.attention.reason)

    home.coordinator.async_subscribe(note)
    await home.bring(title, options, seed=1)
    assert RequestState.FAILED not in states
    assert states[-1] in ARRIVED
    # The story of a straggler has one of its own.
    assert attentions <= {AttentionReason.IMPORT_BLOCKED}
    assert len(home.requests(title)) == 1
