"""Which cues a text may have, told by the letters in it before any is looked for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.engines.physics.understand.cues import Cue
from generator.engines.physics.understand.phrases import is_han

Group = tuple[Cue, ...]
"""The alternatives of one cue."""


class CueSearch:
    """The cues of phenomena by the letters that a find of them takes."""

    def __init__(self, cues: Mapping[str, Sequence[Group]]) -> None:
        """`cues` by the slug of their phenomenon."""
        self._slugs: list[str] = []
        self._cues: list[Cue] = []
        self._groups: list[int] = []
        self._latin: dict[str, list[int]] = defaultdict(list)
        self._han: dict[str, list[int]] = defaultdict(list)
        group_number = 0
        for slug, groups in cues.items():
            for group in groups:
                group_number += 1
                for cue in group:
                    self._add(slug, group_number, cue)

    def _add(self, slug: str, group: int, cue: Cue) -> None:
        for needs in cue.needs or ("",):
            side = self._han if is_han(needs) or (not needs and cue.han) else self._latin
            side[needs].append(len(self._cues))
        self._slugs.append(slug)
        self._groups.append(group)
        self._cues.append(cue)

    def candidates(self, lower: str, *, han: bool) -> Mapping[str, list[Group]]:
        """By phenomenon the alternatives of each of its cues that a text in lower case may have;
        `han`: it has Chinese in it."""
        numbers: set[int] = set()
        for side in (self._latin, self._han) if han else (self._latin,):
            for needs, having in side.items():
                if needs in lower:
                    numbers.update(having)
        found: dict[str, dict[int, list[Cue]]] = defaultdict(lambda: defaultdict(list))
        for number in sorted(numbers):
            found[self._slugs[number]][self._groups[number]].append(self._cues[number])
        return {slug: [tuple(cues) for cues in groups.values()] for slug, groups in found.items()}
