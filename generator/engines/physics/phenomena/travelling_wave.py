"""A travelling wave: a transverse one on a rope, or a longitudinal one along a slinky."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    GOLD,
    INK,
    SOFT_INK,
    VELOCITY,
    VERMILLION,
    WHITE,
    Colour,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _wave
from generator.engines.physics.phenomena._profile import profile
from generator.engines.physics.phenomena._wave import Wave, solved
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

_TRANSVERSE, _LONGITUDINAL = "transverse", "longitudinal"
_RUNNING, _SHAKEN = "running", "shaken"
_FREQUENCY, _SPEED = 1.0, 2.0  # Hz, m/s, where the text leaves them open
_SHOWN = 2.5  # wavelengths
_SQUEEZED = 0.11  # wavelengths that a slinky's coils are drawn to move, where they are not seen to
_SEEN = 0.04, 0.14  # wavelengths of a swing that is drawn as it is
_COILS = 48
_MOST_PERIODS = 40  # of the shortest in a graph


@dataclass(frozen=True, slots=True)
class Travel:
    """A harmonic wave to the right: y(x, t) = A sin(ωt − kx), y across or along its way. One that
    is `shaken` begins at t = 0 at its left end, and everything before its front is at rest."""

    wave: Wave
    amplitude: float  # m
    longitudinal: bool
    shaken: bool = False

    def displacement(
        self, x: float | NDArray[np.float64], time: float | NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Of the medium at rest at `x`, in m."""
        turns = self.wave.frequency * np.asarray(time, float) - np.asarray(x) / self.wave.wavelength
        if self.shaken:
            turns = np.maximum(0.0, turns)
        moved: NDArray[np.float64] = self.amplitude * np.sin(2 * math.pi * turns)
        return moved

    def front(self, time: float) -> float:
        """How far it has come, in m."""
        return self.wave.speed * time if self.shaken else math.inf

    def crest(self, time: float) -> float:
        """The first crest (of a longitudinal wave the first compression) from x = 0 on, in m:
        within a wavelength."""
        quarter = 0.0 if self.longitudinal else 0.25
        return self.wave.wavelength * ((self.wave.frequency * time - quarter) % 1.0)

    @property
    def fastest(self) -> float:
        """Of the medium's parts, in m/s."""
        return self.amplitude * self.wave.angular


def simulate(values: Values) -> Travel:
    wave = solved(values, frequency=_FREQUENCY, speed=_SPEED)
    longitudinal, shaken = values["kind"] == _LONGITUDINAL, values["begin"] == _SHAKEN
    return Travel(wave, values["amplitude"], longitudinal, shaken)


def settled(values: Values) -> Mapping[str, float]:
    return simulate(values).wave.assumed


def span(values: Values, travel: Travel) -> Span:
    if travel.shaken:
        return Span((_SHOWN + 0.5) * travel.wave.period)
    return Span(travel.wave.period, repeats=True)


def facts(values: Values, travel: Travel) -> tuple[Fact, ...]:
    told = travel.wave.facts()
    if travel.amplitude > travel.wave.wavelength:  # no wave on a rope: light, or a number missing
        return told
    fastest = Wording("greatest speed of a particle", "质点的最大速度")
    return (*told, Fact("particle_speed", fastest, "u", travel.fastest, "m/s"))


def story(values: Values, travel: Travel) -> Wording:
    wave = travel.wave
    across = Wording("up and down, across the wave's way", "上下振动，与波的传播方向垂直")
    along = Wording("to and fro, along the wave's way", "来回振动，与波的传播方向平行")
    way = along if travel.longitudinal else across
    length, period, speed = (
        amount(wave.wavelength, "m"),
        amount(wave.period, "s"),
        amount(wave.speed, "m/s"),
    )
    begins = Wording("", "")
    if travel.shaken:
        begins = Wording(
            " Each part begins later than the one before it: ahead of the front all is at rest.",
            "每一部分都比前一部分晚开始振动，波前到达之前保持静止。",
        )
    return Wording(
        f"Each part of the medium only swings {way.en}; what travels is the shape, and with it "
        f"energy. In one period of {period} it goes on by one wavelength, {length}, so its speed "
        f"is {speed}.{begins.en}{wave.unfit.en}",
        f"介质的每一部分只在原处{way.zh}；向前传播的是波形和能量。一个周期 {period} 内，"
        f"波前进一个波长 {length}，所以波速为 {speed}。{begins.zh}{wave.unfit.zh}",
    )


