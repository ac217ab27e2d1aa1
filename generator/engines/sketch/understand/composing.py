"""From words to a cast: who is there, how many, what they do, and where they stand."""

from collections.abc import Sequence

from generator.engines.sketch.understand.casting import Cast, Member
from generator.engines.sketch.understand.catalogue import Facts, code_of
from generator.engines.sketch.understand.doing import Doing
from generator.engines.sketch.understand.phrases import (
    context_words,
    describes_next,
    doer_is_surroundings,
    is_upon_something,
    precedes,
)
from generator.engines.sketch.understand.relating import Relating
from generator.engines.sketch.understand.senses import MODIFIERS, SURROUNDINGS, VERBS, Item, Kind
from generator.engines.sketch.understand.tables import listed, table
from generator.engines.sketch.understand.vocabulary import Vocabulary

_GROUNDS = frozenset({Kind.PLACE, Kind.SETTING, Kind.AIRY})
_PLURAL = 3  # how many "cats" are


class Composer:
    """Reads chosen items from left to right and casts what they name."""

    def __init__(self, vocabulary: Vocabulary, prompt: str) -> None:
        self.vocabulary = vocabulary
        self.prompt = prompt
        self.cast = Cast()
        self.unused: list[Item] = []  # known words that came to nothing
        self.silent: list[Item] = []  # known words that nobody misses
        self._modifiers: list[Item] = []
        self._pending: list[Item] = []  # verbs before their noun: "flying birds"
        self._relating = Relating(self.cast)
        self._doing = Doing(vocabulary, self.cast, self._relating, prompt)

    def compose(self, items: Sequence[Item]) -> Cast:
        """Cast the whole prompt."""
        previous: Item | None = None
        for index, item in enumerate(items):
            if previous is not None and previous.clause != item.clause:
                self._end_clause(sentence=previous.sentence != item.sentence)
            if not item.negated:
                self._read(items, index)
            previous = item
        self._end_clause(sentence=True)
        return self.cast

    def bring(self, sign: str, item: Item) -> None:
        """Cast a picture that a place brings along, where it is not there already."""
        code = code_of(sign)
        if code and all(member.facts.picture != code for member in self.cast):
            self.cast.enter(self.vocabulary.facts_of(code), item, given=True)

    def _read(self, items: Sequence[Item], index: int) -> None:
        item = items[index]
        if item.kind in MODIFIERS:
            self._modifiers.append(item)
        elif item.kind is Kind.PICTURE:
            self._picture(items, index)
        elif item.kind is Kind.COLLECTIVE:
            self._collective(item)
        elif item.kind in VERBS:
            self._verb(items, index)
        elif item.kind in SURROUNDINGS:
            self._surroundings(items, index)
        elif item.kind is None:
            self._unknown()
        else:
            self._connect(items, index)

    def _connect(self, items: Sequence[Item], index: int) -> None:
        """A direction, a relation, or a small word that ends what modifiers could belong to."""
        item = items[index]
        if item.kind in (Kind.HEADING, Kind.VERTICAL):
            self._doing.direct(item)
        elif item.kind in (Kind.RELATION, Kind.FRAME):
            self._attach_modifiers(item)
            self._relating.read(items, index)
        elif item.words in context_words("prepositions", "verbal") and item.words != "of":
            self._attach_modifiers(item)

    def _unknown(self) -> None:
        """Leave out what was said of a thing that nobody knows: the red of "a red toaster"."""
        for modifier in self._modifiers:
            (self.silent if modifier.kind is Kind.NUMBER else self.unused).append(modifier)
        self._modifiers = []

    def _surroundings(self, items: Sequence[Item], index: int) -> None:
        self.silent += self._modifiers
        self._modifiers = []
        if items[index].kind in _GROUNDS and not _names_thing_next(items, index):
            self._relating.meet_surroundings()

    def _picture(self, items: Sequence[Item], index: int) -> None:
        item = items[index]
        facts = self.vocabulary.facts_of(item.value)
        known = self.cast.known(facts) if self._is_definite(items, index) else None
        if known is not None:
            known.mention(item)
            self._complete(known)
        else:
            self._complete(self.cast.enter(facts, item, count=_natural_count(item)))

    def _is_definite(self, items: Sequence[Item], index: int) -> bool:
        """Whether a noun may speak of one that was named before: "the raccoon", its second time."""
        if any(modifier.kind is Kind.NUMBER for modifier in self._modifiers):
            return False
        if items[index].script == "zh":
            return True
        return any(other.words == "the" for other in precedes(items[: index + 1], index))

    def _collective(self, item: Item) -> None:
        signs = table("collectives")["collective"][int(item.value)]["pictures"].split()
        members = [self.cast.enter(self._facts(sign), item) for sign in signs]
        self._complete(members[0])

    def _facts(self, sign: str) -> Facts:
        return self.vocabulary.facts_of(code_of(sign) or sign)

    def _complete(self, member: Member) -> None:
        """Give a noun what stood before it and was waiting for it."""
        for item in self._modifiers:
            member.modify(item)
        if self._modifiers and self._modifiers[0].script == member.seen.script:
            member.label = self.prompt[self._modifiers[0].start : member.seen.end]
        self._modifiers = []
        self.unused += [verb for verb in self._pending if not self._doing.apply(verb, member)]
        self._pending = []
        self._relating.meet(member)

    def _verb(self, items: Sequence[Item], index: int) -> None:
        item = items[index]
        self._attach_modifiers(item)
        if describes_next(items, index):
            self._pending.append(item)
        elif doer_is_surroundings(items, index) and item.kind is Kind.MOTION:
            self.silent.append(item)
        elif not self._doing.apply(
            item, self.cast.doer(item), upon=is_upon_something(items, index)
        ):
            self.unused.append(item)

    def _attach_modifiers(self, item: Item) -> None:
        """Give modifiers that no noun followed to whom they are said of: "the car is red"."""
        named = self.cast.named(item.sentence)
        for modifier in self._modifiers:
            if named and modifier.kind is not Kind.NUMBER:
                named[-1].modify(modifier)
            elif modifier.kind is Kind.COLOUR:
                self.unused.append(modifier)
            else:
                self.silent.append(modifier)
        self._modifiers = []

    def _end_clause(self, *, sentence: bool) -> None:
        if self._modifiers:
            self._attach_modifiers(self._modifiers[0])
        self._relating.end_clause(sentence=sentence)
        if sentence:
            for verb in self._pending:
                if not self._doing.apply(verb, None):
                    self.unused.append(verb)
            self._pending = []


def _natural_count(item: Item) -> int:
    """How many a noun means when nobody counts them."""
    several = table("modifiers")["several"]
    for count, words in several.items():
        if item.words in listed(words):
            return int(count)
    return _PLURAL if item.form == "plural" else 1


def _names_thing_next(items: Sequence[Item], index: int) -> bool:
    """Whether a place only says which thing is meant: "over the city park bench"."""
    return any(other.kind is Kind.PICTURE for other in items[index + 1 : index + 2])
