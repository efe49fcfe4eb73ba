"""Join what is reported into the evidence that a request holds.

Every piece of evidence is a register with a rule for which value stays, so that
joining is the same in any order and any number of times. `absorb` joins one fact,
`join_request` a whole other request.
"""

from collections.abc import Callable

from . import item_evidence
from .effects import Effect, changed_if, claim_anime, describe_items
from .facts import (
    AnimeKnown,
    ArrAdded,
    ArrRemoved,
    AttentionReported,
    AvailabilityHinted,
    Described,
    DownloadFailed,
    DownloadGone,
    DownloadSeen,
    EpisodesListed,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    LibraryFound,
    Matching,
    Playable,
    Searched,
    SeasonsDropped,
    Wished,
)
from .joins import (
    add_aliases,
    claim,
    claim_id,
    earlier,
    join_arr,
    join_seasons,
    join_wish,
    later,
    latest,
)
from .library import begins_journey, take_in
from .models import NOBODYS, ArrRecord, Drop, Known, MediaRequest, Wish
from .rivals import asked_for
from .terms import MediaType, Origin
from .wanted import unknown_seasons


def absorb(request: MediaRequest, fact: Fact) -> Effect:
    """Join a fact into a request's evidence and tell what it did."""
    effect = max(_learn_subject(request, fact), _HANDLERS[type(fact)](request, fact))
    if effect is Effect.CHANGED:
        request.updated_at = max(request.updated_at, fact.at)
    return effect


def _learn_subject(request: MediaRequest, fact: Fact) -> Effect:
    """Join the ids and the name that a fact's subject carries."""
    if isinstance(fact, LibraryFound):
        return Effect.NONE
    subject, changed = fact.subject, False
    if not isinstance(fact, Playable):
        authority = 3 if isinstance(fact, Wished) else 2
        for name in ("tmdb", "tvdb", "imdb", "anidb", "shoko_series", "jellyfin"):
            if (value := getattr(subject.ids, name)) is not None:
                changed |= claim_id(request, name, Known(authority, fact.at, value))
    if subject.title is not None:
        authority = int(fact.authority) if isinstance(fact, Described) else 0
        known = Known(authority, fact.at, subject.title)
        changed |= claim(request, "title", known)
    if subject.year is not None:
        authority = int(fact.authority) if isinstance(fact, Described) else 0
        changed |= claim(request, "year", Known(authority, fact.at, subject.year))
    decides_4k = isinstance(fact, Wished) or request.is_4k is None
    if subject.is_4k not in (None, request.is_4k) and decides_4k:
        request.is_4k = subject.is_4k
        changed = True
    if subject.arr is not None and isinstance(fact, _PROVES_ARR):
        record = ArrRecord(fact.at, True)
        old = request.arr.get(subject.arr)
        request.arr[subject.arr] = kept = join_arr(old, record)
        changed |= old is None or old.present != kept.present
    return changed_if(changed)


def _wished(request: MediaRequest, fact: Wished) -> Effect:
    """Join the wish: who asked, for which seasons, and what became of it."""
    changed = request.seerr != fact.subject.seerr or request.origin is not Origin.SEERR
    request.seerr = fact.subject.seerr or request.seerr
    request.origin = Origin.SEERR
    request.created_at = min(request.created_at, fact.at)
    wish = Wish(fact.at, fact.status, fact.reason)
    kept = join_wish(request.wish, wish)
    changed |= kept != request.wish
    request.wish = kept
    if fact.requested_by is not None:
        known = Known(0, fact.at, fact.requested_by)
        changed |= claim(request, "requested_by", known)
    if fact.seasons is not None and request.media_type is MediaType.TV:
        seasons = (fact.at, fact.seasons)
        kept_seasons = join_seasons(request.seasons, seasons)
        changed |= request.seasons is None or kept_seasons[1] != request.seasons[1]
        request.seasons = kept_seasons
    for season in asked_for(fact):
        old = request.asked.get(season)
        request.asked[season] = asked_at = earlier(old, fact.at)
        changed |= asked_at != old
    return changed_if(changed)


def _seasons_dropped(request: MediaRequest, fact: SeasonsDropped) -> Effect:
    """Join that seasons were deleted on purpose."""
    changed = False
    if request.media_type is MediaType.TV:
        for season in fact.seasons:
            drop = Drop(fact.at, request.seerr or NOBODYS)
            old = request.dropped.get(season)
            request.dropped[season] = kept = latest(old, drop)
            changed |= kept != old
    return changed_if(changed)


