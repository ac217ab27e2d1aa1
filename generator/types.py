"""The data that passes between rooms: what is asked for, what is made, how far it is."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, Self, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]
"""One picture: shape (height, width, 3), RGB, 0 to 255."""


class Lane(StrEnum):
    """Where an engine's work queues up."""

    GPU = "gpu"  # exactly one job at a time
    CPU = "cpu"  # up to one job per core


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipRequest:
    """What is asked for, free of who asked and where.

    `seconds` is 1 to 10, `width` and `height` are even pixels, `fps` frames per second.
    `seed` None means that any seed will do, so an existing clip may answer; a given seed is a
    wish for that very clip. `locale` ("en", "zh") is the caption's language. `profile` names how
    much work an engine puts into it (its `profiles`; None: the engine has none). `image` is the
    picture that the clip begins with: the name of a file in `EngineSettings.images_dir`.
    """

    prompt: str
    engine: str
    seed: int | None = None
    seconds: float = 3.0
    width: int = 640
    height: int = 480
    fps: int = 24
    style: str | None = None
    negative_prompt: str = ""
    locale: str = "en"
    profile: str | None = None
    image: str | None = None

    @property
    def frames(self) -> int:
        """How many frames the clip has; at least one."""
        return max(1, round(self.seconds * self.fps))

    @property
    def maker(self) -> str:
        """The engine, and its profile where it has one: what makes a clip of a size in one time."""
        return self.engine if self.profile is None else f"{self.engine} {self.profile}"

    @property
    def effective_seed(self) -> int:
        """The asked seed, else one that follows from the prompt (0 to 2**31 - 1).

        Following from the prompt, and not drawn at random, it makes the same words the same
        clip on every machine, and a job that is run again after a crash the same clip again.
        """
        if self.seed is not None:
            return self.seed
        digest = hashlib.sha256(self.prompt.encode()).digest()
        return int.from_bytes(digest[:4], "big") & 0x7FFFFFFF

    def evolve(self, **changes: Any) -> Self:
        return dataclasses.replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What was made: an MP4 and its poster on disk, and what they show.

    `made_seconds` is what making it cost (wall clock, encoding included). `depicts` names what
    was drawn, `omitted` what the prompt named and the engine could not draw. `made_with` says what
    else it takes to make it again ("software", and of a model "model", "revision", "profile" …).
    """

    id: str
    path: Path
    poster: Path
    engine: str
    prompt: str
    seed: int
    width: int
    height: int
    frames: int
    fps: int
    size: int  # bytes of the MP4
    made_seconds: float
    caption: str
    depicts: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    made_with: Mapping[str, str] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """How long the clip plays."""
        return self.frames / self.fps

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self) | {"path": str(self.path), "poster": str(self.poster)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            **{
                **data,
                "path": Path(data["path"]),
                "poster": Path(data["poster"]),
                "depicts": tuple(data["depicts"]),
                "omitted": tuple(data["omitted"]),
            }
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `step` of `total` in `stage` ("load", "draw", "denoise", "encode" …).

    `preview` is a small JPEG of what is being made, where the engine has one. `patience` is seconds
    within which the next sign of life is due: a worker that stays silent longer hangs, and is
    killed. None: only the job's time-out bounds it.
    """

    stage: str
    step: int
    total: int
    preview: bytes | None = None
    patience: float | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """What an engine would make of a prompt, told without rendering it.

    `score` 0 to 1 is how much of the prompt the engine serves; `reason` is one English sentence.
    """

    engine: str
    score: float
    depicts: tuple[str, ...]
    omitted: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """A clip on its way out of an engine: frames, drawn as they are asked for, and their story.

    `frames` yields exactly `ClipRequest.frames` arrays of shape (height, width, 3), uint8 RGB.
    `metadata` is written into the MP4 (title, comment, copyright …), `made_with` goes into
    `Clip.made_with` and the MP4's recipe.
    """

    frames: Iterator[Frame]
    caption: str
    depicts: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    made_with: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """What an engine may know of its surroundings.

    `cache_dir` is its own to write in. `images_dir` holds the pictures that clips begin with,
    `models_dir` weights by repository ("OWNER/NAME/…"), `lora_dir` the LoRAs and their table.
    `options` are the settings made for this engine: NAME_PLAN of `.env` is here "plan".
    """

    cache_dir: Path
    images_dir: Path | None = None
    models_dir: Path | None = None
    lora_dir: Path | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def prompts_dir(self) -> Path:
        """Where whatever follows from people's words is kept (embeddings, half-made clips): it is
        emptied when somebody wants their data deleted."""
        return self.cache_dir / PROMPTS


