"""Render what the simulated Shoko knows as its REST interface does."""

from collections.abc import Sequence
from datetime import datetime

from .shoko_records import CrossReference, File, Folder, Series

type Json = dict[str, object]


def render_folder(folder: Folder, version: tuple[int, ...]) -> Json:
    """Return an import folder, or a managed folder from 6 on."""
    fields: Json = {
        "ID": folder.id,
        "Name": folder.name,
        "Path": folder.path,
        "WatchForNewFiles": True,
        "DropFolderType": "None",
        "FileSize": 0,
    }
    if version >= (6,):
        fields["IsHidden"] = False
    return fields


def render_file(
    file: File, version: tuple[int, ...], *, references: bool, absolute: bool
) -> Json:
    """Return a file, with its episodes and absolute paths when asked for."""
    fields: Json = {
        "ID": file.id,
        "Size": file.size,
        "IsVariation": False,
        "IsIgnored": file.ignored,
        "Hashes": _hashes(file, version),
        "Resolution": "1080p",
        "Locations": [],
        "Duration": "00:24:00",
        "ResumePosition": None,
        "Watched": None,
        "Imported": _time(file.imported),
        "Created": _time(file.created),
        "Updated": _time(file.updated),
    }
    folder_key = "ManagedFolderID" if version >= (6,) else "ImportFolderID"
    locations: list[Json] = []
    for location in file.locations:
        place: Json = {
            "ID": location.id,
            "FileID": file.id,
            folder_key: location.folder.id,
            "RelativePath": location.relative,
            "IsAccessible": True,
        }
        if absolute:
            place["AbsolutePath"] = location.path
        locations.append(place)
    fields["Locations"] = locations
    if references:
        fields["SeriesIDs"] = _references(file.references, version)
    return fields


def render_series(series: Series, files: Sequence[File]) -> Json:
    """Return a series with its ids."""
    local = {
        reference.episode_id
        for file in files
        for reference in file.references
        if reference.series_id == series.id
    }
    counts = {"Episodes": len(local), "Specials": 0, "Others": 0}
    return {
        "IDs": {
            "ID": series.id,
            "ParentGroup": series.group_id,
            "TopLevelGroup": series.group_id,
            "AniDB": series.anidb,
            "TvDB": sorted(series.tvdb),
            "IMDB": [],
            "TMDB": {
                "Movie": sorted(series.tmdb_movies),
                "Show": sorted(series.tmdb_shows),
            },
            "MAL": [],
        },
        "Name": series.name,
        "Sizes": {
            "Local": counts,
            "Total": {"Episodes": len(series.episodes), "Specials": 0, "Others": 0},
            "Missing": {"Episodes": 0, "Specials": 0},
        },
        "Images": {"Posters": [], "Backdrops": [], "Banners": []},
        "Links": [],
    }


def render_episode(series: Series, episode_id: int) -> Json:
    """Return one episode of a series."""
    return {
        "IDs": {
            "ID": episode_id,
            "ParentSeries": series.id,
            "AniDB": series.episodes[episode_id],
        },
        "Name": f"Episode {episode_id}",
        "Duration": "00:24:00",
    }


def page_of(entries: Sequence[Json], page: int, size: int) -> Json:
    """Return one page of a list; a size of 0 means all of it."""
    start = (max(1, page) - 1) * size
    cut = entries[start : start + size] if size else entries
    return {"Total": len(entries), "List": list(cut)}


def _time(moment: datetime | None) -> str | None:
    """Return a time as Shoko writes it."""
    return None if moment is None else moment.isoformat()


def _hashes(file: File, version: tuple[int, ...]) -> object:
    """Return the hashes: an object, or a list from 6 on."""
    if version >= (6,):
        return [{"Type": "ED2K", "Value": file.hash, "Metadata": None}]
    return {"ED2K": file.hash, "SHA1": None, "CRC32": None, "MD5": None}


def _references(
    references: Sequence[CrossReference], version: tuple[int, ...]
) -> list[Json]:
    """Return the episodes of a file by series; 4.2 knows no TMDB ids."""
    by_anime: dict[int, list[CrossReference]] = {}
    for reference in references:
        by_anime.setdefault(reference.anidb_anime, []).append(reference)
    return [
        {
            "SeriesID": {
                "ID": group[0].series_id,
                "AniDB": anime,
                **_tmdb(group, version, series=True),
            },
            "EpisodeIDs": [
                {
                    "ID": each.episode_id,
                    "AniDB": each.anidb_episode,
                    **_tmdb([each], version, series=False),
                    "ReleaseGroup": None,
                    "Percentage": {"Start": 0, "End": 100, "Size": 100},
                }
                for each in group
            ],
        }
        for anime, group in by_anime.items()
    ]


def _tmdb(
    group: Sequence[CrossReference], version: tuple[int, ...], *, series: bool
) -> Json:
    """Return the ids of other catalogues."""
    if version < (5,):
        return {"TvDB": []}
    ids = [each.tmdb for each in group]
    movies = sorted({each.movie for each in ids if each.movie is not None})
    shows = sorted({each.show for each in ids if each.show is not None})
    found: Json = {"Movie": movies, "Show": shows}
    if not series:
        episodes = {each.episode for each in ids if each.episode is not None}
        found["Episode"] = sorted(episodes)
    return {"TMDB": found}
