"""The sample payloads, and the simulated things that they tell about."""

from dataclasses import replace
from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    GIB,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.records import (
    DUAL_AUDIO,
    UHD,
    MediaFile,
    Movie,
    Release,
    ReleaseType,
    Series,
    SeriesEpisode,
)

PAYLOADS = Path(__file__).parent.parent / "fixtures" / "payloads"
WHEN = datetime(2026, 1, 20, 18, 0, tzinfo=UTC)
DOWNLOADS = "/data/downloads/complete"
TRACKER = "Example Tracker (Prowlarr)"
NYAA = "Example Nyaa (Prowlarr)"


def sample(sender: str, name: str) -> dict[str, Any]:
    """Return a sample payload."""
    text = (PAYLOADS / sender / f"{name}.json").read_text(encoding="utf-8")
    payload: dict[str, Any] = json.loads(text)
    return payload


FILM_RELEASE = Release(
    title="The.Copper.Lighthouse.2024.1080p.WEB-DL.DDP5.1.H.264-DEMO",
    quality="WEBDL-1080p",
    size=6442450944,
    indexer=TRACKER,
    group="DEMO",
    download_id="DB463D1E4631748F8B8DD73AB1049AE4F3AB2F6A",
)
REMUX_RELEASE = replace(
    FILM_RELEASE,
    title="The.Copper.Lighthouse.2024.2160p.UHD.BluRay.REMUX.DV.HDR10.TrueHD.7.1.Atmos-DEMO",
    quality="Bluray-2160p Remux",
    size=64424509440,
    download_id="3492F6FD203B64D72B01D3891503F523F72112B7",
    media=UHD,
)
ANIME_FILM_RELEASE = Release(
    title="[Demo-Subs] Paper Crane Orbit (2022) (BD 1080p HEVC FLAC) [Dual Audio]",
    quality="Bluray-1080p",
    size=8804682957,
    indexer=NYAA,
    group="Demo-Subs",
    download_id="F6D99277C3958E0B941396CAEF3A3DA00234D0FE",
    languages=("Japanese", "English"),
    custom_formats=("Anime Dual Audio",),
    custom_format_score=100,
    indexer_flags=("G_Freeleech",),
    media=DUAL_AUDIO,
)


def film_file(
    movie: Movie, release: Release, number: int, size: int, when: str
) -> MediaFile:
    """Return a film's file as it is imported from a release."""
    title = movie.title
    name = f"{title.title} ({title.year}) {release.quality}.mkv"
    return MediaFile(
        id=number,
        relative_path=name,
        path=f"{title.folder}/{name}",
        quality=release.quality,
        group=release.group,
        scene_name=release.title,
        size=size,
        date_added=when,
        languages=release.languages,
        media=release.media,
        indexer_flags=", ".join(release.indexer_flags) or "0",
        source_path=f"{DOWNLOADS}/radarr/{release.title}/{release.title}.mkv",
    )


FILM = Movie(id=41, title=COPPER_LIGHTHOUSE, tags=["1-alice"], added=WHEN)
ANIME_FILM = Movie(
    id=42, title=PAPER_CRANE_ORBIT, tags=["1-alice", "anime"], added=WHEN
)
FILM_FILE = film_file(
    FILM, FILM_RELEASE, 301, 6442311680, "2026-01-20T18:21:40.2551822Z"
)
REMUX_FILE = film_file(
    FILM, REMUX_RELEASE, 311, 64424400001, "2026-02-03T21:02:09.7719003Z"
)
ANIME_FILM_FILE = film_file(
    ANIME_FILM, ANIME_FILM_RELEASE, 302, 8804600013, "2026-01-20T18:21:40.2551822Z"
)

