"""The electric field of one point charge or two, and the force on a test charge in it."""

import math

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._charge_field import PERIOD, Charges
from generator.engines.physics.phenomena._electric_field_picture import draw
from generator.engines.physics.phenomena._openings import opening, told
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

_SMALLEST = 1e-21  # C: what is less is no charge

_MOST = 1e-2  # C

_USUAL = 1e-6  # C, where a text tells no charge

_APART = 0.1  # m, where it tells no distance

_ALONE, _NEGATIVE, _PAIR, _OPPOSITE, _ALIKE, _NEGATIVES = (
    "alone", "negative", "pair", "opposite", "alike", "negatives"
)  # fmt: skip

_CUES = Wording("charge|charges|point charge", "电荷量|带电量|电量|电荷|点电荷")

_FIRST, _SECOND = (
    Slot(
        f"charge{number}", symbol, "C", 0.0, -_MOST, _MOST,
        Wording(f"{en} charge (if given)", f"电荷 {symbol}（若给定）"), cues=_CUES, quiet=True,
        open=True,
    )
    for number, symbol, en in ((1, "q₁", "first"), (2, "q₂", "second"))
)  # fmt: skip

_DISTANCE = opening(
    "distance", "d", "m", 1e9, Wording("distance between the charges", "电荷间距"),
    Wording("apart|separated|distance between|separation|between", "相距|间距|距离|相隔"),
)  # fmt: skip

_POINT = opening(
    "point", "r", "m", 1e9, Wording("distance from the charge", "到电荷的距离"),
    Wording(
        "from|from a charge|from a point charge|from the charge|away|distance|at a distance"
        "|distant",
        "处|远|距|距离",
    ),
)  # fmt: skip

_TEST = Slot(
    "test", "q₀", "C", 1e-9, -_MOST, _MOST, Wording("test charge", "试探电荷"), quiet=True,
    cues=Wording("test charge|probe charge|test", "试探电荷|检验电荷"),
)  # fmt: skip


def simulate(values: Values) -> Charges:
    first, second, kind = values["charge1"], values["charge2"], values["arrangement"]
    if abs(first) < _SMALLEST:
        first = _USUAL
    if kind in (_NEGATIVE, _NEGATIVES):
        first = -abs(first)
    second = _second(kind, first, second)
    apart, reach = told(values, _DISTANCE), told(values, _POINT)
    length = (apart or reach) if second else (reach or apart)
    if length is None:
        length = _APART
    test = values["test"] if abs(values["test"]) >= _SMALLEST else _TEST.default
    return Charges(first, second, length, length, test)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run = simulate(values)
    charges = ((_FIRST, run.first), (_SECOND, run.second))
    found = {it.key: value for it, value in charges if value and abs(values[it.key]) < _SMALLEST}
    if told(values, _DISTANCE) is None and told(values, _POINT) is None:
        found |= {(_DISTANCE if run.second else _POINT).key: run.size}
    return found | {_TEST.key: run.test}


def _second(kind: str, first: float, given: float) -> float:
    """The second charge, in C: as it is given, or as the kind of the pair has it."""
    if abs(given) < _SMALLEST:
        size = 0.0 if kind in (_ALONE, _NEGATIVE) else abs(first)
        return math.copysign(size, -first if kind == _OPPOSITE else first)
    if kind == _NEGATIVES:
        return -abs(given)
    return -given if kind == _OPPOSITE and given * first > 0 else given


def impossible(values: Values) -> Wording | None:
    run = simulate(values)
    if not 1e-12 <= run.size <= 1e9:
        return Wording(
            "Point charges can be drawn at distances from 1 pm to 1 million km.",
            "点电荷的距离应在 1 pm 到 100 万 km 之间。",
        )
    return None


def span(values: Values, run: Charges) -> Span:
    return Span(PERIOD, repeats=True)


