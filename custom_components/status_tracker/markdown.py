"""Keep what others wrote from becoming more than words where markdown is shown."""

import re
from typing import Final

_JOINT: Final = "\u2060"
"""A word joiner: nobody sees it, and no markup goes on after it."""

_MARKUP: Final = re.compile(r"\](?=[(\[:])|<(?=[a-z/!?])", re.IGNORECASE)


def inert(words: str) -> str:
    """Return words that read the same, and hold no link, picture or tag.

    Titles, and what services say, stand in the texts of repairs, which Home
    Assistant renders as markdown.
    """
    return _MARKUP.sub(rf"\g<0>{_JOINT}", words)
