"""Write addresses, follow redirects, name why a connection fails."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
import errno
import socket
from typing import Final

from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientResponse,
    ClientResponseError,
    ClientSSLError,
    ServerDisconnectedError,
    ServerFingerprintMismatch,
)
from yarl import URL

from .errors import (
    ConnectionProblem,
    ResponseProblem,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)

type Param = str | int | bool | datetime | Sequence[str] | None

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

# A wrong number, or a machine that is off.
_NO_WAY: Final = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN})

# First that fits: a name error and a certificate error are connector errors too.
_PROBLEMS: Final[tuple[tuple[type[BaseException], ConnectionProblem], ...]] = (
    (ClientConnectorDNSError, ConnectionProblem.NAME_NOT_RESOLVED),
    (socket.gaierror, ConnectionProblem.NAME_NOT_RESOLVED),
    (UnicodeError, ConnectionProblem.NAME_NOT_RESOLVED),
    (ClientSSLError, ConnectionProblem.TLS),
    (ServerFingerprintMismatch, ConnectionProblem.TLS),
    (TimeoutError, ConnectionProblem.TIMEOUT),
    (ServerDisconnectedError, ConnectionProblem.CLOSED),
    (ConnectionResetError, ConnectionProblem.CLOSED),
)


def connection_error(err: BaseException) -> ServiceError:
    """Return the typed error for what aiohttp raised."""
    if isinstance(err, ClientResponseError):
        # Whatever listens there does not speak HTTP as a web service does.
        return ServiceResponseError(
            ResponseProblem.NOT_THIS_SERVICE, "does not speak HTTP", status=err.status
        )
    for kind, problem in _PROBLEMS:
        if isinstance(err, kind):
            return ServiceConnectionError(problem)
    if (
        isinstance(err, ClientConnectorError)
        and err.os_error.errno == errno.ECONNREFUSED
    ):
        return ServiceConnectionError(ConnectionProblem.REFUSED)
    if isinstance(err, OSError) and err.errno == errno.ECONNRESET:
        return ServiceConnectionError(ConnectionProblem.CLOSED)
    if isinstance(err, OSError) and err.errno in _NO_WAY:
        return ServiceConnectionError(ConnectionProblem.UNREACHABLE)
    return ServiceConnectionError(
        ConnectionProblem.OTHER,
        f"connection failed ({type(err).__name__})",
        trace=type(err).__name__,
    )


def parse_base_url(value: str | URL) -> tuple[URL, str | None, str | None]:
    """Return a base URL, and the user and password that were written into it.

    Raise ValueError when it is no http or https address.
    """
    try:
        url = URL(value.strip()) if isinstance(value, str) else value
        if url.scheme in ("http", "https") and url.host:
            plain = url.with_user(None).with_query(None).with_fragment(None)
            path = plain.raw_path.rstrip("/") or "/"
            return plain.with_path(path, encoded=True), url.user, url.password
    except (ValueError, TypeError) as err:
        raise ValueError("Not an http or https address") from err
    raise ValueError("Not an http or https address")


def origin(url: URL) -> str:
    """Return scheme, host and port of an address, which hold no secret."""
    return str(url.origin()) if url.absolute and url.host else "nowhere"


def utc_text(value: datetime) -> str:
    """Return a time as the services want it: ISO, UTC, with a Z."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def query_of(params: Mapping[str, Param] | None) -> dict[str, str]:
    """Return query parameters as texts: lists with commas, None left out."""
    found: dict[str, str] = {}
    for name, value in (params or {}).items():
        match value:
            case None:
                continue
            case str():
                found[name] = value
            case bool():
                found[name] = "true" if value else "false"
            case int():
                found[name] = str(value)
            case datetime():
                found[name] = utc_text(value)
            case _:
                found[name] = ",".join(value)
    return found


def redirect_target(response: ClientResponse) -> URL | None:
    """Return where a redirect points to, None when the answer is none."""
    location = response.headers.get("Location")
    if response.status not in _REDIRECTS or not location:
        return None
    try:
        return response.url.join(URL(location))
    except ValueError:
        return URL()


def stays_home(url: URL, target: URL) -> bool:
    """Tell whether a redirect stays with the host: keys go nowhere else."""
    return target.host == url.host and (url.scheme, target.scheme) in (
        ("http", "http"),
        ("http", "https"),
        ("https", "https"),
    )
