"""How long ago a clip was made is told in the largest unit that is full."""

import pytest

from bot.ago import ago


@pytest.mark.parametrize(
    ("seconds", "en", "zh"),
    [
        (None, "earlier", "先前"),
        (-5, "just now", "刚才"),  # by a clock that was set back
        (0, "just now", "刚才"),
        (59.9, "just now", "刚才"),
        (60, "a minute ago", "1 分钟前"),
        (3599, "59 minutes ago", "59 分钟前"),
        (3600, "an hour ago", "1 小时前"),
        (86399, "23 hours ago", "23 小时前"),
        (86400, "a day ago", "1 天前"),
        (400 * 86400, "400 days ago", "400 天前"),
    ],
)
def test_it_is_told_in_both_languages(seconds: float | None, en: str, zh: str) -> None:
    assert (ago(seconds, "en"), ago(seconds, "zh")) == (en, zh)
