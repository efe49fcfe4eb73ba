"""Listen to Jellyfin's websocket, which makes everything faster and nothing possible."""

from collections.abc import Callable
from contextlib import aclosing
from typing import Final, override

from ..clients.errors import ServiceAuthError, ServiceError
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import JellyfinMessage, TaskState, item_id
from ..clients.parsing import mapping, members
from .background import Backoff, Spawn, Worker

_LINE_STANDS: Final = "ForceKeepAlive"
_LIBRARY_CHANGED: Final = "LibraryChanged"


class LibraryListener(Worker):
    """Tell when the library may have changed, and when the line breaks.

    An API key hears when a scan ends; a user's token also which items changed. A
    refused key is tried again when the listener is called.
    """

    def __init__(
        self,
        instance: str,
        client: JellyfinClient,
        spawn: Spawn,
        *,
        changed: Callable[[frozenset[str]], None],
        broken: Callable[[], None],
        backoff: Backoff,
    ) -> None:
        """Take whom to tell; `changed` is given the items that were removed."""
        super().__init__(f"library of {instance}", spawn)
        self._client = client
        self._changed = changed
        self._broken = broken
        self._backoff = backoff
        self._scanning = False

    @override
    async def _run(self) -> None:
        has_stood = False
        while True:
            is_refused = False
            try:
                async with aclosing(self._client.listen()) as messages:
                    async for message in messages:
                        has_stood = True
                        self._backoff.reset()
                        self._hear(message)
            except ServiceError as err:
                # Whoever asks the server says in its health what is wrong.
                is_refused = isinstance(err, ServiceAuthError)
            if has_stood:
                # Again after each attempt: a server that stops answers for a while.
                self._broken()
            await self._rest(None if is_refused else self._backoff.next())

    def _hear(self, message: JellyfinMessage) -> None:
        """Tell of a change, of the end of a scan, and that the line stands again."""
        was_scanning = self._scanning
        for task in message.tasks:
            if task.is_library_scan:
                self._scanning = task.state is not TaskState.IDLE
        if message.type == _LIBRARY_CHANGED:
            removed = members(mapping(message.data).get("ItemsRemoved"))
            self._changed(frozenset(filter(None, map(item_id, removed))))
        elif message.type == _LINE_STANDS or (was_scanning and not self._scanning):
            self._changed(frozenset())
