"""A pipe whose width changes once, and the liquid that flows through it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

PARCELS = 14
"""Of equal volume, that fill the pipe."""

ENDS, BEND = 3.0, 0.8
"""Where the pipe ends and begins to change, from its middle, in diameters of the wider part."""

_GRID = 240


@dataclass(frozen=True)
class Pipe:
    """`first` and `second` are the diameters in m, `speed` is that in the first part, in m/s. One
    that is `deep` (m) is no pipe but an open channel, as deep everywhere and so wide."""

    first: float
    second: float
    speed: float
    deep: float | None = None

    @property
    def areas(self) -> tuple[float, float]:
        """In m²."""
        if self.deep is not None:
            return self.first * self.deep, self.second * self.deep
        return math.pi / 4 * self.first**2, math.pi / 4 * self.second**2

    @property
    def flow(self) -> float:
        """In m³/s."""
        return self.areas[0] * self.speed

    @property
    def later(self) -> float:
        """The speed in the second part, in m/s: the same volume passes everywhere."""
        return self.speed * self.areas[0] / self.areas[1]

    @property
    def wide(self) -> float:
        """The diameter of the wider part, in m."""
        return max(self.first, self.second)

    def radius(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """Of places along the pipe, all in `wide`."""
        share = np.clip((x / BEND + 1) / 2, 0, 1)
        share = share * share * (3 - 2 * share)
        radius: NDArray[np.float64] = self.first + (self.second - self.first) * share
        return radius / (2 * self.wide)

    @cached_property
    def _filling(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The share of the pipe's volume that is before each place, and the places, in `wide`."""
        way = np.linspace(-ENDS, ENDS, _GRID)
        area = self._section(way)
        before = np.concatenate([[0.0], np.cumsum((area[1:] + area[:-1]) * np.diff(way))])
        return before / before[-1], way

    @cached_property
    def passing(self) -> float:
        """Seconds that the liquid takes through the whole pipe."""
        _, way = self._filling
        volume = np.trapezoid(self._section(way), way) * self.wide
        return float(volume) / self.flow

    def _section(self, way: NDArray[np.float64]) -> NDArray[np.float64]:
        """Of places along it, in `wide`, the cross-sections in m²."""
        radius = self.radius(way) * self.wide
        section: NDArray[np.float64] = (
            math.pi * radius**2 if self.deep is None else 2 * radius * self.deep
        )
        return section

    @property
    def period(self) -> float:
        """Seconds after which the picture is the same, where every other parcel is a dark one."""
        return 2 * self.passing / PARCELS

    def parcel(self, index: int, time: float) -> tuple[float, float]:
        """From where to where the dark parcel of that number reaches, in `wide`."""
        begin = (2 * (index + time / self.period % 1) - 1) / PARCELS
        return self._reached(begin), self._reached(begin + 1 / PARCELS)

    def _reached(self, share: float) -> float:
        """Where so much of the pipe's volume is before, in `wide`; beyond its ends the pipe goes on
        as wide as it is there."""
        shares, way = self._filling
        inside = min(max(share, 0.0), 1.0)
        step = 1 if share < 0 else -1
        pace = (way[step] - way[step - 1]) / (shares[step] - shares[step - 1])
        return float(np.interp(inside, shares, way) + (share - inside) * pace)


def pipe_of(values: Values) -> Pipe:
    """By its diameters or areas, and by the speed or the flow."""
    first, second = (
        math.sqrt(4 / math.pi * values[f"area{which}"]) or values[f"diameter{which}"]
        for which in (1, 2)
    )
    flow = values["flow"]
    return Pipe(first, second, flow / (math.pi / 4 * first**2) if flow else values["speed"])


def settled_pipe(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    found = {} if values["flow"] else as_is(values, "speed")
    open_ones = (f"diameter{it}" for it in (1, 2) if not values[f"area{it}"])
    return found | as_is(values, *open_ones)


PIPE_SLOTS = (
    Slot(
        "speed", "v₁", "m/s", 1.0, 1e-4, 100.0, Wording("speed in the first part", "粗管流速"),
        quiet=True,
        cues=Wording("speed|velocity|flows at|at|enters", "流速|速度|流入"),
    ),
    Slot(
        "diameter1", "d₁", "m", 0.1, 1e-4, 10.0, quiet=True,
        name=Wording("first diameter", "粗管直径"),
        cues=Wording("from|pipe|diameter|wide|first", "粗管|管径|直径|内径|从"),
    ),
    Slot(
        "diameter2", "d₂", "m", 0.05, 1e-4, 10.0, quiet=True,
        name=Wording("second diameter", "细管直径"),
        cues=Wording(
            "to|narrows to|narrow|throat|second|constriction|nozzle",
            "细管|变为|收缩到|变细|喉部|到",
        ),
    ),
    Slot(
        "area1", "A₁", "m²", 0.0, 0.0, 100.0, quiet=True, open=True,
        name=Wording("first cross-section", "粗管截面积"),
        cues=Wording("from|cross-section|area|first|wide", "粗管|截面积|粗处|面积"),
    ),
    Slot(
        "area2", "A₂", "m²", 0.0, 0.0, 100.0, quiet=True, open=True,
        name=Wording("second cross-section", "细管截面积"),
        cues=Wording("to|narrows to|narrow|throat|second", "细管|变为|收缩到|细处|喉部"),
    ),
    Slot(
        "flow", "Q", "m³/s", 0.0, 0.0, 1e4, quiet=True, open=True, name=Wording("flow", "流量"),
        cues=Wording("flow|flow rate|discharge|per second", "流量|每秒"),
    ),
)  # fmt: skip
"""Of a pipe; what is zero is not told."""


def bad_pipe(values: Values) -> Wording | None:
    """Why there is no such pipe."""
    pipe = pipe_of(values)
    if not 1e-4 <= min(pipe.first, pipe.second) <= max(pipe.first, pipe.second) <= 12:
        return Wording(
            "A pipe like this would be thinner than 0.1 mm or wider than 12 m.",
            "这样的管子会细于 0.1 mm 或粗于 12 m。",
        )
    if not 1e-5 <= min(pipe.speed, pipe.later) <= max(pipe.speed, pipe.later) <= 1000:
        return Wording(
            "No liquid flows so fast or so slowly through a pipe like this.",
            "液体在这样的管子里不会流得这么快或这么慢。",
        )
    return None
