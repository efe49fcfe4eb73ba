"""Notice which branches of the product run for the first time."""

from pathlib import Path
import sys
from types import CodeType, TracebackType
from typing import Final, Self

from .loaded import loaded_codes

PRODUCT: Final = str(Path(__file__).resolve().parents[1] / "custom_components")

_TOOL: Final = 4
_EVENTS: Final = (
    sys.monitoring.events.LINE,
    sys.monitoring.events.BRANCH_LEFT,
    sys.monitoring.events.BRANCH_RIGHT,
)


class Coverage:
    """Count lines and branches as they run for the first time.

    Each place reports once and is then switched off, so what was reached before
    costs nothing.
    """

    def __init__(self, root: str = PRODUCT) -> None:
        """Look at the code below a folder; nothing is watched yet."""
        self.fresh = 0
        self.total = 0
        self._root = root

    def __enter__(self) -> Self:
        """Begin to watch."""
        sys.monitoring.use_tool_id(_TOOL, "fuzz")
        for event in _EVENTS:
            sys.monitoring.register_callback(_TOOL, event, self._reached)
        for code in loaded_codes(self._root):
            sys.monitoring.set_local_events(_TOOL, code, sum(_EVENTS))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Watch no more."""
        sys.monitoring.free_tool_id(_TOOL)

    def restart(self) -> None:
        """Count everything anew."""
        self.fresh = self.total = 0
        sys.monitoring.restart_events()

    def take(self) -> int:
        """Return how many places were reached for the first time since the last."""
        fresh, self.fresh = self.fresh, 0
        self.total += fresh
        return fresh

    def _reached(self, _code: CodeType, *_place: int) -> object:
        """Count a place, and hear of it no more."""
        self.fresh += 1
        return sys.monitoring.DISABLE
