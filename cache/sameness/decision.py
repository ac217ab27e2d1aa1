"""The judge: may the clip of one prompt answer another?"""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass

from cache.sameness.difference import BY_TIES, BY_WORDS, Difference
from cache.sameness.keys import HAN, prompt_key

MAX_UNKNOWN = 0.1
"""Largest share of a prompt's tokens that the embedder may not know. Measured with MiniLM: no
English prompt of VBench has any, the median Chinese one two thirds."""

LONGEST, LEAST_LETTERS = 400, 0.6
"""Characters of a prompt, and the share of letters, digits and blanks among them, beyond which it
is not compared: of 5520 that people wrote the longest has 242, the least 0.81. Whoever sends a
thousand brackets must not keep a core busy."""

MOST_WORDS = 30
"""Words of a prompt, without what is said around it, beyond which it is not taken for another's
rewording: the cross-encoder was taught on no longer ones."""

LONG, SAME_LETTERS = 20, 0.85
"""Beyond so many words the little that differs (a market, a supermarket) is lost on it where so
large a share of the shorter prompt's words stands in the other to the letter."""

_LETTERS = re.compile(r"\w+")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a clip may be reused, the step that decided, and why, in an English phrase."""

    same: bool
    step: str
    reason: str


def may_answer(old: str, new: str, similarity: float, threshold: float) -> Decision:
    """May the clip made for the prompt `old` answer the prompt `new`?

    `similarity` is the cosine of their embeddings (-1 to 1), which must reach `threshold`. Each
    step may only refuse or pass on, so that doubt makes a new clip. Embeddings of prompts that the
    embedder does not read (`readable`) must not come here. The first comparison in a process reads
    the dictionaries, for half a second; a new prompt takes milliseconds: not for an event loop.
    """
    if prompt_key(old) == prompt_key(new):
        return Decision(True, "exact", "the same words")
    if similarity < threshold:
        return Decision(False, "similarity", f"cosine {similarity:.3f} is below {threshold:g}")
    decision = by_words(old, new)
    if not decision.same:
        return decision
    return Decision(True, "words", f"cosine {similarity:.3f}, and {decision.reason}")


def by_words(old: str, new: str) -> Decision:
    """The same by words alone. Slow as `may_answer`."""
    if prompt_key(old) == prompt_key(new):
        return Decision(True, "exact", "the same words")
    difference = differ(old, new)
    if difference is not None:
        return Decision(False, difference.step, difference.reason)
    return Decision(True, "words", "their words say the same")


def goes_by_words(prompt: str) -> bool:
    """Whether words alone decide about a prompt: a Chinese one, which the packaged MiniLM does not
    read."""
    return _HAN.search(prompt) is not None


def worth_comparing(old: str, new: str) -> bool:
    """Whether an embedding could still make two prompts the same: their words do not refuse it. It
    saves loading the embedder, which takes longer than a sketch."""
    return differ(old, new) is None


def may_be_reworded(old: str, new: str) -> bool:
    """Whether nothing stands against two prompts but words that have no counterpart, or how words
    hang together, so that they may say the same in another way: both are English, and have words
    in common, of which they do not say that there are none, or several, where the other has one."""
    difference = differ(old, new)
    if difference is None or difference.step not in BY_WORDS | BY_TIES or _is_han(old, new):
        return False
    words = [_LETTERS.findall(in_plain_words(it).casefold()) for it in (old, new)]
    most = max(map(len, words))
    if most > MOST_WORDS or (most > LONG and _is_nearly_one_text(*map(set, words))):
        return False
    from cache.sameness.hints import have_enough_in_common, is_english
    from cache.sameness.shared import differ_in_common, leave_it_open

    if not (is_english(old) and is_english(new) and have_enough_in_common(old, new)):
        return False
    return leave_it_open(old, new, difference.step) and differ_in_common(old, new) is None


def _is_nearly_one_text(one: Set[str], other: Set[str]) -> bool:
    return len(one & other) >= SAME_LETTERS * min(len(one), len(other))


def in_plain_words(prompt: str) -> str:
    """An English prompt without what people say around it."""
    from cache.sameness.framing import plainly

    return plainly(prompt)


def readable(unknown: float) -> bool:
    """Whether an embedding says anything, by the share of its text's tokens that are unknown."""
    return unknown <= MAX_UNKNOWN


def differ(old: str, new: str) -> Difference | None:
    """What tells two prompts apart, as typed or as their keys; None where they show the same."""
    if not (_is_text(old) and _is_text(new)):
        return Difference("unread", "too long, or too few words among the signs, to be compared")
    # Each brings word lists along that a bot of the other language never needs.
    if _is_han(old, new):
        from cache.sameness.chinese import differ_zh

        return differ_zh(old, new)
    from cache.sameness.english import differ_en

    return differ_en(old, new)


def _is_text(prompt: str) -> bool:
    # Vowel signs and accents (M) are letters too: half of a Burmese prompt.
    letters = sum(
        it.isalnum() or it.isspace() or unicodedata.category(it).startswith("M") for it in prompt
    )
    return len(prompt) <= LONGEST and letters >= LEAST_LETTERS * len(prompt)


def _is_han(old: str, new: str) -> bool:
    return goes_by_words(old) or goes_by_words(new)
