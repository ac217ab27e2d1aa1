"""Why a text was taken the way it was, in one English sentence."""

from typing import Any

from generator.engine import PERHAPS, SURE
from generator.engines.physics.phenomenon import Phenomenon
from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.topics import Ranked

_MOST_WORDS = 3
_LONGEST = 32  # characters of the text that are quoted


def reason(phenomenon: Phenomenon[Any], ranked: Ranked, asked: Asked, prompt: Prompt) -> str:
    """What was recognised, by what words and how many numbers, and what became of it."""
    how = "plainly" if ranked.score >= SURE else "probably" if ranked.score >= PERHAPS else "hardly"
    found = sorted((hit for hit in ranked.worth.hits if hit.weight > 0), key=lambda it: -it.weight)
    words = list(dict.fromkeys(prompt.text[hit.start : hit.end] for hit in found))[:_MOST_WORDS]
    quoted = ", ".join(f"“{_short(it)}”" for it in words) or "what it is like"
    sentence = f"This is {how} about the topic “{phenomenon.name.en}”, by {quoted}"
    if asked.fills:
        count = len(asked.fills)
        sentence += f", with {count} number{'s' * (count > 1)} that it takes"
    if asked.refused is not None:
        return f"{sentence}, but cannot be as asked."
    if len(asked.cases) > 1:
        return f"{sentence}, {len(asked.cases)} cases to compare."
    return f"{sentence}."


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
