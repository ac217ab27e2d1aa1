"""What `ask` and `route` print: sentences for people, JSON for programs."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import imageio_ffmpeg

from bot.texts.catalogue import say, text
from bot.types import ClipFormat, Job, Notice, Parcel
from generator.types import Clip, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A delivered clip. `seconds` is from asking to the file standing there; `hint` as in
    `bot.service.Answer`."""

    job: Job
    clip: Clip
    parcel: Parcel
    file: Path
    seconds: float
    hint: Notice | None = None

    @property
    def queued(self) -> float:
        """Seconds until work on it began; 0 when an existing clip answered at once."""
        begun = self.job.started_at or self.job.ready_at or self.job.created_at
        return max(0.0, begun - self.job.created_at)


NOT_UNDERSTOOD: Mapping[str, Any] = MappingProxyType(
    {
        "topic": None,
        "quantities": [],
        "assumed": [],
        "unused": [],
        "corrected": None,
        "refused": None,
    }
)
"""What `route` prints of a prompt that no engine looked at closely."""


def made_json(made: Made) -> dict[str, Any]:
    """The one object that `ask --json` prints. Blocks: a GIF's frames are counted."""
    frames, fps = _timing(made)
    return {
        "file": str(made.file),
        "engine": made.clip.engine,
        "cached": made.job.reuse is not None,
        "similarity": made.job.similarity,
        "prompt": made.job.request.prompt,
        "seed": made.clip.seed,
        "width": made.parcel.width,
        "height": made.parcel.height,
        "frames": frames,
        "fps": fps,
        "seconds": round(made.seconds, 3),
        "queued_s": round(made.queued, 3),
        "depicts": list(made.clip.depicts),
        "omitted": list(made.clip.omitted),
        "caption": made.clip.caption,
        "topic": made.clip.topic,
        "facts": [dataclasses.asdict(fact) for fact in made.clip.facts],
        "made_with": dict(made.clip.made_with),
        "job": made.job.id,
    }


def made_lines(made: Made, locale: str) -> str:
    """The same for people."""
    code = "ask-made" if made.job.reuse is None else "ask-reused"
    summary = text(
        code,
        locale,
        file=str(made.file),
        width=made.parcel.width,
        height=made.parcel.height,
        length=f"{made.clip.seconds:g}",
        seconds=f"{made.seconds:.1f}",
        engine=made.clip.engine,
        seed=made.clip.seed,
        prompt=made.clip.prompt,
    )
    also = made.job.request.also
    other = text("ask-other", locale, engine=also) if also else ""
    hint = say(made.hint, locale) if made.hint else ""
    return "\n".join(filter(None, (summary, made.clip.caption, other, hint)))


def route_json(prompt: str, route: Route) -> dict[str, Any]:
    """The object that `route` prints for a prompt; what its engine understood stands in it, as far
    as it says."""
    told = route.understood or {}
    return {
        "prompt": prompt,
        "engine": route.engine,
        "score": round(route.score, 4),
        "depicts": list(route.depicts),
        "omitted": list(route.omitted),
        "reason": route.reason,
        **{name: told.get(name) or value for name, value in NOT_UNDERSTOOD.items()},
    }


def _timing(made: Made) -> tuple[int, int]:
    """Frames and frames per second of the file that was delivered."""
    if made.parcel.format is ClipFormat.MP4:
        return made.clip.frames, made.clip.fps
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(made.file))
    return frames, round(frames / seconds) if seconds else made.clip.fps
