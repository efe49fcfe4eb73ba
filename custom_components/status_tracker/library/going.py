"""Know what is deleted while the library is read: it may have been read before."""

from collections.abc import Iterator
from contextlib import contextmanager

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..deletion.deletions import DELETIONS
from ..deletion.models import Deletion, StepKind
from ..deletion.worker import SIGNAL_DELETION


@contextmanager
def watch_going(hass: HomeAssistant) -> Iterator[set[str]]:
    """Give the items of Jellyfin that deletions are about, as they become known.

    Until the block ends: what has left Jellyfin by then may still be in a page that
    was read before.
    """
    going: set[str] = set()

    @callback
    def note(deletion: Deletion) -> None:
        going.update(
            thing.id
            for step in deletion.steps
            if step.kind is StepKind.LIBRARY
            for thing in step.objects
        )

    unsubscribe = async_dispatcher_connect(hass, SIGNAL_DELETION, note)
    try:
        for deletion in hass.data[DELETIONS].jobs.open.values():
            note(deletion)
        yield going
    finally:
        unsubscribe()
