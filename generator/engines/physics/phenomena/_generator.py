"""A coil that turns in a uniform field, and what is told of it."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._induction import factors
from generator.engines.physics.phenomena._openings import Taken, opening, told
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

_USUAL = (0.5, 0.01, 100.0, 50.0)  # T, m², turns, Hz
_OHMS = 100.0
_TOLERANCE = 0.03  # by how much numbers of a text may disagree, which are rounded

Times = float | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Turning:
    """A coil of so many `turns` and of `area` m² turns `frequency` times a second in a `field` (T)
    across its axis; at first it lies across the field too. `resistance` (Ω) is all that the
    current meets. A commutator makes it `direct`."""

    field: float
    area: float
    turns: float
    frequency: float
    resistance: float
    direct: bool = False
    assumed: tuple[Taken, ...] = ()

    @property
    def rate(self) -> float:
        """Of the turning, in rad/s."""
        return 2 * math.pi * self.frequency

    @property
    def period(self) -> float:
        return 1 / self.frequency

    @property
    def peak(self) -> float:
        """The largest voltage, in V: NBSω."""
        return self.turns * self.most * self.rate

    @property
    def effective(self) -> float:
        """The steady voltage, in V, that would heat as much."""
        return self.peak / math.sqrt(2)

    @property
    def most(self) -> float:
        """The largest flux through a turn, in Wb."""
        return self.field * self.area

    def angle(self, time: float) -> float:
        """Of the coil's plane from the field, in rad."""
        return self.rate * time - math.pi / 2

    def flux(self, time: Times) -> NDArray[np.float64]:
        """Through one turn, in Wb."""
        return self.most * np.cos(self.rate * np.asarray(time, float))

    def inside(self, time: Times) -> NDArray[np.float64]:
        """The voltage of the coil, in V: −N dΦ/dt."""
        return self.peak * np.sin(self.rate * np.asarray(time, float))

    def volts(self, time: Times) -> NDArray[np.float64]:
        """The voltage that comes out."""
        inside = self.inside(time)
        return np.abs(inside) if self.direct else inside

    def passed(self, time: float) -> float:
        """The charge that went through the coil, as a share of that of half a turn."""
        return (1 - math.cos(self.rate * time)) / 2

    def delivered(self, time: float) -> float:
        """The same, for what went through the load."""
        if not self.direct:
            return self.passed(time)
        halves = math.floor(2 * self.frequency * time + 1e-9)
        return halves + (1 - math.cos(self.rate * time - halves * math.pi)) / 2


def turning_of(values: Values) -> Turning:
    """What is told, and of the field, the area, the turns and the frequency the first one that is
    not from the voltage, if that is."""
    side, radius = told(values, SIDE), told(values, RADIUS)
    area = told(values, AREA) or (side**2 if side else math.pi * radius**2 if radius else None)
    given = [told(values, FIELD), area, told(values, TURNS), told(values, FREQUENCY)]
    peak = wanted(values)
    product = peak / (2 * math.pi) if peak else None
    field, size, turns, frequency = factors(given, _USUAL, product)
    ohms = told(values, RESISTANCE)
    names: tuple[Taken, ...] = (
        (FIELD.key, field),
        (AREA.key, size),
        (TURNS.key, turns),
        (FREQUENCY.key, frequency),
    )
    missing = [name for name, it in zip(names, given, strict=True) if it is None]
    assumed = tuple(missing[1:] if peak else missing)
    assumed += () if ohms else ((RESISTANCE.key, _OHMS),)
    direct = values["kind"] == "direct"
    return Turning(field, size, turns, frequency, ohms or _OHMS, direct, assumed)


def wanted(values: Values) -> float | None:
    """The peak voltage that is told, or follows from the effective one."""
    effective = told(values, VOLTAGE)
    return told(values, PEAK) or (math.sqrt(2) * effective if effective else None)


def agree(values: Values, run: Turning) -> bool:
    """Whether the coil makes the voltages that are told."""
    pairs = ((told(values, PEAK), run.peak), (told(values, VOLTAGE), run.effective))
    return all(it is None or math.isclose(it, found, rel_tol=_TOLERANCE) for it, found in pairs)


FIELD = opening(
    "field", "B", "T", 1e4, Wording("magnetic field", "磁感应强度"),
    Wording("field|magnetic field", "磁场|磁感应强度"),
)  # fmt: skip
AREA = opening(
    "coil_area", "S", "m²", 1e6, Wording("area of the coil", "线圈面积"),
    Wording("area|coil|loop", "面积|线圈面积"),
)  # fmt: skip
SIDE = opening(
    "side", "a", "m", 1e3, Wording("side of the square coil", "方形线圈边长"),
    Wording("side|sides|square|wide|long", "边长|正方形|长|宽"),
)  # fmt: skip
RADIUS = opening(
    "radius", "r", "m", 1e3, Wording("radius of the coil", "线圈半径"),
    Wording("radius|circular", "半径|圆形"),
)  # fmt: skip
TURNS = opening(
    "turns", "N", "", 1e7, Wording("turns", "匝数"),
    Wording("turns|turn|windings|loops", "匝|匝数|(?<!线)圈"),
)  # fmt: skip
FREQUENCY = opening(
    "frequency", "f", "Hz", 1e7, Wording("frequency", "频率"),
    Wording(
        "frequency|rotates|turns at|spins|rpm|per second|angular|at", "频率|转速|转动|角速度|旋转"
    ),
)  # fmt: skip
RESISTANCE = opening(
    "resistance", "R", "Ω", 1e9, Wording("resistance", "电阻"),
    Wording("resistance|resistor|load|lamp", "电阻|负载|灯泡"),
)  # fmt: skip
PEAK = opening(
    "peak", "Eₘ", "V", 1e9, Wording("peak voltage", "峰值电压"),
    Wording("peak|maximum|amplitude|peak voltage", "峰值|最大值|最大电动势"),
)  # fmt: skip
VOLTAGE = opening(
    "voltage", "U", "V", 1e9, Wording("effective voltage", "有效值"),
    Wording("voltage|effective|rms|mains|volts", "电压|有效值|市电|交流电|家用|家庭"),
)  # fmt: skip

SLOTS: tuple[Slot, ...] = (
    FREQUENCY, FIELD, AREA, SIDE, RADIUS, TURNS, RESISTANCE, VOLTAGE, PEAK,
)  # fmt: skip
