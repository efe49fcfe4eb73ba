"""Say which requests an instance of a service is there for."""

from homeassistant.config_entries import ConfigEntry

from .const import CONF_IS_4K


def is_for_4k(entry: ConfigEntry, instance: str) -> bool | None:
    """Tell whether an instance takes care of 4K alone, None if it may do both.

    Beside one that is for 4K, the others of its kind are for the rest.
    """
    subentry = entry.subentries[instance]
    if subentry.data.get(CONF_IS_4K) is True:
        return True
    kind = subentry.subentry_type
    others = (one for one in entry.subentries.values() if one.subentry_type == kind)
    return False if any(one.data.get(CONF_IS_4K) is True for one in others) else None
