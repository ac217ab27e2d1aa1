"""/gallery: clips made before, page by page, each to be shown to everyone with a press."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui

from adapters.discord.commands.declaring import Interaction, Tree, choices, command, named
from adapters.discord.desk import Desk
from adapters.discord.markdown import escaped, moment, size, small
from adapters.discord.messages import Attachment
from adapters.discord.panel import Panel, Part, Row, panel
from adapters.discord.visitor import seen_by, visitor_of
from bot.commands import Shelf
from bot.gallery import GalleryPage
from bot.service import Answer
from bot.texts.catalogue import say, text
from bot.types import Address, Job
from bot.wording import shortened, utf16

_PROMPT = 150
_ALTERNATIVE_TEXT = 256  # of a thumbnail
_GREY, _BLUE = discord.ButtonStyle.secondary, discord.ButtonStyle.primary


def add(tree: Tree, desk: Desk) -> None:
    @command(tree, "gallery")
    @named("shelf")
    @app_commands.choices(shelf=choices(Shelf))
    async def gallery(interaction: Interaction, shelf: str = Shelf.MINE.value) -> None:
        await desk.present(interaction, lambda it: _page(interaction, it, Shelf(shelf), 1))


class PageButton(Part, template=rf"reel:gallery:(?P<shelf>{'|'.join(Shelf)}):(?P<page>\d{{1,6}})"):
    """Turns to another page."""

    async def callback(self, interaction: Interaction) -> None:
        shelf, number = Shelf(self.said["shelf"]), int(self.said["page"])
        desk: Desk = interaction.client.desk
        await desk.redraw(interaction, lambda it: _page(interaction, it, shelf, number))


class ShelfSelect(Part, template="reel:gallery:shelf"):
    """Goes to another shelf."""

    async def callback(self, interaction: Interaction) -> None:
        shelf = Shelf(self.item.values[0])
        desk: Desk = interaction.client.desk
        await desk.redraw(interaction, lambda it: _page(interaction, it, shelf, 1))


class ShowButton(Part, template=r"reel:show:(?P<job>[0-9a-f]{32})"):
    """Shows the clip once more, to everyone."""

    async def callback(self, interaction: Interaction) -> None:
        desk: Desk = interaction.client.desk

        async def asked(address: Address) -> Answer:
            visitor = visitor_of(interaction)
            return Answer(job=await desk.service.show(self.said["job"], address, visitor))

        await desk.serve(interaction, asked, hidden=False)


async def _page(interaction: Interaction, address: Address, shelf: Shelf, number: int) -> Panel:
    desk: Desk = interaction.client.desk
    visitor = visitor_of(interaction)
    if shelf is Shelf.HERE:
        visitor = replace(visitor, sees=seen_by(interaction))
    page = await desk.service.gallery.page(shelf, address, visitor, max(1, number))
    community = await desk.service.communities.of(address.scope)
    posters = await asyncio.to_thread(_posters, page.jobs)
    parts = _parts(page, posters, address.locale, veiled=community.spoiler)
    return panel(*parts, files=tuple(posters.values()))


def _parts(
    page: GalleryPage, posters: dict[str, Attachment], locale: str, *, veiled: bool
) -> Iterator[ui.Item[Any]]:
    """With `veiled` all posters are covered, else those of clips that are covered themselves."""
    yield ui.TextDisplay(escaped(say(page.heading, locale)))
    for place, job in enumerate(page.jobs, start=1):
        words: ui.TextDisplay[Any] = ui.TextDisplay(_about(place, job, page.shelf, locale))
        poster = posters.get(job.id)
        if poster is None:
            yield words
        else:
            covered = veiled or job.address.veiled
            yield ui.Section(words, accessory=_thumbnail(poster, covered=covered))
    if not page.jobs and page.shelf is Shelf.FAVOURITES:
        yield ui.TextDisplay(small(text("gallery-favour", locale)))
    if page.jobs:
        yield ui.TextDisplay(small(text("gallery-show", locale)))
        yield Row(*(_shows(place, job) for place, job in enumerate(page.jobs, start=1)))
    if page.pages > 1:
        yield Row(
            _turns(page, -1, text("button-newer", locale), "◀️"),
            _turns(page, +1, text("button-older", locale), "▶️"),
        )
    yield Row(_shelves(page.shelf, locale))


def _about(place: int, job: Job, shelf: Shelf, locale: str) -> str:
    prompt = escaped(shortened(job.request.prompt, _PROMPT, size))
    facts = ""
    if job.clip is not None:
        code = "gallery-clip-reused" if job.reuse else "gallery-clip"
        length = round(job.clip.seconds, 1)
        facts = f" · {escaped(text(code, locale, engine=job.clip.engine, length=length))}"
    credit = f" · <@{job.address.user}>" if shelf is Shelf.HERE else ""
    return f"**{place}.** {prompt}\n-# {moment(job.created_at)}{facts}{credit}"


def _posters(jobs: tuple[Job, ...]) -> dict[str, Attachment]:
    """The clips' first pictures, by the id of their job, as far as they are still there."""
    return {
        job.id: Attachment(
            job.clip.poster,
            f"poster-{job.number}.jpg",
            shortened(job.request.prompt, _ALTERNATIVE_TEXT, utf16),
        )
        for job in jobs
        if job.clip is not None and job.clip.poster.is_file()
    }


def _thumbnail(poster: Attachment, *, covered: bool) -> ui.Thumbnail[Any]:
    return ui.Thumbnail(
        f"attachment://{poster.name}", description=poster.description, spoiler=covered
    )


def _shows(place: int, job: Job) -> ShowButton:
    return ShowButton(ui.Button(label=str(place), style=_BLUE, custom_id=f"reel:show:{job.id}"))


def _turns(page: GalleryPage, by: int, label: str, emoji: str) -> PageButton:
    number = page.number + by
    button: ui.Button[Any] = ui.Button(
        label=label,
        emoji=emoji,
        style=_GREY,
        disabled=not 1 <= number <= page.pages,
        custom_id=f"reel:gallery:{page.shelf}:{number}",
    )
    return PageButton(button)


def _shelves(chosen: Shelf, locale: str) -> ShelfSelect:
    options = [
        discord.SelectOption(
            label=text(f"choice-{shelf}", locale), value=shelf, default=shelf is chosen
        )
        for shelf in Shelf
    ]
    return ShelfSelect(ui.Select(custom_id="reel:gallery:shelf", options=options))
