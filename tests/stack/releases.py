"""Invent releases of a title, as an indexer would offer them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha1, sha256
import random

from .records import (
    DUAL_AUDIO,
    UHD,
    MediaInfo,
    Release,
    ReleaseType,
)
from .world import Episode, Title, TorrentFile

TRACKER = "Example Tracker (Prowlarr)"
ANIME_TRACKER = "Example Nyaa (Prowlarr)"
UHD_QUALITY = "Bluray-2160p Remux"
UHD_FACTOR = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A release with what its torrent holds."""

    release: Release
    files: tuple[TorrentFile, ...]
    torrent_hash: str
    """The client's id: the v1 hash, or of a hybrid the shortened v2 hash."""
    hybrid_v1: str | None = None


def _dotted(text: str) -> str:
    """Return words as scene releases join them."""
    words = "".join(c if c.isalnum() else " " for c in text)
    return ".".join(words.split())


def _scene_name(title: Title, part: str, quality: str) -> str:
    """Return the name of a scene release."""
    tail = {
        "WEBDL-1080p": "1080p.WEB-DL.DDP5.1.H.264-DEMO",
        "Bluray-1080p": "1080p.BluRay.DTS.x264-DEMO",
        UHD_QUALITY: "2160p.UHD.BluRay.REMUX.DV.HDR10.TrueHD.7.1.Atmos-DEMO",
    }[quality]
    return f"{_dotted(title.title)}.{part}.{tail}"


def _anime_name(title: Title, part: str) -> str:
    """Return the name of a fansub release."""
    return f"[Demo-Subs] {title.title} {part}"


def _media(title: Title, quality: str) -> MediaInfo:
    """Return what a release's files hold."""
    if title.kind.is_anime:
        return DUAL_AUDIO
    return UHD if quality == UHD_QUALITY else MediaInfo()


def _offer(
    title: Title,
    name: str,
    quality: str,
    files: Sequence[TorrentFile],
    *,
    kind: ReleaseType,
    rng: random.Random,
    hybrid: bool,
) -> Offer:
    """Return a release with a hash of its own."""
    salt = f"{name}{rng.random()}".encode()
    v1 = sha1(salt, usedforsecurity=False).hexdigest()
    v2 = sha256(salt).hexdigest()[:40]
    anime = title.kind.is_anime
    release = Release(
        title=name,
        quality=quality,
        size=sum(file.size for file in files),
        indexer=ANIME_TRACKER if anime else TRACKER,
        group="Demo-Subs" if anime else "DEMO",
        download_id=v1.upper(),
        release_type=kind,
        media=_media(title, quality),
    )
    if anime:
        release = replace(
            release,
            languages=("Japanese", "English"),
            custom_formats=("Anime Dual Audio",),
            custom_format_score=100,
        )
    return Offer(
        release=release,
        files=tuple(files),
        torrent_hash=v2 if hybrid else v1,
        hybrid_v1=v1 if hybrid else None,
    )


def film_offer(
    title: Title,
    rng: random.Random,
    *,
    quality: str | None = None,
    hybrid: bool = False,
) -> Offer:
    """Offer a film."""
    anime = title.kind.is_anime
    quality = quality or ("Bluray-1080p" if anime else "WEBDL-1080p")
    size = title.size * (UHD_FACTOR if quality == UHD_QUALITY else 1)
    if anime:
        name = _anime_name(title, f"({title.year}) (BD 1080p HEVC FLAC) [Dual Audio]")
    else:
        name = _scene_name(title, str(title.year), quality)
    return _offer(
        title,
        name,
        quality,
        [TorrentFile(f"{name}/{name}.mkv", size)],
        kind=ReleaseType.UNKNOWN,
        rng=rng,
        hybrid=hybrid,
    )


def episode_offer(
    title: Title,
    episode: Episode,
    rng: random.Random,
    *,
    quality: str | None = None,
    hybrid: bool = False,
) -> Offer:
    """Offer one episode."""
    quality = quality or ("Bluray-1080p" if title.kind.is_anime else "WEBDL-1080p")
    if title.kind.is_anime:
        checksum = f"{rng.getrandbits(32):08X}"
        part = f"- {episode.code} (1080p) [{checksum}]"
        name = _anime_name(title, part)
    else:
        part = f"{episode.code}.{_dotted(episode.title)}"
        name = _scene_name(title, part, quality)
    return _offer(
        title,
        name,
        quality,
        [TorrentFile(f"{name}/{name}.mkv", _size(title, rng))],
        kind=ReleaseType.SINGLE,
        rng=rng,
        hybrid=hybrid,
    )


def season_offer(
    title: Title,
    season: int,
    rng: random.Random,
    *,
    episodes: Sequence[Episode] = (),
    quality: str | None = None,
    hybrid: bool = False,
) -> Offer:
    """Offer a season; `episodes` when the pack does not hold all of it."""
    anime = title.kind.is_anime
    quality = quality or ("Bluray-1080p" if anime else "WEBDL-1080p")
    if anime:
        extra = "(BD 1080p HEVC FLAC) [Dual Audio] [Batch]"
        name = _anime_name(title, f"- S{season:02d} {extra}")
        stems = {
            each: _anime_name(title, f"- {each.code} (BD 1080p HEVC FLAC)")
            for each in episodes or title.season(season)
        }
    else:
        name = _scene_name(title, f"S{season:02d}", quality)
        stems = {
            each: _scene_name(title, each.code, quality)
            for each in episodes or title.season(season)
        }
    return _offer(
        title,
        name,
        quality,
        [
            TorrentFile(f"{name}/{stem}.mkv", _size(title, rng))
            for stem in stems.values()
        ],
        kind=ReleaseType.PACK,
        rng=rng,
        hybrid=hybrid,
    )


def _size(title: Title, rng: random.Random) -> int:
    """Return the size of one episode's file, a little different each time."""
    return round(title.size * rng.uniform(0.9, 1.1))
