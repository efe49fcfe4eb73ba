"""Build the properties that Jellyfin's Webhook plugin sends about an item."""

from datetime import UTC, datetime, timedelta

from .jellyfin_items import Item, Kind, Library, Presence

type Json = dict[str, object]

# The plugin escapes quotes in these before it writes JSON, which escapes again.
ESCAPED = frozenset({"Name", "Overview", "SeriesName", "ServerName"})
PROFILES = {"h264": ("High", 40, "yuv420p"), "hevc": ("Main 10", 120, "yuv420p10le")}
LANGUAGES = {"eng": "English", "jpn": "Japanese"}


def item_properties(
    library: Library, item: Item, event: str, server: Json, now: datetime
) -> Json:
    """Return all properties of one notification; what is not known is left out."""
    properties: Json = {
        **server,
        "NotificationType": event,
        "Timestamp": _timestamp(now.astimezone()),
        "UtcTimestamp": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}9Z",
        "Name": item.name,
        "Overview": item.overview,
        "Tagline": "",
        "ItemId": item.id,
        "ItemType": item.kind.value,
        "RunTimeTicks": item.ticks,
        "RunTime": _duration(item.minutes),
    }
    series = _of(library, item.series_id)
    year = series.year if series is not None else item.year
    if year is not None:
        properties["Year"] = year
    if item.premiere:
        properties["PremiereDate"] = item.premiere
    if item.genres:
        properties["Genres"] = ", ".join(item.genres)
    if series is not None:
        properties |= {"SeriesName": series.name, "SeriesId": series.id}
    if item.kind is Kind.EPISODE and item.season_id is not None:
        properties["SeasonId"] = item.season_id
    if item.kind is Kind.EPISODE and series is not None and series.premiere:
        properties["SeriesPremiereDate"] = series.premiere
    if item.kind is Kind.SEASON:
        properties |= _number("SeasonNumber", item.number)
    if item.kind is Kind.EPISODE:
        properties |= _number("SeasonNumber", item.season)
        properties |= _number("EpisodeNumber", item.number)
        properties |= _number("EpisodeNumberEnd", item.number_end)
    for key, value in item.provider_ids.items():
        properties[f"Provider_{key.lower()}"] = value
    if event == "ItemAdded" and item.presence is Presence.PLAYABLE:
        properties |= _streams(item)
    return {
        key: value.replace('"', '\\"')
        if key in ESCAPED and isinstance(value, str)
        else value
        for key, value in properties.items()
    }


def _of(library: Library, item_id: str | None) -> Item | None:
    """Return an item, even one that was removed a while ago."""
    if item_id is None:
        return None
    return library.items.get(item_id) or library.graves.get(item_id)


def _number(key: str, value: int | None) -> Json:
    """Return a number in the plugin's three forms."""
    if value is None:
        return {}
    return {key: value, f"{key}00": f"{value:02d}", f"{key}000": f"{value:03d}"}


def _timestamp(local: datetime) -> str:
    """Return a local time with its offset."""
    return f"{local:%Y-%m-%dT%H:%M:%S.%f}3{local:%:z}"


def _duration(minutes: int) -> str:
    """Return a length as hours, minutes and seconds."""
    hours, rest = divmod(int(timedelta(minutes=minutes).total_seconds()), 3600)
    return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"


def _streams(item: Item) -> Json:
    """Return what the plugin tells about the streams of a file."""
    if item.is_folder:
        return {}
    profile, level, pixels = PROFILES.get(item.codec, PROFILES["h264"])
    language = LANGUAGES.get(item.language, item.language)
    return {
        "Video_0_Title": f"{item.height}p {item.codec.upper()} SDR",
        "Video_0_Type": "Video",
        "Video_0_Codec": item.codec,
        "Video_0_Profile": profile,
        "Video_0_Level": level,
        "Video_0_Height": item.height,
        "Video_0_Width": item.height * 16 // 9,
        "Video_0_AspectRatio": "16:9",
        "Video_0_Interlaced": False,
        "Video_0_FrameRate": 23.976025,
        "Video_0_VideoRange": "SDR",
        "Video_0_ColorSpace": None,
        "Video_0_ColorTransfer": None,
        "Video_0_ColorPrimaries": None,
        "Video_0_PixelFormat": pixels,
        "Video_0_RefFrames": 1,
        "Audio_0_Title": f"{language} - Dolby Digital+ - 5.1 - Default",
        "Audio_0_Type": "Audio",
        "Audio_0_Language": item.language,
        "Audio_0_Codec": "eac3",
        "Audio_0_Channels": 6,
        "Audio_0_Bitrate": 640000,
        "Audio_0_SampleRate": 48000,
        "Audio_0_Default": True,
        "Subtitle_0_Title": "English - SUBRIP",
        "Subtitle_0_Type": "Subtitle",
        "Subtitle_0_Language": "eng",
        "Subtitle_0_Codec": "subrip",
        "Subtitle_0_Default": False,
        "Subtitle_0_Forced": False,
        "Subtitle_0_External": False,
    }
