"""What burns and shines: fire, sparks, meteors."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generator.engines.sketch.draw.colour import Floats, ramp, rgb
from generator.engines.sketch.draw.glow import add_light, spot
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.puffs import Puffs
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.stamps import Pen, blob, drawn, tone
from generator.engines.sketch.draw.tables import Table

COARSE = 2
HEAT = (
    (0.0, "#000000"),
    (0.2, "#7a1204"),
    (0.42, "#e2420a"),
    (0.66, "#ffa21f"),
    (0.86, "#ffe27a"),
    (1.0, "#fff8dd"),
)


class Fire:
    """Flames licking from a place on the ground: noise that streams upwards through a flame's
    shape, read as heat; with its glow on all around, and embers."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("fire")
        self._cycles = shot.cycles(0.9)
        wide, tall = shot.px(0.34), shot.px(0.5)
        self._size = (wide, tall)
        width, height = max(8, wide // COARSE), max(8, tall // COARSE)
        self._noise = [
            field(luck, height * 2, width, columns=6 * s, rows=3 * s, octaves=3).T for s in (1, 2)
        ]
        x = np.linspace(-1, 1, width, dtype=np.float32)[None]
        up = np.linspace(1, 0, height, dtype=np.float32)[:, None]
        self._x, self._up = x, up
        self._heat: Floats = ramp([(place, rgb(c)) for place, c in HEAT], 256) * 255
        self._glow = spot(shot.px(0.5), rgb("#ff8a2a") * 0.5, 2.0)
        self._foot = (shot.width * float(luck.uniform(0.36, 0.64)), shot.height * 0.9)
        self._depth = 1.0
        self._logs = _logs(shot.px(0.3), shot.px(0.085))
        self._smoke = Puffs(plan, "fire", tint="#5a5560", count=7, size=0.3, life=self._cycles)

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        wide, tall = self._size
        angle = 2 * math.pi * now.u
        x = self._foot[0] - now.pan
        y = self._foot[1] - now.tilt
        self._smoke.paint_at(
            canvas,
            now,
            x,
            y - tall * 0.75,
            drift=(tall * 0.2, -tall * 0.9),
            spread=wide * 0.12,
            strength=0.4,
        )
        flicker = 0.85 + 0.1 * math.sin(5 * angle) + 0.05 * math.sin(9 * angle + 1)
        light = Image.fromarray(self._flames(now.u, flicker)).resize(
            (wide, tall), Image.Resampling.BICUBIC
        )
        add_light(
            canvas,
            self._glow,
            round(x) - self._glow.width // 2,
            round(y - tall * 0.3) - self._glow.height // 2,
        )
        canvas.paste(
            self._logs,
            (round(x) - self._logs.width // 2, round(y - self._logs.height * 0.72)),
            self._logs,
        )
        heat = light.convert("L").point([min(255, v * 3) for v in range(256)])
        canvas.paste(light, (round(x - wide / 2), round(y - tall)), heat)

    def _flames(self, u: float, flicker: float) -> NDArray[np.uint8]:
        """Heat as colour: hot in the heart of a drop-shaped flame, torn by the streaming noise."""
        height = len(self._up)
        torn = np.zeros((height, self._x.shape[1]), np.float32)
        for turns, noise in zip((1, 2), self._noise, strict=True):
            shift = int(u * self._cycles * turns * len(noise)) % len(noise)
            torn += np.roll(noise, -shift, axis=0)[:height] * (0.6 if turns == 1 else 0.4)
        lean = (torn - 0.5) * 0.9 * self._up
        half = 0.86 * np.clip(self._up * 9 + 0.35, 0, 1) ** 0.5 * (1 - self._up) ** 0.75 + 0.02
        body = 1 - np.abs((self._x + lean) / half) ** 1.7
        tips = 1.35 - self._up * (2.0 - 1.5 * torn)
        heat = np.clip(body, 0, 1) ** 0.7 * np.clip(tips, 0, 1.2) * (0.62 + 0.6 * torn) * flicker
        colours: NDArray[np.uint8] = self._heat[(np.clip(heat, 0, 1) * 255).astype(int)]
        return colours.astype(np.uint8)


def _logs(wide: int, tall: int) -> Image.Image:
    """Three logs laid across one another."""

    def draw(pen: Pen, width: float, height: float) -> None:
        thick = round(height * 0.3)
        for x0, y0, x1, y1, shade in (
            (0.06, 0.8, 0.86, 0.34, 0.8),
            (0.94, 0.8, 0.14, 0.34, 0.95),
            (0.14, 0.8, 0.88, 0.82, 1.1),
        ):
            pen.line(
                (x0 * width, y0 * height, x1 * width, y1 * height),
                fill=tone("#6a4530", shade),
                width=thick,
            )
            blob(pen, x0 * width, y0 * height, thick / 2, tone("#a5764f", shade))

    return drawn(wide, tall, draw)


class Sparks:
    """Little lights that wander upwards, glowing and fading: embers, fireflies, magic."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("sparks")
        self._spots = [
            [spot(max(2, shot.px(size)), rgb(str(c)) * level, 1.7) for level in (0.3, 0.6, 1.0)]
            for c in spec["colours"]
            for size in (0.012, 0.02)
        ]
        count = round(46 * shot.width / shot.height)
        self._many = [
            (
                luck.random(),
                luck.random(),
                luck.uniform(0, 6.28),
                int(luck.integers(len(self._spots))),
                shot.cycles(luck.uniform(0.2, 0.55)),
            )
            for _ in range(count)
        ]

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        for across, when, phase, kind, cycles in self._many:
            age = (when + cycles * now.u) % 1
            level = math.sin(math.pi * age) * (0.75 + 0.25 * math.sin(40 * age + phase))
            if level < 0.12:
                continue
            light = self._spots[kind][min(2, int(level * 3))]
            x = (
                across * canvas.width
                + 0.05 * canvas.height * math.sin(6 * age + phase)
                - now.pan * 0.5
            )
            y = canvas.height * ((0.25 + 0.8 * ((across * 7.3) % 1)) - 0.34 * age)
            add_light(
                canvas,
                light,
                round(x % canvas.width) - light.width // 2,
                round(y) - light.height // 2,
            )


class Meteors:
    """Shooting stars, a few a clip."""

    def __init__(self, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("meteors")
        count = max(3, round(shot.seconds * 1.6))
        self._many = [
            (
                (n + luck.uniform(0, 0.5)) / count,
                luck.uniform(0.25, 1.05),
                luck.uniform(0.02, 0.35),
                luck.uniform(0.3, 0.5),
            )
            for n in range(count)
        ]
        self._tail = [
            spot(max(2, shot.px(0.011 * (1 - b / 22))), rgb("#dfeaff") * (1 - b / 18) ** 1.6, 1.6)
            for b in range(18)
        ]
        self._life = 0.6 / shot.seconds

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        for when, x, y, reach in self._many:
            age = ((now.u - when) % 1) / self._life
            if age >= 1:
                continue
            fade = math.sin(math.pi * age)
            for back, light in enumerate(self._tail[: max(2, round(18 * fade))]):
                way = age - back * 0.018
                left = x * canvas.width - way * reach * canvas.height * 1.5
                top = y * canvas.height + way * reach * canvas.height * 0.6
                add_light(
                    canvas, light, round(left) - light.width // 2, round(top) - light.height // 2
                )
