"""A drop of ink spreads: particles that wander by chance get away with the root of the time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import INK, SOFT_INK, WATER, Colour, mixed, pale
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomenon import (
    Case,
    Choice,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_WALKERS, _STEPS = 260, 240
_USUAL = {"water": 1e-9, "air": 1e-5}
"""Of small molecules at 20 °C, in m²/s; of one substance or another up to several times as large or
as small (Cussler, Diffusion, 3rd edition, chapter 5)."""

_GROUND: dict[str, Colour] = {"water": pale(WATER, 0.55), "air": (246, 248, 249)}


@dataclass(frozen=True)
class Spreading:
    """Out of one point, for `seconds`; the walkers go by chance, by `seed`."""

    diffusivity: float  # m²/s
    seconds: float
    seed: int

    def spread(self, time: float) -> float:
        """The standard deviation along one axis, in m: √(2Dt) (Einstein, 1905)."""
        return math.sqrt(2 * self.diffusivity * min(max(time, 0.0), self.seconds))

    @property
    def largest(self) -> float:
        return self.spread(self.seconds)

    @cached_property
    def _paths(self) -> NDArray[np.float64]:
        """Where the walkers are after each step, in `largest`, shape (steps + 1, walkers, 2)."""
        chance = np.random.default_rng(self.seed)
        steps = chance.normal(0, 1 / math.sqrt(_STEPS), (_STEPS, _WALKERS, 2))
        return np.concatenate([np.zeros((1, _WALKERS, 2)), np.cumsum(steps, axis=0)])

    def places(self, time: float) -> NDArray[np.float64]:
        """Of the walkers, in m from where they began, shape (walkers, 2)."""
        at = min(max(time / self.seconds, 0.0), 1.0) * _STEPS
        step = min(int(at), _STEPS - 1)
        share = at - step
        places: NDArray[np.float64] = (
            self._paths[step] * (1 - share) + self._paths[step + 1] * share
        ) * self.largest
        return places

    @cached_property
    def measured(self) -> NDArray[np.float64]:
        """The walkers' own standard deviation along one axis after each step, in m."""
        spread: NDArray[np.float64] = np.sqrt((self._paths**2).mean(axis=(1, 2))) * self.largest
        return spread


def simulate(values: Values) -> Spreading:
    given = values["diffusivity"]
    known = given if given != _DIFFUSIVITY.default else _USUAL[values["medium"]]
    return Spreading(known, values["time"], int(values.get("seed", 0)))


def settled(values: Values) -> dict[str, float]:
    """The diffusivity that is usual in the medium."""
    return {_DIFFUSIVITY.key: simulate(values).diffusivity}


def span(values: Values, spreading: Spreading) -> Span:
    return Span(spreading.seconds)


def facts(values: Values, spreading: Spreading) -> tuple[Fact, ...]:
    rate, largest = spreading.diffusivity, spreading.largest
    away = math.sqrt(6 * rate * spreading.seconds)
    return (
        Fact("spread", Wording("spread", "扩散宽度"), "σ", largest, "m"),
        Fact("distance", Wording("distance in space (rms)", "空间方均根距离"), "r", away, "m"),
        Fact(
            "centimetre", Wording("time for 1 cm", "扩散 1 cm 用时"), "t₁", 1e-4 / (2 * rate), "s"
        ),
        Fact("metre", Wording("time for 1 m", "扩散 1 m 用时"), "t₂", 1 / (2 * rate), "s"),
        Fact("diffusivity", Wording("diffusivity", "扩散系数"), "D", rate, "m²/s"),
    )


def story(values: Values, spreading: Spreading) -> Wording:
    far, time = amount(spreading.largest, "m"), amount(spreading.seconds, "s")
    rate = f"D = {amount(spreading.diffusivity, 'm²/s')}"
    return Wording(
        "Knocked about by the molecules around it, every particle wanders by chance, and together "
        f"they spread out. With {rate} the cloud is {far} wide after {time}; twice as far takes "
        "four times as long.",
        f"每个粒子受到周围分子的撞击而无规则运动，整体就慢慢散开。{rate} 时，{time} 后扩散宽度为 "
        f"{far}；要扩散到两倍远，需要四倍的时间。",
    )


def draw(page: Page, cases: Sequence[Case[Spreading]]) -> None:
    largest = max(case.run.largest for case in cases)
    reach = 3.3 * largest
    scenes = page.scenes(cases, (-reach, reach), (-reach * 1.06, reach))
    for case, scene in zip(cases, scenes, strict=True):
        _cloud(scene, case, reach, alone=len(cases) == 1)
    longest = max(case.run.seconds for case in cases)
    page.read(Wording("time t", "时间 t"), "s", longest, cases, lambda it, t: min(t, it.seconds))
    page.read(Wording("spread σ", "扩散宽度 σ"), "m", largest, cases, Spreading.spread)
    curves = []
    for case in cases:
        times = np.linspace(0, case.run.seconds, _STEPS + 1)
        theory = np.array([case.run.spread(time) for time in times])
        if len(cases) == 1:
            curves.append(Curve(times, theory, SOFT_INK, grows=False, dash=(5, 4)))
            curves.append(Curve(times, case.run.measured, case.colour))
        else:
            curves.append(Curve(times, theory, case.colour))
    page.graph(Graph(Axis("t", "s", 0, longest), Axis("σ", "m", 0, 1.15 * largest), curves))


