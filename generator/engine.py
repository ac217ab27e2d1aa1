"""What an engine is to the rest of the program: what it may know, must do, and can offer beyond."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, Self, runtime_checkable

from generator.types import ClipRequest, Footage, Lane, Progress, Route


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

    An instance lives in two places: in the parent, which reads only `name`, `lane`, `styles`,
    `unavailable()` and what the protocols below say, and so must be able to make one without
    torch, Pillow or a model being loaded; and in a worker process, which calls `route` and
    `render`.
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


@runtime_checkable
class Revised(Protocol):
    """An engine whose clips of the same request may come out differently one day: clips of another
    revision are not reused."""

    @property
    def revisions(self) -> Mapping[str, str]:
        """What makes its clips, by profile; "" is for requests without one."""


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
class Pacing(Protocol):
    """An engine that finds the length which suits a prompt, where nobody asks for another
    (`ClipRequest.own_length`)."""

    @property
    def longest(self) -> float:
        """The most seconds that it would choose."""


SURE, PERHAPS = 0.75, 0.45
"""From which claim on a prompt goes to the engine that claims it, and from which it is offered."""


@runtime_checkable
class Claiming(Protocol):
    """An engine for prompts of one kind. Who names no engine gets it for those alone that it is
    `SURE` of, and is offered it where it says `PERHAPS`."""

    def claim(self, prompt: str) -> float:
        """How surely the prompt is this engine's own, 0 to 1.

        Asked in the parent, in a thread, one prompt at a time: it may take some milliseconds and
        read files that come with the program, and must work without what the parent may not load.
        """


@runtime_checkable
class Levelling(Protocol):
    """An engine that can tell where two prompts, whatever their words, ask it for the same clip."""

    def meaning(self, prompt: str) -> str | None:
        """What such prompts have in common, with equal settings, and no others; None: it is not
        sure. Asked as `Claiming.claim` is."""


@dataclass(frozen=True, slots=True)
class LessonSlot:
    """A quantity that a lesson's prompts may give: `names` by locale, `symbol` as in formulas.

    A number has the SI unit `unit` ("" for none), a `default` that is taken where the prompt gives
    none (None: what follows from the other slots), and lies between `low` and `high`, both
    included. A choice has `options` instead, the names of each by locale, by its key; its `default`
    is such a key.
    """

    key: str
    symbol: str
    names: Mapping[str, str]
    unit: str
    default: float | str | None
    low: float | None = None
    high: float | None = None
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something that an engine can show: its `names` and an example of a prompt, by locale ("en" is
    there always), and what such a prompt may give. `poster` is a small WebP of it, if there is one.
    """

    slug: str
    names: Mapping[str, str]
    examples: Mapping[str, str]
    slots: tuple[LessonSlot, ...] = ()
    poster: Path | None = None


@runtime_checkable
class Teaching(Protocol):
    """An engine that can list all it knows."""

    def lessons(self) -> tuple[Lesson, ...]:
        """In the order in which they are to be listed. Asked as `Claiming.claim` is, and once."""


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
