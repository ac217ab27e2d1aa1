"""A fall straight down, with or without air, in closed form."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ADRIFT = 4.0  # seconds shown of what does not fall
_SLIGHT = 1e-12  # of the way: as much as the air makes of it here, it makes nothing
_DEEP = 300.0  # ways, in units of that in which the air brakes, from which exponentials overflow
_PATIENCE = 1e6  # seconds


@dataclass(frozen=True, slots=True)
class Fall:
    """From rest or a speed downwards; the air brakes by `braking` · v².

    With v∞ = √(g/k) and τ = t√(gk): v = v∞ (s + tanh τ)/(1 + s tanh τ) and the way is
    ln(cosh τ + s sinh τ)/k, where s = v₀/v∞. `height` is infinite for a fall without a ground.
    """

    height: float  # m
    speed: float  # m/s at the start, downwards
    gravity: float  # m/s²
    braking: float  # 1/m

    @property
    def terminal(self) -> float:
        """The speed at which the air carries it, in m/s; infinite without air."""
        return math.sqrt(self.gravity / self.braking) if self.braking > 0 else math.inf

    @property
    def free(self) -> bool:
        """Whether the air makes no difference."""
        way = self.height if math.isfinite(self.height) else 1.0
        return self.braking * way < _SLIGHT

    @property
    def lands(self) -> bool:
        return self._landing < _PATIENCE or (self.gravity > 0 and math.isfinite(self.height))

    @property
    def end(self) -> float:
        """When it strikes the ground, in s; where there is none, infinite; where it does not fall,
        after a while."""
        if math.isinf(self.height):
            return math.inf
        return self._landing if self.lands else _ADRIFT

    @property
    def _landing(self) -> float:
        if math.isinf(self.height):
            return math.inf
        if self.free:
            root = self.speed + math.sqrt(self.speed**2 + 2 * self.gravity * self.height)
            return 2 * self.height / root if root > 0 else math.inf
        way = self.braking * self.height
        if self.gravity == 0:
            deep = way > _DEEP or self.speed == 0
            return math.inf if deep else math.expm1(way) / (self.braking * self.speed)
        share = self.speed / self.terminal
        rate = math.sqrt(self.gravity * self.braking)
        if way > _DEEP:
            return (way + math.log(2 / (1 + share))) / rate
        square = math.expm1(2 * way)
        more = square / (math.sqrt(square + share**2) + share)
        return math.log1p((math.expm1(way) + more) / (1 + share)) / rate

    def fallen(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """The way so far, in m."""
        at = np.minimum(np.asarray(time, float), self.end)
        way: NDArray[np.float64]
        if self.free:
            way = (self.speed + self.gravity * at / 2) * at
        elif self.gravity == 0:
            way = np.log1p(self.braking * self.speed * at) / self.braking
        else:
            way = self._braked_way(at)
        return np.minimum(way, self.height)

    def _braked_way(self, at: NDArray[np.float64]) -> NDArray[np.float64]:
        tau = at * math.sqrt(self.gravity * self.braking)
        share = self.speed / self.terminal
        short = np.minimum(tau, 1.0)
        near = np.log1p(2 * np.sinh(short / 2) ** 2 + share * np.sinh(short))
        far = tau + np.log((1 + share) / 2 + (1 - share) / 2 * np.exp(-2 * tau))
        way: NDArray[np.float64] = np.where(tau < 1, near, far) / self.braking
        return way

    def pace(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """The speed, in m/s; after the landing that with which it struck."""
        at = np.minimum(np.asarray(time, float), self.end)
        if self.free:
            return np.asarray(self.speed + self.gravity * at)
        if self.gravity == 0:
            return np.asarray(self.speed / (1 + self.braking * self.speed * at))
        tanh = np.tanh(at * math.sqrt(self.gravity * self.braking))
        share = self.speed / self.terminal
        return np.asarray(self.terminal * (share + tanh) / (1 + share * tanh))

    def now(self, time: float) -> float:
        """The speed, in m/s: 0 when it has landed."""
        return float(self.pace(time)) if time <= self.end * (1 + 1e-9) else 0.0

    def moments(self, until: float) -> NDArray[np.float64]:
        """Times (s) for a curve of it, the closer the earlier."""
        moments: NDArray[np.float64] = min(until, self.end) * np.linspace(0, 1, 160) ** 2
        return moments

    def drag(self, time: float) -> float:
        """The drag of the air for each kilogram, in N/kg, upwards."""
        return self.braking * float(self.pace(time)) ** 2
