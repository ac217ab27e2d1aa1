"""Impulse: a force for a short time changes momentum, on a ball, or on a driver in a crash."""

from collections.abc import Callable, Sequence

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import FORCE as FORCE_COLOUR
from generator.engines.physics.draw.palette import SOFT_INK, VELOCITY, Colour
from generator.engines.physics.phenomena._blow import (
    CRASH,
    FORCE,
    HIT,
    MASS,
    REBOUND,
    SPEED,
    STOPS,
    TIME,
    WALL,
    Blow,
    impossible,
    settled,
    simulate,
)
from generator.engines.physics.phenomena._blow_picture import (
    BAG_COLOURS,
    BAGS,
    draw_ball,
    draw_crash,
)
from generator.engines.physics.phenomena._blow_told import Blows, facts, formula, story
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


def span(values: Values, blows: Blows) -> Span:
    return Span(blows[0].end)


def draw(page: Page, cases: Sequence[Case[Blows]]) -> None:
    alone = len(cases) == 1
    for case, scene in zip(cases, page.scenes(cases, (0, 1), (0, 1)), strict=True):
        if len(case.run) > 1:
            draw_crash(scene, case.run, alone=alone)
        else:
            draw_ball(scene, case.run[0], case.colour, alone=alone)
    if alone and len(cases[0].run) > 1:
        _tell_crash(page, cases[0])
    else:
        _tell(page, cases)


def _tell_crash(page: Page, case: Case[Blows]) -> None:
    hard, soft = case.run
    both_ = [
        Case(case.values, (blow,), name, colour)
        for blow, name, colour in zip(case.run, BAGS, BAG_COLOURS, strict=True)
    ]
    force, speed = Wording("force |F|", "力的大小 |F|"), Wording("speed v", "速度 v")
    page.legend(both_)
    page.read(force, "N", hard.peak, both_, lambda run, t: run[0].force(t))
    page.read(speed, "m/s", hard.first, both_, lambda run, t: run[0].speed(t))
    curves = [_curve(it.run[0], it.run[0].force, it.colour) for it in both_]
    mean = page.say(Wording("means", "平均"))
    curves += [_mean(it.run[0], mean if it.run[0] is hard else "") for it in both_]
    axes = Axis("t", "s", 0, soft.end), Axis("|F|", "N", 0, 1.1 * hard.peak)
    page.graph(Graph(*axes, curves))


def _tell(page: Page, cases: Sequence[Case[Blows]]) -> None:
    firsts = [case.run[0] for case in cases]
    peak, end = max(it.peak for it in firsts), max(it.end for it in firsts)
    fastest = max(max(abs(it.first), abs(it.last)) for it in firsts)
    most = max(abs(it.impulse) for it in firsts)
    page.read(Wording("force F", "力 F"), "N", peak, cases, lambda run, t: run[0].force(t))
    page.read(Wording("impulse I", "冲量 I"), "N·s", most, cases, lambda run, t: run[0].given(t))
    speed = Wording("velocity v", "速度 v")
    page.read(speed, "m/s", fastest, cases, lambda run, t: run[0].speed(t))
    alone = len(cases) == 1
    curves = []
    for case in cases:
        it = case.run[0]
        curves.append(_curve(it, it.force, FORCE_COLOUR if alone else case.colour))
    if alone:
        (it,) = firsts
        curves.append(_mean(it, page.say(Wording("mean", "平均"))))
    page.graph(Graph(Axis("t", "s", 0, end), Axis("F", "N", 0, 1.1 * peak), curves))
    if alone:
        low, high = min(0.0, it.first, it.last), max(0.0, it.first, it.last)
        axes = Axis("t", "s", 0, end), Axis("v", "m/s", 1.1 * low, 1.1 * high)
        page.graph(Graph(*axes, [_curve(it, it.speed, VELOCITY)]))


def _mean(blow: Blow, name: str) -> Curve:
    """The average force as long as the blow takes."""
    times = np.array([blow.begin, blow.begin + blow.time])
    return Curve(times, np.full(2, blow.average), SOFT_INK, name, grows=False, dash=(4, 4))


def _curve(blow: Blow, value: Callable[[float], float], colour: Colour) -> Curve:
    inside = blow.begin + blow.time * np.linspace(0, 1, 90)
    times = np.concatenate([[0.0], inside, [blow.end]])
    return Curve(times, np.array([value(float(time)) for time in times]), colour)


