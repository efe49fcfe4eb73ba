"""Let one torrent bring two titles."""

from dataclasses import replace

from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.stories import tell
from tests.stack.world import Title

from .home import Home


async def double_feature(home: Home, other: Title) -> str:
    """Let one torrent bring two films, and return its hash."""
    first = await home.bring(COPPER_LIGHTHOUSE)
    assert isinstance(first, FilmStory)
    assert first.cast.offer is not None
    second = tell(home.stack, other)
    assert isinstance(second, FilmStory)
    await second.advance_to("search")
    movie = home.stack.radarr.find(other.tmdb_id)
    assert movie is not None
    release = replace(first.cast.offer.release, title="Two.Films.2024.1080p")
    await home.stack.radarr.grab(movie, release)
    await home.stack.radarr.import_movie(movie, release)
    await home.hass.async_block_till_done()
    return first.cast.offer.torrent_hash