def facts(values: Values, run: Charges) -> tuple[Fact, ...]:
    if not run.second:
        at = np.array([[run.reach, 0.0]])
        strength = float(np.hypot(*run.field(at)[0]))
        pull = abs(run.test) * strength
        return (
            Fact("field", Wording("field at r", "r 处的场强"), "E", strength, "N/C"),
            Fact("force", Wording("force on the test charge", "试探电荷受力"), "F", pull, "N"),
            Fact(
                "potential", Wording("potential at r", "r 处的电势"), "φ",
                float(run.potential(at)[0]), "V",
            ),
            Fact("distance", Wording("distance", "距离"), "r", run.reach, "m"),
        )  # fmt: skip
    middle = np.zeros((1, 2))
    strength = float(np.hypot(*run.field(middle)[0]))
    energy = run.between * run.apart
    told_of = [
        Fact("force", Wording("force between them", "电荷间的库仑力"), "F", abs(run.between), "N"),
        Fact("field", Wording("field in the middle", "中点场强"), "E", strength, "N/C"),
        Fact(
            "potential", Wording("potential in the middle", "中点电势"), "φ",
            float(run.potential(middle)[0]), "V",
        ),
        Fact("energy", Wording("potential energy", "电势能"), "W", energy, "J"),
    ]  # fmt: skip
    if run.neutral is not None and abs(run.neutral) < 1e6 * run.apart:
        name = Wording("where the field is zero, from q₁", "场强为零处（距 q₁）")
        told_of.append(Fact("neutral", name, "x₀", run.neutral, "m"))
    return tuple(told_of)


def story(values: Values, run: Charges) -> Wording:
    sign = Wording("away from a positive charge", "从正电荷指向外")
    if run.first < 0:
        sign = Wording("towards a negative charge", "指向负电荷")
    if not run.second:
        at = np.array([[run.reach, 0.0]])
        strength, far = amount(float(np.hypot(*run.field(at)[0])), "N/C"), amount(run.reach, "m")
        made = Wording(
            f"The field points {sign.en} on all sides; where its lines are closer it is stronger. "
            f"At {far} it is {strength}, and at twice the distance a quarter of that. A "
            f"{'positive' if run.test > 0 else 'negative'} test charge is "
            f"{'repelled' if run.test * run.first > 0 else 'attracted'}.",
            f"电场线{sign.zh}，越密处电场越强。距离 {far} 处场强为 {strength}，"
            f"距离加倍，场强变为四分之一。{'正' if run.test > 0 else '负'}试探电荷"
            f"{'受到排斥' if run.test * run.first > 0 else '受到吸引'}。",
        )
    else:
        force, alike = amount(abs(run.between), "N"), run.between > 0
        made = Wording(
            f"The fields of both charges add up as vectors. {'Like' if alike else 'Opposite'} "
            f"charges {'repel' if alike else 'attract'} each other, here with {force}: their lines "
            + ("avoid each other." if alike else "run from the positive to the negative one."),
            f"两个电荷的电场按矢量叠加。{'同' if alike else '异'}种电荷互相"
            f"{'排斥' if alike else '吸引'}，这里的力是 {force}；电场线"
            + ("互相排开。" if alike else "从正电荷出发，终止于负电荷。"),
        )
    return made


