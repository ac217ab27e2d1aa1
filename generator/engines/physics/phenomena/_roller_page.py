"""The page of round bodies on a slope: one slope for all, or one for each, and their speeds."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import CASES, KINETIC, POTENTIAL, PURPLE, Colour
from generator.engines.physics.phenomena._roller import Roller
from generator.engines.physics.phenomena._roller_picture import DEPTH, draw_race, radius_shown
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

Rollers = tuple[Roller, ...]

_FIRST, _LAST = Wording("v of the first", "最快的 v"), Wording("v of the last", "最慢的 v")
_NEAREST, _FARTHEST = (
    Wording("s of the lowest", "最近的 s"),
    Wording("s of the highest", "最远的 s"),
)


def draw(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    runs = [case.run for case in cases]
    if len(cases) == 1 and len(runs[0]) > 1:
        racers: list[Case[Rollers]] = [
            Case(cases[0].values, (it,), it.name, colour)
            for it, colour in zip(runs[0], CASES, strict=False)
        ]
        _together(page, racers)
        _tell_race(page, cases[0], racers)
        return
    shown = _on_one(cases)
    if all(len(run) == 1 for run in runs) and len({case.run[0].ramp for case in shown}) == 1:
        _together(page, shown, measured=shown is cases)
    else:
        shown = cases
        _apart(page, cases)
    _tell(page, shown)


def _on_one(cases: Sequence[Case[Rollers]]) -> Sequence[Case[Rollers]]:
    """On the longest of slopes that are as steep, where all roll up and back on them and no length
    is told."""
    ramps = {case.run[0].ramp for case in cases}
    free = not any(case.values["length"] or case.values["height"] for case in cases)
    back = all(it.upward and it.turn is not None for case in cases for it in case.run)
    if len(ramps) == 1 or len({it.angle for it in ramps}) > 1 or not (free and back):
        return cases
    longest = max(ramps, key=lambda it: it.length)
    return [replace(case, run=tuple(it.on(longest) for it in case.run)) for case in cases]


def _together(page: Page, cases: Sequence[Case[Rollers]], *, measured: bool = True) -> None:
    """All on one slope, a lane for each; `measured`: with its sizes."""
    ramp, size = cases[0].run[0].ramp, radius_shown(cases[0].run[0])
    x, y = ramp.window(size * 2, measured=page.numbers and measured)
    dx, dy = DEPTH * ramp.length * len(cases)
    beside = 0.35 * float(dx) if len(cases) > 1 else 0.0  # for the height's name
    times = 0.24 * ramp.length if len(cases) > 1 and page.numbers else 0.0
    x = x[0] - beside, x[1] + float(dx) + times
    scene = page.scene(x, (y[0], y[1] + float(dy) * 0.6))
    rollers = [case.run[0] for case in cases]
    draw_race(scene, rollers, [case.colour for case in cases], measured=measured)
    page.legend(cases)


def _apart(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    runs = [case.run for case in cases]
    windows = [it[0].ramp.window(radius_shown(it[0]) * 2, measured=False) for it in runs]
    x, y = ((min(it[a][0] for it in windows), max(it[a][1] for it in windows)) for a in (0, 1))
    dx, dy = DEPTH * max(run[0].ramp.length * len(run) for run in runs)
    window = (x[0], x[1] + float(dx)), (y[0], y[1] + float(dy))
    for case, scene in zip(cases, page.scenes(cases, *window), strict=True):
        colours = [case.colour] if len(case.run) == 1 else CASES[: len(case.run)]
        draw_race(scene, case.run, colours, measured=False)


def _tell(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    if any(len(case.run) > 1 for case in cases):
        _tell_slopes(page, cases)
        return
    rollers = [case.run[0] for case in cases]
    fastest, far = max(it.fastest for it in rollers), max(it.ramp.length for it in rollers)
    page.read(
        Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda it, t: abs(it[0].speed(t))
    )
    if all(it.upward for it in rollers):
        way = Wording("distance up s", "上滚距离 s")
        page.read(way, "m", far, cases, lambda it, t: it[0].rise(t))
    else:
        way = Wording("distance s", "路程 s")
        page.read(way, "m", far, cases, lambda it, t: it[0].gone(t))
    _graph(page, rollers, [case.colour for case in cases])
    if len(cases) == 1:
        (it,) = rollers
        bars = [
            (Wording("translation", "平动"), KINETIC, it.moving),
            (Wording("rotation", "转动"), PURPLE, it.turning),
            (Wording("potential", "势能"), POTENTIAL, it.potential),
        ]
        page.bars(Wording("energy", "能量"), "J", it.energy, bars)


def _tell_race(page: Page, case: Case[Rollers], racers: Sequence[Case[Rollers]]) -> None:
    upward = case.run[0].upward
    most = max(it.ramp.length if upward else it.fastest for it in case.run)
    for racer in racers:
        name, unit = _read(racer.label, upward=upward)
        page.read(name, unit, most, [racer], _rise if upward else _speed)
    _graph(page, case.run, [racer.colour for racer in racers], ways=upward)


def _read(label: Wording, *, upward: bool) -> tuple[Wording, str]:
    """What is read off of one in a race: how fast it is, or how far up; and its unit."""
    symbol, unit = ("s", "m") if upward else ("v", "m/s")
    return Wording(f"{symbol}, {label.en}", f"{label.zh} {symbol}"), unit


def _rise(rollers: Rollers, time: float) -> float:
    return rollers[0].rise(time)


def _speed(rollers: Rollers, time: float) -> float:
    return rollers[0].speed(time)


def _tell_slopes(page: Page, cases: Sequence[Case[Rollers]]) -> None:
    """Of races on several slopes, the one that is first and the one that is last."""
    runs = [sorted(case.run, key=lambda it: it.seconds) for case in cases]
    upward = all(run[0].upward for run in runs)
    if upward:
        most, unit, names = max(run[0].ramp.length for run in runs), "m", (_NEAREST, _FARTHEST)
    else:
        most = max(it.fastest for run in runs for it in run)
        unit, names = "m/s", (_FIRST, _LAST)
    for place, name in zip((0, -1), names, strict=True):

        def read(rollers: Rollers, time: float, place: int = place) -> float:
            it = sorted(rollers, key=lambda it: it.seconds)[place]
            return it.rise(time) if upward else abs(it.speed(time))

        page.read(name, unit, most, cases, read)
    _graph(page, [run[0] for run in runs], [case.colour for case in cases], ways=upward)


def _graph(
    page: Page, rollers: Sequence[Roller], colours: Sequence[Colour], *, ways: bool = False
) -> None:
    """How fast they are, upwards positive where they start so; or `ways`: how far up."""
    end = max(it.seconds for it in rollers)
    curves = [_curve(it, colour, ways) for it, colour in zip(rollers, colours, strict=True)]
    low = min(float(curve.y.min()) for curve in curves)
    high = max(float(curve.y.max()) for curve in curves) or 1.0
    name, unit = ("s", "m") if ways else ("v", "m/s")
    axis = Axis(name, unit, min(0.0, low) * 1.1, high * 1.1)
    page.graph(Graph(Axis("t", "s", 0, end), axis, curves))


def _curve(roller: Roller, colour: Colour, ways: bool) -> Curve:
    times = roller.motion.times(roller.seconds, 60)
    sign = -1 if roller.upward else 1
    values = [roller.rise(time) if ways else sign * roller.speed(time) for time in times]
    return Curve(times, np.array(values), colour)