def draw(page: Page, cases: Sequence[Case[Travel]]) -> None:
    width = _SHOWN * max(case.run.wave.wavelength for case in cases)
    single = len(cases) == 1
    row = width * (0.36 if single else 0.4 / len(cases))
    bottom = -row * (len(cases) - 0.5) - width * 0.06
    scene = page.scene((-0.08 * width, 1.04 * width), (bottom, row / 2))
    largest = max(case.run.amplitude for case in cases)
    high = min(0.3 * row, max(largest, 0.2 * row)) if single else 0.36 * row
    for index, case in enumerate(cases):
        base = -index * row
        _medium(scene, case, width, base, high / largest, VERMILLION if single else case.colour)
        if case.run.shaken:
            _hand(scene, case.run, base, high / largest)
    if single:
        _explain(scene, cases[0].run, width, high)
    scene.ruler((0, bottom + 0.045 * width), (width, bottom + 0.045 * width), "m")
    page.legend(cases)
    _tell(page, cases, largest)


def _medium(
    scene: Scene, case: Case[Travel], width: float, base: float, scale: float, mark: Colour
) -> None:
    """The rope or the slinky, with one part of it marked."""
    travel = case.run
    if travel.longitudinal:
        _slinky(scene, case, width, base, mark)
        return
    limit, rest = scale * travel.amplitude, width / 2
    scene.line([(0, base), (width, base)], SOFT_INK, 1.0, dash=(4, 4))
    profile(
        scene, (0, width), travel.wave.wavelength,
        lambda x, t: scale * travel.displacement(x, t), case.colour,
        base=base, limit=limit, width=3.5,
    )  # fmt: skip
    scene.line([(rest, base - limit), (rest, base + limit)], SOFT_INK, 1.2, dash=(2, 4))
    scene.disc(
        lambda t: (rest, base + scale * float(travel.displacement(rest, t))),
        points=8, fill=mark, edge=WHITE, front=True,
    )  # fmt: skip


def _slinky(scene: Scene, case: Case[Travel], width: float, base: float, mark: Colour) -> None:
    """Coils that are squeezed and stretched."""
    travel, rest = case.run, width / 2
    squeezed = _enlarged(travel)
    wide = 0.4 * scene.y[1]
    x = np.linspace(0, width, 2 * _COILS + 1)
    sides = base + wide * np.where(np.arange(len(x)) % 2, 1.0, -1.0)
    scene.line(
        lambda t: np.column_stack([x + squeezed * travel.displacement(x, t), sides]),
        case.colour, 1.8,
    )  # fmt: skip
    scene.line([(rest, base - 1.3 * wide), (rest, base + 1.3 * wide)], SOFT_INK, 1.0, dash=(3, 4))
    scene.disc(
        lambda t: (rest + squeezed * float(travel.displacement(rest, t)), base),
        points=7, fill=mark, edge=WHITE, front=True,
    )  # fmt: skip


def _enlarged(travel: Travel) -> float:
    """How many times larger than it is a slinky's swing is drawn, so that it is seen and no coil
    passes another."""
    share = travel.amplitude / travel.wave.wavelength
    low, high = _SEEN
    return 1.0 if low <= share <= high else float(f"{_SQUEEZED / share:.1e}")


def _hand(scene: Scene, travel: Travel, base: float, scale: float) -> None:
    """What shakes the left end."""

    def at(time: float) -> tuple[float, float]:
        moved = float(travel.displacement(0.0, time))
        if travel.longitudinal:
            return _enlarged(travel) * moved, base
        return 0.0, base + scale * moved

    scene.disc(at, points=9, fill=GOLD, edge=INK, front=True)


def _explain(scene: Scene, travel: Travel, width: float, high: float) -> None:
    """The wavelength from crest to crest, the amplitude, and which way it goes."""
    wave = travel.wave
    above = 0.11 * width if travel.longitudinal else 1.2 * high
    crest = travel.crest
    long = f"λ = {amount(wave.wavelength, 'm')}"

    def end(time: float) -> float:
        """Of a wavelength, which ends at the front where there is one."""
        return min(crest(time) + wave.wavelength, max(wave.wavelength, travel.front(time)))

    def come(time: float) -> bool:
        """Whether there is a whole wavelength."""
        return travel.front(time) >= wave.wavelength

    scene.measure(
        lambda t: (end(t) - wave.wavelength if come(t) else 0.0, above),
        lambda t: (end(t) if come(t) else 0.0, above),
        lambda t: long if come(t) else "",
        prefer=("above",),
    )
    way = (0.86 * width, above)
    scene.vector(way, (1, 0), VELOCITY, "v", longest=1, points=44, always=True)
    if travel.longitudinal:
        dense, thin = Wording("compression", "密部"), Wording("rarefaction", "疏部")
        half = wave.wavelength / 2

        def below(away: float, time: float) -> tuple[float, float]:
            return crest(time) + away, -0.1 * width

        for name, away in ((dense, 0.0), (thin, half), (dense, 2 * half)):
            at = partial(below, away)
            said = partial(_reached, travel, at, name.in_(scene.locale))
            scene.label(said, at, SOFT_INK, size=13, prefer=("below",), gap=2)
        if (factor := _enlarged(travel)) != 1:
            told = digits(max(factor, 1 / factor), 2)
            size = ("larger", "放大") if factor > 1 else ("smaller", "缩小")
            words = Wording(f"swing drawn {told} times {size[0]}", f"振幅{size[1]} {told} 倍")
            at_foot = (width / 2, -0.155 * width)
            scene.label(
                words.in_(scene.locale), at_foot, SOFT_INK, size=13, prefer=("below",), gap=2,
                number=True,
            )  # fmt: skip
        return
    left = -0.03 * width
    scene.line([(1.5 * left, high), (width, high)], SOFT_INK, 0.8, dash=(2, 5))
    scene.measure((left, 0), (left, high), "A", prefer=("left",))


