"""What is read off orbits while they go on: distances, speeds, energies."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import KINETIC, POTENTIAL, SOFT_INK
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._kepler import Orbit
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording


def end_of(cases: Sequence[Case[Orbit]]) -> float:
    """When the last of them is over, in s."""
    return max(case.run.end for case in cases)


def followed(case: Case[Orbit], end: float) -> Case[Orbit]:
    """The case, going on as long as the others: what leaves the picture does not stand still."""
    return replace(case, run=case.run.until(end))


def _pace(orbit: Orbit, time: float) -> float:
    """Its speed in m/s, none any more once it has struck."""
    return 0.0 if over(orbit, time) else orbit.pace(time)


def over(orbit: Orbit, time: float) -> bool:
    return orbit.strikes and time > orbit.end * (1 + 1e-9)


def marks(orbit: Orbit) -> tuple[float, float, float]:
    """Times among which the extremes are, in s."""
    return 0.0, orbit.end / 2, orbit.end


def tell(page: Page, cases: Sequence[Case[Orbit]], fastest: float) -> None:
    end, far = end_of(cases), max(it.run.distance(t) for it in cases for t in marks(it.run))
    cases = [followed(case, end) for case in cases]
    orbits = [case.run for case in cases]
    farthest = max(far, *(orbit.distance(end) for orbit in orbits))
    page.read(Wording("distance r", "到中心距离 r"), "m", farthest, cases, Orbit.distance)
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, _pace)
    along = Axis("t", "s", 0, end)
    if len(cases) > 1:
        curves = [_way(case, end, far) for case in cases]
        page.graph(Graph(along, around("r", "m", far), curves))
        return
    (orbit,) = orbits
    times = orbit.moments
    speeds = np.hypot(*orbit.at(times)[:, 2:].T)
    wraps = end if orbit.closes else None
    page.graph(Graph(along, around("v", "m/s", fastest), [Curve(times, speeds)], wraps=wraps))
    _energies(page, orbit)


def _way(case: Case[Orbit], end: float, far: float) -> Curve:
    """Its distance by time, until the end, or until it strikes or leaves the graph."""
    orbit = case.run
    times = np.linspace(0, min(end, orbit.end) if orbit.strikes else end, 240)
    ways = np.hypot(*orbit.place(times).T)
    out = np.flatnonzero(ways > far * (1 + 1e-9))
    kept = slice(None, int(out[0]) if out.size else None)
    return Curve(times[kept], ways[kept], case.colour)


def _energies(page: Page, orbit: Orbit) -> None:
    def kinetic(time: float) -> float:
        return orbit.pace(time) ** 2 / 2

    def potential(time: float) -> float:
        return -orbit.attraction / orbit.distance(time)

    largest = max(max(kinetic(t), -potential(t)) for t in marks(orbit))
    whole = kinetic(0.0) + potential(0.0)
    page.bars(
        Wording("energy of 1 kg", "1 kg 的能量"), "J", largest,
        [
            (Wording("kinetic", "动能"), KINETIC, kinetic),
            (Wording("potential", "势能"), POTENTIAL, potential),
            (Wording("sum", "总机械能"), SOFT_INK, lambda t: whole),
        ],
        signed=True,
    )  # fmt: skip
