"""Motion in a straight line with constant acceleration: a car speeds up, drives on or brakes."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount, round_step
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import ACCELERATION, VELOCITY
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._car import road
from generator.engines.physics.phenomena._drive import Drive, driven, settled, slows
from generator.engines.physics.phenomena._traces import Places, stamps
from generator.engines.physics.phenomena._vehicles import VEHICLE, name_of, vehicle
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

_FORMULA = both("v = v₀ + at,  s = v₀t + ½at²")


def simulate(values: Values) -> Drive:
    return driven(values)


def span(values: Values, drive: Drive) -> Span:
    return Span(drive.end)


def facts(values: Values, drive: Drive) -> tuple[Fact, ...]:
    far = float(drive.place(drive.end))
    told = [
        Fact("distance", Wording("displacement", "位移"), "s", far, "m"),
        Fact("final", Wording("speed at the end", "末速度"), "v", drive.last, "m/s"),
        Fact("time", Wording("time", "时间"), "t", drive.end, "s"),
        _rate(values, drive),
        Fact("mean", Wording("mean velocity", "平均速度"), "v̄", far / drive.end, "m/s"),
    ]
    if math.isfinite(drive.turn):
        low, high = drive.bounds
        way = 2 * (high - low) - abs(far)
        told.append(Fact("way", Wording("distance covered", "路程"), "l", way, "m"))
    return tuple(told)


def _rate(values: Values, drive: Drive) -> Fact:
    """The acceleration, or what is taken off the speed every second, as the text has it."""
    if slows(values, drive):
        name = Wording("deceleration", "加速度大小")
        return Fact("deceleration", name, "a", -drive.acceleration, "m/s²")
    return Fact("acceleration", Wording("acceleration", "加速度"), "a", drive.acceleration, "m/s²")


def formula_in(values: Values) -> Wording:
    """Where a deceleration is told without a sign, the formula has it."""
    drive = driven(values)
    if drive.acceleration == 0:
        return both("s = vt")
    return both("v = v₀ − at,  s = v₀t − ½at²") if slows(values, drive) else _FORMULA


def story(values: Values, drive: Drive) -> Wording:
    start, last = amount(drive.speed, "m/s"), amount(drive.last, "m/s")
    far, time = amount(float(drive.place(drive.end)), "m"), amount(drive.end, "s")
    rate, name = amount(abs(drive.acceleration), "m/s"), name_of(values["vehicle"])
    if drive.acceleration == 0:
        return Wording(
            f"The speed stays at {start}: equal distances in equal times, {far} in {time}.",
            f"速度保持 {start} 不变，相等时间内位移相等：{time} 内通过 {far}。",
        )
    if math.isfinite(drive.turn):
        return Wording(
            f"The velocity changes by {rate} every second: from {start} it falls to zero after "
            f"{amount(drive.turn, 's')}, and then the {name.en} comes back. After {time} it is at "
            f"{far}.",
            f"速度每秒改变 {rate}：从 {start} 开始，{amount(drive.turn, 's')} 时减到零，"
            f"然后反向运动；{time} 时位于 {far} 处。",
        )
    if drive.speed * drive.acceleration < 0:
        return Wording(
            f"Braking takes {rate} off the speed every second: from {start} to {last} in {time}, "
            f"on {far} of road. {_braked(values, drive).en}",
            f"刹车使速度每秒减小 {rate}：{time} 内从 {start} 减到 {last}，滑行 {far}。"
            f"{_braked(values, drive).zh}",
        )
    return Wording(
        f"The speed grows by {rate} every second, from {start} to {last} in {time}, so the "
        f"{name.en} goes farther in each second than in the one before: {far} altogether.",
        f"速度每秒增加 {rate}，{time} 内从 {start} 增到 {last}；每一秒都比前一秒走得更远，"
        f"共 {far}。",
    )


def _braked(values: Values, drive: Drive) -> Wording:
    """What there is to say of the end: that it has stopped before the time that was told."""
    if drive.last == 0 and values["time"] > drive.end * 1.001:
        asked, stopped = amount(values["time"], "s"), amount(drive.end, "s")
        return Wording(
            f"It has stopped after {stopped}, so within {asked} it gets no farther.",
            f"{stopped} 时已经停下，所以 {asked} 内的位移仍是这么多。",
        )
    return Wording(
        "At twice the speed it needs four times the distance to stop.",
        "速度加倍，刹车距离变为四倍。",
    )


def draw(page: Page, cases: Sequence[Case[Drive]]) -> None:
    drives = [case.run for case in cases]
    low = min(drive.bounds[0] for drive in drives)
    high = max(drive.bounds[1] for drive in drives)
    size, lanes = max(high - low, 1e-9), len(cases) > 1
    lane, below = 0.21 * size, 0.045 * size
    back = any(drive.velocity(t) < 0 for drive in drives for t in (0.0, drive.end))
    ends = low - (0.2 if back else 0.09) * size, high + (0.24 if lanes else 0.17) * size
    top = lane * (len(cases) - 1) + 0.2 * size
    scene = page.scene(ends, (-0.12 * size, top))
    fastest = max(abs(float(it.velocity(t))) for it in drives for t in (0.0, it.end))
    hardest = max(abs(drive.acceleration) for drive in drives)
    every = round_step(max(drive.end for drive in drives), 16)
    scene.ruler((low, -below), (high, -below), zero=low)
    for number, case in enumerate(cases):
        drive, y = case.run, lane * (len(cases) - 1 - number)
        road(scene, (ends[0] - 9 * size, ends[1] + 9 * size), y, below)
        wheels = _along(drive, y)
        stamps(scene, _along(drive, y - below / 2), drive.end, case.colour, every)
        above, higher = _along(drive, y + 0.09 * size), _along(drive, y + 0.135 * size)
        names = ("v", "a") if len(cases) == 1 or number == 0 else ("", "")
        vehicle(scene, case.values["vehicle"], wheels, case.colour)
        speed, rate = _until(drive, drive.velocity), _until(drive, drive.pushed)
        scene.vector(above, speed, VELOCITY, names[0], longest=fastest, points=62)
        ahead = "right" if drive.acceleration > 0 else "left"
        scene.vector(
            higher, rate, ACCELERATION, names[1], longest=hardest, points=40, beside=ahead
        )  # fmt: skip
    page.legend(cases)
    _tell(page, cases, fastest)


def _along(drive: Drive, y: float) -> Places:
    def place(time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        x = drive.place(time)
        return np.stack([x, np.full_like(x, y)], -1)

    return place


def _until(
    drive: Drive, value: Callable[[float], float | NDArray[np.float64]]
) -> Callable[[float], tuple[float, float]]:
    """An arrow along the road, none any more when the drive is over, while others go on."""
    over = drive.end * (1 + 1e-9)
    return lambda time: (float(value(time)) if time <= over else 0.0, 0.0)


def _tell(page: Page, cases: Sequence[Case[Drive]], fastest: float) -> None:
    far = max(abs(place) for case in cases for place in case.run.bounds)
    page.read(Wording("position x", "位置 x"), "m", far, cases, lambda it, t: float(it.place(t)))
    page.read(
        Wording("velocity v", "速度 v"), "m/s", fastest, cases, lambda it, t: float(it.velocity(t))
    )
    along = Axis("t", "s", 0, max(case.run.end for case in cases))
    ways, speeds = [], []
    for case in cases:
        times = np.linspace(0, case.run.end, 120)
        ways.append(Curve(times, case.run.place(times), case.colour))
        speeds.append(Curve(times, case.run.velocity(times), case.colour))
    if len(cases) == 1:
        ends = [place for case in cases for place in case.run.bounds]
        page.graph(Graph(along, around("x", "m", *ends), ways))
    values = [float(it) for curve in speeds for it in (curve.y[0], curve.y[-1])]
    page.graph(Graph(along, around("v", "m/s", *values), speeds))


_MOTION = Choice(
    "motion",
    Wording("motion", "运动方式"),
    (
        Option(
            "accelerated",
            Wording("constant acceleration", "匀变速"),
            Wording(
                "uniformly accelerated|uniform acceleration|accelerates uniformly|speeds up"
                "|speeding up|accelerates|accelerating",
                "匀加速|加速(?!度)|匀变速",
            ),
        ),
        Option(
            "uniform",
            Wording("constant velocity", "匀速"),
            Wording(
                "constant speed|steady speed|uniform motion|uniform velocity|uniform speed",
                "匀速直线|匀速|速度不变",
            ),
            ignores=("acceleration",),
        ),
        Option(
            "braking",
            Wording("braking", "刹车"),
            Wording(
                "brakes?|braking|decelerat(?:es?|ing|ion)|slows down|slowing down|comes to rest"
                "|comes to a stop|stopping distance|braking distance|stops|lands|landing",
                "刹车|减速|制动|停下|停止|着陆|降落",
            ),
        ),
    ),
)

PHENOMENON = Phenomenon(
    slug="kinematics",
    name=Wording("Motion in a straight line", "直线运动"),
    formula=_FORMULA,
    formula_in=formula_in,
    slots=(
        Slot(
            "speed", "v₀", "m/s", 0.0, -3000.0, 3000.0,
            Wording("initial velocity", "初速度"),
            cues=Wording(
                "initial velocity|initial speed|initially|from|at|constant speed of|velocity of",
                "初速度|初速|从|由|以|速度",
            ),
            quiet=True,
        ),
        Slot(
            "acceleration", "a", "m/s²", 0.0, -10_000.0, 10_000.0,
            Wording("acceleration", "加速度"),
            cues=Wording("acceleration|accelerates|deceleration|decelerates", "加速度|加速|减速"),
            quiet=True, open=True,
        ),
        Slot(
            "time", "t", "s", 0.0, 0.0, 1e5,
            Wording("time", "时间"),
            cues=Wording("for|in|after|within|time", "时间|用时|经过|后|内"),
            quiet=True, open=True,
        ),
        Slot(
            "final", "v", "m/s", 0.0, 0.0, 3000.0,
            Wording("final speed", "末速度"),
            cues=Wording(
                "from|accelerates to|brakes to|down to|up to|increases to|decelerates to|reach"
                "|final speed|final velocity|reaches",
                "末速度|从|到|达到|增加到|减到",
            ),
            quiet=True, open=True,
        ),
        Slot(
            "distance", "s", "m", 0.0, 0.0, 1e7,
            Wording("distance", "距离"),
            cues=Wording("distance|over|covers|road|track|travels", "距离|位移|路程|行驶|滑行"),
            quiet=True, open=True,
        ),
    ),
    choices=(_MOTION, VEHICLE),
    cues={
        r"\breaction time\b.{0,40}\b(brak|stop|driver|distance)"
        r"|\b(area under|slope of)\b.{0,30}\b(graph|curve|line)\b"
        r"|\b(runway|take-?off)\b.{0,40}\b(speed|length|long|accelerat)"
        r"|反应时间.{0,20}(刹车|距离)|跑道.{0,20}(起飞|加速)|起飞.{0,20}跑道"
        r"|(图像|图线|图).{0,6}(斜率|面积)|(斜率|面积).{0,10}(v-?t|x-?t|s-?t)": 2,
        r"\bkinematics?\b|\buniform(ly)? (accelerated|acceleration|motion)\b|\bsuvat\b": 3,
        r"匀变速|匀加速|匀减速|匀速直线|运动学": 3,
        r"\b(stopping|braking) distance\b|刹车距离|制动距离|v-t图|x-t图|速度时间图": 3,
        r"\b(constant|uniform) (acceleration|deceleration|velocity)\b": 2,
        r"\b(v-t|x-t|velocity-time|distance-time) graph": 2,
        r"\b(car|train|bus|truck|plane|motorcycle|runner|cyclist|sprinter|rocket)s?\b"
        r".*\b(accelerat\w*|decelerat\w*|brakes?|braking|speeds up|slows down|m/s²)": 2,
        r"(汽车|火车|列车|公交|卡车|飞机|摩托车|运动员|小车|赛车)"
        r".*(加速|减速|刹车|制动|匀速|起步)": 2,
        r"\baccelerat(es|ed|ing|ion)\b.*\b(from rest|km/h|m/s|seconds?|s)\b": 2,
        r"\bfrom 0 to \d+ ?km/h": 2,
        r"\bdecelerat|\bbrak(es|ing)\b|\baccelerat|\bfrom rest\b|加速度|刹车|减速|由静止": 1,
        r"\b(falls?|falling|dropped|thrown|incline|ramp|slope|forces?|pull(ed)?|push)\b": -2,
        r"\b(circle|circular|orbit|spring|pendulum|charged|electron|particle accelerator)\b": -3,
        r"落|抛|斜面|圆周|轨道|弹簧|摆|电场|磁场|电子|拉力|推力|合力|加速器": -2,
        r"\b(collid|collision|crash|relative|river|boat)|碰撞|相对|小船|河": -2,
    },
    examples_en=(
        "a car accelerates from rest at 3 m/s² for 8 s",
        "a car brakes from 30 m/s with a deceleration of 6 m/s²",
        "a train speeds up from 10 m/s to 30 m/s in 20 s",
        "braking distance at 50 km/h and at 100 km/h",
        "uniform motion of a cyclist at a constant speed of 6 m/s for 10 s",
        "uniformly accelerated motion with its velocity-time graph",
        "a sports car goes from 0 to 100 km/h in 4 seconds, how far does it get while accelerating",
        "a plane needs 70 m/s to take off at 3 m/s², how long must the runway be",
        "what does the area under a velocity graph mean",
    ),
    examples_zh=(
        "汽车由静止开始以3m/s²的加速度加速8秒",
        "汽车以30m/s行驶，以6m/s²的加速度刹车，求刹车距离",
        "火车在20秒内从10m/s加速到30m/s",
        "匀变速直线运动的v-t图",
        "比较加速度为1、2和3m/s²的匀加速运动",
        "自行车以6米每秒匀速直线行驶10秒",
        "飞机以3m/s²加速到70m/s起飞，跑道至少多长",
        "v-t图像的斜率和面积各表示什么",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"\b(twice|double) the speed\b[^,.?]*\b(twice|double) the (braking|stopping)"
                r"|\b(braking|stopping) distance doubles\b[^,.?]*\bspeed doubles",
                r"速度(加倍|翻倍|变为?两倍)[^。？]*(刹车|制动)距离(也)?(加倍|翻倍|变为?两倍)",
            ),
            truth=Wording(
                "At twice the speed a car needs four times the distance to stop: v² = 2as.",
                "速度加倍，刹车距离变为四倍：v² = 2as。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bzero (velocity|speed)\b[^,.?]*\b(means|so|implies)\b[^,.?]*\bzero acceleration"
                r"|\bno acceleration\b[^,.?]*\bat rest\b",
                r"速度为零[^。？]*加速度(一定|就|也)?(是|为)零",
            ),
            truth=Wording(
                "Velocity and acceleration are different things: where the velocity is zero for a "
                "moment, the acceleration need not be.",
                "速度和加速度是两回事：速度为零的瞬间，加速度不一定为零。",
            ),
        ),
    ),
)  # fmt: skip
