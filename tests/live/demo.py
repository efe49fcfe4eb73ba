"""Show the integration at work: a real Home Assistant, and requests that move."""

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
import fcntl
from pathlib import Path
import shutil
import signal
import sys
from typing import Final

from tests.stack.demo import Demo
from tests.stack.stack import Stack

from .dashboard import add_dashboard
from .errors import HomeError
from .home import RESTART_CODE, ROOT, RunningHome, port_is_free
from .household import DOMAIN, PASSWORD, USERNAME, Household

FOLDER: Final = ROOT / ".demo"
PORT: Final = 8123
# A film takes a minute and a half.
SPEED: Final = 10.0


def say(line: str) -> None:
    """Write one line for whoever watches."""
    sys.stdout.write(f"demo: {line}\n")
    sys.stdout.flush()


def parse_arguments() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument(
        "--speed",
        type=float,
        default=SPEED,
        metavar="N",
        help=f"story seconds per second ({SPEED:g}: a film in a minute and a half)",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=PORT,
        metavar="P",
        help=f"port of Home Assistant ({PORT}); the services take the ones after it",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=FOLDER,
        help=f"where the data lies ({FOLDER.name} in this project)",
    )
    parser.add_argument(
        "--keep",
        action="store_true",
        help="keep the dashboards, automations and users of the last demo",
    )
    return parser.parse_args()


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder; raise HomeError when another demo does."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise HomeError("a demo runs already") from None
        yield


def check_ports(first: int, services: int) -> None:
    """Raise HomeError when something else listens where we want to."""
    wanted = range(first, first + services + 1)
    if taken := [str(port) for port in wanted if not port_is_free(port)]:
        raise HomeError(
            f"port {', '.join(taken)} is taken; choose others, as with --port 8200"
        )


def forget_requests(folder: Path) -> None:
    """Remove what the integration saved: the services begin anew, and so do their ids."""
    for path in (folder / ".storage").glob(f"{DOMAIN}*"):
        path.unlink()


async def keep_running(home: RunningHome) -> None:
    """Start Home Assistant again when somebody restarts it from its own pages."""
    while (code := await home.wait()) == RESTART_CODE:
        say("Home Assistant restarts")
        await home.start()
        await home.until_running()
    raise HomeError(f"Home Assistant ended with {code}, see {home.console}")


async def run(options: argparse.Namespace) -> None:
    """Start everything, play stories, and end everything when cancelled."""
    folder = options.folder.resolve() / "home"
    with only_one(folder.parent):
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
        is_new = not folder.exists()
        forget_requests(folder)
        stack = Stack(speed=options.speed, local_images=True)
        check_ports(options.port, len(stack.services))
        home = RunningHome(
            folder, port=options.port, name="Demo home", log_level="info"
        )
        say("starting Home Assistant and the simulated services, half a minute")
        async with Household(stack, home, base_port=options.port + 1) as household:
            if is_new:
                await add_dashboard(household.client)
            say(f"open {home.url} and log in as {USERNAME} with password {PASSWORD}")
            say("requests begin to move now; press Ctrl-C to end everything")
            async with asyncio.TaskGroup() as group:
                group.create_task(Demo(stack).run())
                group.create_task(keep_running(home))


async def main() -> int:
    """Run until a signal comes and return the exit status."""
    running = asyncio.create_task(run(parse_arguments()))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        say("everything has ended")
        return 0
    except (HomeError, OSError) as error:
        say(str(error))
    except ExceptionGroup as group:
        known, unknown = group.split((HomeError, OSError))
        if unknown is not None:
            raise
        for each in known.exceptions if known else ():
            say(str(each))
    return 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
