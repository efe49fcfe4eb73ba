"""Test that every text exists that the integration can show."""

from collections.abc import Mapping
from enum import StrEnum
import json
import re
from typing import Any, Final, override
from unittest.mock import patch

from homeassistant.config_entries import SOURCE_USER, SubentryFlowResult
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.data_entry_flow import section
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig
import pytest
import voluptuous as vol

from custom_components.status_tracker.config_flow import StatusTrackerConfigFlow
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.flows.service import ServiceSubentryFlow
from custom_components.status_tracker.sensor import SUMMARY_SENSORS
from custom_components.status_tracker.service_forms import (
    ERROR_KEYS,
    FORMS,
    ServiceForm,
)
from custom_components.status_tracker.storage.reading import (
    ISSUE_HISTORY_DAMAGED,
    ISSUE_REQUESTS_DAMAGED,
)
from custom_components.status_tracker.storage.writer import ISSUE_WRITE_FAILED
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    FailureReason,
    MediaType,
    RequestState,
    Service,
)

from .common import make_entry
from .translations import (
    ENGLISH,
    FOLDER,
    Missing,
    all_texts,
    faults_of,
    placeholders_of,
    text_at,
    watch_texts,
)

ICONS: Final[dict[str, Any]] = json.loads((FOLDER / "icons.json").read_text())
REQUEST: Final = "entity.sensor.request"
LANGUAGES: Final = sorted(file.stem for file in (FOLDER / "translations").iterdir())
# Names are the same everywhere, and so are words such as "Poster".
WORD: Final = re.compile(r"\b[a-z]{2,}\b")
MOST_SHARED_WORDS: Final = 2
# What is told of a webhook that is set up by hand.
MANUAL: Final = ("where", "url", "method", "headers", "events")
TOES: Final = SelectSelector(
    SelectSelectorConfig(options=["big"], translation_key="toes")
)
STATE_LABELS: Final = {
    RequestState.REQUESTED: "Requested",
    RequestState.APPROVED: "Approved",
    RequestState.SEARCHING: "Searching",
    RequestState.GRABBING: "Grabbed",
    RequestState.DOWNLOADING: "Downloading",
    RequestState.DOWNLOADED: "Downloaded",
    RequestState.IMPORTING: "Importing",
    RequestState.ANIME_MATCHING: "Matching",
    RequestState.AVAILABLE: "Available",
    RequestState.FAILED: "Failed",
}


def texts_in(language: str) -> dict[str, Any]:
    """Return the texts in a language."""
    texts: dict[str, Any] = json.loads(
        (FOLDER / "translations" / f"{language}.json").read_text(encoding="utf-8")
    )
    return texts


def test_states_have_their_labels() -> None:
    """Call each state what people call it."""
    assert ENGLISH["entity"]["sensor"]["request"]["state"] == STATE_LABELS


def test_states_have_icons() -> None:
    """Give each state an icon of its own."""
    icons = ICONS["entity"]["sensor"]["request"]["state"]
    assert icons.keys() == set(RequestState)
    assert len(set(icons.values())) == len(icons)


@pytest.mark.parametrize(
    ("attribute", "values"),
    [
        ("attention", AttentionReason),
        ("failure", FailureReason),
        ("media_type", MediaType),
    ],
)
def test_attributes_have_their_labels(attribute: str, values: type[StrEnum]) -> None:
    """Name each value of an attribute that has a fixed set of them."""
    request = ENGLISH["entity"]["sensor"]["request"]
    assert request["state_attributes"][attribute]["state"].keys() == set(values)


def test_summary_sensors_have_names_and_icons() -> None:
    """Name each sensor that counts, in both files."""
    keys = {each.key for each in SUMMARY_SENSORS} | {"request"}
    assert keys <= ENGLISH["entity"]["sensor"].keys()
    assert keys <= ICONS["entity"]["sensor"].keys()


@pytest.mark.parametrize(("service", "form"), FORMS.items(), ids=list(FORMS))
def test_service_has_its_texts(service: Service, form: ServiceForm) -> None:
    """Explain every field and every error of each service, one by one and at once."""
    texts = ENGLISH["config_subentries"][service]
    steps = {"user": texts["step"]["user"], "connection": texts["step"]["connection"]}
    wizard = ENGLISH["config"]["step"][service]
    fields = {*form.fields, "verify_ssl"}
    for step in steps.values():
        assert step["data"].keys() == step["data_description"].keys() == fields
    assert (
        wizard["data"].keys() == wizard["data_description"].keys() == fields | {"then"}
    )
    assert texts["error"].keys() == ERROR_KEYS <= ENGLISH["config"]["error"].keys()
    assert texts["initiate_flow"].keys() == {"user", "reconfigure"}
    assert texts["entry_type"]
    if form.has_webhook:
        assert texts["step"].keys() == steps.keys() | {"reconfigure", "webhook"}
        slot = {"slot_taken_over"} if service is Service.SEERR else set()
        assert texts["abort"].keys() == slot | {"already_configured", "nothing_changed"}
    else:
        assert texts["step"].keys() == steps.keys()
        assert texts["abort"].keys() == {"already_configured"}


