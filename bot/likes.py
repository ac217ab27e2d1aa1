"""Which reactions say that somebody likes a clip: the same on every platform."""

import tomllib
from pathlib import Path

# How a character is drawn, not which one it is: the variation selector and the skin tones.
_STYLES = dict.fromkeys([0xFE0F, *range(0x1F3FB, 0x1F400)])


def is_like(emoji: str) -> bool:
    """Whether an emoji, as platforms tell it of a reaction, is one."""
    return emoji.translate(_STYLES) in _LIKES


def _read() -> frozenset[str]:
    text = (Path(__file__).parent / "data" / "likes.toml").read_text("utf-8")
    return frozenset(it.translate(_STYLES) for it in tomllib.loads(text)["unicode"])


_LIKES = _read()
