"""What a message in a chat says of a job: the same words on every platform, as plain text."""

from collections.abc import Callable

from bot.ago import ago
from bot.service import Answer
from bot.texts.catalogue import say, text
from bot.types import Address, Job, JobState, Reuse, Status

Size = Callable[[str], int]
"""How long a platform counts a text to be, once it is written as the platform wants it."""

_CELLS = 10  # of a progress bar
_STAGES = {"load", "draw", "denoise", "decode", "encode", "simulate"}
_PROMPT = 300  # of a prompt, the most that a message repeats


def placeholder(status: Status, most: int, size: Size = len) -> str:
    """A message that waits for its clip, or says why there is none; at most `most` long."""
    return _with_prompt(status.job, state(status), most, size)


def caption(job: Job, most: int, size: Size = len) -> str:
    """What stands beside a clip: what was asked for, what the engine says of it, its facts."""
    said = job.clip.caption if job.clip else ""
    return _with_prompt(job, f"{said}\n{facts(job)}".strip(), most, size)


def facts(job: Job) -> str:
    """By what the job's clip was made, and whether it was made earlier; empty without a clip."""
    clip, locale = job.clip, job.address.locale
    if clip is None:
        return ""
    known: dict[str, str | int | float] = {
        "engine": clip.engine,
        "seed": clip.seed,
        "length": round(clip.seconds, 1),
        "when": ago(job.created_at - clip.made_at if clip.made_at else None, locale),
    }
    alike = job.reuse in (Reuse.SEMANTIC, Reuse.MEANING)
    if alike and not job.address.alone:
        # The other prompt may come from a conversation that not all can read.
        return text("chat-clip-like", locale, **known)
    if alike:
        return text(
            "chat-clip-similar", locale, prompt=shortened(clip.prompt, _PROMPT // 2), **known
        )
    if job.reuse in (Reuse.EXACT, Reuse.HOT):
        return text("chat-clip-reused", locale, **known)
    return text("chat-clip", locale, **known)


def state(status: Status) -> str:
    """How a job without a clip stands: its place and progress, or why there is no clip."""
    job, locale = status.job, status.job.address.locale
    if job.state is JobState.FAILED and job.error is not None:
        return say(job.error, locale)
    if job.state is JobState.CANCELLED:
        return text("ask-cancelled", locale)
    if job.state not in (JobState.QUEUED, JobState.RUNNING):
        return text(f"job-state-{job.state.lower()}", locale)
    words = stage(status)
    done = share(status)
    if job.state is JobState.RUNNING and done is not None:
        words = f"{_bar(done)} {words}"
    if status.eta is None:
        return words
    return text("chat-progress", locale, words=words, left=_left(status.eta, locale))


def reply(answer: Answer, address: Address) -> str | None:
    """The answer to what came from `address`; None where a placeholder of its own gives it."""
    if answer.notice is not None:
        lines = [job_line(status.job, address.locale) for status in answer.jobs]
        return "\n".join([say(answer.notice, address.locale), *lines])
    if answer.job is None or answer.job.job.address.source == address.source:
        return None
    return job_line(answer.job.job, address.locale)


def job_line(job: Job, locale: str) -> str:
    """How a job stands, in one line."""
    state = say(job.error, locale) if job.error else text(f"job-state-{job.state.lower()}", locale)
    prompt = shortened(job.request.prompt, _PROMPT // 2)
    return text("job-line", locale, number=job.number, prompt=prompt, state=state)


def stage(status: Status) -> str:
    """What is being done, in the asker's language."""
    locale = status.job.address.locale
    if status.job.state is JobState.QUEUED:
        return text("stage-queued", locale, position=status.position or 1)
    name = status.progress.stage if status.progress else "load"
    return text(f"stage-{name}" if name in _STAGES else "stage-other", locale)


def share(status: Status) -> float | None:
    """How much of the stage is done, 0 to 1; None where that is not known."""
    progress = status.progress
    if progress is None or progress.total <= 0:
        return None
    return min(1.0, progress.step / progress.total)


def shortened(words: str, most: int, size: Size = len) -> str:
    """The text, or as much of its beginning as is at most `most` long with an ellipsis."""
    if size(words) <= most:
        return words
    least, enough = 0, len(words)  # so many characters fit, so many do not
    while enough - least > 1:
        middle = (least + enough) // 2
        if size(f"{words[:middle].rstrip()}…") <= most:
            least = middle
        else:
            enough = middle
    return f"{words[:least].rstrip()}…"


def utf16(words: str) -> int:
    """The length in UTF-16 code units, which is how chats count."""
    return len(words.encode("utf-16-le")) // 2


def _with_prompt(job: Job, rest: str, most: int, size: Size) -> str:
    locale = job.address.locale
    prompt = shortened(job.request.prompt, min(_PROMPT, most // 3), size)
    head = text("chat-prompt", locale, prompt=prompt)
    return shortened(f"{head}\n{rest}".strip(), most, size)


def _bar(done: float) -> str:
    full = round(done * _CELLS)
    return "▰" * full + "▱" * (_CELLS - full)


def _left(seconds: float, locale: str) -> str:
    if seconds < 2:
        return text("left-moment", locale)
    if seconds < 90:
        return text("left-seconds", locale, seconds=round(seconds))
    if seconds < 5400:
        return text("left-minutes", locale, minutes=round(seconds / 60))
    return text("left-hours", locale, hours=round(seconds / 3600))
