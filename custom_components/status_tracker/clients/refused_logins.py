"""Remember which logins were refused, beyond the client that tried them."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Final

# In seconds: as long as qBittorrent bans an address.
_KEPT: Final = 3600.0


class RefusedLogins:
    """Know the logins that need not be tried again, for all clients of a process.

    qBittorrent bans an address, and all it hosts, after five failures, however far
    apart; each reload makes a new client. A login is forgotten once it works and after
    an hour: somebody may have made it right in qBittorrent.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with none; `clock` tells seconds."""
        self._clock = clock
        # Nothing that a login could be read from is kept.
        self._refused: dict[int, float] = {}

    def add(self, login: Hashable) -> None:
        """Remember that a login was refused just now."""
        self._refused[hash(login)] = self._clock()

    def discard(self, login: Hashable) -> None:
        """Forget a login, as it works."""
        self._refused.pop(hash(login), None)

    def __contains__(self, login: Hashable) -> bool:
        """Tell whether a login was refused within the hour."""
        refused = self._refused.get(hash(login))
        return refused is not None and self._clock() - refused < _KEPT
