"""What can be done about a clip with one press, under the message that shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.types import ClipFormat, Job, JobState

_WAITING = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.READY})
_ENDED = frozenset({JobState.DELIVERED, JobState.FAILED, JobState.CANCELLED})
_SHOWN = frozenset({JobState.DELIVERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a button does, while its job is in one of `states` and its clip is no `unless`.

    `label` is a message of the catalogues.
    """

    label: str
    emoji: str
    states: frozenset[JobState]
    unless: ClipFormat | None = None

    def suits(self, job: Job) -> bool:
        return job.state in self.states and (self.unless is None or job.format is not self.unless)


# The names stand in messages that stay for ever: one can be added, none can be changed.
ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "again": Action(label="button-again", emoji="🔁", states=_ENDED),
        "edit": Action(label="button-edit", emoji="✏️", states=_ENDED),
        "gif": Action(label="button-gif", emoji="🎞️", states=_SHOWN, unless=ClipFormat.GIF),
        "mp4": Action(label="button-mp4", emoji="🎬", states=_SHOWN, unless=ClipFormat.MP4),
        "favourite": Action(label="button-favourite", emoji="⭐", states=_SHOWN),
        "delete": Action(label="button-delete", emoji="🗑️", states=_SHOWN),
        "cancel": Action(label="button-cancel", emoji="⏹️", states=_WAITING),
    }
)


def actions(job: Job) -> Iterator[tuple[str, Action]]:
    """Those that suit the job as it stands, by their names."""
    return ((name, action) for name, action in ACTIONS.items() if action.suits(job))
