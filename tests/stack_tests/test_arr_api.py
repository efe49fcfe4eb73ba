"""Test the simulated v3 APIs as a client sees them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.film_story import FilmStory
from tests.stack.player import Delivery, Options
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack, Versions

from .receiver import Receiver


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    """Return an HTTP client."""
    async with aiohttp.ClientSession() as session:
        yield session


def _webhook(url: str, **more: Any) -> dict[str, Any]:
    """Return the body that sets a webhook up."""
    return {
        "name": "Status Tracker",
        "implementation": "Webhook",
        "configContract": "WebhookSettings",
        "tags": [],
        "onGrab": True,
        "onImportComplete": True,
        "nobodyKnowsThis": 1,
        "fields": [
            {"name": "url", "value": url},
            {"name": "method", "value": 1},
            {"name": "username", "value": "ann"},
            {"name": "password", "value": "secret"},
            {"name": "headers", "value": [{"key": "X-Key", "value": "v"}]},
        ],
        **more,
    }


async def _call(
    client: aiohttp.ClientSession, stack: Stack, arr: str, path: str, **more: Any
) -> tuple[int, Any]:
    """Call an API and return status and body."""
    service = stack.radarr if arr == "radarr" else stack.sonarr
    method = more.pop("method", "GET")
    async with client.request(
        method,
        f"{service.url}/api/v3/{path}",
        headers={"X-Api-Key": service.api_key},
        **more,
    ) as response:
        if response.content_type == "application/json":
            return response.status, await response.json()
        return response.status, await response.text()


@pytest.mark.parametrize("arr", ["radarr", "sonarr"])
async def test_key_is_needed(
    client: aiohttp.ClientSession, stack: Stack, arr: str
) -> None:
    """Take the key as header or query and answer 401 without."""
    service = stack.services[arr]
    url = f"{service.url}/api/v3/system/status"
    statuses = []
    key = stack.radarr.api_key if arr == "radarr" else stack.sonarr.api_key
    for query, headers in (
        ({}, {}),
        ({}, {"X-Api-Key": "wrong"}),
        ({"apikey": key}, {}),
        ({}, {"X-Api-Key": key}),
    ):
        async with client.get(url, params=query, headers=headers) as response:
            statuses.append(response.status)

    assert statuses == [401, 401, 200, 200]


@pytest.mark.parametrize("arr", ["radarr", "sonarr"])
async def test_webhook_is_tested_before_it_is_saved(
    client: aiohttp.ClientSession, stack: Stack, receiver: Receiver, arr: str
) -> None:
    """Send a test first, save with 201, mask the password, refuse the name twice."""
    url = f"{receiver.url}/mine"
    body = _webhook(url)

    status, saved = await _call(
        client, stack, arr, "notification", method="POST", json=body
    )

    assert status == 201
    (test,) = receiver.received
    assert test.body["eventType"] == "Test"
    assert test.headers["X-Key"] == "v"
    values = {each["name"]: each["value"] for each in saved["fields"]}
    assert values["url"] == url
    assert values["password"] == "********"
    assert saved["onGrab"] is True
    assert ("onImportComplete" in saved) == (arr == "sonarr")
    assert "nobodyKnowsThis" not in saved
    status, errors = await _call(
        client,
        stack,
        arr,
        "notification",
        method="POST",
        json=_webhook(url, name="status tracker"),
    )
    assert (status, errors[0]["errorMessage"]) == (400, "Should be unique")


async def test_webhook_is_not_saved_when_its_test_fails(
    client: aiohttp.ClientSession, stack: Stack, receiver: Receiver
) -> None:
    """Answer 400 for a refusal and 500 when nobody listens."""
    receiver.status = 500
    known = len(stack.sonarr.notifications.connections)

    status, errors = await _call(
        client,
        stack,
        "sonarr",
        "notification",
        method="POST",
        json=_webhook(receiver.url),
    )
    assert status == 400
    assert errors[0]["propertyName"] == "Url"
    await receiver.stop()
    status, error = await _call(
        client,
        stack,
        "sonarr",
        "notification",
        method="POST",
        json=_webhook(receiver.url),
    )
    assert (status, "message" in error) == (500, True)
    assert len(stack.sonarr.notifications.connections) == known


async def test_webhook_can_be_changed_and_deleted(
    client: aiohttp.ClientSession, stack: Stack, receiver: Receiver
) -> None:
    """Keep the masked password on a change, and answer {} to a deletion."""
    _, saved = await _call(
        client,
        stack,
        "radarr",
        "notification",
        method="POST",
        json=_webhook(receiver.url),
    )
    path = f"notification/{saved['id']}"

    status, changed = await _call(
        client, stack, "radarr", path, method="PUT", json={**saved, "onGrab": False}
    )

    assert (status, changed["onGrab"]) == (202, False)
    kept = stack.radarr.notifications.connections[saved["id"]]
    assert kept.fields["password"] == "secret"
    assert await _call(client, stack, "radarr", path, method="DELETE") == (200, {})
    assert (await _call(client, stack, "radarr", path))[0] == 404


async def test_old_version_ignores_what_it_does_not_know(
    client: aiohttp.ClientSession, receiver: Receiver
) -> None:
    """Leave out Import Complete and headers before the versions that brought them."""
    async with Stack(versions=Versions(sonarr="4.0.5.1710")) as stack:
        status, saved = await _call(
            client,
            stack,
            "sonarr",
            "notification",
            method="POST",
            json=_webhook(receiver.url),
        )

    assert status == 201
    assert "onImportComplete" not in saved
    assert "headers" not in {each["name"] for each in saved["fields"]}


async def test_queue_has_ten_lines_per_page_unless_told(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Show a season pack as one line per episode, ten at most by default."""
    title = HARBOUR_NINE
    for n in range(4):
        story = FilmStory(stack, COPPER_LIGHTHOUSE, seed=n)
        await story.advance_to("grab")
    series = await stack.sonarr.add_series(title)
    offer = story.offer.release
    for _ in range(4):
        await stack.sonarr.grab(series, series.episodes, offer)

    _, page = await _call(client, stack, "sonarr", "queue")
    _, whole = await _call(client, stack, "sonarr", "queue", params={"pageSize": "50"})

    assert (len(page["records"]), page["totalRecords"]) == (10, 12)
    assert len(whole["records"]) == 12
    assert {each["downloadId"] for each in whole["records"]} == {offer.download_id}
    assert {each["episodeId"] for each in whole["records"]} == {501, 502, 503}