def _cloud(scene: Scene, case: Case[Spreading], reach: float, *, alone: bool) -> None:
    spreading = case.run
    ground = _GROUND[case.values["medium"]]
    far = 4 * reach
    scene.polygon([(-far, -far), (far, -far), (far, far), (-far, far)], ground)
    scene.dots(spreading.places, mixed(case.colour, INK, 0.15), 2.3 if alone else 1.8)
    scene.disc((0, 0), spreading.spread, edge=INK, width=1.8, front=True)
    scene.ruler((-0.6 * reach, -reach), (0.6 * reach, -reach), side="above", zero=0, steps=4)
    if alone:
        scene.line(lambda t: [(0, 0), (spreading.spread(t), 0)], INK, 1.6, front=True)
        scene.label(
            "σ", lambda t: (spreading.spread(t), 0), INK, prefer=("right",), gap=4, bold=True
        )


_DIFFUSIVITY = Slot(
    "diffusivity", "D", "m²/s", 1e-9, 1e-16, 1.0, Wording("diffusivity", "扩散系数"), quiet=True,
    cues=Wording("diffusivity|diffusion coefficient|coefficient", "扩散系数|系数"),
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="diffusion",
    name=Wording("Diffusion", "扩散"),
    formula=both("σ = √(2Dt)"),
    slots=(
        _DIFFUSIVITY,
        Slot(
            "time", "t", "s", 3600.0, 1e-6, 1e11, Wording("time", "时间"),
            cues=Wording("after|for|time|during|in", "后|时间|经过|用时"),
        ),
    ),
    choices=(
        Choice(
            "medium",
            Wording("medium", "介质"),
            (
                Option(
                    "water",
                    Wording("in water", "水中"),
                    Wording("water|ink|liquid|tea|dye", "水中|清水|墨水|墨|茶|染料|水(?!气)"),
                ),
                Option(
                    "air",
                    Wording("in air", "空气中"),
                    Wording("air|perfume|smell|scent|gas|room|vapou?r", "空气|香水|气味|香味|气体"),
                ),
            ),
        ),
    ),
    cues={
        r"\bdiffus(ion|e|es|ed|ing|ivity)\b|\bbrownian|\brandom walk|扩散|布朗运动|无规则行走"
        r"|随机游走": 3,
        r"\b(ink|dye|food colou?ring|perfume|smell|scent|drop|milk|sugar)\b.*"
        r"\b(spreads?|spreading|mixes|disperses?)\b"
        r"|(墨水|墨汁|染料|香水|气味|香味|糖|色素).*(散开|散|蔓延|弥漫|传开|溶)": 3,
        r"\b(drop|blob) of (ink|dye|milk|colou?r)\b|一滴(墨水|墨汁|染料|牛奶)": 2,
        r"\bspread(s|ing)?\b|\brandom(ly)?\b|\bsmell|无规则|散开|弥漫": 1,
        r"\blight|\bbeam|\blens|\bheat|\bconduct|\bwave|diffuse reflection|漫反射|传热|导热|光"
        r"|\bideal|\bpiston|活塞": -2,
    },
    examples_en=(
        "a drop of ink spreads in water",
        "diffusion of perfume in the air of a room for 10 minutes",
        "random walk of particles from one point",
        "Brownian motion: how far does a dye with D = 5e-10 m²/s get in 1 hour",
        "compare diffusion in water and in air",
        "food colouring diffusing in still water for one day",
    ),
    examples_zh=(
        "一滴墨水在水中扩散",
        "香水气味在空气中扩散10分钟",
        "布朗运动：粒子从一点出发的随机游走",
        "扩散系数为5×10^-10 m²/s的染料1小时能扩散多远",
        "比较水中和空气中的扩散",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    compared="beside",
    premises=(
        Premise(
            claim=Wording(
                r"twice (the time|as long)\b.*\btwice (as far|the distance|as wide)"
                r"|twice (as far|the distance)\b.*\btwice (the time|as long)"
                r"|(spreads?|diffuses?) at (a )?constant speed",
                r"时间(加倍|两倍).{0,10}(距离|扩散).{0,4}(加倍|两倍)|匀速扩散"
                r"|(两倍|2倍)的?(距离|远).{0,8}(两倍|2倍)的?时间",
            ),
            truth=Wording(
                "Diffusion gets slower and slower: the distance grows with the root of the time, "
                "so twice as far takes four times as long.",
                "扩散越来越慢：距离与时间的平方根成正比，两倍的距离需要四倍的时间。",
            ),
        ),
    ),
)  # fmt: skip
