"""The crests of a beam of light that is refracted and reflected: they run at the speeds of the two
media, which is what turns them."""

import math
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from generator.engines.physics.draw.canvas import Canvas, Points
from generator.engines.physics.draw.palette import SCENE, SOFT_INK, Colour, mixed
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._snell import Surface

_WIDTH, _FOOT = 0.36, 0.9  # of the beam, and at most of its foot on the surface
_LENGTH = 0.3  # of a wave in the rarer medium
_REACH = 2.3
_FAINT = 0.1  # amplitude of a reflected wave that is too weak to be drawn


def crests(scene: Scene, surface: Surface, up: int, *, mirror: bool = False) -> None:
    """Draw those of light that comes from above (`up` 1) or below (−1) to the surface y = 0 and
    meets it at the origin; one crest passes in each second. A `mirror` lets nothing through."""
    reflected = 1.0 if mirror else surface.reflectance
    passes = None if mirror else surface.refracted
    for is_reflected in (False, True):
        strength = math.sqrt(reflected) if is_reflected else 1.0
        if strength < _FAINT:
            continue
        colour = mixed(SCENE, SOFT_INK, 0.15 + 0.6 * strength)
        _draw(scene, partial(_crests, surface, up, is_reflected, passes), colour)


def _draw(scene: Scene, crests: Callable[[float], Iterator[Points]], colour: Colour) -> None:
    def item(canvas: Canvas, time: float) -> None:
        for crest in crests(time):
            canvas.line(scene.px(crest), colour, 1.5 * scene.unit)

    scene.add(item, moves=True)


def _numbers(surface: Surface) -> tuple[int, int]:
    length = _length(surface)
    farthest = _REACH * max(1.0, surface.after / surface.before) + _FOOT
    return -math.ceil((_REACH + _FOOT) / length), math.ceil(farthest / length)


def _length(surface: Surface) -> float:
    """Of the waves before the surface."""
    return _LENGTH * min(surface.before, surface.after) / surface.before


def _crests(
    surface: Surface, up: int, is_reflected: bool, passes: float | None, time: float
) -> Iterator[Points]:
    """The crests across the beam, worked out all at once: every point of one has gone equally far,
    counted in waves. `passes` is the angle (rad) at which they go on behind the surface, None: they
    do not."""
    sine, cosine = math.sin(surface.angle), math.cos(surface.angle)
    foot = np.linspace(-0.5, 0.5, 13) * min(_WIDTH / cosine, _FOOT)
    numbers = np.arange(*_numbers(surface))
    gone = (numbers[:, None] + time % 1.0) * _length(surface) - foot * sine
    before, after = np.minimum(gone, 0), np.maximum(gone, 0)
    if is_reflected:
        points = np.stack([foot + sine * after, up * cosine * after], -1)
        yield from (crest[there] for crest, there in zip(points, gone > 0, strict=True))
        return
    points = np.stack([foot + sine * before, -up * cosine * before], -1)
    if passes is None:
        yield from (crest[there] for crest, there in zip(points, gone < 0, strict=True))
        return
    along = after * surface.before / surface.after
    yield from points + along[..., None] * [math.sin(passes), -up * math.cos(passes)]