PHENOMENON = Phenomenon(
    slug="electric-field",
    name=Wording("Electric field of charges", "点电荷的电场"),
    formula=both("E = kq/r²   F = kq₁q₂/r²"),
    slots=(_FIRST, _SECOND, _DISTANCE, _POINT, _TEST),
    choices=(
        Choice(
            "arrangement", Wording("arrangement", "排列"),
            (
                Option(_ALONE, Wording("point charges", "点电荷")),
                Option(
                    _NEGATIVE, Wording("negative charge", "负电荷"),
                    Wording("negative (?:point )?charge", "负的?点?电荷"),
                ),
                Option(
                    _PAIR, Wording("two charges", "两个电荷"),
                    Wording(
                        "two (?:point |small |equal )?charges"
                        "(?!.*(?:opposite|unlike|negative|attract))|two charges",
                        "两个?(?:点|带电小球|带电体|小球)?电?荷?(?=.*库仑力)|两个点?电荷",
                    ),
                ),
                Option(
                    _OPPOSITE, Wording("opposite charges", "异种电荷"),
                    Wording(
                        "opposite(?:ly)?|dipole|unlike charges|unlike|(?:two )?charges of opposite "
                        "sign|two (?:\\w+ )?charges.*(?:opposite|unlike|attract)|attract(?:ing|s)?"
                        "|positive(?: point)?(?: charge)? and (?:a |one )?negative(?: point)?"
                        "(?: charge)?|negative(?: point)?(?: charge)? and (?:a |one )?positive"
                        "(?: point)?(?: charge)?",
                        "异种电荷|异种|等量异种|异号|偶极子|一正一负|正、?负点?电荷"
                        "|正点?电荷(?:和|与|跟|及|、)一?个?负点?电荷"
                        "|负点?电荷(?:和|与|跟|及|、)一?个?正点?电荷"
                        "|两个点?电荷.*(?:异|相反|吸引)",
                    ),
                ),
                Option(
                    _ALIKE, Wording("like charges", "同种电荷"),
                    Wording(
                        "like charges|like(?= and| or|,)|same sign|alike|two positive(?: charges)?"
                        "|identical charges|two (?:equal|like|identical) (?:point )?charges"
                        "|repel(?:ling|s)?",
                        "同种电荷|同种|等量同种|同号|两个正点?电荷|相同的?电荷",
                    ),
                ),
                Option(
                    _NEGATIVES, Wording("two negative charges", "两个负电荷"),
                    Wording("two negative(?: point)?(?: charges)?", "两个负点?电荷"),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\belectric fields?\b(?=.*\b(charges?|dipole|lines?)\b)|\bfield lines?\b(?=.*\bcharge)"
        r"|\b(point|test) charges?\b|\bcoulomb'?s law\b|\belectrostatic force|点电荷|库仑定律"
        r"|库仑力|试探电荷|检验电荷|电场线|等量[异同]种": 3,
        r"\bcharges?\b.{0,40}\b(repel|attract|apart|separated)|\bopposite charges\b|\blike charges"
        r"|\belectric dipole\b|电偶极子|(正|负|同种|异种)电荷.{0,10}(吸引|排斥|相距)"
        r"|电荷(间|之间)": 3,
        r"\belectric fields?\b|\belectrostatic|电场强度|场强|静电力|静电场": 2,
        r"\bcharges?\b|\bcharged\b|电荷|带电": 1,
        r"\b(plates?|capacitors?|parallel plate|deflect\w*)\b|平行板|极板|电容|偏转|板间|匀强": -3,
        r"\bmagnetic\b|磁|\bcurrent\b|电流|\bcircuit|电路|\bwire\b|导线|\bbattery|电池": -3,
        r"\bdischarg|\bcharging\b|\bcharger\b|充电|放电|\bmillikan|密立根|\bgravit": -3,
        r"\b(electron|proton)\b.{0,40}\b(m/s|enters?|speed|velocity|moves?|shot)\b"
        r"|(电子|质子).{0,14}(射入|进入|速度)": -2,
        r"\b(balloon|comb|ruler|rod|straw|amber|jumper|sweater)s?\b.{0,50}\b(rub\w*|static"
        r"|charged|hair)\b.{0,60}\b(repel\w*|attract\w*|stick\w*|stuck|cling\w*|pick\w*|paper"
        r"|wall|bend\w*|water|apart)\b|\brub\w*\b.{0,40}\b(balloons?|comb|ruler|rod|amber)\b"
        r"|\bstatic (electricity|cling|charge)|\bvan de graaff?|\belectroscopes?\b"
        r"|\blightning (rod|conductor)|\bhair\b.{0,30}\b(stands? (up|on end)|static)\b"
        r"|\bfaraday cage|\bstun gun|摩擦起电|静电|起电机|验电器|避雷针|尖端放电"
        r"|(梳子|塑料尺|气球|橡胶棒|玻璃棒).{0,20}(吸|纸屑|头发|带电|毛皮|丝绸)|范德格拉夫"
        r"|静电屏蔽|法拉第笼": 3,
        r"\bcharges?\b.{0,40}\bdistance\b|\bdistance between\b.{0,24}\bcharges?\b"
        r"|\d ?[μµun]c(?![a-z]).{0,40}(\bapart\b|\bfrom\b|\d ?[μµun]c(?![a-z])|相距|距离)"
        r"|电荷.{0,10}距离|带电小球.{0,16}(推开|弹开|相斥|相吸)|(摩擦|蹭).{0,8}气球"
        r"|气球.{0,10}(摩擦|头发|粘)|(两个?|点)电荷": 3,
        r"\bequipotential|\bcoulomb(ic)?\b"
        r"|\b(positive|negative|plus|minus|opposite|like|same) charges?\b"
        r"|\binverse[- ]square\b.{0,40}\bcharge"
        r"|\bcharged (ball|sphere|object|body|balloon)s?\b.{0,50}\b(field|space|around|force"
        r"|push\w*|repel|attract)\b|等势(面|线)|库仑|(正|负|异种|同种|异号|同号)电荷"
        r"|(带电|两个?)小球.{0,20}(排斥|吸引|张角|张开|静电)|电场(的)?(方向|强弱|线|强度)": 3,
        r"\btwo electrons\b|\belectrons?\b.{0,20}\brepel"
        r"|\bfield\b.{0,24}\bcharged (sphere|ball|object|body)\b|\blike (charges )?repels?\b"
        r"|\b(two|three|four|2|3|4) charges\b"
        r"|\b(plastic wrap|cling film|clothes|socks|laundry)\b.{0,30}\b(cling\w*|static)"
        r"|带(正|负)?电的?.{0,6}(球|棒|体).{0,8}(场|周围)": 3,
        r"\d ?[μµun]c(?![a-z])|微库|纳库": 2,
        r"\bfield\b.{0,20}\b(plus|positive)\b.{0,10}\b(minus|negative)\b"
        r"|脱.{0,4}衣.{0,12}(火花|噼|电)": 3,
        r"库[伦仑]|电厂线|电扬线": 3,
    },
    examples_en=(
        "electric field of a positive point charge of 2 μC",
        "field lines of an electric dipole",
        "two like charges repel each other",
        "force between charges of +3 μC and −5 μC that are 20 cm apart",
        "the electric field 30 cm from a charge of −4 nC",
        "compare the field lines of two like and two opposite charges",
        "Coulomb's law: two charges of 1 μC, 10 cm apart",
        "two balloons rubbed on hair push each other apart",
        "why does a rubbed comb pick up bits of paper",
        "draw the equipotential lines between a positive and a negative charge",
        "which way does a small positive test charge go near a charged sphere",
    ),
    examples_zh=(
        "2微库的正点电荷周围的电场",
        "等量异种电荷的电场线",
        "两个同种电荷互相排斥",
        "3微库和-5微库的两个点电荷相距20厘米，求库仑力",
        "距离4纳库的点电荷30厘米处的电场强度",
        "比较等量同种电荷和等量异种电荷的电场线",
        "梳过头发的塑料梳子为什么能吸起纸屑",
        "正电荷周围的电场线和等势面怎么画",
        "正电荷和负电荷连线中点的电场方向",
        "库仑扭秤怎样测出电荷间的作用力",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\b(bigger|larger|stronger) charge\b.{0,24}\b(pulls?|pushes|attracts?|repels?|"
                r"exerts?)\b.{0,30}\b(harder|stronger|more|(larger|bigger|greater) force)",
                r"(大|强|较大|电荷量大)的?电荷(对|给).{0,14}(力|作用力)(更|较)?大",
            ),
            truth=Wording(
                "Both charges feel equal and opposite forces, however different they are "
                "(Newton's third law).",
                "两个电荷受到的力大小相等、方向相反，与电荷量是否相同无关（牛顿第三定律）。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bfield lines?\b.{0,12}\b(can |do |may )?(cross|intersect)\b"
                r"|\bfield line is the (path|trajectory|track)\b",
                r"电场线(会|可以|能)?相交|电场线(就)?是.{0,10}(轨迹|路径)",
            ),
            truth=Wording(
                "Field lines never cross: at each point the field has one direction. They show the "
                "force on a charge, not its path.",
                "电场线不会相交：每一点的场强只有一个方向。电场线表示受力方向，不是运动轨迹。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(twice|double|doubling) the distance\b[^.?]*\b(half|halves)\b",
                r"距离(加倍|变为?(原来的?)?(两|2)倍|增大一倍)[^。？]{0,10}(力|场强)"
                r"[^。？]{0,6}(一半|减半|二分之一)",
            ),
            truth=Wording(
                "At twice the distance force and field are a quarter, not half: they fall with the "
                "square of the distance.",
                "距离加倍，库仑力和场强变为四分之一，而不是一半：它们与距离的平方成反比。",
            ),
        ),
    ),
)  # fmt: skip
