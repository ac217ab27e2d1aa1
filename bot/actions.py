"""What can be done about a clip with one press, under the message that shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.texts.catalogue import text
from bot.types import ClipFormat, Job, JobState

_WAITING = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.READY})
_ENDED = frozenset({JobState.DELIVERED, JobState.FAILED, JobState.CANCELLED})
_SHOWN = frozenset({JobState.DELIVERED})
_MADE = frozenset({JobState.DELIVERED, JobState.FAILED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a button does, while its job is in one of `states` and its clip is no `unless`; one that
    `offers` only where another engine was offered.

    `label` is a message of the catalogues.
    """

    label: str
    emoji: str
    states: frozenset[JobState]
    unless: ClipFormat | None = None
    offers: bool = False

    def suits(self, job: Job) -> bool:
        if self.offers and job.request.also is None:
            return False
        return job.state in self.states and (self.unless is None or job.format is not self.unless)

    def called(self, locale: str, job: Job | None = None) -> str:
        """What stands on it; without a job, in general."""
        if not self.offers:
            return text(self.label, locale)
        return text(self.label, locale, engine=(job.request.also if job else None) or "")


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
        "other": Action(label="button-other", emoji="🔀", states=_MADE, offers=True),
    }
)


def actions(job: Job) -> Iterator[tuple[str, Action]]:
    """Those that suit the job as it stands, by their names."""
    return ((name, action) for name, action in ACTIONS.items() if action.suits(job))
