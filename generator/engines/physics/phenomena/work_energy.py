"""Work becomes kinetic energy: a force pulls a block along a floor, or brakes it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    FORCE,
    HEAT,
    INK,
    KINETIC,
    PINK,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    Colour,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._haul import Haul
from generator.engines.physics.phenomena._openings import as_is, left_open, opening, told
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

_BRAKE = "brake"
_LEVEL, _SLANTED = 0.95, 2.0  # widths of the block, that its velocity is shown above the floor
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
    run = Haul(
        force=values["force"],
        distance=distance or _USUAL,
        mass=values["mass"],
        friction=values["friction"],
        start=values["speed"] or (_USUAL_SPEED if values["direction"] == _BRAKE else 0.0),
        angle=values["angle"],
        gravity=values["gravity"],
        brakes=values["direction"] == _BRAKE,
    )
    if distance is None and run.brakes and run.acceleration < 0:
        free = replace(run, distance=math.inf)
        return free if free.way <= _FARTHEST else run
    return run


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run = simulate(values)
    found = as_is(values, "gravity") if run.friction > 0 else {}
    if run.brakes and not values["speed"]:
        found["speed"] = run.start
    return found if math.isinf(run.distance) else found | left_open(values, [(_DISTANCE, _USUAL)])


def impossible(values: Values) -> Wording | None:
    lift = values["force"] * math.sin(values["angle"])
    if lift > values["mass"] * values["gravity"] * (1 + 1e-9) and lift > 0:
        return Wording(
            "The force would lift it off the floor: it pulls upwards harder than the weight.",
            "这个力会把物体提离地面：竖直分力大于重力。",
        )
    return None


def span(values: Values, run: Haul) -> Span:
    return Span(run.end)


def facts(values: Values, run: Haul) -> tuple[Fact, ...]:
    work = run.work(run.end) * (-1 if run.brakes else 1)
    heat, change = run.heat(run.end), run.kinetic(run.end) - run.kinetic(0.0)
    return (
        Fact("work", Wording("work of the force", "力做的功"), "W", work, "J"),
        Fact("speed", Wording("final speed", "末速度"), "v", run.final, "m/s"),
        Fact("change", Wording("gain of kinetic energy", "动能变化"), "ΔK", change, "J"),
        Fact("heat", Wording("heat of friction", "摩擦生热"), "Q", heat, "J"),
        Fact("way", Wording("way", "位移"), "s", run.way, "m"),
        Fact("time", Wording("time", "时间"), "t", run.end if run.moves else 0.0, "s"),
        Fact("kinetic", Wording("final kinetic energy", "末动能"), "K", run.kinetic(run.end), "J"),
        Fact("acceleration", Wording("acceleration", "加速度"), "a",
             run.acceleration if run.moves else 0.0, "m/s²"),
        Fact("friction", Wording("friction", "摩擦力"), "f", run.rubbing, "N"),
        Fact("normal", Wording("normal force", "支持力"), "N", run.pressed, "N"),
    )  # fmt: skip


def story(values: Values, run: Haul) -> Wording:
    work, way = amount(run.work(run.end), "J"), amount(run.way, "m")
    final, heat = amount(run.final, "m/s"), amount(run.heat(run.end), "J")
    if not run.moves:
        return Wording(
            "The force is not greater than friction: nothing moves, so no work is done.",
            "拉力不大于最大静摩擦力：物体不动，没有位移，也就没有做功。",
        )
    if run.brakes:
        rest = Wording(
            "it stops" if run.final == 0 else f"it still goes at {final}",
            "停了下来" if run.final == 0 else f"还剩 {final}",
        )
        return Wording(
            f"The brakes push against the motion and take {work} of kinetic energy along {way}; "
            f"then {rest.en}. Twice the speed needs four times the way.",
            f"制动力与运动方向相反，在 {way} 内带走 {work} 的动能，{rest.zh}。"
            "速度加倍，刹车距离变为四倍。",
        )
    en = f"Along {way} the force does {work} of work. "
    zh = f"力在 {way} 的位移上做功 {work}。"
    if run.rubbing:
        en += f"Friction turns {heat} into heat, and the rest changes the kinetic energy: "
        zh += f"其中 {heat} 因摩擦变成内能，其余改变了动能，"
    else:
        en += "All of it becomes kinetic energy: "
        zh += "全部变成动能，"
    return Wording(en + f"the speed at the end is {final}.", zh + f"末速度为 {final}。")


def draw(page: Page, cases: Sequence[Case[Haul]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.way if run.moves else run.distance for run in runs)
    wide = 0.16 * reach
    step = 1.8 * wide
    top = (len(cases) - 1) * step
    lift = _SLANTED if any(run.angle > 0.1 for run in runs) else _LEVEL
    left = 0.45 if any(run.brakes for run in runs) else 0.3
    scene = page.scene((-left * reach, 1.38 * reach), (-0.8 * wide, top + (lift + 0.9) * wide))
    scene.ruler((0, -0.1 * wide), (reach, -0.1 * wide), "m")
    fastest = max(max(run.start, run.final) for run in runs)
    strongest = max(max(run.force, run.rubbing) for run in runs)
    for index, case in enumerate(cases):
        floor = top - index * step
        scene.line([(-0.28 * reach, floor), (1.36 * reach, floor)], INK, 2.5)
        _block(scene, case.run, floor, wide, case.colour)
        _arrows(scene, case.run, (floor, wide), (fastest, strongest), named=len(cases) == 1)
    page.legend(cases)
    _tell(page, cases)


def _block(scene: Scene, run: Haul, floor: float, wide: float, colour: Colour) -> None:
    """Where it starts, and where it is; places are those of its middle."""
    half, high = wide / 2, 0.7 * wide
    ghost = [(-half, floor), (-half, floor + high), (half, floor + high), (half, floor)]
    scene.line(ghost, SOFT_INK, 1.2, dash=(4, 4))
    scene.block(lambda t: (run.place(t), floor + high / 2), wide, high, colour)


def _arrows(
    scene: Scene,
    run: Haul,
    where: tuple[float, float],
    largest: tuple[float, float],
    *,
    named: bool,
) -> None:
    (floor, wide), (fastest, strongest) = where, largest
    side = -1 if run.brakes else 1
    lift = _SLANTED if run.angle > 0.1 and named else _LEVEL
    pull = run.along, run.force * math.sin(run.angle)
    scene.vector(
        lambda t: (run.place(t) + side * wide / 2, floor + 0.45 * wide), pull, FORCE,
        "F" if named else "", longest=strongest, points=66, always=True,
    )  # fmt: skip
    if run.rubbing and run.moves and named:
        scene.vector(
            lambda t: (run.place(t) - wide / 2, floor + 0.12 * wide), (-run.rubbing, 0), PURPLE,
            "f", longest=strongest, points=66,
        )  # fmt: skip
    scene.vector(
        lambda t: (run.place(t), floor + lift * wide), lambda t: (run.velocity(t), 0), VELOCITY,
        "v" if named else "", longest=fastest, points=56,
    )  # fmt: skip


def _tell(page: Page, cases: Sequence[Case[Haul]]) -> None:
    runs = [case.run for case in cases]
    way = max(run.way if run.moves else run.distance for run in runs)
    fastest = max(max(run.start, run.final) for run in runs)
    page.read(Wording("distance s", "位移 s"), "m", way, cases, Haul.place)
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, Haul.velocity)
    most = max(max(run.kinetic(0.0), run.kinetic(run.end), run.work(run.end)) for run in runs)
    most = most or 1.0
    axes = Axis("s", "m", 0, way), Axis("K", "J", 0, 1.1 * most)
    if len(cases) > 1:
        curves = [_over_way(case.run, case.run.kinetic, case.colour) for case in cases]
        page.graph(Graph(*axes, curves))
        return
    (run,) = runs
    force = Wording("brake", "制动") if run.brakes else Wording("work", "功")
    kinds = [(force, PINK, run.work), (Wording("kinetic", "动能"), KINETIC, run.kinetic)]
    if run.rubbing:
        kinds.append((Wording("heat", "内能"), HEAT, run.heat))
    curves = [_over_way(run, of, colour, page.say(name)) for name, colour, of in kinds[1::-1]]
    page.graph(Graph(axes[0], Axis("E", "J", 0, 1.1 * most), curves))
    page.bars(Wording("energy", "能量"), "J", most, kinds)


def _over_way(run: Haul, value: Callable[[float], float], colour: Colour, name: str = "") -> Curve:
    times = np.linspace(0, run.end, 80)
    places = np.array([run.place(time) for time in times])
    return Curve(places, np.array([value(time) for time in times]), colour, name, times=times)


PHENOMENON = Phenomenon(
    slug="work-energy",
    name=Wording("Work and kinetic energy", "功和动能"),
    formula=both("W = ½mv² − ½mv₀²"),
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
                    "pull|pulls|push|pushed|pushes|accelerates", "拉|推|牵引|加速",
                )),
                Option(_BRAKE, Wording("braked", "制动"), Wording(
                    "brake|brakes|braking|stopping|stopping distance|slowed down|decelerate",
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
                "times the work, and four times the way to stop.",
                "动能与速度的平方成正比：速度加倍，需要四倍的功，刹车距离也是四倍。",
            ),
        ),
    ),
)  # fmt: skip
