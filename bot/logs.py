"""Structured logs on stderr: JSON lines for machines, short lines for a terminal, no secrets."""

import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import quote

# Compared: structlog and loguru are fine, but the libraries below log through `logging`, whose
# records would have to be bridged into them; one formatter serves all.

_job: ContextVar[str | None] = ContextVar("job", default=None)

# Libraries that bring handlers of their own; everything goes through the redacting one instead.
LIBRARIES = (
    "uvicorn",
    "uvicorn.error",
    "uvicorn.access",
    "httpx",
    "httpcore",
    "discord",
    "telegram",
)
# They log at INFO what would drown the rest: every request, with the token in its URL.
_TALKATIVE = ("uvicorn.access", "httpx", "httpcore", "discord", "telegram", "aiosqlite", "asyncio")

# Shapes of tokens, for one that is not (or no longer) in the settings. Telegram: Bot API,
# "authorizing your bot"; Discord: three base64url parts, and an interaction's, which stands in the
# addresses of its answers and is the base64 of "interaction:…"; HTTP: RFC 6750.
_TOKEN_SHAPES = re.compile(
    r"(?<!\d)\d{6,12}(?::|%3A)[A-Za-z0-9_-]{30,}"  # in addresses there is "bot" before it
    r"|\b[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}"
    r"|\baW50ZXJhY3Rpb24[A-Za-z0-9_=-]{20,}"
    r"|(?<=Bearer )\S+"
    r"|(?<=Authorization: )\S.*"
)
_REDACTED = "[redacted]"
_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "job", "color_message"}


@contextmanager
def about_job(job_id: str) -> Iterator[None]:
    """Everything logged inside, in this task and those it starts, carries the job's id."""
    token = _job.set(job_id)
    try:
        yield
    finally:
        _job.reset(token)


class Redactor:
    """Takes secrets out of texts, as they are and as they stand in a URL."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {form for secret in secrets if secret for form in (secret, quote(secret, ""))}
        longest_first = sorted(spellings, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, text: str) -> str:
        return _TOKEN_SHAPES.sub(_REDACTED, self._secrets.sub(_REDACTED, text))


class Formatter(logging.Formatter):
    """One line per record. Redacts last, so that arguments and tracebacks are covered too."""

    def __init__(self, redact: Redactor, *, as_json: bool) -> None:
        super().__init__()
        self._redact = redact
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        job = getattr(record, "job", None) or _job.get()
        extra = {key: value for key, value in vars(record).items() if key not in _STANDARD}
        trace = self.formatException(record.exc_info) if record.exc_info else None
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **({"job": job} if job else {}),
            **extra,
            **({"trace": trace} if trace else {}),
        }
        if self._as_json:
            safe = {key: self._redacted(value) for key, value in fields.items()}
            return json.dumps(safe, ensure_ascii=False)
        return self._redact(_readable(fields))

    def _redacted(self, value: Any) -> Any:
        if isinstance(value, bool | int | float) or value is None:
            return value
        return self._redact(str(value))


class Stderr(logging.StreamHandler[TextIO]):
    """Writes to whatever `sys.stderr` is now: a progress bar may have put itself before it."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # a plain attribute in the base class
        return sys.stderr


def configure(level: str, secrets: Iterable[str], *, as_json: bool | None = None) -> None:
    """Send every logger through one redacting handler; JSON unless stderr is a terminal."""
    handler = Stderr()
    if as_json is None:
        as_json = not sys.stderr.isatty()
    handler.setFormatter(Formatter(Redactor(secrets), as_json=as_json))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in LIBRARIES:
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = True
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.captureWarnings(True)


def _readable(fields: dict[str, Any]) -> str:
    rest = dict(fields)
    clock = rest.pop("time")[11:19]
    head = f"{clock} {rest.pop('level'):<7} {rest.pop('logger')}: {rest.pop('message')}"
    trace = rest.pop("trace", None)
    tail = "".join(f" {key}={value}" for key, value in rest.items())
    return head + tail + (f"\n{trace}" if trace else "")
