"""What every phenomenon must be. They are found by listing their folder: a new one is held too."""

import math
import re
from typing import Any

import pytest

from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.declarations import declarations, written
from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.fonts import lacking
from generator.engines.physics.performance import Performance
from generator.engines.physics.phenomenon import Phenomenon
from generator.engines.physics.understand import units
from generator.engines.physics.wording import Wording
from tests.support.staging import compared, extremes, staged

every = pytest.mark.parametrize("phenomenon", catalogue().values(), ids=lambda it: it.slug)

SIZES = {"usual": (640, 480), "portrait": (480, 640), "wide": (854, 480), "square": (480, 480)}

MOMENTS = (0.03, 0.5, 0.97)
"""Shares of a clip at which it is looked at."""


def looked_at(shown: Performance, moments: tuple[float, ...] = MOMENTS) -> None:
    """Paint some frames: no text outside the frame, none on another, none without its letters."""
    page = shown.page
    frame = Box(0, 0, page.width, page.height)
    for moment in moments:
        page.paint(shown.pace.time(moment * shown.pace.seconds))
        for index, (text, box) in enumerate(page.texts):
            assert frame.holds(box), f"{text!r} leaves the frame: {box}"
            assert not lacking(text), f"no font has {lacking(text)!r}"
            for other, place in page.texts[:index]:
                assert not box.meets(place), f"{text!r} lies on {other!r}"


@every
def test_it_goes_by_its_files_name(phenomenon: Phenomenon[Any]) -> None:
    module = phenomenon.simulate.__module__.rpartition(".")[2]
    assert module == phenomenon.slug.replace("-", "_")


@every
def test_its_slots_make_sense(phenomenon: Phenomenon[Any]) -> None:
    keys = [it.key for it in phenomenon.slots] + [it.key for it in phenomenon.choices]
    assert len(set(keys)) == len(keys)
    for slot in phenomenon.slots:
        assert slot.low <= slot.default <= slot.high, slot.key
        assert units.to_si(1.0, slot.unit) == (1.0, slot.unit) or not slot.unit, slot.key
        assert slot.world in (None, "gravity", "air")
    for choice in phenomenon.choices:
        assert len({option.key for option in choice.options}) == len(choice.options) >= 2


@every
def test_it_is_described_in_both_languages(phenomenon: Phenomenon[Any]) -> None:
    shown = staged(phenomenon)
    [case] = shown.cases
    named = [phenomenon.name, phenomenon.formula, phenomenon.story(case.values, case.run)]
    named += [it.name for it in phenomenon.slots] + [it.name for it in phenomenon.choices]
    named += [option.name for choice in phenomenon.choices for option in choice.options]
    named += [fact.name for fact in phenomenon.facts(case.values, case.run)]
    named += [premise.truth for premise in phenomenon.premises]
    for wording in named:
        assert wording.en.strip(), wording
        assert wording.zh.strip(), wording
        assert not lacking(wording.en + wording.zh), lacking(wording.en + wording.zh)
    assert_chinese(phenomenon.name)
    assert_chinese(phenomenon.story(case.values, case.run))


def assert_chinese(wording: Wording) -> None:
    assert re.search("[\u4e00-\u9fff]", wording.zh), wording
    assert not re.search("[\u4e00-\u9fff]", wording.en), wording


@every
def test_it_shows_how_it_is_asked_for(phenomenon: Phenomenon[Any]) -> None:
    assert len(set(phenomenon.examples_en)) >= 6
    assert len(set(phenomenon.examples_zh)) >= 5
    assert len(phenomenon.examples_en[0]) <= 100  # Discord shows no more of a suggestion
    for pattern in phenomenon.cues:
        re.compile(pattern)
    for premise in phenomenon.premises:
        for claim in (premise.claim.en, premise.claim.zh):
            assert claim
            re.compile(claim)


@every
def test_its_facts_are_numbers_whatever_the_values(phenomenon: Phenomenon[Any]) -> None:
    for case in ({}, *extremes(phenomenon)):
        values = {**phenomenon.defaults, **case, "seed": 0}
        run = phenomenon.simulate(values)
        facts = phenomenon.facts(values, run)
        assert facts, case
        assert len({fact.key for fact in facts}) == len(facts)
        for fact in facts:
            assert not math.isnan(fact.value), (case, fact.key)
        span = phenomenon.span(values, run)
        assert 0 < span.seconds < math.inf, case


@every
@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_no_text_lies_on_another(phenomenon: Phenomenon[Any], size: str, locale: str) -> None:
    looked_at(staged(phenomenon, size=SIZES[size], locale=locale))


@every
def test_no_text_lies_on_another_at_the_ends_of_its_ranges(phenomenon: Phenomenon[Any]) -> None:
    for case in extremes(phenomenon):
        looked_at(staged(phenomenon, case), MOMENTS[1:])


@every
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_no_text_lies_on_another_in_a_comparison(phenomenon: Phenomenon[Any], locale: str) -> None:
    looked_at(staged(phenomenon, *compared(phenomenon), locale=locale))


@every
def test_without_numbers_no_number_is_told(phenomenon: Phenomenon[Any]) -> None:
    shown = staged(phenomenon, numbers=False)
    looked_at(shown)
    for text, _ in shown.page.texts:
        if text != shown.pace.words.en:
            assert not re.search(r"\d", text), text


@every
def test_something_happens_in_it(phenomenon: Phenomenon[Any]) -> None:
    shown = staged(phenomenon)
    first, middle = (
        shown.page.paint(shown.pace.time(share * shown.pace.seconds)).astype(int)
        for share in (0.03, 0.4)
    )
    assert (abs(first - middle).max(axis=2) > 24).mean() > 0.0005


@every
def test_it_lasts_three_to_ten_seconds(phenomenon: Phenomenon[Any]) -> None:
    for case in ({}, *extremes(phenomenon)):
        assert 3 <= staged(phenomenon, case).pace.seconds <= 10, case


@every
def test_even_a_tiny_picture_of_it_can_be_drawn(phenomenon: Phenomenon[Any]) -> None:
    shown = staged(phenomenon, size=(128, 96))
    assert shown.page.paint(0.5).shape == (96, 128, 3)


def test_what_the_parent_process_knows_of_them_is_up_to_date() -> None:
    assert written(declarations()) == written(catalogue()), (
        "run: python -m generator.engines.physics.declarations"
    )
