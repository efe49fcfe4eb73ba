"""Send requests to a service and turn every failure into a typed error."""

from abc import ABC, abstractmethod
import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
import re
from typing import ClassVar, Final

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from .answers import Answer, Removal, as_object, read_answer
from .discretion import Scrubber, harmless
from .errors import (
    ConnectionProblem,
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
    problem_of,
)
from .parsing import JsonObject, version, write_json
from .transport import (
    Param,
    connection_error,
    origin,
    parse_base_url,
    query_of,
    redirect_target,
    stays_home,
)

TIMEOUT: Final = 10.0
LIST_TIMEOUT: Final = 30.0
_MOST_REDIRECTS: Final = 5
_MOST_WORDS: Final = 2000
# A header may hold none of these: what follows would be a header of its own.
_UNSENDABLE: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceInfo:
    """Say which program answered; `moved_to` is its address after a redirect."""

    name: str
    version: str | None = None
    unique_id: str | None = None
    details: Mapping[str, str | bool | None] = field(default_factory=dict)
    moved_to: URL | None = None


class ServiceClient(ABC):
    """Talk to one service at its base URL, sub-path included.

    Every method that asks raises ServiceConnectionError, ServiceAuthError or
    ServiceResponseError, and nothing else.
    """

    auth_statuses: ClassVar[frozenset[int]] = frozenset({401, 403})

    def __init__(self, session: ClientSession, base_url: str | URL) -> None:
        """Keep the session, which stays the caller's; ValueError for a bad URL."""
        self._session = session
        self.base_url, user, password = parse_base_url(base_url)
        self._login = None if user is None else (user, password or "")
        self._basic = (
            None
            if self._login is None
            else base64.b64encode(":".join(self._login).encode()).decode()
        )
        self._moved_to: URL | None = None

    @abstractmethod
    async def probe(self) -> ServiceInfo:
        """Return which program answers, once address and credentials are right.

        Raise ServiceResponseError for another program (not_this_service), a
        version without what is needed (version_too_old), or one that has not come
        up yet (starting).
        """

    def _secrets(self) -> Iterable[str | None]:
        """Return the credentials, which no error may quote."""
        return ()

    def _headers(self) -> dict[str, str]:
        """Return the headers that carry the credentials."""
        return {}

    def _cookies(self) -> Mapping[str, str] | None:
        """Return the cookies that carry the session."""
        return None

    async def _send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Param] | None = None,
        json: object = None,
        form: Mapping[str, str] | None = None,
        seconds: float = TIMEOUT,
    ) -> Answer:
        """Return the answer, whatever its status."""
        headers = {"Accept": "application/json, text/plain", **self._headers()}
        if self._basic is not None:
            headers.setdefault("Authorization", f"Basic {self._basic}")
        data: bytes | dict[str, str] | None = dict(form) if form is not None else None
        if json is not None:
            data = write_json(json)
            headers["Content-Type"] = "application/json"
        if any(map(_UNSENDABLE.search, headers.values())):
            raise ServiceAuthError("takes no key with a line break in it")
        start = url = self.base_url.joinpath(*path.split("/")).with_query(
            query_of(params)
        )
        for _ in range(_MOST_REDIRECTS):
            try:
                async with self._session.request(
                    method,
                    url,
                    headers=headers,
                    data=data,
                    cookies=self._cookies(),
                    timeout=ClientTimeout(total=seconds),
                    allow_redirects=False,
                ) as response:
                    if (target := redirect_target(response)) is None:
                        self._note_move(start, url, path)
                        return await read_answer(response)
            except (ClientError, TimeoutError, OSError, UnicodeError) as err:
                raise connection_error(err) from None
            if method != "GET" or not stays_home(url, target):
                raise ServiceConnectionError(
                    ConnectionProblem.REDIRECTED,
                    f"redirects to {origin(target)}",
                    words=origin(target),
                )
            url = target
        raise ServiceConnectionError(
            ConnectionProblem.REDIRECTED, "redirects in a circle"
        )

    def _note_move(self, asked: URL, answered: URL, path: str) -> None:
        """Keep the base URL that a redirect of the same path points to."""
        tail = f"/{path}"
        if asked == answered or not answered.path.endswith(tail):
            return
        base = answered.path.removesuffix(tail) or "/"
        self._moved_to = answered.with_path(base).with_query(None)

    def _error_of(self, answer: Answer) -> ServiceError | None:
        """Return the error that an answer stands for, None for a good one."""
        if 200 <= answer.status < 300:
            return None
        if answer.status in self.auth_statuses:
            return ServiceAuthError(
                f"refused the credentials ({answer.status})",
                status=answer.status,
                trace=f"HTTP {answer.status}",
            )
        told = ": ".join(filter(None, (str(answer.status), self._told(answer))))
        return ServiceResponseError(
            problem_of(answer.status),
            f"answered {told}",
            status=answer.status,
            words=f"HTTP {told}",
        )

    def _words(self, answer: Answer) -> str | None:
        """Return what the service itself says about an error."""
        return None

    def _told(self, answer: Answer) -> str:
        """Return what the service itself says, without any secret of ours."""
        return self._unsaid(self._words(answer) or "")

    def _unsaid(self, words: str) -> str:
        """Return a service's own words, short and without the credentials."""
        secrets = (*self._secrets(), *(self._login or ()), self._basic)
        scrubber = Scrubber(secret for secret in secrets if secret)
        return harmless(scrubber.scrub(words[:_MOST_WORDS]))

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Param] | None = None,
        json: object = None,
        form: Mapping[str, str] | None = None,
        seconds: float = TIMEOUT,
    ) -> Answer:
        """Return a good answer."""
        answer = await self._send(
            method, path, params=params, json=json, form=form, seconds=seconds
        )
        if (error := self._error_of(answer)) is not None:
            raise error
        return answer

    async def _get(
        self,
        path: str,
        params: Mapping[str, Param] | None = None,
        *,
        seconds: float = TIMEOUT,
    ) -> JsonObject:
        """Return the JSON object at a path."""
        answer = await self._ask("GET", path, params=params, seconds=seconds)
        return as_object(answer.json())

    async def _get_or_none(
        self, path: str, params: Mapping[str, Param] | None = None
    ) -> JsonObject | None:
        """Return the JSON object at a path, None where there is none (404)."""
        try:
            return await self._get(path, params)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            return None

    async def _get_list[T](
        self,
        path: str,
        build: Callable[[JsonObject], T | None],
        params: Mapping[str, Param] | None = None,
        *,
        seconds: float = LIST_TIMEOUT,
    ) -> list[T]:
        """Return what is built from the JSON list at a path, without the Nones."""
        answer = await self._ask("GET", path, params=params, seconds=seconds)
        return await answer.build(build)

    async def _remove(
        self,
        path: str,
        params: Mapping[str, Param] | None = None,
        *,
        seconds: float = LIST_TIMEOUT,
    ) -> Removal:
        """Delete what is at a path; that it is gone already (404) is as good."""
        try:
            await self._ask("DELETE", path, params=params, seconds=seconds)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            return Removal.ALREADY_GONE
        return Removal.DONE


