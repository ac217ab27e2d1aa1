"""Slots that many phenomena share: the gravity of the place."""

from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.wording import Wording


def gravity(low: float = 0.0, *, quiet: bool = False) -> Slot:
    """The gravity of the place, in m/s², that of the Earth where none is named."""
    return Slot(
        "gravity", "g", "m/s²", 9.81, low, 300.0,
        Wording("gravity", "重力加速度"),
        cues=Wording("g|gravity", "g|重力加速度"),
        quiet=quiet,
        world="gravity",
    )  # fmt: skip
