"""Stars: a still field of small ones, and bright ones that twinkle in whole cycles."""

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import bytes_of, rgb
from generator.engines.sketch.draw.glaze import Stain, faded, glazed, lay
from generator.engines.sketch.draw.shot import Moment, Shot
from generator.engines.sketch.draw.strip import mask_of

TWINKLERS = 46
LEVELS = 24  # steps of brightness of those that twinkle


class Stars:
    """A still field of small stars and a few bright ones that twinkle in whole cycles."""

    def __init__(self, shot: Shot, horizon: int) -> None:
        generator = shot.random("stars")
        height = horizon + shot.margin
        alpha = np.zeros((height, shot.width), np.float32)
        count = max(30, shot.width * height // 620)
        ys = (generator.random(count) ** 1.25 * (height - 1)).astype(int)
        xs = (generator.random(count) * (shot.width - 1)).astype(int)
        bright = (generator.random(count) ** 3.2).astype(np.float32)
        np.maximum.at(alpha, (ys, xs), 0.18 + 0.72 * bright)
        spread = np.minimum(xs + 1, shot.width - 1)
        np.maximum.at(alpha, (ys, spread), 0.4 * bright)
        fade = np.clip((height - np.arange(height)) / (0.35 * height), 0, 1)[:, None]
        self._still = Stain(mask_of(alpha * fade.astype(np.float32)))
        self._bright = [
            (
                float(generator.random() * shot.width),
                float(generator.random() ** 1.4 * horizon * 0.8),
            )
            for _ in range(TWINKLERS)
        ]
        self._phase = generator.random(TWINKLERS) * 2 * np.pi
        self._cycles = generator.integers(1, 4, TWINKLERS)
        sizes = generator.random(TWINKLERS) ** 2
        warm = generator.random(TWINKLERS)
        tints = [bytes_of(rgb("#cfe0ff") * (1 - w) + rgb("#fff0d2") * w) for w in warm]
        shapes = [sparkle(max(3, round(shot.unit * s))) for s in (0.008, 0.013, 0.021)]
        self._sparkles = [
            glazed(tint, shapes[int(size * 2.99)]) for tint, size in zip(tints, sizes, strict=True)
        ]
        self._shining: dict[tuple[int, int], Image.Image] = {}

    def lay(self, canvas: Image.Image, shown: float, top: int) -> None:
        """The still ones, `shown` 0 to 1, on a canvas whose row `top` is the highest of the sky."""
        self._still.lay(canvas, (235, 241, 255), (0, top), shown)

    def twinkle(self, canvas: Image.Image, now: Moment, shown: float) -> None:
        """The bright ones alone."""
        wave = 0.55 + 0.45 * np.sin(2 * np.pi * self._cycles * now.u + self._phase)
        levels = np.clip(np.rint(wave * shown * LEVELS), 0, LEVELS).astype(int).tolist()
        for index, ((x, y), level) in enumerate(zip(self._bright, levels, strict=True)):
            mark = self._shining.get((index, level))
            if mark is None:
                mark = faded(self._sparkles[index], level / LEVELS)
                self._shining[index, level] = mark
            half = mark.width // 2
            lay(canvas, mark, (int(x) - half, int(y) - half))


def sparkle(radius: int) -> Image.Image:
    """A bright point with four faint rays."""
    axis = np.arange(-radius, radius + 1, dtype=np.float32) / radius
    dx, dy = axis[None], axis[:, None]
    core = np.exp(-(dx * dx + dy * dy) * 22)
    rays = np.exp(-np.abs(dx) * 9 - np.abs(dy) * 60) + np.exp(-np.abs(dy) * 9 - np.abs(dx) * 60)
    return mask_of(np.clip(core + 0.7 * rays, 0, 1).astype(np.float32))
