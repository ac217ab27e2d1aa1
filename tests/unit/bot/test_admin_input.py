"""What admins type into a community's settings."""

import pytest

from bot.admin_input import LIST_LENGTH, WORD_LENGTH, WORDS, read_bound, read_words
from generator.errors import UserError


@pytest.mark.parametrize(
    ("name", "typed", "bound"),
    [
        ("quota", "", None),
        ("quota", "  ", None),
        ("quota", "0", 0),
        ("jobs", " ７ ", 7),
        ("seconds", "2,5", 2.5),
        ("seconds", "10.0", 10),
        ("cooldown", "86400", 86_400),
    ],
)
def test_a_bound_is_a_number_or_nothing(name: str, typed: str, bound: float | None) -> None:
    assert read_bound(name, typed) == bound


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("quota", "many"),
        ("quota", "-1"),
        ("quota", "2.5"),
        ("quota", "1e3"),
        ("quota", "10001"),
        ("jobs", "0"),
        ("seconds", "0.5"),
        ("seconds", "11"),
        ("seconds", "nan"),
        ("cooldown", "9" * 30),
    ],
)
def test_what_is_no_bound_is_refused_with_the_range(name: str, typed: str) -> None:
    with pytest.raises(UserError) as caught:
        read_bound(name, typed)
    assert caught.value.code == "setting-number"
    assert caught.value.arguments["setting"] == name
    assert len(str(caught.value.arguments["given"])) <= 40


def test_words_stand_on_lines_or_between_commas_of_any_language() -> None:
    typed = "gore, Blood*\n\n血，暴力、 gun  fight ;GORE"
    assert read_words(typed) == ("GORE", "Blood*", "血", "暴力", "gun fight")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("fine, *", "word-empty"),
        ("**", "word-empty"),
        ("x" * (WORD_LENGTH + 1), "word-too-long"),
        ("\n".join(str(number) for number in range(WORDS + 1)), "words-too-many"),
        ("\n".join(f"{number:060}" for number in range(LIST_LENGTH // 60)), "words-too-many"),
    ],
)
def test_a_list_that_would_do_harm_is_refused(typed: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_words(typed)
    assert caught.value.code == code


def test_as_many_words_as_are_allowed_are_taken() -> None:
    assert len(read_words("\n".join(str(number) for number in range(WORDS)))) == WORDS
