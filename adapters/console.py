"""The terminal as a platform: a progress bar on stderr, the clip copied to a file."""

import asyncio
import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from bot.config import Settings
from bot.types import Adapter, Address, Limits, Parcel, Status, Unreachable
from bot.wording import share, stage

if TYPE_CHECKING:
    from bot.service import VideoService

OUT = "out"
"""The key in `Address.extra` of the absolute path that the clip is copied to."""


def create(settings: Settings) -> Adapter:
    """`settings` have nothing to say about a terminal."""
    return ConsoleAdapter()


class ConsoleAdapter:
    """Shows one job after the other; where stderr is no terminal, a line for each stage.

    `parcels` are what was delivered, by job; `problem` is why a clip could not be written.
    """

    name = "console"

    def __init__(self) -> None:
        self.parcels: dict[str, Parcel] = {}
        self.problem: str | None = None
        self._terminal = Console(stderr=True, highlight=False, markup=False)
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._said = ""

    def limits(self, address: Address) -> Limits:
        return Limits(edit_interval=0.1)

    async def start(self, service: "VideoService") -> None:
        """Nothing arrives by itself: `ask` speaks to the service."""

    async def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    async def show(self, status: Status) -> str:
        if status.job.state.final:
            await self.stop()
        else:
            self._draw(status)
        return status.job.id

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        """
        Raises:
            Unreachable: the file cannot be written.
        """
        out = Path(status.job.address.extra[OUT])
        try:
            await asyncio.to_thread(_copy, parcel.path, out)
        except OSError as error:
            self.problem = f"{out} cannot be written: {error.strerror or error}."
            raise Unreachable(self.problem) from error
        finally:
            await self.stop()
        self.parcels[status.job.id] = parcel

    def _draw(self, status: Status) -> None:
        words, done = stage(status), share(status)
        if not self._terminal.is_terminal:
            if words != self._said:
                self._said = words
                self._terminal.print(words)
            return
        if self._bar is None:
            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TextColumn("{task.percentage:>3.0f} %"),
                TimeElapsedColumn(),
                console=self._terminal,
                transient=True,
            )
            self._task = self._bar.add_task(words, total=None)
            self._bar.start()
        if self._task is not None:
            self._bar.update(
                self._task,
                description=words,
                completed=done or 0.0,
                total=None if done is None else 1.0,
            )


def _copy(source: Path, out: Path) -> None:
    """Copy so that `out` is, at any moment, what it was before or the whole clip."""
    part = out.with_name(f".{uuid.uuid4().hex}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
