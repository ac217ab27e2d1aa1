"""How strongly an oscillator answers a drive, over the frequency of the drive: the graph."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.palette import SOFT_INK
from generator.engines.physics.phenomena._driven import Driven
from generator.engines.physics.phenomenon import Case

_TALLEST = 12.0
"""Times the displacement under a steady force, that is shown of a peak on which nobody stands."""

_STEEP = math.atan(100.0)  # so many widths of a peak are looked at closely


def response(cases: Sequence[Case[Driven]]) -> Graph:
    """The amplitude over the frequency; a dot for each case that comes to one. A peak that is too
    tall for the others runs out of the graph, and none of the dots does."""
    runs = [case.run for case in cases]
    far = max(max(2.2 * run.own, 1.2 * run.frequency) for run in runs)
    alike = len({(run.free, run.force) for run in runs}) == 1
    told = [case for case in cases if math.isfinite(case.run.amplitude)]
    seen = [_frequencies(run, far) for run in runs]
    peaks = [float(run.response(at).max()) for run, at in zip(runs, seen, strict=True)]
    shown = [min(peak, _TALLEST * run.steady) for run, peak in zip(runs, peaks, strict=True)]
    high = 1.1 * max([*shown, *(case.run.amplitude for case in told)])
    curves = [
        Curve(
            part,
            np.minimum(case.run.response(part), high),
            SOFT_INK if alike and len(cases) > 1 else case.colour,
            grows=False,
        )
        for case, across in list(zip(cases, seen, strict=True))[: 1 if alike else None]
        for part in _branches(across, case.run.response(across) <= high)
    ]
    markers = [
        Marker(lambda _, run=case.run: (run.frequency, run.amplitude), case.colour)  # type: ignore[misc]
        for case in told
    ]
    return Graph(Axis("f", "Hz", 0, far), Axis("A", "m", 0, high), curves, markers=markers)


def _frequencies(run: Driven, far: float) -> NDArray[np.float64]:
    """In Hz up to `far`, the closer together the nearer to the peak, which is as narrow as the
    damping is weak."""
    ratio = run.free.ratio
    peak = run.own * math.sqrt(max(0.0, 1 - 2 * ratio**2))
    around = peak + run.own * max(ratio, 1e-4) * np.tan(np.linspace(-_STEEP, _STEEP, 201))
    near = run.own * np.linspace(0.6, 1.4, 301)
    every = np.concatenate([np.linspace(0, far, 200), near, around, [peak, run.frequency]])
    return np.unique(every[(every >= 0) & (every <= far)])


def _branches(
    across: NDArray[np.float64], inside: NDArray[np.bool_]
) -> Iterator[NDArray[np.float64]]:
    """The parts of a curve that are `inside`, each as far as the first point that is not."""
    kept = inside.copy()
    kept[1:] |= inside[:-1]
    kept[:-1] |= inside[1:]
    apart = np.flatnonzero(np.diff(np.flatnonzero(kept)) > 1) + 1
    for part in np.split(across[kept], apart):
        if len(part) > 1:
            yield part
