"""Test that what is wrong for long is told, until it is put right."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir, translation
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.status_tracker.clients.errors import (
    BANNED,
    CREDENTIALS_REFUSED,
    Fault,
)
from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.terms import Service, WishStatus
from custom_components.status_tracker.watchers.checkup import Checkup
from tests.common import async_set_up, coordinator_of, make_entry
from tests.tracker.stories import START, Film, Show
from tests.translations import check_translations  # noqa: F401

pytestmark = pytest.mark.usefixtures("check_translations")

FILM: Final = Film()
SHOW: Final = Show()
HOUR: Final = 60.0

# What each service does that a webhook tells of, minutes after the start.
ACTS: Final[dict[Service, list[Fact]]] = {
    Service.SEERR: [FILM.wish(1, WishStatus.PENDING)],
    Service.RADARR: [FILM.grabbed(1, "d" * 40)],
    Service.SONARR: [SHOW.grabbed(1, "d" * 40, SHOW.all_keys)],
    Service.JELLYFIN: [FILM.imported(1, None), FILM.playable(2)],
}
# What tells nothing about webhooks.
OTHER_ACTS: Final[dict[str, tuple[Service, list[Fact]]]] = {
    "long_ago": (Service.RADARR, [FILM.grabbed(-90, "d" * 40)]),
    "file_found": (Service.RADARR, [FILM.added(1), FILM.imported(1, None)]),
    "known_before": (
        Service.JELLYFIN,
        [FILM.added(1), FILM.playable(2)],
    ),
}


class Visit:
    """Look at issues while time passes."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: MockConfigEntry,
        freezer: FrozenDateTimeFactory,
    ) -> None:
        """Take what is looked at."""
        self.hass = hass
        self.entry = entry
        self.freezer = freezer

    def health(self, service: Service) -> ServiceHealth:
        """Return the health of a service."""
        return coordinator_of(self.entry).health[service]

    async def wait(self, minutes: float) -> None:
        """Let minutes pass."""
        self.freezer.tick(timedelta(minutes=minutes))
        async_fire_time_changed(self.hass)
        await self.hass.async_block_till_done()

    async def apply(self, *facts: Fact) -> None:
        """Bring facts that were found by asking."""
        await coordinator_of(self.entry).async_apply(facts)

    def hear(self, service: Service, *, is_test: bool = False) -> None:
        """Let a webhook arrive."""
        self.health(service).async_webhook("Any", dt_util.utcnow(), is_test=is_test)

    @property
    def asked(self) -> list[str]:
        """Return of which services credentials are asked for."""
        flows = self.entry.async_get_active_flows(self.hass, {SOURCE_REAUTH})
        by_unique_id = {
            subentry.unique_id: subentry.subentry_id
            for subentry in self.entry.subentries.values()
        }
        return [by_unique_id[flow["context"]["unique_id"]] for flow in flows]

    @property
    def issues(self) -> list[str]:
        """Return what is shown."""
        return sorted(
            issue.issue_id
            for issue in ir.async_get(self.hass).issues.values()
            if issue.domain == DOMAIN and issue.active
        )


