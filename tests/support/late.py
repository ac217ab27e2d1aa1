"""An adapter whose platform cannot be reached at first: not before the third try."""

from typing import TYPE_CHECKING

from bot.config import Settings
from bot.types import Adapter, TryLater
from tests.support.adapter import RecordingAdapter

if TYPE_CHECKING:
    from bot.service import VideoService

tries: list["LateAdapter"] = []


class LateAdapter(RecordingAdapter):
    async def start(self, service: "VideoService") -> None:
        tries.append(self)
        if len(tries) < 3:
            raise TryLater("There is no network.")
        await super().start(service)


def create(settings: Settings) -> Adapter:
    return LateAdapter(name="late")
