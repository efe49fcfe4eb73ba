"""Find and read the files that rules are about."""

import json
from pathlib import Path
import re
from typing import Any, Final

from homeassistant.util.yaml import load_yaml_dict

from custom_components.status_tracker.const import DOMAIN

ROOT: Final = Path(__file__).parent.parent.parent
INTEGRATION: Final = ROOT / "custom_components" / DOMAIN
SOURCES: Final = sorted(INTEGRATION.rglob("*.py"))
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object."""
    content: dict[str, Any] = json.loads(path.read_text())
    return content


def read_yaml(path: Path) -> dict[str, Any]:
    """Read a YAML mapping as Home Assistant does."""
    return load_yaml_dict(str(path))


def shown(content: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a YAML file only refers to."""
    return {key: value for key, value in content.items() if not key.startswith(".")}


def headings_of(document: Path) -> set[str]:
    """Return the headings of a document as links name them."""
    return {
        re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")
        for heading in _HEADING.findall(document.read_text())
    }
