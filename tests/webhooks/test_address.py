"""Test which address the services are given, and what is told when none works."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

from aiohttp import web
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.status_tracker.clients.errors import Fault as ServiceFault
from custom_components.status_tracker.const import DOMAIN, SECRET_HEADER
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.address import (
    base_addresses,
    known_addresses,
)
from custom_components.status_tracker.webhooks.problems import WebhookProblem
from tests.serving import LoopbackServer
from tests.stack.faults import Fault
from tests.stack.seerr import Seerr
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401

from .home import Home, arr_of, header_of, options_of, seerr_options

NOBODY = "http://127.0.0.1:9"
INTERNAL = "http://home.local:8123"
EXTERNAL = "https://home.example"
BY_NUMBER = "http://192.168.1.5:8123"
TESTERS = ("seerr", "radarr", "sonarr")

type Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[str]:
    """Open a port where something else than Home Assistant answers."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with LoopbackServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


@dataclass(slots=True)
class Proxy:
    """Hold another address of Home Assistant, which may begin to redirect."""

    url: str = ""
    redirects: bool = False


@asynccontextmanager
async def forwarding(home: Home) -> AsyncIterator[Proxy]:
    """Open a port that leads to Home Assistant."""
    proxy = Proxy()

    async def pass_on(request: web.Request) -> web.StreamResponse:
        if proxy.redirects:
            raise web.HTTPMovedPermanently(home.url + request.path)
        headers = {
            name: value
            for name, value in request.headers.items()
            if name in ("Authorization", "Content-Type", SECRET_HEADER)
        }
        body = await request.read()
        async with home.client.post(request.path, data=body, headers=headers) as answer:
            return web.Response(status=answer.status, body=await answer.read())

    async with serving(pass_on) as proxy.url:
        yield proxy


def address_in(home: Home, instance: str) -> str | None:
    """Return where a service sends to."""
    if instance == "seerr":
        return seerr_options(home.stack)["webhookUrl"] or None
    if instance == "jellyfin":
        return next((each["WebhookUri"] for each in options_of(home.stack)), None)
    return next((each.fields["url"] for each in home.connections(instance)), None)


def sends_to(home: Home, instance: str, address: str) -> bool:
    """Tell whether a service sends to an address."""
    return address_in(home, instance) == address


def placeholders(home: Home, issue_id: str) -> dict[str, str]:
    """Return what an issue says."""
    issue = ir.async_get(home.hass).async_get_issue(DOMAIN, issue_id)
    assert issue is not None
    assert issue.translation_placeholders is not None
    return issue.translation_placeholders


@pytest.mark.parametrize(
    ("chosen", "set_up", "api", "expected"),
    [
        pytest.param(
            "internal",
            (INTERNAL, EXTERNAL),
            ("192.168.1.5", False),
            (INTERNAL, BY_NUMBER, EXTERNAL),
            id="internal-first",
        ),
        pytest.param(
            "external",
            (INTERNAL, EXTERNAL),
            ("192.168.1.5", False),
            (EXTERNAL, INTERNAL, BY_NUMBER),
            id="external-first",
        ),
        pytest.param(
            "internal",
            (None, None),
            ("192.168.1.5", False),
            (BY_NUMBER,),
            id="none-set",
        ),
        pytest.param(
            "internal",
            (BY_NUMBER, None),
            ("192.168.1.5", False),
            (BY_NUMBER,),
            id="same",
        ),
        pytest.param(
            "internal",
            (INTERNAL, None),
            ("127.0.0.1", False),
            (INTERNAL,),
            id="loopback",
        ),
        pytest.param(
            "internal", (None, EXTERNAL), ("192.168.1.5", True), (EXTERNAL,), id="tls"
        ),
        pytest.param("internal", (None, None), ("192.168.1.5", True), (), id="nothing"),
        pytest.param("internal", (INTERNAL, None), None, (INTERNAL,), id="no-server"),
        pytest.param(
            f" {NOBODY}/home/?a=b#c ",
            (INTERNAL, EXTERNAL),
            ("192.168.1.5", False),
            (f"{NOBODY}/home",),
            id="own",
        ),
        pytest.param(
            "ftp://home", (INTERNAL, EXTERNAL), None, (), id="own-of-another-kind"
        ),
        pytest.param("http://[", (INTERNAL, EXTERNAL), None, (), id="own-broken"),
        pytest.param("http:///path", (INTERNAL, None), None, (), id="own-without-host"),
    ],
)
async def test_ladder(
    hass: HomeAssistant,
    chosen: str,
    set_up: tuple[str | None, str | None],
    api: tuple[str, bool] | None,
    expected: tuple[str, ...],
) -> None:
    """Try the chosen address first, none twice, and the number where a name may fail."""
    hass.config.internal_url, hass.config.external_url = set_up
    hass.config.api = (
        None if api is None else _api(local_ip=api[0], use_ssl=api[1], port=8123)
    )
    assert base_addresses(hass, chosen) == expected
    assert known_addresses(hass, chosen) >= set(expected)


