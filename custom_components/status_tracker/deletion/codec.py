"""Write deletions as JSON values and read them back, field by field by their types.

Reading checks every value, so a damaged record is an error and never a strange
deletion.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from .models import Deletion, StepRecord

type Json = dict[str, Any]

_NOT_KEPT: Final[Mapping[type, frozenset[str]]] = {StepRecord: frozenset({"due"})}


def pack_deletion(deletion: Deletion) -> Json:
    """Return a deletion as JSON values; what is as it was at first is left out."""
    packed: Json = _pack(deletion)
    return packed


def unpack_deletion(packed: object) -> Deletion:
    """Return the deletion in JSON values; raise ValueError for anything else."""
    try:
        found: Deletion = _unpack(Deletion, packed)
    except (ArithmeticError, AttributeError, LookupError, TypeError) as err:
        raise ValueError("No deletion") from err
    return found


def pack_value(value: object) -> Any:
    """Return any part of a deletion as JSON values."""
    return _pack(value)


def _pack(value: Any) -> Any:
    """Return a value as JSON values."""
    match value:
        case StrEnum():
            return value.value
        case datetime():
            return value.isoformat()
        case set() | frozenset():
            return sorted(_pack(each) for each in value)
        case tuple() | list():
            return [_pack(each) for each in value]
        case Mapping():
            return {str(key): _pack(each) for key, each in value.items()}
    if is_dataclass(value):
        left_out = _NOT_KEPT.get(type(value), frozenset())
        return {
            field.name: _pack(found)
            for field in fields(value)
            if field.name not in left_out
            and (found := getattr(value, field.name)) != _default(field)
        }
    return value


def _default(field: Any) -> object:
    """Return what a field holds at first."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Return the types of a class's fields."""
    return get_type_hints(kind)


def _unpack(hint: Any, value: Any) -> Any:
    """Return a value of a type from JSON values."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _unpack_union(arguments, value)
    if origin is not None:
        return _unpack_collection(origin, arguments, value)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        left_out = _NOT_KEPT.get(hint, frozenset())
        known = {field.name for field in fields(hint)} - left_out
        return hint(
            **{
                name: _unpack(hints[name], each)
                for name, each in value.items()
                if name in known
            }
        )
    if hasattr(hint, "_fields"):
        hints = _hints(hint)
        pairs = zip(hint._fields, value, strict=True)
        return hint(*(_unpack(hints[name], each) for name, each in pairs))
    if hint is datetime:
        return _read_time(value)
    if issubclass(hint, StrEnum):
        return hint(value)
    return _of_type(hint, value)


def _unpack_union(arguments: tuple[Any, ...], value: Any) -> Any:
    """Return a value of one of several types, None if that is one of them."""
    if value is None and NoneType in arguments:
        return None
    kinds = [each for each in arguments if each is not NoneType]
    if len(kinds) == 1:
        return _unpack(kinds[0], value)
    if type(value) in kinds:
        return value
    raise ValueError("A value of another type")


def _unpack_collection(origin: Any, arguments: tuple[Any, ...], value: Any) -> Any:
    """Return a collection of values."""
    if issubclass(origin, Mapping):
        of_key, of_value = arguments
        return {
            _unpack_key(of_key, key): _unpack(of_value, each)
            for key, each in value.items()
        }
    make: Callable[[Collection[Any]], Any] = origin
    return make([_unpack(arguments[0], each) for each in _of_type(list, value)])


def _unpack_key(hint: Any, key: str) -> Any:
    """Return a key, which JSON knows as text only."""
    return int(key) if hint is int else _unpack(hint, key)


def _of_type(hint: type, value: Any) -> Any:
    """Return a value that is of a type already."""
    if type(value) is not hint:
        raise ValueError("A value of another type")
    return value


def _read_time(value: Any) -> datetime:
    """Return an aware time."""
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError("A time without a zone")
    return time
