"""Which number of a text goes into which slot, and which into none."""

import math
from typing import Any

import pytest

from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.understand.reader import Reader
from tests.unit.generator.physics.fakes import PHENOMENA, PULL


def read(text: str) -> Asked:
    return Reader({**PHENOMENA, PULL.slug: PULL}).read(text)


def values(text: str) -> dict[str, Any]:
    """What the only case of a text has for the slots that its numbers fill."""
    asked = read(text)
    (case,) = asked.cases
    return {key: case.values[key] for key in asked.fills.values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a pendulum 1 m long released from 30 degrees", {"length": 1, "angle": math.pi / 6}),
        ("pendulum, length 80 cm", {"length": 0.8}),
        ("a 2 metre pendulum with a 500 g bob", {"length": 2, "mass": 0.5}),
        ("摆长为2米的单摆，摆球质量为3千克，摆角10度", {
            "length": 2, "mass": 3, "angle": math.radians(10)}),
        ("lens with focal length 10 cm, object 30 cm away", {"focal": 0.1, "distance": 0.3}),
        ("lens, object 30 cm away, focal length 10 cm", {"focal": 0.1, "distance": 0.3}),
        ("a candle 30 cm in front of a 10 cm focal length lens", {"focal": 0.1, "distance": 0.3}),
        ("a 10 cm lens and 30 cm", {"focal": 0.1, "distance": 0.3}),
        ("凸透镜焦距10厘米，物距30厘米", {"focal": 0.1, "distance": 0.3}),
        ("物距30厘米，凸透镜焦距10厘米", {"focal": 0.1, "distance": 0.3}),
        ("wave with amplitude 10 cm and wavelength 2 m", {"amplitude": 0.1, "wavelength": 2}),
        ("wave with a 2 m wavelength and a 10 cm amplitude", {"amplitude": 0.1, "wavelength": 2}),
        ("wave 2 m wavelength 10 cm amplitude", {"amplitude": 0.1, "wavelength": 2}),
        ("振幅10厘米、波长2米的横波", {"amplitude": 0.1, "wavelength": 2}),
    ],
)  # fmt: skip
def test_a_number_goes_where_the_words_beside_it_say(text: str, expected: dict[str, float]) -> None:
    assert values(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("collision m1 = 2 kg, m2 = 5 kg", {"m1": 2, "m2": 5}),
        ("collision m2=5kg m1=2kg", {"m1": 2, "m2": 5}),
        ("collision m₂ = 5 kg, m_1 = 2 kg", {"m1": 2, "m2": 5}),
        ("collision with v2 of -1 m/s and v1 of 3 m/s", {"v1": 3, "v2": -1}),
        ("碰撞，m2为5千克，m1为2千克", {"m1": 2, "m2": 5}),
        ("lens n=1.6 u=50cm f=20cm", {"index": 1.6, "distance": 0.5, "focal": 0.2}),
        ("pendulum θ = 20°", {"angle": math.radians(20)}),
        ("pendulum with theta = 20°", {"angle": math.radians(20)}),
        ("travelling wave λ=2m A=5cm", {"wavelength": 2, "amplitude": 0.05}),
        ("spring with μ=0.3", {"friction": 0.3}),
        ("pendulum g = 1.62 m/s²", {"gravity": 1.62}),
    ],
)
def test_a_number_goes_where_its_symbol_says(text: str, expected: dict[str, float]) -> None:
    assert values(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 2 kg cart hits a 5 kg cart, collision", {"m1": 2, "m2": 5}),
        ("masses of 2 kg and 5 kg collide", {"m1": 2, "m2": 5}),
        ("2 kg at 3 m/s collides with 5 kg at 1 m/s", {"m1": 2, "v1": 3, "m2": 5, "v2": 1}),
        ("2千克和5千克的小车碰撞", {"m1": 2, "m2": 5}),
        ("碰撞，质量分别为1kg和2kg", {"m1": 1, "m2": 2}),
        ("两车速度分别为2m/s和1m/s，碰撞", {"v1": 2, "v2": 1}),
        ("carts of 1 kg and 2 kg respectively collide", {"m1": 1, "m2": 2}),
    ],
)
def test_numbers_of_one_kind_go_into_its_slots_in_order(
    text: str, expected: dict[str, float]
) -> None:
    assert values(text) == pytest.approx(expected)


