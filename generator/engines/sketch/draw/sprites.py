"""Small pictures in motion: tilted, stretched and laid on the canvas between the pixels."""

import math
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import light_table
from generator.engines.sketch.draw.light import Light
from generator.engines.sketch.draw.strip import mask_of

HAZE_ON_ACTORS = 0.07
DARKEST = 0.62  # actors stay this bright even at night: they are what one came to see


@dataclass(slots=True)
class Sprite:
    """One picture (straight-alpha RGBA) and the glaze of it in the light of the moment."""

    source: Image.Image
    unlit: bool = False
    _lit: tuple[object, Image.Image] | None = field(default=None, init=False)

    def lit(self, light: Light) -> Image.Image:
        if self._lit is None or (not self.unlit and self._lit[0] is not light.tone):
            floor = DARKEST + (1 - DARKEST) * light.key
            key = np.minimum(floor, 1.0).astype(np.float32)
            table = light_table(key, light.haze, HAZE_ON_ACTORS)
            shown = self.source if self.unlit else self.source.point([*table, *range(256)])
            self._lit = (light.tone, shown.convert("RGBa"))
        return self._lit[1]


def posed(
    image: Image.Image, x: float, y: float, *, angle: float, wide: float, tall: float, foot: bool
) -> tuple[Image.Image, int, int]:
    """The glaze turned by `angle` degrees (clockwise) and scaled, ready to be laid on.

    (x, y) is where its pivot lands: the middle of its foot, or its middle. Returns the picture and
    the corner to paste it at; what is left between the pixels is in the picture itself.
    """
    width, height = image.size
    pivot_x, pivot_y = width / 2, height if foot else height / 2
    turn = math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    corners = [
        ((px - pivot_x) * wide, (py - pivot_y) * tall) for px in (0, width) for py in (0, height)
    ]
    xs = [cos * cx - sin * cy for cx, cy in corners]
    ys = [sin * cx + cos * cy for cx, cy in corners]
    left, top = math.floor(x + min(xs)) - 1, math.floor(y + min(ys)) - 1
    size = (math.ceil(x + max(xs)) + 1 - left, math.ceil(y + max(ys)) + 1 - top)
    offset_x, offset_y = left - x, top - y
    matrix = (
        cos / wide,
        sin / wide,
        (cos * offset_x + sin * offset_y) / wide + pivot_x,
        -sin / tall,
        cos / tall,
        (-sin * offset_x + cos * offset_y) / tall + pivot_y,
    )
    turned = image.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    return turned, left, top


def soft_ellipse(width: int, height: int, strength: float) -> Image.Image:
    """A blurred spot as a mask: shadows."""
    dx = np.linspace(-1, 1, max(3, width), dtype=np.float32)[None]
    dy = np.linspace(-1, 1, max(3, height), dtype=np.float32)[:, None]
    return mask_of(np.clip(1 - np.sqrt(dx * dx + dy * dy), 0, 1) ** 0.8 * strength)
