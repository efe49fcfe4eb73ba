"""Let the user answer what the repairs dashboard asks about deletions."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir

from ..tracker.terms import Service
from .deletions import DELETIONS, Deletions
from .issues import ISSUE_LOST
from .models import Report
from .outside import async_follow, async_record


def create_deletion_flow(issue_id: str) -> RepairsFlow:
    """Return the flow that answers an issue."""
    if issue_id.startswith(f"{ISSUE_LOST}_"):
        return LossFlow()
    return FailureFlow()


class _DeletionFlow(RepairsFlow):
    """Ask something about a deletion."""

    menu: ClassVar[list[str]]

    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Begin with the question."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask."""
        issue = ir.async_get(self.hass).async_get_issue(self.handler, self.issue_id)
        return self.async_show_menu(
            step_id="confirm",
            menu_options=self.menu,
            description_placeholders=issue.translation_placeholders if issue else None,
        )

    async def _async_answer(
        self, answer: Callable[[Deletions], Awaitable[object]]
    ) -> RepairsFlowResult:
        """Do what was chosen; what is gone by now needs no answer."""
        if (deletions := self.hass.data.get(DELETIONS)) is None:
            return self.async_abort(reason="not_loaded")
        try:
            await answer(deletions)
        except ServiceValidationError:
            pass
        except HomeAssistantError:
            return self.async_abort(reason="not_saved")
        return self.async_create_entry(data={})

    def _text(self, name: str) -> str:
        """Return a text that the issue holds."""
        return str((self.data or {}).get(name, ""))


class LossFlow(_DeletionFlow):
    """Ask whether a title that is gone in one place shall go everywhere."""

    menu: ClassVar[list[str]] = ["delete", "keep"]

    async def async_step_delete(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Delete the title everywhere."""
        return await self._async_answer(
            lambda deletions: async_follow(
                deletions, self._text("request_id"), self._report
            )
        )

    async def async_step_keep(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Leave it at that."""
        return await self._async_answer(
            lambda deletions: async_record(
                deletions, self._text("request_id"), self._report
            )
        )

    @property
    def _report(self) -> Report:
        """Return who told that the title is gone."""
        return Report(
            service=Service(self._text("service")),
            instance=self._text("instance"),
            is_title=self._text("is_title") == "1",
        )


class FailureFlow(_DeletionFlow):
    """Ask what to do about a deletion that cannot go on by itself."""

    menu: ClassVar[list[str]] = ["retry", "abandon"]

    async def async_step_retry(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Try again."""
        return await self._async_answer(
            lambda deletions: deletions.async_retry(self._text("deletion_id"))
        )

    async def async_step_abandon(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Give up; what is done stays done."""
        return await self._async_answer(
            lambda deletions: deletions.async_abandon(self._text("deletion_id"))
        )
