"""Test that nothing of ours is left in the services when they are removed here."""

import asyncio
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.status_tracker.storage.files import StoreFile
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.ledger import Entered, WebhookLedger
from tests.common import ENTRY_ID
from tests.stack.faults import Fault
from tests.stacked import until

from .home import (
    ARR_PATH,
    SENDERS,
    Home,
    arr_of,
    ids,
    options_of,
    seerr_options,
    subentry_of,
)

LEDGER = "status_tracker.webhooks"
THEIRS = "http://127.0.0.1:9/theirs"
WARNING = "The webhook in Radarr was not removed"


def entered(hass_storage: dict[str, Any]) -> dict[str, Any]:
    """Return what is remembered on the disk."""
    rows: dict[str, Any] = hass_storage[LEDGER]["data"]["entered"]
    return rows


def remove(home: Home, instance: str) -> None:
    """Remove a service, as the user does on the page of the integration."""
    home.hass.config_entries.async_remove_subentry(home.loaded, instance)


def warnings(caplog: pytest.LogCaptureFixture) -> int:
    """Return how often it was said that the webhook is still there."""
    return sum(WARNING in record.getMessage() for record in caplog.records)


async def test_removed_service_loses_its_webhook(
    home: Home, hass_storage: dict[str, Any]
) -> None:
    """Clean up in the service that was removed, and leave the others alone."""
    known = arr_of(home.stack, "radarr").notifications
    known.add(THEIRS, name="Theirs")
    await home.set_up(*SENDERS)
    await home.until_ready()
    for instance in ids(SENDERS):
        remove(home, instance)
        await until(lambda: instance not in entered(hass_storage), instance)  # noqa: B023
        await home.hass.async_block_till_done()
        await home.until_ready()
    assert [each.name for each in home.connections("radarr")] == ["Theirs"]
    assert home.connections("sonarr") == []
    assert options_of(home.stack) == []
    assert home.stack.seerr.agent.setting["enabled"] is False
    assert seerr_options(home.stack)["webhookUrl"] == ""


async def test_removed_entry_leaves_nothing(
    home: Home, hass_storage: dict[str, Any]
) -> None:
    """Clean up everywhere when the integration is removed."""
    await home.set_up(*SENDERS)
    await home.until_ready()
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert home.connections("radarr") == home.connections("sonarr") == []
    assert options_of(home.stack) == []
    assert home.stack.seerr.agent.setting["enabled"] is False
    assert LEDGER not in hass_storage
    # And all over again.
    await home.set_up(*SENDERS)
    await home.until_ready()
    assert len(home.connections("radarr")) == 1


async def test_removed_while_not_loaded(home: Home) -> None:
    """Clean up for an entry that is not running as well."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    await home.unload()
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert home.connections() == []


async def test_removed_entry_with_a_service_down(
    home: Home, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Remove the entry all the same, say what is left, and keep no key."""
    await home.set_up(Service.RADARR, Service.SONARR)
    await home.until_ready()
    await home.stack.radarr.stop()
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert home.connections("sonarr") == []
    assert len(home.connections("radarr")) == 1
    assert warnings(caplog) == 1
    assert LEDGER not in hass_storage
    # Set up again, it is recognised by its name.
    await home.stack.radarr.start()
    await home.set_up(Service.SONARR, radarr_with_new_id(home))
    await home.until_ready()
    (connection,) = home.connections("radarr")
    assert connection.fields["url"] == home.address_of("radarr")


def radarr_with_new_id(home: Home) -> Any:
    """Return Radarr as it is set up anew: under another webhook id."""
    return subentry_of(home.stack, Service.RADARR, webhook_id="ab" * 32)


