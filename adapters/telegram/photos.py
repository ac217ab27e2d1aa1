"""The pictures that people send: which one is meant, and what is in it."""

import asyncio
from collections.abc import Iterator

from telegram import Document, Message, PhotoSize

from adapters.telegram.messages import Bot
from adapters.telegram.people import answered
from adapters.telegram.refusals import Refused, TooLarge, told_apart
from bot.images.header import MOST_BYTES
from bot.types import TryLater
from generator.errors import UserError

KINDS = frozenset({"image/png", "image/jpeg", "image/webp"})

PATIENCE = 20.0
"""Seconds for a picture to come: the updates behind it are confirmed together with its own."""

_MOST = MOST_BYTES // 2**20

Photo = PhotoSize | Document


def photo_of(message: Message) -> Photo | None:
    """The picture that comes with it, else with what it answers; of an album it is the one that was
    answered."""
    return next((photo for it in _both(message) for photo in _photos(it)), None)


async def fetched(bot: Bot, photo: Photo) -> bytes:
    """The picture's file, which nobody has looked into.

    Raises:
        UserError: it is too large, or of another kind, which is told before it is loaded; or
            Telegram does not give it out.
    """
    if isinstance(photo, Document) and photo.mime_type not in KINDS:
        raise UserError("picture-kind")
    if photo.file_size is not None and photo.file_size > MOST_BYTES:
        raise UserError("picture-too-heavy", most=_MOST)
    try:
        async with asyncio.timeout(PATIENCE):
            with told_apart():
                file = await bot.get_file(photo)
                return bytes(await file.download_as_bytearray())
    except TooLarge:
        raise UserError("picture-too-heavy", most=_MOST) from None
    except (Refused, TryLater, TimeoutError, OSError) as error:
        raise UserError("picture-unfetched") from error


def _both(message: Message) -> tuple[Message, ...]:
    other = answered(message)
    return (message,) if other is None else (message, other)


def _photos(message: Message) -> Iterator[Photo]:
    if message.photo:
        yield max(message.photo, key=lambda size: size.width * size.height)
    document = message.document
    if document is not None and (document.mime_type or "").startswith("image/"):
        yield document
