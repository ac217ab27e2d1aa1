"""From words to a cast: who is there, how many, what they do, and where they stand."""

from collections.abc import Sequence
from functools import cache

from generator.engines.sketch.understand.casting import Member
from generator.engines.sketch.understand.catalogue import Facts, code_of
from generator.engines.sketch.understand.doing import Doing
from generator.engines.sketch.understand.senses import MODIFIERS, SCENERY, VERBS, Item, Kind
from generator.engines.sketch.understand.tables import listed, table
from generator.engines.sketch.understand.vocabulary import Vocabulary

_PLURAL = 3  # how many "cats" are when nobody counts them
_PLACES = frozenset({Kind.PLACE, Kind.SETTING, Kind.AIRY, Kind.SKY, Kind.BODY, Kind.EFFECT})


class Composer:
    """Reads chosen items from left to right and casts what they name."""

    def __init__(self, vocabulary: Vocabulary, prompt: str) -> None:
        self.vocabulary = vocabulary
        self.prompt = prompt
        self.cast: list[Member] = []
        self.unused: list[Item] = []  # known words that came to nothing
        self._modifiers: list[Item] = []
        self._pending: list[Item] = []  # verbs before their noun: "flying birds"
        self._towards: tuple[str, int] | None = None  # a relation waiting for its second thing
        self._fronting: str | None = None  # "on the table …": a relation before both its things
        self._fronted: tuple[str, int] | None = None  # … and then waiting for its first
        self._doing = Doing(self)

    def compose(self, items: Sequence[Item]) -> list[Member]:
        previous: Item | None = None
        for index, item in enumerate(items):
            if previous is not None and previous.sentence != item.sentence:
                self._end_sentence()
            elif previous is not None and previous.clause != item.clause:
                self._end_clause()
            if not item.negated:
                self._read(items, index)
            previous = item
        self._end_sentence()
        return [member for member in self.cast if not member.gone]

    def _read(self, items: Sequence[Item], index: int) -> None:
        item = items[index]
        match item.kind:
            case Kind.COLOUR | Kind.SIZE | Kind.NUMBER:
                self._modifiers.append(item)
            case Kind.PICTURE if self._is_modifier_noun(items, index):
                self.unused.append(item)
            case Kind.PICTURE:
                self._enter(item, self.vocabulary.facts_of(item.value))
            case Kind.COLLECTIVE:
                for number, picture in enumerate(_collective(item.value)):
                    self._enter(item, self.vocabulary.facts_of(picture), shared=number > 0)
            case Kind.RELATION:
                self._relate(items, index)
            case Kind.FRAME if self.cast:
                self.cast[-1].relation = (item.value, None)
                self.cast[-1].items.append(item)
            case Kind.HEADING | Kind.VERTICAL:
                self._direct(item)
            case kind if kind in VERBS:
                self._verb(items, index)
            case kind if kind in _PLACES:
                self._modifiers.clear()
                self._towards = None
            case _:
                pass

    # -- nouns

    def _is_modifier_noun(self, items: Sequence[Item], index: int) -> bool:
        """Whether a noun only says of what kind the next one is: the stone of "stone bridge"."""
        item = items[index]
        following = items[index + 1] if index + 1 < len(items) else None
        return (
            item.script == "en"
            and item.form == "exact"
            and following is not None
            and following.script == "en"
            and following.clause == item.clause
            and following.kind is Kind.PICTURE
            and self.prompt[item.end : following.start] in (" ", "-")
        )

    def _enter(self, item: Item, facts: Facts, *, shared: bool = False) -> Member:
        member = Member(
            index=len(self.cast),
            facts=facts,
            head=item,
            label=item.text,
            items=[item],
            count=_PLURAL if item.form == "plural" else 1,
        )
        self.cast.append(member)
        if not shared:
            self._modify(member)
            for verb in self._pending:
                self._doing.apply(verb, member)
            self._pending = []
            self._settle(member)
        return member

    def _modify(self, member: Member) -> None:
        """Give a noun the number, size and colour that stood before it."""
        for item in self._modifiers:
            _apply_modifier(item, member)
        if self._modifiers and self._modifiers[0].script == member.head.script:
            start = self._modifiers[0].start
            member.label = self.prompt[start : member.head.end]
        self._modifiers = []

    def _settle(self, member: Member) -> None:
        """Tie a noun to what was waiting for it."""
        if self._towards is not None:
            kind, index = self._towards
            self._towards = None
            self._doing.tie(kind, self.cast[index], member)
        elif self._fronting is not None:
            self._fronted = (self._fronting, member.index)
            self._fronting = None
        elif self._fronted is not None:
            kind, other = self._fronted
            self._fronted = None
            member.relation = (kind, other)

    def enter_given(self, item: Item, facts: Facts) -> Member:
        """Cast what a deed brings along."""
        member = self._enter(item, facts, shared=True)
        member.given = True
        member.count = 1
        return member

    def await_second(self, kind: str, first: Member) -> None:
        """Tie the next noun to this member."""
        self._towards = (kind, first.index)

    # -- relations

    def _relate(self, items: Sequence[Item], index: int) -> None:
        item = items[index]
        if item.script == "zh":
            self._relate_chinese(items, index)
            return
        here = [member for member in self.cast if member.head.sentence == item.sentence]
        if here:
            self._towards = (item.value, here[-1].index)
            here[-1].items.append(item)
        else:
            self._fronting = item.value

    def _relate_chinese(self, items: Sequence[Item], index: int) -> None:
        """A Chinese relation stands after its second thing: 桌子上的猫, 猫在桌子上."""
        item = items[index]
        here = [member for member in self.cast if member.head.clause == item.clause]
        if not here or here[-1].head.end < items[max(0, index - 2)].start:
            return
        other = here[-1]
        other.items.append(item)
        following = items[index + 1] if index + 1 < len(items) else None
        if len(here) > 1 and not (following is not None and following.words == "的"):
            here[-2].relation = here[-2].relation or (item.value, other.index)
        else:
            self._fronted = (item.value, other.index)

    # -- verbs and directions

    def _verb(self, items: Sequence[Item], index: int) -> None:
        item = items[index]
        if item.kind is Kind.POSTURE:
            return
        if self._before_its_noun(items, index):
            self._pending.append(item)
            return
        self._doing.apply(item, self._actor(items, index), upon=_object_follows(items, index))

    def _before_its_noun(self, items: Sequence[Item], index: int) -> bool:
        """Whether a verb describes the noun that follows: "flying birds", 奔跑的马."""
        item = items[index]
        if item.script == "zh":
            return index + 1 < len(items) and items[index + 1].words == "的"
        if item.form not in ("ing", "ed") or self._noun_just_before(items, index):
            return False
        for other in items[index + 1 : index + 5]:
            if other.clause != item.clause:
                return False
            if other.kind is Kind.PICTURE:
                return True
            if other.kind not in MODIFIERS and other.kind is not Kind.QUIET:
                return False
            if other.words in _closed():
                return False
        return False

    def _noun_just_before(self, items: Sequence[Item], index: int) -> bool:
        for other in reversed(items[:index]):
            if other.clause != items[index].clause:
                return False
            if other.kind is Kind.QUIET and other.words not in _closed():
                continue
            return other.kind in (Kind.PICTURE, Kind.COLLECTIVE) or other.kind in VERBS
        return False

    def _actor(self, items: Sequence[Item], index: int) -> Member | None:
        """Who does it: the noun just before, else the last one of this sentence that can move."""
        item = items[index]
        for other in reversed(items[:index]):
            if other.sentence != item.sentence:
                break
            if other.kind is Kind.QUIET or other.kind in VERBS:
                continue
            if other.kind in SCENERY:
                return (
                    None
                    if other.clause == item.clause
                    and other.kind in _PLACES
                    and not self._movers(item)
                    else self._last(item)
                )
            if other.kind is Kind.PICTURE and self.cast and self.cast[-1].head is other:
                last = self.cast[-1]
                if last.relation is None and not any(
                    m.relation and m.relation[1] == last.index for m in self.cast
                ):
                    return last
            break
        return self._last(item)

    def _movers(self, item: Item) -> list[Member]:
        return [
            m
            for m in self.cast
            if m.head.sentence == item.sentence and m.facts.mover and not m.given
        ]

    def _last(self, item: Item) -> Member | None:
        movers = self._movers(item)
        free = [
            m for m in movers if not any(o.relation and o.relation[1] == m.index for o in self.cast)
        ]
        here = [m for m in self.cast if m.head.sentence == item.sentence and not m.given]
        return (free or movers or here or [None])[-1]  # type: ignore[list-item]

    def _direct(self, item: Item) -> None:
        movers = [member for member in self.cast if member.facts.mover] or self.cast
        if not movers:
            return
        last = movers[-1]
        last.items.append(item)
        if item.kind is Kind.HEADING:
            last.heading = int(item.value)
        elif last.motion in (None, "fly", "jump", "float", "walk", "swim", "drive"):
            last.motion = item.value

    def _end_clause(self) -> None:
        for item in self._modifiers:
            here = [m for m in self.cast if m.head.sentence == item.sentence]
            if here:
                _apply_modifier(item, here[-1])
            else:
                self.unused.append(item)
        self._modifiers = []
        self._towards = None

    def _end_sentence(self) -> None:
        self._end_clause()
        for verb in self._pending:
            self._doing.apply(verb, None)
        self._pending = []
        self._fronted = self._fronting = None

    def conjoined(self, member: Member) -> list[Member]:
        """The member and those joined to it by "and": "a cat and a dog run"."""
        found = [member]
        for other in reversed(self.cast[: member.index]):
            between = self.prompt[other.head.end : found[-1].head.start].strip().lower()
            words = between.split()
            if (words[:1] == ["and"] and len(words) <= 4) or between[:1] in tuple("和与跟、"):
                found.append(other)
            else:
                break
        return found


def _apply_modifier(item: Item, member: Member) -> None:
    if item.kind is Kind.NUMBER:
        member.count = int(item.value)
    elif item.kind is Kind.SIZE:
        member.size = float(item.value)
    elif member.colour is None:
        member.colour = item.value
    member.items.append(item)


def _object_follows(items: Sequence[Item], index: int) -> bool:
    """Whether the next word that counts is a thing, with no preposition before it."""
    for other in items[index + 1 : index + 6]:
        if other.clause != items[index].clause or other.words in _prepositions():
            return False
        if other.kind is Kind.PICTURE:
            return True
        if other.kind is not Kind.QUIET and other.kind not in MODIFIERS:
            return False
    return False


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(listed(table("grammar")["context"]["prepositions"]))


@cache
def _closed() -> frozenset[str]:
    """Words after which a new phrase begins."""
    context = table("grammar")["context"]
    return frozenset(word for words in context.values() for word in listed(words)) - {
        "slowly",
        "quickly",
        "gently",
        "happily",
        "gracefully",
    }


def _collective(number: str) -> list[str]:
    entry = table("collectives")["collective"][int(number)]
    return [code for sign in entry["pictures"].split() if (code := code_of(sign))]
