"""A mass on a spring and a damper that is left to itself: m x″ + c x′ + k x = 0, in closed form."""

import math
from dataclasses import dataclass

_SAME = 1e-6  # of the frequency, that counts as critical


@dataclass(frozen=True, slots=True)
class Oscillator:
    """What swings, creeps, or is just between. Its motion is that from a displacement in m and a
    velocity in m/s at the time 0."""

    mass: float  # kg
    stiffness: float  # N/m
    damping: float  # kg/s

    @property
    def omega(self) -> float:
        """The angular frequency without damping, rad/s."""
        return math.sqrt(self.stiffness / self.mass)

    @property
    def critical(self) -> float:
        """The damping with which it just does not swing, in kg/s."""
        return 2 * math.sqrt(self.stiffness * self.mass)

    @property
    def ratio(self) -> float:
        """ζ: 1 is critical."""
        return self.damping / self.critical

    @property
    def turning(self) -> float:
        """The angular frequency of its swings, rad/s; 0 where it does not swing."""
        turning = self.omega * math.sqrt(max(0.0, 1 - self.ratio**2))
        return turning if turning > _SAME * self.omega else 0.0

    @property
    def swings(self) -> bool:
        return self.turning > 0

    @property
    def rates(self) -> tuple[float, float]:
        """At which its parts die away, the slow one first, in 1/s; the same where it swings."""
        half = self.ratio * self.omega
        fast = half + self.omega * math.sqrt(max(0.0, self.ratio**2 - 1))
        return (half, half) if self.swings else (self.omega**2 / fast, fast)

    def place(self, time: float, start: float, speed: float) -> float:
        """In m."""
        slow, fast = self.rates
        if self.swings:
            angle = self.turning * time
            sine = (speed + slow * start) / self.turning * math.sin(angle)
            return math.exp(-slow * time) * (start * math.cos(angle) + sine)
        if fast - slow <= _SAME * fast:
            return math.exp(-slow * time) * (start + (speed + slow * start) * time)
        lasting = (speed + fast * start) * math.exp(-slow * time)
        return (lasting - (speed + slow * start) * math.exp(-fast * time)) / (fast - slow)

    def velocity(self, time: float, start: float, speed: float) -> float:
        """In m/s."""
        slow, fast = self.rates
        if self.swings:
            angle = self.turning * time
            sine = (slow * speed + self.omega**2 * start) / self.turning * math.sin(angle)
            return math.exp(-slow * time) * (speed * math.cos(angle) - sine)
        if fast - slow <= _SAME * fast:
            return math.exp(-slow * time) * (speed - (speed + slow * start) * slow * time)
        lasting = slow * (speed + fast * start) * math.exp(-slow * time)
        return (fast * (speed + slow * start) * math.exp(-fast * time) - lasting) / (fast - slow)
