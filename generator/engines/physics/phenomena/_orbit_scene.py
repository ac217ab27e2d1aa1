"""The picture of orbits about one body."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EDGE,
    FORCE,
    GOLD,
    INK,
    SOFT_INK,
    VELOCITY,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._bodies import BODIES, COMPANIONS, Body
from generator.engines.physics.phenomena._kepler import Orbit
from generator.engines.physics.phenomena._orbit_given import CENTRALS
from generator.engines.physics.phenomena._orbit_graphs import end_of, followed, marks, over, tell
from generator.engines.physics.phenomena._traces import trace
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_SMALL = 0.03  # of the picture: a central body that is smaller is drawn larger than it is
_SWEPT = 1 / 12  # of the period, for each of the areas that are compared
_ROUNDISH = 0.1  # the eccentricity from which the ends of an ellipse are named
_NAMES = 1.9  # times the usual margin, where the ends of an ellipse have their names beside them
_APSIDES = {
    "Sun": (Wording("perihelion", "近日点"), Wording("aphelion", "远日点")),
    "Earth": (Wording("perigee", "近地点"), Wording("apogee", "远地点")),
}
_OTHERS = (Wording("periapsis", "近心点"), Wording("apoapsis", "远心点"))


def draw(page: Page, cases: Sequence[Case[Orbit]]) -> None:
    fastest = max(case.run.pace(t) for case in cases for t in marks(case.run))
    if len({_body(case).name.en for case in cases}) == 1:
        _together(page, cases, fastest)
        page.legend(cases)
    else:
        scenes = page.scenes(cases, (-1.25, 1.25), (-1.25, 1.25))
        for scene, case in zip(scenes, cases, strict=True):
            _alone(scene, case, fastest)
    tell(page, cases, fastest)


def _together(page: Page, cases: Sequence[Case[Orbit]], fastest: float) -> None:
    """All about one body."""
    body = _body(cases[0])
    paths = [case.run.place(case.run.moments) for case in cases]
    end = end_of(cases)
    low, high = _bounds(paths, body.radius)
    size = float(max(high - low))
    margin = 0.14 * size
    aside = margin * (_NAMES if len(cases) == 1 and _long(cases[0].run) else 1.0)
    ends = (low[0] - aside, high[0] + aside), (low[1] - 1.5 * margin, high[1] + 1.4 * margin)
    scene = page.scene(*ends)
    if len(cases) == 1:
        _areas(scene, cases[0].run)
        _apsides(scene, cases[0].run, body)
        _given(scene, cases[0].run, body, (ends[0][0] + 0.1 * margin, high[1] + margin))
    lasting = [followed(case, end) for case in cases]
    for case in lasting:
        path = case.run.place(case.run.moments)
        scene.line(path, pale(case.colour, 0.35), 1.3, dash=(4, 4))
    _central(scene, body, size)
    if len(cases) == 1 and cases[0].values["path"] == "synchronous":
        _turning(scene, cases[0].run, body)
    middle, below = (low[0] + high[0]) / 2, low[1] - 0.6 * margin
    scene.ruler((middle, below), (middle + 0.5 * size, below), steps=3)
    for case in lasting:
        _travel(scene, case, fastest, 1.0, alone=len(cases) == 1)


def _alone(scene: Scene, case: Case[Orbit], fastest: float) -> None:
    """One of several about different bodies, each as large as its place allows."""
    orbit, body = case.run, _body(case)
    path = orbit.place(orbit.moments)
    size = max(float(np.abs(path).max()), body.radius)
    scene.line(path / size, pale(case.colour, 0.35), 1.3, dash=(4, 4))
    _central(scene, replace(body, radius=body.radius / size), 2.0)
    _travel(scene, case, fastest, size, alone=False)


def _travel(scene: Scene, case: Case[Orbit], fastest: float, unit: float, *, alone: bool) -> None:
    """What goes round, in a picture whose unit is so many m."""
    orbit = case.run

    def place(time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        return orbit.place(time) / unit

    trace(scene, place, orbit.moments, case.colour, 2.0)
    if alone:
        strongest = orbit.attraction / max(orbit.nearest, orbit.surface) ** 2
        scene.vector(place, orbit.pull, FORCE, "F", longest=strongest, points=46)
    name = "v" if alone else ""

    def velocity(time: float) -> NDArray[np.float64]:
        return np.zeros(2) if over(orbit, time) else orbit.velocity(time)

    scene.vector(place, velocity, VELOCITY, name, longest=fastest, points=62)
    scene.disc(place, points=8, fill=case.colour, edge=INK, front=True)


def _given(scene: Scene, orbit: Orbit, body: Body, at: tuple[float, float]) -> None:
    """Where and how it starts."""
    high = orbit.start - body.radius
    near = high < 10 * body.radius
    where = f"h₀ = {amount(high, 'm')}" if near else f"r₀ = {amount(orbit.start, 'm')}"
    told = f"{where}    v₀ = {amount(orbit.speed, 'm/s')}"
    scene.label(told, at, SOFT_INK, size=14, prefer=("right",), number=True)


def _body(case: Case[Orbit]) -> Body:
    companion = COMPANIONS.get(case.values["path"])
    return CENTRALS[case.values["body"]] if companion is None else BODIES[companion.central]


def _bounds(
    paths: Sequence[NDArray[np.float64]], radius: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The lower left and upper right corner around all paths and the central body."""
    corners = np.vstack([*paths, [[-radius, -radius], [radius, radius]]])
    return corners.min(axis=0), corners.max(axis=0)


