"""Accept-Language → a catalogue."""

import pytest

from adapters.web.language import preferred


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        (None, "en"),
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB, zh;q=0.5", "en"),
        ("fr-FR, zh;q=0.4", "zh"),
        ("fr", "en"),
        ("zh;q=0", "en"),
        ("zh;q=nonsense, en", "en"),
        (";;;,,q=", "en"),
    ],
)
def test_the_best_liked_language_that_has_a_catalogue_is_taken(
    header: str | None, locale: str
) -> None:
    assert preferred(header, "en") == locale


def test_without_a_wish_the_operator_decides() -> None:
    assert preferred("fr", "zh") == "zh"
