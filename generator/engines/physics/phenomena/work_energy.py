"""Work becomes kinetic energy: a force pulls a block along a floor, or brakes it."""

import math
from dataclasses import replace

from generator.engines.physics.phenomena._haul import Haul
from generator.engines.physics.phenomena._haul_picture import draw
from generator.engines.physics.phenomena._haul_told import FORMULA, facts, formula_of, story
from generator.engines.physics.phenomena._openings import as_is, left_open, opening, told
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomenon import (
    Choice,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording

_PUSH, _BRAKE, _CARRY = "push", "brake", "carry"
_WALKS = 1.5  # m/s, who carries something
_USUAL_SPEED = 20.0  # m/s, of what brakes and has no other
_USUAL, _FARTHEST = 5.0, 1e7  # m: the way where none is told, and how far it may take to stop

_DISTANCE = opening(
    "distance", "s", "m", 1e5, Wording("distance", "距离"),
    Wording(
        "distance|through|along|over|for|moves|displacement|across|within",
        "距离|位移|移动|前进|运动|滑行|通过|走",
    ),
)  # fmt: skip


def simulate(values: Values) -> Haul:
    """What brakes, without a distance, is followed until it has stopped."""
    distance = told(values, _DISTANCE)
    if values["direction"] == _CARRY:
        return _carried(values, distance or _USUAL)
    run = Haul(
        force=values["force"],
        distance=distance or _USUAL,
        mass=values["mass"],
        friction=values["friction"],
        start=values["speed"] or (_USUAL_SPEED if values["direction"] == _BRAKE else 0.0),
        angle=values["angle"],
        gravity=values["gravity"],
        brakes=values["direction"] == _BRAKE,
        pushes=values["direction"] == _PUSH,
    )
    if distance is None and run.brakes and run.acceleration < 0:
        free = replace(run, distance=math.inf)
        return free if free.way <= _FARTHEST else run
    return run


def _carried(values: Values, distance: float) -> Haul:
    """Held up by a force as large as the weight, and moved along evenly."""
    return Haul(
        force=values["mass"] * values["gravity"],
        distance=distance,
        mass=values["mass"],
        friction=0.0,
        start=values["speed"] or _WALKS,
        angle=math.pi / 2,
        gravity=values["gravity"],
        brakes=False,
        carries=True,
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run = simulate(values)
    found = as_is(values, "gravity") if run.friction > 0 or run.carries else {}
    if run.carries:
        found["force"] = run.force
    if (run.brakes or run.carries) and not values["speed"]:
        found["speed"] = run.start
    return found if math.isinf(run.distance) else found | left_open(values, [(_DISTANCE, _USUAL)])


def impossible(values: Values) -> Wording | None:
    lift = values["force"] * math.sin(values["angle"])
    if (
        values["direction"] != _CARRY
        and lift > values["mass"] * values["gravity"] * (1 + 1e-9)
        and lift > 0
    ):
        return Wording(
            "The force would lift it off the floor: it pulls upwards harder than the weight.",
            "这个力会把物体提离地面：竖直分力大于重力。",
        )
    return None


def span(values: Values, run: Haul) -> Span:
    return Span(run.end)


PHENOMENON = Phenomenon(
    slug="work-energy",
    name=Wording("Work and kinetic energy", "功和动能"),
    formula=FORMULA,
    formula_in=lambda values: formula_of(simulate(values)),
    slots=(
        Slot(
            "force", "F", "N", 20.0, 0.0, 1e6, Wording("force", "力"),
            cues=Wording(
                "force|pulled with|pushed with|pull|push|braking force|pulls with|pushes with",
                "力|拉力|推力|恒力|制动力|刹车力|牵引力",
            ),
        ),
        _DISTANCE,
        Slot(
            "mass", "m", "kg", 10.0, 1e-3, 1e6, Wording("mass", "质量"),
            cues=Wording(
                "mass|block|box|crate|cart|car|object|body|sled|weighs|heavy|truck",
                "质量|物体|箱子|木箱|物块|木块|小车|汽车|滑块|重",
            ),
        ),
        Slot(
            "friction", "μ", "", 0.0, 0.0, 2.0, Wording("friction coefficient", "摩擦系数"),
            cues=Wording("friction|coefficient of friction|mu", "摩擦|摩擦系数|摩擦因数"),
        ),
        Slot(
            "speed", "v₀", "m/s", 0.0, 0.0, 1e3, Wording("initial speed", "初速度"), quiet=True,
            open=True,
            cues=Wording(
                "initial speed|initial velocity|speed|velocity|moving at|going|travelling at|at",
                "初速度|初速|速度|行驶",
            ),
        ),
        Slot(
            "angle", "θ", "rad", 0.0, 0.0, math.radians(89),
            Wording("angle of the force", "力的夹角"), shown="deg", quiet=True,
            cues=Wording("angle|above the horizontal|at an angle", "角|夹角|与水平方向成|斜向上"),
        ),
        gravity(quiet=True),
    ),
    choices=(
        Choice(
            "direction",
            Wording("direction of the force", "力的方向"),
            (
                Option("pull", Wording("pulled", "拉动"), Wording(
                    "pull|pulls|pulled|accelerates", "拉|牵引|加速",
                )),
                Option(_PUSH, Wording("pushed", "推动"), Wording(
                    "push|pushed|pushes|pushing", "推",
                )),
                Option(_CARRY, Wording("carried level", "水平提着走"), Wording(
                    "carry|carries|carried|carrying", "提着|拎着|抱着|扛着|托着",
                ), ignores=("force", "friction", "angle")),
                Option(_BRAKE, Wording("braked", "制动"), Wording(
                    "brake|brakes|braking|to stop|stopping|stopping distance|slowed down"
                    "|decelerate",
                    "刹车|减速|阻碍|制动力|刹住",
                )),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b\d+(\.\d+)? ?n\b.{0,60}\b\d+(\.\d+)? ?m\b(?![/²])"
        r"|\b(twice|double|half|three times|four times)\b.{0,20}\bwork\b"
        r"|\bwork\b.{0,50}\b(twice|double|four times)\b.{0,15}\bspeed"
        r"|\bkinetic energy\b.{0,40}\b(twice|doubles?d?|quadruples?d?|four times)\b"
        r"|\b(twice|double)\b.{0,20}\bspeed\b.{0,40}\b(energy|brak\w*|stopping)\b"
        r"|速度.{0,8}(两倍|加倍|2倍|翻倍|一倍).{0,15}(动能|刹车|能量|做功)|动能定里|动能定律"
        r"|(力|物体|人).{0,4}做(的|了)?工(?!作|厂|程|具)": 3,
        r"\bwork[- ](kinetic[- ])?energy\b|动能定理|功能关系|功和能": 3,
        r"\bwork (is )?done\b|\bhow much work\b|\b(does|do|net|total) work\b": 3,
        r"做.{0,4}功|总功": 3,
        r"\bwork\b.{0,40}\b(kinetic|force|joules?|newtons?|energy)\b": 2,
        r"\b(force|pulled|pushed|pulls|pushes|n)\b.{0,40}\b(through|over|along|for|distance)\b"
        r".{0,12}\b\d+(\.\d+)? ?(m|metres?|meters?|km)\b": 1,
        r"(恒力|拉力|推力|牛顿|n的).{0,25}(距离|位移|移动|前进|米).{0,15}(动能|速度)": 1,
        r"\b(braking force|stopping distance|brak(e|es|ing) distance)\b": 2,
        r"刹车距离|制动距离|制动力": 2,
        r"\bkinetic energy\b|动能|\bbrak(e|es|ing)\b|刹车": 1,
        r"\b(pull|push)(ed|es|ing)?\b.{0,30}\b(block|box|crate|sled)\b": 1,
        r"(拉|推).{0,12}(箱|物块|木块|滑块)": 1,
        r"\b(levers?|leavers?|fulcrum|pivot|hinges?)\b|杠杆|支点": -3,
        r"\b(spring|incline|ramp|slope|pendulum|roller|coaster|pulley|thrown|dropped)\b": -2,
        r"弹簧|斜面|坡|单摆|过山车|滑轮|抛|落体|做功冲程": -2,
        r"\b(gas|heat engine|piston|electric|charge|photo\w*|thermo\w*)\b": -3,
        r"气体|热机|电场|光电|逸出功": -3,
        r"\bworks? (of|at|in) (art|the office)|\bteamwork\b|\bwork(er|ers|ing|shop|out)\b": -2,
    },
    examples_en=(
        "a force of 20 N does work on a 2 kg block over 5 m: what speed does it reach",
        "work-energy theorem for a box pushed along the floor",
        "how much work is done pushing a 10 kg crate 4 m with 50 N and friction 0.3",
        "a 1200 kg car at 20 m/s brakes with 6000 N, work and stopping distance",
        "a sled is pulled 10 m with 100 N at an angle of 30 degrees, work done",
        "compare the work done by 10 N and 20 N on the same 2 kg block",
        "a 60 N force pushes a 5 kg box 8 m on a smooth floor from rest, final speed",
        "is it four times the work to stop a car at double speed",
    ),
    examples_zh=(
        "用20牛的水平拉力拉动2千克的物块前进5米，力做功多少，末速度多大",
        "演示动能定理",
        "箱子重10kg，用50N的力推4米，摩擦系数0.3，求做功",
        "汽车质量1200kg，速度20m/s，制动力6000N，求刹车距离",
        "拉力与水平方向成30度时做的功",
        "车速加倍，动能和刹车距离怎么变",
        "提着水桶水平走，人对水桶做功吗",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    premises=(
        Premise(
            claim=Wording(
                r"\b(twice|double) the speed\b(?!.*\b(four|4|quadruple))"
                r".{0,50}\b(twice|double) the (distance|way|energy|work)",
                r"速度(加倍|翻倍|变为两倍|变成两倍)(?!.*四倍).{0,15}(距离|动能|功).{0,6}"
                r"(加倍|翻倍|两倍)",
            ),
            truth=Wording(
                "Kinetic energy grows with the square of the speed: twice the speed takes four "
                "times the work, and four times the distance to stop.",
                "动能与速度的平方成正比：速度加倍，需要四倍的功，刹车距离也是四倍。",
            ),
        ),
    ),
)  # fmt: skip
