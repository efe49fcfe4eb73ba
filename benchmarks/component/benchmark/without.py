"""Leave out some of what the integration does for a webhook, one thing or several."""

from collections.abc import Callable
import gc
from typing import Any, Final

from aiohttp.web import Request, Response
from homeassistant.components.http import HomeAssistantView

MEASURED: Final = "status_tracker"


class WithoutView(HomeAssistantView):
    """Leave out some of what the integration does for a webhook."""

    url = "/api/benchmark/without"
    name = "api:benchmark:without"
    requires_auth = False

    def __init__(self) -> None:
        """Begin with nothing left out."""
        self._undo: list[Callable[[], None]] = []

    async def post(self, request: Request) -> Response:
        """Leave out what is named, and nothing else; without names, nothing."""
        while self._undo:
            self._undo.pop()()
        parts = (await request.json()).get("parts")
        (entry,) = request.app["hass"].config_entries.async_loaded_entries(MEASURED)
        coordinator = entry.runtime_data.coordinator
        gc.collect()
        (gc.disable if parts is not None else gc.enable)()
        for part in parts or ():
            self._undo.append(LEAVE_OUT[part](coordinator))
        return self.json({})


def _unheard(*modules: str) -> Callable[[Any], Callable[[], None]]:
    """Return what tells listeners of some modules of no change; all for none."""

    def leave_out(coordinator: Any) -> Callable[[], None]:
        """Take them away, and return what puts them back."""
        listeners = coordinator._listeners  # noqa: SLF001
        coordinator._listeners = {  # noqa: SLF001
            key: each
            for key, each in listeners.items()
            if modules and not each.__module__.endswith(modules)
        }
        return lambda: setattr(coordinator, "_listeners", listeners)

    return leave_out


def _unpacked(coordinator: Any) -> Callable[[], None]:
    """Write anew what was packed before; return what packs requests again."""
    store = coordinator._store  # noqa: SLF001
    store._pack = lambda _request: None  # noqa: SLF001
    return lambda: delattr(store, "_pack")


def _unapplied(coordinator: Any) -> Callable[[], None]:
    """Apply no facts; return what lets them in again."""

    async def drop(_facts: object) -> None:
        """Take facts, and do nothing with them."""

    coordinator.async_apply = drop
    return lambda: delattr(coordinator, "async_apply")


LEAVE_OUT: Final[dict[str, Callable[[Any], Callable[[], None]]]] = {
    "sensors": _unheard(".sensor"),
    "announcing": _unheard(".announcer"),
    "listeners": _unheard(),
    "packing": _unpacked,
    "applying": _unapplied,
}
"""What can be left out: each is done at once, and returns what undoes it."""
