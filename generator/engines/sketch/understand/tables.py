"""The language tables in data/words/: read once, their lists of words taken apart."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

WORD_TABLES = ("animals", "people", "vehicles", "nature", "buildings", "food", "things")
"""The tables that name pictures; an earlier one's word wins over a later one's."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file data/words/NAME.toml as it stands."""
    source = files("generator.engines.sketch") / "data" / "words" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))


def listed(words: str) -> Iterator[str]:
    """The words of a list with commas between."""
    return (word for piece in words.split(",") if (word := piece.strip()))


def is_han(word: str) -> bool:
    """Whether a word holds a Chinese character, and so belongs to the Chinese table."""
    return any("㐀" <= character <= "鿿" for character in word)
