"""The form in which a prompt is edited. What is sent in it is known by its custom id alone, so
that it can be sent after a restart: the library forgets its open forms."""

import re
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from adapters.discord.submission import submission
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
    sent = submission(interaction)
    match = _CUSTOM_ID.fullmatch(sent.custom_id) if sent else None
    if sent is None or match is None:
        return None
    return Edited(job_id=match[1], prompt=sent.values.get(_PROMPT, ""))
