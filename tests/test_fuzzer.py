"""Test that the fuzzer finds what it is to find, and nothing in the product."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from custom_components.status_tracker.tracker.changes import Change, Changes
from custom_components.status_tracker.tracker.codec import pack
from custom_components.status_tracker.tracker.terms import RequestState, Service
from fuzz import answers, feeds, rows, webhooks
from fuzz.coverage import Coverage
from fuzz.engine import BrokenPromise, Fuzzer, Target
from fuzz.promises import NOW, check_changes
from fuzz.webhooks import Room, known_requests
from fuzz.words import product_words

HERE = str(Path(__file__).resolve())
INPUTS = 60


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """Return what runs the targets."""
    with asyncio.Runner() as runner:
        yield runner


def read(data: bytes) -> None:
    """Break on bytes that nobody meets by chance, though each is a step."""
    if data[:1] == b"s" and data[1:2] == b"t" and data[2:3] == b"e":
        step(data)


def step(data: bytes) -> None:
    """Break in the end."""
    if data[3:4] == b"p":
        raise KeyError("found")


def test_coverage_leads_to_a_planted_defect() -> None:
    """Find a defect step by step, which blind chance would need ages for."""
    with Coverage(HERE) as coverage:
        target = Target("planted", [b"0000"], read)
        report = Fuzzer(coverage, seed=1).fuzz(target, inputs=60_000)
    assert [each.what for each in report.findings.values()] == ["KeyError: 'found'"]
    assert report.kept >= 3


def test_endless_input_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """End an input that never ends, and say so."""
    monkeypatch.setattr("fuzz.engine._ENDLESS", 0.1)

    def hang(_data: bytes) -> None:
        while True:
            pass

    with Coverage() as coverage:
        target = Target("endless", [b""], hang)
        report = Fuzzer(coverage).fuzz(target, inputs=1)
    assert any("takes more than" in each.what for each in report.findings.values())


@pytest.mark.parametrize("is_told", [True, False], ids=["unnamed", "unspoken"])
def test_changed_request_that_nothing_names_is_found(is_told: bool) -> None:
    """Notice a request that changed although the payload is about another."""
    room = Room(Service.SEERR, known_requests())
    before = {key: pack(request) for key, request in room.tracker.requests.items()}
    request_id, request = next(iter(room.tracker.requests.items()))
    request.aliases.add("Another")
    after = room.tracker.summary(request_id)
    change = Change(request_id=request_id, before=after, after=after)
    changes = Changes(requests={request_id: change} if is_told else {})
    with pytest.raises(BrokenPromise, match=request_id):
        check_changes(room.tracker, before, changes, {"tmdbId": 123456789})
    assert after is not None
    assert after.state in RequestState


def test_error_in_an_endpoint_is_found(
    runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notice an error that an endpoint caught and logged."""

    def break_down(*_: Any) -> SimpleNamespace:
        raise RuntimeError

    parsers = dict.fromkeys(webhooks.SENDERS, break_down)
    sender = webhooks.Sender(Service.RADARR, runner)
    monkeypatch.setattr(
        "custom_components.status_tracker.webhooks.endpoint.PARSERS", parsers
    )
    with pytest.raises(BrokenPromise, match="Unexpected RuntimeError"):
        sender.run(b"{}")


def test_some_inputs_break_nothing(runner: asyncio.Runner) -> None:
    """Feed every target with its seeds and some mutations of them."""
    targets = [
        *webhooks.targets(runner),
        *answers.targets(runner),
        *feeds.targets(runner),
        *rows.targets(),
    ]
    findings: list[str] = []
    with Coverage() as coverage:
        fuzzer = Fuzzer(coverage, seed=NOW.year, words=product_words())
        for target in targets:
            report = fuzzer.fuzz(target, inputs=INPUTS)
            assert report.inputs >= min(INPUTS, len(target.seeds))
            findings += [
                f"{each.target}: {each.what} at {each.where}: {each.data[:500]!r}"
                for each in report.findings.values()
                # A machine that is busy with others is no finding.
                if not each.what.startswith("takes more")
            ]
    assert findings == []
