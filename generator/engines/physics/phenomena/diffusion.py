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
_USUAL = {"any": 1e-9, "water": 1e-9, "air": 1e-5}
"""Of small molecules at 20 °C, in m²/s; of one substance or another up to several times as large or
as small (Cussler, Diffusion, 3rd edition, chapter 5)."""

_MOST_APART = 20.0
"""Times as large as the smallest, that the largest cloud may be on the same scale with it."""

_GROUND: dict[str, Colour] = {
    "any": pale(WATER, 0.55),
    "water": pale(WATER, 0.55),
    "air": (246, 248, 249),
}


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

    def way(self, time: float) -> NDArray[np.float64]:
        """Where the first walker has been since it set out, in m, shape (n, 2)."""
        done = int(min(max(time / self.seconds, 0.0), 1.0) * _STEPS)
        way = self._paths[: done + 1, 0] * self.largest
        return np.vstack([way, self.places(time)[:1]])

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
        Fact(
            "spread",
            Wording("spread (rms along one axis)", "扩散宽度（单方向方均根）"),
            "σ",
            largest,
            "m",
        ),
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
        f"they spread out. With {rate} the root mean square of the way along each axis is "
        f"σ = {far} after {time}, and nearly all are within 3σ; twice as far takes four times as "
        "long.",
        f"每个粒子受到周围分子的撞击而无规则运动，整体就慢慢散开。{rate} 时，{time} 后各方向的"
        f"方均根距离 σ = {far}，几乎所有粒子都在 3σ 以内；要扩散到两倍远，需要四倍的时间。",
    )


def draw(page: Page, cases: Sequence[Case[Spreading]]) -> None:
    sizes = [case.run.largest for case in cases]
    largest = max(sizes)
    # Else each has a scale of its own, for which there is room beside two.
    alike = largest < _MOST_APART * min(sizes) or len(cases) > 2
    reaches = [3.3 * (largest if alike else size) for size in sizes]
    scenes = page.scenes(cases, (-1, 1), (-1.06, 1))
    for case, scene, reach in zip(cases, scenes, reaches, strict=True):
        scene.x, scene.y = (-reach, reach), (-reach * 1.06, reach)
        _cloud(scene, case, reach, alone=len(cases) == 1)
    longest = max(case.run.seconds for case in cases)
    page.read(
        Wording("time t", "时间 t"), "s", longest, cases[:1], lambda it, t: min(t, it.seconds)
    )
    for group in [cases] if alike else [[case] for case in cases]:
        name = Wording("spread σ", "扩散宽度 σ")
        if not alike:
            name = Wording(f"σ, {group[0].label.en}", f"σ，{group[0].label.zh}")
        most = max(case.run.largest for case in group)
        page.read(name, "m", most, group, Spreading.spread)
    curves = []
    for case in cases:
        times = np.linspace(0, case.run.seconds, _STEPS + 1)
        theory = np.array([case.run.spread(time) for time in times])
        if len(cases) == 1:
            curves.append(Curve(times, case.run.measured, SOFT_INK, dash=(3, 3)))
            curves.append(Curve(times, theory, case.colour))
        else:
            curves.append(Curve(times, theory, case.colour))
    page.graph(Graph(Axis("t", "s", 0, longest), Axis("σ", "m", 0, 1.15 * largest), curves))


