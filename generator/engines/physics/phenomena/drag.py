"""A fall through air: the drag grows until it carries the weight."""

import math
from collections.abc import Sequence
from dataclasses import replace

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import FORCE
from generator.engines.physics.phenomena import _air, _slots
from generator.engines.physics.phenomena._fall import Fall
from generator.engines.physics.phenomena._fall_scene import AIR, falling, speeds
from generator.engines.physics.phenomenon import Case, Fact, Phenomenon, Premise, Slot, Span, Values
from generator.engines.physics.wording import Wording, both

_NEARLY = 0.95  # of the terminal speed
_SETTLED = 3.2  # times v∞/g, when it has 99.7 % of it
_AIRLESS = 10.0  # seconds shown of a fall that goes on for ever


def simulate(values: Values) -> Fall:
    height = values["height"] or math.inf
    return Fall(height, values["speed"], values["gravity"], _air.braking(values))


def span(values: Values, fall: Fall) -> Span:
    if math.isfinite(fall.height):
        return Span(fall.end)
    nominal = _air.braking({**values, "air": _air.WITH})
    if nominal == 0:
        return Span(_AIRLESS)
    return Span(min(_SETTLED / math.sqrt(fall.gravity * nominal), 1e4))


def facts(values: Values, fall: Fall) -> tuple[Fact, ...]:
    told = []
    if fall.braking > 0:
        name = Wording("terminal speed", "收尾速度")
        told.append(Fact("terminal", name, "v∞", fall.terminal, "m/s"))
        if fall.speed < _NEARLY * fall.terminal:
            time = _until_nearly(fall)
            name = Wording("time to 95 % of it", "达到 95% 的时间")
            told.append(Fact("settling_time", name, "t₉₅", time, "s"))
            way = float(replace(fall, height=math.inf).fallen(time))
            name = Wording("distance until then", "此前下落距离")
            told.append(Fact("settling_way", name, "s₉₅", way, "m"))
    weight = Wording("weight", "重力")
    told.append(Fact("weight", weight, "mg", values["mass"] * fall.gravity, "N"))
    if fall.lands:
        speed = float(fall.pace(fall.end))
        told.append(Fact("time", Wording("time of the fall", "下落时间"), "t", fall.end, "s"))
        told.append(Fact("impact", Wording("speed on landing", "落地速度"), "v", speed, "m/s"))
    return tuple(told)


def _until_nearly(fall: Fall) -> float:
    """When it has 95 % of its terminal speed, in s."""
    start = math.atanh(fall.speed / fall.terminal)
    return (math.atanh(_NEARLY) - start) / math.sqrt(fall.gravity * fall.braking)


def story(values: Values, fall: Fall) -> Wording:
    if fall.braking == 0:
        more = amount(fall.gravity, "m/s")
        return Wording(
            f"There is no air to hold it back, so it becomes faster by {more} every second.",
            f"没有空气阻力，它每秒加快 {more}，一直加速。",
        )
    limit = amount(fall.terminal, "m/s")
    if fall.speed > fall.terminal:
        return Wording(
            "At first the drag of the air is larger than the weight and brakes it. The slower it "
            f"becomes, the smaller the drag, until both are equal at {limit}.",
            f"开始时空气阻力大于重力，物体减速；速度减小，阻力也减小，直到 {limit} 时两者平衡。",
        )
    en = (
        "The drag of the air grows with the square of the speed. When it equals the weight, the "
        f"acceleration is zero and the speed stays at {limit}."
    )
    zh = f"空气阻力随速度的平方增大；当它等于重力时，加速度为零，速度保持 {limit} 不变。"
    if fall.lands and float(fall.pace(fall.end)) < _NEARLY * fall.terminal:
        speed = amount(float(fall.pace(fall.end)), "m/s")
        en += f" Here the ground comes first, at {speed}."
        zh += f"这里还没达到就已落地，落地速度 {speed}。"
    return Wording(en, zh)


def formula(values: Values) -> Wording:
    """Without air there is no terminal speed."""
    return both("v = v₀ + gt" if _air.braking(values) == 0 else "v∞ = √(2mg/(ρCA))")


def draw(page: Page, cases: Sequence[Case[Fall]]) -> None:
    end = max(span(case.values, case.run).seconds for case in cases)
    fastest = max(float(case.run.pace(time)) for case in cases for time in (0.0, end))
    falling(page, cases, end, tower=False)
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, Fall.now)
    steepest = max(abs(_acceleration(case.run, time)) for case in cases for time in (0.0, end))
    page.read(Wording("acceleration a", "加速度 a"), "m/s²", steepest, cases, _acceleration)
    speeds(page, cases, end)
    if len(cases) == 1:
        (case,) = cases
        fall, mass = case.run, float(case.values["mass"])
        weight = mass * fall.gravity
        page.bars(
            Wording("forces", "受力"), "N", max(weight, *(mass * fall.drag(t) for t in (0.0, end))),
            [
                (Wording("weight", "重力"), FORCE, lambda t: weight),
                (Wording("drag", "阻力"), AIR, lambda t: mass * fall.drag(t)),
            ],
        )  # fmt: skip


def _acceleration(fall: Fall, time: float) -> float:
    """Downwards, in m/s²: none of what has landed."""
    return fall.gravity - fall.drag(time) if time <= fall.end * (1 + 1e-9) else 0.0


