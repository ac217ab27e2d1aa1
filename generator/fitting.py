"""Makes a finished clip fit a platform: another format, a limit in bytes."""

import asyncio
import dataclasses
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from generator import ffmpeg
from generator.encoder import CRF, h264
from generator.errors import CannotFit, ClipGone
from generator.files import publish
from generator.types import Clip

WITHIN = 120.0
"""Seconds one conversion may take."""

COLOURS = 256
"""The most a GIF can have."""

GIF_FPS = 20
"""A GIF's frames last whole hundredths of a second, so 24 fps would stutter; 20 does not."""

GENTLE_CRF, GENTLE_COLOURS = 26, 128
"""How far the quality may fall before people see it at a glance."""

OPTIMISM = 1.3
"""How far above the limit a prediction may lie and still be worth a try."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A file to post: its size on the screen in pixels and on the disk in bytes."""

    path: Path
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Try:
    """One way to convert. `quality` is a CRF (lower is better) or a number of colours."""

    format: str
    quality: int
    fps: int
    scale: float = 1.0

    @classmethod
    def best(cls, clip: Clip, format: str) -> Self:
        if format == "mp4":
            return cls(format=format, quality=CRF, fps=clip.fps)
        return cls(format=format, quality=COLOURS, fps=min(clip.fps, GIF_FPS))

    def steps_down(self, *, gently: bool = False) -> Iterator[Self]:
        """From the best to the smallest: first quality falls, then frame rate, then size; `gently`
        quality alone, and not as far."""
        qualities = range(CRF + 2, 35, 2) if self.format == "mp4" else (224, 128, 64, 32)
        step = self
        for quality in qualities:
            step = dataclasses.replace(step, quality=quality)
            if gently and not step.handsome:
                return
            yield step
        if gently:
            return
        for fps in (15, 10):
            if fps < self.fps:
                step = dataclasses.replace(step, fps=fps)
                yield step
        for scale in (0.75, 0.5, 0.35, 0.25, 0.15):
            step = dataclasses.replace(step, scale=scale)
            yield step

    @property
    def handsome(self) -> bool:
        if self.format == "mp4":
            return self.quality <= GENTLE_CRF
        return self.quality >= GENTLE_COLOURS

    @property
    def percent(self) -> int:
        return round(100 * self.scale)

    @property
    def weight(self) -> float:
        """How big the result will be, beside that of another try at the same clip.

        Six more CRF halve an x264 stream (its own documentation's rule of thumb); the rest was
        fitted to sketch clips, on the low side, so that no try that might do is passed over.
        """
        if self.format == "mp4":
            return float(2 ** (-self.quality / 6) * self.fps**0.5 * self.scale**1.5)
        return float(self.quality**0.4 * self.fps * self.scale**1.7)

    def size(self, clip: Clip) -> tuple[int, int]:
        """The picture's width and height, even and in the clip's proportions."""
        return _even(clip.width * self.scale), _even(clip.height * self.scale)

    def arguments(self, clip: Clip, target: Path) -> list[str]:
        width, height = self.size(clip)
        steps = [f"fps={self.fps}"] if self.fps < clip.fps else []
        if self.scale < 1:
            steps.append(f"scale={width}:{height}:flags=lanczos")
        if self.format == "mp4":
            filters = ["-vf", ",".join(steps)] if steps else []
            return ["-i", str(clip.path), *filters, *h264(crf=self.quality), str(target)]
        # One palette of the whole clip (stats_mode=full), so that colours do not flicker. Skies
        # band without dither; Bayer's faintest lies still and shows no pattern at full size, for a
        # sixth more bytes (error diffusion crawls, and doubles them). Short of bytes: none.
        dither = "bayer:bayer_scale=5" if self.quality == COLOURS else "none"
        split = ",".join([*steps, "split[a][b]"])
        palette = f"[a]palettegen=max_colors={self.quality}:stats_mode=full:reserve_transparent=0"
        use = f"[b][p]paletteuse=dither={dither}:diff_mode=rectangle"
        graph = f"{split};{palette}[p];{use}"
        return ["-i", str(clip.path), "-filter_complex", graph, "-f", "gif", str(target)]


