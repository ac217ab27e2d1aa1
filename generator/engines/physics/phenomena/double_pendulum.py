"""A double pendulum: simple to build, chaotic to watch; two almost equal starts soon part."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    INK,
    KINETIC,
    ORANGE,
    POTENTIAL,
    PURPLE,
    SOFT_INK,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._double import DoublePendulum, Reals
from generator.engines.physics.phenomena._openings import as_is
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

_NEARLY = math.radians(0.1)  # between the starts of two that are almost equal, in rad
_APART = 0.5  # of the lower rod, by which their lower bobs are said to have parted
_TRAIL = 0.22  # of the time shown, that the lower bob's way is drawn


@dataclass(frozen=True)
class Show:
    """A double pendulum, and perhaps a second one that starts almost alike."""

    first: DoublePendulum
    twin: DoublePendulum | None

    @cached_property
    def parted(self) -> float | None:
        """When the two have parted, in s; None: they do not, or there is but one."""
        return None if self.twin is None else _parting(self.first, self.twin)

    @cached_property
    def would_part(self) -> float | None:
        """When one that starts 0.1° beside the first, and is not shown, has parted from it, in s;
        None: it keeps near all the time."""
        upper, lower = self.first.angles
        return _parting(self.first, replace(self.first, angles=(upper + _NEARLY, lower)))


def _parting(one: DoublePendulum, other: DoublePendulum) -> float | None:
    times, _, places = one.samples
    between = np.hypot(*(places - other.samples[2]).T)
    far = np.flatnonzero(between > _APART * one.lengths[1])
    return float(times[far[0]]) if len(far) else None


def simulate(values: Values) -> Show:
    lengths = values["length1"], values["length2"]
    masses = values["mass1"], values["mass2"]
    upper, lower = values["angle1"], values["angle2"]
    first = DoublePendulum(lengths, masses, (upper, lower), values["gravity"])
    if values["starts"] == "one":
        return Show(first, None)
    other = upper + values["difference"], lower
    return Show(first, DoublePendulum(lengths, masses, other, values["gravity"]))


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    twin = () if values["starts"] == "one" else ("difference",)
    return as_is(values, "length1", "length2", "mass1", "mass2", *twin)


def span(values: Values, run: Show) -> Span:
    return Span(run.first.end)


def facts(values: Values, run: Show) -> tuple[Fact, ...]:
    pendulum = run.first
    slow, fast = (2 * math.pi / omega for omega in pendulum.modes)
    told = [
        Fact("energy", Wording("energy", "机械能"), "E", pendulum.energy, "J"),
        Fact("speed", Wording("greatest speed of the lower bob", "下摆球最大速度"), "v",
             pendulum.fastest, "m/s"),
        Fact("slow_period", Wording("small swings in step", "同相小摆动周期"), "T₁", slow, "s"),
        Fact("fast_period", Wording("small swings in opposition", "反相小摆动周期"), "T₂",
             fast, "s"),
    ]  # fmt: skip
    if run.parted is not None:
        name = Wording("the two part after", "两者明显分开的时刻")
        told.insert(0, Fact("parted", name, "t", run.parted, "s"))
    if pendulum.turned_over is not None:
        name = Wording("lower rod turns over at", "下摆首次翻转")
        told.append(Fact("turned_over", name, "t₁", pendulum.turned_over, "s"))
    return tuple(told)


def story(values: Values, run: Show) -> Wording:
    energy, off = amount(run.first.energy, "J"), amount(values["difference"], "deg")
    en = f"Each bob pulls at the other; but nothing is lost, and the energy stays {energy}. "
    zh = f"两个摆球互相牵动；但没有能量损失，机械能始终是 {energy}。"
    if run.twin is None:
        told = _alone(run)
        return Wording(en + told.en, zh + told.zh)
    if run.parted is None:
        en += f"Two starts {off} apart stay together here: a motion this calm is not chaotic."
        zh += f"这里初始角只差 {off} 的两个摆一直靠得很近：这样的摆动并不混沌。"
    else:
        parted = amount(run.parted, "s", 2)
        en += f"Two starts only {off} apart have parted after {parted}: that is chaos."
        zh += f"初始角只差 {off} 的两个摆，{parted} 后就各走各的：这就是混沌。"
    return Wording(en, zh)


def _alone(run: Show) -> Wording:
    """Whether the motion of one pendulum is chaotic, as far as it is shown."""
    off = amount(_NEARLY, "deg")
    if run.would_part is None:
        return Wording(
            f"This start is not chaotic: a second pendulum that starts {off} beside it would keep "
            "near it all the time shown.",
            f"这样的摆动并不混沌：初始角只差 {off} 的另一个摆，在所示的时间内会一直靠近它。",
        )
    parted = amount(run.would_part, "s", 2)
    return Wording(
        "The motion has no period, and it is chaotic: a second pendulum that starts only "
        f"{off} beside it would have parted from it after {parted}.",
        f"运动没有固定的周期，而且是混沌的：初始角只差 {off} 的另一个摆，{parted} 后就会与它分开。",
    )


def draw(page: Page, cases: Sequence[Case[Show]]) -> None:
    shown = [pendulum for case in cases for pendulum in _shown(case.run, alone=len(cases) == 1)]
    length = max(pendulum.length for pendulum in shown)
    places = np.vstack([pendulum.samples[2] for pendulum in shown])
    side = 1.12 * max(0.5 * length, float(np.abs(places[:, 0]).max()))
    top = max(0.22 * length, float(places[:, 1].max()) + 0.14 * length)
    scene = page.scene((-side, side), (-1.14 * length, top))
    if places[:, 1].max() < 0:  # nothing swings through the ceiling
        scene.hatching((-0.22 * length, 0), (0.22 * length, 0))
    heaviest = max(mass for pendulum in shown for mass in pendulum.masses)
    for case in cases:
        pendulums = _shown(case.run, alone=len(cases) == 1)
        for pendulum, colour in reversed(list(zip(pendulums, _colours(case), strict=False))):
            _pendulum(scene, pendulum, colour, heaviest)
    scene.disc((0, 0), points=5, fill=INK, front=True)
    told = _twins(cases[0]) if len(cases) == 1 and cases[0].run.twin is not None else cases
    page.legend(told)
    _tell(page, told)


def _colours(case: Case[Show]) -> tuple[Colour, Colour]:
    """Of a pendulum and its twin."""
    return case.colour, PURPLE if case.colour == ORANGE else ORANGE


def _shown(run: Show, *, alone: bool) -> list[DoublePendulum]:
    return [run.first] if run.twin is None or not alone else [run.first, run.twin]


def _pendulum(scene: Scene, pendulum: DoublePendulum, colour: Colour, heaviest: float) -> None:
    times, _, places = pendulum.samples
    last = _TRAIL * pendulum.end

    def trail(time: float) -> Reals:
        first, after = np.searchsorted(times, (time - last, time))
        return np.vstack([places[first:after], pendulum.bobs(time)[1]])

    def rods(time: float) -> list[Sequence[float] | Reals]:
        upper, lower = pendulum.bobs(time)
        return [(0.0, 0.0), upper, lower]

    scene.line(trail, pale(colour, 0.35), 1.8)
    scene.line(rods, INK, 2.2)
    for which, mass in enumerate(pendulum.masses):
        size = 8 + 6 * (mass / heaviest) ** (1 / 3)
        fill = colour if which else pale(colour)
        scene.disc(_bob(pendulum, which), points=size, fill=fill, edge=INK)


def _bob(pendulum: DoublePendulum, which: int) -> Callable[[float], Reals]:
    return lambda time: pendulum.bobs(time)[which]


def _twins(case: Case[Show]) -> list[Case[Show]]:
    """A pendulum and its twin as two cases, called by the angle that differs."""
    return [
        replace(
            case, run=Show(pendulum, None), colour=colour,
            label=both(f"θ₁ = {math.degrees(pendulum.angles[0]):.7g}°"),
        )
        for pendulum, colour in zip(_shown(case.run, alone=True), _colours(case), strict=True)
    ]  # fmt: skip


def _tell(page: Page, cases: Sequence[Case[Show]]) -> None:
    pendulums = [case.run.first for case in cases]
    for which, symbol in enumerate(("θ₁", "θ₂")):
        name = Wording(f"angle {symbol}", f"摆角 {symbol}")
        widest = max(float(np.abs(it.samples[1][:, which]).max()) for it in pendulums)
        page.read(name, "deg", max(math.pi, widest), cases, _angle(which))
    end = max(pendulum.end for pendulum in pendulums)
    symbol = "θ₂"
    if len(cases) > 1:
        curves = [_curve(case.run.first, 1, case.colour) for case in cases]
    else:
        colours = SOFT_INK, cases[0].colour
        curves = [
            _curve(pendulums[0], which, colours[which], f"θ{'₁₂'[which]}") for which in (0, 1)
        ]
        symbol = "θ"
    low, high = min(curve.y.min() for curve in curves), max(curve.y.max() for curve in curves)
    edge = 0.05 * max(high - low, 1e-3)
    page.graph(Graph(Axis("t", "s", 0, end), Axis(symbol, "deg", low - edge, high + edge), curves))
    if len(cases) == 1:
        pendulum = pendulums[0]
        page.bars(
            Wording("energy", "能量"), "J", pendulum.energy,
            [
                (Wording("kinetic", "动能"), KINETIC, pendulum.kinetic),
                (Wording("potential", "势能"), POTENTIAL, pendulum.potential),
                (Wording("total", "总能量"), PURPLE,
                 lambda t: pendulum.kinetic(t) + pendulum.potential(t)),
            ],
        )  # fmt: skip


def _angle(which: int) -> Callable[[Show, float], float]:
    """An angle with all its turns, as the graph has it."""
    return lambda run, time: run.first.state(time)[which]


def _curve(pendulum: DoublePendulum, which: int, colour: Colour, name: str = "") -> Curve:
    times, angles, _ = pendulum.samples
    return Curve(times[::3], angles[::3, which], colour, name)


def _angle_slot(key: str, symbol: str, degrees: float, name: Wording, cues: Wording) -> Slot:
    return Slot(
        key, symbol, "rad", math.radians(degrees), -math.pi, math.pi, name, cues, shown="deg"
    )


PHENOMENON = Phenomenon(
    slug="double-pendulum",
    name=Wording("Double pendulum", "双摆"),
    formula=Wording("E = K + U = const", "E = K + U = 恒量"),
    slots=(
        _angle_slot(
            "angle1", "θ₁", 120, Wording("first angle", "上摆角"),
            Wording("angle|first angle|upper angle|upper|released from|from|arms|release",
                    "角|上摆|第一个角|释放|摆角"),
        ),
        _angle_slot(
            "angle2", "θ₂", 30, Wording("second angle", "下摆角"),
            Wording("angle|second angle|lower angle|lower|and", "角|下摆|第二个角|摆角"),
        ),
        Slot(
            "length1", "l₁", "m", 1.0, 0.05, 100.0, Wording("first length", "上摆长"), quiet=True,
            cues=Wording("length|long|first length|arms|rods|upper arm|upper", "摆长|长|上摆|杆"),
        ),
        Slot(
            "length2", "l₂", "m", 1.0, 0.05, 100.0, Wording("second length", "下摆长"), quiet=True,
            cues=Wording("length|long|second length|lower arm|lower", "摆长|长|下摆|杆"),
        ),
        Slot(
            "mass1", "m₁", "kg", 1.0, 0.01, 100.0, Wording("first mass", "上摆球质量"), quiet=True,
            cues=Wording("mass|masses|bob|bobs|upper bob|upper mass", "质量|摆球|上摆球|小球"),
        ),
        Slot(
            "mass2", "m₂", "kg", 1.0, 0.01, 100.0, Wording("second mass", "下摆球质量"), quiet=True,
            cues=Wording("mass|masses|bob|bobs|lower bob|lower mass", "质量|摆球|下摆球|小球"),
        ),
        Slot(
            "difference", "Δθ", "rad", _NEARLY, math.radians(1e-6), math.radians(30),
            Wording("difference of the two starts", "两次初始角之差"), quiet=True, shown="deg",
            cues=Wording("apart|difference|differ by|differs by|different", "相差|之差|只差|差"),
        ),
        gravity(0.01),
    ),
    choices=(
        Choice(
            "starts",
            Wording("starts", "初始状态"),
            (
                Option("one", Wording("one start", "单个"), ignores=("difference",)),
                Option("two", Wording("two starts almost alike", "两个几乎相同的初始状态"), Wording(
                    "chaos|chaotic|butterfly effect|sensitive|sensitivity|almost the same start"
                    "|almost the same|nearly the same|nearly identical|almost identical"
                    "|slightly different|tiny difference|small difference|diverge|apart"
                    "|two double pendul(?:ums|a)|differ(?:ing)? (?:only )?by"
                    "|\\d ?(?:°|deg|degrees?) (?:different|of difference)",
                    "混沌|蝴蝶效应|敏感|几乎相同|略有不同|微小差别|微小差异|稍有不同|差一点|相差|只差"
                    "|两个双摆",
                )),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(can't|cannot|can not|impossible to|never|hard to) (predict|foresee|repeat)\w*"
        r"|无法预测|不可预测|没法预测": 1,
        r"\btwo[- ]arm(ed)?\b.{0,20}\b(swing|pend|thing)\w*"
        r"|\bpendulum\b.{0,30}\b(another|second|two) (pendulum|joint|arm|rod)s?\b"
        r"|\b(second|another|other) pendulum\b.{0,20}\b(below|under|from|tip|end)\b"
        r"|\bsensitive\b.{0,20}\b(initial|starting) (conditions?|angles?)"
        r"|(摆|杆)的?(下面|末端|底下|下端).{0,6}(再|又|还).{0,4}(挂|接|连).{0,6}(摆|杆)"
        r"|敏感.{0,6}初(始|值)|初(始|值).{0,10}敏感": 3,
        r"\bd(o|u)u?bb?le[- ]pend|两节摆|二节摆|两级摆": 6,
        r"\bdouble[- ]pendul\w+|\bpendul\w+ (on|hanging from|attached to) (a|another) pendul"
        r"|双摆|双节摆": 6,
        r"\bchaotic pendul\w+|混沌摆": 3,
        r"\btwo\b.{0,25}\b(linked|jointed|connected|coupled end to end)\b.{0,25}\bpendul\w+": 3,
        r"\bchao(s|tic)\b|\bbutterfly effect\b|混沌|蝴蝶效应": 1,
        r"\bpendul\w+|摆": 1,
        r"\blorenz|\bdouble slit|\bcoupled pendul|双缝|耦合摆|洛伦兹": -3,
    },
    examples_en=(
        "a chaotic double pendulum, two almost equal starts",
        "double pendulum released from 120 degrees and 90 degrees",
        "simulate a double pendulum with rods of 1 m and 0.5 m",
        "a double pendulum on the Moon",
        "show the butterfly effect with a double pendulum",
        "double pendulum with masses 1 kg and 3 kg",
        "a second pendulum hangs from the tip of the first, its motion is impossible to predict",
        "sensitive to the initial conditions: swinging arms joined end to end",
    ),
    examples_zh=(
        "双摆的混沌运动，两个起始几乎相同的双摆",
        "双摆，上摆角120度，下摆角90度",
        "模拟一个双摆",
        "用双摆演示蝴蝶效应",
        "月球上的双摆",
        "一个摆的下端再挂一个摆，运动为什么无法预测",
        "对初始条件敏感的双节摆",
        "混沌摆：初始角度差一点点，后来完全不同",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\bdouble pendulum\b.{0,60}\b(is|are|moves|swings) (completely |totally )?random",
                r"双摆.{0,12}(是|完全)随机",
            ),
            truth=Wording(
                "It is chaotic, not random: the same start always gives the same motion, but the "
                "least change of it grows fast.",
                "双摆是混沌的，而不是随机的：同样的初始状态总给出同样的运动，只是微小差别会迅速放大。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bdouble pendulum\b.{0,60}\b(always )?(repeats|is periodic|has a fixed period)\b",
                r"双摆.{0,15}(周期固定|固定周期|周期不变|有固定的周期)",
            ),
            truth=Wording(
                "A double pendulum has no fixed period: only very small swings repeat.",
                "双摆没有固定的周期：只有很小的摆动才会重复。",
            ),
            when=lambda cases: all(
                max(abs(case["angle1"]), abs(case["angle2"])) > 0.3 for case in cases
            ),
        ),
    ),
)  # fmt: skip
