"""Metal that gets longer with its temperature: as a rod, a ring, or in a strip of two metals."""

import math
from dataclasses import dataclass

SECONDS = 4.0
"""That the warming takes."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """`size` is the length, or a ring's diameter, in m, at `start`; `coefficient` that of linear
    expansion in 1/K, `other` that of the second metal of a strip `thickness` m thick in all;
    `metal` and `partner` are the substances' keys."""

    kind: str  # "rod", "ring" or "bimetal"
    metal: str
    partner: str
    size: float
    start: float  # K
    end: float  # K
    coefficient: float
    other: float
    thickness: float

    def temperature(self, time: float) -> float:
        share = min(1.0, max(0.0, time / SECONDS))
        return self.start + (self.end - self.start) * share * share * (3 - 2 * share)

    @property
    def strain(self) -> float:
        """The growth beside the size, in the end."""
        return self.coefficient * (self.end - self.start)

    def growth(self, time: float) -> float:
        """Of the first metal by itself, in m: αL₀ΔT."""
        return self.coefficient * self.size * (self.temperature(time) - self.start)

    def curvature(self, time: float) -> float:
        """Of the strip, in 1/m, away from its first metal: 3(α₁ − α₂)ΔT/2h for layers equally thick
        and stiff (Timoshenko, J. Opt. Soc. Am. 11 (1925) 233)."""
        warmth = self.temperature(time) - self.start
        return 1.5 * (self.coefficient - self.other) * warmth / self.thickness

    def turned(self, time: float) -> float:
        """The angle by which the strip's end is turned, in rad."""
        return self.curvature(time) * self.size

    @property
    def bend(self) -> float:
        """The angle by which the strip's end is turned at last, in rad."""
        return self.turned(SECONDS)

    @property
    def swing(self) -> float:
        """How far the strip's end has moved aside, in m."""
        turned, curved = self.bend, self.curvature(SECONDS)
        if abs(turned) < 1e-6:
            return turned * self.size / 2
        return (1 - math.cos(turned)) / curved
