"""Look at the files that hold the requests, and bring them into trouble."""

from collections.abc import Iterator
from contextlib import contextmanager
import json
from pathlib import Path
import shutil
import threading
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import storage
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.models import MediaRequest
from custom_components.status_tracker.tracker.terms import DownloadPhase, WishStatus

from ..common import coordinator_of
from ..tracker.stories import Film, seen

LIVE = "status_tracker.requests"
SHARD = "status_tracker.finished."

_write = storage.write_utf8_file_atomic


class Disk:
    """Look at the files, note every write to them, and make it wait or fail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writes: list[str] = []
        self.copies: list[Path] = []
        self.copy_to: Path | None = None
        self._began = threading.Event()
        self._go_on = threading.Event()
        self._go_on.set()
        self._unbroken: bytes | None = None

    def path(self, name: str) -> Path:
        """Return where a file is."""
        return self.folder / name

    def document(self, name: str = LIVE) -> dict[str, Any]:
        """Return what a file holds."""
        content: dict[str, Any] = json.loads(self.path(name).read_bytes())
        return content

    def rows(self, name: str = LIVE) -> dict[str, Any]:
        """Return the rows of a file as they are written."""
        rows: dict[str, Any] = self.document(name)["data"][rows_key(name)]
        return rows

    def aside(self, name: str) -> dict[str, Any]:
        """Return the rows of a file that nobody could read."""
        rows: dict[str, Any] = self.document(name)["data"]["aside"]
        return rows

    def shard_of(self, request_id: str) -> str:
        """Return the name of the one shard that has a request."""
        (name,) = [name for name in self.shards() if request_id in self.rows(name)]
        return name

    def shards(self) -> list[str]:
        """Return the names of the shards."""
        return sorted(path.name for path in self.folder.glob(f"{SHARD}*"))

    def write(self, name: str, content: object) -> None:
        """Write a file as another hand than Home Assistant's."""
        text = content if isinstance(content, str) else json.dumps(content)
        self.path(name).write_text(text)

    @contextmanager
    def changed(self, name: str) -> Iterator[dict[str, Any]]:
        """Lend the data of a file, and write it as it is in the end."""
        document = self.document(name)
        yield document["data"]
        self.write(name, document)

    def content(self) -> dict[str, bytes]:
        """Return every file that is ours."""
        return {path.name: path.read_bytes() for path in self.folder.glob(f"{DOMAIN}*")}

    def take(self, path: str, *args: Any, **kwargs: Any) -> None:
        """Write as Home Assistant does, and note it."""
        name = Path(path).name
        is_ours = name.startswith(DOMAIN)
        if is_ours:
            self.writes.append(name)
            self._began.set()
            self._go_on.wait(10)
        _write(path, *args, **kwargs)
        if is_ours and self.copy_to is not None:
            self.copies.append(self.copy(self.copy_to / str(len(self.copies))))

    def copy(self, folder: Path) -> Path:
        """Copy every file that is ours: others come and go meanwhile."""
        folder.mkdir(parents=True)
        for path in self.folder.glob(f"{DOMAIN}.*"):
            shutil.copy(path, folder)
        return folder

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let every write wait until the end."""
        self._began.clear()
        self._go_on.clear()
        try:
            yield
        finally:
            self._go_on.set()

    async def async_write_began(self, hass: HomeAssistant) -> None:
        """Return once a write waits."""
        assert await hass.async_add_executor_job(self._began.wait, 10)

    def break_live_file(self) -> None:
        """Put a folder where the live file should go: for real, writes now fail."""
        path = self.path(LIVE)
        self._unbroken = path.read_bytes() if path.exists() else None
        path.unlink(missing_ok=True)
        (path / "in the way").mkdir(parents=True)

    def mend_live_file(self) -> None:
        """Put back what was there."""
        path = self.path(LIVE)
        shutil.rmtree(path)
        if self._unbroken is not None:
            path.write_bytes(self._unbroken)


def rows_key(name: str) -> str:
    """Return under what a file keeps its rows."""
    return "requests" if name == LIVE else "rows"


def film(number: int) -> Film:
    """Return one of many films."""
    return Film(
        tmdb=100 + number,
        title=f"The Long Way Number {number}",
        wish_id=number + 1,
        arr_id=number + 1,
    )


def wish(number: int, at: float = 0) -> Fact:
    """Tell that a film is wished for."""
    return film(number).wish(at, WishStatus.APPROVED)


def story(number: int, at: float = 0) -> list[Fact]:
    """Tell the story of a film to its end."""
    download = f"{number:040x}"
    return [
        wish(number, at),
        film(number).added(at + 1),
        film(number).grabbed(at + 2, download),
        film(number).imported(at + 3, download, f"/m/{number}/film-{number}.mkv"),
        film(number).playable(at + 4, item=f"{number + 1:032x}"),
        seen(at + 2.5, download, 1, DownloadPhase.COMPLETE),
    ]


def lost(number: int, at: float) -> Fact:
    """Tell that Jellyfin no longer plays a film."""
    return film(number).playable(at, playable=False, item=f"{number + 1:032x}")


def request_of(coordinator: StatusTrackerCoordinator, number: int) -> MediaRequest:
    """Return the request for a film."""
    (request_id,) = coordinator.tracker.find(film(number).wished)
    request = coordinator.tracker.get(request_id)
    assert request is not None
    return request


def states(coordinator: StatusTrackerCoordinator, *numbers: int) -> list[str]:
    """Return the states of the requests for films; nothing for an unknown one."""
    found = []
    for number in numbers:
        for request_id in coordinator.tracker.find(film(number).wished):
            summary = coordinator.tracker.summary(request_id)
            assert summary is not None
            found.append(summary.state.value)
    return found


async def async_unload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Unload the entry."""
    assert await hass.config_entries.async_unload(entry.entry_id)


async def async_load(
    hass: HomeAssistant, entry: MockConfigEntry
) -> StatusTrackerCoordinator:
    """Load the entry again and return its new coordinator."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return coordinator_of(entry)


async def async_reload(
    hass: HomeAssistant, entry: MockConfigEntry
) -> StatusTrackerCoordinator:
    """Reload the entry and return its new coordinator."""
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    return coordinator_of(entry)


async def async_start_from(
    hass: HomeAssistant, entry: MockConfigEntry, disk: Disk, files: Path
) -> StatusTrackerCoordinator:
    """Go on as if everything had been killed when these were the files."""
    await async_unload(hass, entry)
    restore(disk.folder, files)
    return await async_load(hass, entry)


def restore(folder: Path, files: Path) -> None:
    """Put our files back as they were."""
    for path in folder.glob(f"{DOMAIN}.*"):
        path.unlink()
    for path in files.glob(f"{DOMAIN}.*"):
        shutil.copy(path, folder)
