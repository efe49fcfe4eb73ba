"""Talk to the integration's websocket commands as the panel does."""

import asyncio
from typing import Any

from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket


async def ask(client: MockHAClientWebSocket, command: str, **fields: Any) -> Any:
    """Return the result of a command that succeeds."""
    await client.send_json_auto_id({"type": f"status_tracker/{command}", **fields})
    answer = await client.receive_json()
    assert answer["success"], answer
    return answer["result"]


async def fail(client: MockHAClientWebSocket, command: str, **fields: Any) -> Any:
    """Return the error of a command that fails."""
    await client.send_json_auto_id({"type": f"status_tracker/{command}", **fields})
    answer = await client.receive_json()
    assert not answer["success"]
    return answer["error"]


async def event(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return the next event of a subscription."""
    async with asyncio.timeout(30):
        message = await client.receive_json()
    assert message["type"] == "event"
    event: dict[str, Any] = message["event"]
    return event


async def subscribe(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Subscribe and return the first event."""
    await ask(client, "requests/subscribe")
    return await event(client)
