"""A prompt and flags, however they are mixed → the request for a clip."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.flags import QUOTES, READERS, Size, unquoted
from bot.grammar import FLAG_NAMES, FLAGS, PROMPT_LENGTH, QUALITIES, STANDARD, nearest
from bot.prompt import clean, clean_prompt, is_visible, quoted
from bot.types import ClipFormat
from generator.errors import UserError
from generator.types import ClipRequest

MAX_TEXT = 10 * PROMPT_LENGTH
"""Longer texts are not even looked at; no flag needs so much room beside a prompt."""

# "--name", where a word begins. Phones turn "--" into a dash: before a known name that counts too.
_FLAG = re.compile(
    r"(?:(?<=^)|(?<=\s)|(?<=[\u3000-\u9fff\uff00-\uffef]))"
    r"(?P<dash>--|[\u2012-\u2015\u2212\uff0d]{1,2})(?P<name>[A-Za-z][\w-]*|[\u4e00-\u9fff]+)\s?(?:[=:＝：]\s?)?",
    re.ASCII,
)


USUAL_SIZE = Size(640, 480, exact=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a request is made of where no flag says otherwise. `fps` None: the quality's; `profile`
    None: what the engine usually does, which is for whoever runs it to say."""

    engine: str
    seconds: float = 3.0
    size: Size = USUAL_SIZE
    quality: str = STANDARD.name
    profile: str | None = None
    fps: int | None = None
    style: str | None = None
    format: ClipFormat | None = None

    def frame(self, size: Size | None = None, quality: str | None = None) -> tuple[int, int]:
        """Width and height of what is asked for: pixels are taken as they are, a shape is scaled
        by the quality."""
        size = size or self.size
        if size.exact:
            return size.width, size.height
        return QUALITIES[quality or self.quality].scaled(size.width, size.height)

    def rate(self, quality: str | None = None) -> int:
        """Frames per second."""
        if self.fps is not None and quality is None:
            return self.fps
        return QUALITIES[quality or self.quality].fps

    def effort(self, quality: str | None = None) -> str | None:
        """The profile for engines that have any."""
        return self.profile if quality is None else QUALITIES[quality].profiles[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeVideo:
    """`chosen` are the flags that were given: what was wished for, and not merely the default. A
    size is chosen when it was given in pixels; a shape comes in any size. A profile is when it was
    named, and not merely implied by a quality. `sized`: a size was named, be it only a shape."""

    request: ClipRequest
    format: ClipFormat | None = None
    chosen: frozenset[str] = field(default=frozenset(), compare=False)
    sized: bool = field(default=False, compare=False)


def compose(
    text: str,
    *,
    defaults: Defaults,
    locale: str = "en",
    options: Mapping[str, str] | None = None,
    verbatim: bool = False,
    otherwise: str = "",
) -> MakeVideo:
    """A request from a prompt with or without flags in it, and from `options`: flags that came
    apart from the text, by name, and win over those in it. A `verbatim` text is all prompt:
    nobody wrote it for the bot, or it was read before. `otherwise` is the prompt of a text without.

    Raises:
        UserError: as `parse`.
    """
    if len(text) > MAX_TEXT:
        raise UserError("prompt-too-long", length=len(text), most=PROMPT_LENGTH)
    prompt, fields = (text, {}) if verbatim else _read(text)
    prompt = prompt if is_visible(clean(prompt)) else otherwise
    for name, value in (options or {}).items():
        fields |= READERS[name].read(clean(value))
    size, quality, profile = (fields.pop(name, None) for name in ("size", "quality", "profile"))
    wishes = {"size": size and size.exact, "quality": quality, "profile": profile}
    chosen = {*fields, *(name for name, wish in wishes.items() if wish)}
    width, height = defaults.frame(size, quality)
    clip_format = fields.pop("format", defaults.format)
    values: dict[str, Any] = {
        "engine": defaults.engine,
        "seconds": defaults.seconds,
        "width": width,
        "height": height,
        "fps": defaults.rate(quality),
        "style": defaults.style,
        "profile": profile or defaults.effort(quality),
        **fields,
    }
    request = ClipRequest(prompt=clean_prompt(prompt), locale=locale, **values)
    return MakeVideo(
        request=request, format=clip_format, chosen=frozenset(chosen), sized=size is not None
    )


def _read(text: str) -> tuple[str, dict[str, Any]]:
    prompt, fields = split(clean(text))
    return unquoted(prompt), fields


def split(text: str) -> tuple[str, dict[str, Any]]:
    """The prompt, put together from around the flags, and what the flags say."""
    found = list(_find_flags(text))
    ends = [match.start() for _, match in found[1:]] + [len(text)]
    pieces = [text[: found[0][1].start()] if found else text]
    fields: dict[str, Any] = {}
    seen: set[str] = set()
    for (name, match), end in zip(found, ends, strict=True) if found else ():
        if name in seen:
            raise UserError("flag-twice", flag=f"--{name}")
        seen.add(name)
        behind = text[match.end() : end].strip()
        value = READERS[name].pattern.match(behind)
        if value is None:
            raise UserError("flag-needs-value", flag=f"--{name}", form=FLAGS[name].form)
        fields |= READERS[name].read(value[0])
        pieces.append(behind[value.end() :])
    return " ".join(piece.strip() for piece in pieces if piece.strip()), fields


def _find_flags(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    shielded = list(_quotations(text))
    for match in _FLAG.finditer(text):
        if any(start < match.start() < end for start, end in shielded):
            continue
        name = FLAG_NAMES.get(match["name"].lower())
        if name:
            yield name, match
        elif match["dash"] == "--" and (match.start() == 0 or text[match.start() - 1] == " "):
            raise _unknown_flag(match["name"])


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quoted words begin and end: a flag inside them is part of the prompt."""
    start = 0
    while start < len(text):
        closing = QUOTES.get(text[start])
        if closing and (start == 0 or not text[start - 1].isalnum()):
            end = re.compile(rf"{closing}(?=\s|$)").search(text, start + 1)
            if end:
                yield start, end.end()
                start = end.end()
                continue
        start += 1


def _unknown_flag(name: str) -> UserError:
    near = nearest(name, FLAG_NAMES)
    if near:
        return UserError("flag-near", flag=quoted(f"--{name}"), near=f"--{near}")
    known = ", ".join(f"--{flag}" for flag in FLAGS)
    return UserError("flag-unknown", flag=quoted(f"--{name}"), known=known)
