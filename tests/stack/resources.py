"""The shapes that Radarr's and Sonarr's v3 APIs share."""

from datetime import timedelta

from .clock import Clock
from .payloads import Json
from .payloads.common import languages, without_nulls
from .records import HistoryRecord, MediaFile, QueueItem, Release, api_time

QUALITY_IDS = {
    "WEBDL-1080p": 3,
    "Bluray-1080p": 7,
    "WEBDL-2160p": 18,
    "Bluray-2160p Remux": 31,
}


def timespan(seconds: float) -> str:
    """Write a duration as .NET does, `hh:mm:ss` or `d.hh:mm:ss`."""
    whole = timedelta(seconds=int(seconds))
    clock = timedelta(seconds=whole.seconds)
    return f"{whole.days}.{clock!s:0>8}" if whole.days else f"{clock!s:0>8}"


def quality(name: str) -> Json:
    """Return a quality with its revision."""
    return {
        "quality": {
            "id": QUALITY_IDS.get(name, 0),
            "name": name,
            "source": "web" if name.startswith("WEB") else "bluray",
            "resolution": 2160 if "2160p" in name else 1080,
        },
        "revision": {"version": 1, "real": 0, "isRepack": False},
    }


def media_file(file: MediaFile) -> Json:
    """Return a file of the library."""
    return {
        "relativePath": file.relative_path,
        "path": file.path,
        "size": file.size,
        "dateAdded": file.date_added,
        "sceneName": file.scene_name,
        "releaseGroup": file.group,
        "languages": languages(file.languages),
        "quality": quality(file.quality),
        "customFormatScore": 0,
        "mediaInfo": {
            "audioChannels": file.media.audio_channels,
            "audioCodec": file.media.audio_codec,
            "audioLanguages": "/".join(file.media.audio_languages),
            "resolution": f"{file.media.width}x{file.media.height}",
            "subtitles": "/".join(file.media.subtitles),
            "videoCodec": file.media.video_codec,
            "videoDynamicRange": file.media.dynamic_range,
            "videoDynamicRangeType": file.media.dynamic_range_type,
        },
        "qualityCutoffNotMet": False,
        "id": file.id,
    }


def queue_line(item: QueueItem, clock: Clock) -> Json:
    """Return a line of the queue, without the title's ids."""
    release: Release = item.release
    left = item.size_left / item.speed if item.speed else None
    done = clock.now() + timedelta(seconds=left) if left is not None else None
    return without_nulls(
        {
            "languages": languages(release.languages),
            "quality": quality(release.quality),
            "customFormats": [],
            "customFormatScore": release.custom_format_score,
            "size": release.size,
            "title": release.title,
            "estimatedCompletionTime": api_time(done) if done else None,
            "added": api_time(item.added),
            "status": item.status,
            "trackedDownloadStatus": item.tracked_status,
            "trackedDownloadState": item.tracked_state,
            "statusMessages": [
                {"title": title, "messages": list(lines)}
                for title, lines in item.messages
            ],
            "errorMessage": item.error,
            "downloadId": release.download_id,
            "protocol": release.protocol,
            "downloadClient": release.client,
            "downloadClientHasPostImportCategory": False,
            "indexer": release.indexer,
            "outputPath": item.output_path or None,
            "sizeleft": item.size_left,
            "timeleft": timespan(left) if left is not None else None,
            "id": item.id,
        }
    )


def history_line(record: HistoryRecord) -> Json:
    """Return a line of the history, without the title's ids."""
    return without_nulls(
        {
            "sourceTitle": record.source_title,
            "languages": languages(("English",)),
            "quality": quality(record.quality),
            "customFormats": [],
            "customFormatScore": 0,
            "qualityCutoffNotMet": False,
            "date": api_time(record.date),
            "downloadId": record.download_id,
            "eventType": record.event,
            "data": record.data,
            "id": record.id,
        }
    )
