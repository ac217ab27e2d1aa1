"""Fireworks: rockets climb, burst into falling stars and fade, in whole rounds over the clip."""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats, bytes_of, rgb
from generator.engines.sketch.draw.glaze import faded, glazed, lay
from generator.engines.sketch.draw.glow import add_light, dot, spot
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import scaled
from generator.engines.sketch.draw.tables import Table

CLIMB = 0.26  # share of a rocket's life spent going up
TRAIL = (0.0, 0.035, 0.08)  # how far behind its star each spark of a trail is
FADING = 0.55  # of the bloom's age: from here on the stars go out, one by one


@dataclass(frozen=True, slots=True)
class _Burst:
    """`when` of the clip its rocket starts, the point it bursts at, the reach of its stars."""

    when: float
    x: float
    y: float
    reach: float
    rays: Floats
    tints: tuple[tuple[int, int, int], ...]
    flash: Image.Image


class Fireworks:
    """All the rockets of a clip."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("fireworks")
        count = max(4, round(shot.seconds * 2.4))
        high = max(plan.horizon, 0.45 * shot.height)
        lanes = luck.permutation(count)
        self._bursts = []
        for number in range(count):
            tint = rgb(str(spec["colours"][int(luck.integers(len(spec["colours"])))]))
            self._bursts.append(
                _Burst(
                    when=(number + luck.uniform(0, 0.6)) / count,
                    x=(0.12 + 0.76 * (lanes[number] + luck.uniform(0.1, 0.9)) / count) * shot.width,
                    y=luck.uniform(0.24, 0.5) * high,
                    reach=luck.uniform(0.2, 0.32) * shot.unit,
                    rays=_ball(luck, int(luck.integers(46, 62))),
                    tints=tuple(bytes_of(tint * (1 - s) + s) for s in (0.7, 0.2, 0)),
                    flash=spot(shot.px(0.34), tint * 0.55, 2.4),
                )
            )
        sizes = (0.0064, 0.0052, 0.0042)
        self._dots = [dot(max(1.2, shot.unit * size)) for size in sizes]
        self._life = min(0.9, 2.1 / shot.seconds)
        self._ground = plan.horizon

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        for burst in self._bursts:
            age = ((now.u - burst.when) % 1) / self._life
            if age < CLIMB:
                self._climb(canvas, burst, age / CLIMB, now)
            elif age < 1:
                self._bloom(canvas, burst, (age - CLIMB) / (1 - CLIMB), now)

    def _climb(self, canvas: Image.Image, burst: _Burst, share: float, now: Moment) -> None:
        for back, mask in enumerate(self._dots):
            way = max(0.0, 1 - (1 - share) ** 2 - back * 0.025)
            y = self._ground + (burst.y - self._ground) * way
            _set(canvas, (255, 236, 190), mask, burst.x - now.pan * 0.08, y, 1 - back / 4)

    def _bloom(self, canvas: Image.Image, burst: _Burst, age: float, now: Moment) -> None:
        x0, y0 = burst.x - now.pan * 0.08, burst.y - now.tilt * 0.1
        if age < 0.3:
            flash = burst.flash.point([round(v * (1 - age / 0.3)) for v in range(256)] * 3)
            add_light(canvas, flash, round(x0) - flash.width // 2, round(y0) - flash.height // 2)
        for back in range(len(TRAIL) - 1, -1, -1):
            past = age - TRAIL[back]
            if past <= 0:
                continue
            spread = burst.reach * (1 - (1 - past) ** 3.2)
            drop = 0.5 * burst.reach * past**2
            strength = (1 - back / 4) * min(1.0, (1 - age) * 2.2)
            star = faded(glazed(burst.tints[back], self._dots[back]), strength)
            half = star.width // 2
            corner = np.array([x0 - half, y0 - half + drop])
            corners = np.rint(burst.rays * spread + corner).astype(int).tolist()
            for number, (x, y) in enumerate(corners):
                if age > FADING and (number * 37 % 100) / 100 < (age - FADING) / (1 - FADING):
                    continue
                lay(canvas, star, (x, y))


def _set(
    canvas: Image.Image,
    tint: tuple[int, int, int],
    mask: Image.Image,
    x: float,
    y: float,
    strength: float,
) -> None:
    half = mask.width // 2
    canvas.paste(tint, (round(x) - half, round(y) - half), scaled(mask, strength))


def _ball(luck: np.random.Generator, count: int) -> Floats:
    """Directions of a ball of stars seen from the side, shape (count, 2): dense at its rim."""
    turn = np.arange(count) * (math.pi * (3 - math.sqrt(5)))  # the golden angle spreads evenly
    up = 1 - 2 * (np.arange(count) + 0.5) / count
    flat = np.sqrt(1 - up * up)
    rays = np.stack([flat * np.cos(turn), up], axis=1) * luck.uniform(0.9, 1.06, (count, 1))
    return rays.astype(np.float32)
