"""Where a message stands: in a chat, or, sent through the bot, somewhere that it cannot see."""

from dataclasses import dataclass
from typing import Any, Self

from bot.types import Address, Job

_INLINE = "inline/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """`chat` and `message`, or `inline`: the id of a message sent through the bot."""

    chat: int = 0
    message: int = 0
    inline: str | None = None

    @classmethod
    def of(cls, job: Job) -> Self | None:
        """Where the job is shown; None: nowhere yet."""
        if job.placeholder is None:
            return None
        if job.placeholder.startswith(_INLINE):
            return cls(inline=job.placeholder.removeprefix(_INLINE))
        chat, _, message = job.placeholder.rpartition("/")
        return cls(chat=int(chat or job.address.channel), message=int(message))

    def reference(self, address: Address) -> str:
        """What a job keeps of it: the message's id, after its chat's where that is another than the
        one it was asked for in."""
        if self.inline is not None:
            return f"{_INLINE}{self.inline}"
        known = address.channel == str(self.chat)
        return str(self.message) if known else f"{self.chat}/{self.message}"

    @property
    def target(self) -> dict[str, Any]:
        """The parameters of the Bot API that name it."""
        if self.inline is not None:
            return {"inline_message_id": self.inline}
        return {"chat_id": self.chat, "message_id": self.message}

    @property
    def key(self) -> str:
        """Unique over all messages."""
        return self.inline or f"{self.chat}/{self.message}"
