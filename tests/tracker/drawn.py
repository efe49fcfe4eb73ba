"""Draw random stories with Hypothesis: films, shows, anime, and what is there already.

A story knows which of its facts later ones prove: those may be lost.
"""

from collections.abc import Iterable, Sequence
from typing import override

from hypothesis import settings, strategies as st

from custom_components.status_tracker.tracker.facts import (
    Fact,
    Grabbed,
    Imported,
    Matching,
    Playable,
)
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import (
    DeleteReason,
    DownloadPhase,
    MatchStatus,
    WishStatus,
)

from .stories import RADARR, START, Film, Show, failed, gone, seen

STAGES = ("grabbed", "moving", "complete", "imported", "matched", "playable")
_PATH = "/m/Film (2024)/film.mkv"
_BETTER_PATH = "/m/Film (2024)/film.2160p.mkv"


def at_least(examples: int) -> settings:
    """Ask for so many examples, or for more where the profile looks longer."""
    return settings(max_examples=max(examples, settings().max_examples))


class Story:
    """Hold facts in their order, and which of them later ones prove."""

    def __init__(self, told: Iterable[tuple[Fact, bool]]) -> None:
        """Take in the facts, each with whether a later one proves it."""
        told = tuple(told)
        self.facts = tuple(fact for fact, _ in told)
        self.implied = frozenset(
            place for place, (_, proven) in enumerate(told) if proven
        )

    @override
    def __repr__(self) -> str:
        """Return the story in a few words a fact."""
        return f"Story:\n{brief(self.facts)}\nimplied {sorted(self.implied)}"


class _Teller:
    """Collect the facts of a story."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self.told: list[tuple[Fact, bool]] = []

    def tell(self, *facts: Fact, proven: bool = False) -> None:
        """Tell facts, which later ones prove or not."""
        self.told.extend((fact, proven) for fact in facts)

    def need(self, *kinds: type[Fact], since: int = 0) -> None:
        """Take back that facts of some kinds are proven: what follows needs them."""
        for place, (fact, _) in enumerate(self.told[since:], since):
            if isinstance(fact, kinds):
                self.told[place] = (fact, False)

    def release(
        self, clock: float, stage: str, grab: Grabbed, ends: Sequence[Fact]
    ) -> None:
        """Tell a release up to a stage; at its end the facts of the library."""
        download = grab.subject.download or ""
        is_over = stage in ("imported", "matched", "playable")
        facts: list[Fact] = [grab]
        if stage != "grabbed":
            facts.append(seen(clock + 1, download, 0.4))
            facts.append(seen(clock + 2, download, 0.8))
        if stage not in ("grabbed", "moving"):
            facts.append(seen(clock + 3, download, 1.0, DownloadPhase.COMPLETE))
        for place, fact in enumerate(facts):
            self.tell(fact, proven=is_over or 0 < place < len(facts) - 1)
        for fact in ends:
            is_proven = isinstance(fact, (Imported, Matching)) and stage == "playable"
            is_start = isinstance(fact, Matching) and (
                fact.status is MatchStatus.DETECTED
            )
            self.tell(fact, proven=is_proven or (is_start and stage == "matched"))


@st.composite
def film_stories(draw: st.DrawFn) -> Story:  # noqa: C901
    """Draw a film's story: failures, grabs anew, an upgrade, its end, cut anywhere."""
    film, teller = Film(), _Teller()
    is_wished, is_anime = draw(st.booleans()), draw(st.booleans())
    if is_wished:
        teller.tell(film.wish(0, WishStatus.PENDING), proven=True)
        teller.tell(film.wish(1, WishStatus.APPROVED))
    releases = draw(st.integers(0, 3))
    if releases == 0:
        if is_wished and draw(st.booleans()):
            teller.tell(film.added(2))
        if is_wished and draw(st.booleans()):
            teller.tell(film.wish(3, WishStatus.FAILED, "No server"))
        if not is_wished:
            teller.tell(film.wish(4, WishStatus.DECLINED))
        return Story(teller.told)
    teller.tell(film.added(2), proven=is_wished)
    if is_anime:
        teller.tell(film.anime(2.5))
    for number in range(releases - 1):
        download, clock = f"{number:040x}", 10.0 * (number + 1)
        teller.tell(film.grabbed(clock, download))
        teller.tell(seen(clock + 1, download, 0.3), proven=True)
        teller.tell(failed(clock + 5, download, RADARR))
    stage = draw(st.sampled_from(STAGES))
    download, clock = f"{releases - 1:040x}", 10.0 * releases
    ends: list[Fact] = []
    if stage in ("imported", "matched", "playable"):
        ends.append(film.imported(clock + 4, download))
    if is_anime and stage in ("matched", "playable"):
        ends.append(film.matched(clock + 4.2, MatchStatus.DETECTED))
        ends.append(film.matched(clock + 4.4, MatchStatus.MATCHED))
    if stage == "playable":
        ends.append(film.playable(clock + 5))
    begun = len(teller.told)
    teller.release(clock, stage, film.grabbed(clock, download), ends)
    if not is_wished:
        # The first step that creates a request has to be told.
        teller.need(Grabbed, Imported, Matching, since=begun)
    path = _PATH
    if stage == "playable" and draw(st.booleans()):
        better, path = "b" * 40, _BETTER_PATH
        teller.tell(
            film.grabbed(100, better),
            seen(101, better, 1.0, DownloadPhase.COMPLETE),
            film.deleted(102, DeleteReason.UPGRADE, _PATH),
            film.imported(103, better, path),
            proven=True,
        )
    if stage == "playable" and draw(st.booleans()):
        # Where the file was is known from its import alone.
        teller.need(Imported, Playable)
        teller.tell(gone(200, download), film.playable(203, playable=False))
        teller.tell(film.deleted(201, DeleteReason.MANUAL, path))
        if draw(st.booleans()):
            teller.tell(film.removed(202, files=True))
            if is_wished and draw(st.booleans()):
                teller.tell(film.wish(204, WishStatus.DELETED))
    return Story(teller.told)


