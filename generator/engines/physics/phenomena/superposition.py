"""Superposition: two pulses that meet and pass through each other, two waves that run together."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._sum import Sum
from generator.engines.physics.phenomena._sum_picture import draw
from generator.engines.physics.phenomenon import (
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

_PULSES, _WAVES = "pulses", "waves"
_ADDING, _IN_STEP, _AGAINST = "adding", "constructive", "destructive"

_AMPLITUDES = ("amplitude1", "amplitude2")
_USUAL = 0.1  # m, where no amplitude is told
_LEAST = 1e-6  # m: less than that is none

_PHASE = opening(
    "phase", "Δφ", "rad", 2 * math.pi, Wording("phase difference", "相位差"),
    Wording("phase|out of phase|phase difference", "相位差|相位|相差"), shown="deg",
)  # fmt: skip


def simulate(values: Values) -> Sum:
    pulses, against = values["shape"] == _PULSES, values["meeting"] == _AGAINST
    phase = told(values, _PHASE)
    if pulses and phase is not None:
        against = math.cos(phase) < 0
    if pulses or phase is None:
        phase = math.pi if against else 0.0
    one, two = (values[key] if abs(values[key]) > _LEAST else 0.0 for key in _AMPLITUDES)
    first = one or abs(two) or _USUAL
    second = two or first
    if second < 0:
        phase = (phase + math.pi) % (2 * math.pi)
    return Sum(pulses, first, abs(second), phase, values["wavelength"], values["speed"])


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    sum_ = simulate(values)
    found = {"speed": sum_.speed, "wavelength": sum_.wavelength}
    sizes = zip(_AMPLITUDES, (sum_.first, sum_.second), strict=True)
    found |= {key: size for key, size in sizes if values[key] == 0}
    decided = sum_.pulses or values["meeting"] != _ADDING
    return found if decided else found | left_open(values, [(_PHASE, sum_.phase)])


def span(values: Values, sum_: Sum) -> Span:
    return Span(sum_.seconds, repeats=not sum_.pulses)


def facts(values: Values, sum_: Sum) -> tuple[Fact, ...]:
    resultant = Wording("resulting amplitude", "合振幅")
    told_first = Fact("amplitude", resultant, "A", sum_.resultant, "m")
    if sum_.pulses:
        meeting = Wording("time until they meet", "相遇时刻")
        return (told_first, Fact("meeting", meeting, "t", sum_.meeting, "s"))
    path = sum_.phase / (2 * math.pi) * sum_.wavelength
    brighter = (sum_.resultant / sum_.first) ** 2
    return (
        told_first,
        Fact("phase", Wording("phase difference", "相位差"), "Δφ", sum_.phase, "rad", "deg"),
        Fact("path", Wording("path difference", "波程差"), "Δs", path, "m"),
        Fact(
            "intensity", Wording("intensity beside wave 1", "与波 1 的强度比"), "I/I₁", brighter, ""
        ),
    )


def story(values: Values, sum_: Sum) -> Wording:
    size = amount(sum_.resultant, "m")
    if sum_.pulses:
        against = math.cos(sum_.phase) < 0
        how = (
            Wording("one is upside down, so they weaken each other", "一正一反，互相削弱")
            if against
            else Wording(
                "both are on the same side, so they reinforce each other", "同侧相加，互相加强"
            )
        )
        return Wording(
            "Where two pulses meet, their displacements add up, the upward ones positive and the "
            f"downward ones negative; {how.en}, for a moment to {size}. Then each runs on as if "
            "nothing had happened.",
            f"两个脉冲相遇时，各点的位移相加（向上为正，向下为负）：{how.zh}，"
            f"完全重合的瞬间为 {size}；之后各自继续前进，互不影响。",
        )
    angle, first, second = (
        amount(sum_.phase, "deg"),
        amount(sum_.first, "m"),
        amount(sum_.second, "m"),
    )
    step = Wording(f"They are {angle} out of step", f"两列波相位相差 {angle}")
    if sum_.phase == 0:
        step = Wording("They are in step", "两列波同相")
    return Wording(
        f"At every point the displacements of the two waves add up. {step.en}, "
        f"so amplitudes of {first} and {second} make {size}.",
        f"每一点的位移等于两列波位移之和。{step.zh}，振幅 {first} 和 {second} 合成为 {size}。",
    )


PHENOMENON = Phenomenon(
    slug="superposition",
    name=Wording("Superposition of waves", "波的叠加"),
    formula=both("y = y₁ + y₂"),
    slots=(
        Slot(
            "amplitude1", "A₁", "m", 0.0, 0.0, 100.0,
            Wording("first amplitude", "第一列波的振幅"),
            cues=Wording("amplitude|amplitudes|high|height", "振幅|高"),
            quiet=True, open=True,
        ),
        Slot(
            "amplitude2", "A₂", "m", 0.0, -100.0, 100.0,
            Wording("second amplitude", "第二列波的振幅"),
            cues=Wording("amplitude|amplitudes|high|height", "振幅|高"),
            quiet=True, open=True,
        ),
        Slot(
            "speed", "v", "m/s", 1.0, 1e-3, 3e8,
            Wording("wave speed", "波速"),
            cues=Wording("speed|velocity|moving at|travelling at", "波速|速度"),
            quiet=True,
        ),
        Slot(
            "wavelength", "λ", "m", 1.0, 1e-9, 1e6,
            Wording("wavelength", "波长"),
            cues=Wording("wavelength|long|length|wide", "波长|长|宽"),
            quiet=True,
        ),
        _PHASE,
    ),
    choices=(
        Choice(
            "shape", Wording("what meets", "相遇的波"),
            (
                Option(
                    _PULSES, Wording("pulses", "脉冲"),
                    Wording("pulse|wave pulse|hump", "脉冲|单个波|波包|凸起"),
                ),
                Option(
                    _WAVES, Wording("waves", "连续波"),
                    Wording(
                        "waves|sine waves?|sinusoidal|in phase|out of phase|phase difference",
                        "连续波|两列波|两列(?:简谐|正弦)波|正弦波|简谐波|同相|反相|相位差|波列",
                    ),
                ),
            ),
        ),
        Choice(
            "meeting", Wording("how they meet", "相遇方式"),
            (
                Option(_ADDING, Wording("adding up", "相加")),
                Option(
                    _IN_STEP, Wording("constructive", "相长"),
                    Wording(
                        "constructive|constructively|in phase|in step|reinforce",
                        "相长|加强|同相|增强",
                    ),
                ),
                Option(
                    _AGAINST, Wording("destructive", "相消"),
                    Wording(
                        "destructive|destructively|out of phase|antiphase|out of step|cancel"
                        "|inverted|upside down|opposite|noise[ -]cancell?ing",
                        "相消|抵消|减弱|反相|倒立|相反|一上一下|降噪",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\badd\w*\b.{0,20}\b(two|three|both|the)\b.{0,15}\bwaves\b"
        r"|\bsum of (two|three|both)\b.{0,20}\bwaves?\b"
        r"|\bcrests?\b.{0,30}\bmeets?\b.{0,30}\b(trough|crest)"
        r"|\bwaves?\b.{0,60}\b(pass|go|run)(es)? (right |straight )?through( each other)?\b"
        r"|\bwaves?\b.{0,30}\bcrash(es)? into each other"
        r"|\b(headphones?|earbuds?)\b.{0,30}\b(cancel\w*|anti-?noise)"
        r"|\bripples?\b.{0,40}\b(meet|cross|overlap|each other)"
        r"|(波峰|波谷).{0,6}(遇|碰|加|叠).{0,6}(波峰|波谷)"
        r"|两[列个条股].{0,6}波.{0,12}(碰|遇|相加|撞|穿|加在一起)"
        r"|(波|水波).{0,10}(互相穿|撞在一起|碰到一起)|两.{0,4}正弦波?.{0,8}(相加|加起来|之和)"
        r"|迭加|叠家|碟加": 4,
        r"\b(superpos\w+|superimpos\w+)\b(?!.*quantum)|波的叠加|叠加原理|(脉冲|波).{0,6}叠加": 3,
        r"\b(constructive|destructive)(ly)?\b.*\b(interfer\w*|waves?|pulses?)\b|相长|相消": 3,
        r"\btwo (wave )?pulses\b|\bpulses?\b.*\b(meet|cross|pass through|overlap|collide)": 3,
        r"(两个|两列|两).{0,4}(脉冲|波).{0,8}(相遇|叠加|相碰|穿过)": 3,
        r"\bwaves?\b.*\b(cancel|add up|out of phase|in phase|overlap|meet)|noise[- ]cancell": 2,
        r"\bphase difference\b|相位差|同相|反相|抵消|降噪耳机|主动降噪": 2,
        r"\binterfer\w+|干涉|叠加|脉冲|\bpulses?\b": 1,
        r"\bslits?\b|双缝|狭缝|\byoung|杨氏|fringe|条纹|diffract|衍射|thin film|薄膜|肥皂": -3,
        r"\bbeats\b|\bbeat frequency|拍频|\bstanding|\bstationary|驻波|node|波节": -3,
        r"\bcircuit|电路|\bheart|\bpulse rate|电场|\bquantum|量子|\bdoppler|多普勒": -3,
    },
    examples_en=(
        "two pulses on a string meet and pass through each other",
        "destructive interference of two waves",
        "superposition of two waves with a phase difference of 90 degrees",
        "compare constructive and destructive interference",
        "a pulse 10 cm high and an inverted pulse of 4 cm meet",
        "two waves of amplitude 3 cm and 4 cm add up in phase",
        "two sine waves and their sum",
        "a crest meets a crest and for a moment the wave is twice as high",
        "how do noise cancelling headphones use an opposite wave",
        "ripples from two stones cross, do they go straight through each other",
    ),
    examples_zh=(
        "绳上两个脉冲相遇后互相穿过",
        "两列波的相消叠加",
        "两列波的叠加，相位差60度",
        "比较相长和相消",
        "振幅3厘米和5厘米的两个脉冲相遇",
        "降噪耳机怎样用反相的声波抵消噪音",
        "波峰遇到波峰、波峰遇到波谷会怎样",
        "两列水波碰到一起后会互相弹开还是穿过去",
        "两个正弦波相加得到的波形",
        "两块石头激起的水波相遇后还会继续往前传吗",
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
                r"\b(pulses|waves)\b.*\b(bounce|rebound|reflect) (off|from) each other"
                r"|\b(pulses|waves)\b.*\b(destroy|stop|annihilate) each other",
                r"(脉冲|波).{0,8}(互相|相互|彼此).{0,3}(弹开|弹回|反弹|消灭|碰碎)",
            ),
            truth=Wording(
                "Waves pass through each other: after they have met, each runs on unchanged.",
                "波相遇时互相穿过，之后各自保持原样继续传播，不会弹开也不会消失。",
            ),
        ),
    ),
)  # fmt: skip
