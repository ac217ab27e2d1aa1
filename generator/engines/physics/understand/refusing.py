"""What cannot be: numbers out of range, ranges instead of numbers, numbers that exclude others."""

import math
from collections.abc import Callable, Mapping, Sequence

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomenon import Declaration, Slot, Values
from generator.engines.physics.understand.asked import Quantity, Refusal
from generator.engines.physics.understand.fitting import takes_difference
from generator.engines.physics.understand.measured import as_said, in_unit
from generator.engines.physics.understand.phrases import called
from generator.engines.physics.understand.units import shown
from generator.engines.physics.wording import NOTHING, Wording, both

_SLACK = 1e-9  # of a bound: 180° in radians is not rounded out of range
_NO_LIMIT = 1e12  # of the SI unit: bounds beyond are not worth naming


def refused(
    phenomenon: Declaration,
    cases: Sequence[Values],
    given: Mapping[str, Sequence[tuple[Quantity, float]]],
    place: Wording = NOTHING,
) -> Refusal | None:
    """Why these cases cannot be simulated; None: they can.

    `given` has by slot the numbers of the text that it takes, each with its value there; `place`
    is where the text says it happens.
    """
    for slot in phenomenon.slots:
        for case in cases:
            value = float(case[slot.key])
            if not _within(value, slot):
                said = next((it for it, its in given.get(slot.key, ()) if its == value), None)
                return Refusal(slot=slot.key, why=_out_of_range(slot, value, said, place))
    for case in cases:
        if (why := phenomenon.hindrance(case)) is not None:
            return Refusal(slot=None, why=why)
    return None


def refused_range(slot: Slot, words: str) -> Refusal:
    """A range, "between 1 and 3 m", is no number to simulate."""
    name = called(slot.name)
    return Refusal(
        slot=slot.key,
        why=Wording(
            f"“{words}” is a range: please give one {name.en}, or several to compare, joined "
            "by “and”.",
            f"“{words}”是一个范围：请给出一个{name.zh}，或用“和”连接的几个值来比较。",
        ),
    )


def _within(value: float, slot: Slot) -> bool:
    slack = _SLACK * max(abs(slot.low), abs(slot.high)) if math.isfinite(slot.high) else 0.0
    slack = min(slack, _SLACK * max(abs(value), abs(slot.low)))
    return math.isfinite(value) and slot.low - slack <= value <= slot.high + slack


def _out_of_range(slot: Slot, value: float, said: Quantity | None, place: Wording) -> Wording:
    write = _writer(slot, said)
    was = write(value) if said is None else as_said(said)
    low, high = write(slot.low), write(slot.high)
    if slot.open and slot.low == 0 and math.isfinite(slot.high):
        en, zh = f"more than 0 and at most {high.en}", f"大于0且不超过{high.zh}"
    elif not math.isfinite(slot.high) or slot.high > _NO_LIMIT:
        en, zh = f"at least {low.en}", f"至少为{low.zh}"
    else:
        en, zh = f"between {low.en} and {high.en}", f"在{low.zh}到{high.zh}之间"
    if slot.world is not None and said is None and place.en:
        was = Wording(f"{was.en} ({place.en})", f"{was.zh}（{place.zh}）")
    name = called(slot.name)
    return Wording(
        f"The {name.en} cannot be {was.en}: it has to be {en}.",
        f"{name.zh}不能是{was.zh}：应{zh}。",
    )


def _writer(slot: Slot, said: Quantity | None) -> Callable[[float], Wording]:
    """Writes values of a slot in the asker's unit, or in its own."""
    difference = takes_difference(slot)

    def write(value: float) -> Wording:
        if said is None or not said.said_unit:
            return both(amount(value, slot.shown or slot.unit))
        return in_unit(
            _rounded(shown(value, said.said_unit, difference=difference)), said.said_unit
        )

    return write


def _rounded(value: float) -> float:
    """To four figures: a bound in another unit is rarely a round number."""
    return float(f"{value:.4g}") if math.isfinite(value) else value
