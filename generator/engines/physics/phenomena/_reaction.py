"""Two that push each other: skaters, and a rocket with its gas."""

import math
from dataclasses import dataclass

from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

SKATERS, ROCKET = "skaters", "rocket"

MASS1 = opening(
    "mass1", "m₁", "kg", 1e6,
    Wording("first mass", "第一人的质量"),
    Wording(
        "mass|skater|boy|girl|person|man|woman|kg", "质量|人|男孩|女孩|同学|甲|大人|第一人"
    ),
)  # fmt: skip
MASS2 = opening(
    "mass2", "m₂", "kg", 1e6,
    Wording("second mass", "第二人的质量"),
    Wording(
        "mass|skater|boy|girl|person|man|woman|other|kg",
        "质量|人|男孩|女孩|同学|另一|乙|小孩|第二人",
    ),
)  # fmt: skip
FORCE = opening(
    "force", "F", "N", 1e9,
    Wording("force of the push", "推力"),
    Wording("force|push|pushes|pushed", "力|推力|推"),
)  # fmt: skip
TIME = opening(
    "time", "Δt", "s", 1e4,
    Wording("time of the push", "作用时间"),
    Wording("for|time|lasts|during|seconds", "时间|作用|持续|秒"),
)  # fmt: skip
SPEED = opening(
    "speed", "v₁", "m/s", 1e5,
    Wording("speed of the first", "第一人的速度"),
    Wording("speed|velocity|moves|glides", "速度|以|滑"),
)  # fmt: skip

GAS = opening(
    "gas", "Δm", "kg", 1e6,
    Wording("gas of each second", "每秒喷出的燃气质量"),
    Wording(
        "each second|every second|per second|a second|kg of gas", "每秒|每秒喷出|每秒消耗|每秒钟"
    ),
)  # fmt: skip

_USUAL = 50.0, 75.0, 150.0, 0.5  # kg, kg, N, s
_WAY = 3.5  # m, that the faster one is followed
_NEARLY = 4.9  # times as far as they come apart while they touch: arms are long enough for that


@dataclass(frozen=True, slots=True)
class Skaters:
    """Each pushes the other with `force` N for `time` s, without friction; the first one is on the
    left. Places are from where they stood, in m to the right."""

    mass1: float
    mass2: float
    force: float
    time: float

    def speed(self, which: int, time: float) -> float:
        """Signed, in m/s, of the first (0) or the second (1)."""
        mass, sign = (self.mass1, -1.0) if which == 0 else (self.mass2, 1.0)
        return sign * self.force * min(time, self.time, self.end) / mass

    def place(self, which: int, time: float) -> float:
        time = min(time, self.end)
        speed = self.speed(which, time)
        return speed * time / 2 if time < self.time else speed * (time - self.time / 2)

    def momentum(self, which: int, time: float) -> float:
        return (self.mass1, self.mass2)[which] * self.speed(which, time)

    def pushes(self, time: float) -> bool:
        return time < self.time

    @property
    def finals(self) -> tuple[float, float]:
        """The speeds after the push, in m/s, without sign."""
        return self.force * self.time / self.mass1, self.force * self.time / self.mass2

    @property
    def apart(self) -> float:
        """How far they come apart while they push, in m."""
        return sum(self.finals) * self.time / 2

    @property
    def size(self) -> float:
        """The way of the faster one, in m: what the picture is scaled by."""
        return max(_WAY, _NEARLY * self.apart)

    @property
    def end(self) -> float:
        """When the faster one has gone that far, in s."""
        return self.time / 2 + self.size / max(self.finals)


