"""What somebody who types is shown: clips that are there, and what could be made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from telegram import (
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedDocument,
    InlineQueryResultCachedMpeg4Gif,
    InlineQueryResultCachedVideo,
    InputTextMessageContent,
)

from adapters.telegram.keyboards import keyboard, offer_data, offer_keyboard
from adapters.telegram.messages import CAPTION
from adapters.telegram.plain import as_written
from bot.composing import MakeVideo
from bot.offers import Offer
from bot.texts.catalogue import text
from bot.types import Job
from bot.uploads import Upload
from bot.wording import caption, shortened, utf16
from generator.types import Clip

_TITLE = 60
_SAID = 200  # of a prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A clip that Telegram holds, for the asker's own `words`; `job` where they asked for it."""

    clip: Clip
    upload: Upload
    words: str
    locale: str
    job: Job | None = None

    @classmethod
    def of(cls, job: Job, upload: Upload) -> Self:
        assert job.clip is not None
        words, locale = job.request.prompt, job.address.locale
        return cls(clip=job.clip, upload=upload, words=words, locale=locale, job=job)


def found_result(found: Found, offer_id: str = "") -> InlineQueryResult:
    """A clip that is sent as it is, by Telegram's own copy. Under it stands what else can be made:
    of its job, or else of the offer; without a keyboard it could never be edited."""
    said = _caption(found)
    markup = (
        keyboard(found.job, inline=True, copy=True)
        if found.job is not None
        else offer_keyboard(offer_id, found.locale)
    )
    return _CACHED[found.upload.kind](
        f"clip:{found.clip.id}",
        found.upload.file_id,
        title=shortened(found.words, _TITLE),
        caption=said,
        caption_entities=as_written(said),
        reply_markup=markup,
    )


def make_result(offer: Offer, made: MakeVideo, locale: str) -> InlineQueryResult:
    """A message that becomes the clip once it was sent, or its button is pressed."""
    prompt = shortened(made.request.prompt, _SAID)
    said = f"{text('chat-prompt', locale, prompt=prompt)}\n{text('inline-waits', locale)}"
    return InlineQueryResultArticle(
        offer_data(offer.id),
        f"▶️ {text('inline-make', locale)}",
        InputTextMessageContent(said, entities=as_written(said)),
        reply_markup=offer_keyboard(offer.id, locale),
        description=prompt,
    )


def error_result(said: str, locale: str) -> InlineQueryResult:
    """Why nothing can be made of what was typed."""
    return InlineQueryResultArticle(
        "error", text("inline-error", locale), InputTextMessageContent(said), description=said
    )


def _caption(found: Found) -> str:
    if found.job is not None:
        # Wherever it is sent, others read it: no other prompt may be told there.
        public = found.job.evolve(address=found.job.address.evolve(public=True))
        return caption(public, CAPTION, utf16)
    head = text("chat-prompt", found.locale, prompt=shortened(found.words, _SAID))
    return shortened(f"{head}\n{found.clip.caption}".strip(), CAPTION, utf16)


_CACHED: Mapping[str, Callable[..., InlineQueryResult]] = MappingProxyType(
    {
        "animation": InlineQueryResultCachedMpeg4Gif,
        "video": InlineQueryResultCachedVideo,
        "document": InlineQueryResultCachedDocument,
    }
)
"""By the kind that Telegram took the file for."""