def _api(**values: Any) -> Any:
    """Return what Home Assistant knows of its own web server."""
    return SimpleNamespace(**values)


@pytest.mark.usefixtures("check_translations")
async def test_other_address_is_taken(home: Home) -> None:
    """Fall back to the external address, and return when the internal one works."""
    works = home.url
    await home.hass.config.async_update(internal_url=NOBODY, external_url=works)
    await home.set_up(Service.SEERR, Service.RADARR, Service.SONARR, Service.JELLYFIN)
    await home.until_ready()
    for instance in (*TESTERS, "jellyfin"):
        # Jellyfin cannot test: it gets what the others were reached under.
        assert address_in(home, instance) == home.address_of(instance, works)
    assert home.issues == set()
    writes = len(home.writes("radarr"))
    await home.reload()
    await home.until_ready()
    assert len(home.writes("radarr")) == writes
    async with forwarding(home) as proxy:
        await home.hass.config.async_update(internal_url=proxy.url)
        for instance in (*TESTERS, "jellyfin"):
            wanted = home.address_of(instance, proxy.url)
            await until(partial(sends_to, home, instance, wanted), instance)


@pytest.mark.usefixtures("check_translations")
@pytest.mark.parametrize("instance", TESTERS)
async def test_address_that_nobody_answers_at(home: Home, instance: str) -> None:
    """Enter nothing, tell what the service says, and recover with another address."""
    await home.set_up(Service(instance), options={"webhook_address": f"{NOBODY}/x"})
    await home.until_shown(WebhookProblem.NOT_DELIVERED, instance)
    assert home.writes(instance) == []
    said = placeholders(home, f"webhook_not_delivered_{instance}")
    assert said["name"] == instance.title()
    assert said["address"] == NOBODY
    assert "(HTTP " in said["detail"]
    health = home.health(instance)
    assert health.webhook_ready is False
    assert health.webhook_detail is not None
    assert health.webhook_detail.words in said["detail"]
    assert home.data(instance)["webhook_id"] not in str(said)
    await home.reload(webhook_address="internal")
    await home.until_ready()
    assert home.issues == set()
    assert address_in(home, instance) == home.address_of(instance)


