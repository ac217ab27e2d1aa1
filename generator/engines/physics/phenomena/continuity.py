"""A liquid in a pipe that narrows: the same volume passes everywhere, so it flows faster there."""

from collections.abc import Sequence

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import BLUE, VELOCITY, WATER, mixed
from generator.engines.physics.phenomena._channel import (
    CHANNEL,
    CHANNEL_SLOTS,
    bad_channel,
    channel_of,
    settled_channel,
)
from generator.engines.physics.phenomena._channel_picture import paint_channel
from generator.engines.physics.phenomena._pipe import Pipe
from generator.engines.physics.phenomena._piping import paint_pipes
from generator.engines.physics.phenomenon import Case, Fact, Phenomenon, Premise, Span, Values
from generator.engines.physics.wording import Wording, both

_COMPARABLE = 10.0  # times as fast, that the speeds may be to be bars beside each other


def span(values: Values, pipe: Pipe) -> Span:
    return Span(pipe.period, repeats=True)


def facts(values: Values, pipe: Pipe) -> tuple[Fact, ...]:
    one, two = pipe.areas
    return (
        Fact("speed2", Wording("speed in the second part", "第二段流速"), "v₂", pipe.later, "m/s"),
        Fact("flow", Wording("flow", "流量"), "Q", pipe.flow, "m³/s"),
        Fact("ratio", Wording("gain in speed", "流速之比"), "v₂/v₁", pipe.later / pipe.speed, ""),
        Fact("speed1", Wording("speed in the first part", "第一段流速"), "v₁", pipe.speed, "m/s"),
        Fact("area1", Wording("first cross-section", "第一段截面积"), "A₁", one, "m²"),
        Fact("area2", Wording("second cross-section", "第二段截面积"), "A₂", two, "m²"),
    )


def story(values: Values, pipe: Pipe) -> Wording:
    one, two = amount(pipe.speed, "m/s"), amount(pipe.later, "m/s")
    flow, ratio = amount(pipe.flow, "m³/s"), amount(pipe.areas[0] / pipe.areas[1])
    if pipe.first == pipe.second:
        return Wording(
            f"It is equally wide everywhere, so the liquid keeps its speed of {one}.",
            f"各处一样宽，所以液体保持 {one} 的流速不变。",
        )
    en = (
        f"The same {flow} pass through each cross-section, for the liquid can neither "
        f"gather nor vanish. The cross-section becomes {ratio} times smaller, so the speed goes "
        f"from {one} up to {two}."
    )
    zh = (
        f"液体既不会堆积也不会消失，流过各截面的流量都是 {flow}。"
        f"截面积缩小到 1/{ratio}，所以流速从 {one} 增大到 {two}。"
    )
    if pipe.second > pipe.first:
        larger = amount(pipe.areas[1] / pipe.areas[0])
        en = en.replace(f"{ratio} times smaller", f"{larger} times larger").replace(
            "up to", "down to"
        )
        zh = zh.replace(f"缩小到 1/{ratio}", f"增大到 {larger} 倍").replace(
            "增大到 " + two, "减小到 " + two
        )
    if pipe.deep is not None:
        deep = amount(pipe.deep, "m")
        en += f" The river is taken to be {deep} deep everywhere."
        zh += f"这里设河流各处深 {deep}。"
    return Wording(en, zh)


def draw(page: Page, cases: Sequence[Case[Pipe]]) -> None:
    if len(cases) == 1:
        scene = page.scene((-3.0, 3.0), (-0.95, 0.95))
        paint_channel(scene, cases[0].run)
    else:
        paint_pipes(page, cases, WATER)
    fastest = max(max(case.run.speed, case.run.later) for case in cases)
    flow = max(case.run.flow for case in cases)
    if len(cases) > 1:
        page.read(Wording("speed v₁", "流速 v₁"), "m/s", fastest, cases, lambda it, _: it.speed)
        page.read(Wording("speed v₂", "流速 v₂"), "m/s", fastest, cases, lambda it, _: it.later)
        page.read(Wording("flow Q = Av", "流量 Q = Av"), "m³/s", flow, cases, lambda it, _: it.flow)
    else:
        (pipe,) = (case.run for case in cases)
        page.read(Wording("speed v₁", "流速 v₁"), "m/s", pipe.speed, cases, lambda it, _: it.speed)
        page.read(Wording("speed v₂", "流速 v₂"), "m/s", pipe.later, cases, lambda it, _: it.later)
        page.read(Wording("flow Q = Av", "流量 Q = Av"), "m³/s", flow, cases, lambda it, _: it.flow)
        areas = [
            (both("A₁"), BLUE, lambda _: pipe.areas[0]),
            (both("A₂"), mixed(WATER, BLUE, 0.4), lambda _: pipe.areas[1]),
        ]
        page.bars(Wording("cross-section", "截面积"), "m²", max(pipe.areas), areas)
        speeds = [
            (both("v₁"), VELOCITY, lambda _: pipe.speed),
            (both("v₂"), VELOCITY, lambda _: pipe.later),
        ]
        if fastest < _COMPARABLE * min(pipe.speed, pipe.later):
            page.bars(Wording("speed", "流速"), "m/s", fastest, speeds)


