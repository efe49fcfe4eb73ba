"""Talk to Sonarr and Radarr in what their v3 APIs have in common."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
import re
from typing import ClassVar, Final, override

from aiohttp import ClientSession
from yarl import URL

from .answers import Answer, Removal, as_object, required
from .arr_activity import (
    HistoryEvent,
    HistoryRecord,
    QueueRecord,
    parse_history_record,
    parse_queue_record,
)
from .arr_health import HealthFinding, parse_health_finding
from .arr_models import Command, parse_command
from .arr_webhook import (
    WEBHOOK,
    ArrNotification,
    ArrWebhook,
    fields_of,
    merged_resource,
    needs_change,
    parse_notification,
    webhook_resource,
)
from .base import (
    LIST_TIMEOUT,
    ServiceClient,
    ServiceInfo,
    identifying,
    require_version,
)
from .errors import ResponseProblem, ServiceResponseError
from .parsing import JsonObject, mapping, objects, parse_json, positive, text
from .transport import Param

API: Final = "api/v3"
_INFO_HASH: Final = re.compile(r"[0-9A-Fa-f]{40}")
_PAGE: Final = 500
_MOST_PAGES: Final = 200
# The program tests a webhook while it saves it, and waits for the answer.
_SAVE_TIMEOUT: Final = 60.0
_DELETE_TIMEOUT: Final = 60.0


class ArrClient(ServiceClient):
    """Ask one Sonarr or Radarr and command it."""

    app_name: ClassVar[str]
    oldest: ClassVar[tuple[int, ...]]
    # What a queue or history record is about, in the words of the parameters.
    subject: ClassVar[str]
    webhook_events: ClassVar[tuple[str, ...]]
    silent_webhook_events: ClassVar[tuple[str, ...]] = (
        "onHealthIssue",
        "onHealthRestored",
        "onApplicationUpdate",
    )

    def __init__(
        self, session: ClientSession, base_url: str | URL, api_key: str
    ) -> None:
        """Keep the API key; nothing is sent yet."""
        super().__init__(session, base_url)
        self._api_key = api_key

    @override
    async def probe(self) -> ServiceInfo:
        """Return which program answers, once address and key are right."""
        with identifying(self.app_name):
            status = await self._get(f"{API}/system/status")
            if (app := text(status.get("appName"))) != self.app_name:
                other = self._unsaid(app or "")
                raise ServiceResponseError(
                    ResponseProblem.NOT_THIS_SERVICE,
                    f"is {other or 'something else'}, not {self.app_name}",
                    words=other,
                )
        found = text(status.get("version"))
        require_version(self.app_name, found, self.oldest)
        return ServiceInfo(
            name=text(status.get("instanceName")) or self.app_name,
            version=found,
            details={"app": app},
            moved_to=self._moved_to,
        )

    async def queue(self) -> list[QueueRecord]:
        """Return the whole queue; a season pack has one record per episode."""
        params: dict[str, Param] = {
            f"includeUnknown{self.subject.capitalize()}Items": True,
            f"include{self.subject.capitalize()}": False,
        }
        return await self._get_pages("queue", params, parse_queue_record)

    async def remove_from_queue(
        self,
        record_id: int,
        *,
        remove_from_client: bool,
        blocklist: bool = False,
        search_again: bool = True,
    ) -> Removal:
        """Take a download out of the queue, and out of the download client."""
        return await self._delete(
            f"queue/{record_id}",
            {
                "removeFromClient": remove_from_client,
                "blocklist": blocklist,
                "skipRedownload": not search_again,
            },
            can_look_up=False,
        )

    async def history_since(
        self, since: datetime, event: HistoryEvent | None = None
    ) -> list[HistoryRecord]:
        """Return the history since a time, of one kind of event or of all."""
        return await self._get_list(
            f"{API}/history/since",
            parse_history_record,
            {"date": since, "eventType": event, **self._history_detail()},
        )

    async def history_of_download(self, download_id: str) -> list[HistoryRecord]:
        """Return the history of one download, newest first."""
        # The case counts here, and info hashes are stored in upper case.
        is_hash = _INFO_HASH.fullmatch(download_id) is not None
        params: dict[str, Param] = {
            "downloadId": download_id.upper() if is_hash else download_id,
            **self._history_detail(),
        }
        return await self._get_pages("history", params, parse_history_record)

    async def tags(self) -> dict[int, str]:
        """Return the labels of all tags by id."""
        answer = await self._ask("GET", f"{API}/tag", seconds=LIST_TIMEOUT)
        return {
            found: label
            for data in objects(answer.json())
            if (found := positive(data.get("id"))) is not None
            and (label := text(data.get("label"))) is not None
        }

    async def health(self) -> list[HealthFinding]:
        """Return what the program finds wrong with itself, as it last looked."""
        return await self._get_list(f"{API}/health", parse_health_finding)

    async def refresh_downloads(self) -> Command:
        """Let the program ask its download clients now, not within a minute."""
        return await self._command("RefreshMonitoredDownloads")

    async def command(self, command_id: int) -> Command | None:
        """Return how far a command has come, None when it is forgotten."""
        found = await self._get_or_none(f"{API}/command/{command_id}")
        return None if found is None else parse_command(found)

    async def notifications(self) -> list[ArrNotification]:
        """Return all connections, those of others too."""
        return await self._get_list(f"{API}/notification", parse_notification)

    async def set_webhook(self, webhook: ArrWebhook) -> bool:
        """Create our webhook or put it right; return whether anything changed.

        The program calls the address while it saves, so it must already answer.
        Raise ServiceResponseError with the program's words when that call fails.
        """
        wanted = await self._webhook_resource(webhook)
        ours = [
            found
            for found in await self.notifications()
            if found.is_ours(webhook.marker)
        ]
        for surplus in ours[1:]:
            await self.delete_notification(surplus.id)
        if not ours:
            await self._save("POST", f"{API}/notification", wanted)
            return True
        if not needs_change(ours[0].resource, wanted):
            return len(ours) > 1
        resource = merged_resource(ours[0].resource, wanted)
        await self._save("PUT", f"{API}/notification/{ours[0].id}", resource)
        return True

    async def test_webhook(self, webhook: ArrWebhook) -> None:
        """Let the program call the address once, and save nothing."""
        wanted = await self._webhook_resource(webhook)
        await self._save("POST", f"{API}/notification/test", wanted)

    async def remove_webhooks(self, marker: str) -> int:
        """Delete all webhooks to an address of ours; return how many there were."""
        ours = [found for found in await self.notifications() if found.is_ours(marker)]
        for found in ours:
            await self.delete_notification(found.id)
        return len(ours)

    async def delete_notification(self, notification_id: int) -> Removal:
        """Delete a connection."""
        return await self._delete(f"notification/{notification_id}", {})

    @override
    def _secrets(self) -> Iterable[str | None]:
        return (self._api_key,)

    @override
    def _headers(self) -> dict[str, str]:
        return {"X-Api-Key": self._api_key}

    @override
    def _words(self, answer: Answer) -> str | None:
        try:
            found = parse_json(answer.body)
        except ValueError:
            return None
        if isinstance(found, list):
            return "; ".join(filter(None, map(_message, objects(found))))
        return _message(mapping(found))

    def _history_detail(self) -> dict[str, Param]:
        """Return the parameters for what a history record shall include."""
        return {f"include{self.subject.capitalize()}": False}

    async def _get_pages[T](
        self,
        path: str,
        params: dict[str, Param],
        build: Callable[[JsonObject], T | None],
    ) -> list[T]:
        """Return the records of all pages, each once: they shift while paging."""
        found: dict[object, T] = {}
        for page in range(1, _MOST_PAGES + 1):
            answer = await self._get(
                f"{API}/{path}",
                {**params, "page": page, "pageSize": _PAGE},
                seconds=LIST_TIMEOUT,
            )
            records = objects(required(answer.get("records"), "records"))
            before = len(found)
            for data in records:
                if (built := build(data)) is not None:
                    found[data["id"]] = built
            total = positive(answer.get("totalRecords")) or 0
            if page * _PAGE >= total or not records or len(found) == before:
                break
        return list(found.values())

    async def _command(self, name: str, **body: object) -> Command:
        """Give a command and return it as it was taken."""
        answer = await self._ask("POST", f"{API}/command", json={"name": name, **body})
        return parse_command(as_object(answer.json()))

    async def _delete(
        self, path: str, params: Mapping[str, Param], *, can_look_up: bool = True
    ) -> Removal:
        """Delete something; that it is gone already counts as done.

        Sonarr answers 500 for what it does not have, so a look-up decides.
        """
        path = f"{API}/{path}"
        try:
            return await self._remove(path, params, seconds=_DELETE_TIMEOUT)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.SERVER_ERROR or not can_look_up:
                raise
            if await self._get_or_none(path) is not None:
                raise
            return Removal.ALREADY_GONE

    async def _webhook_resource(self, webhook: ArrWebhook) -> JsonObject:
        """Return our connection as this version of the program takes it."""
        answer = await self._ask("GET", f"{API}/notification/schema")
        schema: JsonObject = next(
            (
                found
                for found in objects(answer.json())
                if found.get("implementation") == WEBHOOK
            ),
            {},
        )
        return webhook_resource(
            webhook,
            self.webhook_events,
            self.silent_webhook_events,
            knows_headers="headers" in fields_of(schema),
        )

    async def _save(self, method: str, path: str, resource: JsonObject) -> None:
        """Send a connection, which the program tests before it answers."""
        await self._ask(method, path, json=resource, seconds=_SAVE_TIMEOUT)


def _message(data: JsonObject) -> str | None:
    """Return the message in an error."""
    return text(data.get("errorMessage")) or text(data.get("message"))
