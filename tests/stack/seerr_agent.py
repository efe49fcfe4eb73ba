"""Seerr's one webhook agent: its setting, and what it sends."""

import base64
import json
from typing import Any

from .clock import Clock
from .payloads import Json, seerr as payloads
from .seerr_records import (
    Comment,
    Issue,
    Media,
    Notification,
    NotificationType,
    Request,
)
from .sender import Delivery, Outcome, Target, WebhookSender
from .world import Title

POSTERS = "https://image.tmdb.org/t/p/w600_and_h900_bestv2"
FIRST_SELF_ENCODING = (3, 2)
OVERVIEW_LIMIT = 500
MEDIA_TYPES = 222
EVENTS = {
    NotificationType.MEDIA_PENDING: "New {what} Request",
    NotificationType.MEDIA_APPROVED: "{what} Request Approved",
    NotificationType.MEDIA_AUTO_APPROVED: "{what} Request Automatically Approved",
    NotificationType.MEDIA_DECLINED: "{what} Request Declined",
    NotificationType.MEDIA_FAILED: "{what} Request Failed",
    NotificationType.MEDIA_AVAILABLE: "{what} Request Now Available",
}
NEWLY_AVAILABLE = "{what} Now Available"
ISSUE_EVENTS = {
    NotificationType.ISSUE_CREATED: "New {kind} Issue Reported",
    NotificationType.ISSUE_COMMENT: "New Comment on {kind} Issue",
    NotificationType.ISSUE_RESOLVED: "{kind} Issue Resolved",
    NotificationType.ISSUE_REOPENED: "{kind} Issue Reopened",
}


def encoded(text: str) -> str:
    """Return text as the settings file keeps it."""
    return base64.b64encode(text.encode()).decode()


def decoded(text: str) -> Any:
    """Return what the settings API shows for kept text."""
    return json.loads(base64.b64decode(text))


class WebhookAgent:
    """Keep the setting and send notifications with it."""

    def __init__(
        self, version: tuple[int, ...], clock: Clock, *, image_base: str | None
    ) -> None:
        """Begin with the setting of a fresh install."""
        self.version = version
        self.image_base = image_base
        self.sender = WebhookSender(clock, user_agent="axios/1.13.3")
        self.setting = self.default_setting()

    def default_setting(self) -> Json:
        """Return the setting of a fresh install."""
        template = json.dumps(payloads.default_template(self.version))
        return {
            "enabled": False,
            "embedPoster": True,
            "types": 0,
            "options": {
                "webhookUrl": "",
                "authHeader": "",
                "customHeaders": [],
                "supportVariables": False,
                "jsonPayload": encoded(json.dumps(template)),
            },
        }

    def kept(self, setting: dict[str, Any]) -> Json:
        """Return a posted setting as it is kept; ValueError for a payload that is no JSON.

        Up to 3.1 the payload's text is kept as given, later it is turned into a JSON
        string once more. Neither looks at what the text holds.
        """
        options = dict(setting.get("options") or {})
        payload = str(options.get("jsonPayload"))
        json.loads(payload)
        if self.version >= FIRST_SELF_ENCODING:
            payload = json.dumps(payload)
        options["jsonPayload"] = encoded(payload)
        return {
            "enabled": bool(setting.get("enabled")),
            "embedPoster": bool(setting.get("embedPoster")),
            "types": setting.get("types") or 0,
            "options": options,
        }

    def set_up(
        self, url: str, *, types: int = MEDIA_TYPES, auth_header: str = ""
    ) -> None:
        """Set the agent up as a user would: the default template, a URL, the types."""
        self.setting = self.default_setting()
        options: Any = self.setting["options"]
        options |= {"webhookUrl": url, "authHeader": auth_header}
        self.setting |= {"enabled": True, "types": types}

    async def notify(self, told: Notification) -> Delivery | None:
        """Send a notification if the agent is on and wants its type."""
        types = self.setting["types"]
        if not self.setting["enabled"] or not isinstance(types, int):
            return None
        if not types & told.type:
            return None
        return await self.send(told, self.setting)

    async def send(self, told: Notification, setting: Json) -> Delivery | None:
        """Send a notification with a setting; nothing goes out when it is unusable."""
        options: Any = setting["options"]
        try:
            once = decoded(options["jsonPayload"])
            # JSON.parse() of an object fails, so text must be left after one turn.
            template = json.loads(once) if isinstance(once, str) else None
        except ValueError:
            template = None
        if not isinstance(template, dict):
            return None
        headers: dict[str, str] = {}
        if self.version >= FIRST_SELF_ENCODING:
            for each in options.get("customHeaders") or []:
                headers[each["key"]] = each["value"]
        if options.get("authHeader"):
            headers["Authorization"] = options["authHeader"]
        return await self.sender.send(
            Target(url=options["webhookUrl"], headers=headers),
            told.type.name,
            payloads.build(told, self.version, template),
        )

    async def test(self, setting: dict[str, Any]) -> bool:
        """Send a test with a setting that is not saved and tell whether it worked."""
        told = Notification(
            type=NotificationType.TEST_NOTIFICATION,
            subject="Test Notification",
            message="Check check, 1, 2, 3. Are we coming in clear?",
        )
        delivery = await self.send(told, self.kept(setting))
        return delivery is not None and delivery.outcome is Outcome.SENT

    def poster(self, title: Title) -> str:
        """Return the address of a poster as webhooks carry it."""
        return f"{self.image_base or POSTERS}{title.poster or 'null'}"

    def about(
        self, kind: NotificationType, request: Request, event: str = ""
    ) -> Notification:
        """Return what is told about a request."""
        title = request.media.title
        what = "Series" if title.kind.is_show else "Movie"
        overview = title.overview
        if len(overview) > OVERVIEW_LIMIT:
            overview = overview[: OVERVIEW_LIMIT - 1] + "…"
        seasons = ", ".join(str(n) for n in request.seasons)
        return Notification(
            type=kind,
            event=(event or EVENTS[kind]).format(
                what=f"4K {what}" if request.is_4k else what
            ),
            subject=f"{title.title} ({title.year})" if title.year else title.title,
            message=overview,
            image=self.poster(title),
            media=request.media,
            request=request,
            extra=(("Requested Seasons", seasons),) if seasons else (),
        )

    def about_issue(
        self,
        kind: NotificationType,
        media: Media,
        issue: Issue,
        comment: Comment | None = None,
    ) -> Notification:
        """Return what is told about a complaint."""
        title = media.title
        places = (
            ("Affected Season", issue.season),
            ("Affected Episode", issue.episode),
        )
        extra = tuple((name, str(n)) for name, n in places if n is not None)
        return Notification(
            type=kind,
            event=ISSUE_EVENTS[kind].format(kind=issue.kind.title()),
            subject=f"{title.title} ({title.year})",
            message=issue.message,
            image=self.poster(title),
            media=media,
            issue=issue,
            comment=comment,
            extra=() if comment else extra,
        )
