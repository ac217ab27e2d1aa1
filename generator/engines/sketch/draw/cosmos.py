"""Space: a nebula, stars at three distances, a planet's limb below."""

import math

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats, dithered, rgb
from generator.engines.sketch.draw.glaze import Stain
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.stars import Stars
from generator.engines.sketch.draw.strip import Strip, mask_of, picture, smoothstep
from generator.engines.sketch.draw.tables import Table


class Cosmos:
    """The background, and stars of which the nearer drift a little faster."""

    def __init__(self, spec: Table, plan: Plan, name: str) -> None:
        shot = plan.shot
        luck = shot.random(name)
        height = shot.height + 2 * shot.margin
        self._margin = shot.margin
        self._period = plan.width(0.06, 1.1)
        self._back = picture(dithered(_nebula(spec, luck, self._period, height), luck))
        self._twinkling = Stars(shot, shot.height + shot.margin)
        self._dust = [Stain(_dust(luck, shot.width, height, share)) for share in (420, 2600)]
        self._sway = 0.012 * shot.width

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        y = -self._margin - round(now.tilt * 0.06)
        x = -(round(now.pan * 0.06) % self._period)
        while x < canvas.width:
            canvas.paste(self._back, (x, y))
            x += self._period
        for mask, depth in zip(self._dust, (0.12, 0.3), strict=True):
            sway = self._sway * depth * 8 * math.sin(2 * math.pi * now.u)
            x = -(round(now.pan * depth + sway) % mask.width)
            for left in (x, x + mask.width):
                mask.lay(canvas, (236, 240, 255), (left, y))
        self._twinkling.twinkle(canvas, now, 1.0)


def _nebula(spec: Table, luck: np.random.Generator, width: int, height: int) -> Floats:
    base, *tints = [rgb(c) for c in spec["colours"]]
    columns = max(2, round(2 * width / height))
    colours = np.ones((height, width, 1), np.float32) * base
    warp = field(luck, width, height, columns=columns, rows=2, octaves=5)
    for tint in tints:
        cloud = field(luck, width, height, columns=columns, rows=2, octaves=6, gain=0.55)
        glow = smoothstep(0.42, 0.95, cloud * 0.65 + warp * 0.45) ** 1.5
        colours = 1 - (1 - colours) * (1 - glow[..., None] * tint * 0.85)
    dark = smoothstep(0.5, 0.85, field(luck, width, height, columns=columns * 2, rows=3, octaves=5))
    result: Floats = colours * (1 - 0.55 * dark[..., None])
    return result


def _dust(luck: np.random.Generator, width: int, height: int, share: int) -> Image.Image:
    alpha = np.zeros((height, width), np.float32)
    count = max(12, width * height // share)
    ys, xs = luck.integers(1, height - 1, count), luck.integers(1, width - 1, count)
    bright = (luck.random(count) ** 3).astype(np.float32)
    alpha[ys, xs] = 0.2 + 0.8 * bright
    if share > 1000:
        for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            alpha[ys + dy, xs + dx] = np.maximum(alpha[ys + dy, xs + dx], 0.55 * bright)
    return mask_of(alpha)


def limb(spec: Table, plan: Plan, name: str) -> Strip:
    """The curved edge of a blue planet along the foot of the frame, with its thin air."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    width = plan.width(depth)
    top = round(float(spec["top"]) * shot.height)
    height = shot.height + shot.margin - top
    radius = 1.35 * max(shot.width, shot.height)
    dx = np.arange(width, dtype=np.float32)[None] - width / 2
    air = 0.05 * shot.height
    dy = np.arange(height, dtype=np.float32)[:, None] - (air * 1.6 + radius)
    inside = radius - np.sqrt(dx * dx + dy * dy)
    land = field(luck, width, height, columns=max(2, 3 * width // height), rows=4, octaves=5)
    cloud = field(luck, width, height, columns=max(2, 4 * width // height), rows=8, octaves=5)
    colours = (
        rgb("#1c5fae") + (rgb("#4d8f5a") - rgb("#1c5fae")) * smoothstep(0.54, 0.6, land)[..., None]
    )
    colours = colours + (1 - colours) * (smoothstep(0.52, 0.8, cloud) * 0.85)[..., None]
    shade = smoothstep(-0.02 * shot.height, 0.3 * shot.height, inside)
    colours = colours * (0.25 + 0.75 * (1 - shade))[..., None]
    rim = np.exp(-np.abs(inside) / (air * 0.5))[..., None]
    colours = 1 - (1 - np.clip(colours, 0, 1)) * (1 - rim * rgb("#8fd4ff"))
    glow = np.exp(np.clip(inside, None, 0) / (air * 0.55))
    body = np.clip(inside + 0.5, 0, 1)
    alpha = np.maximum(body, glow * 0.8)
    return Strip(
        colour=picture(colours), mask=mask_of(alpha.astype(np.float32)), top=top, depth=depth
    )
