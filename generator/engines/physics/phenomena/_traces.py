"""What a moving thing leaves behind it in a scene."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.palette import Colour, pale
from generator.engines.physics.draw.scene import Scene

Places = Callable[[float | NDArray[np.float64]], NDArray[np.float64]]
"""A place of shape (2,) at a time (s), or several of shape (n, 2) at times of shape (n,)."""


def trace(
    scene: Scene,
    places: Places,
    times: NDArray[np.float64],
    colour: Colour,
    width: float = 2.2,
) -> None:
    """The line that something has drawn so far, with corners at these times (s)."""
    drawn = places(times)

    def so_far(time: float) -> NDArray[np.float64]:
        count = int(np.searchsorted(times, time, side="right"))
        return np.vstack([drawn[:count], places(np.array([min(time, times[-1])]))])

    scene.line(so_far, pale(colour, 0.25), width)


def stamps(scene: Scene, places: Places, end: float, colour: Colour, every: float) -> None:
    """Where something has been at equal intervals of time."""
    times = np.arange(0.0, end * (1 + 1e-9), every)
    dots = places(times)
    fill = pale(colour, 0.45)
    scene.dots(lambda t: dots[: int(np.searchsorted(times, t, side="right"))], fill, 3.4)
