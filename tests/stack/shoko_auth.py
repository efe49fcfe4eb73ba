"""Decide who may talk to the simulated Shoko, as its versions do."""

from dataclasses import dataclass, field
import uuid

from aiohttp import web


@dataclass(slots=True, kw_only=True)
class User:
    """Describe one user."""

    id: int
    name: str
    password: str
    is_admin: bool = False


INIT_USER = User(id=0, name="init", password="", is_admin=True)


@dataclass(slots=True)
class Keys:
    """Hold the users and one key for each of their devices."""

    version: tuple[int, ...]
    users: dict[str, User] = field(default_factory=dict)
    by_key: dict[str, tuple[str, str]] = field(default_factory=dict)
    """User and device by key."""

    def add_user(self, name: str, password: str, *, is_admin: bool = False) -> User:
        """Create a user."""
        user = User(
            id=len(self.users) + 1, name=name, password=password, is_admin=is_admin
        )
        self.users[name.lower()] = user
        return user

    def log_in(self, name: str, password: str) -> User | None:
        """Return the user, nothing for a wrong password."""
        user = self.users.get(name.lower())
        return user if user is not None and user.password == password else None

    def key_for(self, user: User, device: str) -> str:
        """Return the key of a user's device; the same device keeps its key."""
        owner = (user.name.lower(), device)
        for key, other in self.by_key.items():
            if other == owner:
                return key
        key = str(uuid.uuid4())
        self.by_key[key] = owner
        return key

    def change_password(self, name: str, password: str) -> None:
        """Change a password, which ends all keys of the user."""
        user = self.users[name.lower()]
        user.password = password
        self.by_key = {
            key: owner for key, owner in self.by_key.items() if owner[0] != name.lower()
        }

    def identify(self, request: web.Request, *, hub: bool = False) -> User | None:
        """Return the user whose key a call carries."""
        query = {key.lower(): value for key, value in request.query.items()}
        key = request.headers.get("apikey") or query.get("apikey")
        if not key and self.version >= (6,):
            scheme, _, token = request.headers.get("Authorization", "").partition(" ")
            key = token if scheme.lower() == "bearer" else None
            key = key or (query.get("access_token") if hub else None)
        owner = self.by_key.get(key or "")
        return None if owner is None else self.users.get(owner[0])
