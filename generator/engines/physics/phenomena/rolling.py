"""A sphere, a disc and a hoop that roll down a slope: a race, or one of them alone."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import CASES, KINETIC, POTENTIAL, PURPLE, Colour
from generator.engines.physics.phenomena._ramp import SLOTS, no_ramp, ramp_of, settled_ramp
from generator.engines.physics.phenomena._roller import RACE, Roller, simulate
from generator.engines.physics.phenomena._roller_picture import DEPTH, draw_race, radius_shown
from generator.engines.physics.phenomena._slots import gravity
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

Rollers = tuple[Roller, ...]

_ANY = "(?:an? )?(?:solid )?(?:sphere|ball|dis[ck]|cylinder|hoop|ring)s?"
_ANY_THREE = f"{_ANY}, {_ANY},? and {_ANY}"
_STEEPEST = math.radians(85)
_FIRST, _LAST = Wording("v of the first", "最快的 v"), Wording("v of the last", "最慢的 v")


def impossible(values: Values) -> Wording | None:
    if (why := no_ramp(values)) is not None:
        return why
    if ramp_of(values).angle <= _STEEPEST:
        return None
    return Wording(
        "On a slope steeper than 85° nothing rolls: there is nothing to press it on.",
        "倾角超过85°时物体压不住斜面，无法滚动。",
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open; of three in a race neither mass nor radius
    comes into a number."""
    alone = {key: values[key] for key in ("mass", "radius")} if len(simulate(values)) == 1 else {}
    return settled_ramp(values) | alone


def span(values: Values, rollers: Rollers) -> Span:
    return Span(max(it.seconds for it in rollers))


def facts(values: Values, rollers: Rollers) -> tuple[Fact, ...]:
    if len(rollers) > 1:
        return _facts_of_race(rollers)
    (it,) = rollers
    told = [Fact("acceleration", Wording("acceleration", "加速度"), "a", it.acceleration, "m/s²")]
    if it.arrives:
        end = it.seconds
        speed = it.speed(end)
        told += [
            Fact("speed", Wording("speed at the bottom", "底端速度"), "v", speed, "m/s"),
            Fact("time", Wording("time", "时间"), "t", end, "s"),
            Fact(
                "angular_speed", Wording("angular speed at the bottom", "底端角速度"), "ω",
                speed / it.radius, "rad/s",
            ),
        ]  # fmt: skip
    grip = math.tan(it.ramp.angle) * it.share / (1 + it.share)
    share, least = (
        Wording("share of rotation", "转动动能占比"),
        Wording("least friction", "最小摩擦因数"),
    )
    return (
        *told,
        Fact("rotational_share", share, "Eᵣ/E", it.share / (1 + it.share), "", "%"),
        Fact("least_friction", least, "μ", grip, ""),
        Fact("height", Wording("height", "高度"), "h", it.ramp.height, "m"),
    )


def _facts_of_race(rollers: Rollers) -> tuple[Fact, ...]:
    told = []
    for it in rollers if rollers[0].arrives else ():
        name = Wording(f"time of the {it.name.en}", f"{it.name.zh}用时")
        told.append(Fact(f"time_{it.shape}", name, "t", it.seconds, "s"))
    for it in rollers:
        name = Wording(f"speed of the {it.name.en}", f"{it.name.zh}末速度")
        told.append(Fact(f"speed_{it.shape}", name, "v", it.speed(it.seconds), "m/s"))
    return (*told, Fact("height", Wording("height", "高度"), "h", rollers[0].ramp.height, "m"))


