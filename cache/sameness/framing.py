"""Levels how an English prompt is written: spelling, what stands around it, phrases, numbers."""

import re
import unicodedata
from functools import cache

from cache.sameness.numerals import level_times
from cache.sameness.requests import without_remarks, without_request
from cache.sameness.tables import table
from generator.engines.physics.understand import quantities

_COLON = re.compile(r"[;:]+(?!\d)")
_SENTENCE_END = re.compile(r"[.](?!\d)|[()\[\]]|\s[-\u2013\u2014]+\s|[?!\u2026\n]+")
_QUOTES = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb*_~]|(?<!\w)'|'(?!\w)")
_QUOTED_TEXT = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab]([^\"\u201c\u201d\u201e\u00bb]+)[\"\u201d\u201c\u00bb]"
    r"|(?<![\w'])'(\w[^']*)'(?!\w)"
)
_CLIP_LENGTH = re.compile(
    r"(#\S+_s) (?:long )?(?:clip|video|shot|loop|animation|footage|scene|gif)s?(?: of)?\b"
)
_VARIABLE = re.compile(r"\b(?:[a-z]|mass|length|height|speed|angle|frequency) ?= ?(?=[-+\d.])")
_DIAMETER = re.compile(
    r"\bdiameters?(?: of| is|:)? #([\d.e+-]+)_m\b|#([\d.e+-]+)_m (?:in )?diameters?\b"
)
_PERIOD = re.compile(r"\bperiods?(?: of| is|:)? (#\S+_s)\b|(#\S+_s) periods?\b")


def levelled(prompt: str) -> str:
    """The prompt in lower case, with commas as the only stops, and quantities as "#0.5_m"."""
    text = unicodedata.normalize("NFKD", prompt).replace("\u2044", "/")
    text = re.sub(r"['\u2018\u2019`\u00b4]", "'", text)
    text = "".join(
        " , " if unicodedata.category(letter) == "So" and letter != "\u00b0" else letter
        for letter in text
        if unicodedata.category(letter) not in ("Cf", "Sk", "Mn")
    )
    text = _QUOTES.sub(" ", _quoted(_keep_units(text)))
    text = _replaced(_blanks(text), "spelling")
    text = _blanks(_SENTENCE_END.sub(" , ", text))
    text = without_remarks(_COLON.sub(" , ", without_request(text)))
    text = _replaced(_blanks(level_times(text)), "phrases")
    text = _blanks(_with_quantities(text))
    text = _CLIP_LENGTH.sub(r"\1 , ", text)
    text = _DIAMETER.sub(_radius, text)
    return _blanks(_PERIOD.sub(_frequency, text))


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


def _with_quantities(text: str) -> str:
    if not _MAYBE_NUMBER.search(text):
        return text
    text = _VARIABLE.sub(" ", text)
    made, end = "", 0
    for found in quantities.find(text):
        if text[max(0, found.start - 1) : found.start] in ("#", ":", "-") and not found.unit:
            continue
        unit, value = found.unit, found.value
        if unit == "rad/s" and "rpm" in found.words.lower():
            unit, value = "Hz", value / 6.283185307179586
        made += f"{text[end : found.start]} #{value:.4g}{'_' + unit if unit else ''} "
        end = found.end
    return made + text[end:]


_MAYBE_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|dozen|half|quarters?|third|zero)"
)


def _radius(found: re.Match[str]) -> str:
    radius = f"#{float(found[1] or found[2]) / 2:.4g}_m"
    return f" radius of {radius} " if found[1] else f" {radius} radius "


def _frequency(found: re.Match[str]) -> str:
    value = float((found[1] or found[2])[1:-2])
    return f" #{1 / value:.4g}_Hz " if value else found[0]


def _blanks(text: str) -> str:
    return " ".join(text.split())
