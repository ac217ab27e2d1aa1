"""A cylinder with a gas in it, as it is drawn."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import Steady
from generator.engines.physics.draw.palette import (
    BLUE,
    INK,
    ORANGE,
    SOFT_INK,
    STEEL,
    VERMILLION,
    WHITE,
    Colour,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._gas import Gas
from generator.engines.physics.wording import Wording

_SPEEDS: tuple[Colour, ...] = (BLUE, ORANGE, VERMILLION)  # of slow, medium and fast particles
_NAMES = Wording("slow", "慢"), Wording("medium", "中"), Wording("fast", "快")
_BOUNDS = (1.1, 2.0)  # of their rates, in box lengths per second
_NARROWEST = 0.1  # of the widest box, that any is drawn with at least


def paint_cylinder(scene: Scene, gas: Gas, widest: float) -> None:
    """The box, the particles and the piston; its length is as its volume."""

    def length(time: float) -> float:
        return max(_NARROWEST, gas.state(time).volume / widest)

    hot = mixed(WHITE, VERMILLION, 0.1)
    scene.polygon(lambda t: [(0, 0), (length(t), 0), (length(t), 1), (0, 1)], hot)
    for index, paint in enumerate(_SPEEDS):
        _particles(scene, gas, index, length, paint)
    scene.line([(1.12, 0), (0, 0), (0, 1), (1.12, 1)], INK, 3.5)
    scene.block(lambda t: (length(t) + 0.03, 0.5), 0.06, 0.99, STEEL)
    scene.line(lambda t: [(length(t) + 0.06, 0.5), (length(t) + 0.2, 0.5)], INK, 5)
    for at, paint, name in zip((0.08, 0.48, 0.9), _SPEEDS, _NAMES, strict=True):
        text = name.in_(scene.locale)
        scene.label(text, (at, 1), paint, size=13, prefer=("above",), gap=4, bold=True)
    volume = Steady("m³", max(gas.first.volume, gas.last.volume))
    scene.label(
        lambda t: f"V = {volume.text(gas.state(t).volume)}", lambda t: (length(t) / 2, 0),
        SOFT_INK, size=14, prefer=("below",), number=True,
    )  # fmt: skip


def _particles(
    scene: Scene, gas: Gas, speed: int, length: Callable[[float], float], paint: Colour
) -> None:
    """Those that are slow, medium or fast: 0, 1 or 2."""
    room = 0.018  # a particle's radius

    def places(time: float) -> NDArray[np.float64]:
        kept = np.digitize(gas.rates(time), _BOUNDS) == speed
        inner = [length(time) - 2 * room, 1 - 2 * room]
        spots: NDArray[np.float64] = gas.places(time)[kept] * inner + room
        return spots

    scene.dots(places, paint, 3.4)