@dataclass(frozen=True, slots=True)
class _Stock:
    """What is on the disk, in bytes: the clip, the whole of it in the wanted format, and the first
    of the smaller ones, with the try that made it."""

    source: int | None
    whole: int | None
    smaller: tuple[_Try, int] | None

    @classmethod
    def taken(cls, source: Path, whole: Path, smaller: Mapping[_Try, Path]) -> Self:
        sizes = ((step, _size(target)) for step, target in smaller.items())
        made = next(((step, size) for step, size in sizes if size is not None), None)
        return cls(_size(source), _size(whole), made)


async def fit(
    clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
) -> Fitted:
    """The clip as "mp4" or "gif" (`format`), in at most `max_bytes` (None: any size); `gently`
    only if nobody will mind what it costs.

    An MP4 within the limit is the clip's own file. A GIF is made once and kept as ID.gif; what had
    to be made smaller is ID-LIMIT-PERCENT.mp4 or .gif (PERCENT of its width; "gently" where it was
    done gently), and made once, too. All stand in `target_dir`, whole or not at all.

    Raises:
        CannotFit: it would take more than lower quality, frame rate and size can give, or more
            than is gentle.
        ClipGone: the clip's own file is.
        FfmpegFailed: ffmpeg failed.
    """
    best = _Try.best(clip, format)
    whole = clip.path if format == "mp4" else target_dir / f"{clip.id}.gif"
    smaller = _smaller(clip, best, max_bytes, target_dir, gently=gently)
    stock = await asyncio.to_thread(_Stock.taken, clip.path, whole, smaller)
    if stock.source != clip.size:
        raise ClipGone(clip.id)
    size = stock.whole or await _convert(clip, best, whole)
    if max_bytes is None or size <= max_bytes:
        return Fitted(whole, *best.size(clip), size)
    if stock.smaller is not None:
        step, size = stock.smaller
        return Fitted(smaller[step], *step.size(clip), size)
    return await _shrink(clip, best, size, max_bytes, smaller, gently=gently)


def _smaller(
    clip: Clip, best: _Try, max_bytes: int | None, target_dir: Path, *, gently: bool
) -> Mapping[_Try, Path]:
    """The tries below the best, in their order, and the file that each would make."""
    return {
        step: target_dir
        / f"{clip.id}-{max_bytes}-{'gently' if gently else step.percent}.{step.format}"
        for step in best.steps_down(gently=gently)
    }


async def _shrink(
    clip: Clip,
    best: _Try,
    size: int,
    max_bytes: int,
    targets: Mapping[_Try, Path],
    *,
    gently: bool,
) -> Fitted:
    last, smallest = best, size
    smallest_step = list(targets)[-1]
    for step, target in targets.items():
        predicted = size * step.weight / last.weight
        if predicted > OPTIMISM * max_bytes and (gently or step is not smallest_step):
            continue
        size, last = await _convert(clip, step, target, max_bytes), step
        if size <= max_bytes:
            return Fitted(target, *step.size(clip), size)
        smallest = min(smallest, size)
    raise CannotFit(
        f"this clip cannot be made a {best.format.upper()} of {max_bytes} bytes: "
        f"with all that may be given up it still has {smallest}"
    )


async def _convert(clip: Clip, how: _Try, target: Path, max_bytes: int | None = None) -> int:
    """Make the file and tell its size in bytes; it is kept only if it is within the limit, for
    somebody may be posting the one that is."""
    part = target.with_name(f"{target.name}.{uuid.uuid4().hex}.part")
    try:
        await ffmpeg.run(how.arguments(clip, part), within=WITHIN)
        return await asyncio.to_thread(_finish, part, target, max_bytes)
    finally:
        part.unlink(missing_ok=True)


def _finish(part: Path, target: Path, max_bytes: int | None) -> int:
    size = part.stat().st_size
    if max_bytes is None or size <= max_bytes:
        publish(part, target)
    return size


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _even(length: float) -> int:
    return max(2, round(length / 2) * 2)
