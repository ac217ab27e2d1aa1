"""A blast: a flash, flying sparks, and smoke that hangs in the air."""

import math

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import bytes_of, rgb
from generator.engines.sketch.draw.glow import add_light, dot, spot
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import scaled

TINTS = ("#fff3c4", "#ffd257", "#ff9a2e", "#f2552c")
SPARKS = 70
LENGTH = 0.5  # of the clip, from the flash to the last of the smoke


class Blast:
    """What is seen where something of `height` pixels goes off at `when` (0 to 1) of the clip."""

    def __init__(self, plan: Plan, height: float, when: float) -> None:
        luck = plan.shot.random("blast")
        self._when, self._height = when, height
        self._flash = spot(max(4, round(height * 1.3)), rgb("#ffe2a0"), 1.6)
        turn = luck.uniform(0, 2 * math.pi, SPARKS)
        speed = luck.uniform(0.35, 1.5, SPARKS) * height
        self._rays = np.stack([np.cos(turn) * speed, np.sin(turn) * speed], axis=1)
        self._dots = [dot(max(1.2, height * size)) for size in (0.014, 0.022, 0.032)]
        self._puffs = [
            (dot(max(4.0, height * luck.uniform(0.12, 0.26))), *luck.normal(0, 0.34, 2) * height)
            for _ in range(16)
        ]

    def paint_at(self, canvas: Image.Image, now: Moment, x: float, y: float) -> None:
        age = (now.u - self._when) / LENGTH
        if not 0 <= age < 1:
            return
        out = 1 - (1 - age) ** 3
        for number, (mask, dx, dy) in enumerate(self._puffs):
            grey = bytes_of(rgb("#6f6670") * (0.8 + 0.03 * (number % 8)))
            left = round(x + dx * (0.4 + out) - mask.width / 2)
            top = round(y + dy * (0.4 + out) - 0.3 * self._height * age - mask.height / 2)
            canvas.paste(grey, (left, top), scaled(mask, 0.75 * (1 - age) ** 1.2))
        for number, (dx, dy) in enumerate(self._rays):
            mask = scaled(self._dots[number % 3], min(1.0, (1 - age) * 1.8))
            tint = bytes_of(rgb(TINTS[(number + int(age * 4)) % 4]))
            fall = 0.8 * self._height * age * age
            canvas.paste(tint, (round(x + dx * out), round(y + dy * out + fall)), mask)
        if age < 0.3:
            flash = self._flash.point([round(v * (1 - age / 0.3)) for v in range(256)] * 3)
            add_light(canvas, flash, round(x) - flash.width // 2, round(y) - flash.height // 2)
