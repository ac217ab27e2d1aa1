"""What engines teach, as people ask for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.grammar import COMMAND_OF
from bot.texts.catalogue import FALLBACK, match_locale
from generator.engine import Lesson


@dataclass(frozen=True, slots=True)
class Topic:
    """A lesson in one language: its name, an example of a prompt, and the command that asks for a
    clip of that. `poster` is a small WebP, if there is one."""

    slug: str
    name: str
    prompt: str
    command: str
    poster: Path | None = None


def topics(lessons: Mapping[str, tuple[Lesson, ...]], locale: str) -> Iterator[Topic]:
    """The lessons of all engines, by the engine's name; in English where there are no others."""
    language = match_locale(locale)
    for engine, taught in lessons.items():
        for lesson in taught:
            name, prompt = (_in(it, language) for it in (lesson.names, lesson.examples))
            yield Topic(lesson.slug, name, prompt, command(engine, prompt), lesson.poster)


def command(engine: str, prompt: str) -> str:
    """What is typed to have that engine make a clip of the prompt."""
    if engine in COMMAND_OF:
        return f"/{COMMAND_OF[engine]} {prompt}"
    return f"/video {prompt} --engine {engine}"


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts[FALLBACK]
