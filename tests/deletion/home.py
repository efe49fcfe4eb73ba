"""A household in which titles come and are deleted again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.deletion.deletions import DELETIONS, Deletions
from custom_components.status_tracker.deletion.models import (
    Actor,
    ActorKind,
    Deletion,
    DeletionOptions,
    DeletionState,
    StepKind,
    StepState,
)
from custom_components.status_tracker.deletion.worker import SIGNAL_DELETION
from custom_components.status_tracker.tracker.terms import Service
from tests.common import async_set_up, coordinator_of, make_entry, make_subentry
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.world import Title
from tests.stacked import until

ALICE = Actor(kind=ActorKind.USER, id="a1", name="Alice")
_WITH_WEBHOOKS = {Service.SEERR, Service.RADARR, Service.SONARR, Service.JELLYFIN}


class Home:
    """Hold a Home Assistant and the services that it is connected to."""

    def __init__(self, hass: HomeAssistant, stack: Stack) -> None:
        """Take both; nothing is set up yet."""
        self.hass = hass
        self.stack = stack
        self.entry = MockConfigEntry()

    async def move_in(
        self,
        client: ClientSessionGenerator,
        options: dict[str, Any] | None = None,
        only: Collection[str] | None = None,
        more: Iterable[ConfigSubentryDataWithId] = (),
    ) -> None:
        """Set everything up, or only some; the services' ids are their names."""
        own = (
            make_subentry(
                Service(name.partition("_")[0]),
                name,
                **access,
                webhook_id=f"{number:064x}",
                **({"is_4k": True} if name.endswith("_4k") else {}),
            )
            for number, (name, access) in enumerate(self.stack.access.items())
            if only is None or name in only
        )
        self.entry = make_entry((*own, *more), options)
        await async_set_up(self.hass, self.entry)
        server = (await client()).server
        self.stack.connect_webhooks(
            {
                each.subentry_id: str(
                    server.make_url(f"/api/webhook/{each.data['webhook_id']}")
                )
                for each in self.entry.subentries.values()
                if each.subentry_type in _WITH_WEBHOOKS
            }
        )

    @property
    def coordinator(self) -> StatusTrackerCoordinator:
        """Return the coordinator, the present one after a restart."""
        return coordinator_of(self.entry)

    @property
    def deletions(self) -> Deletions:
        """Return the deletions, the present ones after a restart."""
        return self.hass.data[DELETIONS]

    async def restart(self) -> None:
        """Load the entry anew, from what is on disk."""
        assert await self.hass.config_entries.async_reload(self.entry.entry_id)

    async def bring(
        self, title: Title, options: Options | None = None, *, seed: int = 0
    ) -> FilmStory | ShowStory:
        """Let a title go all the way to the play button."""
        story = tell(self.stack, title, options, seed=seed)
        await story.finish()
        await self.stack.seerr.settle()
        await self.hass.async_block_till_done()
        return story

    def requests(self, title: Title) -> list[str]:
        """Return the ids of the requests for a title."""
        return [
            request.id
            for request in self.coordinator.tracker.requests.values()
            if request.name == title.title
        ]

    def request(self, title: Title) -> str:
        """Return the id of the only request for a title."""
        (request_id,) = self.requests(title)
        return request_id

    async def preview(
        self, title: Title, *, seasons: Iterable[int] = (), **options: bool
    ) -> Deletion:
        """Return what deleting a title would do."""
        (deletion,) = await self.deletions.async_previews(
            [self.requests(title)[0]],
            frozenset(seasons) or None,
            DeletionOptions(**options),
        )
        return deletion

    async def begin(
        self, title: Title, *, seasons: Iterable[int] = (), **options: bool
    ) -> Deletion:
        """Begin to delete a title."""
        (deletion,) = await self.deletions.async_delete(
            [self.requests(title)[0]],
            frozenset(seasons) or None,
            DeletionOptions(**options),
            ALICE,
        )
        return deletion

    async def delete(
        self, title: Title, *, seasons: Iterable[int] = (), **options: bool
    ) -> Deletion:
        """Delete a title and return the deletion when it is done."""
        return await self.done(await self.begin(title, seasons=seasons, **options))

    async def rest(self) -> None:
        """Wait until all was done that can be done now."""
        async with self.deletions.lock:
            pass

    async def done(self, deletion: Deletion) -> Deletion:
        """Return a deletion from the log once it is there."""
        return await self.comes_to(deletion, DeletionState.DONE)

    async def comes_to(self, deletion: Deletion, state: DeletionState) -> Deletion:
        """Return a deletion once it is in a state, whatever was restarted meanwhile."""

        def found() -> Deletion | None:
            """Return the deletion while the entry is loaded."""
            deletions = self.hass.data.get(DELETIONS)
            return None if deletions is None else deletions.get(deletion.id)

        def holds() -> bool:
            """Tell whether the state is reached."""
            now = found()
            return now is not None and now.state is state

        try:
            await until(holds)
        except AssertionError:
            raise AssertionError(f"Not {state}: {describe(found())}") from None
        now = found()
        assert now is not None
        return now


