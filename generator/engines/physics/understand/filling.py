"""Which numbers each slot takes: one, or several to be compared."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.binding import Bound, bind
from generator.engines.physics.understand.fitting import value_for
from generator.engines.physics.understand.nearness import joined
from generator.engines.physics.understand.phrases import finder
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.tables import table

_NUMBERED = frozenset("₁₂₃₄₅₆12345678")
_BESIDE = 14  # characters beside a number in which a measure is its own


@dataclass(slots=True)
class Filled:
    """`taken` has by slot the indices of the numbers in it, in their order; more than one are to
    be compared. `loose` are those that are where they are by their order alone."""

    taken: dict[str, list[int]] = field(default_factory=dict)
    loose: set[int] = field(default_factory=set)

    def has(self, key: str) -> bool:
        return key in self.taken

    def take(self, key: str, indices: Iterable[int]) -> None:
        self.taken.setdefault(key, []).extend(indices)

    def swapped(self) -> Iterator["Filled"]:
        """What else it could be: two numbers that are alone in their slots, and there by their
        order alone, the other way round."""
        single = [key for key, them in self.taken.items() if len(them) == 1]
        for one, other in combinations(single, 2):
            if {self.taken[one][0], self.taken[other][0]} <= self.loose:
                changed = {one: self.taken[other], other: self.taken[one]}
                yield Filled(self.taken | changed, self.loose)


def compares(lower: str) -> bool:
    """Whether the text says that things are to be compared."""
    return bool(_comparing().search(lower))


def fill(prompt: Prompt, quantities: Sequence[Quantity], slots: Sequence[Slot]) -> Filled:
    """Give each number to the slot that its words, its symbol or its dimension name.

    Numbers that are in no slot are left out.
    """
    return _Filling(prompt, quantities, slots).filled()


class _Filling:
    """One text's numbers on their way into one phenomenon's slots."""

    def __init__(
        self, prompt: Prompt, quantities: Sequence[Quantity], slots: Sequence[Slot]
    ) -> None:
        self._prompt = prompt
        self._quantities = quantities
        self._slots = {slot.key: slot for slot in slots}
        self._filled = Filled()
        self._compares = compares(prompt.lower)

    def filled(self) -> Filled:
        bound = bind(self._prompt, self._quantities, tuple(self._slots.values()))
        plain = [it for it in bound if it.symbol or len(it.slots) == 1]
        for it in plain:
            self._into(next(iter(it.slots)), it)
        for it in bound:
            if it not in plain and it.slots:
                self._among(it, self._in_order(it.slots))
        for it in bound:
            if not it.slots:
                self._among(it, self._open_to(it))
        for indices in self._filled.taken.values():
            indices.sort()
        return self._filled

    def _into(self, key: str, bound: Bound) -> None:
        """Into a slot that was named, or on into those like it (m₂ after m₁) where a symbol does
        not tell; what is named twice is two to compare, where it reads so."""
        slot = self._slots[key]
        alike = [it for it in self._slots.values() if it is slot or siblings(it, slot)]
        free = [it for it in alike if not self._filled.has(it.key)]
        several = len(bound.indices) > 1 or self._filled.has(key)
        if several and not bound.symbol and self._spread(bound, free):
            self._one_each(bound, free)
        elif not self._filled.has(key) or self._parallel(slot, bound):
            self._filled.take(key, bound.indices)

    def _one_each(self, bound: Bound, slots: Sequence[Slot]) -> None:
        for index, slot in zip(bound.indices, slots, strict=False):
            self._filled.take(slot.key, [index])

    def _among(self, bound: Bound, slots: Sequence[Slot]) -> None:
        """Into the first slots that are free, one each; or all into one, to be compared."""
        free = [slot for slot in slots if not self._filled.has(slot.key)]
        self._filled.loose.update(bound.indices)
        if free and self._each(bound):
            for slot in [it for it in free if it is free[0] or siblings(it, free[0])]:
                self._filled.take(slot.key, bound.indices)
        elif free and (len(bound.indices) == 1 or self._spread(bound, free)):
            self._one_each(bound, free)
        elif free:
            self._filled.take(free[0].key, bound.indices)
        elif slots:
            last = self._latest(slots)
            if self._parallel(last, bound):
                self._filled.take(last.key, bound.indices)

    def _spread(self, bound: Bound, free: Sequence[Slot]) -> bool:
        """Whether a list is one number for each of several slots."""
        return not self._compares and len(free) >= len(bound.indices)

    def _each(self, bound: Bound) -> bool:
        """Whether a number is said of each of several things."""
        first, last = self._quantities[bound.indices[0]], self._quantities[bound.indices[-1]]
        beside = self._prompt.lower[max(0, first.start - _BESIDE) : last.end + _BESIDE]
        return len(bound.indices) == 1 and bool(_distributing().search(beside))

    def _in_order(self, keys: frozenset[str]) -> list[Slot]:
        return [slot for key, slot in self._slots.items() if key in keys]

    def _open_to(self, bound: Bound) -> list[Slot]:
        """The slots that a number without words may be in: those that are never mentioned of
        themselves only where there is no other, and of those that may be left open one alone."""
        if self._quantities[bound.indices[0]].unit == "":
            return []
        fitting = [
            slot
            for slot in self._slots.values()
            if all(value_for(self._quantities[index], slot) is not None for index in bound.indices)
        ]
        asked_for = [slot for slot in fitting if slot.open or not slot.quiet]
        if len(bound.indices) > 1:
            asked_for = [slot for slot in asked_for if not slot.open] or asked_for
        return [slot for slot in asked_for if slot.world is None] or fitting

    def _latest(self, slots: Sequence[Slot]) -> Slot:
        """The slot whose last number stands last, and so nearest before the next one."""
        return max(slots, key=lambda slot: self._filled.taken[slot.key][-1])

    def _parallel(self, slot: Slot, bound: Bound) -> bool:
        """Whether more numbers are to be compared with what the slot has."""
        if bound.slots and slot.key not in bound.slots:
            return False
        earlier = self._quantities[self._filled.taken[slot.key][-1]]
        later = self._quantities[bound.indices[0]]
        if later.end <= earlier.start:
            earlier, later = later, earlier
        alike = self._measures(later, slot) <= self._measures(earlier, slot)
        if not bound.slots and not alike:
            return False
        between = self._prompt.lower[earlier.end : later.start]
        return self._compares or joined(between)

    def _measures(self, quantity: Quantity, slot: Slot) -> set[str]:
        """What the words right beside a number say that it measures, the slot's own left out."""
        lower = self._prompt.lower
        beside = lower[max(0, quantity.start - _BESIDE) : quantity.end + _BESIDE]
        own = set(slot.cues.en.split("|")) | set(slot.cues.zh.split("|"))
        return {match[0] for match in _measuring().finditer(beside)} - own


