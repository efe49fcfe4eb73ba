"""Test that a title of the library can be deleted everywhere."""

import pytest

from custom_components.status_tracker.actions import deletion_setup
from custom_components.status_tracker.const import DOMAIN
from tests.actions.conftest import FAST
from tests.actions.home import traces
from tests.stack.catalogue import REFERENCE
from tests.stack.world import Title

from .sync_home import SyncHome, counts


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let deletions ask again soon."""
    monkeypatch.setattr(deletion_setup, "PACE", FAST)


@pytest.mark.parametrize(
    "title", REFERENCE, ids=["film", "show", "anime film", "anime show"]
)
async def test_title_of_the_library_is_deleted_everywhere(
    home: SyncHome, title: Title
) -> None:
    """Leave no trace of a title that only the sync knew."""
    await home.restart()
    home.own(REFERENCE)
    await home.read()
    answer = await home.hass.services.async_call(
        DOMAIN,
        "delete_request",
        {"request_id": home.known(title).id},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    await home.stack.shoko.settled()
    assert not traces(home.stack, title)
    assert home.find(title) is None
    assert counts(await home.read()) == {"unchanged": 3}
