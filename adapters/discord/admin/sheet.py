"""The panel of a server's settings: what holds now, in words, above what changes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import discord
from discord import ui

from adapters.discord.admin.knob import Knob, knob_id
from adapters.discord.markdown import escaped
from adapters.discord.panel import Panel, Row, panel
from bot.admin_input import BOUNDS
from bot.community import Community
from bot.grammar import QUALITIES
from bot.rules_text import label, rule
from bot.texts.catalogue import LOCALES, text

ANY = "any"
"""Stands in a select for no choice."""

_MOST = 25  # options, and values, of a select
_ASKED_IN = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.forum,
)
"""Channels that people can ask in, or in whose threads they can."""

_SHOWN_IN = (discord.ChannelType.text, discord.ChannelType.news)

_LINKS = {"channels": "<#{}>", "gallery_channel": "<#{}>", "roles": "<@&{}>"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a page of the panel shows. `trouble` is why the last change was not made; `guild`
    is None where the gateway has not told of it yet."""

    page: str
    community: Community
    engines: tuple[str, ...]
    guild: discord.Guild | None
    locale: str
    trouble: str = ""


def sheet(scene: Scene) -> Panel:
    """Its page; `PAGES` names them all. Far fewer than 40 components."""
    tabs: Row = ui.ActionRow(*(_tab(page, scene) for page in PAGES))
    title: ui.TextDisplay[Any] = ui.TextDisplay(f"## {text('panel-title', scene.locale)}")
    parts: list[ui.Item[Any]] = [title, tabs]
    if scene.trouble:
        parts.append(ui.TextDisplay(f"⚠️ {escaped(scene.trouble)}"))
    for name, draw in PAGES[scene.page].items():
        parts += draw(name, scene)
    return panel(*parts)


def _tab(page: str, scene: Scene) -> Knob:
    here = page == scene.page
    return Knob(
        ui.Button(
            label=text(f"panel-{page}", scene.locale),
            style=discord.ButtonStyle.primary if here else discord.ButtonStyle.secondary,
            custom_id=knob_id("page", page),
            disabled=here,
        )
    )


def _line(field: str, scene: Scene) -> str:
    def named(field: str, value: str) -> str:
        if field == "quality":
            return text(f"choice-{value}", scene.locale)
        if field == "language":
            return text("language-name", value)
        return _LINKS.get(field, "{}").format(escaped(value))

    said = rule(field, scene.community, scene.locale, named)
    return f"**{label(field, scene.locale)}**\n-# {said}"


# Kinds of settings


def _chosen(
    field: str, scene: Scene, select: Callable[[str, Scene], ui.Item[Any]]
) -> list[ui.Item[Any]]:
    row: Row = ui.ActionRow(Knob(select(field, scene)))
    return [ui.TextDisplay(_line(field, scene)), row]


def _switched(field: str, scene: Scene) -> list[ui.Item[Any]]:
    """The button says where to, so that a second press changes nothing."""
    goal = "off" if getattr(scene.community, field) else "on"
    return [_beside(_line(field, scene), f"panel-{goal}", knob_id(field, goal), scene)]


def _filled_in(form: str, scene: Scene, fields: Iterable[str]) -> list[ui.Item[Any]]:
    lines = "\n".join(_line(field, scene) for field in fields)
    return [_beside(lines, "panel-change", knob_id(form), scene)]


def _beside(words: str, button: str, custom_id: str, scene: Scene) -> ui.Item[Any]:
    named: ui.Button[Any] = ui.Button(label=text(button, scene.locale), custom_id=custom_id)
    return ui.Section(ui.TextDisplay(words), accessory=Knob(named))


# Selects


def _channels(field: str, scene: Scene, most: int = _MOST) -> ui.Item[Any]:
    kinds = _ASKED_IN if most > 1 else _SHOWN_IN
    chosen = getattr(scene.community, field) or ()
    ids = chosen if isinstance(chosen, tuple) else (chosen,)
    guild = scene.guild
    there = [int(it) for it in ids if guild is None or guild.get_channel(int(it))]
    return ui.ChannelSelect(
        custom_id=knob_id(field),
        placeholder=text(f"panel-any-{field.replace('_', '-')}", scene.locale),
        channel_types=list(kinds),
        min_values=0,
        max_values=most,
        default_values=[
            discord.SelectDefaultValue(id=it, type=discord.SelectDefaultValueType.channel)
            for it in there[:most]
        ],
    )


def _roles(field: str, scene: Scene) -> ui.Item[Any]:
    guild = scene.guild
    ids = [int(it) for it in scene.community.roles]
    there = [it for it in ids if guild is None or guild.get_role(it)]
    return ui.RoleSelect(
        custom_id=knob_id(field),
        placeholder=text("panel-any-roles", scene.locale),
        min_values=0,
        max_values=_MOST,
        default_values=[
            discord.SelectDefaultValue(id=it, type=discord.SelectDefaultValueType.role)
            for it in there[:_MOST]
        ],
    )


def _engines(field: str, scene: Scene) -> ui.Item[Any]:
    options = [
        discord.SelectOption(label=name, value=name, default=name in scene.community.engines)
        for name in scene.engines[:_MOST]
    ]
    return ui.Select(
        custom_id=knob_id(field),
        placeholder=text("panel-any-engines", scene.locale),
        min_values=0,
        max_values=len(options),
        options=options,
    )


def _one_of(names: Callable[[str], Mapping[str, str]], field: str, scene: Scene) -> ui.Item[Any]:
    """A select of one of the values, which are told with their names, or of none."""
    held = getattr(scene.community, field) or ANY
    listed = {ANY: text(f"panel-any-{field}", scene.locale), **names(scene.locale)}
    return ui.Select(
        custom_id=knob_id(field),
        options=[
            discord.SelectOption(label=name, value=value, default=value == held)
            for value, name in listed.items()
        ],
    )


def _qualities(locale: str) -> Mapping[str, str]:
    return {name: text(f"choice-{name}", locale) for name in QUALITIES}


def _languages(_: str) -> Mapping[str, str]:
    return {locale: text("language-name", locale) for locale in LOCALES}


Draw = Callable[[str, Scene], list[ui.Item[Any]]]

PAGES: Mapping[str, Mapping[str, Draw]] = MappingProxyType(
    {
        "places": {
            "channels": partial(_chosen, select=_channels),
            "roles": partial(_chosen, select=_roles),
            "gallery_channel": partial(_chosen, select=partial(_channels, most=1)),
        },
        "clips": {
            "engines": partial(_chosen, select=_engines),
            "quality": partial(_chosen, select=partial(_one_of, _qualities)),
            "language": partial(_chosen, select=partial(_one_of, _languages)),
            "spoiler": _switched,
            "sharing": _switched,
        },
        "limits": {
            "numbers": partial(_filled_in, fields=BOUNDS),
            "words": partial(_filled_in, fields=("blocked_words",)),
        },
    }
)
"""What each page shows, from top to bottom, by the names of the knobs; the first one opens."""


def page_of(name: str) -> str:
    """The page that a knob is on."""
    return next(page for page, parts in PAGES.items() if name in parts)
