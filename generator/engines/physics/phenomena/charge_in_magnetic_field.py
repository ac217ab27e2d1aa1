"""A charged particle in a uniform magnetic field: a circle, or a helix if it moves along it too."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena import _gyration_picture, _particles
from generator.engines.physics.phenomena._gyration import Gyration
from generator.engines.physics.phenomena._gyration_picture import TURNS
from generator.engines.physics.phenomena._light import SPEED as LIGHT
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomena._particles import (
    CHARGE,
    MASS,
    PARTICLE,
    SPEED,
    Particle,
    called,
    factor,
    particle,
)
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
from generator.engines.physics.wording import NOTHING, Wording, both

_USUAL = ((1e-29, 1e7, 1e-3), (1e-20, 1e6, 0.1), (math.inf, 10.0, 1.0))
"""Up to which mass in kg (electrons, ions, bodies) which speed in m/s and field in T are taken."""

_FAST = 1.005  # from this Lorentz factor on, relativity is worth a word
_WILDEST = 100.0

_FIELD = opening(
    "field", "B", "T", 1e4, Wording("magnetic field", "磁感应强度"),
    Wording("field|magnetic field|b|flux density|induction", "磁感应强度|磁场"),
)  # fmt: skip
_RADIUS = opening(
    "radius", "r", "m", 1e9, Wording("radius", "半径"),
    Wording("radius|radius of", "半径|轨道半径"),
)  # fmt: skip
_VOLTAGE = opening(
    "voltage", "U", "V", 1e9, Wording("accelerating voltage", "加速电压"),
    Wording("voltage|potential difference|accelerated through|through|volts", "电压|加速"),
)  # fmt: skip


_ALONG = "along"
_HEADING = Choice(
    "heading",
    Wording("direction of motion", "运动方向"),
    (
        Option("across", Wording("at an angle to the field", "与磁场成角")),
        Option(
            _ALONG, Wording("along the field", "沿磁场方向"),
            Wording(
                "parallel to (?:a |the )?(?:uniform )?(?:magnetic )?(?:field|lines)"
                "|along (?:a |the )?(?:magnetic )?field(?! at)",
                "平行于?(?:匀强)?磁场|平行于?磁感线|沿(?:着)?磁(?:场|感线)(?:方向)?|与磁场(?:方向)?平行",
            ),
            ignores=("angle",),
        ),
    ),
    quiet=True,
)  # fmt: skip


def simulate(values: Values) -> Gyration:
    return _solved(values)[0]


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    return _solved(values)[1]


def _solved(values: Values) -> tuple[Gyration, dict[str, float]]:
    """What the text gives makes this, with what is taken by slot."""
    it, angle = particle(values), 0.0 if values["heading"] == _ALONG else values["angle"]
    _, usual_speed, usual_field = next(row for row in _USUAL if it.mass < row[0])
    speed, field, radius = told(values, SPEED), told(values, _FIELD), told(values, _RADIUS)
    voltage = told(values, _VOLTAGE)
    if speed is None and voltage is not None:
        speed = _sped_up(it, voltage)
    sine = max(math.sin(angle), 1e-9)
    found = _particles.settled(values)
    if angle != values["angle"]:
        found["angle"] = angle
    if speed is None and field is not None and radius is not None:
        speed = it.speed(abs(it.charge) * field * radius / sine)
    if speed is None:
        speed = usual_speed
        found[SPEED.key] = speed
    if field is None and radius is not None:
        field = it.momentum(min(speed, 0.9999 * LIGHT)) * sine / (abs(it.charge) * radius)
    if field is None:
        field = usual_field
        found[_FIELD.key] = field
    return Gyration(it, speed, field, angle), found


def _sped_up(it: Particle, voltage: float) -> float:
    """The speed after that voltage, in m/s."""
    won = abs(it.charge) * voltage
    return it.speed(math.sqrt(won * (won + 2 * it.rest)) / LIGHT)


def impossible(values: Values) -> Wording | None:
    run = simulate(values)
    if not run.speed < LIGHT * math.sqrt(1 - _WILDEST**-2):
        return Wording(
            "That would make the particle all but as fast as light, which is too fast to be shown.",
            "这样粒子的速度几乎等于光速，无法显示。",
        )
    size = max(run.radius, abs(run.pitch))
    if not 1e-15 < size < 1e15 or not 1e-18 < run.period < 1e9:
        return Wording(
            "Its circle would be too large or too small, or take too long, to be shown.",
            "圆周太大、太小或周期太长，无法显示。",
        )
    return None


def span(values: Values, run: Gyration) -> Span:
    if run.along == 0:
        return Span(run.period, repeats=True)
    return Span(TURNS * run.period)


def facts(values: Values, run: Gyration) -> tuple[Fact, ...]:
    field = Fact("field", Wording("magnetic field", "磁感应强度"), "B", run.field, "T")
    speed = Fact("speed", Wording("speed", "速度"), "v", run.speed, "m/s")
    force = Fact("force", Wording("magnetic force", "洛伦兹力"), "F", run.strength, "N")
    if run.straight:
        return (Fact("force", force.name, "F", 0.0, "N"), speed, field)
    told_of = [
        Fact("radius", Wording("radius", "轨道半径"), "r", run.radius, "m"),
        Fact("period", Wording("period", "周期"), "T", run.period, "s"),
        force,
        Fact("frequency", Wording("frequency", "频率"), "f", 1 / run.period, "Hz"),
        speed,
        field,
    ]
    if run.along != 0:
        told_of.insert(1, Fact("pitch", Wording("pitch", "螺距"), "h", abs(run.pitch), "m"))
    return tuple(told_of)


def story(values: Values, run: Gyration) -> Wording:
    made, more = _told(run), NOTHING
    if factor(run.speed) > _FAST:
        more = Wording(
            " At such speeds relativity counts, and is included.",
            "这样的速度下相对论效应明显，已计入。",
        )
    return Wording(made.en + more.en, made.zh + more.zh)


def _told(run: Gyration) -> Wording:
    name = called(run.particle)
    radius, period = amount(run.radius, "m"), amount(run.period, "s")
    if run.straight:
        return Wording(
            f"The {name.en} moves along the field lines: there is no magnetic force, and it goes "
            "straight on at the same speed.",
            f"{name.zh}沿磁感线运动，不受洛伦兹力，做匀速直线运动。",
        )
    if run.along == 0:
        side = Wording("left", "左") if run.sense > 0 else Wording("right", "右")
        return Wording(
            "The magnetic force is always at right angles to the velocity: it does no work and "
            f"only turns the {name.en}, here to the {side.en}. So it runs on a circle of radius "
            f"{radius}, once in {period}, and a faster one would need the same time.",
            f"洛伦兹力始终垂直于速度，不做功，只改变{name.zh}的运动方向（这里向{side.zh}偏转）。"
            f"它做匀速圆周运动，半径 {radius}，周期 {period}；速度变大，半径变大，周期不变。",
        )
    pitch = amount(abs(run.pitch), "m")
    return Wording(
        f"Only the speed across the field feels a force: that makes a circle of radius {radius}. "
        f"Along the field the {name.en} goes on evenly. Both together are a helix with a pitch of "
        f"{pitch}, {period} for a turn.",
        f"只有垂直于磁场的分速度受洛伦兹力，做半径 {radius} 的圆周运动；沿磁场方向匀速前进。"
        f"合起来是螺旋线，螺距 {pitch}，每圈用时 {period}。",
    )


PHENOMENON = Phenomenon(
    slug="charge-in-magnetic-field",
    name=Wording("Charge in a magnetic field", "带电粒子在磁场中的运动"),
    formula=both("r = mv/(qB)   T = 2πm/(qB)"),
    slots=(
        SPEED,
        _FIELD,
        Slot(
            "angle", "θ", "rad", math.pi / 2, 0.0, math.pi,
            Wording("angle to the field", "速度与磁场的夹角"), shown="deg",
            cues=Wording("angle|at an angle|degrees to|to the field", "夹角|角|成"),
        ),
        _RADIUS, _VOLTAGE, MASS, CHARGE,
    ),
    choices=(PARTICLE, _HEADING),
    cues={
        r"\b(electrons?|protons?|ions?|charges?|charged particles?|alpha particles?|deuterons?|"
        r"positrons?|particles?)\b(?=.*\bmagnetic\b)|\bmagnetic\b.*\b(electrons?|protons?|ions?|"
        r"charged|particles?)\b|(电子|质子|带电粒子|粒子|离子|氦核|氘核|电荷).{0,30}(磁场|磁感应)"
        r"|磁场.{0,20}(电子|质子|粒子|离子|带电)": 3,
        r"\blorentz force|\bmagnetic force on (a |an )?(moving )?(charge|electron|proton|particle)"
        r"|\bcyclotron (motion|radius|frequency|period)|\blarmor|\bgyro(radius|frequency)|洛伦兹力"
        r"|回旋半径|回旋周期": 3,
        r"\b(helix|helical|spirals?)\b(?=.*\b(field|charge|electron|proton|particle|tesla|mt)\b)"
        r"|螺旋.{0,10}磁|磁.{0,14}螺旋|\bmass spectrometer|质谱仪|\bcyclotron\b|回旋加速器": 2,
        r"\b(electrons?|protons?)\b(?=.*\b(tesla|mt)\b)|(电子|质子|粒子).{0,30}(特斯拉|毫特)": 2,
        r"\bmagnetic fields?\b|\btesla\b|磁场|磁感应强度|特斯拉": 1,
        r"\bwires?\b|\bcurrent\b|导线|电流|\bcoils?\b|线圈|\bsolenoid|螺线管|\binduc|感应电动势"
        r"|\bbar magnet|条形磁铁|\bcompass|\bloop\b|\bbar\b": -3,
        r"\bplates?\b|\bcapacitor|极板|平行板|电容|\belectric field\b|(?<!磁)电场": -2,
        r"\blorent?z (force|law)|\blorent?z'?s? force|\bmass spectromet\w+|\bcyclotrons?\b"
        r"|\bsynchrotron|\bvelocity selector|\bbubble chamber|\bcloud chamber|\bvan allen\b"
        r"|\btokamak|\baurora\b.{0,50}\b(why|how|magnetic|particles?|charged|solar wind)"
        r"|\b(why|how|what causes|explain)\b.{0,40}\b(aurora|northern lights)\b"
        r"|\bsolar wind\b.{0,50}\bmagnetic|洛[伦仑]兹力?|洛[伦仑]磁|质谱仪|回旋加速器"
        r"|速度选择器|磁流体发电|气泡室|云室|托卡马克|极光.{0,8}(形成|怎么|为什么|原理|成因)"
        r"|(为什么|怎么).{0,10}极光": 3,
        r"\b(electrons?|protons?|ions?|charges?|charged particles?|alpha particles?)\b.{0,60}"
        r"\bmagnets?\b"
        r"|\bmagnets?\b.{0,50}\b(electrons?|protons?|ions?|cathode|beam of|the beam)\b"
        r"|\b(electron|proton|ion|particle|charge)\w*\b.{0,60}\b(b[- ]field|\d ?m?t\b"
        r"|\bq ?v ?b\b)|\bq ?v ?b ?= ?m ?v"
        r"|(电子|质子|粒子|离子|电荷).{0,40}(磁感应强度|特斯拉|磁场|\d ?m?t(?![a-z]))|左手定则"
        r"|(磁场|磁铁).{0,20}(电子|质子|粒子|离子|电子束)": 3,
        r"\b(tv|television|crt|picture) (tube|screen)\b.{0,40}\bmagnet"
        r"|\bmagnet\b.{0,60}\b(tv|television|crt) (tube|screen)": 2,
        r"\b(coil|solenoid|galvanometer)s?\b|安培力": -1,
        r"\bbeam of electrons\b.{0,40}\b(circle|coils?|ring)\b"
        r"|\b(charge|particle)\b.{0,30}\bmov\w+\b.{0,40}\b(field b|b[- ]field|magnetic)\b"
        r"|mv ?/ ?qb|mv ?/ ?bq|粒子.{0,8}磁感线": 3,
        r"\bions?\b.{0,60}\b(detector|mass(es)?|isotopes?)\b|同位素": 2,
        r"洛[伦仑轮][磁滋]|罗[伦仑][兹磁]": 3,
    },
    examples_en=(
        "an electron moves at 10⁷ m/s across a magnetic field of 1 mT",
        "a proton circles in a uniform magnetic field of 0.5 T",
        "helical path of an electron at 60 degrees to the magnetic field",
        "magnetic force on a charged particle of 2 μC",
        "an alpha particle accelerated through 1000 V enters a magnetic field of 0.2 T",
        "compare the circles of an electron and a positron in a magnetic field",
        "an electron runs on a circle of radius 5 cm in a magnetic field of 2 mT, how fast is it",
        "a mass spectrometer sorts ions: which turn on the larger circle",
        "how does a cyclotron speed up protons on wider and wider circles",
        "Lorentz force on an electron that flies across a magnetic field",
        "why does a magnet held near the tube bend a beam of electrons",
        "how does the Earth's magnetic field make the aurora out of the solar wind",
        "a positive and a negative charge move in a magnetic field",
    ),
    examples_zh=(
        "电子以10⁷米每秒的速度垂直进入1毫特的匀强磁场",
        "质子在0.5特斯拉的磁场中做圆周运动，求半径和周期",
        "带电粒子与磁场成60度角射入，做螺旋线运动",
        "洛伦兹力使带电粒子偏转",
        "比较电子和质子在磁场中的运动轨迹",
        "α粒子经1000伏电压加速后进入0.2特斯拉的磁场",
        "质谱仪怎样把不同质量的离子分开",
        "回旋加速器中的质子为什么圈越转越大",
        "洛伦兹力的方向怎样用左手定则判断",
        "电子斜着进入磁场时为什么走螺旋线",
        "极光是带电粒子在地磁场中怎样运动形成的",
        "带电粒子垂直射入匀强磁场做匀速圆周运动的半径",
        "正电荷和负电荷垂直射入同一匀强磁场，偏转方向相反",
    ),
    simulate=simulate,
    span=span,
    facts=facts,
    story=story,
    draw=_gyration_picture.draw,
    impossible=impossible,
    settled=settled,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\b(magnetic (force|field)|lorentz force)\b.{0,20}\b(speeds? (it |them |the \w+ )?"
                r"up|accelerates? it to|increases? (its|the) (speed|energy)|does (positive )?work|"
                r"makes? it (go |move )?faster|gives? it energy)",
                r"(洛伦兹力|磁场力).{0,4}(?<!不)(做正?功|使.{0,6}(加速|速度变大|动能(增大|增加)))",
            ),
            truth=Wording(
                "The magnetic force is at right angles to the velocity: it does no work and cannot "
                "make the particle faster or slower, it only turns it.",
                "洛伦兹力始终垂直于速度，不做功，不改变速度大小，只改变运动方向。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bfaster\b.{0,60}\b(shorter|smaller|less) (period|time)\b.{0,20}"
                r"|\bperiod\b.{0,24}\b(decreases|gets shorter|smaller)\b.{0,24}\bspeed",
                r"速度越大.{0,10}周期越(小|短)|周期随速度.{0,4}(减小|变短)",
            ),
            truth=Wording(
                "At speeds far below that of light the period does not depend on the speed: a "
                "faster particle runs on a larger circle, T = 2πm/(qB).",
                "速度远小于光速时，周期与速度无关：速度大，半径也大，T = 2πm/(qB)。",
            ),
        ),
    ),
)  # fmt: skip
