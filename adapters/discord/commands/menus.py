"""What a message's own menu offers: to animate its words or its picture, and to tell how a clip was
made."""

import re
from contextlib import suppress
from functools import partial

import discord
from discord import app_commands, ui

from adapters.discord.card import AUTHOR
from adapters.discord.commands.declaring import Interaction, Tree, offered
from adapters.discord.desk import Desk
from adapters.discord.language import worded
from adapters.discord.markdown import escaped, moment
from adapters.discord.panel import Panel, panel
from adapters.discord.pictures import picture_of
from bot.prompt import clean, is_visible
from bot.recipe import recipe
from bot.service import Answer
from bot.texts.catalogue import text
from bot.types import Address, Job
from generator.errors import UserError

_EMOJI = re.compile(r"<a?:(\w+):\d+>")


def add(tree: Tree, desk: Desk) -> None:
    async def animate(interaction: Interaction, message: discord.Message) -> None:
        words = clean(_EMOJI.sub(r"\1", message.clean_content))
        if is_visible(words):
            await desk.make(interaction, words, verbatim=True)
        else:
            nothing = UserError("animate-empty")
            await desk.serve(interaction, partial(_refused, nothing), hidden=True)

    async def animate_picture(interaction: Interaction, message: discord.Message) -> None:
        try:
            picture = picture_of(message)
        except UserError as error:
            await desk.serve(interaction, partial(_refused, error), hidden=True)
            return
        words = clean(_EMOJI.sub(r"\1", message.clean_content))
        await desk.make(interaction, words, verbatim=True, picture=picture)

    async def how(interaction: Interaction, message: discord.Message) -> None:
        async def drawn(address: Address) -> Panel:
            return _recipe(await _shown_in(desk, message), address.locale)

        await desk.present(interaction, drawn)

    pictures = {"menu-animate-picture": animate_picture} if desk.service.animates else {}
    for name, callback in {"menu-animate": animate, **pictures, "menu-how": how}.items():
        menu = app_commands.ContextMenu(name=worded(name), callback=callback)
        tree.add_command(offered(menu))


async def _refused(why: UserError, address: Address) -> Answer:
    raise why


async def _shown_in(desk: Desk, message: discord.Message) -> Job:
    # A job keeps the channel, too, where its clip had to go into another one.
    for reference in (str(message.id), f"{message.channel.id}/{message.id}"):
        with suppress(UserError):
            return await desk.service.by_message("discord", reference)
    raise UserError("how-unknown")


def _recipe(job: Job, locale: str) -> Panel:
    facts = [f"**{escaped(it.label)}** {escaped(it.value)}" for it in recipe(job, locale)]
    author = job.address.extra.get(AUTHOR, job.address.user)  # a gallery's copy was nobody's wish
    asked = f"{moment(job.created_at, 'f')} · <@{author}>"
    facts.append(f"**{escaped(text('how-asked', locale))}** {asked}")
    return panel(
        ui.TextDisplay(f"## {escaped(text('how-title', locale, number=job.number))}"),
        ui.TextDisplay("\n".join(facts)),
    )
