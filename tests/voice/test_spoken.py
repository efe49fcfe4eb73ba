"""Test what is said of requests that stand somewhere else than most."""

from collections.abc import Sequence
from dataclasses import replace

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import DownloadPhase, WishStatus

from ..tracker.stories import Film, Show, minute, seen
from .common import call

FILM = Film()
HASH = "a" * 40
WEEKLY = Show(seasons={1: 3}, unaired=frozenset({ItemKey(1, 3)}))
HALF = Show(seasons={1: 3}, unaired=frozenset({ItemKey(1, 2), ItemKey(1, 3)}))
WISHED = [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH)]
FIND, EXPLAIN = "status_tracker__find_request", "status_tracker__explain"


def left(seconds: int | None) -> list[Fact]:
    """Return a film's story up to a download that takes so long."""
    return [*WISHED, replace(seen(2, HASH, 0.25), eta=seconds)]


def playable(show: Show, *numbers: int) -> list[Fact]:
    """Return a show's story up to some episodes that can be played."""
    return [
        show.wish(0, 7, WishStatus.APPROVED, [1]),
        show.listed(0.1),
        *(show.playable(5, ItemKey(1, number)) for number in numbers),
    ]


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (
            [FILM.wish(0, WishStatus.PENDING)],
            "The Copper Lighthouse waits for approval.",
        ),
        (
            left(80),
            (
                "The Copper Lighthouse is downloading, 25 percent is there, "
                "about a minute left."
            ),
        ),
        (
            left(7 * 60),
            (
                "The Copper Lighthouse is downloading, 25 percent is there, "
                "about 7 minutes left."
            ),
        ),
        (
            left(3 * 3600),
            (
                "The Copper Lighthouse is downloading, 25 percent is there, "
                "about 3 hours left."
            ),
        ),
        (
            left(30 * 3600),
            (
                "The Copper Lighthouse is downloading, 25 percent is there, "
                "more than a day left."
            ),
        ),
        (
            left(None),
            "The Copper Lighthouse is downloading, 25 percent is there.",
        ),
        (
            [*WISHED, seen(3, HASH, 1, DownloadPhase.COMPLETE)],
            "The Copper Lighthouse is downloaded and not sorted in yet.",
        ),
        (
            [
                FILM.wish(0, WishStatus.PENDING),
                FILM.wish(1, WishStatus.DECLINED, "Too long"),
            ],
            "The Copper Lighthouse failed: it was declined.",
        ),
        (
            [
                FILM.wish(0, WishStatus.PENDING),
                FILM.wish(1, WishStatus.FAILED, "Radarr said no"),
            ],
            (
                "The Copper Lighthouse failed: Seerr could not hand it over. "
                "Radarr said no."
            ),
        ),
        (
            [
                FILM.wish(0, WishStatus.PENDING),
                FILM.wish(1, WishStatus.FAILED, "No room in /films"),
            ],
            "The Copper Lighthouse failed: Seerr could not hand it over.",
        ),
    ],
    ids=[
        "requested",
        "minute",
        "minutes",
        "hours",
        "days",
        "unknown",
        "downloaded",
        "declined",
        "failed",
        "path",
    ],
)
async def test_film_is_told_as_it_stands(
    hass: HomeAssistant,
    empty: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
    facts: Sequence[Fact],
    answer: str,
) -> None:
    """Say how far a film is, as exactly as anybody wants to know."""
    await empty.async_apply(facts)
    clock.move_to(minute(4))
    found = await call(hass, FIND, title="copper lighthouse")
    assert found["answer"] == answer


@pytest.mark.parametrize(
    ("show", "ready", "answer"),
    [
        (WEEKLY, (1, 2), "is ready to watch, one more episode has not aired yet."),
        (HALF, (1,), "is ready to watch, 2 more episodes have not aired yet."),
        (WEEKLY, (1,), "is being searched for, 1 of 2 episodes are there."),
    ],
    ids=["one", "two", "missing"],
)
async def test_show_is_told_with_its_episodes(
    hass: HomeAssistant,
    empty: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
    *,
    show: Show,
    ready: tuple[int, ...],
    answer: str,
) -> None:
    """Say which episodes are there, and which nobody can have yet."""
    await empty.async_apply(playable(show, *ready))
    clock.move_to(minute(10))
    found = await call(hass, FIND, title="harbour nine")
    assert found["answer"] == f"Harbour Nine {answer}"


