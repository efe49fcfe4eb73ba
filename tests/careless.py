"""Live in a household whose services fail and quote, and note what can be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
import json
from typing import Any, Final

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import (
    MockUser,
)
from pytest_homeassistant_custom_component.typing import (
    WebSocketGenerator,
)

from custom_components.status_tracker import webhooks
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.fault_texts import fault_text
from custom_components.status_tracker.service_forms import CREDENTIALS
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.models import Context as Received

from .leaks import as_text, leaks
from .stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from .stack.faults import Body, Fault
from .stack.film_story import FilmStory
from .stack.player import Options
from .stack.seerr_records import User
from .stack.show_story import ShowStory
from .stacked import until
from .test_journey_film import often  # noqa: F401
from .webhooks.home import Home
from .webhooks.samples import sample

MAIL: Final = "letterbox.example"
PASSKEY: Final = "5eedfa11c0ffee5eedfa11c0ffee5eed"
TRACKER: Final = f"https://tracker.invalid/{PASSKEY}/announce?passkey={PASSKEY}"
ASKER: Final = User(
    id=7, name=f"rosalind@{MAIL}", jellyfin_id="3fe2cd736d653c9422ee62ffce494f95"
)
SENDERS: Final = ("seerr", "radarr", "sonarr", "jellyfin")
TLS_KEY: Final = "0ddba11" * 4


@dataclass
class Heard:
    """Collect what anybody could read, by where it stood."""

    texts: dict[str, list[str]] = field(default_factory=dict)

    def note(self, place: str, value: Any) -> None:
        """Keep what was read at a place."""
        self.texts.setdefault(place, []).append(as_text(value))

    def has(self, place: str, words: str) -> bool:
        """Tell whether some words were read at a place."""
        return any(words in text for text in self.texts.get(place, ()))

    def leaks(self, secrets: Mapping[str, str]) -> dict[str, list[str]]:
        """Return the places at which secrets stood."""
        found = {
            place: leaks("\n".join(texts), secrets)
            for place, texts in self.texts.items()
        }
        return {place: names for place, names in found.items() if names}


def secrets_of(home: Home) -> dict[str, str]:
    """Return everything that must stand nowhere, by name."""
    found = {"e-mail": ASKER.name, "domain of e-mail": MAIL, "passkey": PASSKEY}
    for subentry in home.loaded.subentries.values():
        for key, name in {
            "api_key": "API key",
            "password": "password",
            "username": "user name",
            "webhook_id": "webhook id",
            "secret": "secret header",
        }.items():
            if key in subentry.data:
                found[f"{name} of {subentry.subentry_id}"] = subentry.data[key]
    return found


def quoted(home: Home, instance: str) -> str:
    """Return what a careless service might quote in an answer."""
    own = [
        secret
        for name, secret in secrets_of(home).items()
        if name.endswith(f" of {instance}")
    ]
    return as_text([*own, ASKER.name, TRACKER])


async def follow_stories(home: Home) -> None:
    """Let a film arrive and a show get stuck, with what services quote by the way."""
    stack, hass = home.stack, home.hass
    options = Options(user=ASKER)
    film = FilmStory(stack, COPPER_LIGHTHOUSE, options)
    await film.advance_to("grab")
    for torrent in stack.qbittorrent.torrents.values():
        torrent.tracker = TRACKER
    await film.finish()
    await until(lambda: "available" in states(hass), "film available")
    show = ShowStory(stack, HARBOUR_NINE, replace(options, import_blocked=True))
    await show.advance_to("grab")
    blocked = sample(Service.SONARR, "manual_interaction_required__tv")
    blocked["downloadId"] = next(iter(stack.sonarr.queue.values())).release.download_id
    blocked["series"]["tvdbId"] = HARBOUR_NINE.tvdb_id
    blocked["downloadStatusMessages"] = [
        {"title": f"Not from {TRACKER}", "messages": [f"{TRACKER} told bob@{MAIL}"]}
    ]
    assert await send(home, "sonarr", blocked) == 200
    await until(lambda: home.health("sonarr").last_event == "ManualInteractionRequired")


def states(hass: HomeAssistant) -> list[str]:
    """Return the states of all requests."""
    return [
        state.state
        for state in hass.states.async_all("sensor")
        if "request_id" in state.attributes
    ]


async def send(
    home: Home, instance: str, payload: object, secret: str | None = ""
) -> int:
    """Send a webhook, with the right secret unless another or none is given."""
    data = home.data(instance)
    own = data["secret"] if secret == "" else secret
    headers = {"X-Status-Tracker-Secret": own} if own else {}
    body = payload if isinstance(payload, str) else json.dumps(payload)
    answer = await home.client.post(
        f"/api/webhook/{data['webhook_id']}", data=body, headers=headers
    )
    return answer.status


async def refuse_webhooks(
    home: Home, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Send webhooks that are refused in each way there is."""
    for instance in SENDERS:
        words = quoted(home, instance)
        path = f"/api/webhook/{home.data(instance)['webhook_id']}"
        assert await send(home, instance, {"eventType": words}, None) == 403
        assert await send(home, instance, {"eventType": words}, "wrong") == 403
        assert await send(home, instance, f"{{{words}") == 400
        assert await send(home, instance, [words]) == 400
        assert (await home.client.get(path)).status == 405

    def stumble(payload: object, context: Received) -> Any:
        raise ValueError(f"{payload} {context}")

    parsers = {**webhooks.PARSERS, Service.RADARR: stumble}
    with monkeypatch.context() as patch:
        patch.setattr(
            "custom_components.status_tracker.webhooks.endpoint.PARSERS", parsers
        )
        assert await send(home, "radarr", {"eventType": TRACKER}) == 503
    refusals = [fault_text(home.hass, each.last_refusal) for each in healths(home)]
    heard.note("refusals", refusals)


