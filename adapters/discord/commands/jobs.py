"""/again, /extend, /status, /cancel and /queue: what is done about jobs that are there already."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui

from adapters.discord.commands.declaring import Interaction, Tree, command, named
from adapters.discord.commands.suggestions import own_jobs
from adapters.discord.desk import Desk
from adapters.discord.markdown import escaped, size, small
from adapters.discord.panel import Panel, Part, Row, panel
from bot.grammar import PROMPT_LENGTH
from bot.texts.catalogue import say, text
from bot.types import Address, Status
from bot.wording import shortened, state

_SHOWN = 10  # jobs in the panel: each takes 3 of the 40 components of a message
_PROMPT = 150


def add(tree: Tree, desk: Desk) -> None:
    _add_about_a_job(tree, desk, "again", hidden=False)
    if desk.service.animates:
        _add_extend(tree, desk)
    _add_about_a_job(tree, desk, "status", hidden=True)
    _add_about_a_job(tree, desk, "cancel", hidden=True)

    @command(tree, "queue")
    async def queue(interaction: Interaction) -> None:
        await desk.present(interaction, lambda address: _queue(desk, address))


def _add_about_a_job(tree: Tree, desk: Desk, name: str, *, hidden: bool) -> None:
    @command(tree, name)
    @named("job")
    @app_commands.autocomplete(job=own_jobs(desk, unfinished=name == "cancel"))
    async def about_a_job(
        interaction: Interaction, job: app_commands.Range[int, 1] | None = None
    ) -> None:
        await desk.ask(interaction, f"/{name} {job}" if job else f"/{name}", hidden=hidden)


def _add_extend(tree: Tree, desk: Desk) -> None:
    @command(tree, "extend")
    @named("onward", "job")
    @app_commands.autocomplete(job=own_jobs(desk, unfinished=False))
    async def extend(
        interaction: Interaction,
        onward: app_commands.Range[str, 1, PROMPT_LENGTH] | None = None,
        job: app_commands.Range[int, 1] | None = None,
    ) -> None:
        words = ("/extend", f"#{job}" if job else "", onward or "")
        await desk.ask(interaction, " ".join(filter(None, words)), hidden=False)


class QueueButton(Part, template=r"reel:queue:(?:look|stop:(?P<job>[0-9a-f]{32}))"):
    """Looks again how things stand, after stopping one of the asker's jobs where it names one."""

    async def callback(self, interaction: Interaction) -> None:
        desk: Desk = interaction.client.desk

        async def drawn(address: Address) -> Panel:
            if self.said["job"]:
                await desk.service.cancel(self.said["job"], address.owner)
            return await _queue(desk, address)

        await desk.redraw(interaction, drawn)


async def _queue(desk: Desk, address: Address) -> Panel:
    """How many wait, and the asker's own jobs with their places."""
    locale = address.locale
    answer = await desk.service.ask("/queue", address)
    heading = say(answer.notice, locale) if answer.notice else ""
    look: ui.Button[Any] = ui.Button(
        label=text("button-refresh", locale), emoji="🔄", custom_id="reel:queue:look"
    )
    rows = list(_rows(answer.jobs, locale))
    return panel(ui.TextDisplay(escaped(heading)), *rows, Row(QueueButton(look)))


def _rows(jobs: tuple[Status, ...], locale: str) -> Iterator[ui.Item[Any]]:
    for status in jobs[:_SHOWN]:
        job = status.job
        prompt = escaped(shortened(job.request.prompt, _PROMPT, size))
        said = replace(status, job=job.evolve(address=job.address.evolve(locale=locale)))
        stop: ui.Button[Any] = ui.Button(
            label=text("button-cancel", locale),
            style=discord.ButtonStyle.secondary,
            custom_id=f"reel:queue:stop:{job.id}",
        )
        words = f"**{job.number}.** {prompt}\n{small(state(said))}"
        yield ui.Section(ui.TextDisplay(words), accessory=QueueButton(stop))
    if len(jobs) > _SHOWN:
        yield ui.TextDisplay(small(text("queue-more", locale, more=len(jobs) - _SHOWN)))
