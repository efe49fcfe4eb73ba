"""Log in to qBittorrent in all its forms and keep the session."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Final, NoReturn, override

from aiohttp import ClientSession
from yarl import URL

from .answers import Answer
from .base import TIMEOUT, ServiceClient
from .errors import (
    ResponseProblem,
    ServiceAuthError,
    ServiceError,
    ServiceResponseError,
)
from .refused_logins import RefusedLogins
from .transport import Param

_API: Final = "api/v2"
_FORBIDDEN: Final = "Forbidden"
# What qBittorrent never refuses in.
_FOREIGN: Final = ("json", "html")
_WRONG_LOGIN: Final = "refused the user or password"
_HOST_REJECTED: Final = "refused the host name or port of the address"


class QBittorrentSession(ServiceClient):
    """Make calls to qBittorrent and log in when that is needed.

    Access is by user and password, by API key (5.2), or by neither where
    qBittorrent lets this address in. Cookies are kept here under whatever name
    they come: a session's jar drops those of IP addresses, and mixes up several
    qBittorrents on one host.
    """

    def __init__(
        self,
        session: ClientSession,
        base_url: str | URL,
        *,
        username: str | None = None,
        password: str | None = None,
        api_key: str | None = None,
        refused: RefusedLogins | None = None,
        insists: bool = False,
    ) -> None:
        """Keep the credentials; nothing is sent yet.

        What is known to be `refused` is not tried again, unless somebody who just
        entered it `insists`.
        """
        super().__init__(session, base_url)
        self._refused = RefusedLogins() if refused is None else refused
        self._insists = insists
        self._kept_cookies: dict[str, str] = {}
        self._login_lock = asyncio.Lock()
        self._sessions = 0
        self.reset_credentials(username=username, password=password, api_key=api_key)

    def reset_credentials(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        api_key: str | None = None,
    ) -> None:
        """Take new credentials, to be used at the next call."""
        self._username = username
        self._password = password
        self._api_key = api_key
        self._refusal: ServiceAuthError | None = None
        if not self._insists and self._entered in self._refused:
            self._refusal = ServiceAuthError(_WRONG_LOGIN)
        self._end_session()

    @property
    def _entered(self) -> tuple[str, str | None, str | None]:
        """Return what is refused, if it is."""
        return (str(self.base_url), self._username, self._password)

    @override
    def _secrets(self) -> Iterable[str | None]:
        return (self._username, self._password, self._api_key)

    @override
    def _headers(self) -> dict[str, str]:
        if self._api_key:
            return {"Authorization": f"Bearer {self._api_key}"}
        return {}

    @override
    def _cookies(self) -> Mapping[str, str] | None:
        return self._kept_cookies or None

    @override
    def _error_of(self, answer: Answer) -> ServiceError | None:
        if answer.status == 401:
            return _error_of_401(answer)
        return super()._error_of(answer)

    async def _call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Param] | None = None,
        new_session_params: Mapping[str, Param] | None = None,
        form: Mapping[str, str] | None = None,
        seconds: float = TIMEOUT,
    ) -> Answer:
        """Return a good answer, after one new login if the session has ended."""
        await self._start_session()
        sessions = self._sessions
        path = f"{_API}/{path}"
        answer = await self._send(
            method, path, params=params, form=form, seconds=seconds
        )
        if answer.status == 403:
            await self._renew_session(sessions)
            answer = await self._send(
                method,
                path,
                params=new_session_params or params,
                form=form,
                seconds=seconds,
            )
            if answer.status == 403:
                raise ServiceResponseError(
                    ResponseProblem.BAD_ANSWER, "does not keep the session", status=403
                )
        self._keep_cookies(answer)
        if (error := self._error_of(answer)) is not None:
            raise error
        return answer

    async def _start_session(self) -> None:
        """Log in unless that is done or not needed."""
        if self._api_key or not self._username or self._is_logged_in:
            self._raise_refusal()
            return
        async with self._login_lock:
            if not self._is_logged_in:
                await self._log_in()

    async def _renew_session(self, sessions: int) -> None:
        """Log in again, unless another call did so since."""
        if self._api_key:
            self._refuse("refused the API key")
        if not self._username:
            raise ServiceAuthError("asks for a user and password")
        async with self._login_lock:
            if self._sessions == sessions:
                self._end_session()
                await self._log_in()

    async def _log_in(self) -> None:
        """Start a session; use wrong credentials only once.

        Five failures ban this address for an hour, and all it hosts with it.
        """
        self._raise_refusal()
        answer = await self._send(
            "POST",
            f"{_API}/auth/login",
            form={"username": self._username or "", "password": self._password or ""},
        )
        words = answer.text() if answer.status == 200 else ""
        match answer.status, words:
            case (204, _) | (200, "Ok."):
                self._keep_cookies(answer)
                self._is_logged_in = True
                self._sessions += 1
                self._refused.discard(self._entered)
            case 200, "Fails.":
                self._refuse_login()
            case 200, _:
                raise ServiceResponseError(
                    ResponseProblem.NOT_THIS_SERVICE,
                    "does not log in like qBittorrent",
                    status=200,
                )
            case 403, _:
                await self._tell_403(answer)
            case 401, _:
                await self._tell_401()
            case _:
                raise self._error_of(answer) or ServiceError("answered nothing")

    async def _tell_401(self) -> NoReturn:
        """Raise for a login that was answered 401.

        Since 5.2 a wrong password is answered like a refused Host header; any
        other path still tells the two apart.
        """
        answer = await self._send("GET", f"{_API}/app/version")
        if answer.status == 401:
            raise _error_of_401(answer)
        self._refuse_login()

    async def _tell_403(self, answer: Answer) -> NoReturn:
        """Raise for a login that was answered 403: a ban, or a proxy in between.

        qBittorrent tells of a ban in a sentence, in the language of its page, while
        any other path forbids in one word. A proxy refuses one path like the other.
        Asking that again does no harm: a ban counts no attempts.
        """
        if "html" not in answer.content_type and answer.text() not in ("", _FORBIDDEN):
            other = await self._send("GET", f"{_API}/app/version")
            if other.status == 403 and other.text() == _FORBIDDEN:
                self._refuse("bans this address for a while", banned=True)
        raise ServiceResponseError(
            ResponseProblem.REJECTED,
            "forbids to log in, yet bans nobody",
            status=403,
            words="HTTP 403",
        )

    def _keep_cookies(self, answer: Answer) -> None:
        """Keep the cookies that an answer sets, drop those it empties."""
        for name, value in answer.cookies.items():
            if value:
                self._kept_cookies[name] = value
            else:
                self._kept_cookies.pop(name, None)

    def _end_session(self) -> None:
        """Forget the session."""
        self._kept_cookies = {}
        self._is_logged_in = False

    def _refuse_login(self) -> NoReturn:
        """Remember, also for clients to come, that the login is wrong, and raise."""
        self._refused.add(self._entered)
        self._refuse(_WRONG_LOGIN)

    def _refuse(self, detail: str, *, banned: bool = False) -> NoReturn:
        """Remember that the credentials are refused, and raise."""
        self._refusal = ServiceAuthError(detail, banned=banned)
        self._end_session()
        raise self._refusal

    def _raise_refusal(self) -> None:
        """Raise when these credentials were refused before."""
        if (known := self._refusal) is not None:
            raise ServiceAuthError(known.detail, banned=known.banned)


def _error_of_401(answer: Answer) -> ServiceResponseError:
    """Return what a call that was answered 401 means.

    qBittorrent answers so only where the Host or Origin header does not suit it, and
    in plain text. Radarr says nothing at all, Seerr does in JSON, a proxy on a page.
    """
    is_plain = all(kind not in answer.content_type for kind in _FOREIGN)
    if is_plain and answer.text():
        return ServiceResponseError(
            ResponseProblem.HOST_REJECTED, _HOST_REJECTED, status=401
        )
    return ServiceResponseError(
        ResponseProblem.NOT_THIS_SERVICE,
        "does not refuse like qBittorrent",
        status=401,
        trace="HTTP 401",
    )
