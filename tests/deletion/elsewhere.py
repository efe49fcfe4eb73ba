"""Delete titles elsewhere, and find what came of it."""

from datetime import timedelta

from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.status_tracker.deletion.models import (
    Deletion,
)
from tests.stack.film_story import remove_film
from tests.stack.player import Removal
from tests.stack.world import Title

from .home import Home


async def in_radarr(home: Home, title: Title) -> None:
    """Delete a film with its files in Radarr, and wait for what follows."""
    await begin_in_radarr(home, title)
    await home.hass.async_block_till_done()


async def begin_in_radarr(home: Home, title: Title) -> None:
    """Delete a film with its files in Radarr; what follows may wait for the test."""
    movie = home.stack.radarr.find(title.tmdb_id)
    assert movie is not None
    await remove_film(home.stack, home.stack.radarr, movie, Removal.ARR)


async def on_disk(home: Home, title: Title) -> None:
    """Delete the file of a film, which Radarr and Jellyfin find missing."""
    movie = home.stack.radarr.find(title.tmdb_id)
    assert movie is not None
    await remove_film(home.stack, home.stack.radarr, movie, Removal.JELLYFIN)
    await home.hass.async_block_till_done()


async def in_sonarr(home: Home, title: Title) -> None:
    """Delete a show with its files in Sonarr."""
    series = home.stack.sonarr.find(title.tvdb_id)
    assert series is not None
    await home.stack.sonarr.delete_series(series, delete_files=True)
    await home.stack.drop_from_jellyfin(title.folder)
    await home.hass.async_block_till_done()


def questions(home: Home) -> list[ir.IssueEntry]:
    """Return the issues that ask about titles deleted elsewhere."""
    issues = ir.async_get(home.hass).issues.values()
    return [each for each in issues if each.translation_key == "deleted_elsewhere"]


def logged(home: Home) -> list[Deletion]:
    """Return all closed deletions."""
    return [row.read() for row in home.deletions.log.find()]


async def hours_pass(home: Home) -> None:
    """Let so much time go by that whatever waits is over."""
    async_fire_time_changed(home.hass, dt_util.utcnow() + timedelta(hours=2))
    await home.hass.async_block_till_done()
