"""Tell stories as facts, and draw random ones with Hypothesis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import override

from hypothesis import strategies as st

from custom_components.status_tracker.tracker.facts import (
    ArrAdded,
    Authority,
    Described,
    DownloadFailed,
    DownloadSeen,
    EpisodeInfo,
    EpisodesListed,
    Fact,
    FileDeleted,
    Grabbed,
    Imported,
    Matching,
    Playable,
    Subject,
    Wished,
)
from custom_components.status_tracker.tracker.models import (
    FILM,
    ArrRef,
    ItemKey,
    MediaIds,
    SeerrRef,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    DeleteReason,
    DownloadPhase,
    MatchStatus,
    MediaType,
    Service,
    WishStatus,
)

START = datetime(2026, 1, 20, 18, 0, tzinfo=UTC)
NOW = START + timedelta(days=30)
SEERR = Source(Service.SEERR, "seerr")
RADARR = Source(Service.RADARR, "radarr")
SONARR = Source(Service.SONARR, "sonarr")
CLIENT = Source(Service.QBITTORRENT, "client")
SHOKO = Source(Service.SHOKO, "shoko")
JELLYFIN = Source(Service.JELLYFIN, "jellyfin")
FILM_INFO = EpisodeInfo(key=FILM)
SERIES_ID = "5" * 32


def minute(count: float) -> datetime:
    """Return the time some minutes after the start."""
    return START + timedelta(minutes=count)


@dataclass(kw_only=True)
class Film:
    """Tell facts about one film."""

    tmdb: int = 9100101
    title: str = "The Copper Lighthouse"
    year: int = 2024
    wish_id: int = 101
    arr_id: int = 41
    instance: str = "radarr"
    is_4k: bool | None = False

    @property
    def wished(self) -> Subject:
        """Return the film as Seerr names it."""
        return Subject(
            media_type=MediaType.MOVIE,
            ids=MediaIds(tmdb=self.tmdb),
            seerr=SeerrRef("seerr", self.wish_id),
            title=self.title,
            year=self.year,
            is_4k=self.is_4k,
        )

    @property
    def managed(self) -> Subject:
        """Return the film as Radarr names it."""
        return Subject(
            media_type=MediaType.MOVIE,
            ids=MediaIds(tmdb=self.tmdb, imdb="tt99100101"),
            arr=ArrRef(self.instance, self.arr_id),
            title=self.title,
            year=self.year,
        )

    def wish(self, at: float, status: WishStatus, reason: str | None = None) -> Wished:
        """Tell what became of the wish."""
        return Wished(
            at=minute(at),
            source=SEERR,
            subject=self.wished,
            status=status,
            requested_by="alice",
            reason=reason,
        )

    def added(self, at: float) -> ArrAdded:
        """Tell that Radarr has it."""
        return ArrAdded(at=minute(at), source=RADARR, subject=self.managed)

    def grabbed(self, at: float, download: str, size: int = 8_000) -> Grabbed:
        """Tell that a release was grabbed."""
        return Grabbed(
            at=minute(at),
            source=RADARR,
            subject=replace(self.managed, download=download),
            episodes=(FILM_INFO,),
            quality="Bluray-1080p",
            size=size,
        )

    def imported(
        self, at: float, download: str | None, path: str = "/m/Film (2024)/film.mkv"
    ) -> Imported:
        """Tell that the file is in the library."""
        return Imported(
            at=minute(at),
            source=RADARR,
            subject=replace(self.managed, download=download, path=path),
            episodes=(FILM_INFO,),
        )

    def deleted(self, at: float, reason: DeleteReason, path: str = "") -> FileDeleted:
        """Tell that the file was deleted."""
        return FileDeleted(
            at=minute(at),
            source=RADARR,
            subject=replace(self.managed, path=path or None),
            episodes=(FILM_INFO,),
            reason=reason,
        )

    def playable(
        self,
        at: float,
        *,
        playable: bool = True,
        item: str = "f" * 32,
        height: int = 1080,
    ) -> Playable:
        """Tell that Jellyfin can play it, or no longer can."""
        return Playable(
            at=minute(at),
            source=JELLYFIN,
            subject=Subject(media_type=MediaType.MOVIE, ids=MediaIds(tmdb=self.tmdb)),
            jellyfin_id=item,
            playable=playable,
            item=FILM,
            height=height,
        )


@dataclass(kw_only=True)
class Show:
    """Tell facts about one show."""

    tvdb: int = 990201
    tmdb: int = 9200201
    title: str = "Harbour Nine"
    year: int = 2023
    arr_id: int = 12
    seasons: dict[int, int] = field(default_factory=lambda: {1: 3})
    unaired: frozenset[ItemKey] = frozenset()

    @property
    def managed(self) -> Subject:
        """Return the show as Sonarr names it."""
        return Subject(
            media_type=MediaType.TV,
            ids=MediaIds(tvdb=self.tvdb, tmdb=self.tmdb),
            arr=ArrRef("sonarr", self.arr_id),
            title=self.title,
            year=self.year,
        )

    def keys(self, *seasons: int) -> tuple[ItemKey, ...]:
        """Return the keys of some seasons' episodes, of all if none is named."""
        return tuple(
            ItemKey(season, number)
            for season, count in self.seasons.items()
            if not seasons or season in seasons
            for number in range(1, count + 1)
        )

    @property
    def all_keys(self) -> tuple[ItemKey, ...]:
        """Return the keys of all episodes."""
        return self.keys()

    def infos(self, keys: Iterable[ItemKey]) -> tuple[EpisodeInfo, ...]:
        """Return episodes as Sonarr describes them."""
        return tuple(
            EpisodeInfo(
                key=key,
                title=f"Episode {key.number}",
                air_date=NOW + timedelta(days=7)
                if key in self.unaired
                else START - timedelta(days=30),
                monitored=True,
            )
            for key in keys
        )

    def wish(
        self, at: float, wish_id: int, status: WishStatus, seasons: Iterable[int]
    ) -> Wished:
        """Tell what became of a wish for some seasons."""
        return Wished(
            at=minute(at),
            source=SEERR,
            subject=Subject(
                media_type=MediaType.TV,
                ids=MediaIds(tmdb=self.tmdb, tvdb=self.tvdb),
                seerr=SeerrRef("seerr", wish_id),
                title=self.title,
                year=self.year,
                is_4k=False,
            ),
            status=status,
            seasons=frozenset(seasons),
            requested_by="bob",
        )

    def added(self, at: float) -> ArrAdded:
        """Tell that Sonarr has it."""
        return ArrAdded(at=minute(at), source=SONARR, subject=self.managed)

    def listed(self, at: float) -> EpisodesListed:
        """Tell which episodes there are."""
        return EpisodesListed(
            at=minute(at),
            source=SONARR,
            subject=self.managed,
            episodes=self.infos(self.keys()),
        )

    def described(self, at: float) -> Described:
        """Tell what it is called."""
        return Described(
            at=minute(at),
            source=SONARR,
            subject=self.managed,
            authority=Authority.MANAGER,
        )

    def grabbed(self, at: float, download: str, keys: Iterable[ItemKey]) -> Grabbed:
        """Tell that a release with some episodes was grabbed."""
        return Grabbed(
            at=minute(at),
            source=SONARR,
            subject=replace(self.managed, download=download),
            episodes=self.infos(keys),
            size=3_000,
        )

    def path(self, key: ItemKey, download: str | None) -> str:
        """Return where an episode lies."""
        name = f"{self.title} - S{key.season:02}E{key.number:02} [{download}].mkv"
        return f"/data/tv/{self.title}/Season {key.season:02}/{name}"

    def imported(self, at: float, download: str | None, key: ItemKey) -> Imported:
        """Tell that an episode is in the library."""
        path = self.path(key, download)
        return Imported(
            at=minute(at),
            source=SONARR,
            subject=replace(self.managed, download=download, path=path),
            episodes=self.infos([key]),
        )

    def deleted(
        self, at: float, key: ItemKey, reason: DeleteReason, path: str | None = None
    ) -> FileDeleted:
        """Tell that an episode's file was deleted."""
        return FileDeleted(
            at=minute(at),
            source=SONARR,
            subject=replace(self.managed, path=path),
            episodes=self.infos([key]),
            reason=reason,
        )

    def matched(
        self, at: float, key: ItemKey, download: str | None, status: MatchStatus
    ) -> Matching:
        """Tell what Shoko says of an episode's file."""
        path = self.path(key, download).removeprefix("/data/tv")
        return Matching(
            at=minute(at),
            source=SHOKO,
            subject=Subject(path=path, shoko_file=900 + key.season * 50 + key.number),
            status=status,
        )

    def playable(self, at: float, key: ItemKey, *, playable: bool = True) -> Playable:
        """Tell that Jellyfin can play an episode, or no longer can."""
        return Playable(
            at=minute(at),
            source=JELLYFIN,
            subject=Subject(media_type=MediaType.TV, ids=MediaIds(tvdb=self.tvdb)),
            jellyfin_id=f"{key.season:016x}{key.number:016x}",
            playable=playable,
            item=key,
            series_id=SERIES_ID,
        )


