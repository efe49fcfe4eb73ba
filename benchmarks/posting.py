"""Post webhooks with so little effort that the sender is not what is measured."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
import json
import time
from typing import Any, Final, Self

from yarl import URL

from .bench import BenchHome
from .past import Wish
from .payloads import JOURNEY

_LENGTH: Final = b"content-length:"


@dataclass(frozen=True, slots=True)
class Post:
    """Hold a request as it goes over the line."""

    data: bytes


def make_post(url: str, headers: Mapping[str, str], body: Any) -> Post:
    """Return a request that posts JSON."""
    target, text = URL(url), json.dumps(body).encode()
    lines = [
        f"POST {target.raw_path} HTTP/1.1",
        f"Host: {target.host}:{target.port}",
        f"Content-Length: {len(text)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return Post("\r\n".join(lines).encode() + b"\r\n\r\n" + text)


class Line:
    """Keep one connection open and post over it, one webhook after the other."""

    def __init__(self, url: str) -> None:
        """Take the address of a Home Assistant; nothing is open yet."""
        self._url = URL(url)
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter

    async def __aenter__(self) -> Self:
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection(
            self._url.host, self._url.port
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connection."""
        self._writer.close()

    async def post(self, post: Post) -> float:
        """Post, and return how long the answer took, in seconds; it must be 200."""
        began = time.perf_counter()
        self._writer.write(post.data)
        head = await self._reader.readuntil(b"\r\n\r\n")
        took = time.perf_counter() - began
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode(errors="replace").splitlines()[0])
        for line in head.split(b"\r\n"):
            if line.lower().startswith(_LENGTH):
                await self._reader.readexactly(int(line[len(_LENGTH) :]))
        return took


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Hold how posts were answered: how long all took, and each, in seconds."""

    seconds: float
    latencies: tuple[float, ...]

    @property
    def per_second(self) -> float:
        """Return how many were answered in a second."""
        return len(self.latencies) / self.seconds


async def post_all(url: str, posts: Iterable[Post], *, lines: int) -> Delivery:
    """Post over so many connections at once, each as soon as one is free."""
    waiting = iter(posts)
    latencies: list[float] = []

    async def work() -> None:
        """Post what waits."""
        async with Line(url) as line:
            for post in waiting:
                took = await line.post(post)
                latencies.append(took)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(lines):
            group.create_task(work())
    return Delivery(seconds=time.perf_counter() - began, latencies=tuple(latencies))


def journeys(home: BenchHome, films: Iterable[Wish], round_: int) -> list[list[Post]]:
    """Return what is sent of all films, the grabs first, then what follows them."""
    return [
        [make_post(*home.webhook(kind), tell(film, round_)) for film in films]
        for kind, tell in JOURNEY
    ]


def as_limit(home: BenchHome, posts: list[list[Post]]) -> list[Post]:
    """Return the same bodies for the webhook that only parses and answers."""
    path = home.limit.partition(home.home.url)[2].encode()
    return [
        Post(b"POST " + path + b" HTTP/1.1\r\n" + each.data.partition(b"\r\n")[2])
        for kind in posts
        for each in kind
    ]
