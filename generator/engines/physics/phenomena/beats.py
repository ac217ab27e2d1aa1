"""Beats: two tones of nearly the same pitch drift in and out of step, and swell and fade."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    INK,
    ORANGE,
    PURPLE,
    SOFT_INK,
    VERMILLION,
    WHITE,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomenon import (
    Case,
    Fact,
    Phenomenon,
    Premise,
    Span,
    Values,
)
from generator.engines.physics.wording import NOTHING, Wording, both

_USUAL, _APART = 440.0, 4.0  # Hz: the note A, and a tone beside it
_HIGHEST = 1e6  # Hz
_COUNTED = 70.0  # vibrations in the picture that an eye can tell from each other
_CYCLES = 3.0  # under the magnifier
_MOST_BEATS = 60.0

_TONE = Wording("frequency|frequencies|hz|hertz|fork|forks|tone|tones|note", "频率|赫兹|音叉|声音")
_FIRST, _SECOND = (
    opening(f"frequency{index}", symbol, "Hz", _HIGHEST, Wording(f"{en} frequency", zh), _TONE)
    for index, symbol, en, zh in ((1, "f₁", "first", "第一频率"), (2, "f₂", "second", "第二频率"))
)
_BEAT = opening(
    "beat", "f", "Hz", _HIGHEST, Wording("beat frequency", "拍频"),
    Wording("beat frequency|beats (?:per|a|each|every) second", "拍频|次拍|每秒"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beating:
    """Two tones of equal amplitude, which is 1: cos 2πf₁t + cos 2πf₂t. `assumed` is, by slot, what
    was taken because the text did not say it."""

    first: float  # Hz
    second: float  # Hz
    assumed: Mapping[str, float] = field(default_factory=dict, compare=False)

    @property
    def beat(self) -> float:
        """The beats in a second, Hz; 0 for equal tones."""
        apart = abs(self.second - self.first)
        return apart if apart > 1e-9 * self.first else 0.0

    @property
    def middle(self) -> float:
        """The frequency that is heard, Hz."""
        return (self.first + self.second) / 2

    @property
    def seconds(self) -> float:
        """From one beat to the next; of equal tones, of one vibration."""
        return 1 / (self.beat or self.middle)

    def both(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        turns = 2 * math.pi * time
        total: NDArray[np.float64] = np.cos(self.first * turns) + np.cos(self.second * turns)
        return total

    def envelope(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """The amplitude of the sum: 2 |cos π(f₂ − f₁)t|."""
        swell: NDArray[np.float64] = 2 * np.abs(np.cos(math.pi * self.beat * np.asarray(time)))
        return swell

    def intensity(self, time: float) -> float:
        """The intensity beside that of one tone alone, 0 to 4."""
        return float(self.envelope(time)) ** 2

    def apart(self, time: float) -> float:
        """By how much the second is ahead, in rad, 0 to 2π."""
        return 2 * math.pi * ((self.second - self.first) * time % 1.0)


def simulate(values: Values) -> Beating:
    first, second, beat = (told(values, slot) for slot in (_FIRST, _SECOND, _BEAT))
    assumed: dict[str, float] = {}
    other = _SECOND
    if first is None and second is not None:
        first, second, other = second, None, _FIRST
    if first is None:
        first = assumed[_FIRST.key] = _USUAL
    if second is None:
        second = first + (beat or _APART / _USUAL * first)
        assumed[other.key] = second  # by a number of beats alone it may be the lower one as well
    return Beating(first, second, assumed)


def settled(values: Values) -> Mapping[str, float]:
    return simulate(values).assumed


def span(values: Values, beating: Beating) -> Span:
    return Span(beating.seconds, repeats=True)


def facts(values: Values, beating: Beating) -> tuple[Fact, ...]:
    beat = Fact("beat", Wording("beat frequency", "拍频"), "f", beating.beat, "Hz")
    tones = (
        Fact("middle", Wording("frequency heard", "听到的频率"), "fₘ", beating.middle, "Hz"),
        Fact("frequency1", Wording("first frequency", "第一频率"), "f₁", beating.first, "Hz"),
        Fact("frequency2", Wording("second frequency", "第二频率"), "f₂", beating.second, "Hz"),
    )
    if beating.beat == 0:
        return (beat, *tones)
    return (
        beat,
        Fact("period", Wording("beat period", "拍的周期"), "T", beating.seconds, "s"),
        *tones[1:],
        Fact(
            "envelope",
            Wording("frequency of the envelope", "包络线频率"),
            "fₑ",
            beating.beat / 2,
            "Hz",
        ),
        tones[0],
    )


def story(values: Values, beating: Beating) -> Wording:
    first, second = amount(beating.first, "Hz", 4), amount(beating.second, "Hz", 4)
    if beating.beat == 0:
        return Wording(
            f"Both tones have {first}: they stay in step, and there are no beats.",
            f"两个音都是 {first}，始终同相，因此没有拍。",
        )
    beat, heard = amount(beating.beat, "Hz"), amount(beating.middle, "Hz", 4)
    known, below = told(values, _FIRST) or told(values, _SECOND), beating.first - beating.beat
    or_lower = NOTHING
    if beating.assumed and known and told(values, _BEAT) and below > 0:
        low = amount(below, "Hz", 4)
        or_lower = Wording(
            f" With {low} instead of {second} the beats would be the same.",
            f"若另一个音是 {low} 而不是 {second}，拍频相同。",
        )
    every = amount(beating.seconds, "s")
    return Wording(
        f"Tones of {first} and {second} drift in and out of step: in step they are loud, against "
        f"each other silent. They come into step every {every}, which is a beat frequency of "
        f"{beat}; the pitch that swells and fades is {heard}.{or_lower.en}",
        f"{first} 和 {second} 的两个音时而同相、时而反相：同相时响，反相时轻。每隔 {every} 响一次，"
        f"即拍频 {beat}；听到的音高为 {heard}。{or_lower.zh}",
    )


def draw(page: Page, cases: Sequence[Case[Beating]]) -> None:
    runs = [case.run for case in cases]
    longest, shortest = max(it.seconds for it in runs), min(it.seconds for it in runs)
    wide = min(2 * longest, _MOST_BEATS * shortest) if runs[0].beat else 8 * longest
    single = len(cases) == 1
    row = 4.8
    ruler, top = -row * (len(cases) - 1) - 2.6, 8.8 if single else 2.6
    bottom = ruler - 0.13 * (top - ruler)
    scene = page.scene((-0.04 * wide, 1.07 * wide), (bottom, top), equal=False)
    for index, case in enumerate(cases):
        _pattern(scene, case.run, wide, -row * index, PURPLE if single else case.colour)
    scene.ruler((0, ruler), (wide, ruler), "s")
    scene.label("t", (wide, ruler), SOFT_INK, size=13, prefer=("right",), number=True)
    if single:
        _magnified(scene, runs[0], wide)
    page.legend(cases)
    page.read(
        Wording("beat frequency", "拍频"), "Hz", max(it.beat for it in runs), cases,
        lambda run, _: run.beat,
    )  # fmt: skip
    if single:
        page.read(
            Wording("phase difference", "相位差"), "deg", 2 * math.pi, cases,
            lambda run, t: run.apart(t),
        )  # fmt: skip
    page.read(
        Wording("intensity I/I₁", "声强 I/I₁"), "", 4.0, cases, lambda run, t: run.intensity(t)
    )


def _pattern(scene: Scene, beating: Beating, wide: float, base: float, colour: Colour) -> None:
    """The sum of the two tones over time, with its envelope, and where it is now."""
    times = np.linspace(0, wide, 500)
    swell = beating.envelope(times)
    if beating.middle * wide > _COUNTED:
        band = np.vstack(
            [
                np.column_stack([times, base + swell]),
                np.column_stack([times, base - swell])[::-1],
            ]
        )
        scene.polygon(band, pale(colour, 0.35))
    else:
        fine = np.linspace(0, wide, 3000)
        scene.line(np.column_stack([fine, base + beating.both(fine)]), colour, 1.8)
    for side in (-1, 1):
        scene.line(np.column_stack([times, base + side * swell]), VERMILLION, 1.4, dash=(5, 4))

    def cursor(time: float) -> list[tuple[float, float]]:
        at = time % wide
        return [(at, base - 2.15), (at, base + 2.15)]

    scene.line(cursor, INK, 1.6)


def _magnified(scene: Scene, beating: Beating, wide: float) -> None:
    """A few vibrations at the cursor, held still as on an oscilloscope: one tone stands, the
    other slides along it."""
    left, right, low, high = 0.12 * wide, 0.88 * wide, 3.1, 7.6
    middle = (low + high) / 2
    quick = max(beating.first, beating.second)
    turns = np.linspace(-_CYCLES / 2, _CYCLES / 2, 200)
    x = (left + right) / 2 + (right - left) * turns / _CYCLES
    slow = min(beating.first, beating.second) / quick

    def steady() -> NDArray[np.float64]:
        return np.cos(2 * math.pi * turns)

    def sliding(time: float) -> NDArray[np.float64]:
        lag = 2 * math.pi * (beating.beat * time % 1.0)
        slid: NDArray[np.float64] = np.cos(2 * math.pi * slow * turns - lag)
        return slid

    corners = [(left, low), (right, low), (right, high), (left, high)]
    scene.polygon(corners, WHITE, EDGE, 1.2)

    def edge(corner: float, time: float) -> list[tuple[float, float]]:
        return [(time % wide, 2.15), (corner, low)]

    for corner in (left, right):
        scene.line(partial(edge, corner), EDGE, 1.0)
    colours = (BLUE, ORANGE) if beating.first >= beating.second else (ORANGE, BLUE)
    scene.line(np.column_stack([x, middle + steady()]), colours[0], 2.2)
    scene.line(lambda t: np.column_stack([x, middle + sliding(t)]), colours[1], 2.2)
    scene.line(lambda t: np.column_stack([x, middle + steady() + sliding(t)]), PURPLE, 3.2)
    for text, colour, share in (
        (f"f₁ = {amount(beating.first, 'Hz', 4)}", BLUE, 0.16),
        (f"f₂ = {amount(beating.second, 'Hz', 4)}", ORANGE, 0.42),
        (Wording("1 + 2, magnified", "1 + 2（放大）").in_(scene.locale), PURPLE, 0.68),
    ):
        at = (share * wide, high + 0.55)
        scene.label(text, at, colour, size=13, prefer=("right",), gap=3, number="=" in text)


PHENOMENON = Phenomenon(
    slug="beats",
    name=Wording("Beats", "拍"),
    formula=both("f = |f₁ − f₂|"),
    slots=(_FIRST, _SECOND, _BEAT),
    cues={
        r"拍在|拍球|拍衣|拍被|皮球|疏密|空气.{0,6}疏|\bair (molecules?|particles?)\b"
        r"|\bcompressions?\b": -3,
        r"\b\d+ ?hz\b.{0,50}\b\d+ ?hz\b.{0,60}\b(envelope|wobbl\w*|throb\w*|waver\w*)"
        r"|\badd\b.{0,30}\bhz\b.{0,30}\bhz\b|包络"
        r"|\b(two|both)\b.{0,40}\b(almost|nearly|slightly|close)\b.{0,30}\b(pitch|frequency"
        r"|frequencies|notes?|tones?|tune)\b"
        r"|\btun(e|es|ing)\b.{0,20}\b(guitar|piano|violin)\b.{0,60}\b(wobbl|waver|pulsat|be"
        r"at|throb)\w*"
        r"|\b(throb|waver|pulsat)\w*\b.{0,50}\b(notes?|tones?|flutes?|whistles?|frequenc\w*"
        r")\b|两.{0,6}(频率|音调|音高).{0,12}(差不多|相近|接近|略|稍|几乎).{0,20}(声|音|响|发)"
        r"|(忽大忽小|一大一小|忽响忽轻|时大时小|时高时低)|(调音|校音|调琴).{0,15}(拍|忽|听)"
        r"|两[支把根].{0,8}(笛|琴弦|音叉|琴).{0,15}(不准|差一点|忽)": 4,
        r"\bbeat frequency\b|\bacoustic beats?\b|\bbeat phenomenon\b|拍频|拍音|拍现象|声拍": 3,
        r"\bbeats?\b.*\b(hz|hertz|tuning forks?)\b|\b(hz|hertz|tuning forks?)\b.*\bbeats?\b": 3,
        r"\bbeats\b.*\b(tones|notes|frequenc\w+|sounds|sound waves|pitch\w*)\b": 3,
        r"\bbeats per second\b|两个?音叉|音叉.*(赫兹|拍)|产生拍|形成拍|的拍\b": 3,
        r"\btwo\b.*\b(tuning forks|tones|notes|strings)\b.*\b(slightly|nearly|almost)\b": 2,
        r"\btuning forks?\b|音叉|频率(相近|接近|略有不同)": 2,
        r"\b(out of tune|swell|loud and soft|wobbl)|忽强忽弱|时强时弱|嗡嗡": 1,
        r"\bbeats\b|拍": 1,
        r"\bheart|心跳|心率|心脏|\bdrum|\bdanc|鼓|节拍|拍照|拍摄|拍打|球拍|\bdoppler": -3,
        r"\bresonance\b|共振|\bstanding|驻波": -1,
    },
    examples_en=(
        "beats of two tuning forks of 440 Hz and 444 Hz",
        "what is the beat frequency of tones at 256 Hz and 260 Hz",
        "two notes that are slightly out of tune make beats",
        "a tuning fork of 512 Hz and a string make 3 beats per second",
        "why do two nearly equal sound frequencies swell and fade as beats",
        "acoustic beats of 10 Hz and 12 Hz",
        "two flutes almost at the same pitch make the sound throb",
        "tuning a guitar by ear, the wobble of the two notes slows down and stops",
        "the envelope of the sum of two tones of 50 Hz and 54 Hz",
    ),
    examples_zh=(
        "频率440赫兹和444赫兹的两个音叉产生拍",
        "256赫兹和260赫兹的声音叠加，拍频是多少",
        "两个频率相近的音叉同时发声，声音时强时弱",
        "声拍现象，频率10赫兹和12赫兹",
        "两根琴弦没有调准，产生拍音",
        "两支笛子音高差一点点，一起吹时声音一大一小",
        "调琴师听着拍音把琴弦调准",
        "频率50赫兹和54赫兹的两列声波合成后的包络线",
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
                r"beat frequency (is|equals) the (average|mean|sum)"
                r"|beats? (get|become)s? faster (as|when|if) .*\b(closer|nearer)",
                r"拍频(是|等于).{0,8}(平均|之和|和的)|频率越接近.{0,4}拍.{0,4}越快",
            ),
            truth=Wording(
                "The beat frequency is the difference of the two: the nearer they are, the slower "
                "the beats. The mean is the pitch that is heard.",
                "拍频等于两频率之差：频率越接近，拍越慢；两者的平均值才是听到的音高。",
            ),
        ),
    ),
)  # fmt: skip
