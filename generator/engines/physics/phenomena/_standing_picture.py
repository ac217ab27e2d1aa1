"""Standing waves on strings and in pipes, as they are drawn."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EDGE,
    INK,
    ORANGE,
    SKY,
    SOFT_INK,
    VERMILLION,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _wave
from generator.engines.physics.phenomena._standing import (
    CLOSED,
    STRING,
    Standing,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording, both

_DOTS = 220
_KILO = 999.5  # Hz, from which they would be told in kHz


def draw(page: Page, cases: Sequence[Case[Standing]]) -> None:
    longest = max(case.run.length for case in cases)
    single = len(cases) == 1
    row = longest * (0.36 if single else 0.5 / len(cases))
    bottom = -row * (len(cases) - 0.5) - 0.08 * longest
    scene = page.scene((-0.06 * longest, 1.06 * longest), (bottom, row * (0.6 if single else 0.5)))
    for index, case in enumerate(cases):
        base, high = -index * row, row * (0.3 if single else 0.36)
        if case.run.kind == STRING:
            _string(scene, case, base, high, single=single)
        else:
            _pipe(scene, case, base, high, page.seed if single else None)
    if single:
        _explain(scene, cases[0].run, 0.3 * row)
    scene.ruler((0, bottom + 0.055 * longest), (longest, bottom + 0.055 * longest), "m")
    page.legend(cases)
    _tell(page, cases)


def _string(scene: Scene, case: Case[Standing], base: float, high: float, *, single: bool) -> None:
    standing = case.run
    x = np.linspace(0, standing.length, max(120, 24 * standing.n))
    _envelope(scene, standing, x, base, high)
    if single:
        _running(scene, standing, x, high)
    scene.line(
        lambda t: np.column_stack([x, base + high * standing.displacement(x, t)]),
        case.colour, 3.5,
    )  # fmt: skip
    for end in (0.0, standing.length):
        scene.line([(end, base - 0.5 * high), (end, base + 0.5 * high)], INK, 4.0)
    _dots(scene, standing, base)


def _running(scene: Scene, standing: Standing, x: NDArray[np.float64], high: float) -> None:
    """The two waves that add up to it, with an arrow on one hump of each."""

    def wave(way: int, time: float) -> NDArray[np.float64]:
        return np.column_stack([x, high * standing.running(x, time, way)])

    def hump(way: int, time: float) -> tuple[float, float]:
        halves, rest = divmod(2 * way * standing.frequency * time + 0.5, 1.0)
        up = 0.5 if (halves + middle) % 2 == 0 else -0.5
        return (middle + rest) * standing.wavelength / 2, high * up

    middle = (standing.n - 1) // 2

    for way, colour in ((1, ORANGE), (-1, SKY)):
        scene.line(partial(wave, way), colour, 1.6, opacity=0.8)
        scene.vector(
            partial(hump, way), (way, 0), colour, longest=1, points=26, width=2, always=True
        )


def _pipe(scene: Scene, case: Case[Standing], base: float, high: float, seed: int | None) -> None:
    """The pipe, its air, and how far that swings to and fro, drawn upwards."""
    standing, length, wall = case.run, case.run.length, 1.15 * high
    corners = [(0, base - wall), (length, base - wall), (length, base + wall), (0, base + wall)]
    scene.polygon(corners, pale(SKY, 0.85))
    if seed is not None:
        _air(scene, standing, base, wall, seed)
    x = np.linspace(0, length, max(120, 24 * standing.n))
    _envelope(scene, standing, x, base, high)
    scene.line(
        lambda t: np.column_stack([x, base + high * standing.displacement(x, t)]),
        case.colour, 3.0,
    )  # fmt: skip
    for side in (-wall, wall):
        scene.line([(0, base + side), (length, base + side)], INK, 3.5)
    if standing.kind == CLOSED:
        scene.line([(0, base - wall), (0, base + wall)], INK, 6.0)
    _dots(scene, standing, base)


def _air(scene: Scene, standing: Standing, base: float, wall: float, seed: int) -> None:
    chance = np.random.default_rng(seed)
    x = np.sort(chance.uniform(0.01, 0.99, _DOTS)) * standing.length
    y = base + chance.uniform(-0.92, 0.92, _DOTS) * wall
    reach = 0.09 * min(standing.wavelength, standing.length)
    scene.dots(lambda t: np.column_stack([x + reach * standing.displacement(x, t), y]), EDGE, 1.8)


def _envelope(
    scene: Scene, standing: Standing, x: NDArray[np.float64], base: float, high: float
) -> None:
    for side in (-high, high):
        curve = np.column_stack([x, base + side * standing.shape(x)])
        scene.line(curve, SOFT_INK, 1.2, dash=(4, 4))


def _dots(scene: Scene, standing: Standing, base: float) -> None:
    places = standing.nodes()
    scene.dots(np.column_stack([places, np.full(len(places), base)]), INK, 4.0)


def _explain(scene: Scene, standing: Standing, high: float) -> None:
    """The first node and antinode within, and a wavelength or the part of it that has room."""
    node, antinode = Wording("node", "波节"), Wording("antinode", "波腹")
    if standing.kind != STRING:  # those of the pressure are the other way round
        node, antinode = Wording("displacement node", "位移波节"), Wording("antinode", "位移波腹")
    inner = [it for it in standing.nodes() if 0 < it < 0.99 * standing.length]
    swings = [it for it in standing.antinodes() if 0 < it < 0.99 * standing.length]
    wide = standing.length
    spots = ((node, inner[0] if inner else 0.0), (antinode, swings[-1] if swings else wide))
    for called, at in spots:
        below = (at, -1.15 * high)
        scene.line([(at, 0), (at, -1.2 * high)], SOFT_INK, 1.0, dash=(2, 4))
        scene.label(called.in_(scene.locale), below, SOFT_INK, size=13, prefer=("below",))
    parts = ((1.0, "λ"), (0.5, "λ/2"), (0.25, "λ/4"))
    share, name = next(
        it for it in parts if it[0] * standing.wavelength <= standing.length * 1.001 or it[0] < 0.3
    )
    reach = share * standing.wavelength
    text = f"{name} = {amount(reach, 'm')}"
    scene.measure((0, 1.35 * high), (reach, 1.35 * high), text, prefer=("above",))


def _tell(page: Page, cases: Sequence[Case[Standing]]) -> None:
    _wave.read(page, cases, lambda standing: standing)
    if len(cases) > 1:
        return
    run = cases[0].run
    step = 2 if run.kind == CLOSED else 1
    series = _series(run.n, step)
    unit = run.frequency / run.n
    bars = [
        (both(f"n = {it}"), VERMILLION if it == run.n else EDGE, partial(_steady, it * unit))
        for it in series
    ]
    largest = series[-1] * unit
    if _KILO <= largest < 10 * _KILO:  # in kHz the multiples of a small one would be rounded
        page.bars(Wording("resonances (Hz)", "共振频率 (Hz)"), "", largest, bars)
    else:
        page.bars(Wording("resonances", "共振频率"), "Hz", largest, bars)


def _series(n: int, step: int) -> list[int]:
    """Five resonances: the fundamental, the one shown, and what is between or about them."""
    if n <= 1 + 3 * step:
        return [1 + step * index for index in range(5)]
    return [1, *(n + step * index for index in (-2, -1, 0, 1))]


def _steady(value: float, _time: float) -> float:
    return value
