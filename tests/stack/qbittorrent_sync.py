"""Answer `sync/maindata` as the simulated qBittorrent's version does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

type Fields = dict[str, object]

LAST_ID = 1_000_000


@dataclass(slots=True)
class State:
    """Hold what maindata tells: the whole of it, or a difference."""

    torrents: dict[str, Fields] = field(default_factory=dict)
    torrents_removed: list[str] = field(default_factory=list)
    categories: dict[str, Fields] = field(default_factory=dict)
    categories_removed: list[str] = field(default_factory=list)
    server_state: Fields = field(default_factory=dict)

    def copy(self) -> State:
        """Return a copy that later changes leave alone."""
        return State(
            {key: dict(value) for key, value in self.torrents.items()},
            list(self.torrents_removed),
            {key: dict(value) for key, value in self.categories.items()},
            list(self.categories_removed),
            dict(self.server_state),
        )

    def render(self, *, keep_empty: bool = False) -> Fields:
        """Return the keys of the answer; empty ones stay out from 4.6 on."""
        keys: Fields = {
            "torrents": self.torrents,
            "torrents_removed": self.torrents_removed,
            "categories": self.categories,
            "categories_removed": self.categories_removed,
            "server_state": self.server_state,
        }
        always = {"torrents", "categories", "server_state"} if keep_empty else set()
        return {key: value for key, value in keys.items() if value or key in always}


class Sync(Protocol):
    """Answer the polls of one session."""

    def touch(self, key: str) -> None:
        """Note that a torrent was added or may have changed."""

    def drop(self, key: str) -> None:
        """Note that a torrent was removed."""

    def answer(self, accepted: int) -> Fields:
        """Return the answer to a poll that names the last answer it has."""


def _changes(old: Fields, new: Fields) -> Fields:
    """Return the fields whose values differ."""
    return {
        key: value for key, value in new.items() if key not in old or old[key] != value
    }


def _next_id(last: int) -> int:
    """Return the id of the answer after this one."""
    return last % LAST_ID + 1


class MergingSync:
    """Compare with the last answer known to have arrived, as 4.5 does."""

    def __init__(self, snapshot: Callable[[], State]) -> None:
        """Take the function that tells the present state."""
        self._snapshot = snapshot
        self._accepted: tuple[int, State] | None = None
        self._sent: tuple[int, State] | None = None

    def touch(self, key: str) -> None:
        """Ignore it: each answer compares everything."""

    def drop(self, key: str) -> None:
        """Ignore it: each answer compares everything."""

    def answer(self, accepted: int) -> Fields:
        """Return all that changed since the answer that the poll names."""
        last = self._sent[0] if self._sent and accepted > 0 else 0
        if last and last == accepted:
            self._accepted = self._sent
        current = self._snapshot().copy()
        rid = _next_id(last)
        if last and self._accepted is not None and self._accepted[0] == accepted:
            fields = _difference(self._accepted[1], current).render()
        else:
            self._accepted = None
            fields = current.render(keep_empty=True) | {"full_update": True}
        self._sent = (rid, current)
        return fields | {"rid": rid}


def _difference(old: State, new: State) -> State:
    """Return the difference between two whole states."""
    torrents = {
        key: changed
        for key, value in new.torrents.items()
        if (changed := _changes(old.torrents.get(key, {}), value))
    }
    categories = {
        key: changed
        for key, value in new.categories.items()
        if (changed := _changes(old.categories.get(key, {}), value))
    }
    return State(
        torrents,
        [key for key in old.torrents if key not in new.torrents],
        categories,
        [key for key in old.categories if key not in new.categories],
        _changes(old.server_state, new.server_state),
    )


class BufferingSync:
    """Keep the unconfirmed difference per torrent, as 4.6 and later do.

    A difference that was sent and not confirmed is overwritten by the next one
    of the same torrent, not merged with it: what changed in a lost answer and
    not since is never told again. Up to 5.0 an update that changed nothing
    blanks the kept difference too.
    """

    def __init__(
        self,
        snapshot: Callable[[], State],
        torrent: Callable[[str], Fields],
        surroundings: Callable[[], State],
        *,
        blanks: bool,
    ) -> None:
        """Take what tells everything, one torrent, and all but the torrents."""
        self._read = snapshot
        self._read_torrent = torrent
        self._read_surroundings = surroundings
        self._blanks = blanks
        self._snapshot: State | None = None
        self._buffer = State()
        self._accepted = 0
        self._sent = 0
        self._touched: dict[str, None] = {}
        self._dropped: dict[str, None] = {}

    def touch(self, key: str) -> None:
        """Note that a torrent was added or may have changed."""
        self._dropped.pop(key, None)
        self._touched[key] = None

    def drop(self, key: str) -> None:
        """Note that a torrent was removed."""
        self._touched.pop(key, None)
        self._dropped[key] = None

    def answer(self, accepted: int) -> Fields:
        """Return the kept difference, or everything to a poll without an id."""
        if self._snapshot is None:
            self._snapshot = self._read().copy()
            self._touched.clear()
            self._dropped.clear()
        full = True
        if accepted > 0 and self._sent > 0:
            if accepted == self._sent:
                self._accepted = accepted
                self._buffer = State()
            full = accepted != self._accepted
        self._collect(self._snapshot)
        self._sent = _next_id(self._sent)
        fields: Fields = {"rid": self._sent}
        if full:
            self._buffer = self._snapshot.copy()
            fields["full_update"] = True
        return fields | self._buffer.render()

    def _collect(self, known: State) -> None:
        """Move what happened since the last poll into the buffer."""
        buffer = self._buffer
        for key in self._touched:
            if key in buffer.torrents_removed:
                buffer.torrents_removed.remove(key)
            current = self._read_torrent(key)
            changed = _changes(known.torrents.get(key, {}), current)
            if changed or self._blanks:
                buffer.torrents[key] = changed
                known.torrents[key] = current
        for key in self._dropped:
            buffer.torrents.pop(key, None)
            buffer.torrents_removed.append(key)
            known.torrents.pop(key, None)
        self._touched.clear()
        self._dropped.clear()
        present = self._read_surroundings()
        for name, category in present.categories.items():
            if changed := _changes(known.categories.get(name, {}), category):
                buffer.categories[name] = changed
                known.categories[name] = dict(category)
        if changed := _changes(known.server_state, present.server_state):
            buffer.server_state = changed
            known.server_state = dict(present.server_state)
