"""Seerr's webhook bodies: the default template and how a template is filled."""

from collections.abc import Mapping

from ..seerr_records import Notification, User
from . import Json

SPECIAL_KEYS = ("media", "request", "issue", "comment")
FIRST_WITH_JELLYFIN_IDS = (3, 2)
FIRST_WITH_DISCORD_IDS = (3, 3)

type Version = tuple[int, ...]


def _person(name: str, version: Version, *, jellyfin: bool = False) -> Json:
    """Return the template's lines about one user."""
    discord = "discordIds" if version >= FIRST_WITH_DISCORD_IDS else "discordId"
    fields = ["email", "username", "avatar"]
    if jellyfin and version >= FIRST_WITH_JELLYFIN_IDS:
        fields.append("jellyfinUserId")
    fields += [f"settings_{discord}", "settings_telegramChatId"]
    return {f"{name}_{field}": f"{{{{{name}_{field}}}}}" for field in fields}


def default_template(version: Version) -> Json:
    """Return the template that a fresh install of this version has."""
    newer = version >= FIRST_WITH_JELLYFIN_IDS
    media: Json = {"media_type": "{{media_type}}"}
    if newer:
        media["imdbId"] = "{{media_imdbid}}"
    media |= {"tmdbId": "{{media_tmdbid}}", "tvdbId": "{{media_tvdbid}}"}
    if newer:
        media["jellyfinMediaId"] = "{{media_jellyfinMediaId}}"
    media |= {"status": "{{media_status}}", "status4k": "{{media_status4k}}"}
    return {
        "notification_type": "{{notification_type}}",
        "event": "{{event}}",
        "subject": "{{subject}}",
        "message": "{{message}}",
        "image": "{{image}}",
        "{{media}}": media,
        "{{request}}": {
            "request_id": "{{request_id}}",
            **_person("requestedBy", version, jellyfin=True),
        },
        "{{issue}}": {
            "issue_id": "{{issue_id}}",
            "issue_type": "{{issue_type}}",
            "issue_status": "{{issue_status}}",
            **_person("reportedBy", version),
        },
        "{{comment}}": {
            "comment_message": "{{comment_message}}",
            **_person("commentedBy", version),
        },
        "{{extra}}": [],
    }


def _person_variables(name: str, user: User | None, version: Version) -> dict[str, str]:
    """Return the variables about one user."""
    discord = "discordIds" if version >= FIRST_WITH_DISCORD_IDS else "discordId"
    variables = {
        f"{name}_email": user.email if user else "",
        f"{name}_username": user.name if user else "",
        f"{name}_avatar": user.avatar if user else "",
        f"{name}_settings_{discord}": "",
        f"{name}_settings_telegramChatId": "",
    }
    if version >= FIRST_WITH_JELLYFIN_IDS:
        variables[f"{name}_jellyfinUserId"] = user.jellyfin_id if user else ""
    return variables


def variables(told: Notification, version: Version) -> dict[str, str]:
    """Return what this version can put into a template."""
    media, request, issue = told.media, told.request, told.issue
    values = {
        "notification_type": told.type.name,
        "event": told.event,
        "subject": told.subject,
        "message": told.message,
        "image": told.image,
        "media_type": media.media_type if media else "",
        "media_tmdbid": str(media.title.tmdb_id) if media else "",
        "media_tvdbid": str(media.title.tvdb_id or "") if media else "",
        "media_status": media.status.name if media else "",
        "media_status4k": media.status4k.name if media else "",
        "request_id": str(request.id) if request else "",
        "issue_id": str(issue.id) if issue else "",
        "issue_type": issue.kind if issue else "",
        "issue_status": issue.status if issue else "",
        "comment_message": told.comment.message if told.comment else "",
    }
    if version >= FIRST_WITH_JELLYFIN_IDS:
        # TMDB seldom knows a series' IMDb id when Seerr asks.
        film = media is not None and not media.title.kind.is_show
        values["media_imdbid"] = media.title.imdb_id if media and film else ""
        values["media_jellyfinMediaId"] = (media and media.jellyfin_media_id) or ""
    for name, user in (
        ("requestedBy", request.user if request else None),
        ("reportedBy", issue.reporter if issue else None),
        ("commentedBy", told.comment.author if told.comment else None),
    ):
        values |= _person_variables(name, user, version)
    return values


def _replace_first(text: str, pattern: str, replacement: str) -> str:
    """Replace one occurrence as JavaScript does, with its `$` patterns."""
    before, found, after = text.partition(pattern)
    if not found:
        return text
    specials = {"$$": "$", "$&": pattern, "$`": before, "$'": after}
    filled, rest = "", replacement
    while rest:
        if (special := specials.get(rest[:2])) is not None:
            filled, rest = filled + special, rest[2:]
        else:
            filled, rest = filled + rest[0], rest[1:]
    return before + filled + after


def _fill_text(text: str, values: Mapping[str, str]) -> str:
    """Fill one text; of each variable only its first place."""
    for name, replacement in values.items():
        text = _replace_first(text, f"{{{{{name}}}}}", replacement)
    return text


def fill(template: Json, told: Notification, values: Mapping[str, str]) -> Json:
    """Fill a template; the keys in braces become objects or null."""
    present = {name: getattr(told, name) is not None for name in SPECIAL_KEYS}
    filled: Json = {}
    for raw, value in template.items():
        name = raw.strip("{}") if raw.startswith("{{") else ""
        if name == "extra":
            filled[name] = [{"name": key, "value": text} for key, text in told.extra]
        elif name in present and not present[name]:
            filled[name] = None
        else:
            key = name if name in present else raw
            if isinstance(value, str):
                filled[key] = _fill_text(value, values)
            elif isinstance(value, dict):
                filled[key] = fill(value, told, values)
            else:
                filled[key] = value
    return filled


def build(told: Notification, version: Version, template: Json | None = None) -> Json:
    """Return the body of a webhook."""
    return fill(template or default_template(version), told, variables(told, version))
