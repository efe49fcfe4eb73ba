"""Run the simulated stack by itself, stories playing for ever."""

import argparse
import asyncio
from contextlib import suppress
import json
import signal
import sys

from .demo import PLAYERS, Demo
from .stack import Stack


def parse_arguments() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="python -m tests.stack", description=__doc__)
    parser.add_argument(
        "--speed", type=float, default=20, help="story seconds per second (20)"
    )
    parser.add_argument(
        "--ports",
        type=int,
        default=0,
        metavar="FIRST",
        help="first of the ports, one per service (free ones)",
    )
    parser.add_argument("--seed", type=int, default=0, help="which stories are told")
    parser.add_argument(
        "--players", type=int, default=PLAYERS, help="stories at the same time"
    )
    parser.add_argument(
        "--hold", action="store_true", help="begin only after a line on standard input"
    )
    parser.add_argument(
        "--quiet", action="store_true", help="serve, but play no stories"
    )
    return parser.parse_args()


async def wait_for_line() -> None:
    """Wait for a line, or the end, of standard input."""
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_read_pipe(lambda: protocol, sys.stdin)
    await reader.readline()
    transport.close()


async def play(options: argparse.Namespace) -> None:
    """Start the services, print where they are, and play."""
    stack = Stack(speed=options.speed, local_images=True)
    await stack.start(options.ports)
    try:
        sys.stdout.write(json.dumps(stack.access) + "\n")
        sys.stdout.flush()
        if options.hold:
            await wait_for_line()
        if options.quiet:
            await asyncio.Event().wait()
        await Demo(stack, seed=options.seed, players=options.players).run()
    finally:
        await stack.stop()


async def main() -> None:
    """Play until a signal comes."""
    playing = asyncio.create_task(play(parse_arguments()))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, playing.cancel)
    with suppress(asyncio.CancelledError):
        await playing


if __name__ == "__main__":
    asyncio.run(main())
