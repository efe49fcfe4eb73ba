"""Answer the simulated Shoko's REST interface."""

from typing import TYPE_CHECKING

from aiohttp import web

from .http_helpers import flag, number, path_id
from .shoko_auth import INIT_USER
from .shoko_records import File, Series
from .shoko_resources import (
    Json,
    page_of,
    render_episode,
    render_file,
    render_folder,
    render_series,
)

if TYPE_CHECKING:
    from .shoko import Shoko

API = "/api/v3"
OPEN = frozenset({f"{API}/Init/Status", f"{API}/Init/Version", "/api/auth"})
ADMIN = frozenset(
    {
        f"{API}/File/{{id}}/Rescan",
        f"{API}/ImportFolder/{{id}}/Scan",
        f"{API}/ManagedFolder/{{id}}/Scan",
        f"{API}/Action/RemoveMissingFiles",
        f"{API}/Action/RemoveMissingFiles/{{remove}}",
    }
)


class RestApi:
    """Serve what can be asked of Shoko and told to it."""

    def __init__(self, server: Shoko) -> None:
        """Take the server."""
        self._server = server

    def routes(self) -> list[web.RouteDef]:
        """Return the routes that this version has."""
        version = self._server.number
        routes = [
            web.post("/api/auth", self._sign_in),
            web.post("/api/auth/apikey", self._new_key),
            web.get(f"{API}/Init/Status", self._status),
            web.get(f"{API}/Init/Version", self._version),
            web.get(f"{API}/User/Current", self._user),
            web.get(f"{API}/Queue", self._queue),
            web.get(f"{API}/File", self._files),
            web.get(f"{API}/File/PathEndsWith", self._files_by_path),
            web.get(f"{API}/File/{{id:\\d+}}", self._file),
            web.delete(f"{API}/File/{{id:\\d+}}", self._delete_file),
            web.delete(f"{API}/File", self._delete_files),
            web.post(f"{API}/File/{{id:\\d+}}/Rescan", self._rescan),
            web.get(f"{API}/Series", self._all_series),
            web.get(f"{API}/Series/{{id:\\d+}}", self._series),
            web.get(f"{API}/Series/{{id:\\d+}}/Episode", self._episodes),
            web.delete(f"{API}/Series/{{id:\\d+}}", self._delete_series),
            web.get(f"{API}/Series/AniDB/{{id:\\d+}}/Series", self._by_anidb),
            web.get(f"{API}/Action/RemoveMissingFiles", self._remove_missing),
            web.get(
                f"{API}/Action/RemoveMissingFiles/{{remove}}", self._remove_missing
            ),
        ]
        folder = "ManagedFolder" if version >= (6,) else "ImportFolder"
        routes += [
            web.get(f"{API}/{folder}", self._folders),
            web.get(f"{API}/{folder}/{{id:\\d+}}/Scan", self._scan),
        ]
        if version >= (5,):
            tmdb = f"{API}/TMDB/{{kind:Show|Movie}}/{{id:\\d+}}/Shoko"
            routes += [
                web.get(f"{tmdb}/Series", self._by_tmdb),
                web.get(f"{tmdb}/File", self._files_by_tmdb),
                web.get(
                    f"{API}/TMDB/Episode/{{id:\\d+}}/Shoko/Episode",
                    self._episodes_by_tmdb,
                ),
            ]
        if version < (5, 1):
            path = f"{API}/Series/TvDB/{{id:\\d+}}/Series"
            routes.append(web.get(path, self._by_tvdb))
        return routes

    async def _sign_in(self, request: web.Request) -> web.Response:
        """Give a device of a user its key."""
        try:
            body = await request.json()
            name, password = str(body["user"]), str(body["pass"])
            device = str(body["device"])
        except ValueError, TypeError, KeyError:
            return web.Response(status=400)
        if not device or (user := self._server.keys.log_in(name, password)) is None:
            return web.Response(status=401 if device else 400)
        return web.json_response({"apikey": self._server.keys.key_for(user, device)})

    async def _new_key(self, request: web.Request) -> web.Response:
        """Give another device of the caller a key."""
        user = self._server.keys.identify(request) or INIT_USER
        return web.json_response(
            self._server.keys.key_for(user, str(await request.json()))
        )

    async def _status(self, request: web.Request) -> web.Response:
        """Tell whether the server has come up."""
        server = self._server
        status: Json = {"State": server.state, "StartupMessage": server.startup_message}
        if server.number < (6,) or server.keys.identify(request) is not None:
            blocked: Json = {"Blocked": server.blocked is not None}
            status["Uptime"] = "0.01:00:00" if server.state == "Started" else None
            status["DatabaseBlocked"] = blocked | {"Reason": server.blocked}
        return web.json_response(status)

    async def _version(self, request: web.Request) -> web.Response:
        """Tell the versions of the parts."""
        version = f"{self._server.version}.0"
        return web.json_response(
            {
                "Server": {
                    "Version": version,
                    "ReleaseChannel": "Stable",
                    "Commit": "0" * 40,
                    "Tag": f"v{self._server.version}",
                    "ReleaseDate": "2026-03-01T00:00:00Z",
                },
                "WebUI": {"Version": "2.1.0"},
            }
        )

    async def _user(self, request: web.Request) -> web.Response:
        """Tell who calls; until the server has come up, that is nobody real."""
        user = self._server.keys.identify(request)
        if self._server.state != "Started":
            user = INIT_USER
        if user is None:
            return web.Response(status=401)
        return web.json_response(
            {"ID": user.id, "Username": user.name, "IsAdmin": user.is_admin}
        )

    async def _queue(self, request: web.Request) -> web.Response:
        """Tell what waits to be done."""
        return web.json_response(self._server.queue)

    def _render(self, file: File, request: web.Request) -> Json:
        """Return a file with what the parameters of this version ask for."""
        version = self._server.number
        named = {
            part.strip().lower()
            for value in request.query.getall("include", [])
            for part in value.split(",")
        }
        references = "xrefs" in named
        if version < (6,):
            default = version >= (5,) and "include" not in request.query
            references |= flag(request, "includeXRefs", default=default)
        return render_file(
            file, version, references=references, absolute="absolutepaths" in named
        )

    async def _files(self, request: web.Request) -> web.Response:
        """List files by page, all or the ones without episodes."""
        only = request.query.get("include_only", "")
        files = [
            file
            for file in self._server.records.files.values()
            if "unrecognized" not in only.lower() or not file.references
        ]
        rendered = [self._render(file, request) for file in files]
        size = number(request, "pageSize", 100) or 0
        return web.json_response(
            page_of(rendered, number(request, "page", 1) or 1, size)
        )

    async def _files_by_path(self, request: web.Request) -> web.Response:
        """Find files by the end of their path."""
        limit = number(request, "limit", 0) or None
        found = list(self._server.records.ending_with(request.query.get("path", "")))
        return web.json_response(
            [self._render(file, request) for file in found[:limit]]
        )

    async def _file(self, request: web.Request) -> web.Response:
        """Return one file."""
        file = self._server.records.files.get(path_id(request))
        if file is None:
            return _unknown("File")
        return web.json_response(self._render(file, request))

    async def _delete_file(self, request: web.Request) -> web.Response:
        """Delete a file, from the disk too unless told not to."""
        file = self._server.records.files.get(path_id(request))
        if file is None:
            return _unknown("File")
        self._server.forget(file, from_disk=flag(request, "removeFiles", default=True))
        return web.Response()

    async def _delete_files(self, request: web.Request) -> web.Response:
        """Delete several files."""
        body = await request.json()
        for file_id in body.get("fileIDs", []):
            if (file := self._server.records.files.get(file_id)) is not None:
                self._server.forget(file, from_disk=body.get("removeFiles", True))
        return web.Response()

    async def _rescan(self, request: web.Request) -> web.Response:
        """Search for the episodes of a file again, a little later."""
        file = self._server.records.files.get(path_id(request))
        if file is None:
            return _unknown("File")
        self._server.do_later(lambda: self._server.search(file.locations[0].path))
        return web.Response()

    async def _remove_missing(self, request: web.Request) -> web.Response:
        """Forget the files that are not on the disk, a little later."""
        self._server.do_later(self._server.remove_missing)
        return web.Response()

    async def _folders(self, request: web.Request) -> web.Response:
        """List the folders."""
        folders = self._server.records.folders.values()
        return web.json_response(
            [render_folder(each, self._server.number) for each in folders]
        )

    async def _scan(self, request: web.Request) -> web.Response:
        """Look for new files in a folder, a little later."""
        folder = self._server.records.folders.get(path_id(request))
        if folder is None:
            return _unknown("Folder")
        self._server.do_later(lambda: self._server.scan(folder))
        return web.Response()

    def _describe(self, series: Series) -> Json:
        """Return a series as the interface does."""
        return render_series(series, self._server.records.files_of([series.id]))

    async def _all_series(self, request: web.Request) -> web.Response:
        """List series by page, all or those with a text in their name."""
        term = request.query.get("search", "").lower()
        found = [
            self._describe(series)
            for series in self._server.records.series.values()
            if term in series.name.lower()
        ]
        size = number(request, "pageSize", 50) or 0
        return web.json_response(page_of(found, number(request, "page", 1) or 1, size))

    async def _series(self, request: web.Request) -> web.Response:
        """Return one series."""
        series = self._server.records.series.get(path_id(request))
        if series is None:
            return _unknown("Series")
        return web.json_response(self._describe(series))

    async def _episodes(self, request: web.Request) -> web.Response:
        """List the episodes of a series."""
        series = self._server.records.series.get(path_id(request))
        if series is None:
            return _unknown("Series")
        episodes = [render_episode(series, each) for each in series.episodes]
        return web.json_response(page_of(episodes, 1, 0))

    async def _delete_series(self, request: web.Request) -> web.Response:
        """Delete a series; its files go from the disk only when told so."""
        series = self._server.records.series.get(path_id(request))
        if series is None:
            return _unknown("Series")
        self._server.delete_series(series, from_disk=flag(request, "deleteFiles"))
        return web.Response()

    async def _by_anidb(self, request: web.Request) -> web.Response:
        """Return the series of an AniDB anime."""
        wanted = path_id(request)
        for series in self._server.records.series.values():
            if series.anidb == wanted:
                return web.json_response(self._describe(series))
        return _unknown("Series")

    async def _by_tvdb(self, request: web.Request) -> web.Response:
        """List the series of a TvDB show."""
        wanted = path_id(request)
        series = self._server.records.series.values()
        found = [self._describe(each) for each in series if wanted in each.tvdb]
        return web.json_response(found) if found else _unknown("Show")

    async def _by_tmdb(self, request: web.Request) -> web.Response:
        """List the series of a TMDB show or movie."""
        kind = request.match_info["kind"]
        found = self._server.records.with_tmdb(kind, path_id(request))
        if not found:
            return _unknown(kind)
        return web.json_response([self._describe(each) for each in found])

    async def _episodes_by_tmdb(self, request: web.Request) -> web.Response:
        """List the episodes of a TMDB episode."""
        records = self._server.records
        found = {
            (reference.series_id, reference.episode_id)
            for file in records.files.values()
            for reference in file.references
            if reference.tmdb.episode == path_id(request)
        }
        episodes = [
            render_episode(records.series[series_id], episode_id)
            for series_id, episode_id in found
            if series_id is not None and episode_id is not None
        ]
        return web.json_response(episodes) if episodes else _unknown("Episode")

    async def _files_by_tmdb(self, request: web.Request) -> web.Response:
        """List the files of a TMDB show or movie."""
        kind = request.match_info["kind"]
        found = self._server.records.with_tmdb(kind, path_id(request))
        if not found:
            return _unknown(kind)
        files = self._server.records.files_of(each.id for each in found)
        return web.json_response([self._render(file, request) for file in files])


def _unknown(what: str) -> web.Response:
    """Return the answer about something that does not exist."""
    return web.json_response(f"No {what} entry for the given ID", status=404)