def seen(
    at: float,
    download: str,
    progress: float,
    phase: DownloadPhase = DownloadPhase.DOWNLOADING,
    *,
    size: int | None = 8_000,
    message: str | None = None,
) -> DownloadSeen:
    """Tell how far a download is."""
    return DownloadSeen(
        at=minute(at),
        source=CLIENT,
        subject=Subject(download=download),
        phase=phase,
        progress=progress,
        size=size,
        speed=50,
        eta=60,
        message=message,
    )


def failed(at: float, download: str, source: Source = SONARR) -> DownloadFailed:
    """Tell that a download was given up."""
    return DownloadFailed(
        at=minute(at),
        source=source,
        subject=Subject(download=download),
        message="Not enough peers",
    )


class Story:
    """Hold facts in their order, and which of them later ones prove."""

    def __init__(self, facts: tuple[Fact, ...], implied: frozenset[int]) -> None:
        """Take in the facts and the places of the implied ones."""
        self.facts = facts
        self.implied = implied

    @override
    def __repr__(self) -> str:
        """Return the story in a few words a fact."""
        return f"Story:\n{brief(self.facts)}\nimplied {sorted(self.implied)}"


STAGES = ("grabbed", "moving", "complete", "imported", "playable")


def _release(
    clock: float, stage: str, grab: Grabbed, download: str, ends: Sequence[Fact]
) -> tuple[list[Fact], list[bool]]:
    """Return the facts of a release up to a stage, and which later ones prove."""
    facts: list[Fact] = [grab]
    if stage != "grabbed":
        facts.append(seen(clock + 1, download, 0.4))
        facts.append(seen(clock + 2, download, 0.8))
    if stage in ("complete", "imported", "playable"):
        facts.append(seen(clock + 3, download, 1.0, DownloadPhase.COMPLETE))
    implied = [False] * len(facts)
    if stage in ("imported", "playable"):
        implied = [True] * len(facts)
    else:
        implied[1:-1] = [True] * len(implied[1:-1])
    facts.extend(ends)
    implied.extend(stage == "playable" and isinstance(fact, Imported) for fact in ends)
    return facts, implied


