"""Test how the senders deliver, mute and misbehave."""

import random

import pytest

from tests.stack.catalogue import REFERENCE
from tests.stack.clock import Clock
from tests.stack.payloads import Json
from tests.stack.radarr import Radarr
from tests.stack.sender import Mute, Outcome, Target, Trouble, WebhookSender
from tests.stack.titles import FILMS

from .receiver import Receiver

MINUTE = 60
BODY: Json = {"eventType": "Grab"}


@pytest.fixture
async def radarr(receiver: Receiver) -> Radarr:
    """Return a Radarr, not started, whose webhook leads to the receiver."""
    radarr = Radarr()
    radarr.notifications.add(receiver.url)
    return radarr


def _outcomes(radarr: Radarr) -> list[Outcome]:
    """Return what became of the webhooks."""
    return [each.outcome for each in radarr.sender.log]


async def test_failing_receiver_is_muted_for_longer_and_longer(
    radarr: Radarr, receiver: Receiver
) -> None:
    """Mute for 5, 15, 30 and 60 minutes once the grace of 5 minutes is over."""
    receiver.status = 500
    titles = iter(FILMS)

    async def event() -> Outcome:
        """Send one event and return what became of it."""
        await radarr.add_movie(next(titles))
        return _outcomes(radarr)[-1]

    assert await event() is Outcome.REFUSED
    assert await event() is Outcome.REFUSED
    radarr.clock.advance(5 * MINUTE + 1)
    for minutes in (5, 15, 30, 60, 60):
        assert await event() is Outcome.REFUSED
        radarr.clock.advance(minutes * MINUTE - 10)
        seen = len(receiver.received)
        assert (await event() if minutes == 5 else Outcome.MUTED) is Outcome.MUTED
        assert len(receiver.received) == seen
        radarr.clock.advance(20)

    receiver.status = 200
    assert await event() is Outcome.SENT
    assert await event() is Outcome.SENT
    await radarr.sender.close()


def test_mute_ends_with_a_success() -> None:
    """Unblock at once and come down one level with each success."""
    mute = Mute()
    for now in (0, 301, 700):
        mute.failed(now)
    assert mute.blocked(701)

    mute.succeeded()

    assert not mute.blocked(701)
    assert mute.level == 2


async def test_redirect_turns_the_post_into_a_get(
    radarr: Radarr, receiver: Receiver
) -> None:
    """Follow a redirect as .NET does: without method and body."""
    receiver.redirect = True

    await radarr.add_movie(REFERENCE[0])

    (received,) = receiver.received
    assert (received.method, received.path, received.body) == ("GET", "/moved", None)
    await radarr.sender.close()


async def test_sender_waits_for_the_answer(radarr: Radarr, receiver: Receiver) -> None:
    """Have the webhook answered when the grab returns."""
    await radarr.add_movie(REFERENCE[0])

    assert receiver.events() == ["MovieAdded"]
    assert receiver.received[0].headers["User-Agent"].startswith("Radarr/6.")
    await radarr.sender.close()


@pytest.fixture
async def sender() -> WebhookSender:
    """Return a sender."""
    return WebhookSender(Clock(speed=100_000), user_agent="Test")


@pytest.mark.parametrize(
    ("trouble", "arrived", "outcomes"),
    [
        (Trouble.LOST, 0, [Outcome.LOST]),
        (Trouble.DOUBLED, 2, [Outcome.SENT, Outcome.SENT]),
        (Trouble.LATE, 1, [Outcome.HELD, Outcome.SENT]),
        (Trouble.HELD, 0, [Outcome.HELD]),
    ],
)
async def test_trouble_strikes_the_named_event_once(
    sender: WebhookSender,
    receiver: Receiver,
    trouble: Trouble,
    arrived: int,
    outcomes: list[Outcome],
) -> None:
    """Let a trouble hit one event of one kind, and nothing else."""
    target = Target(url=receiver.url)
    sender.add_fault(trouble, "Grab", times=1, delay=60)

    await sender.send(target, "Test", {"eventType": "Test"})
    await sender.send(target, "Grab", BODY)
    await sender.settle()

    assert receiver.events() == ["Test", *["Grab"] * arrived]
    assert [each.outcome for each in sender.log][1:] == outcomes
    await sender.send(target, "Grab", BODY)
    assert len(receiver.received) == arrived + 2
    await sender.close()


async def test_held_webhooks_are_released_in_another_order(
    sender: WebhookSender, receiver: Receiver
) -> None:
    """Release backwards or shuffled by a seed."""
    target = Target(url=receiver.url)
    sender.add_fault(Trouble.HELD)
    for n in range(4):
        await sender.send(target, "Grab", {"eventType": f"Grab {n}"})

    await sender.release(backwards=True)

    assert receiver.events() == [f"Grab {n}" for n in (3, 2, 1, 0)]
    for n in range(4):
        await sender.send(target, "Grab", {"eventType": f"Grab {n}"})
    await sender.release(shuffle=random.Random(1))
    assert sorted(receiver.events()[4:]) == [f"Grab {n}" for n in range(4)]
    await sender.close()


async def test_receiver_that_is_gone_counts_as_a_failure(
    sender: WebhookSender, receiver: Receiver
) -> None:
    """Note that nobody answered."""
    await receiver.stop()
    mute = Mute()

    delivery = await sender.send(Target(url=receiver.url), "Grab", BODY, mute)

    assert delivery.outcome is Outcome.UNREACHABLE
    assert mute.level == 1
    await sender.close()


async def test_basic_auth_and_headers_are_sent(
    sender: WebhookSender, receiver: Receiver
) -> None:
    """Send what the connection is set up with."""
    target = Target(
        url=receiver.url, username="ann", password="pw", headers={"X-Secret": "s"}
    )

    await sender.send(target, "Grab", BODY)

    headers = receiver.received[0].headers
    assert headers["Authorization"] == "Basic YW5uOnB3"
    assert headers["X-Secret"] == "s"
    await sender.close()
