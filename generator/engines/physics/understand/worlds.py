"""The places that a text names: their gravity and their air."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.engines.physics.phenomenon import Declaration
from generator.engines.physics.understand.conditions import kept_out
from generator.engines.physics.understand.phrases import finder
from generator.engines.physics.understand.settings import Axis, Setting
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording

EARTH = "earth"


@dataclass(frozen=True, slots=True)
class World:
    """A place; `gravity` in m/s², `air` its density in kg/m³, None: what there is on the Earth."""

    key: str
    name: Wording
    find: re.Pattern[str]
    gravity: float | None
    air: float | None


def worlds_in(lower: str) -> list[tuple[int, World]]:
    """The worlds that a text in lower case names, each with where it does so first."""
    found = [
        (match.start(), world)
        for world in _worlds()
        if (match := world.find.search(lower)) is not None
    ]
    return sorted(found, key=lambda it: it[0])


def placed(lower: str, phenomenon: Declaration, *, airy: bool) -> Axis:
    """What the worlds of a text set in a phenomenon; nothing where it takes no notice of them.

    `airy`: the text wants their air taken into account even by one that leaves it out of itself.
    """
    settings = []
    for start, world in worlds_in(lower):
        values = _values(world, phenomenon, airy=airy)
        if values is not None:
            settings.append(Setting(values=values, label=world.name, spots=(start,)))
    return tuple(settings)


def _values(world: World, phenomenon: Declaration, *, airy: bool) -> Mapping[str, Any] | None:
    """By slot and choice; None: there is none that a place could set."""
    values: dict[str, Any] = {}
    without = kept_out("air", phenomenon)
    concerned = [slot for slot in phenomenon.slots if slot.world is not None]
    if not concerned and not without:
        return None
    if world.air == 0:
        values.update(without)
    for slot in concerned:
        known = world.gravity if slot.world == "gravity" else world.air
        left_out = slot.world == "air" and slot.default == 0 and not airy
        if slot.key not in values:
            values[slot.key] = slot.default if known is None or left_out else known
    return values


@cache
def _worlds() -> tuple[World, ...]:
    return tuple(
        World(
            key=key,
            name=Wording(row["en"], row["zh"]),
            find=finder(f"{row['cues_en']}|{row['cues_zh']}"),
            gravity=row.get("gravity"),
            air=row.get("air"),
        )
        for key, row in table("worlds").items()
    )
