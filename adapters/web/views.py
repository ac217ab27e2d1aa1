"""The shapes that the page's API speaks: a job as the page shows it, and the bodies around it."""

import base64
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.composing import Defaults, MakeVideo
from bot.engines import AUTO
from bot.forms import form
from bot.grammar import COMMAND_OF, STANDARD
from bot.texts.catalogue import say
from bot.types import ClipFormat, Job, JobState, Status
from generator.types import Clip


def _encodable(value: str) -> str:
    # JSON can spell halves of surrogate pairs, which no file and no answer can hold.
    if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        raise ValueError("half a surrogate pair")
    return value


Text = Annotated[str, AfterValidator(_encodable)]


class ClipView(BaseModel):
    """Where a clip's files are and how large it is. `seconds` is how long it plays."""

    mp4: str
    gif: str
    poster: str
    width: int
    height: int
    frames: int
    fps: int
    seconds: float
    size: int = Field(description="bytes of the MP4")


class Problem(BaseModel):
    """What went wrong: a stable code, and a sentence in the reader's language."""

    code: str
    message: str


class ProblemBody(BaseModel):
    """The body of every error outside `/v1`."""

    error: Problem


class OpenAIProblem(Problem):
    """The same as OpenAI says it."""

    type: str
    param: str | None


class OpenAIProblemBody(BaseModel):
    """The body of every error under `/v1`."""

    error: OpenAIProblem


class View(BaseModel):
    """A job as the page shows it."""

    id: str
    number: int = Field(description="order of arrival over all jobs")
    text: str = Field(description="the prompt")
    command: str | None = Field(description="what asks for the same again; null where no text does")
    image: str | None = Field(description="the name of the picture that the clip begins with")
    width: int = Field(description="asked pixels, known before there is a clip")
    height: int
    state: JobState
    stage: str | None = Field(description="load, draw, denoise, encode …; null before it runs")
    step: int
    total: int
    preview: str | None = Field(description="a data: URL of a small JPEG")
    position: int | None = Field(description="1 is the next to start")
    eta: float | None = Field(description="seconds until the clip is expected")
    created: float = Field(description="Unix seconds")
    clip: ClipView | None
    format: str
    caption: str | None
    depicts: tuple[str, ...]
    omitted: tuple[str, ...]
    reuse: str | None
    similarity: float | None
    seed: int | None
    engine: str
    also: str | None = Field(description="another engine that is offered for the same prompt")
    made_with: dict[str, str] = Field(description="what else it takes to make the clip again")
    error: Problem | None


class Ask(BaseModel):
    """What was typed, with or without a leading command."""

    model_config = ConfigDict(extra="forbid")

    text: Text
    image: str | None = Field(
        None,
        pattern=r"^[0-9a-f]{64}\.png$",
        description="the name of a picture that was given, for the clip to begin with",
    )


class JobBody(BaseModel):
    job: View
    hint: str | None = None  # for whoever runs this: how it could be made better


class JobsBody(BaseModel):
    jobs: list[View]


class AnswerText(BaseModel):
    text: str


class AnswerBody(BaseModel):
    """A command's answer that is a sentence and no job."""

    answer: AnswerText


def view(status: Status, locale: str) -> View:
    """The job as its asker sees it, in the language of the reader."""
    job, clip, progress = status.job, shown_clip(status.job), status.progress
    return View(
        id=job.id,
        number=job.number,
        text=job.request.prompt,
        command=_command(job),
        image=job.request.image,
        width=job.request.width,
        height=job.request.height,
        state=_shown_state(job),
        stage=progress.stage if progress else None,
        step=progress.step if progress else 0,
        total=progress.total if progress else 0,
        preview=_data_url(progress.preview) if progress else None,
        position=status.position,
        eta=status.eta,
        created=job.created_at,
        clip=_clip_view(job.id, clip) if clip else None,
        format=job.format or ClipFormat.MP4,
        caption=clip.caption if clip else None,
        depicts=clip.depicts if clip else (),
        omitted=clip.omitted if clip else (),
        reuse=job.reuse,
        similarity=job.similarity,
        seed=clip.seed if clip else job.request.seed,
        engine=job.request.engine,
        also=job.request.also,
        made_with=dict(clip.made_with) if clip else {},
        error=_problem(job, locale),
    )


def shown_clip(job: Job) -> Clip | None:
    """The clip of a job that ended well; a cancelled job shows none."""
    return job.clip if job.state in (JobState.READY, JobState.DELIVERED) else None


def _shown_state(job: Job) -> JobState:
    # A page fetches the file by itself, so there is nothing between made and delivered; a page that
    # loads in that moment would otherwise wait for an event that has been sent already.
    return JobState.DELIVERED if job.state is JobState.READY else job.state


def _command(job: Job) -> str | None:
    # The engine is left out: it was mostly chosen by the bot, and should be chosen anew. Not so one
    # with a command of its own, unless the bot chose it and offers another. Left out are, too, the
    # usual profile and the format that the page takes by itself; a picture is no text.
    request = job.request
    asked = MakeVideo(request=request.evolve(image=None), format=job.format or ClipFormat.MP4)
    usual = request.profile if request.profile == STANDARD.profiles[0] else None
    named = request.engine in COMMAND_OF and request.also is None
    engine = AUTO if named else request.engine
    defaults = Defaults(engine=engine, profile=usual, format=ClipFormat.MP4)
    try:
        return form(asked, defaults)
    except ValueError:
        return None


def _problem(job: Job, locale: str) -> Problem | None:
    if job.error is None:
        return None
    return Problem(code=job.error.code, message=say(job.error, locale))


def _clip_view(job_id: str, clip: Clip) -> ClipView:
    return ClipView(
        mp4=f"/clips/{job_id}.mp4",
        gif=f"/clips/{job_id}.gif",
        poster=f"/clips/{job_id}.jpg",
        width=clip.width,
        height=clip.height,
        frames=clip.frames,
        fps=clip.fps,
        seconds=clip.seconds,
        size=clip.size,
    )


def _data_url(jpeg: bytes | None) -> str | None:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}" if jpeg else None
