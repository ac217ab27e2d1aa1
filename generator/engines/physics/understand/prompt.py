"""A text made ready for reading, and the way back to where each part of it stood."""

from dataclasses import dataclass
from functools import cache

from generator.engines.physics.understand.spelling import Speller
from generator.engines.physics.understand.tables import table


@dataclass(frozen=True, slots=True)
class Prompt:
    """`text` is the text with half-width signs, simplified characters and mended spelling; `lower`
    the same in lower case. `origins` says of each place in it, its end included, where that was in
    the text as it was `given`."""

    given: str
    text: str
    lower: str
    origins: tuple[int, ...]


def prepare(given: str, speller: Speller) -> Prompt:
    """A text, ready for reading."""
    plain = "".join(map(_plain, given))
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for start, end, word in speller.words(plain):
        pieces += [plain[at:start], word]
        origins += range(at, start)
        origins += [start + min(index, end - start - 1) for index in range(len(word))]
        at = end
    pieces.append(plain[at:])
    origins += range(at, len(plain) + 1)
    text = "".join(pieces)
    return Prompt(given, text, "".join(map(_lowered, text)), tuple(origins))


def _plain(character: str) -> str:
    """The one character that stands for this one: places in the text stay what they are."""
    if "！" <= character <= "～":
        return chr(ord(character) - 0xFEE0)
    return _replacements().get(character, character)


def _lowered(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


@cache
def _replacements() -> dict[str, str]:
    spelling = table("traditional")
    same = dict(zip(spelling["from"], spelling["to"], strict=True))
    return same | dict(zip("　’‘“”\xa0\u202f", " ''\"\"  ", strict=True))