def story(values: Values, rollers: Rollers) -> Wording:
    en, zh = rollers[0].ramp.words
    first, last = rollers[0], rollers[-1]
    if not first.arrives:
        en, zh = f"{en}, nothing pulls it down: it rests.", f"{zh}，物体静止不动。"
        return Wording(en, zh)
    share, time = f"{first.share / (1 + first.share):.0%}", amount(first.seconds, "s")
    if len(rollers) == 1:
        speed = amount(first.speed(first.seconds), "m/s")
        return Wording(
            f"{en}, the {first.name.en} rolls down in {time} and has {speed} at the bottom. "
            f"{share} of its energy is in its rotation, so it is slower than something that "
            f"slides without friction; mass and radius make no difference.",
            f"{zh}，{first.name.zh}经 {time} 滚到底端，速度为 {speed}。动能的 {share} 用于转动，"
            f"所以比无摩擦下滑的物体慢；质量和半径没有影响。",
        )
    late = amount(last.seconds, "s")
    return Wording(
        f"{en}, the {first.name.en} wins in {time}, and the {last.name.en} comes last in {late}. "
        "The farther the mass is from the middle, the more energy goes into the rotation and the "
        f"less is left for speed; mass and radius make no difference.",
        f"{zh}，{first.name.zh}最先到达，用时 {time}；{last.name.zh}最后，用时 {late}。"
        f"质量离轴越远，转动分走的能量越多，滚得越慢；与质量和半径的大小无关。",
    )


