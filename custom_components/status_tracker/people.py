"""Know who of the household asked for something in Seerr."""

from collections.abc import Iterable
from itertools import chain
from typing import Final, NamedTuple

from homeassistant.auth import EVENT_USER_ADDED, EVENT_USER_REMOVED, EVENT_USER_UPDATED
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, State, callback

from .const import CONF_PEOPLE
from .tracker.archive_row import ArchivedRow
from .tracker.tracker import Tracker

PERSON: Final = "person"
_USER_ID: Final = "user_id"
_USER_EVENTS: Final = (EVENT_USER_ADDED, EVENT_USER_UPDATED, EVENT_USER_REMOVED)


class Asker(NamedTuple):
    """Name a member of the household: their person entity and their account."""

    person: str | None = None
    user_id: str | None = None


NOBODY: Final = Asker()


class People:
    """Find the member of the household that a name in Seerr stands for.

    What the options say counts; a name that they do not mention stands for the one
    person, or else the one account, of the same name.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Read the options."""
        self._hass = hass
        self._chosen: dict[str, str | None] = {
            fold_name(row[CONF_NAME]): row.get(PERSON)
            for row in entry.options.get(CONF_PEOPLE, ())
        }
        self._accounts: dict[str, list[str]] = {}

    async def async_start(self) -> CALLBACK_TYPE:
        """Learn the names of the accounts, and follow them until told to stop."""
        await self._async_learn()

        async def changed(_event: Event) -> None:
            await self._async_learn()

        stops = [self._hass.bus.async_listen(name, changed) for name in _USER_EVENTS]

        @callback
        def stop() -> None:
            for each in stops:
                each()

        return stop

    @callback
    def async_find(self, name: str | None) -> Asker:
        """Return who a name in Seerr stands for, nobody where that is not known."""
        if not name:
            return NOBODY
        key = fold_name(name)
        if key in self._chosen:
            return self._of_person(self._chosen[key])
        return self.async_guess(name)

    @callback
    def async_guess(self, name: str) -> Asker:
        """Return who has the same name in Home Assistant, if only one has."""
        key = fold_name(name)
        persons = self._hass.states.async_all(PERSON)
        called = [each for each in persons if key in _names_of(each)]
        if len(called) == 1:
            return self._of_person(called[0].entity_id)
        accounts = self._accounts.get(key, [])
        if called or len(accounts) != 1:
            return NOBODY
        (user_id,) = accounts
        owners = [
            each.entity_id
            for each in persons
            if each.attributes.get(_USER_ID) == user_id
        ]
        return Asker(owners[0] if owners else None, user_id)

    def _of_person(self, entity_id: str | None) -> Asker:
        """Return a person with their account."""
        if entity_id is None or (state := self._hass.states.get(entity_id)) is None:
            return NOBODY
        return Asker(entity_id, state.attributes.get(_USER_ID))

    async def _async_learn(self) -> None:
        """Note which accounts there are."""
        accounts: dict[str, list[str]] = {}
        for user in await self._hass.auth.async_get_users():
            if user.name and user.is_active and not user.system_generated:
                accounts.setdefault(fold_name(user.name), []).append(user.id)
        self._accounts = accounts


async def async_known_askers(hass: HomeAssistant, tracker: Tracker) -> list[str]:
    """Return the names of all who ever asked for something, each once, in order."""
    live = [
        each.requested_by.value
        for each in tracker.requests.values()
        if each.requested_by
    ]
    # A long history would hold the event loop up.
    return await hass.async_add_executor_job(_each_once, live, tracker.archive.rows())


def _each_once(live: Iterable[str], archived: Iterable[ArchivedRow]) -> list[str]:
    """Return names in order, however they are written."""
    found: dict[str, str] = {}
    for name in chain(live, (row.headline.requested_by for row in archived)):
        if name:
            found.setdefault(fold_name(name), name)
    return [found[key] for key in sorted(found)]


def _names_of(person: State) -> set[str]:
    """Return what a person is called: by name, and in its entity id."""
    return {
        fold_name(person.name),
        fold_name(person.object_id.replace("_", " ")),
    }


def fold_name(name: str) -> str:
    """Return a name as it compares."""
    return " ".join(name.casefold().split())
