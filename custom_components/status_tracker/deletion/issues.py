"""Tell and ask the user about deletions in the repairs dashboard."""

from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..markdown import inert
from .models import Deletion, DeletionState, Report, StepState
from .words import reason_text, title_text

ISSUE_LOST: Final = "deleted_elsewhere"
ISSUE_FAILED: Final = "deletion_failed"


def is_about_deletion(issue_id: str) -> bool:
    """Tell whether an issue tells or asks about a deletion."""
    return issue_id.startswith((f"{ISSUE_LOST}_", f"{ISSUE_FAILED}_"))


@callback
def async_ask_about_loss(
    hass: HomeAssistant, request_id: str, title: str, service: str, report: Report
) -> None:
    """Ask whether a title that is gone in one place shall go everywhere."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{ISSUE_LOST}_{request_id}",
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=ISSUE_LOST,
        translation_placeholders={"title": inert(title), "service": inert(service)},
        data={
            "request_id": request_id,
            "service": report.service.value,
            "instance": report.instance,
            "is_title": int(report.is_title),
        },
    )


@callback
def async_withdraw_question(hass: HomeAssistant, request_id: str) -> None:
    """Ask no longer about a title that is back, or gone for good."""
    ir.async_delete_issue(hass, DOMAIN, f"{ISSUE_LOST}_{request_id}")


@callback
def questions_asked(hass: HomeAssistant) -> list[str]:
    """Return the requests about whose titles it is asked at present."""
    return [
        str(issue.data["request_id"])
        for (domain, _), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN and issue.translation_key == ISSUE_LOST and issue.data
    ]


@callback
def async_withdraw_all(hass: HomeAssistant) -> None:
    """Tell and ask nothing any more."""
    for domain, issue_id in list(ir.async_get(hass).issues):
        if domain == DOMAIN and is_about_deletion(issue_id):
            ir.async_delete_issue(hass, DOMAIN, issue_id)


@callback
def async_show_failure(hass: HomeAssistant, deletion: Deletion) -> None:
    """Tell that a deletion needs somebody, until it does no longer."""
    issue_id = f"{ISSUE_FAILED}_{deletion.id}"
    if deletion.state is not DeletionState.FAILED:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    failed = [step for step in deletion.steps if step.state is StepState.FAILED]
    reasons = (
        reason_text(hass, step, step.trouble)
        for step in failed
        if step.trouble is not None
    )
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key=ISSUE_FAILED,
        translation_placeholders={
            "title": inert(title_text(hass, deletion.known, deletion.request_ids)),
            "reasons": inert("; ".join(reasons)),
        },
        data={"deletion_id": deletion.id},
    )
