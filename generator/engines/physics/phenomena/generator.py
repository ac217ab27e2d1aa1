"""A generator: a coil that turns in a magnetic field makes an alternating voltage."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._beliefs import some, some_zh
from generator.engines.physics.phenomena._generator import SLOTS, Turning, agree, turning_of
from generator.engines.physics.phenomena._generator_picture import draw
from generator.engines.physics.phenomenon import (
    Choice,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_FASTEST = 1e8  # Hz


def simulate(values: Values) -> Turning:
    return turning_of(values)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    return dict(simulate(values).assumed)


def impossible(values: Values) -> Wording | None:
    run = turning_of(values)
    if not agree(values, run):
        return Wording(
            "The voltage does not fit the other numbers: its peak is NBSω.",
            "所给电压与其他数值不符：电动势的峰值等于 NBSω。",
        )
    if run.frequency > _FASTEST:
        return Wording("No coil turns so fast.", "没有线圈能转得这么快。")
    return None


def span(values: Values, run: Turning) -> Span:
    return Span(run.period, repeats=True)


def facts(values: Values, run: Turning) -> tuple[Fact, ...]:
    current = run.effective / run.resistance
    mean = 2 / math.pi * run.peak
    return (
        Fact("peak", Wording("peak voltage", "电动势峰值"), "Eₘ", run.peak, "V"),
        Fact("effective", Wording("effective voltage", "有效值"), "E", run.effective, "V"),
        Fact("period", Wording("period", "周期"), "T", run.period, "s"),
        Fact("current", Wording("effective current", "电流有效值"), "I", current, "A"),
        Fact("power", Wording("mean power", "平均功率"), "P", current * run.effective, "W"),
        Fact("frequency", Wording("frequency", "频率"), "f", run.frequency, "Hz"),
        Fact("flux", Wording("largest flux", "最大磁通量"), "Φₘ", run.most, "Wb"),
        Fact("mean", Wording("mean over half a turn", "半周平均值"), "Ē", mean, "V"),
        Fact("rate", Wording("angular speed", "角速度"), "ω", run.rate, "rad/s"),
        Fact("field", Wording("field", "磁感应强度"), "B", run.field, "T"),
        Fact("turns", Wording("turns", "匝数"), "N", run.turns, ""),
        Fact("area", Wording("area", "面积"), "S", run.area, "m²"),
    )


def story(values: Values, run: Turning) -> Wording:
    peak, effective = amount(run.peak, "V"), amount(run.effective, "V")
    frequency = amount(run.frequency, "Hz")
    told = Wording(
        "As the coil turns, the flux through it rises and falls. The voltage is largest, "
        f"{peak}, when its sides cut straight across the field and the flux is zero; its "
        f"effective value is {effective} at {frequency}.",
        f"线圈转动时，穿过它的磁通量不断变化。当磁通量为零、线圈边垂直切割磁感线时，"
        f"电动势最大，为 {peak}；有效值为 {effective}，频率 {frequency}。",
    )
    if run.direct:
        kind = Wording(
            " Every half turn the commutator swaps the ends, so the current in the lamp keeps "
            "its direction.",
            "换向器每转半圈交换一次接头，所以灯中的电流方向不变。",
        )
    else:
        kind = Wording(
            " In every turn the current changes its direction twice.",
            "每转一圈，电流方向改变两次。",
        )
    return Wording(told.en + kind.en, told.zh + kind.zh)


_KIND = Choice(
    "kind",
    Wording("kind", "类型"),
    (
        Option(
            "alternating",
            Wording("alternating current", "交流"),
            Wording("ac|alternating|slip rings?|alternator", "交流|交变|滑环"),
        ),
        Option(
            "direct",
            Wording("direct current", "直流"),
            Wording("dc|direct current|commutator|split[- ]ring|dynamo", "直流|换向器"),
            formula=both("e = NBSω |sin ωt|"),
        ),
    ),
)

PHENOMENON = Phenomenon(
    slug="generator",
    name=Wording("Generator", "发电机"),
    formula=both("e = NBSω sin ωt"),
    slots=SLOTS,
    choices=(_KIND,),
    cues={
        r"\bsolenoid|螺线管": -2,
        r"\b(electric|electrical|ac|dc|current|power|simple|hand|crank|bicycle) generators?\b"
        r"|\bgenerators?\b(?=.*\b(bulb|lamp|voltage|electric\w*|coil|magnet|rpm|current)\b)"
        r"|\bhow (does|do) (a |an |the )?generators? work": 3,
        r"\bgenerators?\b(?=.*[0-9] ?(Hz|k?V|rpm)\b)": 2,
        r"\balternators?\b|\bdynamos?\b|发电机|交流电的产生|正弦交流电|正弦式交变电流": 3,
        r"\b(coil|loop)\b"
        r"(?=.*\b(rotat|turning|spin|turns at|revol)\w*\b.*\b(field|magnet|emf|voltage))"
        r"|\b(rotating|spinning|turning) (coil|loop)\b|\brotat\w+\b(?=.*\bcoil\b.*\bfield\b)"
        r"|线圈(?=.*(转动|旋转|匀速转))|(转动|旋转)(?=.*线圈)": 3,
        r"\balternating (current|voltage|emf)\b|\bac (voltage|current|mains)\b|交流电|交变电流"
        r"|\b(rms|effective) (value|voltage)\b|有效值|\bmains\b.*\b[0-9]+ ?Hz|市电|\bcommutator": 3,
        r"\bslip rings?\b|滑环|换向器|中性面|峰值": 2,
        r"\bgenerators?\b|\b(coil|turns|rpm|field|frequency|alternating)\b|线圈|匝|磁场|频率": 1,
        r"\btransformers?\b|变压器|\bprimary\b|副线圈|原线圈|\bcapacit|电容|\brails?\b|导轨"
        r"|\brandom\b"
        r"|\b(name|password|video|image|text|art|code|ai) generators?|\bvan de graaff": -3,
        r"\bmotors?\b|电动机|\bresonan|谐振|\bpendulum|\bwaves?\b|生成器": -2,
        r"\b(wind turbines?|turbines?|water ?wheel|power (stations?|plants?)|hydro\w*"
        r"|dam)\b.{0,60}\b(electricity|electric power|alternating|current|power the|voltage)\b"
        r"|\b(electricity|electric power)\b.{0,50}\b(wind turbines?|turbines?"
        r"|power (stations?|plants?)|dam|made|generated|produced)\b"
        r"|(水电站|火电站|发电站|发电厂|核电站|风车|风力|水力|三峡).{0,12}发电"
        r"|发电.{0,10}(原理|怎么|怎样|为什么)|发电机": 3,
        r"\b(hand[- ]?)?crank(s|ed|ing)?\b.{0,60}\b(bulbs?|lamps?|light|flashlight|torch"
        r"|electric\w*|generator|faster)\b|\b(bulb|lamp|flashlight|torch)\b.{0,40}\bcrank"
        r"|\b(dynamo|pedal)\w*\b.{0,60}\b(light|lamp|bright\w*|bulb|faster|electric\w*)\b"
        r"|\bbi(ke|cycle) (light|lamp|dynamo)\b.{0,50}\b(faster|bright\w*|pedal|wheel)"
        r"|手摇.{0,14}(发电|灯)|(骑|蹬|踩).{0,12}(灯|发电)|摩电灯": 3,
        r"\bac\b.{0,24}\b(generators?|slip rings?|alternator)|\bslip rings?\b|\bcommutators?\b"
        r"|\bbrushes\b.{0,30}\b(coil|rings?|generator)"
        r"|\balternating current\b.{0,40}\b(made|produced|generated|come|why|power|how)"
        r"|\b(how|why)\b.{0,30}\balternating (current|voltage)"
        r"|(交流电|交变电流|正弦式?(交变)?电流).{0,12}(产生|怎么|怎样|来|变化|峰值|有效值)"
        r"|(产生|发出).{0,10}(交流电|交变电流)|中性面|滑环|电刷"
        r"|(电动势|电压|电流).{0,4}(的)?(峰值|最大值|有效值)"
        r"|(峰值|最大值|有效值).{0,6}(电动势|电压)": 3,
        r"\b(coil|loop)\b.{0,50}\b(rotat|spin|turn|revolv|whirl)\w*\b.{0,50}\b(field|magnets?"
        r"|voltage|emf|rpm|sine|faster|hz)\b"
        r"|\b(rotat|spin|turn)\w+\b.{0,20}\b(a |the )?(coil|loop)\b.{0,50}\b(field|magnets?"
        r"|voltage|emf|sine|ac|electric\w*)\b|\b(mains|ac)\b.{0,30}\bsine"
        r"|线圈(?=.{0,40}(匀速转|转动|旋转|转每秒|r/|每秒转|转一?圈|周转|转每分))"
        r"|(转动|旋转)的?线圈": 3,
        r"\bdams?\b.{0,20}\b(power|electricity)\b|\bmagnet\b.{0,20}\bspin\w*\b.{0,24}\bcoil"
        r"|\bspin\w*\b.{0,20}\bmagnet\b.{0,24}\bcoil"
        r"|\b[56]0 ?hz\b.{0,30}\b(mains|household|voltage|wall)\b"
        r"|\b(mains|household)\b.{0,30}\b[56]0 ?hz"
        r"|\blights?\b.{0,12}\b(bike|bicycle)\b.{0,40}\b(dim\w*|bright\w*|slow\w*|fast\w*)\b"
        r"|[56]0 ?hz.{0,6}(交流|家用|电压)|家用.{0,4}(电压|交流电?).{0,8}(波形|曲线|频率)"
        r"|大坝.{0,4}发电|骑.{0,14}车灯|车灯.{0,10}骑": 3,
        r"\b(exercise bike|treadmill|bicycle|pedal)\w*\b.{0,30}\b(powers?|generates?"
        r"|electricity)\b": 3,
    },
    examples_en=(
        "a generator: a coil of 100 turns and 0.01 m² rotates at 50 Hz in a 0.5 T field",
        "how does an electric generator make alternating current",
        "peak and effective value of the 230 V 50 Hz mains voltage",
        "a coil turning in a magnetic field at 3000 rpm, 200 turns, 100 cm², 0.2 T",
        "compare an AC generator with slip rings and a DC generator with a commutator",
        "a bicycle dynamo lights a lamp",
        "emf of a rotating coil as a sine curve",
        "turning a crank makes a lamp light up: a coil between magnets",
        "the lamp of a bicycle dynamo is brighter when the wheel turns faster",
        "how does a power station make alternating current with turbines",
        "slip rings and brushes carry the current out of the rotating coil",
        "why does the voltage of a spinning coil change like a sine curve",
    ),
    examples_zh=(
        "100匝、面积0.01平方米的线圈在0.5T的磁场中以50Hz转动产生交流电",
        "发电机是怎样产生交流电的",
        "家用交流电220V 50Hz的峰值和有效值",
        "矩形线圈在匀强磁场中以3000r/min匀速转动，电动势随时间的变化",
        "比较交流发电机和直流发电机",
        "手摇发电机转得越快，小灯泡越亮",
        "水电站的水轮机怎样带动发电机发电",
        "线圈在匀强磁场中匀速转动，产生的电动势按正弦规律变化",
        "交流发电机的滑环和电刷有什么作用",
        "自行车的摩电灯骑得越快越亮",
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
                rf"\b(voltage|emf|current)\b{some(30)}\b(largest|greatest|maximum|highest|peaks?)\b"
                rf"{some(30)}\bflux\b{some(20)}\b(largest|greatest|maximum|highest)",
                rf"磁通量最大时{some_zh(8)}(电动势|电流|电压)(也)?(是)?最大|中性面{some_zh(8)}(电动势|电流)最大"
                rf"|线圈平面[与和](磁场|磁感线)垂直时{some_zh(4)}(电动势|电流|电压)最大",
            ),
            truth=Wording(
                "The other way round: where the flux is largest it does not change, and the "
                "voltage is zero.",
                "正好相反：磁通量最大时（中性面）变化率为零，电动势为零。",
            ),
        ),
        Premise(
            claim=Wording(
                rf"\b(230|220|120|110) ?v(olts?)?\b{some(30)}\b(is|are) the (peak|maximum|largest)",
                rf"(220|230|110) ?(v|伏)(特)?{some_zh(8)}(是|为)(交流电的)?(峰值|最大值)",
            ),
            truth=Wording(
                "What is told of the mains is the effective value; the peak is 1.41 times that.",
                "市电所说的电压是有效值，峰值是它的 1.41 倍。",
            ),
        ),
    ),
)  # fmt: skip
