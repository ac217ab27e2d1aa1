"""Lists of words as data has them, "long|length|摆长", made into what finds them in a text."""

import re
from collections.abc import Iterator
from functools import cache

from generator.engines.physics.wording import Wording

_PATTERNED = re.compile(r"[\\\[\](){}*+?^$.]")
_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_HAN = re.compile(r"[㐀-鿿]")


def is_han(text: str) -> bool:
    """Whether it has a Chinese character."""
    return bool(_HAN.search(text))


def mostly_chinese(text: str) -> bool:
    """Whether who wrote it is answered in Chinese, whatever the language of their program."""
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    return 2 * han > latin


def alternatives(words: str) -> Iterator[str]:
    """The words of a list with "|" between, outside of brackets."""
    depth, word = 0, ""
    for character in words:
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            if word.strip():
                yield word.strip()
            word = ""
        else:
            word += character
    if word.strip():
        yield word.strip()


def called(name: Wording) -> Wording:
    """A name without what stands in brackets behind it."""
    return Wording(_BRACKETS.sub("", name.en), _BRACKETS.sub("", name.zh))


@cache
def finder(words: str) -> re.Pattern[str]:
    """Finds any word of a list in a text in lower case; matches nothing where it is empty.

    An English word stands for itself and its plural at word boundaries, a Chinese one wherever it
    occurs. One with signs of a regular expression is taken as that. The longest alternative that
    fits is the one found.
    """
    ordered = sorted(set(alternatives(words)), key=len, reverse=True)
    english = "|".join(_source(word) for word in ordered if not is_han(word))
    chinese = "|".join(_source(word) for word in ordered if is_han(word))
    sources = [rf"(?<![a-z])(?:{english})(?![a-z])"] if english else []
    sources += [chinese] if chinese else []
    return re.compile("|".join(sources) or r"(?!)", re.IGNORECASE)


def both_finder(wording: Wording) -> re.Pattern[str]:
    """Finds the words of either language."""
    return finder("|".join(part for part in (wording.en, wording.zh) if part))


def _source(word: str) -> str:
    source = word if _PATTERNED.search(word) else re.escape(word).replace(r"\ ", r"[\s-]+")
    plural = "" if is_han(word) or _PATTERNED.search(word[-1]) else "(?:e?s)?"
    return f"(?:{source}){plural}" if plural or _PATTERNED.search(word) else source
