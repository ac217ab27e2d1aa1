"""A rope over a pulley: two masses that pull at each other, or a hand that lifts a load."""

from collections.abc import Callable, Sequence

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import GREEN, POTENTIAL
from generator.engines.physics.phenomena._hoist import (
    ATWOOD,
    FIXED,
    MASS1,
    MASS2,
    MOVABLE,
    PULLEY_WEIGHT,
    TABLE,
    WEIGHT,
    Hoist,
    settled,
    simulate,
)
from generator.engines.physics.phenomena._hoist_picture import WINDOWS, HoistPicture
from generator.engines.physics.phenomena._hoist_told import facts, formula, story
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
from generator.engines.physics.wording import Wording, both


def span(values: Values, hoist: Hoist) -> Span:
    return Span(hoist.seconds)


def draw(page: Page, cases: Sequence[Case[Hoist]]) -> None:
    height = max(case.run.height for case in cases)
    windows = [np.array(WINDOWS[case.run.kind]) * height for case in cases]
    x, y = ((min(it[a, 0] for it in windows), max(it[a, 1] for it in windows)) for a in (0, 1))
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        HoistPicture(scene, case.run, height, case.colour, alone=len(cases) == 1).draw()
    _tell(page, cases)


def _tell(page: Page, cases: Sequence[Case[Hoist]]) -> None:
    hoists = [case.run for case in cases]
    way, end = max(it.height for it in hoists), max(it.seconds for it in hoists)
    if all(it.lifts for it in hoists):
        force = max(it.force for it in hoists)
        page.read(Wording("pull F", "拉力 F"), "N", force, cases, lambda it, t: it.force)
        page.read(
            Wording("load h", "重物上升 h"), "m", way, cases, lambda it, t: it.motion.place(t)
        )
        page.read(Wording("rope s", "绳端移动 s"), "m", 2 * way, cases, lambda it, t: it.pulled(t))
        curves = [_curve(case, case.run.pulled) for case in cases]
        page.graph(Graph(Axis("t", "s", 0, end), Axis("s", "m", 0, 2.1 * way), curves))
    else:
        fastest = max(it.speed(it.seconds) for it in hoists) or 1.0
        page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda it, t: it.speed(t))
        page.read(
            Wording("distance", "移动距离"), "m", way, cases, lambda it, t: abs(it.motion.place(t))
        )
        curves = [_curve(case, case.run.speed) for case in cases]
        page.graph(Graph(Axis("t", "s", 0, end), Axis("v", "m/s", 0, fastest * 1.1), curves))
    if len(cases) == 1 and hoists[0].lifts:
        hoist = hoists[0]
        bars = [
            (Wording("by the hand", "总功"), GREEN, hoist.work),
            (Wording("in the load", "有用功"), POTENTIAL, hoist.gained),
        ]
        page.bars(Wording("work", "功"), "J", hoist.work(hoist.seconds), bars)


def _curve(case: Case[Hoist], value: Callable[[float], float]) -> Curve:
    times = np.linspace(0, case.run.seconds, 60)
    return Curve(times, np.array([value(time) for time in times]), case.colour)


