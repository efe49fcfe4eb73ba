"""Test which episodes of the library are taken for which items."""

from collections.abc import Iterable

import pytest

from custom_components.status_tracker.clients.jellyfin_models import (
    ItemType,
    LibraryItem,
)
from custom_components.status_tracker.tracker.correlation import items_at_path
from custom_components.status_tracker.tracker.models import (
    FILM,
    Item,
    ItemKey,
    MediaRequest,
)
from custom_components.status_tracker.tracker.terms import MediaType
from custom_components.status_tracker.watchers.episode_match import match_parts
from custom_components.status_tracker.watchers.library_index import make_entry
from custom_components.status_tracker.watchers.library_match import Candidate, Proof

from .library import make_episode as part, make_item as item, make_request, make_title

ID, GROUP, PATH, TITLE = Proof.ID, Proof.GROUP, Proof.PATH, Proof.TITLE
SHOW_PATH = "/data/anime/Fox/Season 02/Fox - S02E{:02d}.mkv"


def key(season: int, number: int) -> ItemKey:
    """Return an episode's key."""
    return ItemKey(season, number)


def show(*items: Item, is_anime: bool | None = None, year: int = 2020) -> MediaRequest:
    """Return a request for a show."""
    return make_request(MediaType.TV, "Fox", year, items=items, is_anime=is_anime)


def matched(
    request: MediaRequest,
    parts: Iterable[LibraryItem],
    proof: Proof = ID,
    *,
    kind: ItemType = ItemType.SERIES,
    year: int = 2020,
    is_alone: bool = True,
) -> dict[tuple[int, int], str]:
    """Return which part every item of a request is."""
    entry = make_entry(make_title("s", kind, "Fox", year))
    wanted = set(request.items) or {FILM}
    found = match_parts(
        request, wanted, Candidate(entry, proof), list(parts), is_alone=is_alone
    )
    assert len({item_key for item_key, _ in found}) == len(found)
    return {(one.season, one.number): episode.id for one, episode in found}


SECOND = [
    item(key(2, n), tvdb=200 + n, absolute=12 + n, aired=f"2021-01-{7 * n:02d}")
    for n in (1, 2, 3)
]
FIRST = [
    item(key(1, n), tvdb=100 + n, absolute=n, aired=f"2020-01-{7 * n:02d}")
    for n in (1, 2, 3)
]


