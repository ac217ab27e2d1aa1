"""A text whose topic is known: its cases, what they assume, and what stands against them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from generator.engines.physics.phenomenon import Phenomenon, Slot
from generator.engines.physics.understand import quantities as numbers
from generator.engines.physics.understand.asked import (
    Asked,
    Assumption,
    Quantity,
    Refusal,
)
from generator.engines.physics.understand.borrowing import with_own_units
from generator.engines.physics.understand.choosing import chosen
from generator.engines.physics.understand.comparing import Compared, Row, compare
from generator.engines.physics.understand.conditions import conditioned, wants_air
from generator.engines.physics.understand.cues import Hit
from generator.engines.physics.understand.filling import Filled, fill, siblings, values_of
from generator.engines.physics.understand.measured import measured
from generator.engines.physics.understand.mentions import named, symbol_before
from generator.engines.physics.understand.premises import corrected
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.refusing import refused, refused_range
from generator.engines.physics.understand.settings import Axis
from generator.engines.physics.understand.things import thrown
from generator.engines.physics.understand.usual_units import is_given, with_usual_units
from generator.engines.physics.understand.worlds import EARTH, placed, worlds_in
from generator.engines.physics.wording import NOTHING, Wording

_PAIR = 2


class Casing:
    """Makes of a text and its phenomenon the cases that are asked for."""

    def __init__(
        self,
        prompt: Prompt,
        quantities: Sequence[Quantity],
        phenomenon: Phenomenon[Any],
        hits: Sequence[Hit],
    ) -> None:
        self._prompt = prompt
        self._phenomenon = phenomenon
        counted = [
            it
            for it in quantities
            if symbol_before(prompt.text[: it.start]) or not _names_topic(it, hits)
        ]
        own = with_own_units(prompt, counted, phenomenon.slots)
        self._quantities = with_usual_units(prompt, own, phenomenon.slots)
        self._worlds = placed(prompt.lower, phenomenon, airy=wants_air(prompt.lower))
        filled = fill(prompt, self._quantities, phenomenon.slots)
        self._things = thrown(prompt.lower, phenomenon)
        self._values = values_of(filled, self._quantities, phenomenon.slots)
        if self._things and self._refusal(self._compared()):
            self._things = ()
        if self._refusal(self._compared()):
            self._think_again(filled)

    def asked(self, text: str, score: float) -> Asked:
        """All that there is to say of the text."""
        compared = self._compared()
        fills = self._heeded(compared)
        refusal = self._range(compared) or self._refusal(compared)
        kept = [
            (index, it)
            for index, it in enumerate(self._quantities)
            if index in compared.fills or not self._said_already(it, compared)
        ]
        return Asked(
            text=text,
            topic=self._phenomenon.slug,
            score=score,
            quantities=tuple(it for _, it in kept),
            fills={place: fills[index] for place, (index, _) in enumerate(kept) if index in fills},
            assumed=() if refusal else self._assumed(compared),
            cases=() if refusal else compared.cases,
            said=compared.said,
            shown_units=self._shown_units(fills),
            corrected=None if refusal else self._corrected(compared),
            refused=refusal,
            place=self._place(),
        )

    def _heeded(self, compared: Compared) -> Mapping[int, str]:
        """The slots of the numbers, by their place, without those whose zero is not heeded: for an
        open slot it says nothing, and where something else was taken, the number is not used."""
        if self._refusal(compared):
            return compared.fills
        taken = [self._phenomenon.taken(case.values) for case in compared.cases]
        open_slots = {slot.key for slot in self._phenomenon.slots if slot.open}
        return {
            index: key
            for index, key in compared.fills.items()
            if key not in open_slots
            or self._quantities[index].value != 0
            or not any(usual.get(key) for usual in taken)
        }

    def _think_again(self, filled: Filled) -> None:
        """Take numbers the other way round where that is possible and as they are is not."""
        first = self._values
        for other in filled.swapped():
            self._values = values_of(other, self._quantities, self._phenomenon.slots)
            if len(self._values) == len(first) and not self._refusal(self._compared()):
                return
        self._values = first

    def _compared(self) -> Compared:
        return compare(self._axes(), self._phenomenon.defaults, self._phenomenon.most_cases)

    def _refusal(self, compared: Compared) -> Refusal | None:
        cases = [case.values for case in compared.cases]
        return refused(self._phenomenon, cases, self._given(), self._place())

    def _corrected(self, compared: Compared) -> Wording | None:
        cases = [case.values for case in compared.cases]
        return corrected(self._prompt.lower, self._phenomenon, cases)

    def _axes(self) -> list[Axis]:
        """What the parts of the text set, those that win over others last."""
        lower, phenomenon = self._prompt.lower, self._phenomenon
        given = set(self._values)
        airy = {slot.key for slot in phenomenon.slots if slot.world == "air"}
        conditions = conditioned(lower, phenomenon, given | (airy if self._worlds else set()))
        settled = {key for axis in conditions for setting in axis for key in setting.values}
        return [
            *([self._things] if self._things else []),
            *([self._worlds] if self._worlds else []),
            *measured(self._values, self._quantities, phenomenon.slots),
            *chosen(lower, phenomenon, self._quantities, settled),
            *conditions,
        ]

    def _given(self) -> Mapping[str, Sequence[tuple[Quantity, float]]]:
        return {
            key: [(self._quantities[index], value) for index, value in them]
            for key, them in self._values.items()
        }

    def _assumed(self, compared: Compared) -> tuple[Assumption, ...]:
        """What no part of the text sets and nothing else decides, and what the things in it bring
        along."""
        found: dict[tuple[str, float], Assumption] = {}
        taken = [self._phenomenon.taken(case.values) for case in compared.cases]
        for slot in self._phenomenon.slots:
            for case, row, usual in zip(compared.cases, compared.rows, taken, strict=True):
                said = case.values[slot.key]
                if self._left_open(slot, row, said, usual.get(slot.key)):
                    value = float(usual.get(slot.key, said))
                    found[slot.key, value] = Assumption(
                        slot=slot.key, symbol=slot.symbol, value=value, unit=slot.unit
                    )
        return tuple(found.values())

    def _left_open(self, slot: Slot, row: Row, value: float, taken: float | None) -> bool:
        """Whether the slot's value in a case is not the text's own, and worth mention; `taken` is
        the one that the phenomenon takes, if it needs one."""
        setters = [setting for setting in row if slot.key in setting.values]
        if setters and slot.key not in setters[-1].assumed:
            return slot.open and taken not in (None, value)
        if taken is not None or not slot.quiet:
            return True
        tells_all = self._phenomenon.settled is not None and slot.default != 0
        if setters or slot.open or tells_all:
            return bool(setters) and self._phenomenon.settled is None
        return named(self._prompt.lower, slot)

    def _shown_units(self, fills: Mapping[int, str]) -> dict[str, str]:
        shown: dict[str, str] = {}
        for index, key in sorted(fills.items()):
            if self._quantities[index].said_unit:
                shown.setdefault(key, self._quantities[index].said_unit)
        return shown

    def _place(self) -> Wording:
        if len(self._worlds) != 1:
            return NOTHING
        world = worlds_in(self._prompt.lower)[0][1]
        return NOTHING if world.key == EARTH else world.name

    def _said_already(self, quantity: Quantity, compared: Compared) -> bool:
        """Whether a number says nothing of its own: it repeats one that is used, or counts what
        there is: the cases, the things of a kind, the two that there are of most."""
        if quantity.unit or quantity.said_unit:
            used = [self._quantities[index] for index in compared.fills]
            return any((it.value, it.unit) == (quantity.value, quantity.unit) for it in used)
        if is_given(self._prompt, quantity):
            return False
        slots = self._phenomenon.slots
        alike = {1 + sum(siblings(slot, other) for other in slots) for slot in slots}
        counts = ({len(compared.cases)} | alike) - {1}
        in_words = not quantity.words[:1].isdigit()
        return quantity.value in counts or (in_words and quantity.value == _PAIR)

    def _range(self, compared: Compared) -> Refusal | None:
        """A range of what one of the slots takes, that the text leaves open. Two ends that are in
        two slots are none: "a transformer from 230 V to 12 V"."""
        for it in numbers.find_ranges(self._prompt.text):
            ends = [
                (index, key)
                for index, key in compared.fills.items()
                if it.start <= self._quantities[index].start < it.end
            ]
            keys = {key for _, key in ends}
            if len(keys) == 1:
                return refused_range(self._phenomenon.slot(keys.pop()), it.words)
        return None


def _names_topic(quantity: Quantity, hits: Collection[Hit]) -> bool:
    """Whether a bare number is part of the words that name the topic: "two-slit". One in digits
    never is: a cue may reach over it, and it is the asker's."""
    in_words = quantity.unit == "" and not any(it.isdigit() for it in quantity.words)
    return in_words and any(hit.start <= quantity.start and quantity.end <= hit.end for hit in hits)
