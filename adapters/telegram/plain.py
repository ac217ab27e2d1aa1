"""Prompts as they were written: Telegram would make links and mentions of parts of them."""

import re

from telegram import MessageEntity

from bot.wording import utf16

# The first line of what is said of a job: its prompt, in quotation marks (`chat-prompt`).
_PROMPT = re.compile(r"“(?P<words>.+)”(?=\n|$)")

_LINKED = re.compile(r"[@#$/]\w|\w[.:]\w", re.IGNORECASE)
"""What looks like a name, a tag, a command or an address
(https://core.telegram.org/bots/api#messageentity)."""


def as_written(words: str) -> list[MessageEntity] | None:
    """Has the prompt at the beginning stand as code, where Telegram would make something of it: the
    one mark-up in which it does not. Nobody is called by somebody else's prompt."""
    prompt = _PROMPT.match(words)
    if prompt is None or _LINKED.search(prompt["words"]) is None:
        return None
    offset = utf16(words[: prompt.start("words")])
    return [MessageEntity(MessageEntity.CODE, offset, utf16(prompt["words"]))]
