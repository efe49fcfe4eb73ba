"""A household with a library that was there before Status Tracker."""

from collections.abc import Iterable
from typing import Any

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.library.sync import LIBRARY_SYNC, LibrarySync
from custom_components.status_tracker.tracker.facts import Fact, Subject
from custom_components.status_tracker.tracker.models import (
    MediaIds,
    MediaRequest,
    Summary,
)
from custom_components.status_tracker.tracker.terms import MediaType
from tests.deletion.home import Home
from tests.stack.populate import add_to_library
from tests.stack.world import Title

type Json = dict[str, Any]

LISTS = ("added", "updated", "available", "conflicts", "unreadable", "gone")


class SyncHome(Home):
    """Read the library, and look at what is known of it."""

    @property
    def sync(self) -> LibrarySync:
        """Return the sync, the present one after a restart."""
        return self.hass.data[LIBRARY_SYNC]

    def own(self, titles: Iterable[Title], *, in_seerr: bool = True) -> list[str]:
        """Let titles be in the library; return Jellyfin's ids."""
        return [
            add_to_library(self.stack, title, in_seerr=in_seerr) for title in titles
        ]

    async def call(self, **fields: Any) -> Json:
        """Sync by the action, and return its answer."""
        answer = await self.hass.services.async_call(
            DOMAIN, "sync_library", fields, blocking=True, return_response=True
        )
        assert answer is not None
        return dict(answer)

    async def read(self, **fields: Any) -> Json:
        """Sync by the action, and return what was found."""
        answer = await self.call(**fields)
        assert not answer["cancelled"]
        assert answer["phase"] is None
        result: Json = answer["result"]
        return result

    def find(self, title: Title) -> MediaRequest | None:
        """Return the only request for a title, live or archived, None for none."""
        tracker = self.coordinator.tracker
        kind = MediaType.TV if title.kind.is_show else MediaType.MOVIE
        found = tracker.find(
            Subject(
                media_type=kind,
                ids=MediaIds(
                    tmdb=title.tmdb_id, tvdb=title.tvdb_id, imdb=title.imdb_id
                ),
            )
        )
        assert len(found) <= 1
        return tracker.get(found[0]) if found else None

    def known(self, title: Title) -> MediaRequest:
        """Return the only request for a title."""
        request = self.find(title)
        assert request is not None
        return request

    def summary(self, title: Title) -> Summary:
        """Return what follows for the only request for a title."""
        summary = self.coordinator.tracker.summary(self.known(title).id)
        assert summary is not None
        return summary

    async def tell(self, *facts: Fact) -> None:
        """Bring facts to the tracker."""
        await self.coordinator.async_apply(facts)


def counts(result: Json) -> dict[str, int]:
    """Return how many titles there are in each list that is not empty."""
    found = {name: result[name]["count"] for name in LISTS}
    found["unchanged"] = result["unchanged"]
    return {name: count for name, count in found.items() if count}


def names(result: Json, name: str) -> list[str]:
    """Return the titles in a list."""
    return [each["title"] for each in result[name]["items"]]
