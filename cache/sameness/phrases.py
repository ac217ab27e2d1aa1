"""Phrases of several words that one prompt has where the other has other words for them."""

from cache.sameness import lexicon
from cache.sameness.joining import phrases_at
from cache.sameness.remembered import remembered
from cache.sameness.synonyms import related
from cache.sameness.tokens import pieces


def exchanged(old: str, new: str) -> frozenset[str]:
    """The phrases of two levelled prompts that must be taken as one word to be compared: "giant
    squid" stays two words where the other prompt says "huge squid"."""
    mine, theirs = _phrases(old), _phrases(new)
    return frozenset(
        phrase
        for ours, others, words in (
            (mine, theirs, theirs | _words(new)),
            (theirs, mine, mine | _words(old)),
        )
        for phrase in ours - others
        if any(related(phrase, other) for other in words)
    )


@remembered(16384)
def _phrases(text: str) -> frozenset[str]:
    said = pieces(text)
    return frozenset(
        " ".join(entry) for at in range(len(said)) for entry in phrases_at(said, at, None)
    )


@remembered(16384)
def _words(text: str) -> frozenset[str]:
    return frozenset(
        lemma
        for token in pieces(text)
        if token.role == "word"
        for lemma in lexicon.lemmas(token.text)
    )
