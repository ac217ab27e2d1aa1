"""The web adapter: a chat page, an OpenAI-compatible API, metrics."""

from adapters.web.adapter import WebAdapter
from bot.config import Settings
from bot.types import Adapter


def create(settings: Settings) -> Adapter:
    """Raises:
    ConfigError: the settings would let strangers in.
    """
    return WebAdapter(settings)
