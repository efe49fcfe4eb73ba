"""Talk to a running Home Assistant as its frontend does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
import json
import time
from typing import Any, Final

from aiohttp import ClientError, ClientSession, ClientTimeout, ClientWebSocketResponse

from .errors import FormError, HomeError, Json
from .home_socket import ANSWER_TIMEOUT, HomeSocket

REST_TIMEOUT: Final = ClientTimeout(total=120)
# Renewed so many seconds before its end.
TOKEN_RESERVE: Final = 60.0
MAX_MESSAGE: Final = 2**26
LANGUAGE: Final = "en"
LOGIN_FLOW: Final = "/auth/login_flow"
CONFIG_FLOW: Final = "/api/config/config_entries/flow"
SUBENTRY_FLOW: Final = "/api/config/config_entries/subentries/flow"
OPTIONS_FLOW: Final = "/api/config/config_entries/options/flow"


@dataclass(slots=True, kw_only=True)
class Tokens:
    """What a signed-in client holds; `expires` is on the monotonic clock."""

    access: str
    refresh: str
    expires: float
    lifetime: float

    def for_browser(self, url: str) -> Json:
        """Return what the frontend keeps under `hassTokens` in its local storage."""
        left = self.expires - time.monotonic()
        return {
            "access_token": self.access,
            "refresh_token": self.refresh,
            "token_type": "Bearer",
            "expires_in": self.lifetime,
            "expires": round((time.time() + left) * 1000),
            "hassUrl": url,
            "clientId": f"{url}/",
        }


type Answer = Callable[[Json], Json]


def filled_in(step: Json) -> Json:
    """Return what a form shows before anybody types."""
    shown: Json = {}
    for field in step.get("data_schema") or ():
        suggested = (field.get("description") or {}).get("suggested_value")
        if (value := field.get("default", suggested)) is not None:
            shown[field["name"]] = value
    return shown


class HomeClient:
    """Sign in and ask Home Assistant over REST; the websocket is a `HomeSocket`."""

    def __init__(self, url: str) -> None:
        """Prepare for the address of a Home Assistant, without a slash at its end."""
        self.url = url
        self.tokens: Tokens | None = None
        self._session: ClientSession | None = None

    @property
    def session(self) -> ClientSession:
        """Return the connection pool, made at its first use."""
        if self._session is None:
            self._session = ClientSession(timeout=REST_TIMEOUT)
        return self._session

    async def close(self) -> None:
        """Close all connections; the tokens stay."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def answers(self) -> bool:
        """Tell whether something answers at the address."""
        try:
            async with self.session.get(f"{self.url}/manifest.json") as response:
                return response.status < 500
        except ClientError, OSError, TimeoutError:
            return False

    async def is_onboarded(self) -> bool:
        """Tell whether there is a user."""
        try:
            steps = await self._ask("GET", "/api/onboarding", None, signed_in=False)
        except HomeError:
            # The page is gone once every step was done.
            return True
        return any(step["step"] == "user" and step["done"] for step in steps)

    async def onboard(self, name: str, username: str, password: str) -> None:
        """Create the first user and sign in as that user."""
        made = await self.post(
            "/api/onboarding/users",
            {
                "name": name,
                "username": username,
                "password": password,
                "client_id": f"{self.url}/",
                "language": LANGUAGE,
            },
            signed_in=False,
        )
        await self._trade(code=made["auth_code"])

    async def sign_in(self, username: str, password: str) -> None:
        """Sign in as the login page does."""
        client = {"client_id": f"{self.url}/"}
        flow = await self.post(
            LOGIN_FLOW,
            client | {"handler": ["homeassistant", None], "redirect_uri": self.url},
            signed_in=False,
        )
        done = await self.post(
            f"{LOGIN_FLOW}/{flow['flow_id']}",
            client | {"username": username, "password": password},
            signed_in=False,
        )
        if done["type"] != "create_entry":
            raise FormError(done)
        await self._trade(code=done["result"])

    async def get(self, path: str) -> Any:
        """Return what a GET answers; raise HomeError for anything but success."""
        return await self._ask("GET", path, None, signed_in=True)

    async def post(
        self, path: str, body: Json | None = None, *, signed_in: bool = True
    ) -> Any:
        """Return what a POST answers; raise HomeError for anything but success."""
        return await self._ask("POST", path, body or {}, signed_in=signed_in)

    async def states(self) -> dict[str, Json]:
        """Return all states by entity id."""
        return {state["entity_id"]: state for state in await self.get("/api/states")}

    async def call_service(self, domain: str, service: str, data: Json) -> Any:
        """Call an action."""
        return await self.post(f"/api/services/{domain}/{service}", data)

    async def config_flow(self, handler: str, answer: Answer) -> Json:
        """Go through a config flow and return its last step."""
        return await self._flow(CONFIG_FLOW, handler, answer)

    async def subentry_flow(self, entry_id: str, kind: str, answer: Answer) -> Json:
        """Go through the flow that adds a subentry and return its last step."""
        return await self._flow(SUBENTRY_FLOW, [entry_id, kind], answer)

    async def options_flow(self, entry_id: str, answer: Answer) -> Json:
        """Go through the flow of an entry's options and return its last step."""
        return await self._flow(OPTIONS_FLOW, entry_id, answer)

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[HomeSocket]:
        """Open a websocket and close it after use."""
        async with HomeSocket(await self._open_socket()) as socket:
            yield socket

    async def _open_socket(self) -> ClientWebSocketResponse:
        """Return a websocket that is signed in."""
        token = await self._token()
        address = f"{self.url}/api/websocket".replace("http", "ws", 1)
        try:
            connection = await self.session.ws_connect(
                address, max_msg_size=MAX_MESSAGE
            )
        except (ClientError, OSError) as err:
            raise HomeError(f"No websocket: {err}") from err
        async with asyncio.timeout(ANSWER_TIMEOUT):
            await connection.receive_json()
            await connection.send_json({"type": "auth", "access_token": token})
            answer = await connection.receive_json()
        if answer["type"] != "auth_ok":
            await connection.close()
            raise HomeError(f"Refused: {answer.get('message')}")
        return connection

    async def _flow(self, path: str, handler: str | list[str], answer: Answer) -> Json:
        """Answer one form after the other; raise FormError for one with errors."""
        step: Json = await self.post(path, {"handler": handler})
        while step["type"] == "form":
            if step.get("errors"):
                raise FormError(step)
            step = await self.post(f"{path}/{step['flow_id']}", answer(step))
        if step["type"] != "create_entry":
            raise HomeError(f"No entry but {step['type']}: {step.get('reason')}")
        return step

    async def _ask(
        self, method: str, path: str, body: Json | None, *, signed_in: bool
    ) -> Any:
        """Return a decoded answer; raise HomeError for anything but success."""
        headers = {}
        if signed_in:
            headers["Authorization"] = f"Bearer {await self._token()}"
        try:
            async with self.session.request(
                method, f"{self.url}{path}", json=body, headers=headers
            ) as response:
                text = await response.text()
                status = response.status
        except (ClientError, OSError, TimeoutError) as err:
            raise HomeError(f"{method} {path}: {err!r}") from err
        if status >= 400:
            raise HomeError(f"{method} {path}: {status} {text[:500]}")
        return json.loads(text) if text.startswith(("{", "[", '"')) else text

    async def _token(self) -> str:
        """Return an access token that is still good."""
        if self.tokens is None:
            raise HomeError("Nobody is signed in")
        if self.tokens.expires - TOKEN_RESERVE < time.monotonic():
            await self._trade(refresh=self.tokens.refresh)
        return self.tokens.access

    async def _trade(self, *, code: str = "", refresh: str = "") -> None:
        """Trade a code or a refresh token for an access token."""
        form = {"client_id": f"{self.url}/"}
        if code:
            form |= {"grant_type": "authorization_code", "code": code}
        else:
            form |= {"grant_type": "refresh_token", "refresh_token": refresh}
        async with self.session.post(f"{self.url}/auth/token", data=form) as response:
            answer = await response.json(content_type=None)
            if response.status != 200:
                raise HomeError(f"No token: {answer}")
        lifetime = float(answer["expires_in"])
        self.tokens = Tokens(
            access=answer["access_token"],
            refresh=answer.get("refresh_token", refresh),
            expires=time.monotonic() + lifetime,
            lifetime=lifetime,
        )
