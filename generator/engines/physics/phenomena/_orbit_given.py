"""What a text tells of an orbit: how far, how fast, how long, how eccentric, about which body."""

import math
from dataclasses import replace

from generator.engines.physics.phenomena._bodies import BODIES, COMPANIONS, GRAVITATION
from generator.engines.physics.phenomena._kepler import Orbit
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

CENTRALS = BODIES | {"star": replace(BODIES["sun"], name=Wording("star", "恒星"))}
"""What something can go round. A star that nothing is told of is like the Sun."""

STARS = ("sun", "star")

_DEEP = 0.5  # of the surface's radius: the nearest point of a fall that nothing is told of
_WIDER = 1.2  # times the circular speed, for an ellipse that nothing more is told of
_TOLERANCE = 0.03  # by how much numbers of a text may disagree, which are rounded
_NOWHERE = 1e-9  # of the axis: as near as the nearest point of no ellipse
_LEAST = 0.01  # by how much eccentricities may, which are no ratios


HEIGHT = opening(
    "height", "h", "m", 1e13, Wording("height above the surface", "离地高度"),
    Wording("height|altitude|high|above the surface|above", "高度|高|离地|上空"),
)  # fmt: skip
DISTANCE = opening(
    "distance", "r", "m", 1e13, Wording("distance from the centre", "轨道半径"),
    Wording(
        "distance|radius|orbital radius|from the centre|perihelion|periapsis|nearest",
        "轨道半径|半径|距离|近日点|近星点|最近距离",
    ),
)  # fmt: skip
SPEED = opening(
    "speed", "v₀", "m/s", 3e6, Wording("speed at the start", "初速度"),
    Wording("speed|velocity|launched at|fired at|at", "速度|初速|发射"),
)  # fmt: skip
PERIOD = opening(
    "period", "T", "s", 1e12, Wording("period", "周期"),
    Wording("period|once in|once every|every|takes", "周期|一圈|每圈|一周"),
)  # fmt: skip
MASS = opening(
    "central_mass", "M", "kg", 1e31, Wording("mass of the central body", "中心天体质量"),
    Wording("mass|planet of|star of|central", "质量|中心天体"),
)  # fmt: skip
ECCENTRICITY = opening(
    "eccentricity", "e", "", 0.95, Wording("eccentricity", "离心率"),
    Wording("eccentricity|eccentric", "离心率|偏心率"),
)  # fmt: skip
AXIS = opening(
    "axis", "a", "m", 1e14, Wording("semi-major axis", "半长轴"),
    Wording("semi-?major axis|semi major axis|half-axis", "半长轴"),
)  # fmt: skip
FARTHEST = opening(
    "farthest", "r₂", "m", 2e14, Wording("farthest distance", "最远距离"),
    Wording(
        "aphelion|aphelion distance|apoapsis|apoapsis distance|apogee distance|farthest",
        "远日点|远日点距离|远星点|远地点距离|最远距离",
    ),
)  # fmt: skip

SLOTS = (HEIGHT, DISTANCE, SPEED, PERIOD, MASS, ECCENTRICITY, AXIS, FARTHEST)


def orbit_of(values: Values) -> Orbit:
    """The orbit about its body, by the first numbers that decide it."""
    body, attraction = CENTRALS[values["body"]], _attraction(values)
    start, speed, share = _start(values, attraction), told(values, SPEED), _share(values)
    if speed is None and share is not None:
        speed = math.sqrt(attraction * (1 + share) / start)
    return Orbit(attraction, start, speed or _speed(values, attraction, start), body.radius)


def known(values: Values) -> Orbit | None:
    """The orbit of something that everybody knows, as eccentric as it is or as the text has it."""
    companion = COMPANIONS.get(values["path"])
    if companion is None:
        return None
    body = BODIES[companion.central]
    share = told(values, ECCENTRICITY) or companion.eccentricity
    start = companion.axis * (1 - share)
    attraction = body.attraction * (1 + companion.share)
    return Orbit(attraction, start, math.sqrt(attraction / start * (1 + share)), body.radius)


def _attraction(values: Values) -> float:
    """Of the central body, in m³/s²; of a star by Kepler's third law where that tells it."""
    mass, weighed = told(values, MASS), weighs(values)
    if mass:
        return GRAVITATION * mass
    if weighed:
        axis, period = weighed
        return 4 * math.pi**2 * axis**3 / period**2
    return CENTRALS[values["body"]].attraction


