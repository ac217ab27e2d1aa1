"""What people type, made harmless: text in any language, without characters that act."""

import re
import unicodedata

from bot.grammar import PROMPT_LENGTH
from generator.errors import UserError

# Format characters (Cf) that belong to the writing itself: the joiners of emoji and of Persian and
# Indic scripts, and the tags that spell regional flags. All others (bidi overrides, byte order
# marks, invisible operators) can reorder or hide what a reader sees.
_JOINERS = {"\u200c", "\u200d"}
_TAGS = range(0xE0020, 0xE0080)
_BLANK_CATEGORIES = ("C", "M", "Z")

# What is drawn as nothing at all: joiners, variation selectors, fillers, tags
# (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point).
UNSEEN = re.compile(
    r"[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def clean(text: str) -> str:
    """The text in NFC, without control, bidi and surrogate characters, blanks collapsed to one."""
    if not text.isprintable():  # most is
        text = "".join(" " if it.isspace() else it for it in text if _stays(it))
    return " ".join(unicodedata.normalize("NFC", text).split())


def clean_prompt(text: str) -> str:
    """A prompt as it will be kept and drawn: 1 to `PROMPT_LENGTH` characters.

    Raises:
        UserError: prompt-empty, prompt-too-long.
    """
    prompt = clean(text)
    if not is_visible(prompt):
        raise UserError("prompt-empty")
    if len(prompt) > PROMPT_LENGTH:
        raise UserError("prompt-too-long", length=len(prompt), most=PROMPT_LENGTH)
    return prompt


def is_visible(text: str) -> bool:
    """Whether there is anything in it to see."""
    seen = UNSEEN.sub("", text)
    return any(not unicodedata.category(it).startswith(_BLANK_CATEGORIES) for it in seen)


def quoted(text: str, most: int = 40) -> str:
    """A piece of what was typed, short enough to stand in an error."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _stays(character: str) -> bool:
    if character.isspace() or character in _JOINERS or ord(character) in _TAGS:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs")
