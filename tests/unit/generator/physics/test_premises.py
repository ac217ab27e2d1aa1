"""False beliefs are put right where they are stated, and only there."""

import pytest

from generator.engines.physics.understand.reader import Reader
from tests.unit.generator.physics.fakes import PHENOMENA


def corrected(text: str) -> bool:
    return Reader(PHENOMENA).read(text).corrected is not None


@pytest.mark.parametrize(
    "text",
    [
        "the heavier ball falls faster than the lighter one",
        "show that the heavier ball lands first",
        "a heavier ball lands first. Drop both from 20 m.",
        "why does the heavier ball fall faster?",
        "explain why a heavier ball falls faster",
        "the heavier pendulum swings faster",
        "重球比轻球先落地",
        "为什么重的球先落地？",
        "重的单摆摆得快",
        "without air the heavier ball falls faster",
        "没有空气时，重球比轻球先落地",
    ],
)
def test_a_false_belief_that_is_stated_is_put_right(text: str) -> None:
    assert corrected(text)


@pytest.mark.parametrize(
    "text",
    [
        "does the heavier ball fall faster?",
        "which falls faster, the heavier ball or the lighter one",
        "show whether the heavier ball lands first",
        "the heavier ball does not fall faster",
        "a heavier ball never lands first",
        "it is a myth that the heavier ball falls faster",
        "show that the heavy and the light ball land together",
        "without a doubt the heavier ball does not land first",
        "重球和轻球先落地没有区别，时间相等",
        "重球会先落地吗？",
        "重球并不比轻球先落地",
        "重球和轻球同时落地",
        "a ball dropped from 20 m",
    ],
)
def test_what_is_asked_or_denied_is_not_stated(text: str) -> None:
    assert not corrected(text)


def test_a_belief_that_is_true_of_the_case_is_left_alone() -> None:
    assert corrected("the heavier ball falls faster")
    assert not corrected("with air resistance the heavier ball falls faster")
