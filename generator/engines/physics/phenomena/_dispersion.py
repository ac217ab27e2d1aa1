"""How the refractive index of what prisms are made of depends on the wavelength."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.wording import Wording

YELLOW = 589.3e-9
"""The wavelength in m of the light that an index is told for."""

_MICRO = 1e-6


@dataclass(frozen=True, slots=True)
class Material:
    """n² = 1 + Σ Bλ²/(λ² − C), the wavelength λ in μm (Sellmeier): `terms` are pairs of B and C.
    `words` are what a text calls it."""

    name: Wording
    terms: tuple[tuple[float, float], ...]
    words: Wording

    def index(self, wavelength: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """At a wavelength in m."""
        square = (np.asarray(wavelength, float) / _MICRO) ** 2
        terms = sum(strength * square / (square - pole) for strength, pole in self.terms)
        index: NDArray[np.float64] = np.sqrt(1 + terms)
        return index


GLASS = "glass"
_FLINT = ((1.73759695, 0.013188707), (0.313747346, 0.0623068142), (1.89878101, 155.23629))
MATERIALS = {  # Schott's data sheets; Malitson 1965; Daimon and Masumura 2007 (20 °C); Peter 1923
    GLASS: Material(  # N-SF11 too, because it shows its colours well
        Wording("glass", "玻璃"), _FLINT, Wording("glass", "玻璃")
    ),
    "flint": Material(  # N-SF11
        Wording("flint glass", "火石玻璃"),
        _FLINT,
        Wording("flint glass|flint|sf11|dense glass", "火石玻璃|重火石|重玻璃"),
    ),
    "crown": Material(  # N-BK7
        Wording("crown glass", "冕牌玻璃"),
        (
            (1.03961212, 0.00600069867), (0.231792344, 0.0200179144), (1.01046945, 103.560653),
        ),
        Wording("crown glass|crown|bk7|borosilicate", "冕牌玻璃|冕玻璃|k9"),
    ),
    "quartz": Material(  # fused
        Wording("quartz", "石英"),
        (
            (0.6961663, 0.0684043**2), (0.4079426, 0.1162414**2), (0.8974794, 9.896161**2),
        ),
        Wording("quartz|silica", "石英"),
    ),
    "water": Material(
        Wording("water", "水"),
        (
            (0.5684027565, 0.005101829712), (0.1726177391, 0.01821153936),
            (0.02086189578, 0.02620722293), (0.1130748688, 10.69792721),
        ),
        Wording("water prism|prism of water|water-filled|filled with water", "水棱镜|装满水|盛水"),
    ),
    "diamond": Material(
        Wording("diamond", "金刚石"),
        ((4.3356, 0.1060**2), (0.3306, 0.1750**2)),
        Wording("diamond", "金刚石|钻石"),
    ),
}  # fmt: skip


def indices(
    key: str, yellow: float | None, wavelength: float | NDArray[np.float64]
) -> NDArray[np.float64]:
    """Of a material, at wavelengths in m. Where its index for `yellow` light is told, it disperses
    as much as its kind does, and glass the more the denser it is."""
    material = MATERIALS[key]
    if yellow is None:
        return material.index(wavelength)
    like = material.index(wavelength)
    at_yellow = float(material.index(YELLOW))
    if key == GLASS:
        light = MATERIALS["crown"]
        lightest = float(light.index(YELLOW))
        share = min(1.0, max(0.0, (yellow - lightest) / (at_yellow - lightest)))
        like = light.index(wavelength) * (1 - share) + like * share
        at_yellow = lightest * (1 - share) + at_yellow * share
    return 1 + (like - 1) * (yellow - 1) / (at_yellow - 1)


def deviation(apex: float, index: float, incidence: float) -> float | None:
    """By how much (rad) a prism of the `apex` angle turns light that meets it at an angle of
    incidence; None: it does not leave through the second face."""
    second = apex - math.asin(math.sin(incidence) / index)
    sine = index * math.sin(second)
    return None if abs(sine) > 1 else incidence + math.asin(sine) - apex


def least(apex: float, index: float) -> float | None:
    """The angle of incidence (rad) of the least deviation, where light passes symmetrically; None:
    it never leaves through the second face."""
    sine = index * math.sin(apex / 2)
    return math.asin(sine) if sine <= 1 else None
