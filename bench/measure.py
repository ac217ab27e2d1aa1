"""A series of timings, and a row of the table: two series set beside each other."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """Timings of the same thing, in seconds."""

    name: str
    seconds: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p99(self) -> float:
        """The smallest timing that at least 99 % of the series do not exceed."""
        ordered = sorted(self.seconds)
        return ordered[max(0, -(-99 * len(ordered) // 100) - 1)]

    @property
    def noise(self) -> float:
        """Half the distance between the quartiles, as a share of the median."""
        if len(self.seconds) < 2:
            return 0.0
        low, _, high = statistics.quantiles(self.seconds, n=4)
        return (high - low) / 2 / self.median


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One promise: `measured` and what it is set `beside`, both in words; their `ratio`; the
    `goal` in words and whether it was `met` (None: there is no goal); the `noise` of the series."""

    name: str
    measured: str
    beside: str
    ratio: float
    goal: str = ""
    met: bool | None = None
    noise: float = 0.0


def spell(seconds: float) -> str:
    """A duration in the unit that suits it.

    >>> spell(0.0123), spell(2.5)
    ('12.3 ms', '2.50 s')
    """
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
