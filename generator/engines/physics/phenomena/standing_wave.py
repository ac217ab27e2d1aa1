"""Standing waves: a string between two fixed ends, the air in a pipe that is open or closed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EDGE,
    INK,
    ORANGE,
    SKY,
    SOFT_INK,
    VERMILLION,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _wave
from generator.engines.physics.phenomena._standing import (
    CLOSED,
    HEAVINESS,
    LOOPS,
    MODES,
    OPEN,
    OVERTONES,
    PULL,
    STRING,
    USUAL_LENGTH,
    Standing,
    harmonic,
    standing_of,
)
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

_DOTS = 220


def settled(values: Values) -> Mapping[str, float]:
    return standing_of(values).assumed


def span(values: Values, standing: Standing) -> Span:
    return Span(1 / standing.frequency, repeats=True)


def facts(values: Values, standing: Standing) -> tuple[Fact, ...]:
    n = standing.n
    count = float(len(standing.nodes()))
    first = standing.frequency / n
    return (
        Fact("frequency", Wording("frequency", "频率"), "f", standing.frequency, "Hz"),
        Fact("wavelength", Wording("wavelength", "波长"), "λ", standing.wavelength, "m"),
        Fact("fundamental", Wording("fundamental frequency", "基频"), "f₁", first, "Hz"),
        Fact("speed", Wording("wave speed", "波速"), "v", standing.speed, "m/s"),
        Fact("nodes", Wording("number of nodes", "波节数"), "N", count, ""),
    )


def story(values: Values, standing: Standing) -> Wording:
    n, quarter = standing.n, standing.kind == CLOSED
    fits = f"{n} {'quarter' if quarter else 'half'} wavelength{'s' if n > 1 else ''}"
    part = "四分之一波长" if quarter else "半波长"
    length, frequency = amount(standing.wavelength, "m"), amount(standing.frequency, "Hz")
    more = standing.unfit
    return Wording(
        "Two equal waves that run against each other add up to one that stands: at the nodes they "
        f"always cancel, in between it swings. {fits} between the ends make λ = {length}, and "
        f"f = v/λ = {frequency}.{more.en}",
        f"两列相同的波相向传播，叠加成驻波：波节处始终抵消，两节之间振动。两端之间有 {n} 个{part}，"
        f"所以 λ = {length}，f = v/λ = {frequency}。{more.zh}",
    )


def impossible(values: Values) -> Wording | None:
    n = harmonic(values)
    if values["kind"] == CLOSED and n is not None and n % 2 == 0:
        return Wording(
            f"A pipe closed at one end has only odd harmonics: 1, 3, 5 …, not {n}.",
            f"一端封闭的管只有奇次谐波：1、3、5……，没有第 {n} 次。",
        )
    return None


def draw(page: Page, cases: Sequence[Case[Standing]]) -> None:
    longest = max(case.run.length for case in cases)
    single = len(cases) == 1
    row = longest * (0.36 if single else 0.5 / len(cases))
    bottom = -row * (len(cases) - 0.5) - 0.08 * longest
    scene = page.scene((-0.06 * longest, 1.06 * longest), (bottom, row * (0.6 if single else 0.5)))
    for index, case in enumerate(cases):
        base, high = -index * row, row * (0.3 if single else 0.36)
        if case.run.kind == STRING:
            _string(scene, case, base, high, single=single)
        else:
            _pipe(scene, case, base, high, page.seed if single else None)
    if single:
        _explain(scene, cases[0].run, 0.3 * row)
    scene.ruler((0, bottom + 0.055 * longest), (longest, bottom + 0.055 * longest), "m")
    page.legend(cases)
    _tell(page, cases)


def _string(scene: Scene, case: Case[Standing], base: float, high: float, *, single: bool) -> None:
    standing = case.run
    x = np.linspace(0, standing.length, max(120, 24 * standing.n))
    _envelope(scene, standing, x, base, high)
    if single:
        _running(scene, standing, x, high)
    scene.line(
        lambda t: np.column_stack([x, base + high * standing.displacement(x, t)]),
        case.colour, 3.5,
    )  # fmt: skip
    for end in (0.0, standing.length):
        scene.line([(end, base - 0.5 * high), (end, base + 0.5 * high)], INK, 4.0)
    _dots(scene, standing, base)


def _running(scene: Scene, standing: Standing, x: NDArray[np.float64], high: float) -> None:
    """The two waves that add up to it, with an arrow on one hump of each."""

    def wave(way: int, time: float) -> NDArray[np.float64]:
        return np.column_stack([x, high * standing.running(x, time, way)])

    def hump(way: int, time: float) -> tuple[float, float]:
        halves, rest = divmod(2 * way * standing.frequency * time + 0.5, 1.0)
        up = 0.5 if (halves + middle) % 2 == 0 else -0.5
        return (middle + rest) * standing.wavelength / 2, high * up

    middle = (standing.n - 1) // 2

    for way, colour in ((1, ORANGE), (-1, SKY)):
        scene.line(partial(wave, way), colour, 1.6, opacity=0.8)
        scene.vector(
            partial(hump, way), (way, 0), colour, longest=1, points=26, width=2, always=True
        )


def _pipe(scene: Scene, case: Case[Standing], base: float, high: float, seed: int | None) -> None:
    """The pipe, its air, and how far that swings to and fro, drawn upwards."""
    standing, length, wall = case.run, case.run.length, 1.15 * high
    corners = [(0, base - wall), (length, base - wall), (length, base + wall), (0, base + wall)]
    scene.polygon(corners, pale(SKY, 0.85))
    if seed is not None:
        _air(scene, standing, base, wall, seed)
    x = np.linspace(0, length, max(120, 24 * standing.n))
    _envelope(scene, standing, x, base, high)
    scene.line(
        lambda t: np.column_stack([x, base + high * standing.displacement(x, t)]),
        case.colour, 3.0,
    )  # fmt: skip
    for side in (-wall, wall):
        scene.line([(0, base + side), (length, base + side)], INK, 3.5)
    if standing.kind == CLOSED:
        scene.line([(0, base - wall), (0, base + wall)], INK, 6.0)
    _dots(scene, standing, base)


def _air(scene: Scene, standing: Standing, base: float, wall: float, seed: int) -> None:
    chance = np.random.default_rng(seed)
    x = np.sort(chance.uniform(0.01, 0.99, _DOTS)) * standing.length
    y = base + chance.uniform(-0.92, 0.92, _DOTS) * wall
    reach = 0.09 * min(standing.wavelength, standing.length)
    scene.dots(lambda t: np.column_stack([x + reach * standing.displacement(x, t), y]), EDGE, 1.8)


def _envelope(
    scene: Scene, standing: Standing, x: NDArray[np.float64], base: float, high: float
) -> None:
    for side in (-high, high):
        curve = np.column_stack([x, base + side * standing.shape(x)])
        scene.line(curve, SOFT_INK, 1.2, dash=(4, 4))


def _dots(scene: Scene, standing: Standing, base: float) -> None:
    places = standing.nodes()
    scene.dots(np.column_stack([places, np.full(len(places), base)]), INK, 4.0)


def _explain(scene: Scene, standing: Standing, high: float) -> None:
    """The first node and antinode within, and a wavelength or the part of it that has room."""
    node, antinode = Wording("node", "波节"), Wording("antinode", "波腹")
    inner = [it for it in standing.nodes() if 0 < it < 0.99 * standing.length]
    swings = [it for it in standing.antinodes() if 0 < it < 0.99 * standing.length]
    wide = standing.length
    spots = ((node, inner[0] if inner else 0.0), (antinode, swings[-1] if swings else wide))
    for called, at in spots:
        below = (at, -1.15 * high)
        scene.line([(at, 0), (at, -1.2 * high)], SOFT_INK, 1.0, dash=(2, 4))
        scene.label(called.in_(scene.locale), below, SOFT_INK, size=13, prefer=("below",))
    parts = ((1.0, "λ"), (0.5, "λ/2"), (0.25, "λ/4"))
    share, name = next(
        it for it in parts if it[0] * standing.wavelength <= standing.length * 1.001 or it[0] < 0.3
    )
    reach = share * standing.wavelength
    text = f"{name} = {amount(reach, 'm')}"
    scene.measure((0, 1.35 * high), (reach, 1.35 * high), text, prefer=("above",))


def _tell(page: Page, cases: Sequence[Case[Standing]]) -> None:
    _wave.read(page, cases, lambda standing: standing)
    if len(cases) > 1:
        return
    run = cases[0].run
    step = 2 if run.kind == CLOSED else 1
    first = max(1, run.n - 2 * step)
    series = [first + step * index for index in range(5)]
    unit = run.frequency / run.n
    bars = [
        (both(f"n = {it}"), VERMILLION if it == run.n else EDGE, partial(_steady, it * unit))
        for it in series
    ]
    page.bars(Wording("resonances", "共振频率"), "Hz", series[-1] * unit, bars)


def _steady(value: float, _time: float) -> float:
    return value


def _modes() -> Iterator[Option]:
    """The harmonics and overtones that a text may name."""
    yield Option(
        "first", Wording("fundamental", "基频"),
        Wording(
            "fundamental|first harmonic|1st harmonic|lowest note",
            "基频|基音|第一谐波|一次谐波|最低音",
        ),
    )  # fmt: skip
    ordinals = ("second|2nd|二", "third|3rd|三", "fourth|4th|四", "fifth|5th|五")
    for key, ordinal in zip(MODES[1:], ordinals, strict=True):
        word, short, zh = ordinal.split("|")
        name = Wording(f"{word} harmonic", f"{zh}次谐波")
        cues = Wording(f"{word} harmonic|{short} harmonic|{word} mode", f"第{zh}谐波|{zh}次谐波")
        yield Option(key, name, cues)
    for key, ordinal in zip(OVERTONES, ("first|1st|一", "second|2nd|二"), strict=True):
        word, short, zh = ordinal.split("|")
        cues = Wording(f"{word} overtone|{short} overtone", f"第{zh}泛音")
        yield Option(key, Wording(f"{word} overtone", f"第{zh}泛音"), cues)


PHENOMENON = Phenomenon(
    slug="standing-wave",
    name=Wording("Standing wave", "驻波"),
    formula=both("f = v/λ"),
    slots=(
        Slot(
            "length", "L", "m", USUAL_LENGTH, 1e-3, 1e4,
            Wording("length", "长度"),
            cues=Wording(
                "long|length|string|rope|pipe|tube|column", "长|长度|弦长|管长|弦|管|空气柱"
            ),
        ),
        LOOPS, _wave.FREQUENCY, _wave.SPEED, _wave.WAVELENGTH, PULL, HEAVINESS,
    ),
    choices=(
        Choice(
            "kind", Wording("what swings", "振动体"),
            (
                Option(
                    STRING, Wording("string", "弦"),
                    Wording("string|rope|guitar|violin|cord|wire", "弦|绳|吉他|小提琴|二胡|古筝"),
                ),
                Option(
                    OPEN, Wording("open pipe", "开管"),
                    Wording(
                        "open pipe|open tube|open organ pipe|open at both ends|open-open|flute"
                        "|(?:pipe|tube|air column|organ pipe)(?![^.;]*closed)",
                        "开管|两端开口|两端都?开|长笛|笛子|(?:管|空气柱)(?!.*[闭封])",
                    ),
                    ignores=(PULL.key, HEAVINESS.key),
                ),
                Option(
                    CLOSED, Wording("closed pipe", "闭管"),
                    Wording(
                        "closed pipe|closed tube|closed organ pipe|stopped pipe|closed at one end"
                        "|(?:pipe|tube|column)(?: \\w+){0,2} closed (?:at|on) one (?:end|side)"
                        "|bottle|clarinet|pan ?pipes?|closed end",
                        "闭管|一端封闭|一端闭|封闭一端|一端堵|瓶|单簧管|排箫|封闭的?管|一端封口",
                    ),
                    ignores=(PULL.key, HEAVINESS.key),
                ),
            ),
        ),
        Choice(
            "mode", Wording("harmonic", "谐波"),
            (Option("nth", Wording("nth harmonic", "第 n 次谐波")), *_modes()),
            quiet=True,
        ),
    ),
    cues={
        r"\b(guitar|violin|piano|ukulele|cello)\b.{0,60}\b(frets?|pitch|thick\w*|tight\w*|s"
        r"hort\w*|thin\w*)\b|\bshower\b.{0,30}\b(sing|note|louder)\w*": 2,
        r"绳子?.{0,4}(两端|两头)(都)?固定|主波|注波|住波|克拉尼|\bchladni\b|\brubens\b"
        r"|\b(fixed|tied|held) at both ends\b|\bboth ends (are )?(fixed|tied|held)\b"
        r"|n ?= ?1.{0,8}2.{0,8}3.{0,14}(波形|振动|模式|弦|modes?)"
        r"|\bblow\w*\b.{0,25}\b(bottle|straw|flute)\b.{0,50}\b(note|pitch|tone|sound|lower|"
        r"higher)"
        r"|(吉他|小提琴|二胡|古筝|琵琶|琴弦).{0,20}(按|弦|调|粗|细|紧|短).{0,15}(音|高|低)"
        r"|(吹|对着).{0,6}(瓶口?|笛子?|竖笛|箫|吸管).{0,20}(音|声|响|高|低)"
        r"|\bmicrowave\b.{0,40}\b(hot ?spots?|chocolate|marshmallows?|cheese)\b": 3,
        r"\b(standing|stationary) waves?\b|驻波": 3,
        r"\bharmonics?\b(?=.*\b(string|pipe|tube))|\b(string|pipe|tube)\b(?=.*\bharmonics?\b)": 3,
        r"\b(string|rope|pipe|tube)\b(?=.*\b(fundamental|overtones?|resonan\w*|loops|antinode))": 3,
        r"\b(pipe|tube|column)\b(?=.*\b(open|closed) at)|\b(open|closed|organ) pipes?\b": 3,
        r"\bair column|\bkundt|空气柱|管风琴|[开闭]管|管.{0,4}(驻|共振|谐波|基频)": 3,
        r"弦.*(基频|谐波|泛音)|(一端|两端)(封闭|开口|闭合)的?.{0,2}管": 3,
        r"\bantinodes?\b|波腹|波节|泛音|(?<!简)谐波|弦振动": 2,
        r"\bfundamental frequency\b|\bovertones?\b|\bnodes\b|基频|基音|弦的?振动|琴弦": 2,
        r"\b(guitar|violin|piano|plucked)\b(?=.*\bstring)|\bvibrating string|吉他弦|拨.{0,5}弦": 2,
        r"\b(flute|clarinet)\b(?=.*\b(frequency|air|resonan))|吹.{0,4}瓶": 1,
        r"\bstring\b(?=.*\b(hz|tension|m/s)\b)": 1,
        r"\bpendul|单摆|simple harmonic|简谐波|\bcircuit\b|\bbeats\b|拍频|\bdoppler\b|多普勒": -3,
        r"\btravel|行波|\bpulses?\b|脉冲": -1,
    },
    examples_en=(
        "a standing wave with 3 loops on a 1 m string",
        "fundamental frequency of a guitar string 0.65 m long where waves run at 280 m/s",
        "standing wave in an open pipe of 0.5 m",
        "third harmonic of an organ pipe closed at one end",
        "a string 2 m long vibrates in four loops at 60 Hz, what is the wave speed",
        "nodes and antinodes on a vibrating string",
        "compare a pipe open at both ends with a pipe closed at one end",
        "why does a guitar string sound higher when you press it on a fret",
        "blow across the top of a bottle and hear a deep note",
        "shake a rope that is tied to a wall until it swings in two or three loops",
        "why is a thick violin string lower than a thin one",
    ),
    examples_zh=(
        "1米长的弦上有3个波腹的驻波",
        "吉他弦长0.65米，波速280米每秒，基频是多少",
        "两端开口的管中的驻波",
        "一端封闭的管，三次谐波",
        "弦长2米，张力80牛，线密度0.01千克每米，形成四个波腹",
        "驻波的波节和波腹",
        "吉他弦按得越短音调越高，为什么",
        "对着瓶口吹气发出的声音，水越多音越高",
        "两头固定的绳子抖出一个、两个、三个波腹",
        "小提琴的粗弦为什么声音低",
        "笛子的音高和空气柱长度",
    ),
    simulate=standing_of,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    premises=(
        Premise(
            claim=Wording(
                r"standing wave\b.*\b(carr(y|ies)|transports?|transfers?)\b(?! no).*\benergy"
                r"|standing wave\b.*\b(moves|travels) (along|right|forward)",
                r"驻波.{0,6}(传播|传递|输送)能量|驻波.{0,4}向前传播",
            ),
            truth=Wording(
                "A standing wave carries no energy along: two waves that run against each other "
                "carry the same energy in opposite directions.",
                "驻波不向前传播能量：相向传播的两列波向相反方向传递同样多的能量，总和为零。",
            ),
        ),
    ),
)  # fmt: skip
