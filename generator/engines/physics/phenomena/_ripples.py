"""Waves seen from above as they leave the slits of a wall, and what they leave on a screen."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.palette import INK, SOFT_INK, WHITE, Colour, mixed
from generator.engines.physics.draw.scene import Scene
from generator.types import Frame

BEFORE = 5.0  # wavelengths before the wall
_STRIP = 1.2  # wavelengths that the screen is drawn wide
_CURVE = 3.0
AFTER = _STRIP + _CURVE + 1.9
"""Wavelengths behind the screen that the picture takes."""

_LEVELS = 256

Envelope = Callable[[NDArray[np.float64]], NDArray[np.float64]]


class Ripples:
    """Everything in wavelengths: a plane wave comes from the left to a wall at x = 0 and goes on
    from `sources`, heights of shape (n,), to a screen at `reach`; `half` is the height shown above
    and below the middle. `period` in s. `envelope` is the share of the light that comes to heights
    on the screen although the sources are wider than they are drawn."""

    def __init__(
        self,
        sources: NDArray[np.float64],
        reach: float,
        half: float,
        colour: Colour,
        period: float,
        envelope: Envelope | None = None,
    ) -> None:
        self.sources, self.reach, self.half = sources, reach, half
        self.colour, self.period, self.envelope = colour, period, envelope
        # White where there is no wave: crests in the light's colour, troughs in a darker one.
        heights = np.linspace(-1, 1, _LEVELS).tolist()
        trough = mixed(colour, INK, 0.75)
        self._shades = np.array(
            [mixed(WHITE, colour if it > 0 else trough, abs(it) ** 0.8) for it in heights], np.uint8
        )
        self._size = (0, 0)
        self._real = self._imaginary = np.zeros((1, 1), np.float32)

    def intensity(self, height: NDArray[np.float64]) -> NDArray[np.float64]:
        """On the screen, 0 to 1 where it is brightest; shape (n,)."""
        field = self._field(np.full_like(height, self.reach), height)
        bright: NDArray[np.float64] = np.abs(field) ** 2
        bright /= max(float(bright.max()), 1e-12)
        return bright if self.envelope is None else bright * self.envelope(height)

    def draw(self, scene: Scene, gaps: Sequence[tuple[float, float]]) -> None:
        """The waves, the wall with its `gaps` (each from below to above), and the screen."""
        scene.add(lambda canvas, time: self._paint(scene, canvas, time), moves=True)
        edges = [-self.half, *(end for gap in sorted(gaps) for end in gap), self.half]
        for low, high in zip(edges[::2], edges[1::2], strict=True):
            wall = [(-0.16, low), (0.16, low), (0.16, high), (-0.16, high)]
            scene.polygon(wall, INK, front=True)
        height = np.linspace(self.half, -self.half, 400)
        bright = self.intensity(height)
        left = self.reach
        strip = fringes(bright, self.colour)[:, None, :]
        scene.raster(strip, (left, left + _STRIP), (-self.half, self.half))
        curve = np.column_stack([left + _STRIP + 0.3 + _CURVE * bright, height])
        scene.line(curve, INK, 1.8)
        foot = left + _STRIP + 0.3
        scene.line([(foot, -self.half), (foot, self.half)], SOFT_INK, 1.0)

    def _paint(self, scene: Scene, canvas: Canvas, time: float) -> None:
        left, top = np.rint(scene.px((-BEFORE, self.half))).astype(int).tolist()
        right, bottom = np.rint(scene.px((self.reach, -self.half))).astype(int).tolist()
        size = (max(1, bottom - top), max(1, right - left))
        if size != self._size:
            self._solve(size)
        turn = 2 * math.pi * (time / self.period % 1.0)
        waving = self._real * np.float32(math.cos(turn))
        waving += self._imaginary * np.float32(math.sin(turn))
        waving += np.float32(_LEVELS / 2)
        canvas.raster(self._shades[waving.astype(np.uint8)], left, top)

    def _solve(self, size: tuple[int, int]) -> None:
        """The waves at each pixel as what stands with cos ωt and with sin ωt, in shades."""
        rows, columns = size
        x = np.linspace(-BEFORE, self.reach, columns)
        y = np.linspace(self.half, -self.half, rows)
        field = np.empty(size, np.complex64)
        behind = x < 0
        field[:, behind] = 0.8 * np.exp(2j * math.pi * x[behind])
        beyond, height = np.meshgrid(x[~behind], y)
        waves = self._field(beyond, height)
        middle = self._field(np.array([0.5 * self.reach]), np.zeros(1))
        field[:, ~behind] = waves * 0.7 / max(float(np.abs(middle[0])), 0.35)
        size_of = np.maximum(np.abs(field), 1.0)  # near the slits it would be off the scale
        field *= (_LEVELS / 2 - 1) / size_of
        self._real, self._imaginary = field.real.copy(), field.imag.copy()
        self._size = size

    def _field(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.complex128]:
        """Circular waves from all sources, in which they lag by their way (Huygens)."""
        total = np.zeros(x.shape, np.complex128)
        for source in self.sources:
            away = np.hypot(x, y - source)
            total += np.exp(2j * math.pi * away) / np.sqrt(away + 0.2)
        mean: NDArray[np.complex128] = total / len(self.sources)
        return mean


def fringes(bright: NDArray[np.float64], colour: Colour) -> Frame:
    """Light of these intensities (0 to 1, shape (n,)) on a dark screen: shape (n, 3)."""
    shares = np.clip(bright, 0, 1)[:, None] ** 0.7  # as bright as the eye takes it
    dark = np.array([18.0, 20.0, 26.0])
    pixels: Frame = (dark + (np.array(colour, float) - dark) * shares).astype(np.uint8)
    return pixels
