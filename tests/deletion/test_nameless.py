"""Test that a title which nobody told is called by something people recognise."""

from datetime import timedelta
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.deletion.knowledge import Knowledge
from custom_components.status_tracker.deletion.words import title_text
from custom_components.status_tracker.tracker.facts import Subject, Wished
from custom_components.status_tracker.tracker.models import (
    ArrRef,
    MediaIds,
    SeerrRef,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    Service,
    WishStatus,
)
from tests.common import async_set_up, make_entry
from tests.stacked import until
from tests.translations import FOLDER

from .elsewhere import questions
from .home import Home

OUR_ID: Final = "0f" * 16
LANGUAGES: Final = sorted(path.stem for path in FOLDER.glob("translations/*.json"))
FILM_AND_SHOW: Final = {
    "de": ("Film", "Serie"),
    "en": ("Film", "Show"),
    "es": ("Película", "Serie"),
    "fr": ("Film", "Série"),
    "ja": ("映画", "番組"),
    "nl": ("Film", "Serie"),
}


def known(media_type: MediaType, stand_in: object, **numbers: Any) -> Knowledge:
    """Return what is known of a title that goes by a number."""
    return Knowledge(media_type=media_type, title=f"{media_type} {stand_in}", **numbers)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_kind_is_named_in_every_language(
    hass: HomeAssistant, no_watchers: None, language: str
) -> None:
    """Say whether it is a film or a show in the language of Home Assistant."""
    await hass.config.async_update(language=language)
    await async_set_up(hass, make_entry([]))
    film = known(MediaType.MOVIE, 603, tmdb=603)
    show = known(MediaType.TV, 81189, tvdb=81189)
    assert (
        title_text(hass, film, [OUR_ID]),
        title_text(hass, show, [OUR_ID]),
    ) == (
        f"{FILM_AND_SHOW[language][0]} (TMDB 603)",
        f"{FILM_AND_SHOW[language][1]} (TVDB 81189)",
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        pytest.param(
            known(MediaType.MOVIE, OUR_ID, imdb="tt0133093"),
            "Film (IMDb tt0133093)",
            id="imdb",
        ),
        pytest.param(
            known(
                MediaType.TV,
                OUR_ID,
                seerr={SeerrRef("s", 12)},
                arr={ArrRef("a", 7)},
            ),
            "Show (Seerr 12)",
            id="seerr",
        ),
        pytest.param(
            known(MediaType.MOVIE, OUR_ID, arr={ArrRef("a", 7)}),
            "Film (Radarr 7)",
            id="radarr",
        ),
        pytest.param(
            known(MediaType.TV, OUR_ID, arr={ArrRef("a", 7)}),
            "Show (Sonarr 7)",
            id="sonarr",
        ),
        pytest.param(known(MediaType.MOVIE, OUR_ID), "Film", id="nothing"),
        pytest.param(
            known(MediaType.MOVIE, "night", tmdb=603), "movie night", id="real-title"
        ),
        pytest.param(
            Knowledge(media_type=MediaType.MOVIE, title="Movie 43", tmdb=43),
            "Movie 43",
            id="title-with-a-number",
        ),
    ],
)
async def test_best_number_is_named(
    hass: HomeAssistant, no_watchers: None, title: Knowledge, said: str
) -> None:
    """Name the number under which most people find it, never one of our own."""
    await async_set_up(hass, make_entry([]))
    assert title_text(hass, title, [OUR_ID]) == said


async def test_question_about_a_nameless_title(home: Home) -> None:
    """Ask about a film that Seerr lost by its kind and its number."""
    now = dt_util.utcnow()
    for at, status in (
        (now - timedelta(hours=1), WishStatus.APPROVED),
        (now, WishStatus.DELETED),
    ):
        wish = Wished(
            at=at,
            source=Source(Service.SEERR, "seerr"),
            subject=Subject(
                media_type=MediaType.MOVIE,
                ids=MediaIds(tmdb=603),
                seerr=SeerrRef("seerr", 99),
            ),
            status=status,
        )
        await home.coordinator.async_apply([wish])
    await until(lambda: bool(questions(home)), "the question")
    (issue,) = questions(home)
    assert issue.translation_placeholders == {
        "title": "Film (TMDB 603)",
        "service": "Seerr",
    }
