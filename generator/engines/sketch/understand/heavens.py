"""Heavenly bodies that do something: they leave the sky and join the cast."""

from collections.abc import Sequence
from functools import cache

from generator.engines.sketch.understand.catalogue import code_of
from generator.engines.sketch.understand.phrases import follows
from generator.engines.sketch.understand.senses import Item, Kind, Reading, Sense
from generator.engines.sketch.understand.tables import table

_ROUND = "orbit"


@cache
def _pictures() -> dict[str, str]:
    signs: dict[str, str] = table("scenery")["acting"]
    return {body: code for body, sign in signs.items() if (code := code_of(sign))}


def step_out(items: Sequence[Item]) -> None:
    """Read a body as a picture where it goes round another thing, is gone round, or spins."""
    for index, item in enumerate(items):
        if item.kind is not Kind.BODY or item.negated or item.value not in _pictures():
            continue
        circling = any(
            other.kind is Kind.MOTION and other.value == _ROUND and other.clause == item.clause
            for other in items
        )
        if circling or _does(items, index) == "spin":
            sense = Sense(Kind.PICTURE, _pictures()[item.value])
            item.reading = Reading(sense=sense, form=item.reading.form if item.reading else "exact")
            item.readings = (item.reading,)


def _does(items: Sequence[Item], index: int) -> str | None:
    """The motion that follows a noun, with nothing but small words between."""
    for other in follows(items, index):
        if other.kind is not Kind.QUIET:
            return other.value if other.kind is Kind.MOTION else None
    return None
