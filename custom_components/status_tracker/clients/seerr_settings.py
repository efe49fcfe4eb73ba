"""Let Seerr send its notifications to an address, and put that back again."""

from http import HTTPStatus
from typing import Final

from .base import LIST_TIMEOUT, ServiceClient
from .errors import ResponseProblem, ServiceResponseError
from .parsing import JsonObject, mapping
from .seerr_webhook import (
    PAYLOAD,
    SeerrWebhook,
    SeerrWebhookTarget,
    encodings,
    keeps,
    parse_webhook,
    payload_text,
    webhook_resource,
    with_payload,
)

_WEBHOOK: Final = "api/v1/settings/notifications/webhook"


class SeerrSettings(ServiceClient):
    """Change the one webhook that a Seerr has."""

    async def webhook(self) -> SeerrWebhook:
        """Return the webhook that is set, which may be somebody else's."""
        return parse_webhook(await self._get(_WEBHOOK))

    async def set_webhook(
        self, target: SeerrWebhookTarget, *, take_over: bool = False
    ) -> bool:
        """Let Seerr send to us; return whether anything changed.

        Raise ServiceResponseError (rejected), and change nothing, when the one
        webhook is somebody else's and is not to be taken over.
        """
        known = await self.webhook()
        if known.is_taken(target.marker) and not take_over:
            raise ServiceResponseError(
                ResponseProblem.REJECTED, "the webhook is in use by another address"
            )
        if not known.needs_change(target):
            return False
        await self._write_webhook(webhook_resource(target, known), PAYLOAD)
        return True

    async def test_webhook(self, target: SeerrWebhookTarget) -> None:
        """Let Seerr call the address once, and save nothing.

        Raise ServiceResponseError (rejected) when Seerr could not deliver.
        """
        resource = webhook_resource(target, None)
        for payload in encodings(PAYLOAD):
            try:
                await self._ask(
                    "POST",
                    f"{_WEBHOOK}/test",
                    json=with_payload(resource, payload),
                    seconds=LIST_TIMEOUT,
                )
            except ServiceResponseError as err:
                # Any other error is not about the delivery, or a proxy's.
                if err.status != HTTPStatus.INTERNAL_SERVER_ERROR:
                    raise
            else:
                return
        raise ServiceResponseError(
            ResponseProblem.REJECTED,
            "could not deliver the test",
            status=500,
            words="HTTP 500",
        )

    async def remove_webhook(
        self, marker: str, previous: JsonObject | None = None
    ) -> bool:
        """Put the previous setting back, or switch the webhook off.

        Return whether anything changed: somebody else's webhook is left alone.
        """
        known = await self.webhook()
        if not known.is_ours(marker):
            return False
        if previous is None:
            options = mapping(known.resource.get("options"))
            off = {"webhookUrl": "", "authHeader": ""}
            previous = known.resource | {"enabled": False, "options": options | off}
        payload = mapping(previous.get("options")).get("jsonPayload")
        await self._write_webhook(previous, payload_text(payload))
        return True

    async def _write_webhook(self, resource: JsonObject, payload: str) -> None:
        """Save a setting in the form that this version reads back unchanged."""
        for encoded in encodings(payload):
            await self._ask("POST", _WEBHOOK, json=with_payload(resource, encoded))
            if keeps((await self.webhook()).payload, payload):
                return
        raise ServiceResponseError(
            ResponseProblem.BAD_ANSWER, "does not keep the webhook's payload"
        )
