"""Messages at Telegram: plain text, sent as replies, edited in place; what refusals mean."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from telegram import Bot, InputMediaAnimation, LinkPreviewOptions, ReplyParameters
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.types import Address, Job, Parcel, TryLater, Unreachable

TEXT, CAPTION = 4096, 1024
"""The most UTF-16 code units (https://core.telegram.org/bots/api#sendmessage)."""

DIGEST = 60.0
"""Seconds that Telegram may take to answer once it has a whole clip."""

QUESTION, TOPIC = "question", "topic"
"""Keys in `Address.extra`: the message that asked, and the group's topic it stands in."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Telegram tells bad requests apart by their description alone.
_DONE = "message is not modified"
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "chat not found",
    "chat_write_forbidden",
    "not enough rights",
    "have no rights",
    "peer_id_invalid",
    "group chat was upgraded",
)


class Messages:
    """Raises everywhere:
    Unreachable: message or chat are gone or forbidden.
    TryLater: Telegram could not take it now.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, address: Address, text: str) -> str:
        """Reply to what came from `address`; returns the new message's id."""
        with _told_apart():
            message = await self._bot.send_message(
                int(address.channel),
                text,
                link_preview_options=_NO_PREVIEW,
                message_thread_id=_number(address, TOPIC),
                reply_parameters=_reply(address),
            )
            return str(message.message_id)

    async def edit(self, address: Address, message: str, text: str) -> None:
        with _told_apart():
            await self._bot.edit_message_text(
                text,
                chat_id=int(address.channel),
                message_id=int(message),
                link_preview_options=_NO_PREVIEW,
            )

    async def show_clip(self, job: Job, message: str, caption: str, parcel: Parcel) -> None:
        """Turn the message into the clip. Clips are silent, so they play as animations."""
        clip = await asyncio.to_thread(parcel.path.read_bytes)
        poster = await asyncio.to_thread(parcel.poster.read_bytes)
        length = job.clip.seconds if job.clip else job.request.seconds
        media = InputMediaAnimation(
            clip,
            caption,
            width=parcel.width,
            height=parcel.height,
            duration=max(1, round(length)),
            thumbnail=poster,
            filename=f"clip-{job.number}.{parcel.format}",
        )
        with _told_apart():
            await self._bot.edit_message_media(
                media,
                chat_id=int(job.address.channel),
                message_id=int(message),
                read_timeout=DIGEST,
            )


@contextmanager
def _told_apart() -> Iterator[None]:
    try:
        yield
    except RetryAfter as error:
        raise TryLater("flood", after=seconds(error)) from error
    except (Forbidden, ChatMigrated) as error:
        raise Unreachable(str(error)) from error
    except BadRequest as error:
        description = error.message.lower()
        if _DONE in description:
            return
        if any(words in description for words in _GONE):
            raise Unreachable(error.message) from error
        raise TryLater(error.message) from error
    except NetworkError as error:  # TimedOut too: an edit that arrived after all is made again
        raise TryLater(error.message) from error
    except TelegramError as error:
        # The message of a refused token has the token in it.
        raise TryLater(type(error).__name__) from error


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    after: Any = error.retry_after  # a number of seconds before the library's next version
    return after.total_seconds() if isinstance(after, dt.timedelta) else float(after)


def _reply(address: Address) -> ReplyParameters | None:
    question = _number(address, QUESTION)
    if question is None:
        return None
    return ReplyParameters(question, allow_sending_without_reply=True)


def _number(address: Address, key: str) -> int | None:
    return int(address.extra[key]) if key in address.extra else None
