"""One charge or two, and the field around them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._charges import COULOMB
from generator.engines.physics.phenomena._field_lines import Places

PERIOD = 3.0  # s, in which the test charge is led around once


@dataclass(frozen=True, slots=True)
class Charges:
    """One charge at the origin, or two of them `apart` (m) on either side of it, and a test charge
    that is led around them, around one that is alone at `reach` (m) from it."""

    first: float  # C
    second: float  # C; 0: there is none
    apart: float
    reach: float
    test: float  # C

    @property
    def size(self) -> float:
        """What the picture's lengths are measured by, in m."""
        return self.apart if self.second else self.reach

    @property
    def bodies(self) -> list[tuple[float, NDArray[np.float64]]]:
        """Each charge and its place."""
        if not self.second:
            return [(self.first, np.zeros(2))]
        half = np.array([self.apart / 2, 0.0])
        return [(self.first, -half), (self.second, half)]

    def field(self, places: Places) -> Places:
        """In N/C."""
        total = np.zeros_like(places)
        for charge, centre in self.bodies:
            away = (places - centre) / self.size
            cube = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-12) ** 3
            total += charge * away / cube[:, None]
        return COULOMB / self.size**2 * total

    def potential(self, places: Places) -> NDArray[np.float64]:
        """Beside infinity, in V."""
        total = np.zeros(len(places))
        for charge, centre in self.bodies:
            away = np.hypot(*((places - centre) / self.size).T)
            total += COULOMB / self.size * charge / np.maximum(away, 1e-12)
        return total

    def way(self, time: float) -> NDArray[np.float64]:
        """Where the test charge is, in m."""
        turn = 2 * math.pi * time / PERIOD
        wide, high = (0.94, 0.62) if self.second else (1.0, 1.0)
        return self.size * np.array([wide * math.cos(turn), high * math.sin(turn)])

    def strength(self, time: float) -> float:
        """Of the field at the test charge, in N/C."""
        return float(np.hypot(*self.field(self.way(time)[None])[0]))

    def force(self, time: float) -> NDArray[np.float64]:
        """On the test charge, in N."""
        pull: NDArray[np.float64] = self.test * self.field(self.way(time)[None])[0]
        return pull

    @property
    def between(self) -> float:
        """The force between the two charges, in N: positive where they repel each other."""
        return COULOMB * (self.first / self.apart) * (self.second / self.apart)

    @property
    def neutral(self) -> float | None:
        """Where on their line both fields cancel, in m from the first charge towards the second;
        None: nowhere."""
        if not self.second or self.first == -self.second:
            return None
        root = math.sqrt(abs(self.second / self.first))
        return self.apart / (1 + root if self.second * self.first > 0 else 1 - root)
