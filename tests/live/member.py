"""Let somebody live in the house who is no administrator."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from .client import HomeClient
from .household import Household


@asynccontextmanager
async def member(household: Household, name: str) -> AsyncIterator[HomeClient]:
    """Add a user who is no administrator, and sign in as that user."""
    username = password = name.lower()
    async with household.client.connect() as socket:
        user = (await socket.command("config/auth/create", name=name))["user"]
        await socket.command(
            "config/auth_provider/homeassistant/create",
            user_id=user["id"],
            username=username,
            password=password,
        )
    client = HomeClient(household.home.url)
    await client.sign_in(username, password)
    try:
        yield client
    finally:
        await client.close()
