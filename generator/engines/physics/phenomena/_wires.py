"""One wire or two with currents in them, and the field around them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._field_lines import Places

MU = 1.25663706127e-6
"""Of the vacuum, N/A² (CODATA 2022)."""

PERIOD = 3.0  # s, in which the compass is led around once


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
