"""The pictures that people attach: which one is meant, and what is in it."""

import asyncio
from collections.abc import Sequence

import aiohttp
import discord

from bot.images.header import MOST_BYTES
from generator.errors import UserError

KINDS = frozenset({"image/png", "image/jpeg", "image/webp"})

_BY_ENDING = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}

PATIENCE = 60.0
"""Seconds for a picture to come; its message says meanwhile that the bot is thinking."""


def picture_of(message: discord.Message) -> discord.Attachment:
    """The first picture that stands in it, or in what it passes on.

    Raises:
        UserError: there is none.
    """
    passed_on = [file for it in message.message_snapshots for file in it.attachments]
    found = _pictures([*message.attachments, *passed_on])
    if not found:
        raise UserError("animate-no-picture")
    return found[0]


async def fetched(picture: discord.Attachment) -> bytes:
    """The picture's file, which nobody has looked into.

    Raises:
        UserError: it is too large, or of another kind, which is told before it is loaded; or
            Discord does not give it out.
    """
    if _kind(picture) not in KINDS:
        raise UserError("picture-kind")
    if picture.size > MOST_BYTES:
        raise UserError("picture-too-heavy", most=MOST_BYTES // 2**20)
    try:
        async with asyncio.timeout(PATIENCE):
            return await picture.read()
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise UserError("picture-unfetched") from error


def _pictures(files: Sequence[discord.Attachment]) -> list[discord.Attachment]:
    return [file for file in files if _kind(file).startswith("image/")]


def _kind(file: discord.Attachment) -> str:
    """Its content type; a name's ending may be all there is to tell one by."""
    told = (file.content_type or "").partition(";")[0].strip().lower()
    return told or _BY_ENDING.get(file.filename.rpartition(".")[2].lower(), "")
