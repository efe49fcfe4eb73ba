"""Test that the quality scale is complete and says where each rule is kept."""

from pathlib import Path
import re
from typing import Any, Final

import pytest

from .files import INTEGRATION, ROOT, headings_of, read_yaml

# The scale of Home Assistant 2026.10, tier by tier.
RULES: Final = [
    "action-setup",
    "appropriate-polling",
    "brands",
    "common-modules",
    "config-flow-test-coverage",
    "config-flow",
    "dependency-transparency",
    "docs-actions",
    "docs-conditions",
    "docs-high-level-description",
    "docs-installation-instructions",
    "docs-removal-instructions",
    "docs-triggers",
    "entity-event-setup",
    "entity-unique-id",
    "has-entity-name",
    "runtime-data",
    "test-before-configure",
    "test-before-setup",
    "unique-config-entry",
    "action-exceptions",
    "config-entry-unloading",
    "docs-configuration-parameters",
    "docs-installation-parameters",
    "entity-unavailable",
    "integration-owner",
    "log-when-unavailable",
    "parallel-updates",
    "reauthentication-flow",
    "test-coverage",
    "devices",
    "diagnostics",
    "discovery-update-info",
    "discovery",
    "docs-data-update",
    "docs-examples",
    "docs-known-limitations",
    "docs-supported-devices",
    "docs-supported-functions",
    "docs-troubleshooting",
    "docs-use-cases",
    "dynamic-devices",
    "entity-category",
    "entity-device-class",
    "entity-disabled-by-default",
    "entity-translations",
    "exception-translations",
    "icon-translations",
    "reconfiguration-flow",
    "repair-issues",
    "stale-devices",
    "async-dependency",
    "inject-websession",
    "strict-typing",
]
SCALE: Final[dict[str, dict[str, Any]]] = read_yaml(INTEGRATION / "quality_scale.yaml")[
    "rules"
]
_PLACE: Final = re.compile(r"[\w.-]+(?:/[\w.-]+)*(?:#[\w-]+)?")


def places_in(comment: str) -> list[tuple[Path, str]]:
    """Return the files and folders that a comment names, each with a heading or not."""
    found = []
    for match in _PLACE.findall(comment):
        name, _, heading = match.partition("#")
        name = name.rstrip(".")
        if "/" in name or name.endswith((".md", ".toml")):
            found.append((ROOT / name, heading.rstrip(".")))
    return found


def test_scale_names_every_rule() -> None:
    """Have a word on each rule, in the order of the scale, and on no other."""
    assert list(SCALE) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_kept_or_does_not_apply(rule: str) -> None:
    """Say where a rule is kept, or why it does not apply; leave none for later."""
    entry = SCALE[rule]
    assert entry.keys() == {"status", "comment"}
    assert entry["status"] in {"done", "exempt"}
    assert entry["comment"].strip()
    if entry["status"] == "exempt":
        return
    places = places_in(entry["comment"])
    assert places, "names no place where it can be seen"
    for place, heading in places:
        assert place.exists(), f"{place.name} is not there"
        assert not heading or heading in headings_of(place), f"no heading {heading}"


def test_platforms_say_how_many_at_once() -> None:
    """Set the number of parallel updates in each platform."""
    for platform in ("binary_sensor", "button", "event", "sensor"):
        assert "\nPARALLEL_UPDATES = " in (INTEGRATION / f"{platform}.py").read_text()