def test_services_have_texts_once_each() -> None:
    """Have texts for the services that can be added, and for no other."""
    assert ENGLISH["config_subentries"].keys() == set(FORMS)


def test_source_uses_known_keys() -> None:
    """Have a text for every exception and issue key that the source names."""
    keys = {
        key
        for file in FOLDER.rglob("*.py")
        for key in re.findall(
            r"translation_domain=DOMAIN,\s*translation_key=\"(\w+)\"", file.read_text()
        )
    }
    assert keys
    missing = {key for key in keys if text_at(f"exceptions.{key}.message") is None}
    assert not missing


@pytest.mark.parametrize(
    "issue", [ISSUE_HISTORY_DAMAGED, ISSUE_REQUESTS_DAMAGED, ISSUE_WRITE_FAILED]
)
def test_issue_has_its_texts(issue: str) -> None:
    """Say what is wrong, and what a confirmation is about."""
    texts = ENGLISH["issues"][issue]
    assert texts["title"]
    assert (
        "description" in texts or "description" in texts["fix_flow"]["step"]["confirm"]
    )


def test_languages_are_the_ones_of_the_panel() -> None:
    """Speak the same languages on every page."""
    assert set(LANGUAGES) == {"en", "de", "fr", "es", "nl", "ja"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_keep_the_rules(language: str) -> None:
    """Keep hassfest's rules for texts in every language."""
    texts = dict(all_texts(texts_in(language)))
    faults = [fault for key, text in texts.items() for fault in faults_of(key, text)]
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_complete(language: str) -> None:
    """Have the texts of English in every language, no more and no less."""
    here = {key for key, _ in all_texts(texts_in(language))}
    english = {key for key, _ in all_texts()}
    faults = [f"{key}: missing" for key in sorted(english - here)]
    faults += [f"{key}: not in English" for key in sorted(here - english)]
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_fills_in_the_same(language: str) -> None:
    """Have the placeholders of English in every language."""
    english = dict(all_texts())
    odd = {
        key: (placeholders_of(english[key]), placeholders_of(text))
        for key, text in all_texts(texts_in(language))
        if key in english and placeholders_of(english[key]) != placeholders_of(text)
    }
    assert not odd


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_language_is_no_copy_of_english(language: str) -> None:
    """Translate whatever is more than a name or a word."""
    english = dict(all_texts())
    copied = [
        key
        for key, text in all_texts(texts_in(language))
        if text == english.get(key) and len(WORD.findall(text)) > MOST_SHARED_WORDS
    ]
    assert not copied


def test_icons_are_material_design_icons() -> None:
    """Use no icon of another set."""
    icons = dict(all_texts(ICONS))
    assert icons
    assert all(re.fullmatch(r"mdi:[a-z0-9-]+", icon) for icon in icons.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" padded", "blank"),
        ("", "blank"),
        ("See https://example.org", "address"),
        ("<b>bold</b>", "HTML"),
        ("The '{name}' file", "single quotes"),
    ],
    ids=["padded", "empty", "address", "html", "quotes"],
)
def test_rules_find_a_bad_text(text: str, expected: str) -> None:
    """Notice each kind of text that hassfest refuses."""
    assert any(expected in fault for fault in faults_of("key", text))


def test_placeholders_are_the_ones_that_are_given() -> None:
    """Name no placeholder that nobody fills.

    Issues and failing actions are watched when they come, what is spoken is spoken
    in other tests.
    """
    webhook = {f"webhook_{each}" for each in MANUAL}
    steps = "config.step."
    given: Mapping[str, set[str]] = {
        "config.error.": {"name", "detail"},
        f"{steps}reauth_confirm.": {"name", "address", "detail"},
        f"{steps}webhooks.": {"internal", "external"},
        **{
            f"{steps}{service}.": {"name", "number", "total", "detail", "example"}
            for service in FORMS
        },
        **{f"config_subentries.{service}.error.": {"detail"} for service in FORMS},
        **{
            f"config_subentries.{service}.step.{step}.": {"example"}
            for service in FORMS
            for step in ("user", "connection")
        },
        **{
            f"config_subentries.{service}.{place}": webhook
            for service in FORMS
            for place in ("create_entry.", "step.webhook.")
        },
        "options.step.init.": {"internal", "external", "unknown"},
        f"{REQUEST}.name": {"title"},
        "common.logbook_requested_by": {"asker"},
    }
    for key, text in all_texts():
        if key.startswith(("issues.", "exceptions.", "common.voice_")):
            continue
        allowed = set().union(
            *(names for prefix, names in given.items() if key.startswith(prefix))
        )
        assert set(re.findall(r"\{(\w+)\}", text)) <= allowed, key


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> Missing:
    """Watch what is shown."""
    return watch_texts(monkeypatch)


