"""Resonance: an oscillator that is driven at its own frequency, below it, or above it."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import SOFT_INK
from generator.engines.physics.phenomena._driven import Driven
from generator.engines.physics.phenomena._free import Oscillator
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomena._response import response
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

_MADE = Wording(
    "With this mass it would take a spring of {}", "这样的质量和固有频率要求劲度系数为 {}"
)
_USUAL = 1.0  # Hz, where the text tells none
_OF_ITS_OWN = {"natural": 1.0, "below": 0.5, "above": 2.0}

_FREQUENCY = opening(
    "frequency", "f", "Hz", 1e4, Wording("driving frequency", "驱动频率"),
    Wording(
        "frequency|driven at|driving|shaken at|drive|pushed at|forced at|vibrates at",
        "频率|驱动|驱动力频率|策动力频率|推动",
    ),
)  # fmt: skip


def simulate(values: Values) -> Driven:
    """At the frequency that is told; in resonance it is the oscillator's own in any case."""
    free = Oscillator(values["mass"], _stiffness(values), values["damping"])
    frequency = told(values, _FREQUENCY)
    if frequency is None or values["drive"] == "natural":
        own = free.omega / (2 * math.pi)
        frequency = _OF_ITS_OWN[values["drive"]] * own if values["drive"] in _OF_ITS_OWN else _USUAL
    return Driven(free, values["force"], frequency)


def settled(values: Values) -> dict[str, float]:
    """The frequency of the driver, unless it is to be in resonance."""
    found = {} if values["drive"] == "natural" else {"frequency": simulate(values).frequency}
    return found | {"stiffness": _stiffness(values)} if values["own"] else found


def impossible(values: Values) -> Wording | None:
    return unfit(_stiffness(values), _MADE)


def _stiffness(values: Values) -> float:
    """In N/m; with the mass it is what makes the natural frequency, if that is told."""
    own = 2 * math.pi * values["own"]
    return float(values["mass"] * own**2 or values["stiffness"])


def span(values: Values, run: Driven) -> Span:
    return Span(run.shown)


def facts(values: Values, run: Driven) -> tuple[Fact, ...]:
    own = Fact("natural", Wording("natural frequency", "固有频率"), "f₀", run.own, "Hz")
    driven = Fact("frequency", Wording("driving frequency", "驱动频率"), "f", run.frequency, "Hz")
    if run.grows:
        growth = math.pi * run.steady
        name = Wording("growth in each period", "每周期振幅增加")
        return own, Fact("growth", name, "ΔA", growth, "m"), driven
    told = [
        own,
        Fact("amplitude", Wording("amplitude", "稳定振幅"), "A", run.amplitude, "m"),
        Fact("gain", Wording("times a steady force's", "振幅放大倍数"), "A/A₀",
             run.amplitude / run.steady, ""),
        Fact("lag", Wording("phase lag", "相位落后"), "φ", run.lag, "rad", "deg"),
        driven,
    ]  # fmt: skip
    ratio = run.free.ratio
    if 0 < ratio < math.sqrt(0.5):
        peak = run.own * math.sqrt(1 - 2 * ratio**2)
        told += [
            Fact("quality", Wording("quality factor", "品质因数"), "Q", 0.5 / ratio, ""),
            Fact("peak", Wording("frequency of the peak", "共振频率"), "fᵣ", peak, "Hz"),
            Fact("peak_amplitude", Wording("amplitude there", "共振振幅"), "Aᵣ",
                 float(run.response(peak)), "m"),
        ]  # fmt: skip
    return tuple(told)


