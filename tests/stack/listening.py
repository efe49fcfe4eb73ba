"""Close a port so that nobody who just came in is forgotten."""

import asyncio
from socket import socket


async def stop_accepting(listening: socket) -> None:
    """Accept nobody any more, and let those in who were accepted.

    In asyncio a connection that is accepted in the moment its server closes belongs to
    nobody, and complains wherever its memory is collected.
    """
    asyncio.get_running_loop().remove_reader(listening)
    await asyncio.sleep(0)
