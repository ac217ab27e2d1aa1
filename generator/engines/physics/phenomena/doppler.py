"""The Doppler effect: wave circles of a source that moves, from slow to faster than sound."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas, Place
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    VERMILLION,
    WHITE,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.draw.view import Moving
from generator.engines.physics.phenomena._moving_source import ASIDE, SONIC, Doppler
from generator.engines.physics.phenomena._openings import left_open, opening, told
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

_USUAL, _FASTER = 0.3, 1.5  # of the speed of sound, where the text tells no speed
_VEHICLE = 30.0  # m/s, as an ambulance or a train drives

_SPEED = opening(
    "speed", "vₛ", "m/s", 2e4, Wording("source speed", "波源速度"),
    Wording(
        "speed|velocity|mov(?:es|ing) at|travel(?:s|ling)? at|driv(?:es|ing) at|fl(?:ies|ying) at"
        "|approach(?:es|ing)? at|pass(?:es|ing)? at|goes at|swims at",
        "速度|车速|以|行驶|飞行|时速",
    ),
)  # fmt: skip
_MACH = opening(
    "mach", "M", "", 50.0, Wording("Mach number", "马赫数"),
    Wording("mach|mach number|(?:times|half) the speed of sound", "马赫|倍音速|倍声速"),
)  # fmt: skip
_LISTENER = opening(
    "listener", "vₒ", "m/s", 2e4, Wording("listener speed", "观察者速度"),
    Wording("listener|observer|cyclist|runner", "观察者|听者|行人|听众"),
)  # fmt: skip


def simulate(values: Values) -> Doppler:
    sound = values["sound"]
    speed, mach, listener = (told(values, slot) for slot in (_SPEED, _MACH, _LISTENER))
    if speed is None and mach is not None:
        speed = mach * sound
    if speed is None and listener is not None:
        speed = 0.0
    if speed is None:
        speed = (_FASTER if values["regime"] == "supersonic" else _USUAL) * sound
        if values["source"] == "vehicle" and values["regime"] != "supersonic":
            speed = _VEHICLE
    return Doppler(values["frequency"], speed, listener or 0.0, sound)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    found = {"sound": float(values["sound"])}
    if all(told(values, it) is None for it in (_MACH, _LISTENER)):
        found |= left_open(values, [(_SPEED, simulate(values).source)])
    return found


def span(values: Values, doppler: Doppler) -> Span:
    return Span(doppler.seconds)


def facts(values: Values, doppler: Doppler) -> tuple[Fact, ...]:
    mach = Fact("mach", Wording("Mach number", "马赫数"), "M", doppler.mach, "")
    behind = Fact(
        "behind", Wording("frequency heard behind", "后方听到的频率"), "f₂", doppler.behind, "Hz"
    )
    ahead = doppler.ahead
    if ahead is None:
        # Behind it the waves that it sent ahead arrive too, once it has passed.
        back = Wording("heard of the waves sent back", "向后发出的波听到的频率")
        behind = Fact("behind", back, "f₂", doppler.behind, "Hz")
        cone = Wording("half angle of the Mach cone", "马赫锥半顶角")
        source = Wording("speed of the source", "声源速度")
        return (
            mach,
            Fact("cone", cone, "μ", doppler.cone, "rad", "deg"),
            behind,
            Fact("source", source, "v", doppler.source, "m/s"),
        )
    short = (doppler.sound - doppler.source) / doppler.frequency
    long = (doppler.sound + doppler.source) / doppler.frequency
    return (
        Fact("ahead", Wording("frequency heard ahead", "前方听到的频率"), "f₁", ahead, "Hz"),
        behind,
        Fact("short", Wording("wavelength ahead", "前方波长"), "λ₁", short, "m"),
        Fact("long", Wording("wavelength behind", "后方波长"), "λ₂", long, "m"),
        mach,
    )


def formula(values: Values) -> Wording:
    """That of the Mach cone for a source as fast as sound, before which nothing is heard."""
    return _SLOW if simulate(values).subsonic else both("sin μ = v/vₛ")


def story(values: Values, doppler: Doppler) -> Wording:
    own = amount(doppler.frequency, "Hz")
    behind, angle = amount(doppler.behind, "Hz"), amount(doppler.cone, "deg")
    if doppler.ahead is None:
        times = f"{doppler.mach:.3g}"
        return Wording(
            f"At {times} times the speed of sound the source outruns its own waves. They pile up "
            f"on a cone of half angle {angle} with it at the tip: where the cone passes there is a "
            f"bang, and before it nothing is heard.",
            f"波源速度是声速的 {times} 倍，跑在自己发出的波的前面。"
            f"波前叠成半顶角 {angle} 的马赫锥：锥面扫过时听到一声巨响，此前什么也听不到。",
        )
    ahead = amount(doppler.ahead, "Hz")
    if doppler.source == 0:
        return Wording(
            f"The source rests. A listener who runs towards it meets more waves each second and "
            f"hears {ahead} instead of {own}.",
            f"波源静止。观察者迎着波运动，每秒遇到的波更多，听到 {ahead} 而不是 {own}。",
        )
    return Wording(
        f"The source runs after the waves that it sends ahead, so they come closer together and "
        f"are heard at {ahead} instead of {own}; behind it they are stretched to {behind}. The "
        "source itself does not change its frequency.",
        f"波源追赶着向前发出的波，前方波长变短，听到 {ahead}（原为 {own}）；"
        f"后方波长变长，听到 {behind}。声源本身的频率并没有变。",
    )


def draw(page: Page, cases: Sequence[Case[Doppler]]) -> None:
    half = max(case.run.half for case in cases)
    single = len(cases) == 1
    tall = 0.66 * half
    for scene, case in zip(page.scenes(cases, (-half, half), (-tall, tall)), cases, strict=True):
        _picture(scene, case.run, half, named=single)
    _tell(page, cases)


def _picture(scene: Scene, doppler: Doppler, half: float, *, named: bool) -> None:
    scene.line([(-half, 0), (half, 0)], SOFT_INK, 1.0, dash=(4, 6))
    _circles(scene, doppler)
    if doppler.mach > 1 + SONIC:
        _cone(scene, doppler, half, named=named)
    side = (0.8 if doppler.subsonic else 0.87) * half

    def ahead(time: float) -> tuple[float, float]:
        return side - doppler.listener * min(time, doppler.seconds), 0.0

    silence = Wording("nothing yet", "还听不到").in_(scene.locale) if named else ""
    heard = amount(doppler.ahead, "Hz") if doppler.ahead is not None else silence
    _listener(scene, (-side, 0.0), amount(doppler.behind, "Hz") if doppler.subsonic else "")
    _listener(scene, ahead if doppler.listener else (side, 0.0), heard)
    if doppler.listener:
        largest = max(doppler.source, doppler.listener)
        scene.vector(
            ahead, (-doppler.listener, 0), VELOCITY, "vₒ" if named else "", longest=largest,
            points=34,
        )  # fmt: skip
    if doppler.source:
        longest = max(doppler.source, doppler.listener)
        scene.vector(
            lambda t: (doppler.place(t), 0), (doppler.source, 0), VELOCITY,
            "vₛ" if named else "", longest=longest, points=44,
        )  # fmt: skip
    scene.disc(lambda t: (doppler.place(t), 0), points=8, fill=VERMILLION, edge=WHITE, front=True)


_TURNS = np.linspace(0, math.tau, 121)
_ROUND = np.stack([np.cos(_TURNS), np.sin(_TURNS)], -1)
"""A circle, which takes a third of the time as a line: off by 0.2 pixels where it is largest."""


def _circles(scene: Scene, doppler: Doppler) -> None:
    """The wave fronts, the older the paler."""

    def item(canvas: Canvas, time: float) -> None:
        left, right, _, top = scene.window
        for centre, radius in doppler.circles(time).tolist():
            corner = math.hypot(max(right - centre, centre - left), top)
            if centre + radius < left or radius > corner:
                continue
            fade = min(0.75, 0.55 * radius / doppler.half)
            front = scene.px(_ROUND * radius + [centre, 0.0])
            canvas.line(front, mixed(BLUE, WHITE, round(fade, 1)), 1.7 * scene.unit)

    scene.add(item, moves=True)


def _cone(scene: Scene, doppler: Doppler, half: float, *, named: bool) -> None:
    """What all circles touch."""
    far = 3 * half
    rise = far * math.tan(doppler.cone)

    def edges(time: float) -> list[tuple[float, float]]:
        tip = doppler.place(time)
        return [(tip - far, rise), (tip, 0.0), (tip - far, -rise)]

    scene.line(edges, PURPLE, 3.0)
    if named:
        text = f"μ = {amount(doppler.cone, 'deg')}" if scene.numbers else ""
        scene.angle(
            lambda t: (doppler.place(t), 0), math.pi, math.pi - doppler.cone, text, points=64,
            colour=PURPLE,
        )  # fmt: skip


def _listener(scene: Scene, at: Moving[Place], heard: str) -> None:
    scene.disc(at, points=7, fill=ORANGE, edge=INK, front=True)
    scene.label(heard, at, INK, size=14, prefer=("below",), gap=11, number=True)


def _tell(page: Page, cases: Sequence[Case[Doppler]]) -> None:
    runs = [case.run for case in cases]
    slow = all(it.subsonic for it in runs)
    if slow:
        page.read(
            Wording("heard ahead", "前方听到"), "Hz", max(it.ahead or 0.0 for it in runs), cases,
            lambda run, _: run.ahead or 0.0,
        )  # fmt: skip
    else:
        page.read(
            Wording("Mach number", "马赫数"), "", max(it.mach for it in runs), cases,
            lambda run, _: run.mach,
        )  # fmt: skip
    if not slow:
        return
    page.read(
        Wording("heard behind", "后方听到"), "Hz", max(it.behind for it in runs), cases,
        lambda run, _: run.behind,
    )  # fmt: skip
    _passing(page, [case for case in cases if case.run.source > 0], alone=len(cases) == 1)


def _passing(page: Page, cases: Sequence[Case[Doppler]], *, alone: bool) -> None:
    """What is heard beside the way, over a time so much longer than that of the picture that it
    cannot grow with it."""
    if not cases:
        return
    end = max(case.run.passing for case in cases)
    times = np.linspace(-end, end, 240)
    curves = [
        Curve(times, case.run.heard(times), GREEN if alone else case.colour, grows=False)
        for case in cases
    ]
    low, top = (float(limit([it.y for it in curves])) for limit in (np.min, np.max))
    edge = 0.1 * (top - low)
    name = page.say(Wording(f"f, {ASIDE}λ beside the path", f"路旁 {ASIDE}λ 处听到的 f"))
    pitch = Axis(name, "Hz", max(0.0, low - edge), top + edge)
    page.graph(Graph(Axis("t", "s", -end, end), pitch, curves))


_SLOW = both("f′ = f (v + vₒ)/(v − vₛ)")

PHENOMENON = Phenomenon(
    slug="doppler",
    name=Wording("Doppler effect", "多普勒效应"),
    formula=_SLOW,
    slots=(
        Slot(
            "frequency", "f", "Hz", 500.0, 0.01, 1e9,
            Wording("frequency", "频率"),
            cues=Wording(
                "frequency|hz|hertz|siren|horn|whistle|pitch|tone", "频率|赫兹|警笛|汽笛|鸣笛"
            ),
        ),
        _SPEED, _MACH, _LISTENER,
        Slot(
            "sound", "v", "m/s", 343.0, 0.1, 2e4,
            Wording("speed of the waves", "波速"),
            cues=Wording(
                "speed of sound|sound speed|wave speed|speed of the waves?|waves", "声速|音速|波速"
            ),
            quiet=True,
        ),
    ),
    choices=(
        Choice(
            "regime", Wording("motion", "运动"),
            (
                Option("moving", Wording("relative motion", "相对运动")),
                Option(
                    "supersonic", Wording("supersonic", "超声速"),
                    Wording(
                        "supersonic|sonic boom|mach cone|shock ?wave|faster than sound"
                        "|faster than the speed of sound|fighter jet|concorde|bullet",
                        "超音速|超声速|音爆|马赫锥|激波|冲击波|突破音障|子弹",
                    ),
                ),
            ),
            quiet=True,
        ),
        Choice(
            "source", Wording("source", "波源"),
            (
                Option("usual", Wording("any source", "一般波源")),
                Option(
                    "vehicle", Wording("vehicle", "车辆"),
                    Wording(
                        "ambulance|police car|fire engine|fire truck|train|car|lorry|truck|bus"
                        "|motorbike|motorcycle|siren|horn",
                        "救护车|警车|消防车|火车|列车|汽车|赛车|卡车|摩托车?|警笛|汽笛|鸣笛",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\bwave ?fronts?\b.{0,30}\b(bunch\w*|squash\w*|squeez\w*|crowd\w*|closer|ahead)"
        r"|\bmoving (loud)?speaker\b|\bdopp?lar\b|\bdopler\b"
        r"|\bpitch\b.{0,60}\b(past|passes|passing|whoosh\w*|zoom\w*|goes by|drives by|flies"
        r" by)\b|\b(radar|speed) gun\b"
        r"|\b(racing cars?|race cars?|f1|formula one|motorbike|motorcycle|train|plane)\b"
        r".{0,40}\b(pitch|sounds? (higher|lower|different)|whoosh\w*)"
        r"|(声源|波源|喇叭|汽车|赛车|火车|飞机|摩托车?).{0,12}(运动|靠近|远离|开过|驶过|经过"
        r"|迎面|飞过|呼啸|移动).{0,20}(音调|声音|波长|尖|低沉|频率)|前方.{0,4}波长"
        r"|波长.{0,4}(变短|压缩).{0,12}(后方|变长)|多谱勒|多普乐|多卜勒|测速(仪|枪|雷达)": 4,
        r"\bdoppler\b|多普勒": 3,
        r"\bsonic booms?\b|\bmach (cone|number)|\bmach (?=\d)|音爆|马赫|突破音障|音障": 3,
        r"\b(siren|horn|whistle)\b.*\b(pitch|frequency|hz|pass|approach|higher|lower|toward)": 3,
        r"\bpitch\b.*\b(changes?|drops?|falls?|rises?|higher|lower)\b.*"
        r"\b(past|pass\w*|approach\w*|towards?|away)\b": 3,
        r"(警笛|汽笛|鸣笛|喇叭|警报|救护车|警车|火车).*(音调|频率|听到|靠近|驶来|驶过|远离)": 3,
        r"\b(sound|sonic) barrier\b|\bsource\b.*\bmov(es|ing)\b": 3,
        r"\b(moving|approaching) (sound )?source\b|(运动|移动)的?(声源|波源)|波源.{0,4}运动": 3,
        r"\b(faster than|speed of|breaks? the) sound( barrier)?\b.*\b(jet|plane|aircraft)": 3,
        r"(?<=half )the speed of sound|\b(times|faster than) the speed of sound|倍[音声]速": 3,
        r"\bsupersonic\b|超音速|超声速": 2,
        r"\b(ambulance|police car|race car)\b.*\b(pass|siren|hear)|\bsiren\b|警笛|救护车": 1,
        r"\bred ?shift|红移|\bblue ?shift|\bweather\b|\bultrasound scan": -3,
    },
    examples_en=(
        "the Doppler effect of an ambulance siren of 700 Hz passing at 30 m/s",
        "wave circles of a moving sound source",
        "a jet at Mach 2 and its sonic boom",
        "why does the pitch of a siren drop when the ambulance drives past",
        "a train whistle of 400 Hz approaches at 90 km/h, what frequency is heard",
        "Doppler effect: an observer runs at 10 m/s towards a stationary source of 500 Hz",
        "compare the wave fronts of sources at Mach 0.5 and Mach 1.5",
        "the wave fronts are squeezed in front of a moving loudspeaker",
        "a racing car sounds higher coming and lower going",
        "how does a radar gun measure the speed of a car",
        "why does a motorbike change its note as it zooms past me",
    ),
    examples_zh=(
        "救护车以30米每秒驶过，警笛频率700赫兹，多普勒效应",
        "运动声源的波前圆圈",
        "飞机以2马赫飞行，形成马赫锥和音爆",
        "为什么火车驶来时汽笛音调变高，远离时变低",
        "频率400赫兹的汽笛以90千米每时靠近，听到的频率是多少",
        "超音速飞机的音爆",
        "赛车从身边呼啸而过，声音由尖变低沉",
        "声源向右移动，前面的波挤在一起，后面的波拉开",
        "摩托车迎面开来时声音变尖，开走后变低",
        "测速雷达怎样测出车速",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    formula_in=formula,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\b(pitch|frequency)\b.*\b(keeps?|goes on|gets?|becomes?|continues)\b.*"
                r"\b(rising|increasing|higher and higher)\b.*\b(approach|closer|nearer|comes)"
                r"|\b(closer|nearer)\b.{0,24}\bthe higher (is )?(the |its )?(pitch|frequency)"
                r"|\b(pitch|frequency) (rises|increases) the (closer|nearer)\b"
                r"|\bsiren\b.*\b(itself )?(changes|raises|lowers) its (pitch|frequency)",
                r"(越来越近|靠近).{0,8}(音调|频率)(越来越|不断|持续)(高|升|变高)"
                r"|(离得?|靠得?|越)(越|来越)?近.{0,6}(音调|频率)越高"
                r"|(警笛|汽笛|声源)(本身|自己)?.{0,4}(改变|提高)了?(自己的)?(频率|音调)",
            ),
            truth=Wording(
                "The siren keeps its frequency, and while it comes straight at you the pitch is "
                "high but steady; it drops as the source passes.",
                "声源的频率不变；迎面驶来时音调偏高但基本不变，经过身边时才由高变低。",
            ),
        ),
    ),
)  # fmt: skip
