"""Test what automations, assistants and scripts get from a real Home Assistant."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
import shutil
from typing import Any, Final

import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE, film
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack

from .client import HomeClient
from .errors import HomeError, Json
from .home import CONFIGURATION, HOST, ROOT, free_port
from .home_socket import HomeSocket, Subscription
from .household import DOMAIN, Household, new_household
from .phone import Phone
from .reporting import complaints
from .watching import Onlooker

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

EVENT: Final = f"{DOMAIN}_event"
BLUEPRINTS: Final = Path("blueprints", "automation", DOMAIN)
CALLER: Final = "tool_caller"
MORE: Final = f"""\
conversation:
mobile_app:
person:
{CALLER}:
"""
STUCK: Final = film(301, "Amber Alley", 2021, "Somebody waits.", ("Drama",))
CUTS: Final = tuple(
    film(310 + n, f"Power Cut {n}", 2022, "Somebody waits.", ("Drama",))
    for n in range(1, 6)
)
AFTER: Final = film(303, "Long After", 2023, "Somebody waits.", ("Drama",))
# What triggers tell that tests look at.
TOLD: Final = ("title", "type", "reason", "from_state", "to_state", "progress")
PATIENCE: Final = 120.0
POLL: Final = 0.5


@pytest.fixture
def verify_cleanup() -> None:
    """Leave alone what the household keeps open between tests."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_phone() -> AsyncIterator[Phone]:
    """Turn on the phone of Alice."""
    enable_socket()
    async with Phone("Alice Phone") as phone:
        yield phone


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_household(
    tmp_path_factory: pytest.TempPathFactory, shared_phone: Phone
) -> AsyncIterator[Household]:
    """Start a Home Assistant with an assistant, a phone and our blueprints."""
    folder = tmp_path_factory.mktemp("home")
    port = free_port()
    furnish(folder, f"http://{HOST}:{port}")
    stack = Stack(
        speed=1_000,
        titles=(COPPER_LIGHTHOUSE, HARBOUR_NINE, STUCK, *CUTS, AFTER),
        local_images=True,
    )
    async with new_household(stack, folder, port=port) as household:
        await shared_phone.register(household.client)
        async with household.client.connect() as socket:
            await socket.command(
                "person/create",
                name="Alice",
                user_id=None,
                device_trackers=[shared_phone.tracker],
            )
        await automate(
            household.client,
            "requester",
            {"use_blueprint": {"path": f"{DOMAIN}/notify_requester.yaml", "input": {}}},
        )
        yield household


@pytest_asyncio.fixture(loop_scope="module")
async def household(shared_household: Household) -> AsyncIterator[Household]:
    """Lend the household, and look for complaints in Home Assistant's log after."""
    before = len(shared_household.home.log)
    yield shared_household
    assert complaints(shared_household.home.log[before:]) == []


@pytest.fixture
def phone(shared_phone: Phone) -> Phone:
    """Lend the phone."""
    return shared_phone


def furnish(folder: Path, url: str) -> None:
    """Bring what no other test needs, before the rest comes."""
    configuration = CONFIGURATION.format(name="Home", url=url, log_level="debug")
    (folder / "configuration.yaml").write_text(configuration + MORE)
    shutil.copytree(ROOT / BLUEPRINTS, folder / BLUEPRINTS)
    integrations = folder / "custom_components"
    integrations.mkdir()
    (integrations / DOMAIN).symlink_to(ROOT / "custom_components" / DOMAIN)
    (integrations / CALLER).symlink_to(Path(__file__).parent / "helper_integration")


async def automate(client: HomeClient, name: str, config: Json) -> None:
    """Save an automation as the editor does, and wait until it is on."""
    await client.post(
        f"/api/config/automation/config/{name}", {"alias": name, **config}
    )
    async with asyncio.timeout(PATIENCE):
        while True:
            state = (await client.states()).get(f"automation.{name}")
            if state is not None and state["state"] == "on":
                return


async def answer(client: HomeClient, domain: str, action: str, **data: Any) -> Json:
    """Return what an action answers."""
    path = f"/api/services/{domain}/{action}?return_response"
    response: Json = (await client.post(path, data))["service_response"]
    return response


async def say(client: HomeClient, text: str, language: str = "en") -> str:
    """Return what the assistant answers."""
    body = {"text": text, "language": language}
    result = await client.post("/api/conversation/process", body)
    speech: str = result["response"]["speech"]["plain"]["speech"]
    return speech


async def events_until(events: Subscription, title: str, kind: str) -> list[Json]:
    """Return what is told of a title, up to a kind of happening."""
    told: list[Json] = []
    while not told or told[-1]["type"] != kind:
        data = (await events.next())["data"]
        if data["title"] == title:
            told.append(data)
    return told


