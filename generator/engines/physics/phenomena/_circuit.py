"""Resistors on a battery: what is told of them, and what Ohm and Kirchhoff make of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.engines.physics.phenomena._connections import Groups, groups_of
from generator.engines.physics.phenomena._openings import Taken
from generator.engines.physics.phenomenon import Values

_USUAL = {"resistor": (10.0, 20.0, 30.0), "lamp": (10.0, 10.0, 10.0)}
"""The resistances in Ω where none is told."""

_USUAL_VOLTAGE = 12.0  # V
_TOLERANCE = 0.03  # by how much numbers of a text may disagree, which are rounded


@dataclass(frozen=True, slots=True)
class Circuit:
    """`resistances` in Ω, in the `groups`; a source of `voltage` V with `internal` Ω in it.
    `assumed` is what nobody told."""

    groups: Groups
    resistances: tuple[float, ...]
    voltage: float
    internal: float = 0.0
    assumed: tuple[Taken, ...] = ()

    def _of(self, group: Sequence[int]) -> float:
        """The resistance of resistors side by side, in Ω."""
        return 1 / sum(1 / self.resistances[it] for it in group)

    @property
    def resistance(self) -> float:
        """Of all of them together, in Ω."""
        return sum(self._of(group) for group in self.groups)

    @property
    def current(self) -> float:
        """From the source, in A."""
        return self.voltage / (self.resistance + self.internal)

    @property
    def terminal(self) -> float:
        """The voltage that is left outside the source, in V."""
        return self.current * self.resistance

    @property
    def voltages(self) -> tuple[float, ...]:
        """Over each resistor, in V."""
        found = {it: self.current * self._of(group) for group in self.groups for it in group}
        return tuple(found[it] for it in range(len(self.resistances)))

    @property
    def currents(self) -> tuple[float, ...]:
        """Through each resistor, in A."""
        pairs = zip(self.voltages, self.resistances, strict=True)
        return tuple(voltage / ohms for voltage, ohms in pairs)

    @property
    def powers(self) -> tuple[float, ...]:
        """Of each resistor, in W."""
        pairs = zip(self.voltages, self.currents, strict=True)
        return tuple(voltage * current for voltage, current in pairs)

    @property
    def power(self) -> float:
        """Of all of them together, in W."""
        return self.current * self.terminal


def circuit_of(values: Values) -> Circuit | None:
    """The circuit with these values, of which zero ones are not told; None where they disagree."""
    groups = groups_of(values)
    told = [values[f"resistance{it + 1}"] for it in range(sum(map(len, groups)))]
    if values["alike"] == "same" and any(told):
        told = [ohms or next(filter(None, told)) for ohms in told]
    if _rated(values, told):
        # What is said of several lamps is said of each: "two 60 W lamps on 230 V".
        told = [values["voltage"] ** 2 / values["power"]] * len(told)
        values = {**values, "power": 0.0}
    given = _source(values, groups, told)
    if given is None:
        return None
    voltage, current = given
    internal = values["internal"]
    total = voltage / current - internal if voltage and current else None
    ohms = _resistances(groups, told, total, _USUAL[values["device"]])
    if ohms is None:
        return None
    assumed = _open_ones(told, ohms, total)
    derived = values["current"] or (values["power"] and any(told))
    if not values["voltage"] and not derived:
        assumed = (("voltage", _USUAL_VOLTAGE), *assumed)
    if not voltage:
        one = Circuit(groups, ohms, 1.0, internal)
        voltage = current / one.current if current else _USUAL_VOLTAGE
    circuit = Circuit(groups, ohms, voltage, internal, assumed)
    if current and not math.isclose(circuit.current, current, rel_tol=_TOLERANCE):
        return None
    return circuit


def _rated(values: Values, told: Sequence[float]) -> bool:
    """Whether power and voltage are those that are printed on lamps."""
    open_ = not any(told) and not values["current"]
    printed = values["power"] > 0 and values["voltage"] > 0
    return values["device"] == "lamp" and len(told) > 1 and open_ and printed


def _open_ones(
    told: Sequence[float], ohms: Sequence[float], total: float | None
) -> tuple[Taken, ...]:
    """The resistances that nothing tells."""
    missing = [index for index, it in enumerate(told) if not it]
    if total is not None and len(missing) in (1, len(told)):
        return ()
    return tuple((f"resistance{it + 1}", ohms[it]) for it in missing)


def _source(values: Values, groups: Groups, told: Sequence[float]) -> tuple[float, float] | None:
    """Voltage and current, 0 where one is not told, with what the power says of them."""
    voltage, current = values["voltage"], values["current"]
    power, internal = values["power"], values["internal"]
    if not power:
        return voltage, current
    ohms = _resistances(groups, told, None) if any(told) else None
    if ohms is not None and not (voltage and 0 in told):
        current = current or math.sqrt(power / Circuit(groups, ohms, 1.0).resistance)
    elif not current:
        voltage = voltage or _USUAL_VOLTAGE
        rest = voltage**2 - 4 * internal * power
        if rest < 0:
            return None  # more than the source can give
        current = 2 * power / (voltage + math.sqrt(rest))
    due = power / current + current * internal
    if voltage and not math.isclose(voltage, due, rel_tol=_TOLERANCE):
        return None
    return voltage or due, current


def _resistances(
    groups: Groups,
    told: Sequence[float],
    total: float | None,
    usual: Sequence[float] = (),
) -> tuple[float, ...] | None:
    """All of them, those that are not told from their `total` or as the first one that is."""
    if total is not None and total <= 0:
        return None
    if not any(told):
        usual = tuple(usual[: len(told)])
        whole = Circuit(groups, usual, 1.0).resistance
        return tuple(it * (total / whole if total else 1.0) for it in usual)
    missing = [index for index, ohms in enumerate(told) if not ohms]
    if total is not None and len(missing) == 1:
        return _completed(groups, told, total, missing[0])
    first = next(ohms for ohms in told if ohms)
    return tuple(ohms or first for ohms in told)


def _completed(
    groups: Groups, told: Sequence[float], total: float, missing: int
) -> tuple[float, ...] | None:
    """With the one resistance that makes the `total`; None: none does."""
    for group in groups:
        inverses = [1 / told[it] for it in group if it != missing]
        if missing in group:
            beside = sum(inverses)
        else:
            total -= 1 / sum(inverses)
    if total <= 0 or 1 / total <= beside * (1 + 1e-9):
        return None
    found = 1 / (1 / total - beside)
    return tuple(found if it == missing else ohms for it, ohms in enumerate(told))
