"""Escaping for Discord: what people wrote is what is shown."""

import re

from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.markdown import TEXT, escaped, size, small
from bot.wording import shortened, utf16

# Discord takes the backslash away before any mark that is no letter, digit or blank
# (simple-markdown's escape rule, which its clients use).
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_ACTIVE = "\\`*_~|<>[]()#@:"
SPICY = st.text(
    st.one_of(st.sampled_from(_ACTIVE + "-1. \n\r\f"), st.characters(exclude_categories=["Cs"]))
)


@given(SPICY)
def test_an_escaped_text_is_shown_as_it_was_written(text: str) -> None:
    assert _ESCAPE.sub(r"\1", escaped(text)) == text


@given(SPICY)
def test_no_active_mark_is_left_unescaped(text: str) -> None:
    bare = _ESCAPE.sub("", escaped(text))
    assert not set(bare) & set(_ACTIVE)
    lines = re.split(r"[\n\r\f]", escaped(text))
    assert not any(re.match(r"[ \t]*(?:[-+]|\d+\.)\s", line) for line in lines)


@given(SPICY.map(lambda text: text * 80))
def test_a_shortened_text_fits_into_a_message_once_escaped(text: str) -> None:
    assert utf16(escaped(shortened(text, TEXT, size))) <= TEXT


@given(SPICY)
def test_small_print_is_small_on_every_line(text: str) -> None:
    lines = small(text).splitlines()
    assert [_ESCAPE.sub(r"\1", line) for line in lines] == [
        f"-# {line}" for line in text.splitlines() if line.strip()
    ]
