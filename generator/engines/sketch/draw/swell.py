"""Rolling waves: rows of crests with foam, nearer and higher towards the frame's foot."""

import math

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import bytes_of, rgb
from generator.engines.sketch.draw.glaze import Stain
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import mask_of, smoothstep
from generator.engines.sketch.draw.tables import Table

ROWS = 5


class Swell:
    """Waves on the water of a place, between the rows its `swell` names; none without water."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        self._rows: list[tuple[Stain, Stain, int, float, int, float]] = []
        if "swell" not in plan.look:
            return
        low, high = plan.look["swell"]
        luck = shot.random("swell")
        for number in range(ROWS):
            near = (number + 0.5) / ROWS
            tall = shot.height * (0.018 + 0.05 * near)
            length = shot.height * (0.2 + 0.55 * near)
            body, foam = _row(luck, shot.width, round(length), tall)
            y = round((low + (high - low) * near**1.2) * shot.height - tall)
            turns = shot.cycles(0.35)
            self._rows.append((body, foam, y, length, turns, luck.uniform(0, 2 * math.pi)))

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        light = now.light
        white = bytes_of(np.minimum(light.key * 0.85 + light.haze * 0.2, 1))
        for number, (body, foam, y, length, turns, phase) in enumerate(self._rows):
            near = (number + 0.5) / ROWS
            water = light.sky[-1][1] * (0.5 - 0.25 * near) + light.sky[0][1] * 0.25
            tint = bytes_of(water + rgb("#1f7ea6") * light.key * (0.2 + 0.14 * near))
            way = turns * now.u * length + now.pan * (0.3 + 0.6 * near)
            left = -round(way % round(length))
            bob = round(body.height * 0.12 * math.sin(2 * math.pi * turns * now.u + phase))
            top = y + bob - round(now.tilt * 0.6)
            body.lay(canvas, tint, (left, top))
            foam.lay(canvas, white, (left, top))


def _row(luck: np.random.Generator, frame: int, length: int, tall: float) -> tuple[Stain, Stain]:
    """One row of crests and its foam, one wave length wider than the frame."""
    count = frame // length + 2
    x = np.arange(length, dtype=np.float32) / length
    crest = tall * (1 - (0.5 + 0.5 * np.cos(2 * np.pi * (x + 0.08 * np.sin(2 * np.pi * x)))) ** 1.6)
    height = round(tall * 2.6)
    deep = np.arange(height, dtype=np.float32)[:, None] - crest[None]
    fade = np.clip(1 - deep / (tall * 1.5), 0, 1) ** 1.2
    body = np.clip(deep + 0.5, 0, 1) * fade * 0.85
    lace = field(luck, length, height, columns=max(3, length // 10), rows=max(2, height // 5))
    thick = tall * 0.17 * (1.4 - crest / tall)[None]
    foam = np.clip(deep + 0.5, 0, 1) * smoothstep(0, -1, (deep - thick) / np.maximum(thick, 0.5))
    foam = np.maximum(foam, fade * smoothstep(0.62, 0.74, lace) * (deep > 0) * 0.35)
    return (
        Stain(mask_of(np.tile(body, (1, count)))),
        Stain(mask_of(np.tile(foam * 0.9, (1, count)))),
    )
