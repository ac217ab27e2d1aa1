"""The things that heat goes through: a bar between two ends, a spoon with a free end, a wall."""

from dataclasses import dataclass

from generator.engines.physics.phenomenon import Choice, Option
from generator.engines.physics.wording import Wording


@dataclass(frozen=True, slots=True)
class Thing:
    """What it is like where the text does not tell: of which material, `length` in m, `area` in m²,
    the temperatures `hot` and `cold` in K. `free`: nothing is kept at the other end's temperature,
    and no heat leaves there."""

    name: Wording
    material: str
    length: float
    area: float
    hot: float = 373.15
    cold: float = 293.15
    free: bool = False


THINGS = {
    "bar": Thing(Wording("bar", "根棒"), "copper", 0.5, 1e-4),
    "spoon": Thing(Wording("spoon", "把勺子"), "steel", 0.18, 2e-5, free=True),
    "wall": Thing(Wording("wall", "面墙"), "concrete", 0.24, 1.0, 293.15, 273.15),
    "window": Thing(Wording("pane", "块窗玻璃"), "glass", 0.004, 1.0, 293.15, 273.15),
}

THING = Choice(
    "thing",
    Wording("thing", "物体"),
    (
        Option("bar", Wording("bar", "棒"), Wording("bar|rod|poker", "棒|杆")),
        Option("spoon", Wording("spoon", "勺子"), Wording(
            "spoon|ladle|fork|handle", "勺|汤匙|锅铲|手柄|把手|锅柄",
        )),
        Option("wall", Wording("wall", "墙壁"), Wording("wall|roof", "墙|屋顶")),
        Option("window", Wording("window pane", "窗玻璃"), Wording(
            "window|window ?pane", "窗",
        )),
    ),
    quiet=True,
)  # fmt: skip