PHENOMENON = Phenomenon(
    slug="continuity",
    name=Wording("Continuity of flow", "连续性方程"),
    formula=both("A₁v₁ = A₂v₂ = Q"),
    slots=CHANNEL_SLOTS,
    choices=(CHANNEL,),
    cues={
        r"\bcontinuity (equation|of flow)|\bequation of continuity|连续性方程|连续性原理": 3,
        r"\b(pipe|tube|hose|nozzle|channel|river|artery|artery)\b.*\b(narrow(s|er|ing)?|constrict"
        r"|widen(s|ing)?|tapers?|gets (thin|wide)|smaller|diameters?|cross[ -]section)"
        r"|\bnarrow(s|er|ing)?\b.*\b(pipe|tube|hose|nozzle|river|channel)"
        r"|(水管|管道|管子|管|水流|河道|河).*(变细|变窄|收缩|变粗|变宽|粗细|截面)"
        r"|(细|窄)(的地方|处).*(水流|流速)|粗管.*细管": 3,
        r"\b(thumb|finger)\b.*\bhose\b|\bhose\b.*\b(thumb|finger)\b|捏.{0,4}水管": 3,
        r"\bflow rate\b|流量|流速": 2,
        r"\b(pipe|flows?|flowing|hose|stream)\b|水管|管道|流动|水流": 1,
        r"\bbernoulli|\bventuri|\bpressures?\b|伯努利|文丘里|压强|\bmanometer|压力计": -3,
        r"\bholes?\b|小孔|\bsound|organ|current|resist|电流|声|\borgan pipe|standing wave|驻波"
        r"|\bheat|温度|\bcopper\b": -3,
        r"\b(stream|water)\b.{0,40}\b(tap|faucet)\b.{0,50}\b(thin\w*|narrow\w*|slim\w*)\b"
        r"|\b(tap|faucet)\b.{0,50}\b(thin\w*|narrow\w*)\b"
        r"|水龙头.{0,24}(越来越细|变细|越细|往下.{0,4}细)": 3,
        r"\b(thumb|finger|cover|squeez\w*|pinch\w*|block\w*)\b.{0,40}\b(hose|tap"
        r"|garden hose)\b"
        r"|(捏|堵|按|压|捂)住?.{0,6}(水管|管口|出水口|水龙头).{0,20}(喷|射|快|远)"
        r"|(水管|管口).{0,6}(捏|堵|按).{0,16}(喷|射|快|远)"
        r"|(水枪|喷嘴|喷头|针头).{0,20}(快|远|急)": 3,
        r"\b(river|stream|gorge|canyon)\b.{0,40}\b(narrow\w*|squeez\w*)\b"
        r"|\b(arter(y|ies)|aorta|blood vessels?|capillar(y|ies))\b.{0,60}\b(faster|speed"
        r"|velocity|slow|narrow)\w*|(河|江|峡谷|水流).{0,14}(窄|狭).{0,14}(急|快|湍)"
        r"|(窄|狭).{0,12}(河|江|水流|水).{0,10}(急|快|湍)"
        r"|血管.{0,16}(窄|细|堵).{0,16}(血流|快)": 3,
        r"\ba[_ ]?[1₁] ?[·*×]? ?v[_ ]?[1₁]"
        r"|\b(volume|amount|mass|much water|litres?|liters?)\b.{0,20}\b(per|every"
        r"|each) (second|minute)\b.{0,60}\b(pipe|tube|hose|wide|narrow|thin)|\bincompressible"
        r"|不可压缩": 3,
        r"\bwind\b.{0,40}\bbetween\b.{0,24}\bbuildings\b"
        r"|\bbetween\b.{0,24}\bbuildings\b.{0,40}\bwind"
        r"|\b(syringe|needle)\b.{0,60}\b(fast\w*|slow\w*|jet|shoots?|squirts?)\b"
        r"|(高楼|楼房|楼)(之?间|中间).{0,10}风|狭管效应|穿堂风|针头|水龙头.{0,20}细"
        r"|流速.{0,12}(截面|直径|管径)|(截面|直径|管径).{0,14}流速|管.{0,8}粗细|粗细不.{0,6}管": 3,
        r"\bblood\b.{0,40}\b(flows?|vessels?)\b": 2,
        r"\b(wide|thick|fat|broad)\b.{0,40}\b(narrow|thin)\b.{0,40}\b(pipe|tube|hose)\b"
        r"|(粗|宽)管.{0,16}(细|窄)管|(细|窄)管.{0,16}(粗|宽)管": 2,
        r"\bnozzle\b.{0,50}\b(area|speed|faster|quarter|half)\b"
        r"|\b(creek|brook)\b.{0,60}\b(narrow\w*|tight)\b"
        r"|\bcover\w*\b.{0,20}\b(tap|faucet|hose)\b|(江|河)面?.{0,6}窄|软管|(挤|捏).{0,6}管口"
        r"|粗.{0,8}细.{0,16}(水流|流速|流得)": 3,
        r"\bfunnel\b.{0,40}\b(faster|neck|speed)\b|\b(hose|nozzle)\b.{0,60}\bm/s"
        r"|\b(wind|draft|draught|breeze)\b.{0,30}\b(alley|between|passage|narrow)\b|水枪|枪口"
        r"|(小溪|溪水|溪流|河水|江水).{0,12}窄": 3,
    },
    examples_en=(
        "water flows through a pipe that narrows from 10 cm to 5 cm at 1 m/s",
        "equation of continuity in a pipe",
        "why does water go faster where the pipe is narrow",
        "a hose of 2 cm diameter with a nozzle of 5 mm, flow rate 0.3 L/s",
        "a river that gets narrower flows faster: continuity of flow",
        "cross-section of a tube goes from 20 cm² to 4 cm², the water enters at 0.5 m/s",
        "a pipe that widens from 3 cm to 6 cm",
        "why does the stream from a tap get thinner as it falls",
        "water shoots farther when I squeeze the end of the garden hose",
        "does blood flow faster through a narrowed artery",
        "the same volume passes every second through the wide and the narrow part of a tube",
        "why are there rapids where a river is squeezed between rocks",
    ),
    examples_zh=(
        "水以1米每秒流过从10厘米变细到5厘米的水管",
        "连续性方程：粗管和细管中的流速",
        "为什么河道变窄的地方水流更快",
        "水管截面积从20平方厘米收缩到4平方厘米，流速0.5米每秒",
        "流量为2升每秒的管道变细时流速怎样变化",
        "水龙头流出的水为什么越往下越细",
        "浇花时堵住管口一部分，水为什么喷得更远",
        "江水流进峡谷，河面变窄，水流为什么变急",
        "粗管和细管里每秒流过的水一样多吗",
    ),
    simulate=channel_of,
    settled=settled_channel,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=bad_channel,
    most_cases=4,
    premises=(
        Premise(
            claim=Wording(
                r"(water|liquid|flow|it) (flows? |goes |moves |gets )?(slower|slows down)\b"
                r"(?:(?!wide|fast)[^.;])*\bnarrow"
                r"|\bnarrow(er|ing)?\b(?:(?!wide|fast)[^.;])*\b(slower|slows? .{0,10}down)",
                r"(细|窄)的?(地方|处|管).{0,8}(流速|水流|流得).{0,4}(慢|小)",
            ),
            truth=Wording(
                "The other way round: where the pipe is narrow the same volume has less room and "
                "has to flow faster.",
                "正好相反：管子细的地方，同样的体积要从更小的截面通过，流速更大。",
            ),
        ),
    ),
)  # fmt: skip