async def test_failed_download_is_explained(
    hass: HomeAssistant, empty: StatusTrackerCoordinator, clock: FrozenDateTimeFactory
) -> None:
    """List what failed among what is stuck, with the reason beside it."""
    await empty.async_apply([*WISHED, FILM.wish(2, WishStatus.FAILED, "No room")])
    other = Film(tmdb=5, title="Amber Alley", wish_id=5, arr_id=5)
    await empty.async_apply([other.wish(3, WishStatus.PENDING)])
    await empty.async_apply([other.wish(4, WishStatus.FAILED)])
    clock.move_to(minute(10))
    found = await call(hass, EXPLAIN)
    assert found["total"] == len(found["requests"])
    assert "Amber Alley failed: Seerr could not hand it over." in found["answer"]
    assert found["requests"][0]["problem"]["reason"] == "request_failed"


@pytest.mark.parametrize(
    ("count", "end"),
    [(4, "There is one more."), (6, "There are 3 more.")],
    ids=["one", "more"],
)
async def test_long_list_ends_with_a_number(
    hass: HomeAssistant, empty: StatusTrackerCoordinator, count: int, end: str
) -> None:
    """Name three, and say how many there are beside them."""
    films = [
        Film(tmdb=n, title=f"Film {n}", wish_id=n, arr_id=n)
        for n in range(1, count + 1)
    ]
    await empty.async_apply([film.wish(0, WishStatus.APPROVED) for film in films])
    found = await call(hass, "status_tracker__list_in_progress")
    assert found["answer"].startswith(f"{count} requests are on their way. ")
    assert found["answer"].endswith(end)
    assert found["total"] == count


async def test_namesakes_that_are_new_are_told_apart(
    hass: HomeAssistant,
    empty: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
) -> None:
    """Say a title once, however often it was wished for, and the year of namesakes."""
    again = replace(FILM, wish_id=61)
    remake = Film(tmdb=901, title=FILM.title, year=1984, wish_id=62, arr_id=62)
    clock.move_to(minute(6))
    await empty.async_apply(
        [
            fact
            for number, film in enumerate((FILM, again, remake), 1)
            for fact in (
                film.wish(0, WishStatus.APPROVED),
                film.playable(5, item=str(number) * 32),
            )
        ]
    )
    result = await call(hass, "status_tracker__list_new")
    assert result["answer"] == (
        "New to watch: The Copper Lighthouse from 2024 and "
        "The Copper Lighthouse from 1984."
    )
    assert result["total"] == 3


async def test_single_episode_is_new(
    hass: HomeAssistant, empty: StatusTrackerCoordinator, clock: FrozenDateTimeFactory
) -> None:
    """Say that one episode came, or the whole of a season."""
    await empty.async_apply(playable(WEEKLY, 1))
    clock.move_to(minute(10))
    tool = "status_tracker__list_new"
    assert (await call(hass, tool))["answer"] == (
        "New to watch: one episode of Harbour Nine."
    )
    await empty.async_apply([WEEKLY.playable(9, ItemKey(1, 2))])
    assert (await call(hass, tool))["answer"] == "New to watch: Harbour Nine."
    clock.move_to(minute(60 * 24 * 2))
    assert (await call(hass, tool, days=1))["answer"] == "Nothing new since yesterday."


@pytest.mark.parametrize("tool", [FIND, EXPLAIN])
@pytest.mark.usefixtures("empty")
async def test_title_that_nobody_asked_for_is_unknown(
    hass: HomeAssistant, tool: str
) -> None:
    """Say that there is no such request."""
    found = await call(hass, tool, title="Titanic")
    assert found == {
        "answer": "I know of no request called Titanic.",
        "requests": [],
        "total": 0,
    }
