"""Say what an action is, for the table that they are registered from."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers.typing import VolSchemaType


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Describe one action: its name, what it takes and what it answers."""

    name: str
    handler: Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]]
    schema: VolSchemaType
    response: SupportsResponse
    is_admin_only: bool = False
