"""A boat that crosses a river: its own velocity and that of the water make its way."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EARTH,
    INK,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    WATER,
    WHITE,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._traces import trace
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_ARROW = 70.0  # points
_SKIN: Colour = (236, 190, 150)
_HULL = np.array(
    [[14, 0], [8, 5], [-2, 6.5], [-11, 5.5], [-11, -5.5], [-2, -6.5], [8, -5]]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crossing:
    """`boat` and `current` are speeds in m/s; the boat heads `heading` (rad) upstream of straight
    across a river `width` (m) wide. x is downstream, y across."""

    boat: float
    current: float
    width: float
    heading: float
    swims: bool = False
    """Whether it is a swimmer, and no boat."""

    @property
    def own(self) -> NDArray[np.float64]:
        """The velocity through the water, in m/s."""
        return self.boat * np.array([-math.sin(self.heading), math.cos(self.heading)])

    @property
    def flow(self) -> NDArray[np.float64]:
        """The velocity of the water, in m/s."""
        return np.array([self.current, 0.0])

    @property
    def velocity(self) -> NDArray[np.float64]:
        """Seen from the bank, in m/s."""
        return self.own + self.flow

    @property
    def end(self) -> float:
        """When it lands, in s."""
        return self.width / float(self.velocity[1])

    @property
    def drift(self) -> float:
        """How far downstream it lands, in m."""
        drift = float(self.velocity[0]) * self.end
        return 0.0 if abs(drift) < 1e-9 * self.width else drift

    def place(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """In m, shape (…, 2)."""
        at = np.minimum(np.asarray(time, float), self.end)[..., None]
        place: NDArray[np.float64] = at * self.velocity
        return place

    def log(self, time: float) -> NDArray[np.float64]:
        """Where something is that drifts from where the boat started."""
        log: NDArray[np.float64] = min(time, self.end) * self.flow
        return log


def named(swims: bool) -> Wording:
    """Who crosses."""
    return Wording("swimmer", "游泳者") if swims else Wording("boat", "船")


def draw(page: Page, cases: Sequence[Case[Crossing]]) -> None:
    boats = [case.run for case in cases]
    width = max(boat.width for boat in boats)
    left = min(0.0, *(boat.drift for boat in boats))
    right = max(0.0, *(boat.drift for boat in boats))
    if len(cases) == 1:
        right = max(right, min(boats[0].current * boats[0].end, 1.1 * width))
    size = max(width, right - left)
    alone = len(cases) == 1
    # What heads upstream has its arrow there, between itself and the measure of the width.
    beside = 0.66 if alone and boats[0].heading > 0 else 0.36
    ends = left - beside * size, right + 0.42 * size
    scene = page.scene(ends, (-0.2 * size, width + 0.3 * size))
    _water(scene, boats, ends, size)
    scene.ruler((left, 0), (max(right, left + 0.5 * size), 0), zero=left)
    scene.line([(0, 0), (0, width)], SOFT_INK, 1.2, dash=(4, 5))
    longest = max(math.hypot(*each) for boat in boats for each in (boat.own, boat.velocity))
    longest = max(longest, *(boat.current for boat in boats))
    for case in cases:
        boat = case.run
        trace(scene, boat.place, np.array([0.0, boat.end]), case.colour)
        if alone:
            _explain(page, scene, boat, longest, ends[0] + 0.27 * size)
        scene.vector(boat.place, boat.velocity, VELOCITY, longest=longest, points=_ARROW)
        scene.add(_Hull(scene, boat, case.colour).paint, moves=True)
    page.legend(cases)
    far = max(abs(boat.drift) for boat in boats)
    page.read(Wording("across", "横渡距离"), "m", width, cases, lambda it, t: float(it.place(t)[1]))
    page.read(
        Wording("downstream", "顺流漂移"), "m", far, cases, lambda it, t: float(it.place(t)[0])
    )
    fastest = max(math.hypot(*boat.velocity) for boat in boats)
    name = Wording("speed v", "合速度 v")
    page.read(name, "m/s", fastest, cases, lambda it, _: math.hypot(*it.velocity))


def _water(scene: Scene, boats: Sequence[Crossing], ends: tuple[float, float], size: float) -> None:
    """Banks, water, and foam that drifts with the first boat's current."""
    wide, width = (ends[0] - 9 * size, ends[1] + 9 * size), max(boat.width for boat in boats)
    bank = pale(EARTH, 0.3)
    for low, high in ((-9 * size, 0.0), (width, width + 9 * size)):
        scene.polygon([(wide[0], low), (wide[1], low), (wide[1], high), (wide[0], high)], bank)
    river = [(wide[0], 0), (wide[1], 0), (wide[1], width), (wide[0], width)]
    scene.polygon(river, pale(WATER, 0.45))
    for bank_y in (0.0, width):
        scene.line([(wide[0], bank_y), (wide[1], bank_y)], EARTH, 2.5)
    step, rows = 0.23 * size, np.array([0.12, 0.37, 0.6, 0.86]) * width
    columns = np.arange(math.floor(ends[0] / step) - 3, ends[1] / step + 3) * step
    x, y = (it.ravel() for it in np.meshgrid(columns, rows))
    x = x + 0.41 * step * np.round(y / width * 4)
    current = boats[0].current

    def foam(time: float) -> NDArray[np.float64]:
        return np.column_stack([x + (current * time) % step, y])

    scene.dots(foam, pale(WHITE, 0.2), 2.2)