def _reached(
    travel: Travel, at: Callable[[float], tuple[float, float]], name: str, time: float
) -> str:
    """The name, where the wave has come so far."""
    return name if at(time)[0] <= travel.front(time) else ""


def _tell(page: Page, cases: Sequence[Case[Travel]], largest: float) -> None:
    _wave.read(page, cases, lambda travel: travel.wave)
    waves = [case.run.wave for case in cases]
    shortest, longest = (find(wave.period for wave in waves) for find in (min, max))
    end = longest if len(cases) == 1 else min(2 * longest, _MOST_PERIODS * shortest)
    once = any(case.run.shaken for case in cases)
    if once:
        end = min((_SHOWN + 0.5) * longest, _MOST_PERIODS * shortest)
    times = np.linspace(0, end, 120 + 12 * math.ceil(end / shortest))
    curves = []
    for case in cases:
        rest = _SHOWN * max(wave.wavelength for wave in waves) / 2
        colour = VERMILLION if len(cases) == 1 else case.colour
        curves.append(Curve(times, case.run.displacement(rest, times), colour))
    name = page.say(_displacement([case.run for case in cases]))
    page.graph(
        Graph(
            Axis("t", "s", 0, end),
            Axis(name, "m", -largest, largest),
            curves,
            wraps=None if once else end,
        )
    )


def _displacement(travels: Sequence[Travel]) -> Wording:
    """What the dot's is called: y is across the wave's way."""
    if all(it.longitudinal for it in travels):
        return Wording("s of the dot", "质点的位移 s")
    if any(it.longitudinal for it in travels):
        return Wording("displacement of the dot", "质点的位移")
    return Wording("y of the dot", "质点的位移 y")


