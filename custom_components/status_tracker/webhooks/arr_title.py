"""Read how Radarr and Sonarr present a title, and what says that it is anime."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..tracker.anime_signs import is_anime_path, is_anime_tag
from ..tracker.ids import clean_url
from ..tracker.terms import AnimeEvidence
from .reading import Payload, blocks, line, lines, path

_SERIES_TYPES: Final[Mapping[str, bool]] = {
    "anime": True,
    "standard": False,
    "daily": False,
}


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
    if any(map(is_anime_tag, lines(title, "tags"))):
        yield AnimeEvidence.TAG, True
    if is_anime_path(path(title.get(folder)) or ""):
        yield AnimeEvidence.PATH, True


def _series_type(title: Payload) -> bool | None:
    """Return what Sonarr's series type says; Radarr has none."""
    kind = line(title.get("type", title.get("seriesType")), 20) or ""
    return _SERIES_TYPES.get(kind.casefold())