def _explain(page: Page, scene: Scene, boat: Crossing, longest: float, left: float) -> None:
    """The velocities that make up its own, a log that drifts, and how wide and how fast it is."""

    def tip(time: float) -> NDArray[np.float64]:
        """Where the arrow of the boat's own velocity ends."""
        reach = _ARROW * scene.unit / (longest * scene.pixels_per_unit)
        place: NDArray[np.float64] = boat.place(time) + boat.own * reach
        return place

    scene.line(lambda t: [boat.log(t), boat.place(t)], SOFT_INK, 1.2, dash=(3, 4))
    scene.disc(boat.log, points=4.5, fill=EARTH, edge=INK, front=True)
    drifting = page.say(Wording("driftwood", "漂木"))
    scene.label(
        drifting, boat.log, SOFT_INK, size=13, prefer=("upper right", "right", "upper left")
    )
    own = Wording("swimmer v₁", "游速 v₁") if boat.swims else Wording("boat v₁", "船速 v₁")
    flow = page.say(Wording("water v₂", "水速 v₂"))
    scene.vector(boat.place, boat.own, BLUE, page.say(own), longest=longest, points=_ARROW)
    if boat.current > 0:
        scene.vector(tip, boat.flow, PURPLE, flow, longest=longest, points=_ARROW)
    text = f"d = {amount(boat.width, 'm')}"
    scene.measure((left, 0), (left, boat.width), text, prefer=("left",))
    middle = _halfway(scene, boat, longest)
    scene.label(
        "v", middle, VELOCITY, prefer=("right", "lower right"), gap=7, bold=True, number=True
    )


def _halfway(
    scene: Scene, boat: Crossing, longest: float
) -> Callable[[float], NDArray[np.float64]]:
    """The middle of the arrow of the velocity seen from the bank."""

    def middle(time: float) -> NDArray[np.float64]:
        reach = _ARROW * scene.unit / (longest * scene.pixels_per_unit)
        place: NDArray[np.float64] = boat.place(time) + boat.velocity * (0.5 * reach)
        return place

    return middle


@dataclass(frozen=True, slots=True)
class _Hull:
    """The boat from above, in points."""

    scene: Scene
    boat: Crossing
    colour: Colour

    def paint(self, canvas: Canvas, time: float) -> None:
        x, y = self.boat.own / self.boat.boat
        turned = _HULL @ np.array([[x, -y], [-y, -x]])
        middle = self.scene.px(self.boat.place(time))
        if self.boat.swims:
            self._swimmer(canvas, middle, turned)
            return
        canvas.polygon(middle + turned * self.scene.unit, self.colour, INK, 1.4 * self.scene.unit)
        inner = middle + turned * (0.5 * self.scene.unit)
        canvas.polygon(inner, pale(self.colour, 0.6))

    def _swimmer(
        self, canvas: Canvas, middle: NDArray[np.float64], turned: NDArray[np.float64]
    ) -> None:
        """A head before two arms and a body: half as wide as the hull whose corners are `turned`,
        of which the first is its bow."""
        unit = self.scene.unit
        axis = np.outer(turned @ turned[0] / (turned[0] @ turned[0]), turned[0])
        body = axis + 0.45 * (turned - axis)
        canvas.polygon(middle + body * unit, self.colour, INK, 1.2 * unit)
        arms = middle + np.array([turned[1], turned[1] + turned[6]])[:, :] * [[1.1], [0.55]] * unit
        canvas.line(np.vstack([arms, middle + 1.1 * turned[6] * unit]), self.colour, 3 * unit)
        head = middle + turned[0] * unit
        canvas.disc(head[0], head[1], 4 * unit, _SKIN, INK, 1.2 * unit)