def describe(deletion: Deletion | None) -> str:
    """Return where the steps of a deletion stand, for a failing test."""
    if deletion is None:
        return "nothing"
    return ", ".join(
        f"{step.kind} {step.state} {step.trouble or ''}" for step in deletion.steps
    )


def traces(stack: Stack, title: Title) -> list[str]:
    """Return where a title is still known, or lies, in any service."""
    names = {title.title, title.slug}
    found = [
        arr.instance_name
        for arr in (stack.radarr, stack.radarr_4k)
        if arr is not None and arr.find(title.tmdb_id) is not None
    ]
    found += [
        arr.instance_name
        for arr in (stack.sonarr, stack.sonarr_4k)
        if arr is not None and arr.find(title.tvdb_id or 0) is not None
    ]
    found += [
        f"queue of {arr.instance_name}"
        for arr in stack.arrs
        if any(is_named(item.release.title, title) for item in arr.queue.values())
    ]
    found += [
        f"torrent {torrent.name}"
        for torrent in stack.qbittorrent.torrents.values()
        if is_named(torrent.name, title)
    ]
    found += [
        f"Shoko {path}"
        for path in stack.shoko.records.by_path
        if path.startswith(title.folder)
    ]
    found += [
        f"Jellyfin {item.kind} {item.name}"
        for item in stack.jellyfin.library.items.values()
        if item.name in names or (item.file or "").startswith(title.folder)
    ]
    if stack.seerr.find_media(title) is not None:
        found.append("Seerr")
    found += [f"file {path}" for path in stack.disk if is_named(path, title)]
    return found


def is_named(name: str, title: Title) -> bool:
    """Tell whether a name is that of a title, with spaces or dots between."""
    words = "".join(c if c.isalnum() else " " for c in title.title).split()
    plain = "".join(c if c.isalnum() else " " for c in name).split()
    return any(
        plain[start : start + len(words)] == words for start in range(len(plain))
    )


@contextmanager
def at_step(home: Home, kind: StepKind, do: Callable[[], object]) -> Iterator[None]:
    """Do something once, at the moment when a step is recorded as begun."""
    seen: set[str] = set()

    @callback
    def look(deletion: Deletion) -> None:
        """Look whether it is time."""
        for step in deletion.steps:
            if step.kind is kind and step.state is StepState.RUNNING and not seen:
                seen.add(deletion.id)
                do()

    stop = async_dispatcher_connect(home.hass, SIGNAL_DELETION, look)
    try:
        yield
    finally:
        stop()
    assert seen, f"{kind} never began"


def steps_of(deletion: Deletion) -> Sequence[tuple[str, str, str | None]]:
    """Return each step with its state and result."""
    return [
        (f"{step.kind}@{step.instance}", step.state.value, step.result)
        for step in deletion.steps
    ]