PHENOMENON = Phenomenon(
    slug="travelling-wave",
    name=Wording("Travelling wave", "行波"),
    formula=both("v = λ f"),
    slots=(
        Slot(
            "amplitude", "A", "m", 0.1, 1e-9, 100.0,
            Wording("amplitude", "振幅"),
            cues=Wording("amplitude|high|height|tall", "振幅|高"),
        ),
        _wave.FREQUENCY, _wave.WAVELENGTH, _wave.SPEED, _wave.PERIOD,
    ),
    choices=(
        Choice(
            "kind", Wording("kind of wave", "波的种类"),
            (
                Option(
                    _TRANSVERSE, Wording("transverse", "横波"),
                    Wording("transverse|rope|string|up and down", "横波|绳波|绳子|绳"),
                ),
                Option(
                    _LONGITUDINAL, Wording("longitudinal", "纵波"),
                    Wording(
                        "longitudinal|compressional?|slinky|spring|back and forth",
                        "纵波|弹簧|疏密波|密部|疏部",
                    ),
                ),
            ),
        ),
        Choice(
            "begin", Wording("beginning", "起始"),
            (
                Option(_RUNNING, Wording("already running", "已在传播")),
                Option(
                    _SHAKEN, Wording("shaken at one end", "一端抖动"),
                    Wording("shak(?:e|es|en|ing)|flick|flicks|wiggle|wiggles", "抖|甩"),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\badd\b.{0,30}\bwaves?\b|\bsum\b|\benvelope\b|\bcancel|\bthrough each other\b|声源"
        r"|波源.{0,4}运动|包络|主波": -3,
        r"\b(cork|leaf|duck|buoy|ball|float|bottle)\b.{0,60}\b(ripples?|waves?)\b.{0,60}\b("
        r"bobs?|up and down|along|carried|stays?)\b|\b(stadium|mexican|human) wave\b"
        r"|\bseismic waves?\b|\b[ps][- ]waves?\b"
        r"|\b(pebble|stone)\b.{0,30}\b(pond|lake)\b.{0,30}\b(ripples?|rings?|spread)"
        r"|(树叶|叶子|木块|浮标|鸭子|皮球|小船|落叶).{0,20}(水波|波浪|波纹|波).{0,15}(不会|"
        r"为什么|跟着|往前|上下|漂走)|人浪|地震波"
        r"|(石头|石子).{0,10}(水|湖|池).{0,10}(波纹|涟漪|水波).{0,10}(传|扩散|圈)"
        r"|质点.{0,10}(迁移|随波|上下)|衡波|恒波|纵坡": 3,
        r"\b(travell?ing|progressive|transverse|longitudinal|harmonic) waves?\b|行波|横波|纵波": 3,
        r"\bwaves?\b.*\b(rope|string|slinky)\b|\b(rope|slinky)\b.*\bwaves?\b|绳波|机械波|简谐波": 3,
        r"\bwave ?(length|speed|velocity)\b|\bwave\b.*\b(speed|frequency|hz|amplitude|period)\b": 2,
        r"\b(crests?|troughs?)\b|\bv ?= ?(fλ|λf|f lambda)|波峰|波谷|波长|波速|疏密波": 2,
        r"\b(shak(e|es|en|ing)|flick|wiggl\w+)\b.*\b(rope|string|slinky)\b": 3,
        r"抖.{0,4}绳|甩绳(?!.{0,12}球)|绳.*(抖|甩(?!.{0,8}(球|石|桶|圈)))": 3,
        r"\bwaves?\b.*\b(runs?|travels?|moves?|passes) (along|through|down|across)\b": 2,
        r"\bwaves?\b|\bslinky\b|波的传播|波动|波形": 1,
        r"\bstanding\b|\bstationary\b|驻波|harmonics?\b|\bnodes?\b|波节|波腹|(?<!简)谐波": -3,
        r"\binterfer|\bsuperpos|\bbeats?\b|干涉|叠加|拍频|\bpulses\b|\bslits?\b|狭缝|双缝|单缝": -3,
        r"\bdoppler\b|多普勒|\bsound\b|声波|声音|\bloudspeaker\b|diffract|衍射": -2,
        r"\bocean\b|\bbeach\b|\bsurf|海浪|海滩|\bmicrowave oven|electromagnetic|电磁波": -2,
    },
    examples_en=(
        "a transverse wave of wavelength 2 m and frequency 1 Hz travels along a rope",
        "a longitudinal wave on a slinky",
        "what is the speed of a wave with wavelength 0.5 m and frequency 4 Hz",
        "a wave moves at 12 m/s with a frequency of 3 Hz, what is its wavelength",
        "shake one end of a rope up and down and watch the wave run along it",
        "compare waves of 1 Hz and 2 Hz on the same rope",
        "crests and troughs of a wave with amplitude 5 cm and period 2 s",
        "a leaf on the pond only goes up and down while the ripples pass under it",
        "a stone thrown into a lake makes rings that spread, how fast do they go",
        "a Mexican wave runs round the stadium but nobody leaves the seat",
        "flick one end of a long spring, the pulse runs to the other end",
    ),
    examples_zh=(
        "一列横波沿绳子传播，波长2米，频率1赫兹",
        "弹簧上的纵波，密部和疏部",
        "波长0.5米、频率4赫兹的波，波速是多少",
        "上下抖动绳子的一端，看波怎样传播",
        "简谐波的振幅5厘米，周期2秒",
        "横波和纵波有什么不同",
        "往湖里扔一颗石子，波纹一圈圈传开，漂着的落叶却不跟着走",
        "体育场里的人浪和波的传播",
        "绳波传播时绳上的质点随波迁移吗",
        "地震的横波和纵波哪个先到",
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
                r"(higher|greater|larger|bigger) (frequency|amplitude)\b.*\b(travel|move|go)\w*\b"
                r".*\bfaster|waves?\b.*\bfaster\b.*\b(higher|bigger|larger) (frequency|amplitude)",
                r"(频率|振幅)越(高|大).{0,6}(波速|传播|跑得|波).{0,4}越?快",
            ),
            truth=Wording(
                "The speed of a wave is set by the medium: a higher frequency makes its wavelength "
                "shorter, and neither frequency nor amplitude makes it faster.",
                "波速由介质决定：频率变高时波长变短，频率和振幅都不会使波跑得更快。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(rope|water|medium|particles?|matter)\b.*\b(travels?|moves?|carried|goes) "
                r"(along |forward |away )?with the wave",
                r"(质点|介质|水|绳子).{0,6}(随波|跟着波|和波一起).{0,6}(前进|迁移|移动|传播|走)",
            ),
            truth=Wording(
                "The wave carries energy, not the medium: each part of it only swings about its "
                "place.",
                "波传播的是能量和波形，介质的质点只在各自的平衡位置附近振动，并不随波迁移。",
            ),
        ),
    ),
)  # fmt: skip
