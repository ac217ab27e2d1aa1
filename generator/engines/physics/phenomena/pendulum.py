"""A simple pendulum: a bob on a string, small swings and wide ones, lasting or damped."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._openings import as_is, opening
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomena._swing import (
    CLOCK,
    DAMPED,
    FREE,
    MOST,
    UNDAMPED,
    Swing,
    simulate,
    told_period,
)
from generator.engines.physics.phenomena._swing_picture import draw
from generator.engines.physics.phenomena._swing_told import facts, story
from generator.engines.physics.phenomenon import (
    Choice,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import NOTHING, Wording, both

_FORMULA = both("T = 2π√(L/g)")
_LONGER = 1e-3  # share by which a swing is that the formula is only nearly right for


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open; the mass, which energies and tension need."""
    swing = simulate(values)
    found = as_is(values, "mass")
    if not values["angle"]:
        found["angle"] = swing.amplitude
    if not values["length"] and not told_period(values):
        found["length"] = swing.length
    if values["length"] and told_period(values):
        found["gravity"] = swing.gravity
    if swing.damped and not values["decay"]:
        found["decay"] = swing.decay
    return found


def formula_in(values: Values) -> Wording:
    """That of small swings, which wide or damped ones come near to."""
    swing = simulate(values)
    longer = swing.period * swing.small / (2 * math.pi) - 1
    return both("T ≈ 2π√(L/g)") if longer > _LONGER else _FORMULA


def impossible(values: Values) -> Wording | None:
    swing = simulate(values)
    for slot, value in ((_LENGTH, swing.length), (_GRAVITY, swing.gravity)):
        if not slot.low <= value <= slot.high or value == 0:
            low, high = amount(slot.low, slot.unit), amount(slot.high, slot.unit)
            found = amount(value, slot.unit)
            return Wording(
                f"For that period the {slot.name.en} would be {found}: it has to be between {low} "
                f"and {high}.",
                f"这样的周期要求{slot.name.zh}为 {found}，应在 {low} 到 {high} 之间。",
            )
    return _too_damped(swing)


def _too_damped(swing: Swing) -> Wording | None:
    most = MOST * swing.small
    if swing.decay <= most:
        return None
    decay, limit = amount(swing.decay, _PER_SECOND), amount(most, _PER_SECOND)
    return Wording(
        f"With a damping of {decay} it would creep back rather than swing: at most {limit} can be "
        "shown.",
        f"阻尼为 {decay} 时它会慢慢爬回，几乎不摆动：最多可取 {limit}。",
    )


def span(values: Values, swing: Swing) -> Span:
    return Span(swing.shown, repeats=not swing.damped)


_PER_SECOND = "s⁻¹"

_LENGTH = Slot(
    "length", "L", "m", 0.0, 0.0, 1000.0, Wording("length", "摆长"), quiet=True, open=True,
    cues=Wording("long|length|string|rope|cord", "长|摆长|绳长|线长"),
)  # fmt: skip
_ANGLE = Slot(
    "angle", "θ₀", "rad", 0.0, 0.0, math.radians(179), Wording("angle of release", "释放角"),
    cues=Wording("angle|released from|release|amplitude", "角|释放|摆角|偏角|夹角"),
    shown="deg", quiet=True, open=True,
)  # fmt: skip
_PERIOD = Slot(
    "period", "T", "s", 0.0, 0.0, 1e4, Wording("period", "周期"), quiet=True, open=True,
    cues=Wording("period|every|one swing|per swing|a full swing", "周期|摆一次|摆动一次|每摆"),
)  # fmt: skip
_TIME = Slot(
    "time", "t", "s", 0.0, 0.0, 1e6, Wording("time of several swings", "若干次全振动的时间"),
    cues=Wording("for|in|takes|time|after", "用时|时间|内|后|共"), quiet=True, open=True,
)  # fmt: skip
_SWINGS = Slot(
    "swings", "N", "", 0.0, 0.0, 1e5, Wording("number of swings", "全振动次数"),
    cues=Wording("swings|oscillations|times|full swings", "次|次全振动|个周期"),
    quiet=True, open=True,
)  # fmt: skip
_MASS = Slot(
    "mass", "m", "kg", 1.0, 1e-4, 1e5, Wording("mass of the bob", "摆球质量"), quiet=True,
    cues=Wording("mass|bob|ball|weight|heavy", "质量|摆球|小球|重"),
)  # fmt: skip
_GRAVITY = gravity(0.01)
_FREQUENCY = opening(
    "frequency", "f", "Hz", 1e3, Wording("frequency", "频率"),
    Wording("frequency|per second|a second", "频率|每秒"),
)  # fmt: skip
_DECAY = opening(
    "decay", "γ", "Hz", 1e3, Wording("damping", "阻尼系数"),
    Wording("damping|damping coefficient|damping constant|damping rate|decay rate|gamma",
            "阻尼系数|阻尼|衰减系数"),
    shown=_PER_SECOND,
)  # fmt: skip
_LOSSES = Choice(
    "losses",
    Wording("friction and air", "摩擦与空气阻力"),
    (
        Option(FREE, Wording("left to itself", "自由摆动")),
        Option(
            DAMPED, Wording("damped", "有阻尼"),
            Wording(
                r"(?:comes?|coming|came) (?:\w+ly )?to (?:rest|a stop|a halt)"
                r"(?! (?:at|for|on each|every|when))"
                r"|(?:slowly|gradually|finally|eventually|soon) (?:stops?|stopping)"
                r"|(?:dies?|dying) (?:out|away|down)|los(?:es|ing) (?:its )?energy"
                r"|less and less|lower and lower|smaller and smaller"
                r"|why (?:does|do|will|did) .{0,40}\bstops?(?: swinging)?(?! (?:at|for))",
                "阻尼|慢慢停|逐渐停|最后停|最终停|停下来|停止摆动|越[摆荡晃]越[低小慢]"
                "|[摆荡晃幅].{0,6}越来越[低小]|[振摆]幅(?:逐渐|不断|慢慢)?(?:减小|衰减|变小)"
                "|空气阻力",
            ),
        ),
        Option(UNDAMPED, Wording("undamped", "无阻尼"), NOTHING, ignores=("decay",)),
    ),
    quiet=True,
)  # fmt: skip

