"""Which engine makes a request: the one that was named, else the best that works here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.grammar import FLAGS, QUALITIES
from generator.engine import PERHAPS, SURE
from generator.errors import UserError
from generator.supervisor import EngineInfo
from generator.types import ClipRequest, Lane

AUTO = "auto"
"""Stands in a request for whichever engine is the best that works here."""

PREFERENCE = ("wan", "sketch")  # real video first; a draft where there is no GPU

SELECTABLE = frozenset({"engine", "style", "profile", "seconds", "fps"})
"""What is insisted on where nobody says otherwise."""

NO_CLAIMS: Mapping[str, float] = MappingProxyType({})

_USUAL_SECONDS = ClipRequest(prompt="", engine="").seconds


def choose(
    request: ClipRequest,
    engines: Mapping[str, EngineInfo],
    preference: Sequence[str],
    *,
    chosen: Collection[str] = SELECTABLE,
    claims: Mapping[str, float] = NO_CLAIMS,
) -> tuple[ClipRequest, Lane]:
    """The request with all settled that depends on the engine, and the lane it queues in.

    Where no engine is named, a specialist makes what it surely claims, and the usual one else;
    `also` is then the other of the two, where the prompt may be for either.

    What the engine does not have or cannot do (style, profile, length, frame rate) gives way,
    unless it was `chosen`; so does an engine that cannot begin with the request's picture. A length
    that nobody chose is left to an engine that finds one itself.

    Raises:
        UserError: the engine is unknown or cannot work here, or it does not have the style or the
            profile, makes no clip of that length, or cannot begin with the picture.
    """
    if request.image and "engine" not in chosen and request.engine not in animating(engines):
        request = request.evolve(engine=AUTO)
    if request.engine == AUTO:
        style = request.style if "style" in chosen else None
        able = [it for it in claims if it in engines and style in (None, *engines[it].styles)]
        info, also = _best(request, engines, preference, {it: claims[it] for it in able})
    else:
        info = _named(request, engines)
        also = request.also if request.also in _able(request, engines) else None
    seconds, own_length = _length(request, info, insist="seconds" in chosen)
    settled = request.evolve(
        engine=info.name,
        also=also,
        seconds=seconds,
        own_length=own_length,
        fps=request.fps if info.fps is None or "fps" in chosen else info.fps,
        style=_style(request.style, info, insist="style" in chosen),
        profile=_profile(request.profile, info, insist="profile" in chosen),
    )
    return settled, info.lane


def shortfall(engines: Mapping[str, EngineInfo], preference: Sequence[str]) -> EngineInfo | None:
    """The engine that would be taken before all that work here, had it its weights."""
    for info in (engines[name] for name in preference if name in engines):
        if info.unavailable is None:
            return None
        if info.lacks:
            return info
    return None


def weights_of(info: EngineInfo) -> dict[str, str]:
    """The arguments of a sentence that says how to get an engine's weights."""
    return {"engine": info.name, "profile": next(iter(info.needs), "")}


def available(engines: Mapping[str, EngineInfo]) -> list[str]:
    return [name for name, info in engines.items() if info.unavailable is None]


def styles(engines: Mapping[str, EngineInfo]) -> tuple[str, ...]:
    """Those of all engines that work here."""
    return _of_all(engines[name].styles for name in available(engines))


def profiles(engines: Mapping[str, EngineInfo]) -> tuple[str, ...]:
    """As `styles`."""
    return _of_all(engines[name].profiles for name in available(engines))


def check_wishes(wishes: Mapping[str, Any], engines: Mapping[str, EngineInfo]) -> None:
    """Whether somebody's defaults, by the names of the flags, are to be had here; None is.

    Raises:
        UserError: there is no such engine, style or profile.
    """
    engine, style, profile = (wishes.get(it) for it in ("engine", "style", "profile"))
    working = available(engines)
    if engine is not None and engine not in working:
        raise UserError("engine-unknown", engine=engine, known=", ".join(working))
    if style is not None and style not in styles(engines):
        known = ", ".join(styles(engines))
        raise UserError("style-unknown-anywhere", style=style, known=known or "none")
    if profile is not None and profile not in profiles(engines):
        known = ", ".join((*QUALITIES, *profiles(engines)))
        raise UserError("profile-unknown-anywhere", profile=profile, known=known)


