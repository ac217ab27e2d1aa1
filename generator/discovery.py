"""Finds the engines by listing their package; there is no registry to keep in step."""

import importlib
import logging
import pkgutil
from dataclasses import dataclass
from pathlib import Path

from generator.types import Engine, EngineSettings, Lane, Topical

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What the parent knows of an engine.

    `styles` are the names `--style` takes; `unavailable` is why it cannot work here, in one
    English sentence, or None when it can. `topics` are prompts that show what it is good at.
    """

    name: str
    lane: Lane
    styles: tuple[str, ...]
    unavailable: str | None
    topics: tuple[str, ...] = ()


def engine_names(packages: str) -> list[str]:
    """The names of the modules in a package of engines, in alphabetical order."""
    package = importlib.import_module(packages)
    return sorted(
        module.name
        for module in pkgutil.iter_modules(package.__path__)
        if not module.name.startswith("_")
    )


def create_engine(packages: str, name: str, cache_dir: Path) -> Engine:
    """The engine of that name, which is its module's name, with `cache_dir`/name its own.

    Raises whatever its module or its `create` raises.
    """
    module = importlib.import_module(f"{packages}.{name}")
    engine: Engine = module.create(EngineSettings(cache_dir=cache_dir / name))
    return engine


def discover(packages: str, cache_dir: Path) -> dict[str, EngineInfo]:
    """Every engine of a package. One that cannot even be loaded is listed as unavailable."""
    return {name: _describe(packages, name, cache_dir) for name in engine_names(packages)}


def _describe(packages: str, name: str, cache_dir: Path) -> EngineInfo:
    try:
        engine = create_engine(packages, name, cache_dir)
        topics = tuple(engine.topics) if isinstance(engine, Topical) else ()
        return EngineInfo(name, engine.lane, tuple(engine.styles), engine.unavailable(), topics)
    except Exception as error:  # one broken engine must not take the others down with it
        logger.exception("engine %s cannot be loaded", name)
        return EngineInfo(name, Lane.CPU, (), f"It cannot be loaded: {error}")
