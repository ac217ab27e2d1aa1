"""Guest mode (Bot API 10.0): the bot is mentioned in a chat that it has not joined."""

import re
from typing import TYPE_CHECKING

from telegram import InlineQueryResult, InlineQueryResultArticle, InputTextMessageContent, Message

from adapters.telegram.answers import Answers
from adapters.telegram.keyboards import keyboard
from adapters.telegram.messages import GUEST, TEXT, Messages
from adapters.telegram.people import People, visitor_of
from adapters.telegram.plain import as_written
from adapters.telegram.spots import Spot
from bot.types import Status
from bot.wording import placeholder, utf16
from cache.database import DatabaseError
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService


class Guests:
    """A guest's question is answered once; the answer is edited from then on, like a message sent
    through the bot. `able`: clips can be put into such messages."""

    def __init__(
        self,
        service: "VideoService",
        people: People,
        messages: Messages,
        answers: Answers,
        username: str,
        *,
        able: bool,
    ) -> None:
        self._service = service
        self._people = people
        self._messages = messages
        self._answers = answers
        self._name = re.compile(rf"@{re.escape(username)}(?!\w)", re.IGNORECASE)
        self._able = able

    async def take(self, message: Message) -> None:
        """Do what a guest asks. What becomes a job is on the disk when this returns, and shows
        itself.

        Raises:
            DatabaseError: the job could not be kept.
        """
        query, user = message.guest_query_id, message.from_user
        if query is None or user is None:
            return
        address = self._people.guest(user, message.chat, query)
        try:
            if not self._able:
                raise UserError("telegram-no-storage")
            made = await self._service.draft(self._words(message), address)
            await self._service.make(made, address, visitor_of(address))
        except DatabaseError:
            raise
        except Exception as error:
            said = self._answers.excuse(error, address.locale)
            self._answers.insist(lambda: self._messages.answer_guest(query, _article(said, None)))

    def _words(self, message: Message) -> str:
        """What stands behind the mention, else before it, else in the message it answers."""
        words = message.text or message.caption or ""
        named = self._name.search(words)
        before = words[: named.start()] if named else ""
        behind = words[named.end() :] if named else words
        other = message.reply_to_message
        said = (other.text or other.caption or "") if other else ""
        return next((it for it in map(_trimmed, (behind, before, said)) if it), "")


def _trimmed(words: str) -> str:
    return words.strip().lstrip(":,，：").strip()


async def welcome(messages: Messages, status: Status) -> Spot:
    """Answer a guest by the message that is to become their clip.

    Raises:
        Refused: it was answered already, or too long ago.
        TryLater: not now.
    """
    job = status.job
    words = placeholder(status, TEXT, utf16)
    return await messages.answer_guest(job.address.extra[GUEST], _article(words, status))


def _article(said: str, status: Status | None) -> InlineQueryResult:
    return InlineQueryResultArticle(
        "guest",
        "Reelbot",  # nobody sees it: the answer is sent at once
        InputTextMessageContent(said, entities=as_written(said)),
        reply_markup=keyboard(status.job, inline=True) if status else None,
    )
