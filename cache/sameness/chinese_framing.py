"""A Chinese prompt without the words that only ask for a clip or praise any picture."""

import re
from functools import cache

from cache.sameness.tables import table

_ONCE = frozenset(("making", "asked_making"))
_MADE = _ONCE | {"seeing", "making_end"}
_PART = re.compile(r"\{([a-z]+)\}")


def unframed(text: str) -> str:
    """The text, in half-width signs, without the request around what it shows."""
    asked = made = False
    while True:
        text = _filler().sub(",", text).strip(", ")
        for name, pattern in _frames():
            if (name.startswith("asked") and not asked) or (made and name in _ONCE):
                continue
            shorter = pattern.sub("", text, count=1).strip(", ")
            if shorter and shorter != text:
                text = shorter
                asked = asked or name != "ending"
                made = made or name in _MADE
                break
        else:
            return text


def reworded(text: str) -> str:
    """The text with its phrases for the same thing said in one way."""
    for pattern, instead in _rewordings():
        text = pattern.sub(instead, text)
    return text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression, with its {parts} from the table of the grammar."""
    parts: dict[str, str] = table("chinese")["parts"]
    while found := _PART.search(pattern):
        pattern = f"{pattern[: found.start()]}(?:{parts[found[1]]}){pattern[found.end() :]}"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _filler() -> re.Pattern[str]:
    return _compiled("|".join(table("chinese")["filler"]["words"]))


@cache
def _rewordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table("chinese")["reworded"]["phrases"]
    return tuple((_compiled(pattern), instead) for pattern, instead in rows)


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What is cut from either end, each by the name of its list."""
    return tuple(
        (
            name,
            _compiled(f"(?:{it})$" if name.endswith("end") or name == "ending" else f"^(?:{it})"),
        )
        for name, listed in table("chinese")["framing"].items()
        for it in listed
    )
