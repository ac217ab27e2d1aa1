"""The cast while it is being read off the sentence: subjects that can still change."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.engines.sketch.scene import Relation, Subject
from generator.engines.sketch.understand.catalogue import Facts
from generator.engines.sketch.understand.senses import Item, Kind


@dataclass(slots=True, kw_only=True)
class Member:
    """One subject in the making. `index` is its place in the cast, `head` the item that named it,
    `seen` the one that named it last, `items` every item drawn in it; `given` tells that it was not
    named but comes with a deed."""

    index: int
    facts: Facts
    head: Item
    seen: Item
    label: str
    items: list[Item] = field(default_factory=list)
    count: int = 1
    size: float = 1.0
    colour: str | None = None
    motion: str | None = None
    heading: int = 0
    relation: tuple[str, int | None] | None = None
    given: bool = False

    def mention(self, item: Item) -> None:
        """Be named again."""
        self.seen = item
        self.items.append(item)

    def modify(self, item: Item) -> None:
        """Take a number, a size or a colour."""
        if item.kind is Kind.NUMBER:
            self.count = int(item.value)
        elif item.kind is Kind.SIZE:
            self.size = float(item.value)
        elif self.colour is None:
            self.colour = item.value
        self.items.append(item)

    def subject(self) -> Subject:
        """The finished subject."""
        relation = None
        if self.relation is not None:
            kind, other = self.relation
            relation = Relation(kind=kind, other=other)
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
            realm=self.facts.realm,
            relation=relation,
        )


class Cast:
    """Everybody so far, and who of them a verb is likely to mean."""

    def __init__(self) -> None:
        self.members: list[Member] = []

    def __iter__(self) -> Iterator[Member]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def __getitem__(self, index: int) -> Member:
        return self.members[index]

    def enter(self, facts: Facts, item: Item, *, count: int = 1, given: bool = False) -> Member:
        member = Member(
            index=len(self.members),
            facts=facts,
            head=item,
            seen=item,
            label=item.text,
            items=[item],
            count=count,
            given=given,
        )
        self.members.append(member)
        return member

    def named(self, sentence: int) -> list[Member]:
        """Who was named in this sentence."""
        here = [m for m in self.members if m.seen.sentence == sentence and not m.given]
        return sorted(here, key=lambda member: member.seen.start)

    def known(self, facts: Facts) -> Member | None:
        """Who stands there already with this picture."""
        alike = [m for m in self.members if m.facts.picture == facts.picture and not m.given]
        return alike[-1] if alike else None

    def is_ground_of(self, member: Member) -> bool:
        """Whether another stands in a relation to it: the table a cat is on."""
        return any(other.relation and other.relation[1] == member.index for other in self.members)

    def doer(self, item: Item) -> Member | None:
        """Whom a verb most likely means: the last who can move and is not only stood upon."""
        named = self.named(item.sentence)
        movers = [member for member in named if member.facts.mover]
        free = [member for member in movers if not self.is_ground_of(member)]
        ranked = free or movers or [m for m in named if not self.is_ground_of(m)] or named
        return ranked[-1] if ranked else None

    def conjoined(self, member: Member, prompt: str) -> list[Member]:
        """The member and those joined to it by "and": "a cat and a dog run"."""
        found = [member]
        for other in reversed(self.members[: member.index]):
            between = prompt[other.seen.end : found[-1].seen.start].strip().lower()
            joined = between.startswith(("and ", ", ")) or between[:1] in (
                "和",
                "与",
                "跟",
                "、",
                "&",
            )
            if not joined or len(between.split()) > 4:
                break
            found.append(other)
        return found
