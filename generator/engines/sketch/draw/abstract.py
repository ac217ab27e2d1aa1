"""Colours that breathe: what is shown when a prompt names nothing that can be drawn."""

import math

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import dithered, ramp, rgb
from generator.engines.sketch.draw.glow import add_light, spot
from generator.engines.sketch.draw.noise import line
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import below, mask_of, scaled
from generator.engines.sketch.draw.tables import Table

SHEETS = 5
LIGHTS = 14


class Veils:
    """Translucent waves before a wide gradient, each swinging in its own time, and soft lights."""

    def __init__(self, spec: Table, plan: Plan, name: str) -> None:
        shot = plan.shot
        luck = shot.random(name)
        self._shot = shot
        colours = [rgb(c) for c in luck.permutation(spec["colours"])]
        tall = shot.height + 2 * shot.margin
        column = ramp([(i / (len(colours) - 1), c) for i, c in enumerate(colours)], tall)
        self._back = Image.fromarray(dithered(np.repeat(column[:, None], shot.width, axis=1), luck))
        self._sheets = []
        for number in range(SHEETS):
            width = round(shot.width * 1.6)
            height = round(shot.height * (0.95 - 0.13 * number)) + shot.margin
            crest = shot.height * 0.2 * line(luck, width, cells=2, octaves=1)
            cover = (
                below(crest, height) * np.linspace(0.55, 0.16, height, dtype=np.float32)[:, None]
            )
            tint = tuple(
                round(float(c) * 255) for c in colours[(number + 1) % len(colours)] * 0.75 + 0.25
            )
            self._sheets.append(
                (mask_of(cover), tint, luck.uniform(0, 2 * math.pi), 1 + number % 2)
            )
        self._lights = [
            (
                spot(
                    shot.px(luck.uniform(0.03, 0.11)), rgb("#fff4e0") * luck.uniform(0.2, 0.5), 1.1
                ),
                luck.random(),
                luck.random(),
                luck.uniform(0, 2 * math.pi),
            )
            for _ in range(LIGHTS)
        ]

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        shot = self._shot
        angle = 2 * math.pi * now.u
        swell = round(shot.margin * 0.6 * math.sin(angle))
        canvas.paste(self._back, (0, -shot.margin + swell - round(now.tilt * 0.2)))
        for mask, tint, phase, turns in self._sheets:
            sway = 0.5 + 0.5 * math.sin(angle + phase)
            x = -round((mask.width - canvas.width) * sway)
            y = (
                canvas.height
                + shot.margin
                - mask.height
                + round(0.03 * shot.height * math.sin(turns * angle + phase))
            )
            canvas.paste(
                tint,
                (x, y - round(now.tilt * 0.6)),
                scaled(mask, 0.85 + 0.15 * math.sin(angle - phase)),
            )
        for light, across, down, phase in self._lights:
            left = (
                round(across * canvas.width + 0.03 * shot.unit * math.sin(angle + phase))
                - light.width // 2
            )
            top = (
                round(down * canvas.height + 0.04 * shot.unit * math.cos(angle + phase))
                - light.height // 2
            )
            add_light(canvas, light, left, top)
