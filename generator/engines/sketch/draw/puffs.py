"""Puffs: soft clouds that are born at a place, swell, drift and vanish: smoke, dust, spray."""

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import bytes_of, rgb
from generator.engines.sketch.draw.glaze import Stain
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment


class Puffs:
    """Soft clouds that are born at a place, swell, drift and vanish: smoke, dust, spray."""

    def __init__(
        self,
        plan: Plan,
        name: str,
        *,
        tint: str,
        count: int,
        size: float,
        life: int,
        glow: float = 0.0,
    ) -> None:
        """`size` in units at full growth; `life`: rounds a clip."""
        luck = plan.shot.random("puffs " + name)
        self._tint, self._glow = rgb(tint), glow
        self._cycles = life
        sizes = [
            max(4, round(plan.shot.unit * size * share))
            for share in (0.25, 0.4, 0.55, 0.7, 0.85, 1.0)
        ]
        self._masks = [Stain(_puff(side)) for side in sizes]
        self._many = [
            (number / count, luck.normal(0, 1), luck.normal(0, 1)) for number in range(count)
        ]

    def paint_at(
        self,
        canvas: Image.Image,
        now: Moment,
        x: float,
        y: float,
        *,
        drift: tuple[float, float],
        spread: float,
        strength: float,
    ) -> None:
        """From the frame's point (x, y), going by `drift` pixels over a life."""
        tint = bytes_of(np.clip(self._tint * (now.light.key * (1 - self._glow) + self._glow), 0, 1))
        for start, luck_x, luck_y in self._many:
            age = (start + self._cycles * now.u) % 1
            mask = self._masks[min(5, int(age * 6))]
            px = x + drift[0] * age + luck_x * spread * (0.25 + age)
            py = y + drift[1] * age + luck_y * spread * 0.4 * (0.25 + age)
            fade = strength * min(1.0, age * 6) * (1 - age) ** 1.2
            corner = (round(px) - mask.width // 2, round(py) - mask.height // 2)
            mask.lay(canvas, tint, corner, fade)


def _puff(side: int) -> Image.Image:
    axis = np.linspace(-1, 1, side, dtype=np.float32)
    far = np.sqrt(axis[None] ** 2 + axis[:, None] ** 2)
    return Image.fromarray((np.clip(1 - far, 0, 1) ** 0.9 * 255).astype(np.uint8))
