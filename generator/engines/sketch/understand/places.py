"""The places that a prompt names: which of them is drawn, and what of the others is seen there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.engines.sketch.understand.senses import THINGS, Item, Kind
from generator.engines.sketch.understand.tables import listed, table

SNOW, LYING_SNOW = "snow", "lying snow"
"""The place (and what falls), and the effect of snow that lies on another place."""

_LIKE = frozenset({"as", "like"})


@dataclass(slots=True)
class Places:
    """`named` are places with the items that name them; `snowy` those items after which snow lies;
    `bare`: there is said to be none."""

    named: list[tuple[str, Item]] = field(default_factory=list)
    snowy: list[Item] = field(default_factory=list)
    bare: bool = False

    def name(self, place: str, items: Sequence[Item], at: int) -> None:
        self.named.append((place, items[at]))
        if place == SNOW and _brings_snow(items, at):
            self.snowy.append(items[at])

    @property
    def chosen(self) -> str | None:
        """The one in which most of the others are seen, and of equals the first; words that can
        say something else of another place name one only where no other word does."""
        strong = [place for place, item in self.named if not _is_faint(place, item)]
        if strong:
            return max(strong, key=lambda place: len(_seen(place) & set(strong)))
        faint = [place for place, _ in self.named]
        # A cafe in Paris is a cafe, winter in Paris is Paris.
        order = (lambda it: it == SNOW), (lambda it: it in _faint("places") and "room" in faint)
        return min(faint, key=lambda it: [later(it) for later in order], default=None)

    def lies_snow(self, drawn: str | None) -> bool:
        """Whether snow lies there, and would not hide flowers that are named too."""
        if drawn is None or self.bare or not self.snowy or SNOW not in _seen(drawn):
            return False
        flowers = listed(table("scenery")["snow"]["flowers"])
        return drawn != SNOW and all(item.words not in flowers for _, item in self.named)

    def unseen(self, drawn: str | None, effects: Sequence[str]) -> list[Item]:
        """The words for what is nowhere to be seen in the place that is drawn."""
        if drawn is None:
            return []
        white = drawn == SNOW or bool({SNOW, LYING_SNOW} & set(effects))
        seen = _seen(drawn)
        return [
            item
            for place, item in self.named
            if (item in self.snowy and not white and not self.bare)
            or (place != SNOW and place not in seen and item.words not in seen)
        ]


def _brings_snow(items: Sequence[Item], at: int) -> bool:
    """Whether a word for snow or winter says how it looks there: a snowy park; but a winter coat,
    white as snow, and snowy mountains in the distance say nothing of the ground."""
    item, before = items[at], items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.start - item.end > 1:
        after = None
    if before is not None and before.words in _LIKE:
        return False
    if after is not None and (after.kind is None or after.kind in THINGS):
        return False
    place = after.value if after is not None and after.kind is Kind.PLACE else None
    words = table("scenery")["snow"]
    if item.words in listed(words["before_places"]):
        return place is not None and place != "mountains"
    return item.words in listed(words["lying"]) and place != "mountains"


def _is_faint(place: str, item: Item) -> bool:
    return place in _faint("places") or item.words in _faint("words")


@cache
def _faint(name: str) -> frozenset[str]:
    return frozenset(listed(table("scenery")["faint"][name]))


@cache
def _seen(place: str) -> frozenset[str]:
    """What can be seen in a place: other places, and some words for them."""
    return frozenset({place, *listed(table("scenery")["seen"].get(place, ""))})
