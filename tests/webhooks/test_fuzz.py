"""Test that no payload whatever makes a parser fail, or say what can not be kept."""

from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.webhooks import (
    PARSERS,
    Context,
    InvalidPayload,
    Parsed,
)
from custom_components.status_tracker.webhooks.decoding import decode

from . import samples

ODD_TEXTS = [
    "",
    " ",
    "0",
    "null",
    "{{media_tmdbid}}",
    "\ud800",
    "\x00",
    "a\nb",
    "x" * 10_000,
    "9" * 400,
    "-1",
    "1e9",
    "\uff19",
    "\u0663",
    "\u00b2",
    "tt1",
    "anime",
    "http://[",
    "https://\u2100/",
    "../../etc/passwd",
    "S01E01-99",
    "s1e1" * 200,
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "&#x110000;",
    '\\"',
]
ODD_NUMBERS = [0, -1, 1, 2**31, 2**53, 2**64, 10**400, -(10**400), 1.5, 1e308]
SCALARS = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.sampled_from([*ODD_NUMBERS, float("nan"), float("inf")]),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=20),
)
KEYS = sorted(
    {
        key
        for service in samples.SENDERS
        for name in samples.names(service)
        for key in samples.sample(service, name)
    }
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=4),
    ),
    max_leaves=12,
)


def places(value: object) -> list[tuple[Any, Any]]:
    """Return every object or list in a value with each of its keys."""
    found: list[tuple[Any, Any]] = []
    level = [value]
    while level:
        node = level.pop()
        if isinstance(node, dict):
            found += [(node, key) for key in node]
            level += node.values()
        elif isinstance(node, list):
            found += [(node, index) for index in range(len(node))]
            level += node
    return found


@st.composite
def mutated(draw: st.DrawFn, service: Service) -> object:
    """Draw a sample of a service with some of its values changed or gone."""
    payload = samples.sample(service, draw(st.sampled_from(samples.names(service))))
    for _ in range(draw(st.integers(1, 4))):
        if not (found := places(payload)):
            break
        node, key = draw(st.sampled_from(found))
        match draw(st.sampled_from(["change", "drop", "repeat", "wrap"])):
            case "change":
                node[key] = draw(VALUES)
            case "drop":
                del node[key]
            case "repeat":
                node[key] = [node[key]] * draw(st.integers(0, 3))
            case "wrap":
                node[key] = {draw(st.sampled_from(KEYS)): node[key]}
    return payload


def parse(service: Service, payload: object) -> Parsed | None:
    """Parse a payload; None where it is refused with a line."""
    try:
        return PARSERS[service](payload, samples.context(service))
    except InvalidPayload as refusal:
        reason = str(refusal)
    if not reason or len(reason) > 150 or "\n" in reason:
        pytest.fail(f"No fit reason: {reason!r}")
    return None


def check(parsed: Parsed | None, context: Context) -> None:
    """Check that everything that is told can be kept, saved and shown."""
    if parsed is None:
        return
    assert 0 < len(parsed.event) <= 60
    assert parsed.event.isprintable() or not parsed.event.isascii()
    for fact in parsed.facts:
        assert isinstance(fact, Fact)
        assert fact.source == context.source
        assert timedelta(0) <= context.received - fact.at <= timedelta(days=1)
        check_value(fact)
    tracker = Tracker(now=context.received)
    tracker.apply(parsed.facts, context.received)


def check_value(value: object) -> None:
    """Check one value of a fact, and what is in it."""
    match value:
        case str():
            value.encode()
            assert len(value) <= 2000
        case int():
            assert -1 <= value < 2**53
        case datetime():
            assert value.tzinfo is not None
        case tuple() | frozenset():
            assert len(value) <= 5000
            for part in value:
                check_value(part)
        case _ if is_dataclass(value):
            for field in fields(value):
                check_value(getattr(value, field.name))
        case _:
            assert value is None


@pytest.mark.parametrize("service", samples.SENDERS)
@given(data=st.data())
def test_any_value_is_parsed_or_refused(service: Service, data: st.DataObject) -> None:
    """Raise nothing but a refusal, whatever the value."""
    check(parse(service, data.draw(VALUES)), samples.context(service))


@pytest.mark.parametrize("service", samples.SENDERS)
@given(data=st.data())
def test_mutated_sample_is_parsed_or_refused(
    service: Service, data: st.DataObject
) -> None:
    """Raise nothing but a refusal, whatever became of a real payload."""
    payload = data.draw(mutated(service))
    check(parse(service, payload), samples.context(service))


@pytest.mark.parametrize("service", samples.SENDERS)
@pytest.mark.parametrize("sender", samples.SENDERS)
def test_samples_of_others_are_refused(service: Service, sender: Service) -> None:
    """Refuse every payload of another service, and none of one's own."""
    for name in samples.names(sender):
        refused = parse(service, samples.sample(sender, name)) is None
        assert refused is (service is not sender), name


@pytest.mark.parametrize("service", samples.SENDERS)
@given(data=st.data())
def test_damaged_body_is_parsed_or_refused(
    service: Service, data: st.DataObject
) -> None:
    """Raise nothing but a refusal, whatever bytes of a real body are damaged."""
    name = data.draw(st.sampled_from(samples.names(service)))
    body = bytearray(json.dumps(samples.sample(service, name)).encode())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=5))
    with suppress(InvalidPayload):
        check(
            parse(service, decode(bytes(body), "text/plain")), samples.context(service)
        )


@pytest.mark.parametrize("service", samples.SENDERS)
def test_every_value_of_every_sample_may_be_anything(service: Service) -> None:
    """Put odd values in each place of each sample, all of them in turn."""
    odd: list[object] = [
        *ODD_TEXTS,
        *ODD_NUMBERS,
        float("nan"),
        None,
        True,
        [],
        {},
        [[]],
        [{}],
    ]
    for number, name in enumerate(samples.names(service)):
        payload = samples.sample(service, name)
        for place, (node, key) in enumerate(places(payload)):
            kept = node[key]
            for value in odd[(number + place) % 19 :: 19]:
                node[key] = value
                check(parse(service, payload), samples.context(service))
            node[key] = kept
