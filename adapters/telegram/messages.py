"""Messages at Telegram: one request each, all of plain text. What is done about a refusal is
decided elsewhere."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from telegram import (
    ForceReply,
    InlineKeyboardMarkup,
    InlineQueryResult,
    InputMedia,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.ext import ExtBot

from adapters.telegram.plain import as_written
from adapters.telegram.ratelimits import LAST_WORD, NEWS, PROGRESS, Urgency
from adapters.telegram.refusals import (
    Barred,
    Deleted,
    Moved,
    NoCaption,
    NoText,
    Unchanged,
    told_apart,
)
from adapters.telegram.spots import Spot
from bot.closed import Closed
from bot.types import Address
from bot.wording import shortened, utf16

TEXT, CAPTION = 4096, 1024
"""The most UTF-16 code units (https://core.telegram.org/bots/api#sendmessage)."""

NOTIFICATION = 200
"""The most characters of an answer to a press
(https://core.telegram.org/bots/api#answercallbackquery)."""

DIGEST = 60.0
"""Seconds that Telegram may take to answer once it has a whole clip."""

QUESTION, TOPIC, GUEST = "question", "topic", "guest"
"""Keys in `Address.extra`: the message that asked, the group's topic it stands in, and the id of a
guest's question, which can be answered once."""

SEEN = "👀"

Bot = ExtBot[Any]

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_REMEMBERED = 10_000  # messages that show clips, and groups that moved


class Messages:
    """Every method raises `TryLater` when Telegram cannot take it now, and one of `refusals` when
    it never will; without asking, what is known of a deleted message or a closed chat."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.closed = Closed()
        self._clips: OrderedDict[str, None] = OrderedDict()  # messages whose words are a caption
        self._moved: OrderedDict[int, int] = OrderedDict()

    async def send(
        self,
        address: Address,
        text: str,
        markup: InlineKeyboardMarkup | ForceReply | None = None,
        *,
        entities: Sequence[MessageEntity] = (),
        urgency: Urgency = NEWS,
    ) -> Spot:
        """Reply to what came from `address`, deleted or not; in a group that moved, where it is."""
        chat = int(address.channel)
        for _ in range(2):
            chat = self._moved.get(chat, chat)
            try:
                with self._known(str(chat)):
                    message = await self._bot.send_message(
                        chat,
                        text,
                        entities=[*entities, *(as_written(text) or ())] or None,
                        link_preview_options=_NO_PREVIEW,
                        message_thread_id=_number(address, TOPIC),
                        reply_parameters=_reply(address),
                        reply_markup=markup,
                        rate_limit_args=urgency,
                    )
            except Moved as moved:
                chat = moved.chat
                continue
            return Spot(chat=chat, message=message.message_id)
        raise Barred(f"the group {address.channel} cannot be found any more")

    async def edit(
        self,
        spot: Spot,
        text: str,
        keyboard: InlineKeyboardMarkup | None,
        *,
        urgency: Urgency = LAST_WORD,
    ) -> None:
        """Change the message's words, which are a caption where it shows a clip already."""
        if spot.key not in self._clips:
            try:
                with suppress(Unchanged), self._known_at(spot):
                    await self._bot.edit_message_text(
                        text,
                        **spot.target,
                        entities=as_written(text),
                        link_preview_options=_NO_PREVIEW,
                        reply_markup=keyboard,
                        rate_limit_args=urgency,
                    )
            except NoText:
                self._note_clip(spot)
            else:
                return
        try:
            with suppress(Unchanged), self._known_at(spot):
                caption = shortened(text, CAPTION, utf16)
                await self._bot.edit_message_caption(
                    **spot.target,
                    caption=caption,
                    caption_entities=as_written(caption),
                    reply_markup=keyboard,
                    rate_limit_args=urgency,
                )
        except NoCaption:
            self._clips.pop(spot.key, None)
            raise

    async def show(
        self, spot: Spot, media: InputMedia, keyboard: InlineKeyboardMarkup | None
    ) -> Message | None:
        """Make the message a clip; returns it, unless it was sent through the bot or looks so
        already."""
        edited: Message | bool = False
        with suppress(Unchanged), self._known_at(spot):
            edited = await self._bot.edit_message_media(
                media,
                **spot.target,
                reply_markup=keyboard,
                read_timeout=DIGEST,
                rate_limit_args=LAST_WORD,
            )
        self._note_clip(spot)
        return edited if isinstance(edited, Message) else None

    async def answer_guest(self, query: str, result: InlineQueryResult) -> Spot:
        """Answer a question from a chat that the bot is not in; only once."""
        with told_apart():
            sent = await self._bot.answer_guest_query(query, result)
        return Spot(inline=sent.inline_message_id)

    async def delete(self, spot: Spot) -> None:
        with self._known_at(spot):
            await self._bot.delete_message(spot.chat, spot.message)
        self.closed.lose(spot.key)

    async def see(self, chat: int, message: int) -> None:
        """Show that the question was read, if that costs nothing."""
        with self._known(str(chat)):
            await self._bot.set_message_reaction(chat, message, SEEN, rate_limit_args=PROGRESS)

    async def uploading(self, address: Address) -> None:
        """Show for a few seconds that a clip is on its way. It says nothing of the chat where this
        is refused: the clip itself may be welcome."""
        with told_apart():
            await self._bot.send_chat_action(
                int(address.channel),
                ChatAction.UPLOAD_VIDEO,
                message_thread_id=_number(address, TOPIC),
                rate_limit_args=PROGRESS,
            )

    async def notify(self, press: str, words: str = "", *, alert: bool = True) -> None:
        """Answer a press: with a sentence that the presser alone sees, or by doing it."""
        with told_apart():
            await self._bot.answer_callback_query(
                press,
                shortened(words, NOTIFICATION, utf16) if words else None,
                show_alert=alert and bool(words),
            )

    def moved(self, old: int, new: int) -> None:
        """A group has another id from now on."""
        self._moved[old] = new
        if len(self._moved) > _REMEMBERED:
            self._moved.popitem(last=False)

    def _note_clip(self, spot: Spot) -> None:
        self._clips[spot.key] = None
        if len(self._clips) > _REMEMBERED:
            self._clips.popitem(last=False)

    @contextmanager
    def _known(self, chat: str) -> Iterator[None]:
        """Ask nothing of a closed chat; remember one that turns out to be."""
        if self.closed.is_barred(chat):
            raise Barred(f"chat {chat} is closed")
        try:
            with told_apart():
                yield
        except Barred:
            self.closed.bar(chat)
            raise
        except Moved as moved:
            self.moved(int(chat), moved.chat)
            raise

    @contextmanager
    def _known_at(self, spot: Spot) -> Iterator[None]:
        if self.closed.is_gone(spot.key):
            raise Deleted("the message is gone")
        if spot.chat in self._moved:
            raise Moved(self._moved[spot.chat])
        try:
            with self._known(spot.inline or str(spot.chat)):
                yield
        except Deleted:
            self.closed.lose(spot.key)
            raise


def _reply(address: Address) -> ReplyParameters | None:
    question = _number(address, QUESTION)
    if question is None:
        return None
    return ReplyParameters(question, allow_sending_without_reply=True)


def _number(address: Address, key: str) -> int | None:
    return int(address.extra[key]) if key in address.extra else None
