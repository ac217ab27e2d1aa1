"""The one palette: calm ground, ink, and colours that the colour-blind tell apart.

The strong ones are those of Okabe and Ito, "Color Universal Design" (2008).
"""

from functools import lru_cache

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

GROUND: Colour = (252, 251, 247)
SCENE: Colour = (246, 248, 249)
INK: Colour = (33, 45, 58)
SOFT_INK: Colour = (96, 110, 122)
GRID: Colour = (222, 228, 232)
EDGE: Colour = (150, 162, 172)
STEEL: Colour = (176, 187, 196)
EARTH: Colour = (190, 176, 152)
WATER: Colour = (148, 200, 232)
GLASS: Colour = (196, 224, 236)
GOLD: Colour = (240, 196, 66)
WHITE: Colour = (255, 255, 255)

BLUE: Colour = (0, 114, 178)
ORANGE: Colour = (230, 159, 0)
GREEN: Colour = (0, 158, 115)
VERMILLION: Colour = (213, 94, 0)
PURPLE: Colour = (132, 82, 178)
PINK: Colour = (204, 121, 167)
SKY: Colour = (86, 180, 233)

VELOCITY = GREEN
FORCE = VERMILLION
ACCELERATION = PURPLE
MOMENTUM = BLUE
KINETIC = GREEN
POTENTIAL = BLUE
HEAT = VERMILLION
POSITIVE = VERMILLION
NEGATIVE = BLUE

CASES: tuple[Colour, ...] = (BLUE, ORANGE, PURPLE, GREEN)
"""Of the cases of a comparison, in their order."""


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """`share` 0 to 1 of `other` in `colour`."""
    red, green, blue = (
        round(one + (two - one) * share) for one, two in zip(colour, other, strict=True)
    )
    return red, green, blue


def pale(colour: Colour, share: float = 0.72) -> Colour:
    """The colour as a fill behind its own outline."""
    return mixed(colour, WHITE, share)


_LEAST_CONTRAST = 3.0  # of large text: WCAG 2.1, 1.4.3


@lru_cache(maxsize=256)
def legible(colour: Colour, ground: Colour) -> Colour:
    """The colour for a text on that ground: darker, or lighter on a dark one, if it has to be."""
    towards = INK if _luminance(ground) > 0.2 else WHITE
    shares = (step / 20 for step in range(20))
    tried = (mixed(colour, towards, share) for share in shares)
    return next((it for it in tried if _contrast(it, ground) >= _LEAST_CONTRAST), towards)


def _contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """The relative luminance, 0 to 1, of WCAG 2.1."""
    red, green, blue = (
        it / 12.92 if it <= 0.03928 else ((it + 0.055) / 1.055) ** 2.4
        for it in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
