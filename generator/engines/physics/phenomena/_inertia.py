"""What keeps its motion while something under it changes its own: a passenger, a dish, a puck."""

import math
from dataclasses import dataclass

from generator.engines.physics.phenomena._openings import as_is, opening, told
from generator.engines.physics.phenomena._straight import Straight, Stretch, sliding
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

BRAKES, STARTS, CLOTH, PUCK = "brakes", "starts", "cloth", "puck"

LENGTH, ROOM = 9.0, 5.5
"""Of a bus, and in it before and behind the passenger until a wall, in m."""

CLOTH_LEFT = 0.3
"""Of the cloth on the dish's side that is pulled out from under it, in m."""

MASS = opening(
    "mass", "m", "kg", 1e6, Wording("mass", "质量"),
    Wording("mass|passenger|puck|dish|heavy", "质量|乘客|冰球|餐具|重"),
)  # fmt: skip

_MASSES = {BRAKES: 60.0, STARTS: 60.0, CLOTH: 0.3}  # kg, of a passenger, of a plate and a glass
_GLIDE = 4.0  # seconds that a puck without friction is shown


@dataclass(frozen=True, slots=True)
class Inertia:
    """`support` is how the bus or the cloth moves, `body` how the passenger, the dish or the puck
    on rough ground does, in m over the ground; `end` is when there is no more to see, in s."""

    kind: str
    mass: float  # kg, 0: nothing is told of it, and nothing depends on it
    gravity: float  # m/s²
    friction: float
    support: Straight
    body: Straight
    end: float
    hits: bool = False  # the passenger comes to a wall of the bus

    @property
    def grip(self) -> float:
        """The most that friction can change the body's speed by, in m/s²."""
        return self.friction * self.gravity

    def place(self, time: float) -> float:
        return self.body.place(min(time, self.end))

    def speed(self, time: float) -> float:
        return self.body.speed(min(time, self.end))

    def under(self, time: float) -> float:
        """Where what carries it is."""
        return self.support.place(min(time, self.end))

    def under_speed(self, time: float) -> float:
        return self.support.speed(min(time, self.end))

    def slip(self, time: float) -> float:
        """How far it has come before what carries it, in m."""
        return self.place(time) - self.under(time)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    needed = {CLOTH: ("pull",), PUCK: ("speed",)}.get(values["kind"], ("speed", "braking"))
    run = simulate(values)
    return as_is(values, *needed) | ({MASS.key: run.mass} if run.mass else {})


def simulate(values: Values) -> Inertia:
    return {BRAKES: _bus, STARTS: _bus, CLOTH: _cloth, PUCK: _puck}[values["kind"]](values)


def _bus(values: Values) -> Inertia:
    """Both at first of one speed; each then changes to the bus's new one as fast as it can."""
    kind, speed, change = values["kind"], values["speed"], values["braking"]
    grip = min(values["friction"] * values["gravity"], change)
    sign = -1.0 if kind == BRAKES else 1.0
    first, last = (speed, 0.0) if kind == BRAKES else (0.0, speed)

    def until_last(rate: float) -> Straight:
        if rate <= 0:
            return Straight((Stretch(0.0, 0.0, first, 0.0),), math.inf)
        time = speed / rate
        way = (first + last) / 2 * time
        return Straight(
            (Stretch(0.0, 0.0, first, sign * rate), Stretch(time, way, last, 0.0)), math.inf
        )

    bus, passenger = until_last(change), until_last(grip)
    still = max(bus.stretches[-1].start, passenger.stretches[-1].start)
    hit = _meets(bus, passenger, speed, change, grip)
    if hit is None:
        return _made(values, bus, passenger, still * 1.15)
    stretches = [it for it in passenger.stretches if it.start < hit]
    rest = Stretch(hit, bus.place(hit) - sign * ROOM, bus.speed(hit), bus.acceleration(hit))
    after = [it for it in bus.stretches if it.start > hit]
    joined = [*stretches, rest, *(_shifted(it, -sign * ROOM) for it in after)]
    end = max(hit, bus.stretches[-1].start) * 1.15
    return _made(values, bus, Straight(tuple(joined), math.inf), end, hits=True)


def _shifted(it: Stretch, by: float) -> Stretch:
    return Stretch(it.start, it.place + by, it.speed, it.acceleration)


def _meets(
    bus: Straight, passenger: Straight, speed: float, change: float, grip: float
) -> float | None:
    """When the passenger has gone through the room in the bus, None: never."""
    if change <= grip:
        return None
    stops = speed / change
    while_changing = (change - grip) * stops**2 / 2
    if while_changing >= ROOM:
        return math.sqrt(2 * ROOM / (change - grip))
    left, gap = ROOM - while_changing, speed - grip * stops
    if grip == 0:
        return stops + left / gap
    square = gap**2 - 2 * grip * left
    return stops + 2 * left / (gap + math.sqrt(square)) if square >= 0 else None


def _cloth(values: Values) -> Inertia:
    """The cloth goes to the left under the dish, until its end has passed; then the table brakes
    the dish."""
    pull, grip = values["pull"], values["friction"] * values["gravity"]
    if pull <= grip:
        together = sliding(0.0, 0.0, pull, 0.0, high=CLOTH_LEFT * 2)
        return _made(values, together, together, together.end)
    time = math.sqrt(2 * CLOTH_LEFT / (pull - grip))
    way, speed = grip * time**2 / 2, grip * time
    stretches = [Stretch(0.0, 0.0, 0.0, grip), Stretch(time, way, speed, -grip)]
    dish = Straight((*stretches, Stretch(2 * time, 2 * way, 0.0, 0.0)), math.inf)
    cloth = Straight((Stretch(0.0, 0.0, 0.0, pull),), math.inf)
    return _made(values, cloth, dish, 2.2 * time)


def _puck(values: Values) -> Inertia:
    """What carries it is a second puck, on ice without friction."""
    speed, grip = values["speed"], values["friction"] * values["gravity"]
    free = Straight((Stretch(0.0, 0.0, speed, 0.0),), math.inf)
    rough = sliding(0.0, speed, 0.0, grip)
    end = rough.end * 1.3 if 0 < rough.end < math.inf else _GLIDE
    return _made(values, free, rough, end)


def _made(
    values: Values, support: Straight, body: Straight, end: float, *, hits: bool = False
) -> Inertia:
    kind, gravity, friction = (values[it] for it in ("kind", "gravity", "friction"))
    mass = told(values, MASS) or _MASSES.get(kind, 0.0)
    return Inertia(kind, mass, gravity, friction, support, body, end, hits)
