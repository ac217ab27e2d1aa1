"""Makes a clip fit what a platform takes."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.types import ClipFormat, Parcel
from generator.fitting import Fitted
from generator.types import Clip

Fit = Callable[[Clip, str, int | None, Path], Awaitable[Fitted]]
"""`generator.fitting.fit`: clip, format, most bytes, folder for what is made → what was made."""


class ClipGone(Exception):
    """The clip's file is not there any more, or only a part of it."""


class Packer:
    """At most `at_once` encodings at a time: they compete with the lanes for the cores."""

    def __init__(self, fit: Fit, folder: Path, at_once: int = 2) -> None:
        self._fit = fit
        self._folder = folder
        self._slots = asyncio.Semaphore(at_once)

    async def pack(self, clip: Clip, format: ClipFormat, max_bytes: int | None) -> Parcel:
        """
        Raises:
            ClipGone: the file is gone.
            CannotFit: it cannot be made to fit.
        """
        if not await asyncio.to_thread(_is_whole, clip):
            raise ClipGone(clip.id)
        async with self._slots:
            fitted = await self._fit(clip, format.value, max_bytes, self._folder)
        return Parcel(
            path=fitted.path,
            format=format,
            width=fitted.width,
            height=fitted.height,
            size=fitted.size,
            poster=clip.poster,
        )


def _is_whole(clip: Clip) -> bool:
    try:
        return clip.path.stat().st_size == clip.size
    except OSError:
        return False
