"""A seesaw or lever as it is drawn."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EARTH,
    FORCE,
    INK,
    ORANGE,
    SOFT_INK,
    WHITE,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._seesaw import (
    TIP,
    Seesaw,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_HELD = 0.12  # beside the beam's half, how far weights in balance are first held above it
_THICK = 0.05  # half the beam's thickness beside its half


def draw(page: Page, cases: Sequence[Case[Seesaw]]) -> None:
    half = max(case.run.half for case in cases)
    alone = len(cases) == 1
    wide, high = half * 1.12, half * (0.78 if alone and page.numbers else 0.95)
    low = -half * (0.55 if alone else 0.7)
    for case, scene in zip(cases, page.scenes(cases, (-wide, wide), (low, high)), strict=True):
        _beam(scene, case.run, case.colour, alone=alone)
    left, right = (max(case.run.torques[side] for case in cases) for side in (0, 1))
    one, two = Wording("torque m₁gd₁", "力矩 m₁gd₁"), Wording("torque m₂gd₂", "力矩 m₂gd₂")
    if alone:
        seesaw = cases[0].run
        tilt, net = Wording("tilt θ", "倾角 θ"), Wording("net torque M", "合力矩 M")
        largest = abs(seesaw.net) or max(left, right)
        page.read(net, "N·m", largest, cases, Seesaw.left_over)
        page.read(tilt, "deg", TIP, cases, Seesaw.tilt)
        bars = [
            (Wording("left", "左"), BLUE, lambda t: seesaw.torque(0, t)),
            (Wording("right", "右"), ORANGE, lambda t: seesaw.torque(1, t)),
        ]
        page.bars(Wording("torque", "力矩"), "N·m", max(left, right), bars)
    else:
        page.read(one, "N·m", left, cases, lambda it, t: it.torque(0, t))
        page.read(two, "N·m", right, cases, lambda it, t: it.torque(1, t))
    if any(case.run.net for case in cases):
        end = max(case.run.seconds for case in cases)
        curves = [Curve(case.run.times, -case.run.angles, case.colour) for case in cases]
        most = math.radians(20)
        page.graph(Graph(Axis("t", "s", 0, end), Axis("θ", "deg", -most, most), curves))


def _beam(scene: Scene, seesaw: Seesaw, colour: Colour, *, alone: bool) -> None:
    half, thick = seesaw.half, seesaw.half * _THICK
    pivot = half * math.sin(TIP) + thick
    scene.ground(-pivot)
    scene.polygon([(0, 0), (-pivot * 0.6, -pivot), (pivot * 0.6, -pivot)], pale(EARTH, 0.1), INK)
    scene.block((0, 0), 2 * half, thick * 2, EARTH, angle=lambda t: -seesaw.angle(t))
    scene.disc((0, 0), points=5, fill=INK, front=True)
    for side, mass in enumerate((seesaw.mass1, seesaw.mass2)):
        if mass > 0:
            _weight(scene, seesaw, side, colour, alone=alone)
        if alone and scene.numbers:
            _arm(scene, seesaw, side)


def _weight(scene: Scene, seesaw: Seesaw, side: int, colour: Colour, *, alone: bool) -> None:
    """What lies on one side of the beam."""
    masses = seesaw.mass1, seesaw.mass2
    size = max(0.09, 0.24 * math.cbrt(masses[side] / max(masses))) * seesaw.half

    def centre(time: float) -> NDArray[np.float64]:
        right = seesaw.along(time)
        up = np.array([-right[1], right[0]])
        middle: NDArray[np.float64] = right * seesaw.place(side) + up * (
            seesaw.half * (_THICK + _HELD * seesaw.above(time)) + size / 2
        )
        return middle

    weight = masses[side] * seesaw.gravity
    names = ("F₁", "F₂") if seesaw.newtons else ("m₁g", "m₂g")
    fill = mixed(colour, WHITE, 0.25)
    scene.block(centre, size, size, fill, angle=lambda t: -seesaw.angle(t))
    scene.vector(
        centre, (0, -weight), FORCE, names[side] if alone else "",
        longest=max(masses) * seesaw.gravity, points=70 if alone else 48, beside="right",
    )  # fmt: skip
    # The arrow begins in the middle: the text is over it, or over the block where that is small.
    over = (0.24 if alone and size > 0.22 * seesaw.half else 0.5) * size

    def above(time: float) -> NDArray[np.float64]:
        place: NDArray[np.float64] = centre(time) + np.array([0.0, over])
        return place

    where = "on" if over < 0.4 * size else "above"
    told = amount(weight, "N") if seesaw.newtons else amount(masses[side], "kg")
    scene.label(told, above, INK, prefer=(where,), size=13, gap=4, bold=True, number=True)


def _arm(scene: Scene, seesaw: Seesaw, side: int) -> None:
    """How long one arm is, above the beam and along it."""
    place, high = seesaw.place(side), seesaw.half * 0.52

    def at(along: float, up: float) -> Callable[[float], NDArray[np.float64]]:
        def there(time: float) -> NDArray[np.float64]:
            right = seesaw.along(time)
            spot: NDArray[np.float64] = along * right + up * np.array([-right[1], right[0]])
            return spot

        return there

    def upright(along: float) -> Callable[[float], list[NDArray[np.float64]]]:
        low, top = at(along, 0.0), at(along, high)
        return lambda t: [top(t), low(t)]

    for x in (0.0, place):
        scene.line(upright(x), SOFT_INK, 1, dash=(3, 4))
    name = f"d{'₁₂'[side]} = {amount(abs(place), 'm')}"
    scene.measure(at(0.0, high), at(place, high), name, prefer=("above",))
