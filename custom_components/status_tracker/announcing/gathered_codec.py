"""Write down what was gathered of a request, so that a kill does not lose it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
import json
from typing import Any

import orjson

from ..tracker.models import ItemKey
from ..tracker.terms import AttentionReason
from .happenings import Happening, Kind


@dataclass(slots=True, kw_only=True)
class Gathered:
    """Hold what was gathered of one request and not told yet.

    `attention` is the reason to look at it before the gathering began, once any
    change of that was gathered; `found_late` is when it was found with a past.
    """

    happenings: dict[Kind, Happening] = field(default_factory=dict)
    knows_attention: bool = False
    attention: AttentionReason | None = None
    found_late: datetime | None = None

    def __bool__(self) -> bool:
        """Return whether there is anything to keep."""
        return bool(self.happenings) or self.found_late is not None


def pack_gathered(gathered: Gathered) -> str:
    """Return what was gathered as JSON text."""
    document: dict[str, Any] = {}
    if gathered.happenings:
        document["held"] = [_pack(each) for each in gathered.happenings.values()]
    if gathered.knows_attention:
        document["attention"] = gathered.attention
    if gathered.found_late is not None:
        document["late"] = gathered.found_late.isoformat()
    return orjson.dumps(document).decode()


def unpack_gathered(request_id: str, text: str) -> Gathered:
    """Return what was gathered of a request; raise ValueError for any other text."""
    try:
        document = json.loads(text)
        late = document.get("late")
        attention = document.get("attention")
        return Gathered(
            happenings={
                each.kind: each
                for each in _unpack_all(request_id, document.get("held", ()))
            },
            knows_attention="attention" in document,
            attention=None if attention is None else AttentionReason(attention),
            found_late=None if late is None else _time(late),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as err:
        raise ValueError("Not what was gathered of a request") from err


def pack_departure(told: Iterable[tuple[Happening, Mapping[str, Any]]]) -> str:
    """Return as JSON text what is to be told of a request that nobody knows then."""
    return orjson.dumps([[_pack(each), payload] for each, payload in told]).decode()


def unpack_departure(
    request_id: str, text: str
) -> list[tuple[Happening, dict[str, Any]]]:
    """Return what is to be told of a request; raise ValueError for any other text."""
    try:
        return [
            (happening, dict(payload))
            for row, payload in json.loads(text)
            for happening in _unpack_all(request_id, [row])
        ]
    except (AttributeError, KeyError, TypeError, ValueError) as err:
        raise ValueError("Not what is to be told of a request") from err


def _pack(happening: Happening) -> dict[str, Any]:
    """Return a happening as JSON keeps it."""
    packed: dict[str, Any] = {
        "kind": happening.kind.value,
        "at": happening.at.isoformat(),
        "items": sorted(map(list, happening.items)),
        "reason": happening.reason,
        "detail": happening.detail,
    }
    return {name: value for name, value in packed.items() if value}


def _unpack_all(
    request_id: str, rows: Iterable[Mapping[str, Any]]
) -> Iterable[Happening]:
    """Yield the happenings that JSON kept."""
    for row in rows:
        yield Happening(
            request_id=request_id,
            kind=Kind(row["kind"]),
            at=_time(row["at"]),
            items=frozenset(
                ItemKey(int(season), int(number))
                for season, number in row.get("items", ())
            ),
            reason=row.get("reason"),
            detail=row.get("detail"),
        )


def _time(text: str) -> datetime:
    """Return a time that has a zone; raise ValueError for any other text."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("A time without a zone")
    return time