_FOREIGN: Final = (
    ResponseProblem.NOT_FOUND,
    ResponseProblem.REJECTED,
    ResponseProblem.BAD_ANSWER,
)


@contextmanager
def identifying(name: str, *, is_open: bool = False) -> Iterator[None]:
    """Read an answer that fits no such program as another program's.

    What is open to everybody asks for no credentials, so who asks is another program.
    """
    try:
        yield
    except (ServiceAuthError, ServiceResponseError) as err:
        if isinstance(err, ServiceAuthError):
            is_foreign = is_open and err.status == HTTPStatus.UNAUTHORIZED
        else:
            is_foreign = err.problem in _FOREIGN
        if not is_foreign:
            raise
        raise ServiceResponseError(
            ResponseProblem.NOT_THIS_SERVICE,
            f"does not answer like {name} ({err.detail})",
            status=err.status,
            trace=err.words or err.trace,
        ) from None


def require_version(name: str, found: str | None, oldest: tuple[int, ...]) -> None:
    """Raise ServiceResponseError for a version that is known to be too old."""
    numbers = version(found)
    if numbers is not None and numbers < oldest:
        has, needs = (".".join(map(str, each)) for each in (numbers, oldest))
        raise ServiceResponseError(
            ResponseProblem.VERSION_TOO_OLD,
            f"{name} {has} is older than {needs}",
            words=f"{has} < {needs}",
        )
