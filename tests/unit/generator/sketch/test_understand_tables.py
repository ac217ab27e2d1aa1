"""The language tables hold together, with each other and with what the drawing knows."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from generator.engines.sketch.sources import sources
from generator.engines.sketch.understand.catalogue import code_of
from generator.engines.sketch.understand.senses import Kind
from generator.engines.sketch.understand.tables import WORD_TABLES, table
from generator.engines.sketch.understand.vocabulary import Vocabulary

DATA = files("generator.engines.sketch") / "data"


def looks(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def test_every_curated_picture_exists() -> None:
    missing = [
        sign
        for family in WORD_TABLES
        for group in table(family)["group"]
        for sign in group["pictures"]
        if code_of(sign) is None
    ]
    assert missing == []


def test_every_picture_that_a_deed_or_a_place_brings_exists() -> None:
    signs = [sign for entry in table("actions")["activity"] for sign in entry["pictures"]]
    signs += [
        e["gear"] for name in ("activity", "deed") for e in table("actions")[name] if "gear" in e
    ]
    signs += [sign for entry in table("scenery")["setting"] for sign in entry["pictures"]]
    signs += [s for entry in table("collectives")["collective"] for s in entry["pictures"].split()]
    signs += [s for name in ("actions", "facing") for s in _signs(table(name))]
    assert [sign for sign in signs if code_of(sign) is None] == []


def _signs(data: Any) -> list[str]:
    chosen = [data[key] for key in ("worn", "doers") if key in data] or [data]
    return [sign for part in chosen for signs in part.values() for sign in signs.split()]


@pytest.mark.parametrize(
    ("words", "section", "drawing"),
    [
        ("scenery", "effects", "effects"),
        ("scenery", "places", "places"),
        ("scenery", "camera", "cameras"),
        ("actions", "motions", "motions"),
        ("modifiers", "colours", "colours"),
        ("styles", "styles", "styles"),
    ],
)
def test_words_lead_only_to_what_the_drawing_has(words: str, section: str, drawing: str) -> None:
    assert set(table(words)[section]) - set(looks(drawing)) == set()


def test_skies_lead_only_to_times_that_the_drawing_has() -> None:
    assert set(table("scenery")["sky"]) == set(looks("skies")["time"])


def test_every_word_of_the_vocabulary_for_a_picture_leads_to_an_svg() -> None:
    vocabulary = Vocabulary.load()
    for index in (vocabulary.english, vocabulary.chinese):
        for word, senses in index.items():
            for sense in senses:
                if sense.kind is Kind.PICTURE:
                    assert sense.value in sources(), word


def test_traditional_characters_pair_with_simplified_ones() -> None:
    spelling = table("chinese")["traditional"]
    assert len(spelling["from"]) == len(spelling["to"])
    assert len(set(spelling["from"])) == len(spelling["from"])
    assert not any(a == b for a, b in zip(spelling["from"], spelling["to"], strict=True))


def test_natural_sizes_and_facings_are_in_range() -> None:
    for facts in Vocabulary.load().facts.values():
        assert 0.05 <= facts.height <= 1
        assert facts.faces in (-1, 0, 1)
        assert facts.realm in ("ground", "air", "water", "space")
