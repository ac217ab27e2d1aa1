"""The waves that stand between two ends, and how the numbers of a text tell which one it is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena import _wave
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import NOTHING, Wording

STRING, OPEN, CLOSED = "string", "open", "closed"
_TENSION, _DENSITY = 100.0, 0.01  # N, kg/m: of a string of which the text tells nothing
USUAL_LENGTH = 1.0
"""Between the ends, in m, where the text does not tell it."""

_IN_AIR = 343.0  # m/s at 20 °C
_USUAL = 3
_SAME = 0.02  # share by which rounded numbers of a text may differ from a resonance
MODES = ("first", "second", "third", "fourth", "fifth")
OVERTONES = ("overtone1", "overtone2")

LOOPS = opening(
    "n", "n", "", 30.0, Wording("number of the harmonic", "谐波次数"),
    Wording(
        "loop|loops|harmonic|mode|segments?|antinodes?|n|bumps?",
        "次谐波|谐波|个波腹|波腹|段|n|个半波|个半波长",
    ),
)  # fmt: skip
PULL = opening(
    "tension", "F", "N", 1e6, Wording("tension", "张力"),
    Wording("tension|pulled|force|stretched with", "张力|拉力|拉"),
)  # fmt: skip
HEAVINESS = opening(
    "density", "μ", "kg/m", 100.0, Wording("mass per length", "线密度"),
    Wording("linear density|mass per length|mass per metre|density", "线密度|每米质量"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """The `n`th harmonic, of amplitude 1: shape(x) cos ωt. `assumed` is, by slot, what was taken
    because the text did not say it, `unfit` tells what of the text could not be, if anything."""

    kind: str
    length: float  # m
    n: int
    speed: float  # m/s, of the waves that make it
    assumed: Mapping[str, float] = field(default_factory=dict, compare=False)
    unfit: Wording = NOTHING

    @property
    def wavelength(self) -> float:
        """In m: half ones fit between like ends, quarters between unlike ones."""
        return (4 if self.kind == CLOSED else 2) * self.length / self.n

    @property
    def frequency(self) -> float:
        return self.speed / self.wavelength

    def shape(self, x: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """The largest displacement at `x` (m from the left, or closed, end)."""
        turn = 2 * math.pi * np.asarray(x, float) / self.wavelength
        return np.cos(turn) if self.kind == OPEN else np.sin(turn)

    def displacement(self, x: float | NDArray[np.float64], time: float) -> NDArray[np.float64]:
        swing: NDArray[np.float64] = self.shape(x) * math.cos(2 * math.pi * self.frequency * time)
        return swing

    def running(self, x: NDArray[np.float64], time: float, way: int) -> NDArray[np.float64]:
        """The one of a string's two waves that runs to the right (+1) or to the left (−1)."""
        turn = x / self.wavelength - way * self.frequency * time
        shape: NDArray[np.float64] = np.sin(2 * math.pi * turn) / 2
        return shape

    def nodes(self) -> NDArray[np.float64]:
        """Where nothing moves, in m."""
        return self._every_half(0.25 if self.kind == OPEN else 0.0)

    def antinodes(self) -> NDArray[np.float64]:
        """Where it swings most, in m."""
        return self._every_half(0.0 if self.kind == OPEN else 0.25)

    def _every_half(self, first: float) -> NDArray[np.float64]:
        shares = np.arange(first, self.length / self.wavelength + 1e-6, 0.5)
        return shares * self.wavelength


def harmonic(values: Values) -> int | None:
    """The harmonic that the text names, None: it is left open. A number wins over a name."""
    mode = values["mode"]
    number = told(values, LOOPS)
    if number is not None:
        return max(1, round(number))
    if mode in MODES:
        return MODES.index(mode) + 1
    if mode in OVERTONES:
        over = OVERTONES.index(mode) + 1
        return 2 * over + 1 if values["kind"] == CLOSED else over + 1
    return None


def _nearest(halves: float, kind: str) -> int:
    """The harmonic that is nearest to so many half wavelengths between the ends."""
    halves = min(halves, LOOPS.high)
    if kind == CLOSED:
        return max(1, 2 * round(halves - 0.5) + 1)
    return max(1, round(halves))


def _by_medium(values: Values) -> tuple[float, dict[str, float]]:
    """The speed of waves where no other number tells it, and what was assumed for it."""
    if values["kind"] != STRING:
        return _IN_AIR, {"speed": _IN_AIR}
    tension, density = told(values, PULL), told(values, HEAVINESS)
    assumed = left_open(values, [(PULL, _TENSION), (HEAVINESS, _DENSITY)])
    return math.sqrt((tension or _TENSION) / (density or _DENSITY)), assumed


def standing_of(values: Values) -> Standing:
    kind, length, n = values["kind"], values["length"], harmonic(values)
    f, v = told(values, _wave.FREQUENCY), told(values, _wave.SPEED)
    wavelength = told(values, _wave.WAVELENGTH)
    assumed: dict[str, float] = {}
    if v is None and (f is None or told(values, PULL) is not None):
        v, assumed = _by_medium(values)
    if n is None and wavelength is None and f and v:
        wavelength = v / f
    if n is None and wavelength is not None:
        n = _nearest(2 * length / wavelength, kind)
    if n is None:
        n = _USUAL
        assumed["n"] = float(n)
    elif wavelength is not None and harmonic(values) == n and length == USUAL_LENGTH:
        length *= wavelength / Standing(kind, length, n, 1.0).wavelength
        assumed["length"] = length
    if v is None:
        v = (f or 1.0) * Standing(kind, length, n, 1.0).wavelength
    standing = Standing(kind, length, n, v, assumed)
    if f is not None and abs(standing.frequency / f - 1) > _SAME:
        return replace(standing, unfit=_off(amount(f, "Hz"), amount(standing.frequency, "Hz")))
    if wavelength is not None and abs(standing.wavelength / wavelength - 1) > _SAME:
        asked, shown = amount(wavelength, "m"), amount(standing.wavelength, "m")
        return replace(standing, unfit=_off(asked, shown))
    return standing


def _off(asked: str, shown: str) -> Wording:
    return Wording(
        f" {asked} is no resonance of it; the one shown has {shown}.",
        f"{asked} 不符合它的共振条件，图中所示为 {shown}。",
    )
