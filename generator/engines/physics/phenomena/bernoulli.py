"""A Venturi tube: where the liquid is faster its pressure is lower, and two open tubes show it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import BLUE, INK, KINETIC, SOFT_INK, WATER
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._pipe import (
    PIPE_SLOTS,
    Pipe,
    bad_pipe,
    pipe_of,
    settled_pipe,
)
from generator.engines.physics.phenomena._piping import (
    MIDDLE,
    darker,
    name_parts,
    name_speeds,
    paint_pipe,
)
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomena._substances import OWN, colour, quantity, substances
from generator.engines.physics.phenomenon import (
    Case,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_TUBE = 0.13  # of a tube's width, in diameters of the pipe
_HIGH, _FALL = 1.75, 0.95  # of the higher column, and how much lower the other one is at most
_TOP = 1.95
_FINEST = 7  # figures of a pressure at most


@dataclass(frozen=True, slots=True)
class Venturi:
    """A level pipe, with the pressure (absolute, in Pa) in its first part."""

    pipe: Pipe
    density: float  # kg/m³
    pressure: float
    gravity: float  # m/s²

    def dynamic(self, speed: float) -> float:
        """½ρv², in Pa."""
        return self.density * speed**2 / 2

    @property
    def drop(self) -> float:
        """By how much the pressure is lower in the second part, in Pa (Bernoulli)."""
        return self.dynamic(self.pipe.later) - self.dynamic(self.pipe.speed)

    @property
    def later(self) -> float:
        """The pressure in the second part, in Pa."""
        return self.pressure - self.drop

    @property
    def least(self) -> float:
        """The smaller of both pressures, in Pa."""
        return min(self.pressure, self.later)

    def told(self, pressure: float) -> str:
        """One of both pressures with so many figures that their difference is seen, two of it."""
        share = abs(self.drop) / max(self.pressure, self.later)
        figures = 2 - math.floor(math.log10(share)) if share > 0 else 3
        return amount(pressure, "Pa", min(max(figures, 3), _FINEST))

    @property
    def step(self) -> float:
        """By how much the liquid stands lower in the second tube, in m."""
        return self.drop / (self.density * self.gravity)


def simulate(values: Values) -> Venturi:
    density = quantity(values, _LIQUID, _LIQUIDS, "density")
    return Venturi(pipe_of(values), density, values["pressure"], values["gravity"])


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    more = {_LIQUID.key: simulate(values).density}
    return settled_pipe(values) | as_is(values, "pressure") | more


def impossible(values: Values) -> Wording | None:
    if (bad := bad_pipe(values)) is not None:
        return bad
    venturi = simulate(values)
    if venturi.later < 0:
        needed = amount(venturi.drop, "Pa")
        return Wording(
            f"The pressure would fall below zero: the liquid tears and boils (cavitation). Before "
            f"the narrow part it takes more than {needed}.",
            f"压强会降到零以下，液体会断开、汽化（空化）。进入细管前的压强应大于 {needed}。",
        )
    return None


def span(values: Values, venturi: Venturi) -> Span:
    return Span(venturi.pipe.period, repeats=True)


def facts(values: Values, venturi: Venturi) -> tuple[Fact, ...]:
    pipe = venturi.pipe
    return (
        Fact("drop", Wording("pressure drop", "压强差"), "p₁ − p₂", venturi.drop, "Pa"),
        Fact("step", Wording("difference of the columns", "液柱高度差"), "Δh", venturi.step, "m"),
        Fact("speed2", Wording("speed in the second part", "第二段流速"), "v₂", pipe.later, "m/s"),
        Fact("flow", Wording("flow", "流量"), "Q", pipe.flow, "m³/s"),
        Fact("speed1", Wording("speed in the first part", "第一段流速"), "v₁", pipe.speed, "m/s"),
        Fact("pressure2", Wording("pressure behind", "第二段压强"), "p₂", venturi.later, "Pa"),
    )  # fmt: skip


def story(values: Values, venturi: Venturi) -> Wording:
    pipe = venturi.pipe
    one, two = amount(pipe.speed, "m/s"), amount(pipe.later, "m/s")
    before, after = venturi.told(venturi.pressure), venturi.told(venturi.later)
    if pipe.first == pipe.second:
        return Wording(
            "The pipe is equally wide everywhere: speed and pressure stay as they are.",
            "管子处处一样粗，流速和压强都不变。",
        )
    if pipe.second > pipe.first:
        return Wording(
            f"Where the pipe is wide the liquid slows down from {one} to {two}, and what it loses "
            f"in motion it gains in pressure: that rises from {before} to {after}.",
            f"管子变粗，流速从 {one} 减小到 {two}，减少的动能变成压强，压强从 {before} "
            f"升到 {after}。",
        )
    return Wording(
        f"In the narrow part the liquid has to flow faster, from {one} to {two}. Something has to "
        f"push it forward, so the pressure is lower there: it falls from {before} to {after}.",
        f"细管中的液体必须流得更快，从 {one} 增大到 {two}。要有压强差推动它加速，"
        f"所以细管处压强更小，从 {before} 降到 {after}。",
    )


def draw(page: Page, cases: Sequence[Case[Venturi]]) -> None:
    runs = [case.run for case in cases]
    largest = max(abs(it.step) for it in runs)
    fastest = max(max(it.pipe.speed, it.pipe.later) for it in runs)
    for case, scene in zip(cases, page.scenes(cases, (-3, 3), (-0.9, 2.15)), strict=True):
        _venturi(scene, case, largest, fastest, alone=len(cases) == 1)
    if len(cases) == 1:
        first = Wording("speed v₁", "流速 v₁")
        page.read(first, "m/s", fastest, cases, lambda it, _: it.pipe.speed)
    page.read(Wording("speed v₂", "流速 v₂"), "m/s", fastest, cases, lambda it, _: it.pipe.later)
    drop = max(abs(it.drop) for it in runs)
    page.read(Wording("drop p₁ − p₂", "压强差 p₁−p₂"), "Pa", drop, cases, lambda it, _: it.drop)
    if len(cases) > 1:
        page.read(Wording("columns Δh", "液柱差 Δh"), "m", largest, cases, lambda it, _: it.step)
    else:
        _exchange(page, runs[0])


def _exchange(page: Page, run: Venturi) -> None:
    """On one scale what both parts have of pressure, above the smaller of both, and of motion: in
    each of them it is the same together."""
    over = "p₂" if run.least == run.later else "p₁"
    parts = (
        (Wording("first part", "第一段"), "₁", run.pressure, run.pipe.speed),
        (Wording("second part", "第二段"), "₂", run.later, run.pipe.later),
    )
    whole = max(run.dynamic(run.pipe.speed), run.dynamic(run.pipe.later))
    for name, index, pressure, speed in parts:
        rest, motion = pressure - run.least, run.dynamic(speed)
        page.bars(
            name, "Pa", whole,
            [
                (both(f"p{index} − {over}"), BLUE, partial(_same, rest)),
                (both(f"½ρv{index}²"), KINETIC, partial(_same, motion)),
            ],
        )  # fmt: skip


def _same(value: float, _: float) -> float:
    return value


def _venturi(
    scene: Scene, case: Case[Venturi], largest: float, fastest: float, *, alone: bool
) -> None:
    venturi = case.run
    pipe, water = venturi.pipe, colour(case.values["liquid"], WATER)
    step = _FALL * venturi.step / largest if largest > 0 else 0.0
    tops = (_HIGH + min(0.0, step), _HIGH - max(0.0, step))
    paint_pipe(scene, pipe, water)
    widths = (pipe.first / pipe.wide, pipe.second / pipe.wide)
    for place, wide, top in zip((-MIDDLE, MIDDLE), widths, tops, strict=True):
        ends, low = (place - _TUBE / 2, place + _TUBE / 2), max(wide / 2, 0.04) - 0.02
        corners = [(ends[0], low), (ends[1], low), (ends[1], top), (ends[0], top)]
        scene.polygon(corners, darker(water), front=True)
        for x in ends:
            scene.line([(x, low), (x, _TOP)], INK, 2.0, front=True)
        scene.line([(ends[0], top), (ends[1], top)], INK, 1.6, front=True)
    if not alone:
        name_speeds(scene, pipe, fastest)
        return
    name_parts(scene, pipe)
    for index, x, top, pressure in (
        ("₁", -MIDDLE, tops[0], venturi.pressure), ("₂", MIDDLE, tops[1], venturi.later),
    ):  # fmt: skip
        beside = (x - math.copysign(_TUBE / 2, -x), 0.5 * (top + 0.5))
        text, side = f"p{index} = {venturi.told(pressure)}", "right" if x > 0 else "left"
        scene.label(text, beside, INK, size=14, prefer=(side,), gap=5, number=True)
    text = Wording("columns not to scale", "液柱未按比例").in_(scene.locale)
    scene.label(text, (0, 2.15), SOFT_INK, size=13, prefer=("below",), gap=5, number=True)
    scene.line([(-MIDDLE, tops[0]), (MIDDLE, tops[0])], SOFT_INK, 1.2, dash=(5, 4))
    if venturi.step:
        scene.line([(-0.25, tops[1]), (MIDDLE, tops[1])], SOFT_INK, 1.2, dash=(5, 4))
        told = f"Δh = {amount(abs(venturi.step), 'm')}"
        scene.measure((0, tops[0]), (0, tops[1]), told, colour=INK, prefer=("right",))


_LIQUID = Slot(
    "liquid_density", "ρ", "kg/m³", 1000.0, 100.0, 20000.0, quiet=True,
    name=Wording("density of the liquid", "液体密度"),
    cues=Wording("density|liquid|fluid", "密度|液体密度|液体"),
)  # fmt: skip
_LIQUIDS = substances(
    "liquid",
    Wording("liquid", "液体"),
    "water", "sea", "oil", "alcohol", "petrol", "glycerine", "mercury",
    Option(
        OWN,
        Wording("given liquid", "所给液体"),
        Wording(r"(?:liquid|fluid)(?= (?:of|with|whose))", r"密度为?.{1,14}的液体|某种液体"),
    ),
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="bernoulli",
    name=Wording("Bernoulli's principle", "伯努利原理"),
    formula=both("p₁ + ½ρv₁² = p₂ + ½ρv₂²"),
    slots=(
        *PIPE_SLOTS,
        Slot(
            "pressure", "p₁", "Pa", 150e3, 1e3, 1e8, quiet=True,
            name=Wording("pressure in the first part", "粗管压强"),
            cues=Wording("pressure|inlet pressure", "压强|压力"),
        ),
        _LIQUID,
        gravity(0.01),
    ),
    choices=(_LIQUIDS,),
    cues={
        r"\bfaster\b.*\bpressure\b.*\b(lower|less|smaller|drops?)"
        r"|\b(lower|less) pressure\b.*\bfaster|\bpressure\b.*\b(lower|less|drops?)\b.*\bfaster": 3,
        r"\bbernoulli|\bventuri|伯努利|文丘里|\bpitot|流速.{0,8}压强|压强.{0,8}流速": 3,
        r"\b(pressure|manometers?)\b.*\b(faster|speed|velocity|flows?|narrow|pipe|constriction)\b"
        r"|\b(pipe|flow|flows|flowing|narrow)\b.*\bpressure\b|(管|水流|细处|喉部).*压强"
        r"|压强.*(细管|粗管|水管|管道)|流速(越)?大的?(地方|处)": 2,
        r"\b(pipe|flows?|manometer|narrow|constriction)\b|压力计|流速|细管|流体": 1,
        r"\bdepth\b|\bdeep\b|\bhydraulic press|\bgas\b|\bsound\b|\borgan|深度|液压机|气体|声"
        r"|\bholes?\b|小孔|\bhydrostatic|\btorricelli|托里拆利": -3,
        r"\b(paper|sheet)s?\b.{0,50}\b(blow\w*|blew)\b"
        r"|\b(blow|blew)\w*\b.{0,40}\b(papers?|sheets?)\b|(两张|一张|纸条|纸).{0,16}吹"
        r"|吹.{0,10}(两张|纸条|纸)": 3,
        r"\b(air ?planes?|aeroplanes?|aircraft|wings?|airfoils?|aerofoils?)\b.{0,60}\b(lift"
        r"|faster|stay up|stays up|keep|pressure)s?\b"
        r"|\b(lift|keep|hold|faster air)s?\b.{0,40}\b(air ?planes?|aeroplanes?|wings?"
        r"|airfoils?|aerofoils?)\b|\bmagnus\b"
        r"|\b(how|why)\b.{0,20}\b(air)?planes?\b.{0,24}\bfly\b|机翼|(飞机|翅膀).{0,16}升力"
        r"|升力.{0,10}飞机|马格努斯|飞机.{0,4}(为什么|怎么|怎样|如何|靠什么).{0,8}飞"
        r"|(为什么|怎么).{0,4}飞机.{0,8}飞": 3,
        r"\bplatform\b.{0,60}\b(train|line|sucked|stand)\b"
        r"|\btrains?\b.{0,50}\b(sucks?|sucked|pulled|drawn) (in|towards?|people|you|me)\b"
        r"|(站台|火车|地铁|列车|高铁|动车|卡车|货车).{0,24}(吸|黄线|安全线)"
        r"|(黄线|安全线).{0,20}(火车|列车|地铁|站台|高铁)|\bdangerous\b.{0,60}\btrains?\b": 3,
        r"\b(ships?|boats?)\b.{0,50}\b(side by side|parallel|next to each other|alongside"
        r"|close together)\b.{0,50}\b(pull\w*|collide\w*|together|attract\w*|suck\w*|bump\w*)"
        r"|\b(ships?|boats?)\b.{0,50}\b(close|near)\b.{0,40}\b(bump|collide|sucked|pulled"
        r"|attract|drift)\w*\b"
        r"|(两|轮|并排|并行|平行).{0,8}船.{0,24}(靠拢|靠近|靠得|吸|相撞|撞|并行)": 3,
        r"\bshower curtains?\b.{0,40}\b(sucks?|sucked|inwards?|clings?|pulled|billows?"
        r"|towards?|blows?)\b|\b(hair ?dryer|blow dryer|leaf blower|funnel)\b.{0,50}\bball\b"
        r"|\bball\b.{0,50}\b(hair ?dryer|blow dryer|leaf blower|funnel|air jet"
        r"|stream of air)\b"
        r"|\broofs?\b.{0,40}\b(hurricanes?|storms?|gale|wind|tornado|blown|torn|ripped"
        r"|lift\w*)\b|\b(hurricanes?|storms?|gale|tornado|wind)\b.{0,40}\broofs?\b"
        r"|(吹风机|漏斗).{0,24}乒乓球|乒乓球.{0,24}(吹风机|漏斗|气流)"
        r"|(屋顶|房顶).{0,10}(掀|吹)|(掀|吹).{0,6}(屋顶|房顶)|浴帘": 2,
        r"\b(atomizer|atomiser|spray bottle|sprayer|carburet|aspirator|curveball|curve ball"
        r"|banana kick)\w*": 2,
        r"喷雾器|喷雾瓶|化油器|香蕉球|弧线球|两个?乒乓球.{0,10}吹|吹.{0,10}两个?乒乓球"
        r"|伞.{0,12}(为什么|会).{0,8}(翻|鼓|往上|向上)|硬币.{0,8}吹|吹.{0,8}硬币"
        r"|(流速|气流|空气流|流得).{0,10}(快|大).{0,12}压(强|力)": 3,
        r"\bblow\w* (across|over|between)\b.{0,30}\b(papers?|sheets?|straw|balloons?|strip"
        r"|cans?|coin|balls?|them|cups?)\b"
        r"|\b(balloons?|cans?|balls?|cups?)\b.{0,50}\bblow\w* between\b"
        r"|\b(trucks?|lorry|lorries|bus)\b.{0,30}\b(pass\w*|overtak\w*|rush\w*)\b.{0,40}"
        r"\b(pull|suck|draw)\w*"
        r"|\b(passing|overtaking) (truck|lorry|bus|train)\b.{0,30}\b(pull|suck|draw)\w*"
        r"|吹.{0,14}(中间|之间)|(中间|之间).{0,3}吹"
        r"|(流体|流速|速度).{0,4}越(快|大).{0,8}压强越?小": 3,
        r"\bspoon\b.{0,40}\b(stream|tap|running water|jet)\b"
        r"|\b(ball|football|baseball)\b.{0,20}\b(swerv|curl)\w*"
        r"|\bspin\w*\b.{0,20}\bball\b.{0,20}\b(curv|bend)\w*"
        r"|\b(pinch\w*|throat|constrict\w*)\b.{0,30}\bpressures?\b|勺.{0,12}水流.{0,10}(吸|靠)"
        r"|(站台|月台|地铁).{0,12}黄|球.{0,8}弧线|气流.{0,10}压强": 3,
        r"[伯柏贝佰]努[利力里]": 3,
    },
    examples_en=(
        "Venturi tube with water at 1 m/s",
        "Bernoulli's principle in a pipe that narrows from 10 cm to 5 cm",
        "why is the pressure lower where water flows faster",
        "water flows at 2 m/s and 200 kPa from a pipe of 6 cm into a throat of 4 cm, Venturi meter",
        "a Venturi meter shows the flow rate of oil of 3 L/s",
        "Bernoulli: compare throats of 5 cm and 7 cm",
        "two strips of paper are drawn together by blowing between them",
        "how does the shape of a wing give an aeroplane its lift",
        "why must people stand back on the platform when a fast train passes",
        "two ships sailing close side by side are pulled towards each other",
        "a ping-pong ball stays in the air jet of a hair dryer",
        "how can strong wind lift the roof off a house",
    ),
    examples_zh=(
        "文丘里管中的水流",
        "伯努利原理：流速大的地方压强小",
        "水以2米每秒、200千帕从6厘米粗的管流入4厘米的细管，压强变为多少",
        "文丘里流量计两根竖管的液面为什么不一样高",
        "用伯努利方程比较5厘米和7厘米的喉部",
        "对着两张纸中间吹气，两张纸靠在一起",
        "飞机机翼上下空气流速不同产生升力",
        "列车进站时乘客为什么要站在安全线以外",
        "两艘船并排行驶时为什么会靠拢相撞",
        "从漏斗口往下吹气，乒乓球为什么不掉下来",
        "大风为什么能把屋顶掀起来",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"pressure (is |gets |becomes )?(higher|larger|greater|more)\b"
                r"(?:(?!wide|slow|lower|less)[^.;])*\b(narrow|faster)"
                r"|\b(faster|narrow(er)?)\b(?:(?!wide|slow|lower|less)[^.;])*"
                r"\b(higher|larger|greater|more) pressure",
                r"(流速|流得)越?(大|快).{0,8}压强越?(大|高)|(细|窄)的?(地方|处|管).{0,8}压强.{0,3}(大|高)",
            ),
            truth=Wording(
                "The other way round: where the liquid is faster the pressure is lower, for it was "
                "pushed forward from where the pressure is higher.",
                "正好相反：流速大的地方压强小，液体是被压强大的一侧推着加速的。",
            ),
        ),
    ),
)  # fmt: skip
