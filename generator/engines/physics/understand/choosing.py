"""Which options of a phenomenon's choices a text names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.engines.physics.phenomenon import Choice, Declaration, Option
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.filling import compares
from generator.engines.physics.understand.nearness import joined
from generator.engines.physics.understand.phrases import finder
from generator.engines.physics.understand.settings import Axis, Setting

_APART = 32  # characters at most between options that are compared
_DENIED = ("not ", "non-", "non", "no ", "without ", "不", "非", "无", "没有")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    option: Option


def chosen(
    lower: str,
    phenomenon: Declaration,
    quantities: Sequence[Quantity],
    settled: Collection[str] = (),
) -> list[Axis]:
    """For each choice that a text in lower case makes, its options; several are a comparison.

    Choices with a key in `settled` are left alone.
    A bare number that belongs to an option's words ("2 slits") is used by it.
    """
    axes = []
    for choice in phenomenon.choices:
        if choice.key in settled:
            continue
        named = _first_ones(_named(lower, choice))
        if len(named) > 1 and not _compared(lower, named):
            named = named[:1]
        if named:
            axes.append(tuple(_setting(choice, it, quantities) for it in named))
    return axes


def _named(lower: str, choice: Choice) -> list[_Named]:
    """Every option named, in the order of the text, but for one within another one's words."""
    found = [
        _Named(match.start(), match.end(), option)
        for option in choice.options
        for cues in [f"{option.cues.en}|{option.cues.zh}|{option.name.en}|{option.name.zh}"]
        for match in finder(cues).finditer(lower)
        if not lower[: match.start()].endswith(_DENIED)
    ]
    return sorted(
        (
            it
            for it in found
            if not any(
                other.start <= it.start
                and it.end <= other.end
                and (other.end - other.start > it.end - it.start)
                for other in found
                if other.option is not it.option
            )
        ),
        key=lambda it: it.start,
    )


def _first_ones(named: Sequence[_Named]) -> list[_Named]:
    """The first mention of each option."""
    first: dict[str, _Named] = {}
    for it in named:
        first.setdefault(it.option.key, it)
    return list(first.values())


def _compared(lower: str, named: Sequence[_Named]) -> bool:
    between = [lower[one.end : other.start] for one, other in pairwise(named)]
    return compares(lower) or all(joined(it) and len(it) <= _APART for it in between)


def _setting(choice: Choice, named: _Named, quantities: Sequence[Quantity]) -> Setting:
    used = {
        index: choice.key
        for index, it in enumerate(quantities)
        if it.unit == "" and named.start <= it.start and it.end <= named.end
    }
    return Setting(
        values={choice.key: named.option.key},
        label=named.option.name,
        spots=(named.start,),
        fills=used,
    )
