"""What can go wrong when Home Assistant is asked."""

from typing import Any

type Json = dict[str, Any]


class HomeError(Exception):
    """Report what Home Assistant answered in place of what was asked for."""


class FormError(HomeError):
    """Report that a form came back, with its errors by field."""

    def __init__(self, step: Json) -> None:
        """Keep the step that was shown again."""
        super().__init__(f"{step.get('step_id')}: {step.get('errors')}")
        self.step = step
        self.errors: Json = step.get("errors") or {}
