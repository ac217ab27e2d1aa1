"""Water as ice, liquid and steam at normal pressure, and what heat makes of it."""

from dataclasses import dataclass

MELTING, BOILING = 273.15, 373.15  # K
ICE, WATER, STEAM = 2100.0, 4186.0, 2010.0
"""Heat capacities in J/(kg·K); OpenStax, College Physics 2e, table 14.1."""
FUSION, VAPORISATION = 334e3, 2256e3
"""Latent heats in J/kg; the same, table 14.2."""

_WARM = FUSION
_HOT = _WARM + WATER * (BOILING - MELTING)
_GONE = _HOT + VAPORISATION


@dataclass(frozen=True, slots=True)
class Phase:
    """`temperature` in K; of the mass, the shares that are ice, liquid and steam."""

    temperature: float
    ice: float
    water: float
    steam: float


def phase_of(heat: float) -> Phase:
    """What a kilogram is that has so much more heat than ice at its melting point, in J/kg."""
    if heat < 0:
        return Phase(MELTING + heat / ICE, 1.0, 0.0, 0.0)
    if heat < _WARM:
        return Phase(MELTING, 1 - heat / FUSION, heat / FUSION, 0.0)
    if heat <= _HOT:
        return Phase(MELTING + (heat - _WARM) / WATER, 0.0, 1.0, 0.0)
    if heat < _GONE:
        steam = (heat - _HOT) / VAPORISATION
        return Phase(BOILING, 0.0, 1 - steam, steam)
    return Phase(BOILING + (heat - _GONE) / STEAM, 0.0, 0.0, 1.0)


def heat_of(temperature: float, *, above: bool) -> float:
    """Of a kilogram at a temperature in K, in J/kg from ice at its melting point; at a point of
    melting or boiling, with all of it changed already (`above`) or nothing yet."""
    if temperature < MELTING or (temperature == MELTING and not above):
        return (temperature - MELTING) * ICE
    if temperature < BOILING or (temperature == BOILING and not above):
        return _WARM + (temperature - MELTING) * WATER
    return _GONE + (temperature - BOILING) * STEAM


@dataclass(frozen=True, slots=True)
class Heating:
    """So much water, heated or cooled with even `power`. Where it begins or ends at a point of
    melting or boiling, `first` and `last` tell whether all of it has changed by then (`above`);
    None: it begins unchanged, and ends before it changes."""

    mass: float  # kg
    power: float  # W
    start: float  # K
    end: float  # K
    first: bool | None = None
    last: bool | None = None

    @property
    def cools(self) -> bool:
        one, two = self._heats
        return one > two

    @property
    def _heats(self) -> tuple[float, float]:
        """Of a kilogram, at first and in the end, in J/kg."""
        down = self.start > self.end
        one, two = (
            heat_of(it, above=down if above is None else above)
            for it, above in ((self.start, self.first), (self.end, self.last))
        )
        return one, two

    @property
    def heat(self) -> float:
        """That is taken up, in all, in J; negative when it is given away."""
        one, two = self._heats
        return (two - one) * self.mass

    @property
    def seconds(self) -> float:
        return abs(self.heat) / self.power

    def phase(self, time: float) -> Phase:
        one, two = self._heats
        share = min(1.0, max(0.0, time / self.seconds)) if self.seconds else 1.0
        return phase_of(one + (two - one) * share)

    def taken(self, time: float) -> float:
        """The heat by then, in J."""
        return self.heat * min(1.0, max(0.0, time / self.seconds))

    def reached(self, heat: float) -> float | None:
        """When a kilogram has so much heat, in s; None: never."""
        one, two = self._heats
        share = (heat - one) / (two - one)
        return share * self.seconds if 0 <= share <= 1 else None

    def times(self) -> list[float]:
        """Of the corners of the curve of its temperature: beginning, changes of phase, end."""
        corners = [self.reached(it) for it in (0.0, _WARM, _HOT, _GONE)]
        return sorted({0.0, self.seconds, *(it for it in corners if it is not None)})

    @property
    def melting(self) -> float | None:
        """Seconds that melting (or freezing) takes; None: it does not happen, or not wholly."""
        return self._between(0.0, _WARM)

    @property
    def boiling(self) -> float | None:
        """The same of boiling away (or condensing)."""
        return self._between(_HOT, _GONE)

    @property
    def boils_at(self) -> float | None:
        """When it begins to boil, in s."""
        return None if self.cools else self.reached(_HOT)

    def _between(self, low: float, high: float) -> float | None:
        one, two = self.reached(low), self.reached(high)
        return None if one is None or two is None else abs(two - one)
