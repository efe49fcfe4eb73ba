"""Check that every error that is shown has a text, and let searches end soon."""

import pytest

from custom_components.status_tracker.actions import request_services, retry
from tests.translations import check_translations

__all__ = ["check_translations", "impatient"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, and not for long."""
    monkeypatch.setattr(retry, "_LOOK_EVERY", 0.01)
    monkeypatch.setattr(request_services, "PATIENCE", 0.5)
