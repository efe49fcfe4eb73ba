"""List the steps of a deletion in the order in which they are done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..tracker.terms import MediaType, Service
from .delete_anime_files import AnimeFilesStep
from .delete_items import ItemsStep
from .delete_movies import MovieStep
from .delete_requests import RequestsStep
from .delete_series import SeasonsStep, SeriesStep
from .delete_torrents import SeedingStep, TorrentsStep
from .models import Deletion, StepKind, StepRecord, StepResult
from .step import AnyStep

_NOTHING: Final = frozenset[StepKind]()
IN_ARR: Final = frozenset({StepKind.TITLE, StepKind.SEASONS})
_FILES: Final = IN_ARR | {StepKind.TORRENTS}

# Nothing is touched before these were planned: they tell what belongs to the title.
ESSENTIAL: Final = _FILES | {StepKind.SEEDING}
# Without the files there is nothing to forget.
_ONLY_WITH_FILES: Final = frozenset({StepKind.ANIME_FILES, StepKind.LIBRARY})


@dataclass(frozen=True, slots=True)
class Spec:
    """Say what does a step in which service, and what comes before it.

    What it `needs` must be done, what it `awaits` may have failed.
    """

    kind: StepKind
    service: Service
    make: type[AnyStep]
    needs: frozenset[StepKind] = _NOTHING
    awaits: frozenset[StepKind] = _NOTHING


SPECS: Final = (
    Spec(StepKind.TORRENTS, Service.QBITTORRENT, TorrentsStep),
    Spec(StepKind.TITLE, Service.RADARR, MovieStep, frozenset({StepKind.TORRENTS})),
    Spec(StepKind.TITLE, Service.SONARR, SeriesStep, frozenset({StepKind.TORRENTS})),
    Spec(StepKind.SEASONS, Service.SONARR, SeasonsStep, frozenset({StepKind.TORRENTS})),
    Spec(StepKind.ANIME_FILES, Service.SHOKO, AnimeFilesStep, _FILES),
    Spec(
        StepKind.LIBRARY,
        Service.JELLYFIN,
        ItemsStep,
        _FILES,
        frozenset({StepKind.ANIME_FILES}),
    ),
    Spec(
        StepKind.REQUESTS,
        Service.SEERR,
        RequestsStep,
        _FILES,
        frozenset({StepKind.ANIME_FILES, StepKind.LIBRARY}),
    ),
    Spec(StepKind.SEEDING, Service.QBITTORRENT, SeedingStep, _FILES),
)
_BY_KEY: Final[Mapping[tuple[StepKind, Service], Spec]] = {
    (spec.kind, spec.service): spec for spec in SPECS
}
_ARR_OF: Final = {MediaType.MOVIE: Service.RADARR, MediaType.TV: Service.SONARR}

# Each of these is asked with what those before it knew, and before it is anything
# that it needs to know.
PLAN_ORDER: Final = (
    StepKind.REQUESTS,
    StepKind.TITLE,
    StepKind.SEASONS,
    StepKind.TORRENTS,
    StepKind.SEEDING,
    StepKind.ANIME_FILES,
    StepKind.LIBRARY,
)
PLANNED_BEFORE: Final[Mapping[StepKind, frozenset[StepKind]]] = {
    StepKind.TORRENTS: IN_ARR,
    StepKind.SEEDING: IN_ARR,
    StepKind.ANIME_FILES: IN_ARR,
    StepKind.LIBRARY: IN_ARR,
}


def spec_of(record: StepRecord) -> Spec:
    """Return what does a step."""
    return _BY_KEY[record.kind, record.service]


def add_steps(deletion: Deletion, instances: Mapping[str, tuple[Service, str]]) -> None:
    """Give a deletion its steps: one for each service that can have the title.

    `instances` are the services with their names by the id of their subentry.
    """
    for spec in SPECS:
        if not _applies(spec, deletion):
            continue
        for instance, name in _of_service(instances, spec.service):
            record = StepRecord(
                kind=spec.kind, service=spec.service, instance=instance, name=name
            )
            if spec.kind in _ONLY_WITH_FILES and not deletion.options.delete_files:
                record.skip(StepResult.FILES_KEPT)
            deletion.steps.append(record)


def _of_service(
    instances: Mapping[str, tuple[Service, str]], wanted: Service
) -> Iterator[tuple[str, str]]:
    """Yield the instances of one service with their names."""
    for instance, (service, name) in instances.items():
        if service is wanted:
            yield instance, name


def _applies(spec: Spec, deletion: Deletion) -> bool:
    """Tell whether a deletion can have such a step."""
    if spec.kind is StepKind.SEEDING:
        return deletion.options.keep_seeding
    if spec.kind not in IN_ARR:
        return True
    fits = spec.service is _ARR_OF[deletion.known.media_type]
    return fits and (spec.kind is StepKind.SEASONS) == (deletion.seasons is not None)
