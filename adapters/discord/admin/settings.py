"""The settings of a server: shown, and changed at once, in one panel."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import discord

from adapters.discord.admin.forms import FORMS, Drafts, Typed
from adapters.discord.admin.gallery import check_gallery
from adapters.discord.admin.permission import check_manager
from adapters.discord.admin.sheet import ANY, PAGES, Scene, page_of, sheet
from adapters.discord.answers import Interaction, excuse, respond
from adapters.discord.card import sentence
from adapters.discord.desk import Desk
from adapters.discord.panel import Panel
from bot.engines import available
from bot.texts.catalogue import say
from bot.types import Address
from generator.errors import UserError

_PATIENCE = 2.0  # seconds for the settings to be read: a form must be the first answer, within 3 s


def _one(values: Sequence[str]) -> str | None:
    return next((value for value in values if value != ANY), None)


_READERS: Mapping[str, Callable[[Sequence[str]], Any]] = MappingProxyType(
    {
        "channels": tuple,
        "roles": tuple,
        "gallery_channel": _one,
        "engines": tuple,
        "quality": _one,
        "language": _one,
    }
)
"""What a select's values are for the field of `Community` that it is named after."""


class ServerSettings:
    """Every use of the panel is checked anew: who sees it may not manage the server any more."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._service = desk.service
        self._drafts = Drafts()

    async def open(self, interaction: Interaction) -> None:
        async def drawn(address: Address) -> Panel:
            check_manager(interaction)
            return await self._sheet(interaction, address, next(iter(PAGES)))

        await self._desk.present(interaction, drawn)

    async def turned(self, interaction: Interaction, name: str, value: str) -> None:
        if name in FORMS:
            await self._fill_in(interaction, name)
        elif name == "page":
            await self._change(interaction, value, dict)
        elif name in _READERS:
            data: Mapping[str, Any] = interaction.data or {}
            values = data.get("values", [])
            await self._change(
                interaction, page_of(name), lambda: _chosen(interaction.guild, name, values)
            )
        else:
            await self._change(interaction, page_of(name), lambda: {name: value == "on"})

    async def submitted(self, interaction: Interaction, name: str, typed: Typed) -> None:
        """What is wrong is said, and stands in the form again when it is opened once more."""
        key = _key(interaction, name)

        def read() -> Mapping[str, Any]:
            changes = FORMS[name].read(self._drafts.changed(key, typed))
            self._drafts.drop(key)
            return changes

        await self._change(interaction, page_of(name), read)

    async def _change(
        self, interaction: Interaction, page: str, changes: Callable[[], Mapping[str, Any]]
    ) -> None:
        async def drawn(address: Address) -> Panel:
            check_manager(interaction)
            trouble = ""
            try:
                wanted = changes()
                if wanted:
                    await self._service.communities.change(address.scope, **wanted)
            except UserError as error:
                trouble = say(error, address.locale)
            return await self._sheet(interaction, address, page, trouble)

        await self._desk.redraw(interaction, drawn)

    async def _fill_in(self, interaction: Interaction, name: str) -> None:
        locale = self._desk.locale(interaction)
        key = _key(interaction, name)
        try:
            check_manager(interaction)
            async with asyncio.timeout(_PATIENCE):
                community = await self._service.communities.of(key[0])
        except Exception as error:
            said = sentence(excuse(error, locale))
            await respond(lambda: interaction.response.send_message(view=said, ephemeral=True))
            return
        typed = self._drafts.open(key, FORMS[name].filled(community))
        form = FORMS[name].modal(name, typed, locale)
        await respond(lambda: interaction.response.send_modal(form))

    async def _sheet(
        self, interaction: Interaction, address: Address, page: str, trouble: str = ""
    ) -> Panel:
        community = await self._service.communities.of(address.scope)
        return sheet(
            Scene(
                page=page,
                community=community,
                engines=tuple(available(self._service.engines)),
                guild=interaction.client.get_guild(interaction.guild_id),
                locale=address.locale,
                trouble=trouble,
            )
        )


def _chosen(guild: discord.Guild | None, name: str, values: Sequence[str]) -> Mapping[str, Any]:
    value = _READERS[name](values)
    if name == "gallery_channel" and value is not None:
        check_gallery(guild, int(value))
    return {name: value}


def _key(interaction: Interaction, name: str) -> tuple[str, str, str]:
    """The community, who fills in the form, and which one it is."""
    return f"discord:{interaction.guild_id}", str(interaction.user.id), name
