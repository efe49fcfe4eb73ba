"""Test that Watch leads to an address which the user's browser reaches."""

from collections.abc import Callable
import re
from typing import Final

from playwright.async_api import WebSocketRoute, expect
import pytest

from .browser import signed_in
from .client import SUBENTRY_FLOW, filled_in
from .home import HOST
from .household import Household
from .journeys import MISSED, queued_film
from .panel import SOON, Panel

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

INSIDE: Final = "jellyfin.lan:8096"
OUTSIDE: Final = "https://films.example.org/"


async def let_jellyfin_be_outside(household: Household) -> None:
    """Give Jellyfin an address for the outside, in the form that a user fills in."""
    client = household.client
    (jellyfin,) = (
        each for each in await household.services() if each["service"] == "jellyfin"
    )
    step = await client.post(
        SUBENTRY_FLOW,
        {
            "handler": [household.entry_id, "jellyfin"],
            "subentry_id": jellyfin["id"],
        },
    )
    flow = f"{SUBENTRY_FLOW}/{step['flow_id']}"
    form = await client.post(flow, {"next_step_id": "connection"})
    step = await client.post(
        flow,
        filled_in(form)
        | household.stack.access["jellyfin"]
        | {"external_url": OUTSIDE},
    )
    assert step["reason"] == "reconfigure_successful"


def move_house(household: Household) -> Callable[[WebSocketRoute], None]:
    """Let Jellyfin's inner address be one that a home has, other than this machine's."""
    there = household.stack.urls["jellyfin"].removeprefix("http://")

    def connect(browser: WebSocketRoute) -> None:
        home = browser.connect_to_server()
        home.on_message(lambda text: browser.send(str(text).replace(there, INSIDE)))

    return connect


@pytest.mark.parametrize(
    ("host", "expected"),
    [(HOST, f"http://{INSIDE}/"), ("home.example.org", OUTSIDE)],
    ids=["inside", "outside"],
)
async def test_watch_leads_to_where_the_user_reaches_it(
    household: Household, host: str, expected: str
) -> None:
    """Watch at the inner address at home, and at the outer one elsewhere."""
    title = MISSED[host == HOST]
    await queued_film(household.stack, title).finish()
    await let_jellyfin_be_outside(household)
    async with signed_in(household.client, host=host) as page:
        await page.route_web_socket("**/api/websocket", move_house(household))
        panel = Panel(page, household.home.url.replace(HOST, host))
        await panel.open("/history")
        row = panel.rows.filter(has_text=title.title)
        watch = row.get_by_role("link", name=f"Watch {title.title} in Jellyfin")
        await expect(watch).to_have_attribute(
            "href", re.compile(f"^{re.escape(expected)}"), timeout=SOON
        )
