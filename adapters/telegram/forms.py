"""Forms: messages of ours that ask for an answer by reply, and are known again by their words."""

import re
from dataclasses import dataclass

from telegram import ForceReply, Message

from bot.texts.catalogue import text

_EDIT, _RULE = "✏️", "⚙️"
_FORM = re.compile(rf"(?:{_EDIT} #(?P<number>\d{{1,18}})|{_RULE} (?P<field>[a-z_]+)) ")
_HINT = 64
"""The most characters that stand in the empty message field
(https://core.telegram.org/bots/api#forcereply)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What an answer is about: the clip of a `number` that is to have other words, or a `field` of
    the community's rules."""

    number: int = 0
    field: str | None = None


def edit_form(number: int, prompt: str, locale: str) -> tuple[str, ForceReply]:
    words = text("edit-reply", locale, prompt=prompt)
    return f"{_EDIT} #{number} {words}", _reply(prompt)


def rule_form(field: str, words: str) -> tuple[str, ForceReply]:
    return f"{_RULE} {field} {words}", _reply("")


def read_form(message: Message) -> Form | None:
    """None where the message is no form."""
    match = _FORM.match(message.text or "")
    if match is None:
        return None
    return Form(number=int(match["number"] or 0), field=match["field"])


def _reply(hint: str) -> ForceReply:
    """Selective: only who pressed is asked."""
    return ForceReply(selective=True, input_field_placeholder=hint[:_HINT] or None)
