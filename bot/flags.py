"""The values of flags: read from what was typed, checked against the grammar's bounds."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bot.grammar import (
    FLAGS,
    PIXELS_MOST,
    PROFILE_NAMES,
    PROFILES,
    QUALITIES,
    QUALITY_NAMES,
    SIZE_LEAST,
    SIZE_MOST,
    SIZES,
    WORDS,
    WORDS_LENGTH,
)
from bot.prompt import clean, clean_prompt, is_visible, quoted
from bot.types import ClipFormat
from generator.errors import UserError
from generator.types import ClipRequest

_NUMBER = re.compile(r"([+-]?\d{1,12}(?:\.\d{1,6})?|\.\d{1,6})(?:s|秒)?", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?\d{1,12}", re.ASCII)
_SIZE = re.compile(r"(\d{1,5}) ?[x×*] ?(\d{1,5})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reader:
    """How a flag's value is found in the text behind the flag, and what it sets."""

    pattern: re.Pattern[str]  # how much of the text belongs to the value
    read: Callable[[str], Mapping[str, Any]]  # value → what `bot.composing` knows it as


def checked(request: ClipRequest) -> ClipRequest:
    """A request that came as data (the HTTP API, a form), held to the bounds of the grammar.

    Raises:
        UserError: as the flag of the same meaning.
    """
    _check_range("seconds", request.seconds)
    _check_range("fps", request.fps)
    if request.seed is not None:
        _check_range("seed", request.seed)
    _check_size(request.width, request.height)
    if request.profile is not None and request.profile not in PROFILES:
        raise _no_quality(request.profile, PROFILES)
    return request.evolve(
        prompt=clean_prompt(request.prompt),
        engine=quoted(request.engine),
        style=quoted(request.style) if request.style is not None else None,
        negative_prompt=_check_words(clean(request.negative_prompt)),
    )


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels; `exact` when they were given as such, and not by a name."""

    width: int
    height: int
    exact: bool = True

    def __str__(self) -> str:
        """As it is typed."""
        given = (self.width, self.height)
        names = (name for name, size in SIZES.items() if size == given and not self.exact)
        return next(names, f"{self.width}x{self.height}")


def read_size(text: str) -> Size:
    """The size of "640x480" or a size's name.

    Raises:
        UserError: size-unreadable, size-out-of-range, size-odd, size-too-large.
    """
    if named := SIZES.get(text.lower()):
        return Size(*named, exact=False)
    match = _SIZE.fullmatch(_narrow(text))
    if not match:
        names = ", ".join(name for name in SIZES if name.isascii())
        raise UserError("size-unreadable", given=quoted(text), names=names)
    width, height = int(match[1]), int(match[2])
    _check_size(width, height)
    return Size(width, height)


def _check_size(width: int, height: int) -> None:
    given = f"{width}x{height}"
    if not (SIZE_LEAST <= width <= SIZE_MOST and SIZE_LEAST <= height <= SIZE_MOST):
        raise UserError("size-out-of-range", given=given, least=SIZE_LEAST, most=SIZE_MOST)
    if width % 2 or height % 2:
        near = f"{width - width % 2}x{height - height % 2}"
        raise UserError("size-odd", given=given, near=near)
    if width * height > PIXELS_MOST:
        raise UserError("size-too-large", given=given, pixels=width * height, most=PIXELS_MOST)


def _check_range(flag: str, value: float) -> None:
    word = FLAGS[flag]
    if not word.least <= value <= word.most:  # also for NaN
        raise UserError(
            "flag-out-of-range",
            flag=f"--{flag}",
            given=f"{value:g}" if isinstance(value, float) else str(value),
            least=word.least,
            most=word.most,
        )


def _check_words(words: str) -> str:
    if len(words) > WORDS_LENGTH:
        raise UserError("words-too-long", flag="--no", length=len(words), most=WORDS_LENGTH)
    return words


def _read_seconds(text: str) -> Mapping[str, Any]:
    match = _NUMBER.fullmatch(_narrow(text))
    if not match:
        raise _not_a_number("seconds", text)
    seconds = round(float(match[1]), 2)
    _check_range("seconds", seconds)
    return {"seconds": seconds}


def _read_whole(flag: str, text: str) -> Mapping[str, Any]:
    narrow = _narrow(text)
    if not _WHOLE.fullmatch(narrow):
        raise _not_a_number(flag, text)
    _check_range(flag, int(narrow))
    return {flag: int(narrow)}


def _read_size(text: str) -> Mapping[str, Any]:
    return {"size": read_size(text)}


def _read_quality(text: str) -> Mapping[str, Any]:
    """Always both: a profile takes the place of a quality that was named before, and vice versa."""
    name = unquoted(text).lower()
    quality, profile = QUALITY_NAMES.get(name), PROFILE_NAMES.get(name)
    if quality is None and profile is None:
        raise _no_quality(text, (*QUALITIES, *PROFILES))
    return {"quality": quality, "profile": profile}


def _no_quality(given: str, known: Iterable[str]) -> UserError:
    return UserError("quality-unknown", given=quoted(given), known=", ".join(known))


def _read_format(text: str) -> Mapping[str, Any]:
    try:
        return {"format": ClipFormat(text.lower().removeprefix("."))}
    except ValueError:
        known = ", ".join(ClipFormat)
        raise UserError("format-unknown", given=quoted(text), known=known) from None


def _read_switch(flag: str, text: str) -> Mapping[str, Any]:
    word = unquoted(text).lower()
    if word not in WORDS["on"] | WORDS["off"]:
        raise UserError("switch-unreadable", flag=f"--{flag}", given=quoted(text))
    return {flag: word in WORDS["on"]}


def _read_name(flag: str, text: str) -> Mapping[str, Any]:
    # Whether there is such an engine or style is for the service to say: it knows them.
    return {flag: quoted(unquoted(text).lower())}


def _read_words(text: str) -> Mapping[str, Any]:
    words = unquoted(text)
    if not is_visible(words):
        raise UserError("flag-needs-value", flag="--no", form=FLAGS["no"].form)
    return {"negative_prompt": _check_words(words)}


def _not_a_number(flag: str, text: str) -> UserError:
    return UserError(
        "flag-not-a-number", flag=f"--{flag}", given=quoted(text), form=FLAGS[flag].form
    )


def _narrow(text: str) -> str:
    """Full-width digits and letters, as Chinese keyboards make them, in their plain form."""
    return unicodedata.normalize("NFKC", text)


QUOTES: Mapping[str, str] = MappingProxyType(
    {'"': '"', "“": "”", "„": "“", "「": "」", "『": "』", "«": "»", "＂": "＂"}
)
"""Opening → closing. Not the single ones: they are apostrophes too."""


def unquoted(text: str) -> str:
    """The text without the pair of quotes that encloses all of it."""
    closing = QUOTES.get(text[:1])
    if closing and len(text) > 1 and text.find(closing, 1) == len(text) - 1:
        return text[1:-1].strip()
    return text


_WORD = re.compile(r"\S+")
_SIZE_OR_WORD = re.compile(rf"{_SIZE.pattern}(?!\S)|\S+", re.IGNORECASE)
_REST = re.compile(r".+")

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "seconds": Reader(_WORD, _read_seconds),
        "size": Reader(_SIZE_OR_WORD, _read_size),
        "quality": Reader(_WORD, _read_quality),
        "fps": Reader(_WORD, lambda text: _read_whole("fps", text)),
        "seed": Reader(_WORD, lambda text: _read_whole("seed", text)),
        "format": Reader(_WORD, _read_format),
        "style": Reader(_WORD, lambda text: _read_name("style", text)),
        "numbers": Reader(_WORD, lambda text: _read_switch("numbers", text)),
        "no": Reader(_REST, _read_words),
        "engine": Reader(_WORD, lambda text: _read_name("engine", text)),
    }
)
