"""What a clip of physics says of itself: the story, the formula, the facts, what was assumed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.engines.physics.draw.amounts import amount, digits, joined
from generator.engines.physics.phenomenon import Case, Declaration, Fact, Phenomenon, Slot
from generator.engines.physics.understand import units
from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.wording import Wording

_MOST_FACTS = 5

_ASSUMED = Wording("Assumed: {}.", "假定：{}。")
_UNUSED = Wording("Not used: {}.", "未用到：{}。")
_ALONE = Wording("{} {} = {}", "{} {} = {}")
_COMMA = Wording(", ", "，")
_SEMICOLON = Wording("; ", "；")
_END = Wording(".", "。")
_PLACE = Wording("Place: {}.", "地点：{}。")


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
        parts.append(phenomenon.story(cases[0].values, cases[0].run).in_(locale))
        parts.append(phenomenon.formula.in_(locale) + _END.in_(locale))
        parts.append(_facts(phenomenon, cases, locale))
    if asked.place.in_(locale):
        parts.append(_PLACE.in_(locale).format(asked.place.in_(locale)))
    if asked.assumed:
        parts.append(_ASSUMED.in_(locale).format(_assumed(phenomenon, asked, locale)))
    if asked.unused:
        words = _COMMA.in_(locale).join(it.words for it in asked.unused)
        parts.append(_UNUSED.in_(locale).format(words))
    return _flowing(parts, locale)


def given(
    phenomenon: Declaration,
    cases: Sequence[Case[Any]],
    locale: str,
    by_slot: Mapping[str, str],
) -> str:
    """The values that all cases share, for below the title: "L = 1 m   g = 9.81 m/s²"; `by_slot`
    are the units that the asker used."""
    shared = [
        f"{slot.symbol} = {shown(slot, cases[0].values[slot.key], by_slot.get(slot.key))}"
        for slot in phenomenon.slots
        if not slot.quiet and len({case.values[slot.key] for case in cases}) == 1
    ]
    kinds = [
        option.name.in_(locale)
        for choice in phenomenon.choices
        for option in choice.options
        if {case.values[choice.key] for case in cases} == {option.key}
    ]
    return "   ".join([*shared, *kinds])


def shown(slot: Slot, value: float, unit: str | None = None) -> str:
    """A slot's value as people write it, in the asker's unit where there is one."""
    if unit:
        return joined(digits(units.shown(value, unit)), units.symbol(unit))
    return amount(value, slot.shown or slot.unit)


def _assumed(phenomenon: Phenomenon[Any], asked: Asked, locale: str) -> str:
    slots = {slot.key: slot for slot in phenomenon.slots}
    return _COMMA.in_(locale).join(
        f"{it.symbol} = {shown(slots[it.slot], it.value)}"
        for it in asked.assumed
        if it.slot in slots
    )


def _facts(phenomenon: Phenomenon[Any], cases: Sequence[Case[Any]], locale: str) -> str:
    if len(cases) == 1:
        told = phenomenon.facts(cases[0].values, cases[0].run)[:_MOST_FACTS]
        return _COMMA.in_(locale).join(_fact(fact, locale) for fact in told) + _END.in_(locale)
    parts = []
    for case in cases:
        first = phenomenon.facts(case.values, case.run)[:2]
        told_of = _COMMA.in_(locale).join(_fact(fact, locale) for fact in first)
        parts.append(f"{case.label.in_(locale)}: {told_of}")
    return _SEMICOLON.in_(locale).join(parts) + _END.in_(locale)


def _fact(fact: Fact, locale: str) -> str:
    value = amount(fact.value, fact.shown or fact.unit)
    return _ALONE.in_(locale).format(fact.name.in_(locale), fact.symbol, value)


def _flowing(parts: Iterable[str], locale: str) -> str:
    blank = "" if locale.startswith("zh") else " "
    return blank.join(part for part in parts if part)
