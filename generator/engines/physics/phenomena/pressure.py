"""Pressure in a liquid: it grows with depth, and a hydraulic press passes it on."""

from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    FORCE,
)
from generator.engines.physics.phenomena._immersed import LIQUIDS
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._pressing import DIVE, Dive, Press, Pressed, eased
from generator.engines.physics.phenomena._pressing_picture import (
    name_depth,
    paint_dive,
    paint_press,
)
from generator.engines.physics.phenomena._pressing_told import ATMOSPHERE, facts, story
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomena._substances import (
    called,
    quantity,
)
from generator.engines.physics.phenomenon import (
    Case,
    Choice,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both


def simulate(values: Values) -> Pressed:
    if values["kind"] == "press":
        force, small, large = values["force"], values["area1"], values["area2"]
        return Press(force, small, large, values["gravity"])
    density = quantity(values, _LIQUID, LIQUIDS, "density")
    return Dive(values["depth"], density, values["gravity"], values["air_pressure"])


def formula(values: Values) -> Wording:
    return both("F₁/A₁ = F₂/A₂" if values["kind"] == "press" else "p = ρgh")


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    if values["kind"] == "press":
        return as_is(values, "force", "area1", "area2")
    more = {_LIQUID.key: quantity(values, _LIQUID, LIQUIDS, "density")}
    return as_is(values, "depth", "air_pressure") | more


def span(values: Values, pressed: Pressed) -> Span:
    return Span(DIVE)


def draw(page: Page, cases: Sequence[Case[Pressed]]) -> None:
    high = max((it.run.depth for it in cases if isinstance(it.run, Dive)), default=1.0)
    alone = len(cases) == 1
    x = (-0.62 if alone else -0.72) * high, 0.5 * high
    scenes = page.scenes(cases, x, (-1.27 * high, 0.16 * high))
    most = max(case.run.largest for case in cases)
    for case, scene in zip(cases, scenes, strict=True):
        if isinstance(case.run, Dive):
            paint_dive(scene, case, case.run, high, most)
            if alone:
                name_depth(scene, case.run, high)
        else:
            paint_press(scene, case.run, high)
    dives = [case for case in cases if isinstance(case.run, Dive)]
    if len(dives) == len(cases):
        page.read(Wording("depth h", "深度 h"), "m", high, cases, _deep)
    name = Wording("pressure ρgh", "压强 ρgh") if dives else Wording("pressure p", "压强 p")
    page.read(name, "Pa", most, cases, lambda run, t: run.pressure(t))
    if alone and dives:
        whole = Wording("total p₀ + ρgh", "总压强 p₀ + ρgh")
        page.read(whole, "Pa", cases[0].run.largest + ATMOSPHERE, cases, _with_air)
    if dives:
        _graph(page, dives, high)
    elif alone and isinstance(press := cases[0].run, Press):
        page.read(Wording("rise d₂", "上升 d₂"), "m", press.lift, cases, _lifted)
        bars = [
            (Wording("force F₁", "力 F₁"), FORCE, lambda _: press.force),
            (Wording("force F₂", "力 F₂"), BLUE, lambda _: press.lifting),
        ]
        largest = max(press.force, press.lifting)
        page.bars(Wording("forces", "力"), "N", largest, bars)


def _deep(run: Pressed, time: float) -> float:
    return run.deep(time) if isinstance(run, Dive) else 0.0


def _with_air(run: Pressed, time: float) -> float:
    return run.pressure(time) + (run.air if isinstance(run, Dive) else 0.0)


def _lifted(run: Pressed, time: float) -> float:
    return run.lift * eased(time) if isinstance(run, Press) else 0.0


def _graph(page: Page, cases: Sequence[Case[Pressed]], high: float) -> None:
    times = np.linspace(0, DIVE, 120)
    most = max(case.run.largest for case in cases)
    curves = [
        Curve(
            np.array([_deep(case.run, t) for t in times]),
            np.array([case.run.pressure(t) for t in times]),
            case.colour,
            times=times,
        )
        for case in cases
    ]
    page.graph(Graph(Axis("h", "m", 0, high), Axis("p", "Pa", 0, most), curves))


_LIQUID = Slot(
    "liquid_density", "ρ", "kg/m³", 1000.0, 100.0, 20000.0, quiet=True,
    name=Wording("density of the liquid", "液体密度"),
    cues=Wording("density|liquid|fluid|water|oil", "密度|液体密度|液体|水"),
)  # fmt: skip
_KIND = Choice(
    "kind",
    Wording("situation", "情形"),
    (
        Option(
            "depth",
            Wording("at a depth", "某一深度"),
            Wording("deep|depth", "深度|深处|水下"),
            ignores=("force", "area1", "area2"),
        ),
        Option(
            "press",
            Wording("hydraulic press", "液压机"),
            Wording(
                "hydraulic (?:press|lift|jack|system|brake|piston|car lift)s?|hydraulics|pistons?"
                r"|pascal'?s (?:principle|law)"
                r"|\d ?(?:n|newtons?)\b.{0,30}\b(?:on|over|to) (?:an? |the )?(?:small )?area"
                r"|(?<=\d )(?:n|newtons?) (?:on|over) (?=\d[\d.]* ?(?:[mc]{1,2}²|square))",
                "液压机|液压|千斤顶|水压机|活塞|帕斯卡(?:定律|原理)|牛.{0,10}(?:面积|平方)",
            ),
            ignores=("depth", "liquid_density", "air_pressure"),
        ),
    ),
)

PHENOMENON = Phenomenon(
    slug="pressure",
    name=Wording("Pressure in a liquid", "液体压强"),
    formula=Wording("p = ρgh,  F₁/A₁ = F₂/A₂", "p = ρgh，F₁/A₁ = F₂/A₂"),
    formula_in=formula,
    slots=(
        Slot(
            "depth", "h", "m", 10.0, 1e-3, 12000.0, Wording("depth", "深度"), quiet=True,
            cues=Wording("deep|depth|below|under|down|high|column", "深|深度|水下|高|液柱"),
        ),
        _LIQUID,
        Slot(
            "air_pressure", "p₀", "Pa", 101325.0, 0.0, 1e8, quiet=True,
            name=Wording("pressure of the air", "大气压"),
            cues=Wording("air pressure|atmospheric pressure|atmosphere", "大气压|大气压强"),
        ),
        Slot(
            "force", "F₁", "N", 200.0, 0.01, 1e7, quiet=True,
            name=Wording("force on the first piston", "小活塞上的力"),
            cues=Wording("force|pushed|push|pressed|applied", "力|推力|压力|施加"),
        ),
        Slot(
            "area1", "A₁", "m²", 1e-3, 1e-6, 100.0, quiet=True,
            name=Wording("area of the first piston", "小活塞面积"),
            cues=Wording("small|smaller|first|input|area", "小活塞|小活塞面积|面积"),
        ),
        Slot(
            "area2", "A₂", "m²", 0.05, 1e-6, 100.0, quiet=True,
            name=Wording("area of the second piston", "大活塞面积"),
            cues=Wording("large|larger|big|second|output|area", "大活塞|大活塞面积|面积"),
        ),
        gravity(0.01),
    ),
    choices=(_KIND, LIQUIDS),
    cues={
        r"\bhydrostatic|\bhydraulic (press|lift|jack|car lift|system|pistons?)\b"
        r"|\bpascal'?s (law|principle)|液体压强|液压机|液压千斤顶|水压机|帕斯卡(定律|原理)": 3,
        r"\b(water|liquid|fluid) pressure\b|\bpressure\b.*\b(deep|depth|under ?water|water|liquid"
        r"|sea|ocean|pool|lake|diver|submarine|dam|mercury|oil)\b"
        r"|\b(depth|deep|under ?water|diver|submarine|dam)\b.*\bpressure\b"
        r"|(水|液体|海|湖|潜水|大坝|深).*(压强|水压|压力)|(压强|水压).*(深|水)": 3,
        r"\bhydraulic|\bpistons?\b.*\barea|\bcar lift|千斤顶|液压|活塞.*面积": 2,
        r"\bpressure\b|\bdepth\b|\bdiv(er|ing)\b|压强|水压|深度|潜水": 1,
        r"\bgas\b|\bvolume\b|\btemperature\b|气体|温度|体积|\bbuoyan|浮力|\bfloat|漂浮|\bsound\b"
        r"|\bventuri|bernoulli|文丘里|伯努利|\bflow|流速|\bholes?\b|小孔|\bjets?\b|喷": -2,
        r"\bears?\b.{0,40}\b(hurts?|aches?|pain\w*|pops?|squeez\w*)\b.{0,40}\b(pool|div\w+"
        r"|deep\w*|under ?water|bottom)\b"
        r"|\b(pool|div\w+|deep|under ?water|bottom)\b.{0,60}\bears?\b.{0,24}\b(hurts?|aches?"
        r"|pain\w*|pops?)\b|(潜水|水下|水里|水底|下潜).{0,16}耳朵|耳朵.{0,16}(潜水|水下|水底)": 3,
        r"\bdams?\b.{0,50}\b(thick\w*|wider|broader)\b|\bthick\w*\b.{0,30}\bdams?\b"
        r"|坝.{0,20}(厚|宽)|\bcommunicating vessels|\bpascal'?s (barrel|vases)|连通器|裂桶"
        r"|\b(brakes?|excavators?|diggers?)\b.{0,40}\bhydraulic"
        r"|\bhydraulic.{0,20}\b(brakes?|excavators?|diggers?)\b"
        r"|\bpressure\b.{0,30}\b(at|on|near) (the |its )?bottom\b|船闸"
        r"|(楼|高处|低处).{0,12}水压|水压.{0,14}(楼|高处|低处)": 3,
        r"\b(submarines?|bathyscaphes?|submersibles?|deep[- ]sea|mariana)\b.{0,60}\b(crush"
        r"|implod|withstand|squash|squeez|thick)\w*\b"
        r"|\b(crush|squash|squeez)\w*\b.{0,40}\b(submarines?|deep[- ]sea|mariana|deep under)\b"
        r"|\bsnorkels?\b.{0,50}\b(deep\w*|long\w*|m|met(re|er)s?)\b|深海(鱼|的鱼|探测|潜水)"
        r"|(潜艇|潜水艇|潜水器|潜水服|蛟龙号|奋斗者号).{0,20}(压|坚固|耐|厚)"
        r"|水.{0,8}胸.{0,16}(闷|呼吸)|水塔.{0,10}高"
        r"|\bcrush\w*\b.{0,30}\b(deep|depth|ocean|under ?water)\b"
        r"|\b(dives?|diver|depth|ocean)\b.{0,50}\bwater\b.{0,16}\bcrush\w*": 3,
        r"\bsyringes?\b.{0,60}\b(tube|connected|joined|other|bigger|small)\b.{0,40}\b(push"
        r"|force|lift)\w*"
        r"|\b(small|little|tiny|light) (push|force)\b.{0,40}\b(lifts?|raises?)\b.{0,24}\b(car"
        r"|truck|lorry|elephant)\b"
        r"|(小|很小的)(活塞|力).{0,20}(大活塞|(举|顶|抬)起.{0,6}(汽车|车|重物))": 3,
        r"\bbreath\w*\b.{0,40}\b(tube|hose|snorkel)\b.{0,40}\b(deep\w*|under ?water|swim\w*)"
        r"|\b(digger|excavator|bulldozer|crane)s?\b.{0,40}\b(oil|hydraul\w*)"
        r"|\bpistons?\b.{0,60}\bpistons?\b"
        r"|\bdams?\b.{0,50}\b(force|strong\w*|bottom|lowest|base)\b": 3,
        r"\bbarrel\b.{0,50}\b(bursts?|pipe|tube)\b"
        r"|\b(dentist|barber)('s)? chair\b.{0,40}\b(up|rises?|lifts?|pump|pedal)\b"
        r"|\bsqueezed\b.{0,30}\b(sea|water)\b|木桶.{0,12}(裂|破|爆)|油压"
        r"|(海底|深海).{0,14}(压|受.{0,6}力)": 3,
        r"\bpressure\b.{0,60}\b(aquarium|swimming|bottom|tank)\b": 2,
    },
    examples_en=(
        "water pressure at a depth of 10 m",
        "how does the pressure on a diver grow with depth in the sea",
        "hydraulic press with pistons of 10 cm² and 200 cm² pushed with 50 N",
        "hydrostatic pressure of mercury 76 cm deep",
        "a hydraulic car lift that turns a small force into a large one",
        "compare the pressure under 5 m of water and 5 m of oil",
        "why is a dam thicker at the bottom: pressure in a lake 50 m deep",
        "why do a diver's ears ache more the deeper he goes",
        "how does a hydraulic jack turn a gentle push into the force that raises a truck",
        "how deep can a diver go before the pressure of the water is too much",
        "water stands equally high in vessels of different shapes that are joined",
    ),
    examples_zh=(
        "水下10米处的压强",
        "潜水员受到的水压随深度怎样变化",
        "液压机小活塞面积10平方厘米，大活塞面积200平方厘米，施加50牛的力",
        "马里亚纳海沟11000米深处的海水压强",
        "液压千斤顶用小力举起汽车",
        "比较水和水银在1米深处的液体压强",
        "下潜得越深，耳朵被水压得越痛",
        "拦河大坝的坝底为什么修得比坝顶厚",
        "深海的鱼和潜水器要承受多大的水压",
        "连通器里的液面为什么相平",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=lambda values, pressed: story(pressed, called(values, LIQUIDS)),
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"wider (vessel|container|tank|glass).*\b(more|higher|larger|greater) pressure"
                r"|pressure (is )?(more|higher|larger|greater).*\bwider",
                r"(容器|水|杯子)越(宽|粗|大|多).{0,8}压强越大",
            ),
            truth=Wording(
                "The pressure depends on the depth and the liquid, not on the width of the vessel "
                "or the amount of liquid.",
                "液体压强只取决于深度和液体密度，与容器宽窄和液体多少无关。",
            ),
        ),
        Premise(
            claim=Wording(
                r"pressure (in (water|a liquid|liquids) )?(only )?(acts|pushes|presses) "
                r"(only )?(down|downwards?)\b(?! and)",
                r"(液体|水)的?压强只(向|往)下",
            ),
            truth=Wording(
                "In a liquid the pressure acts from all sides alike, upwards too.",
                "液体内部向各个方向都有压强，同一深度各方向大小相等。",
            ),
        ),
    ),
)  # fmt: skip
