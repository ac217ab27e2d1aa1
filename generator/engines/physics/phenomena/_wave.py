"""A wave's frequency, wavelength and speed: any two of them make the third."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomenon import Case, Fact, Run, Values
from generator.engines.physics.wording import NOTHING, Wording

_SAME = 0.02  # share by which a speed may differ from λf, as rounded numbers of a text do

FREQUENCY = opening(
    "frequency", "f", "Hz", 1e15,
    Wording("frequency", "频率"),
    Wording("frequency|hz|hertz|times per second|waves per second", "频率|赫兹|每秒"),
)  # fmt: skip
WAVELENGTH = opening(
    "wavelength", "λ", "m", 1e7,
    Wording("wavelength", "波长"),
    Wording("wavelength|wave length|crest to crest|between crests|apart|long", "波长|相邻波峰|长"),
)  # fmt: skip
SPEED = opening(
    "speed", "v", "m/s", 3e8,
    Wording("wave speed", "波速"),
    Wording("speed|velocity|travels at|moves at|moving at|travelling at", "波速|速度|传播速度"),
)  # fmt: skip
PERIOD = opening(
    "period", "T", "s", 1e6,
    Wording("period", "周期"),
    Wording("period|every", "周期|每隔"),
)  # fmt: skip


class Waving(Protocol):
    """What has a frequency (Hz), a wavelength (m) and a speed (m/s)."""

    @property
    def frequency(self) -> float: ...

    @property
    def wavelength(self) -> float: ...

    @property
    def speed(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Wave:
    """`frequency` in Hz, `wavelength` in m. `assumed` is, by slot, what was taken because the text
    did not say it, `unfit` tells which of its numbers contradicts the others, if one does."""

    frequency: float
    wavelength: float
    assumed: Mapping[str, float] = field(default_factory=dict, compare=False)
    unfit: Wording = NOTHING

    @property
    def speed(self) -> float:
        """In m/s."""
        return self.frequency * self.wavelength

    @property
    def period(self) -> float:
        """In s."""
        return 1 / self.frequency

    @property
    def angular(self) -> float:
        """The angular frequency, rad/s."""
        return 2 * math.pi * self.frequency

    @property
    def number(self) -> float:
        """The wave number, rad/m."""
        return 2 * math.pi / self.wavelength

    def facts(self) -> tuple[Fact, ...]:
        return (
            Fact("speed", Wording("wave speed", "波速"), "v", self.speed, "m/s"),
            Fact("wavelength", Wording("wavelength", "波长"), "λ", self.wavelength, "m"),
            Fact("frequency", Wording("frequency", "频率"), "f", self.frequency, "Hz"),
            Fact("period", Wording("period", "周期"), "T", self.period, "s"),
        )


def solved(values: Values, *, frequency: float, speed: float, medium: bool = False) -> Wave:
    """The wave of which the text tells two, one or none of its quantities; the `speed` (m/s) is
    assumed before the `frequency` (Hz), because it belongs to the medium. `medium`: the text names
    that, and so the speed is not assumed."""
    period = told(values, PERIOD)
    f = told(values, FREQUENCY) or (1 / period if period else None)
    length, v = told(values, WAVELENGTH), told(values, SPEED)
    unfit = NOTHING
    if f and length and v and abs(f * length / v - 1) > _SAME:
        unfit = Wording(
            " The speed that is given does not fit to v = λf and is left out.",
            "所给的波速与 v = λf 不符，未采用。",
        )
    if f and length:
        return Wave(f, length, unfit=unfit)
    assumed: dict[str, float] = {}
    if not v:
        v = speed
        if not medium:
            assumed["speed"] = v
    if not f and length:
        return Wave(v / length, length, assumed)
    if not f:
        f = assumed["frequency"] = frequency
    return Wave(f, v / f, assumed)


def read(page: Page, cases: Sequence[Case[Run]], wave: Callable[[Run], Waving]) -> None:
    """Show the three quantities of each case's wave beside the scene."""
    waves = [wave(case.run) for case in cases]
    page.read(
        Wording("wave speed v", "波速 v"), "m/s", max(it.speed for it in waves), cases,
        lambda run, _: wave(run).speed,
    )  # fmt: skip
    page.read(
        Wording("frequency f", "频率 f"), "Hz", max(it.frequency for it in waves), cases,
        lambda run, _: wave(run).frequency,
    )  # fmt: skip
    page.read(
        Wording("wavelength λ", "波长 λ"), "m", max(it.wavelength for it in waves), cases,
        lambda run, _: wave(run).wavelength,
    )  # fmt: skip