async def test_history_since_a_date_by_name_or_number(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Return what happened since, oldest first, data as strings."""
    before = stack.clock.now()
    await FilmStory(stack, COPPER_LIGHTHOUSE).finish()
    query = {"date": before.isoformat()}

    _, everything = await _call(client, stack, "radarr", "history/since", params=query)
    _, imported = await _call(
        client,
        stack,
        "radarr",
        "history/since",
        params={**query, "eventType": "downloadFolderImported"},
    )
    _, later = await _call(
        client,
        stack,
        "radarr",
        "history/since",
        params={"date": stack.clock.now().isoformat()},
    )

    assert [each["eventType"] for each in everything] == [
        "grabbed",
        "downloadFolderImported",
    ]
    assert imported == everything[1:]
    assert all(isinstance(value, str) for value in imported[0]["data"].values())
    assert later == []


@pytest.mark.parametrize(("arr", "status"), [("radarr", 404), ("sonarr", 500)])
async def test_deleting_the_unknown_answers_differently(
    client: aiohttp.ClientSession, stack: Stack, arr: str, status: int
) -> None:
    """Answer 404 in Radarr and 500 in Sonarr."""
    path = "movie/999" if arr == "radarr" else "series/999"

    assert (await _call(client, stack, arr, path, method="DELETE"))[0] == status


async def test_delete_answers_with_an_empty_body(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Remove film and files, and answer 200 without a content type."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("import")

    async with client.delete(
        f"{stack.radarr.url}/api/v3/movie/{story.movie.id}?deleteFiles=true",
        headers={"X-Api-Key": stack.radarr.api_key},
    ) as response:
        body = await response.read()
        kind = response.headers.get("Content-Type")

    assert (response.status, body) == (200, b"")
    assert kind in (None, "application/octet-stream")
    assert not stack.disk.under(COPPER_LIGHTHOUSE.folder)
    assert stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id) is None


async def test_page_outside_the_api_leads_to_the_login(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Answer a wrong path with 200 and HTML after a redirect."""
    async with client.get(f"{stack.sonarr.url}/wrong/place") as response:
        assert (response.status, response.content_type) == (200, "text/html")


async def test_search_command_reaches_its_hooks(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Let a story answer a search that a client commands."""
    heard: list[str] = []

    async def hook(command: Any) -> None:
        """Note the command."""
        heard.append(command.name)

    stack.radarr.on_command.append(hook)
    status, command = await _call(
        client,
        stack,
        "radarr",
        "command",
        method="POST",
        json={"name": "MoviesSearch", "movieIds": [41]},
    )
    _, done = await _call(client, stack, "radarr", f"command/{command['id']}")

    assert (status, command["name"]) == (201, "MoviesSearch")
    assert done["status"] == "completed"
    assert heard == ["MoviesSearch"]


async def test_series_is_found_by_tvdb_id_with_its_counts(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Count what is aired and monitored or has a file, and all there is."""
    title = replace(
        HARBOUR_NINE,
        episodes=(
            *HARBOUR_NINE.episodes[:2],
            replace(HARBOUR_NINE.episodes[2], air_date="2999-01-01"),
        ),
    )
    story = ShowStory(stack, title, Options(delivery=Delivery.SINGLES))
    await story.advance_to("complete")
    query = {"tvdbId": str(title.tvdb_id)}

    _, found = await _call(client, stack, "sonarr", "series", params=query)
    _, none = await _call(client, stack, "sonarr", "series", params={"tvdbId": "1"})

    (series,) = found
    assert none == []
    assert (series["seriesType"], series["status"]) == ("standard", "continuing")
    assert series["statistics"]["episodeFileCount"] == 1
    assert series["statistics"]["episodeCount"] == 2
    assert series["statistics"]["totalEpisodeCount"] == 3


async def test_episodes_carry_their_files_on_demand(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """List episodes of a series, with files if asked, and refuse to list all."""
    story = ShowStory(stack, HARBOUR_NINE)
    await story.advance_to("import", 2)
    query = {"seriesId": str(story.series.id)}

    _, bare = await _call(client, stack, "sonarr", "episode", params=query)
    _, full = await _call(
        client,
        stack,
        "sonarr",
        "episode",
        params={**query, "includeEpisodeFile": "true"},
    )
    status, _ = await _call(client, stack, "sonarr", "episode")
    _, files = await _call(client, stack, "sonarr", "episodefile", params=query)

    assert [each["hasFile"] for each in bare] == [True, True, False]
    assert "episodeFile" not in bare[0]
    assert [each["episodeFile"]["path"] for each in full[:2]] == [
        each["path"] for each in files
    ]
    assert status == 400


async def test_tags_are_numbers_in_the_api_and_labels_in_webhooks(
    client: aiohttp.ClientSession, stack: Stack, receiver: Receiver
) -> None:
    """Number the labels, which Seerr makes from id and name."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("grab")

    _, tags = await _call(client, stack, "radarr", "tag")
    _, films = await _call(client, stack, "radarr", "movie")

    labels = {each["id"]: each["label"] for each in tags}
    assert [labels[number] for number in films[0]["tags"]] == ["1-alice"]
    assert receiver.received[-1].body["movie"]["tags"] == ["1-alice"]


async def test_removing_a_download_from_the_queue_removes_its_torrent(
    client: aiohttp.ClientSession, stack: Stack
) -> None:
    """Remove the torrent too, unless told not to."""
    await FilmStory(stack, COPPER_LIGHTHOUSE, Options(hybrid=True)).advance_to("grab")
    (item,) = stack.radarr.queue

    status, _ = await _call(client, stack, "radarr", f"queue/{item}", method="DELETE")

    assert status == 200
    assert not stack.radarr.queue
    assert not stack.qbittorrent.torrents


async def test_health_is_told_and_told_again_when_restored(
    stack: Stack, receiver: Receiver
) -> None:
    """Repeat level and message when a check recovers, without the program's URL."""
    message = "Indexers unavailable due to failures: Example Tracker (Prowlarr)"

    await stack.sonarr.report_health(message, kind="IndexerStatusCheck")
    assert stack.sonarr.health
    await stack.sonarr.report_health(message, kind="IndexerStatusCheck", restored=True)

    told = [each.body for each in receiver.received]
    assert [body["eventType"] for body in told] == ["Health", "HealthRestored"]
    assert {body["level"] for body in told} == {"warning"}
    assert not any("applicationUrl" in body for body in told)
    assert not stack.sonarr.health


@pytest.mark.parametrize(
    ("unticked", "missing"),
    [
        ("onUpgrade", {"Download"}),
        ("onMovieFileDeleteForUpgrade", {"MovieFileDelete"}),
        ("onGrab", {"Grab"}),
    ],
)
async def test_box_that_is_not_ticked_keeps_an_event_back(
    stack: Stack, receiver: Receiver, unticked: str, missing: set[str]
) -> None:
    """Tell of an upgrade only what the boxes allow."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE, Options(upgrade=True))
    await story.advance_to("announce")
    (connection,) = stack.radarr.notifications.connections.values()
    connection.triggers[unticked] = False
    before = len(receiver.events())

    await story.finish()

    usual = {"Grab", "Download", "MovieFileDelete", "ItemAdded", "ItemDeleted"}
    assert set(receiver.events()[before:]) == usual - missing
