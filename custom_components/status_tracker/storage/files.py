"""Keep one JSON document on disk, and tell when that goes wrong."""

from collections.abc import Callable, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Final, override

from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.storage import STORAGE_DIR, Store
from homeassistant.util import dt as dt_util
from homeassistant.util.file import WriteError
from homeassistant.util.json import SerializationError
import orjson

from ..const import DOMAIN, LOGGER

STORAGE_VERSION: Final = 1
STORAGE_MINOR_VERSION: Final = 1

# A greater number in the name of a file is none of ours.
MOST_FILES: Final = 1_000_000

type Document = dict[str, Any]

# What reading raises where the content is not of the expected shape.
DAMAGE: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

# Each step takes a document of the version it is listed under to the next one;
# the last step leads to the version above.
MIGRATIONS: Final[dict[tuple[int, int], Callable[[str, Document], Document]]] = {}


class DamagedFileError(Exception):
    """Report a file that held nothing usable; it was set aside."""


class UnreadableFileError(Exception):
    """Report a file that could not be read; it is untouched."""


class StoreFile(Store[Document]):
    """Keep a document in Home Assistant's storage folder.

    Home Assistant logs a failed write and goes on; here the caller gets to know.
    Writes are atomic and synced: after a power cut there is the old document or the
    new one. They happen off the event loop, so a document that was handed over must
    not change any more.
    """

    def __init__(self, hass: HomeAssistant, name: str) -> None:
        """Name the file; nothing is read or written yet."""
        super().__init__(
            hass,
            STORAGE_VERSION,
            f"{DOMAIN}.{name}",
            private=True,
            atomic_writes=True,
            minor_version=STORAGE_MINOR_VERSION,
            serialize_in_event_loop=False,
        )
        self._failure: HomeAssistantError | None = None

    async def async_read(self) -> Document | None:
        """Return the document, None when there is no such file.

        Raise DamagedFileError, UnreadableFileError, or
        UnsupportedStorageVersionError for a file of a newer Status Tracker.
        """
        existed = await self.hass.async_add_executor_job(Path(self.path).exists)
        try:
            document = await self.async_load()
        except UnsupportedStorageVersionError:
            raise
        except (HomeAssistantError, OSError) as err:
            raise UnreadableFileError(self.key) from err
        except DAMAGE:
            # It is JSON, but not what Home Assistant or a migration expects.
            await self.async_set_aside()
            raise DamagedFileError(self.key) from None
        if isinstance(document, dict):
            return document
        if document is None and not existed:
            return None
        # Home Assistant has set aside by now what is no JSON at all.
        await self.async_set_aside()
        raise DamagedFileError(self.key)

    def read_current(self) -> Document:
        """Return the document of a file of this very version; call it in a thread.

        Raise OSError or one of DAMAGE for any other; it is untouched, and
        `async_read` knows what to do about it.
        """
        # Not read into memory: what is much, and gone in a moment, leaves gaps there.
        with (
            Path(self.path).open("rb") as opened,
            mmap(opened.fileno(), 0, access=ACCESS_READ) as content,
            memoryview(content) as text,
        ):
            file: Document = orjson.loads(text)
        version = file["version"], file["minor_version"]
        if version != (STORAGE_VERSION, STORAGE_MINOR_VERSION):
            raise ValueError(self.key)
        document: Document = file["data"]
        return document

    async def async_write(self, document: Document) -> None:
        """Return when the document is on disk.

        Raise HomeAssistantError or OSError when it is not.
        """
        self._failure = None
        await self.async_save(document)
        if self.hass.state is CoreState.stopping:
            # Home Assistant saves at its very end now. What a webhook was
            # answered for cannot wait for that.
            await self._async_handle_write_data()  # type: ignore[no-untyped-call]
        if self._failure is not None:
            raise self._failure

    async def async_set_aside(self) -> None:
        """Rename the file the way Home Assistant does with one that is no JSON."""
        path = Path(self.path)
        aside = f"{path.name}.corrupt.{dt_util.utcnow().isoformat()}"
        try:
            await self.hass.async_add_executor_job(path.rename, path.with_name(aside))
        except FileNotFoundError:
            return
        except OSError as err:
            raise UnreadableFileError(self.key) from err
        LOGGER.error("Storage file %s is damaged, it was kept as %s", self.key, aside)

    @override
    async def _async_write_data(self, data: Document) -> None:
        """Write, and keep the error that the caller would not see."""
        try:
            await super()._async_write_data(data)
        except (SerializationError, WriteError) as err:
            self._failure = err
            raise

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: Document
    ) -> Document:
        """Take a document of an older version step by step to this one."""
        version = (old_major_version, old_minor_version)
        for step, migrate in sorted(MIGRATIONS.items()):
            if step >= version:
                old_data = migrate(self.key, old_data)
        return old_data


async def async_list_files(hass: HomeAssistant, prefix: str) -> Mapping[int, str]:
    """Return the names of the files `<prefix>.<number>`, by number."""

    def list_files() -> dict[int, str]:
        start = f"{DOMAIN}.{prefix}."
        folder = Path(hass.config.path(STORAGE_DIR))
        return {
            int(number): f"{prefix}.{number}"
            for path in folder.glob(f"{start}*")
            if (number := path.name.removeprefix(start)).isascii()
            and number.isdigit()
            and int(number) < MOST_FILES
        }

    return await hass.async_add_executor_job(list_files)


def read_rows[Row](
    rows: Document, aside: Document, read: Callable[[str, Any], Row]
) -> tuple[dict[str, Row], Document]:
    """Return the rows that can be read, by id, and the others as they are.

    `aside` are those that could not be read before: they get another chance, unless
    the row came back in the meantime.
    """
    sound: dict[str, Row] = {}
    damaged: Document = {}
    for row_id, packed in (*rows.items(), *aside.items()):
        if row_id in sound:
            damaged[row_id] = packed
            continue
        try:
            sound[row_id] = read(row_id, packed)
        except DAMAGE:
            damaged.setdefault(row_id, packed)
    return sound, damaged
