"""Test that nobody loses Seerr's one webhook without having been asked."""

import json
import logging
from typing import Any

from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.clients.seerr_webhook import PAYLOAD
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.problems import WebhookProblem
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.seerr_agent import encoded
from tests.stack.stack import Versions
from tests.stacked import until
from tests.translations import check_translations, text_at  # noqa: F401

from .home import Home, seerr_options

pytestmark = pytest.mark.usefixtures("check_translations")

THEIRS = "http://127.0.0.1:9/elsewhere"
THEIR_SECRET = "Bearer their-own-secret-0123456789"
ISSUE = "webhook_slot_taken_seerr"
LEDGER = "status_tracker.webhooks"


def copy(setting: object) -> Any:
    """Return a copy that later changes do not touch."""
    return json.loads(json.dumps(setting))


def take(home: Home, url: str = THEIRS) -> Any:
    """Let somebody else use Seerr's webhook and return the setting."""
    home.stack.seerr.agent.set_up(url, types=8, auth_header=THEIR_SECRET)
    return copy(home.stack.seerr.agent.setting)


def setting(home: Home) -> Any:
    """Return what Seerr has set."""
    return copy(home.stack.seerr.agent.setting)


async def answer_issue(home: Home, choice: str) -> None:
    """Answer the repair issue as the frontend does."""
    assert await async_setup_component(home.hass, "repairs", {})
    path = "/api/repairs/issues/fix"
    started = await home.client.post(path, json={"handler": DOMAIN, "issue_id": ISSUE})
    assert started.status == 200, await started.text()
    menu = await started.json()
    assert menu["type"] == "menu"
    assert menu["menu_options"] == ["leave", "take_over"]
    assert menu["description_placeholders"]["name"] == "Seerr"
    done = await home.client.post(
        f"{path}/{menu['flow_id']}", json={"next_step_id": choice}
    )
    assert (await done.json())["type"] == "create_entry"


async def set_up_taken(home: Home) -> Any:
    """Set Seerr up while its webhook is in use, and return what it has set."""
    theirs = take(home)
    await home.set_up(Service.SEERR)
    await home.until_shown(WebhookProblem.SLOT_TAKEN, "seerr")
    assert setting(home) == theirs
    return theirs


async def test_webhook_in_use_is_left_alone(home: Home) -> None:
    """Ask, and change nothing at any start."""
    theirs = await set_up_taken(home)
    await home.reload()
    await home.until_shown(WebhookProblem.SLOT_TAKEN, "seerr")
    assert setting(home) == theirs
    assert home.writes("seerr") == []
    assert not home.stack.seerr.sender.log
    assert home.health("seerr").webhook_ready is False


@pytest.mark.parametrize(
    "versions", [Versions(seerr="3.1.0"), Versions(seerr="3.4.0")], ids=["old", "new"]
)
async def test_take_over_and_put_back(
    home: Home, hass_client: ClientSessionGenerator, hass_storage: dict[str, Any]
) -> None:
    """Take the webhook over when told so, and put the old one back on removal."""
    theirs = await set_up_taken(home)
    await answer_issue(home, "take_over")
    await home.until_ready()
    assert home.issues == set()
    assert seerr_options(home.stack)["webhookUrl"] == home.address_of("seerr")
    await FilmStory(home.stack, COPPER_LIGHTHOUSE).advance_to("wish")
    assert home.health("seerr").last_event == "MEDIA_PENDING"
    # Kept on the disk, and told to nobody.
    assert THEIR_SECRET in json.dumps(hass_storage[LEDGER])
    dump = await get_diagnostics_for_config_entry(home.hass, hass_client, home.loaded)
    for secret in (
        THEIR_SECRET,
        home.data("seerr")["secret"],
        home.data("seerr")["webhook_id"],
    ):
        assert secret not in json.dumps(dump)
    await home.reload()
    await home.until_ready()
    home.hass.config_entries.async_remove_subentry(home.loaded, "seerr")
    await until(lambda: setting(home) == theirs, "put back")
    await until(
        lambda: not hass_storage[LEDGER]["data"]["entered"], "forgotten on the disk"
    )


