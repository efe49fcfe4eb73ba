"""Test the tools that language models get, as Home Assistant hands them out."""

from dataclasses import replace
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import llm
from homeassistant.helpers.translation import async_get_translations
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.status_tracker.const import CONF_LANGUAGE_MODELS, DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.llm import async_get_tools
from custom_components.status_tracker.tracker.facts import ImportBlocked
from custom_components.status_tracker.tracker.terms import WishStatus
from custom_components.status_tracker.voice.answering import LANGUAGES

from ..tracker.stories import RADARR, Film, Show, minute
from .common import call, tools_of
from .conftest import AMBER

PREFIX = f"{DOMAIN}__"
BOCCHI = (
    "Bocchi the Rock! is downloading, 5 of 12 episodes are there, "
    "about 20 minutes left."
)


@pytest.mark.usefixtures("waiting")
async def test_tools_only_look(hass: HomeAssistant) -> None:
    """Offer what looks, and nothing that changes or deletes."""
    api = await tools_of(hass)
    ours = [tool for tool in api.tools if tool.name.startswith(PREFIX)]
    assert [tool.name.removeprefix(PREFIX) for tool in ours] == [
        "find_request",
        "list_in_progress",
        "list_new",
        "explain",
    ]
    for tool in ours:
        assert tool.annotations.read_only
        assert not tool.annotations.destructive
        assert tool.integration == DOMAIN
        assert tool.title
        assert tool.description
    assert DOMAIN in api.api_prompt


@pytest.mark.usefixtures("waiting")
async def test_request_is_found_by_a_misheard_title(hass: HomeAssistant) -> None:
    """Give the answer to speak, and the facts that a model may need beside it."""
    assert await call(hass, f"{PREFIX}find_request", title=" botchy the rock ") == {
        "answer": BOCCHI,
        "requests": [
            {
                "title": "Bocchi the Rock!",
                "year": 2022,
                "type": "tv",
                "state": "downloading",
                "requested_by": "bob",
                "percent": 50,
                "minutes_left": 20,
                "episodes": {"ready": 5, "wanted": 12, "not_aired": 0},
            }
        ],
        "total": 1,
    }


@pytest.mark.usefixtures("waiting")
async def test_trouble_is_explained(hass: HomeAssistant) -> None:
    """Explain one title, or everything that is in trouble."""
    of_one = await call(hass, f"{PREFIX}explain", title="amber alley")
    of_all = await call(hass, f"{PREFIX}explain")
    assert of_one == of_all
    assert of_one["answer"] == (
        "Amber Alley needs attention: the download is not imported. Not a valid file."
    )
    (request,) = of_one["requests"]
    assert request["problem"]["reason"] == "import_blocked"
    assert request["problem"]["detail"] == "Not a valid file"


async def test_download_that_is_complete_has_no_percent(
    hass: HomeAssistant, empty: StatusTrackerCoordinator
) -> None:
    """Say nothing of bytes that nobody looked at while they came."""
    await empty.async_apply(
        [
            AMBER.wish(0, WishStatus.APPROVED),
            AMBER.grabbed(1, "a" * 40),
            ImportBlocked(
                at=minute(6),
                source=RADARR,
                subject=replace(AMBER.managed, download="a" * 40),
                messages=("Not a valid file",),
            ),
        ]
    )
    found = await call(hass, f"{PREFIX}find_request", title="amber alley")
    (request,) = found["requests"]
    assert request["state"] == "downloaded"
    assert "percent" not in request


@pytest.mark.usefixtures("waiting")
async def test_what_moves_is_listed(hass: HomeAssistant) -> None:
    """List what is unfinished, the one that ends first in front."""
    found = await call(hass, f"{PREFIX}list_in_progress")
    assert [each["title"] for each in found["requests"]] == [
        "Bocchi the Rock!",
        "The Copper Lighthouse",
        "Amber Alley",
        "Golden Gate",
    ]
    assert found["total"] == 4


@pytest.mark.usefixtures("waiting")
async def test_what_is_new_is_listed(hass: HomeAssistant, freezer: Any) -> None:
    """List what arrived in as many days as were asked for."""
    freezer.tick(60 * 60 * 36)
    assert (await call(hass, f"{PREFIX}list_new", days=1))["requests"] == []
    found = await call(hass, f"{PREFIX}list_new")
    assert found["answer"] == (
        "New to watch: 5 episodes of Bocchi the Rock! and Silver Sky."
    )


async def test_title_of_several_is_asked_back(
    hass: HomeAssistant, empty: StatusTrackerCoordinator
) -> None:
    """Ask which of several is meant, and take the year for an answer."""
    old = Film(tmdb=5, title="Dune", year=1984, wish_id=5, arr_id=5)
    new = Film(tmdb=6, title="Dune", year=2021, wish_id=6, arr_id=6)
    await empty.async_apply(
        [old.wish(0, WishStatus.APPROVED), new.wish(0, WishStatus.APPROVED)]
    )
    asked = await call(hass, f"{PREFIX}find_request", title="dune")
    assert asked["answer"] in (
        "Which one do you mean: Dune from 1984 or Dune from 2021?",
        "Which one do you mean: Dune from 2021 or Dune from 1984?",
    )
    assert {each["year"] for each in asked["requests"]} == {1984, 2021}
    found = await call(hass, f"{PREFIX}find_request", title="Dune 1984")
    assert [each["year"] for each in found["requests"]] == [1984]
    await empty.async_apply([new.playable(5)])
    found = await call(hass, f"{PREFIX}find_request", title="dune")
    assert [each["year"] for each in found["requests"]] == [1984]
    assert found["answer"] == "Dune from 1984 is approved."


