"""A text whose topic is known: its cases, what they assume, and what stands against them."""

from collections.abc import Mapping
from typing import Any

from generator.engines.physics.phenomenon import Phenomenon, Slot
from generator.engines.physics.understand import quantities as numbers
from generator.engines.physics.understand.asked import Asked, Assumption, Refusal
from generator.engines.physics.understand.cases import Cases
from generator.engines.physics.understand.comparing import Row
from generator.engines.physics.understand.conditions import left_out
from generator.engines.physics.understand.mentions import named
from generator.engines.physics.understand.premises import corrected
from generator.engines.physics.understand.refusing import refused_range
from generator.engines.physics.wording import Wording


class Casing:
    """Says all that there is to say of the cases of a phenomenon."""

    def __init__(self, cases: Cases, phenomenon: Phenomenon[Any]) -> None:
        self._cases = cases
        self._phenomenon = phenomenon

    def asked(self, text: str, score: float) -> Asked:
        """The text, understood."""
        cases, compared = self._cases, self._cases.compared
        fills = cases.fills
        refusal = self._range() or cases.refusal
        return Asked(
            text=text,
            topic=self._phenomenon.slug,
            score=score,
            quantities=tuple(cases.quantities[index] for index in cases.numbers),
            fills={
                place: fills[index] for place, index in enumerate(cases.numbers) if index in fills
            },
            assumed=() if refusal else self._assumed(),
            cases=() if refusal else compared.cases,
            said=compared.said,
            shown_units=self._shown_units(fills),
            corrected=None if refusal else self._corrected(),
            refused=refusal,
            place=cases.place,
            left_out=left_out(cases.prompt.lower, self._phenomenon),
        )

    def _corrected(self) -> Wording | None:
        cases = [case.values for case in self._cases.compared.cases]
        return corrected(self._cases.prompt.lower, self._phenomenon, cases)

    def _assumed(self) -> tuple[Assumption, ...]:
        """What no part of the text sets and nothing else decides, and what the things in it bring
        along."""
        found: list[Assumption] = []
        compared = self._cases.compared
        taken = [self._phenomenon.taken(case.values) for case in compared.cases]
        for slot in self._phenomenon.slots:
            labels: dict[float, list[Wording]] = {}
            for case, row, usual in zip(compared.cases, compared.rows, taken, strict=True):
                said = case.values[slot.key]
                if self._left_open(slot, row, said, usual.get(slot.key)):
                    labels.setdefault(float(usual.get(slot.key, said)), []).append(case.label)
            found += [
                Assumption(
                    slot=slot.key, symbol=slot.symbol, value=value, unit=slot.unit,
                    cases=() if len(them) == len(compared.cases) else tuple(them),
                )
                for value, them in labels.items()
            ]  # fmt: skip
        return tuple(found)

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
        return named(self._cases.prompt.lower, slot)

    def _shown_units(self, fills: Mapping[int, str]) -> dict[str, str]:
        shown: dict[str, str] = {}
        for index, key in sorted(fills.items()):
            if self._cases.quantities[index].said_unit:
                shown.setdefault(key, self._cases.quantities[index].said_unit)
        return shown

    def _range(self) -> Refusal | None:
        """A range of what one of the slots takes, that the text leaves open. Two ends that are in
        two slots are none: "a transformer from 230 V to 12 V"."""
        for it in numbers.find_ranges(self._cases.prompt.text):
            ends = [
                (index, key)
                for index, key in self._cases.compared.fills.items()
                if it.start <= self._cases.quantities[index].start < it.end
            ]
            keys = {key for _, key in ends}
            if len(keys) == 1:
                return refused_range(self._phenomenon.slot(keys.pop()), it.words)
        return None
