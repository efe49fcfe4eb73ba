"""Lend what benchmarks share: a folder, and real Home Assistants with a probe inside.

A Home Assistant is set up once, as a user would do it, on the simulated services;
each benchmark gets copies of that. The services are gone by then: what is measured
is not how fast they are.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
import shutil
from typing import Any, Final

from tests.live import home as live_home
from tests.live.errors import HomeError
from tests.live.home import (
    CONFIGURATION,
    POLL,
    ROOT,
    START_TIMEOUT,
    RunningHome,
    free_port,
)
from tests.live.household import DOMAIN, PASSWORD, USERNAME, Household
from tests.stack.stack import Stack

from .measure import Report, cpu_seconds, memory
from .past import write_past
from .probe import Block

HERE: Final = Path(__file__).parent
PROBE_PATH: Final = "/api/benchmark/probe"
WITHOUT_PATH: Final = "/api/benchmark/without"
ENTRIES: Final = "core.config_entries"
# Run before Home Assistant, in its process.
_WITH_PROBE: Final = """\
import importlib.util, sys

spec = importlib.util.spec_from_file_location("benchmark_loop_probe", {path!r})
module = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = module
spec.loader.exec_module(module)
module.PROBE.start()
"""


class BenchHome:
    """Drive one Home Assistant, and ask what happens inside."""

    def __init__(self, home: RunningHome) -> None:
        """Take a home whose folder is furnished."""
        self.home = home
        self.client = home.client
        self.blocks: list[Block] = []

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        if (pid := self.home.pid) is None:
            raise LookupError("Home Assistant does not run")
        return pid

    @property
    def memory(self) -> int:
        """Return how much memory the process holds, in bytes."""
        return memory(self.pid)

    @property
    def cpu(self) -> float:
        """Return how long the process has computed, in seconds."""
        return cpu_seconds(self.pid)

    @property
    def cpu_of_workers(self) -> float:
        """Return how long the threads have computed that write files, in seconds."""
        return cpu_seconds(self.pid, "SyncWorker")

    @property
    def cpu_of_loop(self) -> float:
        """Return how long the thread of the event loop has computed, in seconds."""
        return cpu_seconds(self.pid, "python")

    async def start(self) -> None:
        """Start, sign in and wait until everything is set up."""
        await self.home.start()
        async with asyncio.timeout(START_TIMEOUT):
            # It answers before the page to sign in is there.
            while not await self._signed_in():  # noqa: ASYNC110
                await asyncio.sleep(POLL)
        await self.home.until_running()

    async def _signed_in(self) -> bool:
        """Sign in, if the page for that is there yet."""
        try:
            await self.client.sign_in(USERNAME, PASSWORD)
        except HomeError:
            return False
        return True

    async def stop(self) -> None:
        """End Home Assistant in order."""
        await self.home.stop()

    async def probe(self, during: str = "") -> dict[str, Any]:
        """Return what happened since the last time, and keep what blocked the loop.

        `during` says what went on meanwhile.
        """
        told: dict[str, Any] = await self.client.get(PROBE_PATH)
        for each in told["blocks"]:
            block = Block(**each)
            block.during = during
            self.blocks.append(block)
        return told

    async def leave_out(self, parts: Iterable[str] | None = None) -> None:
        """Leave out what the integration does, by name, while no garbage is collected.

        Without any names, not even an empty list, all is as it was.
        """
        named = None if parts is None else list(parts)
        await self.client.post(WITHOUT_PATH, {"parts": named})

    async def collect_garbage(self) -> None:
        """Have all garbage collected, so that memory compares."""
        await self.client.post(PROBE_PATH)

    def entry(self) -> dict[str, Any]:
        """Return our entry as it is saved."""
        entries = self.home.read_storage(ENTRIES)["entries"]
        found: dict[str, Any] = next(
            each for each in entries if each["domain"] == DOMAIN
        )
        return found

    def subentry(self, kind: str) -> dict[str, Any]:
        """Return the subentry of a service as it is saved: its id, its data."""
        found: dict[str, Any] = next(
            each for each in self.entry()["subentries"] if each["subentry_type"] == kind
        )
        return found

    def webhook(self, kind: str) -> tuple[str, dict[str, str]]:
        """Return where a service sends its webhooks, and the headers it sends."""
        data = self.subentry(kind)["data"]
        headers = {"Content-Type": "application/json"}
        if secret := data.get("secret"):
            headers["Authorization"] = f"Bearer {secret}"
        return f"{self.home.url}/api/webhook/{data['webhook_id']}", headers

    @property
    def limit(self) -> str:
        """Return the address of the webhook that only parses and answers."""
        return f"{self.home.url}/api/webhook/limit"


class Bench:
    """Lend folders and homes to one benchmark."""

    def __init__(self, folder: Path, *, rounds: int) -> None:
        """Work in a folder that all benchmarks of a run share.

        `rounds` is how often what varies is measured.
        """
        self.folder = folder
        self.rounds = rounds

    @property
    def template(self) -> Path:
        """Return the folder of the home that the others are copies of."""
        return self.folder / "template"

    @property
    def past(self) -> Path:
        """Return the folder of the finished requests that homes get copies of."""
        return self.folder / "past"

    def subfolder(self, name: str) -> Path:
        """Return a folder that is empty."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    @asynccontextmanager
    async def home(
        self, name: str, *, finished: int = 0, unfinished: int = 0
    ) -> AsyncIterator[BenchHome]:
        """Lend a Home Assistant that is not started; it ends with the block.

        It knows so many requests, see `past.py`.
        """
        await self._set_up_once()
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.template, folder, symlinks=True)
        if finished or unfinished:
            write_past(
                folder,
                self.past,
                finished_count=finished,
                unfinished_count=unfinished,
            )
        home = _furnished(folder)
        lent = BenchHome(home)
        try:
            yield lent
        finally:
            await lent.stop()

    @asynccontextmanager
    async def household(self, name: str, stack: Stack) -> AsyncIterator[BenchHome]:
        """Lend a Home Assistant that runs and follows services which run as well."""
        home = _furnished(self.subfolder(name))
        async with Household(stack, home):
            yield BenchHome(home)

    async def _set_up_once(self) -> None:
        """Set a home up, unless another benchmark of this run has."""
        if (self.template / "done").exists():
            return
        shutil.rmtree(self.template, ignore_errors=True)
        home = _furnished(self.template)
        async with Household(Stack(speed=1_000, local_images=True), home):
            pass
        for name in ("home-assistant_v2.db", "configuration.yaml", ".storage/http"):
            (self.template / name).unlink(missing_ok=True)
        (self.template / "done").touch()


def keep_blocks(report: Report, home: BenchHome) -> None:
    """Take what held up the loop of a home into a report."""
    report.blocks.extend(home.blocks)


def _furnished(folder: Path) -> RunningHome:
    """Return a home that starts with the probe, on a port of its own."""
    home = RunningHome(folder, port=free_port(), log_level="warning", program=PROGRAM)
    integrations = folder / "custom_components"
    integrations.mkdir(parents=True, exist_ok=True)
    for name, path in {
        DOMAIN: ROOT / "custom_components" / DOMAIN,
        "benchmark": HERE / "component" / "benchmark",
    }.items():
        if not (link := integrations / name).exists():
            link.symlink_to(path)
    (folder / "configuration.yaml").write_text(
        CONFIGURATION.format(name="Bench", url=home.url, log_level="warning")
        + "benchmark:\n"
    )
    return home


PROGRAM: Final = _WITH_PROBE.format(path=str(HERE / "probe.py")) + live_home.PROGRAM