@pytest.mark.parametrize(
    ("year", "tool", "answers"),
    [
        (
            2021,
            "find_request",
            {"Dune (film) is approved.", "Dune (show) waits for approval."},
        ),
        (
            None,
            "find_request",
            {"Dune (film) is approved.", "Dune (show) waits for approval."},
        ),
        (
            2021,
            "explain",
            {
                "Nothing is wrong with Dune (film). Dune (film) is approved.",
                "Nothing is wrong with Dune (show). Dune (show) waits for approval.",
            },
        ),
        (
            2021,
            "list_in_progress",
            {
                "2 requests are on their way.",
                "Dune (film) is approved.",
                "Dune (show) waits for approval.",
            },
        ),
    ],
    ids=["where", "no-year", "why", "list"],
)
async def test_film_and_show_of_one_name_are_both_told(
    hass: HomeAssistant,
    empty: StatusTrackerCoordinator,
    year: int | None,
    tool: str,
    answers: set[str],
) -> None:
    """Tell of both where no year tells a film from a show, and say which is which."""
    film = Film(tmdb=5, title="Dune", year=2021, wish_id=5, arr_id=5)
    wish = Show(tvdb=6, tmdb=6, title="Dune").wish(0, 6, WishStatus.PENDING, [1])
    wish = replace(wish, subject=replace(wish.subject, year=year))
    await empty.async_apply([film.wish(0, WishStatus.APPROVED), wish])
    about = {} if tool == "list_in_progress" else {"title": "dune"}
    found = await call(hass, f"{PREFIX}{tool}", **about)
    for answer in answers:
        assert answer in found["answer"]
    assert len(found["answer"]) == len(" ".join(answers))
    assert {each["type"] for each in found["requests"]} == {"movie", "tv"}
    assert {each["state"] for each in found["requests"]} == {"approved", "requested"}
    assert found["total"] == 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_answer_to_a_question_is_understood(
    hass: HomeAssistant, empty: StatusTrackerCoordinator, language: str
) -> None:
    """Take a title with its year as it was asked back."""
    films = [
        Film(tmdb=number, title="Dune", year=year, wish_id=number, arr_id=number)
        for number, year in ((5, 1984), (6, 2021))
    ]
    await empty.async_apply([film.wish(0, WishStatus.APPROVED) for film in films])
    texts = await async_get_translations(hass, language, "common", {DOMAIN})
    with_year = texts[f"component.{DOMAIN}.common.voice_with_year"]
    said = with_year.format(title="Dune", year=1984)
    asked = await call(hass, f"{PREFIX}find_request", language, title="dune")
    assert said in asked["answer"]
    found = await call(hass, f"{PREFIX}find_request", language, title=said)
    assert [each["year"] for each in found["requests"]] == [1984]


async def test_what_is_over_is_found(
    hass: HomeAssistant, waiting: StatusTrackerCoordinator, freezer: Any
) -> None:
    """Find what went into the history long ago."""
    freezer.tick(60 * 60 * 24 * 30)
    waiting._async_archive_finished()
    assert "Silver Sky" not in {each.name for each in waiting.tracker.requests.values()}
    found = await call(hass, f"{PREFIX}find_request", title="silver skye")
    assert found["answer"] == "Silver Sky is ready to watch."


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("de", "Ich kenne keine Anfrage namens Titanic."),
        ("ja-JP", "Titanicというリクエストは見つかりません。"),
        ("*", "I know of no request called Titanic."),
        (None, "I know of no request called Titanic."),
    ],
)
@pytest.mark.usefixtures("waiting")
async def test_tools_answer_in_the_language_of_the_conversation(
    hass: HomeAssistant, language: str | None, answer: str
) -> None:
    """Say that there is no such request, in the language of the question."""
    found = await call(hass, f"{PREFIX}find_request", language, title="Titanic")
    assert found == {"answer": answer, "requests": [], "total": 0}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("find_request", {}),
        ("find_request", {"title": "  "}),
        ("find_request", {"title": "x" * 201}),
        ("list_new", {"days": 0}),
        ("list_new", {"days": 31}),
    ],
)
@pytest.mark.usefixtures("waiting")
async def test_wrong_arguments_are_refused(
    hass: HomeAssistant, name: str, arguments: dict[str, Any]
) -> None:
    """Refuse what makes no sense."""
    with pytest.raises(vol.Invalid):
        await call(hass, f"{PREFIX}{name}", **arguments)


async def test_tools_go_with_the_entry(
    hass: HomeAssistant,
    waiting: StatusTrackerCoordinator,
    config_entry: MockConfigEntry,
) -> None:
    """Offer nothing while the integration is not loaded, and nothing to other APIs."""
    api = await tools_of(hass)
    tool = next(each for each in api.tools if each.name == f"{PREFIX}list_new")
    assert async_get_tools(hass, api.llm_context, "another") is None
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    again = await tools_of(hass)
    assert not any(each.name.startswith(PREFIX) for each in again.tools)
    result = await tool.async_call(
        hass, llm.ToolInput(tool_name=tool.name, tool_args={}), api.llm_context
    )
    assert isinstance(result, llm.ToolResult)
    assert result.error
    assert result.data == {"error": "Status Tracker is not running."}


@pytest.mark.usefixtures("waiting")
async def test_tools_can_be_turned_off(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Offer models nothing, and tell them of nothing, where nobody wants that."""
    options = {**config_entry.options, CONF_LANGUAGE_MODELS: False}
    hass.config_entries.async_update_entry(config_entry, options=options)
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    api = await tools_of(hass)
    assert not any(each.name.startswith(PREFIX) for each in api.tools)
    assert DOMAIN not in api.api_prompt
