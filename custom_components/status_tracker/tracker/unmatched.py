"""Keep facts that found nobody for a while: a later fact may name their request."""

from collections import deque
from collections.abc import Iterable

from .correlation import file_key, subject_keys, title_keys
from .facts import Fact, Matching

_KEPT = 256


class UnmatchedFacts:
    """Hold the latest facts that no request was found for, and count them all."""

    def __init__(self) -> None:
        """Start empty."""
        self.total = 0
        self._kept: deque[tuple[Fact, frozenset[str]]] = deque(maxlen=_KEPT)

    @property
    def recent(self) -> tuple[Fact, ...]:
        """Return the facts that are kept, the oldest first."""
        return tuple(fact for fact, _ in self._kept)

    def add(self, fact: Fact) -> None:
        """Keep a fact that found nobody."""
        self.total += 1
        keys = {key for level in subject_keys(fact.subject) for key in level}
        keys.update(title_keys(fact.subject))
        if isinstance(fact, Matching) and fact.subject.path is not None:
            keys.update(filter(None, (file_key(fact.subject.path),)))
        self._kept.append((fact, frozenset(keys)))

    def take(self, keys: Iterable[str]) -> tuple[Fact, ...]:
        """Return and drop the facts that one of these keys belongs to."""
        wanted = frozenset(keys)
        taken = tuple(fact for fact, has in self._kept if has & wanted)
        if taken:
            left = [one for one in self._kept if not one[1] & wanted]
            self._kept.clear()
            self._kept.extend(left)
        return taken
