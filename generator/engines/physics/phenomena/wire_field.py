"""The magnetic field of currents: straight ones and their forces, loops and solenoids."""

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._coil import (
    DENSITY,
    DIAMETER,
    LOOP,
    RADIUS,
    SOLENOID,
    TURNS,
    Coil,
    coil_of,
)
from generator.engines.physics.phenomena._coil_told import coil_facts, coil_story
from generator.engines.physics.phenomena._openings import left_open
from generator.engines.physics.phenomena._wire_field_picture import draw
from generator.engines.physics.phenomena._wire_kinds import ARRANGEMENT
from generator.engines.physics.phenomena._wires import (
    CURRENT,
    CURRENT2,
    DISTANCE,
    LENGTH,
    PERIOD,
    Wires,
    wires_of,
)
from generator.engines.physics.phenomenon import Fact, Phenomenon, Premise, Span, Values
from generator.engines.physics.wording import Wording, both

Currents = Wires | Coil

_LEAST = 1e-9  # m
_AROUND, _BETWEEN = both("B = μ₀I/2πr"), both("F/L = μ₀I₁I₂/2πr")


def simulate(values: Values) -> Currents:
    if values["arrangement"] not in (LOOP, SOLENOID):
        return wires_of(values)
    coil = coil_of(values)
    assert coil is not None, values
    return coil


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run = simulate(values)
    if isinstance(run, Coil):
        return dict(run.assumed)
    pair = ((CURRENT2, abs(run.second)), (LENGTH, run.length)) if run.second else ()
    return left_open(values, ((CURRENT, run.first), (DISTANCE, run.apart), *pair))


def impossible(values: Values) -> Wording | None:
    if values["arrangement"] not in (LOOP, SOLENOID):
        run = wires_of(values)
        return None if run.apart > _LEAST else Wording("No wire is so thin.", "没有这么细的导线。")
    coil = coil_of(values)
    if coil is None:
        return Wording(
            "These numbers do not fit together: the turns must be turns per metre times length.",
            "这些数值互相矛盾：匝数应等于单位长度匝数乘以长度。",
        )
    if coil.turns < 1 - 1e-9:
        return Wording("The coil would have less than one turn.", "线圈会不足一匝。")
    if min(coil.radius, coil.length or coil.radius) < _LEAST:
        return Wording("No coil is so small.", "没有这么小的线圈。")
    return None


def formula(values: Values) -> Wording:
    """The field of a wire or a coil, the force between two wires."""
    of_coils = {it.key: it.formula for it in ARRANGEMENT.options if it.formula.en}
    if values["arrangement"] in of_coils:
        return of_coils[values["arrangement"]]
    return _BETWEEN if wires_of(values).second else _AROUND


def span(values: Values, run: Currents) -> Span:
    return Span(PERIOD, repeats=True)


def facts(values: Values, run: Currents) -> tuple[Fact, ...]:
    if isinstance(run, Coil):
        return coil_facts(run)
    if not run.second:
        name = Wording("magnetic field at the distance", "该处磁感应强度")
        half = Wording("magnetic field at twice the distance", "两倍距离处磁感应强度")
        return (
            Fact("field", name, "B", run.one_at_other, "T"),
            Fact("half", half, "B′", run.one_at_other / 2, "T"),
        )
    middle = float(np.hypot(*run.field(np.zeros((1, 2)))[0]))
    pull, one = abs(run.between), run.one_at_other
    return (
        Fact("force", Wording("force on each metre", "每米受力"), "F/L", pull, "N/m"),
        Fact("total", Wording("force on the length L", "长度 L 受力"), "F", pull * run.length, "N"),
        Fact("field", Wording("field of I₁ at I₂", "I₁ 在 I₂ 处的磁场"), "B₁", one, "T"),
        Fact("middle", Wording("field in the middle", "中点磁感应强度"), "B", middle, "T"),
    )  # fmt: skip


def story(values: Values, run: Currents) -> Wording:
    if isinstance(run, Coil):
        return coil_story(run)
    far = amount(run.apart, "m")
    if not run.second:
        strength = amount(run.one_at_other, "T")
        return Wording(
            "The field lines are circles around the wire. Point the right thumb along the current, "
            f"here towards us: the fingers curl the way of the field. It is {strength} at {far}, "
            "and half of that at twice the distance. The Earth's own field, 20 to 70 μT, is left "
            "out.",
            f"磁感线是围绕导线的同心圆。右手握住导线，拇指指向电流方向（这里指向我们），"
            f"四指弯曲的方向就是磁场方向。距离 {far} 处为 {strength}，距离加倍，磁场减半。"
            "未计入地磁场（20～70 μT）。",
        )
    force, attract = amount(abs(run.between), "N/m"), run.between > 0
    return Wording(
        "Each wire lies in the field of the other one. Currents in "
        f"{'the same direction attract' if attract else 'opposite directions repel'} each "
        f"other, here with {force}, and both feel the same force, even if one current is "
        "larger.",
        "每根导线都处在另一根的磁场中。"
        f"{'同向电流互相吸引' if attract else '反向电流互相排斥'}，"
        f"这里每米受力 {force}；即使电流大小不同，两根导线受力也相等。",
    )


