"""What people wait for the bot to answer: inline queries, pressed buttons, guest mentions."""

import asyncio
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tests.e2e.telegram.posts import InlineMessage
from tests.e2e.telegram.problems import Body

PATIENCE = 10.0  # seconds a test waits for what should happen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """https://core.telegram.org/bots/api#answerinlinequery"""

    results: list[Body]
    next_offset: str = ""
    is_personal: bool = False
    cache_time: int = 300
    button: Body | None = None


@dataclass(frozen=True, slots=True)
class PressAnswer:
    """https://core.telegram.org/bots/api#answercallbackquery"""

    text: str = ""
    show_alert: bool = False
    url: str = ""


def _future() -> "asyncio.Future[T]":
    return asyncio.get_running_loop().create_future()


@dataclass(eq=False, kw_only=True)
class Question(Generic[T]):
    """`asked` is when, by Telegram's clock."""

    id: str
    user: int
    asked: float
    _answer: "asyncio.Future[T]" = field(default_factory=_future, repr=False)

    @property
    def answered(self) -> bool:
        return self._answer.done()

    async def answer(self) -> T:
        """What the bot says to it. Raises TimeoutError: nothing."""
        async with asyncio.timeout(PATIENCE):
            return await asyncio.shield(self._answer)

    def settle(self, answer: T) -> None:
        self._answer.set_result(answer)


@dataclass(eq=False, kw_only=True)
class InlineQuery(Question[InlineAnswer]):
    """`cached`: Telegram answered by itself with what the bot had let it keep."""

    text: str
    offset: str = ""
    language: str = "en"
    cached: bool = False


@dataclass(eq=False, kw_only=True)
class Press(Question[PressAnswer]):
    data: str


@dataclass(eq=False, kw_only=True)
class Mention(Question[InlineMessage]):
    """The answer is the message that the bot put there as a guest."""

    text: str
    chat: int
