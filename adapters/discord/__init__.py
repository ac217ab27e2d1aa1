"""Discord: slash commands, and one message per request that is edited into its clip."""

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.selfcheck import checkup
from bot.config import Settings
from bot.types import Adapter

__all__ = ["checkup", "create"]


def create(settings: Settings) -> Adapter:
    """Raises:
    ConfigError: there is no token.
    """
    return DiscordAdapter(settings)
