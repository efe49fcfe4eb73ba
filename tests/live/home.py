"""Run a real Home Assistant in a process of its own."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
import json
import os
from pathlib import Path
import signal
import socket
from typing import Any, Final

from .client import HomeClient
from .errors import HomeError, Json

ROOT: Final = Path(__file__).resolve().parents[2]
NEWEST: Final = ROOT / ".venv-demo"
COMPILED: Final = ROOT / ".cache" / "bytecode"
HOST: Final = "127.0.0.1"

START_TIMEOUT: Final = 300.0
STOP_TIMEOUT: Final = 120.0
SAVE_TIMEOUT: Final = 120.0
POLL: Final = 0.1
# What Home Assistant ends with when somebody restarts it from its own pages.
RESTART_CODE: Final = 100
LOG_TAIL: Final = 4_000

# What a household has, without anything that looks for devices or goes online.
CONFIGURATION: Final = """\
homeassistant:
  name: {name}
  internal_url: {url}
  external_url: {url}
  time_zone: UTC
  unit_system: metric
  currency: EUR
  country: NL
  language: en

automation: !include automations.yaml
config:
frontend:
history:
logbook:
logger:
  default: warning
  logs:
    custom_components.status_tracker: {log_level}
my:
script: !include scripts.yaml
"""
# Home Assistant, ended when the pipe to us breaks: it never outlives us.
PROGRAM: Final = """\
import os, runpy, signal, threading

def watch():
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGINT)

