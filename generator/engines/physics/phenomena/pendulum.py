"""A simple pendulum: a bob on a string, from small swings to nearly upside down."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ellipj, ellipk

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    FORCE,
    INK,
    KINETIC,
    POTENTIAL,
    SOFT_INK,
    VELOCITY,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomenon import (
    Case,
    Fact,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_USUAL = 1.0  # m, where neither a length nor a period is told
_WIDE, _SMALL = math.radians(30), math.radians(5)
"""The amplitudes that are taken: one that is easily seen, and one for which T = 2π√(L/g) holds."""
_LEAST = math.radians(0.1)


@dataclass(frozen=True, slots=True)
class Swing:
    """A swing of amplitude `amplitude` (rad), exact: θ(t) = 2 asin(k cd(ω₀t, k)), k = sin(θ₀/2)
    (DLMF 22.19.2, started at the turning point)."""

    length: float  # m
    mass: float  # kg
    gravity: float  # m/s²
    amplitude: float  # rad

    @property
    def small(self) -> float:
        """The angular frequency of small swings, rad/s."""
        return math.sqrt(self.gravity / self.length)

    @property
    def period(self) -> float:
        """Of this very amplitude, in s: 4 K(k²)/ω₀."""
        return 4 * float(ellipk(math.sin(self.amplitude / 2) ** 2)) / self.small

    def angle(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """From the vertical, in rad, to the right."""
        k = math.sin(self.amplitude / 2)
        _, cn, dn, _ = ellipj(self.small * np.asarray(time, float), k * k)
        angle: NDArray[np.float64] = 2 * np.arcsin(np.clip(k * cn / dn, -1, 1))
        return angle

    def rate(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Of the angle, in rad/s."""
        k = math.sin(self.amplitude / 2)
        sn, _, dn, _ = ellipj(self.small * np.asarray(time, float), k * k)
        rate: NDArray[np.float64] = -2 * self.small * k * math.sqrt(1 - k * k) * sn / dn
        return rate

    def bob(self, time: float) -> NDArray[np.float64]:
        """Where the bob is, in m from the pivot."""
        angle = float(self.angle(time))
        return self.length * np.array([math.sin(angle), -math.cos(angle)])

    def velocity(self, time: float) -> NDArray[np.float64]:
        angle, rate = float(self.angle(time)), float(self.rate(time))
        return self.length * rate * np.array([math.cos(angle), math.sin(angle)])

    @property
    def fastest(self) -> float:
        """Speed at the lowest point, in m/s."""
        return math.sqrt(2 * self.gravity * self.length * (1 - math.cos(self.amplitude)))

    def kinetic(self, time: float) -> float:
        return 0.5 * self.mass * (self.length * float(self.rate(time))) ** 2

    def potential(self, time: float) -> float:
        """Above the lowest point, in J."""
        return self.mass * self.gravity * self.length * (1 - math.cos(float(self.angle(time))))


def simulate(values: Values) -> Swing:
    """What the period tells is the length, or, where that is told as well, the gravity."""
    length, period, gravity = values["length"], _period(values), values["gravity"]
    angle = max(values["angle"] or (_SMALL if period else _WIDE), _LEAST)
    if period:
        share = period * _quarter(angle)  # in units of √(L/g)
        if length:
            gravity = length / share**2
        else:
            length = gravity * share**2
    return Swing(length or _USUAL, values["mass"], gravity, angle)


def _period(values: Values) -> float:
    """That the text tells, or that follows from the time of several swings; 0: it tells none."""
    period, time, swings = (float(values[key]) for key in ("period", "time", "swings"))
    return period or (time / swings if swings else 0.0)


