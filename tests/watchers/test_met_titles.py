"""Test which titles the records of a Radarr lead to."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pytest

from custom_components.status_tracker.clients.radarr_models import Movie, MovieStatus
from custom_components.status_tracker.tracker.facts import Subject
from custom_components.status_tracker.tracker.terms import MediaType, WishStatus
from custom_components.status_tracker.watchers.arr_titles import Origin, movie_subject
from custom_components.status_tracker.watchers.met_titles import MetTitles
from tests.tracker.stories import RADARR, Film

from .room import Room

ORIGIN = Origin(source=RADARR, media_type=MediaType.MOVIE)
FILM = Film()


class Titles:
    """Answer for a Radarr, and count what was asked."""

    def __init__(self, *movies: Movie) -> None:
        """Hold some films."""
        self.movies = {movie.id: movie for movie in movies}
        self.asked: list[int] = []

    async def __call__(self, arr_id: int) -> Movie | None:
        """Return a film by its number."""
        self.asked.append(arr_id)
        return self.movies.get(arr_id)


def met(room: Room, titles: Titles) -> MetTitles[Movie]:
    """Return the titles that records lead to."""
    describe = partial(movie_subject, origin=ORIGIN)
    return MetTitles(lambda: room.tracker, ORIGIN, titles, describe)


async def test_number_that_leads_nowhere_is_left_out() -> None:
    """Skip a film that Radarr no longer has, and ask for it again the next time."""
    movie = Movie(id=41, tmdb_id=FILM.tmdb, status=MovieStatus.RELEASED, title="Film")
    titles = Titles(movie)
    known = met(Room(), titles)
    for asked in ([40, 41], [40, 41, 40]):
        found = await known.subjects([0, 40, 41])
        assert {arr_id: one.title for arr_id, one in found.items()} == {41: "Film"}
        assert titles.asked == asked


@pytest.mark.parametrize(
    ("title", "found", "asked"),
    [(None, {}, [41]), (FILM.title, {41: ORIGIN.subject(41)}, [])],
    ids=["without-a-title", "with-its-title"],
)
async def test_request_is_taken_at_its_word_once_it_has_a_title(
    title: str | None, found: Mapping[int, Subject], asked: list[int]
) -> None:
    """Ask Radarr for the film of a request unless that knows its title already."""
    room = Room()
    wish, added = FILM.wish(0, WishStatus.APPROVED), FILM.added(1)
    room.tell(
        replace(wish, subject=replace(wish.subject, title=title)),
        replace(added, subject=replace(added.subject, title=title)),
    )
    assert len(room.tracker.requests) == 1
    titles = Titles()
    assert await met(room, titles).subjects([41]) == found
    assert titles.asked == asked
