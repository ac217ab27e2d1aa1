"""Light of one colour: its wavelength by its name, and how to paint it."""

from itertools import pairwise

from generator.engines.physics.draw.palette import BLUE, Colour
from generator.engines.physics.phenomena._openings import opening
from generator.engines.physics.phenomenon import Choice, Option
from generator.engines.physics.wording import Wording

SPEED = 299_792_458.0  # m/s
_USUAL = 550e-9  # m: where the eye is most sensitive
_VISIBLE = (380e-9, 780e-9)  # m
_NANO = 1e-9
_BENDS = ((380, 1, 0, 1), (440, 0, 0, 1), (490, 0, 1, 1), (510, 0, 1, 0), (580, 1, 1, 0),
          (645, 1, 0, 0), (780, 1, 0, 0))  # fmt: skip
"""nm, and red, green and blue there, linear in between: Dan Bruton, "Approximate RGB values for
visible wavelengths" (1996)."""

_COLOURS = {  # m; usual lamps and lasers
    "red": (650e-9, "red light", "红光", "red|ruby", "红光|红色"),
    "orange": (605e-9, "orange light", "橙光", "orange", "橙光|橙色"),
    "yellow": (589e-9, "yellow light", "黄光", "yellow|sodium", "黄光|黄色|钠"),
    "green": (532e-9, "green light", "绿光", "green", "绿光|绿色"),
    "blue": (470e-9, "blue light", "蓝光", "blue", "蓝光|蓝色"),
    "violet": (405e-9, "violet light", "紫光", "violet|purple", "紫光|紫色"),
}

WAVELENGTH = opening(
    "wavelength", "λ", "m", 10.0, Wording("wavelength", "波长"),
    Wording(
        "wavelength|light(?! (?:at|on|through|hits))|laser|nm|nanometre|nanometer|microwaves?",
        "波长|光|激光|纳米",
    ),
)  # fmt: skip

COLOUR = Choice(
    "colour", Wording("light", "光"),
    (
        Option("any", Wording("light of one colour", "单色光")),
        *(
            Option(key, Wording(en, zh), Wording(cues_en, cues_zh))
            for key, (_, en, zh, cues_en, cues_zh) in _COLOURS.items()
        ),
    ),
    quiet=True,
)  # fmt: skip


def usual(colour: str) -> float:
    """The wavelength of light that is called so, in m."""
    return _COLOURS[colour][0] if colour in _COLOURS else _USUAL


def painted(wavelength: float) -> Colour:
    """As the eye sees it on a white page; what it does not see is blue."""
    if not _VISIBLE[0] <= wavelength <= _VISIBLE[1]:
        return BLUE
    at = wavelength / _NANO
    low, high = next((one, two) for one, two in pairwise(_BENDS) if at <= two[0])
    share = (at - low[0]) / (high[0] - low[0])
    red, green, blue = (
        round(225 * (one + (two - one) * share)) for one, two in zip(low[1:], high[1:], strict=True)
    )
    return red, green, blue
