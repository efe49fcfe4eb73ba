"""Test that what others wrote stays words where Home Assistant renders markdown."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from markdown_it import MarkdownIt
import pytest

from custom_components.status_tracker.deletion.issues import (
    async_ask_about_loss,
)
from custom_components.status_tracker.deletion.models import Report
from custom_components.status_tracker.issues import async_show_webhook_problem
from custom_components.status_tracker.markdown import inert
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.problems import WebhookProblem

LINK = "[Sign in](https://elsewhere.invalid)"
PICTURE = "![](https://elsewhere.invalid/seen.png)"
TAG = '<img src="https://elsewhere.invalid/seen.png">'
HOSTILE = f"{LINK} {PICTURE} {TAG}"


def rendered(words: str) -> str:
    """Return the HTML that markdown makes of words."""
    return str(MarkdownIt("commonmark").render(words))


@pytest.mark.parametrize(
    "words",
    [
        LINK,
        PICTURE,
        TAG,
        "[Sign in][1]",
        "[1]: https://elsewhere.invalid",
        "<https://elsewhere.invalid>",
        "<!-- hidden -->",
        "</div><script>alert(1)</script>",
        "[![x](//x/y)](//x/z)",
        "[a](<//x>)",
    ],
)
def test_words_make_no_markup(words: str) -> None:
    """Render nothing that leads anywhere, is fetched or is hidden."""
    html = rendered(f"{inert(words)} is gone\n\n{inert(words)}")
    assert not any(f"<{tag}" in html for tag in ("a ", "img", "script", "!--", "/div"))
    assert inert(words).replace("\u2060", "") == words


@pytest.mark.parametrize(
    "title", ["[REC]", "(500) Days", "I <3 You", "Wall·E: 2 < 3", "Face/Off", "映画"]
)
def test_title_stays_as_it_is(title: str) -> None:
    """Change nothing where nothing is to be feared."""
    assert inert(title) == title


async def test_repairs_hold_no_markup_of_others(hass: HomeAssistant) -> None:
    """Ask about a title, and quote a service, in words alone."""
    report = Report(service=Service.RADARR, instance="radarr", is_title=True)
    async_ask_about_loss(hass, "r1", HOSTILE, HOSTILE, report)
    async_show_webhook_problem(
        hass,
        "s1",
        WebhookProblem.REFUSED,
        name="Radarr",
        detail=HOSTILE,
        address=HOSTILE,
    )
    issues = list(ir.async_get(hass).issues.values())
    assert len(issues) == 2
    for issue in issues:
        for words in (issue.translation_placeholders or {}).values():
            assert "elsewhere.invalid" in words or words == "Radarr"
            assert "<a " not in rendered(words)
            assert "<img" not in rendered(words)
