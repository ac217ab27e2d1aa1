"""adapters.telegram.plain: a prompt stands as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.plain import as_written
from bot.wording import utf16


def marked(words: str) -> list[str]:
    """The parts of the words that stand as code."""
    units = words.encode("utf-16-le")
    return [
        units[2 * it.offset : 2 * (it.offset + it.length)].decode("utf-16-le")
        for it in as_written(words) or []
    ]


@pytest.mark.parametrize(
    "prompt",
    [
        "@ada dances",
        "a fox /start",
        "#tag",
        "$TON",
        "http://a.b",
        "see a.example",
        "🦊 @ada",
        "t:e",
    ],
)
def test_what_telegram_would_make_something_of_stands_as_code(prompt: str) -> None:
    assert marked(f"“{prompt}”\nWaiting, place 1") == [prompt]


@pytest.mark.parametrize(
    "words",
    [
        "The queue is empty.\nClip 12, “@ada and “you””: being made",
        "第 12 个短片“@ada and “you””：正在制作",
        "✏️ #5 Bob: Reply to this with what the clip should show instead of “@ada and “you””.",
        "Your clip:\n1. @ada and “you”\n    sketch · 3 s",
    ],
)
def test_prompts_in_lists_and_forms_call_nobody_either(words: str) -> None:
    assert marked(words) == ["@ada and “you”"]


@pytest.mark.parametrize(
    "words",
    ["“a fox”\nsketch · seed 7", "“a fox, at 3 s.”", "/help @ada", "I know “@ada”: no.", ""],
)
def test_all_else_is_left_as_it_is(words: str) -> None:
    assert marked(words) == []


@given(st.text(), st.text())
def test_what_is_marked_lies_within_the_words(prompt: str, rest: str) -> None:
    words = f"“{prompt}@a”\n{rest}"
    for entity in as_written(words) or []:
        assert 0 < entity.offset < entity.offset + entity.length < utf16(words)
