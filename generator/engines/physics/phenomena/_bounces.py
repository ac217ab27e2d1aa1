"""How something that is dropped bounces: flights of which each is shorter than the last."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SHOWN = 9  # bounces, at most
_COUNTED = 40  # bounces that a curve shows sharply


@dataclass(frozen=True, slots=True)
class Bounces:
    """Dropped from `height`; each bounce keeps the share `restitution` of the speed. The n-th
    flight begins at t₀ + 2t₀ (e + e² + … + eⁿ⁻¹), where t₀ is the time of the first fall."""

    height: float  # m
    restitution: float  # 0 to 1
    gravity: float  # m/s²

    @property
    def first(self) -> float:
        """When it strikes the ground first, in s."""
        return math.sqrt(2 * self.height / self.gravity)

    @property
    def impact(self) -> float:
        """The speed with which it strikes the ground first, in m/s."""
        return math.sqrt(2 * self.gravity * self.height)

    @property
    def rest(self) -> float:
        """When it has come to rest, after infinitely many bounces, in s."""
        e = self.restitution
        return self.first * (1 + e) / (1 - e) if e < 1 else math.inf

    def start(self, bounce: int) -> float:
        """When it strikes the ground for that time, counted from 1, in s."""
        return self.first * (1 + 2 * sum(self.restitution**n for n in range(1, bounce)))

    def top(self, bounce: int) -> float:
        """How high it comes after so many bounces, in m."""
        return self.height * self.restitution ** (2 * bounce)

    def at(self, time: float) -> tuple[float, float]:
        """Height (m) and speed upwards (m/s)."""
        if time < self.first:
            return self.height - self.gravity * time**2 / 2, -self.gravity * time
        bounce = self._bounce(time)
        up = self.impact * self.restitution**bounce
        if up <= 0:
            return 0.0, 0.0
        since = time - self._begun(bounce)
        return max((up - self.gravity * since / 2) * since, 0.0), up - self.gravity * since

    def _bounce(self, time: float) -> float:
        """How many there have been, at least 1; infinite when it is at rest."""
        e = self.restitution
        late = max(time - self.first, 0.0) / (2 * self.first)
        if e == 1:
            return math.floor(late) + 1
        gone = late * (1 - e) / e if e > 0 else math.inf
        if gone > 1 - 1e-12:
            return math.inf
        return math.floor(math.log1p(-gone) / math.log(e) + 1e-9) + 1

    def _begun(self, bounce: float) -> float:
        """When the flight after that bounce began, in s."""
        e = self.restitution
        together = bounce - 1 if e == 1 else e * (1 - e ** (bounce - 1)) / (1 - e)
        return self.first * (1 + 2 * together)

    def moments(self, until: float) -> NDArray[np.float64]:
        """Times (s) for a curve, among them those of the bounces."""
        bounces = [self.start(n) for n in range(1, _COUNTED)]
        moments: NDArray[np.float64] = np.union1d(
            np.linspace(0, until, 200), [time for time in bounces if time < until]
        )
        return moments

    def y(self, time: float) -> float:
        return self.at(time)[0]

    def speed(self, time: float) -> float:
        """Upwards, in m/s."""
        return self.at(time)[1]

    @property
    def shown(self) -> float:
        """How long is shown of it: until it rests, or bounces for the last time that is shown."""
        many = self.start(_SHOWN)
        return self.rest if self.rest < 1.5 * many else many
