"""A swing that friction and air take energy from: solved for any amplitude."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import OdeSolution, solve_ivp

Reals = NDArray[np.float64]

_PIECE = 60.0  # phase that is solved at once: more than the first swing from anywhere takes
_SMALL = 1e-4  # rad; below, sin θ is θ


@dataclass(frozen=True)
class Fading:
    """θ″ = −sin θ − 2ζ θ′ with 1/ω₀ as the unit of time, released from rest at `amplitude` (rad).

    `ratio` is ζ = γ/ω₀, above 0 and below 1 (Landau and Lifshitz, Mechanics, § 25). Small swings
    are θ₀ e^(−γt) high after a time t. Where they have become small for good, they are continued in
    closed form, so that the motion is known for ever.
    """

    amplitude: float
    ratio: float

    def state(self, phase: float | Reals) -> tuple[Reals, Reals]:
        """The angle in rad and its rate in units of ω₀, at ω₀t = `phase`."""
        at = np.asarray(phase, float)
        flat = np.atleast_1d(at).ravel()
        self._reach(float(flat.max()))
        found = np.empty((2, len(flat)))
        for index, piece in enumerate(self._pieces):
            inside = (flat >= index * _PIECE) & (flat <= (index + 1) * _PIECE)
            if inside.any():
                found[:, inside] = piece(flat[inside])
        late = flat > len(self._pieces) * _PIECE
        if late.any():
            found[:, late] = self._late(flat[late])
        return found[0].reshape(at.shape), found[1].reshape(at.shape)

    @cached_property
    def fastest(self) -> float:
        """The largest rate, on the first way down, in units of ω₀."""
        return abs(float(self._first.y_events[1][0][1]))

    @cached_property
    def back(self) -> float:
        """The angle (rad) at which the first full swing ends, on the side where it began."""
        ends = (angle for angle, rate in self._first.y_events[0] if 0 < angle < self.amplitude)
        return float(next(ends))

    @cached_property
    def _first(self) -> Any:
        def turns(phase: float, state: Reals) -> float:
            return float(state[1]) if phase > 0 else -1.0

        def strains(_: float, state: Reals) -> float:
            return math.sin(state[0]) + 2 * self.ratio * float(state[1])

        return self._solved(0.0, np.array([self.amplitude, 0.0]), (turns, strains))

    @cached_property
    def _pieces(self) -> list[OdeSolution]:
        """Those solved so far."""
        return [self._first.sol]

    @property
    def _end(self) -> Reals:
        """The state at the end of what is solved."""
        end: Reals = self._pieces[-1](len(self._pieces) * _PIECE)
        return end

    def _reach(self, phase: float) -> None:
        """Solve as far as that, or until it swings but a little."""
        while phase > len(self._pieces) * _PIECE and np.hypot(*self._end) > _SMALL:
            self._pieces.append(self._solved(len(self._pieces) * _PIECE, self._end).sol)

    def _solved(self, start: float, state: Reals, events: Any = None) -> Any:
        twice = 2 * self.ratio

        def change(_: float, state: Reals) -> tuple[float, float]:
            angle, rate = state.tolist()
            return rate, -math.sin(angle) - twice * rate

        return solve_ivp(
            change, (start, start + _PIECE), state, method="DOP853", events=events,
            rtol=1e-10, atol=1e-13, dense_output=True,
        )  # fmt: skip

    def _late(self, phase: Reals) -> Reals:
        """Small swings from the end of what is solved on."""
        passed, (angle, rate) = phase - len(self._pieces) * _PIECE, self._end
        turning, gone = math.sqrt(1 - self.ratio**2), np.exp(-self.ratio * passed)
        cosine, sine = np.cos(turning * passed), np.sin(turning * passed) / turning
        places = gone * (angle * cosine + (rate + self.ratio * angle) * sine)
        rates = gone * (rate * cosine - (angle + self.ratio * rate) * sine)
        return np.array([places, rates])
