"""What a clip says of itself: below it, and in the line below its title."""

from collections.abc import Sequence
from typing import Any

import pytest

from generator.engines.physics.captions import caption, given
from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.phenomenon import Case, Choice, Option, Phenomenon
from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.understand.reader import Reader
from generator.engines.physics.wording import both
from tests.unit.generator.physics.fakes import (
    COLLISION,
    PENDULUM,
    PHENOMENA,
    PULL,
    SPRING,
    phenomenon,
)

KNOWN: dict[str, Phenomenon[Any]] = {**PHENOMENA, PULL.slug: PULL}


def read(text: str) -> tuple[Phenomenon[Any], Asked, Sequence[Case[Any]]]:
    asked = Reader(KNOWN).read(text)
    assert asked.topic is not None
    cases = [Case(case.values, None, case.label) for case in asked.cases]
    return KNOWN[asked.topic], asked, cases


def caption_of(text: str, locale: str = "en", *, numbers: bool = True) -> str:
    phenomenon, asked, cases = read(text)
    return caption(phenomenon, asked, cases, locale, numbers=numbers)


def line_of(text: str, locale: str = "en") -> list[str]:
    """The entries of the line below the title."""
    return given(*read(text), locale).split("   ")


def test_a_caption_tells_story_formula_and_results() -> None:
    assert caption_of("a force of 10 N pulls a cart of 2 kg") == (
        "Pull. The force makes it faster. F = ma. acceleration a = 5 m/s²."
    )


def test_what_the_text_leaves_open_is_said_to_be_assumed() -> None:
    assert caption_of("a pendulum 2 m long").endswith("Assumed: θ₀ = 30°, g = 9.81 m/s².")


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("a pulled cart", "Assumed: F = 10 N, m = 2 kg."),
        ("a force of 20 N pulls it", "Assumed: m = 2 kg."),
        ("pulled with an acceleration of 4 m/s²", "Assumed: m = 2 kg."),
        ("a cart of 3 kg pulled with an acceleration of 4 m/s²", ""),
        ("what force pulls a cart of 3 kg with an acceleration of 4 m/s²", ""),
    ],
)
def test_of_quantities_that_decide_each_other_what_was_taken_is_said(
    text: str, assumed: str
) -> None:
    told = caption_of(text)
    assert told[told.index("a = ") :].partition(". ")[2] == assumed


def test_a_default_that_comes_in_only_with_another_number_is_said_with_that() -> None:
    text = "a force of 20 N pulls a cart of 2 kg"
    assert "g = " not in caption_of(text)
    assert caption_of(f"{text}, friction 0.2").endswith("Assumed: g = 9.81 m/s².")


def test_numbers_that_nothing_took_are_named() -> None:
    told = caption_of("a pendulum 1 m long at 20 °C with 5 V")
    assert told.endswith("Not used: 20 °C, 5 V.")
    assert "Not used" not in caption_of("a pendulum 1 m long")


def test_a_false_belief_is_put_right_before_all_else() -> None:
    told = caption_of("a constant force pulls a cart at a constant speed")
    assert told.startswith("Pull. A force changes the speed. The force makes it faster.")


def test_with_the_numbers_off_no_result_is_told() -> None:
    text = "a force of 10 N pulls a cart, a constant force and constant speed, 5 V"
    told = caption_of(text, numbers=False)
    assert told == "Pull. A force changes the speed. Assumed: m = 2 kg. Not used: 5 V."


def test_in_a_comparison_each_case_tells_its_results() -> None:
    told = caption_of("compare a force of 10 N and of 20 N that pulls a cart of 2 kg")
    assert "10 N: acceleration a = 5 m/s²; 20 N: acceleration a = 10 m/s²." in told


def test_a_comparison_says_whose_story_it_tells() -> None:
    told = caption_of("compare a force of 10 N and of 20 N that pulls a cart of 2 kg")
    [case, *_] = told.split(": ")
    assert case.endswith(" 10 N")


def test_a_comparison_tells_every_story_that_differs_in_more_than_numbers() -> None:
    lens = catalogue()["lens"]
    stories = {}
    for shapes in (("convex", "concave"), ("convex", "convex")):
        cases = [
            Case(values, lens.simulate(values), both(f"lens {number}"))
            for number, shape in enumerate(shapes)
            for values in [{**lens.defaults, "shape": shape, "distance": 0.3 + 0.1 * number}]
        ]
        asked = Asked(text="", topic="lens", score=1.0)
        stories[shapes[1]] = caption(lens, asked, cases, "en", numbers=True).split("1/u")[0]
    assert "lens 0: " in stories["concave"]
    assert "lens 1: A concave lens spreads the rays." in stories["concave"]
    assert "lens 1: " not in stories["convex"]


