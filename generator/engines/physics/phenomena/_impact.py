"""Two bodies in a line before and after they collide."""

from dataclasses import dataclass

_CUBE = 0.3  # m: how large a cart of 1 kg is drawn
_HALF = 4.2  # of the larger body's widths, that the track reaches to each side
_ROOM = 0.68  # of that, where a body may be
_LONGEST_AFTER = 2.2  # times as long as before


@dataclass(frozen=True, slots=True)
class Collision:
    """Faces meet at x = 0 at `meet`. `before` and `after` are the velocities of the first body,
    which is on the left, and of the second, in m/s; `widths` how large they are drawn, in m."""

    masses: tuple[float, float]
    before: tuple[float, float]
    restitution: float
    balls: bool

    @property
    def total_momentum(self) -> float:
        return self.masses[0] * self.before[0] + self.masses[1] * self.before[1]

    @property
    def after(self) -> tuple[float, float]:
        """From the momentum, and v₂′ − v₁′ = e (v₁ − v₂)."""
        one, two = self.masses
        parting = self.restitution * (self.before[0] - self.before[1])
        middle = self.total_momentum / (one + two)
        return middle - two / (one + two) * parting, middle + one / (one + two) * parting

    @property
    def widths(self) -> tuple[float, float]:
        sizes = [_CUBE * mass ** (1 / 3) for mass in self.masses]
        one, two = (max(size, 0.45 * max(sizes)) for size in sizes)
        return one, two

    @property
    def half(self) -> float:
        """How far the track reaches to each side, in m."""
        return _HALF * max(self.widths)

    @property
    def meet(self) -> float:
        """When they collide, in s."""
        return _ROOM * self.half / max(map(abs, self.before))

    @property
    def end(self) -> float:
        """When the first one comes near the end of the track, in s."""
        fastest = max(map(abs, self.after))
        most = _LONGEST_AFTER * self.meet
        room = _ROOM * self.half
        return self.meet + (room / fastest if fastest * most > room else most)

    def velocity(self, which: int, time: float) -> float:
        return (self.before if time < self.meet else self.after)[which]

    def place(self, which: int, time: float) -> float:
        """Of the middle of a body, in m."""
        since = time - self.meet
        side = self.widths[which] / 2 * (1 if which else -1)
        return side + (self.before if since < 0 else self.after)[which] * since

    def momentum(self, which: int, time: float) -> float:
        return self.masses[which] * self.velocity(which, time)

    def kinetic(self, which: int, time: float) -> float:
        return 0.5 * self.masses[which] * self.velocity(which, time) ** 2

    def energy(self, time: float) -> float:
        """The kinetic energy of both, in J."""
        return self.kinetic(0, time) + self.kinetic(1, time)

    @property
    def lost(self) -> float:
        """Kinetic energy that becomes heat: ½ μ (1 − e²) (v₁ − v₂)², μ the reduced mass."""
        one, two = self.masses
        closing = self.before[0] - self.before[1]
        return 0.5 * one * two / (one + two) * (1 - self.restitution**2) * closing**2
