"""`python -m bot physics topics`: what the engine of that name can show, and what it takes."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from bot.config import Settings
from bot.lessons import command
from generator.discovery import create_engine, engine_names
from generator.engine import Lesson, LessonSlot, Teaching
from generator.errors import ReelbotError

PACKAGES = "generator.engines"
ENGINE = "physics"


class NoTopics(ReelbotError):
    """There is nothing to be listed; the text is why."""


def described(settings: Settings) -> list[dict[str, Any]]:
    """Each topic with its slots and an example in every language, as JSON.

    Raises:
        NoTopics: there is no such engine here.
    """
    return [dataclasses.asdict(lesson) for lesson in _lessons(settings)]


def listed(settings: Settings) -> Iterator[str]:
    """The same in lines for people. Raises as `described`."""
    for number, lesson in enumerate(_lessons(settings)):
        if number:
            yield ""
        yield f"{lesson.slug}: {', '.join(lesson.names.values())}"
        yield from (f"  {_line(slot)}" for slot in lesson.slots)
        yield from (f"  {command(ENGINE, example)}" for example in lesson.examples.values())


def _lessons(settings: Settings) -> tuple[Lesson, ...]:
    if ENGINE not in engine_names(PACKAGES):
        raise NoTopics(f"There is no engine {ENGINE} here.")
    try:
        engine: object = create_engine(PACKAGES, ENGINE, settings.surroundings())
    except Exception as error:  # whatever its module raises
        raise NoTopics(f"The engine {ENGINE} cannot be loaded: {error}.") from error
    if not isinstance(engine, Teaching):
        raise NoTopics(f"The engine {ENGINE} has no topics to list.")
    return engine.lessons()


def _line(slot: LessonSlot) -> str:
    name = f"{', '.join(slot.names.values())}{f' ({slot.symbol})' if slot.symbol else ''}"
    if slot.options:
        options = (", ".join(names.values()) for names in slot.options.values())
        return f"{name}: {' | '.join(options)}"
    unit = f" {slot.unit}" if slot.unit else ""
    usual = "by the rest" if slot.default is None else f"{slot.default:g}{unit}"
    return f"{name}: {usual}, from {slot.low:g} to {slot.high:g}{unit}"
