"""Test the simulated Seerr API as a client sees it."""

from collections.abc import AsyncIterator
import json
from typing import Any

import aiohttp
import pytest

from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.seerr import Seerr
from tests.stack.seerr_records import RequestStatus
from tests.stack.stack import Stack

from .receiver import Receiver

TEMPLATE = {"notification_type": "{{notification_type}}", "subject": "{{subject}}"}
ONCE = json.dumps(TEMPLATE)
TWICE = json.dumps(ONCE)
TMDB_ID = COPPER_LIGHTHOUSE.tmdb_id


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    """Return an HTTP client."""
    async with aiohttp.ClientSession() as session:
        yield session


async def _call(
    client: aiohttp.ClientSession, seerr: Seerr, path: str, **more: Any
) -> tuple[int, Any]:
    """Call the API and return status and body."""
    async with client.request(
        more.pop("method", "GET"),
        f"{seerr.url}/api/v1/{path}",
        headers={"X-Api-Key": seerr.api_key},
        **more,
    ) as response:
        if response.content_type == "application/json":
            return response.status, await response.json()
        return response.status, await response.text()


async def test_key_is_needed(client: aiohttp.ClientSession, stack: Stack) -> None:
    """Answer 401 without a key, 403 to a wrong one, and the status to anybody."""
    statuses = []
    for path, headers in (
        ("auth/me", {}),
        ("auth/me", {"X-Api-Key": "wrong"}),
        ("auth/me", {"X-Api-Key": stack.seerr.api_key}),
        ("settings/public", {}),
    ):
        async with client.get(
            f"{stack.seerr.url}/api/v1/{path}", headers=headers
        ) as response:
            statuses.append(response.status)

    assert statuses == [401, 403, 200, 200]


@pytest.mark.parametrize(
    ("version", "payload", "works"),
    [
        pytest.param("2.7.3", ONCE, False, id="old-once"),
        pytest.param("2.7.3", TWICE, True, id="old-twice"),
        pytest.param("3.1.0", ONCE, False, id="3.1-once"),
        pytest.param("3.4.0", ONCE, True, id="new-once"),
        pytest.param("3.4.0", TWICE, False, id="new-twice"),
    ],
)
async def test_payload_template_is_encoded_by_version(
    client: aiohttp.ClientSession,
    receiver: Receiver,
    version: str,
    payload: str,
    works: bool,
) -> None:
    """Take both encodings, and send only with the version's own."""
    seerr = Seerr(version=version)
    await seerr.start()
    hook = "settings/notifications/webhook"
    body = {
        "enabled": True,
        "types": 222,
        "options": {"webhookUrl": receiver.url, "jsonPayload": payload},
    }

    test, _ = await _call(client, seerr, f"{hook}/test", method="POST", json=body)
    saved, _ = await _call(client, seerr, hook, method="POST", json=body)
    _, setting = await _call(client, seerr, hook)
    await seerr.announce(seerr.create_request(COPPER_LIGHTHOUSE))
    await seerr.stop()

    assert saved == 200
    assert test == (204 if works else 500)
    shown = setting["options"]["jsonPayload"]
    assert (isinstance(shown, str) and isinstance(json.loads(shown), dict)) == works
    told = ["TEST_NOTIFICATION", "MEDIA_PENDING"] if works else []
    assert receiver.events() == told


