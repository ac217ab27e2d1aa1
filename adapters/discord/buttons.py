"""The buttons under a card: which there are, and when they show."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self

import discord
from discord import ui

from bot.texts.catalogue import FALLBACK, text
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


class JobButton(
    ui.DynamicItem[ui.Button[Any]],
    template=rf"reel:(?P<action>{'|'.join(ACTIONS)}):(?P<job>[0-9a-f]{{32}})",
):
    """Everything it needs stands in its custom id, so that it works after a restart, for ever.

    Whoever registers it lends `presses`, an `adapters.discord.presses.Presses`, to the client.
    """

    def __init__(self, action: str, job_id: str, locale: str = FALLBACK) -> None:
        self.action = action
        self.job_id = job_id
        known = ACTIONS[action]
        super().__init__(
            ui.Button(
                label=text(known.label, locale),
                emoji=known.emoji,
                style=discord.ButtonStyle.secondary,
                custom_id=f"reel:{action}:{job_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["action"], match["job"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.pressed(interaction, self.action, self.job_id)


def buttons(job: Job) -> Iterator[JobButton | ui.Button[Any]]:
    """Those that suit the job as it stands, in its asker's language; first where else the clip
    can be seen."""
    link = job.error.arguments.get("link") if job.error else None
    if job.state is JobState.FAILED and link is not None:
        yield ui.Button(label=text("button-watch", job.address.locale), url=str(link))
    for name, action in ACTIONS.items():
        if action.suits(job):
            yield JobButton(name, job.id, job.address.locale)
