"""Bodies that no client expects, as faults send them."""

from collections.abc import Callable

from .faults import Body

HUGE_BODY_SIZE = 8 * 1024 * 1024
MEGABYTE = 1024 * 1024
DEPTH = 100_000
# Names that lists and objects of the services have, each with another type.
WRONG_TYPES = b"""{"records": {"id": [1]}, "results": "many", "Items": 7, "List": true,
"Total": [], "totalRecords": -1, "pageInfo": 3, "version": [1], "Version": {}, "id": {},
"appName": 5, "full_update": "yes", "rid": "x", "torrents": [[]], "status": {"a": 1}}"""
OTHER_LIST = b"""[[1], "x", null, 7, {"id": "a", "movieId": {}, "date": 5}, {"id": -1},
{"id": 1.5, "title": [], "Id": 7, "hash": [], "path": 3, "ID": "x"}, true]"""
EXTREMES = b"""{"records": [{"id": 1e999, "movieId": 1%b, "date": "9999-12-31T23:59:59Z",
"size": -1e308, "title": "\\ud800\\u0000\\u202e"}], "totalRecords": 1e300,
"results": [{"id": NaN, "type": "movie", "status": 1e18}], "pageInfo": {"results": 1e18},
"total": -1e18, "rid": 1e400, "full_update": true,
"torrents": {"%b": {"progress": 1e308, "eta": -1e30, "size": 1e30}},
"Items": [{"Id": "%b", "RunTimeTicks": 1e300, "IndexNumber": -1e18}]}"""


def _megabytes() -> tuple[str, bytes]:
    """Return a list of items of a megabyte each."""
    item = b'{"id": %d, "title": "' + b"x" * MEGABYTE + b'"}'
    return "application/json", b"[" + b",".join(item % n for n in range(1, 9)) + b"]"


BODIES: dict[Body, Callable[[], tuple[str, bytes]]] = {
    Body.GARBAGE: lambda: ("application/json", b'{"half": [1, 2, \xff\x00'),
    Body.HTML: lambda: ("text/html", b"<!doctype html><title>Sign in</title><form>"),
    Body.EMPTY: lambda: ("application/json", b""),
    Body.HUGE: lambda: ("application/json", b'["' + b"x" * HUGE_BODY_SIZE + b'"]'),
    Body.TRUNCATED: lambda: ("application/json", b'{"records": [{"id": 1, "ti'),
    Body.WRONG_TYPES: lambda: ("application/json", WRONG_TYPES),
    Body.OTHER_LIST: lambda: ("application/json", OTHER_LIST),
    Body.MEGABYTES: _megabytes,
    Body.DEEP: lambda: ("application/json", b'[{"a":' * DEPTH),
    Body.EXTREMES: lambda: (
        "application/json",
        EXTREMES % (b"0" * 400, b"9" * 40, b"f" * 32),
    ),
}
