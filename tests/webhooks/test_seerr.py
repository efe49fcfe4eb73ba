"""Test the parser of Seerr's notifications."""

from typing import Any, NamedTuple

import pytest

from custom_components.status_tracker.tracker.facts import (
    Authority,
    AvailabilityHinted,
    Described,
    Wished,
)
from custom_components.status_tracker.tracker.models import MediaIds, SeerrRef
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    Service,
    WishStatus,
)
from custom_components.status_tracker.webhooks import InvalidPayload

from . import samples

MOVIE, TV = MediaType.MOVIE, MediaType.TV
LIGHTHOUSE = "6c94d68f1f4619f3c0de76ff68ca83bf"
HARBOUR = "c61035eefe1aa8835b9b3c12614fc304"
POSTERS = "https://image.tmdb.org/t/p/w600_and_h900_bestv2/"


class Wish(NamedTuple):
    """Say what a sample tells of a wish."""

    status: WishStatus
    request: int
    kind: MediaType
    tmdb: int
    title: str
    year: int | None
    user: str
    tvdb: int | None = None
    seasons: set[int] | None = None
    is_4k: bool = False
    imdb: str | None = None
    jellyfin: str | None = None
    hint: bool = False


PENDING, APPROVED = WishStatus.PENDING, WishStatus.APPROVED
COPPER = (101, MOVIE, 9100101, "The Copper Lighthouse", 2024, "alice")
COPPER_4K = (108, MOVIE, 9100101, "The Copper Lighthouse", 2024, "alice")
NINE = (102, TV, 9200201, "Harbour Nine", 2023, "bob", 990201, {1})
CRANE = (103, MOVIE, 9100301, "Paper Crane Orbit", 2022, "alice")
KITSUNE = (104, TV, 9200401, "Kitsune Post Office", 2025, "bob", 990401, {1})
TRAM = (105, MOVIE, 9100501, "Midnight Tram to Nowhere", 2019, "bob")
GLASS = (106, MOVIE, 9100601, "Glass Meridian", 2026, "alice")
QUARRY = (107, TV, 9200701, "Quarry Lane", 2021, "bob", 990701, {2, 3})
WISHES = {
    "media_pending__movie": Wish(PENDING, *COPPER),
    "media_pending__movie_4k": Wish(PENDING, *COPPER_4K, is_4k=True),
    "media_pending__movie_declined_later": Wish(PENDING, *TRAM),
    "media_pending__movie_no_poster_no_year": Wish(
        PENDING, 109, MOVIE, 9100701, "Untitled Lantern Project", None, "alice"
    ),
    "media_pending__anime_tv": Wish(PENDING, *KITSUNE),
    "media_approved__movie": Wish(APPROVED, *COPPER),
    "media_approved__movie_after_retry": Wish(APPROVED, *GLASS),
    "media_approved__anime_tv": Wish(APPROVED, *KITSUNE),
    "media_auto_approved__tv": Wish(APPROVED, *NINE),
    "media_auto_approved__anime_movie": Wish(APPROVED, *CRANE),
    "media_declined__movie": Wish(WishStatus.DECLINED, *TRAM),
    "media_failed__movie": Wish(WishStatus.FAILED, *GLASS),
    "media_failed__tv": Wish(WishStatus.FAILED, *QUARRY),
    "media_available__movie": Wish(APPROVED, *COPPER, hint=True),
    "media_available__movie_4k": Wish(APPROVED, *COPPER_4K, is_4k=True, hint=True),
    "media_available__movie__template_3_3": Wish(
        APPROVED, *COPPER, imdb="tt99100101", jellyfin=LIGHTHOUSE, hint=True
    ),
    "media_available__movie_already_available__3_3": Wish(
        APPROVED, 110, *COPPER[1:], imdb="tt99100101", jellyfin=LIGHTHOUSE, hint=True
    ),
    "media_available__tv": Wish(APPROVED, *NINE, hint=True),
    "media_available__tv__template_3_3": Wish(
        APPROVED, *NINE, jellyfin=HARBOUR, hint=True
    ),
    "media_available__anime_movie": Wish(APPROVED, *CRANE, hint=True),
    "media_available__anime_tv": Wish(APPROVED, *KITSUNE, hint=True),
}
ACKNOWLEDGED = {
    "issue_comment__tv": ("ISSUE_COMMENT", False),
    "issue_created__tv": ("ISSUE_CREATED", False),
    "issue_reopened__tv": ("ISSUE_REOPENED", False),
    "issue_resolved__tv": ("ISSUE_RESOLVED", False),
    "test_notification": ("TEST_NOTIFICATION", True),
}


def film(**changes: Any) -> dict[str, Any]:
    """Return a pending film with changes at the top level."""
    return samples.sample(Service.SEERR, "media_pending__movie") | changes


def test_every_sample_is_expected() -> None:
    """Leave no sample of Seerr without an expectation."""
    assert samples.names(Service.SEERR) == sorted([*WISHES, *ACKNOWLEDGED])


