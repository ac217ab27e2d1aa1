"""What people type → a command: one grammar for every platform."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.flags import QUOTES, READERS, unquoted
from bot.grammar import COMMAND_NAMES, COMMANDS, FLAG_NAMES, FLAGS, PROMPT_LENGTH, nearest
from bot.prompt import clean, clean_prompt, quoted
from bot.types import ClipFormat
from generator.errors import UserError
from generator.types import ClipRequest

MAX_TEXT = 10 * PROMPT_LENGTH
"""Longer texts are not even looked at; no flag needs so much room beside a prompt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a request is made of where no flag says otherwise."""

    engine: str
    seconds: float = 3.0
    width: int = 640
    height: int = 480
    fps: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeVideo:
    request: ClipRequest
    format: ClipFormat = ClipFormat.MP4


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The same request with another seed; `job` None means the asker's latest."""

    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskStatus:
    """How a job stands, or, without one, how things stand altogether."""

    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelJob:
    """`job` None means the asker's latest that is not finished."""

    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    pass


Command = MakeVideo | Again | AskStatus | CancelJob | Help

_ABOUT_A_JOB: dict[str, type[Again | AskStatus | CancelJob]] = {
    "again": Again,
    "status": AskStatus,
    "cancel": CancelJob,
}
_FORMS = {word.name: word.form for word in COMMANDS}

# Chinese keyboards give ／ or 、 for the slash key; a name may stand close to Chinese text.
_SPELLINGS = "|".join(sorted(map(re.escape, COMMAND_NAMES), key=len, reverse=True))
_COMMAND = re.compile(
    rf"[/／、]\s?(?P<name>{_SPELLINGS})(?![A-Za-z0-9_-])(?:@[A-Za-z0-9_]+)?\s?[:：]?\s?",
    re.IGNORECASE,
)
_SLASH = re.compile(r"[/／]\s?(?P<name>\S*)")

# "--name", where a word begins. Phones turn "--" into a dash: before a known name that counts too.
_FLAG = re.compile(
    r"(?:(?<=^)|(?<=\s)|(?<=[\u3000-\u9fff\uff00-\uffef]))"
    r"(?P<dash>--|[\u2012-\u2015\u2212\uff0d]{1,2})(?P<name>[A-Za-z][\w-]*|[\u4e00-\u9fff]+)\s?(?:[=:＝：]\s?)?",
    re.ASCII,
)


def parse(text: str, *, defaults: Defaults, locale: str = "en", bare: bool = False) -> Command:
    """The command in `text`. With `bare`, a text that begins with no slash is a prompt.

    Raises:
        UserError: quoting what was wrong, with the right form.
    """
    if len(text) > MAX_TEXT:
        raise UserError("prompt-too-long", length=len(text), most=PROMPT_LENGTH)
    text = clean(text)
    match = _COMMAND.match(text)
    if match is None:
        if not bare or _SLASH.match(text):
            raise _no_command(text)
        return _make_video(text, defaults, locale)
    name, rest = COMMAND_NAMES[match["name"].lower()], text[match.end() :]
    if name == "video":
        return _make_video(rest, defaults, locale)
    if name == "help":
        return Help()
    return _ABOUT_A_JOB[name](job=_job(name, rest))


def form(command: Command, defaults: Defaults) -> str:
    """The text that `parse` reads back as `command`."""
    if isinstance(command, Help):
        return "/help"
    if not isinstance(command, MakeVideo):
        name = next(it for it, kind in _ABOUT_A_JOB.items() if isinstance(command, kind))
        return f"/{name} {command.job}" if command.job else f"/{name}"
    request = command.request
    flags = " ".join(_flags(command, defaults))
    for opening, closing in (("", ""), *QUOTES.items()):
        text = f"/video {opening}{request.prompt}{closing} {flags}".rstrip()
        if _reads_as(text, command, defaults):
            return text
    raise ValueError(f"no text reads as {command!r}")


def _make_video(text: str, defaults: Defaults, locale: str) -> MakeVideo:
    prompt, fields = _split(text)
    clip_format = fields.pop("format", ClipFormat.MP4)
    values: dict[str, Any] = {
        "engine": defaults.engine,
        "seconds": defaults.seconds,
        "width": defaults.width,
        "height": defaults.height,
        "fps": defaults.fps,
        **fields,
    }
    request = ClipRequest(prompt=clean_prompt(unquoted(prompt)), locale=locale, **values)
    return MakeVideo(request=request, format=clip_format)


def _split(text: str) -> tuple[str, dict[str, Any]]:
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


def _flags(command: MakeVideo, defaults: Defaults) -> Iterator[str]:
    request = command.request
    if request.seconds != defaults.seconds:
        yield f"--seconds {request.seconds:g}"
    if (request.width, request.height) != (defaults.width, defaults.height):
        yield f"--size {request.width}x{request.height}"
    if request.fps != defaults.fps:
        yield f"--fps {request.fps}"
    if request.seed is not None:
        yield f"--seed {request.seed}"
    if command.format is not ClipFormat.MP4:
        yield f"--format {command.format}"
    if request.style is not None:
        yield f"--style {request.style}"
    if request.engine != defaults.engine:
        yield f"--engine {request.engine}"
    if request.negative_prompt:
        yield f"--no {request.negative_prompt}"


def _reads_as(text: str, command: MakeVideo, defaults: Defaults) -> bool:
    try:
        return parse(text, defaults=defaults, locale=command.request.locale) == command
    except UserError:
        return False


def _job(name: str, rest: str) -> str | None:
    words = rest.split()
    if len(words) > 1:
        raise UserError("argument-unexpected", given=quoted(rest), form=_FORMS[name])
    return quoted(words[0].removeprefix("#")) or None if words else None


def _no_command(text: str) -> UserError:
    match = _SLASH.match(text)
    if match is None:
        return UserError("command-missing")
    name = match["name"].split("@")[0]
    near = nearest(name, COMMAND_NAMES)
    if near:
        return UserError("command-near", command=quoted(f"/{name}"), near=f"/{near}")
    known = ", ".join(f"/{word.name}" for word in COMMANDS)
    return UserError("command-unknown", command=quoted(f"/{name}"), known=known)


def _unknown_flag(name: str) -> UserError:
    near = nearest(name, FLAG_NAMES)
    if near:
        return UserError("flag-near", flag=quoted(f"--{name}"), near=f"--{near}")
    known = ", ".join(f"--{flag}" for flag in FLAGS)
    return UserError("flag-unknown", flag=quoted(f"--{name}"), known=known)
