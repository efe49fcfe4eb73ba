"""Test that panel and card reach Home Assistant's frontend, and leave it again."""

import asyncio
from collections.abc import Iterable
import gzip
import hashlib
from pathlib import Path
import re
from typing import Any

from homeassistant.components.frontend import (
    DATA_EXTRA_MODULE_URL,
    DATA_PANELS,
    add_extra_js_url,
)
from homeassistant.components.lovelace import LOVELACE_DATA
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.panel.card_resource import ISSUE_RESOURCE_IN_YAML
from custom_components.status_tracker.panel.registration import (
    BUNDLE,
    FOLDER,
    PANEL_PATH,
    STATIC_PATH,
)

from .common import async_set_up

pytestmark = pytest.mark.usefixtures("no_watchers")

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "frontend" / "src" / "texts"
OURS = f"{STATIC_PATH}/{BUNDLE}"
VERSION = hashlib.sha256((FOLDER / BUNDLE).read_bytes()).hexdigest()[:12]
URL = f"{OURS}?v={VERSION}"
MOST_BYTES = 60 * 1024
OTHER = {"id": "other", "type": "module", "url": "/local/other-card.js"}


def stored(hass_storage: dict[str, Any], *resources: dict[str, str]) -> None:
    """Let the user have resources already."""
    hass_storage["lovelace_resources"] = {
        "version": 1,
        "key": "lovelace_resources",
        "data": {"items": list(resources)},
    }


def resource(key: str, query: str, kind: str = "module") -> dict[str, str]:
    """Return a resource that is the card in some version."""
    return {"id": key, "type": kind, "url": f"{OURS}{query}"}


def resources(hass: HomeAssistant) -> list[tuple[str, str]]:
    """Return type and address of each resource."""
    items: Iterable[dict[str, Any]] = hass.data[LOVELACE_DATA].resources.async_items()
    return [(item["type"], item["url"]) for item in items]


def extra_urls(hass: HomeAssistant) -> set[str]:
    """Return what every page loads."""
    return set(hass.data[DATA_EXTRA_MODULE_URL].urls)


async def test_panel_is_in_the_sidebar(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Show the panel to every user."""
    await async_set_up(hass, config_entry)
    panel = hass.data[DATA_PANELS][PANEL_PATH]
    assert panel.sidebar_title == "Requests"
    assert panel.require_admin is False
    assert panel.config == {
        "version": VERSION,
        "_panel_custom": {
            "name": "status-tracker-panel",
            "module_url": URL,
            "embed_iframe": False,
            "trust_external": False,
            "handle_safe_area": False,
        },
    }


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ja", "nl", "pt-BR"])
async def test_sidebar_speaks_as_the_household(
    hass: HomeAssistant, config_entry: MockConfigEntry, language: str
) -> None:
    """Call the panel in the sidebar what it calls itself."""
    hass.config.language = language
    await async_set_up(hass, config_entry)
    spoken = TEXTS / f"{language}.ts"
    texts = spoken if spoken.exists() else TEXTS / "en.ts"
    title = hass.data[DATA_PANELS][PANEL_PATH].sidebar_title
    assert f'  title: "{title}",' in texts.read_text().splitlines()


async def test_bundle_is_served(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Serve the file, to be kept: another content has another address."""
    await async_set_up(hass, config_entry)
    client = await hass_client_no_auth()
    response = await client.get(URL)
    assert response.status == 200
    assert response.content_type.endswith("javascript")
    assert "max-age" in response.headers["Cache-Control"]
    assert await response.read() == (FOLDER / BUNDLE).read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [("module", URL)]),
        ([OTHER], [("module", OTHER["url"]), ("module", URL)]),
        (
            [resource("old", "?v=0123"), OTHER],
            [("module", URL), ("module", OTHER["url"])],
        ),
        ([resource("same", f"?v={VERSION}")], [("module", URL)]),
        ([resource("js", f"?v={VERSION}", "js")], [("module", URL)]),
        (
            [
                resource("one", ""),
                OTHER,
                resource("two", "?v=1"),
                resource("x", "?v=2"),
            ],
            [("module", URL), ("module", OTHER["url"])],
        ),
    ],
    ids=["none", "another_card", "old_version", "same", "as_script", "several"],
)
async def test_dashboards_have_the_card_once(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    config_entry: MockConfigEntry,
    before: list[dict[str, str]],
    after: list[tuple[str, str]],
) -> None:
    """Add the card or bring it up to date, and touch nobody else's resource."""
    stored(hass_storage, *before)
    await async_set_up(hass, config_entry)
    assert resources(hass) == after
    assert extra_urls(hass) == set()


