"""A stage: curtains, and spotlights that sway with the pools of light they make."""

import math

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.colour import Floats, rgb
from generator.engines.sketch.draw.glow import add_light
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import Strip, picture, smoothstep
from generator.engines.sketch.draw.tables import Table

COARSE = 4  # beams are soft: they are laid out at this fraction of the size


def curtains(spec: Table, plan: Plan, name: str) -> Strip:
    """The stage's back cloth and the drapes to its sides and above."""
    shot = plan.shot
    width, height = shot.width, plan.horizon + shot.margin
    luck = shot.random(name)
    x = np.linspace(0, 1, width, dtype=np.float32)[None]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    folds = 0.5 + 0.5 * np.sin(
        x * width / shot.height * 44 + 1.6 * np.sin(x * 9 + luck.uniform(0, 6))
    )
    back = rgb(spec["colours"][0]) * (0.55 + 0.45 * folds * (0.5 + 0.5 * y))[..., None]
    red = rgb(spec["colours"][1])
    side = np.minimum(x, 1 - x) * width / shot.height
    edge = 0.16 + 0.07 * np.cos(y * 3.1) ** 2
    drape = smoothstep(0.004, -0.004, side - edge)
    pleat = 0.5 + 0.5 * np.sin(side / edge * 26)
    colours = back + (red * (0.5 + 0.6 * pleat)[..., None] - back) * drape[..., None]
    scallop = 0.2 + 0.035 * np.abs(np.sin(x * width / shot.height * 7.5))
    top = smoothstep(0.004, -0.004, y * height / shot.height - scallop)
    gold = smoothstep(0.012, 0.0, np.abs(y * height / shot.height - scallop + 0.008))
    swag = red * (0.72 + 0.4 * np.cos(x * width / shot.height * 30) ** 2)[..., None]
    colours = colours + (swag - colours) * top[..., None]
    colours = colours + (rgb("#e9bd5b") - colours) * gold[..., None]
    return Strip(colour=picture(np.clip(colours, 0, 1)), mask=None, top=-shot.margin, depth=0.0)


class Spotlights:
    """Cones of light from above that sway, and the pools they make on the floor."""

    def __init__(self, spec: Table, plan: Plan, name: str) -> None:
        shot = plan.shot
        luck = shot.random(name)
        self._cycles = shot.cycles(0.3)
        self._floor = plan.row(0.84)
        tints = [rgb(c) for c in spec["colours"]]
        small = (shot.width // COARSE + 1, (self._floor + shot.margin) // COARSE + 1)
        self._beams = []
        for number, at in enumerate(np.linspace(0.16, 0.84, 3)):
            tint = tints[(number + int(luck.integers(len(tints)))) % len(tints)]
            self._beams.append((_beam(*small, tint), float(at), luck.uniform(0, 6)))
        self._pools = [_pool(shot.px(0.62), tints[i % len(tints)]) for i in range(3)]

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        width, height = self._beams[0][0].size
        total = Image.new("RGB", (width, height))
        pools = []
        for (beam, at, phase), pool in zip(self._beams, self._pools, strict=True):
            sway = 0.14 * math.sin(2 * math.pi * self._cycles * now.u + phase) + (0.5 - at) * 0.5
            slant = (1, -sway * width / height, width * (0.5 - at), 0, 1, 0)
            leaning = beam.transform(
                beam.size, Image.Transform.AFFINE, slant, Image.Resampling.BILINEAR
            )
            total = ImageChops.add(total, leaning)
            pools.append((pool, round((at + sway) * canvas.width - pool.width / 2)))
        full = total.resize((canvas.width, height * COARSE), Image.Resampling.BILINEAR)
        add_light(canvas, full, 0, 0)
        for pool, x in pools:
            add_light(canvas, pool, x, self._floor - pool.height // 2)


def _beam(width: int, height: int, tint: Floats) -> Image.Image:
    x = (np.arange(width, dtype=np.float32)[None] - width / 2) / height
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    half = 0.015 + 0.17 * y
    light = np.exp(-((x / half) ** 2) * 1.6) * (0.34 - 0.2 * y)
    return picture(np.clip(light[..., None] * tint, 0, 1).astype(np.float32))


def _pool(width: int, tint: Floats) -> Image.Image:
    height = max(4, width // 4)
    dx = np.linspace(-1, 1, width, dtype=np.float32)[None]
    dy = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    light = np.clip(1 - np.sqrt(dx * dx + dy * dy), 0, 1) ** 0.7 * 0.42
    return picture((light[..., None] * tint).astype(np.float32))
