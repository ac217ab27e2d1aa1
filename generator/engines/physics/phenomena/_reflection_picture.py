"""A ray on a smooth or rough surface, as it is drawn."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    GREEN,
    INK,
    SOFT_INK,
    VERMILLION,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._beams import beam
from generator.engines.physics.phenomena._crests import crests
from generator.engines.physics.phenomena._reflected import (
    GROWN,
    HALVES,
    QUARTER,
    RAY,
    RAYS,
    TURN_TO,
    Reflection,
)
from generator.engines.physics.phenomena._snell import Surface
from generator.engines.physics.phenomenon import (
    Case,
)
from generator.engines.physics.wording import Wording

_REACH = 4.0  # of the rays, beyond the window
_BEFORE = 0.35  # s that the first of many rays is on its way already, until it is in the window


def draw(page: Page, cases: Sequence[Case[Reflection]]) -> None:
    half = HALVES[len(cases) - 1]
    alone = len(cases) == 1
    scenes = page.scenes(cases, (-half, half), (-0.3, 1.4))
    for scene in scenes:
        scene.below = 0.15  # there is nothing under a mirror
    feet = next((case.run.feet for case in cases if case.run.rough), np.zeros(0))
    for case, scene in zip(cases, scenes, strict=True):
        run = case.run
        if run.rough:
            _scattered(scene, run, run.feet, run.slopes, half)
        elif len(feet) and not run.turn:
            _scattered(scene, run, feet, 0 * feet, half)
        else:
            _mirrored(scene, run, half, alone=alone)
            if case.values["glancing"] and not run.turn:
                _glancing(scene, run, alone=alone)
    if len(feet):
        return  # every ray has angles of its own
    steepest = max(case.run.turned for case in cases)
    theta, theta_out = Wording("incidence θ", "入射角 θ"), Wording("reflection θ′", "反射角 θ′")
    page.read(theta, "deg", steepest, cases, Reflection.incidence)
    page.read(theta_out, "deg", steepest, cases, Reflection.incidence)
    rays = Wording("between the rays", "两光线夹角")
    page.read(rays, "deg", 2 * steepest, cases, lambda run, t: 2 * run.incidence(t))


def _mirrored(scene: Scene, run: Reflection, half: float, *, alone: bool) -> None:
    came = np.array([-math.sin(run.angle), math.cos(run.angle)])
    wide = min(1.25, 0.8 * half)

    def along(time: float, reach: float) -> NDArray[np.float64]:
        turn = -run.turning(time)
        return reach * np.array([math.cos(turn), math.sin(turn)])

    def normal(time: float) -> NDArray[np.float64]:
        turn = run.turning(time)
        return np.array([math.sin(turn), math.cos(turn)])

    def leaving(time: float) -> NDArray[np.float64]:
        return run.outward(-run.turning(time))

    def back(time: float) -> list[NDArray[np.float64]]:
        ends = along(time, -wide), along(time, wide)
        deep = -0.09 * normal(time)
        return [*ends, ends[1] + deep, ends[0] + deep]

    still = not run.turn
    scene.polygon(back(0.0) if still else back, pale(EDGE, 0.35))
    if still:
        crests(scene, Surface(1.0, 1.0, run.angle), 1, mirror=True)
    else:
        faint = [np.zeros(2), _REACH * leaving(0.0)]
        scene.line(faint, pale(GREEN, 0.45), 2.0, dash=(6, 5))
        scene.line([along(0.0, -wide), along(0.0, wide)], EDGE, 1.6, dash=(6, 5))
    scene.line(lambda t: [along(t, -wide), along(t, wide)], INK, 3.6)
    scene.line(lambda t: [np.zeros(2), 1.18 * normal(t)], SOFT_INK, 1.3, dash=(5, 5))
    scene.line([_REACH * came, np.zeros(2)], VERMILLION, 2.8)
    scene.vector(0.72 * came, -came, VERMILLION, longest=1, points=10, always=True)
    scene.line(lambda t: [np.zeros(2), _REACH * leaving(t)], GREEN, 2.8)
    scene.vector(lambda t: 0.72 * leaving(t), leaving, GREEN, longest=1, points=10, always=True)
    _angles(scene, run, still=still, alone=alone)


def _angles(scene: Scene, run: Reflection, *, still: bool, alone: bool) -> None:
    one, two = "θ", "θ′"

    def middle(time: float) -> float:
        return QUARTER - run.turning(time)

    def out(time: float) -> float:
        return QUARTER - run.turning(time) - run.incidence(time)

    tall = 62.0 if alone else 40.0
    scene.angle((0, 0), middle, QUARTER + run.angle, one, points=tall, colour=VERMILLION)
    scene.angle((0, 0), middle, out, two, points=0.86 * tall, colour=GREEN)
    if run.turn:
        name = f"2Δ = {amount(2 * run.turn, 'deg')}" if scene.numbers else "2Δ"
        scene.angle((0, 0), QUARTER - run.angle, out, points=1.9 * tall, colour=BLUE)
        # Beside where the ray was, for between that and the ray there may be little room.
        scene.label(
            lambda t: name if t > TURN_TO else "", 0.85 * run.outward(0.0), BLUE,
            prefer=("upper left", "left", "above"), gap=8,
        )  # fmt: skip
    elif alone:
        normal = Wording("normal", "法线").in_(scene.locale)
        scene.label(normal, (0, 1.2), SOFT_INK, size=14, prefer=("above",), gap=2)


def _glancing(scene: Scene, run: Reflection, *, alone: bool) -> None:
    """The angle to the mirror, which the text tells."""
    start, tall = QUARTER + run.angle, 88.0 if alone else 58.0
    scene.angle((0, 0), start, 2 * QUARTER, "α", points=tall, colour=BLUE)


def _scattered(
    scene: Scene,
    run: Reflection,
    feet: NDArray[np.float64],
    slopes: NDArray[np.float64],
    half: float,
) -> None:
    """Parallel rays on a surface with these slopes, each with its own normal."""
    feet = feet * half / HALVES[0]
    came = np.array([-math.sin(run.angle), math.cos(run.angle)])
    scene.polygon(_bumps(feet, slopes), pale(EDGE, 0.35), INK, 2.4)
    each = (GROWN - RAY) / (RAYS - 1)
    for index, (x, slope) in enumerate(zip(feet, slopes, strict=True)):
        foot = np.array([x, 0.0])
        across = np.array([-math.sin(slope), math.cos(slope)])
        scene.line([foot, foot + 0.4 * across], SOFT_INK, 1.2, dash=(4, 4))
        leaving = run.outward(float(slope))
        way = np.vstack([foot + 3.4 * came, foot])
        begin = index * each - _BEFORE
        beam(scene, way, VERMILLION, begin, begin + 0.8, width=2.2, heads=(0.8,))
        out = np.vstack([foot, foot + 3.4 * leaving])
        beam(scene, out, GREEN, begin + 0.8, begin + 1.6, width=2.2, heads=(0.21,))


def _bumps(feet: NDArray[np.float64], slopes: NDArray[np.float64]) -> list[tuple[float, float]]:
    """The outline of a surface that passes all feet at y = 0 with their slopes: facets joined by
    straight pieces."""
    reach = 0.22 * (feet[1] - feet[0])
    top: list[tuple[float, float]] = [(-9.0, 0.0)]
    for x, slope in zip(feet, slopes, strict=True):
        rise = reach * math.tan(slope)
        top += [(x - reach, -rise), (x + reach, rise)]
    return [*top, (9.0, 0.0), (9.0, -9.0), (-9.0, -9.0)]
