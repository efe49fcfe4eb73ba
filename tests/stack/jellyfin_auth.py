"""Decide who may talk to the simulated Jellyfin, as its versions do."""

from dataclasses import dataclass, field
import re
import secrets
from urllib.parse import unquote
import uuid

from aiohttp import web

PARTS = re.compile(r'(\w+)\s*=\s*(?:"([^"]*)"|([^",\s]+))')
LEGACY_HEADERS = ("X-Emby-Token", "X-MediaBrowser-Token")


@dataclass(slots=True, kw_only=True)
class User:
    """Describe one user of the server."""

    id: str
    name: str
    password: str
    is_administrator: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Tell who calls: a user, or a key that has all rights and no user."""

    token: str
    user: User | None
    client: str = ""

    @property
    def is_administrator(self) -> bool:
        """Tell whether the caller may do everything."""
        return self.user is None or self.user.is_administrator


@dataclass(slots=True)
class Accounts:
    """Hold the keys, the users and the tokens of those who logged in."""

    legacy: bool
    api_keys: set[str] = field(default_factory=set)
    users: dict[str, User] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def add_user(
        self, name: str, password: str = "", *, is_administrator: bool = False
    ) -> User:
        """Create a user."""
        user = User(
            id=uuid.uuid4().hex,
            name=name,
            password=password,
            is_administrator=is_administrator,
        )
        self.users[user.id] = user
        return user

    def log_in(self, name: str, password: str) -> tuple[User, str] | None:
        """Return the user with a new token, nothing for a wrong password."""
        for user in self.users.values():
            if (user.name.lower(), user.password) == (name.lower(), password):
                token = secrets.token_hex(16)
                self.tokens[token] = user.id
                return user, token
        return None

    def identify(self, request: web.Request) -> Identity | None:
        """Return who calls, nothing without a valid token."""
        parts = self.header_parts(request)
        token = parts.get("token") or self._token_elsewhere(request)
        if not token:
            return None
        client = parts.get("client", "")
        if token in self.api_keys:
            return Identity(token, None, client)
        user = self.users.get(self.tokens.get(token, ""))
        return None if user is None else Identity(token, user, client)

    def header_parts(self, request: web.Request) -> dict[str, str]:
        """Return what the authorization header says, keys in lower case."""
        header = request.headers.get("Authorization", "")
        if self.legacy and not header:
            header = request.headers.get("X-Emby-Authorization", "")
        scheme, _, rest = header.partition(" ")
        schemes = {"mediabrowser", "emby"} if self.legacy else {"mediabrowser"}
        if scheme.lower() not in schemes:
            return {}
        return {
            key.lower(): unquote(quoted or bare)
            for key, quoted, bare in PARTS.findall(rest)
        }

    def _token_elsewhere(self, request: web.Request) -> str | None:
        """Return the token from the query, or from where older clients put it."""
        query = {key.lower(): value for key, value in request.query.items()}
        if token := query.get("apikey"):
            return token
        if not self.legacy:
            return None
        for header in LEGACY_HEADERS:
            if token := request.headers.get(header):
                return token
        return query.get("api_key")


def describe_user(user: User, server_id: str) -> dict[str, object]:
    """Return a user as the API does."""
    return {
        "Name": user.name,
        "ServerId": server_id,
        "Id": user.id,
        "HasPassword": bool(user.password),
        "HasConfiguredPassword": bool(user.password),
        "Policy": {
            "IsAdministrator": user.is_administrator,
            "IsHidden": False,
            "IsDisabled": False,
            "EnableAllFolders": True,
            "EnableContentDeletion": user.is_administrator,
        },
    }
