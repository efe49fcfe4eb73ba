"""Tell from inside a Home Assistant how it does, and answer as fast as it can.

Only benchmarks load it. The probe was started by `benchmarks/bench.py` before Home
Assistant was, and lies in `sys.modules`.
"""

import asyncio
from collections import Counter
from dataclasses import asdict
import gc
from http import HTTPStatus
import json
from pathlib import Path
import sys
from typing import Any, Final

from aiohttp.web import Request, Response
from homeassistant.components import webhook
from homeassistant.components.http import HomeAssistantView
from homeassistant.core import HomeAssistant
from homeassistant.helpers import storage
from homeassistant.helpers.typing import ConfigType

from .without import WithoutView

DOMAIN: Final = "benchmark"
LIMIT: Final = "limit"

_written: Counter[str] = Counter()
_writes: Counter[str] = Counter()


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Offer the webhook that does nothing, and the view that tells how it goes."""
    webhook.async_register(hass, DOMAIN, "The limit", LIMIT, _async_answer)
    hass.http.register_view(ProbeView())
    hass.http.register_view(WithoutView())
    _count_writes()
    return True


async def _async_answer(hass: HomeAssistant, _id: str, request: Request) -> Response:
    """Parse JSON and answer: less than that no webhook can do."""
    json.loads(await request.read())
    return Response(status=HTTPStatus.OK)


def _count_writes() -> None:
    """Count what is written to the storage folder, by file."""
    write = storage.write_utf8_file_atomic

    def counted(filename: str, utf8_data: Any, *args: Any, **kwargs: Any) -> None:
        """Write, and count."""
        write(filename, utf8_data, *args, **kwargs)
        name = Path(filename).name
        _writes[name] += 1
        _written[name] += len(utf8_data)

    storage.write_utf8_file_atomic = counted


class ProbeView(HomeAssistantView):
    """Tell what happened since the last time."""

    url = "/api/benchmark/probe"
    name = "api:benchmark:probe"
    requires_auth = False

    async def get(self, _request: Request) -> Response:
        """Tell what held the loop up, and what was written, and begin anew."""
        probe = sys.modules["benchmark_loop_probe"].PROBE
        told = {
            "blocks": [asdict(block) for block in probe.take()],
            "written": dict(_written),
            "writes": dict(_writes),
            "tasks": len(asyncio.all_tasks()),
            "collected": probe.take_collected(),
        }
        _written.clear()
        _writes.clear()
        return self.json(told)

    async def post(self, _request: Request) -> Response:
        """Collect garbage, so that memory compares; what that held up is not kept."""
        gc.collect()
        return self.json({})
