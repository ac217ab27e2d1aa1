"""Finds the engines by listing their package; there is no registry to keep in step."""

import importlib
import logging
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.engine import (
    Animates,
    Claiming,
    Engine,
    Filming,
    Lacking,
    Levelling,
    Pacing,
    Profiled,
    Revised,
    Surroundings,
    Teaching,
    Topical,
    Weighted,
    Weights,
)
from generator.types import Lane

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What the parent knows of an engine.

    `styles` are the names `--style` takes; `unavailable` is why it cannot work here, in one
    English sentence, or None when it can. `topics` are prompts that show what it is good at;
    `profiles` as `Profiled`, `animates` as `Animates`, `needs` as `Weighted`, `lacks` as `Lacking`,
    `revisions` as `Revised`, `fps` and `most_seconds` as `Filming`; None: any. `longest` as
    `Pacing`; None: it chooses none. A `specialist` is `Claiming`, one that `teaches` `Teaching`,
    one that `levels` `Levelling`.
    """

    name: str
    lane: Lane
    styles: tuple[str, ...]
    unavailable: str | None
    topics: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    animates: bool = False
    needs: Mapping[str, tuple[Weights, ...]] = field(default_factory=dict)
    lacks: tuple[str, ...] = ()
    revisions: Mapping[str, str] = field(default_factory=dict)
    fps: int | None = None
    most_seconds: float | None = None
    longest: float | None = None
    specialist: bool = False
    teaches: bool = False
    levels: bool = False


def engine_names(packages: str) -> list[str]:
    """The names of the modules in a package of engines, in alphabetical order."""
    package = importlib.import_module(packages)
    return sorted(
        module.name
        for module in pkgutil.iter_modules(package.__path__)
        if not module.name.startswith("_")
    )


def create_engine(packages: str, name: str, surroundings: Surroundings) -> Engine:
    """The engine of that name, which is its module's name.

    Raises whatever its module or its `create` raises.
    """
    module = importlib.import_module(f"{packages}.{name}")
    engine: Engine = module.create(surroundings.of(name))
    return engine


def discover(packages: str, surroundings: Surroundings) -> dict[str, EngineInfo]:
    """Every engine of a package. One that cannot even be loaded is listed as unavailable."""
    return {name: _describe(packages, name, surroundings) for name in engine_names(packages)}


def _describe(packages: str, name: str, surroundings: Surroundings) -> EngineInfo:
    try:
        engine = create_engine(packages, name, surroundings)
        return EngineInfo(
            name=name,
            lane=engine.lane,
            styles=tuple(engine.styles),
            unavailable=engine.unavailable(),
            topics=tuple(engine.topics) if isinstance(engine, Topical) else (),
            profiles=tuple(engine.profiles) if isinstance(engine, Profiled) else (),
            animates=isinstance(engine, Animates) and engine.animates,
            needs=dict(engine.needs) if isinstance(engine, Weighted) else {},
            lacks=tuple(engine.lacks) if isinstance(engine, Lacking) else (),
            revisions=dict(engine.revisions) if isinstance(engine, Revised) else {},
            fps=engine.fps if isinstance(engine, Filming) else None,
            most_seconds=engine.most_seconds if isinstance(engine, Filming) else None,
            longest=engine.longest if isinstance(engine, Pacing) else None,
            specialist=isinstance(engine, Claiming),
            teaches=isinstance(engine, Teaching),
            levels=isinstance(engine, Levelling),
        )
    except Exception as error:  # one broken engine must not take the others down with it
        logger.exception("engine %s cannot be loaded", name)
        return EngineInfo(name, Lane.CPU, (), f"It cannot be loaded: {error}")
