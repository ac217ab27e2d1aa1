"""An adapter whose `create` has a mistake in it."""

from bot.config import Settings
from bot.types import Adapter


def create(settings: Settings) -> Adapter:
    raise ZeroDivisionError
