"""Why two prompts are not the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """The step that told two prompts apart, and what it saw, in an English phrase."""

    step: str
    reason: str
