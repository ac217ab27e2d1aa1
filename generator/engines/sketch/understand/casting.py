"""The cast while it is being read off the sentence: subjects that can still change."""

from dataclasses import dataclass, field

from generator.engines.sketch.scene import Relation, Subject
from generator.engines.sketch.understand.catalogue import Facts
from generator.engines.sketch.understand.senses import Item


@dataclass(slots=True, kw_only=True)
class Member:
    """One subject in the making. `index` is its place in the cast, `head` the item that named it,
    `items` every item drawn in it; `given` tells that it was not named but comes with a deed."""

    index: int
    facts: Facts
    head: Item
    label: str
    items: list[Item] = field(default_factory=list)
    count: int = 1
    size: float = 1.0
    colour: str | None = None
    motion: str | None = None
    heading: int = 0
    realm: str | None = None
    relation: tuple[str, int | None] | None = None
    given: bool = False
    gone: bool = False

    def subject(self, places: dict[int, int]) -> Subject:
        """The finished subject; `places` maps places in the cast to those in the scene."""
        relation = None
        if self.relation is not None:
            kind, other = self.relation
            if other is None or other in places:
                relation = Relation(kind=kind, other=None if other is None else places[other])
        return Subject(
            label=self.label,
            picture=self.facts.picture,
            count=self.count,
            size=self.size,
            height=self.facts.height,
            colour=self.colour,
            motion=self.motion,
            heading=self.heading,
            faces=self.facts.faces,
            realm=self.realm or self.facts.realm,
            relation=relation,
        )