@pytest.mark.parametrize(("name", "wish"), WISHES.items(), ids=WISHES)
def test_wish_of_sample(name: str, wish: Wish) -> None:
    """Tell the wish, its title and who asked for it."""
    parsed = samples.parse_sample(Service.SEERR, name)
    fact = samples.only(parsed, Wished)
    subject = fact.subject
    assert fact.status is wish.status
    assert fact.seasons == (frozenset(wish.seasons) if wish.seasons else None)
    assert fact.requested_by == wish.user
    assert subject.seerr == SeerrRef("seerr-1", wish.request)
    assert subject.media_type is wish.kind
    assert subject.ids == MediaIds(
        tmdb=wish.tmdb, tvdb=wish.tvdb, imdb=wish.imdb, jellyfin=wish.jellyfin
    )
    assert (subject.title, subject.year) == (wish.title, wish.year)
    assert subject.is_4k is wish.is_4k
    hints = ["AvailabilityHinted"] if wish.hint else []
    assert samples.kinds(parsed.facts) == ["Wished", "Described", *hints]
    assert {fact.at for fact in parsed.facts} == {samples.RECEIVED}
    assert {fact.subject for fact in parsed.facts} == {subject}
    assert not parsed.test


@pytest.mark.parametrize(("name", "expected"), ACKNOWLEDGED.items(), ids=ACKNOWLEDGED)
def test_other_sample_is_acknowledged(name: str, expected: tuple[str, bool]) -> None:
    """Tell nothing of issues and tests, but name them."""
    parsed = samples.parse_sample(Service.SEERR, name)
    assert parsed.facts == ()
    assert (parsed.event, parsed.test) == expected


def test_unknown_notification_is_acknowledged() -> None:
    """Accept what a later version may send."""
    parsed = samples.parse(Service.SEERR, film(notification_type="MEDIA_POLISHED"))
    assert (parsed.event, parsed.facts, parsed.test) == ("MEDIA_POLISHED", (), False)


def test_description_of_wish() -> None:
    """Present the title with Seerr's poster and overview, above all others."""
    parsed = samples.parse_sample(Service.SEERR, "media_approved__movie")
    described = samples.only(parsed, Described)
    assert described.authority is Authority.WISH
    assert described.poster == f"{POSTERS}cOpPerL1ghth0use.jpg"
    assert described.overview is not None
    assert described.overview.startswith("When the last lighthouse")


@pytest.mark.parametrize(
    "image",
    [
        "",
        None,
        7,
        f"{POSTERS[:-1]}null",
        f"{POSTERS}null",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "/avatarproxy/1.jpg",
        "//example.org/1.jpg",
        "http://user:word@example.org/1.jpg",
        "https://",
        "https://[",
        'https://example.org/"><script>',
        "https://example.org/a b.jpg",
        "https://example.org/" + "a" * 3000,
        "{{image}}",
    ],
)
def test_poster_is_dropped(image: object) -> None:
    """Take no poster but a web address that leads to one."""
    parsed = samples.parse(Service.SEERR, film(image=image))
    assert samples.only(parsed, Described).poster is None


@pytest.mark.parametrize(
    ("subject", "title", "year"),
    [
        ("Harbour Nine (2023)", "Harbour Nine", 2023),
        ("1923 (2022)", "1923", 2022),
        ("Untitled", "Untitled", None),
        ("Movie (Extended) (2001)", "Movie (Extended)", 2001),
        ("(2001)", "(2001)", None),
        ("Code (0451)", "Code (0451)", None),
        ("Two\nlines (2001)", "Two lines", 2001),
        ("{{subject}}", None, None),
        ("", None, None),
        (None, None, None),
        ("x" * 10_000, "x" * 300, None),
        ("Half a pair \ud83d (2001)", "Half a pair ?", 2001),
    ],
    ids=str,
)
def test_title_and_year(subject: object, title: str | None, year: int | None) -> None:
    """Split the title from its year, whatever else it holds."""
    told = samples.only(
        samples.parse(Service.SEERR, film(subject=subject)), Wished
    ).subject
    assert (told.title, told.year) == (title, year)


@pytest.mark.parametrize(
    ("event", "is_4k"),
    [
        ("New 4K Movie Request", True),
        ("4K Series Request Approved", True),
        ("New Movie Request", False),
        ("New 14Kx Request", False),
        ("", None),
        (None, None),
        ("{{event}}", None),
    ],
)
def test_4k_is_read_from_the_headline(event: object, is_4k: bool | None) -> None:
    """Tell a 4K wish by its headline, and nothing without one."""
    parsed = samples.parse(Service.SEERR, film(event=event))
    assert samples.only(parsed, Wished).subject.is_4k is is_4k


def test_jellyfin_id_is_not_that_of_the_4k_version() -> None:
    """Drop the id of the plain version from a wish for 4K."""
    payload = samples.sample(Service.SEERR, "media_available__movie__template_3_3")
    payload["event"] = "4K Movie Request Now Available"
    hint = samples.only(samples.parse(Service.SEERR, payload), AvailabilityHinted)
    assert hint.subject.ids.jellyfin is None


