"""The blocks that Radarr's and Sonarr's payloads share."""

from ..records import CUSTOM_FORMAT_IDS, MediaFile, MediaInfo, Release
from . import Json

LANGUAGE_IDS = {"English": 1, "French": 2, "Spanish": 3, "German": 4, "Japanese": 8}


def without_nulls(block: Json) -> Json:
    """Leave out what is not known, as Newtonsoft is told to."""
    return {key: value for key, value in block.items() if value is not None}


def language(name: str) -> Json:
    """Return a language as both programs write it."""
    return {"id": LANGUAGE_IDS[name], "name": name}


def languages(names: tuple[str, ...]) -> list[Json]:
    """Return several languages."""
    return [language(name) for name in names]


def media_info(media: MediaInfo) -> Json:
    """Return what is inside a file."""
    return {
        "audioChannels": media.audio_channels,
        "audioCodec": media.audio_codec,
        "audioLanguages": list(media.audio_languages),
        "height": media.height,
        "width": media.width,
        "subtitles": list(media.subtitles),
        "videoCodec": media.video_codec,
        "videoDynamicRange": media.dynamic_range,
        "videoDynamicRangeType": media.dynamic_range_type,
    }


def media_file(file: MediaFile, *, indexer_flags: bool) -> Json:
    """Return a file; only Radarr tells the indexer's flags there."""
    return without_nulls(
        {
            "id": file.id,
            "relativePath": file.relative_path,
            "path": file.path,
            "quality": file.quality,
            "qualityVersion": 1,
            "releaseGroup": file.group,
            "sceneName": file.scene_name,
            "indexerFlags": file.indexer_flags if indexer_flags else None,
            "size": file.size,
            "dateAdded": file.date_added,
            "languages": languages(file.languages),
            "mediaInfo": media_info(file.media),
            "sourcePath": file.source_path,
            "recycleBinPath": file.recycle_bin_path,
        }
    )


def custom_formats(release: Release | None) -> Json:
    """Return the custom formats that a release scored with."""
    names = release.custom_formats if release else ()
    return {
        "customFormats": [
            {"id": CUSTOM_FORMAT_IDS[name], "name": name} for name in names
        ],
        "customFormatScore": release.custom_format_score if release else 0,
    }


def offered_release(release: Release, *, indexer_flags: bool) -> Json:
    """Return the release of a grab."""
    return without_nulls(
        {
            "quality": release.quality,
            "qualityVersion": 1,
            "releaseGroup": release.group,
            "releaseTitle": release.title,
            "indexer": release.indexer,
            "size": release.size,
            "customFormatScore": release.custom_format_score,
            "customFormats": list(release.custom_formats),
            "languages": languages(release.languages),
            "indexerFlags": list(release.indexer_flags) if indexer_flags else None,
        }
    )


def client(release: Release | None) -> Json:
    """Return the download client's part; nothing for a manual import."""
    if release is None:
        return {}
    return {
        "downloadClient": release.client,
        "downloadClientType": release.client,
        "downloadId": release.download_id,
    }


def download_info(release: Release) -> Json:
    """Return what a stuck download claims to be."""
    return {
        "quality": release.quality,
        "qualityVersion": 1,
        "title": release.title,
        "size": release.size,
    }


def status_messages(messages: tuple[tuple[str, tuple[str, ...]], ...]) -> list[Json]:
    """Return why a download is stuck."""
    return [{"title": title, "messages": list(lines)} for title, lines in messages]


def tail(event: str, instance: str, application_url: str | None) -> Json:
    """Return the fields that both programs write last."""
    return without_nulls(
        {
            "eventType": event,
            "instanceName": instance,
            "applicationUrl": application_url,
        }
    )


def health(level: str, message: str, kind: str, wiki_url: str) -> Json:
    """Return a health check's result."""
    return {"level": level, "message": message, "type": kind, "wikiUrl": wiki_url}


def application_update(app: str, previous: str, new: str) -> Json:
    """Return the news of an update."""
    return {
        "message": f"{app} updated from {previous} to {new}",
        "previousVersion": previous,
        "newVersion": new,
    }
