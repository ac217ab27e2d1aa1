"""What every phenomenon must be. They are found by listing their folder: a new one is held too."""

import importlib
import re
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image

from generator.engines.physics import phenomena
from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.declarations import declarations, written
from generator.engines.physics.draw.fonts import lacking
from generator.engines.physics.phenomenon import Phenomenon, Slot, Values
from generator.engines.physics.posters import HEIGHT, WIDTH, poster_of
from generator.engines.physics.understand import units
from generator.engines.physics.wording import Wording
from tests.support.staging import between, possible, staged

_MANY = 8  # options

every = pytest.mark.parametrize("phenomenon", catalogue().values(), ids=lambda it: it.slug)


@every
def test_it_goes_by_its_files_name(phenomenon: Phenomenon[Any]) -> None:
    module = importlib.import_module(f"{phenomena.__name__}.{phenomenon.slug.replace('-', '_')}")
    assert module.PHENOMENON is phenomenon


@every
def test_its_slots_make_sense(phenomenon: Phenomenon[Any]) -> None:
    keys = [it.key for it in phenomenon.slots] + [it.key for it in phenomenon.choices]
    assert len(set(keys)) == len(keys)
    for slot in phenomenon.slots:
        assert slot.low <= slot.default <= slot.high, slot.key
        assert units.to_si(1.0, slot.unit) == (1.0, slot.unit) or not slot.unit, slot.key
        assert slot.world in (None, "gravity", "air")
        assert not slot.open or (slot.quiet and slot.default == 0), slot.key
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
def test_it_has_facts_each_with_a_name_of_its_own(phenomenon: Phenomenon[Any]) -> None:
    [case] = staged(phenomenon).cases
    facts = phenomenon.facts(case.values, case.run)
    assert facts
    assert len({fact.key for fact in facts}) == len(facts)


@every
def test_it_has_a_picture_for_lists(phenomenon: Phenomenon[Any]) -> None:
    with Image.open(poster_of(phenomenon.slug)) as picture:
        assert picture.size == (WIDTH, HEIGHT)


@every
def test_what_it_takes_for_open_slots_is_what_it_shows(phenomenon: Phenomenon[Any]) -> None:
    """It makes no difference whether a text says the numbers that are taken where it says none."""
    options = [{choice.key: it.key} for choice in phenomenon.choices for it in choice.options]
    for case in ({}, *options):
        values = {**phenomenon.defaults, **case, "seed": 0}
        if not possible(phenomenon, case):
            continue
        taken = phenomenon.taken(values)
        for key, value in taken.items():
            assert phenomenon.slot(key).low <= value <= phenomenon.slot(key).high, (case, key)
        shown, same = (_facts(phenomenon, it) for it in (values, {**values, **taken}))
        assert same == pytest.approx(shown, nan_ok=True), case


@every
def test_a_number_makes_a_difference_where_its_slot_is_not_ignored(
    phenomenon: Phenomenon[Any],
) -> None:
    """Else a reader would take for heeded what changes nothing. Open slots may need others."""
    for case in _options(phenomenon):
        told = _told(phenomenon, case)
        ignored = phenomenon.ignored({**phenomenon.defaults, **case})
        for slot in phenomenon.slots:
            others = [] if slot.open or slot.key in ignored else _others(phenomenon, case, slot)
            assert (
                not others
                or any(_told(phenomenon, other) != told for other in others)
                or any(_frame(phenomenon, other) != _frame(phenomenon, case) for other in others)
            ), (case, slot.key)


@every
def test_a_number_makes_no_difference_where_its_slot_is_ignored(
    phenomenon: Phenomenon[Any],
) -> None:
    for case in _options(phenomenon):
        told = _told(phenomenon, case)
        for key in phenomenon.ignored({**phenomenon.defaults, **case}):
            for other in _others(phenomenon, case, phenomenon.slot(key))[:3]:
                assert _told(phenomenon, other) == told, (case, key)


def _options(phenomenon: Phenomenon[Any]) -> list[dict[str, Any]]:
    """The defaults, and each option of each choice beside them, as far as they are possible; of
    many that ignore the same, as substances do, the last."""
    cases: list[dict[str, Any]] = [{}]
    for choice in phenomenon.choices:
        few = len(choice.options) <= _MANY
        kinds = {it.key if few else str(it.ignores): it.key for it in choice.options[1:]}
        cases += [{choice.key: key} for key in kinds.values()]
    return [case for case in cases if possible(phenomenon, case)]


def _others(
    phenomenon: Phenomenon[Any], case: dict[str, Any], slot: Slot
) -> Sequence[dict[str, Any]]:
    """The same case with other values of a slot: near its default, and all over its range."""
    near = [slot.default * share for share in (1.5, 0.6, 0.1, 20)]
    far = [between(slot, share) for share in (0.1, 0.5, 0.9)]
    values = [it for it in (*near, *far) if slot.low <= it <= slot.high and it != slot.default]
    cases = [{**case, slot.key: value} for value in values]
    return [it for it in cases if possible(phenomenon, it)]


def _told(phenomenon: Phenomenon[Any], case: dict[str, Any]) -> tuple[Any, Wording]:
    """The facts and the story of a case."""
    values = {**phenomenon.defaults, **case, "seed": 0}
    run = phenomenon.simulate(values)
    facts = [(it.key, it.name, f"{it.value:.9g}") for it in phenomenon.facts(values, run)]
    return facts, phenomenon.story(values, run)


def _frame(phenomenon: Phenomenon[Any], case: dict[str, Any]) -> bytes:
    """A small picture of a case, in the midst of it."""
    shown = staged(phenomenon, case, size=(320, 240))
    return shown.page.paint(shown.pace.time(0.3 * shown.pace.seconds)).tobytes()


def _facts(phenomenon: Phenomenon[Any], values: Values) -> dict[str, float]:
    facts = phenomenon.facts(values, phenomenon.simulate(values))
    return {fact.key: fact.value for fact in facts}


def test_what_the_parent_process_knows_of_them_is_up_to_date() -> None:
    assert written(declarations()) == written(catalogue()), (
        "run: python -m generator.engines.physics.declarations"
    )