async def logbook_until(socket: HomeSocket, since: str, name: str, line: str) -> None:
    """Wait until a line stands in the logbook, behind its name.

    The recorder writes every few seconds, and tells nobody when it did.
    """
    async with asyncio.timeout(PATIENCE):
        while (name, line) not in [  # noqa: ASYNC110
            (each.get("name"), each.get("message"))
            for each in await socket.command("logbook/get_events", start_time=since)
        ]:
            await asyncio.sleep(POLL)


async def wait_for(
    client: HomeClient,
    name: str,
    options: Json,
    *conditions: tuple[str, Json],
) -> str:
    """Automate with one of our triggers and conditions; return what it fires."""
    ran = f"ran_{name}"
    await automate(
        client,
        ran,
        {
            "triggers": [{"trigger": f"{DOMAIN}.{name}", "options": options}],
            "conditions": [
                {"condition": f"{DOMAIN}.{condition}", "options": chosen}
                for condition, chosen in conditions
            ],
            "actions": [
                {
                    "event": ran,
                    "event_data": {
                        name: f"{{{{ trigger.{name} | default('') }}}}" for name in TOLD
                    },
                }
            ],
        },
    )
    return ran


async def run_about(runs: Subscription, title: str) -> Json:
    """Return with what the automation ran that waits for such a title."""
    while True:
        trigger: Json = (await runs.next())["data"]
        if trigger["title"] == title:
            return trigger


async def test_film_is_told_everywhere(household: Household, phone: Phone) -> None:
    """Hear of a film by blueprint, trigger, condition, event, entity and logbook."""
    client, story = household.client, FilmStory(household.stack, COPPER_LIGHTHOUSE)
    title = story.title.title
    began = datetime.now(UTC).isoformat()
    mine = {"media_type": "movie", "person": "person.alice"}
    waited = [
        await wait_for(
            client,
            "became_available",
            mine,
            ("is_in_state", {"state": ["available"], **mine}),
        ),
        await wait_for(client, "state_changed", {"to": "available", **mine}),
        await wait_for(client, "progress_passed", {"percent": 50, **mine}),
    ]
    async with client.connect() as socket:
        events = await socket.subscribe("subscribe_events", event_type=EVENT)
        runs = [
            await socket.subscribe("subscribe_events", event_type=each)
            for each in waited
        ]
        await story.advance_to("download", 3)
        passed = await run_about(runs[2], title)
        await story.finish()
        told = await events_until(events, title, "available")
        became, changed = [await run_about(each, title) for each in runs[:2]]
        (pushed,) = await phone.until(title)
        await logbook_until(socket, began, title, "is ready to watch")

    assert became["type"] == "available"
    assert changed["to_state"] == "available"
    assert passed["progress"] >= 50
    assert told[0]["type"] == "requested"
    assert told[-1]["person"] == "person.alice"
    assert pushed["message"] == f"{title} is ready to watch."
    assert pushed["data"]["actions"][0]["uri"] == told[-1]["link"]
    state = (await client.states())["event.status_tracker_requests"]
    assert state["attributes"]["event_type"] == "available"
    assert state["attributes"]["title"] == title


async def test_request_in_trouble_is_tried_again(
    household: Household, phone: Phone
) -> None:
    """Tell what is wrong on the phone, and try again from there."""
    client = household.client
    await automate(
        client,
        "attention",
        {
            "use_blueprint": {
                "path": f"{DOMAIN}/notify_attention.yaml",
                "input": {"devices": [phone.device_id]},
            }
        },
    )
    waited = await wait_for(
        client,
        "needs_attention",
        {"reason": "import_blocked"},
        ("needs_attention", {"reason": ["import_blocked"]}),
    )
    story = FilmStory(household.stack, STUCK, Options(import_blocked=True))
    async with client.connect() as socket:
        runs = await socket.subscribe("subscribe_events", event_type=waited)
        await story.advance_to("block")
        assert (await run_about(runs, STUCK.title))["reason"] == "import_blocked"
    first = (await phone.until(STUCK.title))[0]
    assert first["message"].startswith("The download is not imported.")
    retry, _ = first["data"]["actions"]
    second = await phone.press_until(client, retry["action"], STUCK.title)
    assert second["message"] == "It is on its way already."
    assert second["data"]["tag"] == first["data"]["tag"]


async def test_morning_tells_what_came(household: Household, phone: Phone) -> None:
    """Tell in one notification what is new and what is in trouble."""
    client = household.client
    inputs = {"devices": [phone.device_id], "with_attention": True}
    await automate(
        client,
        "morning",
        {
            "use_blueprint": {
                "path": f"{DOMAIN}/morning_summary.yaml",
                "input": inputs,
            }
        },
    )
    await client.call_service(
        "automation", "trigger", {"entity_id": "automation.morning"}
    )
    (pushed,) = await phone.until("Ready to watch")
    assert pushed["message"] == (
        f"{COPPER_LIGHTHOUSE.title}\n\nNeeds attention:\n{STUCK.title}"
    )


