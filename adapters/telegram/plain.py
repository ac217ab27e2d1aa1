"""Prompts as they were written: Telegram would make links and mentions of parts of them."""

import re
from collections.abc import Iterator

from telegram import MessageEntity

from bot.wording import utf16

# Lines with a prompt in them: the first one of what is said of a job (`chat-prompt`), a job of
# several (`job-line`), a form for other words (`edit-reply`), a clip in a gallery.
_PROMPT = re.compile(
    r"(?:\A“(?P<alone>.+)”$|^\D{1,6}\d+\D{1,6}“(?P<job>.+)”[:：]|^✏️.*?“(?P<form>.+)”"
    r"|^\d\. (?P<listed>.+)$)",
    re.MULTILINE,
)

_LINKED = re.compile(r"[@#$/]\w|\w[.:]\w", re.IGNORECASE)
"""What looks like a name, a tag, a command or an address
(https://core.telegram.org/bots/api#messageentity)."""


def as_written(words: str) -> list[MessageEntity] | None:
    """Has prompts stand as code, where Telegram would make something of them: the one mark-up in
    which it does not. Nobody is called by somebody else's prompt."""
    return list(_prompts(words)) or None


def _prompts(words: str) -> Iterator[MessageEntity]:
    for found in _PROMPT.finditer(words):
        prompt = found[found.lastgroup or 0]
        if _LINKED.search(prompt) is not None:
            offset = utf16(words[: found.start(found.lastgroup or 0)])
            yield MessageEntity(MessageEntity.CODE, offset, utf16(prompt))
