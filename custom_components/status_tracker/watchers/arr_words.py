"""Remember why Radarr or Sonarr found nothing for a title, as far as they say so."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Final

from ..clients.arr import ArrClient
from ..clients.arr_activity import QueueRecord, QueueStatus
from ..clients.arr_health import HealthLevel
from ..clients.radarr_models import Movie
from ..clients.sonarr_models import Series

# The checks whose findings are a reason that nothing is found or fetched.
_TELLING: Final = frozenset(
    {
        "DownloadClientCheck",
        "DownloadClientStatusCheck",
        "IndexerCheck",
        "IndexerDownloadClientCheck",
        "IndexerLongTermStatusCheck",
        "IndexerRssCheck",
        "IndexerSearchCheck",
        "IndexerStatusCheck",
    }
)
_BAD: Final = frozenset({HealthLevel.WARNING, HealthLevel.ERROR})
# A release that was found and not handed over has no download yet.
_PENDING: Final[Mapping[QueueStatus, str]] = {
    QueueStatus.DELAY: "release_delayed",
    QueueStatus.CLIENT_UNAVAILABLE: "client_unavailable",
}
_FRESH: Final = 60.0
_MOST_TITLES: Final = 10_000


class ArrWords:
    """Know what one Radarr or Sonarr says of titles that it finds nothing for.

    What it said of titles and of its queue is kept when it was asked anyway. What it
    finds wrong with itself is asked for once, however many titles begin to be late.
    """

    def __init__(self, client: ArrClient) -> None:
        """Take whom to ask."""
        self._client = client
        self._titles: dict[int, str] = {}
        self._pending: dict[int, str] = {}
        self._findings = ""
        self._asked_at = float("-inf")

    def note_title(self, title: Movie | Series) -> None:
        """Note why a title is not searched for, if it is not."""
        if title.id is None:
            return
        self._titles.pop(title.id, None)
        if (code := _rest_of(title)) is not None:
            self._titles[title.id] = code
        while len(self._titles) > _MOST_TITLES:
            del self._titles[next(iter(self._titles))]

    def note_queue(self, records: Iterable[QueueRecord]) -> None:
        """Note for which titles a release was found that waits to be fetched."""
        self._pending = {
            arr_id: code
            for record in records
            if record.download_id is None
            and (code := _PENDING.get(record.status)) is not None
            and (arr_id := record.movie_id or record.series_id) is not None
        }

    async def about(self, arr_id: int) -> str | None:
        """Return why nothing was found for a title, None where nothing is said.

        Raises ServiceError where the program does not answer as it should.
        """
        code = self._titles.get(arr_id) or self._pending.get(arr_id)
        if code is not None:
            return code
        now = asyncio.get_running_loop().time()
        if now - self._asked_at >= _FRESH:
            findings = await self._client.health()
            told = (one for one in findings if one.level in _BAD)
            words = (one.message for one in told if one.check in _TELLING)
            self._findings = "; ".join(dict.fromkeys(words))
            self._asked_at = now
        return self._findings or None


def _rest_of(title: Movie | Series) -> str | None:
    """Return why a title is not searched for, None where nothing says so."""
    if title.is_monitored is False:
        return "not_monitored"
    if isinstance(title, Movie) and title.is_available is False:
        return "not_out_yet"
    return None
