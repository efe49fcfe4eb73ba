"""Name what can be in the way of a service's webhooks."""

from enum import StrEnum
from typing import Final

from ..clients.errors import Fault

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


class Refusal(StrEnum):
    """Say why something that came for a service is refused."""

    CAME_AS_GET = "came_as_get"
    SECRET_WRONG = "secret_wrong"  # noqa: S105
    BODY_EMPTY = "body_empty"
    BODY_TOO_LARGE = "body_too_large"
    BODY_UNREADABLE = "body_unreadable"
    BODY_NO_JSON = "body_no_json"
    BODY_IS_FORM = "body_is_form"
    OTHER_SENDER = "other_sender"
    INCOMPLETE = "incomplete"
    HANDLING_FAILED = "handling_failed"


class SlotChoice(StrEnum):
    """Name what the user may do about Seerr's one webhook that somebody else uses."""

    TAKE_OVER = "take_over"
    LEAVE = "leave"


class SetUpFailedError(Exception):
    """Report that a webhook is not set up, and why.

    `used_by` is the domain of the integration that uses Seerr's one webhook, where
    that is known.
    """

    def __init__(
        self,
        problem: WebhookProblem,
        detail: Fault | None = None,
        *,
        addresses: tuple[str, ...] = (),
        used_by: str | None = None,
    ) -> None:
        """Keep what is to be told."""
        super().__init__(str(detail or problem.value))
        self.problem = problem
        self.detail = detail
        self.addresses = addresses
        self.used_by = used_by
