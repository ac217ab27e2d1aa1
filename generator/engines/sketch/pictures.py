"""Pictures as pixels: drawn from SVG once per picture, size and treatment, and kept."""

import io
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import resvg_py
from PIL import Image

from generator.engines.sketch.draw.colour import Floats, from_oklab, hexadecimal, rgb, to_oklab
from generator.engines.sketch.sources import sources

PROBE = 96  # pixels at which a picture's outline box is measured
_FILL = re.compile(r'(fill\s*[=:]\s*"?)(#[0-9a-fA-F]{3,6})')
_STROKE = re.compile(r'(stroke\s*[=:]\s*"?)(#[0-9a-fA-F]{3,6})')

_LINES = re.compile(r'(<g id="line"(?![^>]*\bfill\b))')


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a picture is redrawn before it becomes pixels: `paint` recolours its main colour,
    `line` its outlines, `hollow` empties its fills to this colour, `thin` scales line widths."""

    paint: str | None = None
    line: str | None = None
    hollow: str | None = None
    thin: float = 1.0


def exists(name: str) -> bool:
    """Whether there is a picture of this name ("1F431", "1F3C3-200D-2640-FE0F")."""
    return name in sources()


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    try:
        return sources()[name].read_text("utf-8")
    except KeyError:
        raise FileNotFoundError(f"there is no picture {name}") from None


def _pixels(svg: str, side: int) -> Image.Image:
    drawn = resvg_py.svg_to_bytes(svg_string=svg, width=side, height=side, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(drawn))).convert("RGBA")


@lru_cache(maxsize=512)
def _box(name: str) -> tuple[float, float, float, float]:
    """The part of the square that is drawn on, in fractions: left, top, right, bottom."""
    box = _pixels(_svg(name), PROBE).getchannel("A").point(_SOLID).getbbox()
    left, top, right, bottom = box or (0, 0, PROBE, PROBE)
    return left / PROBE, top / PROBE, right / PROBE, bottom / PROBE


_SOLID = [255 if value > 40 else 0 for value in range(256)]


def aspect(name: str) -> float:
    """Width over height of what is drawn."""
    left, top, right, bottom = _box(name)
    return (right - left) / max(1e-3, bottom - top)


@lru_cache(maxsize=192)
def picture(name: str, height: int, treatment: Treatment = Treatment()) -> Image.Image:
    """The picture cut to what is drawn, `height` pixels high (at least 4), straight-alpha RGBA.

    Raises:
        FileNotFoundError: there is no picture of this name; ask `exists` first.
    """
    left, top, right, bottom = _box(name)
    side = max(8, round(max(4, height) / max(1e-3, bottom - top)))
    drawn = _pixels(_treated(name, treatment), side)
    pad = 1
    cut = (
        max(0, int(left * side) - pad),
        max(0, int(top * side) - pad),
        min(side, round(right * side) + pad),
        min(side, round(bottom * side) + pad),
    )
    return drawn.crop(cut)


def _treated(name: str, treatment: Treatment) -> str:
    svg = _svg(name)
    if treatment.paint is not None:
        svg = _recoloured(svg, rgb(treatment.paint))
    if treatment.hollow is not None:
        svg = _FILL.sub(lambda found: found[1] + str(treatment.hollow), svg)
    if treatment.line is not None:
        svg = _lined(svg, treatment.line)
    if treatment.thin != 1.0:
        svg = re.sub(
            r'(stroke-width\s*[=:]\s*"?)([0-9.]+)',
            lambda found: f"{found[1]}{float(found[2]) * treatment.thin:.3g}",
            svg,
        )
    return svg


def _lined(svg: str, colour: str) -> str:
    """The outlines in another colour than black; shapes of the line layer without a fill too."""

    def swap(found: re.Match[str]) -> str:
        return found[1] + (colour if max(rgb(found[2])) < 0.2 else found[2])

    svg = _FILL.sub(swap, _STROKE.sub(swap, svg))
    return _LINES.sub(rf'\1 fill="{colour}"', svg, count=1)


def main_colour(svg: str) -> str | None:
    """The fill that covers most of the picture, black lines and small details aside."""
    fills = {found[1].lower() for found in _FILL.findall(svg)}
    solid = {rgb(fill).round(2).tobytes(): fill for fill in fills if max(rgb(fill)) > 0.25}
    pixels = np.asarray(_pixels(svg, 64))
    opaque = pixels[pixels[..., 3] > 250][:, :3].astype(np.float32) / 255
    counts: Counter[str] = Counter()
    for pixel, number in Counter(map(bytes, opaque.round(2).astype(np.float32))).items():
        if pixel in solid:
            fill = solid[pixel]
            plain = min(rgb(fill)) > 0.9  # white is often paper or fur: a last resort
            counts[fill] += number if not plain else number // 4
    return counts.most_common(1)[0][0] if counts else None


def _recoloured(svg: str, target: Floats) -> str:
    """The main colour and its own shades, turned into the wished colour; light stays light."""
    main = main_colour(svg)
    if main is None:
        return svg
    anchor, goal = to_oklab(rgb(main)), to_oklab(target)

    def swap(found: re.Match[str]) -> str:
        here = to_oklab(rgb(found[2]))
        if not _kin(here, anchor):
            return found[0]
        moved = goal.copy()
        moved[0] = np.clip(goal[0] + (here[0] - anchor[0]) * 0.8, 0.08, 0.98)
        return found[1] + hexadecimal(from_oklab(moved))

    return _FILL.sub(swap, svg)


def _kin(colour: Floats, anchor: Floats) -> bool:
    """Whether a colour is the anchor or a shade of it: near in hue, not far in lightness."""
    if float(np.abs(colour - anchor).max()) < 0.02:
        return True
    strengths = [float(np.hypot(c[1], c[2])) for c in (colour, anchor)]
    if min(strengths) < 0.035:
        return (
            max(strengths) < 0.035 and abs(float(colour[0] - anchor[0])) < 0.25 and colour[0] > 0.35
        )
    turn = np.arctan2(colour[2], colour[1]) - np.arctan2(anchor[2], anchor[1])
    near = abs(float((turn + np.pi) % (2 * np.pi) - np.pi)) < 0.5
    return near and abs(float(colour[0] - anchor[0])) < 0.28