def story(values: Values, run: Driven) -> Wording:
    own = amount(run.own, "Hz")
    if run.grows:
        return Wording(
            f"The force keeps time with the oscillator's own {own}, and nothing takes energy "
            "away: the swings grow and grow.",
            f"驱动力与固有频率 {own} 同步，又没有阻尼消耗能量，振幅会一直增大。",
        )
    gain, size = digits(run.amplitude / run.steady, 2), amount(run.amplitude, "m")
    share = run.frequency / run.own
    if share < 0.8:
        en = f"The force is slower than the oscillator's own {own}, which just follows it: "
        zh = f"驱动频率低于固有频率 {own}，物块跟着力走，"
    elif share > 1.25:
        en = f"The force is faster than the oscillator's own {own}; it lags behind, against it: "
        zh = f"驱动频率高于固有频率 {own}，物块跟不上，几乎与力反向，"
    else:
        en = f"Each push comes in time with the oscillator's own {own}, and adds energy: "
        zh = f"驱动力与固有频率 {own} 合拍，每次推动都加进能量，"
    en += f"the amplitude becomes {size}, {gain} times what a steady force would do."
    zh += f"稳定振幅为 {size}，是恒力作用下位移的 {gain} 倍。"
    if 0.8 <= share <= 1.25:
        en += " Damping alone limits it."
        zh += "限制它的只有阻尼。"
    return Wording(en, zh)


