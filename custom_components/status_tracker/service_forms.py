"""Describe what each service is asked for when it is set up, and read the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from homeassistant.const import (
    CONF_API_KEY,
    CONF_PASSWORD,
    CONF_URL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.helpers.selector import (
    BooleanSelector,
    Selector,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol
from yarl import URL

from .clients.errors import (
    ConnectionProblem,
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from .const import CONF_EXTERNAL_URL, CONF_IS_4K, CONF_SERVER_ID
from .tracker.terms import Service

SECRETS: Final = frozenset({CONF_API_KEY, CONF_PASSWORD})
CREDENTIALS: Final = SECRETS | {CONF_USERNAME}


class Login(Enum):
    """Say what a service takes beside an API key."""

    NONE = auto()
    INSTEAD = auto()
    OPTIONAL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceForm:
    """Describe what a service is asked for.

    `port` is the one that it usually has, `page` the path that its web page adds to
    its address. `is_often_several` tells that a household may well have two of it.
    """

    fields: tuple[str, ...]
    port: int
    login: Login = Login.NONE
    page: str = ""
    has_webhook: bool = True
    is_often_several: bool = False


FORMS: Final[Mapping[Service, ServiceForm]] = {
    Service.SEERR: ServiceForm(fields=(CONF_URL, CONF_API_KEY), port=5055),
    Service.RADARR: ServiceForm(
        fields=(CONF_URL, CONF_API_KEY, CONF_IS_4K), port=7878, is_often_several=True
    ),
    Service.SONARR: ServiceForm(
        fields=(CONF_URL, CONF_API_KEY, CONF_IS_4K), port=8989, is_often_several=True
    ),
    Service.QBITTORRENT: ServiceForm(
        fields=(CONF_URL, CONF_USERNAME, CONF_PASSWORD, CONF_API_KEY),
        port=8080,
        login=Login.OPTIONAL,
        has_webhook=False,
        is_often_several=True,
    ),
    Service.SHOKO: ServiceForm(
        fields=(CONF_URL, CONF_USERNAME, CONF_PASSWORD, CONF_API_KEY),
        port=8111,
        login=Login.INSTEAD,
        page="/webui",
        has_webhook=False,
    ),
    Service.JELLYFIN: ServiceForm(
        fields=(CONF_URL, CONF_API_KEY, CONF_EXTERNAL_URL), port=8096, page="/web"
    ),
}

_SELECTORS: Final[Mapping[str, Selector[Any]]] = {
    CONF_URL: TextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
    CONF_API_KEY: TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD)),
    CONF_USERNAME: TextSelector(TextSelectorConfig(autocomplete="off")),
    CONF_PASSWORD: TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD)),
    CONF_IS_4K: BooleanSelector(),
    CONF_EXTERNAL_URL: TextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
    CONF_VERIFY_SSL: BooleanSelector(),
}
# What a form, or the answer of the service to it, decides anew each time.
ASKED: Final = frozenset({*_SELECTORS, CONF_SERVER_ID})

_CONNECTION_ERRORS: Final[Mapping[ConnectionProblem, str]] = {
    ConnectionProblem.NAME_NOT_RESOLVED: "cannot_resolve",
    ConnectionProblem.REFUSED: "refused",
    ConnectionProblem.TLS: "tls",
    ConnectionProblem.TIMEOUT: "timeout",
    ConnectionProblem.UNREACHABLE: "unreachable",
    ConnectionProblem.CLOSED: "closed",
    ConnectionProblem.REDIRECTED: "redirected",
    ConnectionProblem.OTHER: "cannot_connect",
}
_RESPONSE_ERRORS: Final[Mapping[ResponseProblem, str]] = {
    ResponseProblem.NOT_THIS_SERVICE: "wrong_service",
    ResponseProblem.NOT_FOUND: "wrong_service",
    ResponseProblem.VERSION_TOO_OLD: "version_too_old",
    ResponseProblem.STARTING: "starting",
    ResponseProblem.SERVER_ERROR: "server_error",
    ResponseProblem.HOST_REJECTED: "host_rejected",
    ResponseProblem.REJECTED: "bad_answer",
    ResponseProblem.BAD_ANSWER: "bad_answer",
    ResponseProblem.CSRF: "bad_answer",
}
ERROR_KEYS: Final = frozenset(
    {*_CONNECTION_ERRORS.values(), *_RESPONSE_ERRORS.values()}
    | {"invalid_auth", "banned", "unknown"}
    | {"invalid_url", "credentials_in_url", "missing_credentials"}
)


class InvalidFormError(Exception):
    """Report what is wrong with what was typed: the field and the error key."""

    def __init__(self, field: str, key: str) -> None:
        """Keep the field and the key."""
        super().__init__(key)
        self.field = field
        self.key = key


def schema_for(
    service: Service, kept: Mapping[str, str], *, may_be_empty: bool = False
) -> vol.Schema:
    """Return the form of a service; a secret that is kept need not be typed again.

    A form that may be empty is one that can be left without an answer.
    """
    form = FORMS[service]
    schema: dict[vol.Marker, Selector[Any]] = {}
    for field in form.fields:
        is_needed = field == CONF_URL or (
            field == CONF_API_KEY and form.login is Login.NONE and field not in kept
        )
        marker = vol.Required if is_needed and not may_be_empty else vol.Optional
        schema[marker(field)] = _SELECTORS[field]
    schema[vol.Required(CONF_VERIFY_SSL, default=True)] = _SELECTORS[CONF_VERIFY_SSL]
    return vol.Schema(schema)


def example_address(service: Service) -> str:
    """Return an address as such a service often has it."""
    return f"http://192.168.1.10:{FORMS[service].port}"


def credentials_schema_for(service: Service, kept: Mapping[str, str]) -> vol.Schema:
    """Return the part of a service's form that asks for its credentials."""
    fields = schema_for(service, kept).schema
    return vol.Schema(
        {marker: fields[marker] for marker in fields if marker in CREDENTIALS}
    )


