"""A sound on its way, solved: what moves, how far and how fast."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._wave import Wave


@dataclass(frozen=True, slots=True)
class Sound:
    """A plane wave to the right; where nothing carries it, `silent`, there is but the loudspeaker.
    `wave` is then as in air, for the loudspeaker's sake."""

    wave: Wave
    silent: bool
    distance: float | None  # m, if the text asks for it
    delay: float | None  # s
    echo: bool = False  # it goes there and back

    @property
    def frequency(self) -> float:
        return self.wave.frequency

    @property
    def wavelength(self) -> float:
        return 0.0 if self.silent else self.wave.wavelength

    @property
    def speed(self) -> float:
        return 0.0 if self.silent else self.wave.speed

    @property
    def far(self) -> float | None:
        """How far away is what it comes to, in m; None: the text does not ask."""
        if self.silent or (self.delay is None and self.distance is None):
            return None
        return self.distance if self.delay is None else self.delay * self.speed / self._ways

    @property
    def lasting(self) -> float | None:
        """How long it takes there, or there and back, in s."""
        if self.delay is not None or self.far is None:
            return self.delay
        return self.far * self._ways / self.speed

    @property
    def _ways(self) -> int:
        return 2 if self.echo else 1

    def swing(self, x: float | NDArray[np.float64], time: float) -> NDArray[np.float64]:
        """Of what rests at `x` (m), −1 to 1: how far it is to the right of its place."""
        away = self.frequency * time - np.asarray(x, float) / self.wave.wavelength
        swung: NDArray[np.float64] = np.sin(2 * math.pi * away)
        return swung if not self.silent else np.where(np.asarray(x) > 0, 0.0, swung)

    def pressure(self, x: float | NDArray[np.float64], time: float) -> NDArray[np.float64]:
        """How much it is squeezed at `x`, −1 to 1."""
        away = self.frequency * time - np.asarray(x, float) / self.wave.wavelength
        squeezed: NDArray[np.float64] = np.cos(2 * math.pi * away)
        return np.zeros_like(squeezed) if self.silent else squeezed

    def squeeze(self, time: float) -> float:
        """The first compression from x = 0 on, in m: within a wavelength."""
        return self.wave.wavelength * (self.frequency * time % 1.0)
