"""The pictures there are: what each is called, how big, where it belongs, which way it looks."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from generator.engines.sketch.sources import sources
from generator.engines.sketch.understand.tables import WORD_TABLES, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a picture; `height`, `realm` and `faces` as in `scene.Subject`. `mover` is
    true of what goes by itself: people, beasts, vehicles. `family` is the table it stands in."""

    picture: str
    height: float = 0.22
    realm: str = "ground"
    faces: int = 0
    family: str = "things"

    @property
    def mover(self) -> bool:
        return self.family in ("animals", "people", "vehicles")


@cache
def code_of(sign: str) -> str | None:
    """The picture of an emoji, or of the code of one that has none; None where there is none.

    >>> code_of("🐈")
    '1F408'
    """
    if sign in sources():
        return sign
    for spelt in (sign, sign.replace("\ufe0f", ""), sign + "\ufe0f"):
        code = "-".join(f"{ord(character):04X}" for character in spelt)
        if code in sources():
            return code
    return None


def names(language: str) -> Mapping[str, str]:
    """Emoji → its CLDR short name in "en" or "zh", from the `emoji` package's data."""
    folder = files("emoji") / "unicode_codes"
    if language == "en":
        data = json.loads((folder / "emoji.json").read_text("utf-8"))
        return {sign: _plain(entry["en"]) for sign, entry in data.items()}
    data = json.loads((folder / f"emoji_{language}.json").read_text("utf-8"))
    return {sign: _plain(name) for sign, name in data.items()}


def _plain(name: str) -> str:
    return name.strip(":").replace("_", " ")


def curated() -> Iterator[tuple[str, Facts, str]]:
    """Every curated picture: its sign, what is known of it, and its words, commas between."""
    for family in WORD_TABLES:
        for group in table(family)["group"]:
            for sign, words in group["pictures"].items():
                code = code_of(sign)
                if code is not None:
                    yield sign, _facts(code, family, group), words


def _facts(code: str, family: str, group: Mapping[str, Any]) -> Facts:
    facing = table("facing")
    faces = int(group["faces"])
    for side, value in (("left", -1), ("right", 1), ("head_on", 0)):
        if code in _codes(facing[side]):
            faces = value
    return Facts(
        picture=code,
        height=float(group["height"]),
        realm=str(group["realm"]),
        faces=faces,
        family=family,
    )


@cache
def _codes(signs: str) -> frozenset[str]:
    return frozenset(code for sign in signs.split() if (code := code_of(sign)))