@st.composite
def film_stories(draw: st.DrawFn) -> Story:  # noqa: C901
    """Draw a film's story: failures, grabs anew, an upgrade, cut anywhere."""
    film = Film()
    facts: list[Fact] = []
    implied: list[bool] = []

    def tell(fact: Fact, *, proven: bool) -> None:
        facts.append(fact)
        implied.append(proven)

    is_wished = draw(st.booleans())
    if is_wished:
        tell(film.wish(0, WishStatus.PENDING), proven=True)
        tell(film.wish(1, WishStatus.APPROVED), proven=False)
    releases = draw(st.integers(0, 3))
    if releases == 0:
        if is_wished and draw(st.booleans()):
            tell(film.added(2), proven=False)
        if is_wished and draw(st.booleans()):
            tell(film.wish(3, WishStatus.FAILED, "No server"), proven=False)
        if not is_wished:
            tell(film.wish(4, WishStatus.DECLINED), proven=False)
        return Story(
            tuple(facts), frozenset(i for i, is_it in enumerate(implied) if is_it)
        )
    tell(film.added(2), proven=True)
    stage = draw(st.sampled_from(STAGES))
    for number in range(releases):
        download, clock = f"{number:040x}", 10.0 * (number + 1)
        grab = film.grabbed(clock, download)
        is_last = number == releases - 1
        if not is_last:
            tell(grab, proven=False)
            tell(seen(clock + 1, download, 0.3), proven=True)
            tell(failed(clock + 5, download, RADARR), proven=False)
            continue
        ends: list[Fact] = []
        if stage in ("imported", "playable"):
            ends.append(film.imported(clock + 4, download))
        if stage == "playable":
            ends.append(film.playable(clock + 5))
        told, proven = _release(clock, stage, grab, download, ends)
        facts.extend(told)
        implied.extend(proven)
    if not is_wished:
        implied = [
            proven and isinstance(fact, DownloadSeen)
            for fact, proven in zip(facts, implied, strict=True)
        ]
    if stage == "playable" and draw(st.booleans()):
        better = "b" * 40
        tell(film.grabbed(100, better), proven=True)
        tell(seen(101, better, 1.0, DownloadPhase.COMPLETE), proven=True)
        tell(
            film.deleted(102, DeleteReason.UPGRADE, "/m/Film (2024)/film.mkv"),
            proven=True,
        )
        tell(film.imported(103, better, "/m/Film (2024)/film.2160p.mkv"), proven=True)
    return Story(tuple(facts), frozenset(i for i, is_it in enumerate(implied) if is_it))


