"""Check that every text that is shown exists, as Home Assistant's own tests do."""

from collections.abc import Iterable, Iterator, Mapping
import json
from pathlib import Path
import re
from string import Formatter
from typing import Any, Final

from homeassistant.components.repairs import RepairsFlow
from homeassistant.config_entries import ConfigSubentryFlow, OptionsFlow
from homeassistant.core import ServiceRegistry, ServiceResponse
from homeassistant.data_entry_flow import (
    FlowHandler,
    FlowManager,
    FlowResult,
    FlowResultType,
    section,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.issue_registry import (
    IssueEntry,
    IssueRegistry,
    async_get,
)
from homeassistant.helpers.selector import ObjectSelector, SelectSelector
import pytest

from custom_components.status_tracker.const import DOMAIN

FOLDER: Final = Path(__file__).parents[1] / "custom_components" / DOMAIN
ENGLISH: Final[dict[str, Any]] = json.loads(
    (FOLDER / "translations" / "en.json").read_text(encoding="utf-8")
)
_LINK: Final = re.compile(r"https?://|<[a-z/]")


def text_at(key: str, texts: Mapping[str, Any] = ENGLISH) -> str | None:
    """Return the text at a dotted key, None where there is none."""
    found: Any = texts
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, str) else None


def placeholders_of(text: str) -> set[str]:
    """Return the names of the placeholders in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def all_texts(
    texts: Mapping[str, Any] = ENGLISH, prefix: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield every text with its dotted key."""
    for name, value in texts.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from all_texts(value, f"{key}.")
        else:
            yield key, value


def faults_of(key: str, text: str) -> list[str]:
    """Return what hassfest would say about a text."""
    faults = []
    if not text or text != text.strip():
        faults.append(f"{key}: blank at an end")
    if _LINK.search(text):
        faults.append(f"{key}: an address or HTML")
    if re.search(r"'\{[^}]*\}'", text):
        faults.append(f"{key}: a placeholder in single quotes")
    return faults


class Missing:
    """Collect the texts that were needed and are not there."""

    def __init__(self) -> None:
        """Start with none."""
        self.faults: set[str] = set()

    def need(self, key: str, given: Iterable[str] | None = ()) -> None:
        """Need a text whose placeholders are all given."""
        if (text := text_at(key)) is None:
            self.faults.add(f"{key}: missing")
        elif lacking := placeholders_of(text) - set(given or ()):
            self.faults.add(f"{key}: nothing given for {sorted(lacking)}")

    def need_form(self, root: str, result: FlowResult[Any, Any]) -> None:
        """Need the texts of a form: its fields, what they mean, and its errors."""
        given = result.get("description_placeholders") or {}
        step = f"{root}.step.{result['step_id']}"
        self.need(f"{step}.title", given)
        self.may_have(f"{step}.description", given)
        schema = result["data_schema"]
        self.need_fields(step, schema.schema if schema is not None else {}, given)
        for error in (result["errors"] or {}).values():
            self.need(f"{root}.error.{error}", given)

    def need_fields(
        self, step: str, fields: Mapping[Any, Any], given: Iterable[str]
    ) -> None:
        """Need what fields are called and mean, in sections too."""
        for field, kind in fields.items():
            if isinstance(kind, section):
                self.need(f"{step}.sections.{field}.name", given)
                self.may_have(f"{step}.sections.{field}.description", given)
                self.need_fields(f"{step}.sections.{field}", kind.schema.schema, given)
                continue
            self.need(f"{step}.data.{field}", given)
            self.need(f"{step}.data_description.{field}", given)
            if isinstance(kind, SelectSelector):
                for option in kind.config["options"]:
                    key = kind.config["translation_key"]
                    self.need(f"selector.{key}.options.{option}")
            if isinstance(kind, ObjectSelector):
                for part in kind.config["fields"]:
                    key = kind.config["translation_key"]
                    self.need(f"selector.{key}.fields.{part}.name")

    def need_menu(self, root: str, result: FlowResult[Any, Any]) -> None:
        """Need the texts of a menu."""
        given = result.get("description_placeholders") or {}
        step = f"{root}.step.{result['step_id']}"
        self.need(f"{step}.title", given)
        options: Any = result["menu_options"]
        for option in options:
            self.need(f"{step}.menu_options.{option}", given)

    def may_have(self, key: str, given: Iterable[str]) -> None:
        """Need nothing but the placeholders, if there is a text."""
        if text_at(key) is not None:
            self.need(key, given)


