"""What the web adapter's operations share while it runs."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.web.events import Hub
from adapters.web.rate import Rate
from adapters.web.sessions import Sessions

if TYPE_CHECKING:
    from bot.service import VideoService


@dataclass(frozen=True, slots=True, kw_only=True)
class WebState:
    service: "VideoService"
    sessions: Sessions
    hub: Hub
    pace: Rate
    clips_dir: Path
    reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))  # pictures
    hinted: set[str] = field(default_factory=set)  # what was hinted at since the program started