async def test_reload_changes_nothing(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Keep the panel where it is, and the one resource."""
    await async_set_up(hass, config_entry)
    panel = hass.data[DATA_PANELS][PANEL_PATH]
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    assert hass.data[DATA_PANELS][PANEL_PATH] is panel
    assert await hass.config_entries.async_setup(config_entry.entry_id)
    assert hass.data[DATA_PANELS][PANEL_PATH] is panel
    assert resources(hass) == [("module", URL)]


async def test_removal_takes_both_away(
    hass: HomeAssistant, hass_storage: dict[str, Any], config_entry: MockConfigEntry
) -> None:
    """Leave nothing behind when the entry is removed, and come back with a new one."""
    stored(hass_storage, OTHER)
    await async_set_up(hass, config_entry)
    await hass.config_entries.async_remove(config_entry.entry_id)
    assert PANEL_PATH not in hass.data[DATA_PANELS]
    assert resources(hass) == [("module", OTHER["url"])]

    await async_set_up(hass, MockConfigEntry(domain=DOMAIN))
    assert PANEL_PATH in hass.data[DATA_PANELS]
    assert resources(hass) == [("module", OTHER["url"]), ("module", URL)]


async def set_up_yaml(hass: HomeAssistant, *urls: str) -> None:
    """Keep resources in YAML, as some users do."""
    items = [{"url": url, "type": "module"} for url in urls]
    assert await async_setup_component(
        hass, "lovelace", {"lovelace": {"resource_mode": "yaml", "resources": items}}
    )


async def test_yaml_without_the_card(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
) -> None:
    """Load the card with every page and say how to do better."""
    await set_up_yaml(hass, OTHER["url"])
    await async_set_up(hass, config_entry)
    assert extra_urls(hass) == {URL}
    issue = issue_registry.async_get_issue(DOMAIN, ISSUE_RESOURCE_IN_YAML)
    assert issue is not None
    assert issue.translation_placeholders == {"path": OURS}

    await hass.config_entries.async_remove(config_entry.entry_id)
    assert extra_urls(hass) == set()
    assert issue_registry.async_get_issue(DOMAIN, ISSUE_RESOURCE_IN_YAML) is None


async def test_yaml_without_the_card_after_a_reload(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Tell an open page nothing until the card goes, and take nobody else's away."""
    await set_up_yaml(hass)
    await async_set_up(hass, config_entry)
    add_extra_js_url(hass, OTHER["url"])
    page = await hass_ws_client(hass)
    await page.send_json_auto_id({"type": "frontend/subscribe_extra_js"})
    assert (await page.receive_json())["success"]

    assert await hass.config_entries.async_reload(config_entry.entry_id)
    await hass.config_entries.async_remove(config_entry.entry_id)
    told = (await page.receive_json())["event"]
    assert (told["change_type"], told["item"]["url"]) == ("removed", URL)
    assert extra_urls(hass) == {OTHER["url"]}


@pytest.mark.parametrize("query", ["", "?v=1"])
async def test_yaml_with_the_card(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
    query: str,
) -> None:
    """Leave it to the user who wrote it down."""
    await set_up_yaml(hass, f"{OURS}{query}")
    await async_set_up(hass, config_entry)
    assert extra_urls(hass) == set()
    assert issue_registry.async_get_issue(DOMAIN, ISSUE_RESOURCE_IN_YAML) is None


@pytest.mark.timeout(600)
async def test_bundle_is_what_the_source_gives() -> None:
    """Check, test and build the source; the result is the file that is served."""
    process = await asyncio.create_subprocess_exec(
        ROOT / "scripts" / "frontend",
        "--check",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    assert process.returncode == 0, output.decode()


def test_bundle_is_small() -> None:
    """Load quickly, also over a slow connection."""
    assert len(gzip.compress((FOLDER / BUNDLE).read_bytes())) <= MOST_BYTES


def test_lock_names_no_other_registry() -> None:
    """Whoever builds gets the packages from where their npm is set up to."""
    lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert '"integrity"' in lock
    assert not re.findall(r'"resolved"', lock)
