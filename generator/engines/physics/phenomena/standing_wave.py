"""Standing waves: a string between two fixed ends, the air in a pipe that is open or closed."""

from collections.abc import Iterator, Mapping

from generator.engines.physics.draw.amounts import amount
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
from generator.engines.physics.phenomena._standing_picture import draw
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
    make = "make" if n > 1 else "makes"
    air = Wording("", "")
    if standing.kind != STRING:
        air = Wording(
            " Nodes and antinodes are those of the air's displacement; its pressure changes most "
            "at the nodes.",
            "波节、波腹指空气的位移；压强变化在波节处最大。",
        )
    part = "四分之一波长" if quarter else "半波长"
    length, frequency = amount(standing.wavelength, "m"), amount(standing.frequency, "Hz")
    more = standing.unfit
    return Wording(
        "Two equal waves that run against each other add up to one that stands: at the nodes they "
        f"always cancel, in between it swings. {fits} between the ends {make} λ = {length}, "
        f"and f = v/λ = {frequency}.{air.en}{more.en}",
        f"两列相同的波相向传播，叠加成驻波：波节处始终抵消，两节之间振动。两端之间有 {n} 个{part}，"
        f"所以 λ = {length}，f = v/λ = {frequency}。{air.zh}{more.zh}",
    )


def impossible(values: Values) -> Wording | None:
    n = harmonic(values)
    if values["kind"] == CLOSED and n is not None and n % 2 == 0:
        return Wording(
            f"A pipe closed at one end has only odd harmonics: 1, 3, 5 …, not {n}.",
            f"一端封闭的管只有奇次谐波：1、3、5……，没有第 {n} 次。",
        )
    return None


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


_LIKE = both("f = v/λ = nv/2L")  # between like ends

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
                    formula=_LIKE,
                ),
                Option(
                    OPEN, Wording("open pipe", "开管"),
                    Wording(
                        "open pipe|open tube|open organ pipe|open at both ends|open-open|flute"
                        "|(?:pipe|tube|air column|organ pipe)(?![^.;]*closed)",
                        "开管|两端开口|两端都?开|长笛|笛子|(?:管|空气柱)(?!.*[闭封])",
                    ),
                    ignores=(PULL.key, HEAVINESS.key),
                    formula=_LIKE,
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
                    formula=both("f = v/λ = nv/4L"),
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
