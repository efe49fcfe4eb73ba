"""Render the simulated Jellyfin's items as its API does."""

from collections.abc import Callable
from datetime import UTC, datetime

from .jellyfin_items import Item, Kind, Library, Presence

type Json = dict[str, object]


def net_time(moment: datetime) -> str:
    """Return a UTC time with the seven digits of .NET."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}0Z"


def media_streams(item: Item) -> list[Json]:
    """Return the streams of a file that was probed."""
    return [
        {
            "Codec": item.codec,
            "Type": "Video",
            "Index": 0,
            "Height": item.height,
            "Width": item.height * 16 // 9,
            "DisplayTitle": f"{item.height}p {item.codec.upper()} SDR",
            "IsDefault": True,
        },
        {
            "Codec": "eac3",
            "Type": "Audio",
            "Index": 1,
            "Language": item.language,
            "Channels": 6,
            "IsDefault": True,
        },
    ]


def media_sources(item: Item) -> list[Json]:
    """Return the sources of an item; a virtual one or a folder has none."""
    if item.is_folder or item.is_virtual:
        return []
    source: Json = {
        "Protocol": "File",
        "Id": item.id,
        "Path": item.path,
        "Type": "Default",
        "Container": "mkv",
        "Size": item.size,
        "Name": item.name,
        "IsRemote": False,
        "ETag": item.id[::-1],
        "SupportsDirectPlay": True,
        "SupportsTranscoding": True,
        "VideoType": "VideoFile",
        "MediaStreams": [],
        "MediaAttachments": [],
        "Formats": [],
        "RequiredHttpHeaders": {},
    }
    if item.presence is Presence.PLACEHOLDER:
        source["Type"] = "Placeholder"
    elif item.presence is Presence.PLAYABLE:
        source["RunTimeTicks"] = item.ticks
        source["MediaStreams"] = media_streams(item)
    return [source]


def _count(library: Library, item: Item) -> int | None:
    """Return how many episodes are below a folder, virtual ones left out."""
    if not item.is_folder:
        return None
    return sum(
        child.kind is Kind.EPISODE and not child.is_virtual
        for child in library.children.get(item.id, {}).values()
    )


def _child_count(library: Library, item: Item) -> int | None:
    """Return how many items are directly below a folder."""
    if item.kind is Kind.SEASON:
        return _count(library, item)
    if item.kind is Kind.SERIES:
        return len(library.below(item.id, Kind.SEASON))
    return None


# What is told only when `fields` names it, with the key it appears under.
FIELDS: dict[str, tuple[str, Callable[[Library, Item], object]]] = {
    "datecreated": ("DateCreated", lambda _, item: net_time(item.created)),
    "etag": ("Etag", lambda _, item: item.id[::-1]),
    "candelete": ("CanDelete", lambda _, item: True),
    "path": ("Path", lambda _, item: item.path),
    "providerids": ("ProviderIds", lambda _, item: dict(item.provider_ids)),
    "overview": ("Overview", lambda _, item: item.overview or None),
    "originaltitle": ("OriginalTitle", lambda _, item: item.original_title),
    "sortname": ("SortName", lambda _, item: item.name.lower()),
    "genres": ("Genres", lambda _, item: list(item.genres)),
    "parentid": ("ParentId", lambda _, item: item.season_id or item.series_id),
    "mediasources": (
        "MediaSources",
        lambda _, item: None if item.is_folder else media_sources(item),
    ),
    "mediastreams": (
        "MediaStreams",
        lambda _, item: None if item.is_folder else _streams(item),
    ),
    "width": ("Width", lambda _, item: _size(item, item.height * 16 // 9)),
    "height": ("Height", lambda _, item: _size(item, item.height)),
    "recursiveitemcount": ("RecursiveItemCount", _count),
    "childcount": ("ChildCount", _child_count),
}


def _streams(item: Item) -> list[Json]:
    """Return the streams of an item that can be played."""
    return media_streams(item) if item.presence is Presence.PLAYABLE else []


def _size(item: Item, value: int) -> int | None:
    """Return a size in pixels where the file is known."""
    playable = item.presence is Presence.PLAYABLE and not item.is_folder
    return value if playable else None


def render_item(
    library: Library,
    item: Item,
    server_id: str,
    fields: frozenset[str],
    *,
    images: bool = True,
) -> Json:
    """Return an item with the fields asked for, in lower case; nulls stay out."""
    dto: dict[str, object | None] = {
        "Name": item.name,
        "ServerId": server_id,
        "Id": item.id,
        "PremiereDate": f"{item.premiere}T00:00:00.0000000Z" if item.premiere else None,
        "RunTimeTicks": item.ticks or None,
        "ProductionYear": item.year,
        "IndexNumber": item.number,
        "IndexNumberEnd": item.number_end,
        "ParentIndexNumber": item.season if item.kind is Kind.EPISODE else None,
        "IsFolder": item.is_folder,
        "Type": item.kind.value,
        "LocationType": "Virtual" if item.is_virtual else "FileSystem",
        "MediaType": "Unknown" if item.is_folder else "Video",
    }
    if not item.is_folder:
        dto["VideoType"] = "VideoFile"
        dto["HasSubtitles"] = True if item.presence is Presence.PLAYABLE else None
        dto["IsPlaceHolder"] = True if item.presence is Presence.PLACEHOLDER else None
    if item.kind is Kind.SERIES:
        dto["Status"] = "Continuing"
    if item.series_id is not None:
        series = library.items.get(item.series_id)
        dto["SeriesId"] = item.series_id
        dto["SeriesName"] = series.name if series else None
    if item.season_id is not None:
        season = library.items.get(item.season_id)
        dto["SeasonId"] = item.season_id
        dto["SeasonName"] = season.name if season else None
    if images:
        dto |= {"ImageTags": {"Primary": item.id}, "BackdropImageTags": []}
    for name in fields:
        if (told := FIELDS.get(name)) is not None:
            dto[told[0]] = told[1](library, item)
    answer: Json = {key: value for key, value in dto.items() if value is not None}
    # The one null that Jellyfin writes out.
    answer["ChannelId"] = None
    return answer
