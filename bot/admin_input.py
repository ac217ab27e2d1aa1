"""What a community's admins type into its settings: bounds, and the words that are not wanted."""

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.grammar import FLAGS
from bot.prompt import clean, is_visible, quoted
from generator.errors import UserError

WORDS = 200
WORD_LENGTH = 60
LIST_LENGTH = 4000
"""The most characters (UTF-16) of all words together: what a chat's form or message holds."""

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?", re.ASCII)
_SEPARATORS = re.compile(r"[\n,，、;；]")
_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """From `least` to `most`; seconds of a clip need not be `whole`."""

    least: float
    most: float
    whole: bool = True

    def takes(self, number: float) -> bool:
        """NaN is never taken."""
        return self.least <= number <= self.most and (number.is_integer() or not self.whole)


BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        "seconds": Bound(least=FLAGS["seconds"].least, most=FLAGS["seconds"].most, whole=False),
        "jobs": Bound(least=1, most=1000),
        "quota": Bound(least=0, most=10_000),
        "cooldown": Bound(least=0, most=_DAY),
    }
)
"""The numbers among the fields of `bot.community.Community`. The label of each in the catalogues
is `setting-NAME`."""


def read_bound(name: str, typed: str) -> float | int | None:
    """One of `BOUNDS`; None where nothing was typed: no bound.

    Raises:
        UserError: setting-number.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    if not text:
        return None
    bound = BOUNDS[name]
    number = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else math.nan
    if not bound.takes(number):
        raise UserError(
            "setting-number",
            setting=name,
            given=quoted(clean(typed)),
            least=bound.least,
            most=bound.most,
        )
    return int(number) if number.is_integer() else number


def read_words(typed: str) -> tuple[str, ...]:
    """Words one to a line or between commas; a * at the end of one stands for any ending.

    Raises:
        UserError: word-empty, word-too-long, words-too-many.
    """
    pieces = [clean(piece) for piece in _SEPARATORS.split(typed)]
    words = tuple({piece.casefold(): piece for piece in pieces if piece}.values())
    for word in words:
        if not is_visible(word.strip("*")):
            raise UserError("word-empty", word=quoted(word))
        if len(word) > WORD_LENGTH:
            raise UserError("word-too-long", word=quoted(word), most=WORD_LENGTH)
    if len(words) > WORDS or _size(words) > LIST_LENGTH:
        raise UserError("words-too-many", most=WORDS, characters=LIST_LENGTH)
    return words


def _size(words: tuple[str, ...]) -> int:
    return len("\n".join(words).encode("utf-16-le")) // 2
