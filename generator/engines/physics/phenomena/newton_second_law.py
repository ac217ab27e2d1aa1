"""A force on something that can move: how fast it speeds up, with and without friction."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    ACCELERATION,
    FORCE,
    HEAT,
    INK,
    SOFT_INK,
    VELOCITY,
)
from generator.engines.physics.draw.scene import VECTOR, Scene
from generator.engines.physics.phenomena import _pull as slots
from generator.engines.physics.phenomena._cart import Cart
from generator.engines.physics.phenomena._pull import Pull, impossible, settled, simulate
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

_PUSH = "push"
_WIDE = 0.34  # of the way: carts that are compared, each with its mass written on it
_SMALLEST = 0.75  # of the heaviest cart's size: a lighter one still has room for its mass


def span(values: Values, pull: Pull) -> Span:
    return Span(pull.end)


def facts(values: Values, pull: Pull) -> tuple[Fact, ...]:
    speed = pull.speed(pull.end)
    return (
        Fact(
            "acceleration", Wording("acceleration", "加速度"), "a",
            pull.motion.first.acceleration, "m/s²",
        ),
        Fact("speed", Wording("final speed", "末速度"), "v", speed, "m/s"),
        Fact("distance", Wording("distance", "位移"), "s", pull.place(pull.end), "m"),
        Fact("time", Wording("time", "时间"), "t", pull.end, "s"),
        Fact("net_force", Wording("net force", "合力"), "ΣF", pull.net(0.0), "N"),
        Fact("force", Wording("force", "作用力"), "F", pull.force, "N"),
        Fact("mass", Wording("mass", "质量"), "m", pull.mass, "kg"),
        Fact("friction_force", Wording("friction", "摩擦力"), "f", abs(pull.rub(0.0)), "N"),
        Fact("normal_force", Wording("normal force", "支持力"), "N", pull.normal, "N"),
        Fact("momentum", Wording("momentum", "动量"), "p", pull.mass * speed, "kg·m/s"),
    )  # fmt: skip


def formula_in(values: Values) -> Wording:
    """With all that acts along the ground."""
    push = "F cos φ" if values["angle"] else "F"
    if simulate(values).held:
        return both(f"{push} = f,  a = 0")
    return both(f"ΣF = {push} − f = ma" if values["friction"] > 0 else f"{push} = ma")


def story(values: Values, pull: Pull) -> Wording:
    force, mass = amount(pull.force, "N"), amount(pull.mass, "kg")
    en, zh = f"A force of {force} acts on {mass}", f"{force} 的力作用在 {mass} 的物体上"
    rub = amount(abs(pull.rub(0.0)), "N")
    if pull.friction > 0 and rub != "0 N":
        en, zh = f"{en}, and friction holds back {rub}", f"{zh}，摩擦力为 {rub}"
    if pull.held:
        return Wording(
            f"{en}: they are in balance, and nothing moves.",
            f"{zh}：两力平衡，物体静止不动。",
        )
    a, net = pull.motion.first.acceleration, amount(abs(pull.net(0.0)), "N")
    speed, time = amount(pull.speed(pull.end), "m/s"), amount(pull.end, "s")
    faster, rate = "gains" if a >= 0 else "loses", amount(abs(a), "m/s²")
    if net == force:
        en += f". It makes the acceleration a = F/m = {rate}"
        zh += f"，产生的加速度 a = F/m = {amount(a, 'm/s²')}"
    else:
        en += f". The net force of {net} makes the acceleration a = ΣF/m = {rate}"
        zh += f"。合力 {net} 产生的加速度 a = ΣF/m = {amount(a, 'm/s²')}"
    en += f": every second it {faster} the same speed, and after {time} it has {speed}."
    zh += f"：速度随时间均匀{'增加' if a >= 0 else '减小'}，{time} 时速度为 {speed}。"
    return Wording(en, zh)


def draw(page: Page, cases: Sequence[Case[Pull]]) -> None:
    way = max(case.run.place(case.run.end) for case in cases) or 1.0
    width, lane = (0.2 if len(cases) == 1 else _WIDE) * way, 0.4 * way
    strongest = max(case.run.force for case in cases) or 1.0
    fastest = max(max(case.run.speed(0.0), case.run.speed(case.run.end)) for case in cases)
    heaviest = max(case.run.mass for case in cases)
    alone = len(cases) == 1
    pushes = any(it.values["hand"] == _PUSH for it in cases)
    rough = any(it.run.friction > 0 for it in cases)
    left = 0.62 if pushes else 0.45 if rough or not alone else 0.3
    x = -left * way, (1.42 if alone else 1.9) * way
    scene = page.scene(x, (-0.2 * way, lane * len(cases)))
    if alone:
        scene.ground(0.0)
    for index, case in enumerate(cases):
        pull, y = case.run, lane * (len(cases) - 1 - index)
        size = max(_SMALLEST, (pull.mass / heaviest) ** (1 / 3))
        cart = Cart(pull.place, y, size * width, rolls=pull.friction == 0)
        scene.line([(x[0] - way, y), (x[1] + way, y)], SOFT_INK, 2)
        scene.stamps(cart.nose, case.colour, every=pull.end / 6, until=pull.end)
        cart.draw(scene, case.colour)
        pushed = case.values["hand"] == _PUSH and not pull.angle
        _forces(scene, pull, cart, strongest, pushed=pushed)
        name = "v" if alone else ""
        scene.vector(cart.over, pull.velocity, VELOCITY, name, longest=fastest, points=64)
    scene.ruler((0, -0.025 * way), (way, -0.025 * way), "m")
    page.legend(cases)
    _tell(page, cases, way, fastest)


def _forces(scene: Scene, pull: Pull, cart: Cart, strongest: float, *, pushed: bool) -> None:
    """What acts on it: a pull at its front, a push from behind."""
    along = pull.force * np.array([math.cos(pull.angle), math.sin(pull.angle)])
    name = f"F = {amount(pull.force, 'N')}"

    def behind(time: float) -> tuple[float, float]:
        x, y = cart.back(time)
        metre = float(scene.px((1.0, 0.0))[0] - scene.px((0.0, 0.0))[0])
        return x - VECTOR * scene.unit * pull.force / strongest / metre, y

    at, side = (behind, "upper left") if pushed else (cart.nose, "")
    scene.vector(at, along, FORCE, name, longest=strongest, beside=side)
    scene.vector(cart.tail, lambda t: (pull.rub(t), 0), FORCE, "f", longest=strongest)
    mass = amount(pull.mass, "kg")
    scene.label(mass, cart.centre, INK, prefer=("on",), size=14, bold=True, number=True)


def _tell(page: Page, cases: Sequence[Case[Pull]], way: float, fastest: float) -> None:
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda it, t: it.speed(t))
    page.read(Wording("distance s", "位移 s"), "m", way, cases, lambda it, t: it.place(t))
    end = max(case.run.end for case in cases)
    curves = []
    for case in cases:
        times = case.run.motion.times(case.run.end)
        speeds = np.array([case.run.speed(time) for time in times])
        curves.append(Curve(times, speeds, case.colour))
    top = fastest * 1.1 if fastest > 0 else 1.0
    page.graph(Graph(Axis("t", "s", 0, end), Axis("v", "m/s", 0, top), curves))
    if len(cases) == 1:
        (pull,) = (case.run for case in cases)
        bars = [
            (both("F cos φ" if pull.angle else "F"), FORCE, lambda t: pull.along),
            (Wording("friction", "摩擦力"), HEAT, lambda t: abs(pull.rub(t))),
            (Wording("ma", "ma"), ACCELERATION, lambda t: abs(pull.net(t))),
        ]
        largest = max(pull.along, abs(pull.net(0.0)), abs(pull.rub(0.0)))
        shown = bars if pull.friction > 0 else bars[::2]
        page.bars(Wording("forces", "力"), "N", largest, shown)


PHENOMENON = Phenomenon(
    slug="newton-second-law",
    name=Wording("Newton's second law", "牛顿第二定律"),
    formula=both("F = ma"),
    formula_in=formula_in,
    slots=(
        slots.FORCE,
        slots.MASS,
        slots.ACCELERATION,
        slots.TIME,
        slots.DISTANCE,
        Slot(
            "friction", "μ", "", 0.0, 0.0, 10.0,
            Wording("friction coefficient", "动摩擦因数"),
            cues=Wording("friction|coefficient|mu", "摩擦因数|摩擦系数|摩擦|系数"),
            quiet=True,
        ),
        Slot(
            "angle", "φ", "rad", 0.0, 0.0, math.radians(85),
            Wording("angle of the force", "力与水平方向的夹角"),
            cues=Wording("angle|above|horizontal|upwards", "角|夹角|斜向上|水平"),
            shown="deg",
            quiet=True,
        ),
        Slot(
            "speed", "v₀", "m/s", 0.0, 0.0, 1e5,
            Wording("initial speed", "初速度"),
            cues=Wording("initial speed|initial velocity|already|speed", "初速度|初速|速度"),
            quiet=True,
        ),
        gravity(quiet=True),
    ),
    choices=(
        Choice(
            "hand", Wording("force", "力"),
            (
                Option("pull", Wording("pulled", "拉"), Wording("pull(?:s|ed|ing)?", "拉")),
                Option(_PUSH, Wording("pushed", "推"), Wording("push(?:es|ed|ing)?", "推")),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"天花板|吊灯|两[根跟条]绳|\bceiling\b|封闭三角形": -4,
        r"\b(empty|loaded|full|unloaded|heavy|heavily)\b.{0,30}\b(truck|lorry|car|cart|trol"
        r"ley|van)\b.{0,60}\b(slow\w*|faster|start\w*|accelerat\w*|harder|longer)\b"
        r"|\bsame (push|force|pull)\b.{0,40}\b(mass|heavier|lighter|twice|carts?)\b"
        r"|(空车|空载|满载|装满|载重|超载).{0,30}(起步|加速|启动|快|慢|难推|费力)"
        r"|(同样|相同|一样)大?的?力.{0,20}(质量|轻|重|车|快)|牛顿第2定律|牛顿第二定率"
        r"|加速度.{0,6}(正比|反比)": 3,
        r"\bnewton'?s? (second|2nd) law\b|\bsecond law of motion\b|\bf ?= ?m ?a\b": 3,
        r"牛顿第二定律|牛二|f ?= ?ma": 3,
        r"\b(force|\d+ ?n|newtons?)\b(?=.*\b(acceler\w*|speeds? up|how fast)\b)|力(?=.*加速度)": 2,
        r"\bacceler\w*\b(?=.*\b(force|mass|newtons?)\b)|加速度(?=.*(力|质量))": 2,
        r"\b(push|pull|drag|tow|tug)(s|es|ed|ging|ing)?\b.*\b(box|cart|block|crate|trolley)": 2,
        r"\b(push|pull|drag|tow|tug)(s|es|ed|ging|ing)?\b.*\b(car|sled|suitcase|sofa)": 1,
        r"\b(box|cart|block|crate|trolley|sled)\b.*\b(pulled|pushed|dragged|towed)\b": 2,
        r"(推|拉)着?.*(小车|箱子|木块|物体|物块|购物车)|(水平)?(拉力|推力|牵引力)": 2,
        r"\b(force|newtons?|cart|trolley|shopping cart)\b|小车|合力|受力": 1,
        r"\b(incline|slope|ramp|pulley|spring|rope over|collid\w*|electric|magnetic)\b": -3,
        r"斜面|斜坡|滑轮|弹簧|碰撞|电场|磁场|浮力": -3,
        r"\b(third law|first law|circular|centripetal|impulse)\b|第三定律|第一定律|向心|冲量": -3,
    },
    examples_en=(
        "a 10 N force pulls a 2 kg cart from rest for 3 s",
        "Newton's second law with a 5 kg block",
        "how fast does a 1000 kg car accelerate with a force of 4000 N",
        "push a 20 kg crate with 100 N, friction coefficient 0.3",
        "same force on carts of 1 kg, 2 kg and 4 kg",
        "a full shopping cart is harder to push than an empty one, F = ma",
        "what force gives a 1200 kg car an acceleration of 2 m/s²",
        "why does a loaded truck start more slowly than an empty one with the same engine",
        "the same push on a light and on a heavy trolley",
    ),
    examples_zh=(
        "用10牛的水平拉力拉2千克的小车，3秒后速度多大",
        "牛顿第二定律演示",
        "质量5千克的物体受到20牛的力，加速度是多少",
        "用100牛的力推20千克的箱子，摩擦因数0.3",
        "同样的力推1千克和4千克的小车，比较加速度",
        "满载的购物车为什么更难推动，用F=ma解释",
        "装满货的卡车为什么加速慢",
        "用同样大的力推轻的和重的小车，谁加速更快",
    ),
    simulate=simulate,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    settled=settled,
    premises=(
        Premise(
            claim=Wording(
                r"\b(constant|steady|same) force\b.*\b(constant|steady|same) (speed|velocity)\b",
                r"(恒力|不变的力|力不变).*(匀速|速度不变)",
            ),
            truth=Wording(
                "A steady net force does not keep a steady speed: it makes the speed grow "
                "steadily, with the acceleration F/m.",
                "恒定的合力不会使物体匀速运动，而是使速度均匀增加，加速度为 F/m。",
            ),
            when=lambda cases: all(it["friction"] == 0 for it in cases),
        ),
        Premise(
            claim=Wording(
                r"\b(without|no) (a )?force\b.*\b(stops?|cannot move|can't move|slows? down)\b",
                r"(没有力|不受力).*(停下|停止|不能运动|不会运动)",
            ),
            truth=Wording(
                "Motion needs no force: without one, a body keeps its velocity. A force changes "
                "it.",
                "运动不需要力来维持：不受力时物体保持原来的速度，力改变物体的运动状态。",
            ),
        ),
    ),
)  # fmt: skip
