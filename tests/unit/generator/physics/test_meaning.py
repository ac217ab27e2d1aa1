"""Two texts that surely ask for the same picture of physics share a key."""

import pytest

from generator.engines.physics.declarations import declarations
from generator.engines.physics.understand.meaning import meaning
from tests.unit.generator.physics.fakes import PHENOMENA


def key(text: str) -> str | None:
    return meaning(text, PHENOMENA)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a pendulum 1 m long released from 30 degrees", "30°, pendulum of length 100 cm"),
        ("a 50 cm pendulum", "simulate a pendulum whose string is 0.5 m long"),
        ("a ball is dropped from a height of 20 m", "a ball dropped from a 20 m height"),
        ("摆长1米的单摆", "一个单摆，摆长100厘米"),
        ("a pendulum 1 m long on the Moon", "on the moon, a 1 m long pendulum"),
        ("pendulums of 1 m and 2 m", "compare a 1 m pendulum with a 2 m pendulum"),
    ],
)
def test_other_words_for_the_same_quantities_are_the_same(one: str, other: str) -> None:
    assert key(one) is not None
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a pendulum 1 m long", "a pendulum 2 m long"),
        ("a pendulum 1 m long", "a pendulum"),  # whose caption says that 1 m is assumed
        ("a pendulum 1 m long", "a pendulum 1 m long on the Moon"),
        ("a pendulum 1 m long", "a pendulum 1 m long at 20 °C"),
        ("a pendulum 1 m long", "a pendulum 1 m long with air resistance"),
        ("a pendulum 1 m long", "a 1 m pendulum: the heavier one swings faster"),
        ("pendulums of 1 m and 2 m", "pendulums of 1 m and 3 m"),
        ("a ball dropped from 2 m", "a pendulum 2 m long"),
        ("a pendulum 1 m long", "摆长1米的单摆"),  # which is told in Chinese
        (
            "a 1 m pendulum: the heavier one swings faster",
            "a 1 m pendulum: does the heavier one swing faster?",
        ),
        ("elastic collision of 2 kg and 3 kg", "inelastic collision of 2 kg and 3 kg"),
    ],
)
def test_what_shows_or_says_something_else_is_not(one: str, other: str) -> None:
    assert key(one) is not None
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a cat on a sofa",
        "a ball",
        "a pendulum -1 m long",
        "a pendulum between 1 and 2 m long",
        "单摆1米长，" * 166,  # which would take seconds
    ],
)
def test_what_is_in_doubt_or_refused_or_endless_has_no_key(text: str) -> None:
    assert key(text) is None


def test_the_declarations_alone_are_enough() -> None:
    one = meaning("a pendulum 50 cm long released from 10 degrees", declarations())
    assert one is not None
    assert one == meaning("a 0.5 m long pendulum is released from 10°", declarations())