@pytest.mark.usefixtures("check_translations")
@pytest.mark.parametrize("instance", TESTERS)
async def test_address_of_another_machine(home: Home, instance: str) -> None:
    """Notice that what a service calls a success never came here."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response()

    async with serving(answer) as elsewhere:
        works = home.url
        await home.hass.config.async_update(internal_url=elsewhere)
        await home.set_up(Service(instance))
        await home.until_shown(WebhookProblem.NOT_ARRIVED, instance)
        assert home.writes(instance) == []
        said = placeholders(home, f"webhook_not_arrived_{instance}")
        assert said["address"] == elsewhere
        # The address is corrected in Home Assistant's network settings.
        await home.hass.config.async_update(internal_url=works)
        await home.until_ready()
    assert home.issues == set()
    assert address_in(home, instance) == home.address_of(instance)


@pytest.mark.usefixtures("check_translations")
@pytest.mark.parametrize("status", [301, 302, 303])
@pytest.mark.parametrize("instance", TESTERS)
async def test_address_that_redirects(home: Home, instance: str, status: int) -> None:
    """Explain that a redirect swallows webhooks, until the address is another."""
    works = home.url

    async def redirect(request: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Location": works + request.path})

    async with serving(redirect) as proxy:
        await home.set_up(Service(instance), options={"webhook_address": proxy})
        await home.until_shown(WebhookProblem.REDIRECTED, instance)
        assert home.writes(instance) == []
        said = placeholders(home, f"webhook_redirected_{instance}")
        assert said["address"] == proxy
        assert home.health(instance).redirected > 0
        await home.reload(webhook_address=works)
        await home.until_ready()
    assert home.issues == set()


@pytest.mark.usefixtures("check_translations", "impatient")
async def test_redirect_that_comes_later(home: Home) -> None:
    """Tell of a proxy that begins to redirect while everything runs, until it ends."""
    async with forwarding(home) as proxy:
        await home.set_up(Service.RADARR, options={"webhook_address": proxy.url})
        await home.until_ready()
        proxy.redirects = True
        radarr = arr_of(home.stack, "radarr")
        await radarr.notifications.tell("Test", {"eventType": "Test"}, "onGrab")
        await home.until_shown(WebhookProblem.REDIRECTED, "radarr")
        proxy.redirects = False
        await home.until_ready()
        assert home.issues == set()


@pytest.mark.usefixtures("check_translations")
async def test_no_address_at_all(home: Home) -> None:
    """Say that Home Assistant has no address, until it has one."""
    works = home.url
    await home.hass.config.async_update(internal_url=None)
    await home.set_up(Service.SEERR, Service.RADARR, Service.JELLYFIN)
    await home.until_not_ready()
    assert home.issues == {
        f"webhook_no_address_{instance}" for instance in ("seerr", "radarr", "jellyfin")
    }
    assert home.writes("radarr") == []
    await home.hass.config.async_update(internal_url=works)
    await home.until_ready()
    assert home.issues == set()


async def test_address_entered_by_hand_is_kept(home: Home) -> None:
    """Keep an address that only the user knows, and put right all around it."""
    await home.set_up(Service.RADARR)
    await home.until_ready()
    async with forwarding(home) as proxy:
        (connection,) = home.connections()
        by_hand = home.address_of("radarr", proxy.url)
        connection.fields |= {"url": by_hand, "headers": []}
        connection.triggers["onGrab"] = False
        await home.hass.config.async_update(internal_url=NOBODY)
        await home.reload()
        await home.until_ready()
    (connection,) = home.connections()
    assert connection.fields["url"] == by_hand
    assert connection.triggers["onGrab"]
    assert header_of(connection) == home.data("radarr")["secret"]


@pytest.mark.usefixtures("check_translations", "impatient")
async def test_seerr_that_takes_no_change(home: Home) -> None:
    """Tell what Seerr refuses, until it takes the webhook or has it by hand."""
    seerr = home.stack.seerr
    seerr.csrf = True
    await home.set_up(Service.SEERR)
    await home.until_shown(WebhookProblem.REFUSED, "seerr")
    assert "CSRF" in placeholders(home, "webhook_refused_seerr")["detail"]
    seerr.agent.set_up(home.address_of("seerr"))
    await home.until_ready()
    assert home.issues == set()
    assert "secret" not in home.data("seerr")
    seerr.csrf = False
    await home.reload()
    await home.until_ready()
    assert "secret" in home.data("seerr")


async def test_ignored_issue_stays_ignored(home: Home) -> None:
    """Bring nothing back that the user does not want to see."""
    home.stack.jellyfin.plugin.installed = False
    issue_id = "webhook_plugin_missing_jellyfin"
    await home.set_up(Service.JELLYFIN)
    await home.until_shown(WebhookProblem.PLUGIN_MISSING, "jellyfin")
    registry = ir.async_get(home.hass)
    ir.async_ignore_issue(home.hass, DOMAIN, issue_id, True)
    await home.reload()
    await home.until_shown(WebhookProblem.PLUGIN_MISSING, "jellyfin")
    issue = registry.async_get_issue(DOMAIN, issue_id)
    assert issue is not None
    assert issue.dismissed_version is not None
    home.hass.config_entries.async_remove_subentry(home.loaded, "jellyfin")
    await home.hass.async_block_till_done()
    assert registry.async_get_issue(DOMAIN, issue_id) is None


async def test_issues_go_with_the_entry(home: Home) -> None:
    """Show nothing about services while the entry is not loaded."""
    await home.set_up(Service.RADARR, options={"webhook_address": NOBODY})
    await home.until_shown(WebhookProblem.NOT_DELIVERED, "radarr")
    await home.unload()
    assert home.issues == set()


async def test_service_behind_a_broken_proxy(home: Home) -> None:
    """Wait for a service whose proxy answers in its place, and tell nothing."""
    seerr: Seerr = home.stack.seerr
    path = "/api/v1/settings/notifications/webhook/test"
    fault = seerr.faults.add(Fault(path=path, status=502))
    await home.set_up(Service.SEERR)
    await until(lambda: fault.struck > 0, "answered by the proxy")
    await home.hass.async_block_till_done()
    assert home.health("seerr").webhook_ready is None
    assert home.issues == set()
    seerr.faults.clear()
    home.health("seerr").async_down(ServiceFault("server_error"))
    home.health("seerr").async_up()
    await home.until_ready()


async def test_address_that_swallows_everything(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take a service that waits in vain for an answer as one that cannot reach us."""
    monkeypatch.setattr(
        "custom_components.status_tracker.clients.arr._SAVE_TIMEOUT", 0.1
    )
    fault = home.stack.radarr.faults.add(
        Fault(path="/api/v3/notification/test", delay=60)
    )
    await home.set_up(Service.RADARR)
    await home.until_shown(WebhookProblem.NOT_DELIVERED, "radarr")
    said = placeholders(home, "webhook_not_delivered_radarr")
    assert said["detail"] == "No answer in time"
    home.stack.radarr.faults.remove(fault)
    await home.reload()
    await home.until_ready()
    assert home.issues == set()
