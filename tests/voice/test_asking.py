"""Test which titles are meant by what was heard."""

from difflib import SequenceMatcher
from typing import Final, override

import pytest

from custom_components.status_tracker.tracker.ids import fold_title
from custom_components.status_tracker.tracker.terms import MediaType, RequestState
from custom_components.status_tracker.voice.asking import Titled, choose, find_matches

ASKING: Final = "custom_components.status_tracker.voice.asking"
TITLES: Final = (
    ("Bocchi the Rock!", "ぼっち・ざ・ろっく"),
    ("The Rock",),
    ("Star Trek: Strange New Worlds",),
    ("Star Wars",),
    ("Spider-Man: Across the Spider-Verse",),
    ("Amélie", "Le Fabuleux Destin d'Amélie Poulain"),
    ("It",),
    ("Up",),
    ("The Lord of the Rings: The Two Towers",),
    ("The Lord of the Rings: The Return of the King",),
    ("Frieren: Beyond Journey's End", "葬送のフリーレン"),
    ("Shōgun",),
)


def titled(
    titles: tuple[str, ...],
    number: int = 0,
    state: RequestState = RequestState.AVAILABLE,
) -> Titled:
    """Return a request with some titles."""
    return Titled(str(number), titles, 2000 + number, MediaType.TV, state, number)


def meant(heard: str) -> list[str]:
    """Return the titles that are meant."""
    known = [titled(titles, number) for number, titles in enumerate(TITLES)]
    return sorted(each.titles[0] for each in choose(find_matches(heard, known)))


@pytest.mark.parametrize(
    ("heard", "title"),
    [
        ("Bocchi the Rock", "Bocchi the Rock!"),
        ("bochi the rock", "Bocchi the Rock!"),
        ("botchy the rock", "Bocchi the Rock!"),
        ("bocchi", "Bocchi the Rock!"),
        ("bochi", "Bocchi the Rock!"),
        ("ぼっち・ざ・ろっく", "Bocchi the Rock!"),
        ("the rock", "The Rock"),
        ("strange new worlds", "Star Trek: Strange New Worlds"),
        ("strange new world", "Star Trek: Strange New Worlds"),
        ("the series star wars", "Star Wars"),
        ("spiderman across the spider verse", "Spider-Man: Across the Spider-Verse"),
        ("amelie", "Amélie"),
        ("le fabuleux destin d'amelie", "Amélie"),
        ("it", "It"),
        ("the two towers", "The Lord of the Rings: The Two Towers"),
        ("return of the king", "The Lord of the Rings: The Return of the King"),
        ("freeren", "Frieren: Beyond Journey's End"),
        ("フリーレン", "Frieren: Beyond Journey's End"),
        ("shogun", "Shōgun"),
        ("show gun", "Shōgun"),
        ("Shogun 2011", "Shōgun"),
    ],
)
def test_title_is_recognized(heard: str, title: str) -> None:
    """Know a title that was said in part, or heard wrong."""
    assert meant(heard) == [title]


@pytest.mark.parametrize(
    "heard", ["", "!?", "titanic", "what is it about", "supper", "Shogun 1980", "a"]
)
def test_nothing_is_recognized_in_other_words(heard: str) -> None:
    """Mean nothing by what sounds like nothing."""
    assert meant(heard) == []


def test_several_are_meant_by_what_they_share() -> None:
    """Leave it open where several titles are as good."""
    assert meant("lord of the rings") == [
        "The Lord of the Rings: The Return of the King",
        "The Lord of the Rings: The Two Towers",
    ]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((RequestState.AVAILABLE, RequestState.SEARCHING), ["1"]),
        ((RequestState.DOWNLOADING, RequestState.AVAILABLE), ["0"]),
        ((RequestState.AVAILABLE, RequestState.AVAILABLE), ["1", "0"]),
        ((RequestState.SEARCHING, RequestState.DOWNLOADING), ["1", "0"]),
    ],
)
def test_the_one_under_way_is_meant(
    states: tuple[RequestState, ...], expected: list[str]
) -> None:
    """Mean the one that somebody waits for, where two have one name."""
    known = [titled(("Dune",), number, state) for number, state in enumerate(states)]
    assert [each.request_id for each in choose(find_matches("dune", known))] == expected


def test_long_history_is_hardly_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare letter by letter only the few titles that have what was said."""
    compared = 0

    class Noting(SequenceMatcher[str]):
        """Count what is compared."""

        @override
        def ratio(self) -> float:
            nonlocal compared
            compared += 1
            return super().ratio()

    monkeypatch.setattr(f"{ASKING}.SequenceMatcher", Noting)
    known = [titled((f"The Long Way Number {number}",), 0) for number in range(10_000)]
    known.append(titled(("Bocchi the Rock!",), 1))
    found = choose(find_matches("botchy the rock", known))
    assert [each.request_id for each in found] == ["1"]
    assert 0 < compared < 100


def test_endless_question_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare no more of what was said than anybody says."""
    folded: list[int] = []

    def fold(text: str) -> str:
        """Note how long the text is."""
        folded.append(len(text))
        return fold_title(text)

    monkeypatch.setattr(f"{ASKING}.fold_title", fold)
    known = [titled((f"The Long Way Number {number}",), 0) for number in range(20)]
    heard = "".join(chr(0x4E00 + number % 20_000) for number in range(200_000))
    assert find_matches(heard, known) == []
    assert len(folded) == len(known) + 1
    assert max(folded) <= 1_000