def _described(request: MediaRequest, fact: Described) -> Effect:
    """Join what a title is called and looks like."""
    changed = False
    for name in ("original_title", "overview", "poster"):
        if (value := getattr(fact, name)) is not None:
            changed |= claim(request, name, Known(int(fact.authority), fact.at, value))
    names = set(fact.aliases)
    names.update(filter(None, (fact.subject.title, fact.original_title)))
    return max(changed_if(changed), changed_if(add_aliases(request, names)))


def _anime_known(request: MediaRequest, fact: AnimeKnown) -> Effect:
    """Join one piece of evidence on whether the title is anime."""
    return claim_anime(request, fact.evidence, (fact.at, fact.is_anime))


def _episodes_listed(request: MediaRequest, fact: EpisodesListed) -> Effect:
    """Join the list of a show's episodes, and when there were no others."""
    changed = describe_items(request, fact.episodes, fact.at)
    unsure = unknown_seasons(request)
    request.listed_at = later(request.listed_at, fact.at)
    # Lists come often: their time alone is worth keeping where it settles something.
    return changed_if(changed or unsure != unknown_seasons(request))


def _removed(request: MediaRequest, fact: ArrRemoved) -> Effect:
    """Join that the title was dropped by Radarr or Sonarr."""
    if fact.subject.arr is None:
        return Effect.NONE
    record = ArrRecord(fact.at, False, fact.files_deleted)
    old = request.arr.get(fact.subject.arr)
    request.arr[fact.subject.arr] = kept = join_arr(old, record)
    changed = kept != old
    if fact.files_deleted:
        removed_at = later(request.files_removed_at, fact.at)
        changed |= removed_at != request.files_removed_at
        request.files_removed_at = removed_at
    return changed_if(changed)


def _attention_reported(request: MediaRequest, fact: AttentionReported) -> Effect:
    """Join that a step takes too long, or no longer does."""
    old = request.reported.get(fact.reason)
    new = (fact.at, fact.active, fact.detail)
    kept = new if old is None or new[:2] >= old[:2] else old
    request.reported[fact.reason] = kept
    return changed_if(old is None or old[1:] != kept[1:])


def _library_found(request: MediaRequest, fact: LibraryFound) -> Effect:
    """Join what is known of a title in the library, where that was not known."""
    return changed_if(bool(take_in(request, fact)))


def _grabbed(request: MediaRequest, fact: Grabbed) -> Effect:
    """Join a release; a title of the library that gets more is followed from now on."""
    return max(_follow(request, fact), item_evidence.grabbed(request, fact))


def _imported(request: MediaRequest, fact: Imported) -> Effect:
    """Join a file, which may be the first that is heard of a new episode."""
    return max(_follow(request, fact), item_evidence.imported(request, fact))


def _follow(request: MediaRequest, fact: Grabbed | Imported) -> Effect:
    """Make a request of a title of the library that gets something new."""
    begins = request.origin is Origin.LIBRARY and begins_journey(request, fact)
    if begins:
        request.origin = Origin.ARR
    return changed_if(begins)


def _told(request: MediaRequest, fact: Fact) -> Effect:
    """Join nothing further: the subject and the timeline hold it all."""
    return Effect.NONE


_PROVES_ARR = (ArrAdded, Grabbed, Imported, ImportBlocked, EpisodesListed)

_HANDLERS: dict[type[Fact], Callable[..., Effect]] = {
    Wished: _wished,
    SeasonsDropped: _seasons_dropped,
    Described: _described,
    AnimeKnown: _anime_known,
    EpisodesListed: _episodes_listed,
    ArrAdded: _told,
    ArrRemoved: _removed,
    Searched: _told,
    Grabbed: _grabbed,
    DownloadSeen: item_evidence.download_seen,
    DownloadGone: item_evidence.download_gone,
    DownloadFailed: item_evidence.download_failed,
    Imported: _imported,
    ImportBlocked: item_evidence.import_blocked,
    FileDeleted: item_evidence.file_deleted,
    Matching: item_evidence.matching,
    Playable: item_evidence.playable,
    AvailabilityHinted: _told,
    AttentionReported: _attention_reported,
    LibraryFound: _library_found,
}
