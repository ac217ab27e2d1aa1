"""What a clip of physics says of itself: the story, the formula, the facts, what was assumed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.engines.physics.draw.amounts import amount, digits, joined
from generator.engines.physics.phenomenon import Case, Fact, Phenomenon, Slot, Values
from generator.engines.physics.understand import units
from generator.engines.physics.understand.asked import Asked, Assumption
from generator.engines.physics.understand.fitting import takes_difference
from generator.engines.physics.understand.phrases import is_han
from generator.engines.physics.wording import Wording

_MOST_FACTS = 5
_MOST_GIVEN, _LONGEST_GIVEN = 5, 56  # entries and letters, which leave room for the formula
_SAID, _KIND, _TAKEN = range(3)
_GAP = "   "
_NUMBER = re.compile(r"[−-]?\d[\d.,×⁰¹²³⁴-⁹⁻]*\s?[^\s,.;:，。；：]*")  # with its unit

_ASSUMED = Wording("Assumed: {}.", "假定：{}。")
_OF_ONE = Wording("{}: {}", "{}：{}")
_UNUSED = Wording("Not used: {}.", "未用到：{}。")
_ALONE = Wording("{} {} = {}", "{} {} = {}")
_COMMA = Wording(", ", "，")
_SEMICOLON = Wording("; ", "；")
_END = Wording(".", "。")
_LEFT_OUT = Wording("Not simulated: {}.", "未模拟：{}。")
_PLACE = Wording("Place: {}.", "地点：{}。")
_FOR = Wording("{} ({})", "{}（{}）")


def caption(
    phenomenon: Phenomenon[Any],
    asked: Asked,
    cases: Sequence[Case[Any]],
    locale: str,
    *,
    numbers: bool,
) -> str:
    """A few short sentences in the asker's language, which are the clip's alt text too. Without
    `numbers` it tells what is shown, and not what comes of it."""
    parts = [f"{phenomenon.name.in_(locale)}{_END.in_(locale)}"]
    if asked.corrected is not None:
        parts.append(asked.corrected.in_(locale))
    if numbers:
        parts.append(_story(phenomenon, cases, locale))
        formula = phenomenon.formula_of([case.values for case in cases])
        parts.append(formula.in_(locale) + _END.in_(locale))
        parts.append(_facts(phenomenon, cases, locale))
    if asked.place.in_(locale):
        parts.append(_PLACE.in_(locale).format(asked.place.in_(locale)))
    if asked.assumed:
        parts.append(_ASSUMED.in_(locale).format(_assumed(phenomenon, asked, locale)))
    if asked.unused:
        words = _COMMA.in_(locale).join(it.words for it in asked.unused)
        parts.append(_UNUSED.in_(locale).format(words))
    if asked.left_out:
        names = _COMMA.in_(locale).join(it.in_(locale) for it in asked.left_out)
        parts.append(_LEFT_OUT.in_(locale).format(names))
    return _flowing(parts, locale)


def _story(phenomenon: Phenomenon[Any], cases: Sequence[Case[Any]], locale: str) -> str:
    """That of the first case, and said to be where there are others, for its numbers are its own;
    and those that tell of something else than other numbers and the case's own name."""
    stories: dict[str, tuple[str, str]] = {}
    for case in cases:
        name, told = case.label.in_(locale), phenomenon.story(case.values, case.run).in_(locale)
        without = re.sub(re.escape(name), "", told, flags=re.IGNORECASE) if name else told
        stories.setdefault(_NUMBER.sub("", without), (name, told))
    if len({phenomenon.story(case.values, case.run) for case in cases}) == 1:
        return stories.popitem()[1][1]
    return _flowing((_OF_ONE.in_(locale).format(*story) for story in stories.values()), locale)


