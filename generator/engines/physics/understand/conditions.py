"""What a text says is there or is not: air, friction, damping."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from generator.engines.physics.phenomenon import Declaration, Slot
from generator.engines.physics.understand.phrases import finder
from generator.engines.physics.understand.settings import Axis, Setting
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording

WITH, WITHOUT = "with", "without"


def conditioned(lower: str, phenomenon: Declaration, given: Collection[str]) -> list[Axis]:
    """What the conditions in a text in lower case set; both states of one are a comparison.

    `given` are the keys of slots that have a number of the text's.
    """
    axes = []
    taken: set[str] = set()
    for name in table("conditions"):
        states = _states(name, lower)
        keys = [key for key in _managed(name, phenomenon) if key not in taken]
        if states and keys:
            taken.update(keys)
            axes.append(
                tuple(_setting(name, state, at, keys, phenomenon, given) for state, at in states)
            )
    return axes


def left_out(lower: str, phenomenon: Declaration) -> tuple[Wording, ...]:
    """What a text in lower case says is there, by name, and the phenomenon takes no notice of.

    Words that only tell where something is name it where it has something to act on: a rough table
    is friction to a cart, and nothing to light; to be "in air" is not to move against it.
    """
    there = {name: _named(name, lower, phenomenon) for name in table("conditions")}
    heeded = {at for name, at in there.items() if _managed(name, phenomenon)}
    found: dict[int, Wording] = {}
    for name, at in there.items():
        if at is not None and at not in heeded:
            row = table("conditions")[name]
            found.setdefault(at, Wording(row["name_en"], row["name_zh"]))
    return tuple(found.values())


def kept_out(name: str, phenomenon: Declaration) -> Mapping[str, Any]:
    """The values of a phenomenon's slots and choices where there is no air, no friction …"""
    return _values(name, WITHOUT, _managed(name, phenomenon), phenomenon)


def wants_air(lower: str) -> bool:
    """Whether a text in lower case wants air to be taken into account, in one case at least."""
    return any(state == WITH for state, _ in _states("air", lower))


def _states(name: str, lower: str) -> list[tuple[str, int]]:
    """The states of a condition that a text names, in its order, each with where it is."""
    if (match := _finder(name, "split").search(lower)) is not None:
        return [(WITHOUT, match.start()), (WITH, match.start() + 1)]
    absent, present = _mentions(name, lower)
    found = [(WITHOUT, absent[0].start())] if absent else []
    if present:
        found.append((WITH, present[0].start()))
    return sorted(found, key=lambda it: it[1])


def _mentions(name: str, lower: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Where a text says that it is not there, and where that it is."""
    absent = list(_finder(name, WITHOUT).finditer(lower))
    present = [
        match
        for match in _finder(name, WITH).finditer(lower)
        if not any(it.start() <= match.start() < it.end() or it.start() < match.end() <= it.end()
                   for it in absent)
    ]  # fmt: skip
    return absent, present


def _named(name: str, lower: str, phenomenon: Declaration) -> int | None:
    """Where a text says first that it is there and acts on something; None: it does not."""
    if (match := _finder(name, "split").search(lower)) is not None:
        return match.start() + 1
    acts = any(slot.unit in table("conditions")[name]["acts_on"] for slot in phenomenon.slots)
    _, present = _mentions(name, lower)
    named = [it for it in present if acts or not _finder(name, "where").fullmatch(it[0])]
    return named[0].start() if named else None


def _setting(
    name: str,
    state: str,
    at: int,
    keys: Collection[str],
    phenomenon: Declaration,
    given: Collection[str],
) -> Setting:
    open_ = keys if state == WITHOUT else [key for key in keys if key not in given]
    values = _values(name, state, open_, phenomenon)
    row = table("conditions")[name]
    return Setting(
        values=values,
        label=Wording(row[f"label_{state}_en"], row[f"label_{state}_zh"]),
        spots=(at,),
        assumed=frozenset(values) if state == WITH else frozenset(),
    )


def _managed(name: str, phenomenon: Declaration) -> list[str]:
    """The keys of what a condition sets: the choice that is made for it, or else slots."""
    keys = table("conditions")[name]["slots"]
    choices = [
        choice.key
        for choice in phenomenon.choices
        if choice.key in keys and {WITH, WITHOUT} <= {option.key for option in choice.options}
    ]
    return choices or [
        slot.key for slot in phenomenon.slots if slot.key in keys or slot.world == name
    ]


def _values(
    name: str, state: str, keys: Collection[str], phenomenon: Declaration
) -> dict[str, Any]:
    """A choice's state; of a slot zero, or what is typical where it takes zero of itself."""
    values: dict[str, Any] = {
        choice.key: state for choice in phenomenon.choices if choice.key in keys
    }
    for slot in phenomenon.slots:
        if slot.key in keys and state == WITHOUT and slot.low <= 0:
            values[slot.key] = 0.0
        if slot.key in keys and state == WITH and slot.default == 0:
            values[slot.key] = _typical(name, slot)
    return values


def _typical(name: str, slot: Slot) -> float:
    typical: Mapping[str, float] = table("conditions")[name]["typical"]
    return min(max(typical.get(slot.unit, slot.default), slot.low), slot.high)


@cache
def _finder(name: str, state: str) -> re.Pattern[str]:
    row = table("conditions")[name]
    return finder(f"{row[f'{state}_en']}|{row[f'{state}_zh']}")
