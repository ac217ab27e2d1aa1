"""A tank in which a body floats or sinks, as it is drawn."""

import math
from collections.abc import Callable
from functools import partial

from generator.engines.physics.draw.palette import (
    BLUE,
    FORCE,
    INK,
    PURPLE,
    SOFT_INK,
    WATER,
    Colour,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._dip import Dip
from generator.engines.physics.phenomena._substances import colour
from generator.engines.physics.phenomena._vessel import liquid, vessel
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

DEPTH = 2.8
"""Of the liquid, in sides of the body."""

_WIDTH, _BREADTH = 3.0, 1.6  # of the tank
_BODY: Colour = (214, 178, 128)


def paint_tank(scene: Scene, case: Case[Dip], largest: float, told: str) -> None:
    """Tank, liquid and body; what is much smaller than the `largest` body is drawn larger. With
    words to be `told`, forces and a scale too."""
    dip = case.run
    shown = max(dip.side, largest / 4)
    bottom, wide = -DEPTH * largest, _WIDTH * largest / 2
    floor = DEPTH * largest / shown * dip.side
    area = _WIDTH * _BREADTH * largest**2
    volume = shown**3 * (math.pi / 6 if dip.round else 1)

    def surface(time: float) -> float:
        return dip.share(time, floor) * volume / area

    def centre(time: float) -> tuple[float, float]:
        low = surface(time) - dip.depth(time, floor) * shown / dip.side
        return 0.0, max(low, bottom) + shown / 2

    fluid = colour(case.values["liquid"], WATER)
    liquid(scene, (-wide, wide), bottom, surface, fluid)
    vessel(scene, (-wide, wide), (bottom, 0.6 * largest), front=True)
    dashes = mixed(fluid, INK, 0.5)
    scene.line([(-wide, 0), (wide, 0)], dashes, 1.3, dash=(4, 4), front=True)
    fill = colour(case.values["material"], _BODY)
    _shape(scene, centre, shown, fill, is_round=dip.round)
    if told:
        _forces(scene, dip, centre, lambda t: bool(dip.depth(t, floor) >= floor * (1 - 1e-9)))
        before = Wording("before", "原液面").in_(scene.locale)
        scene.label(before, (wide, 0), dashes, size=12, prefer=("right",), gap=4)
        scene.ruler((-wide, bottom), (-wide, 0.6 * largest), side="left", steps=8)
        scene.label(told, (0, 1.2 * largest), SOFT_INK, size=14, prefer=("above",), number=True)


def _shape(
    scene: Scene,
    centre: Callable[[float], tuple[float, float]],
    side: float,
    fill: Colour,
    *,
    is_round: bool,
) -> None:
    if is_round:
        scene.disc(centre, side / 2, fill, INK, front=True)
    else:
        scene.block(centre, side, side, fill)


def _forces(
    scene: Scene,
    dip: Dip,
    centre: Callable[[float], tuple[float, float]],
    lies: Callable[[float], bool],
) -> None:
    longest = max(dip.weight, dip.strongest)
    arrow = partial(scene.vector, longest=longest, points=64)
    arrow(centre, (0, -dip.weight), FORCE, "G")
    arrow(centre, lambda t: (0, dip.buoyancy(t)), BLUE, "F")

    def support(time: float) -> tuple[float, float]:
        return 0, dip.apparent if lies(time) else 0.0

    def beside(time: float) -> tuple[float, float]:
        x, y = centre(time)
        return x + 0.3 * dip.side, y - 0.5 * dip.side

    arrow(beside, support, PURPLE, "N")
