"""Northern lights: curtains of rays that fold, run and pulse, in whole rounds over the clip."""

import math

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.colour import Floats, ramp, rgb
from generator.engines.sketch.draw.noise import line
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment

COARSE = 6
TINTS = ("#000000", "#6a2f8f", "#3f58b8", "#21b79a", "#5cff9d", "#c8ffd0", "#1d6f50", "#000000")
PLACES = (0.0, 0.16, 0.36, 0.6, 0.82, 0.9, 0.95, 1.0)


class Aurora:
    """Three curtains, each a swinging foot line with light that fades upwards from it."""

    def __init__(self, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("aurora")
        self._size = (shot.width, max(8, plan.horizon + shot.margin // 2))
        self._width, self._height = shot.width // COARSE + 1, self._size[1] // COARSE + 1
        self._curtains = [
            _Curtain(luck, self._width, self._height, base, size)
            for base, size in ((0.52, 0.5), (0.68, 0.42), (0.8, 0.34))
        ]
        stops = [(place, rgb(tint)) for place, tint in zip(PLACES, TINTS, strict=True)]
        self._tints: Floats = ramp(stops, 256) * 255

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        shown = now.light.stars
        if shown < 0.2:
            return
        total = np.zeros((self._height, self._width, 3), np.float32)
        for curtain in self._curtains:
            place, strength = curtain.at(now)
            total += self._tints[(place * 255).astype(np.uint8)] * strength[..., None]
        light = Image.fromarray(np.clip(total * shown, 0, 255).astype(np.uint8))
        full = light.resize(self._size, Image.Resampling.BILINEAR)
        box = (0, 0, *self._size)
        canvas.paste(ImageChops.add(canvas.crop(box), full), (0, 0))


class _Curtain:
    """One fold of light."""

    def __init__(
        self, luck: np.random.Generator, width: int, height: int, base: float, size: float
    ) -> None:
        self._x = np.linspace(0, 1, width, dtype=np.float32)
        self._rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        self._base, self._length = base, size
        self._rays = line(luck, 512, cells=26, octaves=3, gain=0.6)
        self._slow = line(luck, 512, cells=4, octaves=2)
        self._phases = luck.uniform(0, 2 * math.pi, 4)
        self._side = 1.0 if luck.random() < 0.5 else -1.0

    def at(self, now: Moment) -> tuple[Floats, Floats]:
        """Where between its top (0) and its foot (1) each point lies, and how bright it is."""
        x, angle = self._x, 2 * math.pi * now.u
        first, second, third, fourth = self._phases
        fold = 0.11 * np.sin(5.1 * x + first + self._side * angle)
        fold += 0.05 * np.sin(11.7 * x + second - angle) + 0.02 * np.sin(23 * x + third + 2 * angle)
        foot = self._base + fold
        drift = 34 * math.sin(angle + fourth)
        ray = self._rays[((x + fold * 0.6) * 300 + drift).astype(int) % 512]
        slow = self._slow[(x * 256 + 512 * now.u * self._side).astype(int) % 512]
        length = self._length * (0.45 + 0.75 * ray)
        place = np.clip(1 - (foot - self._rows) / length, 0, 1)
        place = np.where(
            self._rows > foot + 0.03, 0, np.minimum(place, 1 - np.clip(self._rows - foot, 0, 1) * 2)
        )
        strength = (0.12 + 0.88 * ray) * np.clip(slow * 1.7 - 0.25, 0.04, 1)
        return place.astype(np.float32), np.broadcast_to(strength, place.shape).astype(np.float32)
