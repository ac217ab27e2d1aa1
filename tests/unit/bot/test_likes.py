"""Which reactions count as liking a clip."""

import pytest

from bot.likes import is_like


@pytest.mark.parametrize("emoji", ["❤️", "❤", "⭐", "👍", "👍🏿", "🔥"])
def test_liking_has_many_emoji_skin_tones_and_styles(emoji: str) -> None:
    assert is_like(emoji)


@pytest.mark.parametrize("emoji", ["👎", "💔", "😡", "🗑️", "", "heart", "❤️🔥"])
def test_other_reactions_say_something_else(emoji: str) -> None:
    assert not is_like(emoji)
