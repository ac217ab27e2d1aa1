"""Projectile motion: a ball thrown at any angle, from any height, with or without air."""

import math

from generator.engines.physics.phenomena import _air, _slots
from generator.engines.physics.phenomena._flight import Flight, thrown
from generator.engines.physics.phenomena._flight_scene import draw
from generator.engines.physics.phenomena._flight_told import facts, story
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomenon import (
    Choice,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_LEDGE = 20.0
"""From where a flat throw starts when no height is told, in m."""

_FLAT = math.radians(0.1)
"""At less than that nothing gets off the ground."""

_STEEP = math.radians(89.9)

_HIGHEST = 50_000.0  # m

_FIXED: dict[str, float] = {"horizontal": 0.0, "vertical": math.pi / 2}


def simulate(values: Values) -> Flight:
    angle = _FIXED.get(values["launch"], float(values["angle"]))
    height = float(values["height"])
    if height == 0 and angle < _FLAT:
        fallen = values["gravity"] * values["time"] ** 2 / 2
        height = min(fallen, _HIGHEST) if angle == 0 and fallen else _LEDGE
    return thrown(values["speed"], angle, height, values["gravity"], _air.braking(values))


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    found = {} if values["launch"] in _FIXED else as_is(values, "angle")
    if simulate(values).height == _LEDGE != values["height"] and not values["time"]:
        found["height"] = _LEDGE
    return found | as_is(values, "mass") | _air.settled_air(values)  # the energies need a mass


def formula(values: Values) -> Wording:
    """The path, as it is written for this throw: tan 90° there is none, and air bends a parabola.
    The drag of the air: Newton's law for a blunt body, A its cross-section."""
    flight = simulate(values)
    if flight.braking > 0:
        return both("F = ½CρAv²")
    high = "h₀ + " if flight.height else ""
    if flight.gravity == 0:
        return both("s = v₀t")
    if flight.straight:
        start = f"{high}v₀t" if flight.angle > 0 else "h₀ − v₀t"
        return both(f"y = {start} − ½gt²")
    if flight.angle == 0:
        return both("x = v₀t,  y = h₀ − ½gt²")
    return both(f"y = {high}x tan θ₀ − gx²/(2v₀² cos² θ₀)")


def span(values: Values, flight: Flight) -> Span:
    return Span(flight.end)


_LAUNCH = Choice(
    "launch",
    Wording("launch", "抛出方式"),
    (
        Option(
            "slanted",
            Wording("at an angle", "斜抛"),
            Wording("obliquely", "斜向上|斜上抛"),
        ),
        Option(
            "horizontal",
            Wording("thrown horizontally", "平抛"),
            Wording(
                "horizontally|horizontal (?:throw|launch|projectile|shot|velocity|speed)s?"
                "|(?:rolls?|rolling|slides?|sliding|driven?|drives) off",
                "滚(?:出|离|下|落)(?:桌|台)|滑(?:出|离)(?:桌|台)|离开桌|水平抛|水平射|水平飞|水平扔|水平踢|水平投|沿水平方向|水平初速|水平发射|水平速度",
            ),
            ignores=("angle",),
        ),
        Option(
            "vertical",
            Wording("straight up", "竖直上抛"),
            Wording(
                "vertically upwards?|straight upwards?|vertically into the air"
                r"|(?:thrown?|shot|launched|fired|tossed)(?: \w+){0,2} (?:vertically|up(?:wards?)?)"
                r"(?!.*\d ?(?:°|deg))",
                "竖直向上|垂直向上|向正上方|竖直抛|垂直上抛|往上抛(?!.*[度°])|(?<![斜度°])向上抛(?!.*[度°])",
            ),
            ignores=("angle",),
        ),
    ),
    quiet=True,
)

PHENOMENON = Phenomenon(
    slug="projectile",
    name=Wording("Projectile motion", "抛体运动"),
    formula=Wording(
        "without air: y = h₀ + v₀t sin θ₀ − ½gt²", "无空气时：y = h₀ + v₀t sin θ₀ − ½gt²"
    ),
    formula_in=formula,
    slots=(
        Slot(
            "speed", "v₀", "m/s", 20.0, 0.01, 5000.0,
            Wording("initial speed", "初速度"),
            cues=Wording(
                "speed|velocity|launched at|thrown at|fired at|kicked at|throw",
                "速度|初速|速率|抛出|射出",
            ),
        ),
        Slot(
            "angle", "θ₀", "rad", math.radians(45), -math.pi / 2, math.pi / 2,
            Wording("launch angle", "抛射角"),
            cues=Wording("angle|above the horizontal|elevation", "角|仰角|夹角|水平"),
            shown="deg",
            quiet=True,
        ),
        Slot(
            "height", "h₀", "m", 0.0, 0.0, 50_000.0,
            Wording("initial height", "初始高度"),
            cues=Wording(
                "high|height|tall|above the ground|cliff|tower|building|roof|table|from a height",
                "高|高度|高处|悬崖|楼|塔|桌|离地",
            ),
            quiet=True,
        ),
        Slot(
            "time", "t", "s", 0.0, 0.0, 1e5,
            Wording("time after the throw", "抛出后的时间"),
            cues=Wording("after|for|time|in|later|lands after", "后|时间|飞行时间|经过|落地"),
            quiet=True, open=True,
        ),
        _slots.gravity(),
        _air.mass(0.45),
        *_air.shape(0.11, 0.47),
    ),
    choices=(_LAUNCH, _air.LEFT_OUT),
    cues={
        r"\b(plane|aircraft|helicopter)\b.{0,40}\b(drop|releas)\w*\b.{0,30}\b(package|crate"
        r"|bomb|supplies|parcel)\w*|\bbullet\b.{0,60}\b(dropped|same time|horizontal)"
        r"|\b(best|optimal|what|which) angle\b.{0,40}\b(throw|farthest|furthest|kick|shoot|"
        r"far)\b"
        r"|\b(roll|slide|fl(y|ie)|push|knock|run)\w*\b.{0,15}\boff\b.{0,15}\b(table|desk|cl"
        r"iff|edge)\b|(空投|投弹|飞机.{0,10}(投下|投放|扔下)).{0,12}|平泡|斜泡|抛无线|抛物钱"
        r"|(铅球|标枪|投篮|高尔夫|跳远|足球).{0,15}(角度|多远|最远)"
        r"|(什么|哪个|多大)的?角度?.{0,10}(最远|扔|抛|投)"
        r"|(滚|滑|飞)(出|离|下).{0,2}桌(面|边|沿)|从桌(面|边|子)上?(滚|滑|飞)": 3,
        r"\bprojectiles?\b|\btrajector(y|ies)\b|抛体|平抛|斜抛|上抛|抛射|抛物运动": 3,
        r"\b(throw(n|s|ing)?|threw|toss(ed)?|launch(ed|es)?|fire[ds]?|shot|shoots?|kick(ed|s)?|hit)\b"
        r".*(\b(angle|degrees?|horizontally|upwards?|straight up|vertically|m/s|km/h)\b|\d ?°)": 2,
        r"\b(launch|firing|throwing|shooting) angle\b|\bmaximum range\b": 2,
        r"\bhorizontally (thrown|fired|shot|launched)\b|\b(thrown|fired|shot) horizontally\b": 2,
        r"\bhow (far|high)\b.*\b(fly|flies|go|goes|lands?|travels?|thrown|kicked)\b": 2,
        r"(扔|抛|踢|射|投|发射|掷).*(米每秒|m/s|度|°|水平|角|向上|多远|多高|远)": 2,
        r"射程|抛射角|发射角|仰角|抛物线|落点|水平抛出|水平射出": 2,
        r"斜(向)?上.{0,12}(抛|击|踢|射|扔|投|打)出?|(球|弹|石).{0,16}斜(向)?上": 2,
        r"\bcannon(ball|s)?\b|\bcatapult\b|\bparabola\b|\barrow\b|\bjavelin\b|\bshot put\b": 1,
        r"\b(throw(n|s|ing)?|threw|toss(ed)?|kick(ed|s)?|launch(ed)?|golf ball)\b": 1,
        r"大炮|炮弹|投篮|弹弓|投石|扔|抛出|抛向|踢|投掷|射箭|铅球|标枪": 1,
        r"\borbit|\bsatellite|轨道|卫星|绕地|\bcharged\b|电场|\bpendulum\b|单摆|\bincline|斜面": -2,
        r"\bterminal (velocity|speed)\b|收尾速度|终端速度|\bdropped\b|由静止|自由下落": -2,
        r"\bthrown (straight |vertically )?down(wards?)?\b|竖直下抛|竖直向下": -3,
        r"\bbounc|弹跳|反弹|\bspring\b|弹簧|\bfree[- ]fall|自由落体|\bcollid|\bcollision|碰撞": -1,
    },
    examples_en=(
        "a ball thrown at 20 m/s at an angle of 45 degrees",
        "the same ball thrown at 30°, 45° and 60°",
        "how far does a cannonball fly at 80 m/s and 35 degrees, with and without air resistance",
        "a stone is thrown horizontally at 15 m/s from a 30 m high cliff",
        "throw a ball straight up at 12 m/s",
        "projectile motion on the Moon",
        "a football kicked at 25 m/s at 40° from the ground, how high does it go",
        "a basketball shot from a height of 2 m at 9 m/s and 52 degrees",
        "at which angle should I throw a ball so that it lands as far away as possible",
        "a marble rolls off a table 0.8 m high, how far from the edge does it land",
        "a plane drops a parcel of supplies, where does it land",
        "one bullet is fired horizontally and another is dropped, which hits the ground first",
    ),
    examples_zh=(
        "以20米每秒、45度角抛出一个小球",
        "同一个球分别以30°、45°、60°抛出，比较射程",
        "从30米高的悬崖上以15m/s水平抛出一块石头",
        "平抛运动的轨迹是什么样的",
        "炮弹以80米每秒、仰角35度发射，有空气阻力和没有空气阻力有什么不同",
        "把小球以12m/s竖直向上抛出，能到多高",
        "在月球上斜着扔一个球能飞多远",
        "用多大的角度扔铅球才能扔得最远",
        "小球从0.8米高的桌边滚出去，落在离桌子多远的地方",
        "飞机空投救灾物资，要提前多远投下",
        "投篮时出手角度和球的弧线",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"\b(force|push) (of|from) the (throw|hand|cannon|kick)\b.*\b(keeps?|still|carries)"
                r"|\bacceleration (is|becomes) zero at the (top|highest)",
                r"(手|抛|推)的?力.*(一直|继续|仍然).*(推|作用)|最高点.{0,4}加速度(为|是)零",
            ),
            truth=Wording(
                "Once thrown, only gravity (and the air) acts on the ball. Even at the top it has "
                "its horizontal speed and the full acceleration g.",
                "抛出以后，球只受重力（和空气阻力）。即使在最高点，它仍有水平速度，加速度仍是 g。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(velocity|speed) (is|becomes) zero at the (top|highest)",
                r"最高点.{0,4}速度(为|是)零",
            ),
            truth=Wording(
                "At the top only the vertical part of the velocity is zero: the ball still moves "
                "on horizontally.",
                "在最高点只有竖直方向的速度为零，水平方向的速度不变。",
            ),
            when=lambda cases: all(
                case["launch"] != "vertical" and case["angle"] < _STEEP for case in cases
            ),
        ),
        Premise(
            claim=Wording(
                r"\b((thrown|fired|shot|launched) (horizontally|sideways)"
                r"|horizontally (thrown|fired|shot|launched))\b.*\b(later|longer)\b.*\bdropped"
                r"|\bdropped\b.*\b(first|earlier|sooner|before)\b.*\b(thrown|fired|shot)",
                r"(平抛|水平抛出|水平射出).*比.*(自由落体|静止|直接).*(晚|慢|久)",
            ),
            truth=Wording(
                "A ball thrown horizontally and one that is just dropped from the same height land "
                "at the same moment: the horizontal motion does not change the fall.",
                "从同一高度平抛和自由下落的球同时落地：水平运动不影响竖直方向的下落。",
            ),
        ),
    ),
)  # fmt: skip
