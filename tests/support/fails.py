"""An adapter that says why it cannot start."""

from bot.config import ConfigError, Settings
from bot.types import Adapter


def create(settings: Settings) -> Adapter:
    raise ConfigError("Its token was refused.")
