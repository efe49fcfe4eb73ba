"""Test the parser of what Jellyfin's Webhook plugin sends."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.status_tracker.tracker.facts import (
    AvailabilityHinted,
    Playable,
    Subject,
)
from custom_components.status_tracker.tracker.models import FILM, ItemKey, MediaIds
from custom_components.status_tracker.tracker.terms import MediaType, Service
from custom_components.status_tracker.webhooks import InvalidPayload

from . import samples

COPPER = "6c94d68f1f4619f3c0de76ff68ca83bf"
CRANE = "61f53b822cff1eff897bec2d81cb1d18"
NINE = "c61035eefe1aa8835b9b3c12614fc304"
KITSUNE = "662c4bf173a89c41103dff02ac53b656"
SENT = datetime(2026, 1, 20, 18, 24, 5, 309778, tzinfo=UTC)


def film(item: str = COPPER, **ids: Any) -> Subject:
    """Return the film that samples are about."""
    is_copper = item == COPPER
    return Subject(
        media_type=MediaType.MOVIE,
        ids=MediaIds(jellyfin=item, **ids),
        title="The Copper Lighthouse" if is_copper else "Paper Crane Orbit",
        year=2024 if is_copper else 2022,
    )


def show(series: str = NINE, shoko_file: int | None = None, **ids: Any) -> Subject:
    """Return the show that samples are about."""
    is_nine = series == NINE
    return Subject(
        media_type=MediaType.TV,
        ids=MediaIds(jellyfin=series, **ids),
        shoko_file=shoko_file,
        title="Harbour Nine" if is_nine else "Kitsune Post Office",
        year=2023 if is_nine else 2025,
    )


CRANE_SHOKO = Subject(
    media_type=MediaType.MOVIE,
    ids=MediaIds(anidb=990301, shoko_series=301, jellyfin=CRANE),
    shoko_file=30111,
    title="Paper Crane Orbit",
    year=2022,
)
HINTS = {
    "item_added__movie": film(tmdb=9100101, imdb="tt99100101"),
    "item_added__movie__template": film(tmdb=9100101, imdb="tt99100101"),
    "item_added__movie_no_provider_ids": film(),
    "item_added__anime_movie__tmdb": film(CRANE, tmdb=9100301, imdb="tt99100301"),
    "item_added__anime_movie__shokofin": CRANE_SHOKO,
    "item_added__tv_series": show(tmdb=9200201, tvdb=990201, imdb="tt99200201"),
    "item_added__tv_season": show(),
    "item_added__tv_episode_1": show(),
    "item_added__tv_episode_1__template": show(),
    "item_added__tv_episode_2": show(),
    "item_added__tv_episode_2_after_upgrade": show(),
    "item_added__tv_episode_3": show(),
    "item_added__anime_tv_series__tmdb": show(
        KITSUNE, tmdb=9200401, tvdb=990401, imdb="tt99200401"
    ),
    "item_added__anime_tv_series__shokofin": show(
        KITSUNE, anidb=990401, shoko_series=401
    ),
    "item_added__anime_tv_season__shokofin": show(KITSUNE),
    "item_added__anime_tv_episode_1__shokofin": show(KITSUNE, 40111),
    "item_added__anime_tv_episode_2__shokofin": show(KITSUNE, 40112),
    "item_added__anime_tv_episode_3__shokofin": show(KITSUNE, 40113),
}
EPISODE_1 = "cc8be68a95fbb417dd7341081d28d0a8"
EPISODE_2 = "84f638fb0a165b3f322fc9c2cf0805db"
LOSSES = {
    "item_deleted__movie": (film(tmdb=9100101, imdb="tt99100101"), COPPER, FILM, None),
    "item_deleted__anime_movie__shokofin": (CRANE_SHOKO, CRANE, FILM, None),
    "item_deleted__tv_episode_1": (show(), EPISODE_1, ItemKey(1, 1), NINE),
    "item_deleted__tv_episode_2_after_upgrade": (
        show(),
        EPISODE_2,
        ItemKey(1, 2),
        NINE,
    ),
    "item_deleted__tv_series": (
        show(tmdb=9200201, tvdb=990201, imdb="tt99200201"),
        NINE,
        None,
        None,
    ),
}
IGNORED = ["playback_start__movie_ignored"]


def item(name: str, **changes: Any) -> dict[str, Any]:
    """Return a sample with changes."""
    return samples.sample(Service.JELLYFIN, name) | changes


def hinted(payload: dict[str, Any]) -> AvailabilityHinted:
    """Return the only hint in a payload."""
    return samples.only(samples.parse(Service.JELLYFIN, payload), AvailabilityHinted)


def lost(payload: dict[str, Any]) -> list[Playable]:
    """Return the losses in a payload."""
    facts = samples.parse(Service.JELLYFIN, payload).facts
    return [fact for fact in facts if isinstance(fact, Playable)]


def test_every_sample_is_expected() -> None:
    """Leave no sample of Jellyfin without an expectation."""
    assert samples.names(Service.JELLYFIN) == sorted([*HINTS, *LOSSES, *IGNORED])


@pytest.mark.parametrize(("name", "subject"), HINTS.items(), ids=HINTS)
def test_added_item_is_a_hint(name: str, subject: Subject) -> None:
    """Tell which title to ask Jellyfin for, never an episode's ids as the show's."""
    parsed = samples.parse_sample(Service.JELLYFIN, name)
    assert samples.kinds(parsed.facts) == ["AvailabilityHinted"]
    assert parsed.facts[0].subject == subject
    assert parsed.event == "ItemAdded"


@pytest.mark.parametrize(("name", "loss"), LOSSES.items(), ids=LOSSES)
def test_deleted_item_is_lost(
    name: str, loss: tuple[Subject, str, ItemKey | None, str | None]
) -> None:
    """Tell which item can no longer be played."""
    parsed = samples.parse_sample(Service.JELLYFIN, name)
    fact = samples.only(parsed, Playable)
    assert len(parsed.facts) == 1
    assert not fact.playable
    assert (fact.subject, fact.jellyfin_id, fact.item, fact.series_id) == loss
    assert fact.height is None


@pytest.mark.parametrize("name", IGNORED)
def test_other_notification_is_acknowledged(name: str) -> None:
    """Tell nothing of what does not concern the library."""
    parsed = samples.parse_sample(Service.JELLYFIN, name)
    assert (parsed.event, parsed.facts, parsed.test) == ("PlaybackStart", (), False)


@pytest.mark.parametrize("kind", ["BoxSet", "MusicAlbum", "Audio", "Person"])
@pytest.mark.parametrize("event", ["ItemAdded", "ItemDeleted"])
def test_other_item_is_acknowledged(event: str, kind: str) -> None:
    """Tell nothing of items that nobody waits for."""
    payload = item("item_added__movie", NotificationType=event, ItemType=kind)
    assert samples.parse(Service.JELLYFIN, payload).facts == ()


def test_deleted_season_is_a_reason_to_ask() -> None:
    """Have Jellyfin asked which episodes went with their season."""
    payload = item("item_added__tv_season", NotificationType="ItemDeleted")
    assert hinted(payload).subject == show()


def test_deleted_file_with_several_episodes() -> None:
    """Tell the loss of every episode of a file."""
    payload = item("item_deleted__tv_episode_1", EpisodeNumberEnd=3)
    facts = lost(payload)
    assert [fact.item for fact in facts] == [ItemKey(1, n) for n in (1, 2, 3)]
    assert {fact.jellyfin_id for fact in facts} == {EPISODE_1}


@pytest.mark.parametrize("end", [0, -1, 10**9, 102, None, "", "x"])
def test_odd_end_of_a_file_is_ignored(end: object) -> None:
    """Tell of one episode where the last one makes no sense."""
    payload = item("item_deleted__tv_episode_1", EpisodeNumberEnd=end)
    payload["EpisodeNumber"] = 2
    assert [fact.item for fact in lost(payload)] == [ItemKey(1, 2)]


def test_deleted_episode_without_numbers_is_told_by_its_id() -> None:
    """Tell a loss of which Jellyfin no longer knows the place."""
    payload = item("item_deleted__tv_episode_1")
    for field in ("SeasonNumber", "SeriesName", "SeriesId", "Year"):
        del payload[field]
    (fact,) = lost(payload)
    assert (fact.item, fact.jellyfin_id) == (None, EPISODE_1)
    assert fact.subject == Subject(media_type=MediaType.TV)


def test_special_is_in_season_0() -> None:
    """Keep the season of the specials apart from a missing one."""
    for zero in (0, "0"):
        payload = item("item_deleted__tv_episode_1", SeasonNumber=zero)
        assert [fact.item for fact in lost(payload)] == [ItemKey(0, 1)]


def test_template_says_the_same_as_all_properties() -> None:
    """Understand numbers as text and ids with dashes."""
    for name in ("movie", "tv_episode_1"):
        template = hinted(item(f"item_added__{name}__template"))
        complete = hinted(item(f"item_added__{name}"))
        assert template.subject == complete.subject
    deleted = item("item_added__tv_episode_1__template", NotificationType="ItemDeleted")
    (fact,) = lost(deleted)
    assert (fact.item, fact.jellyfin_id, fact.series_id) == (
        ItemKey(1, 1),
        EPISODE_1,
        NINE,
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ('He said \\"hi\\"', 'He said "hi"'),
        ("Tom &amp; Jerry&#x27;s", "Tom & Jerry's"),
        ("&quot;Quoted&quot;", '"Quoted"'),
        ("&lt;b&gt;", "<b>"),
        ("  Two\r\nlines ", "Two lines"),
        ("Nul\x00l", "Nul l"),
        ("{{Name}}", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_title_is_read_as_it_was_meant(name: object, title: str | None) -> None:
    """Undo what the plugin or a template did to a title."""
    assert hinted(item("item_added__movie", Name=name)).subject.title == title


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2026-01-20T18:24:05.3097789Z", SENT),
        ("2026-01-20T19:24:05.3097789+01:00", SENT),
        ("2026-01-20T18:24:05.3097789", SENT),
        ("2026-01-20T18:45:00Z", samples.RECEIVED),
        ("2026-01-19T18:00:00Z", samples.RECEIVED),
        ("2026-01-22T18:00:00Z", samples.RECEIVED),
        ("0001-01-01T00:00:00+14:00", samples.RECEIVED),
        ("yesterday", samples.RECEIVED),
        ("", samples.RECEIVED),
        (None, samples.RECEIVED),
        (1768933445, samples.RECEIVED),
    ],
)
def test_time_of_notification(told: object, at: datetime) -> None:
    """Believe Jellyfin's clock only about the last day."""
    assert hinted(item("item_added__movie", UtcTimestamp=told)).at == at
    assert timedelta(0) <= samples.RECEIVED - at <= timedelta(days=1)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (None, "The body is not a JSON object"),
        ({}, "The payload has no NotificationType"),
        ({"NotificationType": None}, "The payload has no NotificationType"),
        ({"NotificationType": "ItemAdded"}, "ItemAdded has no ItemType"),
        (
            {"NotificationType": "ItemAdded", "ItemType": "Movie", "Name": ""},
            "ItemAdded has no Name or Provider_tmdb",
        ),
        (
            item("item_deleted__movie", ItemId="0" * 32),
            "ItemDeleted has no ItemId",
        ),
        (
            {"eventType": "Grab", "movie": {}},
            "This is a Radarr payload on a Jellyfin address",
        ),
        (
            {"notification_type": "TEST_NOTIFICATION"},
            "This is a Seerr payload on a Jellyfin address",
        ),
    ],
)
def test_payload_is_refused(payload: object, reason: str) -> None:
    """Say why a payload can not be used."""
    with pytest.raises(InvalidPayload) as refusal:
        samples.parse(Service.JELLYFIN, payload)
    assert str(refusal.value) == reason
