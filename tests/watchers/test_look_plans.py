"""Test when requests are looked for in Jellyfin."""

import itertools

import pytest

from custom_components.status_tracker.watchers.look_plans import LookPlans, Pace


def looks_until(plans: LookPlans, end: float, *, is_near: bool) -> list[float]:
    """Return when a request is looked at up to a time, while it is waited for."""
    times: list[float] = []
    while (now := plans.next_due()) is not None and now <= end:
        for look in plans.due(now, 10):
            times.append(now)
            plans.looked_at(look, now, now, is_waiting=True, is_near=is_near)
    return times


def test_what_is_near_is_looked_for_ever_slower() -> None:
    """Look at once, after 10, 20, 40 seconds, at last every ten minutes, for ever."""
    plans = LookPlans(Pace())
    plans.add(["r"], 0, anew=True)
    times = looks_until(plans, 3700, is_near=True)
    gaps = [after - before for before, after in itertools.pairwise(times)]
    assert times[0] == 0
    assert gaps[:7] == [10, 20, 40, 80, 160, 320, 600]
    assert set(gaps[7:]) == {600}


@pytest.mark.parametrize(
    ("is_anew", "expected"),
    [
        pytest.param(True, [0, 10, 30, 70, 150, 310], id="hinted"),
        pytest.param(False, [0], id="merely-new"),
    ],
)
def test_what_is_not_near_is_given_up(is_anew: bool, expected: list[float]) -> None:
    """Look some times after a hint, and once without one."""
    plans = LookPlans(Pace())
    plans.add(["r"], 0, anew=is_anew)
    assert looks_until(plans, 10_000, is_near=False) == expected
    assert plans.next_due() is None


def test_news_begin_the_quick_attempts_again() -> None:
    """Look at once and often again when something happens."""
    plans = LookPlans(Pace())
    plans.add(["r"], 0, anew=True)
    looks_until(plans, 1000, is_near=True)
    plans.add(["r"], 1001, anew=True)
    assert looks_until(plans, 1040, is_near=True) == [1001, 1011, 1031]


def test_news_during_a_look_are_not_lost() -> None:
    """Look again, and verify, when something happens while a look is on its way."""
    plans = LookPlans(Pace())
    plans.add(["r"], 0)
    (look,) = plans.due(0, 10)
    plans.add(["r"], 1, verify=True)
    plans.looked_at(look, 0, 2, is_waiting=False, is_near=False)
    assert [(one.request_id, one.verify) for one in plans.due(2, 10)] == [("r", True)]


def test_what_nobody_waits_for_is_looked_at_once() -> None:
    """Drop a plan after its look when the request is finished."""
    plans = LookPlans(Pace())
    plans.add(["r"], 0, anew=True, verify=True)
    (look,) = plans.due(0, 10)
    plans.looked_at(look, 0, 0, is_waiting=False, is_near=True)
    assert not plans.is_due(10**9)


def test_oldest_looks_come_first_and_requests_go() -> None:
    """Take so many looks at a time, the oldest first, of known requests only."""
    plans = LookPlans(Pace())
    for number in range(5):
        plans.add([f"r{number}"], number, leads=["a", f"l{number}"])
    assert [look.request_id for look in plans.due(3, 2)] == ["r0", "r1"]
    plans.keep(["r3"])
    (look,) = plans.due(9, 9)
    assert look.leads == {"a", "l3"}
    plans.add(["r3"], 9, leads=[f"m{number}" for number in range(100)])
    assert len(plans.due(9, 9)[0].leads) == 20


def test_search_follows_after_some_attempts() -> None:
    """Let Jellyfin search by title from the third attempt on."""
    plans = LookPlans(Pace())
    plans.add(["r"], 0, anew=True)
    searched = []
    for _ in range(4):
        now = plans.next_due()
        assert now is not None
        (look,) = plans.due(now, 1)
        searched.append(look.search)
        plans.looked_at(look, now, now, is_waiting=True, is_near=True)
    assert searched == [False, False, True, True]
