"""Two portions of liquid poured together, as they are drawn: parcels of both that mingle."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.palette import INK, Colour, mixed
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._exchange import Exchange
from generator.engines.physics.phenomena._vessel import liquid

Shade = Callable[[int, float], Colour]
"""The colour of the first (0) or the second (1) by the time (s)."""

Ends = tuple[float, float]

_PARCELS = 140  # of both together
_STEPS = 0.7548776662466927, 0.5698402909980532
"""Of places that fill a square evenly (the R₂ sequence): 1 / x and 1 / x² for x³ = x + 1."""
_LARGE = 5.0  # points
_EDGE = 0.03  # from the walls


def draw_mixing(
    scene: Scene, run: Exchange, share: float, room: tuple[Ends, Ends], shade: Shade
) -> None:
    """The first, the `share` of all, lies over the second at first; then its parcels sink among
    the other's as fast as the difference of the temperatures falls. `room` is left and right,
    bottom and surface."""
    x, (bottom, surface) = room

    def between(time: float) -> Colour:
        one, two = shade(0, time), shade(1, time)
        return mixed(one, two, 1 - share)

    liquid(scene, x, bottom, surface, between)
    numbers = np.arange(_PARCELS)
    across = x[0] + _EDGE + (x[1] - x[0] - 2 * _EDGE) * ((numbers * _STEPS[0]) % 1)
    order = (numbers + 0.5) / _PARCELS  # from the surface down at first
    later = (numbers * _STEPS[1]) % 1  # and when they are mingled
    deep = surface - bottom - 2 * _EDGE

    def places(which: int, time: float) -> NDArray[np.float64]:
        left = run.left(time)
        height = surface - _EDGE - deep * (left * order + (1 - left) * later)
        mine = (order < share) == (which == 0)
        spots: NDArray[np.float64] = np.column_stack([across, height])[mine]
        return spots

    for which in (0, 1):
        darker = partial(_darker, shade, which)
        scene.dots(partial(places, which), darker, _LARGE)


def _darker(shade: Shade, which: int, time: float) -> Colour:
    return mixed(shade(which, time), INK, 0.12)
