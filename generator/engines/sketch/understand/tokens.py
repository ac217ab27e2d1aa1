"""Cutting a prompt into words, Chinese stretches, emoji and stops."""

import re
import unicodedata
from dataclasses import dataclass

import emoji

_WORD = r"[^\W\d_一-鿿㐀-䶿]+|\d+(?:\.\d+)?[a-z]*"
_PIECE = re.compile(
    rf"(?P<poss>['\u2019]s\b|(?<=s)['\u2019](?=\s|$))"
    rf"|(?P<word>{_WORD})"
    r"|(?P<han>[一-鿿㐀-䶿]+)"
    r"|(?P<stop>[.!?。！？;；\n…])"
    r"|(?P<comma>[,，、:：()（）—–“”\"|/])",
    re.IGNORECASE,
)
_CONTRACTION = re.compile(r"n['\u2019]t\b|['\u2019](?:re|ve|ll|d|m)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, one stretch of Chinese, or one emoji. `word` is the text in lower case."""

    text: str
    word: str
    start: int
    end: int
    clause: int
    sentence: int
    script: str  # en, zh, emoji


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the words it is looked up by.

    >>> words_of("bird's-eye view")
    ('bird', "'s", 'eye', 'view')
    """
    return tuple(token.word for token in tokenise(phrase))


def normalise(prompt: str) -> str:
    """The prompt in composed, full-to-half-width form, without what cannot be seen."""
    text = unicodedata.normalize("NFKC", prompt)
    return "".join(
        character if character in "\n\u200d\ufe0f" or character.isprintable() else " "
        for character in text
    )


def tokenise(text: str) -> list[Token]:
    """Words and emoji in order, each with the clause and sentence that it stands in."""
    marks = _emoji_spans(text)
    cleaned = _CONTRACTION.sub(lambda match: " " * len(match[0]), text)
    for start, end, _ in marks:
        cleaned = cleaned[:start] + "\x00" * (end - start) + cleaned[end:]
    found = [
        (match.start(), match.end(), match.lastgroup or "") for match in _PIECE.finditer(cleaned)
    ]
    found += [(start, end, "emoji") for start, end, _ in marks]
    tokens: list[Token] = []
    clause = sentence = 0
    for start, end, group in sorted(found):
        if group in ("stop", "comma"):
            clause += 1
            sentence += group == "stop"
            continue
        piece = text[start:end]
        tokens.append(
            Token(
                text=piece,
                word="'s" if group == "poss" else piece.lower(),
                start=start,
                end=end,
                clause=clause,
                sentence=sentence,
                script={"han": "zh", "emoji": "emoji"}.get(group, "en"),
            )
        )
    return tokens


def _emoji_spans(text: str) -> list[tuple[int, int, str]]:
    if text.isascii() or not any(character >= "\u203c" for character in text):
        return []
    return [
        (found["match_start"], found["match_end"], found["emoji"])
        for found in emoji.emoji_list(text)
        if not found["emoji"].isdigit()
    ]