def test_numbers_in_an_order_that_cannot_be_go_the_other_way_round() -> None:
    """The first mass of these collisions may be a thousand times the second one at most."""
    assert values("5000 kg and 1 kg collide") == {"m1": 1, "m2": 5000}
    assert values("1 kg and 5000 kg collide") == {"m1": 1, "m2": 5000}


def test_a_number_said_of_each_goes_into_every_slot_of_its_kind() -> None:
    (case,) = read("two carts of 3 kg each collide").cases
    assert (case.values["m1"], case.values["m2"]) == (3, 3)


def test_a_unit_later_in_a_list_is_not_that_of_a_pure_number() -> None:
    assert values("a spring with μ=0.3, 5 kg") == {"friction": 0.3, "mass": 5}
    assert values("a spring, friction 0.3, 5 kg") == {"friction": 0.3, "mass": 5}


def test_the_index_of_the_next_symbol_is_no_power_of_a_unit() -> None:
    assert values("collision m1=2kg m2=5kg") == {"m1": 2, "m2": 5}


def test_a_number_with_its_symbol_is_no_part_of_the_topics_name() -> None:
    assert values("a rope pulls, with μ = 0.3, a cart") == {"friction": 0.3}


@pytest.mark.parametrize("text", ["a rope pulls 7 times at a cart", "a rope pulls 7 cart loads"])
def test_a_number_in_digits_is_never_a_part_of_the_topics_name(text: str) -> None:
    """A cue may reach over it; it is the asker's all the same, and used or named."""
    assert any(it.words.startswith("7") for it in read(text).unused)


def test_a_number_that_is_said_twice_is_used_twice() -> None:
    assert read("a pendulum 2 m long. Show the 2 m pendulum").unused == ()


@pytest.mark.parametrize(
    ("text", "expected", "unused"),
    [
        ("lens with refractive index 1.6", {"index": 1.6}, []),
        ("a lens of glass 1.6", {}, ["1.6"]),
        ("a block on a spring, coefficient of friction 0.2", {"friction": 0.2}, []),
        ("a block on a spring with friction 20%", {"friction": 0.2}, []),
        ("弹簧振子，摩擦系数0.2", {"friction": 0.2}, []),
        ("a spring and 7 others", {}, ["7"]),
    ],
)
def test_a_bare_number_needs_a_word_beside_it(
    text: str, expected: dict[str, float], unused: list[str]
) -> None:
    assert values(text) == pytest.approx(expected)
    assert [it.words for it in read(text).unused] == unused


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("a pendulum 1 m long at 20 °C", ["20 °C"]),
        ("a pendulum 1 m long, hung from a stand 3 m tall", ["3 m"]),
        ("a 3 kg spring-driven pendulum 1 m long with 5 V", ["5 V"]),
        ("摆长1米的单摆，电压5伏", ["5伏"]),
    ],
)
def test_a_number_that_no_slot_takes_is_named(text: str, unused: list[str]) -> None:
    assert [it.words for it in read(text).unused] == unused


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("free fall from 20 m of something with an area of 0.5 m²", ["0.5 m²"]),
        ("free fall without air from 20 m, area 0.5 m²", ["0.5 m²"]),
        ("free fall with air resistance from 20 m, area 0.5 m²", []),
        ("free fall with and without air resistance from 20 m, area 0.5 m²", []),
        ("从20米高处自由落体，面积0.5平方米", ["0.5平方米"]),
    ],
)
def test_a_number_that_no_case_heeds_is_unused(text: str, unused: list[str]) -> None:
    """Without air the area has no bearing; of two cases it is enough that one heeds it."""
    assert [it.words for it in read(text).unused] == unused


def test_what_a_text_leaves_open_is_assumed_and_said_to_be() -> None:
    asked = read("a pendulum 2 m long")
    assert [(it.slot, it.symbol, it.unit) for it in asked.assumed] == [
        ("angle", "θ₀", "rad"),
        ("gravity", "g", "m/s²"),
    ]


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("a pulled cart", {"force": 10, "mass": 2}),
        ("a force of 20 N pulls it", {"mass": 2}),
        ("pulled with an acceleration of 4 m/s²", {"mass": 2}),
        ("what force pulls a cart of 3 kg with an acceleration of 4 m/s²", {}),
        ("a force of 20 N pulls it, friction 0.1", {"mass": 2, "gravity": 9.81}),
    ],
)
def test_of_slots_that_decide_each_other_what_was_taken_is_assumed(
    text: str, assumed: dict[str, float]
) -> None:
    assert {it.slot: it.value for it in read(text).assumed} == assumed


