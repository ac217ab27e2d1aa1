"""The cases that a text sets of a topic: which number is in which slot, what is compared."""

from collections.abc import Collection, Mapping, Sequence

from generator.engines.physics.phenomenon import Declaration
from generator.engines.physics.understand.asked import Quantity, Refusal
from generator.engines.physics.understand.borrowing import with_own_units
from generator.engines.physics.understand.choosing import chosen
from generator.engines.physics.understand.comparing import Compared, compare
from generator.engines.physics.understand.conditions import conditioned, wants_air
from generator.engines.physics.understand.cues import Hit
from generator.engines.physics.understand.filling import Filled, fill, siblings, values_of
from generator.engines.physics.understand.measured import measured
from generator.engines.physics.understand.mentions import symbol_before
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.refusing import refused
from generator.engines.physics.understand.settings import Axis
from generator.engines.physics.understand.things import thrown, with_own_numbers
from generator.engines.physics.understand.usual_units import is_given, with_usual_units
from generator.engines.physics.understand.worlds import EARTH, placed, worlds_in
from generator.engines.physics.wording import NOTHING, Wording

_PAIR = 2


class Cases:
    """What a text sets of a phenomenon, whose declaration is enough; where that is all there is,
    what cannot be together is not noticed."""

    def __init__(
        self,
        prompt: Prompt,
        quantities: Sequence[Quantity],
        phenomenon: Declaration,
        hits: Sequence[Hit],
    ) -> None:
        self.prompt = prompt
        self.phenomenon = phenomenon
        counted = [
            it
            for it in quantities
            if symbol_before(prompt.text[: it.start]) or not _names_topic(it, hits)
        ]
        own = with_own_units(prompt, counted, phenomenon.slots)
        self.quantities = with_usual_units(prompt, own, phenomenon.slots)
        self._worlds = placed(prompt.lower, phenomenon, airy=wants_air(prompt.lower))
        filled = fill(prompt, self.quantities, phenomenon.slots)
        self._things = thrown(prompt.lower, phenomenon)
        self._values = values_of(filled, self.quantities, phenomenon.slots)
        if self._things and self._refused(self._compared()):
            self._things = ()
        if self._refused(self._compared()):
            self._think_again(filled)
        self.compared = self._compared()
        self.refusal = self._refused(self.compared)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The places in `quantities` of those that say something of their own, used or not."""
        return tuple(
            index
            for index, it in enumerate(self.quantities)
            if index in self.compared.fills or not self._said_already(it)
        )

    @property
    def fills(self) -> Mapping[int, str]:
        """The slots of the numbers, by their place, without those that are not heeded: what has no
        bearing in any case, and a zero, which for an open slot says nothing, where something else
        was taken."""
        if self.refusal is not None:
            return self.compared.fills
        ignored = frozenset.intersection(
            *(self.phenomenon.ignored(case.values) for case in self.compared.cases)
        )
        taken = [self.phenomenon.taken(case.values) for case in self.compared.cases]
        open_slots = {slot.key for slot in self.phenomenon.slots if slot.open}
        return {
            index: key
            for index, key in self.compared.fills.items()
            if key not in ignored
            and (
                key not in open_slots
                or self.quantities[index].value != 0
                or not any(usual.get(key) for usual in taken)
            )
        }

    @property
    def place(self) -> Wording:
        """The world that is named, where there is one."""
        if len(self._worlds) != 1:
            return NOTHING
        world = worlds_in(self.prompt.lower)[0][1]
        return NOTHING if world.key == EARTH else world.name

    def _think_again(self, filled: Filled) -> None:
        """Take numbers the other way round where that is possible and as they are is not."""
        first = self._values
        for other in filled.swapped():
            self._values = values_of(other, self.quantities, self.phenomenon.slots)
            if len(self._values) == len(first) and not self._refused(self._compared()):
                return
        self._values = first

    def _compared(self) -> Compared:
        return compare(self._axes(), self.phenomenon.defaults, self.phenomenon.most_cases)

    def _refused(self, compared: Compared) -> Refusal | None:
        cases = [case.values for case in compared.cases]
        return refused(self.phenomenon, cases, self._given(), self.place)

    def _axes(self) -> list[Axis]:
        """What the parts of the text set, those that win over others last."""
        lower, phenomenon = self.prompt.lower, self.phenomenon
        given = set(self._values)
        airy = {slot.key for slot in phenomenon.slots if slot.world == "air"}
        conditions = conditioned(lower, phenomenon, given | (airy if self._worlds else set()))
        settled = {key for axis in conditions for setting in axis for key in setting.values}
        things, values = with_own_numbers(lower, self._things, self._values, self.quantities)
        return [
            *([things] if things else []),
            *([self._worlds] if self._worlds else []),
            *measured(values, self.quantities, phenomenon.slots),
            *chosen(lower, phenomenon, self.quantities, settled),
            *conditions,
        ]

    def _given(self) -> Mapping[str, Sequence[tuple[Quantity, float]]]:
        return {
            key: [(self.quantities[index], value) for index, value in them]
            for key, them in self._values.items()
        }

    def _said_already(self, quantity: Quantity) -> bool:
        """Whether a number says nothing of its own: it repeats one that is used, or counts what
        there is: the cases, the things of a kind, the two that there are of most."""
        if quantity.unit or quantity.said_unit:
            used = [self.quantities[index] for index in self.compared.fills]
            return any((it.value, it.unit) == (quantity.value, quantity.unit) for it in used)
        if is_given(self.prompt, quantity):
            return False
        slots = self.phenomenon.slots
        alike = {1 + sum(siblings(slot, other) for other in slots) for slot in slots}
        counts = ({len(self.compared.cases)} | alike) - {1}
        in_words = not quantity.words[:1].isdigit()
        return quantity.value in counts or (in_words and quantity.value == _PAIR)


def _names_topic(quantity: Quantity, hits: Collection[Hit]) -> bool:
    """Whether a bare number is part of the words that name the topic: "two-slit". One in digits
    never is: a cue may reach over it, and it is the asker's."""
    in_words = quantity.unit == "" and not any(it.isdigit() for it in quantity.words)
    return in_words and any(hit.start <= quantity.start and quantity.end <= hit.end for hit in hits)
