"""The one layout of every message about a job: what was asked, how it stands, its clip.

All of them are made of components, the first edit included: a message cannot go back to plain
content, and only a media gallery holds an MP4 with its alternative text and its spoiler
(https://discord.com/developers/docs/components/reference).
"""

from collections.abc import Mapping
from types import MappingProxyType

import discord
from discord import ui

from adapters.discord.markdown import TEXT, escaped, size, small
from adapters.discord.messages import Attachment
from bot.types import Job, JobState, Status
from bot.wording import facts, shortened, state, utf16

_PROMPT = 300  # of a prompt, the most that a card repeats
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
    job = status.job
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_ACCENTS[job.state])
    prompt = escaped(shortened(job.request.prompt, _PROMPT, size))
    box.add_item(ui.TextDisplay(f"**{prompt}**"))
    if clip is None:
        box.add_item(ui.TextDisplay(escaped(shortened(state(status), _CAPTION, size))))
    else:
        media = discord.MediaGalleryItem(
            f"attachment://{clip.name}", description=clip.description, spoiler=False
        )
        box.add_item(ui.MediaGallery(media))
        box.add_item(ui.TextDisplay(_small_print(job)))
    return ui.LayoutView(timeout=None).add_item(box)


def sentence(words: str) -> ui.LayoutView:
    """A message that only says something."""
    said = escaped(shortened(words, TEXT, size))
    return ui.LayoutView(timeout=None).add_item(ui.TextDisplay(said))


def _small_print(job: Job) -> str:
    """What the engine says of its clip, and the clip's facts."""
    caption = job.clip.caption if job.clip else ""
    caption = shortened(caption, _CAPTION, lambda words: utf16(small(words)))
    return small(f"{caption}\n{facts(job)}")
