"""All that the loopback Telegram remembers, and where the bot may write."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from tests.e2e.telegram.checking import Checker
from tests.e2e.telegram.description import description
from tests.e2e.telegram.feed import Feed
from tests.e2e.telegram.files import Files
from tests.e2e.telegram.flood import Flood
from tests.e2e.telegram.places import PERSON, TOKEN, Chat, me
from tests.e2e.telegram.posts import InlineMessage, Post
from tests.e2e.telegram.problems import TOO_OLD, BadRequest, Body, Forbidden, Refusal
from tests.e2e.telegram.questions import PATIENCE, InlineAnswer, Question

Hook = Callable[[Body], Awaitable[None] | None]
Q = TypeVar("Q", bound=Question[Any])


class World:
    """The state that tests read and change. Times are seconds, `ahead` how far Telegram's clock
    has been put forward."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.me = me()  # what getMe says
        self.api = ""
        self.checker = Checker(description())
        self.violations: list[str] = []  # what no correct program does; none in the end
        self.calls: list[str] = []  # methods
        self.requests: list[tuple[str, Body]] = []  # method and parameters, of those well-formed
        self.refusals: list[Refusal] = []
        self.unheard: list[str] = []  # ids of messages and files that lost answers told of
        self.before: dict[str, Hook] = {}  # by method; run before it takes effect
        self.after: dict[str, Hook] = {}  # and before its answer is sent

        self.chats: dict[int, Chat] = {PERSON: Chat(PERSON, "private", "Ada")}
        self.posts: dict[int, Post] = {}
        self.said: dict[int, Body] = {}  # people's messages, as JSON
        self.erased: set[int] = set()  # those that were deleted
        self.questions_deleted = False  # whether all of them were
        self.inline_messages: list[InlineMessage] = []
        self.inline_cache = True  # whether Telegram answers inline queries again by itself
        self.inline_answers: dict[tuple[object, ...], tuple[float, InlineAnswer]] = {}
        self.questions: dict[str, Question[Any]] = {}
        self.inline_lives, self.press_lives, self.guest_lives = 10.0, 15.0, 60.0
        self.reactions: dict[int, list[str]] = {}  # of the bot, by message
        self.actions: list[tuple[int, str]] = []  # chat, "typing" or another
        self.scoped_commands: dict[tuple[str, str], list[dict[str, str]]] = {}  # scope, language
        self.about: dict[tuple[str, str], str] = {}  # "name", "description", …; language
        self.hosts: dict[str, str] = {}  # "https://bot.example": the loopback address it stands for

        self.files = Files()
        self.feed = Feed(self.tell)
        self.flood_control = False
        self.time_scale = 1.0  # how much faster the clock of flood control runs
        self.floods = 0
        self.ahead = 0.0
        self.flood = Flood(lambda: time.monotonic() * self.time_scale + self.ahead)
        self._message_ids = itertools.count(1)
        self._other_ids = itertools.count(1)
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    # What tests look at

    @property
    def post(self) -> Post:
        """The only post there is."""
        [post] = self.posts.values()
        return post

    @property
    def updates(self) -> list[Body]:
        """Not confirmed yet."""
        return self.feed.waiting

    @property
    def served(self) -> list[int]:
        """Update ids, as often as they were handed out."""
        return self.feed.served

    @property
    def commands(self) -> dict[str, list[dict[str, str]]]:
        """Those for everywhere, by language."""
        scoped = self.scoped_commands.items()
        return {language: told for (scope, language), told in scoped if scope == "default"}

    @property
    def max_upload(self) -> int:
        return self.files.max_upload

    @max_upload.setter
    def max_upload(self, most: int) -> None:
        self.files.max_upload = most

    def forget_files(self) -> None:
        """No file_id given so far stands for anything any more."""
        self.files.kept.clear()

    # Time

    def now(self) -> float:
        return time.time() + self.ahead

    def later(self, seconds: float) -> None:
        """Let time pass at Telegram: questions and messages grow old."""
        self.ahead += seconds

    async def until(self, happened: Callable[[], bool], within: float = PATIENCE) -> None:
        """Wait for what the bot, or Telegram, should do."""
        if happened():
            return
        waiting = (happened, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(within):
                await waiting[1]
        finally:
            self._waiting.remove(waiting)

    def tell(self) -> None:
        """Let those go on who wait for what has happened now."""
        for happened, waiting in self._waiting:
            if not waiting.done():
                try:
                    if happened():
                        waiting.set_result(None)
                except Exception as error:  # of a test's own making
                    waiting.set_exception(error)

    # Ids

    def next_message_id(self) -> int:
        return next(self._message_ids)

    def next_id(self, prefix: str = "") -> str:
        return f"{prefix}{4_000_000_000_000 + next(self._other_ids)}"

    # Places

    def chat(self, number: int, **about: Any) -> Chat:
        """A chat, made on its first mention; see `Chat` for what can be said about it."""
        if number not in self.chats:
            kind = about.pop("kind", "supergroup" if number < 0 else "private")
            title = about.pop("title", "us" if number < 0 else "Ada")
            self.chats[number] = Chat(number, kind, title)
        for key, value in about.items():
            setattr(self.chats[number], key, value)
        return self.chats[number]

    def find_chat(self, number: int | str) -> Chat:
        """Raises BadRequest: the bot knows of none."""
        for chat in self.chats.values():
            if number == chat.id or (chat.username and number == f"@{chat.username}"):
                return chat
        raise BadRequest("chat not found")

    def open_chat(self, number: int | str) -> Chat:
        """A chat that the bot may look into. Raises Problem: it may not."""
        chat = self.find_chat(number)
        if chat.migrated_to is not None:
            upgraded = "group chat was upgraded to a supergroup chat"
            raise BadRequest(upgraded, {"migrate_to_chat_id": chat.migrated_to})
        if chat.refuses is not None:
            raise Forbidden(chat.refuses)
        if not chat.opened:
            raise Forbidden("bot can't initiate conversation with a user")
        return chat

    def writable(self, number: int | str, topic: int | None, what: str) -> Chat:
        """A chat that the bot may send to; `what` is "text messages", "animations", …"""
        chat = self.open_chat(number)
        if not chat.may_send or not (chat.may_send_media or what == "text messages"):
            raise BadRequest(f"not enough rights to send {what} to the chat")
        if topic is not None and topic not in chat.topics:
            raise BadRequest("message thread not found")
        if topic in chat.closed and self.me["id"] not in chat.admins:
            raise BadRequest("TOPIC_CLOSED")
        return chat

    # Messages and questions

    def stands(self, chat: Chat, message: int) -> bool:
        """Whether a message is there, the bot's or a person's."""
        post = self.posts.get(message)
        if post is not None:
            return not post.deleted and post.chat == chat.id
        said = self.said.get(message)
        gone = self.questions_deleted or message in self.erased
        return said is not None and said["chat"]["id"] == chat.id and not gone

    def live(self, kind: type[Q], number: str, lives: float) -> Q:
        """A question that may be answered now. Raises BadRequest: it may not."""
        question = self.questions.get(number)
        if (
            not isinstance(question, kind)
            or question.answered
            or self.now() - question.asked > lives
        ):
            raise BadRequest(TOO_OLD)
        return question

    def admit(self, key: int | str, *, group: bool = False) -> int:
        """Seconds until the bot may send there; 0 unless there is flood control."""
        if not self.flood_control:
            return 0
        wait = self.flood.admit(str(key), group=group)
        self.floods += wait > 0
        return wait
