"""How a magnet that goes through a coil is drawn, and how instruments follow an induction."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    FORCE,
    INK,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    VERMILLION,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._induction import (
    DEEP,
    LONG,
    THICK,
    Changing,
    Induced,
    Magnet,
)
from generator.engines.physics.phenomena._wiring import CURRENT, flow, galvanometer, wire

_MOVED = 5.0  # that the dots move while the flux changes as much as it does
_LOOPS = 7
_LETTER = 0.06  # of the strongest voltage, from which the coil's poles are named
_NEAR = 0.9999  # the cosine of the smallest angle from the axis
_HEAD = 8.0  # points
_LINES = (0.35, 0.75, 1.2, 1.6)  # cos θ₂ − cos θ₁ of the lines that are drawn


def moved(run: Induced) -> Callable[[float], float]:
    """How far the dots have moved: as the charge that went by, which is as the flux that came."""
    start = float(run.flux(0.0))
    change = abs(run.change) if isinstance(run, Changing) else run.most - start
    scale = _MOVED / change if change else 0.0
    return lambda time: scale * (float(run.flux(time)) - start)


def needle(run: Induced) -> Callable[[float], float]:
    """The voltage as a share of the strongest."""
    strongest = run.strongest or 1.0
    return lambda time: float(run.emf(time)) / strongest


def draw_magnet_and_coil(scene: Scene, run: Magnet, *, alone: bool) -> None:
    """In radii of the coil, whose middle is the origin."""
    fronts, backs = _loops()
    for back in backs:
        scene.line(back, EDGE, 3.0)
    foot = DEEP / 2
    leads = np.array(
        [(foot, -1), (foot, -1.6), (1.9, -1.6), (1.9, -2.8), (-1.9, -2.8), (-1.9, -1.6),
         (-foot, -1.6), (-foot, -1)]
    )  # fmt: skip
    wire(scene, leads)
    for line in _field_lines() if alone else ():
        scene.line(_carried(run, line), pale(PURPLE, 0.5), 1.3)
        _sense(scene, run, line)
    flow(scene, leads, moved(run))
    _bar_magnet(scene, run)
    for front in fronts:
        scene.line(front, mixed(CURRENT, INK, 0.45), 3.4, front=True)
    for front in fronts[::2]:
        flow(scene, front, moved(run))
    galvanometer(scene, (0, -2.8), needle(run))
    _poles_of_coil(scene, run)
    if alone:
        _arrows(scene, run)
        told = f"N = {amount(run.turns)}   R = {amount(run.resistance, 'Ω')}"
        scene.label(told, (2.1, -3.2), SOFT_INK, size=14, prefer=("right",), number=True)
        speed = f"v = {amount(run.speed, 'm/s')}"
        scene.label(speed, (-2.1, -3.2), SOFT_INK, size=14, prefer=("left",), number=True)


def _loops() -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
    """The halves of the turns that are before the magnet, upwards, and those behind it."""
    pitch, steps = DEEP / _LOOPS, np.linspace(0, 1, 14)
    bulge, up = 0.26 * np.sin(np.pi * steps), -np.cos(np.pi * steps)
    starts = -DEEP / 2 + pitch * np.arange(_LOOPS)
    fronts = [np.column_stack([it + pitch * steps / 2 - bulge, up]) for it in starts]
    backs = [np.column_stack([it + pitch * (1 + steps) / 2 + bulge, -up]) for it in starts]
    return fronts, backs


def _field_lines() -> list[NDArray[np.float64]]:
    """From pole to pole: cos θ₂ − cos θ₁ stays the same along each, for angles from the axis as
    seen from the poles, as it does for two opposite charges."""
    lines = []
    for share in _LINES:
        start = math.acos(_NEAR - share)  # close to the north pole
        one = start + (math.pi - 0.01 - start) * np.linspace(0, 1, 60) ** 2
        two = np.arccos(np.minimum(np.cos(one) + share, _NEAR))
        away = LONG * np.sin(two) / np.sin(one - two)
        x, y = LONG / 2 + away * np.cos(one), away * np.sin(one)
        lines += [np.column_stack([x, y]), np.column_stack([x, -y])]
    return lines


def _sense(scene: Scene, run: Magnet, line: NDArray[np.float64]) -> None:
    """The head of an arrow in the middle of a line, which goes from the north pole to the south."""
    middle = int(np.argmin(np.abs(line[:, 0])))
    step = line[middle + 1] - line[middle - 1]
    along = step / math.hypot(*step)
    at = _carried(run, line[middle])
    colour = pale(PURPLE, 0.5)
    scene.vector(
        at, along, colour, longest=1, points=_HEAD, width=1.3, always=True, under=True
    )  # fmt: skip


def _carried(run: Magnet, points: NDArray[np.float64]) -> Callable[[float], NDArray[np.float64]]:
    """Points that go with the magnet."""
    return lambda time: points + np.array([float(run.place(time)), 0.0])


def _bar_magnet(scene: Scene, run: Magnet) -> None:
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [LONG / 4, THICK]
    for sign, colour, letter in ((1, VERMILLION, "N"), (-1, BLUE, "S")):
        middle = np.array([sign * LONG / 4, 0.0])
        scene.polygon(_carried(run, half + middle), pale(colour, 0.35), INK)
        scene.label(letter, _carried(run, middle), INK, size=16, prefer=("on",), bold=True)


def _poles_of_coil(scene: Scene, run: Magnet) -> None:
    """Which way the coil becomes a magnet: the flux it makes is against the change."""
    share = needle(run)
    for sign in (-1, 1):

        def letter(time: float, sign: int = sign) -> str:
            there = sign * share(time)
            return "" if abs(there) < _LETTER else "N" if there > 0 else "S"

        def colour(time: float, sign: int = sign) -> Colour:
            return VERMILLION if sign * share(time) > 0 else BLUE

        at = (sign * (DEEP / 2 + 0.45), 1.25)
        scene.label(letter, at, colour, size=17, prefer=("on",), bold=True)


def _arrows(scene: Scene, run: Magnet) -> None:
    share = needle(run)

    def at(side: float) -> Callable[[float], tuple[float, float]]:
        return lambda time: (float(run.place(time)), side * (THICK + 0.28))

    def force(time: float) -> tuple[float, float]:
        return (-(share(time) ** 2), 0.0)

    scene.vector(at(1), (1, 0), VELOCITY, "v", longest=1, points=44)
    scene.vector(at(-1), force, FORCE, "F", longest=1, points=44, beside="below")
