"""Two aligned prompts, each seen from its own side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cache.sameness.alignment import Alignment
from cache.sameness.meaning import Meaning
from cache.sameness.words import Word


@dataclass(slots=True)
class View:
    """One prompt with the way to the other: `matched` from place to place."""

    meaning: Meaning
    matched: dict[int, int]
    other: "View" = field(init=False, repr=False)
    _standing: dict[int, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for word in self.meaning.words:
            # Where "a window pane" answers "a window", the window stands for the pane.
            fills = word.owner is not None and word.owner not in self.matched
            if fills and word.owner is not None and word.part == "noun" and word.at in self.matched:
                self._standing[word.owner] = word.at

    def aligned(self) -> Iterator[Word]:
        return (self.meaning.words[at] for at in sorted(self.matched))

    def counterpart(self, at: int) -> Word:
        return self.other.meaning.words[self.matched[at]]

    def standing(self, at: int) -> int:
        """The word that stands for one that only fills."""
        return self._standing.get(at, at)

    def there(self, at: int) -> int | None:
        return self.matched.get(self.standing(at))

    def all_there(self, places: Iterable[int]) -> set[int]:
        return {there for at in places if (there := self.there(at)) is not None}

    def noun_before(self, verb: Word) -> Word | None:
        """The noun that a participle follows, where it describes no other: a dog barking."""
        if verb.form != "ing" or verb.before != "noun" or verb.owner is not None or not verb.at:
            return None
        return self.meaning.words[verb.at - 1]

    def does_something(self, at: int) -> bool:
        """Whether it is the one doer of the prompt: where it is done is where the doer is."""
        doers = [word.agents for word in self.meaning.words if word.part == "verb"]
        return bool(doers) and all(places == {at} for places in doers)

    def chain(self, word: Word) -> list[int]:
        """What a word belongs to, what that belongs to, and so on."""
        found: list[int] = []
        owner = word.owner
        while owner is not None and owner not in found:
            found.append(owner)
            owner = self.meaning.words[owner].owner
        return found

    def nouns_of(self, word: Word) -> set[int]:
        """The nouns that a word's phrase may hang on: of a verb, its subject."""
        if word.anchor is None:
            return set()
        anchor = self.meaning.words[word.anchor]
        if anchor.part == "verb":
            places = set(anchor.agents | anchor.patients)
        else:
            places = {anchor.at, *self.chain(anchor), *self._joined_with(anchor)}
            if anchor.relation and anchor.anchor is not None and anchor.anchor != word.at:
                places |= self.nouns_of(anchor)
        return {self.standing(at) for at in places}

    def joined(self, noun: Word) -> set[int]:
        """A noun, what it belongs to, and those that "and" joins with it."""
        return {self.standing(at) for at in (noun.at, *self.chain(noun), *self._joined_with(noun))}

    def _joined_with(self, noun: Word) -> set[int]:
        """The nouns that "and" joins with a noun, which stand before it."""
        found: set[int] = set()
        words = self.meaning.words
        for word in reversed(words[: noun.at]):
            if not noun.joined or word.part == "verb":
                break
            if word.part == "noun" and word.owner is None and word.relation == noun.relation:
                found.add(word.at)
                noun = word
        return found


@dataclass(frozen=True, slots=True)
class Views:
    """Both sides."""

    old: View
    new: View

    @classmethod
    def of(cls, old: Meaning, new: Meaning, aligned: Alignment) -> "Views":
        mine, theirs = View(old, aligned.there), View(new, aligned.back)
        mine.other, theirs.other = theirs, mine
        return cls(mine, theirs)

    def both(self) -> Iterator[tuple[View, Word, Word]]:
        """Every aligned word with its counterpart, as each of the prompts sees it."""
        for view in (self.old, self.new):
            for word in view.aligned():
                yield view, word, view.counterpart(word.at)

    def pairs(self) -> Iterator[tuple[Word, Word]]:
        """Every aligned word of the old prompt with its counterpart."""
        return ((word, self.old.counterpart(word.at)) for word in self.old.aligned())
