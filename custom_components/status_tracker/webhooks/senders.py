"""Enter our address in each of the services that send webhooks."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Final, override

from ..clients.arr import ArrClient
from ..clients.arr_webhook import (
    WEBHOOK,
    ArrNotification,
    ArrWebhook,
    fields_of,
)
from ..clients.base import ServiceClient
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import Plugin
from ..clients.jellyfin_webhook import JellyfinDestination, JellyfinWebhook
from ..clients.parsing import objects
from ..clients.seerr import SeerrClient
from ..clients.seerr_webhook import PAYLOAD, SeerrWebhook, SeerrWebhookTarget, keeps
from ..const import SECRET_HEADER
from ..tracker.terms import Service
from .identity import Identity, Standing, Target, webhook_path
from .problems import SetUpFailedError, WebhookProblem

_FIRST_WITH_DELETIONS: Final = (16,)


class WebhookSender[ClientT: ServiceClient](ABC):
    """Look at a service's webhook, test an address, and enter it.

    Every method raises ServiceError where the service does not do what it is asked.
    """

    can_test: ClassVar[bool] = True

    def __init__(self, client: ClientT, identity: Identity) -> None:
        """Take what talks to the service, and what is ours there."""
        self._client = client
        self._identity = identity

    @property
    def remark(self) -> WebhookProblem | None:
        """Return what limits a webhook that is set up."""
        return None

    @abstractmethod
    async def async_look(self) -> Standing:
        """Return what is set; raise SetUpFailedError where nothing can be."""

    @abstractmethod
    async def async_test(self, target: Target) -> None:
        """Let the service call an address once, and save nothing.

        A service that cannot test does nothing.
        """

    @abstractmethod
    async def async_enter(self, target: Target, *, take_over: bool) -> bool:
        """Enter an address, clean up behind us, and return whether anything changed.

        Nothing is written when all is as it should be.
        """

    @abstractmethod
    async def async_sends(self, secret: str) -> bool:
        """Tell whether the service sends the secret along, as it says itself."""


class ArrSender(WebhookSender[ArrClient]):
    """Keep one connection of Sonarr or Radarr."""

    _known: list[ArrNotification]

    @override
    async def async_look(self) -> Standing:
        self._known = await self._client.notifications()
        ours = self._ours()
        return Standing(is_ours=bool(ours), url=ours[0].url if ours else None)

    @override
    async def async_test(self, target: Target) -> None:
        await self._client.test_webhook(self._webhook(target))

    @override
    async def async_enter(self, target: Target, *, take_over: bool) -> bool:
        # Another instance of ours may have taken a name in the meantime.
        self._known = await self._client.notifications()
        stale = [each for each in self._known if self._is_stale(each)]
        for each in stale:
            await self._client.delete_notification(each.id)
            self._known.remove(each)
        return await self._client.set_webhook(self._webhook(target)) or bool(stale)

    @override
    async def async_sends(self, secret: str) -> bool:
        self._known = await self._client.notifications()
        return any(
            header.get("key") == SECRET_HEADER and header.get("value") == secret
            for each in self._ours()
            for header in objects(fields_of(each.resource).get("headers"))
        )

    def _ours(self) -> list[ArrNotification]:
        """Return the connections that lead to our address."""
        return [each for each in self._known if each.is_ours(self._identity.marker)]

    def _is_stale(self, known: ArrNotification) -> bool:
        """Tell whether a connection is left from an earlier set-up of ours."""
        return (
            known.implementation == WEBHOOK
            and self._identity.has_our_name(known.name)
            and self._identity.is_former(known.url)
        )

    def _webhook(self, target: Target) -> ArrWebhook:
        """Return the connection, under a name that is free.

        One that is there keeps its name; but even a test is refused under a name
        that a connection already has.
        """
        return ArrWebhook(
            name=_free_name(self._identity.name, (each.name for each in self._known)),
            url=target.url,
            marker=self._identity.marker,
            headers={SECRET_HEADER: target.secret},
        )


class SeerrSender(WebhookSender[SeerrClient]):
    """Use Seerr's one webhook, if nobody else does."""

    @override
    async def async_look(self) -> Standing:
        webhook = await self._client.webhook()
        if webhook.is_ours(self._identity.marker):
            url = webhook.url if webhook.is_enabled else None
            return Standing(is_ours=True, url=url)
        if webhook.url is None or self._is_stale(webhook):
            return Standing()
        return Standing(
            replaces=webhook.resource,
            is_taken=webhook.is_enabled,
            taken_by=webhook.url,
        )

    @override
    async def async_test(self, target: Target) -> None:
        await self._client.test_webhook(self._target(target))

    @override
    async def async_enter(self, target: Target, *, take_over: bool) -> bool:
        take_over = take_over or self._is_stale(await self._client.webhook())
        return await self._client.set_webhook(self._target(target), take_over=take_over)

    @override
    async def async_sends(self, secret: str) -> bool:
        webhook = await self._client.webhook()
        is_ours = webhook.is_ours(self._identity.marker)
        return is_ours and webhook.auth_header == _authorization(secret)

    def _is_stale(self, webhook: SeerrWebhook) -> bool:
        """Tell whether the webhook is left from an earlier set-up of ours.

        It has no name; but it leads here, to nobody, with the payload that we write.
        """
        return (
            self._identity.is_here(webhook.url)
            and self._identity.is_former(webhook.url)
            and keeps(webhook.payload, PAYLOAD)
        )

    def _target(self, target: Target) -> SeerrWebhookTarget:
        """Return the target as the client takes it."""
        return SeerrWebhookTarget(
            url=target.url,
            marker=self._identity.marker,
            auth_header=_authorization(target.secret),
        )