async def test_list_is_checked_and_leaves_seasons_out(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Refuse an unknown parameter; show the media's seasons only for one request."""
    wish = stack.seerr.create_request(HARBOUR_NINE)

    status, _ = await _call(client, stack.seerr, "request", params={"foo": "1"})
    wrong, _ = await _call(client, stack.seerr, "request", params={"filter": "odd"})
    _, page = await _call(client, stack.seerr, "request", params={"take": "5"})
    _, single = await _call(client, stack.seerr, f"request/{wish.id}")

    assert (status, wrong) == (400, 400)
    assert page["pageInfo"]["results"] == 1
    assert "seasons" not in page["results"][0]["media"]
    assert page["results"][0]["seasons"][0]["seasonNumber"] == 1
    assert single["media"]["seasons"][0]["seasonNumber"] == 1


async def test_unknown_film_is_a_failure(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Answer 500 for a TMDB id that nobody knows and 404 for a request."""
    assert (await _call(client, stack.seerr, "movie/1"))[0] == 500
    assert (await _call(client, stack.seerr, "request/1"))[0] == 404


async def test_approve_by_api_tells_and_passes_on(
    client: aiohttp.ClientSession, stack: Stack, receiver: Receiver
) -> None:
    """Answer at once; webhook and Radarr follow."""
    wish = stack.seerr.create_request(COPPER_LIGHTHOUSE)

    status, body = await _call(
        client, stack.seerr, f"request/{wish.id}/approve", method="POST"
    )
    await stack.seerr.settle()

    assert (status, body["status"]) == (200, RequestStatus.APPROVED)
    assert sorted(receiver.events()) == ["MEDIA_APPROVED", "MovieAdded"]
    assert stack.radarr.find(TMDB_ID) is not None


async def test_radarr_that_is_down_makes_the_request_fail(
    stack: Stack, receiver: Receiver
) -> None:
    """Tell MEDIA_FAILED after the approval, and recover by a retry."""
    await stack.radarr.stop()
    story = FilmStory(stack, COPPER_LIGHTHOUSE, Options(auto_approved=True))

    await story.advance_to("wish")

    assert receiver.events() == ["MEDIA_AUTO_APPROVED", "MEDIA_FAILED"]
    assert story.request.status.name == "FAILED"
    await stack.radarr.start()
    await stack.seerr.retry(story.request)
    assert story.request.status.name == "APPROVED"


async def test_media_file_is_deleted_through_radarr(
    client: aiohttp.ClientSession, stack: Stack, receiver: Receiver
) -> None:
    """Delete the film with its files, then Seerr's own record with its requests."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.finish()
    media = story.request.media

    status, _ = await _call(
        client, stack.seerr, f"media/{media.id}/file", method="DELETE"
    )
    gone, _ = await _call(client, stack.seerr, f"media/{media.id}", method="DELETE")
    again, _ = await _call(client, stack.seerr, f"media/{media.id}", method="DELETE")

    assert (status, gone, again) == (204, 204, 404)
    assert not stack.disk.under(COPPER_LIGHTHOUSE.folder)
    assert not stack.seerr.requests
    assert receiver.events()[-1] == "MovieDelete"


async def test_media_file_without_a_server_is_never_answered(
    client: aiohttp.ClientSession,
) -> None:
    """Hang, as the real handler does."""
    seerr = Seerr(titles=[COPPER_LIGHTHOUSE])
    await seerr.start()
    media = seerr.add_media(COPPER_LIGHTHOUSE)

    with pytest.raises(TimeoutError):
        await _call(
            client,
            seerr,
            f"media/{media.id}/file",
            method="DELETE",
            timeout=aiohttp.ClientTimeout(total=0.2),
        )
    await seerr.stop()


async def test_poster_is_drawn(client: aiohttp.ClientSession, stack: Stack) -> None:
    """Serve the poster of a known title without a key."""
    path = f"/imageproxy/tmdb/t/p/w342{COPPER_LIGHTHOUSE.poster}"
    async with client.get(f"{stack.seerr.url}{path}") as response:
        text = await response.text()

    assert response.content_type == "image/svg+xml"
    assert "Copper" in text


async def test_csrf_protection_refuses_writes(client: aiohttp.ClientSession) -> None:
    """Refuse every write with 403 while reads work."""
    seerr = Seerr(csrf=True, titles=[COPPER_LIGHTHOUSE])
    await seerr.start()

    read, _ = await _call(client, seerr, "auth/me")
    write, body = await _call(
        client,
        seerr,
        "request",
        method="POST",
        json={"mediaType": "movie", "mediaId": TMDB_ID},
    )
    await seerr.stop()

    assert (read, write, body["message"]) == (200, 403, "invalid csrf token")