def given(
    phenomenon: Phenomenon[Any], asked: Asked, cases: Sequence[Case[Any]], locale: str
) -> str:
    """The values that all cases share, for below the title: "L = 1 m   g = 9.81 m/s²". All that the
    text says, and of what was taken as much as there is room for."""
    said, numbers = asked.said, set(asked.fills.values())
    taken = [phenomenon.taken(case.values) for case in cases]
    entries = []
    for slot in phenomenon.slots:
        pairs = zip(cases, taken, strict=True)
        values = {_worth(slot, case.values, usual, numbers) for case, usual in pairs}
        value = values.pop()
        if value is not None and not values:
            text = f"{slot.symbol} = {shown(slot, value, asked.shown_units.get(slot.key))}"
            entries.append(_Entry(text, _SAID if slot.key in said else _TAKEN))
    for choice in phenomenon.choices:
        keys = {case.values[choice.key] for case in cases}
        option = next((it for it in choice.options if keys == {it.key}), None)
        dull = choice.quiet and choice.key not in said and option is choice.options[0]
        if option is not None and not dull:
            entries.append(_Entry(option.name.in_(locale), _SAID if choice.key in said else _KIND))
    return _GAP.join(it.text for it in _fitting(entries))


def shown(slot: Slot, value: float, unit: str | None = None) -> str:
    """A slot's value as people write it, in the asker's unit where there is one."""
    if unit and units.same_dimension(unit, slot.unit):
        value = units.shown(value, unit, difference=takes_difference(slot))
        return joined(digits(value), units.symbol(unit))
    return amount(value, slot.shown or slot.unit)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Of the line below the title; what has the higher `rank` is left out first."""

    text: str
    rank: int


def _worth(
    slot: Slot, values: Values, taken: Mapping[str, float], numbers: Collection[str]
) -> float | None:
    """A slot's value in a case, None where it is nothing to tell; `numbers` are the slots that have
    one of the text's."""
    if slot.key in taken:
        return float(taken[slot.key])
    value = float(values[slot.key])
    told = value != 0 if slot.open else not slot.quiet or slot.key in numbers
    return value if told else None


def _fitting(entries: Sequence[_Entry]) -> Sequence[_Entry]:
    """As many of them as there is room for, and all that the text says."""
    kept = list(entries)
    while len(kept) > _MOST_GIVEN or _length(kept) > _LONGEST_GIVEN:
        last = max(reversed(kept), key=lambda it: it.rank)
        if last.rank == _SAID:
            break
        kept.remove(last)
    return kept


def _length(entries: Sequence[_Entry]) -> int:
    """In letters, of which a Chinese character is as wide as two."""
    text = _GAP.join(it.text for it in entries)
    return len(text) + sum(is_han(character) for character in text)


def _assumed(phenomenon: Phenomenon[Any], asked: Asked, locale: str) -> str:
    slots = {slot.key: slot for slot in phenomenon.slots}
    return _COMMA.in_(locale).join(
        _taken(it, slots[it.slot], locale) for it in asked.assumed if it.slot in slots
    )


def _taken(assumption: Assumption, slot: Slot, locale: str) -> str:
    """What was taken for a slot, and in which of the cases where it is not in all."""
    told = f"{assumption.symbol} = {shown(slot, assumption.value)}"
    names = _COMMA.in_(locale).join(it.in_(locale) for it in assumption.cases)
    return _FOR.in_(locale).format(told, names) if names else told


def _facts(phenomenon: Phenomenon[Any], cases: Sequence[Case[Any]], locale: str) -> str:
    if len(cases) == 1:
        told = phenomenon.facts(cases[0].values, cases[0].run)[:_MOST_FACTS]
        return _COMMA.in_(locale).join(_fact(fact, locale) for fact in told) + _END.in_(locale)
    parts = []
    for case in cases:
        first = phenomenon.facts(case.values, case.run)[:2]
        told_of = _COMMA.in_(locale).join(_fact(fact, locale) for fact in first)
        parts.append(_OF_ONE.in_(locale).format(case.label.in_(locale), told_of))
    return _SEMICOLON.in_(locale).join(parts) + _END.in_(locale)


def _fact(fact: Fact, locale: str) -> str:
    value = amount(fact.value, fact.shown or fact.unit)
    return _ALONE.in_(locale).format(fact.name.in_(locale), fact.symbol, value)


def _flowing(parts: Iterable[str], locale: str) -> str:
    blank = "" if locale.startswith("zh") else " "
    return blank.join(part for part in parts if part)
