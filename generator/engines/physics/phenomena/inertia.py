"""Inertia: what moves keeps moving, and what rests stays at rest, as far as no force changes it."""

from collections.abc import Callable, Sequence

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import Colour
from generator.engines.physics.phenomena._inertia import (
    BRAKES,
    CLOTH,
    MASS,
    PUCK,
    ROOM,
    STARTS,
    Inertia,
    settled,
    simulate,
)
from generator.engines.physics.phenomena._inertia_picture import (
    BODY,
    BODY_COLOUR,
    UNDER,
    UNDER_COLOUR,
    window,
)
from generator.engines.physics.phenomena._inertia_picture import draw as draw_picture
from generator.engines.physics.phenomena._inertia_told import facts, story
from generator.engines.physics.phenomena._slots import gravity
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
from generator.engines.physics.wording import Wording


def span(values: Values, run: Inertia) -> Span:
    return Span(run.end)


def draw(page: Page, cases: Sequence[Case[Inertia]]) -> None:
    alone = len(cases) == 1
    for case, scene in zip(cases, page.scenes(cases, (0, 1), (0, 1)), strict=True):
        scene.x, scene.y = window(case.run)
        draw_picture(scene, case.run, case.colour, alone=alone)
    fastest = max(
        max(case.run.under_speed(0.0), case.run.under_speed(case.run.end)) for case in cases
    )
    kind = cases[0].run.kind if len({case.run.kind for case in cases}) == 1 else ""
    if alone:
        _tell(page, cases[0], fastest)
        return
    body = BODY[BRAKES if kind == STARTS else kind] if kind else Wording("body", "物体")
    name = Wording(f"speed, {body.en}", f"{body.zh}速度")
    page.read(name, "m/s", fastest, cases, lambda it, t: it.speed(t))
    end = max(case.run.end for case in cases)
    curves = [_curve(case.run, case.run.speed, case.colour) for case in cases]
    page.graph(Graph(Axis("t", "s", 0, end), Axis("v", "m/s", 0, fastest * 1.1), curves))


def _tell(page: Page, case: Case[Inertia], fastest: float) -> None:
    run = case.run
    kind = BRAKES if run.kind == STARTS else run.kind
    under, body = UNDER[kind], BODY[kind]
    page.read(
        Wording(f"speed, {under.en}", f"{under.zh}速度"), "m/s", fastest, [case],
        lambda it, t: it.under_speed(t),
    )  # fmt: skip
    shown = run.kind != PUCK or run.grip > 0
    if shown:
        page.read(
            Wording(f"speed, {body.en}", f"{body.zh}速度"), "m/s", fastest, [case],
            lambda it, t: it.speed(t),
        )  # fmt: skip
    if kind == BRAKES:
        slip = Wording("slid in the bus", "相对车滑动")
        page.read(slip, "m", ROOM, [case], lambda it, t: abs(it.slip(t)))
    if kind == CLOTH:
        way = Wording("dish moved", "餐具位移")
        page.read(way, "m", run.place(run.end), [case], lambda it, t: it.place(t))
    curves = [_curve(run, run.under_speed, UNDER_COLOUR)]
    if shown:
        curves.append(_curve(run, run.speed, BODY_COLOUR))
    page.graph(Graph(Axis("t", "s", 0, run.end), Axis("v", "m/s", 0, fastest * 1.1), curves))


def _curve(run: Inertia, speed: Callable[[float], float], colour: Colour) -> Curve:
    kinks = [it.start for motion in (run.support, run.body) for it in motion.stretches]
    times = np.union1d(np.linspace(0, run.end, 120), [it for it in kinks if it < run.end])
    return Curve(times, np.array([speed(time) for time in times]), colour)