def test_what_a_thing_brings_into_an_open_slot_is_assumed() -> None:
    asked = read("a force of 20 N pulls a stone")
    assert {it.slot: it.value for it in asked.assumed} == {"mass": 1}


def test_a_zero_that_is_said_of_an_open_slot_does_not_pass_for_what_was_taken() -> None:
    asked = read("a force of 0 N pulls a cart of 3 kg")
    assert {it.slot: it.value for it in asked.assumed} == {"force": 10}
    assert [it.words for it in asked.unused] == ["0 N"]


def test_in_a_comparison_each_case_assumes_what_it_takes() -> None:
    asked = read("compare a force of 10 N that pulls a stone and a brick")
    masses = [it.value for it in asked.assumed if it.slot == "mass"]
    assert len(masses) == len(set(masses)) == len(asked.cases) == 2


def test_nothing_is_assumed_of_what_cannot_be() -> None:
    asked = read("5000 kg and 4999 kg and 1 kg collide at 1e9 m/s")
    assert asked.refused is not None
    assert asked.assumed == ()


def test_what_the_text_sets_is_told_from_what_it_leaves_open() -> None:
    asked = read("an inelastic collision of 2 kg and 3 kg")
    assert asked.said == {"kind", "m1", "m2"}


def test_a_quiet_slot_is_mentioned_where_the_text_names_it() -> None:
    asked = read("does the mass of the bob change the period of a pendulum")
    assert "mass" in [it.slot for it in asked.assumed]


def test_the_unit_of_the_asker_is_kept() -> None:
    asked = read("a lens with f = 4 in and a candle 30 cm away")
    assert asked.shown_units == {"focal": "in", "distance": "cm"}


def test_numbers_are_where_they_stood_before_anything_was_mended() -> None:
    text = "a pendulm, its lenght is ７ m"
    (it,) = read(text).quantities
    assert text[it.start : it.end] == it.words == "７ m"


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("a diverging lens", "concave"),
        ("a lens", "convex"),
        ("凹透镜", "concave"),
        ("a concave lens, unlike any other", "concave"),
    ],
)
def test_a_choice_goes_by_its_words(text: str, option: str) -> None:
    assert read(text).cases[0].values["shape"] == option


@pytest.mark.parametrize("text", ["非弹性碰撞", "完全非弹性碰撞", "an inelastic collision"])
def test_an_option_within_the_words_of_another_is_not_named(text: str) -> None:
    (case,) = read(text).cases
    assert case.values["kind"] == "inelastic"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pendulum L=1.5, g = 9.8", {"length": 1.5, "gravity": 9.8}),
        ("pendulum, length = 2 and theta0 = 20", {"length": 2, "angle": math.radians(20)}),
        ("单摆，长为1，质量为2，释放角是30", {"length": 1, "mass": 2, "angle": math.radians(30)}),
        ("collision m1 = 2, v1 = 3, m2 = 4, v2 = -1", {"m1": 2, "v1": 3, "m2": 4, "v2": -1}),
        ("spring, m=2, k = 50 and friction = 0.3", {"mass": 2, "stiffness": 50, "friction": 0.3}),
    ],
)
def test_a_bare_number_that_a_slot_is_given_has_its_usual_unit(
    text: str, expected: dict[str, float]
) -> None:
    assert values(text) == pytest.approx(expected)
    assert read(text).unused == ()


@pytest.mark.parametrize(
    ("text", "lengths"),
    [("pendulum L = 1, 2, 3", [1, 2, 3]), ("pendulum L = 10, 20 cm", [0.1, 0.2])],
)
def test_a_list_that_a_slot_is_given_has_one_unit(text: str, lengths: list[float]) -> None:
    assert [case.values["length"] for case in read(text).cases] == pytest.approx(lengths)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pendulum with 7", "7"),
        ("pendulum of 7", "7"),
        ("free fall, t = 7", "7"),
        ("collision, m = 2", "2"),
    ],
)
def test_a_bare_number_that_no_slot_is_given_is_unused(text: str, words: str) -> None:
    asked = read(text)
    assert asked.fills == {}
    assert [it.words for it in asked.unused] == [words]
