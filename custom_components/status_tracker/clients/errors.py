"""Name what can go wrong between Home Assistant and a service."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, override


@dataclass(frozen=True, slots=True)
class Fault:
    """Name what is wrong: a code, and words that are the same in every language.

    The words are a status, a version, an address, or what the service itself says.
    Where nothing of that kind helps people, `trace` is what only the log tells.
    """

    code: str
    words: str = ""
    trace: str = ""

    @override
    def __str__(self) -> str:
        """Return it as a line of the log says it."""
        code = self.code.replace("_", " ")
        words = self.words or self.trace
        return f"{code} ({words})" if words else code


class ConnectionProblem(StrEnum):
    """Say why no answer came."""

    NAME_NOT_RESOLVED = "name_not_resolved"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    CLOSED = "closed"
    REDIRECTED = "redirected"
    OTHER = "other"


class ResponseProblem(StrEnum):
    """Say why an answer is of no use."""

    NOT_THIS_SERVICE = "not_this_service"
    VERSION_TOO_OLD = "version_too_old"
    STARTING = "starting"
    NOT_FOUND = "not_found"
    REJECTED = "rejected"
    SERVER_ERROR = "server_error"
    BAD_ANSWER = "bad_answer"
    HOST_REJECTED = "host_rejected"
    CSRF = "csrf"


# The codes of faults that are no problem of those kinds.
CREDENTIALS_REFUSED: Final = "credentials_refused"
BANNED: Final = "banned"
UNKNOWN: Final = "unknown"
UNUSABLE: Final = "unusable"
FEED_CLOSED: Final = "feed_closed"

# Any other status of 400 to 499 is a rejection, of 500 and above a server error.
STATUS_PROBLEMS: Final[Mapping[int, ResponseProblem]] = {
    404: ResponseProblem.NOT_FOUND,
    405: ResponseProblem.NOT_THIS_SERVICE,
    408: ResponseProblem.SERVER_ERROR,
    410: ResponseProblem.NOT_FOUND,
    425: ResponseProblem.SERVER_ERROR,
    429: ResponseProblem.SERVER_ERROR,
}


class ServiceError(Exception):
    """Report that a service did not do what was asked of it.

    `asked` is the name of the service where whoever is told has another in mind.
    """

    asked: str | None = None

    def __init__(self, detail: str, *, words: str = "", trace: str = "") -> None:
        """Keep a short detail, words and trace of a fault, all free of secrets."""
        super().__init__(detail)
        self.detail = detail
        self.words = words
        self.trace = trace

    @property
    def fault(self) -> Fault:
        """Return what is wrong in a form that every language has a text for."""
        return Fault(self._code, self.words, self.trace)

    @property
    def _code(self) -> str:
        return UNKNOWN


class ServiceConnectionError(ServiceError):
    """Report that a service gave no answer."""

    def __init__(
        self,
        problem: ConnectionProblem,
        detail: str | None = None,
        *,
        words: str = "",
        trace: str = "",
    ) -> None:
        """Keep the problem and, where they say more, a detail, words and trace."""
        detail = detail or problem.value.replace("_", " ")
        super().__init__(detail, words=words, trace=trace)
        self.problem = problem

    @property
    @override
    def _code(self) -> str:
        return self.problem.value


class ServiceAuthError(ServiceError):
    """Report that a service refused the credentials, or bans this address."""

    def __init__(
        self,
        detail: str,
        *,
        banned: bool = False,
        status: int | None = None,
        words: str = "",
        trace: str = "",
    ) -> None:
        """Keep the detail, whether this address is banned, and the HTTP status."""
        super().__init__(detail, words=words, trace=trace)
        self.banned = banned
        self.status = status

    @property
    @override
    def _code(self) -> str:
        return BANNED if self.banned else CREDENTIALS_REFUSED


class ServiceResponseError(ServiceError):
    """Report an answer that is an error or makes no sense."""

    def __init__(
        self,
        problem: ResponseProblem,
        detail: str,
        *,
        status: int | None = None,
        words: str = "",
        trace: str = "",
    ) -> None:
        """Keep the problem, the detail and the HTTP status if one was given."""
        super().__init__(detail, words=words, trace=trace)
        self.problem = problem
        self.status = status

    @property
    @override
    def _code(self) -> str:
        return self.problem.value


def problem_of(status: int) -> ResponseProblem:
    """Return the problem that an HTTP status of 400 or above stands for."""
    if status >= 500:
        return ResponseProblem.SERVER_ERROR
    return STATUS_PROBLEMS.get(status, ResponseProblem.REJECTED)
