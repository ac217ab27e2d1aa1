"""Keys for what is surely the same. They are stored, so what a prompt becomes must not change."""

import hashlib
import json
import re
import unicodedata

from cache.sameness.remembered import remembered
from cache.sameness.tables import table
from generator.types import ClipRequest

_FRAMING = [re.compile(pattern) for pattern in table("sameness")["framing"]]

# NFKC would make 10⁶ the same as 106, and 1½ the same as 11/2.
_SUPERSCRIPT = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾⅐-⅞])")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufe0e\ufe0f\ufeff]")
# A unit's case has a meaning (5 mN, 5 MN), so a short word behind a number keeps it.
_UNIT_OR_REST = re.compile(r"(\d\s*[^\W\d_]{1,3}(?![^\W\d_]))|(\D+|\d)")
_APOSTROPHE = "['\u2018\u2019]"
_QUOTES = re.compile(rf'["“”„«»「」『』《》`]|(?<!\w){_APOSTROPHE}|{_APOSTROPHE}(?!\w)')
_STOPS = re.compile(r"[!?;。、…]+|[.](?!\d)|[,:](?!\d)|(?<!\d)[,:]")
HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_BLANK_AT_HAN = re.compile(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])")


@remembered(4096)
def prompt_key(prompt: str) -> str:
    """The prompt in the form in which two that surely mean the same clip are equal.

    Case, width (NFKC), blanks, sentence punctuation, quotation marks and framing ("please make a
    video of …") are levelled. Digits, signs, units and word order are kept: the key is meant to
    miss some that are the same, and never to join two that are not.
    """
    text = _SUPERSCRIPT.sub(lambda found: "^" + found[0], _INVISIBLE.sub("", prompt))
    text = unicodedata.normalize("NFKC", _FRACTION.sub(" ", text))
    text = _UNIT_OR_REST.sub(lambda found: found[1] or found[2].lower(), _DASHES.sub("-", text))
    text = _blanks(_STOPS.sub(" ", _QUOTES.sub(" ", _unframed(_blanks(text)))))
    return text or _blanks(prompt)


def settings_key(request: ClipRequest, revision: str | None = None) -> str:
    """A digest of all that shapes a clip beside its prompt and its seed: 32 hex digits.

    `revision`: of what makes it, where its engine tells (`generator.engine.Revised`).
    """
    shaping: list[object] = [
        request.engine,
        float(request.seconds),
        request.width,
        request.height,
        request.fps,
        request.style,
        request.negative_prompt.strip(),
        request.locale,
    ]
    # Only where there are any, so that the clips of earlier versions keep their keys.
    shaping += [part for part in (request.profile, request.image) if part is not None]
    if request.own_length:
        shaping.append({"own_length": True})
    if not request.numbers:
        shaping.append({"numbers": False})
    if revision is not None:
        shaping.append({"revision": revision})
    return hashlib.sha256(json.dumps(shaping).encode()).hexdigest()[:32]


def _unframed(text: str) -> str:
    for pattern in _FRAMING:
        found = pattern.fullmatch(text)
        if found:
            return _unframed(found["prompt"])
    return text


def _blanks(text: str) -> str:
    return _BLANK_AT_HAN.sub("", " ".join(text.split()))
