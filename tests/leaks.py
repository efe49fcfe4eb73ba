"""Look for secrets in everything that somebody may read."""

import base64
from collections.abc import Iterator, Mapping
import json
import logging
from typing import Any, Final
from urllib.parse import quote

_WEBHOOK_IDS: Final = "webhook id of "
# Home Assistant itself writes the path of every request that it answers to the debug
# log, and with it the id of every webhook, whoever registered it.
HOME_ASSISTANT_TELLS: Final[Mapping[str, str]] = {
    "aiohttp.access": _WEBHOOK_IDS,
    "homeassistant.components.http.auth": _WEBHOOK_IDS,
    "homeassistant.components.webhook": _WEBHOOK_IDS,
    "homeassistant.helpers.http": _WEBHOOK_IDS,
    # What stands on the disk in tests.
    "pytest_homeassistant_custom_component.common": "",
}


def leaks(text: str, secrets: Mapping[str, str]) -> list[str]:
    """Return the names of the secrets in a text, however they are written there."""
    folded = text.casefold()
    return sorted(
        name
        for name, secret in secrets.items()
        if any(form.casefold() in folded for form in _forms(secret))
    )


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it stands in texts, addresses, JSON and headers."""
    yield secret
    yield quote(secret, safe="")
    yield json.dumps(secret)[1:-1]
    # What stands before it shifts the digits: the middle shows in one of three ways.
    for shift in range(3):
        digits = base64.b64encode(b" " * shift + secret.encode()).decode()
        yield digits[4 : len(digits) - 4]


def leaks_in_log(
    records: list[logging.LogRecord], secrets: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return the loggers that wrote a secret, with an example of what they wrote."""
    found: dict[str, list[str]] = {}
    form = logging.Formatter()
    for record in records:
        text = f"{form.format(record)} {record.args!r}"
        allowed = HOME_ASSISTANT_TELLS.get(record.name)
        names = [
            name
            for name in leaks(text, secrets)
            if allowed is None or not name.startswith(allowed)
        ]
        if names:
            found.setdefault(record.name, []).append(f"{names}: {text[:300]}")
    return found


def as_text(value: Any) -> str:
    """Return everything that a value says."""
    return json.dumps(value, default=repr, ensure_ascii=False)
