"""Test what hassfest asks of the source: whose components it may use."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

from homeassistant.const import Platform
import pytest

from custom_components.status_tracker import CONFIG_SCHEMA
from custom_components.status_tracker.const import DOMAIN

from .files import INTEGRATION, SOURCES, read_json

# What may be imported without being named in the manifest.
FREE: Final = {
    "conversation",
    "frontend",
    "intent",
    "panel_custom",
    "persistent_notification",
    "system_health",
    "webhook",
    "websocket_api",
    *Platform,
}
# A file named like a platform may import its component.
PLATFORMS: Final = {"diagnostics", "llm", "logbook", "repairs", "system_health"}
PREFIX: Final = "homeassistant.components."


def components_in(path: Path) -> Iterator[str]:
    """Yield the components that a file imports when it runs."""
    tree = ast.parse(path.read_text())
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for statement in block.body
        for node in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and not node.level:
            module = node.module or ""
            if module == PREFIX.rstrip("."):
                yield from (alias.name for alias in node.names)
            elif module.startswith(PREFIX):
                yield module.removeprefix(PREFIX).split(".")[0]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith(PREFIX):
                    yield alias.name.removeprefix(PREFIX).split(".")[0]


@pytest.mark.parametrize(
    "path", SOURCES, ids=lambda path: str(path.relative_to(INTEGRATION))
)
def test_components_are_named_in_the_manifest(path: Path) -> None:
    """Import components that the manifest, or the file's own name, allows."""
    manifest = read_json(INTEGRATION / "manifest.json")
    named = {
        *manifest.get("dependencies", ()),
        *manifest.get("after_dependencies", ()),
    }
    place = path.relative_to(INTEGRATION)
    platform = place.stem if len(place.parts) == 1 else place.parts[0]
    allowed = FREE | named | ({platform} & PLATFORMS)
    assert set(components_in(path)) <= allowed


def test_components_are_found(tmp_path: Path) -> None:
    """See each way to import a component, but none that is for types alone."""
    source = tmp_path / "some.py"
    source.write_text(
        "from homeassistant.components import lovelace\n"
        "from homeassistant.components.recorder import history\n"
        "import homeassistant.components.cloud.client\n"
        "if TYPE_CHECKING:\n"
        "    from homeassistant.components.zha import core\n"
    )
    assert set(components_in(source)) == {"lovelace", "recorder", "cloud"}


def test_configuration_comes_from_the_flow_alone() -> None:
    """Refuse a section in configuration.yaml, as `async_setup` exists."""
    assert CONFIG_SCHEMA({DOMAIN: {}}) == {DOMAIN: {}}
    assert CONFIG_SCHEMA({}) == {}


def test_core_imports_nothing_of_home_assistant() -> None:
    """Keep the core free of everything but the standard library and itself."""
    for path in (INTEGRATION / "tracker").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = []
            if isinstance(node, ast.ImportFrom):
                assert node.level < 2, path.name
                names = [node.module or ""] if not node.level else []
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                top = name.split(".")[0]
                assert top not in {"homeassistant", "aiohttp", "voluptuous"}, path.name


def folders_used() -> dict[str, set[str]]:
    """Return for each folder of the integration the folders whose names it imports."""
    used: dict[str, set[str]] = defaultdict(set)
    for path in SOURCES:
        if len(parts := path.relative_to(INTEGRATION).parts) < 2:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            # Two dots lead out of the folder.
            if isinstance(node, ast.ImportFrom) and node.level == len(parts):
                folder = (node.module or "").split(".")[0]
                if (INTEGRATION / folder).is_dir():
                    used[parts[0]].add(folder)
    return used


def test_folders_build_on_each_other_one_way() -> None:
    """Let no folder import from one that builds on it."""
    order = list(TopologicalSorter(folders_used()).static_order())
    assert order.index("tracker") < order.index("watchers") < order.index("actions")