threading.Thread(target=watch, daemon=True).start()
runpy.run_module("homeassistant", run_name="__main__", alter_sys=True)
"""
# All steps but the first user: the others look for services on the internet.
ONBOARDED: Final = ["core_config", "analytics", "integration"]


class RunningHome:
    """Start, stop, kill and start again a Home Assistant on one configuration."""

    def __init__(
        self,
        folder: Path,
        *,
        port: int = 0,
        environment: Path = NEWEST,
        name: str = "Home",
        log_level: str = "debug",
        program: str = PROGRAM,
    ) -> None:
        """Prepare; the port is a free one unless it is given.

        `folder` is made when it does not exist and continued with when it does;
        `environment` is a virtual environment that holds Home Assistant, `program`
        the Python that runs it.
        """
        self.folder = folder
        self.port = port or free_port()
        self.environment = environment
        self.name = name
        self.log_level = log_level
        self.program = program
        self.client = HomeClient(self.url)
        self._process: asyncio.subprocess.Process | None = None
        self._is_up = False

    @property
    def url(self) -> str:
        """Return the address, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    @property
    def running(self) -> bool:
        """Tell whether the process runs."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int | None:
        """Return the id of the process while it runs."""
        return self._process.pid if self._process and self.running else None

    @property
    def console(self) -> Path:
        """Return the file that takes what Home Assistant prints."""
        return self.folder / "console.log"

    @property
    def log(self) -> str:
        """Return what Home Assistant printed, over all its runs."""
        return self.console.read_text(errors="replace") if self.console.exists() else ""

    async def start(self) -> None:
        """Start the process and return once Home Assistant answers.

        Raise HomeError when it ends or does not answer in time.
        """
        if self.running:
            return
        if not port_is_free(self.port):
            raise HomeError(f"Port {self.port} is taken")
        self._is_up = False
        await asyncio.to_thread(self._furnish)
        with self.console.open("ab") as console:
            self._process = await asyncio.create_subprocess_exec(
                self.environment / "bin" / "python",
                "-c",
                self.program,
                "--config",
                str(self.folder),
                "--skip-pip",
                "--log-no-color",
                stdin=asyncio.subprocess.PIPE,
                stdout=console,
                stderr=asyncio.subprocess.STDOUT,
                cwd=self.folder,
                env=self._environ(),
                # Ctrl-C in a terminal reaches us alone, and we end it in order.
                start_new_session=True,
            )
        try:
            async with asyncio.timeout(START_TIMEOUT):
                while not await self.client.answers():
                    self._still_there()
                    await asyncio.sleep(POLL)
        except TimeoutError:
            raise HomeError(f"No answer from Home Assistant\n{self.tail()}") from None

    async def until_running(self) -> None:
        """Wait until everything is set up; somebody must be signed in."""
        try:
            async with asyncio.timeout(START_TIMEOUT):
                while (await self._state()) != "RUNNING":
                    self._still_there()
                    await asyncio.sleep(POLL)
        except TimeoutError:
            raise HomeError(f"Home Assistant hangs\n{self.tail()}") from None
        self._is_up = True

    async def onboard(self, name: str, username: str, password: str) -> None:
        """Create the first user, sign in, and wait until both are saved."""
        await self.client.onboard(name, username, password)
        await self.until_saved("auth", lambda data: bool(self._saved_token(data)))

    async def stop(self) -> None:
        """Let Home Assistant end in order, by force if it takes too long.

        While it still starts it does not listen, and has nothing to save.
        """
        await self.client.close()
        if not self._is_up:
            await self.kill()
        if (process := self._process) is None:
            return
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
            try:
                async with asyncio.timeout(STOP_TIMEOUT):
                    await process.wait()
            except TimeoutError:
                await self.kill()
        self._process = None

    async def kill(self) -> None:
        """End the process at once, as a power cut does."""
        if (process := self._process) is not None and process.returncode is None:
            process.kill()
            await process.wait()
        self._process = None
        await self.client.close()

    async def wait(self) -> int:
        """Wait until the process ends and return its code."""
        if self._process is None:
            raise HomeError("Home Assistant does not run")
        return await self._process.wait()

    def read_storage(self, key: str) -> Any:
        """Return what Home Assistant has saved under a key, None for nothing."""
        path = self.folder / ".storage" / key
        try:
            return json.loads(path.read_text())["data"]
        except FileNotFoundError, ValueError:
            return None

    async def until_saved(self, key: str, wanted: Callable[[Any], bool]) -> None:
        """Wait until what is saved under a key is as wanted."""
        try:
            async with asyncio.timeout(SAVE_TIMEOUT):
                while (data := self.read_storage(key)) is None or not wanted(data):
                    self._still_there()
                    await asyncio.sleep(POLL)
        except TimeoutError:
            raise HomeError(f"Home Assistant did not save {key}") from None

    def tail(self) -> str:
        """Return the end of what Home Assistant printed."""
        return self.log[-LOG_TAIL:]

    def _furnish(self) -> None:
        """Write the configuration of a new home; an old one stays as it is."""
        storage = self.folder / ".storage"
        storage.mkdir(parents=True, exist_ok=True)
        integrations = self.folder / "custom_components"
        if not integrations.exists():
            integrations.symlink_to(ROOT / "custom_components")
        files = {
            "configuration.yaml": CONFIGURATION.format(
                name=self.name, url=self.url, log_level=self.log_level
            ),
            "automations.yaml": "[]\n",
            "scripts.yaml": "{}\n",
        }
        for name, text in files.items():
            if not (path := self.folder / name).exists():
                path.write_text(text)
        for key, saved in self._saved_at_first().items():
            if not (path := storage / key).exists():
                path.write_text(json.dumps({"key": key} | saved))

    def _saved_at_first(self) -> dict[str, Json]:
        """Return what is put into the storage, by key.

        Home Assistant 2026.11 takes a port in YAML for a trial of five minutes. The
        form is that of 2026.10, which newer ones read as well.
        """
        http = {
            "server_host": [HOST],
            "server_port": self.port,
            "cors_allowed_origins": [],
            "login_attempts_threshold": -1,
            "ip_ban_enabled": False,
            "ssl_profile": "modern",
            "use_x_frame_options": True,
            "created_at": datetime.now(UTC).isoformat(),
            "error": None,
            "error_message": None,
        }
        return {
            "http": {
                "version": 2,
                "minor_version": 2,
                "data": {"stable": http, "pending": None, "yaml_migration_done": True},
            },
            "onboarding": {
                "version": 4,
                "minor_version": 1,
                "data": {"done": list(ONBOARDED)},
            },
        }

    def _environ(self) -> dict[str, str]:
        """Return the environment of the process: ours without what is ours alone.

        What Python compiles is kept for the next start, away from the sources.
        """
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "PYTEST", "VIRTUAL_ENV", "COV_"))
        }
        return inherited | {"PYTHONPYCACHEPREFIX": str(COMPILED)}

    def _still_there(self) -> None:
        """Raise HomeError when the process has ended."""
        if self._process is None or self._process.returncode is not None:
            code = self._process.returncode if self._process else None
            raise HomeError(f"Home Assistant ended with {code}\n{self.tail()}")

    async def _state(self) -> str:
        """Return how far Home Assistant has started."""
        try:
            return str((await self.client.get("/api/core/state"))["state"])
        except HomeError:
            return ""

    def _saved_token(self, auth: Any) -> bool:
        """Tell whether the token that we hold is among those that were saved."""
        tokens = self.client.tokens
        return tokens is not None and any(
            each["token"] == tokens.refresh for each in auth["refresh_tokens"]
        )


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def port_is_free(port: int) -> bool:
    """Tell whether a port can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
