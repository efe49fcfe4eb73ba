"""Small things that request handlers share."""

from typing import Any

from aiohttp import web


def flag(request: web.Request, name: str, *, default: bool = False) -> bool:
    """Return a boolean query parameter."""
    return request.query.get(name, str(default)).lower() == "true"


def number(request: web.Request, name: str, default: int | None = None) -> int | None:
    """Return a numeric query parameter; what is no number is refused."""
    if (value := request.query.get(name)) is None:
        return default
    try:
        return int(value)
    except ValueError:
        raise bad_request(name, value) from None


def bad_request(name: str, value: object) -> web.HTTPBadRequest:
    """Return the refusal of a value."""
    return web.HTTPBadRequest(
        text=f'{{"errors":{{"{name}":["The value \'{value}\' is not valid."]}},'
        '"title":"One or more validation errors occurred.","status":400}',
        content_type="application/json",
    )


def not_found() -> web.Response:
    """Return the answer about something unknown."""
    return web.json_response({"message": "NotFound"}, status=404)


def path_id(request: web.Request) -> int:
    """Return the id in the path."""
    return int(request.match_info["id"])


async def json_object(request: web.Request) -> dict[str, Any]:
    """Return the body, which must be a JSON object."""
    try:
        body = await request.json()
    except ValueError:
        raise bad_request("$", "body") from None
    if not isinstance(body, dict):
        raise bad_request("$", "body")
    return body
