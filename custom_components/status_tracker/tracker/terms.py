"""Name what the tracker speaks of: states, steps, reasons."""

from enum import IntEnum, StrEnum


class MediaType(StrEnum):
    """Name the kinds of title that can be wished for."""

    MOVIE = "movie"
    TV = "tv"


class Service(StrEnum):
    """Name the programs a fact can come from."""

    SEERR = "seerr"
    RADARR = "radarr"
    SONARR = "sonarr"
    QBITTORRENT = "qbittorrent"
    SHOKO = "shoko"
    JELLYFIN = "jellyfin"
    TRACKER = "tracker"


class RequestState(StrEnum):
    """Name the states of a request, in the order of its journey."""

    REQUESTED = "requested"
    APPROVED = "approved"
    SEARCHING = "searching"
    GRABBING = "grabbing"
    DOWNLOADING = "downloading"
    DOWNLOADED = "downloaded"
    IMPORTING = "importing"
    ANIME_MATCHING = "anime_matching"
    AVAILABLE = "available"
    FAILED = "failed"


class ItemState(StrEnum):
    """Name the states of one film or one episode."""

    UNAIRED = "unaired"
    WANTED = "wanted"
    GRABBING = "grabbing"
    DOWNLOADING = "downloading"
    DOWNLOADED = "downloaded"
    IMPORTING = "importing"
    ANIME_MATCHING = "anime_matching"
    AVAILABLE = "available"
    FAILED = "failed"


class WishStatus(StrEnum):
    """Name what became of the wish itself."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    FAILED = "failed"
    DELETED = "deleted"


class Origin(StrEnum):
    """Name how a request came to be known."""

    SEERR = "seerr"
    ARR = "arr"
    LIBRARY = "library"


class DownloadPhase(StrEnum):
    """Name what the download client is doing with a download."""

    UNKNOWN = "unknown"
    QUEUED = "queued"
    METADATA = "metadata"
    DOWNLOADING = "downloading"
    STALLED = "stalled"
    PAUSED = "paused"
    CHECKING = "checking"
    MOVING = "moving"
    COMPLETE = "complete"
    ERROR = "error"
    MISSING_FILES = "missing_files"


class MatchStatus(StrEnum):
    """Name what Shoko said about a file."""

    DETECTED = "detected"
    HASHED = "hashed"
    EXPECTED = "expected"
    MATCHED = "matched"
    NOT_MATCHED = "not_matched"
    GONE = "gone"


class AnimeEvidence(IntEnum):
    """Rank what says whether a title is anime, the best last."""

    KEYWORD = 0
    PATH = 1
    SHOKO = 2
    TAG = 3
    SERIES_TYPE = 4


class DeleteReason(StrEnum):
    """Name why a file left the library."""

    UPGRADE = "upgrade"
    MANUAL = "manual"
    MISSING = "missing"
    OTHER = "other"


class FailureReason(StrEnum):
    """Name why a request stands at failed."""

    DECLINED = "declined"
    REQUEST_FAILED = "request_failed"
    DOWNLOAD_FAILED = "download_failed"
    DELETED = "deleted"


class AttentionReason(StrEnum):
    """Name why a request needs somebody to look."""

    NO_RELEASE = "no_release"
    DOWNLOAD_STALLED = "download_stalled"
    DOWNLOAD_PAUSED = "download_paused"
    DOWNLOAD_ERROR = "download_error"
    IMPORT_BLOCKED = "import_blocked"
    NOT_MATCHED = "not_matched"
    NOT_IN_JELLYFIN = "not_in_jellyfin"
    DELETED_EXTERNALLY = "deleted_externally"
    SERVICE_DOWN = "service_down"


class Step(StrEnum):
    """Name what a timeline entry tells."""

    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"
    REQUEST_FAILED = "request_failed"
    REQUEST_DELETED = "request_deleted"
    ADDED = "added"
    SEARCHED = "searched"
    GRABBED = "grabbed"
    DOWNLOAD_STARTED = "download_started"
    DOWNLOADED = "downloaded"
    DOWNLOAD_FAILED = "download_failed"
    DOWNLOAD_REMOVED = "download_removed"
    IMPORTED = "imported"
    IMPORT_BLOCKED = "import_blocked"
    FILE_DELETED = "file_deleted"
    REMOVED = "removed"
    DETECTED = "detected"
    MATCHED = "matched"
    NOT_MATCHED = "not_matched"
    HINTED = "hinted"
    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    ATTENTION = "attention"
