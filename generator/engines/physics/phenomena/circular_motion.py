"""Uniform motion in a circle: a ball on a string, which may break."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    FORCE,
    INK,
    ORANGE,
    SOFT_INK,
    VELOCITY,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._circling import Circling
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
from generator.engines.physics.wording import NOTHING, Wording, both

_USUAL = {
    "any": (1.0, 1.0, 2.0),
    "string": (1.0, 1.0, 2.0),
    "rail": (400.0, 4e4, 20.0),
    "bike": (15.0, 80.0, 6.0),
    "road": (40.0, 1200.0, 12.0),
}
"""Radius, mass and speed where the text tells none, by what goes round, in m, kg and m/s."""


def _size(values: Values) -> tuple[float, float]:
    """Radius and mass, in m and kg."""
    radius, mass, _ = _USUAL[values["holder"]]
    return float(values["circle"]) or radius, float(values["mass"]) or mass


def simulate(values: Values) -> Circling:
    radius, mass = _size(values)
    speed = float(values["speed"]) or _USUAL[values["holder"]][2]
    if (rate := _rate(values)) > 0:
        speed = rate * radius
    elif values["period"] > 0:
        speed = 2 * math.pi * radius / values["period"]
    return Circling(radius, speed, mass, values["string"] == "breaks")


def _rate(values: Values) -> float:
    """In rad/s, by whichever way of telling it; 0: the text tells none."""
    turns = values["each_second"] or values["each_minute"] / 60
    return float(values["rate"] or 2 * math.pi * turns)


def settled(values: Values) -> dict[str, float]:
    """Radius and mass; the speed, where nothing tells how fast it goes round."""
    found = dict(zip(("circle", "mass"), _size(values), strict=True))
    known = values["speed"] or _rate(values) or values["period"]
    return found if known else found | {"speed": _USUAL[values["holder"]][2]}


def span(values: Values, ball: Circling) -> Span:
    return Span(ball.end, repeats=not ball.breaks)


def facts(values: Values, ball: Circling) -> tuple[Fact, ...]:
    force, inward = ball.mass * ball.acceleration, Wording("centripetal acceleration", "向心加速度")
    return (
        Fact("force", Wording("centripetal force", "向心力"), "F", force, "N"),
        Fact("acceleration", inward, "a", ball.acceleration, "m/s²"),
        Fact("period", Wording("period", "周期"), "T", ball.period, "s"),
        Fact("rate", Wording("angular velocity", "角速度"), "ω", ball.rate, "rad/s"),
        Fact("speed", Wording("speed", "线速度"), "v", ball.speed, "m/s"),
        Fact("frequency", Wording("frequency", "频率"), "f", 1 / ball.period, "Hz"),
    )


def story(values: Values, ball: Circling) -> Wording:
    speed, force = amount(ball.speed, "m/s"), amount(ball.mass * ball.acceleration, "N")
    holder = _HOLDERS[values["holder"]]
    if ball.breaks:
        return Wording(
            f"As long as the string pulls inwards with {force}, the ball goes round at {speed}. "
            "Once it breaks nothing bends the way any more: the ball flies straight on along the "
            "tangent, and not outwards.",
            f"绳子以 {force} 向内拉，小球才以 {speed} 做圆周运动。绳断后没有力改变它的方向，"
            "小球沿切线方向直线飞出，而不是沿半径向外。",
        )
    return Wording(
        f"The speed stays at {speed}, but its direction turns all the time, and that is an "
        f"acceleration: {amount(ball.acceleration, 'm/s²')} towards the centre. It takes a force "
        f"of {force} inwards, at right angles to the motion{holder.en}.",
        f"速度大小保持 {speed}，但方向时刻在变，所以有指向圆心的加速度 "
        f"{amount(ball.acceleration, 'm/s²')}；需要的向心力为 {force}，始终与速度垂直{holder.zh}。",
    )


_HOLDERS = {
    "any": NOTHING,
    "string": Wording("; the string gives it", "，由绳的拉力提供"),
    "rail": Wording("; the rails give it", "，由铁轨提供"),
    "bike": Wording(
        "; the friction between tyres and road gives it", "，由路面对轮胎的静摩擦力提供"
    ),
    "road": Wording(
        "; the friction between tyres and road gives it", "，由路面对轮胎的静摩擦力提供"
    ),
}
"""What the force inwards comes from."""


def draw(page: Page, cases: Sequence[Case[Circling]]) -> None:
    balls = [case.run for case in cases]
    reach = max(ball.radius for ball in balls)
    side = 1.36 * reach
    flown = [ball.place(ball.end) for ball in balls if ball.breaks] or [np.zeros(2)]
    right, top = (max(side, float(it) + 0.75 * reach) for it in np.max(flown, axis=0))
    low = -1.1 * side - (0.28 * reach if len(cases) == 1 else 0)  # with room for what is told
    scene = page.scene((-side, right), (low, top))
    scene.ruler((-reach, -1.24 * reach), (reach, -1.24 * reach), zero=-reach)
    for radius in {ball.radius for ball in balls}:
        turn = np.linspace(0, 2 * math.pi, 120)
        circle = radius * np.column_stack([np.cos(turn), np.sin(turn)])
        scene.line(circle, SOFT_INK, 1.2, dash=(3, 5))
    fastest = max(ball.speed for ball in balls)
    strongest = max(ball.mass * ball.acceleration for ball in balls)
    for case in cases:
        ball, name = case.run, "v" if len(cases) == 1 else ""
        if ball.breaks or case.values["holder"] == "string":
            _string(scene, ball)
        scene.vector(ball.place, ball.velocity, VELOCITY, name, longest=fastest, points=68)
        scene.vector(ball.place, ball.pull, FORCE, longest=strongest, points=52)
        scene.disc(ball.place, points=10, fill=case.colour, edge=INK, front=True)
    if len(cases) == 1:
        _explain(scene, balls[0])
    scene.disc((0, 0), points=4, fill=INK, front=True)
    page.legend(cases)
    _tell(page, cases, reach)


def _string(scene: Scene, ball: Circling) -> None:
    def string(time: float) -> list[NDArray[np.float64]]:
        end = ball.place(time) if time < ball.loose else 0.3 * ball.place(ball.loose)
        return [np.zeros(2), end]

    scene.line(string, INK, 1.8)
    if ball.breaks:
        path = [ball.place(ball.loose), ball.place(ball.end)]
        way = np.array(path)
        scene.line(lambda t: way if t >= ball.loose else way[:0], SOFT_INK, 1.2, dash=(3, 5))


def _explain(scene: Scene, ball: Circling) -> None:
    """Which arrow is the force, and how fast the ball is."""

    def beside(time: float) -> NDArray[np.float64]:
        """A place beside the string, behind the ball."""
        back: NDArray[np.float64] = 0.1 * ball.radius / ball.speed * ball.velocity(time)
        place: NDArray[np.float64] = 0.82 * ball.place(time) - back
        return place

    def force(time: float) -> str:
        return "F" if time < ball.loose else ""

    scene.label(force, beside, FORCE, gap=1, bold=True, number=True)
    left, bottom = scene.x[0], scene.y[0]

    def told(time: float) -> str:
        rate = f"    ω = {amount(ball.rate, 'rad/s')}" if time < ball.loose else ""
        return f"v = {amount(ball.speed, 'm/s')}{rate}"

    at = (left + 0.02 * ball.radius, bottom + 0.08 * ball.radius)
    scene.label(told, at, SOFT_INK, prefer=("right",), number=True)


def _tell(page: Page, cases: Sequence[Case[Circling]], reach: float) -> None:
    balls = [case.run for case in cases]
    hardest = max(ball.acceleration for ball in balls)
    strongest = max(ball.mass * ball.acceleration for ball in balls)
    page.read(
        Wording("acceleration a", "加速度 a"), "m/s²", hardest, cases,
        lambda it, t: it.acceleration if t < it.loose else 0.0,
    )  # fmt: skip
    page.read(
        Wording("force F", "向心力 F"), "N", strongest, cases,
        lambda it, t: math.hypot(*it.pull(t)),
    )  # fmt: skip
    end = max(ball.end for ball in balls)
    times = np.linspace(0, end, 200)
    wraps = None if any(ball.breaks for ball in balls) else end
    along = Axis("t", "s", 0, end)
    if len(cases) == 1:
        x, y = balls[0].place(times).T
        bounds = [float(it) for it in (x.min(), x.max(), y.min(), y.max())]
        curves = [Curve(times, x, BLUE, "x"), Curve(times, y, ORANGE, "y")]
        page.graph(Graph(along, around("x, y", "m", *bounds), curves, wraps=wraps))
        return
    curves = [Curve(times, case.run.place(times)[:, 0], case.colour) for case in cases]
    bounds = [float(it) for curve in curves for it in (curve.y.min(), curve.y.max())]
    page.graph(Graph(along, around("x", "m", *bounds), curves, wraps=wraps))


_STRING = Choice(
    "string",
    Wording("string", "绳子"),
    (
        Option("holds", Wording("the string holds", "绳子不断")),
        Option(
            "breaks",
            Wording("the string breaks", "绳子断开"),
            Wording(
                "string (?:breaks|snaps|is cut|is released)|cut the string|rope (?:breaks|snaps)"
                "|breaks loose|lets? go|is released|flies off",
                "绳断|绳子断|线断|断了|断开|松手|剪断|飞出去",
            ),
        ),
    ),
    quiet=True,
)

_HOLDER = Choice(
    "holder",
    Wording("what holds it", "向心力的来源"),
    (
        Option("any", Wording("any force inwards", "任意向心力")),
        Option("string", Wording("on a string", "绳系"), Wording(
            "string|rope|cord|sling|thread|chain", "绳|细线|链",
        )),
        Option("rail", Wording("on rails", "铁轨上"), Wording(
            "train|tram|railway|rails", "火车|列车|外轨|铁轨",
        )),
        Option("bike", Wording("cyclist in a curve", "骑车转弯"), Wording(
            "motorbike|motorcycle|motorcyclist|cyclist|bicycle|bike", "摩托车?|自行车|骑车",
        )),
        Option("road", Wording("car in a curve", "车辆转弯"), Wording(
            "car|lorry|truck|bus|bend|corner|roundabout", "汽车|货车|弯道|转弯|拐弯",
        )),
    ),
    quiet=True,
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="circular-motion",
    name=Wording("Circular motion", "圆周运动"),
    formula=both("F = mv²/r = mω²r"),
    slots=(
        Slot(
            "circle", "r", "m", 0.0, 0.0, 1e6, quiet=True, open=True,
            name=Wording("radius", "半径"),
            cues=Wording("radius|circle of|string|rope|long|curve", "半径|绳长|长|弯道"),
        ),
        Slot(
            "mass", "m", "kg", 0.0, 0.0, 1e6, quiet=True, open=True,
            name=Wording("mass", "质量"),
            cues=Wording("mass|ball|stone|car|weighs|heavy", "质量|小球|汽车|重"),
        ),
        Slot(
            "speed", "v", "m/s", 0.0, 0.0, 10_000.0,
            Wording("speed", "线速度"),
            cues=Wording("speed|velocity|at", "速度|线速度|速率"),
            quiet=True, open=True,
        ),
        Slot(
            "period", "T", "s", 0.0, 0.0, 1e8,
            Wording("period", "周期"),
            cues=Wording("period|turn|revolution|once every|takes", "周期|一圈|每圈|转一周"),
            quiet=True, open=True,
        ),
        Slot(
            "rate", "ω", "rad/s", 0.0, 0.0, 1e4,
            Wording("angular velocity", "角速度"),
            cues=Wording(
                "angular velocity|angular speed|angular|revolutions|rotates|spins|rpm",
                "角速度|转速|每秒转|每分钟转",
            ),
            quiet=True, open=True,
        ),
        Slot(
            "each_second", "n", "", 0.0, 0.0, 1000.0,
            Wording("turns each second", "每秒圈数"),
            cues=Wording("turns per second|times per second|times a second", "每秒转|每秒|一秒转"),
            quiet=True, open=True,
        ),
        Slot(
            "each_minute", "N", "", 0.0, 0.0, 60_000.0,
            Wording("turns each minute", "每分钟圈数"),
            cues=Wording(
                "turns per minute|times per minute|times a minute", "每分钟转|每分钟|每分转"
            ),
            quiet=True, open=True,
        ),
    ),
    choices=(_STRING, _HOLDER),
    cues={
        r"\b(car|bike|train|cyclist|motorcycle)\b(?=.*\b(curve|bend) of \d)": 3,
        r"\b(wheel|fan|carousel|merry-go-round)\b(?=.*\b(turns?|rotates?|spins?)\b)": 2,
        r"\b(bucket|pail)\b.{0,30}\b(swing\w*|swung|whirl\w*|overhead|over (my|your|the) he"
        r"ad|upside)|\b(swing|whirl)\w*\b.{0,20}\b(bucket|pail)\b"
        r"|\bbanked (curve|road|track|turn)|\bcentrip[ie]tal|\bcentrific"
        r"|\b(string|rope|cord|sling)\b.{0,15}\b(breaks?|snaps?|cut|let go|released?)\b"
        r".{0,40}\b(which way|where|fly|flies|tangent|direction|path)\b"
        r"|\b(washing machine|spin dry\w*|spin cycle|salad spinner|centrifuge)\b.{0,40}\b(w"
        r"ater|dry|out|work)"
        r"|\b(car|bike|motorcycle|cyclist|motorcyclist|rider|passenger)s?\b.{0,40}\b(lean|s"
        r"kid|slid|thrown|pushed|press)\w*\b.{0,30}\b(turn|corner|curve|bend|outwards?)"
        r"|\b(bike|cyclist|motorcyclist|car|train)\b.{0,30}\b(corner|curve|bend|turn)s?\b"
        r".{0,30}\b(lean|skid|slid|tilt|outwards?)"
        r"|\b(clock|hand|wheel|fan|blade|record)s?\b.{0,40}\b(angular|linear) (speed|veloci"
        r"ty)|(甩|抡|挥).{0,10}(球|石|桶|链).{0,15}(圈|断|松手|飞|圆|水)|水流星|拱形?桥"
        r"|凹形?桥|(甩干|脱水|离心机)"
        r"|(转弯|拐弯|弯道|过弯).{0,15}(倾斜|甩|侧滑|往外|向外|外侧|减速|打滑|倾|外轨)"
        r"|外轨.{0,10}(高|内轨)|(旋转木马|摩天轮|飞椅|大转盘).{0,15}(力|飞|甩|速度|向外)"
        r"|(雨伞|伞).{0,8}转.{0,10}水|向心里|园周运动|圆周运东|离心里"
        r"|(秒针|分针|时针).{0,12}(速度|半径|周期)": 3,
        r"\bcircular (motion|path)\b|\bcentripetal\b|\bcentrifugal\b": 3,
        r"\b(mov|go)(es|ing) (round )?in a circle\b": 3,
        r"圆周运动|向心力|向心加速度|离心力|离心运动": 3,
        r"\b(whirl(s|ed|ing)?|swung|swings?|spun|rotat(es|ing)|twirl(s|ed|ing)?)\b"
        r".*\b(circles?|string|rope)\b": 2,
        r"\b(car|train|motorbike|cyclist)\b.*\b(curve|bend|roundabout)\b.*\b(radius|m/s|km/h)\b": 2,
        r"(绳|线).*(小球|石头).*(转|绕|圆)|(甩|转).*(小球|石头|绳)|弯道|转弯.*半径": 2,
        r"\bin (a )?circles?\b|\bangular (velocity|speed)\b|角速度|线速度|绕圈|转圈": 1,
        r"\bmerry-go-round\b|\bcarousel\b|\bferris wheel\b|\bhammer throw\b": 1,
        r"旋转木马|摩天轮|链球": 1,
        r"\b(orbits?|orbiting|satellite|planet|moon|kepler|earth|sun)\b": -3,
        r"卫星|轨道|行星|地球|月球": -3,
        r"\b(charged|magnetic|electron|proton|cyclotron)\b|磁场|电子|带电|回旋": -3,
        r"\b(pendulum|back[- ]and[- ]forth|loop|roller coaster|flywheel|gyroscope|inertia)\b": -2,
        r"单摆|来回|过山车|陀螺|转动惯量|飞轮": -2,
    },
    examples_en=(
        "a 0.5 kg ball on a 1.2 m string moves in a circle at 3 m/s",
        "uniform circular motion with velocity and centripetal force",
        "a stone is whirled on a string in a circle and the string breaks",
        "centripetal force on a 1200 kg car in a curve of radius 50 m at 15 m/s",
        "circular motion with a radius of 2 m and a period of 4 s",
        "compare centripetal acceleration at 2 m/s and 4 m/s on the same circle",
        "a ball rotates on a rope of 80 cm at 2 revolutions per second",
        "swing a bucket of water over your head without spilling, how fast must it go",
        "how does a spin dryer get the water out of the clothes",
        "why does a cyclist lean into a corner",
        "the string of a whirled ball snaps, does the ball fly off along the tangent",
        "why am I pressed outwards when the car goes round a bend",
    ),
    examples_zh=(
        "0.5千克的小球系在1.2米长的绳上，以3m/s做匀速圆周运动",
        "向心力和速度的方向有什么关系",
        "用绳子甩着小球做圆周运动，绳子突然断开会怎样",
        "汽车以15m/s通过半径50米的弯道，求向心力",
        "半径2米、周期4秒的圆周运动",
        "抡起一桶水转圈，水为什么不洒出来",
        "洗衣机脱水桶怎样把衣服甩干",
        "骑自行车转弯时身体为什么要向里倾斜",
        "火车转弯处外轨为什么比内轨高",
        "坐在车上转弯时为什么感觉被向外甩",
        "秒针尖端的线速度和角速度",
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
                r"\b(flies|fly|flung|thrown|moves) (straight )?(outwards?|radially)\b"
                r"|\bcentrifugal force\b[^.?]*\b(pulls|pushes|throws|flings)\b",
                r"绳[^。？]*断[^。？]*(沿半径|向外|背离圆心)|离心力[^。？]*(拉|推|甩)",
            ),
            truth=Wording(
                "Nothing pulls the ball outwards. It is pulled inwards, and when that pull ends it "
                "goes straight on along the tangent.",
                "没有力把小球向外拉。它受到的是向内的拉力；拉力消失后，它沿切线方向直线飞出。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bconstant speed\b[^.?]*\b(no|zero|without) acceleration\b",
                r"(匀速圆周|速率不变|速度大小不变)[^。？]*(没有加速度|加速度(为|是)零)",
            ),
            truth=Wording(
                "Even at constant speed a circular motion is accelerated: the direction of the "
                "velocity changes, and the acceleration points to the centre.",
                "即使速度大小不变，圆周运动也有加速度：速度的方向在变，加速度指向圆心。",
            ),
        ),
    ),
)  # fmt: skip
