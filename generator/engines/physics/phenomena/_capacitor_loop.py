"""The loop that a capacitor is charged and discharged in: its source, its switch, its charges."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.palette import EDGE, INK, NEGATIVE, POSITIVE, WHITE, Colour
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._capacitor import Charging
from generator.engines.physics.phenomena._wiring import battery, flow, switch, wire

HIGH = 6.2  # of the loop
BRIDGE = 2.0  # where the way past the battery is
PIVOT = 3.0
_MOVED = 4.4  # that the dots move in all


def moved(run: Charging, part: float = 1.0) -> Callable[[float], float]:
    """How far the dots have come where a `part` of the current flows."""
    return lambda time: part * _MOVED * float(run.share(time))


def source_and_switch(scene: Scene, run: Charging) -> None:
    """The battery, the way past it, and a switch between them; the dots run where it leads."""
    middle = HIGH / 2
    battery_up = [(0, middle + 0.15), (0, HIGH), (PIVOT - 1.2, HIGH)]
    battery_down = [(BRIDGE, 0), (0, 0), (0, middle - 0.15)]
    bridge = [(BRIDGE, HIGH - 0.95), (BRIDGE, 0)]
    for path in (battery_up, battery_down):
        wire(scene, path, EDGE if run.emptied else INK)
    wire(scene, bridge, INK if run.emptied else EDGE)
    for path in [bridge[::-1]] if run.emptied else [battery_up, battery_down]:
        flow(scene, path, moved(run))
    battery(scene, (0, middle), signs=False)
    contact = (BRIDGE, HIGH - 0.95) if run.emptied else (PIVOT - 1.2, HIGH)
    idle = (PIVOT - 1.2, HIGH) if run.emptied else (BRIDGE, HIGH - 0.95)
    scene.disc(idle, points=3.4, fill=WHITE, edge=INK)
    switch(scene, (PIVOT, HIGH), contact)


def charges(
    scene: Scene,
    run: Charging,
    at: tuple[float, float],
    *,
    gap: float,
    width: float,
    most: int,
    inset: float = 0.25,
) -> None:
    """What gathers on two plates, `gap` apart and `width` wide: at most so many signs on each."""
    x, y = at
    across = x + np.linspace(-0.43, 0.43, most) * width if most > 1 else np.array([x])
    for sign, colour in ((1, POSITIVE), (-1, NEGATIVE)):
        places = np.column_stack([across, np.full(most, y + sign * (gap / 2 - inset))])
        scene.add(partial(_signs, scene, run, places, sign, colour), moves=True)


def _signs(
    scene: Scene,
    run: Charging,
    places: NDArray[np.float64],
    sign: int,
    colour: Colour,
    canvas: Canvas,
    time: float,
) -> None:
    """As many + or − as the share of the full charge, from the middle outwards."""
    count = round(len(places) * float(run.share(time)))
    order = np.argsort(np.abs(places[:, 0] - places[:, 0].mean()))[:count]
    if not count:
        return
    spots = scene.px(places[order])
    radius = min(6.0 * scene.unit, 0.17 * scene.pixels_per_unit)
    canvas.dots(spots, radius, colour)
    reach = 0.55 * radius
    for x, y in spots:
        canvas.line(np.array([[x - reach, y], [x + reach, y]]), WHITE, 1.6 * scene.unit)
        if sign > 0:
            canvas.line(np.array([[x, y - reach], [x, y + reach]]), WHITE, 1.6 * scene.unit)
