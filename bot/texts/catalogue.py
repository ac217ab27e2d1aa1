"""Sentences for people, in their language, from the Fluent files beside this module."""

import logging
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

# Compared: gettext needs its .po files compiled and has no place for plural rules in the sentence;
# Babel formats but keeps no catalogue; Fluent reads plain files and selects inside the message.

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
FALLBACK = "en"
_MOST = 1000  # characters of an argument: Fluent drops a longer one and the sentence with it
_OFTEN = 32
"""Characters of an argument: sentences with none longer are said over and over."""

LOCALES = tuple(sorted(path.stem for path in FOLDER.glob("*.ftl")))

Arguments = tuple[tuple[str, str | int | float], ...]


class Sayable(Protocol):
    """A `Notice` or a `UserError`: a message's id and its arguments."""

    @property
    def code(self) -> str: ...

    @property
    def arguments(self) -> Mapping[str, str | int | float]: ...


def say(thing: Sayable, locale: str = FALLBACK) -> str:
    """The sentence of a notice or an error, in the language nearest to `locale`.

    Never raises: what a catalogue lacks is said in English, and what English lacks as the bare
    general error, with an entry in the log.
    """
    return text(thing.code, locale, **thing.arguments)


def text(code: str, locale: str = FALLBACK, **arguments: str | int | float) -> str:
    """As `say`, for a message that is no error."""
    # What is long was hardly said before, and is somebody's own.
    long = any(isinstance(value, str) and len(value) > _OFTEN for value in arguments.values())
    return (_sentence if long else _said_before)(code, locale, tuple(arguments.items()))


def _sentence(code: str, locale: str, arguments: Arguments) -> str:
    values = {name: _argument(value) for name, value in arguments}
    for language in (match_locale(locale), FALLBACK):
        sentence = _format(language, code, values)
        if sentence is not None:
            return sentence
    logger.error("no catalogue has the message %r", code)
    return _format(FALLBACK, "error-internal", {}) or code


_said_before = lru_cache(maxsize=4096)(_sentence)


def forget() -> None:
    """Keep nothing of what was said: somebody has their data deleted."""
    _said_before.cache_clear()


def match_locale(tag: str | None, default: str = FALLBACK) -> str:
    """The catalogue for a language tag as platforms write them: "zh-CN", "zh_Hans", "en-GB"."""
    language = (tag or "").replace("_", "-").split("-")[0].lower()
    return language if language in LOCALES else default


def _argument(value: str | int | float) -> Any:
    # Grouping would turn a seed or a port into "2,147,483,647".
    if isinstance(value, int | float):
        return fluent_number(value, useGrouping=False)
    return value if len(value) <= _MOST else f"{value[: _MOST - 1]}…"


def _format(language: str, code: str, values: dict[str, Any]) -> str | None:
    bundle = _bundle(language)
    if not bundle.has_message(code):
        return None
    pattern = bundle.get_message(code).value
    if pattern is None:
        return None
    sentence, errors = bundle.format_pattern(pattern, values)
    for error in errors:
        logger.error("message %r in %r: %s", code, language, error)
    return str(sentence)


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation marks would put invisible characters around every argument.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text(encoding="utf-8")))
    return bundle
