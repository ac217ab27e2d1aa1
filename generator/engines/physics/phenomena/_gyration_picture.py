"""How the motion of a charged particle in a magnetic field is shown: along the field a circle,
from the side a helix."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    FORCE,
    INK,
    ORANGE,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._charges import charged
from generator.engines.physics.phenomena._gyration import Gyration
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

TURNS = 3
"""Of a helix, that are shown."""

_ALIKE = 25.0  # times that circles in one picture may differ in size
_SLANT = np.array([0.15, 0.1])  # where what is nearer is drawn, seen almost from the side
_NARROW, _WIDE = 1.2, 4.0  # pitch of a drawn helix, in radii, at least and at most
_STEP = 60  # points of a turn
_CROSS = 34.0  # points between the signs of a field
_CLEAR = 26.0  # points above and below where a text begins


def draw(page: Page, cases: Sequence[Case[Gyration]]) -> None:
    runs = [case.run for case in cases]
    sizes = [it.radius for it in runs]
    alone = len(cases) == 1
    flat = all(it.along == 0 for it in runs)
    if flat and max(sizes) <= _ALIKE * min(sizes):
        _together(page, cases, alone=alone)
    elif flat:
        x = (-1.5, 1.5)
        for case, scene in zip(cases, page.scenes(cases, x, (-1.6, 1.6)), strict=True):
            _circle(scene, case, case.run.radius, alone=False)
            text = f"r = {amount(case.run.radius, 'm')}"
            scene.label(text, (0, -1.2), SOFT_INK, size=14, prefer=("below",), number=True)
    else:
        widest = max(abs(_pitch(it)) for it in runs)
        x, y = (-2.5, TURNS * widest + 2.0), (-2.6, 1.9)
        for case, scene in zip(cases, page.scenes(cases, x, y, stacked=True), strict=True):
            _helix(scene, case, alone=alone)
    _tell(page, cases, flat=flat)


def _together(page: Page, cases: Sequence[Case[Gyration]], *, alone: bool) -> None:
    """Circles in one picture, in metres; those of several begin at the same place."""
    runs = [case.run for case in cases]
    size = max(it.radius for it in runs)
    ups = [0.0] if alone else [it.sense * 2 * it.radius for it in runs]
    low, high = min(0.0, *ups, 0.0), max(0.0, *ups, 0.0)
    if alone:
        low, high = -size, size
    margin = 0.42 * size
    scene = page.scene((-1.5 * size, 1.5 * size), (low - margin, high + margin))
    texts = [((-0.4 * size, 0.3 * size), 120.0)] if alone else []
    _field(scene, above=low - 0.2 * size, texts=texts)
    for case in cases:
        _circle(scene, case, 1.0, alone=alone, fastest=max(it.speed for it in runs))
    left, bottom = -1.42 * size, low - 0.36 * size
    scene.ruler((left, bottom), (left + 2.84 * size, bottom), "m", side="above", steps=6)
    page.legend(cases)


def _circle(
    scene: Scene, case: Case[Gyration], unit: float, *, alone: bool, fastest: float | None = None
) -> None:
    """The particle on its circle, with lengths in `unit` (m): around the origin where it is alone
    in its picture."""
    run = case.run
    own = alone or fastest is None
    if fastest is None:
        _field(scene, above=-1.15)
    shift = -run.centre if own else np.zeros(2)

    def spot(time: float) -> NDArray[np.float64]:
        place: NDArray[np.float64] = (run.place(time) + shift) / unit
        return place

    times = np.linspace(0, run.period, 181)
    scene.line((run.place(times) + shift) / unit, EDGE, 1.4, dash=(3, 4))
    scene.trail(spot, case.colour, last=0.6 * run.period, width=3.0)
    if alone:
        middle = (run.centre + shift) / unit
        rim = middle + run.radius / unit * np.array([-0.8, 0.6])
        scene.line([middle, rim], SOFT_INK, 1.4)
        scene.disc(middle, points=3.5, fill=INK)
        text = f"r = {amount(run.radius, 'm')}"
        scene.label(text, (middle + rim) / 2, SOFT_INK, prefer=("upper right",), number=True)
        scene.vector(spot, run.pull, FORCE, "F", longest=run.strength, points=58, under=True)
    most, name = fastest or run.speed, "v" if alone else ""
    scene.vector(spot, run.velocity, VELOCITY, name, longest=most, points=66, under=True)
    charged(scene, spot, run.particle.charge, points=9, fill=None if alone else case.colour)


def _field(
    scene: Scene, *, above: float, texts: Sequence[tuple[tuple[float, float], float]] = ()
) -> None:
    """Crosses: the field points away from who looks. None stands below a scale, or in the `texts`
    that begin at a place and are so long (points)."""

    def item(canvas: Canvas, _: float) -> None:
        step, reach = _CROSS * scene.unit, 3.2 * scene.unit
        kept = [(*scene.px(at), long * scene.unit) for at, long in texts]
        lowest = float(scene.px((0.0, above))[1])
        for x in np.arange(step / 2, canvas.width, step):
            for y in np.arange(step / 2, min(canvas.height, lowest), step):
                if any(
                    -8 < x - left < long and abs(y - up) < _CLEAR * scene.unit
                    for left, up, long in kept
                ):
                    continue
                for side in (-1, 1):
                    ends = np.array([[x - reach, y - side * reach], [x + reach, y + side * reach]])
                    canvas.line(ends, pale(PURPLE, 0.55), 1.2 * scene.unit)

    scene.add(item, moves=False)
    corner = scene.x[1], scene.y[1]
    scene.label("B", corner, PURPLE, size=15, prefer=("lower left",), bold=True)


def _helix(scene: Scene, case: Case[Gyration], *, alone: bool) -> None:
    """Seen from the side: the field to the right, across it in radii, along it so that one sees
    the turns."""
    run = case.run
    end, pitch = TURNS * run.period, _pitch(run)
    first = 0.0 if pitch > 0 else -TURNS * pitch
    scale = 0.0 if run.straight else 1 / run.radius

    def axis(time: float) -> NDArray[np.float64]:
        return np.array([first + pitch * min(time, end) / run.period, 0.0])

    def seen(time: float) -> NDArray[np.float64]:
        near, up = (run.place(min(time, end)) - run.centre) * scale
        spot: NDArray[np.float64] = axis(time) + [0.0, up] + near * _SLANT
        return spot

    def heading(time: float) -> NDArray[np.float64]:
        begin = min(time, 0.999 * end)
        ahead: NDArray[np.float64] = seen(begin + 0.001 * end) - seen(begin)
        return ahead / max(float(np.hypot(*ahead)), 1e-300)

    _lines(scene)
    times = np.linspace(0, end, _STEP * TURNS + 1)
    whole = np.array([seen(float(time)) for time in times])
    scene.line(whole, EDGE, 1.3, dash=(3, 4))
    for back in (True, False):
        for piece in _halves(run, times, back=back):
            _grown(scene, whole[piece], times[piece], case, back=back)
    if alone and not run.straight:
        text = f"h = {amount(abs(run.pitch), 'm')}"
        if not math.isclose(abs(pitch), abs(run.pitch) / run.radius):
            text += Wording(" (not to scale)", "（未按比例）").in_(scene.locale)
        scene.measure((0, -2.1), (abs(pitch), -2.1), text, prefer=("below",))
        scene.measure((-1.2, 0), (-1.2, 1), "")
        text = f"r = {amount(run.radius, 'm')}"
        scene.label(text, (-1.2, 0), SOFT_INK, size=14, prefer=("below",), gap=9, number=True)
        scene.vector(
            seen, lambda t: axis(t) - seen(t), FORCE, "F", longest=1.0, points=36, under=True
        )
    scene.vector(seen, heading, VELOCITY, "v" if alone else "", longest=1, points=44, under=True)
    charged(scene, seen, run.particle.charge, points=8, fill=None if alone else case.colour)


def _pitch(run: Gyration) -> float:
    """Of the helix as it is drawn, in radii: its own, but never too short or long to see turns."""
    if run.straight:
        return 2.0 if run.along > 0 else -2.0
    drawn = min(max(abs(run.pitch) / run.radius, _NARROW), _WIDE)
    return drawn if run.along >= 0 else -drawn


def _lines(scene: Scene) -> None:
    """Those of the field, to the right."""
    left, right = scene.x[0] + 0.15, scene.x[1] - 0.15
    for y in (-1.5, 0.0, 1.5):
        scene.line([(left, y), (right, y)], pale(PURPLE, 0.5), 1.3)
        for share in (0.12, 0.5, 0.93):
            at = (left + share * (right - left), y)
            scene.vector(at, (1, 0), pale(PURPLE, 0.5), longest=1, points=9, width=1, always=True)
    scene.label("B", (right, 1.5), PURPLE, prefer=("lower left", "below"), bold=True)


def _halves(run: Gyration, times: NDArray[np.float64], *, back: bool) -> list[NDArray[np.intp]]:
    """Which of the points of a helix belong together on its far or on its near side."""
    near = np.sin(run.turning * times + 1e-9) > 0
    if run.straight:
        near = np.ones(len(times), bool)
    starts = np.flatnonzero(np.diff(near)) + 1
    pieces = np.split(np.arange(len(times)), starts)
    return [
        np.append(piece, min(piece[-1] + 1, len(times) - 1))
        for piece in pieces
        if near[piece[0]] != back
    ]


def _grown(
    scene: Scene,
    points: NDArray[np.float64],
    times: NDArray[np.float64],
    case: Case[Gyration],
    *,
    back: bool,
) -> None:
    """A piece of a helix, as far as the particle has come."""

    def flown(time: float) -> NDArray[np.float64]:
        count = int(np.searchsorted(times, time, side="right"))
        if count in (0, len(times)):
            return points[:count]
        share = (time - times[count - 1]) / (times[count] - times[count - 1])
        reached = points[count - 1] + share * (points[count] - points[count - 1])
        return np.vstack([points[:count], reached])

    scene.line(flown, pale(case.colour, 0.45) if back else case.colour, 2.0 if back else 3.2)


def _tell(page: Page, cases: Sequence[Case[Gyration]], *, flat: bool) -> None:
    runs = [case.run for case in cases]
    if all(it.straight for it in runs):
        most = max(it.speed for it in runs)
        page.read(Wording("speed v", "速度 v"), "m/s", most, cases, lambda it, _: it.speed)
        page.read(Wording("force F", "洛伦兹力 F"), "N", 0.0, cases, lambda it, _: 0.0)
        return
    page.read(
        Wording("radius r", "半径 r"), "m", max(it.radius for it in runs), cases,
        lambda it, _: it.radius,
    )  # fmt: skip
    page.read(
        Wording("period T", "周期 T"), "s", max(it.period for it in runs), cases,
        lambda it, _: it.period,
    )  # fmt: skip
    if not flat:
        most = max(abs(it.pitch) for it in runs)
        page.read(Wording("pitch h", "螺距 h"), "m", most, cases, lambda it, _: abs(it.pitch))
    else:
        most = max(it.strength for it in runs)
        page.read(Wording("force F", "洛伦兹力 F"), "N", most, cases, lambda it, _: it.strength)
    if len(cases) == 1 and flat:
        (run,) = runs
        times = np.linspace(0, run.period, 121)
        velocity = run.velocity(times)
        curves = [
            Curve(times, velocity[:, 0], BLUE, page.say(Wording("across", "水平"))),
            Curve(times, velocity[:, 1], ORANGE, page.say(Wording("up", "竖直"))),
        ]  # fmt: skip
        axes = Axis("t", "s", 0, run.period), Axis("v", "m/s", -run.speed, run.speed)
        page.graph(Graph(*axes, curves, wraps=run.period))
