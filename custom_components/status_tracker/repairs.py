"""Let the user decide about what only a person can decide, or confirm to have read it."""

from typing import Final

from homeassistant.components.repairs import (
    ConfirmRepairFlow,
    RepairsFlow,
    RepairsFlowResult,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import CONF_WEBHOOK_SLOT, DOMAIN
from .deletion.issues import is_about_deletion
from .deletion.repairs import create_deletion_flow
from .issues import is_about_slot
from .webhooks.problems import SlotChoice

_CHOICES: Final = [SlotChoice.LEAVE.value, SlotChoice.TAKE_OVER.value]


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow that withdraws the issue once it is answered."""
    if is_about_slot(issue_id):
        return WebhookSlotFlow()
    if is_about_deletion(issue_id):
        return create_deletion_flow(issue_id)
    return ConfirmRepairFlow()


class WebhookSlotFlow(RepairsFlow):
    """Ask what to do about Seerr's one webhook, which somebody else uses.

    The answer is kept with the service, and carried out as soon as that answers.
    """

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
            menu_options=_CHOICES,
            description_placeholders=issue.translation_placeholders if issue else None,
        )

    async def async_step_take_over(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Have our address put in the place of the other."""
        return self._async_choose(SlotChoice.TAKE_OVER)

    async def async_step_leave(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Do without the webhook."""
        return self._async_choose(SlotChoice.LEAVE)

    @callback
    def _async_choose(self, choice: SlotChoice) -> RepairsFlowResult:
        """Keep the choice with the service, if that is still there."""
        wanted = (self.data or {}).get("subentry_id")
        for entry in self.hass.config_entries.async_entries(DOMAIN):
            if (subentry := entry.subentries.get(str(wanted))) is not None:
                data = {**subentry.data, CONF_WEBHOOK_SLOT: choice.value}
                self.hass.config_entries.async_update_subentry(
                    entry, subentry, data=data
                )
        return self.async_create_entry(data={})
