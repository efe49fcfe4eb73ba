"""Name and build the events of the simulated Shoko in each of its versions."""

from dataclasses import dataclass
from datetime import datetime

from .shoko_records import CrossReference, File, Folder, Location, Series

type Json = dict[str, object]

UNKNOWN_PROVIDER = "1a3b9f0c-8a5f-4f0e-9c41-7b1f5a0c2d3e"


@dataclass(frozen=True, slots=True)
class Event:
    """One message of a feed."""

    feed: str
    target: str
    payload: Json | None


def camel(payload: Json) -> Json:
    """Return a payload with names as 4.2 writes them: `FileID` is `fileID`."""
    return {
        key[0].lower() + key[1:]: _camel_value(value) for key, value in payload.items()
    }


def _camel_value(value: object) -> object:
    """Rename inside lists of objects too."""
    if isinstance(value, list):
        return [camel(each) if isinstance(each, dict) else each for each in value]
    return value


class EventWriter:
    """Build the events of one version."""

    def __init__(self, version: tuple[int, ...], *, leading_slash: bool = True) -> None:
        """Take the version; relative paths begin with a slash or do not."""
        self.version = version
        self.leading_slash = leading_slash

    @property
    def folder_key(self) -> str:
        """Return what the version calls the id of a folder."""
        return "ManagedFolderID" if self.version >= (6,) else "ImportFolderID"

    def relative(self, path: str) -> str:
        """Return a relative path as this server writes it."""
        return f"/{path}" if self.leading_slash else path

    def connected(self, feed: str, queue: Json) -> Event | None:
        """Return the first message of a feed, where it has one."""
        if self.version >= (6,):
            return Event(feed, "queue:connected", queue) if feed == "queue" else None
        first = {
            "shoko": Event("shoko", "ShokoEvent:OnConnected", None),
            "queue": Event("queue", "Queue:OnConnected", self._cased(queue)),
            "anidb": Event("anidb", "AniDB:OnConnected", self._cased({"Value": False})),
        }
        return first.get(feed)

    def queue(self, state: Json) -> Event:
        """Tell how much is waiting."""
        if self.version >= (6,):
            return Event("queue", "queue:state.changed", state)
        return Event("queue", "Queue:QueueStateChanged", self._cased(state))

    def detected(self, folder: Folder, relative: str) -> Event:
        """Tell that a file was seen; it has no id yet."""
        payload: Json = {
            "RelativePath": self.relative(relative),
            self.folder_key: folder.id,
        }
        return self._file_event("FileDetected", "detected", payload)

    def hashed(self, file: File) -> Event:
        """Tell that a file has its id."""
        payload = self._base(file)
        if self.version >= (6,):
            payload |= {
                "UsedExistingHashes": False,
                "IsNewVideo": True,
                "IsNewFile": True,
                "Hashes": [{"Type": "ED2K", "Value": file.hash, "Metadata": None}],
            }
        return self._file_event("FileHashed", "hashed", payload)

    def matched(self, file: File, now: datetime) -> list[Event]:
        """Tell that a file was tied to episodes."""
        if self.version < (6,):
            return [self._file_event("FileMatched", "", self._base(file, match=True))]
        release = self._release(file, now)
        saved: Json = {"FileID": file.id, "Release": release}
        return [
            Event("release", "release:saved", saved),
            self._search(file, now, release),
        ]

    def not_matched(
        self, file: File, now: datetime, *, has_references: bool, banned: bool
    ) -> Event:
        """Tell that a search found nothing, or nothing new."""
        if self.version >= (6,):
            return self._search(file, now, None)
        payload = self._base(file) | {
            "AutoMatchAttempts": file.attempts,
            "HasCrossReferences": has_references,
            "IsUDPBanned": banned,
        }
        return self._file_event("FileNotMatched", "", payload)

    def relocated(
        self, file: File, before: Location, *, moved: bool, renamed: bool
    ) -> list[Event]:
        """Tell that a file lies elsewhere or is called otherwise."""
        now = file.locations[0]
        old, new = self.relative(before.relative), self.relative(now.relative)
        name, old_name = new.rsplit("/", 1)[-1], old.rsplit("/", 1)[-1]
        if self.version >= (6,):
            payload = self._base(file) | {
                "Moved": moved,
                "Renamed": renamed,
                "PreviousRelativePath": old,
                "PreviousManagedFolderID": before.folder.id,
            }
            return [self._file_event("", "relocated", payload)]
        base = self._base(file)
        if self.version < (5,):
            move: Json = {
                "FileID": file.id,
                "NewRelativePath": new,
                "NewImportFolderID": now.folder.id,
                "OldRelativePath": old,
                "OldImportFolderID": before.folder.id,
            }
            rename: Json = base | {"NewFileName": name, "OldFileName": old_name}
        else:
            move = base | {
                "PreviousRelativePath": old,
                "PreviousImportFolderID": before.folder.id,
            }
            rename = base | {"FileName": name, "PreviousFileName": old_name}
        events = [(moved, "FileMoved", move), (renamed, "FileRenamed", rename)]
        return [self._file_event(event, "", body) for so, event, body in events if so]

    def deleted(self, file: File) -> Event:
        """Tell that a file is gone."""
        return self._file_event("FileDeleted", "deleted", self._base(file))

    def series_changed(self, series: Series, *, added: bool) -> Event:
        """Tell that a series was made or updated."""
        reason = "Added" if added else "Updated"
        if self.version < (5,):
            old: Json = {"SeriesID": series.id, "GroupID": series.group_id}
            return Event("shoko", "ShokoEvent:SeriesUpdated", camel(old))
        payload: Json = {
            "Source": "Shoko",
            "Reason": reason,
            "SeriesID": series.id,
            "ShokoSeriesIDs": [series.id],
            "Episodes": [
                {"Reason": reason, "EpisodeID": each, "ShokoEpisodeIDs": [each]}
                for each in series.episodes
            ],
        }
        return self._metadata("SeriesUpdated", "series", reason, payload)

    def episode_changed(self, series: Series, episode_id: int) -> Event:
        """Tell that an episode was made or updated."""
        if self.version < (5,):
            old: Json = {
                "EpisodeID": episode_id,
                "SeriesID": series.id,
                "GroupID": series.group_id,
            }
            return Event("shoko", "ShokoEvent:EpisodeUpdated", camel(old))
        payload: Json = {
            "Source": "Shoko",
            "Reason": "Added",
            "EpisodeID": episode_id,
            "SeriesID": series.id,
            "ShokoEpisodeIDs": [episode_id],
            "ShokoSeriesIDs": [series.id],
        }
        return self._metadata("EpisodeUpdated", "episode", "Added", payload)

    def movie_changed(
        self, series: Series, movie: int, episode_id: int
    ) -> Event | None:
        """Tell that a TMDB movie was tied; 4.2 has no such event."""
        if self.version < (5,):
            return None
        payload: Json = {
            "Source": "TMDB",
            "Reason": "Added",
            "MovieID": movie,
            "ShokoEpisodeIDs": [episode_id],
            "ShokoSeriesIDs": [series.id],
        }
        return self._metadata("MovieUpdated", "movie", "Added", payload)

    def _cased(self, payload: Json) -> Json:
        """Return a payload in the version's case."""
        return camel(payload) if self.version < (5,) else payload

    def _file_event(self, old: str, new: str, payload: Json) -> Event:
        """Return an event about a file under the version's name."""
        if self.version >= (6,):
            return Event("file", f"file:{new}", payload)
        return Event("shoko", f"ShokoEvent:{old}", self._cased(payload))

    def _metadata(self, old: str, new: str, reason: str, payload: Json) -> Event:
        """Return an event about a title under the version's name."""
        if self.version >= (6,):
            return Event("metadata", f"metadata:{new}.{reason.lower()}", payload)
        return Event("shoko", f"ShokoEvent:{old}", payload)

    def _base(self, file: File, *, match: bool = False) -> Json:
        """Return what every event about a file carries."""
        location = file.locations[0]
        payload: Json = {
            "FileID": file.id,
            self.folder_key: location.folder.id,
            "RelativePath": self.relative(location.relative),
        }
        if self.version >= (5,):
            payload["FileLocationID"] = location.id
            payload["CrossReferences"] = [_reference(each) for each in file.references]
        elif match:
            payload["CrossRefs"] = [
                {
                    "EpisodeID": each.episode_id,
                    "SeriesID": each.series_id,
                    "GroupID": each.group_id,
                }
                for each in file.references
            ]
        return payload

    def _search(self, file: File, now: datetime, release: Json | None) -> Event:
        """Return the end of a search in version 6."""
        payload: Json = {
            "FileID": file.id,
            "IsSaved": release is not None,
            "IsAutomatic": True,
            "AttemptedProviders": [UNKNOWN_PROVIDER],
            "SelectedProvider": UNKNOWN_PROVIDER if release else None,
            "ReleaseInfo": release,
            "IsCancelled": False,
            "ExceptionMessage": None,
            "StartedAt": now.isoformat(),
            "CompletedAt": now.isoformat(),
        }
        return Event("release", "release:search.completed", payload)

    def _release(self, file: File, now: datetime) -> Json:
        """Return a release, which knows AniDB's ids and no place on the disk."""
        return {
            "ID": f"https://anidb.net/file/{file.id}",
            "ProviderName": "AniDB",
            "Version": 1,
            "FileSize": file.size,
            "IsCorrupted": False,
            "Source": "Web",
            "Group": None,
            "CrossReferences": [
                {
                    "AnidbAnimeID": each.anidb_anime,
                    "AnidbEpisodeID": each.anidb_episode,
                    "PercentageStart": 0,
                    "PercentageEnd": 100,
                }
                for each in file.references
            ],
            "Updated": now.isoformat(),
            "Created": now.isoformat(),
        }


def _reference(reference: CrossReference) -> Json:
    """Return one tie between a file and an episode; ids may be null."""
    return {
        "EpisodeID": reference.episode_id,
        "AnidbEpisodeID": reference.anidb_episode,
        "SeriesID": reference.series_id,
        "AnidbAnimeID": reference.anidb_anime,
        "GroupID": reference.group_id,
    }
