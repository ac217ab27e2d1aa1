"""The form in which a prompt is edited. What is sent in it is known by its custom id alone, so
that it can be sent after a restart: the library forgets its open forms."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.grammar import PROMPT_LENGTH
from bot.texts.catalogue import text
from bot.wording import utf16

_PROMPT = "prompt"
_CUSTOM_ID = re.compile(r"reel:edited:([0-9a-f]{32})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What was sent: the prompt as it should be, of a clip like this job's."""

    job_id: str
    prompt: str


def edit_modal(job_id: str, prompt: str, locale: str) -> ui.Modal:
    """The form with the prompt in it."""
    words: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_PROMPT,
        style=discord.TextStyle.paragraph,
        default=prompt,
        # Discord counts the halves of an emoji: what fitted before must fit here too.
        max_length=max(PROMPT_LENGTH, utf16(prompt)),
    )
    modal = ui.Modal(title=text("edit-title", locale), custom_id=f"reel:edited:{job_id}")
    modal.add_item(ui.Label(text=text("edit-prompt", locale), component=words))
    modal.stop()  # so that the library does not keep it: most are closed without being sent
    return modal


def edited(interaction: discord.Interaction[Any]) -> Edited | None:
    """What was sent in one of our forms; None for anything else that happens."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    data: Mapping[str, Any] = interaction.data or {}
    match = _CUSTOM_ID.fullmatch(data.get("custom_id", ""))
    if match is None:
        return None
    values = {it["custom_id"]: it.get("value") for it in _inputs(data.get("components", []))}
    return Edited(job_id=match[1], prompt=values.get(_PROMPT) or "")


def _inputs(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        if "custom_id" in component:
            yield component
        yield from _inputs(component.get("components", []))
        if "component" in component:
            yield from _inputs([component["component"]])
