"""Levels how an English prompt is written: spelling, what stands around it, phrases, numbers."""

import re
import unicodedata
from functools import cache

from cache.sameness.chat import without_chat
from cache.sameness.compound_deeds import unfolded
from cache.sameness.measures import measured
from cache.sameness.numerals import level_times
from cache.sameness.predicates import attributed
from cache.sameness.remembered import remembered
from cache.sameness.requests import without_remarks, without_request
from cache.sameness.tables import table

_COLON = re.compile(r"[;:]+(?!\d)")
_SENTENCE_END = re.compile(r"[.](?!\d)|[()\[\]]|\s[-\u2013\u2014]+\s|[?!\u2026\n]+")
_QUOTES = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb*_~]|(?<!\w)'|'(?!\w)")
_SPACED_STOP = re.compile(r"\s+(,)")
_OPENS_QUOTE, _OF_SEVERAL = re.compile(r"(?<!\w)'"), re.compile(r"(?<=\ws)'(?= \w)")
_QUOTED_TEXT = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab]([^\"\u201c\u201d\u201e\u00bb]+)[\"\u201d\u201c\u00bb]"
    r"|(?<![\w'])'(\w[^']*)'(?!\w)"
)
_CLIP_LENGTH = re.compile(
    r"(#\S+_s) (?:long )?(?:clip|video|shot|loop|animation|footage|scene|gif)s?(?: of)?\b"
)


@remembered(8192)
def levelled(prompt: str) -> str:
    """The prompt in lower case, with commas as the only stops, and quantities as "#0.5_m"."""
    text = _replaced(_blanks(level_times(_unframed(prompt))), "phrases")
    text = _CLIP_LENGTH.sub(r"\1 , ", _blanks(measured(text)))
    return _blanks(unfolded(attributed(_blanks(text))))


@remembered(8192)
def plainly(prompt: str) -> str:
    """The prompt in lower case without what stands around it, in words as people write them."""
    return _SPACED_STOP.sub(r"\1", _unframed(prompt)).strip(" ,")


@remembered(8192)
def _unframed(prompt: str) -> str:
    """Without politeness, remarks and marks, with commas as the only stops."""
    text = unicodedata.normalize("NFKD", prompt).replace("\u2044", "/")
    text = re.sub(r"['\u2018\u2019`\u00b4]", "'", text)
    text = "".join(
        " , " if unicodedata.category(letter) == "So" and letter != "\u00b0" else letter
        for letter in text
        if unicodedata.category(letter) not in ("Cf", "Sk", "Mn")
    )
    if not _OPENS_QUOTE.search(text):
        text = _OF_SEVERAL.sub("'s", text)
    text = _QUOTES.sub(" ", _quoted(_keep_units(text)))
    text = _replaced(_blanks(text), "spelling")
    text = _blanks(_SENTENCE_END.sub(" , ", without_chat(text)))
    return _blanks(without_remarks(_COLON.sub(" , ", without_request(text))))


def _quoted(text: str) -> str:
    """A text in quotation marks is marked where it is only a part of the prompt."""

    def marked(found: re.Match[str]) -> str:
        inside = found[1] or found[2]
        whole = len(found[0]) > len(text) / 2 or len(inside.split()) > 5
        return f" {inside} " if whole else f" quoting {inside} , "

    return _QUOTED_TEXT.sub(marked, text)


def symbols(prompt: str) -> frozenset[str]:
    """The emoji that stand in a prompt."""
    return frozenset(letter for letter in prompt if unicodedata.category(letter) == "So") - {
        "\u00b0"
    }


_UNIT_OR_REST = re.compile(r"(\d\s*[^\W\d_]{1,3}(?![^\W\d_]))|(\D+|\d)")


def _keep_units(text: str) -> str:
    """In lower case, but for units behind numbers, whose case has a meaning (5 mN, 5 MN)."""
    return _UNIT_OR_REST.sub(lambda found: found[1] or found[2].lower(), text)


def _replaced(text: str, name: str) -> str:
    for pattern, becomes in _patterns(name):
        text = pattern.sub(becomes, text)
    return text


@cache
def _patterns(name: str) -> list[tuple[re.Pattern[str], str]]:
    entries = table("english")[name]
    return [(re.compile(pattern), becomes) for pattern, becomes in entries]


def _blanks(text: str) -> str:
    return " ".join(text.split())
