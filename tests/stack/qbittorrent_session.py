"""Decide who may talk to the simulated qBittorrent, as its versions do."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from enum import Enum
import secrets
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.helpers import BasicAuth

from .clock import Clock
from .qbittorrent_sync import Sync

SESSION_TIMEOUT = 3600.0
MAX_FAILURES = 5
BAN_DURATION = 3600.0
API_KEY_LENGTH = 32
BANNED = (
    "Your IP address has been banned after too many failed authentication attempts."
)


class Login(Enum):
    """Tell how a login went."""

    GOOD = "good"
    BAD = "bad"
    BANNED = "banned"


@dataclass(slots=True)
class Session:
    """Remember one client between its calls."""

    sid: str
    sync: Sync
    seen: float
    is_new: bool = True


@dataclass(slots=True)
class Failures:
    """Count the failed logins of one address."""

    count: int = 0
    banned_until: float = 0.0


@dataclass(slots=True, kw_only=True)
class Settings:
    """Hold the Web UI's options that decide about a call."""

    username: str
    password: str
    api_key: str | None = None
    bypass_auth: bool = False
    csrf_protection: bool = True
    host_validation: bool = True
    webui_port: int | None = None
    """The port that qBittorrent believes in, when one in front of it differs."""
    cookie_name: str | None = None
    """The renamed session cookie of 4.6 to 5.1."""
    session_timeout: float = SESSION_TIMEOUT
    ban_duration: float = BAN_DURATION


@dataclass(slots=True)
class Gate:
    """Hold the sessions and bans, and find the session of a call."""

    settings: Settings
    version: tuple[int, ...]
    clock: Clock
    new_sync: Callable[[], Sync]
    sessions: dict[str, Session] = field(default_factory=dict)
    failures: dict[str, Failures] = field(default_factory=dict)
    key_session: Session | None = None

    def cookie_name(self, port: int) -> str:
        """Return the name of the session cookie."""
        if self.version >= (5, 2):
            return f"QBT_SID_{self.settings.webui_port or port}"
        if self.settings.cookie_name and self.version >= (4, 6):
            return self.settings.cookie_name
        return "SID"

    def set_cookie(self, response: web.StreamResponse, sid: str, port: int) -> None:
        """Put the session's cookie on an answer."""
        parts = [f"{self.cookie_name(port)}={sid}"]
        if self.version >= (5, 2):
            expires = self.clock.now().timestamp() + self.settings.session_timeout
            parts.append(f"expires={web_time(expires)}")
        same_site = "Lax" if self.version >= (5, 2, 3) else "Strict"
        parts += ["HttpOnly", f"SameSite={same_site}", "path=/"]
        response.headers["Set-Cookie"] = "; ".join(parts)

    def is_suspicious(self, request: web.Request, port: int) -> bool:
        """Tell whether the Host or the cross-site check refuses a call."""
        host = urlsplit(f"//{request.headers.get('Host', '')}")
        listens = self.settings.webui_port or port
        if self.settings.host_validation and host.port not in (None, listens):
            return True
        if not self.settings.csrf_protection or self._bearer(request) is not None:
            return False
        for header in ("Origin", "Referer"):
            if value := request.headers.get(header):
                return urlsplit(value).netloc != host.netloc
        return False

    def find(self, request: web.Request, port: int) -> Session | None:
        """Return the session of a call; ended ones are dropped.

        Raises `HTTPUnauthorized` when the call's Basic header is wrong (5.2).
        """
        if self._bearer(request) is not None:
            return self._find_by_key(request)
        now = self.clock.elapsed()
        sid = request.cookies.get(self.cookie_name(port), "")
        if (session := self.sessions.get(sid)) is not None:
            if now - session.seen <= self.settings.session_timeout:
                session.seen = now
                session.is_new = False
                return session
            del self.sessions[sid]
        if self.settings.bypass_auth:
            return self.begin()
        if self.version >= (5, 2) and (outcome := self._basic(request)) is not None:
            if outcome is Login.GOOD:
                return self.begin()
            raise web.HTTPUnauthorized(text="Unauthorized")
        return None

    def by_key(self, request: web.Request) -> bool:
        """Tell whether a call presents an API key."""
        return self._bearer(request) is not None

    def begin(self) -> Session:
        """Start a session; its id may hold slashes and plus signs."""
        sid = base64.b64encode(secrets.token_bytes(24)).decode()
        session = Session(sid, self.new_sync(), self.clock.elapsed())
        self.sessions[sid] = session
        return session

    def log_in(self, address: str, username: str, password: str) -> Login:
        """Check a user and count the failures of the address."""
        now = self.clock.elapsed()
        failures = self.failures.setdefault(address, Failures())
        if failures.banned_until > now:
            return Login.BANNED
        if failures.banned_until:
            failures = self.failures[address] = Failures()
        wanted = (self.settings.username, self.settings.password)
        if (username, password) == wanted:
            del self.failures[address]
            return Login.GOOD
        failures.count += 1
        if failures.count >= MAX_FAILURES:
            failures.banned_until = now + self.settings.ban_duration
        return Login.BAD

    def end_all(self) -> None:
        """Drop every session, as an end of the program does."""
        self.sessions.clear()
        self.key_session = None

    def every_sync(self) -> list[Sync]:
        """Return what each session still has to be told."""
        kept = [session.sync for session in self.sessions.values()]
        return kept + ([self.key_session.sync] if self.key_session else [])

    def _bearer(self, request: web.Request) -> str | None:
        """Return the API key that a call presents, where keys exist."""
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if self.version < (5, 2) or scheme.lower() != "bearer":
            return None
        return key.strip()

    def _find_by_key(self, request: web.Request) -> Session | None:
        """Return the one session that all users of the key share."""
        key = self.settings.api_key
        if not key or self._bearer(request) != key:
            return None
        if self.key_session is None:
            self.key_session = Session("", self.new_sync(), 0.0, is_new=False)
        return self.key_session

    def _basic(self, request: web.Request) -> Login | None:
        """Check the user that a call names in its header, if it names one."""
        header = request.headers.get("Authorization", "")
        if not header.lower().startswith("basic "):
            return None
        try:
            auth = BasicAuth.decode(header)
        except ValueError:
            return Login.BAD
        return self.log_in(request.remote or "", auth.login, auth.password)


def web_time(timestamp: float) -> str:
    """Return a time as cookies carry it."""
    return formatdate(timestamp, usegmt=True)


def new_api_key() -> str:
    """Return an API key in the form that qBittorrent makes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    tail = "".join(secrets.choice(alphabet) for _ in range(API_KEY_LENGTH - 4))
    return f"qbt_{tail}"
