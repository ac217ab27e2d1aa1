"""User text is text: what Discord would read as Markdown, a mention or a link, escaped."""

import re

from bot.wording import utf16

TEXT = 4000
"""The most characters of all text in a message of components
(https://discord.com/developers/docs/components/reference#text-display)."""

# Colons too: of custom emoji, time stamps, and links that would unfold under the message. What
# begins a list does so at the start of a line, and Discord takes \r and \f for its end, too.
_ACTIVE = re.compile(r"[\\`*_~|<>\[\]()#@:]|(?<![^\n\r\f])[ \t]*(?:[-+]|\d+\.)(?=\s)")


def escaped(text: str) -> str:
    """The text, such that Discord shows it as it is.

    A backslash before any punctuation mark is taken away when the message is shown.
    """
    return _ACTIVE.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", text)


def small(text: str) -> str:
    """The text as small print: each of its lines, escaped, and none for an empty one."""
    return "\n".join(f"-# {escaped(line)}" for line in text.splitlines() if line.strip())


def size(text: str) -> int:
    """How long the text is in a message."""
    return utf16(escaped(text))


def moment(at: float, style: str = "R") -> str:
    """A point in time (Unix seconds), in each reader's own language and zone; `style` R is "2 hours
    ago", f the date and the time (https://discord.com/developers/docs/reference#message-formatting).
    """
    return f"<t:{int(at)}:{style}>"
