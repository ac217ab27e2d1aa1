"""A damped oscillator: a block on a spring and a damper, from endless swings to a slow creep."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import HEAT, KINETIC, POTENTIAL, SOFT_INK, VELOCITY
from generator.engines.physics.phenomena._free import Oscillator
from generator.engines.physics.phenomena._springs import Lane, lanes, sizes
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

_UNDER, _OVER = 0.1, 2.0  # damping ratios, where the kind alone is said
_LEFT = 0.05  # of the displacement, at which it has come to rest
_MOST_PERIODS, _LEAST_PERIODS = 8, 1.5
_SEEN = 0.04  # of the greatest velocity: the arrow of a smaller one is not seen


@dataclass(frozen=True, slots=True)
class Decay:
    """An oscillator that is let go from rest, `start` m beside its place."""

    free: Oscillator
    start: float  # m

    @property
    def settled(self) -> float:
        """When about 5 % is left, in s; infinite without damping."""
        slow, fast = self.free.rates
        if slow == 0:
            return math.inf
        extra = 0.0 if self.free.swings else 1.75 * slow / fast  # at critical (1 + x) e⁻ˣ = 0.05
        return (-math.log(_LEFT) + extra) / slow

    def place(self, time: float) -> float:
        return self.free.place(time, self.start, 0.0)

    def velocity(self, time: float) -> float:
        return self.free.velocity(time, self.start, 0.0)

    def kinetic(self, time: float) -> float:
        return 0.5 * self.free.mass * self.velocity(time) ** 2

    def potential(self, time: float) -> float:
        return 0.5 * self.free.stiffness * self.place(time) ** 2

    @property
    def energy(self) -> float:
        """At the start, in J."""
        return self.potential(0.0)

    def heat(self, time: float) -> float:
        """What the damper has taken, in J."""
        return max(0.0, self.energy - self.kinetic(time) - self.potential(time))

    @property
    def shown(self) -> float:
        """How much of it is shown, in s: one period without damping."""
        if not self.free.swings:
            return 1.6 * self.settled
        period = 2 * math.pi / self.free.turning
        if self.free.damping == 0:
            return period
        least = min(_LEAST_PERIODS * period, 1.6 * self.settled)
        return min(max(least, 1.1 * self.settled), _MOST_PERIODS * period)


def simulate(values: Values) -> Decay:
    mass, stiffness, damping = values["mass"], values["stiffness"], values["damping"]
    critical = 2 * math.sqrt(stiffness * mass)
    kind = values["kind"]
    if values["ratio"] > 0:
        damping = values["ratio"] * critical
    elif 0 < values["loss"] < 1:
        decrement = -math.log1p(-values["loss"])
        damping = decrement / math.hypot(2 * math.pi, decrement) * critical
    elif kind == "critical":
        damping = critical
    elif kind == "under" and not 0 < damping < critical:
        damping = _UNDER * critical
    elif kind == "over" and damping <= critical:
        damping = _OVER * critical
    return Decay(Oscillator(mass, stiffness, damping), values["amplitude"])


def settled(values: Values) -> dict[str, float]:
    """The damping, where neither the text nor its kind decides it."""
    decided = values["ratio"] > 0 or values["loss"] > 0 or values["kind"] == "critical"
    return {} if decided else {"damping": simulate(values).free.damping}


def span(values: Values, run: Decay) -> Span:
    return Span(run.shown, repeats=run.free.damping == 0)


def facts(values: Values, run: Decay) -> tuple[Fact, ...]:
    told = [Fact("damping_ratio", Wording("damping ratio", "阻尼比"), "ζ", run.free.ratio, "")]
    slow = run.free.rates[0]
    if run.free.swings:
        period = 2 * math.pi / run.free.turning
        told.append(Fact("period", Wording("period", "周期"), "T", period, "s"))
        if slow > 0:
            told += [
                Fact("decay", Wording("amplitude falls to 37% in", "振幅降至37%用时"), "τ",
                     1 / slow, "s"),
                Fact("decrement", Wording("logarithmic decrement", "对数减缩"), "δ",
                     slow * period, ""),
                Fact("quality", Wording("quality factor", "品质因数"), "Q",
                     0.5 / run.free.ratio, ""),
            ]  # fmt: skip
    else:
        name = Wording("time constant", "时间常数")
        told.append(Fact("decay", name, "τ", 1 / slow, "s"))
    told += [
        Fact(
            "critical", Wording("critical damping", "临界阻尼系数"), "c₀", run.free.critical, "kg/s"
        ),
        Fact("damping", Wording("damping", "阻尼系数"), "c", run.free.damping, "kg/s"),
        Fact(
            "omega",
            Wording("undamped angular frequency", "固有角频率"),
            "ω₀",
            run.free.omega,
            "rad/s",
        ),
    ]
    return tuple(told)


def story(values: Values, run: Decay) -> Wording:
    slow = run.free.rates[0]
    ratio = digits(run.free.ratio)
    if run.free.damping == 0:
        return Wording(
            "Without damping no energy is lost, and it swings on for ever with the same amplitude.",
            "没有阻尼就没有能量损失，振幅不变，一直振动下去。",
        )
    if run.free.swings:
        tau = amount(1 / slow, "s")
        return Wording(
            f"The damping ratio is {ratio}, below 1, so it swings; but the damper takes energy "
            f"away, and after each {tau} only 37% of the amplitude is left.",
            f"阻尼比为 {ratio}，小于 1，所以仍会来回振动；但阻尼不断消耗能量，"
            f"每过 {tau}，振幅只剩 37%。",
        )
    settled = amount(run.settled, "s", 2)
    if run.free.ratio < 1 + 1e-6:
        return Wording(
            f"It goes back as fast as it can without swinging past, in about {settled}: the "
            "damping is critical, as in a good door closer.",
            f"不越过平衡位置而回得最快，约需 {settled}：阻尼恰好临界，好的闭门器就接近这种情形。",
        )
    return Wording(
        f"The damping ratio is {ratio}, above 1: the damper holds it back so much that it creeps "
        f"home in about {settled}, without swinging.",
        f"阻尼比为 {ratio}，大于 1，阻力太大：物块不再振动，约 {settled} 才慢慢回到平衡位置。",
    )


def draw(page: Page, cases: Sequence[Case[Decay]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.start for run in runs)
    made = lanes(page, len(cases), reach, damper=True)
    fastest = max(_fastest(run) for run in runs)
    made[-1].ruler()
    single = len(cases) == 1
    for case, lane, size in zip(cases, made, sizes([run.free.mass for run in runs]), strict=True):
        lane.support()
        lane.rest()
        if single:
            _explain(lane, case.run)
        lane.body(case.run, case.colour, size, damper=True)
        lane.velocity(case.run, "", fastest)
        _name_velocity(lane, case.run, fastest)
    page.legend(cases)
    _tell(page, cases)


def _fastest(run: Decay) -> float:
    return max(abs(run.velocity(time)) for time in np.linspace(0, run.shown, 400))


def _name_velocity(lane: Lane, run: Decay, fastest: float) -> None:
    """Over the tail of its arrow, which is mostly too short for a name at its tip."""

    def name(time: float) -> str:
        return "v" if abs(run.velocity(time)) > _SEEN * fastest else ""

    lane.scene.label(
        name, lambda t: lane.at(run.place(t), 0.68 * lane.reach), VELOCITY,
        prefer=("above",), gap=3, bold=True, number=True,
    )  # fmt: skip


def _explain(lane: Lane, run: Decay) -> None:
    text = f"ζ = {digits(run.free.ratio)}"
    at = lane.at(-(lane.wall - 0.2) * lane.reach, 0.8 * lane.reach)
    lane.scene.label(text, at, SOFT_INK, size=14, prefer=("right",), number=True)


def _tell(page: Page, cases: Sequence[Case[Decay]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.start for run in runs)
    page.read(Wording("displacement x", "位移 x"), "m", reach, cases, Decay.place)
    page.read(
        Wording("velocity v", "速度 v"), "m/s", max(map(_fastest, runs)), cases, Decay.velocity
    )
    end = max(run.shown for run in runs)
    lasting = all(run.free.damping == 0 for run in runs)
    times = np.linspace(0, end, 400)
    curves = [
        Curve(times, np.array([case.run.place(time) for time in times]), case.colour)
        for case in cases
    ]
    low = -1.15 * reach if any(run.free.swings for run in runs) else -0.15 * reach
    if len(cases) == 1 and runs[0].free.swings and runs[0].free.damping > 0:
        envelope = (
            reach / math.sqrt(1 - runs[0].free.ratio ** 2) * np.exp(-runs[0].free.rates[0] * times)
        )
        curves += [
            Curve(times, sign * envelope, SOFT_INK, grows=False, dash=(4, 4)) for sign in (1, -1)
        ]
    axes = Axis("t", "s", 0, end), Axis("x", "m", low, 1.15 * reach)
    page.graph(Graph(*axes, curves, wraps=end if lasting else None))
    if len(cases) == 1:
        (run,) = runs
        page.bars(
            Wording("energy", "能量"), "J", run.energy,
            [
                (Wording("kinetic", "动能"), KINETIC, run.kinetic),
                (Wording("spring", "势能"), POTENTIAL, run.potential),
                (Wording("heat", "内能"), HEAT, run.heat),
            ],
        )  # fmt: skip


PHENOMENON = Phenomenon(
    slug="damped",
    name=Wording("Damped oscillation", "阻尼振动"),
    formula=both("m x″ + c x′ + k x = 0"),
    slots=(
        Slot(
            "mass", "m", "kg", 1.0, 1e-3, 1e4, Wording("mass", "质量"),
            cues=Wording(
                "mass|block|weight|bob|object|body|cart|car|door|weighs",
                "质量|物块|滑块|小球|重物|物体|振子|重",
            ),
        ),
        Slot(
            "stiffness", "k", "N/m", 20.0, 0.1, 1e6, Wording("stiffness", "劲度系数"),
            cues=Wording(
                "stiffness|spring constant|force constant|spring", "劲度系数|劲度|弹簧系数|弹簧",
            ),
        ),
        Slot(
            "amplitude", "x₀", "m", 0.1, 1e-3, 10.0, Wording("starting displacement", "初始位移"),
            cues=Wording(
                "amplitude|stretched|pulled|displaced|displacement|released from|starts",
                "振幅|拉开|拉伸|位移|偏离|释放|初始振幅",
            ),
        ),
        Slot(
            "damping", "c", "kg/s", 0.8, 0.0, 1e6, Wording("damping", "阻尼系数"), quiet=True,
            cues=Wording(
                "damping coefficient|damping constant|damping|damper|b|drag",
                "阻尼系数|阻尼|阻力系数|b",
            ),
        ),
        Slot(
            "ratio", "ζ", "", 0.0, 0.0, 100.0, Wording("damping ratio", "阻尼比"),
            quiet=True, open=True, cues=Wording("damping ratio|ratio|zeta", "阻尼比"),
        ),
        Slot(
            "loss", "ΔA/A", "", 0.0, 0.0, 0.99,
            Wording("share of the amplitude lost in a cycle", "每周期振幅减小的比例"),
            quiet=True, open=True,
            cues=Wording(
                "loses|lost|of its amplitude|of the amplitude|decreases by|smaller",
                "减小|减少|衰减|振幅减小|振幅衰减",
            ),
        ),
    ),
    choices=(
        Choice(
            "kind",
            Wording("kind of damping", "阻尼类型"),
            (
                Option("given", Wording("with damper", "带阻尼器")),
                Option("under", Wording("underdamped", "欠阻尼"), Wording(
                    "under-damped|under damped|lightly damped|light damping|weakly damped",
                    "弱阻尼|轻阻尼|小阻尼",
                )),
                Option("critical", Wording("critically damped", "临界阻尼"), Wording(
                    "critical damping|critically-damped|critical", "临界",
                ), ignores=("damping",)),
                Option("over", Wording("overdamped", "过阻尼"), Wording(
                    "over-damped|over damped|heavily damped|heavy damping|strongly damped",
                    "强阻尼|大阻尼|重阻尼",
                )),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(wobbl\w*|vibrations?|oscillations?|swing(ing|s)?|shaking|bobbing)\b.{0,30}\b(d"
        r"ies?|fades?|stops?|calms?|settles?)( (out|away|down|off))?\b"
        r"|\bspring\b.{0,30}\b(honey|oil|water|syrup|treacle)\b|\bdoor closers?\b"
        r"|\bamplitude\b.{0,30}\b(falls?|drops?|halves|half|shrinks?|smaller|decreas\w*)\b"
        r"|\blos(es?|ing)\b.{0,10}\b\d+ ?%.{0,14}\b(each|every|per) (swing|cycle|oscillatio"
        r"n|period)"
        r"|\b(speed )?(bump|pothole)\b.{0,50}\b(bounc\w*|sway\w*|wobbl\w*|suspension|shock)"
        r"|\bsuspension\b.{0,30}\b(car|bike|bump|bounce)"
        r"|\bstops? (pushing|pumping)\b.{0,40}\b(swing|dies|stop)"
        r"|(弹簧|振子|单?摆|秋千|琴弦|音叉).{0,20}(停下|停了|停止|越来越小|慢慢停|不动了)"
        r"|弹簧.{0,8}(水|油|蜂蜜)(里|中)|(减速带|坑).{0,15}(晃|减震|弹簧|颠)|减震器|减振器"
        r"|避震器|减震弹簧|闭门器|关门器|越(摆|荡|晃)越(小|低|慢)"
        r"|(不推|没人推).{0,15}(秋千|停)|阻泥|组尼": 3,
        r"\b(damped|damping|under-?damped|over-?damped|critically damped)\b|阻尼": 3,
        r"\bshock absorber|\bdamper\b|\bdashpot\b|减震器|避震": 2,
        r"\b(oscillat|vibrat|swing)\w*\b.{0,40}"
        r"\b(die|dies|decay|fade|slow\w* down|friction|lose)": 2,
        r"(振动|摆动|振幅).{0,15}(衰减|减小|越来越小|停下|逐渐停)": 2,
        r"\b(amplitude|energy)\b.{0,20}\b(decays?|dies away|shrinks|exponential)": 1,
        r"\boscillat|振动": 1,
        r"\b(driven|driving force|forced|resonan\w+)\b|受迫|共振|驱动": -3,
        r"\bundamped\b(?!.{0,40}\bdamped)|无阻尼(?!.{0,12}阻尼)": -1,
        r"\bdamp (cloth|grass|forest|cave|hair|air|weather)": -3,
        r"\b(rlc|circuit|capacitor)\b|电路|电容": -3,
    },
    examples_en=(
        "compare underdamped, critically damped and overdamped oscillations",
        "a damped oscillator with 1 kg, 20 N/m and a damping of 0.8 kg/s",
        "why does the amplitude of a damped spring die away",
        "critical damping of a 400 kg car on springs of 20000 N/m",
        "damped harmonic motion with a damping ratio of 0.2, released from 5 cm",
        "oscillations of a block with and without damping",
        "a weight on a spring hung in oil soon comes to rest",
        "the bouncing of a car after a pothole and what the shock absorber does",
        "nobody pushes the swing any more, why does it swing less and less",
        "an oscillation that dies away a little in every cycle",
        "a door closer shuts the door without a swing to and fro",
    ),
    examples_zh=(
        "比较欠阻尼、临界阻尼和过阻尼",
        "阻尼振动的振幅为什么越来越小",
        "质量1千克、劲度系数20N/m、阻尼系数0.8kg/s的阻尼振子",
        "阻尼比0.2的弹簧振子，从5厘米处释放",
        "汽车减震器的临界阻尼",
        "没人推的秋千为什么越荡越低，最后停下来",
        "把弹簧振子浸在油里，很快就不动了",
        "汽车开过坑以后上下颠几下就稳住了，避震器的作用",
        "闭门器怎样让门慢慢关上而不来回晃",
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
                r"\b(more|larger|stronger|heavier) damping\b.{0,30}\balways\b.{0,40}"
                r"\b(faster|sooner|quicker)\b"
                r"|\boverdamped\b.{0,40}\b(fastest|returns? faster|comes? to rest sooner)\b",
                r"阻尼越大.{0,10}(回|停).{0,10}越快|过阻尼.{0,12}(最快|更快)",
            ),
            truth=Wording(
                "It comes to rest soonest with critical damping; with more, it creeps back more "
                "slowly.",
                "临界阻尼时回到平衡位置最快；阻尼再大，反而回得更慢。",
            ),
        ),
    ),
)  # fmt: skip
