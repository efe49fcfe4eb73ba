"""Name what can go wrong between Home Assistant and a service."""

from collections.abc import Mapping
from enum import StrEnum
import re
from typing import Final

_LONGEST_DETAIL: Final = 200
_SECRETS: Final = (
    # An address keeps its origin: the rest may hold a key or a webhook id.
    (re.compile(r"(\w+://)(?:[^\s/@\"'<>]*@)?([^\s/?#\"'<>]+)[^\s\"'<>]*"), r"\1\2/…"),
    (re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+"), "…"),
    (re.compile(r"(?=[A-Za-z_-]*\d)[0-9A-Za-z_-]{24,}"), "…"),
)
# What is meant for people keeps file names, however long.
_PRIVATE: Final = (
    (re.compile(r"magnet:\?[^\s\"'<>]*"), "magnet:…"),
    *_SECRETS[:2],
    (re.compile(r"(?=[A-Za-z]*\d)\b[0-9A-Za-z]{32,}\b"), "…"),
)


class ConnectionProblem(StrEnum):
    """Say why no answer came."""

    NAME_NOT_RESOLVED = "name_not_resolved"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
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
    """Report that a service did not do what was asked of it."""

    def __init__(self, detail: str) -> None:
        """Keep a short detail that is free of secrets."""
        super().__init__(detail)
        self.detail = detail


class ServiceConnectionError(ServiceError):
    """Report that a service gave no answer."""

    def __init__(self, problem: ConnectionProblem, detail: str | None = None) -> None:
        """Keep the problem and, where it says more, a detail."""
        super().__init__(detail or problem.value.replace("_", " "))
        self.problem = problem


class ServiceAuthError(ServiceError):
    """Report that a service refused the credentials, or bans this address."""

    def __init__(self, detail: str, *, banned: bool = False) -> None:
        """Keep the detail and whether this address is banned for a while."""
        super().__init__(detail)
        self.banned = banned


class ServiceResponseError(ServiceError):
    """Report an answer that is an error or makes no sense."""

    def __init__(
        self, problem: ResponseProblem, detail: str, *, status: int | None = None
    ) -> None:
        """Keep the problem, the detail and the HTTP status if one was given."""
        super().__init__(detail)
        self.problem = problem
        self.status = status


def problem_of(status: int) -> ResponseProblem:
    """Return the problem that an HTTP status of 400 or above stands for."""
    if status >= 500:
        return ResponseProblem.SERVER_ERROR
    return STATUS_PROBLEMS.get(status, ResponseProblem.REJECTED)


def harmless(words: str) -> str:
    """Return a service's own words on one line, short and without secrets."""
    text = " ".join(words[: _LONGEST_DETAIL * 10].split())
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text if len(text) <= _LONGEST_DETAIL else f"{text[: _LONGEST_DETAIL - 1]}…"


def discreet(words: str) -> str:
    """Return a message that people shall read, without what is nobody's business.

    Radarr and Sonarr quote addresses that hold the passkey of a tracker or the key of
    an indexer. An address keeps its origin.
    """
    text = words
    for pattern, replacement in _PRIVATE:
        text = pattern.sub(replacement, text)
    return text
