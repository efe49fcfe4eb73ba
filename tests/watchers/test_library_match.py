"""Test which entries of the library are taken for a title, and which never."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from custom_components.status_tracker.clients.jellyfin_models import (
    ItemType,
    LibraryItem,
)
from custom_components.status_tracker.tracker.models import FILM, ItemKey, MediaRequest
from custom_components.status_tracker.tracker.terms import MediaType
from custom_components.status_tracker.watchers.library_index import (
    LibraryIndex,
    fold_name,
    make_entry,
)
from custom_components.status_tracker.watchers.library_match import Proof, candidates

from .library import make_item, make_request, make_title

FILM_KIND, SERIES = ItemType.MOVIE, ItemType.SERIES
MOVIE, TV = MediaType.MOVIE, MediaType.TV

# A franchise: the show, its later season, a film named like it, the film of the film,
# a recap and a remake; TMDB gave the show and the film one number.
FRANCHISE = (
    make_title("show", SERIES, "Aurora Drift", 2019, tmdb="100", tvdb="7"),
    make_title("show2", SERIES, "Aurora Drift 2nd Season", 2021, anidb="72"),
    make_title("film", FILM_KIND, "Aurora Drift", 2021, tmdb="100", imdb="tt0000100"),
    make_title("sequel", FILM_KIND, "Aurora Drift: The Movie", 2022, tmdb="101"),
    make_title("recap", FILM_KIND, "Aurora Drift - Recap", 2021, tmdb="102"),
    make_title("remake", FILM_KIND, "Aurora Drift", 2005, tmdb="103"),
    make_title("bare", FILM_KIND, "Aurora Drift 0", 2023),
    make_title("anime film", SERIES, "Ōrora Dorifuto 0", 2023, anidb="79", tmdb="4"),
)


@dataclass(frozen=True)
class Case:
    """Say what is asked for, and which entries may be it."""

    request: MediaRequest
    expected: dict[str, Proof]


def index_of(*items: LibraryItem) -> LibraryIndex:
    """Return an index of a library."""
    index = LibraryIndex()
    for item in items:
        index.put(item)
    return index


def found(
    request: MediaRequest, *items: LibraryItem, leads: Iterable[str] = ()
) -> dict[str, Proof]:
    """Return which entries are taken for a title, and why."""
    return {
        one.entry.id: one.proof for one in candidates(request, index_of(*items), leads)
    }


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            Case(
                make_request(MOVIE, "Aurora Drift", 2021, tmdb=100), {"film": Proof.ID}
            ),
            id="film by number",
        ),
        pytest.param(
            Case(make_request(TV, "Aurora Drift", 2019, tmdb=100), {"show": Proof.ID}),
            id="show by number",
        ),
        pytest.param(
            Case(make_request(MOVIE, "Aurora Drift", 2021, tmdb=999), {}),
            id="film with another number",
        ),
        pytest.param(
            Case(make_request(MOVIE, "Aurora Drift", 2021), {"film": Proof.TITLE}),
            id="film by title",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Aurora Drift", 2021, is_anime=True),
                {"film": Proof.TITLE},
            ),
            id="anime film by title, not the show of two years before",
        ),
        pytest.param(
            Case(make_request(MOVIE, "Aurora Drift", 2020), {"film": Proof.TITLE}),
            id="film a year off, not the show a year off",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Aurora Drift", 2020, is_anime=True),
                {"film": Proof.TITLE},
            ),
            id="anime film a year off, not the show a year off",
        ),
        pytest.param(
            Case(make_request(TV, "Aurora Drift", 2019), {"show": Proof.TITLE}),
            id="show by title",
        ),
        pytest.param(
            Case(make_request(TV, "Aurora Drift", 2021), {}),
            id="a show of the film's year is none of them",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Aurora Drift the movie", 2022),
                {"sequel": Proof.TITLE},
            ),
            id="punctuation and case do not matter",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Aurora Drift Recap (2021)", 2021),
                {"recap": Proof.TITLE},
            ),
            id="a year behind the name does not matter",
        ),
        pytest.param(
            Case(make_request(MOVIE, "Aurora", 2021), {}), id="part of the name"
        ),
        pytest.param(
            Case(make_request(MOVIE, "Aurora Drift Part One", 2021), {}),
            id="more than the name",
        ),
        pytest.param(
            Case(make_request(MOVIE, "Aurora Drift", None), {}), id="without a year"
        ),
        pytest.param(
            Case(
                make_request(
                    MOVIE,
                    "Aurora Drift 0",
                    2023,
                    aliases=["Orora dorifuto 0"],
                    tmdb=104,
                    is_anime=True,
                ),
                {"bare": Proof.TITLE, "anime film": Proof.TITLE},
            ),
            id="anime film under either name and kind",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Elsewhere", 2023, anidb=79, is_anime=True),
                {"anime film": Proof.ID},
            ),
            id="anime film stored as a series, by AniDB",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Elsewhere", 2023, anidb=79),
                {"anime film": Proof.ID},
            ),
            id="perhaps anime, by AniDB",
        ),
        pytest.param(
            Case(make_request(MOVIE, "Elsewhere", 2023, anidb=79, is_anime=False), {}),
            id="no anime",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Elsewhere", 2021, imdb="tt0000100"),
                {"film": Proof.ID},
            ),
            id="by IMDb",
        ),
        pytest.param(
            Case(make_request(TV, "Elsewhere", 1999, tvdb=7), {"show": Proof.ID}),
            id="by TVDB",
        ),
        pytest.param(
            Case(
                make_request(MOVIE, "Elsewhere", 2021, jellyfin="film"),
                {"film": Proof.ID},
            ),
            id="by what Seerr calls it",
        ),
        pytest.param(
            Case(make_request(MOVIE, "Elsewhere", 2021, jellyfin="film", tmdb=5), {}),
            id="not by what Seerr calls it while another id differs",
        ),
    ],
)
def test_franchise_is_told_apart(case: Case) -> None:
    """Take the film, the show and the recap each for itself."""
    assert found(case.request, *FRANCHISE) == case.expected


def test_short_title_needs_its_very_year() -> None:
    """Believe a title of few letters only with the exact year."""
    film = make_title("m", FILM_KIND, "Her", 2013)
    assert found(make_request(MOVIE, "Her", 2013), film)
    assert not found(make_request(MOVIE, "Her", 2014), film)


def test_films_of_one_group_need_their_own_proof() -> None:
    """Take no film for another because AniDB keeps both under one number."""
    first = make_title("1", FILM_KIND, "Blade I", 2010, anidb="66", shoko_series="6")
    second = make_title("2", FILM_KIND, "Blade II", 2010, anidb="66", shoko_series="6")
    request = make_request(MOVIE, "Edge", 2010, anidb=66, is_anime=True)
    assert found(request, first) == {"1": Proof.GROUP}
    assert found(request, first, second) == {"1": Proof.PATH, "2": Proof.PATH}


def test_place_of_the_file_is_a_hint() -> None:
    """Take what lies at the file's place, to be proven by the file itself."""
    path = "/data/anime/Kitsune Post Office/Season 01/S01E01.mkv"
    request = make_request(TV, "Fox", 1999, items=[make_item(ItemKey(1, 1), path=path)])
    show = make_title("s", SERIES, "Romaji", path="/media/anime/kitsune post office")
    other = make_title("o", SERIES, "Romaji", path="/media/anime/kitsune")
    assert found(request, show, other) == {"s": Proof.PATH}
    film = make_request(
        MOVIE, "F", 1999, items=[make_item(FILM, path="/data/films/Film/film.mkv")]
    )
    at_place = make_title("m", FILM_KIND, "Romaji", path="/m/Film/FILM.mkv")
    assert found(film, at_place) == {"m": Proof.PATH}


