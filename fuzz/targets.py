"""List what is fuzzed."""

import asyncio

from . import answers, feeds, rows, webhooks
from .engine import Target


def every_target(runner: asyncio.Runner) -> list[Target]:
    """Return all targets, their seeds read and recorded."""
    return [
        *webhooks.targets(runner),
        *answers.targets(runner),
        *feeds.targets(runner),
        *rows.targets(),
    ]
