"""The heavenly bodies that something can go round, and what goes round them."""

from dataclasses import dataclass

from generator.engines.physics.draw.palette import (
    BLUE,
    GOLD,
    ORANGE,
    STEEL,
    VERMILLION,
    Colour,
    pale,
)
from generator.engines.physics.wording import Wording

GRAVITATION = 6.67430e-11
"""Newton's constant in m³/(kg·s²): CODATA 2018."""


@dataclass(frozen=True, slots=True)
class Body:
    """`attraction` is GM in m³/s², `radius` in m (mean), `day` how long it takes to turn once
    against the stars, in s; `usual` is how high above it something is said to orbit, in m."""

    name: Wording
    attraction: float
    radius: float
    day: float
    usual: float
    colour: Colour

    @property
    def mass(self) -> float:
        """In kg."""
        return self.attraction / GRAVITATION


BODIES = {
    "earth": Body(
        Wording("Earth", "地球"), 3.986004e14, 6.371e6, 86164.1, 4.0e5, pale(BLUE, 0.35)
    ),
    "moon": Body(
        Wording("Moon", "月球"), 4.902800e12, 1.7374e6, 2.360585e6, 1.0e5, STEEL
    ),
    "sun": Body(
        Wording("Sun", "太阳"), 1.32712440e20, 6.957e8, 2.19283e6, 1.4889e11, GOLD
    ),
    "mars": Body(
        Wording("Mars", "火星"), 4.282837e13, 3.3895e6, 88642.66, 4.0e5, pale(VERMILLION, 0.3)
    ),
    "jupiter": Body(
        Wording("Jupiter", "木星"), 1.26686534e17, 6.9911e7, 35729.7, 5.0e8, pale(ORANGE, 0.4)
    ),
}  # fmt: skip
"""Attractions and radii: JPL Solar System Dynamics, ssd.jpl.nasa.gov; the Sun's radius is the
nominal one of the IAU (2015, resolution B3). Days: NASA Planetary Fact Sheets."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Something whose orbit is known: round which body, its half-axis in m, its eccentricity.
    `cues` are the words that name it, as an option's. `share` is its mass in that of the central
    body, where that matters to the period."""

    name: Wording
    central: str
    axis: float
    eccentricity: float
    cues: Wording
    share: float = 0.0


_AU = 1.495978707e11


def _planet(en: str, zh: str, axis: float, eccentricity: float) -> Companion:
    """`axis` in astronomical units. It is meant only where the Sun is spoken of after it."""
    name = Wording(f"the orbit of {en}", f"{zh}轨道")
    cues = Wording(f"{en.lower().removeprefix('the ')}(?=.*sun)", f"{zh}(?=.*太阳)")
    return Companion(name, "sun", axis * _AU, eccentricity, cues)


COMPANIONS = {
    "station": Companion(
        Wording("space station", "空间站"), "earth", 6.371e6 + 4.2e5, 0.0,
        Wording("iss|international space station", "国际空间站|天宫"),
    ),
    "luna": Companion(
        Wording("the orbit of the Moon", "月球轨道"), "earth", 3.844e8, 0.0549,
        Wording(
            "moon(?=.*(?:orbit|around|round|circl|revolv).*earth)", "(?:月球|月亮)(?=.*绕.*地球)"
        ),
        share=0.0123,
    ),
    "mercury": _planet("Mercury", "水星", 0.38710, 0.20563),
    "venus": _planet("Venus", "金星", 0.72333, 0.00678),
    "terra": _planet("the Earth", "地球", 1.00000, 0.01671),
    "mars": _planet("Mars", "火星", 1.52371, 0.09339),
    "jupiter": _planet("Jupiter", "木星", 5.20289, 0.04839),
    "saturn": _planet("Saturn", "土星", 9.53668, 0.05386),
    "halley": Companion(
        Wording("Halley's comet", "哈雷彗星"), "sun", 17.834 * _AU, 0.96714,
        Wording("halley", "哈雷"),
    ),
}  # fmt: skip
"""J2000 elements: E. M. Standish, "Keplerian Elements for Approximate Positions of the Major
Planets", JPL; the Moon and Halley's comet: NASA Fact Sheets."""
