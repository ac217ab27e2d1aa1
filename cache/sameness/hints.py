"""What words of a prompt could stand for: by that alone, cheaply, most others are ruled out."""

import re
from collections.abc import Iterator
from functools import cache

from cache.sameness import lexicon, synonyms
from cache.sameness.keys import prompt_key
from cache.sameness.remembered import remembered
from cache.sameness.tables import table

Hint = frozenset[str | int]
"""A word's lemmas, and the numbers of the groups of words that mean the same as one of them."""

LEAST = 0.3
"""The share of words that two prompts which say the same have in common at least, as the shorter
one sees it. Of 1394 labelled pairs that say the same by their words one shares less."""

LEAST_REWORDED = 0.2
"""The same of those that a model is asked about: of 206 that share less, and that say the same, its
first weights were sure of 23."""

ENGLISH = 0.75
"""The share of a prompt's words that the dictionaries know, from which it is English. Of 750
English ones a single one has less (0.71), of sentences in eight other languages none has 0.6."""

_WORD = re.compile(r"[^\W\d_]+")


def hints(prompt: str) -> list[Hint]:
    """One for each word of an English prompt that says something.

    Two prompts that say the same have words in common by these, whatever the rules of grammar, of
    spelling and of phrases make of the others.
    """
    words = _WORD.findall(prompt_key(prompt))
    return [_hint(words, at) for at, word in enumerate(words) if word not in _hintless()]


@remembered(16384)
def is_english(prompt: str) -> bool:
    words = _WORD.findall(prompt_key(prompt))
    known = sum(word in _hintless() or lexicon.is_known(word) for word in words)
    return known >= ENGLISH * max(1, len(words))


@remembered(16384)
def have_enough_in_common(old: str, new: str) -> bool:
    """Whether the shorter of two English prompts has so many of its words in common with the other
    that it may say the same in other words."""
    mine, theirs = hints(old), hints(new)
    if len(mine) > len(theirs):
        mine, theirs = theirs, mine
    known = frozenset[str | int]().union(*theirs)
    return sum(not hint.isdisjoint(known) for hint in mine) >= LEAST_REWORDED * max(1, len(mine))


def _hint(words: list[str], at: int) -> Hint:
    word = words[at]
    found = set(synonyms.kin(word))
    for entry in _entries(words, at):
        found |= synonyms.kin(entry)
    if at + 1 < len(words):
        found.add(word + words[at + 1])  # "sail boat" and "sailboat"
    return frozenset(found)


def _entries(words: list[str], at: int) -> Iterator[str]:
    """The phrases of the tables that begin at a word, in whatever form it stands there."""
    phrases = synonyms.phrases()
    for lemma in lexicon.lemmas(words[at]):
        for entry in phrases.get(lemma, ()):
            others = words[at + 1 : at + len(entry)]
            if len(others) == len(entry) - 1 and all(
                wanted in lexicon.lemmas(word)
                for wanted, word in zip(entry[1:], others, strict=True)
            ):
                yield " ".join(entry)


@cache
def _hintless() -> frozenset[str]:
    return frozenset(table("sameness")["hintless"].split())
