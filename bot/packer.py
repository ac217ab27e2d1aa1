"""Makes a clip fit what a platform takes."""

import asyncio
import contextlib
from pathlib import Path
from typing import Protocol

from bot.types import ClipFormat, Limits, Parcel
from generator.errors import CannotFit
from generator.fitting import Fitted
from generator.types import Clip


class Fit(Protocol):
    """`generator.fitting.fit`."""

    async def __call__(
        self,
        clip: Clip,
        format: str,
        max_bytes: int | None,
        target_dir: Path,
        *,
        gently: bool = False,
    ) -> Fitted: ...


class ClipGone(Exception):
    """The clip's file is not there any more, or only a part of it."""


class Packer:
    """At most `at_once` encodings at a time: they compete with the lanes for the cores."""

    def __init__(self, fit: Fit, folder: Path, at_once: int = 2) -> None:
        self._fit = fit
        self._folder = folder
        self._slots = asyncio.Semaphore(at_once)

    async def pack(self, clip: Clip, format: ClipFormat | None, limits: Limits) -> Parcel:
        """The clip as `format`, or as what plays best there.

        Raises:
            ClipGone: the file is gone.
            CannotFit: it cannot be made to fit.
        """
        if not await asyncio.to_thread(_is_whole, clip):
            raise ClipGone(clip.id)
        async with self._slots:
            gif = await self._playing_gif(clip, limits) if format is None else None
            format = ClipFormat.GIF if gif else format or ClipFormat.MP4
            fitted = gif or await self._fitted(clip, format.value, limits)
        return Parcel(
            path=fitted.path,
            format=format,
            width=fitted.width,
            height=fitted.height,
            size=fitted.size,
            poster=clip.poster,
        )

    async def _playing_gif(self, clip: Clip, limits: Limits) -> Fitted | None:
        if clip.seconds > limits.gif_seconds:
            return None
        with contextlib.suppress(CannotFit):
            return await self._fit(clip, "gif", limits.gif_bytes, self._folder, gently=True)
        return None

    async def _fitted(self, clip: Clip, format: str, limits: Limits) -> Fitted:
        most, aim = limits.max_bytes, limits.aim_bytes
        if aim is not None and (most is None or aim < most):
            with contextlib.suppress(CannotFit):
                return await self._fit(clip, format, aim, self._folder, gently=True)
        return await self._fit(clip, format, most, self._folder)


def _is_whole(clip: Clip) -> bool:
    try:
        return clip.path.stat().st_size == clip.size
    except OSError:
        return False
