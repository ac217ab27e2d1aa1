"""bot.lessons: what engines teach, as people ask for it."""

import pytest

from bot.lessons import Topic, command, topics
from tests.specialist_engines.physics import PENDULUM, SPRING

LESSONS = {"physics": (PENDULUM, SPRING)}


def test_a_lesson_is_told_with_the_command_that_shows_it() -> None:
    assert list(topics(LESSONS, "en-GB")) == [
        Topic("pendulum", "Pendulum", "a pendulum 1 m long", "/physics a pendulum 1 m long"),
        Topic("spring", "Spring", "a spring of 20 N/m", "/physics a spring of 20 N/m"),
    ]


@pytest.mark.parametrize("locale", ["zh", "zh-CN", "zh_Hans"])
def test_it_is_told_in_the_readers_language_where_there_are_words(locale: str) -> None:
    told = list(topics(LESSONS, locale))
    assert [it.name for it in told] == ["单摆", "Spring"]
    assert told[0].command == "/physics 一个1米长的单摆"


def test_an_engine_without_a_command_of_its_own_is_named_behind_the_prompt() -> None:
    assert command("chemistry", "a flame") == "/video a flame --engine chemistry"
