"""Test what a client asks of Sonarr."""

from datetime import UTC, date, datetime

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import SonarrClient
from custom_components.status_tracker.clients.sonarr_models import (
    SeriesStatus,
    SeriesType,
    parse_series,
)

from .service import Service, reply

SEASONS: list[dict[str, object]] = [
    {"seasonNumber": 0, "monitored": False},
    {
        "seasonNumber": 1,
        "monitored": True,
        "statistics": {
            "episodeCount": 9,
            "episodeFileCount": 8,
            "totalEpisodeCount": 12,
            "sizeOnDisk": 5000,
        },
    },
    {"monitored": True},
]
SERIES = {
    "id": 12,
    "title": "Harbour Nine",
    "alternateTitles": [{"title": "Port Nine", "seasonNumber": 2}],
    "status": "continuing",
    "seriesType": "anime",
    "tvdbId": 990201,
    "tmdbId": 0,
    "imdbId": "tt99200201",
    "titleSlug": "harbour-nine",
    "path": "/tv/Harbour Nine",
    "seasons": SEASONS,
    "statistics": {"episodeFileCount": 8, "sizeOnDisk": 5000},
}


@pytest.fixture
def client(service: Service, session: ClientSession) -> SonarrClient:
    """Return a client of the service."""
    return SonarrClient(session, service.url, "key")


async def test_series(service: Service, client: SonarrClient) -> None:
    """A show comes with its seasons, type and titles."""
    service.on("GET", "api/v3/series/12", reply(SERIES))
    series = await client.series(12)
    assert series is not None
    assert (series.id, series.tvdb_id, series.tmdb_id) == (12, 990201, None)
    assert series.type is SeriesType.ANIME
    assert series.status is SeriesStatus.CONTINUING
    assert [(one.title, one.season) for one in series.alternate_titles] == [
        ("Port Nine", 2)
    ]
    assert [season.number for season in series.seasons] == [0, 1]
    season = series.seasons[1]
    assert (season.episode_count, season.file_count, season.total_count) == (9, 8, 12)
    assert await client.series(13) is None


async def test_series_by_tvdb(service: Service, client: SonarrClient) -> None:
    """The show with an id is returned, and no other."""
    service.on("GET", "api/v3/series", reply([SERIES]), reply([SERIES]))
    found = await client.series_by_tvdb(990201)
    assert found is not None
    assert service.asked[0].query == {"tvdbId": "990201"}
    assert await client.series_by_tvdb(5) is None


async def test_series_by_tmdb(service: Service, client: SonarrClient) -> None:
    """Sonarr does not search by TMDB id, so it is looked for here."""
    service.on(
        "GET", "api/v3/series", reply([SERIES, SERIES | {"id": 13, "tmdbId": 6}])
    )
    found = await client.series_by_tmdb(6)
    assert found is not None
    assert found.id == 13
    assert not service.asked[0].query


async def test_lookup(service: Service, client: SonarrClient) -> None:
    """A show that Sonarr does not have can be looked up."""
    service.on("GET", "api/v3/series/lookup", reply([SERIES | {"id": 0}]))
    found = await client.lookup(990201)
    assert found is not None
    assert found.id is None
    assert service.asked[0].query == {"term": "tvdb:990201"}


