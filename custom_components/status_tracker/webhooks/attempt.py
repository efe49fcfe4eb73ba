"""Set the webhook of one service instance up, once."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from homeassistant.components.webhook import async_generate_path
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import (
    CONF_API_KEY,
    CONF_URL,
    CONF_VERIFY_SSL,
    CONF_WEBHOOK_ID,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from yarl import URL

from ..clients.discretion import harmless
from ..clients.errors import (
    ConnectionProblem,
    Fault,
    ResponseProblem,
    ServiceConnectionError,
    ServiceResponseError,
)
from ..const import CONF_WEBHOOK_ADDRESS, LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..health import ServiceHealth
from ..tracker.terms import Service
from .address import WebhookAddress, base_addresses, known_addresses
from .identity import Identity, Standing, Target
from .ledger import Entered, WebhookLedger
from .problems import OVERSEERR, SetUpFailedError, SlotChoice, WebhookProblem
from .removal import async_remove_former
from .senders import SENDERS, WebhookSender

_ACCESS: Final = (CONF_URL, CONF_API_KEY, CONF_VERIFY_SSL, CONF_WEBHOOK_ID)
# A proxy answers so in place of a service that is down.
_GATEWAY_STATUSES: Final = frozenset({502, 503, 504})
_UNDELIVERED: Final = frozenset(
    {ResponseProblem.REJECTED, ResponseProblem.SERVER_ERROR}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """Say how a webhook is set up: what limits it, and whether the secret is sent."""

    remark: WebhookProblem | None
    is_secret_sent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Hold what it takes to set up the webhook of a subentry's service.

    `name` is what it is called there, `secret` what it sends along, `choice` what the
    user decided about a webhook that somebody else uses, `turn` whose turn it is to
    write: two services may be one program.
    """

    hass: HomeAssistant
    entry: StatusTrackerConfigEntry
    subentry: ConfigSubentry
    ledger: WebhookLedger
    name: str
    secret: str = field(repr=False)
    choice: str | None
    turn: asyncio.Lock

    async def async_set_up(self) -> SetUp:
        """Put the webhook right; nothing is written where all is well.

        Raise ServiceError where the service does not do what it is asked,
        HomeAssistantError where the disk fails, and SetUpFailedError for what the
        user should know.
        """
        client = self.entry.runtime_data.clients[self.subentry.subentry_id]
        identity = self._identity()
        sender = SENDERS[self._service](client, identity)
        standing = await sender.async_look()
        take_over = self.choice == SlotChoice.TAKE_OVER
        if standing.is_taken and not take_over:
            raise self._slot_error(standing)
        try:
            target = await self._async_find_target(sender, standing)
            await self._async_remember(target, standing)
            async with self.turn:
                has_changed = await sender.async_enter(target, take_over=take_over)
            if has_changed:
                LOGGER.info("Webhook in %s set up", self._health.name)
        except ServiceResponseError as err:
            if _is_down(err):
                raise
            if not standing.is_ours and (await sender.async_look()).is_ours:
                # What was begun before a reload has arrived in between: try again.
                raise
            if standing.url is None:
                raise SetUpFailedError(WebhookProblem.REFUSED, err.fault) from None
            # Somebody has entered it by hand.
            name = self._health.name
            LOGGER.debug("Webhook in %s stays as it is: %s", name, err.detail)
        is_sent = await sender.async_sends(self.secret)
        entered = self.ledger.entered.get(self.subentry.subentry_id)
        if is_sent and entered is not None and entered.former is not None:
            await async_remove_former(self.hass, entered.former, identity, self.secret)
            # A disk that fails only means that it is looked for once more.
            with suppress(HomeAssistantError):
                await self.ledger.async_note(replace(entered, former=None))
        return SetUp(remark=sender.remark, is_secret_sent=is_sent)

    @property
    def _service(self) -> Service:
        """Return which service it is about."""
        return Service(self.subentry.subentry_type)

    @property
    def _health(self) -> ServiceHealth:
        """Return the health of the service."""
        return self.entry.runtime_data.coordinator.health[self.subentry.subentry_id]

    @property
    def _marker(self) -> str:
        """Return the part of the address that only this sender has."""
        return async_generate_path(self.subentry.data[CONF_WEBHOOK_ID])

    @property
    def _address_option(self) -> str:
        """Return which address the user chose."""
        option: str = self.entry.options.get(
            CONF_WEBHOOK_ADDRESS, WebhookAddress.INTERNAL
        )
        return option

    def _identity(self) -> Identity:
        """Return what is ours in the service."""
        return Identity(
            marker=self._marker,
            name=self.name,
            addresses=known_addresses(self.hass, self._address_option),
            ids=frozenset(
                subentry.data[CONF_WEBHOOK_ID]
                for subentry in self.entry.subentries.values()
                if CONF_WEBHOOK_ID in subentry.data
            ),
        )

    def _urls(self, sender: WebhookSender[Any], standing: Standing) -> list[str]:
        """Return the addresses to try: the chosen ones, then the one that is set.

        That may be one which somebody entered by hand and which we do not know.
        """
        bases = list(base_addresses(self.hass, self._address_option))
        if not sender.can_test:
            # What another service was reached under is the best that is known.
            proven = {
                entered.base
                for entered in self.ledger.entered.values()
                if SENDERS[entered.service].can_test
            }
            bases.sort(key=lambda base: base not in proven)
        urls = [f"{base}{self._marker}" for base in bases]
        if standing.url is not None and standing.url not in urls:
            urls.append(standing.url)
        return urls

    async def _async_find_target(
        self, sender: WebhookSender[Any], standing: Standing
    ) -> Target:
        """Return the first address under which the service reaches us."""
        urls = self._urls(sender, standing)
        if not urls:
            raise SetUpFailedError(WebhookProblem.NO_ADDRESS)
        failures: list[SetUpFailedError] = []
        for url in urls:
            target = Target(url=url, secret=self.secret)
            if (failure := await self._async_test(sender, target)) is None:
                return target
            failures.append(failure)
        raise SetUpFailedError(
            failures[0].problem,
            failures[0].detail,
            addresses=tuple(dict.fromkeys(map(_origin, urls))),
        )

    async def _async_test(
        self, sender: WebhookSender[Any], target: Target
    ) -> SetUpFailedError | None:
        """Let the service try an address and return what went wrong.

        That the service calls it a success is not enough: Home Assistant answers
        well for an address that it does not know, and so does many a proxy.
        """
        if not sender.can_test:
            return None
        tests, redirected = self._health.tests, self._health.redirected
        detail: Fault | None = None
        try:
            await sender.async_test(target)
        except ServiceConnectionError as err:
            if err.problem is not ConnectionProblem.TIMEOUT:
                raise
            detail = err.fault
        except ServiceResponseError as err:
            if err.problem not in _UNDELIVERED or _is_down(err):
                raise
            detail = err.fault
        if self._health.tests > tests and not detail:
            return None
        if self._health.redirected > redirected:
            return SetUpFailedError(WebhookProblem.REDIRECTED, detail)
        if detail:
            return SetUpFailedError(WebhookProblem.NOT_DELIVERED, detail)
        return SetUpFailedError(WebhookProblem.NOT_ARRIVED)

    async def _async_remember(self, target: Target, standing: Standing) -> None:
        """Have it on disk what is about to be entered, and what that replaces."""
        instance = self.subentry.subentry_id
        previous, former = standing.replaces, None
        if (known := self.ledger.entered.get(instance)) is not None:
            previous = known.previous if standing.is_ours else previous
            former = known if has_moved(known, self.subentry) else known.former
        data = self.subentry.data
        await self.ledger.async_note(
            Entered(
                instance=instance,
                service=self._service,
                name=self._health.name,
                data={key: data[key] for key in _ACCESS if key in data},
                base=target.url.removesuffix(self._marker),
                previous=previous,
                former=former,
            )
        )

    def _slot_error(self, standing: Standing) -> SetUpFailedError:
        """Return what to tell of a webhook that somebody else uses."""
        if self.choice == SlotChoice.LEAVE:
            return SetUpFailedError(WebhookProblem.SLOT_LEFT)
        ids = {
            entry.data.get(CONF_WEBHOOK_ID)
            for entry in self.hass.config_entries.async_entries(OVERSEERR)
        }
        is_overseerr = any(found and found in standing.taken_by for found in ids)
        return SetUpFailedError(
            WebhookProblem.SLOT_TAKEN,
            addresses=(_origin(standing.taken_by),),
            used_by=OVERSEERR if is_overseerr else None,
        )


def has_moved(entered: Entered, subentry: ConfigSubentry) -> bool:
    """Tell whether a service was at another address when its webhook was entered."""
    return bool(entered.data[CONF_URL] != subentry.data[CONF_URL])


def _is_down(err: ServiceResponseError) -> bool:
    """Tell whether an error means that the service does not work at the moment."""
    return err.problem is ResponseProblem.STARTING or err.status in _GATEWAY_STATUSES


def _origin(url: str) -> str:
    """Return an address without what follows the port."""
    try:
        return str(URL(url).origin())
    except ValueError:
        return harmless(url)
