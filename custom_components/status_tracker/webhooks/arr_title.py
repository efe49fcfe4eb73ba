"""Read how Radarr and Sonarr present a title, and what says that it is anime."""

from collections.abc import Iterator, Mapping
import re
from typing import Final

from ..tracker.ids import clean_url, path_parts
from ..tracker.models import AnimeEvidence
from .reading import Payload, blocks, line, lines, path

_SERIES_TYPES: Final[Mapping[str, bool]] = {
    "anime": True,
    "standard": False,
    "daily": False,
}
# Seerr tags a title with who asked for it, "1-alice" or "1 - alice": such a name
# may hold the word, as may a tag that says the opposite.
_OTHER_TAG: Final = re.compile(r"\d+\s*-|(?:no|non|not)[\W_]?anime")
_ANIME_FOLDER: Final = re.compile(r"(?:.*[\W_])?animes?(?:[\W_].*)?")


def poster(title: Payload) -> str | None:
    """Return the poster's public address; the other one asks for a login."""
    for image in blocks(title, "images"):
        if line(image.get("coverType"), 20) == "poster":
            return clean_url(image.get("remoteUrl"))
    return None


def anime_evidence(title: Payload, folder: str) -> Iterator[tuple[AnimeEvidence, bool]]:
    """Yield what says that a title is anime or not; what is not told says nothing."""
    if (told := _series_type(title)) is not None:
        yield AnimeEvidence.SERIES_TYPE, told
    if any(_is_anime_tag(tag.casefold()) for tag in lines(title, "tags")):
        yield AnimeEvidence.TAG, True
    parts = path_parts(path(title.get(folder)) or "")
    # The title's own folder may be called so for other reasons.
    if any(_ANIME_FOLDER.fullmatch(part) for part in parts[1:]):
        yield AnimeEvidence.PATH, True


def _series_type(title: Payload) -> bool | None:
    """Return what Sonarr's series type says; Radarr has none."""
    kind = line(title.get("type", title.get("seriesType")), 20) or ""
    return _SERIES_TYPES.get(kind.casefold())


def _is_anime_tag(tag: str) -> bool:
    """Tell whether a tag is about anime."""
    return "anime" in tag and not _OTHER_TAG.match(tag)
