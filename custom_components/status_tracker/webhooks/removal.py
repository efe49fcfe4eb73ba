"""Take our webhooks back from services that are not followed any more."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from homeassistant.components.webhook import async_generate_path
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError

from ..clients.arr import ArrClient
from ..clients.base import ServiceClient
from ..clients.errors import ResponseProblem, ServiceError, ServiceResponseError
from ..clients.jellyfin import JellyfinClient
from ..clients.seerr import SeerrClient
from ..connect import passing_client
from ..const import LOGGER
from ..issues import async_withdraw_webhook_issues
from ..storage.files import UnreadableFileError
from ..tracker.terms import Service
from .identity import Identity
from .ledger import Entered, WebhookLedger
from .senders import SENDERS

# Seconds for one service: somebody waits for the entry to be removed.
_PATIENCE: Final = 30
_MOST_FAILURES: Final = 2

type _Remover = Callable[[Any, str, Entered], Awaitable[object]]


async def async_remove_all(hass: HomeAssistant) -> None:
    """Take every webhook of ours back, and forget them all.

    A service that cannot be reached keeps its own: nobody will be there to try again.
    """
    async_withdraw_webhook_issues(hass, ())
    try:
        ledger = await WebhookLedger.async_open(hass)
    except (UnreadableFileError, UnsupportedStorageVersionError) as err:
        LOGGER.warning("Webhooks that were set up are not known any more: %s", err)
        return
    await _async_for_each(
        ledger.entered.values(), lambda entered: _async_remove_everywhere(hass, entered)
    )
    await ledger.async_remove()


async def async_remove_others(
    hass: HomeAssistant, ledger: WebhookLedger, instances: Iterable[str]
) -> None:
    """Take back the webhooks of services that are not among the instances.

    A service that cannot be reached is tried once more at the next start.
    """
    known = set(instances)
    await _async_for_each(
        [each for each in ledger.entered.values() if each.instance not in known],
        lambda entered: _async_remove_one(hass, ledger, entered),
    )


async def _async_for_each(
    entries: Iterable[Entered], remove: Callable[[Entered], Awaitable[object]]
) -> None:
    """Take several back, those of one service in turn.

    They may be in one program, whose settings are written as a whole.
    """
    turns: defaultdict[Service, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def remove_in_turn(entered: Entered) -> None:
        async with turns[entered.service]:
            await remove(entered)

    await asyncio.gather(*map(remove_in_turn, entries))


async def _async_remove_one(
    hass: HomeAssistant, ledger: WebhookLedger, entered: Entered
) -> None:
    """Take a webhook back, and forget it when that is done or given up."""
    failures = entered.failures + 1
    # A disk that fails only means that the webhook is looked for once more.
    with suppress(HomeAssistantError):
        if await _async_remove_everywhere(hass, entered) or failures >= _MOST_FAILURES:
            await ledger.async_forget(entered.instance)
        else:
            await ledger.async_note(replace(entered, failures=failures))


async def async_remove_former(
    hass: HomeAssistant, entered: Entered, identity: Identity, secret: str
) -> None:
    """Take a webhook back at the addresses that a service has moved away from.

    The same program may still answer there: then it sends the new secret by now.
    """

    async def is_the_same(client: ServiceClient) -> bool:
        sender = SENDERS[entered.service](client, identity)
        return await sender.async_sends(secret)

    for each in entered.everywhere():
        await _async_remove(hass, each, is_the_same)


async def _async_remove_everywhere(hass: HomeAssistant, entered: Entered) -> bool:
    """Take a webhook back wherever its service was, and return whether it is gone."""
    gone = [await _async_remove(hass, each) for each in entered.everywhere()]
    return all(gone)


async def _async_remove(
    hass: HomeAssistant,
    entered: Entered,
    is_kept: Callable[[ServiceClient], Awaitable[bool]] | None = None,
) -> bool:
    """Take a webhook back and return whether it is gone, or is kept."""
    marker = async_generate_path(entered.webhook_id)
    try:
        async with (
            asyncio.timeout(_PATIENCE),
            passing_client(hass, entered.service, entered.data) as client,
        ):
            if is_kept is not None and await is_kept(client):
                return True
            await _REMOVERS[entered.service](client, marker, entered)
    except ServiceError as err:
        reason = err.detail
    except TimeoutError:
        reason = "timeout"
    except LookupError, TypeError, ValueError:
        reason = "cannot be used as it was set up"
    else:
        LOGGER.info("Removed the webhook in %s", entered.name)
        return True
    LOGGER.warning("The webhook in %s was not removed: %s", entered.name, reason)
    return False


async def _async_remove_from_arr(
    client: ArrClient, marker: str, _entered: Entered
) -> None:
    """Delete our connections."""
    await client.remove_webhooks(marker)


async def _async_remove_from_seerr(
    client: SeerrClient, marker: str, entered: Entered
) -> None:
    """Put back what was there before, or switch the webhook off."""
    await client.remove_webhook(marker, entered.previous)


async def _async_remove_from_jellyfin(
    client: JellyfinClient, marker: str, _entered: Entered
) -> None:
    """Take our address out of the plugin; with the plugin it is gone as well."""
    try:
        await client.remove_webhook(marker)
    except ServiceResponseError as err:
        if err.problem is not ResponseProblem.NOT_FOUND:
            raise


_REMOVERS: Final[Mapping[Service, _Remover]] = {
    Service.SEERR: _async_remove_from_seerr,
    Service.RADARR: _async_remove_from_arr,
    Service.SONARR: _async_remove_from_arr,
    Service.JELLYFIN: _async_remove_from_jellyfin,
}
