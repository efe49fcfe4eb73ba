"""Test that access to a real qBittorrent is kept, and given up where it is refused."""

from http import HTTPStatus

from aiohttp import ClientSession, DummyCookieJar

from custom_components.status_tracker.clients.errors import (
    BANNED,
    CREDENTIALS_REFUSED,
    Fault,
)
from custom_components.status_tracker.tracker.terms import DownloadPhase

from .following import Following, begin, hurry
from .qbittorrent import PASSWORD, RealQBittorrent, require_qbittorrent
from .torrents import Release

require_qbittorrent()


async def test_ended_session_is_renewed_unnoticed(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
) -> None:
    """Sign in again and go on to the end, without a word of trouble."""
    await following.follow(film)
    await begin(leecher, film, seeder)
    seen = await following.until_beyond(0.0)
    before = following.cookies

    await leecher.sign_out(before)

    await following.until_beyond(seen.progress)
    assert following.cookies != before
    await hurry(leecher, film)
    await following.until_phase(DownloadPhase.COMPLETE)
    assert all(reachable for reachable, _ in following.room.health_log)
    assert following.refusals == 0


async def test_session_that_idled_too_long_is_renewed(
    leecher: RealQBittorrent, film: Release, following: Following
) -> None:
    """Sign in again where the sessions end between two polls."""
    await leecher.set_preferences(web_ui_session_timeout=1)
    await leecher.add(film, paused="true")
    await following.follow(film, waiting=1.2)
    await following.until_phase(DownloadPhase.PAUSED)
    before = following.cookies

    await following.room.until(lambda: following.cookies not in ({}, before), "anew")

    assert all(reachable for reachable, _ in following.room.health_log)
    assert following.refusals == 0


async def test_restart_is_survived(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
) -> None:
    """Tell that it went and came back, and take up its download again."""
    await following.follow(film)
    await begin(leecher, film, seeder)
    seen = await following.until_beyond(0.0)
    room = following.room

    await leecher.stop()
    await room.until(lambda: room.health["qb"].reachable is False, "away")
    await leecher.start()
    await room.until(lambda: room.health["qb"].reachable is True, "back")
    await seeder.connect(film, leecher)
    await hurry(leecher, film)

    await following.until_phase(DownloadPhase.COMPLETE)
    assert following.seen[-1].progress > seen.progress
    assert following.refusals == 0


async def test_wrong_password_is_tried_once(
    leecher: RealQBittorrent, film: Release, following: Following
) -> None:
    """Stop at the first refusal, which leaves room for the user to sign in."""
    await leecher.set_preferences(web_ui_max_auth_fail_count=2)

    await following.follow(film, password="wrong")

    room = following.room
    await room.until(lambda: following.refusals == 1, "refused")
    assert room.health["qb"].reachable is False
    assert room.health["qb"].last_error == Fault(CREDENTIALS_REFUSED)
    # A second attempt would have banned this address.
    assert (await following.make_client().probe()).name == "qBittorrent"


async def test_ban_is_waited_out(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
) -> None:
    """Take no ban for wrong credentials, and come back when it has ended."""
    await leecher.set_preferences(web_ui_max_auth_fail_count=2, web_ui_ban_duration=4)
    async with ClientSession(cookie_jar=DummyCookieJar()) as stranger:
        answers = [await leecher.sign_in("guess", stranger) for _ in range(2)]
        banned, _ = await leecher.sign_in(PASSWORD, stranger)
    assert answers[0] == (HTTPStatus.OK, "Fails.")
    assert banned == HTTPStatus.FORBIDDEN

    await following.follow(film)
    room = following.room
    await room.until(lambda: room.health["qb"].reachable is False, "banned")
    assert room.health["qb"].last_error == Fault(BANNED)
    await begin(leecher, film, seeder)
    await hurry(leecher, film)

    await following.until_phase(DownloadPhase.COMPLETE)
    assert room.health["qb"].reachable
    assert following.refusals == 0