PHENOMENON = Phenomenon(
    slug="drag",
    name=Wording("Fall with air resistance", "空气阻力与收尾速度"),
    formula=both("v∞ = √(2mg/(ρCA))"),
    slots=(
        _air.mass(80.0, quiet=False),
        *_air.shape(0.4, 1.0),
        Slot(
            "height", "h", "m", 0.0, 0.0, 50_000.0,
            Wording("height", "高度"),
            cues=Wording("high|height|above|altitude|jumps from|from", "高|高度|高处|高空|离地"),
            quiet=True, open=True,
        ),
        Slot(
            "speed", "v₀", "m/s", 0.0, 0.0, 1000.0,
            Wording("initial speed", "初速度"),
            cues=Wording("initial speed|initial velocity|starts at|speed", "初速度|速度"),
            quiet=True,
        ),
        _slots.gravity(0.01),
    ),
    choices=(_air.TAKEN_IN,),
    cues={
        r"\bcoffee filters?\b"
        r"|\b(feather|paper)\b.{0,60}\b(lags?|slower|later|behind|flat|crumpled)\b"
        r"|\bwhy\b.{0,40}\b(feather|leaf|paper)\b.{0,40}\b(slow\w*|floats?|lags?|flutters?)"
        r"\b|\bshuttlecock\b.{0,40}\b(slow|drag|drop)"
        r"|\braindrops?\b.{0,40}\b(kill|hurt|don't|not|never|speed up)\b"
        r"|\b(ants?|mouse|insect|squirrel)\b.{0,40}\b(fall|drop|fell)\w*\b.{0,40}\b(surviv"
        r"\w*|unhurt|die|hurt)"
        r"|(羽毛|纸|树叶|纸片|蒲公英).{0,15}(空气|飘).{0,25}(慢|快|为什么|阻力)"
        r"|(揉成团|纸团|一张纸).{0,20}(落|快|慢)|雨(滴|点).{0,20}(砸|疼|死|匀速|不会)"
        r"|(蚂蚁|老鼠|猫).{0,15}(高处|楼|掉|摔).{0,15}(摔不死|不死|没事)"
        r"|(收尾|首尾|受尾|终端|终极)(速渡|素度|速肚)|首尾速度|受尾速度"
        r"|降落伞.{0,15}(慢|为什么|多大|匀速)": 3,
        r"\bterminal (velocity|velocities|speed)\b|\blimiting speed\b": 3,
        r"收尾速度|终端速度|终极速度": 3,
        r"\b(air resistance|air drag|drag force|drag coefficient|quadratic drag)\b": 2,
        r"空气阻力|阻力系数|风阻|流体阻力": 2,
        r"\bskydiv(er|ers|ing)\b|\bparachut(e|es|ist|ists|ing)\b|跳伞|降落伞": 2,
        r"\b(raindrops?|hailstones?|snowflakes?)\b.*\b(falls?|falling|speed|fast)\b": 2,
        r"(雨滴|冰雹|雪花).*(下落|落下|速度|多快)": 2,
        r"\bdrag\b|\bfalls? through (the )?air\b|阻力": 1,
        r"\b(throw(n|s)?|kick(ed|s)?|launch(ed)?|projectile|cannon(ball)?|fired|golf)\b": -3,
        r"抛|炮|踢|射|发射|投": -3,
        r"\b(without|no|ignor(e|ing)|neglect(ing)?) (any )?(air|drag)"
            r"|不计|不考虑|忽略|(?<!有)无空气阻力": -2,
        r"\bfree[- ]?fall\b|自由落体|\bpendul|单摆|\bspring\b|弹簧|\bincline|斜面|\bbounc|弹跳": -2,
        r"\b(aerodynamics?|wing|car|racing|drag race|drag queen|drag and drop)\b|机翼|赛车": -2,
    },
    examples_en=(
        "a skydiver of 80 kg falls until she reaches terminal velocity",
        "terminal velocity of a raindrop",
        "why does air resistance make a falling object stop accelerating",
        "compare the terminal velocities of balls of 1 kg and 4 kg",
        "terminal speed of a 5 kg ball with radius 10 cm and drag coefficient 0.47",
        "a parachutist falls from 1000 m, drag force and weight",
        "how fast do hailstones fall, air drag included",
        "a flat sheet of paper falls slower than a crumpled one",
        "why do raindrops not hurt when they come from so high up",
        "why can an ant survive a fall from a skyscraper",
        "paper muffin cups stacked and dropped through air, their terminal speeds",
    ),
    examples_zh=(
        "80千克的跳伞运动员下落达到收尾速度",
        "雨滴下落的收尾速度是多少",
        "有空气阻力时物体下落的速度怎样变化",
        "质量5千克、半径10厘米的球，阻力系数0.47，求终端速度",
        "跳伞者从1000米高空跳下，阻力和重力怎样变化",
        "一张纸揉成团后为什么落得快",
        "雨点从很高的云里掉下来，为什么砸到头上不疼",
        "蚂蚁从高楼掉下来为什么摔不死",
        "树叶飘落得慢，石头落得快，和空气阻力有关吗",
    ),
    simulate=simulate,
    settled=_air.settled_air,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    formula_in=formula,
    premises=(
        Premise(
            claim=Wording(
                r"\b(keeps?|goes on|continues?) (accelerating|getting faster|speeding up) "
                r"(for ?ever|all the way)"
                r"|\bat terminal (velocity|speed)\b[^,.?]*\b(no forces?|stops?|weightless)\b",
                r"(一直|永远|不断)(在)?(加速|变快)|收尾速度时[^，。？]*(不受力|没有力|静止)",
            ),
            truth=Wording(
                "In air a falling body does not become faster for ever: at the terminal speed the "
                "drag of the air equals the weight, so that it moves on steadily.",
                "在空气中下落的物体不会一直加速：达到收尾速度时，空气阻力等于重力，物体匀速下落。",
            ),
            when=lambda cases: all(case["air"] == _air.WITH for case in cases),
        ),
    ),
)  # fmt: skip
