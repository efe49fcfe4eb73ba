"""Let Shoko forget the files of an anime that are no longer on the disk."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, override

from ..clients.answers import MediaType as ClientMediaType
from ..clients.shoko import ShokoClient
from ..clients.shoko_models import FileLocation, ShokoFile
from ..tracker.ids import path_parts
from ..tracker.terms import MediaType
from .models import StepResult, Thing, ThingKind
from .step import DeletionStep

# Shoko compares every file that it has for each of these.
_MOST_LOOKUPS: Final = 100
# File and season folder; a film's folder, too.
_TAIL: Final = 2
_MOST_LEFT: Final = 5


class AnimeFilesStep(DeletionStep[ShokoClient]):
    """Let one Shoko forget the files of a title."""

    again_after: ClassVar[float] = 120.0
    most_attempts: ClassVar[int] = 15

    @override
    async def plan(self) -> None:
        known = self.known
        if known.is_anime is False:
            self.record.skip(StepResult.NOT_APPLICABLE)
            return
        files = await self._known_files()
        located = {parts for file in files.values() for parts in _tails(file)}
        for number, path in enumerate(sorted(known.paths)):
            if number >= _MOST_LOOKUPS:
                break
            if path_parts(path)[:_TAIL] in located:
                continue
            found = await self._find(path)
            files |= {file.id: file for file in found}
            if not found and known.is_anime is None and not files:
                # Shoko does not know the first file: this is no anime.
                break
        known.shoko_found |= files.keys()
        await self._note_series(files.values())
        if not files and known.is_anime is None:
            self.record.skip(StepResult.NOT_APPLICABLE)
            return
        self.record.objects = tuple(
            thing for file in files.values() for thing in self._things(file)
        )

    async def _known_files(self) -> dict[int, ShokoFile]:
        """Return the files whose numbers are known."""
        return {
            file_id: file
            for file_id, key in sorted(self.known.shoko_files.items())
            if (self.seasons is None or key.season in self.seasons)
            and (file := await self.client.file(file_id)) is not None
        }

    async def _find(self, path: str) -> list[ShokoFile]:
        """Return the files that lie where Sonarr or Radarr has one."""
        tail = path_parts(path)[:_TAIL]
        wanted = "/".join(path.replace("\\", "/").split("/")[-_TAIL:])
        found = await self.client.files_by_path(wanted)
        return [file for file in found if tail in _tails(file)]

    def _things(self, file: ShokoFile) -> Iterable[Thing]:
        """Yield the places of a file that go: all, where it was moved meanwhile."""
        going = {path_parts(path)[:_TAIL] for path in self.known.paths}
        places = [place for place in file.locations if _tail(place) in going]
        for place in places or file.locations:
            yield Thing(
                kind=ThingKind.FILE,
                id=str(file.id),
                path=place.absolute_path or place.relative_path,
                size=file.size,
            )

    async def _note_series(self, files: Iterable[ShokoFile]) -> None:
        """Note which of Shoko's series the title is; one show can be several."""
        if self.seasons is None:
            for file in files:
                self.known.shoko_series |= {
                    series.id for series in file.series or () if series.id is not None
                }
        if self.seasons is None and self.known.is_anime and self.known.tmdb is not None:
            kind = ClientMediaType(self.known.media_type.value)
            for series in await self.client.series_by_tmdb(kind, self.known.tmdb):
                if kind == MediaType.MOVIE.value or len(series.tmdb_shows) == 1:
                    self.known.shoko_series.add(series.id)

    @override
    async def left(self) -> Sequence[Thing]:
        found: list[Thing] = []
        for thing in self.record.objects:
            file = await self.client.file(int(thing.id))
            if file is not None and path_parts(thing.path or "")[:_TAIL] in _tails(
                file
            ):
                found.append(thing)
            if len(found) >= _MOST_LEFT:
                break
        return found

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        await self.client.remove_missing_files()


def _tail(place: FileLocation) -> tuple[str, ...]:
    """Return the end of a path, which is the same however a folder is mounted."""
    return path_parts(place.absolute_path or place.relative_path or "")[:_TAIL]


def _tails(file: ShokoFile) -> set[tuple[str, ...]]:
    """Return the ends of all paths of a file."""
    return {_tail(place) for place in file.locations}
