"""Tell the user what is in the way of a service's webhooks, until it is gone."""

from collections.abc import Collection
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .markdown import inert
from .webhooks.problems import OVERSEERR, WebhookProblem

_PREFIX: Final = "webhook_"
# The user decided about these, or need not do anything.
_SILENT: Final = frozenset({WebhookProblem.SLOT_LEFT})
_FIXABLE: Final = frozenset({WebhookProblem.SLOT_TAKEN})


def webhook_issue_id(problem: WebhookProblem, subentry_id: str) -> str:
    """Return the id of the issue about a service's webhooks."""
    return f"{_PREFIX}{problem}_{subentry_id}"


def is_about_slot(issue_id: str) -> bool:
    """Tell whether an issue asks what to do about a webhook that is in use."""
    return issue_id.startswith(f"{_PREFIX}{WebhookProblem.SLOT_TAKEN}_")


@callback
def async_show_webhook_problem(
    hass: HomeAssistant,
    subentry_id: str,
    problem: WebhookProblem | None,
    *,
    used_by: str | None = None,
    **placeholders: str,
) -> None:
    """Show this problem of a service and withdraw all others; None shows none."""
    for other in WebhookProblem:
        if other is not problem:
            ir.async_delete_issue(hass, DOMAIN, webhook_issue_id(other, subentry_id))
    if problem is None or problem in _SILENT:
        return
    key = f"{_PREFIX}{problem}"
    if problem is WebhookProblem.SLOT_TAKEN and used_by == OVERSEERR:
        key = f"{key}_by_overseerr"
    ir.async_create_issue(
        hass,
        DOMAIN,
        webhook_issue_id(problem, subentry_id),
        is_fixable=problem in _FIXABLE,
        severity=ir.IssueSeverity.WARNING,
        translation_key=key,
        translation_placeholders={
            name: inert(words) for name, words in placeholders.items()
        },
        data={"subentry_id": subentry_id},
    )


@callback
def async_withdraw_webhook_issues(hass: HomeAssistant, kept: Collection[str]) -> None:
    """Withdraw what was told about webhooks, and what is ignored of gone services.

    Home Assistant remembers that the user ignores an issue only while it exists.
    """
    registry = ir.async_get(hass)
    for (domain, issue_id), issue in list(registry.issues.items()):
        if domain != DOMAIN or not issue_id.startswith(_PREFIX):
            continue
        is_kept = issue_id.endswith(tuple(kept)) and issue.dismissed_version is not None
        if not is_kept:
            ir.async_delete_issue(hass, DOMAIN, issue_id)
