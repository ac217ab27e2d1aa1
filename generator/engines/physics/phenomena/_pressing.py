"""The pressure under a liquid, and the hydraulic press that passes it on."""

from dataclasses import dataclass

DIVE = 4.0
"""Seconds that a gauge takes to its depth, and a piston for its stroke."""

STROKE = 0.1
"""The way of a press's first piston, in m."""


def eased(time: float) -> float:
    """The share of the way, 0 to 1, that has been gone: slowly at both ends."""
    share = min(1.0, max(0.0, time / DIVE))
    return share * share * (3 - 2 * share)


@dataclass(frozen=True, slots=True)
class Dive:
    """A gauge that goes down to a `depth` in a liquid, under air of the pressure `air`."""

    depth: float  # m
    density: float  # kg/m³
    gravity: float  # m/s²
    air: float  # Pa

    def deep(self, time: float) -> float:
        """In m, at a time in s."""
        return self.depth * eased(time)

    def pressure(self, time: float) -> float:
        """Of the liquid alone, in Pa: ρgh."""
        return self.density * self.gravity * self.deep(time)

    @property
    def largest(self) -> float:
        """In Pa, of the liquid alone at the whole depth."""
        return self.density * self.gravity * self.depth

    @property
    def total(self) -> float:
        """In Pa, with that of the air."""
        return self.air + self.largest


@dataclass(frozen=True, slots=True)
class Press:
    """Two pistons on one liquid; the force goes down on the first, by `STROKE`."""

    force: float  # N
    small: float  # m²
    large: float  # m²
    gravity: float  # m/s²

    @property
    def largest(self) -> float:
        """The pressure in Pa, everywhere the same (Pascal)."""
        return self.force / self.small

    @property
    def ratio(self) -> float:
        return self.large / self.small

    @property
    def lifting(self) -> float:
        """The force of the second piston, in N."""
        return self.force * self.ratio

    @property
    def lift(self) -> float:
        """In m: the second piston's way, because the volume stays."""
        return STROKE / self.ratio

    def pressure(self, _: float) -> float:
        return self.largest


Pressed = Dive | Press
