"""The grammar's tables: the commands, flags, sizes … of `data/grammar.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandWord:
    """A command's name and how it is written. Its help is the text `help-NAME`. One that `animates`
    comes to something only where an engine can begin with a picture, and one that asks an `engine`
    only where that works."""

    name: str
    form: str
    aliases: tuple[str, ...] = ()
    animates: bool = False
    engine: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagWord:
    """A flag's name and how it is written; `least` and `most` bound a number."""

    name: str
    form: str
    aliases: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How much work goes into a clip: `scale` of a size that is not given in pixels, `fps` where
    none is asked for, `pixels` the most of a frame that counts as this quality. Of engines that
    have profiles it asks the first of `profiles`, and none that is not among them."""

    name: str
    scale: float
    fps: int
    pixels: int
    profiles: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    def scaled(self, width: int, height: int) -> tuple[int, int]:
        """The size at this quality: even pixels within the grammar's bounds."""
        return _even(width * self.scale), _even(height * self.scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A value of `ClipRequest.profile` as people name it."""

    name: str
    aliases: tuple[str, ...] = ()


def _even(pixels: float) -> int:
    return max(SIZE_LEAST, min(SIZE_MOST, 2 * round(pixels / 2)))


def _word(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }


_TABLES = tomllib.loads((Path(__file__).parent / "data" / "grammar.toml").read_text("utf-8"))

PROMPT_LENGTH: int = _TABLES["prompt_length"]
WORDS_LENGTH: int = _TABLES["words_length"]
SIZE_LEAST: int = _TABLES["size"]["least"]
SIZE_MOST: int = _TABLES["size"]["most"]
PIXELS_MOST: int = _TABLES["size"]["pixels"]
SIZES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {name: (width, height) for name, (width, height) in _TABLES["size"]["names"].items()}
)
QUALITIES: Mapping[str, Quality] = MappingProxyType(
    {it["name"]: Quality(**_word(it)) for it in _TABLES["quality"]}
)
"""From the least work to the most."""

STANDARD = QUALITIES["standard"]
PROFILES: Mapping[str, Profile] = MappingProxyType(
    {it["name"]: Profile(**_word(it)) for it in _TABLES["profile"]}
)
COMMANDS: tuple[CommandWord, ...] = tuple(CommandWord(**_word(it)) for it in _TABLES["command"])
FLAGS: Mapping[str, FlagWord] = MappingProxyType(
    {it["name"]: FlagWord(**_word(it)) for it in _TABLES["flag"]}
)
WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(_TABLES["words"][name]) for name in ("reset", "delete", "on", "off")}
)
SHELVES: Mapping[str, str] = MappingProxyType(
    {spelling: name for name, words in _TABLES["words"]["shelves"].items() for spelling in words}
)
"""Every spelling of a gallery's shelf → its name."""

_EXAMPLES: Mapping[str, list[str]] = _TABLES["examples"]


def _by_spelling(words: Iterable[CommandWord | FlagWord | Quality | Profile]) -> Mapping[str, str]:
    return MappingProxyType(
        {spelling: word.name for word in words for spelling in (word.name, *word.aliases)}
    )


COMMAND_NAMES = _by_spelling(COMMANDS)
"""Every spelling of a command → its name."""

ENGINE_OF: Mapping[str, str] = MappingProxyType(
    {word.name: word.engine for word in COMMANDS if word.engine is not None}
)
"""The commands that ask one engine for a clip → its name."""

COMMAND_OF: Mapping[str, str] = MappingProxyType({it: name for name, it in ENGINE_OF.items()})
"""The same the other way round."""

MAKING = frozenset({"video", *ENGINE_OF})
"""The commands that ask for a clip of a prompt."""

FLAG_NAMES = _by_spelling(FLAGS.values())
"""Every spelling of a flag → its name."""

QUALITY_NAMES = _by_spelling(QUALITIES.values())
"""Every spelling of a quality → its name."""

PROFILE_NAMES = _by_spelling(PROFILES.values())
"""Every spelling of a profile → its name."""


def examples(locale: str) -> tuple[str, ...]:
    """Prompts for a newcomer to try, in the language of the catalogue `locale`."""
    return tuple(_EXAMPLES.get(locale, _EXAMPLES["en"]))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known word that `name` was probably meant to be."""
    matches = get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None
