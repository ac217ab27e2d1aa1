"""What the doctor makes of the storage chat: is it there, may the bot post, who can look in."""

from collections.abc import Iterator

from telegram import (
    ChatFullInfo,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberMember,
    ChatMemberRestricted,
)
from telegram.constants import ChatMemberStatus, ChatType

from adapters.telegram.selfcheck_bot import SUBJECT
from bot.doctor.finding import Finding, broken, note, ok

_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


def storage_findings(chat: ChatFullInfo, member: ChatMember) -> Iterator[Finding]:
    """`member` is the bot in it."""
    if member.status in _OUT:
        yield not_there("the bot has left it")
        return
    name = plain(chat.effective_name or str(chat.id))
    if not _may_post(chat, member):
        yield broken(
            SUBJECT,
            f"It may not post in “{name}”, the TELEGRAM_STORAGE_CHAT.",
            "Make it an admin there who may post messages.",
        )
    elif chat.type == ChatType.PRIVATE:
        yield note(
            SUBJECT,
            f"TELEGRAM_STORAGE_CHAT is the private chat with {name}, who is shown every clip.",
            "A private channel keeps them out of the way.",
        )
    elif chat.username:
        yield note(
            SUBJECT,
            f"TELEGRAM_STORAGE_CHAT is public: everybody can see every clip in @{chat.username}.",
            f"Make it private, and set TELEGRAM_STORAGE_CHAT={chat.id}.",
        )
    else:
        kind = "channel" if chat.type == ChatType.CHANNEL else "group"
        yield ok(SUBJECT, f"Clips for other chats are kept in “{name}”, a private {kind}.")


def not_there(why: str) -> Finding:
    return broken(
        SUBJECT,
        f"TELEGRAM_STORAGE_CHAT cannot be used: {why}.",
        "Add the bot there as an admin; the log of a running Reelbot then says the chat's id.",
    )


def moved_away(chat: int) -> Finding:
    return broken(
        SUBJECT,
        "The group of TELEGRAM_STORAGE_CHAT became a supergroup, which has another id.",
        f"Set TELEGRAM_STORAGE_CHAT={chat}.",
    )


def plain(name: str) -> str:
    """A name that others chose, without what a terminal would act upon."""
    return "".join(letter for letter in name if letter.isprintable())


def _may_post(chat: ChatFullInfo, member: ChatMember) -> bool:
    """Animations, for Telegram, are "other messages"
    (https://core.telegram.org/bots/api#chatpermissions)."""
    if isinstance(member, ChatMemberRestricted):
        return member.can_send_other_messages
    if isinstance(member, ChatMemberAdministrator):
        return member.can_post_messages is not False  # told of channels alone
    if chat.type == ChatType.CHANNEL:
        return not isinstance(member, ChatMemberMember)
    permissions = chat.permissions
    return permissions is None or permissions.can_send_other_messages is not False
