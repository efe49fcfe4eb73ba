"""Keep the webhook of one service instance as it should be."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
import logging
import secrets
import time
from typing import Final

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from ..clients.errors import ServiceAuthError, ServiceError
from ..const import CONF_SECRET, CONF_WEBHOOK_SLOT, LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..fault_texts import fault_text
from ..health import ServiceHealth
from ..issues import async_show_webhook_problem
from ..tracker.terms import Service
from .attempt import Attempt, has_moved
from .ledger import WebhookLedger
from .problems import SetUpFailedError, WebhookProblem
from .senders import SENDERS

# Seconds: between two looks when all is well, after a failure that only somebody can
# put right, after a service that was down, and how long what comes in is no reason.
_CHECK_EVERY: Final = 24 * 60 * 60
_TRY_AGAIN: Final = 15 * 60
_FIRST_RETRY: Final = 5.0
_LONGEST_RETRY: Final = 300.0
_CALM: Final = 300
# Seconds that a service without a test waits for what the others find out.
_WAIT_FOR_OTHERS: Final = 60

_SECRET_BYTES: Final = 32


class WebhookUpkeep:
    """Look at what a service has set, put it right, and say what is in the way.

    That is done at once, after an outage, once a day, and when something speaks for
    a change: a refused webhook, another address, a choice of the user.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StatusTrackerConfigEntry,
        subentry: ConfigSubentry,
        ledger: WebhookLedger,
        *,
        name: str,
        turn: asyncio.Lock,
    ) -> None:
        """Prepare for a subentry's service; `name` is what our webhook is called.

        Of those that share `turn`, one enters its webhook after the other.
        """
        self._hass = hass
        self._entry = entry
        self._subentry = subentry
        self._ledger = ledger
        self._name = name
        self._turn = turn
        self._secret: str = secrets.token_hex(_SECRET_BYTES)
        entered = ledger.entered.get(subentry.subentry_id)
        # By its secret the webhook is told from one that is left where it was before.
        if entered is None or not (entered.former or has_moved(entered, subentry)):
            self._secret = subentry.data.get(CONF_SECRET) or self._secret
        self._choice: str | None = subentry.data.get(CONF_WEBHOOK_SLOT)
        self._woken = asyncio.Event()
        self._tried = asyncio.Event()
        self._is_busy = False
        self._ended = 0.0
        self._retry = _FIRST_RETRY
        self._note_traffic()

    @property
    def health(self) -> ServiceHealth:
        """Return the health of the service."""
        return self._entry.runtime_data.coordinator.health[self._subentry.subentry_id]

    @property
    def can_test(self) -> bool:
        """Return whether the service can try an address."""
        return SENDERS[Service(self._subentry.subentry_type)].can_test

    async def async_run(self, everyone: Iterable[WebhookUpkeep]) -> None:
        """Keep the webhook set up until cancelled."""
        testers = [] if self.can_test else [each for each in everyone if each.can_test]
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(_WAIT_FOR_OTHERS):
                    for tester in testers:
                        await tester.async_tried()
            self._woken.clear()
            self._is_busy = True
            pause = await self._async_try()
            self._is_busy = False
            self._ended = time.monotonic()
            self._note_traffic()
            if not self._woken.is_set():
                self._tried.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()

    async def async_tried(self) -> None:
        """Return once the service has tried the addresses that there are now."""
        await self._tried.wait()

    @callback
    def async_wake(self) -> None:
        """Look again at once."""
        self._woken.set()
        self._tried.clear()

    @callback
    def async_entry_changed(self) -> None:
        """Look again when the user has made a choice."""
        choice = self._subentry.data.get(CONF_WEBHOOK_SLOT)
        if choice != self._choice:
            self._choice = choice
            self.async_wake()

    @callback
    def async_health_changed(self) -> None:
        """Look again after an outage, and when what comes in gives a reason to.

        A webhook may be refused because somebody changed what the service sends, and
        one that arrives though none was set up was set up by hand.
        """
        if self._is_busy:
            return
        health = self.health
        was_reachable, refused, webhooks = self._traffic
        self._note_traffic()
        is_back = health.reachable is True and was_reachable is False
        is_odd = health.refused > refused or (
            health.webhooks > webhooks and health.webhook_ready is False
        )
        if is_back or (is_odd and time.monotonic() - self._ended > _CALM):
            self.async_wake()

    @callback
    def _note_traffic(self) -> None:
        """Remember what came in so far."""
        health = self.health
        self._traffic = (health.reachable, health.refused, health.webhooks)

    async def _async_try(self) -> float:
        """Set the webhook up, say how that went, and return for how long to rest."""
        attempt = Attempt(
            hass=self._hass,
            entry=self._entry,
            subentry=self._subentry,
            ledger=self._ledger,
            name=self._name,
            secret=self._secret,
            choice=self._choice,
            turn=self._turn,
        )
        name = self.health.name
        refused = self.health.refused
        pause: float = _TRY_AGAIN
        try:
            done = await attempt.async_set_up()
        except SetUpFailedError as err:
            if self.health.refused > refused and CONF_SECRET in self._subentry.data:
                # It may be the secret, which an older version cannot send.
                self._async_store(None, self._choice)
                return 0
            self._async_tell(err)
        except ServiceAuthError as err:
            # Others tell the user; new credentials reload the entry.
            LOGGER.debug("Webhook in %s waits: %s", name, err.detail)
            pause = _CHECK_EVERY
        except ServiceError as err:
            LOGGER.debug("Webhook in %s waits: %s", name, err.detail)
            pause, self._retry = self._retry, min(self._retry * 2, _LONGEST_RETRY)
            return pause
        except HomeAssistantError:
            LOGGER.warning("Webhook in %s waits until it can be remembered", name)
        except Exception:  # noqa: BLE001
            LOGGER.exception("Unexpected error with the webhook in %s", name)
        else:
            # The choice is carried out, and the secret is asked for if it is sent.
            self._async_store(self._secret if done.is_secret_sent else None, None)
            self.health.async_webhook_setup(True, done.remark)
            self._async_show(done.remark)
            pause = _CHECK_EVERY
        self._retry = _FIRST_RETRY
        return pause

    @callback
    def _async_store(self, secret: str | None, choice: str | None) -> None:
        """Store what every webhook must prove itself with, and the user's choice."""
        self._choice = choice
        if self._subentry.subentry_id not in self._entry.subentries:
            return
        data = dict(self._subentry.data)
        for key, value in ((CONF_SECRET, secret), (CONF_WEBHOOK_SLOT, choice)):
            data.pop(key, None)
            if value is not None:
                data[key] = value
        self._hass.config_entries.async_update_subentry(
            self._entry, self._subentry, data=data
        )

    @callback
    def _async_tell(self, err: SetUpFailedError) -> None:
        """Tell the user, and the log once, what is in the way."""
        health = self.health
        if health.webhook_problem != err.problem:
            is_wanted = err.problem is WebhookProblem.SLOT_LEFT
            LOGGER.log(
                logging.DEBUG if is_wanted else logging.WARNING,
                "Webhook in %s is not set up (%s)%s",
                health.name,
                err.problem,
                f" {err.detail}" if err.detail else "",
            )
        health.async_webhook_setup(False, err.problem, err.detail)
        self._async_show(err.problem, err)

    @callback
    def _async_show(
        self, problem: WebhookProblem | None, err: SetUpFailedError | None = None
    ) -> None:
        """Show a problem as a repair issue, and withdraw any other."""
        async_show_webhook_problem(
            self._hass,
            self._subentry.subentry_id,
            problem,
            used_by=err.used_by if err else None,
            name=self.health.name,
            detail=fault_text(self._hass, err.detail if err else None) or "",
            address=", ".join(err.addresses) if err else "",
        )
