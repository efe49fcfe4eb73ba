"""Test that no answer of any service breaks what reads it."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from types import CodeType, UnionType
from typing import Any, TypeAliasType, Union, get_args, get_origin, get_type_hints

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.status_tracker.clients import (
    MediaType,
    arr_activity,
    arr_models,
    arr_webhook,
    jellyfin_models,
    qbittorrent_models,
    radarr_models,
    seerr_models,
    seerr_webhook,
    shoko_models,
    sonarr_models,
)
from custom_components.status_tracker.clients.parsing import JsonObject

from .test_parsing import JSON, ODD

type Parser = Callable[[JsonObject], object]

MODULES = (
    arr_activity,
    arr_models,
    arr_webhook,
    jellyfin_models,
    qbittorrent_models,
    radarr_models,
    seerr_models,
    seerr_webhook,
    shoko_models,
    sonarr_models,
)


def parse_title(data: JsonObject) -> object:
    """Return the title in an answer."""
    return seerr_models.parse_title(data, MediaType.TV, 1)


PARSERS: dict[str, Parser] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in MODULES
    for name, function in vars(module).items()
    if name.startswith("parse_") and function.__module__ == module.__name__
} | {"seerr_models.parse_title": parse_title}
NO_OBJECT = {"arr_models.parse_alternates"}


def keys_of(code: CodeType) -> set[str]:
    """Return the texts in a function and what is inside it."""
    found = {value for value in code.co_consts if isinstance(value, str)}
    for value in code.co_consts:
        if isinstance(value, CodeType):
            found |= keys_of(value)
    return found


def keys_in(*modules: Any) -> list[str]:
    """Return all keys that the functions of some modules may read."""
    functions = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(getattr(value, "__code__", None), CodeType)
    ]
    found = {key for function in functions for key in keys_of(function.__code__)}
    return sorted(key for key in found if key.isidentifier())


KEYS = keys_in(*MODULES)
VALUES = st.sampled_from([*ODD, 7, "7", -1, 0, "2026-01-20T18:21:11Z"]) | JSON
OBJECTS = st.recursive(
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=12),
    lambda inner: st.dictionaries(
        st.sampled_from(KEYS), inner | st.lists(inner, max_size=3), max_size=12
    ),
    max_leaves=6,
)
IDS: JsonObject = {"id": 1, "ID": 1, "Id": "1" * 32, "hash": "a" * 40, "Key": "k"}


def test_every_key_is_tried() -> None:
    """The keys of all services are among those that are tried."""
    assert {"trackedDownloadState", "ProviderIds", "jellyfinMediaId", "eta"} <= set(
        KEYS
    )
    assert len(PARSERS) > 20


def fits(value: object, kind: Any) -> bool:
    """Tell whether a value, and what is in it, is of the type that was promised."""
    if kind in (Any, object):
        return True
    if isinstance(kind, TypeAliasType):
        return fits(value, kind.__value__)
    whole, parts = get_origin(kind), get_args(kind)
    if whole in (Union, UnionType):
        return any(fits(value, part) for part in parts)
    if whole is None:
        is_exact = type(value) is kind if kind in (int, float, bool, str) else True
        return isinstance(value, kind) and is_exact and fields_fit(value)
    if not isinstance(value, whole):
        return False
    if isinstance(value, Mapping):
        key, inner = parts
        return all(fits(k, key) and fits(v, inner) for k, v in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(fits(each, parts[0]) for each in value)
    return True


def fields_fit(value: object) -> bool:
    """Tell whether the fields of what was read hold what their types say."""
    if not is_dataclass(value):
        return True
    hints = get_type_hints(type(value))
    return all(fits(getattr(value, one.name), hints[one.name]) for one in fields(value))


@pytest.mark.parametrize("name", sorted(PARSERS.keys() - NO_OBJECT))
@settings(max_examples=40)
@given(data=OBJECTS)
def test_any_answer_is_read_as_what_it_shall_be(name: str, data: JsonObject) -> None:
    """Raise for no object, with an id or without, and read no value as another kind."""
    for known in ({}, IDS, {"IDs": {"ID": 3}, "tmdbId": 4, "name": "x"}):
        read = PARSERS[name](data | known)
        assert fields_fit(read), read
