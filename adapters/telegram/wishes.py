"""What somebody's message asks of the bot, if it is for the bot at all."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from telegram import Message, User

from adapters.telegram.forms import Form, read_form
from adapters.telegram.people import answered, is_private
from adapters.telegram.photos import photo_of
from bot.commands import command_in
from bot.grammar import COMMAND_NAMES, MAKING
from bot.prompt import clean

RULES, START, UNKNOWN = "reelbot", "start", "?"

_OURS = frozenset({*COMMAND_NAMES, RULES, START})
_COMMAND = re.compile(r"[/／](?P<name>[^\s@]+)(?:@(?P<bot>\w+))?\s*(?P<rest>.*)", re.DOTALL)
_ALBUMS = 1000  # remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """`name` is a command's first name, or UNKNOWN, or "" where there are words alone; `rest` is
    what stands behind it, `words` are both. With `form`, the words were typed into one of ours."""

    name: str = ""
    rest: str = ""
    words: str = ""
    form: Form | None = None


class Wishes:
    """In private every text is for us; in groups our commands are, what begins with our name, and
    answers to our forms."""

    def __init__(self, me: User, *, missing: Collection[str]) -> None:
        """`missing` are commands of the grammar that there are not here."""
        self._me = me
        self._missing = missing
        self._mention = re.compile(
            rf"@{re.escape(me.username or '')}(?!\w)[\s:,，：]*", re.IGNORECASE
        )
        self._albums: dict[str, None] = {}

    def of(self, message: Message) -> Wish | None:
        """None: nothing."""
        if message.via_bot is not None or _by_a_bot(message):  # sent through us: it is an answer
            return None
        given = (message.text or message.caption or "").strip()
        mention = self._mention.match(given)
        words = given[mention.end() :] if mention else given
        command = _COMMAND.match(words)
        called = command["bot"] if command else None
        if called and called.lower() != (self._me.username or "").lower():
            return None
        if command is None and (form := self._form(message)) is not None:
            return Wish(words=words, form=form) if words else None
        named = mention is not None or called is not None
        if not words:
            return self._silent(message, named=named)
        wish = self._read(words, command)
        if named or is_private(message.chat) or wish.name in _OURS:
            self._is_told(message)
            return wish
        return None

    def borrowed(self, message: Message) -> tuple[str, bool] | None:
        """The words of what the message answers, or of the part of it that is quoted, and whether
        they were written for us; None: it answers nothing, or the bot itself."""
        other = answered(message)
        if other is None or (other.from_user is not None and other.from_user.id == self._me.id):
            return None
        quote = message.quote
        said = clean(quote.text if quote is not None else other.text or other.caption or "")
        mention = self._mention.match(said)
        said = said[mention.end() :] if mention else said
        command = command_in(said)
        if command is not None and command[0] in MAKING:
            return command[1], True
        return said, mention is not None

    def _read(self, words: str, command: re.Match[str] | None) -> Wish:
        name = command["name"].lower() if command else ""
        if command is not None and name in (RULES, START):
            rest = command["rest"].strip()
            return Wish(name=name, rest=rest, words=words) if rest or name != START else _HELP
        found = command_in(clean(words))
        if found is not None and found[0] not in self._missing:
            return Wish(name=found[0], rest=found[1], words=words)
        return Wish(name=UNKNOWN, words=words) if command else Wish(rest=words, words=words)

    def _silent(self, message: Message, *, named: bool) -> Wish | None:
        """Of a message without words."""
        if named:
            meant = answered(message) is not None or photo_of(message) is not None
            return _VIDEO if meant else _HELP
        if not is_private(message.chat) or message.effective_attachment is None:
            return None
        return None if self._is_told(message) else _VIDEO

    def _is_told(self, message: Message) -> bool:
        """Whether somebody was answered already who sent several pictures together."""
        album = message.media_group_id
        if album is None:
            return False
        known = album in self._albums
        self._albums[album] = None
        if len(self._albums) > _ALBUMS:
            del self._albums[next(iter(self._albums))]
        return known

    def _form(self, message: Message) -> Form | None:
        """The form of ours that it is typed into."""
        asked = answered(message)
        if asked is None or asked.from_user is None or asked.from_user.id != self._me.id:
            return None
        return read_form(asked)


def _by_a_bot(message: Message) -> bool:
    """Anonymous admins and channels speak through bots of Telegram's own."""
    asker = message.from_user
    return asker is not None and asker.is_bot and message.sender_chat is None


_VIDEO, _HELP = Wish(name="video", words="/video"), Wish(name="help", words="/help")