def _cloud(scene: Scene, case: Case[Spreading], reach: float, *, alone: bool) -> None:
    spreading = case.run
    ground = _GROUND[case.values["medium"]]
    far = 4 * reach
    scene.polygon([(-far, -far), (far, -far), (far, far), (-far, far)], ground)
    scene.dots(spreading.places, mixed(case.colour, INK, 0.15), 2.3 if alone else 1.8)
    if alone:  # one of them, to be followed
        scene.line(spreading.way, mixed(case.colour, INK, 0.6), 1.0, front=True)
        scene.dots(lambda t: spreading.places(t)[:1], INK, 3.2)
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
                Option("any", Wording("in a liquid", "液体中")),
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
        r"\b(smells?|scents?|odou?rs?|aroma|perfume|stink|stench|fragrance|fart)\b.{0,50}"
        r"\b(across|reach|travel|room|spread|kitchen|upstairs|house|far|nose|air)\w*\b"
        r"|\bsmell\b.{0,40}\b(from|in) (the )?(other|next|another|kitchen|far)|\bair freshener"
        r"|(闻|飘|传).{0,8}(香|臭|气味|味道|饭菜|花香)"
        r"|(香味|气味|臭味|味道|花香|香水).{0,16}(闻|飘|传|散|满)|香水.{0,16}香|喷.{0,6}香水"
        r"|\bspray\w*\b.{0,30}\b(perfume|deodorant)\b|\bperfume\b.{0,60}\bsmell": 3,
        r"\b(ink|dye|food colou?ring|tea|coffee|milk|sugar|salt)\b.{0,60}(without stirring"
        r"|without any stirring|not stirred|no stirring|still water|by itself|on its own)\b"
        r"|\b(without stirring|without any stirring|by itself)\b.{0,40}\b(ink|dye|colou?r\w*"
        r"|tea|milk|sugar|salt|sweet)\b"
        r"|\b(sugar|tea|milk|salt|dye|ink|colou?r\w*)\b.{0,60}\b(nobody|not|never|no ?one"
        r"|don'?t|doesn'?t|no)\b.{0,12}\bstir\w*"
        r"|\b(ink|dye|food colou?ring)\b.{0,50}\b(hot|cold|warm)\b.{0,12}\bwater"
        r"|\bpermanganate|高锰酸钾|茶.{0,12}颜色|颜色.{0,6}散开"
        r"|(糖|盐|茶|墨水|奶).{0,16}(不搅|没搅|不用搅)"
        r"|(墨水|墨汁|红墨水).{0,20}(热水|冷水|散|水中|水里)"
        r"|(糖|盐).{0,14}(变甜|变咸|甜了|咸了)|腌.{0,8}(蛋|菜|萝卜|肉)": 3,
        r"\b(two|different) gas(es)?\b.{0,60}\b(mix|blend)\w*|\bbromine\b"
        r"|\bgas(es)?\b.{0,40}\b(mix|mingle)\w*\b.{0,40}\b(remov\w*|partition|barrier|wall"
        r"|lid)\b|\b(partition|barrier|divider)\b.{0,50}\bmix|(隔板|玻璃板).{0,24}(混|气体|瓶)"
        r"|二氧化氮|溴(气|蒸气)|(两种|不同的?)(气体|液体).{0,16}混"
        r"|(金|铅)(块|板|片).{0,10}(铅|金)": 3,
        r"\b(high|higher|low|lower)(er)? concentration\b|\bconcentration gradient"
        r"|\bpollen\b.{0,40}\b(water|jitter\w*|jiggl\w*|zigzag\w*|danc\w+|microscope)"
        r"|\b(smoke|dust)\b.{0,24}\b(particles?|specks?)\b.{0,30}\b(microscope|jitter\w*"
        r"|random\w*)|\brandom motion\b.{0,40}\b(particles?|smoke|dust|pollen)"
        r"|\b(molecules?|particles?)\b.{0,20}\bwander\w*"
        r"|\bconcentrations?\b.{0,30}\b(even\w*|equal\w*|spread\w*)"
        r"|\bdrunk(ard|en)?\b.{0,20}\bwalk|\bsemi-?permeable|浓度(高|低|差|梯度)|高浓度|低浓度"
        r"|花粉.{0,14}(水|运动|动)|醉汉|分子.{0,10}(无规则|不停)": 3,
        r"\bsmell\w*\b.{0,30}\b(neighbou?r\w*|barbecue|cooking|next door|bak\w+|coffee)\b"
        r"|\brandom walk\w*|(烟味|气味|味道).{0,8}(传|飘|散)|牛奶.{0,6}(咖啡|茶|水).{0,8}散"
        r"|随机(行走|走动)|(臭|香)味": 3,
        r"\bpeel\w*\b.{0,20}\borange\b.{0,40}\b(across|smell\w*|room|classroom)\b"
        r"|\b(oxygen|carbon dioxide)\b.{0,40}\b(lungs?|blood|cells?)\b"
        r"|\btea ?bags?\b.{0,30}\b(colou?rs?|spreads?)\b|闻(得)?到|臭气|咖啡.{0,8}散": 3,
    },
    examples_en=(
        "a drop of ink spreads in water",
        "diffusion of perfume in the air of a room for 10 minutes",
        "random walk of particles from one point",
        "Brownian motion: how far does a dye with D = 5e-10 m²/s get in 1 hour",
        "compare diffusion in water and in air",
        "food colouring diffusing in still water for one day",
        "how does the smell of baking get from the kitchen to my room",
        "sugar at the bottom of a cup makes all of the tea sweet without stirring",
        "two gases mix by themselves when the partition between them is removed",
        "does ink spread faster in hot or in cold water",
        "pollen grains jitter in water under a microscope",
        "molecules go from where their concentration is high to where it is low",
    ),
    examples_zh=(
        "一滴墨水在水中扩散",
        "香水气味在空气中扩散10分钟",
        "布朗运动：粒子从一点出发的随机游走",
        "扩散系数为5×10^-10 m²/s的染料1小时能扩散多远",
        "比较水中和空气中的扩散",
        "打开香水瓶，过一会儿整个房间都闻到香味",
        "糖放进水里不搅拌，过一会儿水也变甜了",
        "墨水滴在热水里和冷水里，哪个散得快",
        "抽去玻璃板，二氧化氮和空气慢慢混合均匀",
        "分子从浓度高的地方往浓度低的地方运动",
        "显微镜下花粉颗粒在水里不停地动",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
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
