"""Charged bodies as they are drawn: coloured discs with their sign."""

import numpy as np

from generator.engines.physics.draw.canvas import Canvas, Place
from generator.engines.physics.draw.palette import EDGE, INK, NEGATIVE, POSITIVE, WHITE, Colour
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.draw.view import Moving, now

COULOMB = 8.9875517862e9
"""Of Coulomb's law, N·m²/C² (CODATA 2022)."""

ELEMENTARY = 1.602176634e-19
"""C; exact in SI."""


def colour_of(charge: float) -> Colour:
    """Of a body with that charge."""
    return EDGE if charge == 0 else POSITIVE if charge > 0 else NEGATIVE


def charged(
    scene: Scene,
    at: Moving[Place],
    charge: float,
    *,
    points: float = 13.0,
    fill: Colour | None = None,
) -> None:
    """A charged body, in front of what was drawn before."""
    scene.disc(at, points=points, fill=fill or colour_of(charge), edge=INK, front=True)
    if charge == 0:
        return

    def sign(canvas: Canvas, time: float) -> None:
        x, y = scene.px(now(at, time))
        reach, width = 0.5 * points * scene.unit, max(1.2, 0.18 * points) * scene.unit
        canvas.line(np.array([[x - reach, y], [x + reach, y]]), WHITE, width)
        if charge > 0:
            canvas.line(np.array([[x, y - reach], [x, y + reach]]), WHITE, width)

    scene.add(sign, moves=True)
