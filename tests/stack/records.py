"""What Radarr and Sonarr remember: releases, files, films, series, downloads."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from .world import Episode, Title

CUSTOM_FORMAT_IDS = {"Anime Dual Audio": 3}


def dotnet_time(moment: datetime) -> str:
    """Write a UTC time with the seven fraction digits of .NET."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}1Z"


def api_time(moment: datetime) -> str:
    """Write a UTC time as the v3 APIs do, without fractions."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaInfo:
    """What is inside a video file."""

    audio_channels: float = 5.1
    audio_codec: str = "EAC3"
    audio_languages: tuple[str, ...] = ("eng",)
    height: int = 1080
    width: int = 1920
    subtitles: tuple[str, ...] = ("eng", "spa")
    video_codec: str = "h264"
    dynamic_range: str = ""
    dynamic_range_type: str = ""


HD = MediaInfo()
UHD = MediaInfo(
    audio_channels=7.1,
    audio_codec="TrueHD Atmos",
    height=2160,
    width=3840,
    video_codec="h265",
    dynamic_range="HDR",
    dynamic_range_type="DV HDR10",
)
DUAL_AUDIO = MediaInfo(
    audio_channels=2.0,
    audio_codec="FLAC",
    audio_languages=("jpn", "eng"),
    subtitles=("eng",),
    video_codec="x265",
)


class ReleaseType(StrEnum):
    """How much of a series a release holds, as Sonarr names it."""

    UNKNOWN = "unknown"
    SINGLE = "singleEpisode"
    MULTI = "multiEpisode"
    PACK = "seasonPack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What an indexer offers and a download client fetches."""

    title: str
    quality: str
    size: int
    indexer: str
    group: str
    download_id: str
    """The upper-case hash of a torrent, or the usenet client's own id."""
    languages: tuple[str, ...] = ("English",)
    custom_formats: tuple[str, ...] = ()
    custom_format_score: int = 0
    indexer_flags: tuple[str, ...] = ()
    release_type: ReleaseType = ReleaseType.UNKNOWN
    media: MediaInfo = HD
    client: str = "qBittorrent"

    @property
    def protocol(self) -> str:
        """Return how the release comes."""
        return "torrent" if self.client == "qBittorrent" else "usenet"

    @property
    def stem(self) -> str:
        """Return the title without a file ending."""
        return self.title.removesuffix(".mkv")


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """One file in the library."""

    id: int
    relative_path: str
    path: str
    quality: str
    group: str
    scene_name: str
    size: int
    date_added: str
    """UTC as .NET writes it."""
    languages: tuple[str, ...] = ("English",)
    media: MediaInfo = HD
    indexer_flags: str = "0"
    """Radarr's form: names joined by ", ", or "0"."""
    source_path: str | None = None
    recycle_bin_path: str | None = None

    def at_rest(self) -> MediaFile:
        """Return the file as it is known after its import."""
        return replace(self, source_path=None)


@dataclass(slots=True, kw_only=True)
class Movie:
    """A film in Radarr."""

    id: int
    title: Title
    tags: list[str]
    added: datetime
    monitored: bool = True
    is_out: bool = True
    """Whether Radarr deems it released, and so worth a search."""
    file: MediaFile | None = None


@dataclass(slots=True, kw_only=True)
class SeriesEpisode:
    """An episode in Sonarr."""

    id: int
    series_id: int
    episode: Episode
    monitored: bool = True
    file: MediaFile | None = None
    finale: bool = False


@dataclass(slots=True, kw_only=True)
class Series:
    """A series in Sonarr."""

    id: int
    title: Title
    tags: list[str]
    added: datetime
    monitored: bool = True
    episodes: list[SeriesEpisode] = field(default_factory=list)

    def find(self, season: int, number: int) -> SeriesEpisode:
        """Return one episode by its place; KeyError when there is none."""
        for each in self.episodes:
            if (each.episode.season, each.episode.number) == (season, number):
                return each
        raise KeyError((season, number))


@dataclass(slots=True, kw_only=True)
class QueueItem:
    """One line of the queue: a download for a film, or for one episode."""

    id: int
    release: Release
    added: datetime
    movie_id: int | None = None
    episode: SeriesEpisode | None = None
    size_left: int = 0
    speed: int = 0
    """Bytes per second when the client was last asked."""
    status: str = "downloading"
    tracked_status: str = "ok"
    tracked_state: str = "downloading"
    messages: Sequence[tuple[str, tuple[str, ...]]] = ()
    error: str | None = None
    output_path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRecord:
    """One line of the history."""

    id: int
    event: str
    date: datetime
    source_title: str
    quality: str
    data: dict[str, str]
    download_id: str | None = None
    movie_id: int | None = None
    series_id: int | None = None
    episode_id: int | None = None
