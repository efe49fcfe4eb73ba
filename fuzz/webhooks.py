"""Feed the endpoints of the four senders, from the request to the tracker."""

import asyncio
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
import json
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, cast, override
from unittest.mock import patch

from custom_components.status_tracker.const import LOGGER
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.models import Known, MediaRequest, Source
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.webhooks import PARSERS, Context
from custom_components.status_tracker.webhooks.decoding import decode
from custom_components.status_tracker.webhooks.endpoint import Endpoint

from .engine import BrokenPromise, Target
from .promises import NOW, check_changes

FOLDER: Final = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "payloads"
SENDERS: Final = (Service.SEERR, Service.RADARR, Service.SONARR, Service.JELLYFIN)
_LONGEST_REASON: Final = 150


def samples(service: Service) -> list[bytes]:
    """Return the sample payloads of a sender."""
    return [path.read_bytes() for path in sorted((FOLDER / service).glob("*.json"))]


def known_requests() -> list[str]:
    """Return requests that the samples tell of, and as many others, as saved rows."""
    tracker = Tracker(now=NOW)
    for service in SENDERS:
        context = Context(source=Source(service, service), received=NOW)
        for body in samples(service):
            parsed = PARSERS[service](decode(body, ""), context)
            tracker.apply(parsed.facts, NOW)
    own = list(tracker.requests.values())
    others = [_other(unpack(pack(request)), n) for n, request in enumerate(own, 1)]
    return [pack(request) for request in (*own, *others)]


def _other(request: MediaRequest, number: int) -> MediaRequest:
    """Return a request for another title at the same stage."""
    request.id = f"other{number}"
    request.aliases = set()
    request.original_title = request.poster = None
    request.title = Known(3, NOW, f"Unheard Of {number}")
    request.id_claims = {
        name: known._replace(value=_another(known.value, number))
        for name, known in request.id_claims.items()
    }
    request.seerr = request.seerr and request.seerr._replace(request_id=70_000 + number)
    request.arr = {
        ref._replace(id=80_000 + number): record for ref, record in request.arr.items()
    }
    request.downloads = {
        key: replace(download, id=key)
        for n, download in enumerate(request.downloads.values())
        if (key := f"{number:020x}{n:020x}")
    }
    for item in request.items.values():
        item.playable, item.arr_id, item.tvdb = {}, None, None
        if item.file is not None:
            item.file.path = (
                f"/elsewhere/{number}/{item.key.season}.{item.key.number}.x"
            )
            item.file.arr_file_id = None
    return request


def _another(value: int | str, number: int) -> int | str:
    """Return another id of the same kind."""
    if isinstance(value, int):
        return 900_000_000 + number
    if value.startswith("tt"):
        return f"tt99999{number:03}"
    return f"{number:032x}"


class Room:
    """Stand in for coordinator and Home Assistant around one tracker."""

    def __init__(self, service: Service, rows: Iterable[str]) -> None:
        """Know some requests."""
        self.tracker = Tracker(map(unpack, rows), now=NOW)
        self.subentry = SimpleNamespace(
            subentry_id=service.value, subentry_type=service, data={}
        )
        self.config_entry = SimpleNamespace(subentries={service.value: self.subentry})
        self.health = {service.value: ServiceHealth(service, service, service.title())}
        self.changes = Changes()
        self.facts: tuple[Fact, ...] = ()

    async def async_apply(self, facts: Iterable[Fact]) -> Changes:
        """Apply facts."""
        self.facts = tuple(facts)
        self.changes = self.tracker.apply(self.facts, NOW)
        return self.changes

    def async_now(self) -> datetime:
        """Return when what comes in is told."""
        return NOW

    async def async_add_executor_job[T](self, job: Callable[[], T]) -> T:
        """Do at once what a thread would."""
        return job()


class _Body:
    """Hand a body out as a request does."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    async def read(self, size: int) -> bytes:
        """Return the next bytes."""
        chunk, self._data = self._data[:size], self._data[size:]
        return chunk


class _Errors(logging.Handler):
    """Keep what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def no_errors() -> Iterator[None]:
    """Raise BrokenPromise for an error that is logged while the block runs."""
    errors = _Errors()
    LOGGER.addHandler(errors)
    was_propagated, LOGGER.propagate = LOGGER.propagate, False
    try:
        yield
    finally:
        LOGGER.propagate = was_propagated
        LOGGER.removeHandler(errors)
    if errors.messages:
        raise BrokenPromise(errors.messages[0])


class Sender:
    """Send bodies to the endpoint of one service."""

    def __init__(self, service: Service, runner: asyncio.Runner) -> None:
        """Prepare the requests that are known before each body."""
        self._service = service
        self._runner = runner
        self._rows = {unpack(row).id: row for row in known_requests()}
        self._room = Room(service, self._rows.values())

    def run(self, data: bytes) -> Hashable:
        """Send one body; raise BrokenPromise where something is not as it must."""
        if self._room.facts:
            self._room = Room(self._service, self._rows.values())
        room = self._room
        handler = Endpoint(cast(Any, room), cast(Any, room.subentry), self._service)
        request = SimpleNamespace(method="POST", headers={}, content=_Body(data))
        with no_errors(), patch("homeassistant.util.dt.utcnow", lambda: NOW):
            answer = self._runner.run(
                handler.async_handle(cast(Any, room), "", cast(Any, request))
            )
        if answer.status == HTTPStatus.BAD_REQUEST:
            reason = str(answer.text)
            if not 0 < len(reason) <= _LONGEST_REASON or "\n" in reason:
                raise BrokenPromise(f"no fit reason: {reason[:80]!r}")
            if room.changes or room.facts:
                raise BrokenPromise("a refused body changed something")
            return reason
        if answer.status != HTTPStatus.OK:
            raise BrokenPromise(f"answered {answer.status}")
        if not room.facts:
            return answer.text
        payload = decode(data, "")
        states = check_changes(room.tracker, self._rows, room.changes, payload)
        kinds = tuple(sorted({type(fact).__name__ for fact in room.facts}))
        return kinds, states


def targets(runner: asyncio.Runner) -> list[Target]:
    """Return a target for each sender; all are told everybody's samples."""
    found: list[Target] = []
    for service in SENDERS:
        seeds = [*samples(service), json.dumps({}).encode(), b"", b"[]"]
        found.append(Target(f"webhook.{service}", seeds, Sender(service, runner).run))
    return found
