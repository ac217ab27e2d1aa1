"""A prism that takes white light apart, as it is drawn."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import ORANGE, WHITE, Colour, mixed
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._beams import Way, beam, part, share
from generator.engines.physics.phenomena._dispersed import Dispersed
from generator.engines.physics.phenomena._dispersion import (
    deviation,
)
from generator.engines.physics.phenomena._light import painted
from generator.engines.physics.phenomenon import (
    Case,
)
from generator.engines.physics.wording import Wording

_ARRIVES, _DONE = 1.1, 3.2  # s: when the light is at the prism, and when all is drawn

_APART = 0.03  # how far colours are from each other where they are no longer white

_NIGHT: Colour = (30, 36, 48)

_FAINT: Colour = (150, 164, 180)

_BODY = mixed(_NIGHT, WHITE, 0.2)


def draw(page: Page, cases: Sequence[Case[Dispersed]]) -> None:
    half = max(case.run.prism.half for case in cases)
    room = (0.75, 1.2) if len(cases) == 1 else (0.45, 0.75)
    x, y = (-0.7 * half - room[0], 0.7 * half + room[1]), (-0.66, 1.12)
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        scene.paper = _NIGHT
        _picture(page, scene, case.run, alone=len(cases) == 1)
    _tell(page, cases)


def _picture(page: Page, scene: Scene, run: Dispersed, *, alone: bool) -> None:
    prism, start = run.prism, run.ways[0][0]
    scene.polygon(prism.corners, _BODY, _FAINT, 1.6)
    arriving = prism.arriving(run.incidence)
    if alone:
        _explain(scene, run)
    only = painted(float(run.wavelengths[0]))
    colour = WHITE if run.is_white else only
    beam(scene, np.vstack([start - 3 * arriving, start]), colour, 0.1, _ARRIVES, width=3.4)
    if not run.is_white:
        beam(scene, run.ways[0], only, _ARRIVES, _DONE, width=3.4)
        return
    for (one, two), wavelength in zip(
        pairwise(run.ways), (run.wavelengths[:-1] + run.wavelengths[1:]) / 2, strict=True
    ):
        _wedge(scene, one, two, painted(float(wavelength)))
    _mixture(scene, run.ways[0], run.ways[-1])
    if alone:
        for way, name in (
            (run.ways[-1], Wording("red", "红")),
            (run.ways[0], Wording("violet", "紫")),
        ):
            _named(page, scene, way, name, above=name.en == "red")


def _wedge(scene: Scene, one: Way, two: Way, colour: Colour) -> None:
    """What lies between two neighbouring colours."""
    if len(one) != len(two):  # one leaves where the other is reflected
        beam(scene, one, colour, _ARRIVES, _DONE, width=1.4)
        return

    whole = np.vstack([one, two[::-1]])

    def between(time: float) -> Way:
        done = share(time, _ARRIVES, _DONE)
        return whole if done == 1 else np.vstack([part(one, done), part(two, done)[::-1]])

    scene.polygon(between, colour, colour, 1.0)


def _mixture(scene: Scene, violet: Way, red: Way) -> None:
    """White, where the colours still lie on each other."""
    legs = np.hypot(*np.diff(violet, axis=0).T)
    corners = np.cumsum(legs) / legs.sum()
    shares = np.union1d(np.linspace(0, 0.6, 25), corners[:-1])
    for begin, end in pairwise(shares):
        ends = np.array([(part(violet, it)[-1] + part(red, it)[-1]) / 2 for it in (begin, end)])
        apart = math.dist(part(violet, end)[-1], part(red, end)[-1])
        if apart < _APART:
            scene.line(
                lambda t, ends=ends, end=end: (  # type: ignore[misc]
                    ends if share(t, _ARRIVES, _DONE) >= end else ends[:1]
                ),
                WHITE, 3.2, opacity=1 - apart / _APART,
            )  # fmt: skip


def _named(page: Page, scene: Scene, way: Way, name: Wording, *, above: bool) -> None:
    """A colour's name beside its way, as far out as it is seen."""
    leaves, far = way[-2], way[-1]
    right, low = scene.x[1], scene.y[0]
    along = far - leaves
    reach = min(
        (right - leaves[0]) / along[0] if along[0] > 0 else math.inf,
        (low - leaves[1]) / along[1] if along[1] < 0 else math.inf,
        1.0,
    )
    if len(way) == 3:  # it passes
        side = ("upper right", "right") if above else ("lower left", "left", "below")
        text, at = page.say(name), leaves + 0.72 * reach * along
        scene.label(
            lambda t: text if t > _DONE - 0.3 else "", at, WHITE, size=14, prefer=side, gap=6
        )