def values_of(
    filled: Filled, quantities: Sequence[Quantity], slots: Sequence[Slot]
) -> Mapping[str, list[tuple[int, float]]]:
    """By slot the numbers in it, each by its index and its value in the slot's unit."""
    found: dict[str, list[tuple[int, float]]] = {}
    for slot in slots:
        for index in filled.taken.get(slot.key, ()):
            value = value_for(quantities[index], slot)
            if value is not None:
                found.setdefault(slot.key, []).append((index, value))
    return found


def siblings(one: Slot, other: Slot) -> bool:
    """Whether two slots are the same of different things: m₁ and m₂."""
    return (
        one.unit == other.unit
        and one.symbol[-1:] in _NUMBERED
        and other.symbol[-1:] in _NUMBERED
        and one.symbol[:-1] == other.symbol[:-1]
        and one.symbol != other.symbol
    )


@cache
def _distributing() -> re.Pattern[str]:
    words = table("nearby")["each"]
    return finder(f"{words['en']}|{words['zh']}")


@cache
def _measuring() -> re.Pattern[str]:
    words = table("nearby")["measures"]
    return finder(f"{words['en']}|{words['zh']}")


@cache
def _comparing() -> re.Pattern[str]:
    words = table("nearby")["comparing"]
    return finder(f"{words['en']}|{words['zh']}")
