"""An ideal gas in a cylinder: its state by the gas law, and particles that fly about in it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.constants import Avogadro, Boltzmann, R

COUNT = 110
SECONDS = 5.0
"""That a change takes, and after which a gas that is left alone looks the same again."""

_RATE = 1.1  # box lengths per second of a particle in usual air, along each way
_USUAL = 502.0  # m/s, its root mean square speed: air at 20 °C
_SLOWEST, _FASTEST = 0.35, 2.2  # times the usual rate
_START, _END = 0.08, 0.92  # of the time, when a change begins and ends


@dataclass(frozen=True, slots=True)
class State:
    """`amount` in mol, `volume` in m³, `temperature` in K."""

    amount: float
    volume: float
    temperature: float

    @property
    def pressure(self) -> float:
        """In Pa: nRT/V."""
        return self.amount * float(R) * self.temperature / self.volume


@dataclass(frozen=True)
class Gas:
    """A gas of molar mass `molar` (kg/mol) that goes from one state evenly to another; its
    particles start where chance, by `seed`, puts them."""

    first: State
    last: State
    molar: float
    seed: int

    @property
    def changes(self) -> bool:
        return self.first != self.last

    def state(self, time: float) -> State:
        share = min(1.0, max(0.0, (time / SECONDS - _START) / (_END - _START)))
        share = share * share * (3 - 2 * share)
        one, two = self.first, self.last
        return State(
            one.amount,
            one.volume + (two.volume - one.volume) * share,
            one.temperature + (two.temperature - one.temperature) * share,
        )

    def speed(self, time: float) -> float:
        """The molecules' root mean square, in m/s: √(3RT/M)."""
        return math.sqrt(3 * float(R) * self.state(time).temperature / self.molar)

    def energy(self, time: float) -> float:
        """Of a molecule's motion on average, in J: 3kT/2."""
        return 1.5 * float(Boltzmann) * self.state(time).temperature

    @property
    def molecules(self) -> float:
        return self.first.amount * float(Avogadro)

    def shares(self, speeds: NDArray[np.float64]) -> NDArray[np.float64]:
        """How many molecules at the first temperature have these speeds, in s/m (Maxwell)."""
        scale = float(R) * self.first.temperature / self.molar
        shares: NDArray[np.float64] = (
            math.sqrt(2 / math.pi) * speeds**2 / scale**1.5 * np.exp(-(speeds**2) / (2 * scale))
        )
        return shares

    @cached_property
    def _thrown(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Starts, in box lengths, and rates, in those of usual air, of shape (COUNT, 2)."""
        chance = np.random.default_rng(self.seed)
        return chance.uniform(0, 2, (COUNT, 2)), chance.normal(0, _RATE, (COUNT, 2))

    @cached_property
    def _travelled(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Times, and the way by then of a particle of rate 1, across and along, shape (n, 2)."""
        times = np.linspace(0, 2 * SECONDS, 400)
        states = [self.state(time) for time in times]
        rates = np.array([self._rate(it) for it in states])
        squeezed = np.array([it.volume / self.first.volume for it in states])
        rates = np.column_stack([rates / squeezed, rates])
        steps = (rates[1:] + rates[:-1]) / 2 * np.diff(times)[:, None]
        return times, np.vstack([[0.0, 0.0], np.cumsum(steps, axis=0)])

    def _rate(self, state: State) -> float:
        speed = math.sqrt(3 * float(R) * state.temperature / self.molar)
        return min(_FASTEST, max(_SLOWEST, speed / _USUAL))

    def rates(self, time: float) -> NDArray[np.float64]:
        """How fast each particle is, in box lengths per second, shape (COUNT,)."""
        rates: NDArray[np.float64] = np.hypot(*self._thrown[1].T) * self._rate(self.state(time))
        return rates

    def places(self, time: float) -> NDArray[np.float64]:
        """Of the particles, in lengths of the box as it is then, shape (COUNT, 2): each flies
        straight on from wall to wall."""
        starts, rates = self._thrown
        if self.changes:
            times, ways = self._travelled
            way = np.array([np.interp(time, times, ways[:, axis]) for axis in (0, 1)])
            gone = starts + rates * way
        else:
            turns = rates * self._rate(self.first) * SECONDS / 2  # there and back in the period
            whole = np.where(np.abs(turns) < 1, np.sign(turns), np.rint(turns))
            gone = starts + 2 * whole * (time / SECONDS)
        folded: NDArray[np.float64] = 1 - np.abs(gone % 2 - 1)
        return folded
