"""An open vessel and the liquid in it, as they are drawn."""

from generator.engines.physics.draw.palette import INK, Colour, mixed
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.draw.view import Moving, now, still

Ends = tuple[float, float]


def liquid(
    scene: Scene, x: Ends, bottom: float, surface: Moving[float], colour: Moving[Colour]
) -> None:
    """A rectangle of liquid from side to side, with its surface."""

    def corners(time: float) -> list[tuple[float, float]]:
        top = now(surface, time)
        return [(x[0], bottom), (x[1], bottom), (x[1], top), (x[0], top)]

    def top(time: float) -> list[tuple[float, float]]:
        return [(x[0], now(surface, time)), (x[1], now(surface, time))]

    def edge(time: float) -> Colour:
        return mixed(now(colour, time), INK, 0.35)

    moves = not still(surface, colour)
    scene.polygon(corners if moves else corners(0.0), colour)
    scene.line(top if moves else top(0.0), edge if moves else edge(0.0), 1.6)


def vessel(scene: Scene, x: Ends, y: Ends, *, width: float = 3.0, front: bool = False) -> None:
    """Two walls and a floor."""
    (left, right), (bottom, top) = x, y
    corners = [(left, top), (left, bottom), (right, bottom), (right, top)]
    scene.line(corners, INK, width, front=front)
