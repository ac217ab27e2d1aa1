"""Makes a clip fit what a platform takes."""

import asyncio
import contextlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from bot.parcels import LARGEST, HotParcels
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


class Packer:
    """At most `at_once` encodings at a time: they compete with the lanes for the cores."""

    def __init__(self, fit: Fit, folder: Path, at_once: int = 2) -> None:
        self._fit = fit
        self._folder = folder
        self._slots = asyncio.Semaphore(at_once)
        self._hot = HotParcels()
        self._left = 0  # how often clips left

    async def pack(self, clip: Clip, format: ClipFormat | None, limits: Limits) -> Parcel:
        """As `fit`, with the contents of what was packed lately: its file is not looked at."""
        key = clip.id, (format, limits)
        parcel = self._hot.get(key)
        if parcel is not None:
            return parcel
        left = self._left
        parcel = await self.fit(clip, format, limits)
        if parcel.size <= LARGEST:
            parcel = await asyncio.to_thread(_read, parcel)
        if left == self._left:  # else it may have been this one that left meanwhile
            self._hot.put(key, parcel)
        return parcel

    def forget(self, clip_ids: Collection[str]) -> None:
        """Keep nothing in memory of clips that left."""
        self._hot.forget(clip_ids)
        self._left += 1

    async def fit(self, clip: Clip, format: ClipFormat | None, limits: Limits) -> Parcel:
        """The clip as `format`, or as what plays best there: a file that is whole on the disk.

        Raises:
            ClipGone: its file is gone.
            CannotFit: it cannot be made to fit.
        """
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


def _read(parcel: Parcel) -> Parcel:
    try:
        contents = parcel.path.read_bytes()
    except OSError:  # gone just now: whoever posts it finds that out, too
        return parcel
    return replace(parcel, contents=contents) if len(contents) == parcel.size else parcel
