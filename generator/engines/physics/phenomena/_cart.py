"""A cart or a block on level lanes, as large beside its way as can be seen at any scale."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.engines.physics.draw.palette import INK, SOFT_INK, WHITE, Colour, mixed
from generator.engines.physics.draw.scene import Scene


@dataclass(frozen=True, slots=True)
class Cart:
    """`front` is where its front is at a time, in m along a lane at the height `y`; `width` in m.
    One that `rolls` has wheels, any other slides on the lane."""

    front: Callable[[float], float]
    y: float
    width: float
    rolls: bool

    @property
    def _lift(self) -> float:
        return 0.14 * self.width if self.rolls else 0.0

    @property
    def _height(self) -> float:
        return 0.42 * self.width

    def nose(self, time: float) -> tuple[float, float]:
        """The middle of its front."""
        return self.front(time), self.y + self._lift + self._height / 2

    def back(self, time: float) -> tuple[float, float]:
        """The middle of its back."""
        x, y = self.nose(time)
        return x - self.width, y

    def tail(self, time: float) -> tuple[float, float]:
        """Its back end on the lane."""
        return self.front(time) - self.width, self.y + 0.06 * self.width

    def over(self, time: float) -> tuple[float, float]:
        """Above it, where its velocity is drawn."""
        return self.front(time) - self.width * 0.7, self.y + self._lift + self._height * 1.5

    def centre(self, time: float) -> tuple[float, float]:
        return self.front(time) - self.width / 2, self.y + self._lift + self._height / 2

    def draw(self, scene: Scene, colour: Colour) -> None:
        scene.block(self.centre, self.width, self._height, mixed(colour, WHITE, 0.25))
        for share in (0.24, 0.76) if self.rolls else ():

            def hub(time: float, back: float = share * self.width) -> tuple[float, float]:
                return self.front(time) - back, self.y + 0.1 * self.width

            scene.disc(hub, 0.1 * self.width, SOFT_INK, INK)
