"""Motion curves: where, how tilted, how stretched a thing is at one moment."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.engines.sketch.draw.shot import Shot
from generator.engines.sketch.draw.tables import Table, table


@dataclass(slots=True)
class Pose:
    """`x`, `y` (up) in the thing's own heights, `angle` in degrees, `stretch` 0 is its own shape,
    `scale` is added to 1, `fade` 0 is fully there; `drop` is up in the frame's heights. `across_y`
    is a place in the frame's heights from its foot, for motions that cross the whole frame;
    `round` is turns about a centre."""

    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0
    stretch: float = 0.0
    scale: float = 0.0
    fade: float = 0.0
    drop: float = 0.0
    across_y: float = 0.0
    round: float = 0.0


def _keys(points: Sequence[tuple[float, float]], v: float, ease: str) -> float:
    for (start, low), (end, high) in pairwise(points):
        if start <= v <= end:
            share = (v - start) / max(1e-6, end - start)
            if ease == "in":
                share = share * share
            elif ease != "none":
                share = share * share * (3 - 2 * share)
            return low + (high - low) * share
    return points[-1][1]


WAVES: dict[str, Callable[[float], float]] = {
    "sine": lambda v: math.sin(2 * math.pi * v),
    "cosine": lambda v: math.cos(2 * math.pi * v),
    "hop": lambda v: abs(math.sin(math.pi * 2 * v)),
    "bounce": lambda v: 4 * (v % 1) * (1 - v % 1),
    "turn": lambda v: v,
    "constant": lambda v: 1.0,
}


class Motion:
    """A row of data/motions.toml at work over one clip."""

    def __init__(self, name: str, realm: str, shot: Shot, pace: float = 1.0) -> None:
        looks = table("motions")
        known = name if name in looks else "idle"
        self.look: Table = looks.get(f"{known}@{realm}", looks[known])
        slow = min(1.0, pace)
        self._terms = [
            (term, shot.cycles(float(term["hz"]) * slow) if term.get("hz") else 1)
            for term in self.look["terms"]
        ]
        self.travel = float(self.look.get("travel", 0.0)) * slow

    @property
    def orbits(self) -> bool:
        return any(term["of"] == "round" for term, _ in self._terms)

    @property
    def absolute(self) -> bool:
        return bool(self.look.get("absolute", False))

    def at(self, u: float, phase: float = 0.0) -> Pose:
        """The pose at `u`; `phase` (cycles) sets several of a kind apart."""
        pose = Pose()
        for term, cycles in self._terms:
            once = not term.get("hz")
            v = u if once else u * cycles + phase
            if term["wave"] == "keys":
                value = _keys(term["points"], min(v, 1.0) if once else v % 1, term.get("ease", ""))
            else:
                value = WAVES[term["wave"]](v)
            name = term["of"]
            setattr(pose, name, getattr(pose, name) + value * float(term["amount"]))
        return pose
