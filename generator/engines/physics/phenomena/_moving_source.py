"""A source of waves that moves, the circles that it leaves, and what is heard of them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SONIC = 1e-6  # so near to it is the speed of sound itself
_PERIODS = 14.0  # that a run shows at most
_HALF = 12.0  # wavelengths from the middle to the side
_MOST_CIRCLES = 32
ASIDE = 10  # wavelengths beside the way, where what is heard in passing is told
_AROUND = 8.0  # times as far before and behind the nearest place, where 99 % of the speed counts


@dataclass(frozen=True, slots=True)
class Doppler:
    """A source that runs along the x axis and passes x = 0 in the middle of the run; it has run
    and sounded for long before. One listener waits behind, one ahead may come towards it."""

    frequency: float  # Hz
    source: float  # m/s
    listener: float  # m/s, towards the source
    sound: float  # m/s

    @property
    def mach(self) -> float:
        """The source's speed in speeds of sound."""
        return self.source / self.sound

    @property
    def subsonic(self) -> bool:
        return self.mach < 1 - SONIC

    @property
    def wavelength(self) -> float:
        """Of the source at rest, in m."""
        return self.sound / self.frequency

    @property
    def ahead(self) -> float | None:
        """The frequency that the listener ahead hears, in Hz; None: nothing before the source is
        there."""
        if not self.subsonic:
            return None
        return self.frequency * (self.sound + self.listener) / (self.sound - self.source)

    @property
    def behind(self) -> float:
        """The same behind the source, at rest."""
        return self.frequency * self.sound / (self.sound + self.source)

    @property
    def cone(self) -> float:
        """Half the angle of the Mach cone, in rad; a right angle for a source not faster than
        sound."""
        return math.asin(min(1.0, 1 / self.mach)) if self.mach > 1 else math.pi / 2

    @property
    def half(self) -> float:
        """From the middle of the picture to its side, in m."""
        return self.wavelength * max(_HALF, 4 * self.mach)

    @property
    def seconds(self) -> float:
        """Of one run: as many periods as the source and the listener have room for."""
        half, closing = self.half / self.wavelength, self.mach / 2 + self.listener / self.sound
        room = (0.8 * half - 1.5) / closing if closing > 0 else _PERIODS
        across = 1.3 * half / self.mach if self.mach > 0 else _PERIODS
        return min(_PERIODS, room, across) / self.frequency

    def place(self, time: float) -> float:
        """Of the source, in m; it stands still when the run is over."""
        return self.source * (min(time, self.seconds) - self.seconds / 2)

    def circles(self, time: float) -> NDArray[np.float64]:
        """The wave fronts, one for each period: shape (n, 2), centre on the x axis and radius, in
        m, the youngest first."""
        time = min(time, self.seconds)
        age = time % (1 / self.frequency) + np.arange(_MOST_CIRCLES) / self.frequency
        centre, radius = self.place(time) - self.source * age, self.sound * age
        return np.column_stack([centre, radius])

    @property
    def passing(self) -> float:
        """Seconds in which a source that moves comes by a place beside its way, to either side of
        when it is nearest."""
        return _AROUND * ASIDE * self.wavelength / self.source

    def heard(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        """The frequency `ASIDE` wavelengths beside the way, by the time it is heard, counted from
        when the source is nearest, in Hz; of a source slower than sound. What was sent at τ came
        c(t − τ) = √((vτ)² + d²) far."""
        c, v, aside = self.sound, self.source, ASIDE * self.wavelength
        now = np.asarray(time, float)
        root = np.sqrt((c * v * now) ** 2 + (c * c - v * v) * aside**2)
        sent = (c * c * now - root) / (c * c - v * v)
        away = c * (now - sent)
        pitch: NDArray[np.float64] = self.frequency / (1 + v * v * sent / (c * away))
        return pitch
