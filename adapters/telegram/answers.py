"""Answers that are a sentence: said in the background, where they may be read."""

import asyncio
import logging

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup

from adapters.telegram.messages import TEXT, Messages
from adapters.telegram.refusals import Refused
from bot.tasks import Crew
from bot.texts.catalogue import say, text
from bot.types import Address, TryLater
from bot.wording import shortened, utf16
from generator.errors import UserError

logger = logging.getLogger(__name__)

_TRIES = 5  # of an answer that is a sentence; a job's messages are the queue's care

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

    def confide(self, address: Address, words: str, markup: Markup, payload: str) -> None:
        """To the asker alone; who has not talked to the bot yet is told how to, and with `payload`
        asks the same there."""
        self._crew.spawn(self._confide(address, words, markup, payload), "an answer in private")

    def notify(self, press: str, words: str = "") -> None:
        """Answer a press."""
        self._crew.spawn(self._notify(press, words), "an answer to a press")

    def excuse(self, error: Exception, locale: str) -> str:
        """Why it could not be done."""
        if isinstance(error, UserError):
            return say(error, locale)
        logger.error("a request at Telegram failed", exc_info=error)
        return text("error-internal", locale)

    async def stop(self, grace: float) -> None:
        await self._crew.finish(grace)

    async def _tell(self, address: Address, words: str, markup: Markup) -> None:
        await self._say(address, words, markup)

    async def _confide(self, address: Address, words: str, markup: Markup, payload: str) -> None:
        alone = address.evolve(channel=address.user, community=address.user, extra={})
        if not await self._say(alone, words, markup):
            link = f"https://t.me/{self._username}?start={payload}"
            label = text("button-private", address.locale)
            button = InlineKeyboardMarkup.from_button(InlineKeyboardButton(label, url=link))
            await self._say(address, text("telegram-private", address.locale), button)

    async def _say(self, address: Address, words: str, markup: Markup) -> bool:
        for _ in range(_TRIES):
            try:
                await self._messages.send(address, shortened(words, TEXT, utf16), markup)
            except TryLater as error:
                await asyncio.sleep(max(1.0, error.after))
            except Refused as error:
                logger.info("an answer has nowhere to go: %s", error)
                return False
            else:
                return True
        return False

    async def _notify(self, press: str, words: str) -> None:
        try:
            await self._messages.notify(press, words)
        except (Refused, TryLater) as error:  # too late, mostly: the wheel turns no more
            logger.info("a press was not answered: %s", error)
