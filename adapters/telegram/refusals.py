"""What Telegram's refusals mean to us.

Bad requests can be told apart by their description alone (https://core.telegram.org/bots/api#making-
requests says that it may change); what is not known here is tried again later.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.types import TryLater


class Refused(Exception):
    """Telegram said no, and would say so again."""


class Uncertain(TryLater):
    """No answer came: it may have been done, or not."""


class Deleted(Refused):
    """Somebody deleted the message, or it cannot be edited any more."""


class Barred(Refused):
    """The chat or its topic is gone, or closed to us."""


class NoTopic(Refused):
    """The group's topic is gone or closed; others may be open."""


class NoClips(Refused):
    """The chat takes words, but no clips."""


class Kept(Refused):
    """The message is too old to be taken back."""


class Moved(Refused):
    """The group became a supergroup: `chat` is its new id."""

    def __init__(self, chat: int) -> None:
        super().__init__(f"the group has the id {chat} now")
        self.chat = chat


class Unchanged(Refused):
    """The message looks like this already."""


class NoText(Refused):
    """The message shows a clip: its words are a caption."""


class NoCaption(Refused):
    """The message is of words alone."""


class FileUnknown(Refused):
    """Telegram does not have that file (any more), or took it for another kind."""


class TooLarge(Refused):
    """Telegram does not take a file of this size."""


class TooLate(Refused):
    """The question was answered already, or waited for too long."""


class NoMember(Refused):
    """Nobody of that id is in the chat, or the bot may not know."""


_BY_DESCRIPTION: Mapping[str, type[Refused]] = MappingProxyType(
    {
        "message is not modified": Unchanged,
        "there is no text in the message": NoText,
        "there is no caption in the message": NoCaption,
        "message to edit not found": Deleted,
        "message can't be edited": Deleted,
        "message_id_invalid": Deleted,
        "message to delete not found": Deleted,
        "message can't be deleted": Kept,
        "message thread not found": NoTopic,
        "topic_closed": NoTopic,
        "topic_deleted": NoTopic,
        "chat not found": Barred,
        "chat_write_forbidden": Barred,
        "not enough rights to send animations": NoClips,
        "not enough rights to send videos": NoClips,
        "not enough rights to send documents": NoClips,
        "chat_send_gifs_forbidden": NoClips,
        "chat_send_videos_forbidden": NoClips,
        "chat_send_docs_forbidden": NoClips,
        "chat_send_media_forbidden": NoClips,
        "not enough rights": Barred,
        "have no rights": Barred,
        "peer_id_invalid": Barred,
        "group chat was upgraded": Barred,
        "group chat was deactivated": Barred,
        "user is deactivated": Barred,
        "wrong file identifier": FileUnknown,
        "wrong remote file": FileUnknown,
        "wrong padding in the file": FileUnknown,
        "file reference has expired": FileUnknown,
        "file_reference": FileUnknown,
        "can't use file of type": FileUnknown,
        "type of file mismatch": FileUnknown,
        "file is too big": TooLarge,
        "request entity too large": TooLarge,
        "query is too old": TooLate,
        "query id is invalid": TooLate,
        "guest query": TooLate,
        "user not found": NoMember,
        "member not found": NoMember,
        "invalid user_id": NoMember,
        "user_id_invalid": NoMember,
        "participant_id_invalid": NoMember,
        "member list is inaccessible": NoMember,
        "chat_admin_required": NoMember,
    }
)


@contextmanager
def told_apart() -> Iterator[None]:
    """Raise what a failure means.

    Raises:
        Refused: one of its kinds.
        TryLater: Telegram could not take it now; with `Uncertain` it may have, and an edit that
            arrived after all is made again.
    """
    try:
        yield
    except RetryAfter as error:
        raise TryLater("flood", after=seconds(error)) from error
    except Forbidden as error:
        raise Barred(error.message) from error
    except ChatMigrated as error:
        raise Moved(error.new_chat_id) from error
    except BadRequest as error:
        raise (_kind(error.message) or TryLater)(error.message) from error
    except NetworkError as error:  # TimedOut is one, too
        raise (_kind(error.message) or Uncertain)(error.message) from error
    except TelegramError as error:
        # The message of a refused token has the token in it.
        raise TryLater(type(error).__name__) from error


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    after: Any = error.retry_after  # a number of seconds before the library's next version
    return after.total_seconds() if isinstance(after, dt.timedelta) else float(after)


def _kind(description: str) -> type[Refused] | None:
    lower = description.lower()
    return next((kind for words, kind in _BY_DESCRIPTION.items() if words in lower), None)
