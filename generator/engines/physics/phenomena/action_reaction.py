"""Action and reaction: two skaters push off each other, or a rocket its gas."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import Colour
from generator.engines.physics.phenomena._reaction import (
    FORCE,
    GAS,
    MASS1,
    MASS2,
    ROCKET,
    SKATERS,
    SPEED,
    TIME,
    Rocket,
    Skaters,
    impossible,
    settled,
    simulate,
)
from generator.engines.physics.phenomena._reaction_picture import BOTH, draw_rocket, draw_skaters
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

Run = Skaters | Rocket


def span(values: Values, run: Run) -> Span:
    return Span(run.end)


def facts(values: Values, run: Run) -> tuple[Fact, ...]:
    if isinstance(run, Rocket):
        return _facts_of_rocket(run)
    first, second = run.finals
    one, two = run.force / run.mass1, run.force / run.mass2
    return (
        Fact("speed1", Wording("speed of the first", "第一人速度"), "v₁", first, "m/s"),
        Fact("speed2", Wording("speed of the second", "第二人速度"), "v₂", second, "m/s"),
        Fact("force", Wording("force on each", "各自受力"), "F", run.force, "N"),
        Fact("impulse", Wording("impulse on each", "各自的冲量"), "I", run.force * run.time, "N·s"),
        Fact("acceleration1", Wording("first's acceleration", "第一人加速度"), "a₁", one, "m/s²"),
        Fact("acceleration2", Wording("second's acceleration", "第二人加速度"), "a₂", two, "m/s²"),
    )  # fmt: skip


def _facts_of_rocket(run: Rocket) -> tuple[Fact, ...]:
    speed, height = run.speed(run.end), run.height(run.end)
    weight = run.mass * run.gravity
    return (
        Fact("thrust", Wording("thrust", "推力"), "F", run.thrust, "N"),
        Fact("speed", Wording("speed at burn-out", "燃料耗尽时速度"), "v", speed, "m/s"),
        Fact("height", Wording("height at burn-out", "燃料耗尽时高度"), "h", height, "m"),
        Fact("time", Wording("burning time", "燃烧时间"), "t", run.end, "s"),
        Fact("weight", Wording("weight at the start", "起飞时重力"), "G", weight, "N"),
    )


def story(values: Values, run: Run) -> Wording:
    if isinstance(run, Rocket):
        return _story_of_rocket(run)
    force = amount(run.force, "N")
    first, second = (amount(speed, "m/s") for speed in run.finals)
    en = f"Each pushes the other with the same {force}, in opposite directions, for the same time. "
    zh = f"两人互推的力大小都是 {force}，方向相反，同时作用、同时消失。"
    if run.mass1 == run.mass2:
        en += f"Their masses are alike, so both glide away at {first}."
        zh += f"质量相同，所以都以 {first} 滑开。"
    else:
        lighter = ("first", "第一人") if run.mass1 < run.mass2 else ("second", "第二人")
        en += f"The {lighter[0]} is lighter and so becomes faster: {first} against {second}."
        zh += f"{lighter[1]}质量小，所以速度大：分别为 {first} 和 {second}。"
    return Wording(en, zh)


def _story_of_rocket(run: Rocket) -> Wording:
    thrust, speed = amount(run.thrust, "N"), amount(run.speed(run.end), "m/s")
    gas, mass, fuel = amount(run.exhaust, "m/s"), amount(run.mass, "kg"), amount(run.fuel, "kg")
    rate = amount(run.rate, "kg/s")
    en = (
        f"A rocket of {mass}, {fuel} of it fuel, pushes {rate} of gas down at {gas}, and the gas "
        f"pushes the rocket up just as hard, with {thrust}."
    )
    zh = (
        f"总质量 {mass}（其中燃料 {fuel}）的火箭以 {gas} 向下喷气，喷气量 {rate}；"
        f"气体以同样大的力 {thrust} 向上推火箭。"
    )
    if run.lift_off >= run.end:
        en += " That is less than its weight, so it never lifts off."
        zh += "推力小于重力，所以无法起飞。"
    else:
        en += f" It needs no air to push against. When the fuel is used up it has {speed}."
        zh += f"它并不需要推空气，燃料耗尽时速度为 {speed}。"
    return Wording(en, zh)


def draw(page: Page, cases: Sequence[Case[Run]]) -> None:
    alone = len(cases) == 1
    rockets: list[Case[Rocket]] = []
    pairs: list[Case[Skaters]] = []
    for case, scene in zip(cases, page.scenes(cases, (0, 1), (0, 1)), strict=True):
        run = case.run
        if isinstance(run, Rocket):
            draw_rocket(scene, run, page.seed, case.colour, alone=alone)
            rockets.append(Case(case.values, run, case.label, case.colour))
        else:
            colours = BOTH if alone else (case.colour, case.colour)
            draw_skaters(scene, run, colours, alone=alone)
            pairs.append(Case(case.values, run, case.label, case.colour))
    if not pairs:
        _tell_rockets(page, rockets)
    elif not rockets:
        _tell_skaters(page, pairs)


def _tell_rockets(page: Page, cases: Sequence[Case[Rocket]]) -> None:
    runs = [case.run for case in cases]
    fastest = max(max(abs(it.speed(it.end)), 1e-9) for it in runs)
    highest, heaviest = max(it.height(it.end) for it in runs), max(it.mass for it in runs)
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda it, t: it.speed(t))
    page.read(Wording("height h", "高度 h"), "m", highest, cases, lambda it, t: it.height(t))
    page.read(Wording("mass m", "质量 m"), "kg", heaviest, cases, lambda it, t: it.weighs(t))
    curves = [_curve(case.run.end, case.run.speed, case.colour) for case in cases]
    low = min(min(0.0, float(curve.y.min())) for curve in curves)
    axis = Axis("v", "m/s", low * 1.1, fastest * 1.1)
    page.graph(Graph(Axis("t", "s", 0, max(it.end for it in runs)), axis, curves))


def _tell_skaters(page: Page, cases: Sequence[Case[Skaters]]) -> None:
    runs = [case.run for case in cases]
    fastest = max(max(it.finals) for it in runs)
    page.read(both("v₁"), "m/s", fastest, cases, lambda it, t: it.speed(0, t))
    page.read(both("v₂"), "m/s", fastest, cases, lambda it, t: it.speed(1, t))
    curves = []
    for case in cases:
        run = case.run
        for which, colour in enumerate(BOTH if len(cases) == 1 else (case.colour,) * 2):
            curves.append(_curve(run.end, partial(run.speed, which), colour, run.time))
    axis = Axis("v", "m/s", -1.1 * fastest, 1.1 * fastest)
    page.graph(Graph(Axis("t", "s", 0, max(it.end for it in runs)), axis, curves))
    if len(cases) == 1:
        (run,) = runs
        bars = [(both(f"p{'₁₂'[it]}"), BOTH[it], partial(run.momentum, it)) for it in (0, 1)]
        page.bars(Wording("momentum", "动量"), "kg·m/s", run.force * run.time, bars, signed=True)


def _curve(end: float, speed: Callable[[float], float], colour: Colour, kink: float = 0.0) -> Curve:
    times = np.union1d(np.linspace(0, end, 100), [min(kink, end)])
    return Curve(times, np.array([speed(time) for time in times]), colour)


PHENOMENON = Phenomenon(
    slug="action-reaction",
    name=Wording("Action and reaction", "作用力与反作用力"),
    formula=both("F₁₂ = −F₂₁"),
    slots=(
        MASS1,
        MASS2,
        FORCE,
        TIME,
        SPEED,
        Slot(
            "mass", "m₀", "kg", 1000.0, 1e-3, 1e8,
            Wording("mass of the rocket", "火箭总质量"),
            cues=Wording("rocket|launch mass|total mass", "火箭|总质量|火箭质量"),
            quiet=True,
        ),
        Slot(
            "fuel", "m′", "kg", 600.0, 1e-4, 1e8,
            Wording("mass of the fuel", "燃料质量"),
            cues=Wording("fuel|propellant", "燃料|推进剂"),
            quiet=True,
        ),
        Slot(
            "exhaust", "u", "m/s", 2500.0, 0.1, 1e5,
            Wording("speed of the gas", "喷气速度"),
            cues=Wording(
                "exhaust|gas|ejected|exhaust speed|exhaust velocity", "喷气|燃气|喷出|气体|喷射"
            ),
            quiet=True,
        ),
        Slot(
            "rate", "ṁ", "kg/s", 20.0, 1e-4, 1e6,
            Wording("burning rate", "每秒喷气质量"),
            cues=Wording("rate|per second|burns", "每秒|消耗"),
            quiet=True,
        ),
        GAS,
        gravity(quiet=True),
    ),
    choices=(
        Choice(
            "kind",
            Wording("kind", "类型"),
            (
                Option(
                    SKATERS, Wording("two skaters", "两人互推"),
                    Wording("skaters?|skating|ice skat\\w*|push off", "滑冰|溜冰|互推|相推|冰面"),
                    ignores=("mass", "fuel", "exhaust", "rate", "gas", "gravity"),
                    formula=both("F₁ = −F₂"),
                ),
                Option(
                    ROCKET, Wording("rocket", "火箭"),
                    Wording(
                        "rocket|exhaust|balloon rocket|space ?ship|fuel|propellant",
                        "火箭|喷气|反冲|燃料|燃气|推进剂",
                    ),
                    ignores=("mass1", "mass2", "force", "time", "speed"),
                    formula=both("F = −F′"),
                ),
            ),
        ),
    ),
    cues={
        r"\bpush\w*\b.{0,20}\bback on\b|\bbigger force\b"
        r"|\bfeels? (the )?(bigger|greater|larger|more) force": 2,
        r"\bpush\w*\b.{0,20}\bwall\b.{0,40}\b(back|pushes|moves?|away)\b"
        r"|\b(truck|bus|car|train|windshield|windscreen)\b.{0,25}\b(a|the) (fly|bug|mosquit"
        r"o|insect|bee)\b"
        r"|\b(fly|bug|mosquito|insect|bee)\b.{0,25}\b(hits?|against|into)\b.{0,20}\b(truck|"
        r"bus|car|train|windshield|windscreen)\b|\bequal and opposite\b"
        r"|\bpull\w* back\b.{0,10}\b(just )?as hard\b"
        r"|\bhorse\b.{0,20}\bcart\b.{0,30}\b(pulls?|why|how|paradox)"
        r"|\btug[- ]of[- ]war\b.{0,60}\b(forces?|wins?|equal|team)"
        r"|\b(row|oar|paddle|swim)\w*\b.{0,40}\b(push\w*|backwards?)\b.{0,30}\b(water|forwa"
        r"rds?)\b|\bpush\w*\b.{0,20}\bground\b.{0,30}\b(back|forwards?)\b"
        r"|\bballoon\b.{0,30}\b(let go|released?|untied|air (rush|escap|com|shoot))"
        r"|\b(gun|rifle|cannon)\b.{0,30}\b(recoil|kick)\w*"
        r"|\b(step|jump)\w* (off|out of|from) (a|the) (small )?(boat|canoe|skateboard)\b"
        r"|\b(squid|octopus)\b.{0,40}\b(propel|forwards?)\w*"
        r"|(推|撑|蹬|捶|打).{0,6}墙.{0,20}(后退|向后|反|疼|退|推)|以卵击石"
        r"|鸡蛋.{0,6}石头.{0,15}(力|谁|碎)|拔河.{0,20}(力|赢|大)"
        r"|(划|撑|摇).{0,3}(船|桨|篙).{0,20}(往前|向前|前进)"
        r"|桨.{0,8}(往后|向后).{0,3}(划|推)水"
        r"|(走路|跑步|起跑|游泳).{0,15}(蹬|脚|地面|划水|推水).{0,15}(向前|往前|反|前进)"
        r"|气球.{0,10}(放气|松手|松开|漏气|喷气|撒手)|(枪|炮).{0,10}(后坐|往后|后退)"
        r"|从.{0,4}船上?.{0,4}(跳|上岸).{0,15}(船|后退)|(章鱼|乌贼|鱿鱼|墨鱼).{0,10}喷"
        r"|(弹簧秤|测力计).{0,6}(对拉|互拉|勾)|反做用力|作用力与反|牛顿第3定律|牛顿第三定率"
        r"|相互作用力": 3,
        r"\bhorse\b.{0,12}\bpulls?\b.{0,12}\b(cart|carriage)|马拉车|马对车|车对马": 2,
        r"\bnewton'?s? (third|3rd) law\b|\bthird law of motion\b|牛顿第三定律": 3,
        r"\baction (and|-|=|equals) ?reaction\b|作用力(与|和)反作用力|反作用力": 3,
        r"\bskaters?\b.*\b(push|apart)|\bpush\w* (off|against) each other\b": 3,
        r"(滑冰|溜冰).*推|互推|互相推": 3,
        r"\brockets?\b.*\b(gas|exhaust|thrust|fuel|propell\w*|recoil)|\btsiolkovsky\b": 3,
        r"火箭.*(喷|推力|燃料|反冲)|反冲(运动|现象)": 3,
        r"\brockets?\b|\brecoil\w*|\bthrust\b|火箭|后坐力": 1,
        r"\b(collid\w*|collision|firework|orbit|escape)\b|碰撞|烟花|轨道|环绕": -2,
    },
    examples_en=(
        "two skaters of 50 kg and 75 kg push off each other",
        "Newton's third law",
        "a rocket pushes gas down at 2500 m/s and rises, fuel 600 kg",
        "action and reaction: a 60 kg girl on ice pushes her 40 kg brother with 120 N for 0.5 s",
        "two ice skaters push apart, one glides away at 2 m/s",
        "why does a rocket work in space, action = reaction",
        "if I lean on a wall, does the wall press on me with the same force",
        "a mosquito hits a windscreen, are the two forces equal and opposite",
        "rowing: the oar pushes the water backwards, the water pushes the boat forwards",
        "jump from a small boat to the shore and the boat drifts back",
        "tug of war: if both teams pull equally hard on each other, why does one win",
    ),
    examples_zh=(
        "两个滑冰的人互推，质量50千克和75千克",
        "牛顿第三定律演示",
        "作用力与反作用力的大小关系",
        "火箭向下喷气获得推力上升",
        "60千克的同学在冰面上用120牛的力推40千克的同学，作用力与反作用力",
        "用手推墙，为什么自己会往后退",
        "划桨时桨向后推水，水把船向前推",
        "松开吹好的气球，气球为什么会飞出去",
        "拔河比赛两队的拉力一样大吗",
        "鸡蛋碰石头，谁受的力大",
        "人从小船跳上岸，船为什么向后退",
        "走路时脚向后蹬地，地面把人往前推",
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
                r"\b(heavier|stronger|bigger)\b(?!.*\b(same|equal)).*\b(pushes|force)\b.*"
                r"\b(harder|more|larger|greater)|\bhorse\b.{0,12}\bpulls?\b.{0,20}\b(harder|more)\b",
                r"(重|强壮|大)的?(人|同学)?.*(推力|力)(更|较)?大(?!小)|反作用力小于作用力"
                r"|马(对|拉)车的?(作用力|拉力|力)(大于|大过|比.{0,8}大)",
            ),
            truth=Wording(
                "Both forces are always alike. The lighter one only becomes faster, because the "
                "same force accelerates it more.",
                "作用力与反作用力总是大小相等。质量小的只是加速度更大，所以更快。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\baction and reaction\b.*\b(cancel|balance)|\bforces?\b.*\bcancel each other\b",
                r"作用力(与|和)反作用力.*(抵消|平衡)(?!力)",
            ),
            truth=Wording(
                "Action and reaction do not cancel: they act on two different bodies.",
                "作用力与反作用力作用在两个不同的物体上，不能互相抵消。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(normal|support\w*) force\b.{0,12}\b(weight|gravity)\b.{0,24}"
                r"\b(action.{0,6}reaction|third.law) pair",
                r"(支持力(和|与|跟).{0,4}重力|重力(和|与|跟).{0,4}支持力)(是|为)(一对)?"
                r"(作用力(与|和)反作用力|相互作用力)",
            ),
            truth=Wording(
                "Weight and normal force act on the same body: they balance, and are no pair of "
                "action and reaction. The partner of the table's push is the push on the table.",
                "支持力和重力作用在同一个物体上，是一对平衡力；支持力的反作用力是物体对桌面的压力。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\brockets?\b.*\bpush(es)?\b.*\b(against|off) (the )?(air|ground)\b",
                r"火箭.*(推|靠)(着)?(空气|地面).*(上升|前进|飞)",
            ),
            truth=Wording(
                "A rocket needs neither air nor ground to push against: it pushes its own gas.",
                "火箭不靠推空气或地面前进，而是靠自己喷出的气体的反作用力。",
            ),
        ),
    ),
)  # fmt: skip
