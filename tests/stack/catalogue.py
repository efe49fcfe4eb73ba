"""Invented films and shows: the four of the sample payloads, and how more are made."""

from datetime import date, timedelta

from .world import Episode, Kind, Title

GIB = 2**30

COPPER_LIGHTHOUSE = Title(
    kind=Kind.MOVIE,
    title="The Copper Lighthouse",
    year=2024,
    tmdb_id=9100101,
    imdb_id="tt99100101",
    overview=(
        "When the last lighthouse on the coast goes dark, a retired keeper and a "
        "runaway apprentice race the storm to relight it."
    ),
    genres=("Adventure", "Drama"),
    poster="/cOpPerL1ghth0use.jpg",
    runtime=115,
    size=6 * GIB,
    release_date="2024-11-05",
)

HARBOUR_NINE = Title(
    kind=Kind.SHOW,
    title="Harbour Nine",
    year=2023,
    tmdb_id=9200201,
    imdb_id="tt99200201",
    overview=(
        "Nine dock workers, one missing container and a harbour master who says "
        '"nothing ever happens here".'
    ),
    genres=("Crime", "Drama"),
    poster="/h4rb0urN1ne.jpg",
    runtime=52,
    size=3 * GIB,
    release_date="2023-09-07",
    tvdb_id=990201,
    tv_maze_id=88201,
    episodes=tuple(
        Episode(
            season=1,
            number=n,
            title=title,
            tvdb_id=99020100 + n,
            air_date=f"2023-09-{7 * n:02d}",
        )
        for n, title in enumerate(("Slack Water", "Neap Tide", "The Ninth Berth"), 1)
    ),
)

PAPER_CRANE_ORBIT = Title(
    kind=Kind.ANIME_MOVIE,
    title="Paper Crane Orbit",
    year=2022,
    tmdb_id=9100301,
    imdb_id="tt99100301",
    overview=(
        "A shrine maiden folds a thousand cranes for a satellite that will never "
        "come home."
    ),
    genres=("Animation", "Drama", "Science Fiction"),
    poster="/p4perCr4ne0rbit.jpg",
    runtime=115,
    size=8804682957,
    original_title="折り鶴の軌道",
    original_language="Japanese",
    release_date="2023-04-26",
    anidb_id=990301,
    shoko_series_id=301,
)

KITSUNE_POST_OFFICE = Title(
    kind=Kind.ANIME_SHOW,
    title="Kitsune Post Office",
    year=2025,
    tmdb_id=9200401,
    imdb_id="tt99200401",
    overview="A fox spirit sorts letters that were never meant to arrive.",
    genres=("Animation", "Anime", "Fantasy", "Slice of Life"),
    poster="/k1tsun3P0st.jpg",
    runtime=24,
    size=1789569706,
    original_title="狐郵便局",
    original_language="Japanese",
    release_date="2025-04-05",
    tvdb_id=990401,
    tv_maze_id=88401,
    anidb_id=990401,
    shoko_series_id=401,
    mal_ids=(990041,),
    anilist_ids=(990141,),
    country="jp",
    air_hour=15,
    episodes=tuple(
        Episode(
            season=1,
            number=n,
            title=title,
            tvdb_id=99040100 + n,
            air_date=f"2025-04-{7 * n - 2:02d}",
            anidb_id=9904000 + n,
        )
        for n, title in enumerate(
            ("Return to Sender", "Postage Due", "The Letter Under the Moon"), 1
        )
    ),
)

REFERENCE = (COPPER_LIGHTHOUSE, HARBOUR_NINE, PAPER_CRANE_ORBIT, KITSUNE_POST_OFFICE)


def film(
    number: int,
    title: str,
    year: int,
    overview: str,
    genres: tuple[str, ...],
    *,
    original_title: str | None = None,
    size: int = 7 * GIB,
    runtime: int = 110,
) -> Title:
    """Invent a film; one with an original title is an anime film."""
    anime = original_title is not None
    return Title(
        kind=Kind.ANIME_MOVIE if anime else Kind.MOVIE,
        title=title,
        year=year,
        tmdb_id=9110000 + number,
        imdb_id=f"tt9911{number:04d}",
        overview=overview,
        genres=genres,
        poster=f"/film{number:04d}.jpg",
        runtime=runtime,
        size=size,
        original_title=original_title,
        original_language="Japanese" if anime else "English",
        release_date=f"{year}-{1 + number % 12:02d}-{1 + number % 27:02d}",
        anidb_id=991000 + number if anime else None,
        shoko_series_id=1000 + number if anime else None,
    )


def show(
    number: int,
    title: str,
    first: date,
    overview: str,
    genres: tuple[str, ...],
    *,
    seasons: tuple[int, ...],
    original_title: str | None = None,
    size: int = 2 * GIB,
    runtime: int = 45,
) -> Title:
    """Invent a weekly show with so many episodes per season, a year apart.

    One with an original title is an anime show.
    """
    anime = original_title is not None
    tvdb_id = 992000 + number
    return Title(
        kind=Kind.ANIME_SHOW if anime else Kind.SHOW,
        title=title,
        year=first.year,
        tmdb_id=9220000 + number,
        imdb_id=f"tt9922{number:04d}",
        overview=overview,
        genres=genres,
        poster=f"/show{number:04d}.jpg",
        runtime=runtime,
        size=size,
        original_title=original_title,
        original_language="Japanese" if anime else "English",
        release_date=first.isoformat(),
        tvdb_id=tvdb_id,
        tv_maze_id=89000 + number,
        anidb_id=tvdb_id if anime else None,
        shoko_series_id=2000 + number if anime else None,
        country="jp" if anime else None,
        air_hour=15 if anime else 20,
        episodes=tuple(
            Episode(
                season=season,
                number=n,
                title=f"Chapter {n}" if anime else f"Part {n}",
                tvdb_id=tvdb_id * 1000 + season * 100 + n,
                air_date=(
                    first + timedelta(days=364 * (season - 1) + 7 * (n - 1))
                ).isoformat(),
                anidb_id=tvdb_id * 1000 + season * 100 + n if anime else None,
            )
            for season, count in enumerate(seasons, 1)
            for n in range(1, count + 1)
        ),
    )