def healths(home: Home) -> list[Any]:
    """Return what is known of all services."""
    return [home.health(each) for each in home.loaded.subentries]


# What is open to everybody does not ask for a key: who does is another program.
BEHIND_A_KEY = {"seerr": ("/api/v1/auth", "/api/v1/request", "/api/v1/settings/not")}


async def fail_in_turn(home: Home, heard: Heard, user: MockUser) -> None:
    """Let every service fail in every way while all that can be done is tried."""
    faults: tuple[Callable[[str], Fault], ...] = (
        lambda words: Fault(status=400, text=json.dumps([{"errorMessage": words}])),
        lambda words: Fault(status=500, text=json.dumps({"message": words})),
        lambda words: Fault(text=words),
        lambda _: Fault(body=Body.HTML),
        lambda _: Fault(body=Body.GARBAGE),
        lambda _: Fault(drop=True),
        lambda _: Fault(delay=2),
        lambda words: Fault(status=401, text=json.dumps({"message": words})),
    )
    for build in faults:
        for name, service in home.stack.services.items():
            service.faults.clear()
            for path in BEHIND_A_KEY.get(name, ("",)):
                fault = service.faults.add(build(quoted(home, name)))
                fault.path = path if fault.status == 401 else ""
        # The webhooks are looked at again for another address of Home Assistant.
        await home.hass.config.async_update(internal_url=home.url)
        await act(home, heard, user)
        await until(
            lambda: (
                any(each.reachable is False for each in healths(home))
                or bool(reauths(home))
            ),
            "noticed",
        )
        if build is faults[0]:
            await until(lambda: bool(home.issues), "issue shown")
        if build is faults[-1]:
            await until(lambda: bool(reauths(home)), "credentials asked for")
        await look(home, heard)
    for service in home.stack.services.values():
        service.faults.clear()


def reauths(home: Home) -> list[Any]:
    """Return the flows that ask for new credentials."""
    flows = home.hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    return [flow for flow in flows if flow["context"]["source"] == SOURCE_REAUTH]


async def renew(home: Home, heard: Heard) -> None:
    """Give a service that asks for them wrong credentials, then the right ones."""
    flows = home.hass.config_entries.flow
    flow = reauths(home)[0]
    data = home.data(flow["context"]["title_placeholders"]["name"].casefold())
    right = {name: data[name] for name in CREDENTIALS if name in data}
    for typed in (dict.fromkeys(right, f"{TLS_KEY}4"), right):
        step = await flows.async_configure(flow["flow_id"], typed)
        heard.note("flows", step)
    assert step["reason"] == "reauth_successful"
    await home.hass.async_block_till_done()


async def act(home: Home, heard: Heard, user: MockUser) -> None:
    """Press the button, look, try again and delete, and read what that says."""
    hass = home.hass
    titles = {"title": HARBOUR_NINE.title}
    calls: list[tuple[str, str, dict[str, Any], bool]] = [
        ("button", "press", {"entity_id": "button.status_tracker_check_now"}, False),
        (DOMAIN, "verify_request", titles, True),
        (DOMAIN, "retry_request", titles, True),
        (DOMAIN, "sync_library", {"dry_run": True}, True),
        (DOMAIN, "get_deletion_log", {}, True),
    ]
    if home.health("radarr").reachable is not False:
        film = {"title": COPPER_LIGHTHOUSE.title}
        calls.append((DOMAIN, "delete_request", film, True))
    for domain, name, data, answers in calls:
        try:
            answer = await hass.services.async_call(
                domain,
                name,
                data,
                blocking=True,
                context=Context(user_id=user.id),
                return_response=answers,
            )
        except HomeAssistantError as err:
            heard.note(
                "exceptions", [str(err), repr(err), err.translation_placeholders]
            )
            heard.note("causes", [repr(err.__cause__), repr(err.__context__)])
        else:
            heard.note("answers of actions", answer)


async def look(home: Home, heard: Heard) -> None:
    """Read everything that Home Assistant shows."""
    hass = home.hass
    await hass.async_block_till_done()
    for state in hass.states.async_all():
        heard.note("states", state.as_dict())
    for issue in ir.async_get(hass).issues.values():
        heard.note("issues", [issue.translation_placeholders, issue.data])
    for flow in hass.config_entries.flow.async_progress_by_handler(DOMAIN):
        again = await hass.config_entries.flow.async_configure(flow["flow_id"])
        heard.note("flows", [flow["context"], again])


async def ask(home: Home, heard: Heard, websocket: WebSocketGenerator) -> None:
    """Ask everything that the panel can ask for."""
    client = await websocket(home.hass)
    asked: list[dict[str, Any]] = [
        {"type": f"{DOMAIN}/{name}"}
        for name in ("requests/list", "services/list", "requests/people")
    ]
    tracker = home.loaded.runtime_data.coordinator.tracker
    asked += [
        {"type": f"{DOMAIN}/requests/get", "request_id": each}
        for each in tracker.requests
    ]
    for question in asked:
        await client.send_json_auto_id(question)
        heard.note("websocket", await client.receive_json())
    await client.send_json_auto_id({"type": f"{DOMAIN}/requests/subscribe"})
    for _ in range(2):
        heard.note("websocket", await client.receive_json())