def weighs(values: Values) -> tuple[float, float] | None:
    """The half-axis (m) and the period (s) that tell the mass of a star, if nothing else does."""
    axis, period = told(values, AXIS), told(values, PERIOD)
    if axis is None and not told(values, ECCENTRICITY):
        axis = told(values, DISTANCE)
    unknown = values["body"] == "star" and not told(values, MASS)
    return (axis, period) if unknown and axis and period else None


def nearest_told(values: Values) -> float | None:
    """The distance of the start from the centre (m) that the text tells, or its height."""
    height = told(values, HEIGHT)
    above = None if height is None else CENTRALS[values["body"]].radius + height
    return told(values, DISTANCE) or above


def decided(values: Values) -> bool:
    """Whether the text decides where it starts."""
    others = any(told(values, it) for it in (PERIOD, AXIS, FARTHEST))
    both = told(values, SPEED) and told(values, ECCENTRICITY)
    return bool(nearest_told(values) or others or both)


def disagrees(values: Values, orbit: Orbit) -> Slot | None:
    """The slot of a number that is not the orbit's, where the ellipse itself is told of."""
    if not any(told(values, it) for it in (ECCENTRICITY, AXIS, FARTHEST)):
        return None
    share = told(values, ECCENTRICITY)
    if share and abs(share - orbit.eccentricity) > _LEAST + _TOLERANCE * share:
        return ECCENTRICITY
    axis = 1 / orbit.bend if orbit.bound else math.inf
    found = ((AXIS, axis), (FARTHEST, orbit.farthest), (PERIOD, orbit.period))
    for slot, value in found:
        said = told(values, slot)
        if said and not math.isclose(said, value, rel_tol=_TOLERANCE):
            return slot
    return None


def _start(values: Values, attraction: float) -> float:
    """How far from the centre it starts, in m: on an ellipse at its nearest point."""
    body, path = CENTRALS[values["body"]], values["path"]
    nearest = nearest_told(values)
    share = told(values, ECCENTRICITY) or usual_share(values) or 0.0
    if nearest is not None:
        return nearest
    axis, farthest = _axis(values, attraction), told(values, FARTHEST)
    if axis is not None and farthest is not None and not share:
        return max(2 * axis - farthest, _NOWHERE * axis)
    if axis is not None:
        return axis * (1 - share)
    if farthest is not None and share:
        return farthest * (1 - share) / (1 + share)
    speed = told(values, SPEED)
    if speed and share:
        return attraction * (1 + share) / speed**2
    if path == "synchronous":
        return math.cbrt(attraction * (body.day / (2 * math.pi)) ** 2) * (1 - share)
    low = path in ("surface", "escape") and values["body"] not in STARS
    return body.radius if low else body.radius + body.usual


def _axis(values: Values, attraction: float) -> float | None:
    """Half the ellipse's length in m, as told or by the period (Kepler's third law)."""
    period = told(values, PERIOD)
    by_period = math.cbrt(attraction * (period / (2 * math.pi)) ** 2) if period else None
    return told(values, AXIS) or by_period


def usual_share(values: Values) -> float | None:
    """The eccentricity of an ellipse of which nothing but its size is told."""
    size = told(values, PERIOD) or told(values, AXIS)
    shape = any(told(values, it) for it in (ECCENTRICITY, SPEED, FARTHEST, DISTANCE, HEIGHT))
    return _WIDER**2 - 1 if values["path"] == "ellipse" and size and not shape else None


def _share(values: Values) -> float | None:
    """The eccentricity, if it is told or the distances at both ends are."""
    share, nearest = told(values, ECCENTRICITY) or usual_share(values), nearest_told(values)
    axis, farthest = told(values, AXIS), told(values, FARTHEST)
    if share is None and nearest and (axis or farthest):
        far = farthest or 2 * (axis or 0.0) - nearest
        share = max((far - nearest) / (far + nearest), 0.0)
    elif share is None and axis and farthest:
        share = max(farthest / axis - 1, 0.0)
    return share


def _speed(values: Values, attraction: float, start: float) -> float:
    """At the start, in m/s, where neither it nor the eccentricity is told."""
    circular = math.sqrt(attraction / start)
    match values["path"]:
        case "ellipse":
            return _WIDER * circular
        case "escape":
            return math.sqrt(2) * circular
        case "fall":
            deep = _DEEP * CENTRALS[values["body"]].radius
            return circular * math.sqrt(2 * deep / (start + deep))
        case _:
            return circular