PHENOMENON = Phenomenon(
    slug="pulley",
    name=Wording("Pulley", "滑轮"),
    formula=both("ΣF = ma"),
    formula_in=formula,
    slots=(
        MASS1,
        MASS2,
        WEIGHT,
        PULLEY_WEIGHT,
        Slot(
            "height", "h", "m", 1.0, 1e-3, 1e4,
            Wording("height", "高度"),
            cues=Wording("height|high|up|by|falls|raise|lift", "高|高度|提升|上升|下降|升高"),
        ),
        Slot(
            "pulley_mass", "M", "kg", 0.0, 0.0, 1e6,
            Wording("mass of the pulley", "滑轮质量"),
            cues=Wording(
                "(?:kg|g|kilograms?|grams?) (?:pulley|wheel|dis[ck])"
                "|(?:pulley|wheel|dis[ck])(?:'s mass|(?: that| which)?"
                " (?:of|with|has|having|weighs|weighing|is)(?: an?)?(?: mass(?: of)?)?)",
                "滑轮的?质量|滑轮本?身?重|(?:千克|kg|克)的滑轮",
            ),
            quiet=True,
        ),
        Slot(
            "friction", "μ", "", 0.0, 0.0, 10.0,
            Wording("friction coefficient", "动摩擦因数"),
            cues=Wording("friction|coefficient|mu", "摩擦因数|摩擦系数|摩擦|系数"),
            quiet=True,
        ),
        gravity(),
    ),
    choices=(
        Choice(
            "kind",
            Wording("kind", "类型"),
            (
                Option(
                    ATWOOD, Wording("Atwood machine", "阿特伍德机"),
                    Wording(
                        "atwood|two masses(?!.*\\b(?:table|desk|friction)\\b)|either side",
                        "阿特伍德|两端|两侧|两边",
                    ),
                    ignores=("friction",),
                ),
                Option(
                    TABLE, Wording("over a table's edge", "桌边滑轮"),
                    Wording(
                        "table|desk|horizontal surface|coefficient of friction"
                        r"|friction (?:coefficient |of )?(?=\d)",
                        "桌面|桌边|水平面|水平桌|桌子|摩擦因数|摩擦系数",
                    ),
                ),
                Option(
                    FIXED, Wording("fixed pulley", "定滑轮"),
                    Wording(
                        "fixed pulley|single pulley|flagpole|flag|well"
                        "|(?:lifts? a load|raise)(?!.*mov(?:e?able|ing))",
                        "定滑轮|旗杆|升旗|水井|(?:提起|提升|吊起|拉起)(?!.*动滑轮)",
                    ),
                    ignores=("pulley_weight", "pulley_mass", "friction"),
                ),
                Option(
                    MOVABLE, Wording("movable pulley", "动滑轮"),
                    Wording("movable|moveable|moving pulley", "动滑轮"),
                    ignores=("mass2", "friction"),
                ),
            ),
        ),
    ),
    cues={
        r"\bhalf the (force|effort)\b|省.{0,2}一半.{0,2}力|省力一半": 1,
        r"\b(hanging|hangs|dangling)\b.{0,30}\b(over|off)\b.{0,20}\b(edge|wheel|table)\b"
        r"|\b(rope|string|cord)\b.{0,30}\bover\b.{0,20}\b(wheel|edge|branch|beam|bar|peg)\b"
        r"|\bflag ?pole\b.{0,30}\b(rope|raise|hoist|pull|top)|\bblock and tackle\b|\bpully\b"
        r"|\bpullies\b|\bpuley\b"
        r"|桌(面|子)?上.{0,20}(绳|线).{0,20}(轮子|桌边|桌沿|吊着|垂|悬挂|砝码)"
        r"|(升旗|旗杆).{0,15}(绳|轮|拉|升)"
        r"|(绳|线).{0,10}(两端|两头|两边).{0,12}(挂|吊|系).{0,15}(重物|物体|砝码|千克|kg)|滑仑"
        r"|滑论|花轮组|轱辘": 3,
        r"\bpulleys?\b|滑轮|\batwood|阿特伍德": 3,
        r"\b(two|masses|weights|kg)\b.*\b(rope|string|cord)\b.*\bover\b": 2,
        r"\bcounterweight\b|配重|\bhoist\b|起重": 1,
        r"\b(rope|string|tension)\b|绳子?": 1,
        r"\b(pendulum|spring|wave|incline|slope|belt|gears?)\b|单摆|弹簧|斜面|皮带|齿轮": -2,
    },
    examples_en=(
        "an Atwood machine with 2 kg and 3 kg",
        "two masses of 5 kg and 4 kg hang over a pulley, find the acceleration",
        "lift a 50 kg load by 2 m with a movable pulley",
        "compare a fixed pulley and a movable pulley",
        "a 4 kg block on a table is pulled over a pulley by a hanging 1 kg mass, friction 0.1",
        "how does a fixed pulley raise a flag",
        "Atwood machine on the Moon with a pulley of mass 1 kg",
        "a cart on a table is tied to a weight that hangs over the edge",
        "block and tackle: less force, but more rope to pull",
        "a rope over a branch with a bucket on each end",
    ),
    examples_zh=(
        "阿特伍德机，两端挂2千克和3千克的物体",
        "用动滑轮把50千克的重物提升2米",
        "定滑轮和动滑轮比较哪个省力",
        "桌面上4千克的木块通过滑轮由1千克的砝码拉动",
        "定滑轮升旗的原理",
        "绳子跨过滑轮，两边挂着不同质量的物体",
        "桌面上的小车用细线跨过桌边的轮子，下面吊着钩码",
        "旗杆顶上的轮子怎样把旗升上去",
        "一根绳子两端各挂一个重物，跨在轮子上",
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
                r"\bfixed pulley\b.*\b(halves|saves|reduces|less)\b.*\b(force|effort)|"
                r"\bfixed pulley\b.*\b(half the force|less force)",
                r"(?<!不)定滑轮(能|可以|会)省力",
            ),
            truth=Wording(
                "A fixed pulley saves no force: it only changes the direction of the pull.",
                "定滑轮不省力，只改变力的方向。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bmovable pulley\b.*\b(saves?|less|reduces?)\b.*\b(work|energy)\b",
                r"动滑轮(能|可以|会)?(既省力又省功|省功)",
            ),
            truth=Wording(
                "A movable pulley saves force, but no work: the rope has to be pulled twice as "
                "far.",
                "动滑轮省力但不省功：绳端要移动两倍的距离。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bheavier\b.*\b(falls?|drops?|goes down)\b.*\b(with|at) g\b|free fall.*\batwood",
                r"阿特伍德机.*加速度(是|等于|为)g",
            ),
            truth=Wording(
                "The heavier mass does not fall freely: the rope holds it back, and its "
                "acceleration is less than g.",
                "较重的物体不是自由落体：绳子拉着它，加速度小于 g。",
            ),
        ),
    ),
)  # fmt: skip
