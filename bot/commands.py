"""What people type → a command: one grammar for every platform."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from bot.composing import MAX_TEXT, Defaults, MakeVideo, compose, split
from bot.grammar import (
    COMMAND_NAMES,
    COMMANDS,
    ENGINE_OF,
    PROMPT_LENGTH,
    SHELVES,
    WORDS,
    nearest,
)
from bot.prompt import clean, quoted
from generator.errors import UserError

_FORMS = {word.name: word.form for word in COMMANDS}

# Chinese keyboards give ／ or 、 for the slash key; a name may stand close to Chinese text.
_SPELLINGS = "|".join(sorted(map(re.escape, COMMAND_NAMES), key=len, reverse=True))
_COMMAND = re.compile(
    rf"[/／、]\s?(?P<name>{_SPELLINGS})(?![A-Za-z0-9_-])(?:@[A-Za-z0-9_]+)?\s?[:：]?\s?",
    re.IGNORECASE,
)
_SLASH = re.compile(r"[/／]\s?(?P<name>\S*)")
_JOB = re.compile(r"\d{1,18}|[0-9a-f]{32}", re.ASCII)
_NAMED = re.compile(rf"[#\uff03](?P<job>{_JOB.pattern})(?!\w)[:：]?\s*", re.ASCII)
_PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)

KEPT = frozenset({"seconds", "size", "quality", "fps", "format", "style", "engine"})
"""The flags that a person can set once and for all: a seed or a "no" belongs to one clip. What
--quality says may also be kept as a "profile"."""


class Shelf(StrEnum):
    """What a gallery shows."""

    MINE = "mine"
    HERE = "here"  # of everybody in this community
    FAVOURITES = "favourites"


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The same request with another seed; `job` None means the asker's latest."""

    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """A clip that goes on where the job's clip ends; `job` None means the asker's latest clip.
    `words` are a prompt and flags, and empty where it goes on as it was."""

    job: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskStatus:
    """How a job stands, or, without one, how things stand altogether."""

    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelJob:
    """`job` None means the asker's latest that is not finished."""

    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowQueue:
    """Who waits for what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowGallery:
    shelf: Shelf = Shelf.MINE
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettings:
    """`changes` to the asker's own defaults, by flag (none: show them); `reset` forgets them."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    reset: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPrivacy:
    """What is kept of the asker; with `delete`, no more of it."""

    delete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    pass


Command = (
    MakeVideo
    | Again
    | Extend
    | AskStatus
    | CancelJob
    | ShowQueue
    | ShowGallery
    | ChangeSettings
    | AskPrivacy
    | Help
)


def parse(
    text: str,
    *,
    defaults: Defaults,
    locale: str = "en",
    bare: bool = False,
    otherwise: str = "",
    missing: Collection[str] = (),
) -> Command:
    """The command in `text`. With `bare`, a text that begins with no slash is a prompt. `otherwise`
    is the prompt of one that has none. `missing` are commands that there are not here.

    Raises:
        UserError: quoting what was wrong, with the right form.
    """
    if len(text) > MAX_TEXT:
        raise UserError("prompt-too-long", length=len(text), most=PROMPT_LENGTH)
    text = clean(text)
    name, rest = command_in(text) or ("", text)
    if name in missing or (not name and (not bare or _SLASH.match(text))):
        raise _no_command(text, missing)
    if name in _READERS:
        return _READERS[name](rest)
    return compose(
        rest, defaults=defaults, locale=locale, options=options_of(name), otherwise=otherwise
    )


def options_of(name: str) -> Mapping[str, str]:
    """The flags that a command which asks for a clip stands for: that of its engine."""
    return {"engine": ENGINE_OF[name]} if name in ENGINE_OF else {}


def command_in(text: str) -> tuple[str, str] | None:
    """The command that the text begins with, by its first name, and what stands behind it."""
    match = _COMMAND.match(text)
    if match is None:
        return None
    return COMMAND_NAMES[match["name"].lower()], text[match.end() :]


def _read_extend(rest: str) -> Extend:
    """A prompt may begin with a number: only behind # does one in front of other words name a job.
    Alone it does, as behind /again."""
    named = _NAMED.match(rest)
    if named is not None:
        return Extend(job=named["job"], words=rest[named.end() :])
    return Extend(job=rest) if _JOB.fullmatch(rest) else Extend(words=rest)


def _read_queue(rest: str) -> ShowQueue:
    if rest:
        raise UserError("argument-unexpected", given=quoted(rest), form=_FORMS["queue"])
    return ShowQueue()


def _read_gallery(rest: str) -> ShowGallery:
    shelf, page = Shelf.MINE, 1
    for word in rest.lower().split():
        if word in SHELVES:
            shelf = Shelf(SHELVES[word])
        elif _PAGE.fullmatch(word):
            page = int(word)
        else:
            raise UserError("argument-unexpected", given=quoted(word), form=_FORMS["gallery"])
    return ShowGallery(shelf=shelf, page=page)


def _read_settings(rest: str) -> ChangeSettings:
    words, changes = split(rest)
    if not changes and words.lower() in WORDS["reset"]:
        return ChangeSettings(reset=True)
    if words or changes.keys() - KEPT - {"profile"}:
        raise UserError("argument-unexpected", given=quoted(words or rest), form=_FORMS["settings"])
    return ChangeSettings(changes=changes)


def _read_privacy(rest: str) -> AskPrivacy:
    if rest and rest.lower() not in WORDS["delete"]:
        raise UserError("argument-unexpected", given=quoted(rest), form=_FORMS["privacy"])
    return AskPrivacy(delete=bool(rest))


def _job(name: str, rest: str) -> str | None:
    words = rest.split()
    if len(words) > 1:
        raise UserError("argument-unexpected", given=quoted(rest), form=_FORMS[name])
    return quoted(words[0].removeprefix("#")) or None if words else None


def _no_command(text: str, missing: Collection[str]) -> UserError:
    match = _SLASH.match(text)
    if match is None:
        return UserError("command-missing")
    name = match["name"].split("@")[0]
    near = nearest(name, [it for it, named in COMMAND_NAMES.items() if named not in missing])
    if near:
        return UserError("command-near", command=quoted(f"/{name}"), near=f"/{near}")
    known = ", ".join(f"/{word.name}" for word in COMMANDS if word.name not in missing)
    return UserError("command-unknown", command=quoted(f"/{name}"), known=known)


# What stands behind "/help" or "/start" is left alone: a link puts there what it likes.
_READERS: Mapping[str, Callable[[str], Command]] = MappingProxyType(
    {
        "again": lambda rest: Again(job=_job("again", rest)),
        "extend": _read_extend,
        "status": lambda rest: AskStatus(job=_job("status", rest)),
        "cancel": lambda rest: CancelJob(job=_job("cancel", rest)),
        "queue": _read_queue,
        "gallery": _read_gallery,
        "settings": _read_settings,
        "privacy": _read_privacy,
        "help": lambda rest: Help(),
    }
)