def _explain(scene: Scene, run: Dispersed) -> None:
    """The apex angle, the angle of incidence, and how far yellow light is turned."""
    prism, start = run.prism, run.ways[0][0]
    down = -math.pi / 2
    scene.angle((0, 1), down - prism.apex / 2, down + prism.apex / 2, "A", points=30, colour=_FAINT)
    normal = prism.outward()
    scene.line([start - 0.28 * normal, start + 0.5 * normal], _FAINT, 1.2, dash=(4, 4))
    facing = math.atan2(normal[1], normal[0])
    scene.angle(start, facing, facing + run.incidence, "θ₁", points=40, colour=_FAINT)
    middle = prism.way(start, run.incidence, run.index)
    if run.deviation is None or len(middle) != 3:  # it does not pass
        return
    came, out = prism.arriving(run.incidence), middle[2] - middle[1]
    meets = _crossing(start, came, middle[1], out)
    scene.line([start, meets + 0.9 * came], _FAINT, 1.2, dash=(4, 4))
    scene.line([meets, middle[1]], _FAINT, 1.2, dash=(4, 4))
    second = normal * [-1, 1]
    scene.line([middle[1] - 0.2 * second, middle[1] + 0.5 * second], _FAINT, 1.2, dash=(4, 4))
    leaving, away = math.atan2(second[1], second[0]), run.emergence or 0.0
    scene.angle(middle[1], leaving, leaving - away, "θ₂", points=66, colour=_FAINT)
    towards = math.atan2(came[1], came[0])
    scene.angle(meets, towards, towards - run.deviation, "δ", points=52, colour=ORANGE)


def _crossing(
    one: NDArray[np.float64],
    along: NDArray[np.float64],
    two: NDArray[np.float64],
    other: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Where two straight lines meet; the middle of their points where they hardly do."""
    sides = np.column_stack([along, -other])
    if abs(np.linalg.det(sides)) < 1e-6:
        return (one + two) / 2
    crossing: NDArray[np.float64] = one + along * float(np.linalg.solve(sides, two - one)[0])
    return crossing


def _tell(page: Page, cases: Sequence[Case[Dispersed]]) -> None:
    runs = [case.run for case in cases]
    quarter = math.pi / 2
    page.read(
        Wording("incidence θ₁", "入射角 θ₁"), "deg", quarter, cases, lambda it, _: it.incidence
    )
    turned = [it.deviation for it in runs]
    if all(it is not None for it in turned):
        name = Wording("deviation δ", "偏向角 δ")
        page.read(name, "deg", quarter, cases, lambda it, _: it.deviation or 0.0)
    spreads = [it.spread for it in runs if it.is_white]
    if len(spreads) == len(runs) and all(it is not None for it in spreads):
        most = max(it for it in spreads if it is not None)
        name = Wording("spread of the colours", "色散张角")
        page.read(name, "deg", most, cases, lambda it, _: it.spread or 0.0)
    curves = [curve for case in cases for curve in _curves(case, alone=len(cases) == 1)]
    markers = [
        Marker(
            lambda _, it=case.run: (it.incidence, it.deviation),  # type: ignore[misc]
            ORANGE if len(cases) == 1 else case.colour,
        )
        for case in cases
        if case.run.deviation is not None
    ]
    most = max([quarter, *(float(curve.y.max()) for curve in curves)])
    if not curves:
        return
    axes = Axis("θ₁", "deg", 0, quarter), Axis("δ", "deg", 0, most)
    page.graph(Graph(*axes, curves, markers=markers))


def _curves(case: Case[Dispersed], *, alone: bool) -> list[Curve]:
    """The deviation by the angle of incidence: of red and violet, or of each case's own colour."""
    run = case.run
    shown = [(run.index, case.colour)]
    if alone and run.is_white:
        ends = [(float(run.indices[at]), painted(float(run.wavelengths[at]))) for at in (-1, 0)]
        shown = [*ends, (run.index, ORANGE)]  # on which the dot is
    elif alone:
        shown = [(run.index, painted(float(run.wavelengths[0])))]
    curves = []
    for index, colour in shown:
        angles = np.linspace(0, math.radians(89.9), 181)
        turned = [deviation(run.prism.apex, index, float(it)) for it in angles]
        passes = np.array([it is not None for it in turned])
        if passes.sum() > 1:
            heights = np.array([it for it in turned if it is not None])
            curves.append(Curve(angles[passes], heights, colour, grows=False))
    return curves
