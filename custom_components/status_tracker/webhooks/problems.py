"""Name what can be in the way of a service's webhooks."""

from enum import StrEnum
from typing import Final

# Home Assistant's own integration of Seerr.
OVERSEERR: Final = "overseerr"


class WebhookProblem(StrEnum):
    """Say why a service does not send its webhooks, or not all of them."""

    NO_ADDRESS = "no_address"
    NOT_DELIVERED = "not_delivered"
    NOT_ARRIVED = "not_arrived"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    SLOT_TAKEN = "slot_taken"
    SLOT_LEFT = "slot_left"
    PLUGIN_MISSING = "plugin_missing"
    PLUGIN_TOO_OLD = "plugin_too_old"


class SlotChoice(StrEnum):
    """Name what the user may do about Seerr's one webhook that somebody else uses."""

    TAKE_OVER = "take_over"
    LEAVE = "leave"


class SetUpFailedError(Exception):
    """Report that a webhook is not set up, why, and in the service's own words.

    `used_by` is the domain of the integration that uses Seerr's one webhook, where
    that is known.
    """

    def __init__(
        self,
        problem: WebhookProblem,
        detail: str = "",
        *,
        addresses: tuple[str, ...] = (),
        used_by: str | None = None,
    ) -> None:
        """Keep what is to be told."""
        super().__init__(detail or problem.value)
        self.problem = problem
        self.detail = detail
        self.addresses = addresses
        self.used_by = used_by