@pytest.fixture
async def visit(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Visit:
    """Set up all services, which are reachable and send their webhooks here."""
    freezer.move_to(START)
    monkeypatch.setattr(
        "custom_components.status_tracker.WATCHERS", {"checkup": Checkup}
    )
    entry = make_entry(SERVICE_NAMES)
    await async_set_up(hass, entry)
    visit = Visit(hass, entry, freezer)
    for service in SERVICE_NAMES:
        visit.health(service).async_up("1.0")
        visit.health(service).async_webhook_setup(True)
    return visit


@pytest.mark.parametrize("service", list(SERVICE_NAMES))
async def test_service_that_is_away_for_long(visit: Visit, service: Service) -> None:
    """Tell after hours, not before, and no longer when it is back."""
    visit.health(service).async_down(Fault("timeout"))
    await visit.wait(3 * HOUR - 1)
    assert visit.issues == []
    await visit.wait(1)
    assert visit.issues == [f"service_unreachable_{service}"]
    issue = ir.async_get(visit.hass).issues[DOMAIN, visit.issues[0]]
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["name"] == service.value.title()
    assert issue.translation_placeholders["detail"] == "No answer in time"
    visit.health(service).async_up()
    assert visit.issues == []


async def test_name_that_looks_like_markup(visit: Visit) -> None:
    """Show what a service calls itself as words, and load no picture for it."""
    health = visit.health(Service.SEERR)
    health.name = "Seerr ![](http://elsewhere/a.png)"
    health.async_down(Fault("timeout"))
    await visit.wait(3 * HOUR)
    issue = ir.async_get(visit.hass).issues[DOMAIN, visit.issues[0]]
    assert issue.translation_placeholders is not None
    assert "](" not in issue.translation_placeholders["name"]


@pytest.mark.parametrize(
    ("language", "detail"),
    [
        ("de", "Der Dienst meldet einen eigenen Fehler (HTTP 500: out of disk)"),
        ("nl", "De dienst meldt een eigen fout (HTTP 500: out of disk)"),
    ],
)
async def test_issue_speaks_the_language(
    hass: HomeAssistant, visit: Visit, language: str, detail: str
) -> None:
    """Say why a service is away in the language of Home Assistant."""
    translation.async_setup(hass)
    visit.health(Service.RADARR).async_down(
        Fault("server_error", "HTTP 500: out of disk")
    )
    await visit.wait(3 * HOUR)
    await hass.config.async_update(language=language)
    await hass.async_block_till_done()
    await visit.wait(1)
    issue = ir.async_get(hass).issues[DOMAIN, "service_unreachable_radarr"]
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["detail"] == detail


async def test_service_that_comes_and_goes(visit: Visit) -> None:
    """Count from the last time that it was there."""
    for _ in range(3):
        visit.health(Service.RADARR).async_down(Fault("timeout"))
        await visit.wait(2 * HOUR)
        visit.health(Service.RADARR).async_up()
    await visit.wait(4 * HOUR)
    assert visit.issues == []


async def test_credentials_that_are_right_again_are_asked_for_no_more(
    hass: HomeAssistant, visit: Visit
) -> None:
    """Withdraw the question once the service takes what it had refused."""
    visit.entry.async_start_reauth(hass, data={"subentry_id": "radarr"})
    await hass.async_block_till_done()
    for service in (Service.RADARR, Service.SONARR):
        visit.health(service).async_down(Fault(CREDENTIALS_REFUSED))
    visit.health(Service.SONARR).async_up()
    assert any(visit.entry.async_get_active_flows(hass, {SOURCE_REAUTH}))
    visit.health(Service.RADARR).async_up()
    assert not any(visit.entry.async_get_active_flows(hass, {SOURCE_REAUTH}))


async def test_service_whose_credentials_are_asked_for(
    hass: HomeAssistant, visit: Visit
) -> None:
    """Tell one thing at a time: the question for credentials says enough."""
    visit.entry.async_start_reauth(hass, data={"subentry_id": "radarr"})
    await hass.async_block_till_done()
    visit.health(Service.RADARR).async_down(Fault(CREDENTIALS_REFUSED))
    visit.health(Service.SONARR).async_down(Fault("timeout"))
    await visit.wait(4 * HOUR)
    assert visit.issues == ["service_unreachable_sonarr"]
    (flow,) = visit.entry.async_get_active_flows(hass, {SOURCE_REAUTH})
    hass.config_entries.flow.async_abort(flow["flow_id"])
    await visit.wait(1)
    assert visit.asked == ["radarr"]
    assert visit.issues == ["service_unreachable_sonarr"]


@pytest.mark.parametrize(
    "service", [each for each in SERVICE_NAMES if each is not Service.RADARR]
)
async def test_question_that_has_to_wait_is_asked_later(
    hass: HomeAssistant, visit: Visit, service: Service
) -> None:
    """Ask about the next service once nobody is asked about another one."""
    visit.entry.async_start_reauth(hass, data={"subentry_id": "radarr"})
    await hass.async_block_till_done()
    for refused in (Service.RADARR, service):
        visit.health(refused).async_down(Fault(CREDENTIALS_REFUSED))
    visit.entry.async_start_reauth(hass, data={"subentry_id": service})
    await visit.wait(10)
    assert visit.asked == ["radarr"]
    visit.health(Service.RADARR).async_up()
    await hass.async_block_till_done()
    assert visit.asked == [service]
    visit.health(service).async_up()
    await visit.wait(1)
    assert visit.asked == []


async def test_ban_is_no_reason_to_ask(visit: Visit) -> None:
    """Ask for no credentials of a service that only bans this address."""
    visit.health(Service.QBITTORRENT).async_down(Fault(BANNED))
    await visit.wait(10)
    assert visit.asked == []


@pytest.mark.parametrize("service", ACTS)
async def test_webhook_that_never_arrives(visit: Visit, service: Service) -> None:
    """Tell that a service acted and no webhook came, until one comes."""
    await visit.wait(3)
    await visit.apply(*ACTS[service])
    await visit.wait(14)
    assert visit.issues == []
    await visit.wait(1)
    assert visit.issues == [f"silent_webhook_{service}"]
    visit.hear(service, is_test=True)
    assert visit.issues == [f"silent_webhook_{service}"]
    visit.hear(service)
    assert visit.issues == []
    await visit.wait(30)
    assert visit.issues == []


@pytest.mark.parametrize("service", ACTS)
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
async def test_webhook_that_arrives(
    visit: Visit, service: Service, *, before: bool
) -> None:
    """Tell nothing when a webhook came a little before or after it was found."""
    await visit.wait(3)
    if before:
        visit.hear(service)
    await visit.apply(*ACTS[service])
    if not before:
        await visit.wait(5)
        visit.hear(service)
    await visit.wait(30)
    assert visit.issues == []


@pytest.mark.parametrize(
    ("service", "facts"), OTHER_ACTS.values(), ids=list(OTHER_ACTS)
)
async def test_act_that_no_webhook_tells(
    visit: Visit, service: Service, facts: list[Fact]
) -> None:
    """Expect no webhook for what happened before, or what none tells of."""
    await visit.wait(3)
    await visit.apply(*facts)
    await visit.wait(30)
    assert visit.issues == []
    assert service in SERVICE_NAMES


@pytest.mark.parametrize("ready", [False, None], ids=["not_set_up", "unknown"])
async def test_webhook_that_is_not_set_up(visit: Visit, *, ready: bool | None) -> None:
    """Leave it to others to say why a webhook is not set up."""
    visit.health(Service.RADARR).async_webhook_setup(ready, "refused")
    await visit.wait(3)
    await visit.apply(*ACTS[Service.RADARR])
    await visit.wait(30)
    assert visit.issues == []


async def test_silent_webhook_that_is_gone(visit: Visit) -> None:
    """Tell one thing at a time when the webhook itself turns out to be gone."""
    await visit.wait(3)
    await visit.apply(*ACTS[Service.RADARR])
    await visit.wait(20)
    assert visit.issues == ["silent_webhook_radarr"]
    visit.health(Service.RADARR).async_webhook_setup(False, "refused")
    assert visit.issues == []


async def test_feed_that_is_off(visit: Visit) -> None:
    """Tell that Shoko's feed stays away, until it is back."""
    shoko = visit.health(Service.SHOKO)
    shoko.async_webhook_setup(False, "feed_off", Fault("not_found", "HTTP 404"))
    await visit.wait(9)
    assert visit.issues == []
    await visit.wait(1)
    assert visit.issues == ["feed_off_shoko"]
    shoko.async_webhook_setup(True)
    assert visit.issues == []


async def test_feed_that_breaks_for_a_moment(visit: Visit) -> None:
    """Tell nothing of a line that comes back each time."""
    shoko = visit.health(Service.SHOKO)
    for _ in range(4):
        shoko.async_webhook_setup(False, "feed_off", Fault("feed_closed"))
        await visit.wait(5)
        shoko.async_webhook_setup(True)
    await visit.wait(20)
    assert visit.issues == []


async def in_trouble(visit: Visit) -> list[str]:
    """Bring every trouble about, and return what is shown."""
    visit.health(Service.QBITTORRENT).async_down(Fault("timeout"))
    visit.health(Service.SHOKO).async_webhook_setup(
        False, "feed_off", Fault("feed_closed")
    )
    await visit.wait(3)
    await visit.apply(*ACTS[Service.RADARR])
    await visit.wait(4 * HOUR)
    shown = visit.issues
    assert shown == [
        "feed_off_shoko",
        "service_unreachable_qbittorrent",
        "silent_webhook_radarr",
    ]
    return shown


async def test_nothing_is_shown_without_anybody_who_looks(
    hass: HomeAssistant, visit: Visit
) -> None:
    """Withdraw what is shown when the entry is unloaded."""
    await in_trouble(visit)
    assert await hass.config_entries.async_unload(visit.entry.entry_id)
    assert visit.issues == []


@pytest.mark.parametrize(
    "act",
    [
        lambda hass, entry: hass.config_entries.async_reload(entry.entry_id),
        lambda hass, entry: hass.config_entries.async_unload(entry.entry_id),
    ],
    ids=["reload", "unload"],
)
async def test_ignored_issue_stays_ignored(
    hass: HomeAssistant,
    visit: Visit,
    act: Callable[[HomeAssistant, MockConfigEntry], Awaitable[bool]],
) -> None:
    """Remember what the user ignores while its service is there."""
    for issue_id in await in_trouble(visit):
        ir.async_ignore_issue(hass, DOMAIN, issue_id, True)
    assert await act(hass, visit.entry)
    await hass.async_block_till_done()
    known = ir.async_get(hass).issues
    assert all(
        known[DOMAIN, issue_id].dismissed_version is not None
        for issue_id in (
            "feed_off_shoko",
            "service_unreachable_qbittorrent",
            "silent_webhook_radarr",
        )
    )


async def test_removed_service_is_not_shown(hass: HomeAssistant, visit: Visit) -> None:
    """Withdraw what is shown or ignored of a service that was removed."""
    for issue_id in await in_trouble(visit):
        ir.async_ignore_issue(hass, DOMAIN, issue_id, True)
    hass.config_entries.async_remove_subentry(visit.entry, "qbittorrent")
    await hass.async_block_till_done()
    left = {key for domain, key in ir.async_get(hass).issues if domain == DOMAIN}
    assert left == {"feed_off_shoko", "silent_webhook_radarr"}
