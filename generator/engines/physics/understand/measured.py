"""The numbers of a text as settings: one of what is fixed, one for each case of what varies."""

from collections.abc import Mapping, Sequence

from generator.engines.physics.draw.amounts import digits, joined
from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.phrases import is_han
from generator.engines.physics.understand.settings import Axis, Setting
from generator.engines.physics.understand.units import symbol
from generator.engines.physics.wording import Wording, both


def measured(
    values: Mapping[str, Sequence[tuple[int, float]]],
    quantities: Sequence[Quantity],
    slots: Sequence[Slot],
) -> list[Axis]:
    """What the numbers set. `values` has by slot its numbers, by index and in the slot's unit.

    Slots of as many numbers each vary together; of one with fewer only the first number counts.
    """
    several = max((len(them) for them in values.values()), default=0)
    fixed = {key: them[0] for key, them in values.items() if len(them) < max(several, 2)}
    axes: list[Axis] = []
    if fixed:
        axes.append((_setting(fixed, quantities, ()),))
    if several > 1:
        varying = {key: them for key, them in values.items() if len(them) == several}
        named = sorted(
            (slot for slot in slots if slot.key in varying), key=lambda it: varying[it.key][0][0]
        )
        axes.append(
            tuple(
                _setting({key: them[row] for key, them in varying.items()}, quantities, named)
                for row in range(several)
            )
        )
    return axes


def _setting(
    row: Mapping[str, tuple[int, float]], quantities: Sequence[Quantity], named: Sequence[Slot]
) -> Setting:
    labels = [_label(slot, quantities[row[slot.key][0]], named) for slot in named]
    return Setting(
        values={key: value for key, (_, value) in row.items()},
        label=Wording(
            ", ".join(label.en for label in labels), "，".join(label.zh for label in labels)
        ),
        spots=tuple(quantities[index].start for index, _ in row.values()),
        fills={index: key for key, (index, _) in row.items()},
    )


def _label(slot: Slot, quantity: Quantity, named: Sequence[Slot]) -> Wording:
    """The number as it was said, with the symbol where another slot's would look the same."""
    said = as_said(quantity)
    if quantity.unit and sum(other.unit == slot.unit for other in named) == 1:
        return said
    return Wording(f"{slot.symbol} = {said.en}", f"{slot.symbol} = {said.zh}")


def as_said(quantity: Quantity) -> Wording:
    """The number with the asker's unit: "30°", "1 m"; 1米 is "1 m" in English."""
    return in_unit(quantity.said, quantity.said_unit)


def in_unit(value: float, unit: str) -> Wording:
    """A value in a unit for people, which the Chinese one leaves as it was written."""
    if not unit:
        return both(digits(value, 6))
    written = joined(digits(value, 6), symbol(unit))
    return Wording(written, f"{digits(value, 6)}{unit}" if is_han(unit) else written)