@st.composite
def show_stories(draw: st.DrawFn) -> Story:  # noqa: C901
    """Draw a show's story: packs, singles, stragglers, one wish or two, a loss."""
    seasons = draw(
        st.dictionaries(st.sampled_from([0, 1, 2]), st.integers(1, 3), min_size=1)
    )
    keys = Show(seasons=seasons).keys()
    unaired = frozenset(draw(st.sets(st.sampled_from(keys), max_size=1)))
    show, teller = Show(seasons=seasons, unaired=unaired), _Teller()
    is_anime = draw(st.booleans())
    wishes = draw(st.sampled_from(["none", "one", "each"]))
    if wishes == "one":
        teller.tell(show.wish(0, 102, WishStatus.PENDING, seasons), proven=True)
        teller.tell(show.wish(1, 102, WishStatus.APPROVED, seasons))
    elif wishes == "each":
        for number, season in enumerate(sorted(seasons)):
            wish_id, clock = 200 + season, number * 0.1
            pending = show.wish(clock, wish_id, WishStatus.PENDING, [season])
            teller.tell(pending, proven=True)
            teller.tell(show.wish(clock + 1, wish_id, WishStatus.APPROVED, [season]))
    teller.tell(show.added(2), proven=True)
    if is_anime:
        teller.tell(show.anime(2.5))
    teller.tell(show.listed(3))
    there: list[tuple[ItemKey, str]] = []
    for season in sorted(seasons):
        episodes = [key for key in keys if key.season == season and key not in unaired]
        cut = draw(st.integers(0, len(episodes)))
        groups: list[list[ItemKey]] = []
        if draw(st.booleans()):
            groups = [episodes[:cut], *([key] for key in episodes[cut:])]
        elif episodes:
            groups = [episodes]
        for number, group in enumerate(groups):
            if not group or draw(st.integers(0, 3)) == 0:
                continue
            download = f"{season:020x}{number:020x}"
            clock = 10.0 + season * 40 + number * 8
            stage = draw(st.sampled_from(STAGES))
            ends: list[Fact] = []
            if stage in ("imported", "matched", "playable"):
                ends.extend(show.imported(clock + 4, download, key) for key in group)
            if is_anime and stage in ("matched", "playable"):
                for key in group:
                    for status, later in (
                        (MatchStatus.DETECTED, 4.2),
                        (MatchStatus.MATCHED, 4.4),
                    ):
                        at = clock + later
                        ends.append(show.matched(at, key, download, status))
            if stage == "playable":
                ends.extend(show.playable(clock + 5, key) for key in group)
                there.extend((key, download) for key in group)
            begun = len(teller.told)
            grab = show.grabbed(clock, download, group)
            teller.release(clock, stage, grab, ends)
            if stage in ("grabbed", "moving") and draw(st.integers(0, 2)) == 0:
                teller.tell(failed(clock + 6, download))
                teller.need(Fact, since=begun)
    is_lossy = draw(st.booleans())
    if there and is_lossy:
        # What is deleted is missed only where it is known to have been there.
        teller.need(Imported, Playable)
        lost = draw(st.lists(st.sampled_from(there), unique=True))
        for key, download in lost:
            path = show.path(key, download)
            teller.tell(show.deleted(200, key, DeleteReason.MANUAL, path))
            teller.tell(show.playable(201, key, playable=False))
        if draw(st.booleans()):
            teller.tell(show.removed(202, files=True))
    if wishes == "none":
        teller.need(Fact)
    return Story(teller.told)


