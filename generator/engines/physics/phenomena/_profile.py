"""The shape of a wave along a line, drawn so that a very short one becomes a band, not a muddle."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.palette import Colour, pale
from generator.engines.physics.draw.scene import Scene

_PER_WAVE = 28  # points of a line
_FEWEST, _MOST = 120, 1500
_DENSE = 60.0  # wavelengths across the picture

Shape = Callable[[NDArray[np.float64], float], NDArray[np.float64]]
"""Heights at these places x, at that time."""


def profile(
    scene: Scene,
    ends: tuple[float, float],
    wavelength: float,
    shape: Shape,
    colour: Colour,
    *,
    base: float = 0.0,
    limit: float,
    width: float = 3.0,
    opacity: float = 1.0,
) -> None:
    """Draw `shape` between two places of the x axis, above and below `base`. `limit` is how far it
    goes to each side; where it waves too often for the eye, the band between is filled."""
    left, right = ends
    waves = (right - left) / wavelength
    if waves > _DENSE:
        low, high = base - limit, base + limit
        corners = [(left, low), (right, low), (right, high), (left, high)]
        scene.polygon(corners, pale(colour, 0.55), colour)
        return
    count = min(_MOST, max(_FEWEST, math.ceil(waves * _PER_WAVE)))
    x = np.linspace(left, right, count)
    scene.line(lambda t: np.column_stack([x, base + shape(x, t)]), colour, width, opacity=opacity)
