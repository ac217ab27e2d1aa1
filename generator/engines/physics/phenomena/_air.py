"""Air resistance: the choice of it, the slots that it needs, and how strongly it brakes."""

import math

from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomenon import Choice, Option, Slot, Values
from generator.engines.physics.wording import Wording

WITHOUT, WITH = "without", "with"

_NAME = Wording("air resistance", "空气阻力")
_OPTIONS = (
    Option(
        WITHOUT, Wording("without air", "无空气阻力"), ignores=("radius", "drag", "air_density")
    ),
    Option(WITH, Wording("with air", "有空气阻力")),
)

LEFT_OUT = Choice("air", _NAME, _OPTIONS)
"""For what is taught without air first."""

TAKEN_IN = Choice("air", _NAME, _OPTIONS[::-1])
"""For what is about the air."""


def mass(default: float, *, quiet: bool = True) -> Slot:
    """Of the body, in kg."""
    return Slot(
        "mass", "m", "kg", default, 1e-6, 1e5,
        Wording("mass", "质量"),
        cues=Wording("mass|weighs|weighing|heavy|weight", "质量|重"),
        quiet=quiet,
    )  # fmt: skip


def shape(radius: float, drag: float) -> tuple[Slot, Slot, Slot]:
    """The body's radius (its cross-section is a disc), its drag coefficient and the air's
    density."""
    return (
        Slot(
            "radius", "r", "m", radius, 1e-3, 10.0,
            Wording("radius of the body", "物体半径"),
            cues=Wording("radius|in radius", "半径"),
            quiet=True,
        ),
        Slot(
            "drag", "C", "", drag, 0.0, 3.0,
            Wording("drag coefficient", "阻力系数"),
            cues=Wording("drag coefficient|coefficient|cd|c_d", "阻力系数|系数"),
            quiet=True,
        ),
        Slot(
            "air_density", "ρ", "kg/m³", 1.225, 0.0, 100.0,
            Wording("density of the air", "空气密度"),
            cues=Wording("density|air", "密度|空气"),
            quiet=True,
            world="air",
        ),
    )  # fmt: skip


def settled_air(values: Values) -> dict[str, float]:
    """What is taken for the body and its air, where there is air."""
    if values["air"] == WITHOUT:
        return {}
    return as_is(values, "mass", "radius", "drag", "air_density")


def braking(values: Values) -> float:
    """By how much air brakes a body per square of its speed, in 1/m: ρCA/2m; 0 without air."""
    if values["air"] == WITHOUT:
        return 0.0
    area = math.pi * values["radius"] ** 2
    grip: float = 0.5 * values["air_density"] * values["drag"] * area / values["mass"]
    return grip