async def test_scripts_get_answers(household: Household) -> None:
    """Answer every action that reads or tries, and refuse what makes no sense."""
    client = household.client
    page = await answer(client, DOMAIN, "get_requests", state="available", limit=1)
    assert [each["title"] for each in page["requests"]] == [COPPER_LIGHTHOUSE.title]
    one = (await answer(client, DOMAIN, "get_request", title=COPPER_LIGHTHOUSE.title))[
        "request"
    ]
    assert one["timeline"][-1]["step"] == "available"
    found = await answer(client, DOMAIN, "verify_request", request_id=one["id"])
    assert found["available"] is True
    tried = await answer(client, DOMAIN, "retry_request", title=STUCK.title)
    assert tried["outcome"] == "on_its_way"
    assert (await answer(client, DOMAIN, "get_deletion_log"))["deletions"] == []
    with pytest.raises(HomeError, match=r"40\d|500"):
        await answer(client, DOMAIN, "get_request", title="Nobody Asked")


@pytest.mark.parametrize(
    ("language", "question", "expected"),
    [
        (
            "en",
            "Can we watch the copper lighthouse yet?",
            "The Copper Lighthouse is ready to watch.",
        ),
        (
            "en",
            "Which downloads are stuck?",
            "Amber Alley needs attention: the download is not imported.",
        ),
        (
            "de",
            "Wann können wir The Copper Lighthouse anschauen?",
            "The Copper Lighthouse kann angesehen werden.",
        ),
        ("nl", "wat is er nieuw om te kijken", "Nieuw om te kijken:"),
        ("es", "¿Qué se está descargando?", "Amber Alley necesita atención:"),
        (
            "fr",
            "Quand peut-on regarder The Copper Lighthouse ?",
            "On peut regarder The Copper Lighthouse.",
        ),
        (
            "ja",
            "The Copper Lighthouseはもう見られますか",
            "The Copper Lighthouseは視聴できます。",
        ),
    ],
)
async def test_assistant_answers(
    household: Household, language: str, question: str, expected: str
) -> None:
    """Answer what people say to it."""
    assert (await say(household.client, question, language)).startswith(expected)


async def test_language_model_gets_tools(household: Household) -> None:
    """Answer a model's calls, and offer it nothing that deletes."""
    client = household.client
    tools = (await answer(client, CALLER, "list_tools"))["tools"]
    ours = [name for name in tools if name.startswith(DOMAIN)]
    assert ours == [
        f"{DOMAIN}__{name}"
        for name in ("find_request", "list_in_progress", "list_new", "explain")
    ]
    expected = {
        "find_request": "The Copper Lighthouse is ready to watch.",
        "list_in_progress": "Amber Alley needs attention:",
        "list_new": "New to watch: The Copper Lighthouse.",
        "explain": "Amber Alley needs attention:",
    }
    for name, speech in expected.items():
        arguments = {"title": "coper lighthouse"} if name == "find_request" else {}
        called = await answer(
            client, CALLER, "call_tool", name=f"{DOMAIN}__{name}", arguments=arguments
        )
        assert called["error"] is False
        assert called["data"]["answer"].startswith(speech)


async def test_kill_between_news_and_telling_tells_once(
    household: Household, phone: Phone
) -> None:
    """Tell on the phone what became ready as the power went, once and no second time."""
    for cut in CUTS:
        onlooker = Onlooker()
        async with onlooker.looking(household.client):
            await FilmStory(household.stack, cut).finish()
            await onlooker.until(cut.title, "available")
        await household.home.kill()
        if was_early := not phone.about(cut.title):
            break
        # Told five seconds after the news: this machine was slower than that.
        await household.restart()
    assert was_early
    await household.restart()
    assert len(await phone.until(cut.title)) == 1

    await household.home.kill()
    await household.restart()
    await FilmStory(household.stack, AFTER).finish()
    await phone.until(AFTER.title)
    assert len(phone.about(cut.title)) == 1


async def test_season_is_told_once(household: Household) -> None:
    """Tell of a pack of episodes in one piece, as what it is."""
    story = ShowStory(household.stack, HARBOUR_NINE)
    async with household.client.connect() as socket:
        events = await socket.subscribe("subscribe_events", event_type=EVENT)
        await story.finish()
        told = await events_until(events, HARBOUR_NINE.title, "available")
    grabbed = [each for each in told if each["type"] == "grabbed"]
    assert [each["episode_count"] for each in grabbed] == [3]
