"""/settings: what a person gets where they say nothing else, each to choose from a list."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord import ui

from adapters.discord.commands.declaring import Interaction, Tree, command
from adapters.discord.desk import Desk
from adapters.discord.markdown import escaped, small
from adapters.discord.panel import Panel, Part, Row, panel
from bot.engines import available
from bot.flags import READERS
from bot.grammar import FLAGS, QUALITIES, SIZES
from bot.preferences import Preferences
from bot.texts.catalogue import text
from bot.types import Address, ClipFormat
from bot.wording import shortened, utf16

USUAL = "usual"
"""Chosen for what is to be as nobody said otherwise."""

_OPTIONS = 25  # of a select (https://discord.com/developers/docs/components/reference)
_LENGTH = 100  # characters of an option's label, and of its value
_SIZES = [name for name in SIZES if name.isascii()]
_CALLED = {*_SIZES, *QUALITIES, *ClipFormat}  # what has a name of its own in each language


def add(tree: Tree, desk: Desk) -> None:
    @command(tree, "settings")
    async def settings(interaction: Interaction) -> None:
        async def drawn(address: Address) -> Panel:
            return _settings(desk, await desk.service.people.of(address.owner), address.locale)

        await desk.present(interaction, drawn)


class SettingSelect(
    Part, template=r"reel:setting:(?P<flag>seconds|size|quality|style|format|engine)"
):
    """Keeps what was chosen at once."""

    async def callback(self, interaction: Interaction) -> None:
        desk: Desk = interaction.client.desk
        flag, value = self.said["flag"], str(self.item.values[0])

        async def drawn(address: Address) -> Panel:
            changes = {flag: None} if value == USUAL else READERS[flag].read(value)
            now = await desk.service.prefer(address.owner, changes)
            return _settings(desk, now, address.locale)

        await desk.redraw(interaction, drawn)


class ResetButton(Part, template="reel:settings:reset"):
    async def callback(self, interaction: Interaction) -> None:
        desk: Desk = interaction.client.desk

        async def drawn(address: Address) -> Panel:
            await desk.service.people.forget(address.owner)
            return _settings(desk, Preferences(), address.locale)

        await desk.redraw(interaction, drawn)


def _settings(desk: Desk, preferences: Preferences, locale: str) -> Panel:
    reset: ui.Button[Any] = ui.Button(
        label=text("button-reset", locale),
        style=discord.ButtonStyle.secondary,
        custom_id="reel:settings:reset",
    )
    return panel(
        ui.TextDisplay(
            f"## {escaped(text('settings-title', locale))}\n{small(text('settings-hint', locale))}"
        ),
        *_selects(desk, preferences, locale),
        Row(ResetButton(reset)),
    )


def _selects(desk: Desk, preferences: Preferences, locale: str) -> Iterator[ui.Item[Any]]:
    given = preferences.to_json()
    for flag, names in _offered(desk).items():
        value = given.get(flag)
        chosen = f"{value:g}" if isinstance(value, float) else value
        if not names and chosen is None:
            continue  # nothing to choose from
        select: ui.Select[Any] = ui.Select(
            custom_id=f"reel:setting:{flag}",
            options=list(_options(flag, names, chosen, locale)),
        )
        yield ui.TextDisplay(f"**{escaped(text(f'settings-{flag}', locale))}**")
        yield Row(SettingSelect(select))


def _offered(desk: Desk) -> dict[str, Sequence[str]]:
    """What there is to choose from, by flag."""
    word = FLAGS["seconds"]
    return {
        "seconds": [str(number) for number in range(word.least, word.most + 1)],
        "size": _SIZES,
        "quality": list(QUALITIES),
        "style": desk.service.styles,
        "format": list(ClipFormat),
        "engine": available(desk.service.engines),
    }


def _options(
    flag: str, names: Sequence[str], chosen: str | None, locale: str
) -> Iterator[discord.SelectOption]:
    usual = text("settings-best" if flag == "engine" else "settings-usual", locale)
    yield discord.SelectOption(label=usual, value=USUAL, default=chosen is None)
    for name in _listed(names, chosen):
        label = shortened(_label(flag, name, locale), _LENGTH, utf16)
        yield discord.SelectOption(label=label, value=name, default=name == chosen)


def _listed(names: Sequence[str], chosen: str | None) -> list[str]:
    """As many as fit beside the usual, and what is chosen now among them."""
    few = [name for name in names if utf16(name) <= _LENGTH][: _OPTIONS - 1]
    if chosen is None or chosen in few:
        return few
    return [chosen, *few[: _OPTIONS - 2]]


def _label(flag: str, name: str, locale: str) -> str:
    if flag == "seconds":
        return text("settings-length", locale, seconds=name)
    return text(f"choice-{name}", locale) if name in _CALLED else name
