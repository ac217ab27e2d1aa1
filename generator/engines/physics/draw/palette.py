"""The one palette: calm ground, ink, and colours that the colour-blind tell apart.

The strong ones are those of Okabe and Ito, "Color Universal Design" (2008).
"""

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
