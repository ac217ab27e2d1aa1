"""Holds what an engine hands over to what it was asked for. Only for worker processes."""

import math

from generator.errors import GenerationError
from generator.types import ClipRequest, Fact, Footage


def frame_count(request: ClipRequest, footage: Footage) -> int:
    """How many frames the clip gets: those asked for, or those that the engine chose where it may.

    Raises:
        GenerationError: it chose where it was not asked to, or more than it may, or none.
    """
    chosen = footage.length
    if chosen is None:
        return request.frames
    if not request.own_length:
        raise GenerationError(f"it chose {chosen} frames where {request.frames} were asked")
    if not 1 <= chosen <= request.frames:
        raise GenerationError(f"it chose {chosen} frames where 1 to {request.frames} were asked")
    return chosen


def plain_facts(footage: Footage) -> tuple[Fact, ...]:
    """Its facts with numbers that JSON can hold, whatever kind of number the engine reckons in.

    Raises:
        GenerationError: one is no finite number.
    """
    return tuple(map(_plain, footage.facts))


def _plain(fact: Fact) -> Fact:
    value = float(fact.value)
    # SQLite reads no JSON with such a number in it, whosever clip it looks for.
    if not math.isfinite(value):
        raise GenerationError(f"the fact {fact.name!r} is {value}")
    return Fact(str(fact.name), str(fact.symbol), value, str(fact.unit))