PHENOMENON = Phenomenon(
    slug="impulse",
    name=Wording("Impulse and momentum", "冲量与动量"),
    formula=both("F Δt = m Δv"),
    slots=(
        MASS,
        SPEED,
        REBOUND,
        TIME,
        FORCE,
        Slot(
            "airbag_time", "Δt₂", "s", 0.1, 1e-4, 100.0,
            Wording("time with the airbag", "有气囊时的作用时间"),
            cues=Wording(
                "airbag|with an airbag|cushion",
                "气囊|安全气囊|缓冲|有(?:安全)?气囊时?的?作用时间",
            ),
            quiet=True,
        ),
    ),
    choices=(
        Choice(
            "kind",
            Wording("kind", "类型"),
            (
                Option(
                    WALL, Wording("ball at a wall", "球撞墙"),
                    Wording(
                        "wall(?!.*air ?bag)|rebounds?|bounces? (?:back|off)",
                        "墙(?!.*(?:气囊|安全带))|反弹|弹回",
                    ),
                    ignores=("airbag_time",),
                ),
                Option(
                    HIT, Wording("a ball is hit", "击球"),
                    Wording(
                        "bat|racket|racquet|club|kick\\w*|is hit|foot|golf",
                        "球棒|球拍|踢|击球|击打|打击|高尔夫",
                    ),
                    ignores=("airbag_time",),
                ),
                Option(
                    CRASH, Wording("crash with airbag", "碰撞与气囊"),
                    Wording(
                        "airbags?|crash|seat ?belt|driver|dummy", "气囊|司机|驾驶员|安全带|车祸"
                    ),
                    ignores=("rebound",),
                ),
            ),
        ),
        Choice(
            "after",
            Wording("after the blow", "碰后"),
            (
                Option("back", Wording("comes back", "弹回"), Wording("rebounds?", "反弹|弹回")),
                Option(
                    STOPS, Wording("is stopped", "停下"),
                    Wording(
                        "stops|is stopped|comes to (?:rest|a stop)|sticks|is caught|catches",
                        "停下|停住|静止不动|粘在|粘住|接住",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\beggs?\b.{0,60}\b(bed ?sheet|sheet|pillow|cushion|mattress|sponge|carpet|foam)\b"
        r"|\bcatch\w*\b.{0,40}\b(hands?|gloves?|arms|mitt)\b.{0,30}\b(back|give|draw\w*|pul"
        r"l\w*|hurt\w*|sting\w*|soft\w*)|\b(bend|bent|bending)\b.{0,15}\bknees\b.{0,30}\bland"
        r"|\bland\w*\b.{0,30}\bknees\b|\bcrash mats?\b"
        r"|\b(helmets?|padding|foam|mattress|bubble wrap|packag\w*)\b.{0,50}\b(impact|prote"
        r"ct\w*|soften\w*|fragile|reduce)"
        r"|\b(long\w*|more|short\w*) (stop\w*|impact|contact|collision) times?\b"
        r"|\bland\w*\b.{0,20}\b(sand|mat|foam)\b.{0,40}\b(concrete|hurt\w*|than)\b"
        r"|接.{0,5}球.{0,20}(缩|收|退|缓|往后|向后)"
        r"|(跳高|体操|救生|撑杆跳|跳远).{0,14}(垫|海绵|沙坑)|消防气垫|救生气垫"
        r"|(沙坑|海绵垫?|软垫|气垫|厚垫).{0,20}(落|跳|缓|水泥|摔|受伤)"
        r"|(鸡蛋|玻璃杯|瓷碗).{0,15}(海绵|泡沫|水泥|地毯|毯|沙|床单|垫)"
        r"|(屈膝|弯曲?膝|膝盖).{0,10}(落地|缓冲|着地)|(落地|跳下).{0,15}(屈膝|弯.{0,2}膝)"
        r"|(头盔|安全帽|泡沫包装|气泡膜|包装).{0,14}(缓冲|保护|为什么|泡沫)|动量定里"
        r"|冲凉和动量|冲两": 3,
        r"\bimpulse\b|冲量|动量定理": 3,
        r"\bair ?bags?\b|安全气囊": 3,
        r"\bseat ?belts?\b|安全带|\bhit by a (bat|racket|club)\b": 2,
        r"\bball\b.*\b(hits?|strikes?|bounces? off|against)\b.*\bwall\b|球.*(撞|打|碰).*墙": 3,
        r"\b(bat|racket|golf club|foot)\b.*\bball\b|\bball\b.*\b(is hit|kicked|bat|racket)\b": 2,
        r"\b(contact time|time of contact|change (of|in) momentum)\b": 2,
        r"动量(的)?变化|接触时间|作用时间": 2,
        r"(踢|击打|击球|球拍|球棒).*球|球.*(踢|击打|被击)": 2,
        r"\b(stops|stopped|caught)\b.{0,20}\bin \d[\d.]* ?(s|ms|seconds?)\b.*\bforce": 2,
        r"\b(eggs?|glass|cup)\b.{0,30}\b(falls?|dropped)\b.{0,20}\b(foam|cushion|sponge|pillow)": 2,
        r"(鸡蛋|杯子|玻璃杯).{0,12}(海绵|泡沫|软垫|水泥地).{0,20}(碎|破|停)": 2,
        r"\baverage force\b|\bcrumple zone|\bmomentum\b|平均(作用)?力|缓冲|动量": 1,
        r"\b(specific impulse|elastic|inelastic|carts?|two balls|floor|dropped|nerve)\b": -2,
        r"弹性碰撞|小车|两球|守恒|斜抛|平抛|落地": -2,
    },
    examples_en=(
        "a 0.5 kg ball hits a wall at 10 m/s and bounces back at 8 m/s, contact time 0.05 s",
        "impulse and momentum of a ball",
        "how does an airbag reduce the force in a crash at 15 m/s",
        "a 0.145 kg baseball at 40 m/s is hit by a bat and leaves at 50 m/s",
        "a golf ball of 46 g is hit, it flies off at 70 m/s after 0.5 ms of contact",
        "average force on a tennis ball that strikes a wall",
        "impulse: F-t curve of a football that is kicked",
        "why do you draw your hands back when you catch a fast ball with your bare hands",
        "an egg dropped on a sponge stays whole but on concrete it breaks",
        "bend your knees when you land to lower the force",
        "why do high jumpers land on a thick mat",
        "how does a bike helmet reduce the force in a crash",
    ),
    examples_zh=(
        "0.5千克的球以10米每秒撞墙，以8米每秒弹回，接触时间0.05秒，求平均作用力",
        "动量定理演示",
        "安全气囊为什么能减小撞击力",
        "足球被踢出，冲量和动量变化",
        "用球棒击打0.15千克的棒球，冲量是多少",
        "接篮球时双手顺着球向后收，为什么手不疼",
        "鸡蛋掉在海绵上不碎，掉在水泥地上就碎",
        "跳远时为什么要落在沙坑里",
        "从高处跳下来落地时为什么要屈膝",
        "快递里为什么要塞泡沫和气泡膜",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    formula_in=formula,
    impossible=impossible,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\bair ?bags?\b.*\b(reduces?|lowers?)\b.*\b(impulse|change (of|in) momentum)\b"
                r"|\blonger time\b.{0,20}\bimpulse\b.{0,8}\b(smaller|less)",
                r"(气囊.*|缓冲.*|作用时间.{0,6})(减小|减少|降低|越小|变小).{0,4}(冲量|动量(的)?变化)"
                r"|时间越长.{0,4}冲量越小",
            ),
            truth=Wording(
                "A longer time does not reduce the impulse: the change of momentum is the same. It "
                "makes the force smaller, as an airbag does.",
                "作用时间长并不减小冲量，动量的变化是一样的；减小的是作用力，气囊就是这样。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(sticks?|stops?)\b.*\b(more|larger|greater) (impulse|force)\b.*\bbounc",
                r"(粘|停)在墙上.*(比|大于).*(反弹|弹回).*(冲量|力).*大",
            ),
            truth=Wording(
                "A ball that bounces back gets the larger impulse: its momentum is not only taken "
                "away but turned around.",
                "反弹的球受到的冲量更大：它的动量不仅减为零，还反了向。",
            ),
        ),
    ),
)  # fmt: skip
