"""The part of Radarr's v3 API that is about films."""

from typing import TYPE_CHECKING

from aiohttp import web

from .http_helpers import flag, json_object, not_found, number, path_id
from .payloads import Json
from .payloads.common import language
from .payloads.radarr import movie_block
from .records import MediaFile, Movie, api_time
from .resources import media_file
from .world import ROOTS, Kind

if TYPE_CHECKING:
    from .radarr import Radarr


def movie_file_resource(movie: Movie, file: MediaFile) -> Json:
    """Return a film's file as the API shows it."""
    return {"movieId": movie.id, **media_file(file)}


def movie_resource(radarr: Radarr, movie: Movie) -> Json:
    """Return a film as the API shows it."""
    title, file = movie.title, movie.file
    told = radarr.localised({"movie": movie_block(movie)})["movie"]
    size = file.size if file else 0
    resource: Json = {
        "title": title.title,
        "originalTitle": title.original_title or title.title,
        "originalLanguage": language(title.original_language),
        "alternateTitles": [],
        "sortTitle": title.title.lower(),
        "sizeOnDisk": size,
        "status": "released",
        "overview": title.overview,
        "physicalRelease": f"{title.release_date}T00:00:00Z",
        "images": told["images"] if isinstance(told, dict) else [],
        "website": "",
        "year": title.year,
        "hasFile": file is not None,
        "movieFileId": file.id if file else 0,
        "path": title.folder,
        "qualityProfileId": 1,
        "monitored": movie.monitored,
        "minimumAvailability": "released",
        "isAvailable": movie.is_out,
        "folderName": title.folder,
        "runtime": title.runtime,
        "cleanTitle": "".join(c for c in title.title.lower() if c.isalnum()),
        "imdbId": title.imdb_id,
        "tmdbId": title.tmdb_id,
        "titleSlug": str(title.tmdb_id),
        "rootFolderPath": title.root or ROOTS[title.kind],
        "genres": list(title.genres),
        "tags": radarr.tags.numbers(sorted(movie.tags)),
        "added": api_time(movie.added),
        "ratings": {},
        "statistics": {
            "movieFileCount": 1 if file else 0,
            "sizeOnDisk": size,
            "releaseGroups": [file.group] if file else [],
        },
        "id": movie.id,
    }
    if file is not None:
        resource["movieFile"] = movie_file_resource(movie, file)
    return resource


class RadarrApi:
    """Handlers for films and their files."""

    def __init__(self, radarr: Radarr) -> None:
        """Serve one Radarr."""
        self.radarr = radarr

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        api = "/api/v3"
        return [
            web.get(f"{api}/movie", self._movies),
            web.get(f"{api}/movie/lookup", self._lookup),
            web.get(f"{api}/movie/lookup/tmdb", self._lookup),
            web.get(f"{api}/movie/{{id:\\d+}}", self._movie),
            web.put(f"{api}/movie/{{id:\\d+}}", self._put_movie),
            web.delete(f"{api}/movie/{{id:\\d+}}", self._delete_movie),
            web.get(f"{api}/moviefile", self._files),
            web.delete(f"{api}/moviefile/bulk", self._delete_files),
            web.get(f"{api}/moviefile/{{id:\\d+}}", self._file),
            web.delete(f"{api}/moviefile/{{id:\\d+}}", self._delete_file),
            web.get(f"{api}/history/movie", self._history),
            web.get(f"{api}/rootfolder", self._roots),
        ]

    async def _movies(self, request: web.Request) -> web.Response:
        """List all films, or the one with a TMDB id."""
        wanted = number(request, "tmdbId")
        return web.json_response(
            [
                movie_resource(self.radarr, movie)
                for movie in self.radarr.movies.values()
                if wanted in (None, movie.title.tmdb_id)
            ]
        )

    async def _lookup(self, request: web.Request) -> web.Response:
        """Find films by TMDB id among those that were added."""
        term = request.query.get("tmdbId") or request.query.get("term", "")
        movie = self.radarr.find(int(digits)) if (digits := _digits(term)) else None
        found = [] if movie is None else [movie_resource(self.radarr, movie)]
        if request.path.endswith("/tmdb"):
            return web.json_response(found[0]) if found else not_found()
        return web.json_response(found)

    async def _movie(self, request: web.Request) -> web.Response:
        """Show one film."""
        if (movie := self.radarr.movies.get(path_id(request))) is None:
            return not_found()
        return web.json_response(movie_resource(self.radarr, movie))

    async def _put_movie(self, request: web.Request) -> web.Response:
        """Change whether a film is monitored."""
        body = await json_object(request)
        if (movie := self.radarr.movies.get(path_id(request))) is None:
            return not_found()
        movie.monitored = body.get("monitored") is True
        return web.json_response(movie_resource(self.radarr, movie), status=202)

    async def _delete_movie(self, request: web.Request) -> web.Response:
        """Remove a film."""
        if (movie := self.radarr.movies.get(path_id(request))) is None:
            return not_found()
        await self.radarr.delete_movie(movie, delete_files=flag(request, "deleteFiles"))
        return web.Response()

    async def _files(self, request: web.Request) -> web.Response:
        """List the files of a film."""
        movie = self.radarr.movies.get(number(request, "movieId", 0) or 0)
        if movie is None or movie.file is None:
            return web.json_response([])
        return web.json_response([movie_file_resource(movie, movie.file)])

    def _by_file(self, file_id: int) -> Movie | None:
        """Return the film that a file belongs to."""
        for movie in self.radarr.movies.values():
            if movie.file is not None and movie.file.id == file_id:
                return movie
        return None

    async def _file(self, request: web.Request) -> web.Response:
        """Show one file."""
        movie = self._by_file(path_id(request))
        if movie is None or movie.file is None:
            return not_found()
        return web.json_response(movie_file_resource(movie, movie.file))

    async def _delete_file(self, request: web.Request) -> web.Response:
        """Remove one file."""
        if (movie := self._by_file(path_id(request))) is None:
            return not_found()
        await self.radarr.delete_file(movie)
        return web.Response()

    async def _delete_files(self, request: web.Request) -> web.Response:
        """Remove several files."""
        body = await json_object(request)
        for file_id in body.get("movieFileIds") or []:
            if (movie := self._by_file(int(file_id))) is not None:
                await self.radarr.delete_file(movie)
        return web.Response()

    async def _history(self, request: web.Request) -> web.Response:
        """Show a film's history, newest first."""
        wanted = number(request, "movieId")
        return web.json_response(
            [
                self.radarr.history_resource(record, details=False)
                for record in reversed(self.radarr.history)
                if record.movie_id == wanted
            ]
        )

    async def _roots(self, request: web.Request) -> web.Response:
        """List the library folders."""
        kinds = (Kind.MOVIE, Kind.ANIME_MOVIE)
        return web.json_response(
            [
                {"path": ROOTS[kind], "accessible": True, "freeSpace": 2**42, "id": n}
                for n, kind in enumerate(kinds, 1)
            ]
        )


def _digits(term: str) -> str:
    """Return the number in a search term such as `tmdb:12`."""
    tail = term.rsplit(":", 1)[-1]
    return tail if tail.isdigit() else ""
