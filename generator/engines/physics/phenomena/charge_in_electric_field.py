"""A charged particle between charged plates: deflected across the field, or sped up along it."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena import _particles, _plates_picture
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
from generator.engines.physics.phenomena._plates import Across, Along
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

Flight = Across | Along

_VOLTS = 100.0  # where a text tells neither voltage nor field
_SHARE = 0.33  # of their distance, that a particle of unknown speed is deflected
_FREE = 0.6  # of their length or distance: how far it flies on behind the plates
_FARTHEST = 10.0  # of their length: how far a screen may be
_WILDEST = 100.0  # times its energy at rest, that a particle may win
_GRAVITY = 9.81
_HEAVY = 0.01  # share of the electric force at which weight is worth a word
_FAST = 1.005  # from this Lorentz factor on, relativity is worth a word
_ACROSS, _ALONG = "across", "along"

_VOLTAGE = opening(
    "voltage", "U", "V", 1e6, Wording("voltage", "电压"),
    Wording("voltage|potential difference|volts|accelerated through|through", "电压|电势差|加速"),
)  # fmt: skip
_FIELD = opening(
    "field", "E", "V/m", 1e9, Wording("field strength", "电场强度"),
    Wording("field|electric field|field strength", "电场强度|场强|电场|匀强电场"),
)  # fmt: skip
_GAP = Slot(
    "gap", "d", "m", 0.02, 1e-4, 100.0, Wording("distance of the plates", "板间距离"), quiet=True,
    cues=Wording(
        "apart|separated|distance between|separation|spacing|gap|between the plates",
        "间距|板间距离|相距|距离|板距",
    ),
)  # fmt: skip
_LENGTH = Slot(
    "length", "L", "m", 0.1, 1e-3, 1e3, Wording("length of the plates", "极板长度"),
    cues=Wording("long|length|plate length", "板长|极板长|长"), quiet=True,
)  # fmt: skip
_SCREEN = opening(
    "screen", "D", "m", 1e3, Wording("distance of the screen", "到荧光屏的距离"),
    Wording("screen|beyond the plates|behind the plates", "荧光屏|屏|板后"),
)  # fmt: skip


def simulate(values: Values) -> Flight:
    it, apart = particle(values), _apart(values)
    voltage, field = told(values, _VOLTAGE), told(values, _FIELD)
    field = field if field is not None else (voltage or _VOLTS) / apart
    speed = told(values, SPEED)
    screen, length = told(values, _SCREEN), values["length"]
    if values["entry"] == _ALONG:
        behind = min(_FREE * apart if screen is None else screen, _FARTHEST * apart)
        plates = None if length in (_LENGTH.default, apart) else length
        return Along(it, speed or 0.0, field * apart, apart, behind, screen, plates)
    if speed is None:
        speed = _fitting(it, field, length, apart)
    beyond = _FREE * length if screen is None else screen
    return Across(it, speed, field, length, apart, beyond, screen is not None)


def _apart(values: Values) -> float:
    """The distance of the plates, in m: along the field it is also how long the field is."""
    apart, length = float(values["gap"]), float(values["length"])
    untold = apart == _GAP.default and length != _LENGTH.default
    return length if values["entry"] == _ALONG and untold else apart


def _fitting(it: Particle, field: float, length: float, apart: float) -> float:
    """The speed (m/s) at which it is deflected so that one sees it well: behind the same voltage
    light and heavy ones have the same way."""
    momentum = it.momentum_of(abs(it.charge) * _sent_through(field, length, apart))
    return min(max(it.speed(momentum), 1e-6), SPEED.high)


def _sent_through(field: float, length: float, apart: float) -> float:
    """The voltage (two figures) that gives a particle of untold speed its energy: y = EL²/(4U₀),
    of any mass and charge, as long as it is slow."""
    return float(f"{field * length**2 / (4 * _SHARE * apart):.1e}")


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run, found = simulate(values), _particles.settled(values)
    if told(values, _VOLTAGE) is None and told(values, _FIELD) is None:
        found[_VOLTAGE.key] = _VOLTS
    if run.apart == values["gap"]:
        found[_GAP.key] = run.apart
    if isinstance(run, Across):
        found[_LENGTH.key] = run.length
        if told(values, SPEED) is None:
            found[SPEED.key] = run.speed
    return found


def impossible(values: Values) -> Wording | None:
    run = simulate(values)
    if isinstance(run, Across) and run.beyond > _FARTHEST * run.length:
        return Wording(
            f"The screen is too far away to be shown: at most {_FARTHEST:g} lengths of the plates.",
            f"荧光屏太远，无法画出：最多为板长的 {_FARTHEST:g} 倍。",
        )
    if abs(run.force) * run.apart > _WILDEST * run.particle.rest:
        return Wording(
            "That voltage would make this particle all but as fast as light: less is enough.",
            "这样的电压会使粒子的速度几乎等于光速，请减小电压。",
        )
    if not 1e-18 < run.end < 1e9:
        return Wording(
            "That would take too long or too short a time to be shown.",
            "这个过程的时间太长或太短，无法显示。",
        )
    return None


def span(values: Values, run: Flight) -> Span:
    return Span(run.end)


def facts(values: Values, run: Flight) -> tuple[Fact, ...]:
    force = abs(run.force)
    if isinstance(run, Along):
        last, energy = run.velocity(run.inside), run.kinetic(run.inside)
        made = (
            Fact("speed", Wording("final speed", "末速度"), "v", last, "m/s"),
            Fact("kinetic", Wording("final kinetic energy", "末动能"), "Eₖ", energy, "J"),
            Fact("time", Wording("time between the plates", "运动时间"), "t", run.inside, "s"),
            Fact("force", Wording("force", "电场力"), "F", force, "N"),
            _push(run),
        )
        if run.screen is None:
            return made
        arrival, name = run.inside + run.screen / last, Wording("time to the screen", "到屏用时")
        return (*made, Fact("arrival", name, "t′", arrival, "s"))
    x, y = (float(it) for it in run.place(run.inside))
    vx, vy = (float(it) for it in run.velocity(run.inside))
    angle = math.atan2(abs(vy), vx)
    told_of = [
        Fact("deflection", Wording("deflection", "偏移量"), "y₁", abs(y), "m"),
        Fact("angle", Wording("angle of deflection", "偏转角"), "θ", angle, "rad", "deg"),
        Fact("time", Wording("time between the plates", "板间运动时间"), "t", run.inside, "s"),
        Fact("speed", Wording("final speed", "末速度"), "v", math.hypot(vx, vy), "m/s"),
        _push(run),
        Fact("force", Wording("force", "电场力"), "F", force, "N"),
    ]  # fmt: skip
    if run.hit is not None:
        name = Wording("meets the plate at", "打在极板上的位置")
        told_of.insert(0, Fact("hit", name, "x", x, "m"))
    elif run.screen:
        off = abs(float(run.place(run.end)[1]))
        name = Wording("off the middle of the screen", "屏上偏离中心")
        told_of.insert(0, Fact("spot", name, "Y", off, "m"))
    return tuple(told_of)


def _push(run: Flight) -> Fact:
    """The acceleration at first: along the motion a fast body is pushed less easily."""
    fast = factor(run.speed)
    value = abs(run.force) / run.particle.mass / (fast**3 if isinstance(run, Along) else fast)
    return Fact("acceleration", Wording("acceleration at first", "加速度"), "a", value, "m/s²")


def story(values: Values, run: Flight) -> Wording:
    name = called(run.particle)
    made = _sped_up(run, name) if isinstance(run, Along) else _deflected(run, name)
    more = NOTHING
    if isinstance(run, Across) and told(values, SPEED) is None and run.speed < SPEED.high:
        made = Wording(made.en + _taken_speed(run).en, made.zh + _taken_speed(run).zh.strip())
    swift = factor(_plates_picture.fastest(run))
    if swift > _FAST:
        more = Wording(
            " At such speeds relativity counts, and is included.",
            "这样的速度下相对论效应明显，已计入。",
        )
    elif run.particle.mass * _GRAVITY > _HEAVY * abs(run.force):
        more = Wording(" Its weight is left out.", "这里不计重力。")
    return Wording(made.en + more.en, made.zh + more.zh)


def _sped_up(run: Along, name: Wording) -> Wording:
    voltage, last = amount(run.voltage, "V"), amount(run.velocity(run.inside), "m/s")
    return Wording(
        f"The force of the field points along the way and pushes evenly. Over {voltage} it does "
        f"the work qU, which becomes kinetic energy: the {name.en} leaves at {last}, however far "
        "apart the plates are.",
        f"电场力沿运动方向，大小不变。经过 {voltage} 的电压，电场力做功 qU，全部变成动能："
        f"{name.zh}以 {last} 射出，与两板间距无关。",
    )


def _taken_speed(run: Across) -> Wording:
    """What is taken for it where the text does not tell the speed."""
    voltage = amount(_sent_through(run.field, run.length, run.apart), "V")
    return Wording(
        f" Its speed is taken as behind an accelerating voltage of {voltage}: after the same "
        "voltage light and heavy particles are deflected alike.",
        f" 初速度取经 {voltage} 电压加速所得：经同样电压加速后，轻重粒子的偏转相同。",
    )


def _deflected(run: Across, name: Wording) -> Wording:
    plate = Wording("positive", "正") if run.particle.charge < 0 else Wording("negative", "负")
    if run.hit is not None:
        x = amount(float(run.place(run.inside)[0]), "m")
        return Wording(
            f"The {name.en} keeps its speed along the plates while the field pulls it ever faster "
            f"towards the {plate.en} one. It is too slow to get through and meets the plate after "
            f"{x}.",
            f"{name.zh}沿板方向速度不变，电场力使它加速偏向{plate.zh}极板。"
            f"它的速度太小，来不及穿出，在 {x} 处打到极板上。",
        )
    y = amount(abs(float(run.place(run.inside)[1])), "m")
    vx, vy = run.velocity(run.inside)
    angle = amount(math.atan2(abs(vy), vx), "deg")
    return Wording(
        f"Between the plates the {name.en} moves as a ball thrown sideways does: evenly along "
        f"them, ever faster towards the {plate.en} one. Its way bends like a parabola; it "
        f"comes out {y} off the middle at an angle of {angle} and goes straight on.",
        f"{name.zh}在板间做类平抛运动：沿板方向匀速，向{plate.zh}极板匀加速，轨迹是抛物线。"
        f"射出时偏移 {y}，偏转角 {angle}，此后做匀速直线运动。",
    )


PHENOMENON = Phenomenon(
    slug="charge-in-electric-field",
    name=Wording("Charge between plates", "带电粒子在匀强电场中的运动"),
    formula=both("F = qE   E = U/d"),
    slots=(
        _VOLTAGE,
        _FIELD,
        _GAP,
        _LENGTH,
        SPEED, _SCREEN, MASS, CHARGE,
    ),
    choices=(
        PARTICLE,
        Choice(
            "entry", Wording("direction", "方向"),
            (
                Option(
                    _ACROSS, Wording("across the field", "垂直于电场"),
                    Wording(
                        "perpendicular|across|deflect(?:s|ed|ion)?|sideways|parallel to the plates",
                        "垂直|偏转|平行于?极?板|水平射入",
                    ),
                ),
                Option(
                    _ALONG, Wording("along the field", "沿电场方向"),
                    Wording(
                        r"accelerat\w*(?! of)|electron gun|from rest|along the field|at rest"
                        r"|linear accelerator|speeds? up",
                        "加速电场|加速(?!度)|静止|沿电场|电子枪|由静止|直线加速器",
                    ),
                ),
            ),
        ),
    ),
    cues={
        r"\b(electrons?|protons?|ions?|charges?|charged particles?|alpha particles?|deuterons?)\b"
        r"(?=.*\b(plates?|capacitor|uniform (electric )?field|electron gun)\b)"
        r"|\bplates?\b.*\b(electrons?|protons?|charged)\b"
        r"|(电子|质子|带电粒子|粒子|离子|氦核|氘核|电荷|带电小球|微粒).{0,30}"
        r"(平行板|极板|板间|匀强电场|加速电场|偏转电场)"
        r"|(平行板|极板|板间|匀强电场).{0,24}(电子|质子|粒子|离子)": 3,
        r"\b(electrons?|protons?|ions?)\b(?=.*\b(accelerat\w*|deflect\w*)\b.*\b(v|kv|volts?|voltage|"
        r"potential|electric)\b)|\b(cathode ray tube|electron gun|crt|oscilloscope tube)\b"
        r"|\belectric deflection|电子枪|示波管"
        r"|(电子|质子|粒子).{0,16}(加速电压|电压加速|伏.{0,6}加速)"
        r"|类平抛.*电|带电粒子.{0,8}电场": 3,
        r"\b(electrons?|protons?|charges?|particles?)\b(?=.*\belectric field\b)"
        r"|(电子|质子|粒子).{0,12}电场": 2,
        r"\b(electrons?|protons?|charged plates?|parallel plates?)\b|电子|质子|带电粒子"
        r"|平行金属板": 1,
        r"\bmagnet(s|ic)?\b|磁|\bpoint charges?\b|点电荷|\bfield lines?\b|电场线"
        r"|\bcoulomb'?s law|库仑定律|\bwire\b|导线|\bcyclotron|回旋": -3,
        r"\bcircuit|电路|\bresist|电阻|\bcapacitance|电容(?!器?.{0,8}(电子|质子|粒子))"
        r"|\bcharging\b|充电|\bmillikan|密立根|\batom\b|原子|\bphotoelectric|光电"
        r"|\bhydrogen|能级": -3,
        r"\b(tv|television|crt|oscilloscope|cathode[- ]ray) ?(set|tube|screen)s??\b.{0,60}"
        r"\b(beam|electrons?|steer\w*|deflect\w*|plates?|spot)\b"
        r"|\b(beam|electrons?)\b.{0,60}\b(tv|television|crt|oscilloscope|cathode)\b"
        r"|\bdeflect(ion|ing) (plates?|voltage)|\binkjet|\bink[- ]jet"
        r"|\belectrostatic precipitator|\bspot\b.{0,30}\bscreen\b.{0,40}\bplates?\b"
        r"|带电粒子.{0,8}(加速|偏转)|(示波器|显像管|电视机?).{0,24}(电子|偏转|光点|原理)"
        r"|(电子束|电子).{0,14}(偏转|荧光屏|显像管|示波)|偏转(电压|电极|极板|板)|喷墨打印"
        r"|静电除尘|阴极射线|侧移量?": 3,
        r"\b(electrons?|protons?|ions?|charges?|particles?)\b.{0,60}\b(between|into|through"
        r"|past|cross\w*)\b.{0,40}\bplates?\b|\belectron ?volts?\b"
        r"|\baccelerat\w+\b.{0,40}\b(through|across|by)\b.{0,30}\b(v|kv|volts?"
        r"|potential difference|voltage)\b"
        r"|(电子|质子|粒子|离子).{0,20}(两板|两块.{0,6}板|金属板|带电.{0,4}板|极板)"
        r"|(两板|两块.{0,6}板|金属板).{0,16}(电子|质子|粒子|离子)"
        r"|(经|被|由|用).{0,12}(电压|伏|V).{0,6}加速|加速电场": 3,
        r"\b(droplets?|oil drops?|charged (ball|particle|drop|dust))\b.{0,40}\bplates?\b"
        r"|\bcathode rays?\b|(液滴|油滴|微粒|尘埃).{0,12}(极板|平行板|电场)": 3,
        r"(电子|质子|粒子).{0,8}电容器?.{0,10}(飞|偏|弯|轨迹|穿)|(液滴|油滴|微粒).{0,20}板": 3,
    },
    examples_en=(
        "an electron enters the field between two charged plates at 2×10⁷ m/s",
        "a proton is accelerated from rest through 500 V",
        "electron deflected by parallel plates 10 cm long and 2 cm apart with 200 V",
        "an electron gun with an accelerating voltage of 2 kV",
        "compare an electron and a proton between charged plates",
        "an alpha particle in a uniform electric field of 5000 V/m between plates",
        "deflection in a cathode ray tube with a screen 20 cm behind the plates",
        "how do the plates of an oscilloscope steer the beam up and down",
        "drops of an ink-jet printer are charged and deflected by plates",
        "an electron flies between two charged plates, why is its path a parabola",
        "how fast is an electron after being accelerated through a voltage",
    ),
    examples_zh=(
        "电子以2×10⁷米每秒的速度垂直射入平行板间的匀强电场",
        "质子从静止开始经500伏电压加速",
        "板长10厘米、板距2厘米、电压200伏，电子的偏转",
        "带电粒子在匀强电场中的偏转",
        "电子枪的加速电压为2千伏，求电子的速度",
        "比较电子和质子在平行板间的偏转",
        "电子从两块带电金属板中间穿过，为什么向正极板偏",
        "老式显像管电视机里电子束怎样偏转",
        "喷墨打印机的墨滴怎样在偏转板间偏转",
        "带电粒子垂直进入匀强电场，轨迹为什么是抛物线",
    ),
    simulate=simulate,
    span=span,
    facts=facts,
    story=story,
    draw=_plates_picture.draw,
    impossible=impossible,
    settled=settled,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\b(closer|nearer|narrower|smaller (gap|distance))\b.{0,50}\b(final|exit|more)"
                r"\b.{0,10}\b(speed|fast|energy)|\b(farther|further|wider)\b.{0,50}\b(final|exit|"
                r"more|higher)\b.{0,10}\b(speed|fast|energy)",
                r"(板间?距|两板距离).{0,6}越(小|近|大|远).{0,10}(末速度|速度|动能)越大",
            ),
            truth=Wording(
                "At the same voltage the distance of the plates does not matter: the work is qU, "
                "a stronger field only acts over a shorter way.",
                "电压一定时，末速度与板间距离无关：电场力做功总是 qU，场强大则路程短。",
            ),
            when=lambda cases: any(case["entry"] == _ALONG for case in cases),
        ),
        Premise(
            claim=Wording(
                r"\b(electron|negative)\b.{0,40}\b(deflects?|deflected|attracted|bends?|bent|pulled|"
                r"moves?)\b.{0,16}\b(to|towards?) the negative",
                r"电子.{0,10}((偏|飞|移|打|吸)向?|[向朝往]).{0,2}负(极|板)",
            ),
            truth=Wording(
                "Negative charges such as electrons are pulled towards the positive plate.",
                "电子带负电，受力指向正极板。",
            ),
        ),
    ),
)  # fmt: skip
