"""A short blow: the force on something that is stopped, thrown back or hit."""

import math
from dataclasses import dataclass

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

WALL, HIT, CRASH = "wall", "hit", "crash"
STOPS = "stops"

MASS = opening(
    "mass", "m", "kg", 1e5,
    Wording("mass", "质量"),
    Wording(
        "mass|ball|football|baseball|driver|passenger|person|dummy|egg",
        "质量|球|小球|足球|司机|驾驶员|乘客|人|鸡蛋",
    ),
)  # fmt: skip
SPEED = opening(
    "speed", "v₁", "m/s", 1000.0,
    Wording("speed", "速度"),
    Wording(
        "speed|at|velocity|hits|strikes|moving|kicked|from", "速度|以|撞|撞击|碰前|车速"
    ),
)  # fmt: skip
REBOUND = opening(
    "rebound", "v₂", "m/s", 1000.0,
    Wording("speed after the blow", "碰后速度"),
    Wording(
        "rebounds|rebound|bounces back|bounces|back|returns|leaves|after",
        "反弹|弹回|弹起|反向|返回|飞出|击出|碰后",
    ),
)  # fmt: skip
TIME = opening(
    "time", "Δt", "s", 100.0,
    Wording("time of contact", "接触时间"),
    Wording(
        "contact|contact time|for|lasts|during|in|stops in|within|time|without (?:an )?airbag",
        "接触|作用时间|接触时间|历时|持续|时间|内|没有气囊|没有安全气囊|无气囊",
    ),
)  # fmt: skip
FORCE = opening(
    "force", "F", "N", 1e9,
    Wording("average force", "平均作用力"),
    Wording("force|average force", "作用力|平均力|力"),
)  # fmt: skip

_USUAL_BALL, _USUAL_DRIVER = 0.5, 60.0  # kg
_USUAL_TIME, _USUAL_SPEED = 0.01, 10.0  # s and m/s
_USUAL_SHARE = 0.8  # of its speed, that a ball comes back with from a wall
_SOFT = 0.1  # s: longer than a body takes to stop at something hard
_BEFORE, _AFTER = 1.3, 1.5  # what is seen before and after a blow, in its duration
_AGREE = 0.02  # share by which force, time and impulse may differ as they are rounded


@dataclass(frozen=True, slots=True)
class Blow:
    """Velocities in m/s, `first` before and `last` after; the blow takes `time` s from `begin` on,
    and all is over at `end`. A ball is pushed in the positive direction, away from the wall or the
    bat; somebody in a crash moves in it.

    The force is a half sine: F(t) = F_max sin(πt/Δt), which is 2 F_max/π on average.
    """

    kind: str
    mass: float  # kg
    first: float
    last: float
    time: float
    begin: float
    end: float

    @property
    def impulse(self) -> float:
        """Change of momentum, in N·s, signed."""
        return self.mass * (self.last - self.first)

    @property
    def average(self) -> float:
        """Of the force, in N, without sign."""
        return abs(self.impulse) / self.time

    @property
    def peak(self) -> float:
        """Of the force, in N, without sign."""
        return self.average * math.pi / 2

    def share(self, time: float) -> float:
        """How much of the blow's duration has passed, 0 to 1."""
        return min(1.0, max(0.0, (time - self.begin) / self.time))

    def force(self, time: float) -> float:
        """In N, without sign."""
        return self.peak * math.sin(math.pi * self.share(time)) if self.share(time) < 1 else 0.0

    def given(self, time: float) -> float:
        """The impulse so far, in N·s, without sign."""
        return abs(self.impulse) * (1 - math.cos(math.pi * self.share(time))) / 2

    def speed(self, time: float) -> float:
        """In m/s, signed."""
        turned = (1 - math.cos(math.pi * self.share(time))) / 2
        return self.first + (self.last - self.first) * turned

    def place(self, time: float) -> float:
        """Of the middle, in m from where the blow begins."""
        time = min(time, self.end)
        if time <= self.begin:
            return self.first * (time - self.begin)
        share = self.share(time)
        turned = share / 2 - math.sin(math.pi * share) / (2 * math.pi)
        during = self.time * (self.first * share + (self.last - self.first) * turned)
        return during + self.last * max(0.0, time - self.begin - self.time)


def _speeds(values: Values) -> tuple[float, float]:
    """Before and after. What is hit flies towards the blow only where both are told. The force on
    a ball is positive, so what comes towards the blow is negative: F Δt = m Δv with all signs."""
    speed, back = told(values, SPEED), told(values, REBOUND)
    if values["kind"] == HIT:
        if speed is not None and back is not None:
            return -speed, back
        return 0.0, back or speed or _USUAL_SPEED
    speed = speed or _USUAL_SPEED
    if values["kind"] == CRASH:
        return speed, 0.0
    if back is None:
        back = 0.0 if values["after"] == STOPS else _USUAL_SHARE * speed
    return -speed, back


def _mass(values: Values) -> float:
    usual = _USUAL_DRIVER if values["kind"] == CRASH else _USUAL_BALL
    return told(values, MASS) or usual


def simulate(values: Values) -> tuple[Blow, ...]:
    """One blow; of a crash two that end at one place, without an airbag and with one."""
    kind, time, force = values["kind"], told(values, TIME), told(values, FORCE)
    first, last = _speeds(values)
    if kind == CRASH:
        stops = _mass(values) * first / force if force else _USUAL_TIME
        return _crash(values, first, time or stops)
    mass = _mass(values)
    if time is None:
        time = _USUAL_TIME if force is None else mass * abs(last - first) / force
    begin, end = _BEFORE * time, (_BEFORE + 1 + _AFTER) * time
    return (Blow(kind, mass, first, last, time, begin, end),)


def _crash(values: Values, speed: float, time: float) -> tuple[Blow, ...]:
    hard, soft = sorted((time, values["airbag_time"]))
    if time > _SOFT:  # what takes so long is softened already
        hard, soft = _USUAL_TIME, max(time, values["airbag_time"])
    lead, end = 0.25 * soft, 1.6 * soft
    late = lead + (soft - hard) / 2
    return tuple(
        Blow(CRASH, _mass(values), speed, 0.0, each, begin, end)
        for each, begin in ((hard, late), (soft, lead))
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    blow, kind = simulate(values)[0], values["kind"]
    usual = []
    if kind != HIT:
        usual.append((SPEED, abs(blow.first)))
    if blow.last != 0 and (kind == WALL or (kind == HIT and told(values, SPEED) is None)):
        usual.append((REBOUND, abs(blow.last)))
    if told(values, FORCE) is None:
        usual.append((TIME, _USUAL_TIME))
    found = {MASS.key: blow.mass} | left_open(values, usual)
    return found | {"airbag_time": values["airbag_time"]} if kind == CRASH else found


def impossible(values: Values) -> Wording | None:
    time, force = told(values, TIME), told(values, FORCE)
    if time is None or force is None:
        return None
    blow = simulate(values)[-1 if time > _SOFT else 0]
    if abs(blow.average - force) <= _AGREE * force:
        return None
    average = amount(blow.average, "N")
    return Wording(
        f"In that time the average force is {average}, and no other.",
        f"在这段时间内，平均作用力只能是 {average}。",
    )
