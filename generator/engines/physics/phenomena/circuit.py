"""Ohm's law: a battery and one, two or three resistors, one after the other or side by side."""

import math
from collections.abc import Sequence

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._beliefs import some, some_zh
from generator.engines.physics.phenomena._circuit import Circuit, circuit_of
from generator.engines.physics.phenomena._circuit_picture import RATE, draw
from generator.engines.physics.phenomena._connections import ALIKE, DEVICE, KIND, SMALL
from generator.engines.physics.phenomena._openings import opening
from generator.engines.physics.phenomena._wiring import SPACING
from generator.engines.physics.phenomenon import (
    Fact,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_LEAST, _MOST = 1e-3, 1e10  # Ω, V or A


def simulate(values: Values) -> Circuit:
    circuit = circuit_of(values)
    assert circuit is not None, values
    return circuit


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    return dict(simulate(values).assumed)


def impossible(values: Values) -> Wording | None:
    circuit = circuit_of(values)
    if circuit is None:
        return Wording(
            "These numbers do not fit together: voltage, current and resistance must obey U = IR.",
            "这些数值互相矛盾：电压、电流和电阻必须满足 U = IR。",
        )
    if min(circuit.resistances) < _LEAST or max(*circuit.resistances, circuit.current) > _MOST:
        return Wording(
            "The resistors would have to be below 1 mΩ or the current enormous: a short circuit.",
            "这样电阻会小于 1 mΩ 或电流过大，相当于短路。",
        )
    return None


def span(values: Values, circuit: Circuit) -> Span:
    """As many seconds as bring all dots about to where the next one was."""
    shares = {it / circuit.current for it in circuit.currents}
    fit = (
        count
        for count in range(4, 16)
        if all(abs(share * count - round(share * count)) < 0.03 for share in shares)
    )
    return Span(next(fit, 12) * SPACING / RATE, repeats=True)


def facts(values: Values, circuit: Circuit) -> tuple[Fact, ...]:
    current = Fact("current", Wording("current", "电流"), "I", circuit.current, "A")
    ohms = circuit.resistance
    resistance = Fact("resistance", Wording("total resistance", "总电阻"), "R", ohms, "Ω")
    power = Fact("power", Wording("power", "功率"), "P", circuit.power, "W")
    voltage = Fact("voltage", Wording("voltage", "电压"), "U", circuit.voltage, "V")
    terminal = Fact("terminal", Wording("terminal voltage", "路端电压"), "U", circuit.terminal, "V")
    outside = (terminal,) if circuit.internal else ()
    if len(circuit.resistances) == 1:
        return (current, *outside, voltage, resistance, power)
    voltages = _each("voltage", Wording("voltage", "电压"), "U", circuit.voltages, "V")
    currents = _each("current", Wording("current", "电流"), "I", circuit.currents, "A")
    powers = _each("power", Wording("power", "功率"), "P", circuit.powers, "W")
    first, then = (voltages, currents) if len(circuit.groups) > 1 else (currents, voltages)
    return (current, resistance, *outside, *first, power, *then, *powers, voltage)


def _each(
    key: str, name: Wording, symbol: str, values: Sequence[float], unit: str
) -> tuple[Fact, ...]:
    return tuple(
        Fact(f"{key}{index + 1}", name, f"{symbol}{SMALL[index]}", value, unit)
        for index, value in enumerate(values)
    )


def story(values: Values, circuit: Circuit) -> Wording:
    current, terminal = amount(circuit.current, "A"), amount(circuit.terminal, "V")
    voltages = [amount(it, "V") for it in circuit.voltages]
    currents = [amount(it, "A") for it in circuit.currents]
    if len(circuit.resistances) == 1:
        ohms = amount(circuit.resistance, "Ω")
        told = Wording(
            f"At {terminal} a resistance of {ohms} lets {current} through: twice the voltage "
            "would drive twice the current.",
            f"电压 {terminal} 加在 {ohms} 的电阻上，电流为 {current}；电压加倍，电流也加倍。",
        )
    elif len(circuit.groups) == 1:
        more = _if_different(
            circuit, ", so the smallest resistance takes the largest current", "，电阻越小电流越大"
        )
        told = Wording(
            f"Each branch has the full {terminal}{more.en}; the branch currents "
            f"{' + '.join(currents)} add up to {current}.",
            f"各支路两端的电压都是 {terminal}{more.zh}；"
            f"支路电流 {' + '.join(currents)} 合起来就是干路电流 {current}。",
        )
    elif len(circuit.groups) == len(circuit.resistances):
        more = _if_different(
            circuit, "the largest resistance takes the largest share of the voltage",
            "电阻越大分到的电压越大", "each takes the same share of the voltage", "各分得相同电压",
        )  # fmt: skip
        told = Wording(
            f"The same current of {current} flows through every one of them; {more.en}: "
            f"{' + '.join(voltages)} = {terminal}.",
            f"串联电路中电流处处相等，都是 {current}；{more.zh}："
            f"{' + '.join(voltages)} = {terminal}。",
        )
    else:
        (alone,), (one, two) = circuit.groups
        first = f"R{SMALL[alone]}"
        told = Wording(
            f"All of the current of {current} passes {first} and then divides into {currents[one]} "
            f"and {currents[two]}; {first} takes {voltages[alone]}, and {voltages[one]} are left "
            "for the others.",
            f"干路电流 {current} 先流过 {first}，再分成 {currents[one]} 和 {currents[two]}；"
            f"{first} 分得 {voltages[alone]}，并联部分分得 {voltages[one]}。",
        )
    if circuit.internal:
        lost = amount(circuit.voltage - circuit.terminal, "V")
        return Wording(
            f"{told.en} Inside the battery {lost} are lost.",
            f"{told.zh}电源内阻上损失 {lost}。",
        )
    return told


def _if_different(
    circuit: Circuit, en: str, zh: str, alike_en: str = "", alike_zh: str = ""
) -> Wording:
    """What is told of resistances that differ, or of those that are alike."""
    ends = min(circuit.resistances), max(circuit.resistances)
    return Wording(alike_en, alike_zh) if math.isclose(*ends) else Wording(en, zh)


def _ohms(index: int, which: Wording) -> Slot:
    name = Wording(f"resistance R{SMALL[index]}", f"电阻 R{SMALL[index]}")
    cues = Wording(f"resistor|resistance|bulb|lamp|{which.en}", f"电阻|阻值|灯泡|{which.zh}")
    return opening(f"resistance{index + 1}", f"R{SMALL[index]}", "Ω", 1e9, name, cues)


PHENOMENON = Phenomenon(
    slug="circuit",
    name=Wording("Electric circuit: Ohm's law", "电路与欧姆定律"),
    formula=both("I = U/R"),
    slots=(
        opening(
            "voltage", "U", "V", 1e6, Wording("voltage of the source", "电源电压"),
            Wording(
                "battery|voltage|source|cell|supply|emf|e.m.f.|v",
                "电源|电压|电池|电动势|电源电压|e",
            ),
        ),
        _ohms(0, Wording("first", "第一")),
        _ohms(1, Wording("second|other", "第二|另一")),
        _ohms(2, Wording("third", "第三")),
        opening(
            "current", "I", "A", 1e5, Wording("current", "电流"),
            Wording("current|flows|draws|amps", "电流|流过|通过"),
        ),
        opening(
            "power", "P", "W", 1e8, Wording("power", "功率"),
            Wording("power|watts|rated", "功率|额定功率"),
        ),
        Slot(
            "internal", "r", "Ω", 0.0, 0.0, 1e6, quiet=True,
            name=Wording("internal resistance", "内阻"),
            cues=Wording("internal resistance|internal", "内阻|内电阻"),
        ),
    ),
    choices=(DEVICE, KIND, ALIKE),
    cues={
        r"\bohm'?s law|\belectric(al)? circuits?\b|\bcircuit (diagram|with|of)|欧姆定律|电路": 3,
        r"\b(resistors?|resistances?|bulbs?|lamps?|ohms?|Ω)\b.*\b(series|parallel)\b"
        r"|\b(series|parallel)\b.*\b(circuits?|resistors?|resistances?|bulbs?|lamps?)\b"
        r"|(电阻|灯泡|电灯|灯|欧).*(串联|并联|混联)|(串联|并联|混联).*(电阻|灯|电路)": 3,
        r"\bR ?[123]\b.*\b(series|parallel)|\bkirchhoff|基尔霍夫"
        r"|\b(voltage|current) divider|分压|分流": 3,
        r"\b(batter(y|ies)|volts?|cell|[0-9]+ ?V)\b.*\b(resistors?|bulbs?|lamps?|ohms?|Ω)\b"
        r"|\b(resistors?|bulbs?|lamps?)\b.*\b(batter(y|ies)|volts?|amps?|amperes?)\b"
        r"|(电池|电源|伏).*(电阻|灯泡|欧)|(电阻|灯泡).*(电池|电源|伏|安)": 3,
        r"\bcircuits?\b(?=.*\b(bulbs?|lamps?|batter\w+|current)\b)"
        r"|\b(bulbs?|lamps?|batter\w+|current)\b(?=.*\bcircuits?\b)": 3,
        r"\b[0-9.]+ ?(W|watts?)\b.*\b(bulbs?|lamps?)\b|\b(bulbs?|lamps?)\b.*[0-9] ?(W|watts?)\b"
        r"|(瓦|[0-9]W).*(灯泡|电灯)|(灯泡|电灯).*(瓦|[0-9]W)": 2,
        r"\binternal resistance|内阻|路端电压|闭合电路|\bresistors?\b|电阻|串联|并联": 2,
        r"\bcurrent\b.*\bvoltage\b|\bvoltage\b.*\bcurrent\b|电压.*电流|电流.*电压": 2,
        r"\b(circuits?|voltage|battery|current|volts?|amps?|ohms?|bulbs?)\b|电压|电流|灯泡|电池": 1,
        r"\bcapacit|\bRC\b|电容|\bcoils?\b|\binduct|线圈|电感|电磁感应|感应电|\btransformer|变压器"
        r"|\bgenerator|发电机|\balternating|交流|\bmagnet|磁|\bLC\b|\bRLC\b|\bresonan|谐振": -3,
        r"\bair resistance|空气阻力|\briver\b|\bboat\b|\bocean|\bracing|\bcircuit board": -4,
        r"\bspeed\b|\bspring|弹簧|\bheat (flow|conduction)|\bparallel (rays|light|to the|mirrors)"
        r"|平行光|\bslits?\b|\bseries of\b": -2,
        r"\b(christmas|fairy|string of|tree) lights?\b.{0,60}\b(out|burns?|dark|fails?|broken"
        r"|off|series|parallel|one|bulb)\b"
        r"|\bone (bulb|lamp|light)\b.{0,40}\b(out|burns?|breaks?|fails?|removed?|unscrew\w*"
        r"|dies)\b.{0,60}\b(others?|rest|all|still)\b"
        r"|(一盏|一个|一只|一颗).{0,6}灯泡?.{0,8}(坏|灭|断|烧).{0,20}(其他|其它|别的|全|都|另)"
        r"|(彩灯|小灯|灯串).{0,20}(坏|全灭|都不亮|串联|并联)"
        r"|(家里|家庭|家用|教室).{0,14}(灯|电器|插座|用电器).{0,16}(并联|串联|别的|其他"
        r"|互不影响|怎么接|怎样连接)": 3,
        r"\b(bulb|lamp|light)s?\b.{0,50}\b(brighter|dimmer|brightness|in a row|side by side"
        r"|one after (another|the other)|dims?|glow\w*)\b"
        r"|\b(brighter|dimmer)\b.{0,40}\b(bulbs?|lamps?)\b"
        r"|(灯泡|小灯泡|电灯|灯).{0,24}(更亮|变亮|变暗|亮度|哪个亮|哪种接法|更暗|谁亮)": 2,
        r"\bshort[- ]circuit\w*|\bfuses?\b.{0,40}\b(blow\w*|blew|melt\w*|burn\w*)\b"
        r"|\b(blow\w*|blew|blown)\b.{0,16}\bfuse|\bcircuit breaker"
        r"|\b(too many|overload)\w*\b.{0,40}\b(appliances?|socket|outlet|plugs?)"
        r"|\b(am|volt)meters?\b|\brheostat|\bpotentiometer|\bwheatstone"
        r"|\bbirds?\b.{0,50}\b(power line|wire|shock\w*|electrocut\w*)|短路|保险丝|跳闸|断路"
        r"|滑动变阻器|电流表.{0,10}电压表|电压表.{0,10}电流表|伏安法|惠斯通"
        r"|(小鸟|鸟).{0,12}(电线|高压线).{0,16}触电|(插座|插线板).{0,16}(太多|同时|过载)"
        r"|电器.{0,10}(太多|同时)": 3,
        r"\belectrons?\b.{0,40}\b(wire|round|around|loop|circuit|battery)\b.{0,50}\b(battery"
        r"|lamp|bulb|circuit|switch)\b|\b(battery|switch)\b.{0,50}\b(bulb|lamp)\b"
        r"|\b(resistors?|ohms?|Ω|bulbs?)\b.{0,40}\b(series|parallel)\b"
        r"|(电阻|灯|电池|欧).{0,12}(串|并)|(串|并)联.{0,6}(和|与|还是|跟).{0,4}(串|并)联"
        r"|(开关|电池).{0,14}(灯|灯泡)": 2,
        r"\bcurrent\b.{0,12}\b(splits?|divides?|branches)\b|\bjunction\b.{0,20}\bcurrent"
        r"|\b(lamp|bulb)s?\b.{0,40}\b(one after another|own branch|branch(es)?)\b"
        r"|灯泡?.{0,6}一个接一个|电流.{0,8}(岔|分开|支路|干路)|(合上|闭合|断开).{0,4}开关": 3,
        r"欧[母拇]定": 3,
    },
    examples_en=(
        "10 ohm and 20 ohm resistors in series with a 12 V battery",
        "Ohm's law: a 9 V battery and a 100 ohm resistor",
        "three 6 ohm resistors in parallel on 12 volts",
        "why is the current the same everywhere in a series circuit",
        "two light bulbs in parallel with a battery",
        "compare two lamps in series and in parallel",
        "what voltage drives 2 A through 5 Ω",
        "how does a simple electric circuit work",
        "a battery with emf 6 V and internal resistance 0.5 ohm drives a 5.5 ohm resistor",
        "one light of a chain of fairy lights fails and all the others go out",
        "are two bulbs brighter one after the other or next to each other",
        "why does a fuse blow when there is a short circuit",
        "why can a bird sit on a power line without a shock",
    ),
    examples_zh=(
        "10欧和20欧的电阻串联，接在12伏的电池上",
        "欧姆定律：9伏电池和100欧的电阻",
        "三个6Ω的电阻并联，电源电压12V，总电流多大",
        "两个灯泡并联在电池上",
        "比较两个灯泡串联和并联的亮度",
        "电动势6V、内阻0.5欧的电源接5.5欧的电阻，路端电压是多少",
        "为什么串联电路中电流处处相等",
        "一串小彩灯坏了一个，为什么整串都不亮",
        "家里的电灯是串联还是并联，一盏坏了别的还亮吗",
        "两个小灯泡怎样连接更亮",
        "短路时保险丝为什么会熔断",
        "用滑动变阻器改变灯泡的亮度",
        "同时用的电器太多为什么会跳闸",
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
                rf"\bcurrent\b{some(30)}\b(used up|consumed|is lost)\b"
                r"|\bcurrent (gets?|becomes?|is) (weaker|less|smaller) (after|behind|past)\b"
                r"|\b(bulbs?|lamps?|resistors?) (uses?|eats?|consumes?) (up )?(the |some |all )?"
                r"(of the )?current",
                rf"电流{some_zh(8)}(被消耗|被用掉|用完|用光|消耗掉|越(来越|流越|走越)(小|弱))"
                r"|(灯泡|电阻)(会|要)?(消耗|用掉)了?电流",
            ),
            truth=Wording(
                "Current is not used up: as much flows back into the battery as comes out of it. "
                "What the resistor takes is energy.",
                "电流不会被“用掉”：流回电池的电流与流出的一样大，电阻消耗的是电能。",
            ),
        ),
        Premise(
            claim=Wording(
                rf"\bparallel\b{some(40)}\b(total )?resistance\b{some(20)}\b(larger|bigger|higher"
                r"|increases|goes up|rises|adds? up)"
                rf"|\b(more|adding|another) (resistors?|bulbs?|lamps?) in parallel\b{some(30)}"
                r"\b(more|larger|higher|increases?|raises?)( the)?( total)? resistance",
                rf"并联{some_zh(12)}总电阻{some_zh(4)}(变大|越大|增大|更大)",
            ),
            truth=Wording(
                "In parallel the total resistance gets smaller: every new branch is one more way "
                "for the current.",
                "并联后总电阻变小：每多一条支路，电流就多一条通路。",
            ),
        ),
    ),
)  # fmt: skip
