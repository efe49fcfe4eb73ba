"""Measure how fast, how small and how still the integration is.

Each measure is a module with `async def measure(bench: Bench) -> Report`, and a line
in the table below; `scripts/benchmark` runs them in this order, each in a process of
its own.
"""

from typing import Final

BENCHMARKS: Final[dict[str, str]] = {
    "webhooks": "What a webhook costs, durable answer included",
    "facts": "What a fact costs when many requests are known",
    "visible": "How soon a webhook is to be seen",
    "torrents": "What a look at a download client with many torrents costs",
    "start": "What a long history costs when Home Assistant starts",
    "saving": "What is written for a webhook",
    "burst": "What a mass import of unknown films costs",
    "library_sync": "What it costs to take a library of 50,000 items in",
    "recorder": "What a request leaves in the recorder",
    "panel": "What a thousand requests cost the browser",
}