@pytest.mark.parametrize(
    ("request_", "parts", "expected"),
    [
        pytest.param(
            show(item(key(1, 1)), item(key(1, 2))),
            [part(1, 1), part(1, 3), part(2, 1)],
            {(1, 1): "1x1"},
            id="by season and number",
        ),
        pytest.param(
            show(*SECOND), [part(1, n) for n in (1, 2, 3)], {}, id="another season"
        ),
        pytest.param(
            show(item(key(1, 1)), item(key(1, 2)), item(key(1, 3))),
            [part(1, 1, last=2)],
            {(1, 1): "1x1", (1, 2): "1x1"},
            id="two episodes in a file",
        ),
        pytest.param(
            show(item(key(0, 1)), item(key(1, 1))),
            [part(0, 1), part(None, 1), part(1, None)],
            {(0, 1): "0x1"},
            id="a special; parts without numbers",
        ),
        pytest.param(
            show(*SECOND),
            [part(1, 1, tvdb=201), part(1, 2, tvdb=202)],
            {(2, 1): "1x1", (2, 2): "1x2"},
            id="seasons that differ, by the episode's id",
        ),
        pytest.param(
            show(item(key(1, 1), tvdb=101), item(key(1, 2), tvdb=102)),
            [part(1, 1, last=2, tvdb=101)],
            {(1, 1): "1x1", (1, 2): "1x1"},
            id="two episodes with the id of the first",
        ),
        pytest.param(
            show(item(key(1, 1), shoko=51), item(key(1, 2))),
            [part(1, 1, last=2, shoko=51)],
            {(1, 1): "1x1", (1, 2): "1x1"},
            id="two episodes, one of them proven",
        ),
        pytest.param(
            show(item(key(1, 1), tvdb=101)),
            [part(1, 1, tvdb=999)],
            {},
            id="same numbers, another episode's id",
        ),
        pytest.param(
            show(*FIRST),
            [part(2, 1, tvdb=101), part(1, 2), part(1, 3)],
            {(1, 1): "2x1"},
            id="no numbers where one episode shows another counting",
        ),
        pytest.param(
            show(*(item(key(2, n), path=SHOW_PATH.format(n)) for n in (1, 2))),
            [
                part(1, 13, path="/media/fox/season 02/Fox - S02E01.mkv"),
                part(1, 14, path="/elsewhere/Fox - S02E02.mkv"),
            ],
            {(2, 1): "1x13"},
            id="by file with its folder",
        ),
        pytest.param(
            show(
                item(key(1, 1), path="/tv/Fox/S01/Fox.S01E01-E02.mkv"),
                item(key(1, 2), path="/tv/Fox/S01/Fox.S01E01-E02.mkv"),
            ),
            [part(5, 5, path="/m/Fox/S01/Fox.S01E01-E02.mkv")],
            {(1, 1): "5x5", (1, 2): "5x5"},
            id="two episodes of one file, by file",
        ),
        pytest.param(
            show(item(key(2, 1), shoko=51), item(key(2, 2), shoko=52)),
            [part(1, 1, shoko=51), part(1, 2, shoko=52), part(1, 3, shoko=53)],
            {(2, 1): "1x1", (2, 2): "1x2"},
            id="by Shoko's number of the file",
        ),
        pytest.param(
            show(*SECOND, is_anime=True),
            [part(1, n) for n in range(1, 16)],
            {(2, 1): "1x13", (2, 2): "1x14", (2, 3): "1x15"},
            id="one long season, by absolute number",
        ),
        pytest.param(
            show(*SECOND, is_anime=False),
            [part(1, n) for n in range(1, 16)],
            {},
            id="absolute numbers are for anime",
        ),
        pytest.param(
            show(*SECOND, is_anime=True),
            [part(1, 13), part(2, 1), part(2, 2)],
            {(2, 1): "2x1", (2, 2): "2x2"},
            id="no absolute numbers where there are seasons",
        ),
        pytest.param(
            show(*FIRST, is_anime=True),
            [part(1, n, aired=f"2021-01-{7 * n:02d}") for n in (1, 2, 3)],
            {},
            id="anime of another year under the same numbers",
        ),
        pytest.param(
            show(*FIRST, is_anime=True),
            [part(1, 1, aired="2020-01-08"), part(1, 2, aired="2020-01-12")],
            {(1, 1): "1x1", (1, 2): "1x2"},
            id="anime dated a little differently",
        ),
        pytest.param(
            show(*FIRST),
            [part(1, 1, aired="2021-06-01")],
            {(1, 1): "1x1"},
            id="dates count for anime only",
        ),
    ],
)
def test_episodes_of_a_series(
    request_: MediaRequest,
    parts: list[LibraryItem],
    expected: dict[tuple[int, int], str],
) -> None:
    """Find the right episodes, and none where it is not certain."""
    assert matched(request_, parts) == expected


def test_series_at_the_files_place_needs_proof() -> None:
    """Take only what the files prove from a series that nothing else names."""
    request = show(item(key(1, 1), path="/tv/Fox/S1/a.mkv"), item(key(1, 2)))
    parts = [part(1, 1, path="/m/Fox/S1/a.mkv"), part(1, 2)]
    assert matched(request, parts, PATH) == {(1, 1): "1x1"}


@pytest.mark.parametrize(
    ("year", "is_anime", "is_taken"),
    [
        pytest.param(2020, True, True, id="the one that began then"),
        pytest.param(2021, True, False, id="a later one"),
        pytest.param(2021, False, True, id="no anime"),
    ],
)
def test_one_of_several_series(year: int, is_anime: bool, is_taken: bool) -> None:
    """Take the numbers of the first of several anime series only."""
    request = show(item(key(1, 1)), is_anime=is_anime)
    found = matched(request, [part(1, 1)], year=year, is_alone=False)
    assert bool(found) is is_taken


def film(*, shoko: int | None = None, path: str | None = None) -> MediaRequest:
    """Return a request for an anime film."""
    return make_request(
        MediaType.MOVIE,
        "Fox",
        2020,
        is_anime=True,
        items=[item(FILM, shoko=shoko, path=path)],
    )


