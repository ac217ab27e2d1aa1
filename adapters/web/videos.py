"""The shapes of OpenAI's Videos API, as the openai SDK 3.54 sends and reads them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from adapters.web.views import Text
from bot.engines import AUTO
from bot.flags import checked, read_size
from bot.grammar import FLAGS
from bot.texts.catalogue import say
from bot.types import Job, JobState, Status
from generator.types import ClipRequest

# A form carries text only, and the SDK's type for seconds is text in JSON too.
NumberAsText = {"anyOf": [{"type": "number"}, {"type": "string"}]}
Seconds = Annotated[float, Field(allow_inf_nan=False), WithJsonSchema(NumberAsText)]
Seed = Annotated[int, WithJsonSchema(NumberAsText)]

_OPENAI_MOST_SECONDS = 12.0
_OPENAI_MODELS = "sora-"  # asked for by programs written for OpenAI: the default engine answers

_STATUSES = {
    JobState.QUEUED: "queued",
    JobState.RUNNING: "in_progress",
    JobState.READY: "completed",
    JobState.DELIVERED: "completed",
    JobState.FAILED: "failed",
    JobState.CANCELLED: "failed",
}
REMIX_OF = "remix_of"  # in Address.extra


class VideoOrder(BaseModel):
    """What `POST /v1/videos` takes: OpenAI's fields, and seed, style, negative_prompt and fps."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())

    prompt: Text
    model: Text | None = None
    seconds: Seconds | None = None
    size: Text | None = None
    seed: Seed | None = None
    style: Text | None = None
    negative_prompt: Text = ""
    fps: Seed | None = None

    def request(self, locale: str) -> ClipRequest:
        """The order in our terms, held to the bounds of the grammar.

        "12" seconds, which OpenAI allows, become our longest; the answer says how long it is.

        Raises:
            UserError: as the flags of `/video`.
        """
        given: dict[str, Any] = {"style": self.style, "seed": self.seed}
        if self.seconds is not None:
            most = FLAGS["seconds"].most
            given["seconds"] = most if self.seconds == _OPENAI_MOST_SECONDS else self.seconds
        if self.size is not None:
            size = read_size(self.size)
            given["width"], given["height"] = size.width, size.height
        if self.fps is not None:
            given["fps"] = self.fps
        named = self.model and not self.model.startswith(_OPENAI_MODELS)
        return checked(
            ClipRequest(
                prompt=self.prompt,
                engine=self.model if self.model and named else AUTO,
                negative_prompt=self.negative_prompt,
                locale=locale,
                **given,
            )
        )


class RemixOrder(BaseModel):
    model_config = ConfigDict(extra="forbid")

    prompt: Text


class VideoError(BaseModel):
    code: str
    message: str


class Video(BaseModel):
    """A job as OpenAI shows it; `seed` and `caption` are our own additions."""

    id: str
    object: Literal["video"] = "video"
    model: str
    status: str
    progress: int = Field(ge=0, le=100)
    created_at: int
    completed_at: int | None
    expires_at: None = None
    error: VideoError | None
    prompt: str
    remixed_from_video_id: str | None
    seconds: str
    size: str
    seed: int | None
    caption: str | None


class VideoList(BaseModel):
    object: Literal["list"] = "list"
    data: list[Video]
    first_id: str | None
    last_id: str | None
    has_more: bool


class DeletedVideo(BaseModel):
    id: str
    object: Literal["video.deleted"] = "video.deleted"
    deleted: Literal[True] = True


class Model(BaseModel):
    """An engine as OpenAI shows a model."""

    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "reelbot"


class ModelList(BaseModel):
    object: Literal["list"] = "list"
    data: list[Model]


def video(status: Status, locale: str) -> Video:
    job, request = status.job, status.job.request
    status_word = _STATUSES[job.state]
    done = job.ready_at if status_word == "completed" else None
    return Video(
        id=job.id,
        model=request.engine,
        status=status_word,
        progress=_percent(status),
        created_at=int(job.created_at),
        completed_at=int(done) if done is not None else None,
        error=_error(status, locale),
        prompt=request.prompt,
        remixed_from_video_id=job.address.extra.get(REMIX_OF),
        seconds=f"{_seconds(job):g}",
        size=f"{request.width}x{request.height}",
        seed=job.clip.seed if job.clip else request.seed,
        caption=job.clip.caption if job.clip else None,
    )


def _seconds(job: Job) -> float:
    """How long the clip is; until it is made, how long it may be where its engine chooses."""
    if job.clip is not None and job.request.own_length:
        return round(job.clip.seconds, 2)
    return job.request.seconds


def _percent(status: Status) -> int:
    if _STATUSES[status.job.state] == "completed":
        return 100
    progress = status.progress
    if progress is None or progress.total <= 0:
        return 0
    return max(0, min(99, 100 * progress.step // progress.total))


def _error(status: Status, locale: str) -> VideoError | None:
    job = status.job
    if job.error is not None:
        return VideoError(code=job.error.code, message=say(job.error, locale))
    if job.state is JobState.CANCELLED:
        return VideoError(code="cancelled", message="The job was cancelled.")
    return None
