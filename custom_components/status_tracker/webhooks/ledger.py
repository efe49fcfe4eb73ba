"""Remember what was entered in other programs, to take it back one day."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from homeassistant.const import CONF_URL, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant

from ..clients.parsing import JsonObject
from ..const import LOGGER
from ..storage.files import DAMAGE, DamagedFileError, Document, StoreFile
from ..tracker.terms import Service

_FILE: Final = "webhooks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Hold where a webhook of ours was entered, and how to get there.

    `data` is how the service is reached and which webhook id it was given, `base` the
    address of Home Assistant that was entered. `previous` is the setting that ours
    took the place of, `former` what was entered where the service was before, and may
    still be there. `failures` counts vain attempts to take it back.
    """

    instance: str
    service: Service
    name: str
    data: Mapping[str, Any] = field(repr=False)
    base: str
    previous: JsonObject | None = field(default=None, repr=False)
    former: Entered | None = None
    failures: int = 0

    @property
    def webhook_id(self) -> str:
        """Return the webhook id that the service was given."""
        return str(self.data[CONF_WEBHOOK_ID])

    def everywhere(self) -> Iterator[Entered]:
        """Yield it, and what was entered before, the latest first."""
        each: Entered | None = self
        while each is not None:
            yield each
            each = each.former

    def pack(self) -> Document:
        """Return it as it is written."""
        return {
            "service": self.service.value,
            "name": self.name,
            "data": dict(self.data),
            "base": self.base,
            "previous": self.previous,
            "former": None if self.former is None else self.former.pack(),
            "failures": self.failures,
        }

    @classmethod
    def unpack(cls, instance: str, row: Document) -> Self:
        """Return what was written; raise one of DAMAGE where that makes no sense."""
        former = row.get("former")
        entered = cls(
            instance=instance,
            service=Service(row["service"]),
            name=str(row["name"]),
            data=dict(row["data"]),
            base=str(row["base"]),
            previous=None if row["previous"] is None else dict(row["previous"]),
            former=None if former is None else cls.unpack(instance, former),
            failures=int(row["failures"]),
        )
        if not (entered.webhook_id and entered.data[CONF_URL]):
            raise ValueError(instance)
        return entered


class WebhookLedger:
    """Keep what was entered, by the id of the service's subentry."""

    def __init__(self, file: StoreFile, entered: dict[str, Entered]) -> None:
        """Go on with what was read."""
        self._file = file
        self._lock = asyncio.Lock()
        self.entered: Mapping[str, Entered] = entered

    @classmethod
    async def async_open(cls, hass: HomeAssistant) -> Self:
        """Read what was entered.

        Raise UnreadableFileError, or UnsupportedStorageVersionError for a file of a
        newer Status Tracker.
        """
        file = StoreFile(hass, _FILE)
        try:
            rows = ((await file.async_read()) or {}).get("entered")
        except DamagedFileError:
            rows = None
        entered: dict[str, Entered] = {}
        for instance, row in (rows if isinstance(rows, dict) else {}).items():
            try:
                entered[instance] = Entered.unpack(instance, row)
            except DAMAGE:
                LOGGER.warning("A webhook that was set up is not remembered any more")
        return cls(file, entered)

    async def async_note(self, entered: Entered) -> None:
        """Return once it is on disk; raise HomeAssistantError otherwise."""
        async with self._lock:
            if self.entered.get(entered.instance) != entered:
                await self._async_write({**self.entered, entered.instance: entered})

    async def async_forget(self, instance: str) -> None:
        """Return once it is off the disk; raise HomeAssistantError otherwise."""
        async with self._lock:
            rest = {key: each for key, each in self.entered.items() if key != instance}
            if len(rest) < len(self.entered):
                await self._async_write(rest)

    async def async_remove(self) -> None:
        """Remove the file."""
        self.entered = {}
        await self._file.async_remove()

    async def _async_write(self, entered: Mapping[str, Entered]) -> None:
        """Write it all, and know it only once it is written."""
        rows = {instance: each.pack() for instance, each in entered.items()}
        writing = asyncio.ensure_future(self._file.async_write({"entered": rows}))
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:
            # A thread goes on writing: who reads next must not come before it.
            await asyncio.gather(writing, return_exceptions=True)
            raise
        self.entered = entered