def _quarter(angle: float) -> float:
    """√(L/g) of a swing of that amplitude, in periods."""
    return 1 / (4 * float(ellipk(math.sin(angle / 2) ** 2)))


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open; the mass, which energies and tension need."""
    swing = simulate(values)
    found = as_is(values, "mass")
    if not values["angle"]:
        found["angle"] = swing.amplitude
    if not values["length"] and not _period(values):
        found["length"] = swing.length
    if values["length"] and _period(values):
        found["gravity"] = swing.gravity
    return found


def impossible(values: Values) -> Wording | None:
    swing = simulate(values)
    for slot, value in ((_LENGTH, swing.length), (_GRAVITY, swing.gravity)):
        if not slot.low <= value <= slot.high or value == 0:
            low, high = amount(slot.low, slot.unit), amount(slot.high, slot.unit)
            found = amount(value, slot.unit)
            return Wording(
                f"For that period the {slot.name.en} would be {found}: it has to be between {low} "
                f"and {high}.",
                f"这样的周期要求{slot.name.zh}为 {found}，应在 {low} 到 {high} 之间。",
            )
    return None


def span(values: Values, swing: Swing) -> Span:
    return Span(swing.period, repeats=True)


def facts(values: Values, swing: Swing) -> tuple[Fact, ...]:
    drop = 1 - math.cos(swing.amplitude)
    tension = swing.mass * swing.gravity * (1 + 2 * drop)
    small = 2 * math.pi / swing.small
    return (
        *_solved(values, swing),
        Fact("period", Wording("period", "周期"), "T", swing.period, "s"),
        Fact("small_period", Wording("period of small swings", "小角度周期"), "T₀", small, "s"),
        Fact("frequency", Wording("frequency", "频率"), "f", 1 / swing.period, "Hz"),
        Fact("speed", Wording("speed at the bottom", "最低点速度"), "v", swing.fastest, "m/s"),
        Fact("height", Wording("height of the swing", "摆起高度"), "h", swing.length * drop, "m"),
        Fact("tension", Wording("tension at the bottom", "最低点拉力"), "F", tension, "N"),
    )


def _solved(values: Values, swing: Swing) -> tuple[Fact, ...]:
    """What follows from the period."""
    if not _period(values):
        swings = Wording("swings in that time", "这段时间内的全振动次数")
        time = values["time"]
        return (Fact("swings", swings, "N", time / swing.period, ""),) if time else ()
    if values["length"]:
        return (Fact("gravity", Wording("gravity", "重力加速度"), "g", swing.gravity, "m/s²"),)
    return (Fact("length", Wording("length", "摆长"), "L", swing.length, "m"),)


def story(values: Values, swing: Swing) -> Wording:
    small = 2 * math.pi / swing.small
    if _period(values):
        period = amount(swing.period, "s")
        length, gravity = amount(swing.length, "m"), amount(swing.gravity, "m/s²")
        if values["length"]:
            return Wording(
                f"With a length of {length} and a period of {period}, gravity is "
                f"g = 4π²L/T² = {gravity}: the stronger it is, the faster the pendulum swings.",
                f"摆长 {length}、周期 {period}，由 g = 4π²L/T² 得重力加速度 {gravity}；"
                "重力加速度越大，摆得越快。",
            )
        return Wording(
            f"The period depends on the length and on gravity alone: for {period} the string has "
            f"to be L = gT²/4π² = {length} long. Four times the length would double the period.",
            f"周期只由摆长和重力加速度决定：周期为 {period} 时，摆长 L = gT²/4π² = {length}。"
            "摆长变为四倍，周期变为两倍。",
        )
    more = swing.period / small - 1
    en = (
        "Gravity pulls the bob back to the middle, where it is fastest, and it swings on to the "
        f"same height on the other side; a full swing takes {amount(swing.period, 's')}."
    )
    zh = (
        "重力把摆球拉回最低点，在那里速度最大，然后摆到另一侧的同样高度；"
        f"一次全振动用时 {amount(swing.period, 's')}。"
    )
    if more > 0.01:
        en += f" The swing is wide, so that is {more:.0%} longer than for small swings."
        zh += f"摆角较大，所以比小角度时长 {more:.0%}。"
    else:
        en += " The mass of the bob makes no difference."
        zh += "摆球的质量不影响周期。"
    return Wording(en, zh)


def draw(page: Page, cases: Sequence[Case[Swing]]) -> None:
    swings = [case.run for case in cases]
    reach = max(swing.length for swing in swings)
    widest = max(swing.amplitude for swing in swings)
    side = reach * max(0.5, math.sin(min(widest, math.pi / 2)) + 0.3)
    top = reach * max(0.18, -math.cos(widest) + 0.3)
    scene = page.scene((-side, side), (-1.3 * reach, top))
    scene.hatching((-side * 0.4, 0), (side * 0.4, 0))
    scene.line([(0, 0), (0, -reach * 1.12)], SOFT_INK, 1.2, dash=(5, 5))
    fastest = max(swing.fastest for swing in swings)
    for case in cases:
        swing = case.run
        if len(cases) == 1:
            _explain(scene, swing)
        _string(scene, swing)
        name = "v" if len(cases) == 1 else ""
        scene.vector(swing.bob, swing.velocity, VELOCITY, name, longest=fastest, points=64)
        size = 10 + 6 * (swing.mass / max(it.mass for it in swings)) ** (1 / 3)
        scene.disc(swing.bob, points=size, fill=case.colour, edge=INK, front=True)
    scene.disc((0, 0), points=4, fill=INK, front=True)
    page.legend(cases)
    _tell(page, cases)


def _string(scene: Scene, swing: Swing) -> None:
    scene.line(lambda t: [(0, 0), swing.bob(t)], INK, 1.8)


def _explain(scene: Scene, swing: Swing) -> None:
    """The way of the bob, its angle, its string's length and its weight."""
    arc = np.linspace(-swing.amplitude, swing.amplitude, 60)
    path = swing.length * np.column_stack([np.sin(arc), -np.cos(arc)])
    scene.line(path, SOFT_INK, 1.2, dash=(2, 5))
    down = -math.pi / 2
    scene.angle((0, 0), down, lambda t: down + float(swing.angle(t)), "θ", points=44)
    length = f"L = {amount(swing.length, 'm')}"
    scene.label(length, lambda t: swing.bob(t) / 2, SOFT_INK, prefer=("right",), number=True)
    weight = swing.mass * swing.gravity
    scene.vector(swing.bob, (0, -weight), FORCE, "mg", longest=weight, points=56)


