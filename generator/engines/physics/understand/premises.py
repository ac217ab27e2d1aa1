"""False beliefs that a text states, put right."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from generator.engines.physics.phenomenon import Phenomenon, Premise, Values
from generator.engines.physics.understand.phrases import finder
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording

_SENTENCE_END = re.compile(r"(?<!\d)[.!;。！；\n]|[?？]|(?<=\d)[.](?!\d)")


def corrected(lower: str, phenomenon: Phenomenon[Any], cases: Sequence[Values]) -> Wording | None:
    """The truth, where a text in lower case says something false of these cases.

    What it asks, denies or only tells of others' beliefs it does not say.
    """
    for premise in phenomenon.premises:
        if _said(lower, premise) and (premise.when is None or premise.when(cases)):
            return premise.truth
    return None


def states(lower: str, belief: str) -> bool:
    """Whether a text in lower case says what a belief's pattern finds, and neither asks nor denies
    it."""
    for match in re.finditer(belief, lower, re.IGNORECASE | re.ASCII):
        start, end = _sentence(lower, match.start(), match.end())
        if not _unsaid(lower[start:end], match.start() - start):
            return True
    return False


def _said(lower: str, premise: Premise) -> bool:
    return any(states(lower, claim) for claim in (premise.claim.en, premise.claim.zh) if claim)


def _sentence(lower: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence around a find goes, its end sign included."""
    before = [match.end() for match in _SENTENCE_END.finditer(lower, 0, start)]
    after = _SENTENCE_END.search(lower, end)
    return (before[-1] if before else 0), (after.end() if after else len(lower))


def _unsaid(sentence: str, claim: int) -> bool:
    """Whether a sentence asks or denies what is said in it from `claim` on."""
    if _finder("presumed").search(sentence):
        return bool(_finder("denied").search(sentence[:claim]))
    asked = sentence.rstrip().endswith(("?", "？")) or _finder("asked").search(sentence)
    return bool(asked or _finder("denied").search(sentence))


@cache
def _finder(kind: str) -> re.Pattern[str]:
    row = table("premises")[kind]
    return finder(f"{row['en']}|{row['zh']}")
