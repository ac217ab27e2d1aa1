"""The field lines around two wires, with as much field between any two of them."""

import math

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena import _field_lines
from generator.engines.physics.phenomena._field_lines import Places, followed
from generator.engines.physics.phenomena._wires import Wires

_STEP, _STEPS = 0.035, 420
_APART = 0.45  # of the potential: how much field is between two lines, as between rings of 1 : 1.6
_NEAREST, _FARTHEST = 0.13, 2.2  # of the distance: where lines begin beside a wire
_SEEN = 2.4  # of the distance: how far from the middle they are followed
_STILL = 8  # steps, after which a line may be back where it began


def lines_of_two(run: Wires) -> list[Places]:
    """In units of the distance. The vector potential of straight currents is the sum of I ln r, and
    the flux between two of its lines is the difference of their potentials; so they begin on the
    line through both wires, at equal steps of it."""
    offsets = np.geomspace(_NEAREST, _FARTHEST, 400)
    right, left = 0.5 + offsets, -0.5 - offsets
    if run.second > 0:
        null = run.first / (run.first + run.second) - 0.5
        watershed = float(potential(run, np.array([null]))[0])
        starts = _at_levels(run, right, watershed + _APART / 2)
        loops = _at_levels(run, left, watershed + _APART / 2)  # the others come around both
        starts += [x for x in loops if potential(run, np.array([x]))[0] < watershed]
    else:
        between = np.linspace(_NEAREST - 0.5, 0.5 - _NEAREST, 400)
        middle = float(potential(run, np.zeros(1))[0])
        starts = _at_levels(run, between, middle) + _around_both(run, middle)
    return [_whole(run, x) for x in starts]


def potential(run: Wires, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """The vector potential on the line through both wires, beside that of the stronger current at
    a distance of e."""
    strongest = max(abs(run.first), abs(run.second))
    total: NDArray[np.float64] = sum(
        current / strongest * np.log(np.abs(x - place[0])) for current, place in run.bodies
    )
    return total


def _at_levels(run: Wires, x: NDArray[np.float64], first: float) -> list[float]:
    """Where the potential, which rises or falls along `x`, is at the `first` level or at one that
    is whole steps from it."""
    heights = potential(run, x)
    if heights[0] > heights[-1]:
        x, heights = x[::-1], heights[::-1]
    low, high = (math.ceil((it - first) / _APART) for it in (heights[0], heights[-1]))
    levels = first + _APART * np.arange(low, high)
    return [float(it) for it in np.interp(levels, heights, x)]


def _around_both(run: Wires, first: float) -> list[float]:
    """Where those lines of opposite currents begin that come around both wires: beyond the stronger
    one, outside the line through the place beyond the weaker one where the field vanishes."""
    sizes = run.first, abs(run.second)
    if math.isclose(*sizes):
        return []
    side = 1 if sizes[1] > sizes[0] else -1
    beyond = min(sizes) / abs(sizes[0] - sizes[1])
    watershed = abs(float(potential(run, np.array([-side * (0.5 + beyond)]))[0]))
    x = side * (0.5 + np.geomspace(_NEAREST, _FARTHEST, 400))
    starts = _at_levels(run, x, first)
    return [it for it in starts if -side * potential(run, np.array([it]))[0] > watershed]


def _whole(run: Wires, x: float) -> Places:
    """The line through a place of that line: closed, or from edge to edge of what is seen."""
    start = np.array([[x, 0.0]])
    ahead = followed(run.field, start, _STEP, _STEPS)[:, 0]
    back = np.hypot(*(ahead - ahead[0]).T) < 0.7 * _STEP
    back[:_STILL] = False
    out = np.abs(ahead).max(axis=1) > _SEEN
    if back.any() and not out[: int(np.argmax(back))].any():
        # The last step, which may go beyond the start, is left out: a turn back would leave a gap.
        return np.vstack([_field_lines.until(ahead, back)[:-1], ahead[:1]])
    behind = followed(lambda places: -run.field(places), start, _STEP, _STEPS)[:, 0]
    past = _field_lines.until(behind, np.abs(behind).max(axis=1) > _SEEN)
    return np.vstack([past[:0:-1], _field_lines.until(ahead, out)])
