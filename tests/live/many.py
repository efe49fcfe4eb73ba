"""Have many people wish for films at the same time."""

import asyncio
from collections.abc import Iterable
from itertools import batched
from typing import Final

from tests.stack.catalogue import film
from tests.stack.film_story import FilmStory

COUNT: Final = 1_000
FILMS: Final = tuple(
    film(1_000 + n, f"Film number {n:04}", 1960 + n % 60, "Somebody waits.", ("Drama",))
    for n in range(COUNT)
)
_AT_ONCE: Final = 20


async def wish_for(stories: Iterable[FilmStory]) -> None:
    """Wish for the film of each story, some at once."""
    for some in batched(stories, _AT_ONCE, strict=False):
        await asyncio.gather(*(story.advance_to("wish") for story in some))
