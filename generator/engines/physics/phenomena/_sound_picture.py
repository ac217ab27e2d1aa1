"""A loudspeaker and the particles of a medium, as they are drawn."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

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
        _speaker(scene, case.run, wide, base, half, pushes=single)
    scene.ruler((0, ruler), (wide, ruler), "m")
    if not single:
        note = Wording(
            "Δp along the wave; each dot is a compression on its way",
            "压强变化 Δp 沿波的分布；圆点是一个正在传播的密部",
        )
        scene.label(page.say(note), (0, 0.53 * row), SOFT_INK, size=13, prefer=("right",), gap=3)
    page.legend(cases)
    _tell(page, cases)


def _tell(page: Page, cases: Sequence[Case[Sound]]) -> None:
    """Of what makes no wave there is but the loudspeaker's frequency."""
    loud = [case for case in cases if not case.run.silent]
    far = [case.run.far for case in loud if case.run.far is not None]
    if far and len(far) == len(cases):
        most = max(case.run.lasting or 0.0 for case in loud)
        name = Wording("distance s", "距离 s")
        page.read(name, "m", max(far), loud, lambda sound, _: sound.far or 0.0)
        name = Wording("travel time t", "传播时间 t")
        page.read(name, "s", most, loud, lambda sound, _: sound.lasting or 0.0)
        fastest = max(case.run.speed for case in loud)
        page.read(Wording("wave speed v", "波速 v"), "m/s", fastest, loud, lambda it, _: it.speed)
    elif loud:
        _wave.read(page, loud, lambda sound: sound)
    else:
        most = max(case.run.frequency for case in cases)
        name = Wording("frequency of the loudspeaker f", "扬声器频率 f")
        page.read(name, "Hz", most, cases, lambda sound, _: sound.frequency)


def _reach(wide: float) -> float:
    """How far the cone and the dots before it swing to either side, in the picture."""
    return _MOVED * wide / _SHOWN


def _filled(
    scene: Scene, case: Case[Sound], wide: float, base: float, half: float, *, pushed: bool
) -> None:
    """What is before the loudspeaker; what is `pushed` begins at its cone."""

    def corners(left: float) -> list[tuple[float, float]]:
        low, high = base - half, base + half
        return [(left, low), (wide, low), (wide, high), (left, high)]

    scene.polygon(
        (lambda t: corners(_cone(case.run, wide, t))) if pushed else corners(0.0),
        WHITE if case.run.silent else pale(case.colour, 0.9),
    )


def _cone(sound: Sound, wide: float, time: float) -> float:
    """Where the front of the cone is."""
    return _reach(wide) * float(sound.swing(0.0, time))


def _particles(scene: Scene, case: Case[Sound], wide: float, half: float, seed: int) -> None:
    """Every so much of the room has one, and chance puts it a little off."""
    sound = case.run
    _filled(scene, case, wide, 0.0, half, pushed=True)
    if sound.silent:
        return
    chance = np.random.default_rng(seed)
    reach = _reach(wide)
    columns = math.ceil(_COLUMNS * (1 + reach / wide))  # for those that come in at the right
    x, y = np.meshgrid(np.arange(columns) + 0.5, np.arange(_ROWS) + 0.5)
    x = (x + chance.uniform(-0.45, 0.45, x.shape)).ravel() / _COLUMNS * wide
    y = ((y + chance.uniform(-0.3, 0.3, y.shape)).ravel() / _ROWS * 2 - 1) * half

    def inside(time: float) -> NDArray[np.float64]:
        at = x + reach * sound.swing(x, time)
        seen: NDArray[np.float64] = np.column_stack([at, y])[at < wide]
        return seen

    scene.dots(inside, case.colour, 2.2)


def _front(scene: Scene, case: Case[Sound], wide: float, base: float, half: float) -> None:
    """The pressure along the wave, and one compression on its way."""
    sound = case.run
    _filled(scene, case, wide, base, half, pushed=False)
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


def _speaker(
    scene: Scene, sound: Sound, wide: float, base: float, half: float, *, pushes: bool
) -> None:
    """A box with a cone that swings, drawn wider than it does; or beside the wave, where it does
    not push at what is seen to be squeezed."""
    back, front = -0.13 * wide, -0.06 * wide
    rest, share = (0.0, 1.0) if pushes else (-0.03 * wide, 0.4)
    box = [(back, base - half), (front, base - half), (front, base + half), (back, base + half)]
    scene.polygon(box, pale(INK, 0.55), INK, 2.0)

    def cone(time: float) -> list[tuple[float, float]]:
        tip = rest + share * _cone(sound, wide, time)
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
    reach = _reach(wide)
    note = Wording("swings drawn far larger than they are", "振幅画得远大于实际").in_(scene.locale)
    scene.label(note, (wide, -1.18 * row), SOFT_INK, size=12, prefer=("left",), gap=3)
    scene.line([(rest - reach, 0), (rest + reach, 0)], INK, 1.4, front=True)
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