def _tell(page: Page, cases: Sequence[Case[Swing]]) -> None:
    swings = [case.run for case in cases]
    widest = max(swing.amplitude for swing in swings)
    fastest = max(swing.fastest for swing in swings)
    angle, speed = Wording("angle θ", "摆角 θ"), Wording("speed v", "速度 v")
    page.read(angle, "deg", widest, cases, lambda swing, t: float(swing.angle(t)))
    page.read(speed, "m/s", fastest, cases, lambda swing, t: math.hypot(*swing.velocity(t)))
    period = max(swing.period for swing in swings)
    times = np.linspace(0, period * (1 if len(cases) == 1 else 2), 240)
    top = math.ceil(math.degrees(widest) / 10) * math.pi / 18
    curves = [Curve(times, case.run.angle(times), case.colour) for case in cases]
    end = float(times[-1])
    page.graph(Graph(Axis("t", "s", 0, end), Axis("θ", "deg", -top, top), curves, wraps=end))
    if len(cases) == 1:
        (swing,) = swings
        page.bars(
            Wording("energy", "能量"), "J", swing.potential(0.0),
            [
                (Wording("kinetic", "动能"), KINETIC, swing.kinetic),
                (Wording("potential", "势能"), POTENTIAL, swing.potential),
            ],
        )  # fmt: skip


_LENGTH = Slot(
    "length", "L", "m", 0.0, 0.0, 1000.0, Wording("length", "摆长"), quiet=True, open=True,
    cues=Wording("long|length|string|rope|cord", "长|摆长|绳长|线长"),
)  # fmt: skip
_ANGLE = Slot(
    "angle", "θ₀", "rad", 0.0, 0.0, math.radians(179), Wording("angle of release", "释放角"),
    cues=Wording("angle|released from|release|amplitude", "角|释放|摆角|偏角|夹角"),
    shown="deg", quiet=True, open=True,
)  # fmt: skip
_PERIOD = Slot(
    "period", "T", "s", 0.0, 0.0, 1e4, Wording("period", "周期"), quiet=True, open=True,
    cues=Wording("period|every|one swing|per swing|a full swing", "周期|摆一次|摆动一次|每摆"),
)  # fmt: skip
_TIME = Slot(
    "time", "t", "s", 0.0, 0.0, 1e6, Wording("time of several swings", "若干次全振动的时间"),
    cues=Wording("for|in|takes|time|after", "用时|时间|内|后|共"), quiet=True, open=True,
)  # fmt: skip
_SWINGS = Slot(
    "swings", "N", "", 0.0, 0.0, 1e5, Wording("number of swings", "全振动次数"),
    cues=Wording("swings|oscillations|times|full swings", "次|次全振动|个周期"),
    quiet=True, open=True,
)  # fmt: skip
_MASS = Slot(
    "mass", "m", "kg", 1.0, 1e-4, 1e5, Wording("mass of the bob", "摆球质量"), quiet=True,
    cues=Wording("mass|bob|ball|weight|heavy", "质量|摆球|小球|重"),
)  # fmt: skip
_GRAVITY = gravity(0.01)

