"""Tell a household's story to the integration: webhooks in, entity states out."""

from collections.abc import Callable, Sequence
import json
from pathlib import Path
from typing import Any, Final

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant, State
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import (
    AvailabilityHinted,
    DownloadGone,
    DownloadSeen,
    Fact,
    Matching,
    Playable,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    FILM,
    ItemKey,
    MediaIds,
    MediaRequest,
    Source,
    Summary,
)
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    MatchStatus,
    MediaType,
    Service,
    Step,
)
from tests.common import coordinator_of, service_data

PAYLOADS: Final = Path(__file__).parents[1] / "fixtures" / "payloads"
# Ids of the four stories that the sample payloads tell.
FILM_TMDB: Final = 9100101
SHOW_TVDB: Final = 990201
ANIME_FILM_TMDB: Final = 9100301
ANIME_SHOW_TVDB: Final = 990401

type Edit = Callable[[dict[str, Any]], object]


def sample(name: str) -> dict[str, Any]:
    """Return a sample payload."""
    payload: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text())
    return payload


class Household:
    """Let the services of a household talk, and look at what is shown."""

    def __init__(
        self, hass: HomeAssistant, client: TestClient[Any, Any], entry: MockConfigEntry
    ) -> None:
        """Take a Home Assistant with the integration set up."""
        self.hass = hass
        self._client = client
        self._entry = entry

    @property
    def coordinator(self) -> StatusTrackerCoordinator:
        """Return the coordinator, also after a reload."""
        return coordinator_of(self._entry)

    async def tell(self, *names: str, edit: Edit | None = None) -> None:
        """Send sample payloads, edited if wanted, and expect to be thanked."""
        for name in names:
            payload = sample(name)
            if edit is not None:
                edit(payload)
            status = await self.post(name.split("/", 1)[0], payload)
            assert status == 200, name

    async def post(self, sender: str, payload: object) -> int:
        """Send a payload to a sender's address and return the status."""
        webhook_id = service_data(Service(sender))["webhook_id"]
        response = await self._client.post(
            f"/api/webhook/{webhook_id}", data=json.dumps(payload)
        )
        await self.hass.async_block_till_done()
        return response.status

    async def report(self, *facts: Fact) -> None:
        """Report what a watcher found."""
        await self.coordinator.async_apply(facts)
        await self.hass.async_block_till_done()

    async def download(
        self,
        download_id: str,
        progress: float,
        phase: DownloadPhase = DownloadPhase.DOWNLOADING,
    ) -> None:
        """Let the download client say how far a download is."""
        await self.report(
            DownloadSeen(
                at=dt_util.utcnow(),
                source=Source(Service.QBITTORRENT, "qbittorrent"),
                subject=Subject(download=download_id.lower()),
                phase=phase,
                progress=progress,
                size=1_000_000,
            )
        )

    async def download_gone(self, download_id: str) -> None:
        """Let the download client lose a download."""
        await self.report(
            DownloadGone(
                at=dt_util.utcnow(),
                source=Source(Service.QBITTORRENT, "qbittorrent"),
                subject=Subject(download=download_id.lower()),
            )
        )

    async def film_playable(
        self, tmdb: int = FILM_TMDB, *, playable: bool = True, item: str = "f" * 32
    ) -> None:
        """Let Jellyfin show a film, or lose it."""
        await self.report(
            Playable(
                at=dt_util.utcnow(),
                source=Source(Service.JELLYFIN, "jellyfin"),
                subject=Subject(media_type=MediaType.MOVIE, ids=MediaIds(tmdb=tmdb)),
                jellyfin_id=item,
                playable=playable,
                item=FILM,
                height=1080,
            )
        )

    async def episodes_playable(
        self, *numbers: int, tvdb: int = SHOW_TVDB, season: int = 1
    ) -> None:
        """Let Jellyfin show episodes of a show."""
        await self.report(
            *(
                Playable(
                    at=dt_util.utcnow(),
                    source=Source(Service.JELLYFIN, "jellyfin"),
                    subject=Subject(media_type=MediaType.TV, ids=MediaIds(tvdb=tvdb)),
                    jellyfin_id=f"{season:016x}{number:016x}",
                    playable=True,
                    item=ItemKey(season, number),
                    series_id="5" * 32,
                )
                for number in numbers
            )
        )

    async def shoko(
        self, path: str | None, status: MatchStatus, file_id: int | None = 265
    ) -> None:
        """Let Shoko say something of a file."""
        await self.report(
            Matching(
                at=dt_util.utcnow(),
                source=Source(Service.SHOKO, "shoko"),
                subject=Subject(path=path, shoko_file=file_id),
                status=status,
            )
        )

    async def hint(self, subject: Subject) -> None:
        """Let a service say that a title is there."""
        source = Source(Service.SEERR, "seerr")
        await self.report(
            AvailabilityHinted(at=dt_util.utcnow(), source=source, subject=subject)
        )

    @property
    def sensors(self) -> list[State]:
        """Return the sensors of all requests."""
        return [
            state
            for state in self.hass.states.async_all("sensor")
            if "request_id" in state.attributes
        ]

    @property
    def sensor(self) -> State:
        """Return the sensor of the only request."""
        (sensor,) = self.sensors
        return sensor

    @property
    def state(self) -> str:
        """Return the state of the only request."""
        return self.sensor.state

    def state_of(self, wish_id: int) -> str:
        """Return the state of a wish."""
        request = self.wish(wish_id)
        (state,) = (
            sensor.state
            for sensor in self.sensors
            if sensor.attributes["request_id"] == request.id
        )
        return state

    def wish(self, wish_id: int) -> MediaRequest:
        """Return the request of a wish."""
        return next(
            request
            for request in self.coordinator.tracker.requests.values()
            if request.seerr is not None and request.seerr.request_id == wish_id
        )

    @property
    def request(self) -> MediaRequest:
        """Return the only request."""
        (request,) = self.coordinator.tracker.requests.values()
        return request

    @property
    def summary(self) -> Summary:
        """Return what follows for the only request."""
        summary = self.coordinator.tracker.summary(self.request.id)
        assert summary is not None
        return summary

    def steps(self, *wanted: Step) -> Sequence[tuple[Step, bool]]:
        """Return the steps of the only request, and which of them are inferred."""
        timeline = self.coordinator.tracker.timeline(self.request.id)
        return [
            (entry.step, entry.inferred)
            for entry in timeline
            if not wanted or entry.step in wanted
        ]
