"""The things that a text names, with the mass and the shape that things of their kind have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.engines.physics.phenomenon import Declaration
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.nearness import joined, turns
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

_SEVERAL = 2
_OWN = 20  # characters at most between a thing and a number that is its own

Numbers = Mapping[str, Sequence[tuple[int, float]]]
"""By slot the numbers in it, each by its index and its value in the slot's unit."""


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


def with_own_numbers(
    lower: str, things: Axis, values: Numbers, quantities: Sequence[Quantity]
) -> tuple[Axis, Numbers]:
    """Several things with the numbers that are said of one alone ("a 1 kg ball and a feather"),
    and the numbers that are left."""
    if len(things) < _SEVERAL:
        return things, values
    settings, left = list(things), dict(values)
    for key, them in values.items():
        if len(them) > 1:
            continue
        (index, value) = them[0]
        owner = _owner(lower, things, quantities[index])
        if owner is None or key not in things[owner].values:
            continue
        thing = settings[owner]
        settings[owner] = replace(
            thing,
            values={**thing.values, key: value},
            fills={**thing.fills, index: key},
            assumed=thing.assumed - {key},
        )
        del left[key]
    return tuple(settings), left


def _owner(lower: str, things: Axis, quantity: Quantity) -> int | None:
    """Which of the things a number stands right before ("3 kg hammer"), else right behind."""
    for place, thing in enumerate(things):
        between = lower[quantity.end : thing.start]
        if 0 <= thing.start - quantity.end <= _OWN and not turns(between) and not joined(between):
            return place
    behind = [place for place, thing in enumerate(things) if thing.start < quantity.start]
    if not behind or len(behind) == len(things):
        return None
    near = quantity.start - things[behind[-1]].start <= _OWN
    return behind[-1] if near else None


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