def _root_of(flow: FlowHandler[Any, Any, Any]) -> str | None:
    """Return where the texts of a flow stand, None for a flow that is not ours."""
    ours = f"custom_components.{DOMAIN}."
    if not any(kind.__module__.startswith(ours) for kind in type(flow).__mro__):
        return None
    if isinstance(flow, ConfigSubentryFlow):
        return f"config_subentries.{flow.handler[1]}"
    if isinstance(flow, RepairsFlow):
        issue = async_get(flow.hass).async_get_issue(flow.handler, flow.issue_id)
        return f"issues.{issue.translation_key}.fix_flow" if issue else None
    return "options" if isinstance(flow, OptionsFlow) else "config"


@pytest.fixture
def check_translations(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that showed a text which is not translated."""
    missing = watch_texts(monkeypatch)
    yield
    assert not missing.faults, sorted(missing.faults)


def watch_texts(monkeypatch: pytest.MonkeyPatch) -> Missing:
    """Note from now on the texts that are shown and do not exist."""
    missing = Missing()
    handle_step = FlowManager._async_handle_step
    create_issue = IssueRegistry.async_get_or_create
    call_service = ServiceRegistry.async_call

    async def watch_step(
        self: FlowManager[Any, Any, Any],
        flow: FlowHandler[Any, Any, Any],
        step_id: str,
        user_input: Any,
    ) -> FlowResult[Any, Any]:
        """Look at what a step shows."""
        result: FlowResult[Any, Any] = await handle_step(
            self, flow, step_id, user_input
        )
        if (root := _root_of(flow)) is not None:
            if result["type"] is FlowResultType.FORM:
                missing.need_form(root, result)
            elif result["type"] is FlowResultType.MENU:
                missing.need_menu(root, result)
            elif result["type"] is FlowResultType.CREATE_ENTRY and result.get(
                "description"
            ):
                missing.need(
                    f"{root}.create_entry.{result['description']}",
                    result["description_placeholders"],
                )
            elif result["type"] is FlowResultType.ABORT and not result.get(
                "translation_domain"
            ):
                missing.need(
                    f"{root}.abort.{result['reason']}",
                    result.get("description_placeholders"),
                )
        return result

    def watch_issue(
        self: IssueRegistry, domain: str, issue_id: str, **details: Any
    ) -> IssueEntry:
        """Look at what an issue says."""
        if domain == DOMAIN:
            root = f"issues.{details['translation_key']}"
            given = details["translation_placeholders"]
            missing.need(f"{root}.title", given)
            body = "fix_flow.step.confirm." if details["is_fixable"] else ""
            missing.need(f"{root}.{body}description", given)
        return create_issue(self, domain, issue_id, **details)

    async def watch_call(
        self: ServiceRegistry, *args: Any, **details: Any
    ) -> ServiceResponse:
        """Look at what an action fails with."""
        try:
            return await call_service(self, *args, **details)
        except HomeAssistantError as err:
            if err.translation_domain == DOMAIN:
                missing.need(
                    f"exceptions.{err.translation_key}.message",
                    err.translation_placeholders,
                )
            raise

    monkeypatch.setattr(FlowManager, "_async_handle_step", watch_step)
    monkeypatch.setattr(IssueRegistry, "async_get_or_create", watch_issue)
    monkeypatch.setattr(ServiceRegistry, "async_call", watch_call)
    return missing
