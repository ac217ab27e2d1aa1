"""Forms: messages of ours that ask for an answer by reply, and are known again by their words."""

import re
from dataclasses import dataclass

from telegram import ForceReply, Message, MessageEntity, User

from bot.texts.catalogue import text
from bot.wording import shortened, utf16

_EDIT, _RULE = "✏️", "⚙️"
_FORM = re.compile(rf"(?:{_EDIT} #(?P<number>\d{{1,18}})|{_RULE} (?P<field>[a-z_]+)) ")
_HINT = 64
"""The most characters that stand in the empty message field
(https://core.telegram.org/bots/api#forcereply)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What an answer is about: the clip of a `number` that is to have other words, or a `field` of
    the community's rules. `asked` is who is to answer, where others could."""

    number: int = 0
    field: str | None = None
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is written. In a group it is `selective`: only who is mentioned, or replied to,
    finds the message field open for an answer (https://core.telegram.org/bots/api#forcereply)."""

    words: str
    markup: ForceReply
    entities: tuple[MessageEntity, ...] = ()


def edit_form(number: int, prompt: str, locale: str, asked: User | None = None) -> Sheet:
    """`asked` is who is to answer, None in private."""
    return _sheet(f"{_EDIT} #{number} ", text("edit-reply", locale, prompt=prompt), prompt, asked)


def rule_form(
    field: str, words: str, asked: User | None = None, *, selective: bool = False
) -> Sheet:
    """`selective`: it is a reply to who is to answer."""
    return _sheet(f"{_RULE} {field} ", words, "", asked, selective=selective)


def read_form(message: Message) -> Form | None:
    """None where the message is no form."""
    match = _FORM.match(message.text or "")
    if match is None:
        return None
    mentioned = [it.user.id for it in message.entities if it.user is not None]
    return Form(
        number=int(match["number"] or 0),
        field=match["field"],
        asked=mentioned[0] if mentioned else None,
    )


def _sheet(
    mark: str, words: str, hint: str, asked: User | None, *, selective: bool = False
) -> Sheet:
    markup = ForceReply(
        selective=selective or asked is not None,
        input_field_placeholder=shortened(hint, _HINT, utf16) or None,
    )
    if asked is None:
        return Sheet(f"{mark}{words}", markup)
    name = asked.full_name
    mention = MessageEntity(MessageEntity.TEXT_MENTION, utf16(mark), utf16(name), user=asked)
    return Sheet(f"{mark}{name}: {words}", markup, (mention,))
