"""Test that one webhook is left, and the right one, whatever comes in between."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
import json
from typing import Any, Final

from homeassistant.core import HomeAssistant
import pytest

from custom_components.status_tracker.clients.arr import ArrClient
from custom_components.status_tracker.clients.errors import ServiceResponseError
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.storage.files import StoreFile
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.ledger import Entered, WebhookLedger
from tests.common import ENTRY_ID, coordinator_of
from tests.stack.faults import Fault
from tests.stacked import until

from .home import (
    ARR_PATH,
    PLUGIN_PATH,
    SEERR_PATH,
    SENDERS,
    UPKEEP,
    Home,
    header_of,
    ids,
    options_of,
    seerr_options,
    subentry_of,
)

LEDGER: Final = "status_tracker.webhooks"
PATHS: Final = {
    Service.SEERR: SEERR_PATH,
    Service.RADARR: ARR_PATH,
    Service.SONARR: ARR_PATH,
    Service.JELLYFIN: PLUGIN_PATH,
}
ROW: Final = Entered(
    instance="radarr",
    service=Service.RADARR,
    name="Radarr",
    data={"url": "http://127.0.0.1:9", "webhook_id": "ab" * 32},
    base="http://127.0.0.1:9",
)
# Sonarr is set up as Radarr is.
KINDS: Final = (Service.SEERR, Service.RADARR, Service.JELLYFIN)


def addresses(home: Home, service: Service) -> list[str]:
    """Return where a service sends to."""
    if service is Service.SEERR:
        return [url for url in [seerr_options(home.stack)["webhookUrl"]] if url]
    if service is Service.JELLYFIN:
        return [each["WebhookUri"] for each in options_of(home.stack)]
    return [each.fields["url"] for each in home.connections(service.value)]


def interruptions(path: str, calls: range, posts: range) -> Iterator[Fault]:
    """Yield a service that is down at each call, and one that does not answer it."""
    for skip in calls:
        yield Fault(path=path, skip=skip, times=1, status=503)
    for skip in posts:
        yield Fault(path=path, method="POST", skip=skip, times=1, lose_answer=True)


def entered(hass_storage: dict[str, Any]) -> dict[str, Any]:
    """Return what is remembered on the disk."""
    rows: dict[str, Any] = hass_storage[LEDGER]["data"]["entered"]
    return rows


@pytest.mark.parametrize("service", KINDS, ids=ids(KINDS))
@pytest.mark.usefixtures("impatient")
async def test_service_goes_away_at_each_call(
    home: Home, hass_storage: dict[str, Any], service: Service
) -> None:
    """Set up one webhook, at whatever call the service was away."""
    for away in interruptions(PATHS[service], range(8), range(2)):
        home.stack.services[service.value].faults.add(away)
        await home.set_up(service)
        await home.until_ready()
        assert addresses(home, service) == [home.address_of(service.value)], away
        assert home.issues == set()
        assert set(entered(hass_storage)) == {service.value}
        home.stack.services[service.value].faults.clear()
        assert await home.hass.config_entries.async_remove(ENTRY_ID)
        assert addresses(home, service) == []


@pytest.mark.parametrize("skip", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("service", SENDERS, ids=ids(SENDERS))
async def test_two_reloads_while_a_service_hangs(
    home: Home, service: Service, skip: int
) -> None:
    """Set up one webhook once the service goes on."""
    faults = home.stack.services[service.value].faults
    hang = faults.add(Fault(path=PATHS[service], skip=skip, delay=60))
    await home.set_up(service)
    for times in (1, 2):
        await until(lambda: hang.struck == times, "asked")  # noqa: B023
        hang.matched = 0
        await home.reload()
    faults.remove(hang)
    await home.reload()
    await home.until_ready()
    assert addresses(home, service) == [home.address_of(service.value)]
    assert len(home.writes(service.value)) == 1


@pytest.mark.usefixtures("impatient")
async def test_service_moves_and_goes_away_at_each_call(home: Home) -> None:
    """Leave nothing at the old address, at whatever call the new machine was away."""
    # The first test fails: what comes carries another secret than is known so far.
    faults = home.stack.services["radarr_4k"].faults
    for away in interruptions(ARR_PATH, range(5, 11), range(1, 3)):
        faults.add(away)
        await home.set_up(Service.RADARR)
        await home.until_ready()
        await move(home)
        await home.until_ready()
        assert len(home.connections("radarr_4k")) == 1
        assert home.connections("radarr") == [], away
        faults.clear()
        assert await home.hass.config_entries.async_remove(ENTRY_ID)
        assert home.connections("radarr_4k") == []


async def begin_to_move(home: Home) -> None:
    """Move Radarr, and come to where its webhook is entered but not known to be."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    faults = home.stack.services["radarr_4k"].faults
    hang = faults.add(Fault(path=ARR_PATH, method="POST", skip=2, delay=60))
    await move(home)
    await until(lambda: hang.struck > 0, "entered")
    faults.clear()


async def test_reload_in_the_middle_of_a_move(
    home: Home, hass_storage: dict[str, Any]
) -> None:
    """Remember the old address until nothing is left there."""
    await begin_to_move(home)
    await home.reload()
    await home.until_ready()
    assert home.connections("radarr") == []
    assert len(home.connections("radarr_4k")) == 1


