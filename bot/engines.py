"""Which engine makes a request: the one that was named, else the best that works here."""

from collections.abc import Mapping, Sequence

from generator.errors import UserError
from generator.supervisor import EngineInfo
from generator.types import ClipRequest, Lane

AUTO = "auto"
"""Stands in a request for whichever engine is the best that works here."""

PREFERENCE = ("wan", "sketch")  # real video first; a draft where there is no GPU


def choose(
    request: ClipRequest,
    engines: Mapping[str, EngineInfo],
    preference: Sequence[str],
    *,
    insist: bool = True,
) -> tuple[ClipRequest, Lane]:
    """The request with its engine settled, and the lane it queues in.

    Unless the asker would `insist` on the style, one that the engine does not have is left out.

    Raises:
        UserError: the engine is unknown or cannot work here, or does not have the style.
    """
    info = _best(engines, preference) if request.engine == AUTO else _named(request, engines)
    if request.style not in info.styles and not insist:
        request = request.evolve(style=None)
    if request.style is not None and request.style not in info.styles:
        if not info.styles:
            raise UserError("styles-none", engine=info.name)
        known = ", ".join(info.styles)
        raise UserError("style-unknown", style=request.style, engine=info.name, known=known)
    return request.evolve(engine=info.name), info.lane


def available(engines: Mapping[str, EngineInfo]) -> list[str]:
    return [name for name, info in engines.items() if info.unavailable is None]


def _best(engines: Mapping[str, EngineInfo], preference: Sequence[str]) -> EngineInfo:
    working = available(engines)
    for name in (*preference, *working):
        if name in working:
            return engines[name]
    raise UserError("engine-none")


def _named(request: ClipRequest, engines: Mapping[str, EngineInfo]) -> EngineInfo:
    info = engines.get(request.engine)
    if info is None:
        known = ", ".join(available(engines))
        raise UserError("engine-unknown", engine=request.engine, known=known)
    if info.unavailable is not None:
        raise UserError("engine-unavailable", engine=info.name, reason=info.unavailable)
    return info
