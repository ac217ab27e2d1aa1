"""Temperatures as colours: blue where it is cold, red where it is hot."""

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.palette import Colour
from generator.types import Frame

_STOPS = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
_COLOURS = np.array(
    [(84, 138, 206), (158, 198, 230), (240, 234, 222), (242, 166, 104), (214, 74, 34)], float
)  # between red and blue through a pale one, so that the colour-blind tell them apart


def warm(temperature: float, low: float, high: float) -> Colour:
    """The colour of a temperature on a scale from `low` to `high`, all in K."""
    red, green, blue = (int(it) for it in shades(np.array([temperature]), low, high)[0, 0])
    return red, green, blue


def shades(temperatures: NDArray[np.float64], low: float, high: float) -> Frame:
    """A row of pixels in the colours of (n,) temperatures: shape (1, n, 3)."""
    shares = (temperatures - low) / max(high - low, 1e-9)
    channels = [np.interp(shares, _STOPS, _COLOURS[:, channel]) for channel in range(3)]
    row: Frame = np.rint(np.stack(channels, axis=-1)).astype(np.uint8)[None]
    return row