@pytest.mark.parametrize(
    ("username", "expected"),
    [
        ("alice", "alice"),
        ("alice@example.org", "alice"),
        ("Alice <alice@example.org>", "Alice <alice>"),
        ("@alice", "@alice"),
        ("", None),
        (None, None),
        ("{{requestedBy_username}}", None),
    ],
)
def test_requester_is_no_mail_address(username: object, expected: str | None) -> None:
    """Name who asked without the domain of a mail address."""
    payload = film()
    payload["request"]["requestedBy_username"] = username
    assert (
        samples.only(samples.parse(Service.SEERR, payload), Wished).requested_by
        == expected
    )


def test_mail_address_is_nowhere() -> None:
    """Keep the requester's mail address out of every fact."""
    for name in samples.names(Service.SEERR):
        assert "@" not in repr(samples.parse_sample(Service.SEERR, name))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", {1}),
        ("1, 2", {1, 2}),
        ("0,3", {0, 3}),
        (" 12 ", {12}),
        ("", None),
        ("all", None),
        (None, None),
        ("1, 999999999", {1}),
        ("{{x}}", None),
    ],
)
def test_requested_seasons(value: object, expected: set[int] | None) -> None:
    """Read the seasons from the extra field, 0 for the specials."""
    payload = samples.sample(Service.SEERR, "media_auto_approved__tv")
    payload["extra"] = [
        {"name": "Affected Season", "value": "7"},
        "junk",
        {"name": "Requested Seasons", "value": value},
    ]
    seasons = samples.only(samples.parse(Service.SEERR, payload), Wished).seasons
    assert seasons == expected


@pytest.mark.parametrize("extra", [None, [], {}, "1", [None]], ids=repr)
def test_seasons_are_unknown_without_the_extra_field(extra: object) -> None:
    """Say nothing of seasons where nothing is said."""
    payload = samples.sample(Service.SEERR, "media_auto_approved__tv")
    payload["extra"] = extra
    assert samples.only(samples.parse(Service.SEERR, payload), Wished).seasons is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("9100101", 9100101),
        (9100101, 9100101),
        ("", None),
        ("0", None),
        (0, None),
        (None, None),
        ("{{media_tmdbid}}", None),
        (True, None),
        (-4, None),
        (1.5, None),
        (10**30, None),
        ("9" * 5000, None),
    ],
)
def test_id_forms(value: object, expected: int | None) -> None:
    """Read an id in each form that a template may give it."""
    payload = film()
    payload["media"]["tmdbId"] = value
    payload["request"]["request_id"] = value
    subject = samples.only(samples.parse(Service.SEERR, payload), Wished).subject
    assert subject.ids.tmdb == expected
    assert (subject.seerr and subject.seerr.request_id) == expected


def test_failure_tells_its_headline() -> None:
    """Give the reason of a failure in Seerr's words, and none elsewhere."""
    failed = samples.parse_sample(Service.SEERR, "media_failed__tv")
    assert samples.only(failed, Wished).reason == "Series Request Failed"
    declined = samples.parse_sample(Service.SEERR, "media_declined__movie")
    assert samples.only(declined, Wished).reason is None


def test_wish_without_request_block_is_told() -> None:
    """Know a wish by its title where a template leaves the request out."""
    subject = samples.only(
        samples.parse(Service.SEERR, film(request=None)), Wished
    ).subject
    assert (subject.seerr, subject.ids.tmdb) == (None, 9100101)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ([], "The body is not a JSON object"),
        (None, "The body is not a JSON object"),
        ({}, "The payload has no notification_type"),
        ({"notification_type": 7}, "The payload has no notification_type"),
        ({"notification_type": "{{x}}"}, "The payload has no notification_type"),
        (film(media=None), "MEDIA_PENDING has no media"),
        (film(media=[]), "MEDIA_PENDING has no media"),
        (
            {"notification_type": "MEDIA_PENDING", "media": {"media_type": "tv"}},
            "MEDIA_PENDING has no tmdbId or request_id",
        ),
        (
            {"eventType": "Grab", "movie": {}},
            "This is a Radarr payload on a Seerr address",
        ),
        (
            {"eventType": "Health", "instanceName": "My Sonarr"},
            "This is a Sonarr payload on a Seerr address",
        ),
        (
            {"eventType": "Health"},
            "This is a Radarr or Sonarr payload on a Seerr address",
        ),
        (
            {"NotificationType": "ItemAdded"},
            "This is a Jellyfin payload on a Seerr address",
        ),
    ],
)
def test_payload_is_refused(payload: object, reason: str) -> None:
    """Say why a payload can not be used."""
    with pytest.raises(InvalidPayload) as refusal:
        samples.parse(Service.SEERR, payload)
    assert str(refusal.value) == reason
