"""Say what the services send about an invented request, in their own form."""

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any, Final

from .past import Wish

SAMPLES: Final = Path(__file__).parent.parent / "tests" / "fixtures" / "payloads"

type Body = dict[str, Any]


def sample(name: str) -> Body:
    """Return a sample by its path without suffix."""
    body: Body = json.loads((SAMPLES / f"{name}.json").read_text())
    return body


def grabbed(wish: Wish, round_: int) -> Body:
    """Return that Radarr grabbed a release; each round another one."""
    body = _of_radarr(wish, sample("radarr/grab__movie"), round_)
    body["release"] |= {"releaseTitle": wish.release, "size": wish.size}
    return body


def imported(wish: Wish, round_: int) -> Body:
    """Return that Radarr imported the release of a round."""
    body = _of_radarr(wish, sample("radarr/download__movie"), round_)
    path = wish.path(wish.keys[0]).replace(".mkv", f" {round_}.mkv")
    body["movieFile"] |= {
        "id": wish.number * 100 + round_,
        "path": path,
        "relativePath": path.rpartition("/")[2],
        "size": wish.size,
    }
    return body


def playable(wish: Wish, round_: int) -> Body:
    """Return that Jellyfin has the film, each round as another item."""
    return sample("jellyfin/item_added__movie") | {
        "Name": wish.title,
        "ItemId": f"{wish.number:024x}{round_:08x}",
        "Year": wish.year,
        "Provider_tmdb": str(wish.ids.tmdb),
        "Provider_imdb": wish.ids.imdb,
        "Provider_tmdbcollection": "",
    }


JOURNEY: Final[tuple[tuple[str, Callable[[Wish, int], Body]], ...]] = (
    ("radarr", grabbed),
    ("radarr", imported),
    ("jellyfin", playable),
)
"""What is sent of a film from the grab to the play button, and by whom."""


def _of_radarr(wish: Wish, body: Body, round_: int) -> Body:
    """Fill in what every webhook of Radarr about a film holds."""
    folder = wish.path(wish.keys[0]).rpartition("/")[0]
    named = {"tmdbId": wish.ids.tmdb, "imdbId": wish.ids.imdb, "title": wish.title}
    body["movie"] |= named | {
        "id": 100_000 + wish.number,
        "year": wish.year,
        "folderPath": folder,
        "overview": wish.overview,
    }
    body["remoteMovie"] = named | {"year": wish.year}
    body["downloadId"] = f"{wish.number:032X}{round_:08X}"
    return body