PHENOMENON = Phenomenon(
    slug="pendulum",
    name=Wording("Pendulum", "单摆"),
    formula=both("T = 2π√(L/g)"),
    slots=(_LENGTH, _ANGLE, _TIME, _PERIOD, _SWINGS, _MASS, _GRAVITY),
    cues={
        r"\bpend[aeu]l[aou]?m?s?\b|摆钟|座钟|落地钟|等时性|\bisochron"
        r"|\b(string|rope|cord)\b.{0,40}\b(bob|ball|weight|stone)\b.{0,50}\b(back[- ]and"
        r"[- ]forth|side to side|to and fro|period)\b"
        r"|\b(playground )?swings?\b.{0,50}\b(heavier|adult|period|take|same time|back and "
        r"forth|longer chains?)\b|\bchandelier\b.{0,30}\b(swing|sway|galileo)\w*"
        r"|\bclock\b.{0,20}\b(run|slow|fast|lose)\w*\b.{0,30}\b(moon|mountain|summer|mars)"
        r"\b|秋千.{0,20}(来回|时间|周期|一次|大人|小孩|快慢)|吊灯.{0,10}(摆|晃|来回)"
        r"|(绳|线|链)子?.{0,10}(来回|摆).{0,8}(时间|周期|快|慢)|挂钟|节拍器": 3,
        r"\bpendul(um|ums|a)\b|单摆|钟摆|摆球|摆长": 3,
        r"\b(bob|ball|weight|stone)\b.*\b(string|rope|cord)\b.*\b(swing|back and forth)": 3,
        r"\bgrandfather clock\b|\bfoucault\b|傅科摆": 2,
        r"\bswing(s|ing)?\b.*\b(angle|degrees|°|period|amplitude)|摆动|来回摆|荡来荡去": 2,
        r"\bperiod\b|周期": 1,
        r"\bdouble\b|双摆|physical pendulum|ballistic": -3,
    },
    examples_en=(
        "a pendulum 1 m long released from 30 degrees",
        "how long does a 2 metre pendulum take to swing back and forth",
        "a bob on a string swings from side to side",
        "period of a simple pendulum with length 0.5 m",
        "a grandfather clock pendulum swinging on the Moon",
        "pendulums of 1 m and 2 m side by side",
        "do an adult and a child on playground swings take the same time back and forth",
        "does a grandfather clock run slow on a mountain",
        "Galileo watches a chandelier swing in the cathedral of Pisa",
        "a ball on a string swings to and fro, does a heavier ball change the period",
    ),
    examples_zh=(
        "摆长1米的单摆，从30度释放",
        "一个2米长的单摆周期是多少",
        "小球系在绳子上来回摆动",
        "月球上的单摆",
        "比较1米和2米的单摆",
        "秋千来回荡一次的时间和人的体重有关吗",
        "把座钟搬到高山上会走快还是走慢",
        "伽利略看教堂里的吊灯来回摆动，等时性",
        "绳子越长，来回摆动一次越慢吗",
    ),
    simulate=simulate,
    settled=settled,
    impossible=impossible,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"heav(y|ier)\b.*\b(swings?|goes|moves|is)\b.*\b(faster|slower|quicker)",
                r"(越重|更重|重的|较重|质量(越|更)大).*(摆得?|周期)(就|会)?(越|更|变)?(快|慢|短|长|大|小)",
            ),
            truth=Wording(
                "The mass of the bob makes no difference: heavy or light, a pendulum of this "
                "length takes the same time.",
                "摆球的质量不影响周期：无论轻重，同样长的摆用时相同。",
            ),
        ),
    ),
)  # fmt: skip
