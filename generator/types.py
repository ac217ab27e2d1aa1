"""The data that passes between rooms: what is asked for, what is made, how far it is."""

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]
"""One picture: shape (height, width, 3), RGB, 0 to 255."""


OWN_LENGTH = " at its own length"
"""Ends `ClipRequest.maker` where the engine chooses the length."""


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
    picture that the clip begins with: the name of a file in `EngineSettings.images_dir`. With
    `own_length` the engine may choose any length up to `seconds`. `numbers` False leaves out what
    an engine writes into its picture beside what moves there. `also` is another engine that the
    asker is offered for the same prompt; it shapes nothing.
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
    own_length: bool = False
    numbers: bool = True
    also: str | None = None

    @property
    def frames(self) -> int:
        """How many frames the clip has, with `own_length` at most; at least one."""
        return max(1, round(self.seconds * self.fps))

    @property
    def maker(self) -> str:
        """The engine, its profile where it has one, and whether it chooses the length: what makes a
        clip of a size in one time."""
        profile = "" if self.profile is None else f" {self.profile}"
        return f"{self.engine}{profile}{OWN_LENGTH if self.own_length else ''}"

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
        # `asdict` copies plain values too, and takes ten times as long.
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Fact:
    """A quantity that a clip shows, by its `name` in the request's language ("period") and its
    `symbol` ("T"); `value` is finite, in the SI unit `unit` ("s"; "" for a pure number)."""

    name: str
    symbol: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What was made: an MP4 and its poster on disk, and what they show.

    `made_seconds` is what making it cost (wall clock, encoding included), `made_at` when that was
    done (seconds since 1970; 0: nobody knows). `depicts` names what was drawn, `omitted` what the
    prompt named and the engine could not draw. `made_with` says what else it takes to make it again
    ("software", and of a model "model", "revision", "profile" …).
    `digest` is the SHA-256 of the MP4 in hex digits ("" of clips from before it was kept).
    `topic` and `facts` as in `Footage`.
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
    topic: str | None = None
    facts: tuple[Fact, ...] = ()
    made_at: float = 0.0
    digest: str = ""

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
                # Clips of earlier versions have none.
                "facts": tuple(Fact(**fact) for fact in data.get("facts", ())),
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
    `claims`: the prompt is plainly this engine's own. `understood` is what it was taken to ask, as
    plain JSON ("topic", "quantities", "assumed", "unused", "corrected", "refused"); None: the
    engine does not look that closely.
    """

    engine: str
    score: float
    depicts: tuple[str, ...]
    omitted: tuple[str, ...]
    reason: str
    understood: Mapping[str, Any] | None = None
    claims: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """A clip on its way out of an engine: frames, drawn as they are asked for, and their story.

    `frames` yields exactly `ClipRequest.frames` arrays of shape (height, width, 3), uint8 RGB; or
    `length` of them, where the engine was asked to choose (`ClipRequest.own_length`) and did.
    `metadata` is written into the MP4 (title, comment, copyright …), `made_with` goes into
    `Clip.made_with` and the MP4's recipe. `topic` names what the engine took the prompt to be about
    (a slug: "pendulum"), `facts` are the quantities it shows, what matters most first.
    """

    frames: Iterator[Frame]
    caption: str
    depicts: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    made_with: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    topic: str | None = None
    facts: tuple[Fact, ...] = ()
