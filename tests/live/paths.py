"""Tell the four paths of a title, and say where it stands after each step."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final, override

from tests.stack.catalogue import film, show
from tests.stack.film_story import FilmStory
from tests.stack.player import Delivery, Options
from tests.stack.releases import Offer
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stack.world import Title

from .journeys import QueuedFilm

type Told = FilmStory | ShowStory
type Counts = dict[str, int]

_TICKS: Final = 2
# What a request shows while its items are in several states: the first of these.
_MOTION: Final = ("downloading", "grabbing", "downloaded", "importing")
_FIRST_NAMES: Final = (
    *("Amber", "Brittle", "Cobalt", "Distant", "Ember", "Frozen", "Gilded", "Hollow"),
    *("Ivory", "Jagged", "Kindled", "Lonely", "Marble", "Nimble", "Opal", "Painted"),
    *("Quiet", "Russet", "Silver", "Tangled", "Umber", "Velvet", "Wicker", "Yonder"),
)
_LAST_NAMES: Final = (
    *("Anchor", "Bakery", "Canal", "Dynamo", "Engine", "Ferry", "Garden", "Harvest"),
    *("Island", "Jukebox", "Kettle", "Library", "Monsoon", "Nocturne", "Orchard"),
    *("Parade", "Quarry", "Railway", "Sonata", "Theatre", "Umbrella", "Vineyard"),
)
NAMES: Final = tuple(f"{a} {b}" for b, a in product(_LAST_NAMES, _FIRST_NAMES))
# Clear of the numbers that the catalogue and other tests give away.
FIRST_NUMBER: Final = 300


class QueuedShow(ShowStory):
    """Let the torrents wait in the client's queue until their first byte comes."""

    @override
    def fetch(self, offer: Offer, *, category: str) -> None:
        """Give the release to a client that is busy with others."""
        super().fetch(offer, category=category)
        self.stack.qbittorrent.set_state(offer.torrent_hash, "queuedDL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Name a way that titles go: films in one piece, shows in a pack or singly."""

    name: str
    is_anime: bool = False
    episodes: int = 0
    """None of them makes a film."""
    singly: bool = False

    def title(self, number: int) -> Title:
        """Return one of many titles."""
        name, offset = NAMES[number], FIRST_NUMBER + number
        original = f"原題{number}" if self.is_anime else None
        genres = ("Animation",) if self.is_anime else ("Drama",)
        if not self.episodes:
            return film(offset, name, 2020, "Again.", genres, original_title=original)
        return show(
            offset,
            name,
            date(2021, 3, 2),
            "Again.",
            genres,
            seasons=(self.episodes,),
            original_title=original,
        )

    def story(self, stack: Stack, number: int) -> Told:
        """Return the story of one of many titles."""
        kind = QueuedShow if self.episodes else QueuedFilm
        delivery = Delivery.SINGLES if self.singly else Delivery.PACK
        return kind(stack, self.title(number), Options(ticks=_TICKS, delivery=delivery))

    def steps(self, stack: Stack) -> tuple[str, ...]:
        """Return the names of all steps of its stories."""
        return tuple(self.story(stack, 0).names)

    def standing(self, done: Sequence[str]) -> Standing | None:
        """Return where a title stands after steps; None where nobody knows of it."""
        if not done:
            return None
        teller = _Teller(self)
        for step in done:
            teller.hear(step)
        return teller.standing


PATHS: Final = (
    Path(name="film"),
    Path(name="show", episodes=3),
    Path(name="show, episode by episode", episodes=2, singly=True),
    Path(name="anime film", is_anime=True),
    Path(name="anime show", is_anime=True, episodes=3),
    Path(name="anime show, episode by episode", is_anime=True, episodes=2, singly=True),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold what is to be seen of a title: its state, and how many items are where."""

    state: str
    counts: Counts

    @override
    def __str__(self) -> str:
        """Say it in a few words."""
        counts = " ".join(f"{name} {count}" for name, count in self.counts.items())
        return f"{self.state} ({counts})"


def standing_of(row: dict[str, object] | None) -> Standing | None:
    """Return what Home Assistant shows of a request, a row or all about it.

    A file of an anime that Shoko has not spoken of yet is alike to one that it looks
    at: which of them is shown depends on how long ago it arrived.
    """
    if not row:
        return None
    counts = row["counts"]
    assert isinstance(counts, dict)
    is_anime = row["is_anime"] is True
    shown: Counter[str] = Counter()
    for name, count in counts.items():
        if count and name != "wanted":
            shown[_alike(name, is_anime=is_anime)] += count
    return Standing(
        _alike(str(row["state"]), is_anime=is_anime), dict(sorted(shown.items()))
    )


def _alike(state: str, *, is_anime: bool) -> str:
    """Return one name for the states that an anime file is in after its import."""
    return "importing" if is_anime and state == "anime_matching" else state


class _Teller:
    """Follow the steps of a story by hand, without a look at the product."""

    def __init__(self, path: Path) -> None:
        """Begin with nothing but the wish."""
        self._path = path
        self._items = ["waiting"] * (path.episodes or 1)
        self._wish = "requested"
        self._reactions: dict[str, Callable[[], None]] = {
            "approve": self._approve,
            "grab": lambda: self._move("waiting", "grabbing"),
            "download": self._download,
            "finish": lambda: self._move("downloading", "downloaded"),
            "import": self._import,
            "playable": lambda: self._move("importing", "available"),
        }

    def hear(self, step: str) -> None:
        """Take note of a step; some change nothing that is to be seen."""
        if (react := self._reactions.get(step)) is not None:
            react()

    @property
    def standing(self) -> Standing:
        """Return what is to be seen now."""
        counts = dict(sorted(Counter(self._items).items()))
        moving = [state for state in _MOTION if state in self._items]
        if moving:
            return Standing(moving[0], counts)
        if set(self._items) == {"available"}:
            return Standing("available", counts)
        # Nobody can count the episodes of a show that no Sonarr has listed yet.
        known = self._wish != "requested" or not self._path.episodes
        return Standing(self._wish, counts if known else {})

    def _approve(self) -> None:
        """Begin to search."""
        self._wish = "searching"

    def _download(self) -> None:
        """Begin to download, if this is not one more step of the same download."""
        if "downloading" not in self._items:
            self._move("grabbing", "downloading")

    def _import(self) -> None:
        """Import one file, as packs are imported one by one."""
        self._items[self._items.index("downloaded")] = "importing"

    def _move(self, before: str, after: str) -> None:
        """Move one item, or all of a pack, from one state to the next."""
        if self._path.singly:
            if before in self._items:
                self._items[self._items.index(before)] = after
            return
        self._items = [after if one == before else one for one in self._items]
