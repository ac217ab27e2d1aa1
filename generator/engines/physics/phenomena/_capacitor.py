"""A capacitor and a resistor in one loop, in closed form, and what is told of them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._openings import Taken, opening, told
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

VACUUM = 8.8541878188e-12
"""The electric constant, F/m (CODATA 2022)."""

SHOWN = 5.0
"""Time constants after which less than 1 % is left to happen."""

_USUAL, _USUAL_VOLTAGE, _USUAL_RESISTANCE = 100e-6, 9.0, 10e3  # F, V, Ω
_USUAL_AREA, _USUAL_GAP = 0.01, 1e-3  # m², m
_TOLERANCE = 0.03  # by how much numbers of a text may disagree, which are rounded
_LONGEST = 20.0  # time constants that are shown if somebody asks for a time

Times = float | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Charging:
    """`capacitance` in F and `resistance` in Ω. It goes from 0 to `voltage` V, or from there to 0
    where it is `emptied`. Its plates have the `area` in m² and are a `gap` (m) apart, 0 where
    nobody tells; `moment` is a time that is asked for, 0: none. `assumed` is what nobody told. It
    may be several in one: then `parts` are their capacitances in F, in `series` or side by side."""

    capacitance: float
    resistance: float
    voltage: float
    emptied: bool = False
    area: float = 0.0
    gap: float = 0.0
    moment: float = 0.0
    assumed: tuple[Taken, ...] = ()
    parts: tuple[float, ...] = ()
    series: bool = False

    @property
    def constant(self) -> float:
        """The time constant RC, in s."""
        return self.resistance * self.capacitance

    @property
    def charge(self) -> float:
        """When it is full, in C."""
        return self.capacitance * self.voltage

    @property
    def energy(self) -> float:
        """When it is full, in J."""
        return self.charge * self.voltage / 2

    @property
    def first(self) -> float:
        """The current at first, in A; the way that fills it counts positive."""
        return (-1 if self.emptied else 1) * self.voltage / self.resistance

    @property
    def end(self) -> float:
        """When nothing more is shown, in s."""
        asked = min(1.1 * self.moment, _LONGEST * self.constant)
        return max(SHOWN * self.constant, asked)

    def part_charge(self, index: int) -> float:
        """Of one of several when full, in C: in series the same for all."""
        return self.charge if self.series else self.parts[index] * self.voltage

    def part_voltage(self, index: int) -> float:
        """Of one of several when full, in V: side by side the same for all."""
        return self.part_charge(index) / self.parts[index]

    def volts(self, time: Times) -> Times:
        """Over the capacitor."""
        return self.voltage * self.share(time)

    def amperes(self, time: Times) -> Times:
        return self.first * np.exp(-np.asarray(time) / self.constant)

    def share(self, time: Times) -> Times:
        """Of the full charge."""
        past = -np.asarray(time, float) / self.constant
        share: NDArray[np.float64] = np.exp(past) if self.emptied else -np.expm1(past)
        return share


def charging_of(values: Values) -> Charging | None:
    """The capacitor by two of its capacitance (or its plates), voltage, charge and energy; None
    where what is told disagrees."""
    assumed: list[Taken] = []
    usual = _USUAL * values["permittivity"]
    area, gap, plates = _plates(values, assumed)
    capacitance, voltage = told(values, CAPACITANCE) or plates, told(values, VOLTAGE)
    charge, energy = told(values, CHARGE), told(values, ENERGY)
    if energy and not voltage:
        voltage = 2 * energy / charge if charge else math.sqrt(2 * energy / (capacitance or usual))
    if charge and not voltage:
        voltage = charge / (capacitance or usual)
    if capacitance is None and voltage and (charge or energy):
        capacitance = charge / voltage if charge else 2 * (energy or 0) / voltage**2
    if capacitance is None:
        capacitance = usual
        assumed.append((CAPACITANCE.key, capacitance))
    if voltage is None:
        voltage = _USUAL_VOLTAGE
        assumed.append((VOLTAGE.key, voltage))
    resistance = told(values, RESISTANCE)
    if resistance is None:
        resistance = _USUAL_RESISTANCE
        assumed.append((RESISTANCE.key, resistance))
    whole = capacitance * voltage
    checks = ((plates, capacitance), (charge, whole), (energy, whole * voltage / 2))
    if any(it and not math.isclose(it, other, rel_tol=_TOLERANCE) for it, other in checks):
        return None
    return Charging(
        capacitance, resistance, voltage, values["kind"] == "discharging",
        area, gap or 0.0, values["moment"], tuple(assumed),
    )  # fmt: skip


def _plates(values: Values, assumed: list[Taken]) -> tuple[float, float, float | None]:
    """Area and distance of the plates, 0 where nobody tells, and the capacitance they make."""
    area, gap = told(values, AREA) or 0.0, told(values, GAP) or 0.0
    if not area and not gap:
        return 0.0, 0.0, None
    made, constant = told(values, CAPACITANCE), VACUUM * values["permittivity"]
    if made and not (area and gap):
        return area or made * gap / constant, gap or constant * area / made, made
    if not area:
        area = _USUAL_AREA
        assumed.append((AREA.key, area))
    if not gap:
        gap = _USUAL_GAP
        assumed.append((GAP.key, gap))
    return area, gap, constant * area / gap


_SEVERAL = Wording(
    # Only where they are joined: elsewhere two numbers are two capacitors to compare.
    "capacitors?(?=.*(?:in series|in parallel))|in series|in parallel"
    "|(?:series|parallel) (?:combination |connection )?of (?:two |three )?capacitors?",
    "电容器?(?=.*(?:串联|并联))|串联|并联|[串并]联的?(?:[两二三几]个)?电容器?",
)
CAPACITANCE = opening(
    "capacitance", "C", "F", 1e4, Wording("capacitance", "电容"),
    Wording(f"capacitor|capacitance|{_SEVERAL.en}", f"电容|电容器|{_SEVERAL.zh}"),
)  # fmt: skip
CAPACITANCE2 = opening(
    "capacitance2", "C₂", "F", 1e4, Wording("second capacitance", "第二个电容"), _SEVERAL
)
CAPACITANCE3 = opening(
    "capacitance3", "C₃", "F", 1e4, Wording("third capacitance", "第三个电容"), _SEVERAL
)
RESISTANCE = opening(
    "resistance", "R", "Ω", 1e12, Wording("resistance", "电阻"),
    Wording("resistor|resistance|ohms|through", "电阻"),
)  # fmt: skip
VOLTAGE = opening(
    "voltage", "U", "V", 1e7, Wording("voltage", "电压"),
    Wording("battery|voltage|charged to|source|supply|volts", "电压|电源|电池|充电到|充到"),
)  # fmt: skip
CHARGE = opening(
    "charge", "Q", "C", 1e5, Wording("charge", "电荷量"),
    Wording("charge|holds|stores|carries", "电荷量|带电量|电量|电荷"),
)  # fmt: skip
ENERGY = opening(
    "energy", "W", "J", 1e9, Wording("energy", "能量"),
    Wording("energy|stores|joules", "能量|储存|储能"),
)  # fmt: skip
AREA = opening(
    "plate_area", "A", "m²", 1e6, Wording("area of the plates", "极板面积"),
    Wording("area|plates|plate area", "面积|极板面积|正对面积"),
)  # fmt: skip
GAP = opening(
    "distance", "d", "m", 100.0, Wording("distance of the plates", "板间距离"),
    Wording("apart|separated|gap|distance|separation|spacing", "间距|相距|板间距离|距离|相隔"),
)  # fmt: skip
PERMITTIVITY = Slot(
    "permittivity", "εᵣ", "", 1.0, 1.0, 1e5, quiet=True,
    name=Wording("relative permittivity", "相对介电常数"),
    cues=Wording("relative permittivity|dielectric constant|dielectric", "介电常数|相对介电常数"),
)  # fmt: skip
MOMENT = opening(
    "moment", "t", "s", 1e18, Wording("time", "时刻"),
    Wording("after|seconds later|at t|time|at", "后|经过|时刻|时间"),
)  # fmt: skip
