"""A ray that passes from one medium into another, as it is drawn."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import digits
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    GLASS,
    GREEN,
    INK,
    SCENE,
    SOFT_INK,
    VERMILLION,
    Colour,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._crests import crests
from generator.engines.physics.phenomena._media import NAMELESS, Medium, pair
from generator.engines.physics.phenomena._snell import Surface
from generator.engines.physics.phenomenon import (
    Case,
)
from generator.engines.physics.wording import Wording

_ALIKE = 0.15  # by which an index may differ from a medium's, which it then still is

_HALVES = (1.25, 1.0, 0.75, 0.6)  # half the width of the window, by how many there are


def draw(page: Page, cases: Sequence[Case[Surface]]) -> None:
    half = _HALVES[len(cases) - 1]
    for case, scene in zip(cases, page.scenes(cases, (-half, half), (-1, 1)), strict=True):
        _Picture(page, scene, case, half).draw(alone=len(cases) == 1)
    _tell(page, cases)


class _Picture:
    """One case's scene: the medium that the light comes from is above, unless it is the denser."""

    def __init__(self, page: Page, scene: Scene, case: Case[Surface], half: float) -> None:
        self._page, self._scene, self._half = page, scene, half
        self._surface, self._case = case.run, case
        self._up = -1 if case.run.before > case.run.after else 1

    def draw(self, *, alone: bool) -> None:
        scene, surface, up = self._scene, self._surface, self._up
        before, after = pair(self._case.values["media"])
        wide = 3 * self._half
        for medium, index, side in ((before, surface.before, up), (after, surface.after, -up)):
            corners = [(-wide, 0), (wide, 0), (wide, 9 * side), (-wide, 9 * side)]
            scene.polygon(corners, _fill(medium, index))
        scene.line([(-wide, 0), (wide, 0)], SOFT_INK, 1.6)
        scene.line([(0, -0.92), (0, 0.92)], SOFT_INK, 1.2, dash=(5, 5))
        crests(scene, surface, up)
        self._rays()
        self._angles(alone=alone)
        if alone:
            self._names()

    def _rays(self) -> None:
        surface, up = self._surface, self._up
        sine, cosine = math.sin(surface.angle), math.cos(surface.angle)
        reach = 4.0
        self._ray((-reach * sine, reach * cosine * up), (0, 0), VERMILLION, 1.0)
        share = max(0.25, math.sqrt(surface.reflectance))
        self._ray((0, 0), (reach * sine, reach * cosine * up), GREEN, share)
        if surface.refracted is not None:
            sine, cosine = math.sin(surface.refracted), math.cos(surface.refracted)
            self._ray((0, 0), (reach * sine, -reach * cosine * up), BLUE, 1.0)

    def _ray(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Colour,
        opacity: float,
    ) -> None:
        """A ray, faint where it carries little light, with an arrowhead inside the window."""
        one, two = np.array(start), np.array(end)
        self._scene.line([one, two], colour, 2.8, opacity=opacity)
        outer = np.array(start if any(start) else end)
        middle = 0.6 * outer / max(1.0, abs(outer[0]) / self._half, abs(outer[1]) / 0.95)
        along = (two - one) / math.dist(one, two)
        faint = opacity < 0.5
        self._scene.vector(
            middle, along, colour, longest=1, points=9, width=1.5 if faint else 2.6, always=True
        )

    def _angles(self, *, alone: bool) -> None:
        surface, up = self._surface, self._up
        straight = math.pi / 2 * up
        tall = 46.0 if alone else 34.0
        if alone and surface.refracted is None:
            tall = 70.0  # so that the second name has room beside its ray
        places = [("θ₁", surface.angle, straight, 1), ("θ₁′", surface.angle, straight, -1)]
        if surface.refracted is not None:
            places.append(("θ₂", surface.refracted, -straight, 1))
        for name, angle, start, way in places:
            if name == "θ₁′" and not (alone and surface.refracted is None):
                continue
            side = way * up
            self._scene.angle((0, 0), start, start + side * angle, name, points=tall, colour=INK)

    def _names(self) -> None:
        """What the media are, where no ray is."""
        surface, up = self._surface, self._up
        before, after = pair(self._case.values["media"])
        wide = surface.angle > math.radians(35)
        spot = (0.05, 0.9 * up) if wide else (-0.97 * self._half, 0.1 * up)
        spots = [(before, "n₁", surface.before, spot)]
        spots.append((after, "n₂", surface.after, (-0.97 * self._half, -0.1 * up)))
        for medium, symbol, index, at in spots:
            nameless = self._case.values["media"] in NAMELESS and medium.index != 1
            named = abs(index - medium.index) < _ALIKE and not nameless
            name = self._page.say(medium.name) if named else ""
            told_of = f"{name}  {symbol} = {digits(index, 4)}" if self._page.numbers else name
            self._scene.label(told_of.strip(), at, INK, size=14, prefer=("right",), gap=2)


def _fill(medium: Medium, index: float) -> Colour:
    """What a medium is painted in: by its index, where that is not its own."""
    if abs(index - medium.index) < _ALIKE:
        return medium.colour
    return mixed(SCENE, GLASS, min(1.0, 1.6 * (index - 1)))


def _tell(page: Page, cases: Sequence[Case[Surface]]) -> None:
    surfaces = [case.run for case in cases]
    quarter = math.pi / 2
    alone = len(cases) == 1
    if alone:
        name = Wording("angle of incidence θ₁", "入射角 θ₁")
        page.read(name, "deg", quarter, cases, lambda it, _: it.angle)
    if all(it.refracted is not None for it in surfaces):
        name = Wording("angle of refraction θ₂", "折射角 θ₂")
        page.read(name, "deg", quarter, cases, lambda it, _: it.refracted or 0.0)
    if all(it.critical is not None for it in surfaces):
        name = Wording("critical angle C", "临界角 C")
        page.read(name, "deg", quarter, cases, lambda it, _: it.critical or 0.0)
    if not alone:
        most = max(it.reflectance for it in surfaces)
        name = Wording("reflected R", "反射率 R")
        page.read(name, "%", most, cases, lambda it, _: it.reflectance)
    curves = [_curve(case.run, case.colour) for case in cases]
    markers = [
        Marker(lambda _, it=it: (it.angle, it.refracted), case.colour)  # type: ignore[misc]
        for case, it in zip(cases, surfaces, strict=True)
        if it.refracted is not None
    ]
    axes = Axis("θ₁", "deg", 0, quarter), Axis("θ₂", "deg", 0, quarter)
    page.graph(Graph(*axes, curves, markers=markers))
    if alone:
        (it,) = surfaces
        bars = [
            (Wording("reflected", "反射"), GREEN, lambda _: it.reflectance),
            (Wording("refracted", "折射"), BLUE, lambda _: 1 - it.reflectance),
        ]
        larger = max(it.reflectance, 1 - it.reflectance)  # which tells how many decimals there are
        page.bars(Wording("light", "光的能量"), "%", larger, bars)


def _curve(surface: Surface, colour: Colour) -> Curve:
    """The angle of refraction by the angle of incidence, as far as there is one."""
    end = surface.critical or math.pi / 2
    angles = end * np.sin(np.linspace(0, math.pi / 2, 120))
    sines = np.minimum(1.0, surface.before / surface.after * np.sin(angles))
    return Curve(angles, np.arcsin(sines), colour, grows=False)
