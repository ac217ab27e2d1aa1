"""Telegram: commands in private chats and groups, and one reply that is edited into the clip."""

import os

from adapters.telegram.adapter import TelegramAdapter
from adapters.telegram.selfcheck import checkup
from bot.config import Settings
from bot.types import Adapter

__all__ = ["checkup", "create"]

# The library's own switch to what its next version does: spans of time are `timedelta`, and it
# does not warn of the change at every flood limit.
os.environ["PTB_TIMEDELTA"] = "true"


def create(settings: Settings) -> Adapter:
    """Raises:
    ConfigError: there is no token.
    """
    return TelegramAdapter(settings)