async def test_take_over_of_a_seerr_that_is_down(home: Home) -> None:
    """Carry the choice out when Seerr is back, also after a restart."""
    await set_up_taken(home)
    await home.stack.seerr.stop()
    await answer_issue(home, "take_over")
    await home.unload()
    await home.stack.seerr.start()
    await home.reload()
    await home.until_ready()
    assert "webhook_slot" not in home.data("seerr")
    assert seerr_options(home.stack)["webhookUrl"] == home.address_of("seerr")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://user:word@127.0.0.1:9/a?key=1", "http://127.0.0.1:9"),
        ("just words", "just words"),
        (f"words {'0a' * 32}", "words …"),
    ],
    ids=["address", "words", "secret"],
)
async def test_user_of_the_webhook_is_named(home: Home, url: str, shown: str) -> None:
    """Say where the webhook leads, without anything that is secret."""
    take(home, url)
    await home.set_up(Service.SEERR)
    await home.until_shown(WebhookProblem.SLOT_TAKEN, "seerr")
    issue = ir.async_get(home.hass).async_get_issue(DOMAIN, ISSUE)
    assert issue is not None
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["address"] == shown


async def test_choice_holds_once(home: Home) -> None:
    """Ask again when somebody takes the webhook after it was taken over."""
    await set_up_taken(home)
    await answer_issue(home, "take_over")
    await home.until_ready()
    theirs = take(home, f"{THEIRS}/again")
    await home.reload()
    await home.until_shown(WebhookProblem.SLOT_TAKEN, "seerr")
    assert setting(home) == theirs


async def test_do_without(home: Home) -> None:
    """Leave the webhook to the other, ask no more, and say so."""
    theirs = await set_up_taken(home)
    await answer_issue(home, "leave")
    await until(
        lambda: home.health("seerr").webhook_problem == WebhookProblem.SLOT_LEFT,
        "left",
    )
    for _ in range(2):
        assert home.issues == set()
        assert setting(home) == theirs
        assert home.health("seerr").webhook_ready is False
        await home.reload()
        await until(
            lambda: home.health("seerr").webhook_problem == WebhookProblem.SLOT_LEFT,
            "still left",
        )
    home.hass.config_entries.async_remove_subentry(home.loaded, "seerr")
    await home.hass.async_block_till_done()
    assert setting(home) == theirs


