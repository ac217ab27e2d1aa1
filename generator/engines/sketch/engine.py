"""The engine itself: a prompt understood, then drawn; a route told without drawing."""

import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from generator.engine import Watch
from generator.engines.sketch.captions import caption, metadata
from generator.errors import UserError
from generator.types import ClipRequest, Footage, Frame, Lane, Progress, Route

if TYPE_CHECKING:
    from generator.engines.sketch.draw.film import Film
    from generator.engines.sketch.understand.embedding import Embedder


@cache
def style_names() -> tuple[str, ...]:
    source = files("generator.engines.sketch") / "data" / "styles.toml"
    return tuple(tomllib.loads(source.read_text("utf-8")))


class SketchEngine:
    """Draws what a prompt names; never needs a model, a network or a GPU."""

    name = "sketch"
    lane = Lane.CPU

    def __init__(self, cache_dir: Path) -> None:
        """`cache_dir` keeps what the names of the pictures mean to MiniLM."""
        self._cache_dir = cache_dir

    @property
    def styles(self) -> tuple[str, ...]:
        return style_names()

    @cached_property
    def _embed(self) -> "Embedder":
        from generator.engines.sketch.understand.embedding import Embedder

        return Embedder(self._cache_dir)

    def unavailable(self) -> str | None:
        return None

    def route(self, prompt: str) -> Route:
        """The score is the share of what the prompt names that would be drawn."""
        from generator.engines.sketch.understand import route_of, understand

        return route_of(understand(prompt, embed=self._embed), self.name)

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        if request.style is not None and request.style not in self.styles:
            raise UserError(
                "style-unknown",
                style=request.style,
                engine=self.name,
                known=", ".join(self.styles),
            )
        from generator.engines.sketch.draw.film import Film
        from generator.engines.sketch.draw.shot import Shot
        from generator.engines.sketch.understand import understand

        watch.report(Progress("draw", 0, request.frames))
        scene = understand(
            request.prompt,
            style=request.style,
            negative=request.negative_prompt,
            embed=self._embed,
        )
        shot = Shot(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frames=request.frames,
            seed=request.effective_seed,
        )
        film = Film(scene, shot)
        return Footage(
            frames=self._drawn(film, watch),
            caption=caption(scene, request.locale),
            depicts=scene.depicts,
            omitted=scene.omitted,
            metadata=metadata(scene, request.prompt, request.locale),
        )

    def _drawn(self, film: "Film", watch: Watch) -> Iterator[Frame]:
        for frame in film.frames():
            watch.check()
            yield frame
