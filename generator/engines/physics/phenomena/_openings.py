"""Quantities that a text may leave open because others decide them: v = λf has three of them, and
any two are enough."""

from collections.abc import Iterable

from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

OPEN = 0.0
"""The value of a quantity of which the text says nothing."""

Taken = tuple[str, float]
"""What is assumed: the key of its slot, its value in the SI unit."""

_SMALLEST = 1e-24
"""Of the largest value: what is smaller is taken for open, so that nothing overflows."""


def opening(
    key: str,
    symbol: str,
    unit: str,
    high: float,
    name: Wording,
    cues: Wording,
    shown: str | None = None,
) -> Slot:
    """A slot that is open by default. It is quiet: that it is open is nothing to tell."""
    called = Wording(f"{name.en} (if given)", f"{name.zh}（若给定）")
    return Slot(
        key, symbol, unit, OPEN, OPEN, high, called, cues=cues, shown=shown, quiet=True, open=True
    )


def told(values: Values, slot: Slot) -> float | None:
    """What the text gives for it, None where it is open."""
    value = float(values.get(slot.key, OPEN))
    return value if value > slot.high * _SMALLEST else None


def left_open(values: Values, usual: Iterable[tuple[Slot, float]]) -> dict[str, float]:
    """By slot what is `usual` for those that the text leaves open, as `Phenomenon.settled` tells
    it."""
    return {slot.key: value for slot, value in usual if told(values, slot) is None}


def as_is(values: Values, *keys: str) -> dict[str, float]:
    """By slot the values that are taken as they are, for `Phenomenon.settled`."""
    return {key: float(values[key]) for key in keys}
