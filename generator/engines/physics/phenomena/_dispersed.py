"""White light in a prism, solved: the way of each colour."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._beams import Way
from generator.engines.physics.phenomena._dispersion import (
    deviation,
)
from generator.engines.physics.phenomena._prism import Prism


@dataclass(frozen=True, slots=True)
class Dispersed:
    """Light that meets a prism at the angle `incidence` (rad): its `wavelengths` (m), the indices
    for them, the `ways` they go, and the `index` for the middle one, which is yellow in white."""

    prism: Prism
    incidence: float
    index: float
    wavelengths: NDArray[np.float64]
    indices: NDArray[np.float64]
    ways: tuple[Way, ...]

    @property
    def is_white(self) -> bool:
        return len(self.wavelengths) > 1

    @property
    def deviation(self) -> float | None:
        """Of the middle colour, in rad; None: it does not pass."""
        return deviation(self.prism.apex, self.index, self.incidence)

    @property
    def emergence(self) -> float | None:
        """At which the middle colour leaves, in rad from the normal of the second face; None: it
        does not pass."""
        turned = self.deviation
        return None if turned is None else turned - self.incidence + self.prism.apex

    @property
    def spread(self) -> float | None:
        """Of what lies between violet and red, in rad; None: not all of it passes."""
        violet, red = (
            deviation(self.prism.apex, float(it), self.incidence)
            for it in (self.indices[0], self.indices[-1])
        )
        return None if violet is None or red is None else violet - red