async def test_take_over_after_all(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    """Take the webhook over when the user thinks better of it, and only then."""
    await set_up_taken(home)
    assert await changes(home) == ["connection", "webhook"]
    await answer_issue(home, "leave")
    await until(
        lambda: home.health("seerr").webhook_problem == WebhookProblem.SLOT_LEFT,
        "left",
    )
    caplog.clear()
    await home.reload()
    await until(
        lambda: home.health("seerr").webhook_problem == WebhookProblem.SLOT_LEFT,
        "still left",
    )
    assert not [
        each
        for each in caplog.records
        if each.levelno >= logging.WARNING and "Webhook in" in each.message
    ]
    assert await changes(home) == ["connection", "webhook", "take_over"]
    flow = await home.loaded.start_subentry_reconfigure_flow(home.hass, "seerr")
    done = await home.hass.config_entries.subentries.async_configure(
        flow["flow_id"], {"next_step_id": "take_over"}
    )
    assert done["reason"] == "slot_taken_over"
    await home.until_ready()
    assert home.issues == set()
    assert "webhook_slot" not in home.data("seerr")
    assert await changes(home) == ["connection", "webhook"]


async def changes(home: Home) -> list[str]:
    """Return what can be changed about Seerr on the page of the integration."""
    entry = home.loaded
    flow = await entry.start_subentry_reconfigure_flow(home.hass, "seerr")
    home.hass.config_entries.subentries.async_abort(flow["flow_id"])
    return list(flow["menu_options"])


async def test_webhook_that_becomes_free(home: Home) -> None:
    """Use the webhook once the other has gone, whatever was decided before."""
    await set_up_taken(home)
    await answer_issue(home, "leave")
    home.stack.seerr.agent.setting = home.stack.seerr.agent.default_setting()
    await home.reload()
    await home.until_ready()
    assert "webhook_slot" not in home.data("seerr")
    theirs = take(home)
    await home.reload()
    await home.until_shown(WebhookProblem.SLOT_TAKEN, "seerr")
    assert setting(home) == theirs


@pytest.mark.usefixtures("impatient")
async def test_webhook_that_is_given_up_while_we_run(home: Home) -> None:
    """Notice without a restart that the other has gone."""
    await set_up_taken(home)
    home.stack.seerr.agent.setting["enabled"] = False
    await home.until_ready()
    assert home.issues == set()


async def test_webhook_that_is_switched_off(home: Home) -> None:
    """Use a webhook that nobody uses, and put its setting back all the same."""
    take(home)
    home.stack.seerr.agent.setting["enabled"] = False
    theirs = setting(home)
    await home.set_up(Service.SEERR)
    await home.until_ready()
    assert await home.hass.config_entries.async_remove(home.loaded.entry_id)
    assert setting(home) == theirs


async def test_webhook_of_the_own_integration(home: Home) -> None:
    """Say that it is Home Assistant's own integration that uses the webhook."""
    webhook_id = "0a" * 32
    overseerr = MockConfigEntry(domain="overseerr", data={"webhook_id": webhook_id})
    overseerr.add_to_hass(home.hass)
    take(home, f"{home.url}/api/webhook/{webhook_id}")
    await home.set_up(Service.SEERR)
    await home.until_shown(WebhookProblem.SLOT_TAKEN, "seerr")
    assert await async_setup_component(home.hass, "repairs", {})
    issue = ir.async_get(home.hass).async_get_issue(DOMAIN, ISSUE)
    assert issue is not None
    assert issue.translation_key == "webhook_slot_taken_by_overseerr"
    assert "Seerr integration" in (
        text_at(f"issues.{issue.translation_key}.fix_flow.step.confirm.description")
        or ""
    )
    assert webhook_id not in str(issue)
    await answer_issue(home, "take_over")
    await home.until_ready()
    # The other one claims it at its next start: the user is asked once more.
    take(home, f"{home.url}/api/webhook/{webhook_id}")
    await home.reload()
    await home.until_shown(WebhookProblem.SLOT_TAKEN, "seerr")


@pytest.mark.parametrize(
    ("base", "payload", "is_ours"),
    [
        pytest.param(None, PAYLOAD, True, id="ours"),
        pytest.param("http://127.0.0.1:9", PAYLOAD, False, id="other-home"),
        pytest.param(None, '{"other": "{{subject}}"}', False, id="other-payload"),
    ],
)
async def test_leftover_of_ours(
    home: Home, base: str | None, payload: str, is_ours: bool
) -> None:
    """Replace what an earlier set-up of ours left, and only that, without asking."""
    take(home, f"{base or home.url}/api/webhook/{'fe' * 32}")
    seerr_options(home.stack)["jsonPayload"] = encoded(json.dumps(payload))
    theirs = setting(home)
    await home.set_up(Service.SEERR)
    await home.until(is_ours)
    assert (setting(home) == theirs) is not is_ours
    assert home.issues == (set() if is_ours else {ISSUE})
    if is_ours:
        # What was ours is not put back.
        assert await home.hass.config_entries.async_remove(home.loaded.entry_id)
        assert home.stack.seerr.agent.setting["enabled"] is False
        assert seerr_options(home.stack)["webhookUrl"] == ""


async def test_answer_after_the_service_is_gone(home: Home) -> None:
    """Accept an answer about a service that was removed meanwhile."""
    theirs = await set_up_taken(home)
    assert await async_setup_component(home.hass, "repairs", {})
    path = "/api/repairs/issues/fix"
    started = await home.client.post(path, json={"handler": DOMAIN, "issue_id": ISSUE})
    flow_id = (await started.json())["flow_id"]
    home.hass.config_entries.async_remove_subentry(home.loaded, "seerr")
    await home.hass.async_block_till_done()
    done = await home.client.post(
        f"{path}/{flow_id}", json={"next_step_id": "take_over"}
    )
    assert done.status == 200
    assert home.issues == set()
    assert setting(home) == theirs
