"""Takes a message: whether it is for us, whose it is, and what is answered."""

import asyncio
import logging
import re
from typing import TYPE_CHECKING

from telegram import Message, Update, User
from telegram.constants import ChatType

from adapters.telegram.messages import QUESTION, TEXT, TOPIC, Messages
from bot.grammar import COMMAND_NAMES
from bot.tasks import Crew
from bot.texts.catalogue import match_locale, say, text
from bot.types import Address, TryLater, Unreachable
from bot.wording import reply, shortened, utf16
from cache.database import DatabaseError
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

_COMMAND = re.compile(r"[/／](?P<name>[^\s@]+)(?:@(?P<bot>\w+))?")
_TRIES = 5  # of an answer that is a sentence; a job's messages are the queue's care


class Intake:
    """In private every text is for us, in groups only our commands."""

    def __init__(
        self, service: "VideoService", messages: Messages, me: User, default_locale: str
    ) -> None:
        self._service = service
        self._messages = messages
        self._me = (me.username or "").lower()
        self._default_locale = default_locale
        self._answers = Crew()

    async def take(self, update: Update) -> None:
        """Do what a message asks. What becomes a job is on the disk when this returns; a sentence
        is sent in the background.

        Raises:
            DatabaseError: the job could not be kept.
        """
        message = update.message
        if message is None or not message.text or not self._is_for_us(message):
            return
        address = self._address(update.update_id, message)
        private = message.chat.type == ChatType.PRIVATE
        try:
            said = reply(await self._service.ask(message.text, address, bare=private), address)
        except UserError as error:
            said = say(error, address.locale)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("a message could not be served")
            said = text("error-internal", address.locale)
        if said is not None:
            self._answers.spawn(self._say(address, said), "an answer at Telegram")

    async def stop(self, grace: float) -> None:
        await self._answers.finish(grace)

    def _is_for_us(self, message: Message) -> bool:
        command = _COMMAND.match(message.text or "")
        if command is not None and command["bot"]:
            return command["bot"].lower() == self._me
        if message.chat.type == ChatType.PRIVATE:
            return True
        return command is not None and command["name"].lower() in COMMAND_NAMES

    def _address(self, update_id: int, message: Message) -> Address:
        # Anonymous admins and channels speak through a shared user; the chat tells them apart.
        asker = message.sender_chat or message.from_user or message.chat
        language = message.from_user.language_code if message.from_user else None
        extra = {QUESTION: str(message.message_id)}
        if message.is_topic_message and message.message_thread_id is not None:
            extra[TOPIC] = str(message.message_thread_id)
        return Address(
            platform="telegram",
            channel=str(message.chat.id),
            user=str(asker.id),
            community=str(message.chat.id),
            source=f"{message.chat.id}:{update_id}",
            locale=match_locale(language, self._default_locale),
            extra=extra,
        )

    async def _say(self, address: Address, said: str) -> None:
        for _ in range(_TRIES):
            try:
                await self._messages.send(address, shortened(said, TEXT, utf16))
            except TryLater as error:
                await asyncio.sleep(max(1.0, error.after))
            except Unreachable as error:
                logger.info("an answer has nowhere to go: %s", error)
                return
            else:
                return
