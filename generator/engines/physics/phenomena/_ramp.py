"""A slope: its slots, where its surface is, and its picture."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.palette import EARTH, SOFT_INK, pale
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

_USUAL = math.radians(30), 2.0  # rad, and m of the way along the slope
_LEAST = math.radians(0.1)  # rad; of a slope that has a height
_AGREE = 0.02  # share by which length, height and angle may differ as they are rounded

ANGLE = Slot(
    "angle", "θ", "rad", _USUAL[0], 0.0, math.radians(90),
    Wording("angle of the slope (if given)", "倾角（若给定）"),
    cues=Wording(
        "angle|incline|inclined|slope|ramp|plane|hill|tilted|steep", "倾角|角|斜面|斜坡|坡|坡度"
    ),
    shown="deg",
    quiet=True,
)  # fmt: skip
LENGTH = opening(
    "length", "L", "m", 1e4,
    Wording("way along the slope", "沿斜面的路程"),
    Wording("length|long|along|slides|rolls|travels", "长|斜面长|坡长|路程|滑行|滚下|滑下"),
)  # fmt: skip
HEIGHT = opening(
    "height", "h", "m", 1e4,
    Wording("height of the slope", "斜面高度"),
    Wording("height|high|tall|above|vertical", "高|高度|高处|竖直"),
)  # fmt: skip
SLOTS = ANGLE, LENGTH, HEIGHT
"""Two of them are enough."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """A slope down to the right; the way along it is `length`, from (0, height) to (…, 0)."""

    angle: float  # rad
    length: float  # m

    @property
    def height(self) -> float:
        """Of the start of the way above its end, in m."""
        return self.length * math.sin(self.angle)

    @property
    def down(self) -> NDArray[np.float64]:
        """The unit vector along the slope."""
        return np.array([math.cos(self.angle), -math.sin(self.angle)])

    @property
    def out(self) -> NDArray[np.float64]:
        """The unit vector away from the surface."""
        return np.array([math.sin(self.angle), math.cos(self.angle)])

    def at(self, along: float, off: float = 0.0) -> NDArray[np.float64]:
        """The point `along` m down the way and `off` m away from the surface."""
        point: NDArray[np.float64] = np.array([0, self.height]) + self.down * along + self.out * off
        return point

    @property
    def words(self) -> tuple[str, str]:
        """What it is like, for a story: in English and in Chinese."""
        angle, length = amount(self.angle, "deg"), amount(self.length, "m")
        return f"On a slope of {angle}, {length} long", f"在倾角 {angle}、长 {length} 的斜面上"

    def window(
        self, body: float, *, measured: bool
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """What shows the slope with a body of that size on it and room for its vectors."""
        wide = self.length * math.cos(self.angle)
        room = max(wide, self.height) + body
        left = (0.38 if measured else 0.1) * room + body * 0.5
        below = body * 0.5 * math.sin(self.angle) + (0.15 if measured else 0.3) * room
        return (-left, wide + 0.25 * room + body * 0.5), (-below, self.height + 0.3 * room)

    def draw(self, scene: Scene, body: float, *, measured: bool) -> None:
        """The slope reaches half a `body` beyond its way at both ends; `measured`: with its
        length and height."""
        top, end = self.at(-body / 2), self.at(self.length + body / 2)
        scene.ground(float(end[1]))
        corner = (top[0], end[1])
        scene.polygon([top, end, corner], pale(EARTH, 0.3), SOFT_INK, 1.6)
        if self.angle > _LEAST:
            told = f"θ = {amount(self.angle, 'deg')}" if measured else "θ"
            angle = told if scene.numbers else ""
            scene.angle(end, math.pi, math.pi - self.angle, angle, points=46)
        if not (measured and scene.numbers):
            return
        sunk = body * 0.34
        for along in (0.0, self.length):
            scene.line([self.at(along), self.at(along, -sunk)], SOFT_INK, 1.2)
        scene.measure(
            self.at(0, -sunk), self.at(self.length, -sunk),
            f"L = {amount(self.length, 'm')}", prefer=("lower left", "below", "left"),
        )  # fmt: skip
        if self.height > 0.05 * self.length:
            left = float(top[0]) - body * 0.35
            scene.line([(left, self.height), (0, self.height)], SOFT_INK, 1, dash=(3, 4))
            text = f"h = {amount(self.height, 'm')}"
            scene.measure((left, 0), (left, self.height), text, prefer=("left", "upper left"))


def ramp_of(values: Values) -> Ramp:
    """The slope of these values."""
    angle, length, height = values["angle"], told(values, LENGTH), told(values, HEIGHT)
    if height is None:
        return Ramp(angle, length or _USUAL[1])
    if length is None:
        return Ramp(angle, height / math.sin(angle))
    return Ramp(math.asin(min(1.0, height / length)), length)


def settled_ramp(values: Values) -> dict[str, float]:
    """What is taken for the slope where the text leaves it open; length and height decide the
    angle."""
    ramp = ramp_of(values)
    if told(values, HEIGHT) is None:
        return {ANGLE.key: ramp.angle} | left_open(values, [(LENGTH, ramp.length)])
    return {} if told(values, LENGTH) else {ANGLE.key: ramp.angle}


def no_ramp(values: Values) -> Wording | None:
    """Why there is no such slope."""
    angle, length, height = values["angle"], told(values, LENGTH), told(values, HEIGHT)
    if height is None:
        return None
    steep, high = amount(angle, "deg"), amount(height, "m")
    if length is None:
        return None if angle >= _LEAST else Wording(
            f"A slope of {steep} cannot be {high} high.", f"倾角 {steep} 的斜面不可能有 {high} 高。"
        )  # fmt: skip
    long = amount(length, "m")
    if height > length:
        return Wording(
            f"A slope that is {long} long cannot be {high} high.",
            f"长 {long} 的斜面不可能有 {high} 高。",
        )
    if angle == ANGLE.default or abs(math.sin(angle) - height / length) <= _AGREE:
        return None
    return Wording(
        f"A slope of {steep} that is {long} long cannot be {high} high.",
        f"倾角 {steep}、长 {long} 的斜面不可能有 {high} 高。",
    )
