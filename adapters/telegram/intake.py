"""Takes what Telegram tells, each kind to where it belongs."""

import logging

from telegram import ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus

from adapters.telegram.answers import Answers
from adapters.telegram.conversations import Conversations
from adapters.telegram.guests import Guests
from adapters.telegram.inline import Inline
from adapters.telegram.messages import Messages
from adapters.telegram.people import PLATFORM, is_private
from adapters.telegram.presses import Presses
from bot.communities import Communities

logger = logging.getLogger(__name__)

KINDS = (
    Update.MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
    Update.MY_CHAT_MEMBER,
)
GUESTS = "guest_message"

_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class Intake:
    """`guests` is None where guests are not served."""

    def __init__(
        self,
        conversations: Conversations,
        presses: Presses,
        inline: Inline,
        guests: Guests | None,
        messages: Messages,
        answers: Answers,
        communities: Communities,
    ) -> None:
        self._communities = communities
        self._answers = answers
        self._conversations = conversations
        self._presses = presses
        self._inline = inline
        self._guests = guests
        self._messages = messages

    @property
    def kinds(self) -> list[str]:
        """The updates that Telegram is to send."""
        return [*KINDS, *([GUESTS] if self._guests is not None else [])]

    async def take(self, update: Update) -> None:
        """What becomes a job is on the disk when this returns.

        Raises:
            DatabaseError: it could not be kept.
        """
        if update.message is not None and update.message.migrate_to_chat_id is not None:
            await self._move(update.message.chat.id, update.message.migrate_to_chat_id)
        elif update.message is not None:
            await self._conversations.take(update.message)
        elif update.callback_query is not None:
            await self._presses.take(update.callback_query)
        elif update.inline_query is not None:
            self._inline.ask(update.inline_query)
        elif update.chosen_inline_result is not None:
            await self._inline.choose(update.chosen_inline_result)
        elif update.guest_message is not None and self._guests is not None:
            await self._guests.take(update.guest_message)
        elif update.my_chat_member is not None:
            self._placed(update.my_chat_member)

    async def stop(self, grace: float) -> None:
        await self._conversations.stop()
        await self._presses.stop(grace)
        await self._inline.stop(grace)
        await self._answers.stop(grace)

    async def _move(self, old: int, new: int) -> None:
        """A group became a supergroup: what its admins decided holds there too."""
        self._messages.moved(old, new)
        await self._communities.move(f"{PLATFORM}:{old}", f"{PLATFORM}:{new}")

    def _placed(self, change: ChatMemberUpdated) -> None:
        """The bot was let into a chat, or put out of it."""
        chat = str(change.chat.id)
        if change.new_chat_member.status in _OUT:
            self._messages.closed.bar(chat)
        else:
            self._messages.closed.reopen([chat])
            if not is_private(change.chat):  # TELEGRAM_STORAGE_CHAT wants the id, and no app tells
                kind, title = change.chat.type, change.chat.title
                logger.info("The bot is in the %s %r now; its id is %s", kind, title, chat)
