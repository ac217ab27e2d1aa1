"""The engine itself: a description read, simulated and drawn; a route told without drawing it."""

import math
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.engine import EngineSettings, Lesson, Watch
from generator.engines.physics.wording import CHINESE, ENGLISH
from generator.errors import UserError
from generator.types import ClipRequest, Fact, Footage, Frame, Lane, Progress, Route

if TYPE_CHECKING:
    from generator.engines.physics.performance import Performance
    from generator.engines.physics.understand.reader import Reader

_TAKES = ("aggdraw", "scipy", "PIL", "fontpkg_inter", "noto_cjk_sans_otc")

_EXAMPLES = 50  # texts: as many are the phenomena's own examples

REVISION = "2"
"""Raised when clips of the same request come out differently, so that earlier ones answer no more:
what a lesson said wrongly is not said again out of the cache."""

LEAST = 0.2
"""How sure of a topic the engine has to be where it was named itself."""


class PhysicsEngine:
    """Shows phenomena of the classroom as they are; never needs a model, a network or a GPU."""

    name = "physics"
    lane = Lane.CPU
    styles: tuple[str, ...] = ()
    longest = 10.0

    def __init__(self, settings: EngineSettings) -> None:
        """Its folders keep what texts mean to MiniLM."""
        self._settings = settings

    def unavailable(self) -> str | None:
        lacking = [name for name in _TAKES if find_spec(name) is None]
        return f"It takes {', '.join(lacking)}, which are not installed." if lacking else None

    @property
    def revisions(self) -> dict[str, str]:
        return {"": REVISION}

    @property
    def topics(self) -> tuple[str, ...]:
        """An example of each phenomenon."""
        from generator.engines.physics.declarations import declarations

        return tuple(one.examples_en[0] for one in declarations().values())

    def lessons(self) -> tuple[Lesson, ...]:
        """What can be taught with it."""
        from generator.engines.physics.declarations import declarations
        from generator.engines.physics.lessons import lesson

        return tuple(lesson(one) for one in declarations().values())

    def claim(self, prompt: str) -> float:
        """How surely the prompt describes a phenomenon, 0 to 1, by rules alone."""
        from generator.engines.physics.declarations import declarations
        from generator.engines.physics.understand.reader import claim

        return claim(prompt, declarations())

    def meaning(self, prompt: str) -> str | None:
        """The topic with all that the prompt sets, where the rules are sure of them."""
        from generator.engines.physics.declarations import declarations
        from generator.engines.physics.understand.meaning import meaning

        return meaning(prompt, declarations())

    @cached_property
    def _reader(self) -> "Reader":
        from generator.embedding import Embedder
        from generator.engines.physics.catalogue import catalogue
        from generator.engines.physics.understand.reader import Reader

        embed = Embedder(
            self._settings.cache_dir,
            table="topics",
            shipped=Path(__file__).parent / "data",
            words_dir=self._settings.prompts_dir,
            many=_EXAMPLES,
        )
        return Reader(catalogue(), embed)

    def load(self, watch: Watch) -> None:
        """Have solvers, fonts and phenomena at hand before the first description comes."""
        watch.report(Progress("load", 0, 1))
        import_module("generator.engines.physics.performance")
        _ = self._reader
        watch.report(Progress("load", 1, 1))

    def route(self, prompt: str) -> Route:
        """The score is how surely the prompt describes a phenomenon."""
        from generator.engine import SURE
        from generator.engines.physics.understood import understood

        asked = self._reader.read(prompt)
        return Route(
            engine=self.name,
            score=round(asked.score, 3),
            depicts=(asked.topic,) if asked.topic else (),
            omitted=tuple(it.words for it in asked.unused),
            reason=asked.reason,
            understood=understood(asked),
            claims=asked.score >= SURE,
        )

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        """
        Raises:
            UserError: physics-unknown, physics-refused, style-unknown.
        """
        if request.style is not None:
            raise UserError("style-unknown", style=request.style, engine=self.name, known="none")
        from generator.engines.physics.captions import caption
        from generator.engines.physics.catalogue import catalogue
        from generator.engines.physics.performance import Performance

        watch.report(Progress("draw", 0, request.frames))
        locale = _language(request)
        asked = self._reader.read(request.prompt)
        if asked.topic is None or asked.score < LEAST:
            raise UserError("physics-unknown")
        if asked.refused is not None:
            raise UserError("physics-refused", why=asked.refused.why.in_(locale))
        phenomenon = catalogue()[asked.topic]
        shown = Performance(phenomenon, asked, request, locale)
        told = caption(phenomenon, asked, shown.cases, locale, numbers=request.numbers)
        return Footage(
            frames=self._drawn(shown, watch),
            caption=told,
            depicts=(phenomenon.name.in_(locale),),
            omitted=tuple(it.words for it in asked.unused),
            metadata={"title": phenomenon.name.in_(locale), "comment": told},
            length=shown.length if request.own_length else None,
            topic=phenomenon.slug,
            facts=tuple(_facts(shown, locale)),
        )

    def _drawn(self, shown: "Performance", watch: Watch) -> Iterator[Frame]:
        for frame in shown.frames():
            watch.check()
            yield frame


def _language(request: ClipRequest) -> str:
    from generator.engines.physics.understand.phrases import mostly_chinese

    chinese = request.locale.lower().startswith(CHINESE) or mostly_chinese(request.prompt)
    return CHINESE if chinese else ENGLISH


def _facts(shown: "Performance", locale: str) -> Iterator[Fact]:
    """The facts of all cases; what is infinite is no number."""
    for case in shown.cases:
        label = case.label.in_(locale)
        for fact in shown.phenomenon.facts(case.values, case.run):
            if math.isfinite(fact.value):
                name = fact.name.in_(locale)
                yield Fact(
                    f"{name} ({label})" if label else name, fact.symbol, fact.value, fact.unit
                )