@dataclass(frozen=True, slots=True)
class Rocket:
    """A rocket that throws out `rate` kg of gas each second, `exhaust` m/s fast, until its fuel is
    used up; it rises straight up (Tsiolkovsky)."""

    mass: float  # kg, with its fuel
    fuel: float  # kg
    exhaust: float
    rate: float
    gravity: float  # m/s²

    @property
    def thrust(self) -> float:
        """In N, on the rocket and on the gas."""
        return self.rate * self.exhaust

    @property
    def end(self) -> float:
        """When the fuel is used up, in s."""
        return self.fuel / self.rate

    @property
    def lift_off(self) -> float:
        """When it is light enough to rise, in s; at most `end`."""
        light = self.thrust / self.gravity if self.gravity > 0 else math.inf
        return min(max(0.0, (self.mass - light) / self.rate), self.end)

    def weighs(self, time: float) -> float:
        """Its mass then, in kg."""
        return self.mass - self.rate * min(time, self.end)

    def _since(self, time: float) -> tuple[float, float]:
        """Its mass at lift-off, and how long ago that was."""
        return self.weighs(self.lift_off), max(0.0, min(time, self.end) - self.lift_off)

    def speed(self, time: float) -> float:
        """u ln(m₀/m) − g t, in m/s."""
        first, passed = self._since(time)
        return (
            self.exhaust * math.log(first / self.weighs(time)) - self.gravity * passed
            if passed
            else 0.0
        )

    def height(self, time: float) -> float:
        """The integral of its speed, in m."""
        first, passed = self._since(time)
        if not passed:
            return 0.0
        now = first - self.rate * passed
        share = self.rate * passed / first
        # u (t − m/ṁ ln(m₀/m)), which loses its digits while little has been burnt
        if share < 1e-4:
            thrown = self.exhaust * passed * (share / 2 + share**2 / 6)
        else:
            thrown = self.exhaust * (passed - now / self.rate * math.log(first / now))
        return max(0.0, thrown - self.gravity * passed**2 / 2)


def simulate(values: Values) -> Skaters | Rocket:
    if values["kind"] == ROCKET:
        mass, fuel, exhaust, gravity = (values[it] for it in ("mass", "fuel", "exhaust", "gravity"))
        return Rocket(mass, fuel, exhaust, told(values, GAS) or values["rate"], gravity)
    first, second = told(values, MASS1) or _USUAL[0], told(values, MASS2) or _USUAL[1]
    force, time, speed = told(values, FORCE), told(values, TIME), told(values, SPEED)
    if speed is not None:
        given = first * speed  # N·s
        time = time or (given / force if force else _USUAL[3])
        return Skaters(first, second, given / time, time)
    return Skaters(first, second, force or _USUAL[2], time or _USUAL[3])


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    if values["kind"] == ROCKET:
        found = {key: values[key] for key in ("mass", "fuel", "exhaust", "rate", "gravity")}
        return found | {"rate": told(values, GAS) or values["rate"]}
    slots = [MASS1, MASS2, FORCE, TIME]
    if told(values, SPEED) is not None:
        slots = [MASS1, MASS2] if told(values, FORCE) else [MASS1, MASS2, TIME]
    usual = {MASS1: _USUAL[0], MASS2: _USUAL[1], FORCE: _USUAL[2], TIME: _USUAL[3]}
    return left_open(values, [(slot, usual[slot]) for slot in slots])


def impossible(values: Values) -> Wording | None:
    if values["kind"] == ROCKET and values["fuel"] >= values["mass"]:
        return Wording(
            "The fuel is a part of the rocket's mass and has to be less.",
            "燃料是火箭总质量的一部分，必须小于总质量。",
        )
    if values["kind"] == SKATERS:
        run = simulate(values)
        assert isinstance(run, Skaters)
        all_told = all(told(values, slot) is not None for slot in (FORCE, TIME, SPEED))
        if all_told and not math.isclose(values["force"], run.force, rel_tol=0.02):
            return Wording(
                "Force and time together make the speed; one of the three has to be left open.",
                "力和作用时间决定了速度，三者不能都任意给定。",
            )
        if max(run.finals) > 1e7:
            return Wording("They would come near the speed of light.", "它们会接近光速。")
    return None
