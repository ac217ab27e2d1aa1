"""Electromagnetic induction: a magnet through a coil, a bar on rails, a field that changes."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._beliefs import some, some_zh
from generator.engines.physics.phenomena._inducing import SLOTS, agree, induced
from generator.engines.physics.phenomena._induction import Changing, Induced, Magnet, Rails
from generator.engines.physics.phenomena._induction_picture import draw
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

_BY_FLUX = both("E = −N ΔΦ/Δt")
_FASTEST, _QUICKEST = 3e8, 1e-15  # m/s, s


def simulate(values: Values) -> Induced:
    return induced(values)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    return dict(simulate(values).assumed)


def impossible(values: Values) -> Wording | None:
    run = induced(values)
    if not agree(values, run):
        return Wording(
            "The voltage does not fit the other numbers: it is the change of flux in a second, "
            "for each turn.",
            "所给电动势与其他数值不符：它等于匝数乘以磁通量的变化率。",
        )
    fast = not isinstance(run, Changing) and run.speed > _FASTEST
    if fast or run.end < _QUICKEST:
        return Wording("Nothing moves or changes so fast.", "没有什么能运动或变化得这么快。")
    return None


def span(values: Values, run: Induced) -> Span:
    return Span(run.end)


def facts(values: Values, run: Induced) -> tuple[Fact, ...]:
    current = run.strongest / run.resistance
    # Only along the rails, where the formula has no sign, is the voltage told with one: E = BLv.
    volts, amperes = ("E", "I") if isinstance(run, Rails) else ("|E|", "|I|")
    emf = Fact("emf", Wording("induced voltage", "感应电动势"), volts, run.strongest, "V")
    flows = Fact("current", Wording("current", "感应电流"), amperes, current, "A")
    power = Fact("power", Wording("power", "电功率"), "P", current * run.strongest, "W")
    if isinstance(run, Magnet):
        emf = Fact("emf", Wording("largest voltage", "最大电动势"), volts, run.strongest, "V")
        flows = Fact("current", Wording("largest current", "最大电流"), amperes, current, "A")
        return (
            emf,
            flows,
            Fact("flux", Wording("largest flux", "最大磁通量"), "Φ", run.most, "Wb"),
            Fact("speed", Wording("speed", "速度"), "v", run.speed, "m/s"),
            Fact("turns", Wording("turns", "匝数"), "N", run.turns, ""),
        )
    if isinstance(run, Rails):
        return (
            emf,
            flows,
            Fact("force", Wording("force that brakes", "安培力"), "F", run.force, "N"),
            power,
            Fact("speed", Wording("speed", "速度"), "v", run.speed, "m/s"),
            Fact("field", Wording("field", "磁感应强度"), "B", run.field, "T"),
            Fact("length", Wording("length", "长度"), "L", run.length, "m"),
        )
    charge = current * run.time
    return (
        emf,
        Fact("change", Wording("change of flux", "磁通量变化"), "ΔΦ", run.change, "Wb"),
        flows,
        Fact("charge", Wording("charge that passes", "通过的电荷量"), "q", charge, "C"),
        power,
        Fact("time", Wording("time", "时间"), "Δt", run.time, "s"),
        Fact("turns", Wording("turns", "匝数"), "N", run.turns, ""),
    )


def story(values: Values, run: Induced) -> Wording:
    emf = amount(run.strongest, "V")
    current = amount(run.strongest / run.resistance, "A")
    if isinstance(run, Magnet):
        told = Wording(
            f"While the magnet comes, the flux through the coil grows and induces up to {emf}; "
            "while it leaves, the flux falls and the voltage is the other way round. The coil "
            "first repels the magnet and then holds it back: Lenz's law.",
            f"磁铁靠近时，穿过线圈的磁通量增大，感应电动势最大为 {emf}；"
            "磁铁离开时磁通量减小，电动势反向。线圈先排斥磁铁，后吸引磁铁：来拒去留（楞次定律）。",
        )
    elif isinstance(run, Rails):
        force = amount(run.force, "N")
        told = Wording(
            f"The moving bar sweeps over more and more field, and {emf} are induced in it. They "
            f"drive {current} around the loop, and the field brakes the bar with {force}: whoever "
            "pulls it does the work.",
            f"导体棒切割磁感线，产生 {emf} 的感应电动势，回路中的电流为 {current}。"
            f"磁场对棒的安培力为 {force}，阻碍它运动：外力克服它做功，转化为电能。",
        )
    elif run.change == 0:
        told = Wording(
            "The flux stays the same, so nothing is induced, however large it is.",
            "磁通量不变，所以无论它多大，都不产生感应电动势。",
        )
    else:
        change, time = amount(abs(run.change), "Wb"), amount(run.time, "s")
        told = Wording(
            f"The flux through each of the turns changes by {change} in {time}, and that induces "
            f"{emf} as long as it changes. The current of {current} is directed against the "
            "change: Lenz's law.",
            f"穿过每匝线圈的磁通量在 {time} 内变化 {change}，变化期间产生 {emf} 的感应电动势。"
            f"感应电流 {current} 的磁场总是阻碍磁通量的变化（楞次定律）。",
        )
    return told


_KIND = Choice(
    "kind",
    Wording("experiment", "实验"),
    (
        Option(
            "magnet",
            Wording("magnet through a coil", "磁铁穿过线圈"),
            Wording("magnets?|bar magnet", "磁铁|磁体|条形磁铁"),
            ignores=("length", "flux1", "flux2", "time"),
            formula=_BY_FLUX,
        ),
        Option(
            "rails",
            Wording("bar on rails", "导体棒切割磁感线"),
            Wording(
                "rails?|rods?|metal bar|conducting bar|bar (?:slides|moves|sliding|moving)"
                r"|sliding bar|motional|wires?|conductor|l ?= ?\d",
                r"导轨|导体棒|金属棒|切割|金属杆|导线|杆|导体(?!环)",
            ),
            ignores=("flux1", "flux2", "time", "turns", "coil_area", "radius"),
            formula=both("E = BLv,  F = BIL"),
        ),
        Option(
            "changing",
            Wording("changing field", "磁场变化"),
            Wording(
                r"flux|chang\w+(?: magnetic)? field|field (?:changes|rises|falls|drops|grows|goes"
                r"|increases|decreases|is increased|is reduced)|time-varying",
                "磁通量|变化的磁场|磁场变化|磁场(?:均匀)?(?:增|减)|磁感应强度(?:均匀)?(?:从|由|增|减)",
            ),
            ignores=("length", "speed"),
            formula=_BY_FLUX,
        ),
    ),
)

PHENOMENON = Phenomenon(
    slug="induction",
    name=Wording("Electromagnetic induction", "电磁感应"),
    formula=both("E = −N ΔΦ/Δt   E = BLv"),
    slots=SLOTS,
    choices=(_KIND,),
    cues={
        r"\b(electro)?magnetic induction\b|\bfaraday|\blenz|电磁感应|法拉第|楞次": 3,
        r"\binduced? (emf|e\.m\.f\.|voltage|current|electromotive)|感应电动势|感应电流|感生"
        r"|\binduces?\b.*\b(voltage|current|emf)|\bmotional emf": 3,
        r"\bmagnets?\b(?=.*\b(coil|solenoid|loop)\b)|\b(coil|solenoid|loop)\b(?=.*\bmagnets?\b)"
        r"|(磁铁|磁体|磁棒)(?=.*(线圈|螺线管|铜管))|(线圈|螺线管)(?=.*(磁铁|磁体))": 3,
        r"\b(bar|rod|wire|conductor)\b"
        r"(?=.*\b(rails?|magnetic field)\b.*\b(slid|mov|pull|emf|speed))"
        r"|\b(slid\w+|moving) (bar|rod|conductor)\b(?=.*\b(rails?|field)\b)|切割磁感线"
        r"|(导体棒|金属棒|导线|金属杆|杆)(?=.*(导轨|切割|磁场|磁感线))": 3,
        r"\bflux\b(?=.*\b(changes?|from|coil|turns|loop)\b)|磁通量(?=.*(变|从|增|减))": 3,
        r"\bchanging magnetic|变化的磁场": 3,
        r"\bmagnetic flux\b|磁通量|\beddy currents?\b|涡流|\binduct(ion|ive)\b|感应": 2,
        r"\b(field|coil|turns|magnet|galvanometer|webers?)\b|磁场|线圈|匝|磁铁|检流计|电流计": 1,
        r"\btransformers?\b|变压器|\bprimary\b|\bgenerators?\b|发电机|\balternat|交流|\brotat|转动"
        r"|\bsecondary\b|副线圈|\bmotor\b|电动机": -3,
        r"\binduction (cooker|stove|hob)|电磁炉|\belectrons? (enters|moves in)|洛伦兹|\blorentz"
        r"|\bcompass|指南针|\battract|\bproton|质子|\binductors?\b|自感|\bcapacit|电容": -2,
        r"\bmagnets?\b.{0,60}\b(coil|solenoid|galvanometer|copper (pipe|tube)"
        r"|alumini?um (pipe|tube)|metal (pipe|tube))\b"
        r"|\b(coil|galvanometer|copper (pipe|tube)|alumini?um (pipe|tube))\b.{0,60}"
        r"\bmagnets?\b|\blen[zt]'?s?( law| rule)\b|\binduced (emf|current|voltage)"
        r"|\bjumping ring|\bmotional emf|楞次|愣次|来拒去留"
        r"|(磁铁|磁体|磁棒).{0,24}(铜管|铝管|线圈|螺线管|闭合)"
        r"|(铜管|铝管|线圈|螺线管).{0,16}(磁铁|磁体)": 3,
        r"\beddy currents?\b|\bmagnetic brak\w+|\binduction (cooker|stove|hob|cooktop|heating)"
        r"|\bwireless(ly)? charg\w+|\bmetal detectors?"
        r"|\b(shak\w+|shake)\b.{0,20}\b(flashlight|torch)\b|\bguitar pickup|涡流|电磁炉"
        r"|无线充电|金属探测|安检门|电磁(制动|阻尼|驱动)|动圈式?话筒|刷卡|(铝环|铜环).{0,12}磁": 3,
        r"\bflux\b.{0,60}\b(changes?|from|turns|loop|coil|emf)\b"
        r"|\b(emf|voltage)\b.{0,50}\b(flux|turns)\b"
        r"|\b(rod|bar|wire)\b.{0,40}\brails?\b.{0,40}\b(field|emf|magnetic|current)\b"
        r"|磁通量?.{0,20}(变化|增加|减少|从)|感应(电流|电动势)"
        r"|(导体棒|金属棒|导体|金属杆).{0,20}(切割|导轨|磁场|磁感线)|导轨.{0,16}(棒|杆)"
        r"|(电流表|检流计|灵敏电流计).{0,10}(指针|偏转).{0,10}": 2,
        r"\b(switch|battery)\b.{0,30}\bcoil\b.{0,40}\bsecond coil"
        r"|\b(rotat|spin)\w*\b.{0,30}\bcoil\b|\b(compass|oersted)\b|通电螺线管|电磁铁|通电导线": -2,
        r"\bloop\b.{0,30}\b(out of|into|leaves|enters)\b.{0,16}\bmagnetic field"
        r"|\b(north|south) pole\b.{0,30}\b(approach\w*|coil|towards?)\b|\bfield through\b"
        r"|闭合(线圈|回路|导线框|电路).{0,12}(磁|拉出)|线框.{0,12}磁场|磁场.{0,4}变化"
        r"|变化的?磁场|[ns]极.{0,10}(插入|靠近|远离|线圈)": 3,
        r"磁能?生电"
        r"|\b(alumini?um|copper|metal) (ring|plate|sheet|disc|disk)\b.{0,40}\b(magnets?"
        r"|jumps?|leaps?)\b|(铝|铜|金属)(片|盘|板).{0,14}磁": 3,
        r"法拉弟": 3,
    },
    examples_en=(
        "a bar magnet moves through a coil of 200 turns at 1 m/s",
        "a metal bar 0.4 m long slides on rails at 2 m/s in a 0.5 T field, resistance 2 ohms",
        "Faraday's law: the flux through 100 turns goes from 0.01 Wb to 0.05 Wb in 0.2 s",
        "why does a magnet pushed into a coil make a current: Lenz's law",
        "electromagnetic induction demonstration",
        "a magnetic field increases from 0.2 T to 0.8 T in 0.1 s in a coil of 50 turns and 20 cm²",
        "what emf is induced in a 1 m rod that moves at 10 m/s across a field of 0.3 T",
        "compare a magnet moving through a coil at 1 m/s and 2 m/s",
        "the needle of a galvanometer jumps when a magnet is thrust into a coil",
        "a strong magnet sinks slowly through a copper pipe",
        "Lenz's law: the ring moves away from the approaching magnet",
        "eddy currents brake a metal plate that swings between magnets",
        "how does an induction stove make a pan hot without a flame",
        "a torch that is shaken: a magnet goes to and fro in a coil",
    ),
    examples_zh=(
        "条形磁铁以1m/s穿过200匝的线圈",
        "长0.4米的导体棒以2m/s在0.5T的磁场中沿导轨滑动，电阻2欧",
        "法拉第电磁感应定律：100匝线圈的磁通量在0.2秒内从0.01Wb增加到0.05Wb",
        "楞次定律：磁铁插入线圈时感应电流的方向",
        "电磁感应现象是怎么回事",
        "金属棒切割磁感线产生的感应电动势",
        "磁铁快速插入线圈时电流表的指针偏转",
        "强磁铁在铜管中为什么落得很慢",
        "楞次定律的来拒去留",
        "电磁炉利用涡流加热锅底",
        "导体在磁场中切割磁感线时电流表指针偏转",
        "摇一摇就能发光的手电筒，磁铁在线圈中来回运动",
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
                rf"\b(resting|stationary|still|motionless|unmoving) magnet\b{some(40)}"
                r"\b(induces?|makes?|produces?|generates?|creates?|causes?)\b(?! (no|nothing|zero))"
                rf"|\bmagnet (at rest|standing still|resting)\b{some(40)}"
                r"\b(induces?|makes?|produces?|generates?|creates?)\b(?! (no|nothing|zero))",
                rf"静止的?磁铁{some_zh(12)}(产生|感应出)(感应)?(电流|电动势)"
                rf"|磁铁(静止|不动){some_zh(8)}(产生|有)(感应)?电流",
            ),
            truth=Wording(
                "A magnet at rest induces nothing: it takes a flux that changes.",
                "静止的磁铁不会产生感应电流：必须有变化的磁通量。",
            ),
        ),
        Premise(
            claim=Wording(
                rf"\binduced (current|voltage|field)\b{some(30)}\b(supports?|strengthens?|helps?"
                r"|increases?|adds? to) the (change|flux|motion)",
                rf"感应电流的?磁场(总是)?(与原磁场(方向)?相同|增强原磁场)|感应电流{some_zh(4)}(促进|加强)磁通量",
            ),
            truth=Wording(
                "The induced current is always directed against the change that makes it.",
                "感应电流的磁场总是阻碍引起它的磁通量的变化。",
            ),
        ),
    ),
)  # fmt: skip
