"""Webhooks on their way: delivery, log, faults, and muting of a failing receiver."""

import asyncio
from base64 import b64encode
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
import json
import random

import aiohttp

from .clock import Clock
from .payloads import Json

TIMEOUT = 100.0
MAX_LOG = 20_000
# Sonarr and Radarr: back-off per escalation level, in seconds.
BACK_OFF = (0, 60, 300, 900, 1800, 3600)
GRACE = 300.0


class Outcome(StrEnum):
    """What became of a webhook."""

    SENT = "sent"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    MUTED = "muted"
    LOST = "lost"
    HELD = "held"


@dataclass(slots=True, kw_only=True)
class Delivery:
    """One webhook in the log; `status` is 0 unless it was answered."""

    event: str
    url: str
    body: Json
    outcome: Outcome
    status: int = 0
    at: float = 0.0
    """Story seconds."""


class Trouble(StrEnum):
    """What can happen to a webhook on its way."""

    LOST = "lost"
    DOUBLED = "doubled"
    LATE = "late"
    HELD = "held"


@dataclass(slots=True, kw_only=True)
class WebhookFault:
    """One trouble, for some webhooks or for all."""

    trouble: Trouble
    event: str | None = None
    """Seerr's `notification_type` or the `eventType` of the others."""
    skip: int = 0
    times: int | None = None
    delay: float = 0.0
    """Story seconds, for what is late."""
    matched: int = 0

    def strikes(self, event: str) -> bool:
        """Count a webhook and tell whether this fault hits it."""
        if self.event not in (None, event):
            return False
        self.matched += 1
        nth = self.matched - self.skip
        return nth > 0 and (self.times is None or nth <= self.times)


@dataclass(slots=True)
class Mute:
    """How Sonarr and Radarr stop talking to a receiver that fails.

    The first failure starts five minutes of grace; failures after it block for 5, 15,
    30 and at most 60 minutes. A success lowers the level by one and unblocks.
    """

    level: int = 0
    first_failure: float = 0.0
    blocked_until: float = 0.0

    def blocked(self, now: float) -> bool:
        """Tell whether events are dropped at this moment of story time."""
        return now < self.blocked_until

    def failed(self, now: float) -> None:
        """Note a failure."""
        first = self.level == 0
        if first:
            self.level, self.first_failure = 1, now
        if now < self.first_failure + GRACE:
            return
        if not first:
            self.level = min(self.level + 1, len(BACK_OFF) - 1)
        self.blocked_until = now + BACK_OFF[self.level]

    def succeeded(self) -> None:
        """Note a success."""
        self.level = max(0, self.level - 1)
        self.blocked_until = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a webhook goes and how."""

    url: str
    method: str = "POST"
    headers: dict[str, str] = field(default_factory=dict)
    username: str = ""
    password: str = ""
    indent: int | None = None


@dataclass(slots=True)
class _Held:
    """A webhook that waits to be released."""

    target: Target
    event: str
    body: Json


class WebhookSender:
    """Deliver webhooks one by one, as the sending program would."""

    def __init__(self, clock: Clock, *, user_agent: str) -> None:
        """Prepare; the connection is made with the first webhook."""
        self.clock = clock
        self.user_agent = user_agent
        self.faults: list[WebhookFault] = []
        self.log: deque[Delivery] = deque(maxlen=MAX_LOG)
        self._held: list[_Held] = []
        self._late: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """End what is under way and close the connection."""
        for task in self._late:
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def add_fault(
        self,
        trouble: Trouble,
        event: str | None = None,
        *,
        skip: int = 0,
        times: int | None = None,
        delay: float = 0.0,
    ) -> WebhookFault:
        """Let a trouble strike from now on and return it."""
        fault = WebhookFault(
            trouble=trouble, event=event, skip=skip, times=times, delay=delay
        )
        self.faults.append(fault)
        return fault

    def sent(self, event: str | None = None) -> list[Delivery]:
        """Return the webhooks that were answered well."""
        return [
            each
            for each in self.log
            if each.outcome is Outcome.SENT and event in (None, each.event)
        ]

    async def send(
        self, target: Target, event: str, body: Json, mute: Mute | None = None
    ) -> Delivery:
        """Send one webhook as its faults allow and log what became of it."""
        if mute is not None and mute.blocked(self.clock.elapsed()):
            return self._note(target, event, body, Outcome.MUTED)
        hits = {fault.trouble: fault for fault in self.faults if fault.strikes(event)}
        if Trouble.LOST in hits:
            return self._note(target, event, body, Outcome.LOST)
        if Trouble.HELD in hits:
            self._held.append(_Held(target, event, body))
            return self._note(target, event, body, Outcome.HELD)
        if (late := hits.get(Trouble.LATE)) is not None:
            task = asyncio.create_task(self._send_late(late.delay, target, event, body))
            self._late.add(task)
            task.add_done_callback(self._late.discard)
            return self._note(target, event, body, Outcome.HELD)
        delivery = await self.post(target, event, body)
        if Trouble.DOUBLED in hits:
            delivery = await self.post(target, event, body)
        if mute is not None:
            if delivery.outcome is Outcome.SENT:
                mute.succeeded()
            else:
                mute.failed(self.clock.elapsed())
        return delivery

    async def release(
        self, *, backwards: bool = False, shuffle: random.Random | None = None
    ) -> list[Delivery]:
        """Send what was held: in order, backwards, or shuffled."""
        held, self._held = self._held, []
        if backwards:
            held.reverse()
        if shuffle is not None:
            shuffle.shuffle(held)
        return [await self.post(each.target, each.event, each.body) for each in held]

    async def settle(self) -> None:
        """Wait until nothing is late any more."""
        while self._late:
            await asyncio.gather(*self._late, return_exceptions=True)

    async def post(self, target: Target, event: str, body: Json) -> Delivery:
        """Send one webhook at once, whatever the faults say."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=TIMEOUT)
            )
        separators = (",", ":") if target.indent is None else None
        data = json.dumps(
            body, indent=target.indent, separators=separators, ensure_ascii=False
        )
        headers = {
            "User-Agent": self.user_agent,
            "Accept": "application/json",
            "Content-Type": "application/json",
            **target.headers,
        }
        if target.username or target.password:
            login = f"{target.username}:{target.password}".encode("iso-8859-1")
            headers["Authorization"] = f"Basic {b64encode(login).decode()}"
        try:
            # A redirect turns the POST into a GET without a body, here as there.
            async with self._session.request(
                target.method,
                target.url,
                data=data.encode(),
                headers=headers,
                max_redirects=5,
            ) as response:
                await response.read()
                status = response.status
        except aiohttp.ClientError, TimeoutError, ValueError:
            return self._note(target, event, body, Outcome.UNREACHABLE)
        outcome = Outcome.SENT if status < 400 else Outcome.REFUSED
        return self._note(target, event, body, outcome, status)

    async def _send_late(
        self, delay: float, target: Target, event: str, body: Json
    ) -> None:
        """Send one webhook after a while."""
        await self.clock.sleep(delay)
        await self.post(target, event, body)

    def _note(
        self, target: Target, event: str, body: Json, outcome: Outcome, status: int = 0
    ) -> Delivery:
        """Write one line of the log."""
        delivery = Delivery(
            event=event,
            url=target.url,
            body=body,
            outcome=outcome,
            status=status,
            at=self.clock.elapsed(),
        )
        self.log.append(delivery)
        return delivery