async def test_entry_removed_in_the_middle_of_a_move(home: Home) -> None:
    """Take the webhook back at the old address and at the new one."""
    await begin_to_move(home)
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert home.connections("radarr") == home.connections("radarr_4k") == []


@pytest.mark.parametrize("service", SENDERS, ids=ids(SENDERS))
async def test_one_program_entered_twice_is_removed(
    home: Home, service: Service
) -> None:
    """Leave nothing where two services are the same program."""
    twin = subentry_of(home.stack, service, webhook_id="4a" * 32)
    twin["subentry_id"] = twin["unique_id"] = "twin"
    await home.set_up(service, twin)
    await until(
        lambda: all(one.webhook_ready is not None for one in healths(home)), "tried"
    )
    assert addresses(home, service)
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert addresses(home, service) == []


async def test_reload_while_a_removed_service_hangs(
    home: Home, hass_storage: dict[str, Any]
) -> None:
    """Clean up behind a service once it goes on."""
    await home.set_up(Service.RADARR, Service.SONARR)
    await home.until_ready()
    faults = home.stack.radarr.faults
    hang = faults.add(Fault(path=ARR_PATH, method="DELETE", delay=60))
    home.hass.config_entries.async_remove_subentry(home.loaded, "radarr")
    for times in (1, 2):
        await until(lambda: hang.struck == times, "asked")  # noqa: B023
        await home.reload()
    faults.clear()
    await home.reload()
    await home.until_ready("sonarr")
    assert home.connections("radarr") == []
    assert set(entered(hass_storage)) == {"sonarr"}


@pytest.mark.usefixtures("impatient")
async def test_take_over_that_is_broken_off(home: Home) -> None:
    """Keep what the webhook was before, and put it back on removal."""
    agent = home.stack.seerr.agent
    agent.set_up("http://127.0.0.1:9/elsewhere", types=8, auth_header="Bearer theirs")
    theirs = json.dumps(agent.setting)
    for away in interruptions(SEERR_PATH, range(3, 8), range(1, 2)):
        home.stack.seerr.faults.add(away)
        await home.set_up(
            subentry_of(home.stack, Service.SEERR, webhook_slot="take_over")
        )
        await until(lambda: away.struck > 0 or is_ready(home), "tried")  # noqa: B023
        await home.reload()
        await home.until_ready()
        assert addresses(home, Service.SEERR) == [home.address_of("seerr")]
        home.stack.seerr.faults.clear()
        assert await home.hass.config_entries.async_remove(ENTRY_ID)
        assert json.dumps(agent.setting) == theirs, away


async def test_webhook_of_before_arrives_in_between(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blame nobody when what was begun before a reload takes the name."""
    monkeypatch.setattr(f"{UPKEEP}._FIRST_RETRY", 0.05)
    save, known = ArrClient._save, home.stack.radarr.notifications
    refusals = []

    async def save_late(client: ArrClient, method: str, path: str, data: Any) -> None:
        if not known.connections and not path.endswith("/test"):
            known.add(home.address_of("radarr"), name=data["name"])
        try:
            await save(client, method, path, data)
        except ServiceResponseError as err:
            refusals.append(err.words)
            raise

    monkeypatch.setattr(ArrClient, "_save", save_late)
    await home.set_up(Service.RADARR)
    await until(lambda: is_ready(home) or bool(home.issues), "tried")
    assert home.issues == set()
    assert ["unique" in each for each in refusals] == [True]
    (connection,) = home.connections()
    assert header_of(connection) == home.data("radarr")["secret"]


async def test_write_that_is_broken_off(
    hass: HomeAssistant, hass_storage: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """End only when the disk is done, so that the next who reads finds it."""
    begun, go_on = asyncio.Event(), asyncio.Event()
    write = StoreFile.async_write

    async def write_slowly(file: StoreFile, document: dict[str, Any]) -> None:
        begun.set()
        await go_on.wait()
        await write(file, document)

    monkeypatch.setattr(StoreFile, "async_write", write_slowly)
    ledger = await WebhookLedger.async_open(hass)
    noting = hass.async_create_task(ledger.async_note(ROW))
    await begun.wait()
    noting.cancel()
    await asyncio.wait({noting}, timeout=0)
    assert not noting.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await noting
    assert set(entered(hass_storage)) == {"radarr"}


async def test_memory_keeps_where_a_service_was(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """Read back each address, and what was written before any was kept."""
    ledger = await WebhookLedger.async_open(hass)
    moved_twice = replace(ROW, former=replace(ROW, base="", former=ROW))
    await ledger.async_note(moved_twice)
    assert (await WebhookLedger.async_open(hass)).entered == {"radarr": moved_twice}
    del entered(hass_storage)["radarr"]["former"]
    assert (await WebhookLedger.async_open(hass)).entered == {"radarr": ROW}


def is_ready(home: Home) -> bool:
    """Tell whether all webhooks are set up."""
    return all(each.webhook_ready for each in healths(home))


def healths(home: Home) -> list[ServiceHealth]:
    """Return the health of both."""
    return list(coordinator_of(home.loaded).health.values())


async def move(home: Home) -> None:
    """Change where Radarr is, as its form does."""
    subentry = home.loaded.subentries["radarr"]
    data = {**subentry.data, **home.stack.access["radarr_4k"]}
    home.hass.config_entries.async_update_subentry(home.loaded, subentry, data=data)
    await home.reload()