async def test_episodes(service: Service, client: SonarrClient) -> None:
    """Episodes come with their files, air dates and ids."""
    service.on(
        "GET",
        "api/v3/episode",
        reply(
            [
                {
                    "id": 34,
                    "seriesId": 12,
                    "seasonNumber": 0,
                    "episodeNumber": 4,
                    "absoluteEpisodeNumber": 17,
                    "title": "The Tide",
                    "airDate": "2026-01-20",
                    "airDateUtc": "2026-01-20T23:00:00Z",
                    "hasFile": True,
                    "monitored": True,
                    "episodeFileId": 77,
                    "episodeFile": {"id": 77, "seasonNumber": 0, "size": 1},
                    "tvdbId": 555,
                },
                {"id": 35, "episodeFileId": 0, "airDate": None},
                {"title": "No id"},
            ]
        ),
    )
    aired, unaired = await client.episodes(12, season=0)
    assert service.asked[0].query == {
        "seriesId": "12",
        "seasonNumber": "0",
        "includeEpisodeFile": "true",
    }
    assert (aired.season, aired.number, aired.absolute_number) == (0, 4, 17)
    assert (aired.air_date, aired.airs) == (
        date(2026, 1, 20),
        datetime(2026, 1, 20, 23, tzinfo=UTC),
    )
    assert aired.file is not None
    assert (aired.file.id, aired.tvdb_id) == (77, 555)
    assert (unaired.file_id, unaired.file, unaired.air_date) == (None, None, None)
    await client.episodes(12, files=False)
    assert service.asked[1].query == {"seriesId": "12", "includeEpisodeFile": "false"}


async def test_files_and_history(service: Service, client: SonarrClient) -> None:
    """Files and history are asked for by show."""
    service.on("GET", "api/v3/episodefile", reply([{"id": 77, "seriesId": 12}]))
    service.on("GET", "api/v3/history/series", reply([{"id": 1, "seriesId": 12}]))
    assert [one.series_id for one in await client.episode_files(12)] == [12]
    assert [one.id for one in await client.series_history(12, season=1)] == [1]
    assert service.asked[1].query["seasonNumber"] == "1"


async def test_searches(service: Service, client: SonarrClient) -> None:
    """Searches name the show, the season or the episodes."""
    service.on("POST", "api/v3/command", reply({"id": 1, "status": "queued"}, 201))
    await client.search_series(12)
    await client.search_season(12, 0)
    await client.search_episodes(iter([35, 34, 35]))
    assert [asked.json for asked in service.asked] == [
        {"name": "SeriesSearch", "seriesId": 12},
        {"name": "SeasonSearch", "seriesId": 12, "seasonNumber": 0},
        {"name": "EpisodeSearch", "episodeIds": [34, 35]},
    ]
    with pytest.raises(ValueError, match="No episode"):
        await client.search_episodes([])


async def test_unmonitoring_changes_nothing_else(
    service: Service, client: SonarrClient
) -> None:
    """A show is sent back as it was, but for the seasons nobody shall look for."""
    service.on("GET", "api/v3/series/12", reply(SERIES))
    service.on("PUT", "api/v3/series/12", reply(SERIES, 202))
    service.on("PUT", "api/v3/episode/monitor", reply([], 202))
    await client.unmonitor(12, [1, 0], [35, 34])
    specials, first, odd = SEASONS
    (sent,) = service.asked_for("PUT", "api/v3/series/12")
    assert sent.json == SERIES | {
        "seasons": [specials, first | {"monitored": False}, odd]
    }
    (sent,) = service.asked_for("PUT", "api/v3/episode/monitor")
    assert sent.json == {"episodeIds": [34, 35], "monitored": False}


@pytest.mark.parametrize("series_id", [12, 13], ids=["nothing-to-do", "no-such-show"])
async def test_unmonitoring_what_is_not_looked_for_sends_nothing(
    service: Service, client: SonarrClient, series_id: int
) -> None:
    """A show is not written without need."""
    service.on("GET", "api/v3/series/12", reply(SERIES))
    service.on("GET", "api/v3/series/13", reply({}, 404))
    await client.unmonitor(series_id, [0], [])
    assert {asked.method for asked in service.asked} == {"GET"}


def test_odd_series() -> None:
    """Values of the wrong type are None or unknown."""
    series = parse_series(
        {
            "id": 1,
            "seriesType": "opera",
            "seasons": [5, {"seasonNumber": "2"}],
            "statistics": 4,
        }
    )
    assert series is not None
    assert series.type is SeriesType.UNKNOWN
    assert [season.number for season in series.seasons] == [2]
    assert (series.size, series.tvdb_id) == (None, None)
    assert parse_series({"title": "No id"}) is None
