"""Test that an empty, real Home Assistant is set up without a browser."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.film_story import FilmStory
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.world import Title

from .client import HomeClient, filled_in
from .errors import FormError, Json
from .home import RunningHome
from .household import DOMAIN, ENTRIES_PATH, PASSWORD, USER, USERNAME, webhook_targets
from .reporting import complaints

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

PATIENCE = 120.0
SERVICES = ("seerr", "radarr", "sonarr", "qbittorrent", "shoko", "jellyfin")
SENDERS = ("seerr", "radarr", "sonarr", "jellyfin")


@pytest.fixture
def verify_cleanup() -> None:
    """Leave alone what Home Assistant keeps open between tests."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services."""
    enable_socket()
    async with Stack(speed=1_000, local_images=True) as stack:
        yield stack


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(
    tmp_path_factory: pytest.TempPathFactory, stack: Stack
) -> AsyncIterator[RunningHome]:
    """Start an empty Home Assistant with one user."""
    folder: Path = tmp_path_factory.mktemp("home")
    home = RunningHome(folder)
    try:
        await home.start()
        await home.onboard(USER, USERNAME, PASSWORD)
        await home.until_running()
        yield home
    finally:
        await home.stop()


async def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds in the simulated services."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise AssertionError(f"Never happened: {what}") from None


async def until_available(client: HomeClient, title: str) -> None:
    """Wait until a sensor says that a title can be played."""
    async with asyncio.timeout(PATIENCE):
        while True:
            states = (await client.states()).values()
            found = [each for each in states if each["state"] == "available"]
            if any(each["attributes"].get("title") == title for each in found):
                return
            await asyncio.sleep(0.1)


async def test_six_services_with_nothing_but_credentials(
    home: RunningHome, stack: Stack
) -> None:
    """Set up what the stack has, see its webhooks entered, and follow a film."""
    shown: list[str] = []

    def answer(step: Json) -> Json:
        """Type what a user would, and leave the rest as it is shown."""
        shown.append(step["step_id"])
        if step["step_id"] == "user":
            return {"services": list(SERVICES)}
        return filled_in(step) | stack.access.get(step["step_id"], {})

    done = await home.client.config_flow(DOMAIN, answer)
    assert shown == ["user", *SERVICES, "webhooks"]
    assert done["title"] == "Status Tracker"

    def is_connected() -> bool:
        """Tell whether every service that can sends its webhooks here."""
        targets = webhook_targets(stack)
        return all(
            any(url.startswith(home.url) for url in targets[name]) for name in SENDERS
        )

    await until(is_connected, "webhooks set up")
    async with home.client.connect() as socket:
        async with asyncio.timeout(PATIENCE):
            while True:
                listed = await socket.command(f"{DOMAIN}/services/list")
                if all(each["reachable"] for each in listed["services"]):
                    break
                await asyncio.sleep(0.1)
        assert {each["service"] for each in listed["services"]} == set(SERVICES)
    await FilmStory(stack, COPPER_LIGHTHOUSE).finish()
    await until_available(home.client, COPPER_LIGHTHOUSE.title)
    assert complaints(home.log) == []


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(HARBOUR_NINE, id="show"),
        pytest.param(PAPER_CRANE_ORBIT, id="anime_film"),
        pytest.param(KITSUNE_POST_OFFICE, id="anime_show"),
    ],
)
async def test_next_stories_are_followed(
    home: RunningHome, stack: Stack, title: Title
) -> None:
    """Follow shows and anime with what the set-up made, and nothing else."""
    await tell(stack, title).finish()
    await until_available(home.client, title.title)
    assert complaints(home.log) == []


async def test_services_show_that_they_are_set_up(home: RunningHome) -> None:
    """See at each service that its webhooks, or its feed, arrive."""
    states = await home.client.states()
    for service in SERVICES:
        state = states[f"binary_sensor.{service}_connectivity"]
        attributes = state["attributes"]
        assert state["state"] == "on"
        if service in SENDERS:
            assert attributes["webhook_ready"] is True
            assert attributes["webhook_problem"] is None
            assert attributes["webhooks"] > 0
            assert attributes["last_webhook"]
            assert attributes["refused"] == 0
    assert states["binary_sensor.shoko_connectivity"]["attributes"]["feed_open"] is True


async def test_wrong_key_is_told_and_put_right(home: RunningHome, stack: Stack) -> None:
    """Refuse a service with a wrong key, and take it with the right one."""
    (entry,) = await home.client.get(f"{ENTRIES_PATH}?domain={DOMAIN}")
    async with Stack() as second:
        access = second.access["radarr"]
        with pytest.raises(FormError, match="invalid_auth"):
            await home.client.subentry_flow(
                entry["entry_id"],
                "radarr",
                lambda step: filled_in(step) | access | {"api_key": "wrong"},
            )
        added = await home.client.subentry_flow(
            entry["entry_id"], "radarr", lambda step: filled_in(step) | access
        )
        assert added["description_placeholders"]["webhook_url"].startswith(home.url)


async def test_options_keep_what_is_known(home: RunningHome, stack: Stack) -> None:
    """Change an option, and have the same requests after."""
    (entry,) = await home.client.get(f"{ENTRIES_PATH}?domain={DOMAIN}")
    names = ("deletions", "webhooks", "people", "patience", "assistants")
    parts: Json = {name: {} for name in names}
    await home.client.options_flow(
        entry["entry_id"], lambda _: {**parts, "requests": {"finished_days": 9}}
    )
    await until_available(home.client, COPPER_LIGHTHOUSE.title)
    await home.until_saved(
        "core.config_entries",
        lambda data: any(
            each["options"].get("finished_days") == 9 for each in data["entries"]
        ),
    )