async def test_removed_service_that_is_down(
    home: Home, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Try once more at the next start."""
    await home.set_up(Service.RADARR, Service.SONARR)
    await home.until_ready()
    await home.stack.radarr.stop()
    remove(home, "radarr")
    await until(lambda: warnings(caplog) == 1, "said")
    await home.until_ready("sonarr")
    assert "radarr" in entered(hass_storage)
    await home.stack.radarr.start()
    await home.reload()
    await home.until_ready("sonarr")
    assert home.connections("radarr") == []
    assert "radarr" not in entered(hass_storage)
    assert warnings(caplog) == 1


async def test_removed_service_that_stays_down(
    home: Home, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Give up after the second time."""
    await home.set_up(Service.RADARR, Service.SONARR)
    await home.until_ready()
    await home.stack.radarr.stop()
    remove(home, "radarr")
    await until(lambda: warnings(caplog) == 1, "said")
    await home.until_ready("sonarr")
    for _ in range(2):
        await home.reload()
        await home.until_ready("sonarr")
    assert warnings(caplog) == 2
    assert "radarr" not in entered(hass_storage)


async def test_removed_service_that_hangs(
    home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Let nobody wait long for a service that does not answer."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    home.stack.radarr.faults.add(Fault(path=ARR_PATH, delay=60))
    removal = "custom_components.status_tracker.webhooks.removal"
    monkeypatch.setattr(f"{removal}._PATIENCE", 0.1)
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert f"{WARNING}: timeout" in caplog.text


async def test_plugin_that_is_gone(
    home: Home, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Take a webhook as removed that went with Jellyfin's plugin."""
    await home.set_up(Service.JELLYFIN)
    await home.until_ready()
    home.stack.jellyfin.plugin.installed = False
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert "was not removed" not in caplog.text


async def test_service_added_again(home: Home) -> None:
    """Remove a service and add it again under another id: one webhook is left."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    remove(home, "radarr")
    await until(lambda: home.connections() == [], "removed")
    await home.hass.async_block_till_done()
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    await home.set_up(radarr_with_new_id(home))
    await home.until_ready()
    (connection,) = home.connections()
    assert connection.fields["url"] == home.address_of("radarr")


def addresses(home: Home, service: Service) -> list[str]:
    """Return where a service sends to."""
    if service is Service.SEERR:
        return [seerr_options(home.stack)["webhookUrl"]]
    if service is Service.JELLYFIN:
        return [each["WebhookUri"] for each in options_of(home.stack)]
    return [each.fields["url"] for each in home.connections(service.value)]


async def move(home: Home, instance: str, **changes: str) -> None:
    """Change where a service is, as its form does."""
    subentry = home.loaded.subentries[instance]
    data = {**subentry.data, **changes}
    home.hass.config_entries.async_update_subentry(home.loaded, subentry, data=data)
    await home.reload()


async def test_service_moves_to_another_machine(
    home: Home, hass_storage: dict[str, Any]
) -> None:
    """Leave nothing behind at the address that a service had before."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    secret = home.data("radarr")["secret"]
    await move(home, "radarr", **home.stack.access["radarr_4k"])
    await home.until_ready()
    assert home.connections("radarr") == []
    assert len(home.connections("radarr_4k")) == 1
    assert home.data("radarr")["secret"] != secret
    assert entered(hass_storage)["radarr"]["data"]["url"] == home.data("radarr")["url"]
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert home.connections("radarr_4k") == []


@pytest.mark.parametrize("service", SENDERS, ids=ids(SENDERS))
async def test_service_gets_another_name(home: Home, service: Service) -> None:
    """Keep the webhook of a program that is the same at another address."""
    await home.set_up(service)
    await home.until_ready()
    await move(home, service.value, url=f"{home.stack.urls[service.value]}/")
    await home.until_ready()
    assert addresses(home, service) == [home.address_of(service.value)]
    assert home.stack.seerr.agent.setting["enabled"] is (service is Service.SEERR)


async def test_service_moves_while_its_old_machine_is_off(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    """Say that the old webhook is left, and go on."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    await home.stack.radarr.stop()
    await move(home, "radarr", **home.stack.access["radarr_4k"])
    await home.until_ready()
    assert warnings(caplog) == 1
    assert len(home.connections("radarr_4k")) == 1


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param([], id="no-object"),
        pytest.param({"entered": []}, id="no-rows"),
        pytest.param({"entered": {"radarr": {"service": "other"}}}, id="odd-row"),
        pytest.param(
            {
                "entered": {
                    "radarr": {
                        "service": "radarr",
                        "name": "Radarr",
                        "data": {"url": "http://127.0.0.1:9"},
                        "base": "",
                        "previous": None,
                        "failures": 0,
                    }
                }
            },
            id="no-id",
        ),
    ],
)
async def test_damaged_memory(
    home: Home, hass_storage: dict[str, Any], stored: object
) -> None:
    """Set the webhooks up although what was remembered makes no sense."""
    hass_storage[LEDGER] = {
        "version": 1,
        "minor_version": 1,
        "key": LEDGER,
        "data": stored,
    }
    await home.set_up(Service.RADARR)
    await home.until_ready()
    assert set(entered(hass_storage)) == {"radarr"}


async def test_memory_of_a_newer_version(
    home: Home, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Touch nothing that only a newer version understands."""
    newer = {"version": 99, "minor_version": 1, "key": LEDGER, "data": {"new": 1}}
    hass_storage[LEDGER] = newer
    await home.set_up(Service.RADARR)
    await until(lambda: "Webhooks are not set up" in caplog.text, "said")
    assert home.writes("radarr") == []
    assert hass_storage[LEDGER] == newer
    assert await home.hass.config_entries.async_remove(ENTRY_ID)
    assert "not known any more" in caplog.text


async def test_memory_keeps_what_is_noted_together(
    hass: HomeAssistant, hass_storage: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lose nothing when several services are set up at the same time."""
    write = StoreFile.async_write

    async def write_slowly(file: StoreFile, document: dict[str, Any]) -> None:
        await asyncio.sleep(0)
        await write(file, document)

    monkeypatch.setattr(StoreFile, "async_write", write_slowly)
    ledger = await WebhookLedger.async_open(hass)
    notes = [
        Entered(
            instance=f"radarr {number}",
            service=Service.RADARR,
            name="Radarr",
            data={"url": "http://127.0.0.1:9", "webhook_id": "ab" * 32},
            base="http://127.0.0.1:9",
        )
        for number in range(20)
    ]
    await asyncio.gather(*map(ledger.async_note, notes))
    await asyncio.gather(*(ledger.async_forget(each.instance) for each in notes[10:]))
    again = await WebhookLedger.async_open(hass)
    assert again.entered == {each.instance: each for each in notes[:10]}
