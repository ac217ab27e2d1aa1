"""A transformer with a load on it, and what is told of it."""

import math
from dataclasses import dataclass
from fractions import Fraction

from generator.engines.physics.phenomena._openings import Taken, opening, told
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

_USUAL_VOLTAGE, _USUAL_LOAD, _USUAL_TURNS, _USUAL_RATIO = 230.0, 10.0, 1000.0, 0.1  # V, Ω
_TOLERANCE = 0.03  # by how much numbers of a text may disagree, which are rounded
_ROUNDED = 0.01  # by how much whole turns may change a voltage


@dataclass(frozen=True, slots=True)
class Transformer:
    """Coils of `first` and `second` turns on one core; `voltage` (V) on the first, a load of
    `resistance` Ω on the second. `efficiency` is the share of the power that arrives there. Steady
    voltage (no `alternating` one) makes steady flux, and that induces nothing."""

    first: float
    second: float
    voltage: float
    resistance: float
    efficiency: float = 1.0
    frequency: float = 50.0  # Hz
    alternating: bool = True
    assumed: tuple[Taken, ...] = ()

    @property
    def ratio(self) -> float:
        return self.first / self.second

    @property
    def out(self) -> float:
        """The voltage of the second coil, in V."""
        return self.voltage / self.ratio if self.alternating else 0.0

    @property
    def current_out(self) -> float:
        """In A."""
        return self.out / self.resistance

    @property
    def power_out(self) -> float:
        """In W."""
        return self.out * self.current_out

    @property
    def power_in(self) -> float:
        return self.power_out / self.efficiency

    @property
    def current_in(self) -> float:
        """In A, as far as the load draws it."""
        return self.power_in / self.voltage

    @property
    def period(self) -> float:
        """In s."""
        return 1 / self.frequency

    def wave(self, time: float) -> float:
        """The first voltage as a share of its peak."""
        return math.sin(2 * math.pi * time / self.period) if self.alternating else 1.0

    def flux(self, time: float) -> float:
        """As a share of its peak: a quarter of a period behind."""
        return -math.cos(2 * math.pi * time / self.period) if self.alternating else 1.0


def transformer_of(values: Values) -> Transformer | None:
    """By the turns or the voltages, and by the load, its current or its power; None where what is
    told disagrees."""
    assumed: list[Taken] = []
    efficiency = values["efficiency"]
    one, two = told(values, TURNS1), told(values, TURNS2)
    first, second = told(values, VOLTAGE1), told(values, VOLTAGE2)
    share = _share(values)
    if one is None and (two is None or share is None):
        one = _USUAL_TURNS
        assumed.append((TURNS1.key, one))
    if share is None and two is None:
        share = _USUAL_RATIO
        assumed.append((TURNS2.key, share * (one or 0.0)))
    share = share or (two or 0.0) / (one or 1.0)
    if told(values, TURNS1) is None and two is None:
        one = _wound(share)
        assumed = [(TURNS1.key, one), *assumed[1:]]
    one = one or _whole((two or 0.0) / share)
    two = two or _whole(one * share)
    if first is None and second is None:
        first = _USUAL_VOLTAGE
        assumed.append((VOLTAGE1.key, first))
    first = first or (second or 0.0) / share
    out = first * two / one
    load, more = _load(values, first, out)
    agree = all(
        wanted is None or math.isclose(wanted, found, rel_tol=_TOLERANCE)
        for wanted, found in (
            (second, out),
            (told(values, CURRENT2), out / load),
            (told(values, POWER), out**2 / load),
            (told(values, CURRENT1), out**2 / load / efficiency / first),
        )
    )
    if not agree and values["supply"] == "ac":
        return None
    return Transformer(
        one, two, first, load, efficiency, values["frequency"], values["supply"] == "ac",
        (*assumed, *more),
    )  # fmt: skip


def _wound(share: float) -> float:
    """Whole turns of the first coil, about as many as is usual, that leave the second one whole
    turns too, `share` times as many."""
    fraction = Fraction(share).limit_denominator(int(_USUAL_TURNS))
    if not fraction or not math.isclose(fraction, share, rel_tol=_ROUNDED):
        return max(_USUAL_TURNS, float(round(1 / share)))
    return float(fraction.denominator * max(1, round(_USUAL_TURNS / fraction.denominator)))