def draw(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    runs = [case.run for case in cases]
    if len(cases) == 1 and len(runs[0]) > 1:
        racers: list[Case[Rollers]] = [
            Case(cases[0].values, (it,), it.name, colour)
            for it, colour in zip(runs[0], CASES, strict=False)
        ]
        _together(page, racers)
        _tell_race(page, cases[0], racers)
        return
    if all(len(run) == 1 for run in runs) and len({run[0].ramp for run in runs}) == 1:
        _together(page, cases)
    else:
        _apart(page, cases)
    _tell(page, cases)


def _together(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    """All on one slope, a lane for each."""
    ramp, size = cases[0].run[0].ramp, radius_shown(cases[0].run[0])
    x, y = ramp.window(size * 2, measured=page.numbers)
    dx, dy = DEPTH * ramp.length * len(cases)
    scene = page.scene((x[0], x[1] + float(dx)), (y[0], y[1] + float(dy) * 0.6))
    rollers = [case.run[0] for case in cases]
    draw_race(scene, rollers, [case.colour for case in cases], measured=True)
    page.legend(cases)


def _apart(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    runs = [case.run for case in cases]
    windows = [it[0].ramp.window(radius_shown(it[0]) * 2, measured=False) for it in runs]
    x, y = ((min(it[a][0] for it in windows), max(it[a][1] for it in windows)) for a in (0, 1))
    dx, dy = DEPTH * max(run[0].ramp.length * len(run) for run in runs)
    window = (x[0], x[1] + float(dx)), (y[0], y[1] + float(dy))
    for case, scene in zip(cases, page.scenes(cases, *window), strict=True):
        colours = [case.colour] if len(case.run) == 1 else CASES[: len(case.run)]
        draw_race(scene, case.run, colours, measured=False)


def _curve(roller: Roller, colour: Colour) -> Curve:
    times = np.linspace(0, roller.seconds, 60)
    return Curve(times, np.array([roller.speed(time) for time in times]), colour)


def _graph(page: Page, rollers: Sequence[Roller], colours: Sequence[Colour]) -> None:
    end = max(it.seconds for it in rollers)
    fastest = max(it.speed(it.seconds) for it in rollers) or 1.0
    curves = [_curve(it, colour) for it, colour in zip(rollers, colours, strict=True)]
    page.graph(Graph(Axis("t", "s", 0, end), Axis("v", "m/s", 0, fastest * 1.1), curves))


def _tell_race(page: Page, case: Case[Rollers], racers: Sequence[Case[Rollers]]) -> None:
    fastest = max(it.speed(it.seconds) for it in case.run)
    for racer in racers:
        name = Wording(f"v, {racer.label.en}", f"{racer.label.zh} v")
        page.read(name, "m/s", fastest, [racer], lambda run, t: run[0].speed(t))
    _graph(page, case.run, [racer.colour for racer in racers])


def _tell_slopes(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    """Of races on several slopes, the one that is first and the one that is last."""
    runs = [sorted(case.run, key=lambda it: it.seconds) for case in cases]
    fastest = max(it.speed(it.seconds) for run in runs for it in run)
    for place, name in ((0, _FIRST), (-1, _LAST)):

        def speed(rollers: Rollers, time: float, place: int = place) -> float:
            return sorted(rollers, key=lambda it: it.seconds)[place].speed(time)

        page.read(name, "m/s", fastest, cases, speed)
    _graph(page, [run[0] for run in runs], [case.colour for case in cases])


def _tell(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    rollers = [case.run[0] for case in cases]
    if any(len(case.run) > 1 for case in cases):
        _tell_slopes(page, cases)
        return
    fastest = max(it.speed(it.seconds) for it in rollers)
    way = max(it.ramp.length for it in rollers)
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda it, t: it[0].speed(t))
    page.read(Wording("distance s", "路程 s"), "m", way, cases, lambda it, t: it[0].way(t))
    _graph(page, rollers, [case.colour for case in cases])
    if len(cases) == 1:
        (it,) = rollers
        bars = [
            (Wording("moving", "平动"), KINETIC, it.moving),
            (Wording("turning", "转动"), PURPLE, it.turning),
            (Wording("potential", "势能"), POTENTIAL, it.potential),
        ]
        page.bars(Wording("energy", "能量"), "J", it.potential(0.0), bars)


PHENOMENON = Phenomenon(
    slug="rolling",
    name=Wording("Rolling down a slope", "斜面滚动"),
    formula=both("a = g sin θ / (1 + I/mr²)"),
    slots=(
        *SLOTS,
        Slot(
            "mass", "m", "kg", 1.0, 1e-4, 1e6,
            Wording("mass", "质量"),
            cues=Wording(
                "mass|ball|sphere|disc|hoop|cylinder|weight", "质量|球|圆盘|圆环|圆柱|重"
            ),
            quiet=True,
        ),
        Slot(
            "radius", "r", "m", 0.1, 1e-3, 100.0,
            Wording("radius", "半径"),
            cues=Wording("radius|in radius", "半径"),
            quiet=True,
        ),
        gravity(),
    ),
    choices=(
        Choice(
            "shape",
            Wording("shape", "形状"),
            (
                Option(RACE, Wording("three shapes", "三种形状"), Wording(_ANY_THREE, "")),
                Option(
                    "sphere", Wording("solid sphere", "实心球"),
                    Wording(
                        "(?:solid )?sphere|(?:solid )?ball|marble|bowling ball",
                        "实心球|小球|铁球|弹珠|球",
                    ),
                ),
                Option(
                    "disc", Wording("disc", "圆盘"),
                    Wording(
                        "disc|disk|(?:solid )?cylinder|coin|wheel|log",
                        "圆盘|圆柱|实心圆柱|硬币|木头|罐头",
                    ),
                ),
                Option(
                    "hoop", Wording("hoop", "圆环"),
                    Wording(
                        "hoop|ring|tire|tyre|hollow cylinder|pipe",
                        "圆环|铁环|圆筒|空心圆柱|轮胎|薄圆筒",
                    ),
                ),
                Option(
                    "shell", Wording("hollow sphere", "空心球"),
                    Wording(
                        "hollow sphere|hollow ball|spherical shell|basketball",
                        "空心球|球壳|篮球|乒乓球",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(full|frozen|empty|soup)\b.{0,12}\b(cans?|bottles?|tins?|jars?)\b.{0,60}\b(firs"
        r"t|faster|slope|ramp|board|hill|roll\w*|race)\b"
        r"|\b(cans?|bottles?|tins?|jars?)\b.{0,20}\b(race|roll\w*)\b.{0,20}\b(down|slope|ra"
        r"mp|hill)\b"
        r"|\b(ring|hoop|ball|disc|marble|cylinder|sphere)\b.{0,15}\b(vs|versus|or|and)\b"
        r".{0,20}\b(ring|hoop|ball|disc|marble|cylinder|sphere)\b.{0,40}\b(first|faster|win"
        r"s?|bottom|race)\b|\b(raw|boiled) eggs?\b.{0,30}\broll"
        r"|(易拉罐|罐头|水瓶|空罐|可乐罐?).{0,20}(滚|斜坡|斜面|坡).{0,12}(先|快|到底)?"
        r"|(轮胎|轮子|硬币|弹珠|空心|实心).{0,20}(滚|坡|斜面).{0,10}(快|先)"
        r"|(生|熟)鸡?蛋.{0,12}滚|(不打滑|无滑动)地?.{0,4}滚|纯滚东": 3,
        r"\broll(s|ing|ed)?\b.*\b(down|incline|slope|ramp|hill|plane|without slipping)\b": 3,
        r"(滚下|滚动|滚落|往下滚|滚).*(斜面|斜坡|坡)|(斜面|斜坡|坡).*(滚|下滚)|纯滚动|无滑滚动": 3,
        r"\b(hoops?|dis[ck]s?|cylinders?|spheres?)\b.*\b(race|ramp|incline|slope|down)\b": 3,
        r"\brolling (race|motion|without slipping)\b": 3,
        r"\bmoment of inertia\b.*\b(ramp|incline|slope|race)|转动惯量.*(斜面|滚)": 3,
        r"(圆环|圆盘|圆柱|实心球|空心球).*(斜面|斜坡|坡|赛|谁先)": 3,
        r"\brolls?\b|\brolling\b|滚": 1,
        r"\b(block|box|crate|slides?|sliding|frictionless|loop|collid\w*|off (a|the) table)\b": -2,
        r"木块|物块|滑块|滑下|下滑|碰撞|滚筒|滚烫|翻滚": -2,
    },
    examples_en=(
        "a sphere, a disc and a hoop race down a 30 degree slope",
        "a ball rolls down a 2 m long ramp without slipping",
        "which reaches the bottom first, a hoop or a solid cylinder rolling down an incline",
        "a hollow sphere rolling down a hill 5 m high at 20 degrees",
        "rolling race of round bodies, moment of inertia matters on the ramp",
        "compare a solid sphere and a hollow sphere rolling down a slope",
        "a 3 kg hoop of radius 20 cm rolls down an incline",
        "a full bottle and an empty bottle roll down a ramp, which is faster",
        "a ring and a marble start together on a slope, who wins the race to the bottom",
        "raw egg or boiled egg, which one rolls down faster",
    ),
    examples_zh=(
        "实心球、圆盘和圆环从30度斜面上滚下，谁先到底",
        "小球从2米长的斜面上滚下",
        "圆环沿斜面纯滚动",
        "比较实心球和空心球滚下斜坡的快慢",
        "半径20厘米的圆柱从5米高的斜坡上滚下来",
        "装满的易拉罐和空易拉罐从斜坡滚下，哪个先到",
        "生鸡蛋和熟鸡蛋从斜面上滚下来谁快",
        "空心的球和实心的球一起滚下坡，谁先到底",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    most_cases=4,
    premises=(
        Premise(
            claim=Wording(
                r"\b(heav(y|ier)|larger|bigger)\b.*\brolls?\b.*\b(faster|quicker|first)",
                r"(重|大)的?(球|圆盘|圆环|圆柱)?.*(滚得|滚).*(快|先到)",
            ),
            truth=Wording(
                "Mass and radius make no difference: only how the mass is spread about the axis "
                "does.",
                "滚得快慢与质量和半径无关，只取决于质量绕轴的分布。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(all|they|both)\b.*\broll(s|ing)?\b.*\b(same time|equally fast|together)",
                r"滚.*(同时到|一样快)",
            ),
            truth=Wording(
                "They do not arrive together: the more of the mass is far from the axis, the "
                "slower it rolls. A solid sphere beats a disc, and a disc beats a hoop.",
                "它们不会同时到达：质量离轴越远滚得越慢，实心球快于圆盘，圆盘快于圆环。",
            ),
            when=lambda cases: any(it["shape"] == RACE for it in cases),
        ),
    ),
)  # fmt: skip