def draw(page: Page, cases: Sequence[Case[Driven]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.farthest for run in runs)
    damper = any(run.free.damping > 0 for run in runs)
    made = lanes(page, len(cases), reach, damper=damper)
    made[-1].ruler()
    single = len(cases) == 1
    strongest = max(run.force for run in runs)
    blocks = sizes([run.free.mass for run in runs])
    for case, lane, size in zip(cases, made, blocks, strict=True):
        run = case.run
        lane.support()
        lane.rest()
        if single:
            _explain(lane, run)
        lane.body(run, case.colour, size, damper=run.free.damping > 0)
        lane.force(run, run.drive, "F" if single else "", strongest, always=True)
    page.legend(cases)
    _tell(page, cases)


def _explain(lane: Lane, run: Driven) -> None:
    text = f"f = {amount(run.frequency, 'Hz')},  f₀ = {amount(run.own, 'Hz')}"
    at = lane.at(-(lane.wall - 0.2) * lane.reach, 0.8 * lane.reach)
    lane.scene.label(text, at, SOFT_INK, size=14, prefer=("right",), number=True)


def _tell(page: Page, cases: Sequence[Case[Driven]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.farthest for run in runs)
    page.read(Wording("displacement x", "位移 x"), "m", reach, cases, Driven.place)
    if len(cases) == 1:
        page.read(Wording("force F", "驱动力 F"), "N", runs[0].force, cases, Driven.drive)
    end = max(run.shown for run in runs)
    times = np.linspace(0, end, 600)
    curves = [
        Curve(times, np.array([case.run.place(time) for time in times]), case.colour)
        for case in cases
    ]
    axes = Axis("t", "s", 0, end), Axis("x", "m", -1.1 * reach, 1.1 * reach)
    page.graph(Graph(*axes, curves))
    page.graph(response(cases))


PHENOMENON = Phenomenon(
    slug="resonance",
    name=Wording("Resonance", "共振"),
    formula=both("f₀ = √(k/m) / 2π"),
    slots=(
        _FREQUENCY,
        Slot(
            "mass", "m", "kg", 1.0, 1e-3, 1e4, Wording("mass", "质量"),
            cues=Wording("mass|block|weight|bob|object|body", "质量|物块|小球|重物|物体|振子"),
        ),
        Slot(
            "stiffness", "k", "N/m", 40.0, SOFTEST, HARDEST, Wording("stiffness", "劲度系数"),
            cues=Wording("stiffness|spring constant|force constant|spring", "劲度系数|劲度|弹簧"),
        ),
        Slot(
            "own", "f₀", "Hz", 0.0, 0.0, 1e4, Wording("natural frequency", "固有频率"),
            quiet=True, open=True,
            cues=Wording(
                "natural frequency|own frequency|resonant frequency|resonance frequency",
                "固有频率|共振频率|自身频率",
            ),
        ),
        Slot(
            "damping", "c", "kg/s", 1.0, 0.0, 1e5, Wording("damping", "阻尼系数"),
            cues=Wording("damping coefficient|damping constant|damping|damper|b", "阻尼系数|阻尼"),
        ),
        Slot(
            "force", "F₀", "N", 1.0, 1e-3, 1e5, Wording("driving force", "驱动力"),
            cues=Wording("driving force|force|drive|pushed with", "驱动力|策动力|力|推力"),
        ),
    ),
    choices=(
        Choice(
            "drive",
            Wording("driving", "驱动方式"),
            (
                Option("given", Wording("given frequency", "给定频率")),
                Option("below", Wording("below resonance", "低于共振频率"), Wording(
                    "below its natural frequency|below the natural frequency|driven slowly",
                    "低于固有频率|低频驱动",
                )),
                Option("natural", Wording("at resonance", "共振时"), Wording(
                    "at its natural frequency|at the natural frequency|at its own frequency"
                    "|at its resonant frequency|at the resonant frequency"
                    "|at the resonance frequency",
                    "等于固有频率|以固有频率|用固有频率|在固有频率|以共振频率|在共振频率|达到共振|发生共振",
                ), ignores=(_FREQUENCY.key,)),
                Option("above", Wording("above resonance", "高于共振频率"), Wording(
                    "above its natural frequency|above the natural frequency|driven fast",
                    "高于固有频率|高频驱动",
                )),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(break|out of) step\b"
        r"|\b(soldiers?|marching|troops)\b.{0,60}\b(bring down|collapse\w*|shak\w*|break\w*"
        r"|destroy\w*)\b"
        r"|\b(singer|opera|voice|sing\w*)\b.{0,40}\bglass\b.{0,40}\b(note|pitch|break|shatt"
        r"er)\w*|\b(break|shatter)\w*\b.{0,20}\bglass\b.{0,40}\b(voice|note|sing\w*|sound)"
        r"|\bpush\w*\b.{0,30}\bswing\b.{0,60}\b(higher|time|rhythm|when|moment|right)\b"
        r"|\bpump\w*\b.{0,20}\bswing\b"
        r"|\b(rattl|buzz|vibrat|shak)\w*\b.{0,50}\b(certain|particular|one) (speed|rpm|note"
        r"|frequency)\b|\bwind\b.{0,30}\bbridge\b.{0,30}\b(collapse|fall|sway|twist)"
        r"|\btuning fork\b.{0,50}\b(other|second|another)\b.{0,20}\b(starts?|rings?|vibrat"
        r"\w*|hums?)\b"
        r"|\bearthquake\b.{0,40}\bbuilding\w*\b.{0,40}\b(sway|shak|frequency|natural)"
        r"|(齐步|步伐|正步|便步).{0,15}桥|(士兵|军队|部队|队伍).{0,15}(过桥|桥塌|便步|震塌)"
        r"|(歌手|歌唱家|高音|声音|唱歌|嗓).{0,15}(震碎|震破|唱碎)|震碎.{0,4}(玻璃|酒?杯)"
        r"|推.{0,4}秋千|秋千.{0,15}(越荡越高|越来越高|节奏|时机|用力)|鱼洗|塔科马|共震|供振"
        r"|工振|音叉.{0,15}(另一个|旁边).{0,8}(也|跟着)"
        r"|(洗衣机|车窗|窗户|水杯|汽车).{0,15}(抖|震动|振动|响).{0,12}(某|转速|厉害|剧烈)": 3,
        r"\bresonan(ce|t|ces)\b|\bresonat(e|es|ing)\b|共振|共鸣": 3,
        r"\b(driven|forced) (\w+ )?(harmonic )?(oscillat|vibrat)\w*|受迫振动|强迫振动": 3,
        r"\b(driving|natural|resonant|own) frequency\b|驱动频率|固有频率|策动力": 2,
        r"\b(oscillator|spring|mass)\b.{0,40}\b(driven|shaken|periodic force)\b": 2,
        r"\bbridge\b.{0,40}\b(sway|collapse|march|soldiers|tacoma)|\btacoma\b": 1,
        r"桥.{0,10}(共振|齐步)": 1,
        r"\b(glass|wine glass)\b.{0,30}\b(shatter|break|sing)\w*.{0,20}\b(voice|sound|note)\b": 1,
        r"\bpush(ed|ing)? (a |the )?(child|swing)\b.{0,30}\b(rhythm|in time)\b": 1,
        r"\bspring\b|弹簧|\bamplitude\b|振幅|\boscillat": 1,
        r"\b(rlc|lc|circuit|capacitor|inductor|tuned circuit|magnetic|mri|nmr)\b": -3,
        r"电路|电容|电感|谐振电路|核磁|调谐": -3,
        r"\b(standing wave|string|pipe|tube|organ|harmonics?|air column)\b|驻波|弦|管|空气柱": -3,
        r"\b(orbital|orbit|chemical|stochastic)\b|轨道|化学": -3,
    },
    examples_en=(
        "resonance of a driven oscillator with its response curve",
        "compare driving a mass on a spring below resonance, at resonance and above resonance",
        "a 1 kg mass on a 40 N/m spring is driven at 1 Hz, forced oscillation",
        "why does the amplitude get so large at the natural frequency",
        "forced vibration with damping 0.5 kg/s and with 2 kg/s at resonance",
        "a driven oscillator without damping at its natural frequency",
        "soldiers break step on a bridge so that it does not start to shake",
        "an opera singer shatters a glass with her voice",
        "push a swing in time with its own rhythm and it goes higher and higher",
        "strike a tuning fork and another one beside it starts to hum",
        "the washing machine shakes hard only at one certain speed",
        "wind made the Tacoma bridge sway until it fell",
    ),
    examples_zh=(
        "受迫振动的共振曲线",
        "演示共振：驱动频率等于固有频率时振幅最大",
        "质量1kg、劲度系数40N/m的弹簧振子受1Hz的驱动力，受迫振动",
        "比较低于固有频率、等于固有频率和高于固有频率的受迫振动",
        "阻尼0.5kg/s和2kg/s时的共振有什么不同",
        "士兵过桥时为什么不能齐步走",
        "女高音用歌声震碎酒杯",
        "推秋千时每次都推在点子上，秋千越荡越高",
        "敲响一个音叉，旁边的音叉也跟着响",
        "洗衣机在某个转速下抖得特别厉害",
        "摩擦鱼洗的双耳，水花为什么会溅起来",
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
                r"\b(stronger|larger|bigger) (driving )?force\b.{0,40}"
                r"\b(changes?|raises?|shifts?) .{0,20}\b(natural|resonan\w+) frequency",
                r"(驱动力|力)越大.{0,10}(固有频率|共振频率).{0,4}(越高|越大|改变)",
            ),
            truth=Wording(
                "The natural frequency depends on stiffness and mass alone; a stronger force only "
                "makes the amplitude larger.",
                "固有频率只由劲度系数和质量决定；驱动力变大，只是振幅变大。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bfaster (you |it is |we )?(driv|shak|push)\w*.{0,30}\b(larger|bigger|greater)\b"
                r"|\bhigher (the )?(driving )?frequency\b.{0,16}\b(larger|bigger|greater)\b.{0,8}"
                r"\bamplitude",
                r"频率越(高|大|快).{0,8}振幅.{0,4}越大",
            ),
            truth=Wording(
                "The amplitude is largest near the natural frequency; driven faster than that, it "
                "hardly moves.",
                "驱动频率接近固有频率时振幅最大；频率再高，振幅反而变小。",
            ),
        ),
    ),
)  # fmt: skip
