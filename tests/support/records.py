"""`tests.support.adapter.RecordingAdapter` as a module that settings can name."""

from bot.config import Settings
from bot.types import Adapter
from tests.support.adapter import RecordingAdapter


def create(settings: Settings) -> Adapter:
    return RecordingAdapter()
