"""Energy on a track: a skater in a half-pipe, or a roller coaster with a hill to get over."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Place
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EARTH,
    FORCE,
    HEAT,
    INK,
    KINETIC,
    POTENTIAL,
    SOFT_INK,
    VELOCITY,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomena._track import Ride
from generator.engines.physics.phenomena._track_told import facts, formula, story
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

_HILLS = "hills"
_SKATER, _CAR = 60.0, 500.0  # kg, where none are said
_HILL = 0.6  # of the starting height, where none is said
_BEYOND, _SCALE = 1.1, 1.12  # of its half width, that is shown on the right; where the scale is


def simulate(values: Values) -> Ride:
    hill = values["hill"] or _HILL * max(values["height"], 0.1 * _top(values))
    return Ride(
        mass=values["mass"] or (_CAR if values["track"] == _HILLS else _SKATER),
        height=values["height"],
        speed=values["speed"],
        gravity=values["gravity"],
        friction=values["friction"],
        hills=values["track"] == _HILLS,
        hill=hill,
    )


def settled(values: Values) -> dict[str, float]:
    """The mass, and the height of the hill where there is one, that the text leaves open."""
    ride = simulate(values)
    found = {} if values["mass"] else {"mass": ride.mass}
    return found | ({"hill": ride.hill} if ride.hills and not values["hill"] else {})


def _top(values: Values) -> float:
    top: float = values["height"] + values["speed"] ** 2 / (2 * values["gravity"])
    return top


def impossible(values: Values) -> Wording | None:
    if _top(values) >= 0.005:
        return None
    return Wording(
        "At the bottom and at rest there is no energy to move with: give it a height or a speed.",
        "静止在最低点就没有能量可用：请给出高度或初速度。",
    )


def span(values: Values, run: Ride) -> Span:
    return Span(run.end, repeats=run.returns)


def draw(page: Page, cases: Sequence[Case[Ride]]) -> None:
    shapes = {(case.run.shape, case.run.height) for case in cases}
    half = max(case.run.shape.half for case in cases) * _BEYOND
    highest = max(max(case.run.top, case.run.shape.hill) for case in cases)
    below = 0.3 if len(cases) == 1 and page.numbers else 0.14
    window = (-1.15 * half, half), (-below * highest, 1.3 * highest)
    fastest = max(case.run.fastest for case in cases)
    size = 0.075 * min(2 * half, 4 * highest)
    if len(shapes) == 1:
        scenes = [page.scene(*window)] * len(cases)
        page.legend(cases)
    else:
        scenes = page.scenes(cases, *window)
    for index, (scene, case) in enumerate(zip(scenes, cases, strict=True)):
        if scene not in scenes[:index]:
            _ground(scene, case.run, half, highest)
        if len(cases) == 1:
            _explain(scene, case.run, half)
        _rider(scene, case.run, case.colour, size)
        _vectors(scene, case.run, fastest, size, alone=len(cases) == 1)
    _tell(page, cases)


def _ground(scene: Scene, run: Ride, half: float, highest: float) -> None:
    """The track on its ground, and how high it would come without friction."""
    shape = run.shape
    x = np.linspace(-min(half, 1.06 * shape.half), min(half, 1.06 * shape.half), 160)
    track = np.column_stack([x, shape.height(x)])
    low = -9 * highest
    scene.polygon(np.vstack([track, [(x[-1], low), (x[0], low)]]), pale(EARTH, 0.45))
    scene.line(track, INK, 3)
    level = [(-min(half, shape.half), run.top), (min(half, shape.half), run.top)]
    scene.line(level, SOFT_INK, 1.2, dash=(5, 5))
    left = -_SCALE * half
    scene.ruler((left, 0), (left, 1.2 * highest), "m", side="right", steps=5)


def _explain(scene: Scene, run: Ride, half: float) -> None:
    """How high the energy reaches, and the hill."""
    text = f"h = {amount(run.top, 'm')}"
    at = (0.6 if run.hills else 0.3) * half, run.top
    scene.label(text, at, SOFT_INK, size=13, prefer=("above",), number=True)
    if run.hills:
        hill = f"h₂ = {amount(run.hill, 'm')}"
        scene.measure((0, 0), (0, 0.97 * run.hill), hill, prefer=("right",))


def _rider(scene: Scene, run: Ride, colour: Colour, size: float) -> None:
    """A car, or somebody on a board, upright on the track."""

    def at(time: float, along: float, up: float) -> Place:
        x, y = run.place(time)
        cos, sin = math.cos(run.angle(time)), math.sin(run.angle(time))
        return x + size * (along * cos - up * sin), y + size * (along * sin + up * cos)

    wide, high, lift = (1.0, 0.42, 0.4) if run.hills else (0.95, 0.13, 0.26)
    if not run.hills:
        scene.line(lambda t: [at(t, 0.05, 0.3), at(t, -0.05, 0.85)], colour, 5, front=True)
        scene.line(lambda t: [at(t, -0.4, 0.75), at(t, 0.35, 0.85)], colour, 3, front=True)
        scene.disc(lambda t: at(t, -0.07, 1.05), radius=0.19 * size, fill=colour, edge=INK)
    scene.block(
        lambda t: at(t, 0, lift), wide * size, high * size, colour, angle=run.angle, front=True
    )
    for along in (-0.3, 0.3):
        wheel = 0.15 if run.hills else 0.1
        scene.disc(
            lambda t, along=along, wheel=wheel: at(t, along, wheel),  # type: ignore[misc]
            radius=wheel * size, fill=INK, front=True,
        )  # fmt: skip


def _vectors(scene: Scene, run: Ride, fastest: float, size: float, *, alone: bool) -> None:
    """At the middle of the body: the velocity, and of one that is `alone` the weight."""

    def middle(time: float) -> Place:
        x, y = run.place(time)
        angle = run.angle(time)
        return x - 0.5 * size * math.sin(angle), y + 0.5 * size * math.cos(angle)

    def along(time: float) -> Place:
        angle, speed = run.angle(time), run.velocity(time)
        return speed * math.cos(angle), speed * math.sin(angle)

    if alone:
        weight = run.mass * run.gravity
        scene.vector(middle, (0, -weight), FORCE, "mg", longest=weight, points=52)
    name, points = ("v", 64) if alone else ("", 36)
    scene.vector(middle, along, VELOCITY, name, longest=fastest, points=points)


def _tell(page: Page, cases: Sequence[Case[Ride]]) -> None:
    runs = [case.run for case in cases]
    highest, fastest = max(run.top for run in runs), max(run.fastest for run in runs)
    page.read(Wording("height h", "高度 h"), "m", highest, cases, lambda run, t: run.place(t)[1])
    page.read(
        Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda run, t: abs(run.velocity(t))
    )
    end = max(run.end for run in runs)
    times = np.linspace(0, end, 240)
    wraps = end if all(run.returns for run in runs) else None
    if len(cases) > 1:
        speeds = [np.array([abs(run.velocity(t)) for t in times]) for run in runs]
        curves = [
            Curve(times, speed, case.colour) for speed, case in zip(speeds, cases, strict=True)
        ]
        axes = Axis("t", "s", 0, end), Axis("v", "m/s", 0, 1.1 * fastest or 1.0)
        page.graph(Graph(*axes, curves, wraps=wraps))
        return
    (run,) = runs
    kinds = [
        (Wording("kinetic", "动能"), KINETIC, run.kinetic),
        (Wording("potential", "势能"), POTENTIAL, run.potential),
    ]
    if run.friction:
        kinds.append((Wording("heat", "内能"), HEAT, run.heat))
    curves = [Curve(times, np.array([of(t) for t in times]), colour) for _, colour, of in kinds]
    axes = Axis("t", "s", 0, end), Axis("E", "J", 0, 1.1 * run.energy)
    page.graph(Graph(*axes, curves, wraps=wraps))
    page.bars(Wording("energy", "能量"), "J", run.energy, kinds)


PHENOMENON = Phenomenon(
    slug="energy-track",
    name=Wording("Energy on a track", "轨道上的能量"),
    formula=both("½mv² + mgh = E"),
    slots=(
        Slot(
            "height", "h", "m", 3.0, 0.0, 1000.0, Wording("starting height", "起始高度"),
            cues=Wording(
                "height|high|tall|top|drop|from|starts|released|first hill|starting height",
                "高|高度|起点|顶|释放|高处|第一个坡",
            ),
        ),
        Slot(
            "mass", "m", "kg", 0.0, 0.0, 1e5, Wording("mass", "质量"), quiet=True, open=True,
            cues=Wording(
                "mass|skater|cart|car|ball|rider|weighs|weight|coaster|heavy",
                "质量|滑板|小车|小球|滑块|重|过山车|车",
            ),
        ),
        Slot(
            "speed", "v₀", "m/s", 0.0, 0.0, 100.0, Wording("initial speed", "初速度"), quiet=True,
            cues=Wording("speed|initial speed|velocity|starting at|pushed|at", "速度|初速度|初速"),
        ),
        Slot(
            "hill", "h₂", "m", 0.0, 0.0, 1000.0, Wording("height of the hill", "坡高"), quiet=True,
            open=True,
            cues=Wording(
                "second hill|hill|next hill|middle hill|bump|over a hill",
                "第二个坡|第二个山坡|坡高|中间的坡|小山|高的(?:山|坡)|越过|翻过|冲过",
            ),
        ),
        Slot(
            "friction", "μ", "", 0.0, 0.0, 2.0, Wording("friction coefficient", "摩擦系数"),
            cues=Wording("friction|coefficient of friction|mu", "摩擦|摩擦系数|摩擦因数"),
        ),
        gravity(0.01),
    ),
    choices=(
        Choice(
            "track",
            Wording("track", "轨道"),
            (
                Option("pipe", Wording("half-pipe", "U形轨道"), Wording(
                    "half pipe|halfpipe|u-shaped|valley|bowl|skate ramp|parabolic|quarter pipe",
                    "u形|u型|u型池|碗|凹槽|圆弧槽|山谷|滑板|抛物线",
                ), ignores=("hill",)),
                Option(_HILLS, Wording("roller coaster", "过山车"), Wording(
                    "rollercoaster|coaster|hill|second hill|hills|w-shaped|bump",
                    "云霄飞车|坡道起伏|山坡|小山|第二个坡|w形|起伏",
                )),
            ),
        ),
    ),
    cues={
        r"\bfirst (hill|drop)\b|第一个(山?坡|山)": 1,
        r"\b(height|high|speed|fast)\b.{0,60}\bloop\b"
        r"|\bloop\b.{0,40}\b(height|high|radius|top)\b|\bloop-the-loop"
        r"|\b(bead|marble|ball|car|cart)\b.{0,30}\b(wire|track|rail)\b.{0,30}\b(hills?|loop"
        r"|bumps?|dips?|smooth|frictionless|valleys?)|(竖直|圆环?形?)(的?圆)?轨道"
        r"|过山车.{0,12}(圆环|环)|(弹珠|小球|钢珠).{0,10}碗|碗.{0,8}(弹珠|小球|钢珠)"
        r"|机械能守横|机械能手恒|机械能守衡|势能.{0,8}动能|动能.{0,8}势能|云霄飞车": 3,
        r"\b(roller[- ]?coaster|energy skate park)\b|过山车|云霄飞车": 3,
        r"\b(track|skater?|half[- ]?pipe|ramp|hill)\b.{0,80}\b(energy|kinetic|conserv\w+)\b": 3,
        r"\b(energy|kinetic|conserv\w+)\b.{0,80}\b(track|skater?|half[- ]?pipe|hill)\b": 3,
        r"(轨道|滑板|u[形型]|山坡|碗).{0,20}(能量|动能|势能|机械能|守恒)": 3,
        r"(能量|动能|势能|机械能|守恒).{0,20}(轨道|滑板|u[形型]|山坡|碗)": 3,
        r"\b(half[- ]?pipe|u-shaped (track|ramp)|skate ramp)\b|\b(second|next) hill\b": 2,
        r"u[形型](轨道|槽|池|管)|半管|滑板.{0,6}(坡|轨道|池)|圆弧轨道|第二个山?坡": 2,
        r"\b(conservation of|mechanical) energy\b|机械能守恒|能量守恒|动能和势能": 2,
        r"势能转化|动能转化|势能变动能": 2,
        r"\b(ball|marble|cart|car|skater)\b.{0,40}\b(bowl|valley|over a hill|smooth track)\b": 2,
        r"\b(kinetic|potential) energy\b|动能|势能": 1,
        r"\bskate(r|board|boarder|s)?\b|滑板": 1,
        r"\bcurrent\b|\bmagnetic|\bsolenoid|\bcoil|\bfield\b|电流|磁场|线圈": -4,
        r"\bspin|\barms?\b|\bice skater|figure skat|angular|花样滑冰|角动量|收.{0,2}臂|旋转": -3,
        r"(?<!轨道)圆环(?!轨道)|\bpendul|单摆|\bspring\b|弹簧": -2,
        r"\bwork[- ]energy|动能定理|\bcollid|\bcollision|碰撞": -2,
        r"\b(inclined? plane|incline|free fall|thrown|projectile)\b|斜面|自由落体|抛": -1,
    },
    examples_en=(
        "energy of a skater in a half-pipe 3 m high",
        "a roller coaster car starts 20 m high and goes over a second hill of 12 m",
        "show how kinetic and potential energy change on a roller coaster",
        "conservation of energy on a frictionless track",
        "a 50 kg skateboarder on a U-shaped ramp with friction coefficient 0.05",
        "roller coaster energy with and without friction",
        "how fast is a roller coaster at the bottom of a 40 m drop",
        "from what height must a marble start to get round a vertical loop of radius 0.3 m",
        "a bead on a smooth wire with hills and valleys, its speed at each point",
        "why is the first hill of a roller coaster the highest",
    ),
    examples_zh=(
        "滑板手从3米高的U形轨道滑下，动能和势能怎么变化",
        "过山车从20米高处静止滑下，能翻过12米高的第二个坡吗",
        "演示过山车的机械能守恒",
        "小球在光滑U形槽里来回滚动的能量转化",
        "有摩擦时过山车的能量变化，摩擦系数0.05",
        "过山车从多高滑下才能安全通过圆环轨道的最高点",
        "过山车的第一个坡为什么要最高",
        "弹珠从碗边放下，能滚到对面同样高吗",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    formula_in=formula,
    impossible=impossible,
    premises=(
        Premise(
            claim=Wording(
                r"\bheav(y|ier)\b(?!.*\b(same|equal)).{0,40}"
                r"\b(goes|is|gets|rolls|moves)\b.{0,15}\b(faster|slower|quicker|higher)",
                r"(越重|更重|重的|质量越大|质量大的).{0,12}(越快|更快|快一些|越高|更高)",
            ),
            truth=Wording(
                "Without friction the mass makes no difference: from the same height all are "
                "equally fast at the bottom.",
                "没有摩擦时速度与质量无关：从同样高度滑下，到最低点一样快。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(can|will|could|should) (climb|reach|go|rise|get)\b(?! not).{0,20}\bhigher than"
                r" (it|where it) (started|began|start)",
                r"(能|会|可以).{0,4}(爬|冲|到).{0,6}比(起点|出发点|释放点).{0,3}更?高",
            ),
            truth=Wording(
                "Released from rest it never gets higher than it started: the energy would be "
                "missing.",
                "由静止释放时，它绝不会超过起点的高度：没有那么多能量。",
            ),
            when=lambda cases: all(case["speed"] == 0 for case in cases),
        ),
    ),
)  # fmt: skip
