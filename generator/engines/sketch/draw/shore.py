"""Where water meets land: a beach with waves running up it, a bank, a river's bed."""

import math

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats, bytes_of, ramp, rgb
from generator.engines.sketch.draw.glaze import Stain
from generator.engines.sketch.draw.noise import field, line
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import (
    Strip,
    below,
    mask_of,
    picture,
    smoothstep,
    stops,
)
from generator.engines.sketch.draw.tables import Table


class Sand:
    """The beach, and a thin sheet of water with a foaming edge that runs up and back."""

    def __init__(self, spec: Table, plan: Plan, name: str) -> None:
        shot = plan.shot
        luck = shot.random(name)
        width = plan.width(1.0)
        self._top = plan.horizon + round(float(spec.get("base", 0.2)) * shot.height)
        height = shot.height + shot.margin - self._top
        rise = 0.05 * shot.height
        edge = rise * line(
            luck, width, cells=max(2, round(1.2 * width / shot.height)), octaves=3, gain=0.4
        )
        colours = ramp(stops([rgb(c) for c in spec.get("colours", _SAND)]), height)[:, None]
        grain = field(
            luck, width, height, columns=max(4, width // 5), rows=max(4, height // 4), octaves=2
        )
        waves = field(luck, width, height, columns=max(3, 4 * width // height), rows=16, octaves=2)
        shade = 1 + 0.05 * (grain - 0.5) + 0.1 * (waves - 0.5)
        deep = np.arange(height, dtype=np.float32)[:, None] - edge[None]
        wet = smoothstep(0.1 * shot.height, 0.03 * shot.height, deep)[..., None]
        sand = np.clip(colours * shade[..., None], 0, 1)
        sand = sand * (1 - 0.26 * wet)
        self._land = Strip(
            colour=picture(sand), mask=mask_of(below(edge, height)), top=self._top, depth=1.0
        )
        self._run = round(0.045 * shot.height)
        foam, film = _surf(luck, edge, round(rise + 0.06 * shot.height), shot.height)
        self._foam, self._film = Stain(foam), Stain(film)
        self._cycles = shot.cycles(0.33)
        self._period = width

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        self._land.paint(canvas, now)
        wave = math.sin(2 * math.pi * self._cycles * now.u)
        y = self._top - round(now.tilt) + round(self._run * (0.35 + 0.75 * wave)) - self._run
        x = -(round(now.pan) % self._period)
        light = now.light
        water = light.sky[-1][1] * 0.55 + rgb("#4fa7b8") * light.key * 0.45
        white = np.minimum(light.key * 0.9 + light.haze * 0.2, 1)
        while x < canvas.width:
            self._film.lay(canvas, bytes_of(water), (x, y))
            self._foam.lay(canvas, bytes_of(white), (x, y), 0.78 + 0.22 * wave)
            x += self._period


_SAND = ("#e9cf9c", "#f0d9a8", "#dcb982")


def _surf(
    luck: np.random.Generator, edge: Floats, height: int, frame: int
) -> tuple[Image.Image, Image.Image]:
    """Masks of the foam along a shore line and of the film of water behind it."""
    width = len(edge)
    wobble = line(luck, width, cells=max(4, round(5 * width / frame)), octaves=3) * 0.022 * frame
    deep = np.arange(height, dtype=np.float32)[:, None] - (edge + wobble + 0.006 * frame)[None]
    lace = field(
        luck, width, height, columns=max(8, width // 12), rows=max(4, height // 5), octaves=3
    )
    thick = 0.018 * frame
    front = smoothstep(1.5, -1.0, deep) * smoothstep(-thick, -thick * 0.2, deep)
    trail = smoothstep(1.0, -1.0, deep) * smoothstep(-thick * 3.4, -thick * 0.4, deep)
    foam = np.maximum(front * (0.55 + 0.6 * lace), trail * smoothstep(0.52, 0.66, lace) * 0.75)
    film = smoothstep(1.0, -2.0, deep) * 0.72
    return mask_of(np.clip(foam, 0, 1)), mask_of(film)


def bank(spec: Table, plan: Plan, name: str) -> Strip:
    """Near land before water, high at the frame's sides and low in its middle."""
    shot = plan.shot
    luck = shot.random(name)
    width = plan.width(1.0)
    top = plan.horizon + round(float(spec["base"]) * shot.height) - round(0.14 * shot.height)
    height = max(4, shot.height + shot.margin - top)
    rough = line(luck, width, cells=max(2, round(3 * width / shot.height)), octaves=4, gain=0.45)
    side = np.abs(np.linspace(-1, 1, width, dtype=np.float32)) ** 2.2
    crest = 0.14 * shot.height * (1 - side) + 0.03 * shot.height * (1 - rough)
    colours = ramp(stops([rgb(c) for c in spec["colours"]]), height)[:, None]
    grain = field(luck, width, height, columns=max(4, 8 * width // height), rows=10, octaves=4)
    land = np.clip(colours * (0.88 + 0.24 * grain[..., None]), 0, 1)
    return Strip(colour=picture(land), mask=mask_of(below(crest, height)), top=top, depth=1.0)


def river(spec: Table, plan: Plan, name: str) -> Strip:
    """Meadows with a bed cut into them, winding to the horizon; what lies behind shows as water."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec.get("depth", 0.6))
    width = plan.width(depth)
    top = plan.horizon + round(float(spec["base"]) * shot.height)
    height = max(4, shot.height + shot.margin - top)
    near = np.linspace(0, 1, height, dtype=np.float32)
    side = 1.0 if luck.random() < 0.5 else -1.0
    swing = np.sin(near**0.45 * 8.5) * (0.05 + 0.16 * near) * side
    middle = width / 2 + (swing + 0.1 * side * (1 - near)) * shot.height
    half = (0.008 + 0.3 * near**1.25) * shot.height
    ragged = line(luck, height, cells=9, octaves=4)[:, None] * 0.02 * shot.height * near[:, None]
    off = (
        np.abs(np.arange(width, dtype=np.float32)[None] - middle[:, None]) - half[:, None] + ragged
    )
    land = smoothstep(-1.0, 1.0, off)
    colours = ramp(stops([rgb(c) for c in spec["colours"]]), height)[:, None]
    grain = field(luck, width, height, columns=max(4, 6 * width // height), rows=12, octaves=4)
    colours = np.clip(colours * (0.9 + 0.2 * grain[..., None]), 0, 1)
    rim = smoothstep(0.02 * shot.height, 0.0, off)[..., None] * near[:, None, None]
    colours = colours + (rgb(spec.get("rim", "#8d7a52")) - colours) * rim * 0.8
    return Strip(colour=picture(colours), mask=mask_of(land), top=top, depth=depth)