@st.composite
def library_stories(draw: st.DrawFn) -> Story:
    """Draw the story of a title that is there, and is wished for, or goes again."""
    teller = _Teller()
    if draw(st.booleans()):
        film = Film()
        teller.tell(film.found(0), film.playable(5))
        if draw(st.booleans()):
            teller.tell(film.wish(1, WishStatus.PENDING), proven=True)
            teller.tell(film.wish(2, WishStatus.APPROVED), film.added(3))
        if draw(st.booleans()):
            teller.tell(film.playable(21, playable=False))
        return Story(teller.told)
    seasons = draw(
        st.dictionaries(st.sampled_from([0, 1, 2]), st.integers(1, 2), min_size=1)
    )
    show = Show(seasons=seasons)
    teller.tell(show.found(0), *(show.playable(5, key) for key in show.all_keys))
    if draw(st.booleans()):
        chosen = draw(st.sets(st.sampled_from(sorted(seasons)), min_size=1))
        teller.tell(show.wish(1, 102, WishStatus.PENDING, chosen), proven=True)
        teller.tell(show.wish(2, 102, WishStatus.APPROVED, chosen))
        teller.tell(show.added(3), show.listed(4))
    for key in draw(st.lists(st.sampled_from(show.all_keys), unique=True)):
        teller.tell(show.playable(21, key, playable=False))
    return Story(teller.told)


def brief(facts: Iterable[Fact]) -> str:
    """Return facts in a few words each, for reading a failing example."""
    lines = []
    for fact in facts:
        keys = ",".join(
            f"{info.key.season}x{info.key.number}"
            for info in getattr(fact, "episodes", ())
        )
        words = (
            f"{(fact.at - START).total_seconds() / 60:6.1f}",
            type(fact).__name__,
            str(getattr(fact, "status", "")),
            str(fact.subject.seerr.request_id) if fact.subject.seerr else "",
            (fact.subject.download or "")[-24:],
            str(getattr(fact, "phase", "")),
            keys,
            str(getattr(fact, "item", "")),
        )
        lines.append(" ".join(word for word in words if word))
    return "\n".join(lines)