def _of_all(named: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in named for name in names))


def _style(style: str | None, info: EngineInfo, *, insist: bool) -> str | None:
    if style is None or style in info.styles:
        return style
    if not insist:
        return None
    if not info.styles:
        raise UserError("styles-none", engine=info.name)
    known = ", ".join(info.styles)
    raise UserError("style-unknown", style=style, engine=info.name, known=known)


def _length(request: ClipRequest, info: EngineInfo, *, insist: bool) -> tuple[float, bool]:
    """How long the clip is, or may be at most, and whether the engine chooses."""
    insist = insist and not request.own_length
    if info.longest is not None and not insist:
        return min(info.longest, FLAGS["seconds"].most), True
    # The most that another engine might have chosen is nobody's wish.
    wanted = _USUAL_SECONDS if request.own_length else request.seconds
    return _seconds(wanted, info, insist=insist), False


def _seconds(seconds: float, info: EngineInfo, *, insist: bool) -> float:
    if info.most_seconds is None or seconds <= info.most_seconds:
        return seconds
    if insist:
        raise UserError("engine-seconds", engine=info.name, most=info.most_seconds)
    return info.most_seconds


def _profile(profile: str | None, info: EngineInfo, *, insist: bool) -> str | None:
    """An engine that has none is asked for none: what it makes stays the same clip."""
    if not info.profiles:
        return None
    if profile in info.profiles:
        return profile
    if profile is None or not insist:
        return info.profiles[0]
    if profile in info.needs:
        raise UserError("profile-missing", profile=profile, engine=info.name)
    known = ", ".join(info.profiles)
    raise UserError("profile-unknown", profile=profile, engine=info.name, known=known)


def animating(engines: Mapping[str, EngineInfo]) -> list[str]:
    """Those that work here and can begin a clip with a picture."""
    return [name for name in available(engines) if engines[name].animates]


def usual(engines: Mapping[str, EngineInfo], preference: Sequence[str]) -> list[str]:
    """Those that work here, the first choice for any prompt first; what is made for prompts of one
    kind comes last, unless whoever runs the program prefers it."""
    working = available(engines)
    general = [name for name in working if not engines[name].specialist]
    return [name for name in dict.fromkeys((*preference, *general, *working)) if name in working]


def _able(request: ClipRequest, engines: Mapping[str, EngineInfo]) -> list[str]:
    """Those that work here and can do with the request's picture, if it has one."""
    return available(engines) if request.image is None else animating(engines)


def _best(
    request: ClipRequest,
    engines: Mapping[str, EngineInfo],
    preference: Sequence[str],
    claims: Mapping[str, float],
) -> tuple[EngineInfo, str | None]:
    able = _able(request, engines)
    if not able:
        raise UserError("picture-none" if available(engines) else "engine-none")
    first = next(name for name in usual(engines, preference) if name in able)
    claiming = max((name for name in able if name in claims), key=claims.__getitem__, default=first)
    claim = claims.get(claiming, 0.0)
    if claiming == first or claim < PERHAPS:
        return engines[first], None
    if claim < SURE:
        return engines[first], claiming
    return engines[claiming], None if engines[first].specialist else first


def _named(request: ClipRequest, engines: Mapping[str, EngineInfo]) -> EngineInfo:
    info = engines.get(request.engine)
    if info is None:
        known = ", ".join(available(engines))
        raise UserError("engine-unknown", engine=request.engine, known=known)
    if info.unavailable is not None:
        raise UserError("engine-unavailable", engine=info.name, reason=info.unavailable)
    if request.image is not None and not info.animates:
        able = ", ".join(animating(engines))
        if not able:
            raise UserError("picture-none")
        raise UserError("picture-engine", engine=info.name, known=able)
    return info
