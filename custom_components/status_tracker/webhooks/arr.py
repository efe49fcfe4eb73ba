"""Parse what Radarr and Sonarr send alike.

Both leave out what they do not know, write names in camelCase, and repeat the whole
title in every event.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ..clients.discretion import discreet
from ..tracker.facts import (
    AnimeKnown,
    ArrAdded,
    ArrRemoved,
    Authority,
    Described,
    EpisodeInfo,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    Subject,
)
from ..tracker.ids import clean_hash, clean_number, clean_text
from ..tracker.models import ArrRef, MediaIds
from ..tracker.terms import DeleteReason, MediaType, Service
from .arr_title import anime_evidence, poster
from .models import Context, IncompletePayload, Parsed
from .reading import (
    Payload,
    block,
    blocks,
    flag,
    line,
    lines,
    path,
    read_event,
    year,
)

_TEST: Final = "Test"
_MAX_MESSAGES: Final = 20
_DELETE_REASONS: Final[Mapping[str, DeleteReason]] = {
    "upgrade": DeleteReason.UPGRADE,
    "manual": DeleteReason.MANUAL,
    "missingfromdisk": DeleteReason.MISSING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Say what one program calls the things that both send."""

    service: Service
    media_type: MediaType
    title: str
    folder: str
    file: str
    ids: Callable[[Payload], MediaIds]
    episodes: Callable[[Payload], tuple[EpisodeInfo, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Hold one payload with what all of its facts share."""

    event: str
    payload: Payload
    context: Context
    shape: Shape
    title: Payload
    subject: Subject
    episodes: tuple[EpisodeInfo, ...]


type Handler = Callable[[Report], tuple[Fact, ...]]


def parse(
    payload: object, context: Context, shape: Shape, handlers: Mapping[str, Handler]
) -> Parsed:
    """Return the facts of an event, none where it is only acknowledged.

    Raises IncompletePayload for what another program sent, or what names no title.
    """
    values, event = read_event(payload, shape.service)
    if (handler := handlers.get(event)) is None:
        return Parsed(event=event, test=event == _TEST)
    title = block(values, shape.title)
    report = Report(
        event=event,
        payload=values,
        context=context,
        shape=shape,
        title=title,
        subject=_subject(values, title, context, shape),
        episodes=shape.episodes(values),
    )
    return Parsed(event=event, facts=handler(report))


def _subject(
    payload: Payload, title: Payload, context: Context, shape: Shape
) -> Subject:
    """Return what is told of the title and of the download."""
    arr_id = clean_number(title.get("id"))
    return Subject(
        media_type=shape.media_type,
        ids=shape.ids(payload),
        arr=ArrRef(context.source.instance, arr_id) if arr_id is not None else None,
        download=clean_hash(payload.get("downloadId")),
        title=line(title.get("title")),
        year=year(title.get("year")),
        is_4k=context.is_4k,
    )


def titled(handler: Handler) -> Handler:
    """Refuse an event that does not say which title it is about."""

    def handle(report: Report) -> tuple[Fact, ...]:
        subject = report.subject
        if subject.arr is None and subject.title is None and subject.ids == MediaIds():
            raise IncompletePayload(report.event, report.shape.title)
        return handler(report)

    return handle


@titled
def added(report: Report) -> tuple[Fact, ...]:
    """Return that the program has the title and looks for it."""
    at, source = report.context.received, report.context.source
    fact = ArrAdded(at=at, source=source, subject=report.subject)
    return (fact, *about_title(report))


@titled
def removed(report: Report) -> tuple[Fact, ...]:
    """Return that the program dropped the title, perhaps with its files."""
    return (
        ArrRemoved(
            at=report.context.received,
            source=report.context.source,
            subject=report.subject,
            files_deleted=flag(report.payload.get("deletedFiles")) is True,
        ),
    )


@titled
def grabbed(report: Report) -> tuple[Fact, ...]:
    """Return that a release was sent to the download client."""
    release = block(report.payload, "release")
    name = line(release.get("releaseTitle"), 500)
    subject = report.subject
    if subject.download is None:
        subject = replace(subject, download=_untracked(report, name))
    fact = Grabbed(
        at=report.context.received,
        source=report.context.source,
        subject=subject,
        episodes=report.episodes,
        quality=line(release.get("quality"), 100),
        indexer=line(release.get("indexer"), 100),
        group=line(release.get("releaseGroup"), 100),
        release=name,
        client=line(report.payload.get("downloadClient"), 100),
        size=clean_number(release.get("size")),
    )
    return (fact, *about_title(report))


def _untracked(report: Report, release: str | None) -> str | None:
    """Return a stable id for a release whose client gives it none, as blackholes do."""
    instance = report.context.source.instance
    return clean_hash(f"untracked:{instance}:{release}") if release else None


def imported(
    report: Report, file: Payload, episodes: tuple[EpisodeInfo, ...]
) -> Imported:
    """Return that a file with these episodes is in the library."""
    return Imported(
        at=report.context.received,
        source=report.context.source,
        subject=replace(report.subject, path=_file_path(report, file)),
        episodes=episodes,
        quality=line(file.get("quality"), 100),
        size=clean_number(file.get("size")),
        arr_file_id=clean_number(file.get("id")),
        is_upgrade=flag(report.payload.get("isUpgrade")) is True,
    )


def _file_path(report: Report, file: Payload) -> str | None:
    """Return where a file lies, as the program sees it."""
    if (told := path(file.get("path"))) is not None:
        return told
    folder = path(report.title.get(report.shape.folder))
    relative = path(file.get("relativePath"))
    return f"{folder.rstrip('/')}/{relative}" if folder and relative else None


@titled
def file_deleted(report: Report) -> tuple[Fact, ...]:
    """Return that a file left the library, and why."""
    gone = _file_path(report, block(report.payload, report.shape.file))
    if gone is None and not report.episodes:
        # Without either, the fact would say that every file is gone.
        raise IncompletePayload(report.event, report.shape.file)
    reason = line(report.payload.get("deleteReason"), 30) or ""
    return (
        FileDeleted(
            at=report.context.received,
            source=report.context.source,
            subject=replace(report.subject, path=gone),
            episodes=report.episodes,
            reason=_DELETE_REASONS.get(reason.casefold(), DeleteReason.OTHER),
        ),
    )


def blocked(report: Report) -> tuple[Fact, ...]:
    """Return that a download is not imported; its title may be unknown."""
    subject = report.subject
    is_titled = subject.arr is not None or subject.ids != MediaIds()
    if not is_titled and subject.download is None:
        raise IncompletePayload(report.event, f"{report.shape.title} or downloadId")
    fact = ImportBlocked(
        at=report.context.received,
        source=report.context.source,
        subject=subject,
        episodes=report.episodes if is_titled else (),
        messages=_messages(report.payload),
    )
    return (fact, *about_title(report)) if is_titled else (fact,)


def _messages(payload: Payload) -> tuple[str, ...]:
    """Return the queue's messages, each once; some stand in the title alone."""
    messages: dict[str, None] = {}
    for status in blocks(payload, "downloadStatusMessages"):
        told = list(lines(status, "messages"))
        if not told and (title := line(status.get("title"))) is not None:
            told = [title]
        messages.update(dict.fromkeys(map(discreet, told)))
    return tuple(messages)[:_MAX_MESSAGES]


def about_title(report: Report) -> tuple[Fact, ...]:
    """Return how the program presents the title, and what says that it is anime.

    They follow the fact that they come with: on their own they would find nobody.
    """
    at, source = report.context.received, report.context.source
    described = Described(
        at=at,
        source=source,
        subject=report.subject,
        authority=Authority.MANAGER,
        overview=clean_text(report.title.get("overview")),
        poster=poster(report.title),
    )
    claims = (
        AnimeKnown(
            at=at,
            source=source,
            subject=report.subject,
            is_anime=is_anime,
            evidence=evidence,
        )
        for evidence, is_anime in anime_evidence(report.title, report.shape.folder)
    )
    return (described, *claims)
