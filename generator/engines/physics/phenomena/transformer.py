"""A transformer: voltages as the turns, currents the other way round."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._beliefs import some, some_zh
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._transformer import SLOTS, Transformer, transformer_of
from generator.engines.physics.phenomena._transformer_picture import draw
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

_MOST = 1e12  # V, A or turns


def simulate(values: Values) -> Transformer:
    run = transformer_of(values)
    assert run is not None, values
    return run


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run = simulate(values)
    alternates = as_is(values, "efficiency", "frequency") if run.alternating else {}
    return dict(run.assumed) | alternates


def impossible(values: Values) -> Wording | None:
    run = transformer_of(values)
    if run is None:
        return Wording(
            "These numbers do not fit together: voltages are as the turns, and no more power can "
            "come out than goes in.",
            "这些数值互相矛盾：电压之比等于匝数之比，输出功率不能大于输入功率。",
        )
    if min(run.first, run.second) < 0.99:
        return Wording("A coil would have less than one turn.", "线圈会不足一匝。")
    if max(run.first, run.second, run.voltage, run.out, run.current_in, run.current_out) > _MOST:
        return Wording("There is no transformer like this.", "不存在这样的变压器。")
    return None


def span(values: Values, run: Transformer) -> Span:
    return Span(run.period, repeats=True)


def facts(values: Values, run: Transformer) -> tuple[Fact, ...]:
    found = [
        Fact("voltage2", Wording("secondary voltage", "副线圈电压"), "U₂", run.out, "V"),
        Fact("ratio", Wording("turns ratio", "匝数比"), "N₁/N₂", run.ratio, ""),
        Fact("current2", Wording("secondary current", "副线圈电流"), "I₂", run.current_out, "A"),
        Fact("current1", Wording("primary current", "原线圈电流"), "I₁", run.current_in, "A"),
        Fact("power2", Wording("power out", "输出功率"), "P₂", run.power_out, "W"),
        Fact("power1", Wording("power in", "输入功率"), "P₁", run.power_in, "W"),
        Fact("voltage1", Wording("primary voltage", "原线圈电压"), "U₁", run.voltage, "V"),
        Fact("turns1", Wording("primary turns", "原线圈匝数"), "N₁", run.first, ""),
        Fact("turns2", Wording("secondary turns", "副线圈匝数"), "N₂", run.second, ""),
    ]
    if run.efficiency < 1:
        lost = run.power_in - run.power_out
        found.insert(5, Fact("loss", Wording("power lost", "损耗功率"), "P", lost, "W"))
    if not run.alternating:
        # How much the first coil draws and heats itself is up to its own resistance; the turns
        # transform nothing.
        unknown = ("ratio", "current1", "power1", "loss")
        return tuple(it for it in found if it.key not in unknown)
    if values["voltage2"]:  # then the turns are what is asked for
        found.insert(0, found.pop())
    return tuple(found)


def story(values: Values, run: Transformer) -> Wording:
    one, two = amount(run.voltage, "V"), amount(run.out, "V")
    if not run.alternating:
        told = Wording(
            f"Steady {one} make a steady flux in the core, and a flux that does not change induces "
            "nothing: the lamp stays dark, and the current only heats the first coil. A "
            "transformer needs alternating current.",
            f"恒定的 {one} 电压在铁芯中产生恒定的磁通量，磁通量不变就不会产生感应电动势，"
            "灯不亮，电流只使原线圈发热。变压器只能改变交流电压。",
        )
    else:
        first, second = amount(run.current_in, "A"), amount(run.current_out, "A")
        told = Wording(
            "The alternating current in the first coil makes an alternating flux in the core, "
            f"which induces the same voltage in every turn of both coils: {one} become {two} "
            "(effective values: the peaks are √2 times as high). The currents go the other way, "
            f"{first} in and {second} out, for power cannot be gained.",
            "原线圈中的交流电在铁芯中产生交变的磁通量，在两个线圈的每一匝中感应出相同的电压："
            f"{one} 变成 {two}（有效值，峰值为其 √2 倍）。电流则相反：输入 {first}，"
            f"输出 {second}，因为功率不会增加。",
        )
    return told


_SUPPLY = Choice(
    "supply",
    Wording("supply", "电源"),
    (
        Option(
            "ac",
            Wording("alternating current", "交流电"),
            Wording("ac|alternating|mains", "交流|市电"),
        ),
        Option(
            "dc",
            Wording("direct current", "直流电"),
            Wording("dc|direct current|battery|batteries", "直流|电池"),
            ignores=("efficiency",),
            formula=both("U₂ = N₂ΔΦ/Δt = 0"),
        ),
    ),
)

PHENOMENON = Phenomenon(
    slug="transformer",
    name=Wording("Transformer", "变压器"),
    formula=both("U₁/U₂ = N₁/N₂"),
    slots=SLOTS,
    choices=(_SUPPLY,),
    cues={
        r"\btransformers?\b(?!.*\b(model|architecture|attention|movie|film|robots?|optimus))": 3,
        r"变压器|变压原理": 3,
        r"\b(primary|secondary) (coil|winding|turns|voltage)|\bprimary\b(?=.*\bsecondary\b)"
        r"|(原线圈|初级线圈)|(副线圈|次级线圈)": 3,
        r"\bsteps?[ -]?(up|down)\b(?=.*\b(voltage|volts?|[0-9] ?k?V)\b)|升压|降压": 2,
        r"\bturns ratio\b|匝数比|\b(high[ -]voltage|power) (lines?|transmission|grid)|输电": 2,
        r"\b(coils?|turns|voltage|alternating)\b|匝|线圈|电压|交流": 1,
        r"\boptimus|\bautobots?|\bmovie|变形金刚|\blanguage model|\bneural|大模型": -4,
        r"\bsolenoid(?!.*\btransform)|螺线管(?!.*变压)": -3,
        r"\bmagnet\b|磁铁|\bgenerators?\b|发电机|\brotat|转动|\bflux (changes|through)": -2,
        r"\b(charger|adapter|doorbell|mains)s?\b.{0,60}\b(voltage|volts?|\d ?v\b)\b.{0,50}"
        r"\b(down|lower\w*|small\w*|coils?|reduc\w*|step\w*|5 ?v|12 ?v)\b"
        r"|\b(lowers?|reduc\w+|brings?|steps?|turns?)\b.{0,30}\bmains\b"
        r"|(充电器|适配器).{0,20}(220|伏|v|降|电压|变成)"
        r"|(220|高压).{0,10}(变成|降到|降为|变为)": 3,
        r"\b(high voltage|high-voltage|higher voltage|kv|kilovolt|0kv)s?\b.{0,70}\b(grid"
        r"|transmi\w+|long distances?|pylons?|power (lines?|stations?|plants?)|towns?|cables?"
        r"|homes?|losses)\b"
        r"|\b(electricity|power line|transmission line|grid|pylon)\w*\b.{0,60}"
        r"\b(high(er)? voltage|\d+ ?kv|kilovolts?|losses|long distances?)\b|\bpower pole"
        r"|\bsubstations?\b|(远距离|高压|超高压).{0,6}(输电|送电)"
        r"|输电.{0,10}(高压|损耗|升压|降压|损失)|高压(电线|线|电).{0,20}(家|220|降|变)"
        r"|变电(站|所)|电线杆.{0,10}(箱|桶|铁)": 3,
        r"\b(primary|secondary)\b.{0,40}\b(turns|coil|winding|volts?|\d ?v)\b"
        r"|\b(turns|windings?)\b.{0,40}\b(ratio|primary|secondary|iron core)\b"
        r"|\biron core\b.{0,40}\b(coils?|windings?|turns)\b"
        r"|\btwo (coils|windings)\b.{0,50}\b(iron|core|voltage|ac|mains)|(原|副|初级|次级)线圈"
        r"|匝数.{0,8}(比|电压|电流)|变压|铁芯.{0,16}线圈|两个?线圈.{0,16}铁芯": 3,
        r"\bstep(s|ping)?[- ]?(up|down)\b.{0,30}\b(transformers?|volts?|\d+ ?k?v\b)"
        r"|\b(doorbell|neon sign) transformer|升压|降压": 3,
        r"\btransmi\w+\b.{0,30}\bhigh(er)? voltage|\bhigh voltage\b.{0,12}\blow current\b"
        r"|\bsame (iron )?core\b"
        r"|\b(bring|step|lower|reduc|convert)\w*\b.{0,20}\d ?k?v\b.{0,12}\bto\b"
        r"|(线路|输电线?|导线).{0,6}(损失|损耗)|\d+ ?(千伏|kv).{0,6}(降|变|升)|匝.{0,16}铁芯"
        r"|\b\d+ turns (to|and) \d+": 3,
        r"\bvoltage\b.{0,20}\b(raised|lowered|stepped)\b|(升高|提高|降低)电压|送电": 3,
    },
    examples_en=(
        "a transformer with 1000 and 100 turns on 230 V and a load of 10 ohms",
        "how does a transformer step down 230 V to 12 V",
        "primary coil 500 turns, secondary coil 50 turns, 120 V on the primary",
        "why does a transformer not work with direct current",
        "a step-up transformer from 12 V to 240 V with a 60 W lamp",
        "a 220 V transformer of 95% efficiency with 2200 primary turns and 220 secondary turns",
        "how does a charger lower the mains voltage to 5 V",
        "why is power sent over long lines at high voltage and stepped down near the homes",
        "two coils on one iron core: the turns ratio sets the voltage",
        "what does the grey can on a power pole do",
        "current ratio and voltage ratio of an ideal transformer",
    ),
    examples_zh=(
        "变压器原线圈1100匝，副线圈110匝，输入220伏，负载10欧",
        "变压器怎样把220V变成12V",
        "理想变压器匝数比10:1，原线圈电压220V",
        "为什么变压器不能改变直流电压",
        "升压变压器的工作原理",
        "手机充电器里怎样把220V降到5V",
        "发电厂的电为什么要升压后再远距离输送",
        "理想变压器的电压比、电流比与匝数比的关系",
        "变电站把高压电变成家用的220伏",
        "两个线圈绕在同一个铁芯上，副线圈的电压是多少",
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
                rf"\btransformers?\b{some(40)}\b(works?|runs?|operates?)\b{some(14)}"
                r"\b(with|on|from) (dc|direct current|a battery)\b"
                rf"|\btransformers?\b{some(30)}\b(changes?|transforms?|steps (up|down))"
                r" (dc|direct)\b",
                r"变压器(也|能|可以|可){1,3}(改变|变换|升高|降低|用于)(直流|电池)",
            ),
            truth=Wording(
                "A transformer does nothing for direct current: a steady flux induces no voltage.",
                "变压器不能改变直流电压：恒定的磁通量不产生感应电动势。",
            ),
        ),
        Premise(
            claim=Wording(
                rf"\b(step[- ]?up )?transformers?\b{some(40)}"
                r"\b(creates?|gains?|increases?|multipl(?:y|ies)|more) (the )?(energy|power)\b",
                rf"变压器{some_zh(10)}(增大|增加|放大|产生)(了)?(能量|功率|电能)",
            ),
            truth=Wording(
                "A transformer gains no power: where the voltage rises, the current falls.",
                "变压器不会增加功率：电压升高，电流就减小。",
            ),
        ),
    ),
)  # fmt: skip
