"""A beaker of ice, water or steam on a plate, and a thermometer, as they are drawn."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount, round_step
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    HEAT,
    INK,
    SKY,
    SOFT_INK,
    STEEL,
    VERMILLION,
    WATER,
    WHITE,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._heating import BOILING, MELTING, Heating
from generator.engines.physics.phenomena._vessel import liquid, vessel

_FULL = 0.72  # how high the water stands when there is neither ice nor steam
_ICE = (224, 240, 248)
_CUBES = [(-0.3, 0.17), (0.0, 0.17), (0.3, 0.17), (-0.16, 0.45), (0.17, 0.46), (0.0, 0.73)]
_STEPS = 6  # of the thermometer's scale, at most
_CYCLES = 24  # of bubbles, in the whole time


def paint_beaker(scene: Scene, heating: Heating) -> None:
    """On a plate: what is in it, and the steam above it."""
    ends = (-0.5, 0.5)

    def level(time: float) -> float:
        phase = heating.phase(time)
        return _FULL * (phase.water + phase.ice * min(1.0, 3 * phase.water))

    plate = STEEL if not heating.cools else mixed(STEEL, BLUE, 0.3)
    scene.block((0, -0.07), 1.3, 0.1, plate if heating.cools else mixed(HEAT, STEEL, 0.15))
    scene.block((0, -0.18), 1.1, 0.12, pale(INK, 0.3))
    _steam(scene, heating)
    liquid(scene, ends, 0.0, level, WATER)
    for x, y in _CUBES:
        _cube(scene, heating, x, y)
    _bubbles(scene, heating, level)
    vessel(scene, ends, (0.0, 1.0), front=True)


def _cube(scene: Scene, heating: Heating, x: float, y: float) -> None:
    """A piece of ice: it rests at its place, and swims where there is water enough."""

    def corners(time: float) -> NDArray[np.float64]:
        phase = heating.phase(time)
        side = 0.27 * phase.ice ** (1 / 3)
        lifted = min(1.0, 3 * phase.water)
        top = _FULL * (phase.water + phase.ice * lifted)
        middle = y + (max(side / 2, top - 0.42 * side - 0.3 * side * (0.7 - y)) - y) * lifted
        square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * side / 2
        turned: NDArray[np.float64] = square @ _TURN + [x, middle]
        return turned

    scene.polygon(corners, _ICE, EDGE, 1.4)


_TURN = np.array([[0.985, 0.174], [-0.174, 0.985]])


def _bubbles(scene: Scene, heating: Heating, level: Callable[[float], float]) -> None:
    """In the boiling water."""
    chance = np.random.default_rng(1)
    columns, phases = chance.uniform(-0.44, 0.44, 14), chance.uniform(0, 1, 14)

    def places(time: float) -> NDArray[np.float64]:
        phase = heating.phase(time)
        if phase.temperature != BOILING or phase.water == 0 or heating.cools:
            return np.zeros((0, 2))
        rise = (time / heating.seconds * _CYCLES * 2 + phases) % 1
        spots: NDArray[np.float64] = np.column_stack([columns, rise * level(time)])
        below: NDArray[np.float64] = spots[spots[:, 1] < level(time) - 0.03]
        return below

    scene.dots(places, WHITE, 4.0, edge=SKY)


def _steam(scene: Scene, heating: Heating) -> None:
    chance = np.random.default_rng(2)
    columns, phases = chance.uniform(-0.42, 0.42, 26), chance.uniform(0, 1, 26)

    def places(time: float) -> NDArray[np.float64]:
        phase = heating.phase(time)
        bottom = _FULL * phase.water
        shown = phases < 4 * phase.steam
        rise = (time / heating.seconds * _CYCLES + 7 * phases) % 1
        sway = 0.03 * np.sin(9 * rise + 20 * phases)
        spots = np.column_stack([columns + sway, bottom + rise * (1.38 - bottom)])
        chosen: NDArray[np.float64] = spots[shown]
        return chosen

    scene.dots(places, pale(STEEL, 0.45), 6.5)


def paint_thermometer(scene: Scene, heating: Heating, low: float, high: float) -> None:
    x, bottom, top = 0.74, 0.12, 1.16

    def height(temperature: float) -> float:
        return bottom + (top - bottom) * (temperature - low) / max(high - low, 1e-9)

    scene.line([(x, 0.0), (x, top + 0.06)], EDGE, 11)
    scene.line([(x, 0.0), (x, top + 0.06)], WHITE, 8)
    scene.line(lambda t: [(x, 0.0), (x, height(heating.phase(t).temperature))], VERMILLION, 5)
    scene.disc((x, 0.0), points=9, fill=VERMILLION, edge=EDGE, front=True)
    for mark in _marks(low, high):
        scene.line([(x, height(mark)), (x + 0.06, height(mark))], INK, 1.5, front=True)
        at = (x + 0.06, height(mark))
        scene.label(amount(mark, "°C"), at, SOFT_INK, size=12, prefer=("right",), gap=3)


def _marks(low: float, high: float) -> list[float]:
    """Round temperatures in K, in °C, and those of melting and boiling before those near them."""
    step = round_step(high - low, _STEPS)
    zero = MELTING + np.ceil((low - MELTING) / step) * step
    round_ = np.arange(zero, high + step / 9, step).tolist()
    points = [it for it in (MELTING, BOILING) if low <= it <= high]
    others = [it for it in round_ if all(abs(it - point) > 0.7 * step for point in points)]
    return sorted(points + others)