@pytest.mark.parametrize(
    ("request_", "parts", "proof", "expected"),
    [
        pytest.param(film(), [part(1, 1)], ID, "1x1", id="the only episode"),
        pytest.param(
            film(), [part(0, 1), part(1, 1), part(0, 2)], ID, "1x1", id="with trailers"
        ),
        pytest.param(film(), [part(1, 1), part(1, 2)], ID, None, id="two episodes"),
        pytest.param(film(), [part(0, 1)], ID, None, id="a special only"),
        pytest.param(film(), [], ID, None, id="nothing"),
        pytest.param(
            film(), [part(1, 1, minutes=24)], TITLE, None, id="short, by title"
        ),
        pytest.param(
            film(), [part(1, 1, minutes=None)], TITLE, None, id="unknown, by title"
        ),
        pytest.param(
            film(), [part(1, 1, minutes=95)], TITLE, "1x1", id="long, by title"
        ),
        pytest.param(
            film(shoko=7),
            [part(1, 1), part(0, 3, shoko=7)],
            PATH,
            "0x3",
            id="a special of a show, by Shoko's number",
        ),
        pytest.param(
            film(path="/d/Fox (2020)/fox.mkv"),
            [part(1, 1), part(1, 2, path="/m/Fox (2020)/fox.mkv")],
            PATH,
            "1x2",
            id="by file",
        ),
        pytest.param(film(), [part(1, 1, minutes=95)], PATH, None, id="unproven"),
    ],
)
def test_film_stored_as_a_series(
    request_: MediaRequest,
    parts: list[LibraryItem],
    proof: Proof,
    expected: str | None,
) -> None:
    """Find the episode that is the film, if one certainly is."""
    found = matched(request_, parts, proof)
    assert found == ({(-1, -1): expected} if expected else {})


@pytest.mark.parametrize(
    ("shoko", "proof", "is_taken"),
    [
        pytest.param(None, GROUP, True, id="nothing known"),
        pytest.param(9, GROUP, True, id="the file"),
        pytest.param(8, GROUP, False, id="another file of the group"),
        pytest.param(8, ID, True, id="another file, by its own id"),
        pytest.param(9, PATH, True, id="the file, at its place"),
        pytest.param(8, PATH, False, id="another file, at its place"),
    ],
)
def test_film_of_a_group(shoko: int | None, proof: Proof, is_taken: bool) -> None:
    """Tell films apart that share a number by the file that Shoko matched."""
    movie = make_title("m", ItemType.MOVIE, "Fox", 2020, shoko_file="9")
    found = matched(film(shoko=shoko), [movie], proof, kind=ItemType.MOVIE)
    assert bool(found) is is_taken


@pytest.mark.parametrize(
    ("items", "proof", "expected"),
    [
        pytest.param([item(key(1, 1))], ID, {(1, 1): "m"}, id="a single episode"),
        pytest.param([item(key(1, 1))], TITLE, {}, id="named like it"),
        pytest.param([item(key(1, 1)), item(key(1, 2))], ID, {}, id="one of several"),
        pytest.param(
            [item(key(1, 1)), item(key(1, 2), shoko=9)],
            ID,
            {(1, 2): "m"},
            id="one of several, by Shoko's number",
        ),
    ],
)
def test_show_stored_as_a_film(
    items: list[Item], proof: Proof, expected: dict[tuple[int, int], str]
) -> None:
    """Find a television special that AniDB knows as a film."""
    movie = make_title("m", ItemType.MOVIE, "Fox", 2020, shoko_file="9")
    request = show(*items, is_anime=True)
    assert matched(request, [movie], proof, kind=ItemType.MOVIE) == expected


def test_long_show_compares_few_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare whole paths only where file names agree."""
    compared: list[str] = []

    def compare(request: MediaRequest, path: str) -> object:
        """Note which path is compared with those of all items."""
        compared.append(path)
        return items_at_path(request, path)

    monkeypatch.setattr(f"{match_parts.__module__}.items_at_path", compare)
    count = 150
    path = "/tv/Soap/S{0}/Soap S{0}E{1}.mkv"
    items = [item(key(n // 50, n), path=path.format(n // 50, n)) for n in range(count)]
    parts = [part(99, n, path=f"/m/VFS/{n}.mkv") for n in range(1, count)]
    parts.append(part(99, 0, path=f"/m{path.format(1, 60)}"))
    assert matched(show(*items), parts) == {(1, 60): "99x0"}
    assert compared == [parts[-1].path]
