"""Find the one request that somebody names: by its sensor, its id or its title."""

from collections.abc import Iterable, Mapping
from itertools import chain
import re
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv, entity_registry as er
import voluptuous as vol

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..namesakes import Title, marks_of, title_of
from ..tracker.correlation import title_keys
from ..tracker.facts import Subject
from ..tracker.models import MediaRequest
from ..tracker.tracker import Tracker

ATTR_REQUEST_ID: Final = "request_id"
ATTR_TITLE: Final = "title"

_WAYS: Final = (ATTR_ENTITY_ID, ATTR_REQUEST_ID, ATTR_TITLE)
_TITLE_AND_YEAR: Final = re.compile(r"(?P<title>.+?)\s*\((?P<year>\d{4})\)")

ONE_REQUEST: Final = vol.All(
    vol.Schema(
        {
            vol.Exclusive(ATTR_ENTITY_ID, "request"): cv.entity_id,
            vol.Exclusive(ATTR_REQUEST_ID, "request"): cv.string,
            vol.Exclusive(ATTR_TITLE, "request"): cv.string,
        }
    ),
    cv.has_at_least_one_key(*_WAYS),
)
"""The fields of an action that is about one request."""


def find_request(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry, data: Mapping[str, Any]
) -> MediaRequest:
    """Return the request that the fields name; raise ServiceValidationError for none.

    Of several requests for one title it is the newest that is under way.
    """
    tracker = entry.runtime_data.coordinator.tracker
    if (title := data.get(ATTR_TITLE)) is not None:
        found = requests_by_title(tracker, title)
        if not found:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="title_not_found",
                translation_placeholders={"title": title},
            )
        if len({title_of(each) for each in found}) > 1:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="title_ambiguous",
                translation_placeholders={
                    "title": title,
                    "matches": names_of(found),
                },
            )
        return max(
            found, key=lambda each: (tracker.is_unfinished(each.id), each.created_at)
        )
    if (entity_id := data.get(ATTR_ENTITY_ID)) is not None:
        entity = er.async_get(hass).async_get(entity_id)
        known = (
            tracker.get(entity.unique_id.removeprefix(f"{entry.entry_id}_"))
            if entity is not None and entity.platform == DOMAIN
            else None
        )
        if known is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="not_a_request",
                translation_placeholders={"entity": entity_id},
            )
        return known
    if (known := tracker.get(data[ATTR_REQUEST_ID])) is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="request_not_found"
        )
    return known


def requests_by_title(tracker: Tracker, text: str) -> list[MediaRequest]:
    """Return the requests with a title, which a year in brackets may follow.

    What a person names is meant, however short it is, and so is its year.
    """
    text = text.strip()
    if (match := _TITLE_AND_YEAR.fullmatch(text)) is not None:
        year = int(match["year"])
        found = [
            request
            for request in _titled(tracker, match["title"])
            if request.year is None or request.year.value == year
        ]
        if found:
            return found
    return _titled(tracker, text)


def _titled(tracker: Tracker, title: str) -> list[MediaRequest]:
    """Return the requests, archived ones too, with exactly this title."""
    keys = title_keys(Subject(title=title))
    found = {one.id: one for key in keys for one in tracker.live_with(key)}
    for request_id in chain.from_iterable(map(tracker.archive.find, keys)):
        if (request := tracker.get(request_id)) is not None:
            found.setdefault(request_id, request)
    return list(found.values())


def names_of(requests: Iterable[MediaRequest]) -> str:
    """Return titles of one name as they are told from each other."""
    titles = {title_of(each) for each in requests}
    return ", ".join(sorted(_name_among(titles, title) for title in titles))


def _name_among(titles: Iterable[Title], title: Title) -> str:
    """Return a title with its year, or with its kind where that tells nothing."""
    beside = [
        *([str(title.year)] if title.year else []),
        *([title.media_type] if marks_of(title, titles).kind or not title.year else []),
    ]
    return f"{title.name} ({', '.join(beside)})"
