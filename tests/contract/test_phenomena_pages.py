"""How every phenomenon looks: its texts in their places, in each size, language and extreme."""

import math
from typing import Any

import pytest

from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.fonts import lacking
from generator.engines.physics.performance import Performance
from generator.engines.physics.phenomenon import Phenomenon
from tests.support.staging import compared, extremes, staged

every = pytest.mark.parametrize("phenomenon", catalogue().values(), ids=lambda it: it.slug)

PAGES = [
    ((640, 480), "en"),
    ((640, 480), "zh"),
    ((480, 640), "zh"),
    ((854, 480), "en"),
    ((480, 480), "en"),
]
"""Sizes in pixels, each in a language."""

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
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_text_lies_on_another(
    phenomenon: Phenomenon[Any], page: tuple[tuple[int, int], str]
) -> None:
    size, locale = page
    looked_at(staged(phenomenon, size=size, locale=locale))


@every
def test_it_is_well_behaved_at_the_ends_of_its_ranges(phenomenon: Phenomenon[Any]) -> None:
    for case in extremes(phenomenon):
        shown = staged(phenomenon, case)
        [only] = shown.cases
        for fact in phenomenon.facts(only.values, only.run):
            assert not math.isnan(fact.value), (case, fact.key)
        assert 3 <= shown.pace.seconds <= 10, case
        looked_at(shown, MOMENTS[1:])


@every
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_no_text_lies_on_another_in_a_comparison(phenomenon: Phenomenon[Any], locale: str) -> None:
    looked_at(staged(phenomenon, *compared(phenomenon), locale=locale))


@every
def test_without_numbers_no_number_is_told(phenomenon: Phenomenon[Any]) -> None:
    shown = staged(phenomenon, numbers=False)
    looked_at(shown)
    [case] = shown.cases
    told = [(fact.value, fact.unit, fact.shown) for fact in phenomenon.facts(case.values, case.run)]
    told += [(case.values[slot.key], slot.unit, slot.shown) for slot in phenomenon.slots]
    for value, unit, wanted in told:
        number = amount(value, wanted or unit)
        for text, _ in shown.page.texts:
            assert not (unit and number in text), text


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
    assert 3 <= staged(phenomenon).pace.seconds <= 10


@every
def test_even_a_tiny_picture_of_it_can_be_drawn(phenomenon: Phenomenon[Any]) -> None:
    shown = staged(phenomenon, size=(128, 96))
    assert shown.page.paint(0.5).shape == (96, 128, 3)
