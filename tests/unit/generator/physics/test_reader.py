"""What is refused, and why a text was taken the way it was."""

import pytest

from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.understand.reader import Reader
from tests.unit.generator.physics.fakes import PHENOMENA


def read(text: str) -> Asked:
    return Reader(PHENOMENA).read(text)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("a pendulum of length -1 m", "length"),
        ("a pendulum 0 m long", "length"),
        ("a pendulum with a bob of -2 kg", "mass"),
        ("a pendulum released from 200 degrees", "angle"),
        ("a pendulum 5000 km long", "length"),
        ("a lens with refractive index 0.5", "index"),
        ("m1 = -2 kg collides with m2 = 3 kg", "m1"),
        ("摆长为负1米的单摆", "length"),
        ("pendulums of 1 m and 2000 m", "length"),
    ],
)
def test_a_number_out_of_its_range_is_refused(text: str, slot: str) -> None:
    asked = read(text)
    assert asked.refused is not None
    assert asked.refused.slot == slot
    assert asked.cases == ()


def test_a_refusal_names_the_number_and_the_range_in_the_unit_of_the_asker() -> None:
    asked = read("a pendulum -20 cm long")
    assert asked.refused is not None
    assert asked.refused.why.en == (
        "The length cannot be −20 cm: it has to be between 1 cm and 10⁵ cm."
    )
    asked = read("单摆摆长-20厘米")
    assert asked.refused is not None
    assert asked.refused.why.zh == "摆长不能是−20厘米：应在1厘米到10⁵厘米之间。"


@pytest.mark.parametrize("angle", ["179 degrees", "179°"])
def test_a_bound_itself_is_not_refused(angle: str) -> None:
    assert read(f"a pendulum released from {angle}").refused is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a pendulum between 1 and 3 m long", "1 and 3 m"),
        ("a pendulum 1 to 3 m long", "1 to 3 m"),
        ("摆长1到3米的单摆", "1到3米"),
    ],
)
def test_a_range_is_refused_with_a_way_out(text: str, words: str) -> None:
    asked = read(text)
    assert asked.refused is not None
    assert words in asked.refused.why.en
    assert "“and”" in asked.refused.why.en
    assert "“和”" in asked.refused.why.zh


def test_a_range_of_nothing_that_is_simulated_is_not_refused() -> None:
    asked = read("a pendulum 1 m long, between 10 and 20 °C")
    assert asked.refused is None


def test_two_ends_in_two_slots_are_no_range() -> None:
    asked = read("a collision of carts, 2 kg to 5 kg")
    assert asked.refused is None
    assert set(asked.fills.values()) == {"m1", "m2"}


def test_values_that_exclude_each_other_are_refused_together() -> None:
    asked = read("a collision of m1 = 5000 kg with m2 = 1 kg")
    assert asked.refused is not None
    assert asked.refused.slot is None
    assert "too heavy" in asked.refused.why.en


@pytest.mark.parametrize("number", ["9" * 400, "1e300", "1e999", "-1e200"])
def test_an_endless_number_is_refused_or_unused(number: str) -> None:
    asked = read(f"a pendulum {number} m long")
    assert asked.refused is not None or asked.cases[0].values["length"] == 1.0


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("a lens with friction", ["friction"]),
        ("有空气阻力的凸透镜", ["air resistance"]),
        ("a pendulum with air resistance", []),  # which is its damping
        ("a ball dropped with air resistance", []),
        ("a lens without friction", []),
        ("a lens in air", []),
        ("空气中的凸透镜", []),
        ("a lens on a rough table", []),
        ("a lens filled with air", []),
        ("two carts collide on a rough table", ["friction"]),
        ("两个小车在粗糙水平面上碰撞", ["friction"]),
        ("two carts collide in air", []),
    ],
)
def test_what_is_there_and_not_simulated_is_named(text: str, left_out: list[str]) -> None:
    assert [it.en for it in read(text).left_out] == left_out


def test_the_reason_is_one_sentence_that_quotes_the_text() -> None:
    asked = read("pendulums of 1 m and 2 m")
    assert asked.reason == (
        "This is plainly about the topic “Pendulum”, by “pendulums”, with 2 numbers that it takes, "
        "2 cases to compare."
    )


def test_a_text_about_nothing_says_so() -> None:
    asked = read("hello there")
    assert (asked.topic, asked.score, asked.cases) == (None, 0.0, ())
    assert "Nothing" in asked.reason
