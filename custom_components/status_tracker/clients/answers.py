"""Hold the answers of the services, bounded in size and time."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
import time
from typing import Final

from aiohttp import ClientResponse

from .errors import ResponseProblem, ServiceResponseError
from .parsing import JsonObject, parse_elements, parse_json

_LARGEST_ANSWER: Final = 64 * 1024 * 1024
_PAUSE_AFTER: Final = 0.01


class MediaType(StrEnum):
    """Tell films from shows, whose TMDB ids overlap."""

    MOVIE = "movie"
    TV = "tv"


class Removal(StrEnum):
    """Say how a deletion went; gone already is as good as done."""

    DONE = "done"
    ALREADY_GONE = "already_gone"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold an answer that was read to its end."""

    status: int
    content_type: str
    pieces: tuple[bytes, ...] = field(repr=False)
    cookies: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def body(self) -> bytes:
        """Return the whole body, put together anew each time."""
        return b"".join(self.pieces)

    def text(self) -> str:
        """Return the body as text, with its odd bytes replaced."""
        return self.body.decode(errors="replace").strip()

    def json(self) -> object:
        """Return what the body says; raise ServiceResponseError when it is no JSON."""
        self._refuse_page()
        try:
            return parse_json(self.body)
        except ValueError as err:
            raise self._not_json() from err

    def elements(self) -> Iterator[object]:
        """Yield the members of a JSON list; raise ServiceResponseError otherwise."""
        self._refuse_page()
        try:
            yield from parse_elements(self.pieces)
        except ValueError as err:
            raise self._not_json() from err

    async def build[T](self, read: Callable[[JsonObject], T | None]) -> list[T]:
        """Return what is read from the objects of a JSON list, without the Nones."""
        found: list[T] = []
        breathe = Breather()
        for element in self.elements():
            if isinstance(element, dict) and (built := read(element)) is not None:
                found.append(built)
            await breathe()
        return found

    def _refuse_page(self) -> None:
        """Raise when a web page came: a login page answers 200 as well."""
        if "html" in self.content_type:
            raise ServiceResponseError(
                ResponseProblem.NOT_THIS_SERVICE,
                "answered with a web page",
                status=self.status,
                trace=self.content_type,
            )

    def _not_json(self) -> ServiceResponseError:
        """Return the error for a body that cannot be read."""
        return ServiceResponseError(
            ResponseProblem.BAD_ANSWER, "answer cannot be read", status=self.status
        )


class Breather:
    """Give the event loop a turn whenever a long piece of work took its time."""

    def __init__(self, after: float | None = None) -> None:
        """Start to measure; `after` is how long, in seconds, the work may hold on."""
        self._after = _PAUSE_AFTER if after is None else after
        self._since = time.perf_counter()

    async def __call__(self) -> None:
        """Pause when more than that went by since the last pause."""
        if time.perf_counter() - self._since > self._after:
            await asyncio.sleep(0)
            self._since = time.perf_counter()


async def read_answer(response: ClientResponse) -> Answer:
    """Return the answer with its whole body, which is bounded."""
    chunks: list[bytes] = []
    length = 0
    async for chunk in response.content.iter_any():
        length += len(chunk)
        if length > _LARGEST_ANSWER:
            response.close()
            raise ServiceResponseError(
                ResponseProblem.BAD_ANSWER, "answer too large", status=response.status
            )
        chunks.append(chunk)
    return Answer(
        response.status,
        response.content_type,
        tuple(chunks),
        {name: morsel.value for name, morsel in response.cookies.items()},
    )


def as_object(value: object) -> JsonObject:
    """Return a JSON object; raise ServiceResponseError for anything else."""
    if isinstance(value, dict):
        return value
    raise ServiceResponseError(ResponseProblem.BAD_ANSWER, "answer is no object")


def required[T](value: T | None, what: str) -> T:
    """Return a value; raise ServiceResponseError when the answer has none."""
    if value is None:
        raise ServiceResponseError(
            ResponseProblem.BAD_ANSWER, f"answer has no usable {what}"
        )
    return value
