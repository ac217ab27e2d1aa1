"""The grammar's tables: the commands, flags, sizes and examples of `data/grammar.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandWord:
    """A command's name and how it is written. Its help is the text `help-NAME`."""

    name: str
    form: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagWord:
    """A flag's name and how it is written; `least` and `most` bound a number."""

    name: str
    form: str
    aliases: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


def _word(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, "aliases": tuple(data.get("aliases", ()))}


_TABLES = tomllib.loads((Path(__file__).parent / "data" / "grammar.toml").read_text("utf-8"))

PROMPT_LENGTH: int = _TABLES["prompt_length"]
WORDS_LENGTH: int = _TABLES["words_length"]
SIZE_LEAST: int = _TABLES["size"]["least"]
SIZE_MOST: int = _TABLES["size"]["most"]
PIXELS_MOST: int = _TABLES["size"]["pixels"]
SIZES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {name: (width, height) for name, (width, height) in _TABLES["size"]["names"].items()}
)
COMMANDS: tuple[CommandWord, ...] = tuple(CommandWord(**_word(it)) for it in _TABLES["command"])
FLAGS: Mapping[str, FlagWord] = MappingProxyType(
    {it["name"]: FlagWord(**_word(it)) for it in _TABLES["flag"]}
)
_EXAMPLES: Mapping[str, list[str]] = _TABLES["examples"]


def _by_spelling(words: Iterable[CommandWord | FlagWord]) -> Mapping[str, str]:
    return MappingProxyType(
        {spelling: word.name for word in words for spelling in (word.name, *word.aliases)}
    )


COMMAND_NAMES = _by_spelling(COMMANDS)
"""Every spelling of a command → its name."""

FLAG_NAMES = _by_spelling(FLAGS.values())
"""Every spelling of a flag → its name."""


def examples(locale: str) -> tuple[str, ...]:
    """Prompts for a newcomer to try, in the language of the catalogue `locale`."""
    return tuple(_EXAMPLES.get(locale, _EXAMPLES["en"]))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known word that `name` was probably meant to be."""
    matches = get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None
