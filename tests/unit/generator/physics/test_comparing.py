"""Several cases out of one text, and what tells them apart."""

import math

import pytest

from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.understand.reader import Reader
from tests.unit.generator.physics.fakes import PHENOMENA


def read(text: str) -> Asked:
    return Reader(PHENOMENA).read(text)


def labels(text: str) -> list[str]:
    return [case.label.en for case in read(text).cases]


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        ("pendulums of 1 m and 2 m", "length", [1, 2]),
        ("pendulums of 1, 2 and 3 m", "length", [1, 2, 3]),
        ("a pendulum 1 m long and one 2 m long", "length", [1, 2]),
        ("a 1 m pendulum vs a 2 m pendulum", "length", [1, 2]),
        ("two pendulums side by side, the first 1 m long, the second 2 m", "length", [1, 2]),
        ("compare a 1 m pendulum with a 2 m pendulum", "length", [1, 2]),
        ("比较1米和2米的单摆", "length", [1, 2]),
        ("摆长1米、2米和3米的单摆", "length", [1, 2, 3]),
        ("摆长分别为1米和2米的单摆", "length", [1, 2]),
        ("摆长1米还是2米的单摆", "length", [1, 2]),
        ("1米的单摆和2米的单摆", "length", [1, 2]),
        ("1kg和5kg的球从20米高处落下", "mass", [1, 5]),
        ("a pendulum released from 30°, 45° and 60°", "angle", [math.pi / 6, math.pi / 4,
                                                                 math.pi / 3]),
        ("compare collisions of 2 kg and 3 kg", "m1", [2, 3]),
        ("lenses with focal lengths of 10 cm and 20 cm", "focal", [0.1, 0.2]),
    ],
)  # fmt: skip
def test_several_numbers_for_a_slot_are_so_many_cases(
    text: str, slot: str, expected: list[float]
) -> None:
    asked = read(text)
    assert [case.values[slot] for case in asked.cases] == pytest.approx(expected)
    assert asked.unused == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pendulums of 1 m and 2 m", ["1 m", "2 m"]),
        ("pendulums of 50 cm and 1 m", ["50 cm", "1 m"]),
        ("单摆，摆长1米和2米", ["1 m", "2 m"]),
        ("a pendulum from 30° and from 60°", ["30°", "60°"]),
        ("a pendulum on Earth and on the Moon", ["Earth", "Moon"]),
        ("pendulum, Moon vs Mars vs Jupiter", ["Moon", "Mars", "Jupiter"]),
        ("a ball dropped with and without air resistance", ["without air", "with air"]),
        ("a ball dropped without air and then with air resistance", ["without air", "with air"]),
        ("小球下落，有无空气阻力", ["without air", "with air"]),
        ("a feather and a hammer dropped on the Moon", ["feather", "hammer"]),
        ("羽毛和锤子同时从10米高处落下", ["feather", "hammer"]),
        ("drop a heavy and a light ball", ["heavy", "light"]),
        ("a heavier ball and a lighter one dropped from 5 m", ["heavy", "light"]),
        ("convex and concave lens", ["convex", "concave"]),
        ("凸透镜和凹透镜", ["convex", "concave"]),
        ("elastic vs inelastic collision", ["elastic", "inelastic"]),
        ("弹性碰撞和非弹性碰撞", ["elastic", "inelastic"]),
        ("damped and undamped pendulum", ["undamped", "damped"]),
        ("a pendulum 1 m long", [""]),
        ("a feather dropped from 10 m", [""]),
    ],
)
def test_a_label_says_what_differs(text: str, expected: list[str]) -> None:
    assert sorted(labels(text)) == sorted(expected)


def test_a_label_is_in_the_language_that_is_read() -> None:
    cases = read("比较1米和2米的单摆").cases
    assert [(it.label.en, it.label.zh) for it in cases] == [("1 m", "1米"), ("2 m", "2米")]
    cases = read("地球和月球上的单摆").cases
    assert [it.label.zh for it in cases] == ["地球", "月球"]


def test_two_slots_that_are_told_together_vary_together() -> None:
    asked = read("a 1 kg ball dropped from 2 m and a 2 kg ball dropped from 3 m")
    assert [(it.values["mass"], it.values["height"]) for it in asked.cases] == [(1, 2), (2, 3)]
    assert [it.label.en for it in asked.cases] == ["1 kg, 2 m", "2 kg, 3 m"]


def test_a_number_and_a_place_told_in_turns_vary_together() -> None:
    assert labels("a 1 m pendulum on Earth and a 2 m pendulum on the Moon") == [
        "Earth, 1 m",
        "Moon, 2 m",
    ]


def test_numbers_and_places_told_one_after_the_other_vary_each_with_each() -> None:
    assert len(labels("pendulums of 1 m and 2 m, on Earth and on the Moon")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "a 3 kg hammer and a feather dropped on the Moon",
        "a hammer of 3 kg and a feather dropped on the Moon",
        "a feather and a 3 kg hammer dropped on the Moon",
        "3千克的锤子和羽毛在月球上落下",
    ],
)
def test_a_number_said_of_one_of_several_things_is_its_own(text: str) -> None:
    asked = read(text)
    masses = {case.label.en: case.values["mass"] for case in asked.cases}
    assert masses["hammer"] == 3
    assert masses["feather"] < 0.1
    assert asked.unused == ()


def test_a_number_said_of_all_things_is_that_of_each() -> None:
    asked = read("a hammer and a feather are dropped from 10 m")
    assert [case.values["height"] for case in asked.cases] == [10, 10]


def test_more_numbers_than_can_be_shown_are_unused() -> None:
    asked = read("pendulums of 1, 2, 3, 4, 5 and 6 m")
    assert [case.values["length"] for case in asked.cases] == [1, 2, 3, 4]
    assert [it.words for it in asked.unused] == ["5", "6 m"]


def test_the_number_of_the_cases_is_no_number_of_its_own() -> None:
    assert read("two pendulums of 1 m and 2 m").unused == ()


def test_what_things_are_like_is_assumed() -> None:
    asked = read("a feather and a hammer dropped on the Moon")
    masses = [it.value for it in asked.assumed if it.slot == "mass"]
    assert masses == [case.values["mass"] for case in asked.cases] == [0.0005, 1.3]


def test_a_given_mass_wins_over_that_of_the_thing() -> None:
    asked = read("a 2 kg hammer and a 1 g feather dropped from 10 m")
    assert [(it.label.en, it.values["mass"]) for it in asked.cases] == [
        ("hammer, 2 kg", 2),
        ("feather, 1 g", 0.001),
    ]


def test_things_whose_differences_nothing_takes_notice_of_are_no_cases() -> None:
    assert labels("a feather and a hammer in front of a lens") == [""]
