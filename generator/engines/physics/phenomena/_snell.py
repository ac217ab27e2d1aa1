"""Light at the surface between two media: Snell's law and Fresnel's shares."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surface:
    """Light of the angle of incidence `angle` (rad, from the normal) goes from a medium of the
    refractive index `before` to one of `after`."""

    before: float
    after: float
    angle: float

    @property
    def refracted(self) -> float | None:
        """The angle of refraction, in rad; None where all light is reflected."""
        sine = self.before * math.sin(self.angle) / self.after
        return math.asin(sine) if sine <= 1 else None

    @property
    def critical(self) -> float | None:
        """From which angle on (rad) all light is reflected; None: that never happens."""
        return math.asin(self.after / self.before) if self.after < self.before else None

    @property
    def reflectance(self) -> float:
        """The share of unpolarized light that is reflected, 0 to 1 (Fresnel; Hecht, Optics,
        4.6.2)."""
        refracted = self.refracted
        if refracted is None:
            return 1.0
        one, two = math.cos(self.angle), math.cos(refracted)
        across = (self.before * one - self.after * two) / (self.before * one + self.after * two)
        along = (self.after * one - self.before * two) / (self.after * one + self.before * two)
        return (across**2 + along**2) / 2
