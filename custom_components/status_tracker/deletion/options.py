"""Name the options that are about deletions."""

from enum import StrEnum
from typing import Final

CONF_LOG_DAYS: Final = "deletion_log_days"
CONF_OUTSIDE_DELETIONS: Final = "outside_deletions"

# The log is kept for ever.
DEFAULT_LOG_DAYS: Final = 0


class OutsideChoice(StrEnum):
    """Name what to do about a title that others deleted."""

    ASK = "ask"
    FOLLOW = "follow"
    RECORD = "record"
