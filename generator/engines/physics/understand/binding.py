"""Which words each number stands with: the cheapest way to give every number words of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.fitting import value_for
from generator.engines.physics.understand.mentions import Mention, mentions, symbol_slot
from generator.engines.physics.understand.nearness import apart, leads, listed, turns
from generator.engines.physics.understand.prompt import Prompt

_FARTHEST = 5.0  # words between a number and what binds it
_BARE_FARTHEST = 2.0  # the same, for a number without a unit
_OTHER = 1.0  # what a number between costs
_TURN = 1.0  # what "and" or "with" between costs, before words that follow
_LONGER, _MOST_LONGER = 0.02, 0.4  # what each letter of the words takes off: long ones say more
_AGAIN = 0.75  # what a second number for the same slot costs
_LOOSE = 5.5  # what it costs to leave a number without words
_NARROWING = 2.0  # how much farther off the words may be that narrow down what others leave open
_BRANCHES = 3
_MOST = 8  # lists of numbers that are weighed together


@dataclass(frozen=True, slots=True)
class Bound:
    """Numbers that are one list ("30°, 45° and 60°"; mostly of one), by their index, and the slots
    that they may be in: any of `slots`, by the words they stand with or by `symbol`; none: the
    words leave it open."""

    indices: tuple[int, ...]
    slots: frozenset[str]
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    """Words for a number, with the `slots` they name that it fits; None: no words."""

    cost: float
    mention: Mention | None = None
    slots: frozenset[str] = frozenset()


_NO_WORDS = _Choice(_LOOSE)


def bind(prompt: Prompt, quantities: Sequence[Quantity], slots: Sequence[Slot]) -> list[Bound]:
    """Every list of numbers of `prompt.text` with the slots that the words beside it allow."""
    lists = _lists(prompt.lower, quantities)
    spoken = mentions(prompt.lower, slots)
    bound: dict[int, Bound] = {}
    left: dict[int, list[_Choice]] = {}
    for number, indices in enumerate(lists):
        fitting = [slot for slot in slots if _fits(quantities, indices, slot)]
        slot = symbol_slot(prompt.text[: quantities[indices[0]].start], fitting)
        if slot is None:
            keys = frozenset(it.key for it in fitting)
            left[number] = _choices(prompt, quantities, indices, spoken, keys)
        else:
            bound[number] = Bound(indices, frozenset({slot.key}), symbol=True)
    picked = _cheapest(list(left.values()))
    taken = [choice.mention for choice in picked]
    for (number, choices), choice in zip(left.items(), picked, strict=True):
        bound[number] = Bound(lists[number], _narrowed(choice, choices, taken))
    return [bound[number] for number in sorted(bound)]


def _narrowed(
    choice: _Choice, choices: Sequence[_Choice], taken: Sequence[Mention | None]
) -> frozenset[str]:
    """The slots of the words of a number, where they leave several the one that other words near
    it tell: "a tank of diameter 60 cm"."""
    telling = [
        it
        for it in choices
        if it.cost <= choice.cost + _NARROWING
        and it.mention not in taken
        and frozenset() < it.slots & choice.slots < choice.slots
    ]
    if not telling:
        return choice.slots
    return min(telling, key=lambda it: it.cost).slots & choice.slots


def _fits(quantities: Sequence[Quantity], indices: Sequence[int], slot: Slot) -> bool:
    return all(value_for(quantities[index], slot) is not None for index in indices)


def _lists(lower: str, quantities: Sequence[Quantity]) -> list[tuple[int, ...]]:
    """The numbers in order, those of one list together."""
    lists: list[list[int]] = []
    for index, quantity in enumerate(quantities):
        before = quantities[index - 1] if index else None
        if (
            before is not None
            and before.unit == quantity.unit
            and listed(lower[before.end : quantity.start])
        ):
            lists[-1].append(index)
        else:
            lists.append([index])
    return [tuple(indices) for indices in lists]


def _choices(
    prompt: Prompt,
    quantities: Sequence[Quantity],
    indices: Sequence[int],
    spoken: Sequence[Mention],
    keys: frozenset[str],
) -> list[_Choice]:
    """The mentions that may bind a list, the nearest ones, and none at all."""
    first, last = quantities[indices[0]], quantities[indices[-1]]
    farthest = _FARTHEST if first.unit else _BARE_FARTHEST
    near = []
    for mention in spoken:
        if not mention.slots & keys:
            continue
        cost = _cost(prompt.lower, first.start, last.end, mention)
        if cost is None:
            continue
        left, right = min(mention.start, last.end), max(mention.end, first.start)
        inside = [
            it for index, it in enumerate(quantities)
            if index not in indices and left <= it.start and it.end <= right
        ]  # fmt: skip
        cost += _OTHER * len(inside) - min(_LONGER * (mention.end - mention.start), _MOST_LONGER)
        if cost <= farthest:
            near.append(_Choice(cost, mention, mention.slots & keys))
    return [*sorted(near, key=lambda it: it.cost)[:_BRANCHES], _NO_WORDS]


def _cost(lower: str, start: int, end: int, mention: Mention) -> float | None:
    """How far words are from a number; None: too far, in another sentence."""
    if mention.end <= start:
        return apart(lower[mention.end : start])
    if mention.start >= end:
        if leads(lower[mention.start : mention.end]):
            return None
        between = lower[end : mention.start]
        away = apart(between)
        return None if away is None else away + _TURN * turns(between)
    return 0.0  # inside: "10 turns" where the unit is the word


def _cheapest(choices: Sequence[Sequence[_Choice]]) -> list[_Choice]:
    """One choice for each, no mention twice, at the least cost together; the first ones of many."""
    best: list[_Choice] = [_NO_WORDS] * len(choices)
    weighed = choices[:_MOST]
    least = _LOOSE * len(weighed) + 1

    def go(number: int, cost: float, taken: list[_Choice]) -> None:
        nonlocal least
        if cost >= least:
            return
        if number == len(weighed):
            least = cost
            best[: len(weighed)] = taken
            return
        for choice in weighed[number]:
            if choice.mention is None or all(choice.mention != it.mention for it in taken):
                again = len(choice.slots) == 1 and any(choice.slots == it.slots for it in taken)
                go(number + 1, cost + choice.cost + _AGAIN * again, [*taken, choice])

    go(0, 0.0, [])
    return best
