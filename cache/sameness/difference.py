"""Why two prompts are not the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """The step that told two prompts apart, and what it saw, in an English phrase."""

    step: str
    reason: str


BY_WORDS = frozenset(["words", "mark", "person"])
"""The steps at which other words may yet say the same. Those of a mark and of a person refuse
before the words are looked at."""

BY_TIES = frozenset(["whereabouts", "belonging", "described"])
"""The steps at which the same words hang together in another way, which may be another way to say
the same."""
