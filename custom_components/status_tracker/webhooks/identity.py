"""Tell in another program what is ours, and what is to be entered there."""

from dataclasses import dataclass, field
import re
from typing import Final

from ..clients.parsing import JsonObject

_PATH: Final = re.compile(r"/api/webhook/([0-9a-f]{64})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Know what is ours in another program.

    `marker` is the part of the address that only this sender has, `name` what its
    webhook is called, the same after everything was removed and set up again.
    `addresses` are Home Assistant's own, `ids` the webhook ids that are in use.
    """

    marker: str = field(repr=False)
    name: str
    addresses: frozenset[str]
    ids: frozenset[str] = field(repr=False)

    def is_former(self, url: str | None) -> bool:
        """Tell whether an address has the form of ours, and is out of use."""
        found = _PATH.search(url or "")
        return found is not None and found[1] not in self.ids

    def is_here(self, url: str | None) -> bool:
        """Tell whether an address leads to this Home Assistant."""
        return any((url or "").startswith(f"{each}/") for each in self.addresses)

    def has_our_name(self, name: str | None) -> bool:
        """Tell whether something is called as we call it, numbered or not."""
        return (name or "").startswith(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Say where a service shall send to, and what it shall send along."""

    url: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Say what a service has set: our address, and what ours would replace.

    `url` is None where ours is switched off.
    """

    is_ours: bool = False
    url: str | None = field(default=None, repr=False)
    replaces: JsonObject | None = field(default=None, repr=False)
    is_taken: bool = False
    taken_by: str = field(default="", repr=False)


def webhook_path(url: str | None) -> str | None:
    """Return the path of a webhook of Home Assistant in an address."""
    found = _PATH.search(url or "")
    return found[0] if found else None