def read_form(
    service: Service, user_input: Mapping[str, Any], kept: Mapping[str, str]
) -> dict[str, Any]:
    """Return what was typed as it is stored; raise InvalidFormError.

    A secret that was left empty is taken from those that are kept.
    """
    form = FORMS[service]
    data: dict[str, Any] = {
        CONF_URL: normalize_url(user_input.get(CONF_URL, ""), form.page),
        CONF_VERIFY_SSL: user_input[CONF_VERIFY_SSL],
        **_read_credentials(form.login, user_input, kept),
    }
    if user_input.get(CONF_IS_4K):
        data[CONF_IS_4K] = True
    if external := user_input.get(CONF_EXTERNAL_URL, "").strip():
        data[CONF_EXTERNAL_URL] = normalize_url(
            external, form.page, field=CONF_EXTERNAL_URL
        )
    return data


def normalize_url(text: str, page: str = "", *, field: str = CONF_URL) -> str:
    """Return an address with its scheme and sub-path, without a slash at its end.

    Raise InvalidFormError for what is no address of a service.
    """
    text = text.strip()
    try:
        url = URL(text if "://" in text else f"http://{text}")
        if url.scheme not in ("http", "https") or not url.host or " " in url.host:
            raise InvalidFormError(field, "invalid_url")
        if url.user is not None or url.password is not None:
            raise InvalidFormError(field, "credentials_in_url")
        path = url.raw_path.rstrip("/")
        if page:
            path = f"{path}/".partition(f"{page}/")[0].rstrip("/")
        return f"{url.origin()}{path}"
    except ValueError:
        raise InvalidFormError(field, "invalid_url") from None


def unique_id_for(service: Service, url: str) -> str:
    """Return what tells one instance of a service from another."""
    return f"{service}_{url}"


def error_key(err: ServiceError) -> str:
    """Return the key of the error text for what went wrong with a service."""
    match err:
        case ServiceConnectionError():
            return _CONNECTION_ERRORS[err.problem]
        case ServiceResponseError():
            return _RESPONSE_ERRORS[err.problem]
        case ServiceAuthError(banned=True):
            return "banned"
        case ServiceAuthError():
            return "invalid_auth"
    return "unknown"


def _read_credentials(
    login: Login, user_input: Mapping[str, Any], kept: Mapping[str, str]
) -> dict[str, str]:
    """Return the credentials to use: what was typed comes before what is kept."""
    if typed_key := user_input.get(CONF_API_KEY, "").strip():
        return {CONF_API_KEY: typed_key}
    if login is not Login.NONE and (user := user_input.get(CONF_USERNAME, "").strip()):
        password = user_input.get(CONF_PASSWORD) or kept.get(CONF_PASSWORD, "")
        return {CONF_USERNAME: user, CONF_PASSWORD: password}
    if kept_key := kept.get(CONF_API_KEY):
        return {CONF_API_KEY: kept_key}
    if login is Login.OPTIONAL:
        return {}
    raise InvalidFormError(
        CONF_API_KEY if login is Login.NONE else "base", "missing_credentials"
    )
