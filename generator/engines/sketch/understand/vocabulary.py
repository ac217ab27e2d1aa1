"""Every word the sketch knows, English and Chinese, and what each can mean."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from generator.engines.sketch.understand import catalogue
from generator.engines.sketch.understand.catalogue import Facts, code_of
from generator.engines.sketch.understand.lemmas import Lemmas
from generator.engines.sketch.understand.senses import Kind, Sense
from generator.engines.sketch.understand.tables import is_han, listed, table
from generator.engines.sketch.understand.tokens import words_of

Index = Mapping[str, tuple[Sense, ...]]

_SOMEONE_DOING = re.compile(r"(person|man|woman|people|men|women) \w+ing\b")
"""CLDR names such as "man walking": the sentence is read word by word instead."""

_KEYED = (  # file, its table, the kind of meaning that its keys have
    ("scenery", "sky", Kind.SKY),
    ("scenery", "bodies", Kind.BODY),
    ("scenery", "effects", Kind.EFFECT),
    ("scenery", "places", Kind.PLACE),
    ("scenery", "camera", Kind.CAMERA),
    ("scenery", "pace", Kind.PACE),
    ("styles", "styles", Kind.STYLE),
    ("modifiers", "numbers", Kind.NUMBER),
    ("modifiers", "sizes", Kind.SIZE),
    ("modifiers", "colours", Kind.COLOUR),
    ("actions", "motions", Kind.MOTION),
    ("actions", "bonds", Kind.BOND),
    ("grammar", "relations", Kind.RELATION),
    ("grammar", "frame", Kind.FRAME),
    ("grammar", "headings", Kind.HEADING),
    ("grammar", "vertical", Kind.VERTICAL),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """`english` is looked up by words with one space between, `chinese` by characters, `signs` by
    emoji. `reach` is how many words the longest phrase has that begins with a word; `longest` how
    many characters the longest Chinese word."""

    english: Index
    chinese: Index
    signs: Index
    reach: Mapping[str, int]
    longest: int
    facts: Mapping[str, Facts]
    lemmas: Lemmas

    @classmethod
    def load(cls) -> "Vocabulary":
        """The vocabulary of the data files, made once."""
        return _load()

    def facts_of(self, picture: str) -> Facts:
        return self.facts.get(picture) or Facts(picture=picture)

    def picture_names(self) -> dict[str, str]:
        """English words for pictures, each with its picture: what an unknown noun may be near."""
        return {
            words: sense.value
            for words, senses in self.english.items()
            for sense in senses[:1]
            if sense.kind is Kind.PICTURE
        }


@cache
def _load() -> Vocabulary:
    english: dict[str, list[Sense]] = defaultdict(list)
    chinese: dict[str, list[Sense]] = defaultdict(list)
    facts: dict[str, Facts] = {}
    for word, sense in _entries(facts):
        index, key = (chinese, word) if is_han(word) else (english, " ".join(words_of(word)))
        if key and sense not in index[key]:
            index[key].append(sense)
    reach: dict[str, int] = defaultdict(int)
    for key in english:
        words = key.split(" ")
        reach[words[0]] = max(reach[words[0]], len(words))
    irregular = table("grammar")["irregular"]
    return Vocabulary(
        english={key: tuple(senses) for key, senses in english.items()},
        chinese={key: tuple(senses) for key, senses in chinese.items()},
        signs=_signs(),
        reach=dict(reach),
        longest=max(map(len, chinese)),
        facts=facts,
        lemmas=Lemmas(_pairs(irregular["nouns"]), _pairs(irregular["verbs"])),
    )


def _pairs(text: str) -> dict[str, str]:
    forms = {}
    for pair in listed(text):
        form, base = pair.split()
        forms[form] = base
    return forms


def _entries(facts: dict[str, Facts]) -> Iterator[tuple[str, Sense]]:
    """Every word with a meaning; the first meaning of a word is its likeliest."""
    yield from _idioms()
    for file, name, kind in _KEYED:
        for key, words in table(file)[name].items():
            yield from _each(words, Sense(kind, key))
    yield from _each(table("scenery")["airy"]["words"], Sense(Kind.AIRY, "sky"))
    for file, name, kind in (
        ("scenery", "setting", Kind.SETTING),
        ("collectives", "collective", Kind.COLLECTIVE),
        ("actions", "activity", Kind.ACTIVITY),
        ("actions", "deed", Kind.DEED),
    ):
        for number, entry in enumerate(table(file)[name]):
            yield from _each(entry["words"], Sense(kind, str(number)))
    yield from _each(table("actions")["postures"]["words"], Sense(Kind.POSTURE, ""))
    yield from _pictures(facts)
    quiet = table("grammar")["quiet"]
    for words in (quiet["english"], quiet["mood"], quiet["chinese"], quiet["chinese_mood"]):
        yield from _each(words, Sense(Kind.QUIET, ""))


def _each(words: str, sense: Sense) -> Iterator[tuple[str, Sense]]:
    return ((word, sense) for word in listed(words))


def _idioms() -> Iterator[tuple[str, Sense]]:
    idioms = table("idioms")
    yield from _each(idioms["unsaid"]["words"], Sense(Kind.UNSAID, ""))
    yield from _each(idioms["quiet"]["words"], Sense(Kind.QUIET, ""))
    for sign, words in idioms["pictures"].items():
        code = code_of(sign)
        if code:
            yield from _each(words, Sense(Kind.PICTURE, code))


def _pictures(facts: dict[str, Facts]) -> Iterator[tuple[str, Sense]]:
    """The curated words, then the CLDR names of the same pictures and of their men and women."""
    cldr = {language: catalogue.names(language) for language in ("en", "zh")}
    named: list[tuple[str, Sense]] = []
    for sign, known, words in catalogue.curated():
        facts.setdefault(known.picture, known)
        sense = Sense(Kind.PICTURE, known.picture)
        yield from _each(words, sense)
        for variant, code in _variants(sign):
            facts.setdefault(code, replace(known, picture=code))
            meant = Sense(Kind.PICTURE, code)
            called = [names[variant] for names in cldr.values() if variant in names]
            named += [(name, meant) for name in called if not _SOMEONE_DOING.match(name)]
    yield from named


def _variants(sign: str) -> Iterator[tuple[str, str]]:
    """The emoji itself and, where it is of a person, the man's and the woman's."""
    spelt = [sign, sign + "\ufe0f", sign.replace("\ufe0f", "")]
    spelt += [f"{base}\u200d{sex}\ufe0f" for base in spelt[:2] for sex in "♂♀"]
    spelt += [sex + sign[1:] for sex in "👨👩" if sign.startswith("🧑\u200d")]
    for variant in dict.fromkeys(spelt):
        code = code_of(variant)
        if code:
            yield variant, code


def _signs() -> dict[str, tuple[Sense, ...]]:
    """Emoji that set the scene."""
    signs: dict[str, list[Sense]] = defaultdict(list)
    for kind, keys in table("signs").items():
        for key, listed_signs in keys.items():
            for sign in listed_signs.split():
                for spelt in {sign, sign.replace("\ufe0f", "")}:
                    signs[spelt].append(Sense(Kind(kind), key))
    return {sign: tuple(senses) for sign, senses in signs.items()}