@pytest.mark.parametrize(
    ("issue", "fixable", "placeholders", "fault"),
    [
        ("storage_write_failed", False, {"error": "full"}, None),
        ("requests_damaged", True, {"files": "1", "rows": "0"}, None),
        ("storage_write_failed", False, None, "nothing given for ['error']"),
        ("nonsense", False, None, "issues.nonsense.title: missing"),
    ],
    ids=["good", "fixable", "without_placeholder", "unknown"],
)
async def test_watch_sees_issues(
    hass: HomeAssistant,
    missing: Missing,
    *,
    issue: str,
    fixable: bool,
    placeholders: dict[str, str] | None,
    fault: str | None,
) -> None:
    """Notice an issue that has no text."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue,
        is_fixable=fixable,
        severity=ir.IssueSeverity.WARNING,
        translation_key=issue,
        translation_placeholders=placeholders,
    )
    assert (
        any(fault in each for each in missing.faults) if fault else not missing.faults
    )


@pytest.mark.parametrize(
    ("key", "faults"),
    [("not_loaded", set()), ("nonsense", {"exceptions.nonsense.message: missing"})],
)
async def test_watch_sees_failing_actions(
    hass: HomeAssistant, missing: Missing, key: str, faults: set[str]
) -> None:
    """Notice an action that fails without a text."""

    async def failing(_call: ServiceCall) -> None:
        raise HomeAssistantError(translation_domain=DOMAIN, translation_key=key)

    hass.services.async_register(DOMAIN, "fail", failing)
    with pytest.raises(HomeAssistantError):
        await hass.services.async_call(DOMAIN, "fail", blocking=True)
    assert missing.faults == faults


async def test_watch_sees_forms(hass: HomeAssistant, missing: Missing) -> None:
    """Notice fields, errors and reasons without a text."""

    class Flow(ServiceSubentryFlow):
        """Add a service in an odd way."""

        @override
        async def async_step_user(
            self, user_input: dict[str, Any] | None = None
        ) -> SubentryFlowResult:
            """Show what has no text."""
            if user_input is None:
                return self.async_show_form(
                    step_id="user",
                    data_schema=vol.Schema(
                        {
                            vol.Optional("shoe_size"): int,
                            vol.Optional("feet"): section(
                                vol.Schema({vol.Optional("toes"): TOES})
                            ),
                        }
                    ),
                    errors={"base": "wrong_day"},
                )
            return self.async_show_menu(step_id="menu", menu_options=["end", "finish"])

        async def async_step_menu(self, _: None) -> SubentryFlowResult:
            """Exist, for the menu."""
            raise NotImplementedError

        async def async_step_end(self, _: None) -> SubentryFlowResult:
            """Give up without a text."""
            return self.async_abort(reason="whim")

        async def async_step_finish(self, _: None) -> SubentryFlowResult:
            """End without a text."""
            return self.async_create_entry(
                title="Radarr", data={}, description="applause"
            )

    entry = make_entry()
    entry.add_to_hass(hass)
    with patch.object(
        StatusTrackerConfigFlow,
        "async_get_supported_subentry_types",
        return_value={"radarr": Flow},
    ):
        for choice in ("end", "finish"):
            flow = await hass.config_entries.subentries.async_init(
                (entry.entry_id, "radarr"), context={"source": SOURCE_USER}
            )
            for answers in ({}, {"next_step_id": choice}):
                await hass.config_entries.subentries.async_configure(
                    flow["flow_id"], answers
                )
    root = "config_subentries.radarr"
    feet = f"{root}.step.user.sections.feet"
    assert missing.faults == {
        f"{feet}.name: missing",
        f"{feet}.data.toes: missing",
        f"{feet}.data_description.toes: missing",
        "selector.toes.options.big: missing",
        f"{root}.step.menu.title: missing",
        f"{root}.step.menu.menu_options.end: missing",
        f"{root}.step.menu.menu_options.finish: missing",
        f"{root}.create_entry.applause: missing",
        f"{root}.step.user.data.shoe_size: missing",
        f"{root}.step.user.data_description.shoe_size: missing",
        f"{root}.error.wrong_day: missing",
        f"{root}.abort.whim: missing",
    }