class JellyfinSender(WebhookSender[JellyfinClient]):
    """Keep one destination of Jellyfin's Webhook plugin, which has no test."""

    can_test: ClassVar[bool] = False
    _plugin: Plugin

    @property
    @override
    def remark(self) -> WebhookProblem | None:
        is_old = bool(self._plugin.version) and (
            self._plugin.version < _FIRST_WITH_DELETIONS
        )
        return WebhookProblem.PLUGIN_TOO_OLD if is_old else None

    @override
    async def async_look(self) -> Standing:
        if (plugin := await self._client.webhook_plugin()) is None:
            raise SetUpFailedError(WebhookProblem.PLUGIN_MISSING)
        self._plugin = plugin
        url = await self._client.webhook_url(self._identity.marker)
        return Standing(is_ours=url is not None, url=url)

    @override
    async def async_test(self, target: Target) -> None:
        return

    @override
    async def async_enter(self, target: Target, *, take_over: bool) -> bool:
        webhook = JellyfinWebhook(
            name=self._identity.name,
            url=target.url,
            marker=self._identity.marker,
            headers={SECRET_HEADER: target.secret},
        )
        has_changed = await self._client.set_webhook(webhook, self._plugin)
        for known in await self._client.webhook_destinations():
            if self._is_stale(known) and (path := webhook_path(known.url)):
                has_changed |= await self._client.remove_webhook(path)
        return has_changed

    @override
    async def async_sends(self, secret: str) -> bool:
        return any(
            self._identity.marker in (known.url or "")
            and known.headers.get(SECRET_HEADER) == secret
            for known in await self._client.webhook_destinations()
        )

    def _is_stale(self, known: JellyfinDestination) -> bool:
        """Tell whether a destination is left from an earlier set-up of ours."""
        return self._identity.has_our_name(known.name) and self._identity.is_former(
            known.url
        )


SENDERS: Final[Mapping[Service, type[WebhookSender[Any]]]] = {
    Service.SEERR: SeerrSender,
    Service.RADARR: ArrSender,
    Service.SONARR: ArrSender,
    Service.JELLYFIN: JellyfinSender,
}


def _free_name(wanted: str, taken: Iterable[str | None]) -> str:
    """Return a name that nothing else has, big or small letters alike."""
    known = {name.casefold() for name in taken if name is not None}
    name, number = wanted, 1
    while name.casefold() in known:
        number += 1
        name = f"{wanted} {number}"
    return name


def _authorization(secret: str) -> str:
    """Return the secret as the value of an Authorization header."""
    return f"Bearer {secret}"
