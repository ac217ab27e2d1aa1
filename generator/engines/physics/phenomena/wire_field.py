"""The magnetic field around a straight current, and the force between two parallel ones."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    FORCE,
    GOLD,
    INK,
    NEGATIVE,
    POSITIVE,
    PURPLE,
    SOFT_INK,
    VERMILLION,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _field_lines
from generator.engines.physics.phenomena._field_lines import Places, followed
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

MU = 1.25663706127e-6
"""Of the vacuum, N/A² (CODATA 2022)."""

_PERIOD = 3.0  # s, in which the compass is led around once
_ALONE, _SAME, _OPPOSITE = "alone", "same", "opposite"
_STEP, _STEPS = 0.035, 420
_OFFSETS = (0.1, 0.2, 0.34, 0.52, 0.76, 1.1)  # of the distance: where lines begin beside a wire
_RINGS = (0.25, 0.4, 0.63, 1.0, 1.58)  # with as much field between any two of them
_NEEDLE = 15.0  # points

_USUAL = 5.0  # A, where no current is told

_FIRST = opening(
    "current", "I₁", "A", 1e7, Wording("current", "电流"),
    Wording("current|currents|amperes|amps", "电流|安培|安"),
)  # fmt: skip
_SECOND = opening(
    "current2", "I₂", "A", 1e7, Wording("second current", "电流 I₂"),
    Wording("current|currents|amperes|amps", "电流|安培|安"),
)  # fmt: skip
_LENGTH = opening(
    "length", "L", "m", 1e6, Wording("length of the wires", "导线长度"),
    Wording("long|length|metres of wire", "长|长度"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wires:
    """A current of `first` (A) that comes out of the picture, at the origin; or with a `second`
    one, negative into the picture, `apart` (m) from it, both on either side of the origin.
    `length` (m) of them is looked at."""

    first: float
    second: float
    apart: float
    length: float

    @property
    def bodies(self) -> list[tuple[float, NDArray[np.float64]]]:
        """Each current and its place, in units of the distance."""
        if not self.second:
            return [(self.first, np.zeros(2))]
        return [(self.first, np.array([-0.5, 0.0])), (self.second, np.array([0.5, 0.0]))]

    def field(self, places: Places) -> Places:
        """In T, at places in units of the distance (Biot and Savart)."""
        total = np.zeros_like(places)
        for current, centre in self.bodies:
            away = places - centre
            square = np.maximum((away**2).sum(axis=1), 1e-18)
            total += current * np.column_stack([-away[:, 1], away[:, 0]]) / square[:, None]
        return MU / (2 * math.pi * self.apart) * total

    def compass(self, time: float) -> NDArray[np.float64]:
        """Where the compass is, in units of the distance."""
        turn = 2 * math.pi * time / _PERIOD
        wide, high = (1.0, 0.7) if self.second else (1.0, 1.0)
        return np.array([wide * math.cos(turn), high * math.sin(turn)])

    def around(self, time: float) -> NDArray[np.float64]:
        """The field at the compass, in T."""
        there: NDArray[np.float64] = self.field(self.compass(time)[None])[0]
        return there

    @property
    def one_at_other(self) -> float:
        """The field of the first wire at the distance, in T."""
        return MU * self.first / (2 * math.pi * self.apart)

    @property
    def between(self) -> float:
        """The force on each metre of the wires, in N/m: positive where they attract each other."""
        return self.one_at_other * self.second


def simulate(values: Values) -> Wires:
    kind, second = values["arrangement"], told(values, _SECOND)
    first = told(values, _FIRST) or _USUAL
    if kind == _ALONE and second is None:
        return Wires(first, 0.0, values["distance"], told(values, _LENGTH) or 1.0)
    size = second if second is not None else first
    second = -size if kind == _OPPOSITE else size
    return Wires(first, second, values["distance"], told(values, _LENGTH) or 1.0)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run = simulate(values)
    pair = ((_SECOND, abs(run.second)), (_LENGTH, run.length)) if run.second else ()
    return left_open(values, ((_FIRST, run.first), *pair))


def span(values: Values, run: Wires) -> Span:
    return Span(_PERIOD, repeats=True)


def facts(values: Values, run: Wires) -> tuple[Fact, ...]:
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
        Fact("total", Wording("force on all", "导线受力"), "F", pull * run.length, "N"),
        Fact("field", Wording("field of I₁ at I₂", "I₁ 在 I₂ 处的磁场"), "B₁", one, "T"),
        Fact("middle", Wording("field in the middle", "中点磁感应强度"), "B", middle, "T"),
    )  # fmt: skip


def story(values: Values, run: Wires) -> Wording:
    far = amount(run.apart, "m")
    if not run.second:
        strength = amount(run.one_at_other, "T")
        return Wording(
            "The field lines are circles around the wire. Point the right thumb along the current, "
            f"here towards us: the fingers curl the way of the field. It is {strength} at {far}, "
            "and half of that at twice the distance.",
            f"磁感线是围绕导线的同心圆。右手握住导线，拇指指向电流方向（这里指向我们），"
            f"四指弯曲的方向就是磁场方向。距离 {far} 处为 {strength}，距离加倍，磁场减半。",
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


def draw(page: Page, cases: Sequence[Case[Wires]]) -> None:
    pair = any(case.run.second for case in cases)
    x, y = ((-1.35, 1.35), (-1.1, 1.1)) if pair else ((-1.75, 1.75), (-1.75, 1.75))
    alone = len(cases) == 1
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        _picture(scene, case.run, alone=alone)
    runs = [case.run for case in cases]
    if all(it.second for it in runs):
        most = max(abs(it.between) for it in runs)
        page.read(
            Wording("force per metre F/L", "每米受力 F/L"), "N/m", most, cases,
            lambda it, _: abs(it.between),
        )  # fmt: skip
    strongest = max(_strongest(it) for it in runs)
    page.read(
        Wording("field at the compass", "小磁针处磁场"), "T", strongest, cases,
        lambda it, t: math.hypot(*it.around(t)),
    )  # fmt: skip
    if alone:
        page.graph(_profile(runs[0]) if runs[0].second else _falling(runs[0]))


def _strongest(run: Wires) -> float:
    return max(math.hypot(*run.around(time)) for time in np.linspace(0, _PERIOD, 61))


def _picture(scene: Scene, run: Wires, *, alone: bool) -> None:
    """The wires end on, with lengths in units of the distance."""
    for line in _lines(run):
        _field_lines.drawn(scene, line, pale(PURPLE, 0.35), head=len(line) // 4)
    path = np.array([run.compass(time) for time in np.linspace(0, _PERIOD, 97)])
    scene.line(path, SOFT_INK, 1.3, dash=(2, 5))
    if alone:
        _sizes(scene, run)
    for index, (current, place) in enumerate(run.bodies):
        if run.second:
            towards = np.array([1.0 if index == 0 else -1.0, 0.0])
            push = towards * (1 if run.between > 0 else -1)
            name, long = ("F", 62) if alone else ("", 40)
            scene.vector(place, push, FORCE, name, longest=1, points=long, width=3.4, under=True)
        _wire(scene, place, outward=current > 0)
        if alone:
            name = f"I{'₁₂'[index]}" if run.second else "I"
            text = f"{name} = {amount(abs(current), 'A')}"
            # Below two wires at once, below one wire where no line of the field passes.
            low, side = (0.13, "below") if run.second else (0.51, "on")
            at = place[0], place[1] - low
            scene.label(text, at, INK, size=14, prefer=(side,), gap=4, number=True)
    longest = _strongest(run)
    name = "B" if alone else ""
    scene.vector(run.compass, run.around, BLUE, name, longest=longest, points=60, under=True)
    _needle(scene, run)


def _wire(scene: Scene, place: NDArray[np.float64], *, outward: bool) -> None:
    """A wire end on: a point where the current comes towards us, a cross where it goes away."""
    scene.disc(place, points=13, fill=GOLD, edge=INK, width=2, front=True)
    if outward:
        scene.disc(place, points=3.4, fill=INK, front=True)
        return

    def cross(canvas: Canvas, _: float) -> None:
        x, y = scene.px(place)
        reach = 8 * scene.unit
        for side in (-1, 1):
            ends = np.array([[x - reach, y - side * reach], [x + reach, y + side * reach]])
            canvas.line(ends, INK, 2.4 * scene.unit)

    scene.add(cross, moves=True)


def _needle(scene: Scene, run: Wires) -> None:
    """A small compass: its north pole, red, points along the field."""

    def item(canvas: Canvas, time: float) -> None:
        field = run.around(time)
        size = math.hypot(*field)
        x, y = scene.px(run.compass(time))
        long, thick = _NEEDLE * scene.unit, 4.5 * scene.unit
        canvas.disc(x, y, 1.15 * long, (255, 255, 255), INK, 1.4 * scene.unit)
        if not size > 0:
            return
        along = np.array([field[0], -field[1]]) / size
        across = np.array([-along[1], along[0]]) * thick
        middle = np.array([x, y])
        for way, colour in ((1, POSITIVE), (-1, NEGATIVE)):
            tip = middle + way * long * along
            canvas.polygon(np.array([tip, middle + across, middle - across]), colour)

    scene.add(item, moves=True)


def _sizes(scene: Scene, run: Wires) -> None:
    text = amount(run.apart, "m")
    if run.second:
        scene.measure((-0.5, -0.92), (0.5, -0.92), f"d = {text}", prefer=("below",))
    else:
        scene.measure((0, -1.3), (1, -1.3), f"r = {text}", prefer=("below",))


def _lines(run: Wires) -> list[Places]:
    """The closed field lines, in units of the distance."""
    if not run.second:
        turns = np.linspace(0, 2 * math.pi, 121)
        circle = np.column_stack([np.cos(turns), np.sin(turns)])
        return [ring * circle for ring in _RINGS]
    starts = [
        (place[0] + math.copysign(offset, place[0]), 0.0)
        for _, place in run.bodies
        for offset in _OFFSETS
    ]
    lines = followed(run.field, np.array(starts), _STEP, _STEPS)
    closed = (_closed(line) for line in lines.swapaxes(0, 1))
    return [line for line in closed if line is not None]


def _closed(line: Places) -> Places | None:
    """A line as far as where it comes back; None: it goes too far for that."""
    back = np.hypot(*(line - line[0]).T) < 0.7 * _STEP
    back[:8] = False
    return np.vstack([_field_lines.until(line, back), line[:1]]) if back.any() else None


def _falling(run: Wires) -> Graph:
    """The field of one wire by the distance."""
    r = np.linspace(0.2, 2.5, 120)
    curve = Curve(r * run.apart, run.one_at_other / r, BLUE, grows=False)
    marker = Marker(lambda _: (run.apart, run.one_at_other), VERMILLION)
    axes = Axis("r", "m", 0, 2.5 * run.apart), Axis("B", "T", 0, 5 * run.one_at_other)
    return Graph(*axes, [curve], markers=[marker])


def _profile(run: Wires) -> Graph:
    """The field on the line through both wires, upwards."""
    x = np.linspace(-1.35, 1.35, 541)
    fields = run.field(np.column_stack([x, 0 * x]))[:, 1]
    most = 5 * MU / (2 * math.pi * run.apart) * max(abs(it) for it, _ in run.bodies)
    inside = np.abs(fields) < most
    pieces = np.split(np.arange(len(x)), np.flatnonzero(np.diff(inside)) + 1)
    curves = [
        Curve(x[piece] * run.apart, fields[piece], BLUE, grows=False)
        for piece in pieces
        if inside[piece[0]] and len(piece) > 1
    ]
    reach = 1.35 * run.apart
    return Graph(Axis("x", "m", -reach, reach), Axis("B", "T", -most, most), curves)


PHENOMENON = Phenomenon(
    slug="wire-field",
    name=Wording("Magnetic field of a current", "通电直导线的磁场"),
    formula=both("B = μ₀I/(2πr)   F/L = μ₀I₁I₂/(2πd)"),
    slots=(
        _FIRST,
        _SECOND,
        Slot(
            "distance", "r", "m", 0.1, 1e-6, 1e6, Wording("distance", "距离"),
            cues=Wording(
                "distance|away|from|apart|separated|separation|spacing", "距离|相距|间距|远|处|距"
            ),
        ),
        _LENGTH,
    ),
    choices=(
        Choice(
            "arrangement", Wording("wires", "导线"),
            (
                Option(_ALONE, Wording("straight wire", "直导线"),
                       Wording("a (?:long |straight |single )*wire|one wire", "一根|单根")),
                Option(
                    _SAME, Wording("parallel currents", "同向电流"),
                    Wording(
                        "same direction|same way|parallel currents|attract(?:s|ing)?"
                        "|(?:two|both) (?:long )?(?:straight )?(?:parallel )?(?:wires|currents"
                        "|conductors)(?!.*(?:opposite|repel|antiparallel))|parallel wires"
                        "(?!.*(?:opposite|repel|antiparallel))|force between(?!.*opposite)",
                        "同向|方向相同|相同方向|吸引|(?:两|二)[根条](?:平行)?(?:长?直?|通电)*导线"
                        "(?!.*(?:反向|相反|排斥))|平行(?:通电)?(?:直)?导线(?!.*(?:反向|相反|排斥))",
                    ),
                ),
                Option(
                    _OPPOSITE, Wording("antiparallel currents", "反向电流"),
                    Wording(
                        "opposite (?:directions?|currents?|ways?)|antiparallel|repel(?:s|ling)?",
                        "反向|方向相反|相反方向|排斥",
                    ),
                ),
            ),
        ),
    ),
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
        r"\b(circular|current) loop|\bsolenoid|环形电流|电磁铁|螺线管": -5,
        r"\bsolenoid|\bcoil|螺线管|线圈|\binduc|感应电(流|动势)|\bgenerator|发电机|\bmotor\b|电动机"
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
    ),
    simulate=simulate,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    settled=settled,
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
