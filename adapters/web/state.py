"""What the web adapter's operations share while it runs."""

from dataclasses import dataclass
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
