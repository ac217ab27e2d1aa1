"""The messages between the parent and a worker process: one JSON object a line, both ways."""

import base64
import dataclasses
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.engine import Surroundings
from generator.errors import ReelbotError
from generator.types import Clip, ClipRequest, Progress, Route

MAX_LINE = 32 * 1024 * 1024
"""Bytes of the longest line either side accepts; a preview or a long route fits many times."""


class ProtocolError(ReelbotError):
    """A line that is no message."""


# ── parent → worker ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Setup:
    """The first message: where engines are found, where clips go and what is around."""

    packages: str
    clips_dir: Path
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Load:
    """Make an engine ready before its first job; answered by `Loaded`, `Failed` or `Broken`."""

    engine: str


@dataclass(frozen=True, slots=True)
class Render:
    """Make `clip_id`.mp4 and .jpg; answered by `Made`, `Refused`, `Failed`, `Broken` or
    `CalledOff`, or by `Drawn`."""

    job: str
    clip_id: str
    request: ClipRequest


@dataclass(frozen=True, slots=True)
class AskRoutes:
    """Tell what an engine would make of each prompt; answered by `Routed`, `Failed` or `Broken`."""

    engine: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallOff:
    """The job is no longer wanted. Its answer is still awaited; too late is no error."""

    job: str


# ── worker → parent ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Loaded:
    engine: str


@dataclass(frozen=True, slots=True)
class Progressed:
    progress: Progress


@dataclass(frozen=True, slots=True)
class Made:
    clip: Clip


@dataclass(frozen=True, slots=True)
class Routed:
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The engine raised a `UserError`."""

    code: str
    arguments: Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Failed:
    """The engine raised anything else; `text` is for the log."""

    text: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The engine raised `Poisoned`: the worker ends by itself now. `text` is for the log."""

    text: str


@dataclass(frozen=True, slots=True)
class CalledOff:
    """The engine stopped because it was asked to."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """All frames of the job's clip are there, and the worker takes the next question while it
    encodes them. Never more than one job at a time is owed its `Late`."""

    job: str


Ending = Made | Failed | CalledOff


@dataclass(frozen=True, slots=True)
class Late:
    """How a job that was `Drawn` ended; may come in the middle of another conversation."""

    job: str
    ending: Ending


Message = (
    Setup
    | Load
    | Render
    | AskRoutes
    | CallOff
    | Loaded
    | Progressed
    | Made
    | Routed
    | Refused
    | Failed
    | Broken
    | CalledOff
    | Drawn
    | Late
)

_KINDS: dict[str, Callable[..., Message]] = {
    kind.__name__: kind
    for kind in (
        Setup,
        Load,
        Render,
        AskRoutes,
        CallOff,
        Loaded,
        Progressed,
        Made,
        Routed,
        Refused,
        Failed,
        Broken,
        CalledOff,
        Drawn,
        Late,
    )
}


def _progress(data: Mapping[str, Any]) -> Progress:
    preview = data["preview"]
    decoded = None if preview is None else base64.b64decode(preview, validate=True)
    return Progress(**{**data, "preview": decoded})


def _route(data: Mapping[str, Any]) -> Route:
    return Route(**{**data, "depicts": tuple(data["depicts"]), "omitted": tuple(data["omitted"])})


_REVIVE: dict[str, Callable[[Any], Any]] = {
    "clips_dir": Path,
    "surroundings": Surroundings.from_json,
    "request": ClipRequest.from_json,
    "prompts": tuple,
    "progress": _progress,
    "clip": Clip.from_json,
    "routes": lambda routes: tuple(_route(route) for route in routes),
    "ending": lambda body: _message(body),
}
"""How a field that JSON cannot hold comes back, by the field's name."""


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a message")


def _body(message: Message) -> dict[str, Any]:
    body = {"kind": type(message).__name__, **dataclasses.asdict(message)}
    if isinstance(message, Late):
        body["ending"] = _body(message.ending)
    return body


def _message(body: dict[str, Any]) -> Message:
    kind = _KINDS[body.pop("kind")]
    return kind(**{name: _REVIVE.get(name, _same)(value) for name, value in body.items()})


def _same(value: Any) -> Any:
    return value


def encode(message: Message) -> bytes:
    """One line, its newline included; all ASCII, so no text inside can break it."""
    return json.dumps(_body(message), default=_plain).encode("ascii") + b"\n"


def decode(line: bytes) -> Message:
    """The message of a line.

    Raises:
        ProtocolError: it is none.
    """
    try:
        return _message(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProtocolError(f"no message: {line[:80]!r} ({error})") from error
