"""A pipe from the side or a river from above, with its speeds and widths."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.palette import SOFT_INK, VELOCITY, WATER, Colour
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._pipe import Pipe
from generator.engines.physics.phenomena._piping import MIDDLE, paint_pipe

_LAND: Colour = (222, 232, 208)
_ABOVE = 0.55  # of the wider part: over both parts, where the speeds are written


def paint_channel(scene: Scene, pipe: Pipe) -> None:
    """The channel in the middle of the scene."""
    if pipe.deep is not None:
        scene.polygon([(-9, -9), (9, -9), (9, 9), (-9, 9)], _LAND)
    paint_pipe(scene, pipe, WATER)
    for which, place in enumerate((-MIDDLE, MIDDLE)):
        _name(scene, pipe, which, place)


def _name(scene: Scene, pipe: Pipe, which: int, place: float) -> None:
    """The speed in a part as an arrow, with its number above: it may be too short for a name at
    its tip. Width and cross-section below."""
    number, width = "₁₂"[which], (pipe.first, pipe.second)[which]
    speed = (pipe.speed, pipe.later)[which]
    scene.vector(
        (place - 0.6, 0.0), (speed, 0), VELOCITY,
        longest=max(pipe.speed, pipe.later), points=76, width=3.2,
    )  # fmt: skip
    told = f"v{number} = {amount(speed, 'm/s')}"
    scene.label(told, (place, _ABOVE), VELOCITY, prefer=("above",), gap=4, bold=True, number=True)
    told = f"d{number} = {amount(width, 'm')},  A{number} = {amount(pipe.areas[which], 'm²')}"
    scene.label(told, (place, -_ABOVE), SOFT_INK, size=14, prefer=("below",), gap=4, number=True)
