"""A capacitor that is charged, or discharged, through a resistor."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._beliefs import some, some_zh
from generator.engines.physics.phenomena._capacitor import (
    AREA,
    CAPACITANCE,
    CAPACITANCE2,
    CAPACITANCE3,
    CHARGE,
    ENERGY,
    GAP,
    MOMENT,
    PERMITTIVITY,
    RESISTANCE,
    VOLTAGE,
    Charging,
)
from generator.engines.physics.phenomena._capacitor_kinds import (
    CONNECTION,
    joined_of,
    lonely,
)
from generator.engines.physics.phenomena._capacitor_picture import draw
from generator.engines.physics.phenomena._capacitor_told import joined_facts, joined_story
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomenon import (
    Choice,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording

_LEAST, _MOST = 1e-16, 1e6  # F


def simulate(values: Values) -> Charging:
    charging = joined_of(values)
    assert charging is not None, values
    return charging


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    charging = simulate(values)
    between = as_is(values, "permittivity") if charging.area else {}
    return dict(charging.assumed) | between


def impossible(values: Values) -> Wording | None:
    if lonely(values):
        return Wording(
            "Please say how the capacitors are connected: in series or in parallel.",
            "请说明这些电容器是串联还是并联。",
        )
    charging = joined_of(values)
    if charging is None:
        return Wording(
            "These numbers do not fit together: they must obey Q = CU and W = QU/2.",
            "这些数值互相矛盾：它们必须满足 Q = CU 和 W = QU/2。",
        )
    sound = charging.voltage < 1e9 and charging.area < 1e9 and charging.gap < 1e3
    if not (_LEAST <= charging.capacitance <= _MOST and sound):
        return Wording("There is no capacitor like this.", "不存在这样的电容器。")
    return None


def span(values: Values, charging: Charging) -> Span:
    return Span(charging.end)


def facts(values: Values, charging: Charging) -> tuple[Fact, ...]:
    constant, moment = charging.constant, charging.moment
    half = constant * math.log(2)
    found = (
        joined_facts(charging)
        if charging.parts
        else [
            Fact("time_constant", Wording("time constant", "时间常数"), "τ", constant, "s"),
            Fact("charge", Wording("full charge", "充满的电荷量"), "Q", charging.charge, "C"),
            Fact("energy", Wording("stored energy", "储存的能量"), "W", charging.energy, "J"),
            Fact(
                "current", Wording("current at first", "初始电流"), "I₀", abs(charging.first), "A"
            ),
            Fact("half", Wording("half-way after", "达到一半用时"), "t½", half, "s"),
            Fact("capacitance", Wording("capacitance", "电容"), "C", charging.capacitance, "F"),
            Fact("voltage", Wording("full voltage", "充满时电压"), "U", charging.voltage, "V"),
        ]
    )
    if moment:
        volts, amperes = float(charging.volts(moment)), abs(float(charging.amperes(moment)))
        coulombs = charging.capacitance * volts
        found[:0] = [
            Fact("voltage_then", Wording("voltage then", "此时电压"), "U(t)", volts, "V"),
            Fact("current_then", Wording("current then", "此时电流"), "I(t)", amperes, "A"),
            Fact("charge_then", Wording("charge then", "此时电荷量"), "Q(t)", coulombs, "C"),
        ]
    if charging.gap:
        field = charging.voltage / charging.gap
        found.insert(0, found.pop([it.key for it in found].index("capacitance")))
        found.append(Fact("field", Wording("field", "电场强度"), "E", field, "V/m"))
        found.append(Fact("area", Wording("plate area", "极板面积"), "A", charging.area, "m²"))
        found.append(Fact("distance", Wording("distance", "板间距离"), "d", charging.gap, "m"))
    return tuple(found)


def story(values: Values, charging: Charging) -> Wording:
    if charging.parts:
        return joined_story(charging)
    if charging.gap and not charging.emptied and not charging.moment:
        return _plates_story(charging)
    constant, volts = amount(charging.constant, "s"), amount(charging.voltage, "V")
    charge, energy = amount(charging.charge, "C"), amount(charging.energy, "J")
    first = amount(abs(charging.first), "A")
    if charging.emptied:
        told = Wording(
            f"The charge of {charge} drives a current of {first} at first; as it runs off, voltage "
            f"and current fall together, to 37% within every {constant}. The stored {energy} turn "
            "into heat in the resistor.",
            f"电荷量 {charge} 使初始电流达到 {first}；随着放电，电压和电流一起减小，"
            f"每过 {constant} 就降到原来的 37%。储存的 {energy} 能量在电阻上变成热。",
        )
    else:
        told = Wording(
            f"At first {first} flow, but the more charge the plates hold, the less the battery can "
            f"add: after {constant} the voltage is 63% of {volts}, after five times that it is "
            f"nearly full. Then it holds {charge} and {energy}; as much energy became heat.",
            f"开始时电流为 {first}；极板上的电荷越多，充电越慢：经过 {constant}，电压达到 {volts} "
            f"的 63%，5 倍时间后几乎充满。此时电荷量为 {charge}，储能 {energy}，"
            "同样多的能量在电阻上变成了热。",
        )
    return told


def _plates_story(charging: Charging) -> Wording:
    """Of plates what they hold comes first; the resistor decides only how soon."""
    area, gap = amount(charging.area, "m²"), amount(charging.gap, "m")
    capacitance, volts = amount(charging.capacitance, "F"), amount(charging.voltage, "V")
    charge, energy = amount(charging.charge, "C"), amount(charging.energy, "J")
    soon, resistance = amount(charging.constant, "s"), amount(charging.resistance, "Ω")
    return Wording(
        f"Plates of {area} that are {gap} apart have C = ε₀εᵣA/d = {capacitance}. At {volts} they "
        f"hold {charge} and store {energy}. The resistor of {resistance} changes nothing of that, "
        f"only how soon they are full: 63% after {soon}.",
        f"面积 {area}、间距 {gap} 的极板，电容 C = ε₀εᵣA/d = {capacitance}。电压为 {volts} 时，"
        f"电荷量为 {charge}，储能 {energy}。{resistance} 的电阻不影响这些结果，"
        f"只决定充电快慢：{soon} 后充到 63%。",
    )


_KIND = Choice(
    "kind",
    Wording("process", "过程"),
    (
        Option(
            "charging",
            Wording("charging", "充电"),
            Wording("charg(?:es|ing|ed|e up)|connected to a battery", "充电|充放电"),
        ),
        Option(
            "discharging",
            Wording("discharging", "放电"),
            Wording("discharg(?:es|ing|ed|e)|emptied|runs? (?:off|down)", "放电"),
        ),
    ),
)

PHENOMENON = Phenomenon(
    slug="capacitor",
    name=Wording("Capacitor", "电容器的充放电"),
    formula=Wording("Q = CU   τ = RC", "Q = CU   τ = RC"),
    slots=(
        CAPACITANCE, CAPACITANCE2, CAPACITANCE3, RESISTANCE, VOLTAGE, CHARGE, ENERGY, AREA, GAP,
        PERMITTIVITY, MOMENT,
    ),
    choices=(_KIND, CONNECTION),
    cues={
        r"\bcapacit(or|ors|ance|ive)\b|电容": 3,
        r"\bRC[ -](circuit|constant|network|time)|\bRC 电路|RC电路|\bleyden jar|莱顿瓶": 3,
        r"\b(parallel|charged) plates?\b.*\b(farad|charge|battery|stores?|dielectric)"
        r"|平行板.*(充电|放电|电荷|介质)|极板": 2,
        r"\btime constant\b|时间常数|\bfarads?\b|[0-9] ?(μ|u|µ|n|p|m)F\b|微法|法拉": 2,
        r"\b(dis)?charg(es|ing|ed|e)\b.*\bresistor|\bresistor\b.*\b(dis)?charg|充放电": 2,
        r"\bflash\b.*\bcamera|\bcharg(es|ing)\b|充电|放电|\bresistor|电阻": 1,
        r"\bpoint charges?|点电荷|\belectrons? (flies|enters|beam)|偏转|\bcoulomb'?s law|库仑定律"
        r"|\bLC\b|\bRLC\b|\binductor|电感|振荡电路|谐振|\bheat capacity|比热|\bphone|手机|\bcar\b"
        r"|\belectric car|电动车": -3,
        r"\b(camera|flash ?(gun|light|bulb|lamp)?|strobe|defibrillator)\b.{0,60}\b(charges?"
        r"|charging|store[sd]?|stor(es|ing)|saves?|energy|electricity)\b.{0,50}\b(at once"
        r"|release|flash|let|burst|suddenly|heart|shock|out)\w*\b|\bdefibrillators?\b"
        r"|\bsuper-?caps?\b|\bultra-?capacitors?|闪光灯|除颤|超级电容": 3,
        r"\btwo (metal |parallel |conducting )?(plates?|sheets)\b.{0,60}\b(insulator"
        r"|dielectric|apart|closer|gap|battery|stores?|charge)\b"
        r"|\b(dielectric|insulator)\b.{0,40}\bplates?\b|电介质"
        r"|(极板|两板|两块金属板|平行板).{0,12}(间距|距离|靠近|拉开|正对面积)"
        r"|绝缘.{0,10}(极板|金属板)": 3,
        r"\bcaps?\b.{0,40}\b(resistor|discharg\w*|charg\w*|drain\w*|empt\w*|voltage|farad|μf"
        r"|uf)\b|\b(discharg\w*|charg\w*)\b.{0,24}\b(a|the|big) cap\b"
        r"|\b(led|light|lamp|bulb)\b.{0,50}\b(fades?|slowly|stays on|goes out slowly"
        r"|dims?)\b.{0,60}\b(unplug\w*|switched off|power|disconnect\w*)\b"
        r"|(拔|断|关)(掉|了|开)?.{0,6}(插头|电源|电).{0,20}(指示灯|灯).{0,12}(慢慢|一会儿|过)"
        r"|(把|先)?电.{0,4}(存|储)起来.{0,16}放": 3,
        r"\bcamera('s)? flash\w*\b.{0,30}\b(work\w*|charg\w*)|\bflash\b.{0,40}\bcharges? up"
        r"|\b(dis)?charg(e|ing) curve"
        r"|\b(dis)?charg\w+\b.{0,40}\b(microfarads?|farads?|[μµu]f)\b"
        r"|\bplates?\b.{0,30}\bstores?\b.{0,10}\bcharge"
        r"|\b(pull|mov|push|bring)\w*\b.{0,24}\bplates\b.{0,16}\b(apart|closer|together"
        r"|away)\b|(充|放)电.{0,4}曲线|板.{0,8}(储存|存).{0,4}电荷|\d ?微法|\d ?μf|\d ?µf": 3,
        r"\bfoils?\b.{0,40}\b(paper|plastic)\b.{0,30}\b(stores?|charge|electricity)\b"
        r"|(锡纸|铝箔|锡箔).{0,20}电": 3,
        r"电子.{0,12}(飞|偏|弯|穿|射)": -3,
        r"电溶器?": 3,
    },
    examples_en=(
        "a 100 μF capacitor charges through a 10 kΩ resistor from a 9 V battery",
        "discharging a capacitor of 470 microfarads through 2 kilohms, starting at 12 V",
        "how does a capacitor charge and what is the time constant",
        "RC circuit: R = 1 MΩ, C = 2 μF, U = 5 V, voltage after 3 s",
        "a parallel plate capacitor with 1 m² plates 1 mm apart at 3 kV: charge and energy",
        "what energy does an 8 μF capacitor store at 400 V",
        "compare charging and discharging of a capacitor",
        "the flash of a camera saves up energy and releases it in a burst",
        "a defibrillator is charged and gives its charge off through the heart",
        "what changes when a dielectric is pushed between two charged metal plates",
        "the LED fades slowly after the power is switched off",
        "two capacitors of 2 μF and 3 μF in series on a 12 V battery",
        "three capacitors of 1 μF, 2 μF and 3 μF in parallel at 6 V: charge on each",
        "compare two capacitors in series and in parallel",
    ),
    examples_zh=(
        "100微法的电容器通过10千欧的电阻由9伏电池充电",
        "电容器的充放电过程",
        "470μF的电容充到12V后通过2kΩ电阻放电，2秒后电压多大",
        "平行板电容器极板面积0.01平方米，间距1毫米，电压100伏，求电荷量和能量",
        "RC电路的时间常数是什么",
        "比较电容器充电和放电时的电流",
        "闪光灯为什么要等一会儿才能再闪，它怎样储存电能",
        "心脏除颤器怎样先充电再一下子放电",
        "两块平行金属板靠近一些，储存的电荷会变多吗",
        "拔掉电源后指示灯为什么慢慢才灭",
        "2微法和3微法的两个电容器串联，接在12伏电池上",
        "三个电容器1μF、2μF和3μF并联，电压6V，求各电容器的电荷量",
        "比较电容器的串联和并联",
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
                rf"\b(all|whole|entire)\b{some(30)}\benergy\b{some(40)}\b(stored|ends up|goes)\b"
                rf"{some(20)}\bcapacitor",
                rf"(电池|电源){some_zh(12)}(全部|所有){some_zh(6)}(储存|存)(在|到|进)?{some_zh(4)}电容",
            ),
            truth=Wording(
                "Only half of the battery's energy is stored: the other half becomes heat in the "
                "resistor, whatever its resistance.",
                "电池提供的能量只有一半储存在电容器中，另一半在电阻上变成热，与电阻大小无关。",
            ),
        ),
        Premise(
            claim=Wording(
                rf"\bcurrent\b{some(20)}\b(flows?|goes|passes|jumps)\b{some(12)}"
                r"\b(through|across) (the )?(capacitor|gap|plates)"
                rf"|\b(charges?|electrons?) (jumps?|cross(es)?)\b{some(12)}\b(gap|plates)"
                rf"|\bcapacitors?\b{some(8)}\b(lets?|allows?|conducts?)\b{some(8)}"
                r"\b(direct current|dc)\b",
                rf"(电流|电荷|电子){some_zh(4)}(穿过|通过)(了)?(电容|极板)"
                r"|电容器?(能|可以|会)(让|使)?(直流电?|恒定电流)(通过|流过)|电容器?(能|可以)?通直流",
            ),
            truth=Wording(
                "No charge crosses the gap: it gathers on one plate and leaves the other, and the "
                "current dies away.",
                "电荷并没有穿过两极板之间：它在一块极板上聚集，从另一块极板上离开，电流逐渐减小到零。",
            ),
        ),
    ),
)  # fmt: skip