def _central(scene: Scene, body: Body, size: float) -> None:
    name, sides = body.name.in_(scene.locale), ("below", "left")
    if body.radius > _SMALL * size:
        scene.disc((0, 0), body.radius, body.colour, EDGE)
        scene.label(name, (0, -body.radius), INK, size=13, prefer=sides, gap=3)
    else:
        scene.disc((0, 0), points=11, fill=body.colour, edge=EDGE)
        scene.label(name, (0, 0), INK, size=13, prefer=sides, gap=14)


def _turning(scene: Scene, orbit: Orbit, body: Body) -> None:
    """A place on the ground that turns with the body, right below what stands still above it."""

    def below(time: float) -> NDArray[np.float64]:
        return body.radius * orbit.place(time) / orbit.distance(time)

    scene.line(lambda t: np.vstack([[0.0, 0.0], below(t)]), SOFT_INK, 1.6)
    scene.line(lambda t: np.vstack([below(t), orbit.place(t)]), EDGE, 1.2, dash=(3, 4))
    scene.disc(below, points=3.5, fill=INK)


def _areas(scene: Scene, orbit: Orbit) -> None:
    """What the line to the centre sweeps in equal times: where it is near, and where it is far."""
    if not orbit.closes or orbit.eccentricity < 0.03:
        return
    for middle in (0.0, 0.5):
        around_it = np.linspace(middle - _SWEPT / 2, middle + _SWEPT / 2, 40) * orbit.period
        wedge = np.vstack([orbit.place(around_it), [[0.0, 0.0]]])
        scene.polygon(wedge, pale(GOLD, 0.55))
        if middle:
            name = Wording("equal areas", "面积相等").in_(scene.locale)
            scene.label(name, wedge[:-1].mean(axis=0) / 2, SOFT_INK, size=13, prefer=("below",))


def _long(orbit: Orbit) -> bool:
    """Whether it is an ellipse whose ends are named."""
    return orbit.closes and orbit.eccentricity >= _ROUNDISH


def _apsides(scene: Scene, orbit: Orbit, body: Body) -> None:
    """The nearest and the farthest point on the long axis of an ellipse, by their names."""
    if not _long(orbit):
        return
    side = 1 if orbit.turn > 0 else -1
    ends = (side * orbit.nearest, 0.0), (-side * orbit.farthest, 0.0)
    scene.line(ends, EDGE, 1.2, dash=(4, 4))
    for at, name in zip(ends, _APSIDES.get(body.name.en, _OTHERS), strict=True):
        scene.disc(at, points=4, fill=SOFT_INK)
        outwards = "right" if at[0] > 0 else "left"
        wishes = (f"upper {outwards}", f"lower {outwards}", outwards)
        scene.label(name.in_(scene.locale), at, SOFT_INK, size=13, prefer=wishes, gap=5)
