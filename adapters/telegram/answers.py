"""Answers that are a sentence: said in the background, where they may be read."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from adapters.telegram.forms import Sheet
from adapters.telegram.messages import TEXT, Messages
from adapters.telegram.refusals import Refused
from bot.tasks import Crew
from bot.texts.catalogue import text
from bot.types import Address, TryLater
from bot.wording import shortened, utf16
from generator.errors import UserError

logger = logging.getLogger(__name__)

_TRIES = 5  # of an answer that is a sentence; a job's messages are the queue's care

_HERE: Mapping[str, str] = MappingProxyType(
    {"house-channel": "house-topic", "house-role": "house-member"}
)
"""What is called otherwise at Telegram."""

Markup = InlineKeyboardMarkup | ForceReply | None


class Answers:
    """What is lost when the program ends can be asked for again."""

    def __init__(self, messages: Messages, username: str) -> None:
        self._messages = messages
        self._username = username
        self._crew = Crew()

    def say(self, address: Address, words: str, markup: Markup = None) -> None:
        """Where it was asked."""
        self._crew.spawn(self._tell(address, words, markup), "an answer at Telegram")

    def ask(self, address: Address, form: Sheet) -> None:
        """Have a form filled in."""
        work = self._tell(address, form.words, form.markup, form.entities)
        self._crew.spawn(work, "a form at Telegram")

    def confide(
        self, address: Address, own: Address | None, words: str, markup: Markup, payload: str
    ) -> None:
        """To the asker alone, in their `own` conversation with the bot (None: they have none). Who
        has not talked to it yet is told how to, and with `payload` asks the same there."""
        if own is None:
            self.say(address, text("telegram-nobody", address.locale))
        else:
            work = self._confide(address, own, words, markup, payload)
            self._crew.spawn(work, "an answer in private")

    def notify(self, press: str, words: str = "", *, alert: bool = True) -> None:
        """Answer a press; without `alert` the words pass by."""
        self._crew.spawn(self._notify(press, words, alert), "an answer to a press")

    def insist(self, say: Callable[[], Awaitable[object]]) -> None:
        """Say what stands in a message of its own, until Telegram takes it or never will."""
        self._crew.spawn(self._insist(say), "a sentence at Telegram")

    def excuse(self, error: Exception, locale: str) -> str:
        """Why it could not be done."""
        if isinstance(error, UserError):
            return text(_HERE.get(error.code, error.code), locale, **error.arguments)
        if isinstance(error, TryLater | Refused):
            logger.warning("a request at Telegram had to fail: %s", error)
        else:
            logger.error("a request at Telegram failed", exc_info=error)
        return text("error-internal", locale)

    async def stop(self, grace: float) -> None:
        await self._crew.finish(grace)

    async def _tell(
        self,
        address: Address,
        words: str,
        markup: Markup,
        entities: Sequence[MessageEntity] = (),
    ) -> None:
        await self._say(address, words, markup, entities)

    async def _confide(
        self, address: Address, own: Address, words: str, markup: Markup, payload: str
    ) -> None:
        if not await self._say(own, words, markup):
            link = f"https://t.me/{self._username}?start={payload}"
            label = text("button-private", address.locale)
            button = InlineKeyboardMarkup.from_button(InlineKeyboardButton(label, url=link))
            await self._say(address, text("telegram-private", address.locale), button)

    async def _say(
        self,
        address: Address,
        words: str,
        markup: Markup,
        entities: Sequence[MessageEntity] = (),
    ) -> bool:
        said = shortened(words, TEXT, utf16)
        return await self._insisted(
            lambda: self._messages.send(address, said, markup, entities=entities)
        )

    async def _insist(self, say: Callable[[], Awaitable[object]]) -> None:
        await self._insisted(say)

    async def _insisted(self, say: Callable[[], Awaitable[object]]) -> bool:
        """Whether it was said."""
        for _ in range(_TRIES):
            try:
                await say()
            except TryLater as error:
                await asyncio.sleep(max(1.0, error.after))
            except Refused as error:
                logger.info("an answer has nowhere to go: %s", error)
                return False
            else:
                return True
        return False

    async def _notify(self, press: str, words: str, alert: bool) -> None:
        try:
            await self._messages.notify(press, words, alert=alert)
        except (Refused, TryLater) as error:  # too late, mostly: the wheel turns no more
            logger.info("a press was not answered: %s", error)
