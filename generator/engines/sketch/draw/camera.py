"""The camera's way over the clip: pan, tilt, zoom, following, trembling."""

import math

import numpy as np

from generator.engines.sketch.draw.shot import Shot
from generator.engines.sketch.draw.tables import Table, table


def eased(u: float) -> float:
    """Slow, fast, slow: 0 to 1."""
    return u * u * (3 - 2 * u)


class Camera:
    """`pan` and `tilt` are pixels at depth 1, `zoom` is a factor of at least 1."""

    def __init__(self, move: str, shot: Shot, follow_speed: float) -> None:
        """`follow_speed`: units a second that the leading subject makes, signed; 0 for nobody."""
        looks = table("cameras")
        look: Table = looks.get(move, looks["auto"])
        self._look = look
        self._shot = shot
        speed = follow_speed if follow_speed else float(look.get("lead", 0.0))
        self._travel = speed * shot.seconds * shot.unit
        generator = shot.random("camera")
        self._phases = generator.random(6) * 2 * math.pi
        self._waves = [shot.cycles(hz) for hz in (5.1, 8.3, 3.7)]

    @property
    def reach(self) -> float:
        """How far it pans to either side of the middle, in pixels at depth 1."""
        pans = [abs(self.pan(u)) for u in np.linspace(0, 1, 9)]
        return max(pans) + 2

    def pan(self, u: float) -> float:
        start, end = self._look.get("pan", (0.0, 0.0))
        unit = self._shot.height
        way = (start + (end - start) * eased(u)) * unit
        way += float(self._look.get("swing", 0.0)) * unit * math.sin(2 * math.pi * u)
        return float(way + self._travel * (u - 0.5) + self._tremble(u, 0) * unit)

    def tilt(self, u: float) -> float:
        start, end = self._look.get("tilt", (0.0, 0.0))
        height = self._shot.height
        return float((start + (end - start) * eased(u) + self._tremble(u, 3)) * height)

    def zoom(self, u: float) -> float:
        start, end = self._look.get("zoom", (1.0, 1.0))
        return float(start + (end - start) * eased(u))

    @property
    def horizon(self) -> float:
        """How far the move lowers the horizon, in the frame's heights."""
        return float(self._look.get("horizon", 0.0))

    def _tremble(self, u: float, first: int) -> float:
        amount = float(self._look.get("shake", 0.0))
        if not amount:
            return 0.0
        angles = [
            2 * math.pi * wave * u + self._phases[first + i] for i, wave in enumerate(self._waves)
        ]
        return amount * sum(math.sin(angle) for angle in angles) / 2
