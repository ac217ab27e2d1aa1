"""Field lines: where one comes if one always follows the field."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Place
from generator.engines.physics.draw.palette import Colour
from generator.engines.physics.draw.scene import Scene

Places = NDArray[np.float64]
"""Shape (n, 2)."""

Field = Callable[[Places], Places]
"""The field's vectors at some places."""


def followed(field: Field, starts: Places, step: float, most: int) -> NDArray[np.float64]:
    """The lines from these places along the field, each of `most` steps of that length: shape
    (most + 1, n, 2); by Runge and Kutta's method of fourth order."""
    lines = [np.asarray(starts, float)]
    for _ in range(most):
        at = lines[-1]
        one = _directed(field, at)
        two = _directed(field, at + step / 2 * one)
        three = _directed(field, at + step / 2 * two)
        four = _directed(field, at + step * three)
        lines.append(at + step / 6 * (one + 2 * two + 2 * three + four))
    return np.array(lines)


def _directed(field: Field, places: Places) -> Places:
    """The field's directions; nowhere where it vanishes."""
    vectors = field(places)
    sizes = np.hypot(vectors[:, 0], vectors[:, 1])
    directions: Places = vectors / np.where(sizes > 0, sizes, 1)[:, None]
    return directions


def until(line: Places, ends: NDArray[np.bool_]) -> Places:
    """The line as far as the first place where it `ends`."""
    found = np.flatnonzero(ends)
    return line[: found[0] + 1] if len(found) else line


def around(centre: Place, radius: float, count: int, first: float = 0.0) -> Places:
    """So many places on a circle, the first at that angle (rad)."""
    angles = first + np.arange(count) * (2 * np.pi / count)
    circle: Places = np.asarray(centre) + radius * np.column_stack([np.cos(angles), np.sin(angles)])
    return circle


def drawn(
    scene: Scene,
    line: Places,
    colour: Colour,
    *,
    way: int = 1,
    width: float = 1.5,
    head: int = 28,
) -> None:
    """Draw a line with an arrowhead in its middle, but after no more than `head` steps, which
    points along it (`way` 1) or back (−1)."""
    if len(line) < 3:  # hardly a line
        return
    scene.line(line, colour, width)
    at = max(1, min(head, (len(line) - 1) // 2))
    along = (line[at + 1] - line[at - 1]) * way
    size = float(np.hypot(*along))
    if size > 0:
        scene.vector(line[at], along / size, colour, longest=1, points=9, width=1.0, always=True)
