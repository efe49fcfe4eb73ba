"""Tell by names that people chose whether a title is anime."""

import re
from typing import Final

from .ids import path_parts

# Seerr tags a title with who asked for it, "1-alice" or "1 - alice": such a name
# may hold the word, as may a tag that says the opposite.
_OTHER_TAG: Final = re.compile(r"\d+\s*-|(?:no|non|not)[\W_]?anime")
_ANIME_FOLDER: Final = re.compile(r"(?:.*[\W_])?animes?(?:[\W_].*)?")


def is_anime_tag(tag: str) -> bool:
    """Tell whether a tag is about anime."""
    folded = tag.casefold()
    return "anime" in folded and not _OTHER_TAG.match(folded)


def is_anime_path(path: str) -> bool:
    """Tell whether a title's folder lies in one for anime.

    The title's own folder, the last, may be called so for other reasons.
    """
    return any(_ANIME_FOLDER.fullmatch(part) for part in path_parts(path)[1:])
