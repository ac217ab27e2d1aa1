"""The cases that follow from what a text sets, the settings of several parts of it combined."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.engines.physics.understand.asked import AskedCase
from generator.engines.physics.understand.settings import Axis, Setting
from generator.engines.physics.wording import Wording

Row = tuple[Setting, ...]
"""One setting of every axis."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The cases, with the settings that made each of them."""

    cases: tuple[AskedCase, ...]
    rows: tuple[Row, ...]

    @property
    def fills(self) -> dict[int, str]:
        """The slot of each number that a case uses."""
        return {
            index: key
            for row in self.rows
            for setting in row
            for index, key in setting.fills.items()
        }

    @property
    def said(self) -> frozenset[str]:
        """The keys of the slots and choices that the text itself sets."""
        settings = [setting for row in self.rows for setting in row]
        return frozenset(key for it in settings for key in it.values if key not in it.assumed)


def compare(axes: Sequence[Axis], defaults: Mapping[str, Any], most: int) -> Compared:
    """Combine what the parts of a text set; a later axis wins over an earlier one.

    Axes of as many settings that the text tells in turns ("1 m on Earth and 2 m on Mars") vary
    together, others each with each, as long as that makes `most` cases at most.
    """
    groups = _varying(axes, most)
    varying = sorted(itertools.chain.from_iterable(groups))
    cases: list[AskedCase] = []
    kept: list[Row] = []
    for row in itertools.islice(_rows(axes, groups), most):
        values = dict(defaults)
        for setting in row:
            values.update(setting.values)
        if all(values != case.values for case in cases):
            cases.append(AskedCase(values=values, label=_label([row[it] for it in varying])))
            kept.append(row)
    if len(cases) == 1:
        cases = [AskedCase(values=cases[0].values)]
    return Compared(tuple(cases), tuple(kept))


def _varying(axes: Sequence[Axis], most: int) -> list[list[int]]:
    """The numbers of the axes that vary, those that do so together in one group; without those
    that would make too many cases."""
    groups: list[list[int]] = []
    count = 1
    for number, axis in enumerate(axes):
        if len(axis) < 2:
            continue
        together = next((it for it in groups if _in_turns(axes[it[0]], axis)), None)
        if together is not None:
            together.append(number)
        elif not groups or count * len(axis) <= most:
            groups.append([number])
            count *= len(axis)
    return groups


def _rows(axes: Sequence[Axis], groups: Sequence[Sequence[int]]) -> Iterator[Row]:
    """Every combination; an axis that does not vary stays at its first setting."""
    for picks in itertools.product(*(range(len(axes[group[0]])) for group in groups)):
        pick = {number: at for group, at in zip(groups, picks, strict=True) for number in group}
        yield tuple(axis[pick.get(number, 0)] for number, axis in enumerate(axes))


def _in_turns(one: Axis, other: Axis) -> bool:
    """Whether the text tells them in turns, each setting with its partner."""
    if len(one) != len(other):
        return False
    spots = sorted(
        [(setting.start, 0) for setting in one] + [(setting.start, 1) for setting in other]
    )
    kinds = [kind for _, kind in spots]
    return (
        all(first != second for first, second in zip(kinds[::2], kinds[1::2], strict=True))
        and kinds[:2] == kinds[2:4]
    )


def _label(settings: Sequence[Setting]) -> Wording:
    labels = [setting.label for setting in settings if setting.label.en]
    return Wording(", ".join(it.en for it in labels), "，".join(it.zh for it in labels))
