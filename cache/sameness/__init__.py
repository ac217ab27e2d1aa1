"""May an old clip answer a new prompt? Keys for what is surely the same, a judge for the rest."""

from cache.sameness.decision import (
    MAX_UNKNOWN,
    Decision,
    by_words,
    goes_by_words,
    in_plain_words,
    may_answer,
    may_be_reworded,
    readable,
    worth_comparing,
)
from cache.sameness.difference import Difference
from cache.sameness.keys import prompt_key, settings_key
from cache.sameness.remembered import forget

__all__ = [
    "MAX_UNKNOWN",
    "Decision",
    "Difference",
    "by_words",
    "forget",
    "goes_by_words",
    "in_plain_words",
    "may_answer",
    "may_be_reworded",
    "prompt_key",
    "readable",
    "settings_key",
    "worth_comparing",
]
