"""The words the bot and its adapters share: jobs, where they came from, what is shown of them."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from generator.errors import ReelbotError
from generator.types import Clip, ClipRequest, Lane, Progress

if TYPE_CHECKING:
    from bot.service import VideoService


EVERYONE = "everyone"
"""The scope of the clips that all communities share who want to."""


class JobState(StrEnum):
    """QUEUED → RUNNING → READY → DELIVERED, or FAILED, or CANCELLED."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    READY = "READY"  # made, not yet posted: a crash here never makes the clip again
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"

    @property
    def final(self) -> bool:
        return self in (JobState.DELIVERED, JobState.FAILED, JobState.CANCELLED)


class ClipFormat(StrEnum):
    MP4 = "mp4"
    GIF = "gif"


class Reuse(StrEnum):
    """How an existing clip came to answer a job."""

    EXACT = "exact"
    HOT = "hot"  # exact too, from memory
    MEANING = "meaning"  # in other words that surely ask for the same
    SEMANTIC = "semantic"
    TWIN = "twin"  # another job was making the very same clip


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Enough to reach a conversation a day later. Plain JSON.

    `community` is a server, a group, a web session; reuse stays inside it unless its clips are
    `shared` with everyone. `source` is the platform's id of the event that asked, so that a
    replayed event makes no second job; `placeholder` is the message that is to become the clip,
    where acknowledging the request made one already; `veiled` puts the clip behind a cover that
    is lifted by a click; `public` is a conversation that others read, though the asker is the whole
    community: a message sent through the bot, somewhere; `extra` is the adapter's.
    """

    platform: str
    channel: str
    user: str
    community: str
    source: str | None = None
    locale: str = "en"
    placeholder: str | None = None
    shared: bool = False
    veiled: bool = False
    public: bool = False
    extra: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def owner(self) -> str:
        """Whose job it is, unique over all platforms."""
        return f"{self.platform}:{self.user}"

    @property
    def scope(self) -> str:
        return f"{self.platform}:{self.community}"

    @property
    def alone(self) -> bool:
        """Whether the community is the asker alone: what is said there nobody else learns."""
        return self.community == self.user and not self.shared and not self.public

    @property
    def pool(self) -> str:
        """The scope whose clips answer requests from here, and where new ones are put."""
        return EVERYONE if self.shared else self.scope

    def evolve(self, **changes: Any) -> Self:
        return dataclasses.replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        # As `ClipRequest.to_json`.
        return {name: getattr(self, name) for name in self.__slots__} | {"extra": dict(self.extra)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks, as the platform knows them at this moment.

    `places` are the conversations that a request counts as made in (a thread, then the channel it
    belongs to; none: wherever it came from); `sees` are those whose clips may be listed to them.
    """

    roles: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    sees: frozenset[str] = frozenset()
    moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence for a person, by its id in the catalogue; said in the reader's language."""

    code: str
    arguments: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One request on its way, tied to the place it came from. A row of `jobs`."""

    id: str
    number: int
    state: JobState
    lane: Lane
    request: ClipRequest
    address: Address
    format: ClipFormat | None  # None: nobody chose, so what suits the place
    placeholder: str | None = None
    clip: Clip | None = None
    reuse: Reuse | None = None
    similarity: float | None = None
    error: Notice | None = None
    origin: str | None = None  # the job whose clip this one shows once more
    posted: ClipFormat | None = None  # in which the clip stands in the conversation
    attempt: int = 0
    posts: int = 0
    created_at: float = 0.0
    started_at: float | None = None
    ready_at: float | None = None
    ended_at: float | None = None

    def evolve(self, **changes: Any) -> Self:
        return dataclasses.replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What can be shown of a job right now.

    `position` is 1 for the next one to start in its lane, None once it has started; `eta` is
    seconds until the clip is expected, None where nothing was measured yet.
    """

    job: Job
    position: int | None = None
    eta: float | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a conversation takes: files of `max_bytes`, and rather of `aim_bytes` where a clip looks
    as good at that. A clip of at most `gif_seconds` whose GIF has at most `gif_bytes` is posted as
    one where nobody chose, because there a GIF plays by itself and an MP4 waits to be clicked.
    `edit_interval` is seconds between two edits of one placeholder."""

    max_bytes: int | None = None
    aim_bytes: int | None = None
    gif_seconds: float = 0.0
    gif_bytes: int = 0
    edit_interval: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A clip made to fit a platform: the file to post, and its contents if they are in memory."""

    path: Path
    format: ClipFormat
    width: int
    height: int
    size: int
    poster: Path
    contents: bytes | None = dataclasses.field(default=None, repr=False)


class Unreachable(ReelbotError):
    """The conversation is gone or forbidden: do not try again."""


class Undeliverable(ReelbotError):
    """The clip cannot be put there, which can be said; the text is for whoever runs the bot."""


class TryLater(ReelbotError):
    """The platform could not take the post now; `after` seconds may pass before the next try."""

    def __init__(self, reason: str, after: float = 0.0) -> None:
        super().__init__(reason)
        self.after = after


class LeftBehind(TryLater):
    """The job's message is out of reach, but not its conversation: `show` makes another, which is
    kept before the clip goes into it."""


class Adapter(Protocol):
    """One platform. Acknowledges, translates, shows; decides nothing."""

    @property
    def name(self) -> str: ...

    def limits(self, address: Address) -> Limits:
        """What the conversation takes, as far as is known now."""

    async def start(self, service: "VideoService") -> None:
        """Connect and begin to take commands; returns once commands can arrive.

        Raises:
            TryLater: the platform cannot be reached now; another try is made with a new adapter.
        """

    async def stop(self) -> None:
        """Take no more commands and disconnect."""

    async def show(self, status: Status) -> str | None:
        """Create the job's placeholder, or edit it when `status.job.placeholder` is set.

        Returns the placeholder's reference, which is kept with the job.

        Raises:
            Unreachable: the conversation is gone.
            TryLater: not now.
        """

    async def deliver(self, status: Status, parcel: Parcel) -> str | None:
        """Edit the placeholder into the clip. Must be idempotent: it may be called again.

        `status.job` is READY, and has its placeholder; it is DELIVERED once this has returned.
        Returns the message's reference where the clip had to go into another message.

        Raises: as `show`, and
            Undeliverable: not here, although the conversation is open.
            LeftBehind: not in this message; `show` returns another.
        """
