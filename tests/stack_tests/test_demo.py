"""Test that the stories of the demo never end."""

import asyncio
from asyncio.subprocess import PIPE
import json
import sys

import aiohttp
import pytest

from tests.stack.catalogue import HARBOUR_NINE, REFERENCE
from tests.stack.demo import Demo
from tests.stack.film_story import FilmStory
from tests.stack.forgetting import forget
from tests.stack.player import Options
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.world import Title


async def test_demo_plays_on_and_on() -> None:
    """Play more stories than there are titles, so that titles come back."""
    async with Stack(speed=1_000_000, local_images=True) as stack:
        demo = Demo(stack, seed=3, players=6)
        playing = asyncio.create_task(demo.run())
        async with asyncio.timeout(50):
            while demo.played <= len(stack.titles) and not playing.done():
                await asyncio.wait([playing], timeout=0.05)
        playing.cancel()
        await asyncio.wait([playing])

        assert playing.cancelled()
        assert max(stack.seerr.requests) > 100 + len(stack.titles)


@pytest.mark.parametrize(
    ("title", "command", "about"),
    [
        (REFERENCE[0], "MoviesSearch", {"movieIds": [41]}),
        (HARBOUR_NINE, "SeriesSearch", {"seriesId": 12}),
        (HARBOUR_NINE, "EpisodeSearch", {"episodeIds": [502]}),
    ],
    ids=["film", "show", "episode"],
)
async def test_commanded_search_finds_a_release_at_once(
    title: Title, command: str, about: dict[str, object]
) -> None:
    """Cut short the long wait of a story that finds nothing."""
    options = Options(late_release=True, auto_approved=True)
    async with Stack(speed=10) as stack:
        demo = Demo(stack)
        story = tell(stack, title, options)
        await story.advance_to("search")
        demo.playing.add(story)
        playing = asyncio.create_task(story.step(wait=True))
        await asyncio.sleep(0)
        arr = stack.sonarr if title.kind.is_show else stack.radarr

        await arr.start_command({"name": command, **about})

        async with asyncio.timeout(30):
            assert await playing == "nothing"


async def test_forgetting_leaves_nothing_behind(stack: Stack) -> None:
    """Delete every story's title without a trace on disk, in client and library."""
    for title in REFERENCE:
        await tell(stack, title, Options(regrab=True, hybrid=True)).finish()

    for title in REFERENCE:
        await forget(stack, title)

    assert not list(stack.disk)
    assert not stack.qbittorrent.torrents
    assert not stack.radarr.movies
    assert not stack.sonarr.series
    assert not stack.seerr.media
    assert not stack.seerr.requests
    assert not stack.jellyfin.library.items
    assert not stack.shoko.records.files


async def test_title_can_be_wished_for_again_after_forgetting(stack: Stack) -> None:
    """Run the same story once more, under a new request id."""
    await tell(stack, HARBOUR_NINE).finish()
    await forget(stack, HARBOUR_NINE)

    story = tell(stack, HARBOUR_NINE, seed=1)
    await story.finish()

    assert story.request.id == 102
    assert len(stack.disk.under(HARBOUR_NINE.folder)) == 3


async def test_story_goes_on_after_a_service_was_down(stack: Stack) -> None:
    """Keep the state of a service over a restart on the same port."""
    story = tell(stack, REFERENCE[0])
    assert isinstance(story, FilmStory)
    await story.advance_to("grab")
    urls = stack.urls

    for service in stack.services.values():
        await service.restart()
    await story.finish()

    assert stack.urls == urls
    assert story.finished


async def test_command_line_prints_access_and_ends_on_a_signal() -> None:
    """Serve at the printed addresses until told to end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.stack",
        "--hold",
        stdin=PIPE,
        stdout=PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(30):
        access = json.loads(await process.stdout.readline())
        radarr = access["radarr"]
        async with (
            aiohttp.ClientSession() as client,
            client.get(
                f"{radarr['url']}/api/v3/system/status",
                headers={"X-Api-Key": radarr["api_key"]},
            ) as response,
        ):
            status = await response.json()
        process.terminate()
        code = await process.wait()

    assert status["appName"] == "Radarr"
    assert set(access) == {
        "seerr",
        "radarr",
        "sonarr",
        "qbittorrent",
        "shoko",
        "jellyfin",
    }
    assert code == 0