def _whole(turns: float) -> float:
    """Whole turns, unless there are so few that the voltage would no longer be the one told."""
    whole = float(round(turns))
    return whole if math.isclose(whole, turns, rel_tol=_ROUNDED) else turns


def _share(values: Values) -> float | None:
    """N₂/N₁, from turns, voltages or currents."""
    for above, below, factor in (
        (TURNS2, TURNS1, 1.0),
        (VOLTAGE2, VOLTAGE1, 1.0),
        (CURRENT1, CURRENT2, values["efficiency"]),
    ):
        over, under = told(values, above), told(values, below)
        if over and under:
            return factor * over / under
    return None


def _load(values: Values, first: float, out: float) -> tuple[float, tuple[Taken, ...]]:
    """The resistance of the load, in Ω."""
    load, current = told(values, LOAD), told(values, CURRENT2)
    power, drawn = told(values, POWER), told(values, CURRENT1)
    if load:
        return load, ()
    if current:
        return out / current, ()
    if power or drawn:
        return out**2 / (power or values["efficiency"] * first * (drawn or 0.0)), ()
    return _USUAL_LOAD, ((LOAD.key, _USUAL_LOAD),)


VOLTAGE1 = opening(
    "voltage1", "U₁", "V", 1e7, Wording("primary voltage", "原线圈电压"),
    Wording(
        "primary|input|from|mains|steps|supply|primary voltage", "原线圈|初级|输入|从|把|将|由"
    ),
)  # fmt: skip
VOLTAGE2 = opening(
    "voltage2", "U₂", "V", 1e7, Wording("secondary voltage", "副线圈电压"),
    Wording(
        "secondary|output|to|down to|up to|secondary voltage",
        "副线圈|次级|输出|到|至|变成|降到|升到",
    ),
)  # fmt: skip
TURNS1 = opening(
    "turns1", "N₁", "", 1e6, Wording("primary turns", "原线圈匝数"),
    Wording("primary|turns|windings|ratio|primary coil", "原线圈|初级|匝|匝数|匝数比|匝数之比"),
)  # fmt: skip
TURNS2 = opening(
    "turns2", "N₂", "", 1e6, Wording("secondary turns", "副线圈匝数"),
    Wording("secondary|turns|windings|secondary coil|to|[:：∶]", "副线圈|次级|匝|匝数"),
)  # fmt: skip
LOAD = opening(
    "resistance", "R", "Ω", 1e9, Wording("resistance of the load", "负载电阻"),
    Wording("load|resistor|resistance|lamp", "负载|电阻|灯泡"),
)  # fmt: skip
POWER = opening(
    "power", "P", "W", 1e11, Wording("power of the load", "负载功率"),
    Wording("power|lamp|load|bulb", "功率|灯泡|负载"),
)  # fmt: skip
CURRENT1 = opening(
    "current1", "I₁", "A", 1e6, Wording("primary current", "原线圈电流"),
    Wording("primary|primary current|input|draws", "原线圈|初级|输入"),
)  # fmt: skip
CURRENT2 = opening(
    "current2", "I₂", "A", 1e6, Wording("secondary current", "副线圈电流"),
    Wording("secondary|secondary current|output|current|load", "副线圈|次级|输出|电流|负载"),
)  # fmt: skip
EFFICIENCY = Slot(
    "efficiency", "η", "", 1.0, 0.01, 1.0, Wording("efficiency", "效率"), shown="%", quiet=True,
    cues=Wording("efficiency|efficient", "效率"),
)  # fmt: skip
FREQUENCY = Slot(
    "frequency", "f", "Hz", 50.0, 1e-3, 1e9, Wording("frequency", "频率"), quiet=True,
    cues=Wording("frequency|hertz", "频率"),
)  # fmt: skip

SLOTS = (
    VOLTAGE1, VOLTAGE2, TURNS1, TURNS2, LOAD, POWER, CURRENT1, CURRENT2, EFFICIENCY, FREQUENCY,
)  # fmt: skip
