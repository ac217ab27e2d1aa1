"""The things that a text names, with the mass and the shape that things of their kind have."""

import re
from dataclasses import dataclass
from functools import cache

from generator.engines.physics.phenomenon import Declaration
from generator.engines.physics.understand.phrases import finder
from generator.engines.physics.understand.settings import Axis, Setting
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording

_KEYS = {
    "mass": ("mass",),
    "radius": ("radius",),
    "area": ("area",),
    "drag": ("drag", "drag_coefficient"),
}
"""What is known of a thing, with the keys of the slots that take it."""


@dataclass(frozen=True, slots=True)
class _Thing:
    name: Wording
    find: re.Pattern[str]
    known: tuple[tuple[str, float], ...]


def thrown(lower: str, phenomenon: Declaration) -> Axis:
    """What the things named in a text in lower case set: one after the other in its order.

    Their values are assumed. A name inside a longer one ("ball" in "bowling ball") is none.
    """
    units = {slot.key: slot for slot in phenomenon.slots}
    settings = []
    for start, thing in _found(lower):
        values = {
            key: min(max(value, units[key].low), units[key].high)
            for known, value in thing.known
            for key in _KEYS[known]
            if key in units
        }
        if values:
            settings.append(
                Setting(values=values, label=thing.name, spots=(start,), assumed=frozenset(values))
            )
    return tuple(settings)


def _found(lower: str) -> list[tuple[int, _Thing]]:
    spans = [
        (match.start(), match.end(), thing)
        for thing in _things()
        if (match := thing.find.search(lower)) is not None
    ]
    return sorted(
        (
            (start, thing)
            for start, end, thing in spans
            if not any(
                left <= start and end <= right and (left, right) != (start, end)
                for left, right, _ in spans
            )
        ),
        key=lambda it: it[0],
    )


@cache
def _things() -> tuple[_Thing, ...]:
    return tuple(
        _Thing(
            Wording(row["en"], row["zh"]),
            finder(f"{row['cues_en']}|{row['cues_zh']}"),
            tuple((known, float(row[known])) for known in _KEYS if known in row),
        )
        for row in table("things").values()
    )
