"""What slits do to light: the waves behind them, or for a comparison only the screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import INK, SOFT_INK
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._light import painted
from generator.engines.physics.phenomena._ripples import AFTER, BEFORE, Envelope, Ripples, fringes
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_HALF = 9.0  # wavelengths shown above and below the middle
_NEAR, _FAR = 12.0, 20.0  # wavelengths to a screen that is drawn where it is
_USUAL = 16.0


class Patterned(Protocol):
    """Light that makes a pattern on a screen."""

    @property
    def wavelength(self) -> float: ...

    @property
    def distance(self) -> float:
        """From the slits to the screen, in m."""

    def intensity(self, y: NDArray[np.float64]) -> NDArray[np.float64]:
        """At `y` (m from the middle of the screen), 0 to 1."""


Pattern = TypeVar("Pattern", bound=Patterned)


@dataclass(frozen=True, slots=True)
class Drawn:
    """`size` is the slits' measure (how wide, or how far apart) and `reach` the way to the screen,
    as they are drawn, in wavelengths; `true`: as they really are."""

    size: float
    reach: float
    true: bool

    @classmethod
    def of(cls, size: float, reach: float, low: float, high: float) -> "Drawn":
        """As they are, where that can be seen; else the nearest from `low` to `high`."""
        kept = min(max(size, low), high)
        true = kept == size and _NEAR <= reach <= _FAR
        return cls(kept, reach if true else _USUAL, true)


def waves(
    page: Page,
    ripples: Ripples,
    gaps: Sequence[tuple[float, float]],
    drawn: Drawn,
    *,
    distance: float,
    sizes: Sequence[tuple[str, float, float]],
    first: tuple[str, float] | None,
) -> None:
    """The waves from the slits to the screen. `sizes` are measured at the slits: a symbol, from
    where to where; `first` is what is measured on the screen: a symbol, and how far from the
    middle it reaches (wavelengths). `distance` to the screen in m."""
    scene = page.scene(
        (-BEFORE, drawn.reach + AFTER + 1.0), (-_HALF - 2.4, _HALF + (0.5 if drawn.true else 1.7))
    )
    ripples.draw(scene, gaps)
    for index, (symbol, low, high) in enumerate(sizes):
        at = -0.9 - 1.3 * index  # in front of the waves, so it has to be painted with them
        ends = partial(_still, (at, low)), partial(_still, (at, high))
        scene.measure(*ends, symbol, colour=INK, prefer=("left",))
    below = -_HALF - 0.7
    text = f"L = {amount(distance, 'm')}"
    scene.measure((0, below), (drawn.reach, below), text, prefer=("below",))
    if first is not None and first[1] < _HALF and page.numbers:
        at = drawn.reach + AFTER - 1.3
        symbol, height = first
        scene.line([(drawn.reach, height), (at + 0.4, height)], SOFT_INK, 1.0, dash=(3, 4))
        scene.measure((at, 0), (at, height), symbol, colour=INK, prefer=("right",))
    if not drawn.true:
        slits = "slits" if len(gaps) > 1 else "slit"
        text = Wording(f"waves and {slits} not to scale", "波长与缝未按比例绘制").in_(scene.locale)
        scene.label(text, (-BEFORE, _HALF + 0.85), SOFT_INK, size=12, prefer=("right",), gap=2)


def _still(place: tuple[float, float], _time: float) -> tuple[float, float]:
    return place


def ripples_of(
    sources: NDArray[np.float64],
    drawn: Drawn,
    wavelength: float,
    period: float,
    envelope: Envelope | None = None,
) -> Ripples:
    """As `Ripples` has them; light of that `wavelength` in m."""
    return Ripples(sources, drawn.reach, _HALF, painted(wavelength), period, envelope)


def in_its_light(cases: Sequence[Case[Pattern]]) -> list[Case[Pattern]]:
    """The cases in the colours of their light, where those tell them apart."""
    colours = [painted(case.run.wavelength) for case in cases]
    if len(set(colours)) < len(cases):
        return list(cases)
    return [replace(case, colour=colour) for case, colour in zip(cases, colours, strict=True)]


def screens(page: Page, cases: Sequence[Case[Pattern]], half: float) -> None:
    """The screens of several cases one below the other, to scale, as far as `half` (m) to each
    side of the middle."""
    count = len(cases)
    row = half * 0.55 / count
    bottom = -row * count - 0.22 * half
    scene = page.scene((-1.06 * half, 1.06 * half), (bottom, 0.04 * half))
    across = np.linspace(-half, half, 900)
    for index, case in enumerate(cases):
        _screen(scene, case, across, -row * (index + 1), row)
    scene.ruler((-half, bottom + 0.16 * half), (half, bottom + 0.16 * half), "m", zero=-half)
    page.legend(cases)


def _screen(
    scene: Scene, case: Case[Pattern], across: NDArray[np.float64], low: float, row: float
) -> None:
    run = case.run
    strip = fringes(run.intensity(across), painted(run.wavelength))[None]
    ends = (float(across[0]), float(across[-1]))
    scene.raster(strip, ends, (low + 0.12 * row, low + 0.9 * row))
    scene.line([(ends[0], low + 0.02 * row), (ends[1], low + 0.02 * row)], case.colour, 4.0)


def profile_of(page: Page, cases: Sequence[Case[Pattern]], half: float) -> None:
    """Plot the intensities on the screens."""
    y = np.linspace(-half, half, 600)
    curves = [
        Curve(y, case.run.intensity(y), INK if len(cases) == 1 else case.colour, grows=False)
        for case in cases
    ]
    page.graph(Graph(Axis("y", "m", -half, half), Axis("I/I₀", "", 0, 1.05), curves))


def measured(
    page: Page, name: Wording, cases: Sequence[Case[Pattern]], value: Callable[[Pattern], float]
) -> None:
    """Read off a length that does not change."""
    values = {value(case.run) for case in cases}
    alike = len(values) == 1
    page.read(name, "m", max(values), cases[:1] if alike else cases, lambda run, _: value(run))
