"""A loudspeaker and the particles of a medium, as they are drawn."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    INK,
    SOFT_INK,
    STEEL,
    VELOCITY,
    VERMILLION,
    WHITE,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _wave
from generator.engines.physics.phenomena._profile import profile
from generator.engines.physics.phenomena._sounding import Sound
from generator.engines.physics.phenomenon import (
    Case,
)
from generator.engines.physics.wording import Wording

_SHOWN = 2.4  # wavelengths

_MOVED = 0.08  # wavelengths that a dot is drawn to swing to either side

_COLUMNS, _ROWS = 46, 7


def draw(page: Page, cases: Sequence[Case[Sound]]) -> None:
    wide = _SHOWN * max(case.run.wave.wavelength for case in cases)
    single = len(cases) == 1
    row = wide * (0.34 if single else 0.46 / len(cases))
    half, base = 0.4 * row, -row * (len(cases) - 1)
    ruler = base - (1.25 * row if single else 0.6 * row)
    scene = page.scene((-0.14 * wide, 1.03 * wide), (ruler - 0.06 * wide, 0.66 * row))
    for index, case in enumerate(cases):
        base = -index * row
        if single:
            _particles(scene, case, wide, half, page.seed)
            _explain(scene, case.run, wide, row)
        else:
            _front(scene, case, wide, base, half)
        _speaker(scene, case.run, wide, base, half)
    scene.ruler((0, ruler), (wide, ruler), "m")
    page.legend(cases)
    _wave.read(page, cases, lambda sound: sound)


def _filled(scene: Scene, case: Case[Sound], wide: float, base: float, half: float) -> None:
    """What is before the loudspeaker."""
    corners = [(0, base - half), (wide, base - half), (wide, base + half), (0, base + half)]
    scene.polygon(corners, WHITE if case.run.silent else pale(case.colour, 0.9))


def _particles(scene: Scene, case: Case[Sound], wide: float, half: float, seed: int) -> None:
    """Every so much of the room has one, and chance puts it a little off."""
    sound = case.run
    _filled(scene, case, wide, 0.0, half)
    if sound.silent:
        return
    chance = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(_COLUMNS) + 0.5, np.arange(_ROWS) + 0.5)
    x = (x + chance.uniform(-0.45, 0.45, x.shape)).ravel() / _COLUMNS * wide
    y = ((y + chance.uniform(-0.3, 0.3, y.shape)).ravel() / _ROWS * 2 - 1) * half
    reach = _MOVED * sound.wave.wavelength
    scene.dots(lambda t: np.column_stack([x + reach * sound.swing(x, t), y]), case.colour, 2.2)


def _front(scene: Scene, case: Case[Sound], wide: float, base: float, half: float) -> None:
    """The pressure along the wave, and one compression on its way."""
    sound = case.run
    _filled(scene, case, wide, base, half)
    high = 0.8 * half
    profile(
        scene, (0, wide), sound.wave.wavelength, lambda x, t: high * sound.pressure(x, t),
        case.colour, base=base, limit=0.0 if sound.silent else high, width=2.4,
    )  # fmt: skip
    if sound.silent:
        return
    way = sound.wavelength * math.ceil(wide / sound.wavelength)
    scene.disc(
        lambda t: (sound.speed * t % way, base + high),
        points=7, fill=case.colour, edge=INK, front=True,
    )  # fmt: skip


def _speaker(scene: Scene, sound: Sound, wide: float, base: float, half: float) -> None:
    """A box with a cone that swings, drawn wider than it does."""
    reach = _MOVED * min(sound.wave.wavelength, wide / 3)
    back, front = -0.12 * wide, -0.05 * wide
    box = [(back, base - half), (front, base - half), (front, base + half), (back, base + half)]
    scene.polygon(box, pale(INK, 0.55), INK, 2.0)

    def cone(time: float) -> list[tuple[float, float]]:
        tip = -0.035 * wide + 0.6 * reach * float(sound.swing(0.0, time))
        return [
            (front - 0.01 * wide, base - 0.3 * half), (tip, base - 0.85 * half),
            (tip, base + 0.85 * half), (front - 0.01 * wide, base + 0.3 * half),
        ]  # fmt: skip

    scene.polygon(cone, STEEL, INK, 1.8)


def _explain(scene: Scene, sound: Sound, wide: float, row: float) -> None:
    """One particle's own little way, the pressure along the wave, and its length."""
    if sound.silent:
        text = Wording("vacuum: nothing to carry sound", "真空：没有介质传声").in_(scene.locale)
        scene.label(text, (0.5 * wide, 0), SOFT_INK, prefer=("above",), gap=2)
    half, rest, base, high = 0.4 * row, 0.5 * wide, -0.9 * row, 0.2 * row
    length = sound.wave.wavelength
    scene.line([(0, base), (wide, base)], SOFT_INK, 1.0, dash=(4, 4))
    profile(
        scene, (0, wide), length, lambda x, t: high * sound.pressure(x, t), VERMILLION,
        base=base, limit=high, width=2.6,
    )  # fmt: skip
    scene.label("Δp", (-0.02 * wide, base), VERMILLION, prefer=("left",))
    if sound.silent:
        return
    reach = _MOVED * length
    scene.line([(rest - reach, 0), (rest + reach, 0)], INK, 1.4)
    scene.disc(
        lambda t: (rest + reach * float(sound.swing(rest, t)), 0),
        points=6, fill=VERMILLION, edge=WHITE, front=True,
    )  # fmt: skip
    above = 1.22 * half

    def spot(away: float, height: float, time: float) -> tuple[float, float]:
        return sound.squeeze(time) + away, height

    scene.measure(
        partial(spot, 0.0, above), partial(spot, length, above),
        f"λ = {amount(length, 'm')}", prefer=("above",),
    )  # fmt: skip
    scene.vector((0.88 * wide, above), (1, 0), VELOCITY, "v", longest=1, points=44, always=True)
    dense, thin = Wording("compression", "密部"), Wording("rarefaction", "疏部")
    for called, away in ((dense, 0.0), (thin, length / 2), (dense, length)):
        at = partial(spot, away, -1.02 * half)
        scene.label(called.in_(scene.locale), at, SOFT_INK, size=13, prefer=("below",), gap=2)
