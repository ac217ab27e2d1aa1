"""What is told of an orbit: its numbers and its story."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._bodies import COMPANIONS, GRAVITATION
from generator.engines.physics.phenomena._kepler import Orbit
from generator.engines.physics.phenomena._orbit_given import CENTRALS, STARS, weighs
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording, both

_ROUND = 1e-6  # the eccentricity of a circle, at most
_THIRD = "T² = 4π²a³/(GM)"

FORMULA = Wording(f"circle: v = √(GM/r),  {_THIRD}", f"圆轨道：v = √(GM/r)，{_THIRD}")
"""Of the circle, which it names where other orbits are beside it; T² is Kepler's third law."""


def formula_in(orbit: Orbit) -> Wording:
    """The laws that hold for such an orbit: for an ellipse Kepler's second, between its ends, and
    third; for what does not come round the conservation of energy."""
    if orbit.strikes or orbit.bend < 0:
        return both("½v² − GM/r = ½v₀² − GM/r₀")
    if not orbit.bound:
        return both("v = √(2GM/r)")
    round_ = orbit.eccentricity < _ROUND
    return both(f"v = √(GM/r),  {_THIRD}" if round_ else f"v₁r₁ = v₂r₂,  {_THIRD}")


def facts(values: Values, orbit: Orbit) -> tuple[Fact, ...]:
    """A star's mass first, where it is what follows from the others."""
    if values["body"] != "star":
        return _facts(values, orbit)
    name, mass = Wording("mass of the star", "恒星质量"), orbit.attraction / GRAVITATION
    weighed = Fact("mass", name, "M", mass, "kg")
    if weighs(values):
        return (weighed, *_facts(values, orbit))
    return (*_facts(values, orbit), weighed)


def _facts(values: Values, orbit: Orbit) -> tuple[Fact, ...]:
    start = Fact("speed", Wording("speed at the start", "初始速度"), "v₀", orbit.speed, "m/s")
    escape = Fact(
        "escape", Wording("escape speed there", "该处逃逸速度"), "v₂", orbit.escape, "m/s"
    )
    circle = Wording("circular speed there", "该处环绕速度")
    circular = Fact("circular", circle, "v₁", orbit.circular, "m/s")
    shape = Fact("eccentricity", Wording("eccentricity", "离心率"), "e", orbit.eccentricity, "")
    if orbit.strikes:
        last = orbit.pace(orbit.end)
        return (
            Fact("time", Wording("time until it strikes", "撞击前时间"), "t", orbit.end, "s"),
            Fact("impact", Wording("speed of impact", "撞击速度"), "v", last, "m/s"),
            start, circular, escape,
        )  # fmt: skip
    if not orbit.bound:
        rest = math.sqrt(max(orbit.speed**2 - orbit.escape**2, 0.0))
        far = Wording("speed left far away", "无穷远处剩余速度")
        return start, escape, shape, Fact("left", far, "v∞", rest, "m/s"), circular
    period = Fact("period", Wording("period", "周期"), "T", orbit.period, "s")
    if orbit.eccentricity < _ROUND:
        circling = Fact("speed", Wording("speed", "环绕速度"), "v", orbit.speed, "m/s")
        radius = Fact("distance", Wording("radius of the orbit", "轨道半径"), "r", orbit.start, "m")
        pull = orbit.attraction / orbit.start**2
        gravity = Fact("gravity", Wording("gravity there", "该处重力加速度"), "g", pull, "m/s²")
        above = orbit.start - orbit.surface
        height = Fact("height", Wording("height above the ground", "离地高度"), "h", above, "m")
        around = values["body"] not in STARS and values["path"] not in COMPANIONS
        high = (height,) if around and above > 0 else ()
        return circling, period, *high, radius, gravity, escape
    fast, slow = _extremes(orbit)
    return (
        period,
        Fact("nearest", Wording("nearest distance", "最近距离"), "r₁", orbit.nearest, "m"),
        Fact("farthest", Wording("farthest distance", "最远距离"), "r₂", orbit.farthest, "m"),
        Fact("fastest", Wording("speed at the nearest point", "近点速度"), "v₁", fast, "m/s"),
        Fact("slowest", Wording("speed at the farthest point", "远点速度"), "v₂", slow, "m/s"),
        shape,
        Fact("axis", Wording("semi-major axis", "半长轴"), "a", 1 / orbit.bend, "m"),
    )


def _extremes(orbit: Orbit) -> tuple[float, float]:
    """The speeds in m/s where it is nearest and where it is farthest, by Kepler's second law."""
    swept = orbit.speed * orbit.start
    return swept / orbit.nearest, swept / orbit.farthest


def story(values: Values, orbit: Orbit) -> Wording:
    speed, escape = amount(orbit.speed, "m/s"), amount(orbit.escape, "m/s")
    if orbit.strikes:
        return Wording(
            f"At {speed} it is too slow: gravity bends its way down to the surface, which it "
            f"strikes after {amount(orbit.end, 's')}. A circle would take "
            f"{amount(orbit.circular, 'm/s')}.",
            f"速度 {speed} 太小，引力使它的轨道弯向表面，{amount(orbit.end, 's')} 后撞上。"
            f"做圆周运动需要 {amount(orbit.circular, 'm/s')}。",
        )
    if not orbit.bound:
        return Wording(
            f"At {speed} it has reached the escape speed of {escape}: gravity slows it down for "
            "ever, but never turns it back.",
            f"速度 {speed} 达到了逃逸速度 {escape}：引力一直使它减速，但再也拉不回来。",
        )
    period = amount(orbit.period, "s")
    if values["path"] == "synchronous" and orbit.eccentricity < _ROUND:
        below = CENTRALS[values["body"]].name
        return Wording(
            f"At {speed} it goes round once in {period}, which is just as long as the "
            f"{below.en} takes to turn once against the stars: so it stands still above one place "
            "of the equator.",
            f"它以 {speed} 绕行一圈用时 {period}，恰好等于{below.zh}相对恒星自转一周的时间，"
            "所以始终停在赤道上同一点的上空。",
        )
    if orbit.eccentricity < _ROUND:
        return Wording(
            f"It falls all the time, and at {speed} the ground curves away as fast as it falls: "
            f"so it goes round in a circle, once in {period}.",
            f"它一直在下落，但以 {speed} 的速度，下落多少，地面就弯下去多少，"
            f"所以绕着圆周运动，每圈 {period}。",
        )
    fast, slow = (amount(it, "m/s") for it in _extremes(orbit))
    near, far = amount(orbit.nearest, "m"), amount(orbit.farthest, "m")
    return Wording(
        f"It goes round an ellipse in {period}: fast where it is near, {fast} at {near}, and slow "
        f"where it is far, {slow} at {far}. In equal times the line to the centre sweeps equal "
        "areas.",
        f"它沿椭圆运动，周期 {period}：近处快（{near} 处 {fast}），远处慢（{far} 处 {slow}）；"
        "与中心的连线在相等时间内扫过相等的面积。",
    )
