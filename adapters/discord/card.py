"""The one layout of every message about a job: what was asked, how it stands, its clip.

All of them are made of components, the first edit included: a message cannot go back to plain
content, and only a media gallery holds an MP4 with its alternative text and its spoiler
(https://discord.com/developers/docs/components/reference).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import discord
from discord import ui

from adapters.discord.buttons import buttons
from adapters.discord.markdown import TEXT, escaped, size, small
from adapters.discord.messages import Attachment
from bot.texts.catalogue import text
from bot.types import Job, JobState, Status
from bot.wording import facts, shortened, state, utf16

Box = ui.Container[ui.LayoutView]
Row = ui.ActionRow[Any]

AUTHOR, ORIGINAL = "author", "link"
"""Keys in `Address.extra` of a copy: who asked for the clip, and the address of its message."""

_ROW = 5  # buttons, the most that Discord puts beside each other
_PROMPT = 200  # of a prompt, the most that a card repeats
_CAPTION = TEXT // 2

_ACCENTS: Mapping[JobState, int] = MappingProxyType(
    {
        JobState.QUEUED: 0x8A8F98,
        JobState.RUNNING: 0x4F7CF7,
        JobState.READY: 0x2FA37C,
        JobState.DELIVERED: 0x2FA37C,
        JobState.FAILED: 0xD9544F,
        JobState.CANCELLED: 0x8A8F98,
    }
)


def card(status: Status, clip: Attachment | None = None) -> ui.LayoutView:
    """How the job stands; with `clip`, the clip in place of that. At most `TEXT` long."""
    job = status.job if clip is None else status.job.evolve(state=JobState.DELIVERED)
    prompt = escaped(shortened(job.request.prompt, _PROMPT, size))
    box: Box = ui.Container(ui.TextDisplay(f"**{prompt}**"), accent_colour=_ACCENTS[job.state])
    if clip is None:
        box.add_item(ui.TextDisplay(escaped(shortened(state(status), _CAPTION, size))))
    else:
        box.add_item(ui.MediaGallery(_media(clip, veiled=job.address.veiled)))
        box.add_item(ui.TextDisplay(_small_print(job)))
    view = ui.LayoutView(timeout=None).add_item(box)
    pressed = list(buttons(job))
    for first in range(0, len(pressed), _ROW):
        row: Row = ui.ActionRow(*pressed[first : first + _ROW])
        view.add_item(row)
    return view


def shown_prompt(message: discord.Message | None) -> str:
    """The prompt of a card with a clip, from the clip's alternative text; else nothing."""
    view = ui.LayoutView.from_message(message) if message is not None else ui.LayoutView()
    galleries = (it for it in view.walk_children() if isinstance(it, ui.MediaGallery))
    return next((it.items[0].description or "" for it in galleries), "")


def sentence(words: str) -> ui.LayoutView:
    """A message that only says something."""
    said = escaped(shortened(words, TEXT, size))
    return ui.LayoutView(timeout=None).add_item(ui.TextDisplay(said))


def _media(clip: Attachment, *, veiled: bool) -> discord.MediaGalleryItem:
    return discord.MediaGalleryItem(
        f"attachment://{clip.name}", description=clip.description, spoiler=veiled
    )


def _small_print(job: Job) -> str:
    """What the engine says of its clip, for whom it was made, and its facts."""
    caption = job.clip.caption if job.clip else ""
    caption = small(shortened(caption, _CAPTION, lambda words: utf16(small(words))))
    return f"{caption}\n-# {_credit(job)}{escaped(facts(job))}".strip()


def _credit(job: Job) -> str:
    """For whom it was made; nobody is told: mentions are not allowed."""
    address = job.address
    if AUTHOR in address.extra:
        author, link = f"<@{address.extra[AUTHOR]}>", address.extra[ORIGINAL]
        return f"{text('credit', address.locale, author=author, link=link)} · "
    # An answer to a press does not say who pressed.
    return "" if address.alone else f"<@{address.user}> · "
