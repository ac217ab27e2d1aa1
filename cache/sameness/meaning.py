"""What an English prompt says: its words, what each belongs to, who does what."""

from dataclasses import dataclass, field

from cache.sameness import lexicon
from cache.sameness.framing import levelled, symbols
from cache.sameness.marks import marks
from cache.sameness.persons import Pronouns, pronouns
from cache.sameness.reading import Reader
from cache.sameness.remembered import remembered
from cache.sameness.roles import assign
from cache.sameness.tokens import pieces as raw
from cache.sameness.tokens import tokens
from cache.sameness.words import Word

_FOREIGN = 0.4  # share of words that the dictionary lacks


@dataclass(frozen=True, slots=True)
class Meaning:
    """An analysed prompt.

    `ordered`: it says what comes first; `simultaneous`: or what happens at once; `verbs`: how many
    it has; `phrases`: some of its words are joined; `foreign`: the dictionary lacks most of them;
    `marks`: small words that change all of it; `process`: something is being done.
    """

    words: list[Word]
    symbols: frozenset[str]
    ordered: bool
    simultaneous: bool
    verbs: int
    phrases: bool
    foreign: bool
    marks: tuple[str, ...] = ()
    process: bool = False
    pronouns: Pronouns = field(default_factory=Pronouns)


@remembered(8192)
def meaning(prompt: str, *, joined: bool | frozenset[str] = True) -> Meaning:
    """The analysis of a prompt, or of its key, which reads nearly as well.

    `joined`: phrases that have synonyms are one word each ("fire engine").
    """
    return analysed(levelled(prompt), symbols(prompt), joined=joined)


@remembered(16384)
def analysed(
    text: str, emoji: frozenset[str] = frozenset(), *, joined: bool | frozenset[str] = True
) -> Meaning:
    """The analysis of a levelled prompt, or of a part of one."""
    found = raw(text)
    pieces = tokens(text, joined=joined)
    words, ordered = Reader(pieces).read()
    assign(words)
    verbs = sum(word.part == "verb" for word in words)
    plain = [word for word in words if word.part not in ("number", "particle")]
    unknown = sum(not lexicon.is_known(word.text.rpartition(" ")[2]) for word in plain)
    return Meaning(
        words,
        emoji,
        ordered,
        any(token.role == "while" for token in pieces),
        verbs,
        phrases=any(token.like for token in pieces),
        foreign=unknown > max(1, _FOREIGN * len(plain)),
        marks=marks(text),
        process=any(token.text == "being" for token in found),
        pronouns=pronouns(found),
    )
