"""One layer of scenery: a picture as wide as the camera's way needs, scrolled and lit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from generator.engines.sketch.draw.colour import Floats, light_table
from generator.engines.sketch.draw.glaze import glazed, lay
from generator.engines.sketch.draw.light import Light
from generator.engines.sketch.draw.shot import Moment, Shot


@dataclass(slots=True, kw_only=True)
class Strip:
    """`colour` (RGB, in white light) shows where `mask` (L) lets it; both repeat from left to
    right. `top` is the frame row of their first row, `depth` how much of the camera's way they
    follow (0 the sky, 1 the subjects), `haze` how far they have sunk into the air (0 to 1).

    `glow` is drawn on top in its own light, as much as the night asks for: lit windows.
    """

    colour: Image.Image
    mask: Image.Image | None
    top: int
    depth: float
    haze: float = 0.0
    glow: tuple[Image.Image, Image.Image] | None = None
    shadow: Image.Image | None = None
    _dimmed: tuple[int, Image.Image] | None = field(default=None, init=False)
    _lit: tuple[object, Image.Image, Image.Image | None] | None = field(default=None, init=False)
    _solid: int = field(default=0, init=False)
    _ragged: Image.Image | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Parts the rows that show something behind from the solid ones below them, which can be
        copied ten times faster than they can be blended."""
        if self.mask is None:
            return
        clear = np.flatnonzero(np.asarray(self.mask).min(axis=1) < 255)
        self._solid = int(clear[-1]) + 1 if len(clear) else 0
        self._ragged = self.mask.crop((0, 0, self.mask.width, self._solid))

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        y = self.top - round(now.tilt * self.depth)
        period = self.colour.width
        start = -(round(now.pan * self.depth) % period)
        upper, lower = self._in_light(now.light)
        for x in range(start, canvas.width, period):
            if self.shadow is not None:
                canvas.paste(
                    (20, 18, 34), (x, y - self.shadow.height + self.colour.height), self.shadow
                )
            if upper is not None:
                lay(canvas, upper, (x, y))
            canvas.paste(lower, (x, y + self._solid))
            if self.glow is not None and now.light.night > 0.04:
                lay(canvas, self._lamps(self.glow, now.light.night), (x, y))

    def _lamps(self, glow: tuple[Image.Image, Image.Image], night: float) -> Image.Image:
        """The lit windows, as far as it is night."""
        level = round(night * LEVELS)
        if self._dimmed is None or self._dimmed[0] != level:
            self._dimmed = (level, glazed(glow[0], scaled(glow[1], night)))
        return self._dimmed[1]

    def _in_light(self, light: Light) -> tuple[Image.Image | None, Image.Image]:
        """The ragged rows and the solid ones, in the light of the moment."""
        if self._lit is None or self._lit[0] is not light.tone:
            whole = self.colour.point(light_table(light.key, light.haze, self.haze))
            width, height = whole.size
            upper = None
            if self._ragged is not None and self._solid:
                upper = glazed(whole.crop((0, 0, width, self._solid)), self._ragged)
            self._lit = (light.tone, whole.crop((0, self._solid, width, height)), upper)
        return self._lit[2], self._lit[1]


def cut_out(layers: Sequence[object], shot: Shot) -> None:
    """Makes layers look cut from paper: one flat colour each, and a soft shadow on those behind."""
    reach = max(2, round(0.016 * shot.height))
    for layer in layers:
        if not isinstance(layer, Strip) or layer.mask is None:
            continue
        flat = layer.colour.resize((1, 5), Image.Resampling.BOX)
        layer.colour = flat.resize(layer.colour.size, Image.Resampling.BILINEAR)
        grown = Image.new("L", (layer.mask.width, layer.mask.height + 2 * reach))
        grown.paste(layer.mask, (0, reach))
        blurred = grown.filter(ImageFilter.GaussianBlur(reach * 0.6))
        layer.shadow = scaled(blurred, 0.5)


LEVELS = 64  # steps in which the lamps are lit


def scaled(mask: Image.Image, factor: float) -> Image.Image:
    """A mask, weaker by a factor from 0 to 1.

    Blended with black and not sent through a table: Pillow rounds a table's 256 entries anew on
    every call, which costs more than a small mask itself.
    """
    share = max(0.0, min(1.0, float(factor)))
    return mask if share > 0.995 else Image.blend(Image.new("L", mask.size), mask, share)


def picture(colours: Floats | NDArray[np.uint8]) -> Image.Image:
    """An RGB picture of an array (height, width, 3), bytes or 0 to 1."""
    if colours.dtype != np.uint8:
        colours = np.clip(colours * 255 + 0.5, 0, 255).astype(np.uint8)
    return Image.fromarray(np.ascontiguousarray(colours))


def mask_of(alpha: Floats) -> Image.Image:
    """An L picture of an array (height, width), 0 to 1."""
    return Image.fromarray(np.clip(alpha * 255 + 0.5, 0, 255).astype(np.uint8))


def below(line: Floats, height: int) -> Floats:
    """What lies below a line of rows: coverage of shape (height, width) with a soft edge."""
    rows = np.arange(height, dtype=np.float32)[:, None]
    cover: Floats = np.clip(rows - line[None] + 0.5, 0, 1)
    return cover


def smoothstep(low: float, high: float, values: Floats) -> Floats:
    t = np.clip((values - low) / (high - low), 0, 1)
    eased: Floats = t * t * (3 - 2 * t)
    return eased


def stops(colours: Sequence[Floats]) -> list[tuple[float, Floats]]:
    """Colours spread evenly from 0 to 1."""
    last = max(1, len(colours) - 1)
    return [(index / last, colour) for index, colour in enumerate(colours)]
