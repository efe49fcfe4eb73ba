"""Test that order, repetition and gaps do not matter."""

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import given, note, strategies as st

from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.facts import Fact, LibraryFound, Playable
from custom_components.status_tracker.tracker.states import derive
from custom_components.status_tracker.tracker.terms import RequestState
from custom_components.status_tracker.tracker.tracker import Tracker

from .drawn import Story, at_least, brief, film_stories, library_stories, show_stories
from .stories import NOW, START

STORIES = st.one_of(film_stories(), show_stories(), library_stories())


def tell(facts: Iterable[Fact], *, together: bool = False) -> Tracker:
    """Return a tracker that was told facts, one by one or all at once."""
    facts = list(facts)
    note(brief(facts))
    tracker = Tracker(now=START)
    if together:
        tracker.apply(facts, NOW)
        return tracker
    for fact in facts:
        tracker.apply([fact], NOW)
    return tracker


def shuffle(data: st.DataObject, facts: Sequence[Fact]) -> list[Fact]:
    """Return facts in any order."""
    return [facts[place] for place in data.draw(st.permutations(range(len(facts))))]


def outcome(tracker: Tracker) -> list[tuple[Any, ...]]:
    """Return where every request ended, archived or not, whatever its id."""
    ends = []
    for request_id in (*tracker.requests, *tracker.archive.ids):
        request, summary = tracker.get(request_id), tracker.summary(request_id)
        assert request is not None
        assert summary is not None
        items = {
            key: state
            for key, state in tracker.item_states(request_id).items()
            if request.seasons is None or key.season in request.seasons[1]
        }
        reason = summary.attention.reason if summary.attention else None
        ends.append(
            (
                str(request.seerr),
                summary.state,
                str(reason),
                str(summary.counts),
                str(summary.failure),
                str(summary.jellyfin_id),
                str(sorted(items.items())),
            )
        )
    return sorted(ends)


@at_least(300)
@given(story=STORIES, data=st.data())
def test_order_does_not_matter(story: Story, data: st.DataObject) -> None:
    """End the same whatever the order, and however facts are bundled."""
    shuffled = shuffle(data, story.facts)
    together = data.draw(st.booleans())
    assert outcome(tell(shuffled, together=together)) == outcome(tell(story.facts))


@at_least(200)
@given(story=STORIES, data=st.data())
def test_repetition_does_not_matter(story: Story, data: st.DataObject) -> None:
    """End the same when facts are told twice."""
    places = st.integers(0, len(story.facts) - 1)
    again = [story.facts[one] for one in data.draw(st.lists(places, max_size=20))]
    facts = shuffle(data, [*story.facts, *again])
    assert outcome(tell(facts)) == outcome(tell(story.facts))


@at_least(300)
@given(story=STORIES, data=st.data())
def test_lost_intermediate_facts_do_not_matter(
    story: Story, data: st.DataObject
) -> None:
    """End the same when facts that later ones prove never arrive."""
    lost = (
        data.draw(st.sets(st.sampled_from(sorted(story.implied))))
        if story.implied
        else set()
    )
    left = [fact for place, fact in enumerate(story.facts) if place not in lost]
    shuffled = shuffle(data, left)
    assert outcome(tell(shuffled)) == outcome(tell(story.facts))


@at_least(200)
@given(story=STORIES, data=st.data())
def test_available_needs_something_playable(story: Story, data: st.DataObject) -> None:
    """Never show a request as available unless Jellyfin can play it."""
    says_so = (Playable, LibraryFound)
    facts = [fact for fact in story.facts if not isinstance(fact, says_so)]
    tracker = tell(shuffle(data, facts))
    for request_id in tracker.requests:
        summary = tracker.summary(request_id)
        assert summary is not None
        assert summary.state is not RequestState.AVAILABLE


@at_least(200)
@given(story=STORIES, cut=st.integers(0, 60))
def test_counts_add_up_at_every_step(story: Story, cut: int) -> None:
    """Let the counts add up to the wanted items after every fact."""
    tracker = tell(story.facts[:cut])
    for request_id in tracker.requests:
        summary = tracker.summary(request_id)
        assert summary is not None
        counts = summary.counts
        assert counts.wanted == (
            counts.waiting
            + counts.grabbing
            + counts.downloading
            + counts.downloaded
            + counts.importing
            + counts.anime_matching
            + counts.available
            + counts.failed
        )


@at_least(200)
@given(story=STORIES)
def test_storage_keeps_everything(story: Story) -> None:
    """Read back exactly what was written, with the same outcome."""
    tracker = tell(story.facts)
    for request_id, request in tracker.requests.items():
        copy = unpack(pack(request))
        assert copy == request
        derived = derive(copy, NOW)
        assert derived.summary == tracker.summary(request_id)


@at_least(300)
@given(story=STORIES, data=st.data())
def test_archiving_in_between_does_not_matter(
    story: Story, data: st.DataObject
) -> None:
    """End the same, in any disorder, when what is finished is packed away meanwhile."""
    lost = data.draw(st.sets(st.sampled_from(sorted(story.implied) or [-1])))
    left = [fact for place, fact in enumerate(story.facts) if place not in lost]
    again = data.draw(st.lists(st.sampled_from(left), max_size=5))
    tracker = Tracker(now=START)
    for fact in shuffle(data, [*left, *again]):
        tracker.apply([fact], NOW)
        if data.draw(st.booleans()):
            tracker.archive_finished(NOW)
    assert outcome(tracker) == outcome(tell(story.facts))
