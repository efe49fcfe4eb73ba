"""Know the titles that the records of a Radarr or Sonarr are about."""

from collections.abc import Awaitable, Callable, Iterable

from ..clients.radarr_models import Movie
from ..clients.sonarr_models import Series
from ..tracker.facts import Subject
from ..tracker.timeline import added_at
from ..tracker.tracker import Tracker
from .arr_titles import Origin


class MetTitles[TitleT: Movie | Series]:
    """Turn numbers into titles, asking for each title at most once.

    Titles that were asked for are kept until they are taken: what is known of them
    is told along with the records.
    """

    def __init__(
        self,
        tracker: Callable[[], Tracker],
        origin: Origin,
        ask: Callable[[int], Awaitable[TitleT | None]],
        describe: Callable[[TitleT], Subject | None],
    ) -> None:
        """Take whom to ask for a title, and what makes a subject of it."""
        self._tracker = tracker
        self._origin = origin
        self._ask = ask
        self._describe = describe
        self._subjects: dict[int, Subject] = {}
        self._met: list[TitleT] = []

    async def subjects(self, arr_ids: Iterable[int]) -> dict[int, Subject]:
        """Return titles with their public ids; raises ServiceError."""
        found: dict[int, Subject] = {}
        for arr_id in arr_ids:
            if arr_id == 0:
                continue
            if arr_id not in self._subjects:
                subject = self._known(arr_id)
                if (subject is None or not self._is_added(subject)) and (
                    title := await self._ask(arr_id)
                ):
                    subject = self._describe(title)
                    self._met.append(title)
                if subject is None:
                    continue
                self._subjects[arr_id] = subject
            found[arr_id] = self._subjects[arr_id]
        return found

    def take(self) -> list[tuple[TitleT, Subject]]:
        """Return the titles that requests are about, each once.

        A request that was found finished is asked for no more: it is now or never.
        """
        met, self._met = self._met, []
        tracker = self._tracker()
        return [
            (title, subject)
            for title in met
            if (subject := self._describe(title)) is not None
            and any(one in tracker.requests for one in tracker.find(subject))
        ]

    def _known(self, arr_id: int) -> Subject | None:
        """Return a title that a request already knows by its number here."""
        bare = self._origin.subject(arr_id)
        tracker = self._tracker()
        for request_id in tracker.find(bare):
            request = tracker.get(request_id)
            if request is not None and request.title is not None:
                return bare
        return None

    def _is_added(self, subject: Subject) -> bool:
        """Tell whether it is known when a title came here."""
        tracker = self._tracker()
        return any(
            added_at(request) is not None
            for request_id in tracker.find(subject)
            if (request := tracker.get(request_id)) is not None
        )
