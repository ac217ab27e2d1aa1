"""A mass on a spring: it lies on a smooth floor or hangs, and swings about its place of rest."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import KINETIC, POTENTIAL, SOFT_INK
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomena._springs import Lane, lanes, sizes
from generator.engines.physics.phenomena._stiffness import HARDEST, SOFTEST, unfit
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

_HANGING = "hanging"
_MADE = Wording("Force and stretch make a stiffness of {}", "由拉力和伸长量得到的劲度系数是 {}")
_FAR = 7.0  # amplitudes, that the unstretched spring may end above the place of rest to be shown
_LONG = 2.0  # amplitudes, that it is drawn long unstretched, with half the block


@dataclass(frozen=True, slots=True)
class Oscillation:
    """x(t) = x₀ cos ωt, the stretch beyond the place of rest; ω = √(k/m)."""

    mass: float  # kg
    stiffness: float  # N/m
    start: float  # m; negative: compressed
    gravity: float  # m/s²
    hangs: bool

    @property
    def omega(self) -> float:
        """The angular frequency, rad/s."""
        return math.sqrt(self.stiffness / self.mass)

    @property
    def period(self) -> float:
        return 2 * math.pi / self.omega

    @property
    def amplitude(self) -> float:
        return abs(self.start)

    @property
    def fastest(self) -> float:
        return self.amplitude * self.omega

    @property
    def energy(self) -> float:
        """Of the oscillation, counted from rest, in J."""
        return 0.5 * self.stiffness * self.start**2

    @property
    def sag(self) -> float:
        """How far its weight stretches the spring, in m; 0 on the floor."""
        return self.mass * self.gravity / self.stiffness if self.hangs else 0.0

    def places(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        places: NDArray[np.float64] = self.start * np.cos(self.omega * times)
        return places

    def place(self, time: float) -> float:
        return self.start * math.cos(self.omega * time)

    def velocity(self, time: float) -> float:
        return -self.start * self.omega * math.sin(self.omega * time)

    def force(self, time: float) -> float:
        """The net force, which drives it back, in N."""
        return -self.stiffness * self.place(time)

    def kinetic(self, time: float) -> float:
        return 0.5 * self.mass * self.velocity(time) ** 2

    def potential(self, time: float) -> float:
        """Of the spring, and of the height where it hangs; from the place of rest, in J."""
        return 0.5 * self.stiffness * self.place(time) ** 2


def simulate(values: Values) -> Oscillation:
    start = values["amplitude"] * (-1 if values["start"] == "compressed" else 1)
    hangs = values["arrangement"] == _HANGING
    return Oscillation(values["mass"], _stiffness(values), start, values["gravity"], hangs)


def _stiffness(values: Values) -> float:
    """In N/m; a force that stretches it so far tells it (Hooke)."""
    return float(values["pull"] / values["amplitude"] or values["stiffness"])


def impossible(values: Values) -> Wording | None:
    return unfit(_stiffness(values), _MADE)


def settled(values: Values) -> dict[str, float]:
    """Gravity, which comes in only where it hangs, and a stiffness that a force tells."""
    found = as_is(values, "gravity") if values["arrangement"] == _HANGING else {}
    return found | {"stiffness": _stiffness(values)} if values["pull"] else found


def span(values: Values, run: Oscillation) -> Span:
    return Span(run.period, repeats=True)


def facts(values: Values, run: Oscillation) -> tuple[Fact, ...]:
    hardest = run.omega**2 * run.amplitude
    stiff = Fact("stiffness", Wording("stiffness", "劲度系数"), "k", run.stiffness, "N/m")
    told = (
        *([stiff] if values["pull"] else []),
        Fact("period", Wording("period", "周期"), "T", run.period, "s"),
        Fact("frequency", Wording("frequency", "频率"), "f", 1 / run.period, "Hz"),
        Fact("speed", Wording("greatest speed", "最大速度"), "vₘ", run.fastest, "m/s"),
        Fact("energy", Wording("energy", "机械能"), "E", run.energy, "J"),
        Fact("force", Wording("greatest force", "最大回复力"), "F", run.mass * hardest, "N"),
        Fact("acceleration", Wording("greatest acceleration", "最大加速度"), "aₘ", hardest, "m/s²"),
        Fact("omega", Wording("angular frequency", "角频率"), "ω", run.omega, "rad/s"),
    )
    if not run.hangs:
        return told
    sag = Fact("sag", Wording("stretch at rest", "平衡时伸长"), "ΔL", run.sag, "m")
    return (told[0], sag, *told[1:])


def story(values: Values, run: Oscillation) -> Wording:
    period, fastest = amount(run.period, "s"), amount(run.fastest, "m/s")
    en = (
        "The farther the block is from its place of rest, the harder it is driven back; so it "
        f"swings to and fro, fastest in the middle at {fastest}, once in {period}."
    )
    zh = (
        "物块离平衡位置越远，回复力越大，于是它在平衡位置两侧来回振动；"
        f"经过平衡位置时最快，为 {fastest}，每 {period} 振动一次。"
    )
    if run.hangs:
        sag = amount(run.sag, "m")
        en += (
            f" Its weight only moves the place of rest, {sag} down, and leaves the period alone. "
            "The potential energy is that of the spring and of the height together."
        )
        zh += f"重力只是把平衡位置下移 {sag}，不改变周期。势能包括弹性势能和重力势能。"
    else:
        en += " A wider swing is faster too, and takes the same time."
        zh += "振幅变大，速度也变大，周期却不变。"
    return Wording(en, zh)


def draw(page: Page, cases: Sequence[Case[Oscillation]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.amplitude for run in runs)
    hangs = [case for case in cases if case.run.hangs]
    lying = [case for case in cases if not case.run.hangs]
    places: dict[int, Lane] = {}
    for group in (lying, hangs):
        if group:
            wall = _wall([case.run for case in group], reach)
            made = lanes(page, len(group), reach, hangs=group is hangs, wall=wall)
            places |= {id(case): lane for case, lane in zip(group, made, strict=True)}
            made[-1].ruler()
    fastest = max(run.fastest for run in runs)
    for case, size in zip(cases, sizes([run.mass for run in runs]), strict=True):
        lane = places[id(case)]
        lane.support()
        lane.rest()
        if len(cases) == 1:
            _explain(page, lane, case.run)
        lane.body(case.run, case.colour, size)
        if len(cases) == 1:
            lane.force(case.run, case.run.force, "F", case.run.stiffness * reach)
        lane.velocity(case.run, "v" if len(cases) == 1 else "", fastest)
    page.legend(cases)
    _tell(page, cases)


def _wall(runs: Sequence[Oscillation], reach: float) -> float:
    """How far a ceiling is above the place of rest, in units of `reach` (m): so far that the spring
    is longer than its stretch. There is no room for one that its weight stretches very far."""
    return min(_FAR, max(run.sag for run in runs) / reach) + _LONG


def _explain(page: Page, lane: Lane, run: Oscillation) -> None:
    """Where the block would rest, and where the spring alone would end."""
    across = 0.75 * lane.reach
    if not run.hangs:
        rest = page.say(Wording("x = 0", "平衡位置"))
        lane.scene.label(rest, lane.at(0, across), SOFT_INK, size=13, prefer=("above",))
        return
    names = [(0.0, Wording("equilibrium", "平衡位置"))]
    if 0.4 * lane.reach < run.sag < _FAR * lane.reach:
        lane.rest(along=-run.sag)
        names.append((-run.sag, Wording("spring alone", "原长")))
    for along, name in names:
        lane.scene.label(
            page.say(name), lane.at(along, -across), SOFT_INK, size=13, prefer=("left",)
        )
    if run.sag >= _FAR * lane.reach:
        words = Wording("spring drawn shorter", "弹簧画短了")
        at = lane.at(-0.9 * lane.wall * lane.reach, -across)
        lane.scene.label(page.say(words), at, SOFT_INK, size=13, prefer=("left",), number=True)


def _tell(page: Page, cases: Sequence[Case[Oscillation]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.amplitude for run in runs)
    fastest = max(run.fastest for run in runs)
    page.read(Wording("displacement x", "位移 x"), "m", reach, cases, Oscillation.place)
    page.read(Wording("velocity v", "速度 v"), "m/s", fastest, cases, Oscillation.velocity)
    end = max(run.period for run in runs) * (1 if len(cases) == 1 else 2)
    times = np.linspace(0, end, 240)
    curves = [Curve(times, case.run.places(times), case.colour) for case in cases]
    axes = Axis("t", "s", 0, end), Axis("x", "m", -1.25 * reach, 1.25 * reach)
    page.graph(Graph(*axes, curves, wraps=end))
    if len(cases) == 1:
        (run,) = runs
        page.bars(
            Wording("energy", "能量"), "J", run.energy,
            [
                (Wording("kinetic", "动能"), KINETIC, run.kinetic),
                (Wording("potential", "势能"), POTENTIAL, run.potential),
            ],
        )  # fmt: skip


PHENOMENON = Phenomenon(
    slug="spring",
    name=Wording("Mass on a spring", "弹簧振子"),
    formula=both("T = 2π√(m/k)"),
    slots=(
        Slot(
            "mass", "m", "kg", 0.5, 1e-3, 1e4, Wording("mass", "质量"),
            cues=Wording(
                "mass|block|weight|bob|object|body|cart|load|heavy|ball|weighs|weighing",
                "质量|物块|滑块|小球|重物|物体|砝码|木块|振子|重",
            ),
        ),
        Slot(
            "stiffness", "k", "N/m", 20.0, SOFTEST, HARDEST, Wording("stiffness", "劲度系数"),
            cues=Wording(
                "stiffness|spring constant|force constant|constant|spring",
                "劲度系数|劲度|弹性系数|弹簧系数|倔强系数|弹簧常数|弹簧",
            ),
        ),
        Slot(
            "amplitude", "x₀", "m", 0.1, 1e-3, 10.0, Wording("amplitude", "振幅"),
            cues=Wording(
                "amplitude|stretched|stretch|stretched by|pulled|pulled down|pulled back|displaced"
                "|displacement|compressed|compressed by|extension|extended|pushed|released from",
                "振幅|拉伸|伸长|拉开|拉长|拉下|下拉|压缩|位移|偏离|拉",
            ),
        ),
        Slot(
            "pull", "F", "N", 0.0, 0.0, 1e7, Wording("force that stretches it", "使它伸长的力"),
            cues=Wording(
                "force|force of|weight of|pulled with|pulled by|under", "拉力|弹力|受力|力|砝码重"
            ),
            quiet=True, open=True,
        ),
        gravity(quiet=True),
    ),
    choices=(
        Choice(
            "arrangement",
            Wording("arrangement", "放置方式"),
            (
                Option("lying", Wording("horizontal", "水平"), Wording(
                    "horizontally|on a table|on the floor|on a surface", "水平面|桌面|地面",
                ), ignores=("gravity",)),
                Option(_HANGING, Wording("vertical", "竖直"), Wording(
                    "vertically|up and down|hang|hanging|hung|suspended|suspend|dangling"
                    "|from the ceiling|pulled down|bungee",
                    "垂直|上下|悬挂|挂在|吊着|吊在|挂着|悬吊|下挂|挂一|竖直悬挂|天花板",
                )),
            ),
        ),
        Choice(
            "start",
            Wording("start", "起始"),
            (
                Option("stretched", Wording("stretched", "拉伸"), Wording(
                    "pulled|stretch|extended", "拉开|拉长|伸长",
                )),
                Option("compressed", Wording("compressed", "压缩"), Wording(
                    "compress|squeezed|pushed in|pressed", "压紧|压短|推压",
                )),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(honey|treacle|syrup)\b|\b(dies?|dying|fades?) (out|away|down)\b"
        r"|(很快|慢慢|最后|逐渐|渐渐).{0,3}停|停下来": -3,
        r"弹簧.{0,10}(拉长|伸长|压缩|弹回|挂)": 2,
        r"弹簧秤|测力计.{0,12}(伸长|拉长|挂)|\b(newton ?meter|spring scale|spring balance)\b"
        r"|胡可定律|虎克定律|弹簧阵子|弹簧真子|简谐运东|简斜运动|\bhook'?s law\b": 3,
        r"\b(mass[- ]spring|spring[- ]mass)\b|\bspring (oscillat|pendulum|constant)": 3,
        r"\b(mass|block|weight)\b (attached to|on|hung from|hanging from|hangs from) "
        r"(a|the) spring\b": 3,
        r"\bsimple harmonic (motion|oscillat)|\bharmonic oscillator\b|\bshm\b": 3,
        r"弹簧振子|弹簧.{0,8}振动|弹簧摆|简谐运动|简谐振动|谐振子": 3,
        r"\b(mass|block|weight|bob|object|ball|cart|body|load|kg)\b.{0,40}\bsprings?\b"
        r"(?! (day|morning|flower|season|break))": 2,
        r"\bsprings?\b.{0,40}\b(mass|block|weight|kg|n/m|constant|stiffness|hooke)": 2,
        r"\bhooke'?s? law\b|胡克定律|劲度|倔强系数": 2,
        r"\bsprings?\b.{0,30}\b(periods?|frequency|swings?)\b"
        r"|\b(periods?|frequency)\b.{0,30}\bsprings?\b": 2,
        r"弹簧.{0,12}(物|块|球|砝码|重)|(物|块|球|砝码).{0,12}弹簧": 2,
        r"\b\d+(\.\d+)? ?n/m\b|牛/米|牛每米": 1,
        r"\bbounc(es|ing) up and down\b|\boscillat(e|es|ing|ion|ions)\b": 1,
        r"上下振动|来回振动|弹来弹去": 1,
        r"\bspring\b|弹簧": 1,
        r"\bdamp(ed|ing|er)\b|\bshock absorber|阻尼|减震": -3,
        r"\b(driven|driving|forced|resonan\w+)\b|受迫|共振|驱动": -3,
        r"\bpendul|单摆|\bcoupled\b|耦合|\bwork[- ]energy\b": -2,
        r"\bcollid|\bcollision|碰撞|\btrampoline|蹦床|\bstring\b|\bmolecul|分子": -1,
    },
    examples_en=(
        "a 0.5 kg block on a spring of 20 N/m, pulled 10 cm and let go",
        "mass on a spring bouncing up and down",
        "what is the period of a 2 kg mass attached to a spring with k = 200 N/m",
        "simple harmonic motion of a block on a frictionless table",
        "a 300 g weight hangs from a spring and is pulled down 4 cm",
        "compare springs of 10 N/m and 40 N/m with the same 1 kg block",
        "a mass-spring oscillator released from 5 cm compressed",
        "a spring balance stretches under a weight",
        "does a heavier weight on a spring bob up and down more slowly",
    ),
    examples_zh=(
        "一个0.5千克的物块连在劲度系数20N/m的弹簧上，拉开10厘米后释放",
        "弹簧振子的简谐运动",
        "小球挂在弹簧下面上下振动",
        "质量2kg、劲度系数200N/m的弹簧振子周期是多少",
        "比较10N/m和40N/m的弹簧，物块都是1千克",
        "把弹簧压缩5厘米再放手，滑块怎么运动",
        "弹簧测力计挂上重物后上下跳动",
        "挂的砝码越重，弹簧上下振动越慢吗",
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
                r"(farther|further|(larger|bigger) amplitude|wider|pulled more|more stretch)\b"
                r"(?!.*\bno\b).{0,40}"
                r"\b(longer|slower|shorter|takes more|more time|period (increases|gets))"
                r"|\b(larger|bigger|greater) the (amplitude|swing)\b(?!.*\b(no|same)\b).{0,16}"
                r"\b(longer|shorter|larger|greater)\b.{0,12}\bperiod",
                r"(振幅|拉得).{0,6}(大|远|长).{0,10}(周期|时间).{0,4}(长|短|大|小|久)",
            ),
            truth=Wording(
                "How far it swings makes no difference to the period: a wider swing is faster and "
                "takes the same time.",
                "周期与振幅无关：振幅越大，运动得也越快，用时相同。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(moon|space|weightless|jupiter|mars)\b.{0,50}\bspring.{0,30}"
                r"\b(slower|faster|stops?|does not)",
                r"(月球|太空|失重|木星|火星).{0,20}弹簧.{0,10}(慢|快|停|不动)",
            ),
            truth=Wording(
                "Gravity makes no difference to a mass on a spring: it has the same period "
                "everywhere, even where things are weightless.",
                "弹簧振子的周期与重力无关：在哪里都一样，失重时也一样。",
            ),
        ),
    ),
)  # fmt: skip
