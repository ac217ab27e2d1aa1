"""Whether two Chinese prompts share so much that their words are worth comparing."""

from functools import lru_cache

from cache.sameness.keys import prompt_key

_LEAST = 0.2
"""Of the characters of the shorter one: two that say the same share a third of them and more,
unless they are very short. Comparing the words of ten thousand prompts would take seconds."""


def alike(one: str, other: str) -> bool:
    """Whether they could say the same, by their characters: a microsecond where both are known."""
    mine, theirs = _characters(one), _characters(other)
    return len(mine & theirs) >= _LEAST * min(len(mine), len(theirs))


@lru_cache(maxsize=16384)
def _characters(prompt: str) -> frozenset[str]:
    # Late: the tables are read for the first Chinese prompt, not at start-up.
    from cache.sameness.chinese_lexicon import spelling

    return frozenset(prompt_key(prompt).translate(spelling()))