PHENOMENON = Phenomenon(
    slug="wire-field",
    name=Wording("Magnetic field of a current", "电流的磁场"),
    formula=_AROUND,
    formula_in=formula,
    slots=(CURRENT, CURRENT2, DISTANCE, LENGTH, TURNS, DENSITY, RADIUS, DIAMETER),
    choices=(ARRANGEMENT,),
    cues={
        r"\bmagnetic fields?\b(?=.*\b(wires?|currents?|conductors?)\b)|\b(wires?|currents?|"
        r"conductors?)\b.*\bmagnetic fields?\b|(导线|电流).{0,16}磁(场|感线|感应强度)"
        r"|磁(场|感线).{0,14}(导线|直电流)": 3,
        r"\b(parallel|two) (straight |long |current[- ]carrying )*(wires|currents|conductors)\b"
        r"(?=.*\b(force|attract|repel|same direction|opposite|apart|field)\b)|\bforce between\b"
        r".{0,30}\b(wires|currents|conductors)\b|\bcurrent[- ]carrying (wire|conductor)"
        r"|(平行|两[根条]).{0,6}(通电)?(直)?导线|通电(直|长)?导线|(同向|反向)电流": 3,
        r"\bright[- ]hand (grip )?rule|\boersted|\bbiot|\bamp[eè]re'?s (circuital )?law|安培定则"
        r"|右手螺旋定则|奥斯特|毕奥|长直导线|安培环路": 3,
        r"\bcompass\b(?=.*\b(wire|current)\b)|\bwires?\b.*\bcompass|(小磁针|指南针).{0,10}(导线|电流)"
        r"|导线.{0,10}小磁针": 2,
        r"\bmagnetic field|\bwires?\b|磁场|导线|磁感线": 1,
        r"\b(electrons?|protons?|particles?|ions?|alpha)\b|电子|质子|粒子|离子|洛伦兹": -3,
        r"\bsolenoids?\b(?!.*\b(magnet (in|into|through|enters)|induc|galvanometer|transform))"
        r"|\belectromagnets?\b|\b(circular|round|current|wire)[- ](current |wire )?(loop|coil)s?\b"
        r"(?!.*\b(induc|emf|rotat|galvanometer|flux|pushed|turns? in)\w*)|\bloop of wire\b"
        r"(?=.*\b(field|current|centre|center|carr\w+))(?!.*\b(induc|emf|rotat|flux)\w*)"
        r"|通电螺线管|电磁铁|螺线管(?!.*(磁铁|磁体|感应|插入))|环形(电流|导线|线圈)(?!.*感应)"
        r"|圆(形|环形?)?(电流|线圈|导线)(?=.*(中心|圆心|电流|磁))(?!.*(感应|转动|旋转))": 4,
        r"\bcoil|线圈|\binduc|感应电(流|动势)|\bgenerator|发电机|\bmotor\b|电动机"
        r"|\btransformer|变压器|\bbar magnet|条形磁铁|\brails?\b|导轨|切割": -3,
        r"\bresist|电阻|\bcircuit|电路|\bohm|欧姆|\bbattery|电池|\bvoltage|电压|\bbulb|灯泡": -2,
        r"\belectric field|电场(?!.*磁)|\bhorseshoe|蹄形磁铁|\bin a magnetic field|匀强磁场": -2,
        r"\boersted|\bright[- ]hand(ed)? (grip|thumb|screw|curl)"
        r"|\b(thumb|finger)s?\b.{0,50}\b(current|curl\w*|magnetic|wire)\b"
        r"|\bcompass\w*\b.{0,50}\b(wires?|cables?|currents?|battery)\b"
        r"|\b(wires?|cables?|current)\b.{0,60}\bcompass"
        r"|\biron filings\b.{0,50}\b(wires?|currents?|card|battery)\b"
        r"|\b(wires?|current)\b.{0,40}\biron filings|奥斯特|右手(螺旋)?定则|安培定则"
        r"|电流的?磁效应|(指南针|小磁针).{0,16}(导线|电流|通电)"
        r"|(导线|电流|通电).{0,16}(小磁针|指南针|铁屑)|铁屑.{0,16}(导线|电流)": 3,
        r"\bmagnetic field\b.{0,60}\b(long |straight )?(wire|conductor)\b"
        r"|\b(wire|cable|conductor)\b.{0,50}\b(carr\w+|with)\b.{0,20}\b(current|\d ?a\b|amps?"
        r"|amperes?)\b|\bparallel (wires|conductors|currents)\b"
        r"|(直导线|长导线).{0,20}(电流|磁|安)|离.{0,4}导线.{0,10}(磁|处)|通电(直|长)?导线"
        r"|(两|平行)(根|条)?.{0,6}导线.{0,14}(吸引|排斥|力)": 3,
        r"\bgalvanometer|\binduced\b|感应|\bemf\b|\b(primary|secondary)\b|原线圈|副线圈": -2,
        r"\bfield (circles|lines?|rings?)\b.{0,24}\b(current|wire)\b"
        r"|\b(current|wire)\b.{0,40}\bfield\b.{0,12}\b(which way|direction|circles?)\b"
        r"|电流.{0,6}周围.{0,8}(磁|场)": 3,
        r"\bmagnetism\b.{0,20}\bcurrent"
        r"|\bdistance from (a|the) (long )?(straight )?(cable|wire|conductor)|电能?生磁"
        r"|磁感应强度.{0,12}导线": 3,
    },
    examples_en=(
        "magnetic field around a straight wire with a current of 5 A",
        "force between two parallel wires with currents of 10 A and 20 A, 5 cm apart",
        "two wires with currents in opposite directions repel each other",
        "Oersted's experiment: a compass beside a wire with a current",
        "the magnetic field 2 cm away from a wire carrying 3 A",
        "compare parallel currents in the same direction and in opposite directions",
        "right-hand rule for a current-carrying wire",
        "a compass needle turns away when the current in the wire beside it is switched on",
        "right-hand grip rule: the thumb shows the current, the fingers the field",
        "iron filings make circles on a card around a wire with a current",
        "how strong is the field 10 cm from a straight cable with 20 A",
        "which way do the magnetic field lines go around a wire with a current",
        "magnetic field inside a solenoid of 500 turns, 20 cm long, with 2 A",
        "field at the centre of a circular loop of radius 5 cm carrying 3 A",
        "which end of a solenoid is the north pole: right-hand rule for a coil",
        "a solenoid with 1000 turns per metre carrying 0.5 A",
    ),
    examples_zh=(
        "通有5安电流的直导线周围的磁场",
        "两根平行导线，电流10安和20安，相距5厘米，求它们之间的力",
        "反向电流的两根导线互相排斥",
        "奥斯特实验：通电导线旁的小磁针",
        "距离通有3安电流的长直导线2厘米处的磁感应强度",
        "比较同向电流和反向电流之间的作用力",
        "奥斯特发现电流的磁效应",
        "安培定则：右手握住导线，拇指指向电流",
        "导线通电时旁边的指南针为什么偏转",
        "通电直导线周围的铁屑排成什么形状",
        "离直导线5厘米处的磁场有多强，电流8安",
        "通电螺线管500匝，长20厘米，电流2安，求内部的磁感应强度",
        "半径5厘米的环形电流，电流3安，圆心处的磁感应强度",
        "用安培定则判断通电螺线管的南北极",
    ),
    simulate=simulate,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    settled=settled,
    impossible=impossible,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\b(same direction|parallel currents?)\b.{0,30}\brepel|\bopposite (directions?|"
                r"currents?)\b.{0,30}\battract",
                r"同向电流.{0,6}排斥|反向电流.{0,6}吸引|电流(方向)?相同.{0,8}排斥"
                r"|电流(方向)?相反.{0,8}吸引",
            ),
            truth=Wording(
                "It is the other way round than with charges: currents in the same direction "
                "attract, in opposite directions they repel each other.",
                "与电荷不同：同向电流互相吸引，反向电流互相排斥。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(larger|bigger|stronger) current\b.{0,40}\b(larger|bigger|greater|stronger|"
                r"more) force\b.{0,30}\b(other|smaller|weaker)",
                r"电流(大|较大)的导线(受|受到)的?(力|作用力)(更|较)?大",
            ),
            truth=Wording(
                "Both wires feel forces of the same size, whatever their currents "
                "(Newton's third law).",
                "两根导线受到的力大小相等，与各自电流大小无关（牛顿第三定律）。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bmagnetic field\b.{0,30}\bpoints? (towards|away from|to|along) the wire",
                r"导线.{0,8}磁场.{0,6}(指向|背离|沿着)导线",
            ),
            truth=Wording(
                "The field of a straight current points neither to the wire nor along it: it runs "
                "around it in circles.",
                "直线电流的磁场既不指向导线，也不沿导线，而是环绕导线的同心圆。",
            ),
        ),
    ),
)  # fmt: skip
