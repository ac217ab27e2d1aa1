"""The picture of two bodies that attract each other."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from generator.engines.physics.draw.amounts import Steady
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EDGE,
    FORCE,
    GOLD,
    INK,
    SOFT_INK,
    STEEL,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._attraction import FARTHEST, Pair
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._bodies import BODIES
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import NOTHING, Wording

_HEIGHT = 0.56  # of the picture, where a single pair is

_COLOURS: dict[str, tuple[Colour, Colour]] = {
    "moon": (BODIES["earth"].colour, STEEL),
    "earth": (GOLD, BODIES["earth"].colour),
    "ground": (BODIES["earth"].colour, STEEL),
}

_EARTH, _PERSON = Wording("Earth", "地球"), Wording("person", "人")
_NAMES = {
    "moon": (_EARTH, Wording("Moon", "月球")),
    "earth": (Wording("Sun", "太阳"), _EARTH),
    "ground": (_EARTH, NOTHING),
    "people": (_PERSON, _PERSON),
}
_MASSES = "m₁", "m₂"


def draw(page: Page, cases: Sequence[Case[Pair]]) -> None:
    pairs = [case.run for case in cases]
    far = FARTHEST * max(pair.distance for pair in pairs)
    strongest = max(pair.force(pair.distance) for pair in pairs)
    scene = page.scene(
        (-0.16 * far, 1.16 * far),
        (0.0 if len(cases) == 1 else -0.25, float(len(cases))),
        equal=False,
    )
    level = 0.14 if len(cases) == 1 else -0.02
    scene.ruler((0, level), (far, level), steps=4)
    if len(cases) == 1:
        _explain(scene, cases[0], strongest)
    else:
        for number, case in enumerate(cases):
            _compare(scene, case, len(cases) - 0.45 - number, strongest)
    page.legend(cases)
    _tell(page, cases, far)


def _explain(scene: Scene, case: Case[Pair], strongest: float) -> None:
    """One pair, with its names, its distance, and what the law says of other distances."""
    pair, y = case.run, _HEIGHT
    one, two = _COLOURS.get(case.values["pair"], (case.colour, pale(case.colour, 0.5)))
    _fractions(scene, pair)
    _bodies(scene, pair, y, (one, two), 17.0)
    for place, sign in ((_first(y + 0.14), 1.0), (_second(pair, y - 0.14), -1.0)):
        force = _force(pair, sign)
        scene.vector(place, force, FORCE, "F", longest=strongest, points=100, width=3.4)
    names = _NAMES.get(case.values["pair"], (NOTHING, NOTHING))
    called = [
        f"{name.in_(scene.locale)} {m}".strip() for name, m in zip(names, _MASSES, strict=True)
    ]
    scene.label(called[0], _first(y), INK, prefer=("below",), gap=26)
    scene.label(called[1], _second(pair, y), INK, prefer=("above",), gap=26)
    if case.values["pair"] in _COLOURS:
        text = Wording("sizes not to scale", "大小未按比例绘制").in_(scene.locale)
        corner = (-0.14 * FARTHEST * pair.distance, 0.95)
        scene.label(text, corner, SOFT_INK, size=12, prefer=("right",), gap=2)
    length = Steady("m", FARTHEST * pair.distance)
    scene.measure(
        (0.0, y - 0.24), lambda t: (pair.apart(t), y - 0.24),
        lambda t: f"r = {length.text(pair.apart(t))}", prefer=("below",),
    )  # fmt: skip


def _compare(scene: Scene, case: Case[Pair], y: float, strongest: float) -> None:
    """One of several pairs, the forces a little above and below it so that they stay apart."""
    pair, colours = case.run, (case.colour, pale(case.colour, 0.5))
    _bodies(scene, pair, y, colours, 12.0)
    for place, sign in ((_first(y + 0.25), 1.0), (_second(pair, y - 0.25), -1.0)):
        scene.vector(place, _force(pair, sign), FORCE, longest=strongest, points=64)


def _first(y: float) -> tuple[float, float]:
    return 0.0, y


def _second(pair: Pair, y: float) -> Callable[[float], tuple[float, float]]:
    return lambda time: (pair.apart(time), y)


def _bodies(
    scene: Scene, pair: Pair, y: float, colours: tuple[Colour, Colour], points: float
) -> None:
    """The heavier, the larger, within reason."""
    ratio = math.sqrt(min(max((pair.one / pair.two) ** (1 / 6), 0.5), 2.0))
    second = _second(pair, y)
    scene.line(lambda t: [_first(y), second(t)], SOFT_INK, 1.2, dash=(3, 5))
    scene.disc(_first(y), points=points * ratio, fill=colours[0], edge=INK, front=True)
    scene.disc(second, points=points / ratio, fill=colours[1], edge=INK, front=True)


def _force(pair: Pair, sign: float) -> Callable[[float], tuple[float, float]]:
    return lambda time: (sign * pair.pull(time), 0.0)


def _fractions(scene: Scene, pair: Pair) -> None:
    """What is left of the force at once, twice and three times the distance."""
    for times, text in ((1, "F"), (2, "F/4"), (3, "F/9")):
        x = times * pair.distance
        scene.line([(x, 0.14), (x, 0.78)], EDGE, 1.2, dash=(2, 5))
        scene.label(text, (x, 0.78), SOFT_INK, size=14, prefer=("above",), gap=2, number=True)


def _tell(page: Page, cases: Sequence[Case[Pair]], far: float) -> None:
    strongest = max(case.run.force(case.run.distance) for case in cases)
    page.read(Wording("distance r", "距离 r"), "m", far, cases, Pair.apart)
    page.read(Wording("force F", "引力 F"), "N", strongest, cases, Pair.pull)
    curves, markers = [], []
    for case in cases:
        ways = case.run.distance * np.linspace(1, FARTHEST, 120)
        forces = np.array([case.run.force(float(way)) for way in ways])
        curves.append(Curve(ways, forces, case.colour, grows=False))
        markers.append(Marker(_on_curve(case.run), case.colour))
    along = Axis("r", "m", 0.0, far)
    page.graph(Graph(along, around("F", "N", strongest), curves, markers=markers))


def _on_curve(pair: Pair) -> Callable[[float], tuple[float, float]]:
    return lambda time: (pair.apart(time), pair.pull(time))
