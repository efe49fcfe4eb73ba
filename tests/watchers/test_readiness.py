"""Test how long a file that Jellyfin did not look into is waited for."""

from dataclasses import replace

from custom_components.status_tracker.clients.jellyfin_models import (
    ItemType,
    MediaSource,
)
from custom_components.status_tracker.watchers.readiness import (
    Readiness,
    ReadinessCheck,
)
from tests.stacked import until

from .library import make_title

MOST = 2000
FILM = replace(
    make_title("film", ItemType.MOVIE, "The Copper Lighthouse"),
    sources=(
        MediaSource(
            path="/m/film.mkv", is_placeholder=False, size=None, is_probed=False
        ),
    ),
)


async def test_file_that_waited_longest_is_forgotten_among_many() -> None:
    """Keep no more than so many files in mind; one that was forgotten waits anew."""
    check = ReadinessCheck(0.5)
    assert check.of(FILM, is_4k=False) is Readiness.SOON
    await until(lambda: check.of(FILM, is_4k=False) is Readiness.READY, "waited")
    for number in range(MOST - 1):
        check.of(replace(FILM, id=str(number)), is_4k=False)
    assert check.of(FILM, is_4k=False) is Readiness.READY
    check.of(replace(FILM, id="one more"), is_4k=False)
    assert check.of(FILM, is_4k=False) is Readiness.SOON