def test_leads_are_hints() -> None:
    """Take a series in which the file was seen, if the library still has it."""
    request = make_request(MOVIE, "Film", 2024)
    show = make_title("s", SERIES, "Parent Show", 2019)
    assert found(request, show, leads=["s", "gone"]) == {"s": Proof.PATH}


def test_surest_proof_comes_first() -> None:
    """Order what was found by how sure it is, each entry once."""
    by_id = make_title("id", FILM_KIND, "Another Name", 1999, tmdb="5")
    both = make_title("both", FILM_KIND, "Film Title", 2024, tmdb="5")
    named = make_title("named", FILM_KIND, "Film Title", 2024)
    request = make_request(MOVIE, "Film Title", 2024, tmdb=5)
    proofs = found(request, named, both, by_id)
    assert list(proofs) == ["both", "id", "named"]
    assert list(proofs.values()) == [Proof.ID, Proof.ID, Proof.TITLE]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Chou Kaguya_hime_ (2024)", "chou kaguya hime"),
        ("Amélie", "amelie"),
        ("WALL·E", "wall e"),
        ("(2012)", "2012"),
        ("2001: A Space Odyssey", "2001 a space odyssey"),
        ("狐郵便局", "狐郵便局"),
        ("!!!", ""),
    ],
)
def test_names_fold(name: str, folded: str) -> None:
    """Compare names without case, accents, punctuation and a year behind them."""
    assert fold_name(name) == folded


def test_entry_takes_only_what_is_an_id() -> None:
    """Leave texts out that are no ids, and read a year from the name."""
    entry = make_entry(
        make_title(
            "m",
            FILM_KIND,
            "Film (2024)",
            None,
            tmdb="12",
            tvdb="0",
            imdb="nonsense",
            anidb="a5",
            shoko_series="301",
            tmdbcollection="9",
            custom="shoko://series/1",
        )
    )
    assert entry.ids == (("shoko_series", 301), ("tmdb", 12))
    assert entry.year == 2024


def test_index_follows_changes() -> None:
    """Find an entry by what it is now, and tell whether a reading changed it."""
    index = index_of(make_title("m", FILM_KIND, "Old", 2020, tmdb="1"))
    assert index.put(make_title("m", FILM_KIND, "Old", 2020, tmdb="1")) is None
    assert index.put(make_title("m", FILM_KIND, "New", 2020, tmdb="2")) is not None
    assert not index.find(FILM_KIND, "tmdb", 1)
    assert [entry.id for entry in index.find(FILM_KIND, "tmdb", 2)] == ["m"]
    assert not index.find(SERIES, "tmdb", 2)
    assert index.put(make_title("e", ItemType.EPISODE, "Part")) is None
    assert len(index) == 1
    assert index.keep_only(["x"]) == {"m"}
    assert not index.find(FILM_KIND, "tmdb", 2)
    assert len(index) == 0
