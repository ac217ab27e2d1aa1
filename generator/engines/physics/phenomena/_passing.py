"""Two cars on one road, as the road sees them and as the first of them sees the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    ORANGE,
    SOFT_INK,
    VELOCITY,
    WHITE,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._car import car, road
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_WHILE = 10.0  # seconds shown of cars that never meet
_LANE = 0.045  # width of a lane, in heights of the picture
_AFTER = 1.1  # of the time until they meet


@dataclass(frozen=True, slots=True)
class Passing:
    """Cars with the velocities `one` and `two` (m/s, to the right) that are `gap` (m) apart at the
    start; the one that catches up starts behind."""

    one: float
    two: float
    gap: float

    @property
    def relative(self) -> float:
        """The velocity of the second seen from the first, in m/s."""
        return self.two - self.one

    @property
    def lead(self) -> float:
        """Where the second starts, seen from the first, in m."""
        return self.gap if self.relative < 0 else -self.gap

    @property
    def meets(self) -> float | None:
        """When they are side by side, in s; None: never."""
        return self.gap / abs(self.relative) if self.relative else None

    @property
    def end(self) -> float:
        return _WHILE if self.meets is None else _AFTER * self.meets

    def first(self, time: float) -> float:
        """Where the first is, in m."""
        return self.one * min(time, self.end)

    def second(self, time: float) -> float:
        return self.lead + self.two * min(time, self.end)

    def apart(self, time: float) -> float:
        """How far the second is before the first, in m."""
        return self.second(time) - self.first(time)


def draw(page: Page, cases: Sequence[Case[Passing]]) -> None:
    """Of a comparison the first case has the picture; the readings tell of all of them."""
    pair = cases[0].run
    places = [each(time) for each in (pair.first, pair.second) for time in (0.0, pair.end)]
    low, high = min(places), max(places)
    size = high - low
    ends = low - 0.3 * size, high + 0.3 * size
    scene = page.scene(ends, (0.0, 1.0), equal=False)
    wide, below = (ends[0] - size, ends[1] + size), 2 * _LANE
    fastest = max(abs(pair.one), abs(pair.two), abs(pair.relative))
    upper, lower = 0.61, 0.12
    road(scene, wide, upper, below)
    road(scene, wide, lower, below)
    scene.ruler((low, upper - below), (high, upper - below), zero=low)
    # Seen from the first car: it stays where it is, in the middle of the other's way.
    at = (low + high) / 2 - (pair.apart(0.0) + pair.apart(pair.end)) / 2
    scene.dots(_posts(pair, wide, lower - below, size), SOFT_INK, 2.6, edge=WHITE)
    seen = _Seen(scene, fastest)
    # Each has a lane of its own: the nearer one is drawn later.
    seen.show(lambda t: (pair.second(t), upper), pair.two, ORANGE, pair.two < 0)
    seen.show(lambda t: (pair.first(t), upper - _LANE), pair.one, BLUE, pair.one < 0)
    seen.show(lambda t: (at + pair.apart(t), lower), pair.relative, ORANGE, pair.two < 0)
    seen.show(lambda t: (at, lower - _LANE), 0.0, BLUE, pair.one < 0)
    ground = Wording("seen from the road (cars not to scale)", "以地面为参考系（车未按比例画）")
    inside = Wording("seen from the blue car", "以蓝车为参考系")
    for wording, y in ((ground, upper + 0.33), (inside, lower + 0.29)):
        scene.label(page.say(wording), (low - 0.2 * size, y), SOFT_INK, prefer=("right",))
    _tell(page, cases)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Puts cars with their velocities into the picture."""

    scene: Scene
    fastest: float

    def show(
        self,
        place: Callable[[float], tuple[float, float]],
        speed: float,
        colour: tuple[int, int, int],
        backwards: bool,
    ) -> None:
        car(self.scene, place, colour, points=34, backwards=backwards)
        if self.fastest > 0:
            name = amount(abs(speed), "m/s") if speed else ""
            height = 0.14 + _LANE if colour == BLUE else 0.23
            self.scene.vector(
                lambda t: (place(t)[0], place(t)[1] + height),
                (speed, 0.0), VELOCITY, name, longest=self.fastest, points=60,
            )  # fmt: skip


def _posts(
    pair: Passing, x: tuple[float, float], y: float, size: float
) -> Callable[[float], list[tuple[float, float]]]:
    """Marks on the road, which pass the first car."""
    step = 0.08 * size
    count = int((x[1] - x[0]) / step)

    def posts(time: float) -> list[tuple[float, float]]:
        shift = -pair.first(time) % step
        return [(x[0] + shift + number * step, y) for number in range(count)]

    return posts


def _tell(page: Page, cases: Sequence[Case[Passing]]) -> None:
    far = max(abs(case.run.apart(time)) for case in cases for time in (0.0, case.run.end))
    fastest = max(abs(case.run.relative) for case in cases)
    page.read(
        Wording("distance apart", "两车距离"), "m", far, cases, lambda it, t: abs(it.apart(t))
    )
    page.read(
        Wording("relative speed", "相对速度"), "m/s", fastest, cases,
        lambda it, t: abs(it.relative),
    )  # fmt: skip
    page.legend(cases)