PACK_RELEASE = Release(
    title="Harbour.Nine.S01.1080p.WEB-DL.DDP5.1.H.264-DEMO",
    quality="WEBDL-1080p",
    size=9 * GIB,
    indexer=TRACKER,
    group="DEMO",
    download_id="C180FE68503E199ECFA27722ABFD504191890612",
    release_type=ReleaseType.PACK,
)
UPGRADE_RELEASE = replace(
    PACK_RELEASE,
    title="Harbour.Nine.S01E02.Neap.Tide.1080p.BluRay.DTS.x264-DEMO",
    quality="Bluray-1080p",
    size=4831838208,
    download_id="542BD396AA33F466157F879B1ABEC6FF4D54FC72",
    release_type=ReleaseType.SINGLE,
)
ANIME_PACK_RELEASE = replace(
    ANIME_FILM_RELEASE,
    title="[Demo-Subs] Kitsune Post Office - S01 (BD 1080p HEVC FLAC) [Dual Audio] [Batch]",
    size=5 * GIB,
    download_id="36CEE486A45D3FBDDA3AC5A8057840CFEB2A7706",
    indexer_flags=("Freeleech",),
    release_type=ReleaseType.PACK,
)
SIZES = (3221225472, 3220176896, 3222274048)
ANIME_SIZES = (1789569706, 1789569000, 1789568888)


def single_release(number: int) -> Release:
    """Return the usenet release of one episode of the show."""
    title = HARBOUR_NINE.episodes[number - 1].title.replace(" ", ".")
    return replace(
        PACK_RELEASE,
        title=f"Harbour.Nine.S01E{number:02d}.{title}.1080p.WEB-DL.DDP5.1.H.264-DEMO",
        size=SIZES[number - 1],
        download_id=f"SABnzbd_nzo_dem0e{number:02d}",
        client="SABnzbd",
        release_type=ReleaseType.SINGLE,
    )


def _series(number: int, first_episode: int, anime: bool) -> Series:
    """Return a series as Sonarr knows it after the request."""
    title = KITSUNE_POST_OFFICE if anime else HARBOUR_NINE
    tags = ["2-bob", "anime"] if anime else ["2-bob"]
    series = Series(id=number, title=title, tags=tags, added=WHEN)
    series.episodes = [
        SeriesEpisode(
            id=first_episode + n,
            series_id=number,
            episode=episode,
            finale=episode is title.episodes[-1],
        )
        for n, episode in enumerate(title.episodes)
    ]
    return series


SHOW = _series(12, 501, anime=False)
ANIME_SHOW = _series(13, 601, anime=True)


def episode_file(
    series: Series, number: int, release: Release, *, scene_name: str, source: str
) -> MediaFile:
    """Return the file of one episode as it is imported from a release."""
    title, episode = series.title, series.title.episodes[number - 1]
    anime = title.kind.is_anime
    name = f"{title.title} - {episode.code} - {episode.title} {release.quality}.mkv"
    return MediaFile(
        id=(500 if anime else 400) + number,
        relative_path=f"Season 01/{name}",
        path=f"{title.folder}/Season 01/{name}",
        quality=release.quality,
        group=release.group,
        scene_name=scene_name,
        size=(ANIME_SIZES if anime else SIZES)[number - 1],
        date_added=f"2026-01-20T18:2{number}:11.4183021Z",
        languages=release.languages,
        media=release.media,
        source_path=f"{DOWNLOADS}/sonarr/{source}.mkv",
    )


def pack_file(number: int) -> MediaFile:
    """Return an episode's file out of the show's pack."""
    stem = f"Harbour.Nine.S01E{number:02d}.1080p.WEB-DL.DDP5.1.H.264-DEMO"
    source = f"{PACK_RELEASE.title}/{stem}"
    return episode_file(SHOW, number, PACK_RELEASE, scene_name=stem, source=source)


def anime_pack_file(number: int) -> MediaFile:
    """Return an episode's file out of the anime show's pack."""
    folder = ANIME_PACK_RELEASE.title
    stem = f"[Demo-Subs] Kitsune Post Office - S01E{number:02d} (BD 1080p HEVC FLAC)"
    return episode_file(
        ANIME_SHOW,
        number,
        ANIME_PACK_RELEASE,
        scene_name=folder,
        source=f"{folder}/{stem}",
    )


UPGRADE_FILE = replace(
    episode_file(
        SHOW,
        2,
        UPGRADE_RELEASE,
        scene_name=UPGRADE_RELEASE.title,
        source=f"{UPGRADE_RELEASE.title}/{UPGRADE_RELEASE.title}",
    ),
    id=404,
    size=4831800001,
    date_added="2026-02-02T09:14:55.0021833Z",
)