_USE = Choice(
    "use",
    Wording("use", "用途"),
    (
        Option("swing", Wording("any pendulum", "一般的摆")),
        Option(
            CLOCK, Wording("clock", "摆钟"),
            Wording("(?:grandfather |pendulum )?clocks?", "摆钟|座钟|落地钟|挂钟"),
        ),
    ),
    quiet=True,
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="pendulum",
    name=Wording("Pendulum", "单摆"),
    formula=_FORMULA,
    formula_in=formula_in,
    slots=(_LENGTH, _ANGLE, _TIME, _PERIOD, _FREQUENCY, _SWINGS, _DECAY, _MASS, _GRAVITY),
    choices=(_LOSSES, _USE),
    cues={
        r"\bpend[aeu]l[aou]?m?s?\b|摆钟|座钟|落地钟|等时性|\bisochron"
        r"|\b(string|rope|cord)\b.{0,40}\b(bob|ball|weight|stone)\b.{0,50}\b(back[- ]and"
        r"[- ]forth|side to side|to and fro|period)\b"
        r"|\b(playground )?swings?\b.{0,50}\b(heavier|adult|period|take|same time|back and "
        r"forth|longer chains?)\b|\bchandelier\b.{0,30}\b(swing|sway|galileo)\w*"
        r"|\bclock\b.{0,20}\b(run|slow|fast|lose)\w*\b.{0,30}\b(moon|mountain|summer|mars)"
        r"\b|秋千.{0,20}(来回|时间|周期|一次|大人|小孩|快慢)|吊灯.{0,10}(摆|晃|来回)"
        r"|(绳|线|链)子?.{0,10}(来回|摆).{0,8}(时间|周期|快|慢)|挂钟|节拍器": 3,
        r"\bpendul(um|ums|a)\b|单摆|钟摆|摆球|摆长|摆幅|阻尼摆(?!动)": 3,
        r"\b(bob|ball|weight|stone)\b.*\b(string|rope|cord)\b.*\b(swing|back and forth)": 3,
        r"\bgrandfather clock\b|\bfoucault\b|傅科摆": 2,
        r"\bswing(s|ing)?\b.*\b(angle|degrees|°|period|amplitude)|摆动|来回摆|荡来荡去": 2,
        r"\bperiod\b|周期": 1,
        r"\bdamped\b.{0,20}\bpendul\w*|\bpendul\w*\b.{0,60}\b(damp\w*|air resistance"
        r"|comes? to rest|friction|drag)\b|阻尼.{0,6}(单|钟)?摆(?!动)|(单|钟)摆.{0,12}阻[尼力]"
        r"|摆球.{0,12}阻[尼力]|(单|钟)摆.{0,10}(停下|停了|停止|越来越小|慢慢停)": 3,
        r"\bdouble\b|双摆|physical pendulum|ballistic": -3,
    },
    examples_en=(
        "a pendulum 1 m long released from 30 degrees",
        "how long does a 2 metre pendulum take to swing back and forth",
        "a bob on a string swings from side to side",
        "period of a simple pendulum with length 0.5 m",
        "a grandfather clock pendulum swinging on the Moon",
        "pendulums of 1 m and 2 m side by side",
        "do an adult and a child on playground swings take the same time back and forth",
        "does a grandfather clock run slow on a mountain",
        "Galileo watches a chandelier swing in the cathedral of Pisa",
        "a ball on a string swings to and fro, does a heavier ball change the period",
        "a pendulum with and without air resistance",
        "a damped pendulum that slowly comes to rest",
        "damped oscillation of a pendulum",
    ),
    examples_zh=(
        "摆长1米的单摆，从30度释放",
        "一个2米长的单摆周期是多少",
        "小球系在绳子上来回摆动",
        "月球上的单摆",
        "比较1米和2米的单摆",
        "秋千来回荡一次的时间和人的体重有关吗",
        "把座钟搬到高山上会走快还是走慢",
        "伽利略看教堂里的吊灯来回摆动，等时性",
        "绳子越长，来回摆动一次越慢吗",
        "有空气阻力的单摆",
        "单摆的阻尼振动",
        "阻尼摆：摆幅越来越小，最后停下来",
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
                r"heav(y|ier)\b.*\b(swings?|goes|moves|is)\b.*\b(faster|slower|quicker)",
                r"(越重|更重|重的|较重|质量(越|更)大).*(摆得?|周期)(就|会)?(越|更|变)?(快|慢|短|长|大|小)",
            ),
            truth=Wording(
                "The mass of the bob makes no difference: heavy or light, a pendulum of this "
                "length takes the same time.",
                "摆球的质量不影响周期：无论轻重，同样长的摆用时相同。",
            ),
        ),
    ),
)  # fmt: skip