PROMPTS = "prompts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the engines of a machine may know of it; `options` by the engine's name."""

    cache_dir: Path
    images_dir: Path | None = None
    models_dir: Path | None = None
    lora_dir: Path | None = None
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, engine: str) -> EngineSettings:
        """What that engine may know."""
        return EngineSettings(
            cache_dir=self.cache_dir / engine,
            images_dir=self.images_dir,
            models_dir=self.models_dir,
            lora_dir=self.lora_dir,
            options=self.options.get(engine, {}),
        )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        folders = ("cache_dir", "images_dir", "models_dir", "lora_dir")
        return cls(
            options=data["options"],
            **{name: Path(data[name]) for name in folders if data[name] is not None},
        )


@dataclass(frozen=True, slots=True)
class Watch:
    """An engine's way to be watched: it reports, and learns whether it is still wanted.

    `check` raises `generator.errors.Cancelled` when the job was cancelled; call it between steps.
    """

    report: Callable[[Progress], None]
    check: Callable[[], None]


class Engine(Protocol):
    """Makes clips of one kind. Made by its module's `create(settings)`, which must be cheap.

    An instance lives in two places: in the parent, which reads only `name`, `lane`, `styles` and
    `unavailable()` and so must be able to make one without torch, Pillow or a model being loaded;
    and in a worker process, which calls `route` and `render`.
    """

    @property
    def name(self) -> str: ...

    @property
    def lane(self) -> Lane: ...

    @property
    def styles(self) -> tuple[str, ...]:
        """The names `--style` takes."""

    def unavailable(self) -> str | None:
        """Why this engine cannot work here, in one English sentence; None when it can."""

    def route(self, prompt: str) -> Route:
        """What this engine would make of the prompt."""

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        """Begin a clip.

        Raises:
            UserError: the request cannot be served as it stands and the asker can mend it.
            Cancelled: from `watch.check`, here or while the frames are drawn.
        """


@runtime_checkable
class Topical(Protocol):
    """An engine that names prompts which show what it is good at, of 100 characters at most."""

    @property
    def topics(self) -> tuple[str, ...]: ...


@runtime_checkable
class Profiled(Protocol):
    """An engine that can put more or less work into a clip."""

    @property
    def profiles(self) -> tuple[str, ...]:
        """The values of `ClipRequest.profile` that work here, the usual one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Files of a model repository, read from `EngineSettings.models_dir`/`repository`.

    `repository` is "OWNER/NAME" on the Hugging Face Hub, `files` are patterns of names in it
    (`fnmatch`), `licence` is what its owner gives it under.
    """

    repository: str
    files: tuple[str, ...]
    revision: str = "main"
    licence: str = ""


@runtime_checkable
class Weighted(Protocol):
    """An engine that reads weights which do not come with the program."""

    @property
    def needs(self) -> Mapping[str, tuple[Weights, ...]]:
        """Which weights each profile takes, the usual profile first."""


@runtime_checkable
class Lacking(Protocol):
    """An engine that can tell when nothing but weights keeps it from working."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """The repositories whose files would make it work here; none where it works, and where it
        could not even with them."""


@runtime_checkable
class Filming(Protocol):
    """An engine that knows one frame rate, and clips of so many seconds at most."""

    @property
    def fps(self) -> int: ...

    @property
    def most_seconds(self) -> float: ...


@runtime_checkable
class Animates(Protocol):
    """An engine whose clips can begin with a given picture (`ClipRequest.image`)."""

    @property
    def animates(self) -> bool: ...


@runtime_checkable
class Loadable(Protocol):
    """An engine that can make itself ready (read a model) before its first clip is asked for."""

    def load(self, watch: Watch) -> None:
        """Called in a worker process, if at all, before `route` and `render`; reports `Progress` of
        the stage "load"."""
