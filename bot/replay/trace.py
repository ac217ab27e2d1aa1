"""A trace: who asked for what, and when; one JSON object a line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from generator.errors import ReelbotError
from generator.types import ClipRequest

ENGINE = "wan"
"""Makes what names no engine."""

_SETTINGS = {it.name for it in fields(ClipRequest)} - {"prompt", "image"}


class TraceWrong(ReelbotError):
    """The trace cannot be replayed; the text is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request of a trace, `time` in seconds since any moment.

    `settings` are fields of `ClipRequest`. `means` is the same for two prompts that the same clip
    may answer; None: nobody said. `gen_seconds` and `bytes` are what a clip of it takes, where that
    is not as for all.
    """

    time: float
    user: str
    community: str
    prompt: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    means: str | None = None
    gen_seconds: float | None = None
    bytes: int | None = None

    @property
    def request(self) -> ClipRequest:
        return ClipRequest(**{"engine": ENGINE, **self.settings, "prompt": self.prompt})

    def to_json(self) -> dict[str, Any]:
        values = {it.name: getattr(self, it.name) for it in fields(self)}
        return {name: value for name, value in values.items() if value not in (None, {})}


def read(path: Path) -> list[Ask]:
    """The requests in the order of their time; blank lines are skipped.

    Raises:
        TraceWrong: a line is no request.
        OSError: the file cannot be read.
    """
    lines = path.read_text("utf-8", "replace").splitlines()
    asks = [_ask(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not asks:
        raise TraceWrong(f"There is no request in {path}.")
    return sorted(asks, key=lambda ask: ask.time)


def _ask(number: int, line: str) -> Ask:
    try:
        given = json.loads(line)
        ask = Ask(
            time=float(given["time"]),
            user=str(given["user"]),
            community=str(given["community"]),
            prompt=_text(given["prompt"]),
            settings=_settings(given.get("settings") or {}),
            means=None if given.get("means") is None else str(given["means"]),
            gen_seconds=_amount(given.get("gen_seconds")),
            bytes=None if given.get("bytes") is None else int(_amount(given["bytes"]) or 0),
        )
    except KeyError as error:
        raise TraceWrong(f"Line {number} of the trace lacks {error}.") from None
    except (ValueError, TypeError, RecursionError) as error:
        raise TraceWrong(f"Line {number} of the trace is no request: {error}.") from None
    return ask


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("its prompt is no text")
    return value


def _amount(value: Any) -> float | None:
    if value is None:
        return None
    if (amount := float(value)) < 0:
        raise ValueError(f"{amount:g} is less than nothing")
    return amount


def _settings(given: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(given) - _SETTINGS)
    if unknown:
        raise ValueError(f"a request has no {unknown[0]}")
    return dict(given)
