"""A block on an inclined plane: held by friction, sliding down, or pushed up and coming back."""

from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    FORCE,
    HEAT,
    KINETIC,
    POTENTIAL,
    VELOCITY,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._ramp import LENGTH, SLOTS, no_ramp, settled_ramp
from generator.engines.physics.phenomena._slide import Slide, simulate
from generator.engines.physics.phenomena._slide_told import facts, formula, story
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
from generator.engines.physics.wording import NOTHING, Wording, both

_FORCE = 70.0  # points of an arrow as long as the weight


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open, the speed as well that just takes it up."""
    slide = simulate(values)
    speed = {"speed": -slide.motion.first.speed} if slide.upward else {}
    found = settled_ramp(values) | speed
    return found | ({LENGTH.key: slide.ramp.length} if LENGTH.key in found else {})


def span(values: Values, slide: Slide) -> Span:
    return Span(slide.seconds)


def draw(page: Page, cases: Sequence[Case[Slide]]) -> None:
    alone = len(cases) == 1
    windows = [
        case.run.ramp.window(case.run.size, measured=alone and page.numbers) for case in cases
    ]
    x, y = ((min(it[a][0] for it in windows), max(it[a][1] for it in windows)) for a in (0, 1))
    fastest, speed = max(_fastest(case.run) for case in cases), 58 if alone else 40
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        slide = case.run
        slide.ramp.draw(scene, slide.size, measured=alone)
        scene.block(
            slide.centre, slide.size, slide.size * 0.6,
            mixed(case.colour, (255, 255, 255), 0.25), angle=-slide.ramp.angle,
        )  # fmt: skip
        _forces(scene, slide, alone=alone)
        scene.vector(slide.lid, slide.velocity, VELOCITY, "v", longest=fastest, points=speed)
    _tell(page, cases, fastest)


def _forces(scene: Scene, slide: Slide, *, alone: bool) -> None:
    """Weight, normal force and friction; `alone`: with the parts of the weight along and into
    the slope."""
    weight, ramp = slide.mass * slide.gravity, slide.ramp
    points = _FORCE if alone else _FORCE * 0.65
    if alone:
        for part, name, side in (  # sides on which they do not cover the weight
            (ramp.down * slide.pull, "mg sin θ", "right"),
            (-ramp.out * slide.normal, "mg cos θ", "left"),
        ):
            scene.vector(
                slide.centre, part, pale(FORCE, 0.45), name, longest=weight, points=points,
                width=1.8, beside=side,
            )  # fmt: skip
    scene.vector(slide.centre, (0, -weight), FORCE, "mg", longest=weight, points=points)
    scene.vector(slide.centre, ramp.out * slide.normal, FORCE, "N", longest=weight, points=points)
    short = abs(slide.rub(0.0)) * points < 20 * weight  # an arrow that has no name of itself
    name, along = "" if short else "f", lambda t: ramp.down * slide.rub(t)
    scene.vector(slide.edge, along, FORCE, name, longest=weight, points=points)
    if short and alone and slide.friction > 0:
        scene.label("f", slide.beside, FORCE, prefer=("on",), bold=True, number=True)


def _fastest(slide: Slide) -> float:
    return max(abs(slide.motion.first.speed), abs(slide.motion.speed(slide.seconds)))


def _tell(page: Page, cases: Sequence[Case[Slide]], fastest: float) -> None:
    way = max(case.run.ramp.length for case in cases)
    page.read(
        Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda it, t: abs(it.motion.speed(t))
    )
    page.read(
        Wording("displacement x", "位移 x"), "m", way, cases,
        lambda it, t: abs(it.motion.place(t) - it.motion.first.place),
    )  # fmt: skip
    end = max(case.run.seconds for case in cases)
    curves = []
    for case in cases:
        sign, times = -1.0 if case.run.upward else 1.0, case.run.motion.times(case.run.seconds)
        speeds = np.array([sign * case.run.motion.speed(time) for time in times])
        curves.append(Curve(times, speeds, case.colour))
    low = min(float(curve.y.min()) for curve in curves)
    top = fastest if fastest > 0 else 1.0
    axis = Axis("v", "m/s", min(0.0, low) * 1.1, top * 1.1)
    page.graph(Graph(Axis("t", "s", 0, end), axis, curves))
    if len(cases) == 1:
        (slide,) = (case.run for case in cases)
        bars = [
            (Wording("kinetic", "动能"), KINETIC, slide.kinetic),
            (Wording("potential", "势能"), POTENTIAL, slide.potential),
            (Wording("heat", "内能"), HEAT, slide.heat),
        ]
        largest = max(slide.energy, slide.potential(slide.seconds))
        page.bars(Wording("energy", "能量"), "J", largest, bars[: 3 if slide.friction > 0 else 2])


PHENOMENON = Phenomenon(
    slug="incline",
    name=Wording("Inclined plane", "斜面"),
    formula=both("a = g(sin θ − μ cos θ)"),
    slots=(
        Slot(
            "mass", "m", "kg", 1.0, 1e-4, 1e6,
            Wording("mass of the block", "物块质量"),
            cues=Wording(
                "mass|block|box|crate|sled|weight|heavy", "质量|物块|木块|滑块|物体|箱子|重"
            ),
        ),
        *SLOTS,
        Slot(
            "friction", "μ", "", 0.2, 0.0, 10.0,
            Wording("friction coefficient", "动摩擦因数"),
            cues=Wording(
                "friction|coefficient|coefficient of friction|mu", "摩擦因数|摩擦系数|摩擦|系数"
            ),
        ),
        Slot(
            "speed", "v₀", "m/s", 0.0, 0.0, 1e4,
            Wording("initial speed", "初速度"),
            cues=Wording(
                "initial speed|initial velocity|speed|velocity|pushed", "初速度|初速|速度"
            ),
            quiet=True,
        ),
        gravity(),
    ),
    choices=(
        Choice(
            "start",
            Wording("start", "起始"),
            (
                Option("down", Wording("from the top", "从顶端下滑"), NOTHING),
                Option(
                    "up",
                    Wording("up the slope", "从底端上冲"),
                    Wording(
                        r"up the|up an?|up along|upwards?|uphill",
                        "冲上|沿斜面向上|上滑|推上|滑上|向上滑|向上冲",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(tilt|raise|lift)\w*\b.{0,20}\b(board|plank|book|ramp)\b.{0,50}\b(slip|slid|angle)"
        r"|\bangle of (repose|friction)\b|\bslides? off\b.{0,20}\btilt"
        r"|\bslide\b.{0,30}\b(friction|steep\w*)\b"
        r"|\b(parked|handbrake)\b.{0,30}\b(hill|slope)\b"
        r"|\b(sled|sledge|toboggan|skier)\b.{0,30}\b(slope|hill|steep\w*)\b.{0,40}\b(fast\w"
        r"*|angle|speed|friction|why|steep\w*)"
        r"|\b(ramp|plank)\b.{0,30}\b(wheelchair|load\w*|easier)\b"
        r"|(木板|板|书|桌面?).{0,8}(抬高|倾斜|抬起|翘起).{0,20}(滑|角度)"
        r"|滑梯.{0,15}(快|慢|摩擦|衣服|裤|速度)|盘山(公)?路|溜坡|斜棉|协面|\binclin?d\b"
        r"|\binclned\b|(停在|刹住).{0,6}坡.{0,10}(滑|溜)|(斜坡|木板).{0,15}(省力|搬|推上)": 3,
        r"\binclined? (plane|surface)\b|\binclines?\b|斜面": 3,
        r"\b(block|box|crate|object|brick|book)\b.*\b(slid|slip)\w*\b.*\b(slope|ramp|board)\b": 3,
        r"\b(slid|slip)\w*\b.*\b(down|up)\b.*\b(slope|ramp|board|hill)\b": 2,
        r"(斜坡|坡|斜板).*(滑|冲上)|(滑|冲上).*(斜坡|坡|斜板)": 2,
        r"\b(slope|ramp)\b|斜坡|坡面|滑下(?!去)|下滑": 1,
        r"\bslid(e|es|ing)\b|\bfriction|摩擦|滑块|木块|物块": 1,
        r"\b(roll\w*|hoop|cylinder|sphere|wheel)\b|滚下|滚动|圆柱|圆环|滚": -3,
        r"\b(pulley|collid\w*|collision|projectile|loop)\b|滑轮|碰撞|平抛|抛出": -2,
    },
    examples_en=(
        "a 2 kg block slides down a 30 degree incline with friction coefficient 0.2",
        "a box sliding down a frictionless ramp 5 m high",
        "will a crate slip on a 20° slope if μ = 0.4?",
        "inclined plane with an angle of 45 degrees",
        "a block is pushed up a 25 degree incline at 6 m/s and slides back",
        "compare a block on a 20° ramp and on a 40° ramp",
        "kids sledge sliding down a slope, forces on it",
        "tilt a plank slowly until the book on it starts to slip, at which angle",
        "why is it easier to push a piano up a ramp than to lift it",
        "does a slide in the playground get faster when it is steeper",
    ),
    examples_zh=(
        "一个2千克的物块从5米高的斜面滑下，动摩擦因数0.1",
        "木块沿30度光滑斜面由静止下滑",
        "物块以6米每秒的初速度冲上25度的斜面",
        "斜面上的物体受力分析",
        "倾角20度的斜坡上，箱子会滑下来吗",
        "比较20度和40度的斜面",
        "把长木板一端慢慢抬起，橡皮擦开始下滑时的角度",
        "小朋友玩滑梯，坡越陡滑得越快吗",
        "为什么盘山公路要修成弯弯曲曲的",
        "用木板搭成斜坡把箱子推上卡车为什么省力",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    formula_in=formula,
    impossible=no_ramp,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"heav(y|ier)\b.*\b(slides?|goes|moves|gets|is)\b.*\b(faster|quicker|first)",
                r"(越重|重的|更重).*(滑|下).*(快|先)",
            ),
            truth=Wording(
                "The mass makes no difference: pull and friction both grow with it, so a heavy "
                "block slides just as fast as a light one.",
                "质量不影响快慢：下滑分力和摩擦力都与质量成正比，轻重物块滑得一样快。",
            ),
        ),
        Premise(
            claim=Wording(
                r"normal force\b.*\b(equals?|equal to|the same as)\b.*\b(weight|mg)\b(?!.*cos)",
                r"支持力(等于|就是|=)(重力|mg)(?!.*cos)",
            ),
            truth=Wording(
                "On a slope the normal force is only mg cos θ, less than the weight.",
                "在斜面上支持力是 mg cos θ，小于重力。",
            ),
            when=lambda cases: all(it["angle"] > 0 for it in cases),
        ),
    ),
)  # fmt: skip
