"""cache.sameness.decision: what is compared at all."""

import pytest

from cache.sameness import by_words

LONG = "a dog, " * 60  # more than 400 characters


@pytest.mark.parametrize("strange", [LONG, '"( )' * 50, ":" * 300, "狗" * 500])
def test_what_nobody_would_write_is_not_compared(strange: str) -> None:
    assert by_words(strange, "a dog").step == "unread"
    assert by_words("a dog", strange).step == "unread"


def test_the_very_same_is_the_same_however_strange() -> None:
    assert by_words(LONG, LONG.upper()).same


def test_vowel_signs_are_letters() -> None:
    burmese = "\u1000\u103c\u1031\u102c\u1004\u103a\u1010\u1005\u103a\u1000\u1031\u102c\u1004\u103a"
    assert by_words(burmese, f"{burmese} \u1005\u102c").step != "unread"


def test_what_people_write_is_compared() -> None:
    known = "a spring, k = 20 N/m, m = 0.5 kg, pulled 10 cm and let go ..."
    assert by_words(known, known.replace("20 N/m", "30 N/m")).step != "unread"