def test_an_option_may_have_a_formula_of_its_own() -> None:
    kinds = (Option("wire", both("wire")), Option("coil", both("coil"), formula=both("B = μ₀nI")))
    field = phenomenon(
        "field", name=both("Field"), slots=(), cues={}, examples_en=(), examples_zh=(),
        choices=(Choice("kind", both("kind"), kinds),),
    )  # fmt: skip
    wire, coil = ({"kind": it.key} for it in kinds)
    assert field.formula_of([coil]).en == "B = μ₀nI"
    assert field.formula_of([coil, wire]) == field.formula
    assert field.formula_of([wire]) == field.formula


def test_what_was_assumed_of_one_case_alone_says_of_which() -> None:
    conduction = catalogue()["conduction"]
    asked = Reader({conduction.slug: conduction}).read("heat conduction: compare copper and glass")
    cases = [Case(it.values, conduction.simulate(it.values), it.label) for it in asked.cases]
    told = caption(conduction, asked, cases, "en", numbers=True)
    assert "k = 401 W/(m·K) (copper), k = 1 W/(m·K) (glass)" in told
    assert "L = 50 cm, T₁" in told
    assert "k = 401 W/(m·K)（铜）" in caption(conduction, asked, cases, "zh", numbers=True)


def test_a_story_that_differs_by_the_name_of_its_case_alone_is_told_once() -> None:
    conduction = catalogue()["conduction"]
    asked = Reader({conduction.slug: conduction}).read("heat conduction: compare copper and iron")
    cases = [Case(it.values, conduction.simulate(it.values), it.label) for it in asked.cases]
    told = caption(conduction, asked, cases, "en", numbers=True)
    assert told.count("from layer to layer") == 1


def test_the_place_is_told() -> None:
    assert "Place: Moon." in caption_of("a pendulum on the Moon")


def test_a_caption_is_in_the_language_of_the_asker() -> None:
    assert caption_of("用10牛的力拉小车，恒力作用下匀速，电压5伏", "zh") == (
        "拉力。力改变速度。力使它加速。F = ma。加速度 a = 5 m/s²。假定：m = 2 kg。未用到：5伏。"
    )


def test_the_line_below_the_title_has_what_was_said_and_what_was_taken() -> None:
    assert line_of("a force of 20 N pulls it") == ["F = 20 N", "m = 2 kg"]
    assert line_of("a pulled cart, acceleration of 4 m/s²") == ["m = 2 kg", "a = 4 m/s²"]


def test_a_zero_that_means_not_told_is_never_shown() -> None:
    for text in ("a pulled cart", "what force pulls a cart of 3 kg", "a force of 2 N pulls it"):
        assert not any(entry.endswith("= 0 m/s²") for entry in line_of(text))


def test_a_number_for_a_quiet_slot_is_shown_where_it_was_said() -> None:
    assert "μ = 0.3" in line_of("a pulled cart, friction 0.3")
    assert not any(entry.startswith("μ") for entry in line_of("a pulled cart"))


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("a pendulum released from 30 degrees", "θ₀ = 30°"),
        ("a pendulum 80 centimetres long", "L = 80 cm"),
        ("a pendulum 2 feet long", "L = 2 ft"),
        ("一个长80厘米的单摆", "L = 80 cm"),
        ("a pulled cart, angle 30 degrees", "φ = 30°"),
    ],
)
def test_a_number_keeps_the_unit_of_the_asker_as_a_symbol(text: str, entry: str) -> None:
    assert entry in line_of(text)


def test_what_differs_between_cases_is_not_in_their_common_line() -> None:
    assert line_of("compare pendulums of 1 m and 2 m") == ["θ₀ = 30°", "g = 9.81 m/s²"]


def test_an_option_is_named_below_the_title() -> None:
    assert line_of("两个小车碰撞", "zh")[-1] == "弹性"
    assert line_of("an inelastic collision")[-1] == "inelastic"


def test_a_choice_that_tells_nothing_by_default_is_named_only_where_it_was_made() -> None:
    assert "from the front" not in line_of("a force of 20 N pulls it")
    assert "from the front" in line_of("a cart is pulled from the front")
    assert "by a rope" in line_of("a cart is pulled by a rope")


def test_the_line_is_short_and_leaves_out_what_was_assumed_first() -> None:
    entries = line_of("a 2 kg cart at 3 m/s hits a cart, collision")
    assert len(entries) <= 5
    assert {"m₁ = 2 kg", "v₁ = 3 m/s", "elastic"} <= set(entries)
    said = line_of("m1 = 2 kg, m2 = 3 kg, v1 = 1 m/s, v2 = -1 m/s, an elastic collision")
    assert len(said) == 5


@pytest.mark.parametrize("phenomenon", [PENDULUM, COLLISION, SPRING, PULL], ids=lambda it: it.slug)
def test_without_a_text_the_line_has_what_is_usual(phenomenon: Phenomenon[Any]) -> None:
    asked = Asked(text="", topic=phenomenon.slug, score=1.0)
    line = given(phenomenon, asked, [Case(phenomenon.defaults, None)], "en")
    assert line
    assert "= 0 " not in line.replace("v₂ = 0 m/s", "")
