"""Fails: with a refusal, with an ordinary error, or in the middle of the drawing."""

from collections.abc import Iterator

from generator.engine import EngineSettings, Watch
from generator.errors import UserError
from generator.types import ClipRequest, Footage, Frame
from tests.hostile_engines._base import Hostile, frames


def _half(request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    yield from frames(request, watch, request.frames // 2)
    raise ValueError("half way")


def render(request: ClipRequest, watch: Watch) -> Footage:
    if request.prompt == "refuse":
        raise UserError("style-unknown", style="cubist", known="ink")
    if request.prompt == "half":
        return Footage(frames=_half(request, watch), caption="")
    raise RuntimeError("the engine is unwell")


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