PHENOMENON = Phenomenon(
    slug="inertia",
    name=Wording("Inertia", "惯性"),
    formula=Wording("ΣF = 0: v stays the same", "合外力为零：静止或匀速直线运动"),
    slots=(
        Slot(
            "speed", "v", "m/s", 8.0, 0.1, 1000.0,
            Wording("speed", "速度"),
            cues=Wording("speed|at|from|velocity|moving|km/h|pushed", "速度|车速|初速度|行驶|以"),
            quiet=True,
        ),
        Slot(
            "braking", "a", "m/s²", 5.0, 0.01, 1e4,
            Wording("acceleration of the bus", "汽车加速度"),
            cues=Wording(
                "brakes|braking|deceleration|bus|car|accelerates", "刹车|制动|加速度|减速|启动"
            ),
            quiet=True,
        ),
        Slot(
            "pull", "a", "m/s²", 20.0, 0.01, 1e4,
            Wording("acceleration of the cloth", "桌布加速度"),
            cues=Wording("cloth|pulled|tablecloth|yanked", "桌布|抽|拉|加速度.{0,4}(?:抽|拉)"),
            quiet=True,
        ),
        Slot(
            "friction", "μ", "", 0.3, 0.0, 5.0,
            Wording("friction coefficient", "动摩擦因数"),
            cues=Wording("friction|coefficient|mu", "摩擦因数|摩擦系数|摩擦|系数"),
        ),
        MASS,
        gravity(1e-3),
    ),
    choices=(
        Choice(
            "kind",
            Wording("kind", "类型"),
            (
                Option(
                    BRAKES, Wording("bus brakes", "汽车刹车"),
                    Wording(
                        "brakes?|braking|stops suddenly|sudden stop|seat ?belt",
                        "刹车|急刹|制动|急停|安全带",
                    ),
                    ignores=("pull",),
                ),
                Option(
                    STARTS, Wording("bus starts", "汽车启动"),
                    Wording(
                        "bus starts?|starts suddenly|sets off|backwards?|leans? back",
                        "启动|起步|开动|向后倒|后仰",
                    ),
                    ignores=("pull",),
                ),
                Option(
                    CLOTH, Wording("tablecloth trick", "抽桌布"),
                    Wording("table ?cloth|cloth", "桌布"),
                    ignores=("speed", "braking"),
                ),
                Option(
                    PUCK, Wording("puck", "冰球"),
                    Wording(
                        "puck|hockey|ice|curling stone|frictionless surface",
                        "冰球|冰壶|冰面|光滑水平面|光滑平面",
                    ),
                    ignores=("braking", "pull"),
                ),
            ),
        ),
    ),
    cues={
        r"\bno (net |outside |external )?forces?\b.{0,20}\b(act\w*|on it|at all)\b"
        r"|\bwithout (any )?forces?\b.{0,40}\b(keep|stop|move)"
        r"|\b(no|without|weren't any) friction\b.{0,60}\b(for ?ever|keep|stop|going)\b"
        r"|\bfor ?ever\b.{0,40}\bfriction\b|\bflick\w*\b.{0,20}\bcard\b"
        r"|\bcoin\b.{0,20}\bcard\b.{0,30}\b(glass|cup)\b"
        r"|\bseat ?belts?\b.{0,60}\b(brak|stop|crash|why)|\bwhy\b.{0,30}\bseat ?belts?"
        r"|\b(beat|shak)\w*\b.{0,15}\b(rug|carpet|dust)\b"
        r"|\bjump\w*\b.{0,30}\b(moving|inside a|in a) (train|bus|plane)\b"
        r"|(拍打?|敲|抖).{0,6}(衣服|被子|地毯|窗帘).{0,10}(灰|尘)"
        r"|(锤头|斧头).{0,10}(松|撞|套紧)|(推一下|推出去).{0,15}(一直|永远|停不下)"
        r"|没有(摩擦|阻力|外力).{0,20}(一直|永远|停)|不受.{0,3}力.{0,20}(运动|静止|怎样|怎么)"
        r"|贯性|惯姓|惯行|牛顿第1定律|牛顿第一定率"
        r"|(硬币|纸牌|卡片|纸片).{0,15}(弹|抽).{0,15}(杯|鸡蛋|硬币)"
        r"|安全带.{0,20}(为什么|作用|刹车|急)|为什么.{0,15}安全带"
        r"|(火车|车厢|高铁).{0,12}(跳起|往上跳|向上抛).{0,20}(落|原)|急刹|紧急刹车": 3,
        r"\binertia\b|惯性": 3,
        r"\bnewton'?s? (first|1st) law\b|\bfirst law of motion\b|牛顿第一定律|惯性定律": 3,
        r"\btable ?cloth (trick|pull)|\b(pull|yank)\w*\b.*\btable ?cloth|抽.*桌布|桌布.*抽": 3,
        r"\bpassengers?\b.*\b(bus|car|train)\b.*\b(brak|stop|start)|\b(bus|car)\b.*\bpassenger": 3,
        r"(乘客|人).*(刹车|急刹|启动)|(刹车|急刹|启动).*(乘客|人|前倾|后仰)|向前倾|向后倒": 3,
        r"\b(lean|fall|thrown|jerk)\w* (forwards?|backwards?)\b.*\b(car|bus|train)\b": 3,
        r"\b(hockey )?puck\b.*\bice\b|冰球|冰壶": 2,
        r"\bkeeps? (moving|going)\b|\bstays? at rest\b|保持(静止|匀速|原来)": 2,
        r"\bmoment of inertia\b|\brotational inertia\b|转动惯量": -4,
        r"\b(collid\w*|collision|skaters?|airbag|roll\w*|incline|slope)\b|碰撞|气囊|斜面|滚": -2,
    },
    examples_en=(
        "inertia: a passenger in a bus that brakes suddenly from 10 m/s",
        "pull a tablecloth out from under the dishes",
        "a hockey puck slides on ice at 6 m/s and keeps moving",
        "Newton's first law",
        "why does a passenger fall backwards when the bus starts",
        "compare a bus that brakes at 4 m/s² and one that brakes at 8 m/s², inertia",
        "flick a card from under a coin and the coin drops into the glass",
        "an object that no forces act on goes on for ever in a straight line",
        "why do we wear seat belts when a car stops suddenly",
        "beat a carpet and the dust flies out",
        "if I jump up inside a moving train, where do I land",
        "a curling stone would slide for ever without friction",
    ),
    examples_zh=(
        "公交车急刹车时乘客向前倾，惯性",
        "快速抽桌布，餐具留在桌上",
        "牛顿第一定律演示",
        "冰球在光滑冰面上以6米每秒滑行",
        "汽车启动时乘客为什么向后倒",
        "车速10米每秒，刹车加速度5米每二次方秒，乘客会怎样",
        "没有任何力作用时，运动的物体会一直运动下去吗",
        "弹走杯口的卡片，硬币掉进杯子里",
        "把锤柄在地上撞几下，锤头就套紧了",
        "坐车为什么要系安全带",
        "拍打被子为什么能把灰尘拍掉",
        "在匀速行驶的高铁上往上跳，会落回原地吗",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\b(force|push)\b.*\b(needed|necessary|required)\b.*\bkeep\b.*\b(moving|motion|going)\b"
                r"|\b(needs?|requires?|takes) (a |some )?(steady |constant )?(force|push)\b.{0,12}"
                r"\bkeep\b.{0,12}\b(moving|motion|going)\b",
                r"(运动|移动).*(需要|必须有?)力.*(维持|保持)|力是维持.*运动的原因",
            ),
            truth=Wording(
                "No force is needed to keep something moving: a force changes its motion. What "
                "stops things in daily life is friction.",
                "运动不需要力来维持，力是改变运动状态的原因；日常物体停下是因为摩擦。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(thrown|pushed)\b.*\bforwards?\b.*\bby (a|the) force\b|\bforce of inertia\b",
                r"受到惯性力?的?作用|惯性力(把|将|使)",
            ),
            truth=Wording(
                "Inertia is no force. Nothing pushes the passenger forwards: the bus slows down, "
                "and the passenger keeps the old speed.",
                "惯性不是力，不能说“受到惯性作用”：是车慢了下来，而乘客保持原来的速度。",
            ),
        ),
    ),
)  # fmt: skip
