"""Who and where: the bot, people, and the chats of the loopback Telegram."""

from dataclasses import dataclass, field
from typing import Any

TOKEN = "123456789:AAloopback-telegram-token-0123456789"
BOT = 123456789
PERSON = 700
ANONYMOUS, CHANNEL_SPEAKER = 1087968824, 136817688
"""The shared users that anonymous admins and channels speak through
(https://core.telegram.org/bots/api#message, `sender_chat`)."""


def me() -> dict[str, Any]:
    """The bot as getMe tells of it (https://core.telegram.org/bots/api#user): set up as our
    documents say, in privacy mode as every new bot is."""
    return {
        "id": BOT,
        "is_bot": True,
        "first_name": "Reelbot",
        "username": "reelbot",
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_guest_queries": True,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


BARE_ME = ("id", "is_bot", "first_name", "username")
"""What is told of the bot anywhere but in getMe."""


@dataclass(eq=False)
class Chat:
    """A conversation. Change what is to change: `refuses` is a 403's description, `admins` are
    user ids (the bot's among them where it is one), `closed` are topics nobody may write in."""

    id: int
    kind: str  # private, group, supergroup, channel
    title: str = "us"
    username: str | None = None
    opened: bool = True  # a person has written to the bot; else it may not write to them
    refuses: str | None = None
    migrated_to: int | None = None
    owner: int | None = None
    admins: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    may_send: bool = True
    may_send_media: bool = True

    @property
    def group(self) -> bool:
        return self.id < 0

    def payload(self) -> dict[str, Any]:
        """https://core.telegram.org/bots/api#chat"""
        told: dict[str, Any] = {"id": self.id, "type": self.kind}
        if self.kind == "private":
            return told | {"first_name": self.title}
        if self.username:
            told["username"] = self.username
        if self.topics:
            told["is_forum"] = True
        return told | {"title": self.title}

    def status(self, user: int) -> str:
        if user == self.owner:
            return "creator"
        if user in self.left:
            return "left"
        return "administrator" if user in self.admins else "member"


def person(user: int, language: str = "en", name: str = "Ada") -> dict[str, Any]:
    """https://core.telegram.org/bots/api#user"""
    told: dict[str, Any] = {"id": user, "is_bot": False, "first_name": name}
    return told | ({"language_code": language} if language else {})


def member(chat: Chat, user: dict[str, Any], status: str | None = None) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#chatmember"""
    status = status or chat.status(user["id"])
    told: dict[str, Any] = {"status": status, "user": user}
    if status == "kicked":
        return told | {"until_date": 0}
    if status == "creator":
        return told | {"is_anonymous": False}
    if status == "administrator":
        return told | {"can_be_edited": False} | dict.fromkeys(_RIGHTS, True)
    return told


_RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
