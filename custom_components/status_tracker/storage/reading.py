"""Read what was saved, and go on with the sound part when some of it is damaged."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..tracker.archive import Archive
from ..tracker.codec import unpack
from ..tracker.models import MediaRequest
from .files import (
    DAMAGE,
    MOST_FILES,
    DamagedFileError,
    Document,
    StoreFile,
    UnreadableFileError,
    async_list_files,
    read_rows,
)
from .shard import Shard, read_shard

LIVE_FILE: Final = "requests"
SHARD_FILES: Final = "finished"

ISSUE_REQUESTS_DAMAGED: Final = "requests_damaged"
ISSUE_HISTORY_DAMAGED: Final = "history_damaged"


@dataclass(slots=True)
class LiveContent:
    """Hold what the live file held: sound requests, and other rows as they are."""

    requests: list[MediaRequest] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    aside: Document = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    shards: tuple[int, ...] = ()
    newly_aside: int = 0


@dataclass(slots=True)
class HistoryContent:
    """Hold what the shards held, and the numbers of those to leave as they are."""

    archive: Archive
    shards: list[Shard]
    unreadable: frozenset[int]


async def async_read_live(hass: HomeAssistant) -> LiveContent:
    """Return what the live file holds; nothing, with a repair issue, if damaged.

    Raise UnreadableFileError, or UnsupportedStorageVersionError for a file of a newer
    Status Tracker: neither may be written over.
    """
    file = StoreFile(hass, LIVE_FILE)
    try:
        if (document := await file.async_read()) is None:
            return LiveContent()
        try:
            content = await hass.async_add_executor_job(_read_live, document)
        except DAMAGE:
            await file.async_set_aside()
            raise DamagedFileError(file.key) from None
    except DamagedFileError:
        _async_report(hass, ISSUE_REQUESTS_DAMAGED, files=1, rows=0)
        return LiveContent()
    if content.newly_aside:
        _async_report(hass, ISSUE_REQUESTS_DAMAGED, files=0, rows=content.newly_aside)
    return content


async def async_read_history(
    hass: HomeAssistant, listed: Iterable[int], live: Iterable[str]
) -> HistoryContent:
    """Return the archived requests that are not live again.

    `listed` are the shards that should be there. Raise UnsupportedStorageVersionError
    for a file of a newer Status Tracker.
    """
    numbers = sorted({*listed, *await async_list_files(hass, SHARD_FILES)})
    sound = await hass.async_add_executor_job(_read_sound_shards, hass, numbers)
    read = [
        sound[number] if number in sound else await _async_read_shard(hass, number)
        for number in numbers
    ]
    shards = [each for each in read if isinstance(each, Shard)]
    damaged_rows = sum(each.newly_aside for each in shards)
    if damaged_rows or len(shards) < len(numbers):
        _async_report(
            hass,
            ISSUE_HISTORY_DAMAGED,
            files=len(numbers) - len(shards),
            rows=damaged_rows,
        )
    archive = await hass.async_add_executor_job(
        Archive.load, {each.number: each.rows for each in shards}, frozenset(live)
    )
    unreadable = frozenset(
        number
        for number, each in zip(numbers, read, strict=True)
        if isinstance(each, UnreadableFileError)
    )
    return HistoryContent(archive, shards, unreadable)


def _read_sound_shards(hass: HomeAssistant, numbers: Iterable[int]) -> dict[int, Shard]:
    """Return the shards that are as this version writes them.

    One after the other, and without a word to the event loop, which has much else to
    do at the start. All others, and why they are different, are for the Store.
    """
    shards: dict[int, Shard] = {}
    for number in numbers:
        file = StoreFile(hass, f"{SHARD_FILES}.{number}")
        with suppress(OSError, *DAMAGE):
            shards[number] = read_shard(number, file.read_current())
    return shards


async def _async_read_shard(
    hass: HomeAssistant, number: int
) -> Shard | DamagedFileError | UnreadableFileError:
    """Return a shard, or what is wrong with it."""
    file = StoreFile(hass, f"{SHARD_FILES}.{number}")
    try:
        if (document := await file.async_read()) is None:
            return DamagedFileError(file.key)
        try:
            return await hass.async_add_executor_job(read_shard, number, document)
        except DAMAGE:
            await file.async_set_aside()
            return DamagedFileError(file.key)
    except (DamagedFileError, UnreadableFileError) as err:
        return err


def _read_live(document: Document) -> LiveContent:
    """Return what a document holds; raise one of DAMAGE if it is none of ours."""
    aside = document.get("aside", {})
    sound, damaged = read_rows(document["requests"], aside, _unpack)
    return LiveContent(
        requests=[request for request, _ in sound.values()],
        texts={request.id: text for request, text in sound.values()},
        aside=damaged,
        marks={
            key: mark
            for key, mark in document.get("marks", {}).items()
            if isinstance(mark, str)
        },
        shards=tuple(
            number
            for number in document.get("shards", ())
            if isinstance(number, int) and 0 <= number < MOST_FILES
        ),
        newly_aside=len(damaged.keys() - aside.keys()),
    )


def _unpack(request_id: str, text: str) -> tuple[MediaRequest, str]:
    """Return the request of a row, and the row."""
    request = unpack(text)
    if request.id != request_id:
        raise ValueError(request_id)
    return request, text


@callback
def _async_report(hass: HomeAssistant, issue: str, *, files: int, rows: int) -> None:
    """Tell the user what was lost; it stays told until it is confirmed."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue,
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=issue,
        translation_placeholders={"files": str(files), "rows": str(rows)},
    )
