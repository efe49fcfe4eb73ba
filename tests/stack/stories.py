"""The story that fits a title."""

from typing import TYPE_CHECKING

from .film_story import FilmStory
from .player import Options
from .show_story import ShowStory
from .world import Title

if TYPE_CHECKING:
    from .stack import Stack


def tell(
    stack: Stack, title: Title, options: Options | None = None, *, seed: int = 0
) -> FilmStory | ShowStory:
    """Return a title's story, to be played from its first step."""
    kind = ShowStory if title.kind.is_show else FilmStory
    return kind(stack, title, options, seed=seed)
