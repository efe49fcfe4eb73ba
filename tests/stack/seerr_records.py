"""What Seerr remembers: users, media, requests, issues."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from .world import Title


class RequestStatus(IntEnum):
    """The state of a request, by Seerr's numbers."""

    PENDING = 1
    APPROVED = 2
    DECLINED = 3
    FAILED = 4
    COMPLETED = 5


class MediaStatus(IntEnum):
    """The state of a title or season, by Seerr's numbers."""

    UNKNOWN = 1
    PENDING = 2
    PROCESSING = 3
    PARTIALLY_AVAILABLE = 4
    AVAILABLE = 5
    BLOCKLISTED = 6
    DELETED = 7


class NotificationType(IntEnum):
    """What Seerr tells; the value is its bit in the agent's `types`."""

    MEDIA_PENDING = 2
    MEDIA_APPROVED = 4
    MEDIA_AVAILABLE = 8
    MEDIA_FAILED = 16
    TEST_NOTIFICATION = 32
    MEDIA_DECLINED = 64
    MEDIA_AUTO_APPROVED = 128
    ISSUE_CREATED = 256
    ISSUE_COMMENT = 512
    ISSUE_RESOLVED = 1024
    ISSUE_REOPENED = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A member of the household."""

    id: int
    name: str
    jellyfin_id: str
    avatar_version: int = 1

    @property
    def email(self) -> str:
        """Return the address."""
        return f"{self.name}@example.org"

    @property
    def avatar(self) -> str:
        """Return the picture's relative URL."""
        return f"/avatarproxy/{self.jellyfin_id}?v={self.avatar_version}"

    @property
    def tag(self) -> str:
        """Return the tag that Radarr and Sonarr get."""
        return f"{self.id}-{self.name}"


ALICE = User(
    id=1, name="alice", jellyfin_id="2fe2cd736d653c9422ee62ffce494f94", avatar_version=3
)
BOB = User(id=2, name="bob", jellyfin_id="1ead28ee021df596b8f32938bbc95d3b")


@dataclass(slots=True, kw_only=True)
class Media:
    """A title that was requested or found in the library."""

    id: int
    title: Title
    created: datetime
    updated: datetime
    status: MediaStatus = MediaStatus.UNKNOWN
    status4k: MediaStatus = MediaStatus.UNKNOWN
    seasons: dict[int, MediaStatus] = field(default_factory=dict)
    service_id: int | None = None
    external_service_id: int | None = None
    service_id_4k: int | None = None
    external_service_id_4k: int | None = None
    jellyfin_media_id: str | None = None
    media_added: datetime | None = None

    @property
    def media_type(self) -> str:
        """Return `movie` or `tv`."""
        return "tv" if self.title.kind.is_show else "movie"


@dataclass(slots=True, kw_only=True)
class Request:
    """One wish."""

    id: int
    media: Media
    user: User
    status: RequestStatus
    created: datetime
    updated: datetime
    is_4k: bool = False
    seasons: tuple[int, ...] = ()
    modified_by: User | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A complaint about a title."""

    id: int
    kind: str
    status: str
    reporter: User
    message: str
    season: int | None = None
    episode: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark on an issue."""

    message: str
    author: User


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """One thing to tell, before a template shapes it."""

    type: NotificationType
    event: str = ""
    subject: str = ""
    message: str = ""
    image: str = ""
    media: Media | None = None
    request: Request | None = None
    issue: Issue | None = None
    comment: Comment | None = None
    extra: tuple[tuple[str, str], ...] = ()
