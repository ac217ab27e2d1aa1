"""A drive along a straight road with constant acceleration, from whatever is told of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomenon import Values

_SPEEDS = {"uniform": 10.0, "braking": 20.0}  # m/s, where no speed is told
_PUSH, _BRAKE = 2.0, 4.0  # m/s², where no acceleration is told
_WHILE = 6.0  # s, where no time is told
_LEAST = 1e-9  # of the SI unit
_TOLD = ("speed", "acceleration", "time", "final", "distance")


@dataclass(frozen=True, slots=True)
class Drive:
    """From the place 0 at `speed` (m/s), with `acceleration` (m/s²), until `end` (s)."""

    speed: float
    acceleration: float
    end: float

    def place(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """In m."""
        at = np.minimum(np.asarray(time, float), self.end)
        place: NDArray[np.float64] = (self.speed + self.acceleration * at / 2) * at
        return place

    def velocity(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """In m/s; that of the end stays."""
        at = np.minimum(np.asarray(time, float), self.end)
        velocity: NDArray[np.float64] = self.speed + self.acceleration * at
        return velocity

    def pushed(self, time: float) -> float:
        """The acceleration in m/s², as long as the drive lasts."""
        return self.acceleration if time <= self.end * (1 + 1e-9) else 0.0

    @property
    def last(self) -> float:
        """The speed at the end, in m/s."""
        return float(self.velocity(self.end))

    @property
    def turn(self) -> float:
        """When it stands still for a moment on its way, in s; infinite: never."""
        back = self.speed * self.acceleration < 0
        time = -self.speed / self.acceleration if back else math.inf
        return time if time < self.end else math.inf

    @property
    def bounds(self) -> tuple[float, float]:
        """The places that it goes between, in m."""
        times = (0.0, self.end, min(self.turn, self.end))
        places = [float(self.place(time)) for time in times]
        return min(places), max(places)


def driven(values: Values) -> Drive:
    """What the values tell of a drive, with usual ones for what they leave at 0."""
    kind = values["motion"]
    told = _all_told(values)
    start = told["speed"] or _SPEEDS.get(kind, 0.0)
    if kind == "uniform":
        start = told["speed"] or told["final"] or start
        if told["distance"] and told["time"] and not (told["speed"] or told["final"]):
            start = told["distance"] / told["time"]
        way = told["distance"] / abs(start)
        return Drive(start, 0.0, told["time"] or way or _WHILE)
    return _reaching(start, told) if _reaches(start, told, kind) else _pushed(start, told)


def slows(values: Values, drive: Drive) -> bool:
    """Whether its acceleration is told, and to be told, as a deceleration: without a sign."""
    return drive.acceleration < 0 < drive.speed and _told(values["acceleration"]) >= 0


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    drive, told, kind = driven(values), _all_told(values), values["motion"]
    either, both = told["time"] or told["distance"], told["time"] and told["distance"]
    found = {"speed": drive.speed}
    if kind == "uniform":
        found = {} if both or told["final"] else found
    elif not told["acceleration"] and not (either if _reaches(drive.speed, told, kind) else both):
        rate = drive.acceleration
        found["acceleration"] = abs(rate) if slows(values, drive) else rate
    if not either and (kind == "uniform" or not _reaches(drive.speed, told, kind)):
        found["time"] = drive.end
    return {key: value for key, value in found.items() if not told[key]}


def _all_told(values: Values) -> dict[str, float]:
    return {key: _told(values[key]) for key in _TOLD}


def _reaches(start: float, told: Mapping[str, float], kind: str) -> bool:
    """Whether a final speed says when it ends."""
    return (told["final"] > 0 and told["final"] != start) or kind == "braking"


def _told(value: float) -> float:
    """As little as next to nothing is nothing."""
    return value if abs(value) > _LEAST else 0.0


def _reaching(start: float, values: Mapping[str, float]) -> Drive:
    """Until it has its final speed, which is rest for what brakes without another."""
    final = values["final"] if values["final"] != start else 0.0
    change, way = final - start, values["distance"]
    if values["time"] > 0 and (values["acceleration"] == 0 or final > 0):
        return Drive(start, change / values["time"], values["time"])
    if values["acceleration"] == 0 and way > 0 and start + final > 0:
        rate = change * (final + start) / (2 * way)
        return Drive(start, rate, change / rate)
    usual = _PUSH if change > 0 else _BRAKE
    rate = math.copysign(values["acceleration"] or usual, change)
    stops = change / rate
    # Brakes cannot drive it backwards: where the time is longer, it has stopped before.
    return Drive(start, rate, min(values["time"] or stops, stops))


def _pushed(start: float, values: Mapping[str, float]) -> Drive:
    """For a time, or as far as told."""
    rate, time, way = values["acceleration"], values["time"], values["distance"]
    if time > 0:
        if rate == 0 and way > 0:
            rate = 2 * (way - start * time) / time**2
        return Drive(start, rate or _PUSH, time)
    rate = rate or _PUSH
    if way > 0:
        square = start**2 + 2 * rate * way
        if square >= 0 and start + math.sqrt(square) > 0:
            return Drive(start, rate, 2 * way / (start + math.sqrt(square)))
        return Drive(start, rate, 2 * abs(start / rate) or _WHILE)
    return Drive(start, rate, _WHILE)
