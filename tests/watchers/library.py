"""Build requests and library items for tests of what belongs to what."""

from collections.abc import Iterable
from datetime import UTC, datetime

from custom_components.status_tracker.clients.jellyfin_models import (
    ItemType,
    LibraryItem,
    LocationType,
)
from custom_components.status_tracker.tracker.models import (
    Item,
    ItemKey,
    Known,
    LibraryFile,
    Match,
    MediaRequest,
)
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    MatchStatus,
    MediaType,
)

NOW = datetime(2026, 1, 20, 18, 0, tzinfo=UTC)


def make_request(
    media_type: MediaType,
    title: str,
    year: int | None,
    *,
    aliases: Iterable[str] = (),
    is_anime: bool | None = None,
    items: Iterable[Item] = (),
    **ids: int | str,
) -> MediaRequest:
    """Return a request with what is known of its title."""
    request = MediaRequest(
        id="r", media_type=media_type, created_at=NOW, updated_at=NOW
    )
    request.title = Known(3, NOW, title)
    request.year = Known(3, NOW, year) if year is not None else None
    request.aliases = set(aliases)
    request.id_claims = {name: Known(3, NOW, value) for name, value in ids.items()}
    if is_anime is not None:
        request.anime_claims = {AnimeEvidence.TAG: (NOW, is_anime)}
    request.items = {item.key: item for item in items}
    return request


def make_item(
    key: ItemKey,
    *,
    path: str | None = None,
    shoko: int | None = None,
    tvdb: int | None = None,
    absolute: int | None = None,
    aired: str | None = None,
) -> Item:
    """Return an item with the evidence that is told."""
    return Item(
        key=key,
        file=LibraryFile(at=NOW, path=path) if path is not None else None,
        match=Match(NOW, MatchStatus.MATCHED, shoko) if shoko is not None else None,
        tvdb=tvdb,
        absolute=absolute,
        air_date=day(aired),
    )


def make_title(
    item_id: str,
    kind: ItemType,
    name: str,
    year: int | None = None,
    *,
    path: str | None = None,
    original: str | None = None,
    **ids: str,
) -> LibraryItem:
    """Return a film or a series of the library."""
    return LibraryItem(
        id=item_id,
        type=kind,
        location=LocationType.FILE_SYSTEM,
        name=name,
        original_title=original,
        year=year,
        path=path,
        provider_ids={name.replace("_", " "): value for name, value in ids.items()},
    )


def make_episode(
    season: int | None,
    number: int | None,
    *,
    last: int | None = None,
    path: str | None = None,
    shoko: int | None = None,
    tvdb: int | None = None,
    aired: str | None = None,
    minutes: float | None = 24,
) -> LibraryItem:
    """Return an episode of the library; its id tells its numbers."""
    ids = {"shoko file": shoko, "tvdb": tvdb}
    return LibraryItem(
        id=f"{season}x{number}",
        type=ItemType.EPISODE,
        location=LocationType.FILE_SYSTEM,
        season=season,
        number=number,
        last_number=last,
        path=path,
        premiere=day(aired),
        runtime=None if minutes is None else minutes * 60,
        provider_ids={
            name: str(value) for name, value in ids.items() if value is not None
        },
    )


def day(text: str | None) -> datetime | None:
    """Return a day as a time."""
    return None if text is None else datetime.fromisoformat(f"{text}T00:00:00+00:00")
