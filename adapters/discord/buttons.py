"""The buttons under a card, as Discord shows them."""

import re
from collections.abc import Iterator
from typing import Any, Self

import discord
from discord import ui

from bot.actions import ACTIONS, actions
from bot.texts.catalogue import FALLBACK, text
from bot.types import Job, JobState


class JobButton(
    ui.DynamicItem[ui.Button[Any]],
    template=rf"reel:(?P<action>{'|'.join(ACTIONS)}):(?P<job>[0-9a-f]{{32}})",
):
    """Everything it needs stands in its custom id, so that it works after a restart, for ever.

    Whoever registers it lends `presses`, an `adapters.discord.presses.Presses`, to the client.
    """

    def __init__(
        self, action: str, job_id: str, locale: str = FALLBACK, job: Job | None = None
    ) -> None:
        self.action = action
        self.job_id = job_id
        known = ACTIONS[action]
        super().__init__(
            ui.Button(
                label=known.called(locale, job),
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
    for name, _ in actions(job):
        yield JobButton(name, job.id, job.address.locale, job)
