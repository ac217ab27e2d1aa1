"""Who asks, and from where, as Telegram says it."""

import time
from collections.abc import Callable

from telegram import Chat, MaybeInaccessibleMessage, Message, User
from telegram.constants import ChatMemberStatus, ChatType

from adapters.telegram.messages import GUEST, QUESTION, TOPIC, Bot
from adapters.telegram.refusals import Refused, told_apart
from adapters.telegram.spots import Spot
from bot.texts.catalogue import match_locale
from bot.types import Address, Visitor

PLATFORM = "telegram"
GENERAL = "1"
"""The topic of a forum that messages without one stand in."""

_TRUSTED = 60.0  # seconds for which somebody is taken to be an admin (or not) as before
_KEPT = 5000  # of such answers

Posted = MaybeInaccessibleMessage


class People:
    """`default_locale` is for those whose language is not told, or is none of ours."""

    def __init__(self, default_locale: str) -> None:
        self._default_locale = default_locale

    def asking(self, message: Message) -> Address:
        """For what somebody wrote in a chat that the bot is in."""
        # Anonymous admins and channels speak through a shared user; the chat tells them apart.
        asker = message.sender_chat or message.from_user or message.chat
        return Address(
            platform=PLATFORM,
            channel=str(message.chat.id),
            user=str(asker.id),
            community=str(message.chat.id),
            source=f"{message.chat.id}:{message.message_id}",
            locale=self.locale(message.from_user),
            extra={QUESTION: str(message.message_id), **_topic(message)},
        )

    def pressing(self, user: User, message: Posted, press: str) -> Address:
        """For a press on a message of ours; the answer is a reply to that."""
        return Address(
            platform=PLATFORM,
            channel=str(message.chat.id),
            user=str(user.id),
            community=str(message.chat.id),
            source=f"press:{press}",
            locale=self.locale(user),
            extra={QUESTION: str(message.message_id), **_topic(message)},
        )

    def elsewhere(self, user: User, inline: str | None = None, source: str = "") -> Address:
        """For a message sent through the bot, in a conversation that it does not see."""
        address = self.alone(user)
        return address.evolve(
            channel=f"inline:{user.id}",
            source=source or None,
            placeholder=Spot(inline=inline).reference(address) if inline else None,
            public=True,
            extra={},
        )

    def guest(self, user: User, chat: Chat, query: str) -> Address:
        """For a question from a chat that the bot is not in: it can be answered once."""
        address = self.elsewhere(user, source=f"guest:{query}")
        return address.evolve(channel=f"guest:{chat.id}", extra={GUEST: query})

    def alone(self, user: User) -> Address:
        """For the person's conversation with the bot."""
        return Address(
            platform=PLATFORM,
            channel=str(user.id),
            user=str(user.id),
            community=str(user.id),
            locale=self.locale(user),
        )

    def locale(self, user: User | None) -> str:
        return match_locale(user.language_code if user else None, self._default_locale)


def visitor_of(address: Address) -> Visitor:
    """People can be allowed by their ids, as roles are elsewhere, and topics by theirs."""
    return Visitor(
        roles=frozenset({address.user}),
        places=(address.extra.get(TOPIC, GENERAL),),
        sees=frozenset({address.channel}),
    )


def answered(message: Message) -> Message | None:
    """What the message is a reply to. In a topic every message is one to its beginning."""
    other = message.reply_to_message
    return other if other is not None and other.forum_topic_created is None else None


def is_private(chat: Chat) -> bool:
    return chat.type == ChatType.PRIVATE


class Admins:
    """Who looks after a group, asked of Telegram now and then."""

    def __init__(self, bot: Bot, now: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._now = now
        self._known: dict[tuple[int, int], tuple[bool, float]] = {}

    async def is_admin(self, chat: Chat, user: int) -> bool:
        """In private everybody is their own; a group's anonymous admins speak as the group. Other
        groups and channels that speak there are none, nor is whom Telegram cannot tell.

        Raises:
            TryLater: Telegram cannot be asked now.
        """
        if is_private(chat) or user == chat.id:
            return True
        if user < 0:
            return False
        answer, until = self._known.get((chat.id, user), (False, 0.0))
        if self._now() < until:
            return answer
        try:
            with told_apart():
                member = await self._bot.get_chat_member(chat.id, user)
        except Refused:
            return False
        answer = member.status in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[chat.id, user] = answer, self._now() + _TRUSTED
        return answer


def _topic(message: Posted) -> dict[str, str]:
    if not isinstance(message, Message) or not message.is_topic_message:
        return {}
    topic = message.message_thread_id
    return {} if topic is None else {TOPIC: str(topic)}
