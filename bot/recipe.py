"""How a clip was made: what is told of it, fact by fact, the same on every platform."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.texts.catalogue import say, text
from bot.types import Job, Reuse
from bot.wording import shortened

_OTHER_PROMPT = 150  # of the prompt that a clip was first made for


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


def recipe(job: Job, locale: str) -> Iterator[Fact]:
    """As far as it is known: a job without a clip is told of as it was asked for."""
    for name, value in _known(job, locale):
        if value:
            yield Fact(text(f"how-{name}", locale), value)


def _known(job: Job, locale: str) -> Iterator[tuple[str, str]]:
    request, clip = job.request, job.clip
    seed = clip.seed if clip else request.seed
    yield "prompt", request.prompt
    yield "avoid", request.negative_prompt
    yield "engine", clip.engine if clip else request.engine
    made_with = clip.made_with if clip else {"profile": request.profile or ""}
    for name in ("profile", "model", "revision", "software"):
        yield name, made_with.get(name, "")
    yield "style", request.style or ""
    yield "begins", text("how-begins-is", locale) if request.image else ""
    yield "seed", "" if seed is None else str(seed)
    yield "picture", _picture(job, locale)
    if clip is not None:
        yield "file", text("how-file-is", locale, megabytes=round(clip.size / 1e6, 2))
    yield "made", _made(job, locale)
    if clip is not None:
        yield "taken", text("how-taken-is", locale, seconds=round(clip.made_seconds, 1))


def _picture(job: Job, locale: str) -> str:
    shown = job.clip or job.request
    open_yet = job.clip is None and job.request.own_length
    return text(
        "how-picture-open" if open_yet else "how-picture-is",
        locale,
        width=shown.width,
        height=shown.height,
        length=round(shown.seconds, 1),
        fps=shown.fps,
    )


def _made(job: Job, locale: str) -> str:
    """For this request, or for which other one."""
    if job.clip is None:
        state = text(f"job-state-{job.state.lower()}", locale)
        return text("how-made-not", locale, state=say(job.error, locale) if job.error else state)
    if job.origin is not None:
        return text("how-made-shown", locale)
    if job.reuse is None:
        return text("how-made-new", locale)
    if job.reuse in (Reuse.SEMANTIC, Reuse.MEANING):
        return _alike(job, job.clip.prompt, locale)
    return text("how-made-twin" if job.reuse is Reuse.TWIN else "how-made-exact", locale)


def _alike(job: Job, prompt: str, locale: str) -> str:
    """For another prompt, which may come from a conversation that not all can read."""
    if not job.address.alone:
        return text("how-made-like", locale)
    return text("how-made-words", locale, prompt=shortened(prompt, _OTHER_PROMPT))