@st.composite
def show_stories(draw: st.DrawFn) -> Story:  # noqa: C901
    """Draw a show's story: packs, singles, stragglers, one wish or two."""
    seasons = draw(
        st.dictionaries(st.sampled_from([0, 1, 2]), st.integers(1, 3), min_size=1)
    )
    show = Show(seasons=seasons)
    keys = show.keys()
    unaired = frozenset(draw(st.sets(st.sampled_from(keys), max_size=1)))
    show = Show(seasons=seasons, unaired=unaired)
    facts: list[Fact] = []
    implied: list[bool] = []

    def tell(fact: Fact, *, proven: bool) -> None:
        facts.append(fact)
        implied.append(proven)

    wishes = draw(st.sampled_from(["none", "one", "each"]))
    if wishes == "one":
        tell(show.wish(0, 102, WishStatus.PENDING, seasons), proven=True)
        tell(show.wish(1, 102, WishStatus.APPROVED, seasons), proven=False)
    elif wishes == "each":
        for number, season in enumerate(sorted(seasons)):
            wish_id, clock = 200 + season, number * 0.1
            tell(show.wish(clock, wish_id, WishStatus.PENDING, [season]), proven=True)
            tell(
                show.wish(clock + 1, wish_id, WishStatus.APPROVED, [season]),
                proven=False,
            )
    tell(show.added(2), proven=True)
    tell(show.listed(3), proven=False)
    aired = [key for key in keys if key not in unaired]
    for season in sorted(seasons):
        episodes = [key for key in aired if key.season == season]
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
            if stage in ("imported", "playable"):
                ends.extend(show.imported(clock + 4, download, key) for key in group)
            if stage == "playable":
                ends.extend(show.playable(clock + 5, key) for key in group)
            grab = show.grabbed(clock, download, group)
            told, proven = _release(clock, stage, grab, download, ends)
            if wishes == "none":
                proven = [False] * len(proven)
            facts.extend(told)
            implied.extend(proven)
            if stage in ("grabbed", "moving") and draw(st.integers(0, 2)) == 0:
                tell(failed(clock + 6, download), proven=False)
                implied[-len(told) - 1 : -1] = [False] * len(told)
    if wishes == "none":
        implied = [False] * len(implied)
    return Story(tuple(facts), frozenset(i for i, is_it in enumerate(implied) if is_it))


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
