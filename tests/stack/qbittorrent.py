"""Simulate qBittorrent's Web API v2 from 4.5 to 5.2."""

from collections.abc import Callable, Iterable
from typing import ClassVar, override

from aiohttp import web

from .clock import Clock
from .faults import Faults
from .qbittorrent_client import TorrentClient
from .qbittorrent_filters import select_torrents
from .qbittorrent_session import BANNED, Gate, Login, Settings, new_api_key
from .qbittorrent_sync import BufferingSync, MergingSync, State, Sync
from .qbittorrent_torrents import (
    FINISHED,
    Fields,
    render_files,
    render_properties,
    render_torrent,
)
from .service import SimulatedService
from .world import Disk

WEB_API_VERSIONS = {
    "4.5.2": "2.8.19",
    "4.6.7": "2.9.3",
    "5.0.5": "2.11.2",
    "5.1.4": "2.11.4",
    "5.2.3": "2.15.1",
}

type Action = Callable[[dict[str, str]], web.Response]


def _plain(text: str = "", status: int = 200) -> web.Response:
    """Return a text answer; most commands answer 200 with nothing."""
    return web.Response(text=text, status=status, content_type="text/plain")


class QBittorrent(TorrentClient, SimulatedService):
    """Serve torrents that a story adds, moves on and removes."""

    name: ClassVar[str] = "qbittorrent"

    def __init__(
        self,
        *,
        version: str = "5.1.4",
        username: str = "admin",
        password: str = "adminadmin",
        api_key: str | None = None,
        disk: Disk | None = None,
        faults: Faults | None = None,
        clock: Clock | None = None,
        base_path: str = "",
    ) -> None:
        """Prepare one version; `api_key` exists from 5.2 on."""
        TorrentClient.__init__(self, disk)
        SimulatedService.__init__(self, faults=faults, clock=clock, base_path=base_path)
        self.settings = Settings(username=username, password=password, api_key=api_key)
        self._set_version(version)

    def _set_version(self, version: str) -> None:
        """Become another version, without the sessions of the last one."""
        self.version = version
        self._number = tuple(int(part) for part in version.split("."))
        self.gate = Gate(self.settings, self._number, self.clock, self._new_sync)
        toggles = ("pause", "resume") if self._number < (5, 0) else ("stop", "start")
        self._reads: dict[str, Action] = {
            "app/version": lambda _: _plain(f"v{self.version}"),
            "app/webapiVersion": lambda _: _plain(WEB_API_VERSIONS[self.version]),
            "app/buildInfo": lambda _: web.json_response({"bitness": 64}),
            "app/preferences": lambda _: web.json_response(self._preferences()),
            "transfer/info": lambda _: web.json_response(self.transfer_fields()),
            "torrents/info": self._info,
            "torrents/files": self._files,
            "torrents/properties": self._properties,
            "torrents/categories": lambda _: web.json_response(self.category_fields()),
        }
        self._commands: dict[str, Action] = {
            "torrents/delete": self._delete,
            f"torrents/{toggles[0]}": lambda form: self._toggle(form, stop=True),
            f"torrents/{toggles[1]}": lambda form: self._toggle(form, stop=False),
        }
        if self._number >= (5, 2):
            self._commands |= {
                "app/rotateAPIKey": self._rotate_key,
                "app/deleteAPIKey": self._delete_key,
            }

    def expire_sessions(self) -> None:
        """End all sessions, as their timeout does."""
        self.gate.end_all()

    def change_version(self, version: str) -> None:
        """Become another version, as an update and its restart do."""
        self._set_version(version)

    @override
    def routes(self) -> list[web.RouteDef]:
        """Return the login and one route for all else of the API."""
        return [
            web.route("*", "/api/v2/auth/login", self._log_in),
            web.route("*", "/api/v2/auth/logout", self._log_out),
            web.route("*", "/api/v2/{scope}/{action}", self._call),
        ]

    @override
    async def on_stop(self) -> None:
        """Forget the sessions, as they live in memory only."""
        self.gate.end_all()

    @override
    async def authorize(self, request: web.Request) -> web.StreamResponse | None:
        """Refuse unheard-of methods and calls that look like another site's."""
        if request.method not in {"GET", "POST", "HEAD"}:
            return web.Response(status=400 if self._number < (4, 6) else 501)
        if self.gate.is_suspicious(request, self.port):
            return _plain("Unauthorized", 401)
        return None

    async def _log_in(self, request: web.Request) -> web.Response:
        """Start a session for the right user and password."""
        newer = self._number >= (5, 2)
        good = _plain("Ok.") if not newer else web.Response(status=204)
        if self.gate.by_key(request):
            return _plain("Forbidden", 403)
        if request.method != "POST":
            return _plain("Method Not Allowed", 405)
        if self.gate.find(request, self.port) is not None:
            return good
        form = await request.post()
        outcome = self.gate.log_in(
            request.remote or "",
            str(form.get("username", "")),
            str(form.get("password", "")),
        )
        if outcome is Login.BANNED:
            return _plain(BANNED, 403)
        if outcome is Login.BAD:
            return _plain("Unauthorized", 401) if newer else _plain("Fails.")
        self.gate.set_cookie(good, self.gate.begin().sid, self.port)
        return good

    async def _log_out(self, request: web.Request) -> web.Response:
        """End the session of a call."""
        session = self.gate.find(request, self.port)
        if self.gate.by_key(request) or session is None:
            return _plain("Forbidden", 403)
        if request.method != "POST":
            return _plain("Method Not Allowed", 405)
        self.gate.sessions.pop(session.sid, None)
        return _plain()

    async def _call(self, request: web.Request) -> web.Response:
        """Answer one call of the API, in the order of qBittorrent's own checks."""
        session = self.gate.find(request, self.port)
        if session is None:
            return _plain("Forbidden", 403)
        info = request.match_info
        endpoint = f"{info['scope']}/{info['action']}"
        form: dict[str, str] = dict(request.query)
        if request.method == "POST":
            form = {key: str(value) for key, value in (await request.post()).items()}
        if endpoint == "sync/maindata":
            rid = form.get("rid", "0")
            answer = session.sync.answer(int(rid) if rid.isdigit() else 0)
            response = web.json_response(answer)
        elif (command := self._commands.get(endpoint)) is not None:
            if request.method != "POST":
                return _plain("Method Not Allowed", 405)
            response = command(form)
        elif (read := self._reads.get(endpoint)) is not None:
            response = read(form)
        else:
            newer = self._number >= (5, 2)
            response = _plain(
                "Endpoint does not exist" if newer else "Not Found", status=404
            )
        if session.is_new:
            self.gate.set_cookie(response, session.sid, self.port)
        return response

    def _info(self, query: dict[str, str]) -> web.Response:
        """Answer `torrents/info`."""
        return web.json_response(
            select_torrents(self.torrents.values(), query, self._number)
        )

    def _files(self, query: dict[str, str]) -> web.Response:
        """Answer `torrents/files`."""
        if "hash" not in query:
            return _plain("Bad Request", 400)
        if (torrent := self.torrents.get(query["hash"].lower())) is None:
            return _plain("Not Found", 404)
        return web.json_response(render_files(torrent))

    def _properties(self, query: dict[str, str]) -> web.Response:
        """Answer `torrents/properties`."""
        if "hash" not in query:
            return _plain("Bad Request", 400)
        if (torrent := self.torrents.get(query["hash"].lower())) is None:
            return _plain("Not Found", 404)
        return web.json_response(render_properties(torrent, self._number))

    def _delete(self, form: dict[str, str]) -> web.Response:
        """Answer `torrents/delete`; unknown hashes are no error."""
        if not {"hashes", "deleteFiles"} <= form.keys():
            return _plain("Bad Request", 400)
        for key in self._named(form):
            self.remove(key, form["deleteFiles"].lower() == "true")
        return _plain()

    def _toggle(self, form: dict[str, str], *, stop: bool) -> web.Response:
        """Answer the stop and start commands."""
        if "hashes" not in form:
            return _plain("Bad Request", 400)
        for key in self._named(form):
            if (torrent := self.torrents.get(key)) is None:
                continue
            done = torrent.state in FINISHED or torrent.completed >= 1
            running, stopped = (
                ("stalledUP", "stoppedUP") if done else ("downloading", "stoppedDL")
            )
            self.set_state(key, stopped if stop else running)
        return _plain()

    def _named(self, form: dict[str, str]) -> list[str]:
        """Return the torrent ids that a command names."""
        if form["hashes"] == "all":
            return list(self.torrents)
        return [part.lower() for part in form["hashes"].split("|") if part]

    def _rotate_key(self, form: dict[str, str]) -> web.Response:
        """Make a new API key; the last one ends."""
        self.settings.api_key = new_api_key()
        self.gate.key_session = None
        return web.json_response({"apiKey": self.settings.api_key})

    def _delete_key(self, form: dict[str, str]) -> web.Response:
        """End the API key."""
        self.settings.api_key = None
        self.gate.key_session = None
        return _plain()

    @override
    def _syncs(self) -> Iterable[Sync]:
        """Return what each session still has to be told."""
        return self.gate.every_sync()

    def _new_sync(self) -> Sync:
        """Return the delta protocol of this version."""
        if self._number < (4, 6):
            return MergingSync(self._snapshot)
        return BufferingSync(
            self._snapshot,
            self._main_fields,
            self._surroundings,
            blanks=self._number < (5, 1),
        )

    def _snapshot(self) -> State:
        """Return everything that maindata tells."""
        state = self._surroundings()
        state.torrents = {key: self._main_fields(key) for key in self.torrents}
        return state

    def _surroundings(self) -> State:
        """Return what maindata tells beside the torrents."""
        return State(
            categories=self.category_fields(), server_state=self.transfer_fields()
        )

    def _main_fields(self, key: str) -> Fields:
        """Return a torrent as maindata tells it: the hash is the key only."""
        fields = render_torrent(self.torrents[key], self._number)
        del fields["hash"]
        if self._number >= (5, 2):
            fields |= {
                "has_tracker_warning": False,
                "has_tracker_error": False,
                "has_other_announce_error": False,
            }
        return fields

    def _preferences(self) -> Fields:
        """Return the options that a client may look at."""
        return {
            "web_ui_port": self.settings.webui_port or self.port,
            "web_ui_username": self.settings.username,
            "web_ui_session_timeout": int(self.settings.session_timeout),
            "web_ui_ban_duration": int(self.settings.ban_duration),
            "web_ui_max_auth_fail_count": 5,
            "max_ratio": -1,
            "max_ratio_enabled": False,
            "max_seeding_time": -1,
            "queueing_enabled": False,
            "save_path": "/downloads",
        }
