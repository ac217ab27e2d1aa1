"""How two that exchange heat are drawn, with their temperatures over the time."""

from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import INK, NEGATIVE, POSITIVE, Colour
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._exchange import SHOWN, Exchange
from generator.engines.physics.phenomena._mixing_picture import draw_mixing
from generator.engines.physics.phenomena._vessel import liquid, vessel
from generator.engines.physics.phenomena._warmth import warm
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_LEVEL = 0.72  # of the liquid


def draw(page: Page, cases: Sequence[Case[Exchange]]) -> None:
    runs = [case.run for case in cases]
    low = min(min(it.first, it.second) for it in runs)
    high = max(max(it.first, it.second) for it in runs)
    scenes = page.scenes(cases, (-0.72, 0.72), (-0.16, 1.22))
    for case, scene in zip(cases, scenes, strict=True):
        is_round = case.values["shape"] == "ball"
        _beaker(scene, case.run, low, high, is_round=is_round)
    most = max(abs(it.heat) for it in runs)
    name = Wording("temperature T₁", "温度 T₁")
    page.read(name, "°C", high, cases, lambda it, t: it.warmths(t)[0])
    name = Wording("temperature T₂", "温度 T₂")
    page.read(name, "°C", high, cases, lambda it, t: it.warmths(t)[1])
    _curves(page, cases, low, high)
    if len(cases) == 1:
        (run,) = runs
        page.bars(
            Wording("heat", "热量"), "J", most,
            [
                (Wording("given", "放出"), POSITIVE, lambda t: abs(run.given(t))),
                (Wording("taken", "吸收"), NEGATIVE, lambda t: abs(run.given(t))),
            ],
        )  # fmt: skip
    else:
        page.read(Wording("heat Q", "热量 Q"), "J", most, cases, lambda it, t: abs(it.given(t)))


def _curves(page: Page, cases: Sequence[Case[Exchange]], low: float, high: float) -> None:
    end = max(SHOWN * case.run.settling for case in cases)
    times = np.linspace(0, end, 160)
    curves = []
    for case in cases:
        one, two = np.array([case.run.warmths(time) for time in times]).T
        alone = len(cases) == 1
        curves.append(Curve(times, one, POSITIVE if alone else case.colour))
        curves.append(
            Curve(times, two, NEGATIVE if alone else case.colour, dash=None if alone else (6, 4))
        )
    room = 0.05 * (high - low) or 1.0
    page.graph(Graph(Axis("t", "s", 0, end), Axis("T", "°C", low - room, high + room), curves))


def _beaker(
    scene: Scene, run: Exchange, low: float, high: float, *, is_round: bool = False
) -> None:
    """A solid body that hangs in the liquid; or two liquids that mix."""
    left, right = -0.56, 0.56
    places = [((-0.05, 0.3), "right"), ((0.25, _LEVEL), "below")]

    def shade(which: int, time: float) -> Colour:
        return warm(run.warmths(time)[which], low, high)

    if run.solid:
        side = min(0.5, max(0.16, 0.9 * run.ratio ** (1 / 3)))
        if is_round:
            side = min(0.6, 1.24 * side)  # of the same volume
        liquid(scene, (left, right), 0.0, _LEVEL, lambda t: shade(1, t))
        centre = (-0.12, 0.06 + side / 2)
        scene.line([(-0.12, 1.22), (-0.12, centre[1])], INK, 1.6, front=True)
        if is_round:
            scene.disc(centre, side / 2, lambda t: shade(0, t), INK)
        else:
            scene.block(centre, side, side, lambda t: shade(0, t))
        places[0] = (-0.12 + side / 2, 0.06 + side / 2), "right"
    else:
        share = min(0.9, max(0.1, run.ratio / (1 + run.ratio)))
        draw_mixing(scene, run, share, ((left, right), (0.0, _LEVEL)), shade)
        middle = _LEVEL * (1 - share)
        places = [((right, _LEVEL - 0.08), "right"), ((right, 0.5 * middle), "right")]
    vessel(scene, (left, right), (0.0, 0.98), front=True)
    for name, (at, towards) in zip(("T₁", "T₂"), places, strict=True):
        scene.label(name, at, INK, prefer=(towards,), bold=True)
