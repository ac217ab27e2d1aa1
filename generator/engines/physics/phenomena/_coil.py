"""A current in a round coil: one loop, or a solenoid of many, and the field on and off its axis."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ellipe, ellipk

from generator.engines.physics.phenomena._field_lines import Places
from generator.engines.physics.phenomena._openings import Taken, opening, told
from generator.engines.physics.phenomena._wires import (
    CURRENT,
    DISTANCE,
    LENGTH,
    MU,
    PERIOD,
    USUAL,
)
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

LOOP, SOLENOID = "loop", "solenoid"

_RADIUS, _LENGTH, _TURNS = 0.05, 0.2, 200.0  # m, m; where nothing tells
_SLIM = 0.1  # of the length: the radius of a solenoid that nothing is told of
_SLIMMEST = 1 / 14  # of the length: one that is slimmer is drawn as wide as this
_DRAWN = 12  # turns, of which each stands for several where there are more
_TOLERANCE = 0.03  # by how much numbers of a text may disagree, which are rounded

TURNS = opening(
    "turns", "N", "", 1e7, Wording("turns", "匝数"),
    Wording("turns|windings|loops|turn|coil of", "匝|匝数|(?<!线)圈"),
)  # fmt: skip
DENSITY = opening(
    "density", "n", "1/m", 1e8, Wording("turns per metre", "单位长度匝数"),
    Wording("turns per metre|turns per meter|turns each metre", "每米|单位长度|匝每米"),
)  # fmt: skip
RADIUS = opening(
    "radius", "R", "m", 1e3, Wording("radius of the coil", "线圈半径"),
    Wording("radius|radii", "半径"),
)  # fmt: skip
DIAMETER = opening(
    "diameter", "D", "m", 2e3, Wording("diameter of the coil", "线圈直径"),
    Wording("diameter|across|wide", "直径"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coil:
    """Many `turns` of a `radius` (m) around the x axis, spread over a `length` (m), 0 for a flat
    one; their `current` (A) makes a field that points along the axis inside. The field is asked
    for at `aside` m from the centre, on the axis. `assumed` is what nobody told."""

    current: float
    turns: float
    length: float
    radius: float
    aside: float = 0.0
    assumed: tuple[Taken, ...] = ()

    @property
    def density(self) -> float:
        """Turns per metre; of a flat coil infinite."""
        return self.turns / self.length if self.length else math.inf

    @property
    def endless(self) -> float:
        """The field in T of a solenoid without ends, μ₀nI."""
        return MU * self.density * self.current

    @property
    def moment(self) -> float:
        """The magnetic moment, A·m²."""
        return self.turns * self.current * math.pi * self.radius**2

    def axial(self, x: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """The field in T on the axis, `x` m from the centre: μ₀NIR²/(2(R² + x²)^(3/2)) of a flat
        coil, μ₀nI/2 · (cos θ₁ − cos θ₂) between the ends of a long one (D. J. Griffiths,
        Introduction to Electrodynamics, example 5.6 and problem 5.11)."""
        x = np.asarray(x, float)
        if not self.length:
            near = self.radius / np.hypot(self.radius, x)
            flat: NDArray[np.float64] = MU * self.turns * self.current / 2 * near**3 / self.radius
            return flat
        one, two = (self.length / 2 + side * x for side in (1, -1))
        cosines = one / np.hypot(one, self.radius) + two / np.hypot(two, self.radius)
        field: NDArray[np.float64] = self.endless / 2 * cosines
        return field

    @property
    def centre(self) -> float:
        """The field in T in its middle."""
        return float(self.axial(0.0))

    # As it is drawn

    @property
    def size(self) -> float:
        """The unit of the picture, in m: what is larger of half the length and the radius."""
        return max(self.length / 2, self.radius)

    @property
    def half(self) -> float:
        """Half the length, in units of the picture."""
        return self.length / 2 / self.size

    @property
    def wide(self) -> float:
        """The radius, in units of the picture."""
        return max(self.radius / self.size, 2 * _SLIMMEST * self.half)

    @property
    def places(self) -> NDArray[np.float64]:
        """Where on the axis the turns are that are drawn, in units of the picture."""
        count = int(min(max(self.turns, 1.0), _DRAWN)) if self.length else 1
        return ((np.arange(count) + 0.5) / count * 2 - 1) * self.half

    def field(self, places: Places) -> Places:
        """In T, at places of the picture: of the turns that are drawn, with all the current."""
        strength = MU * self.current * self.turns / (len(self.places) * self.size)
        total = np.zeros_like(places)
        for x in self.places:
            total += of_loop(places - np.array([x, 0.0]), self.wide)
        return strength * total

    def compass(self, time: float) -> NDArray[np.float64]:
        """Where the compass is, in units of the picture."""
        turn = 2 * math.pi * time / PERIOD
        return np.array([1.48 * math.cos(turn), (0.55 + 0.85 * self.wide) * math.sin(turn)])

    def around(self, time: float) -> NDArray[np.float64]:
        """The field at the compass, in T."""
        there: NDArray[np.float64] = self.field(self.compass(time)[None])[0]
        return there


def of_loop(places: Places, radius: float) -> Places:
    """The field of a loop around the x axis at places (x, y) in a plane through it, in units of
    μ₀ · current / length: J. Simpson, J. Lane, C. Immer and R. Youngquist, Simple Analytic
    Expressions for the Magnetic Field of a Circular Current Loop (NASA, 2001)."""
    x, y = places.T
    away = np.maximum(np.abs(y), 1e-9 * radius)
    square = x**2 + away**2
    near = np.maximum((radius - away) ** 2 + x**2, 1e-12 * radius**2)
    far = (radius + away) ** 2 + x**2
    first, second = ellipk(1 - near / far), ellipe(1 - near / far)
    below = 2 * math.pi * near * np.sqrt(far)
    along = ((radius**2 - square) * second + near * first) / below
    outward = x / away * ((radius**2 + square) * second - near * first) / below
    return np.column_stack([along, np.sign(y) * outward])


def coil_of(values: Values) -> Coil | None:
    """The coil by its turns, its length and how many turns a metre has; None where what is told
    disagrees. One number for a loop ("r = 5 cm") is its radius, not where the field is."""
    radius, across, aside = (told(values, slot) for slot in (RADIUS, DIAMETER, DISTANCE))
    if radius and across and not math.isclose(across, 2 * radius, rel_tol=_TOLERANCE):
        return None
    if radius is None and across:
        radius = across / 2
    current = told(values, CURRENT) or USUAL
    taken = {} if told(values, CURRENT) else {CURRENT.key: current}
    if values["arrangement"] == LOOP:
        turns, length = told(values, TURNS) or 1.0, 0.0
        if radius is None:
            radius, aside = aside, None
        usual = _RADIUS
    else:
        spread = _spread(values, taken)
        if spread is None:
            return None
        turns, length = spread
        usual = _SLIM * length
    if radius is None:
        radius = taken[RADIUS.key] = usual
    return Coil(current, turns, length, radius, aside or 0.0, tuple(taken.items()))


def _spread(values: Values, taken: dict[str, float]) -> tuple[float, float] | None:
    """The turns of a solenoid and its length by any two of them and of the turns per metre; what
    nobody tells is added to `taken`. None where all are told, and disagree."""
    turns, length, density = (told(values, slot) for slot in (TURNS, LENGTH, DENSITY))
    if turns and length and density:
        fits = math.isclose(turns, density * length, rel_tol=_TOLERANCE)
        return (turns, length) if fits else None
    if length is None and turns and density:
        length = turns / density
    if length is None:
        length = taken[LENGTH.key] = _LENGTH
    if turns is None and density:
        turns = density * length
    if turns is None:
        turns = taken[TURNS.key] = _TURNS
    return turns, length
