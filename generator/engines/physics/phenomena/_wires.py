"""One wire or two with currents in them, and the field around them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._field_lines import Places
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

MU = 1.25663706127e-6
"""Of the vacuum, N/A² (CODATA 2022)."""

PERIOD = 3.0  # s, in which the compass is led around once


ALONE, SAME, OPPOSITE = "alone", "same", "opposite"

USUAL = 5.0  # A, where no current is told
_AWAY = 0.1  # m, where no distance is told

CURRENT = opening(
    "current", "I₁", "A", 1e7, Wording("current", "电流"),
    Wording("current|currents|amperes|amps", "电流|安培|安"),
)  # fmt: skip
CURRENT2 = opening(
    "current2", "I₂", "A", 1e7, Wording("second current", "电流 I₂"),
    Wording("current|currents|amperes|amps", "电流|安培|安"),
)  # fmt: skip
DISTANCE = opening(
    "distance", "r", "m", 1e6, Wording("distance", "距离"),
    Wording("distance|away|from|apart|separated|separation|spacing", "距离|相距|间距|远|处|距"),
)  # fmt: skip
LENGTH = opening(
    "length", "L", "m", 1e6, Wording("length", "长度"),
    Wording("long|length|metres of wire", "长|长度"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wires:
    """A current of `first` (A) that comes out of the picture, at the origin; or with a `second`
    one, negative into the picture, `apart` (m) from it, both on either side of the origin.
    `length` (m) of them is looked at."""

    first: float
    second: float
    apart: float
    length: float

    @property
    def bodies(self) -> list[tuple[float, NDArray[np.float64]]]:
        """Each current and its place, in units of the distance."""
        if not self.second:
            return [(self.first, np.zeros(2))]
        return [(self.first, np.array([-0.5, 0.0])), (self.second, np.array([0.5, 0.0]))]

    def field(self, places: Places) -> Places:
        """In T, at places in units of the distance (Biot and Savart)."""
        total = np.zeros_like(places)
        for current, centre in self.bodies:
            away = places - centre
            square = np.maximum((away**2).sum(axis=1), 1e-18)
            total += current * np.column_stack([-away[:, 1], away[:, 0]]) / square[:, None]
        return MU / (2 * math.pi * self.apart) * total

    def compass(self, time: float) -> NDArray[np.float64]:
        """Where the compass is, in units of the distance."""
        turn = 2 * math.pi * time / PERIOD
        wide, high = (1.0, 0.7) if self.second else (1.0, 1.0)
        return np.array([wide * math.cos(turn), high * math.sin(turn)])

    def around(self, time: float) -> NDArray[np.float64]:
        """The field at the compass, in T."""
        there: NDArray[np.float64] = self.field(self.compass(time)[None])[0]
        return there

    @property
    def one_at_other(self) -> float:
        """The field of the first wire at the distance, in T."""
        return MU * self.first / (2 * math.pi * self.apart)

    @property
    def between(self) -> float:
        """The force on each metre of the wires, in N/m: positive where they attract each other."""
        return self.one_at_other * self.second


def wires_of(values: Values) -> Wires:
    """The wire, or both where a second one or its current is told of."""
    kind, second = values["arrangement"], told(values, CURRENT2)
    first = told(values, CURRENT) or USUAL
    apart, length = told(values, DISTANCE) or _AWAY, told(values, LENGTH) or 1.0
    if kind == ALONE and second is None:
        return Wires(first, 0.0, apart, length)
    size = second if second is not None else first
    return Wires(first, -size if kind == OPPOSITE else size, apart, length)
