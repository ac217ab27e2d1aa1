"""The people of the soak: everybody asks for one clip, and some change their minds."""

import asyncio
import contextlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.e2e.telegram.places import PERSON
from tests.e2e.telegram.posts import InlineMessage, Post, Shown
from tests.e2e.telegram.server import TelegramServer
from tests.e2e.telegram.soak.bot import IMPOSSIBLE

HUGE = "a fox --size huge"  # what cannot be read
_PROMPTS = {"a fox": 20, IMPOSSIBLE: 4, HUGE: 4, "": 72}
GROUPS_BEGIN, MOVED = -1000, -100_000
_HEARD = ("chosen", "pressed", "both")
"""How the bot hears that a result was sent: the first needs a switch at @BotFather."""


@dataclass(eq=False, slots=True)
class Asker:
    """`asked` are the messages by which they asked, in private or in a group: again, where the
    first was not answered. Who asks by inline mode has a `message`, once they have sent it."""

    user: int
    prompt: str
    chat: int | None = None
    heard: str = ""
    asked: list[int] = field(default_factory=list)
    message: InlineMessage | None = None
    left: bool = False  # they blocked the bot, or threw it out of their group

    @property
    def inline(self) -> bool:
        return bool(self.heard)

    @property
    def unreadable(self) -> bool:
        return self.prompt == HUGE

    @property
    def source(self) -> str:
        """What their job has for its source."""
        if self.message is not None:
            return f"inline:{self.message.id}"
        return f"{self.chat or self.user}:{self.asked[-1]}" if self.asked else ""


class Crowd:
    """`groups` of `members` each, and so many in private and by inline mode."""

    def __init__(
        self,
        server: TelegramServer,
        dice: random.Random,
        *,
        groups: int,
        members: int,
        private: int,
        inline: int,
    ) -> None:
        self.askers: list[Asker] = []
        self.moved: dict[int, int] = {}  # groups that became supergroups
        self._server = server
        self._dice = dice
        self._typing: set[asyncio.Task[None]] = set()
        self.groups = [GROUPS_BEGIN - number for number in range(groups)]
        for chat in self.groups:
            server.chat(chat, kind="group")
            for _ in range(members):
                self._enter(chat=chat)
        for _ in range(private):
            self._enter()
        for number in range(inline):
            self._enter(heard=_HEARD[number % len(_HEARD)])
        dice.shuffle(self.askers)

    def ask(self, askers: list[Asker]) -> None:
        """All at once."""
        for asker in askers:
            if asker.inline:
                task = asyncio.create_task(self._type(asker))
                self._typing.add(task)
                task.add_done_callback(self._typing.discard)
            else:
                words = f"/video {asker.prompt}"
                asker.asked.append(self._server.write(words, user=asker.user, chat=asker.chat))

    @property
    def typing(self) -> int:
        return len(self._typing)

    async def leave(self) -> None:
        for task in self._typing:
            task.cancel()
        await asyncio.gather(*self._typing, return_exceptions=True)

    def shown(self, asker: Asker) -> list[Shown]:
        """The messages that answer them."""
        if asker.inline:
            return [asker.message] if asker.message is not None else []
        return [post for number in asker.asked for post in self._answers.get(number, [])]

    def look(self) -> None:
        """See what is there by now."""
        self._answers: dict[int, list[Post]] = {}
        for post in list(self._server.posts.values()):
            question = post.sent.get("reply_parameters", {}).get("message_id")
            if question is not None:
                self._answers.setdefault(question, []).append(post)

    def clips(self) -> int:
        shown = [*self._server.posts.values(), *self._server.inline_messages]
        return sum(it.clip is not None for it in shown)

    def unanswered(self, jobs: set[str]) -> list[Asker]:
        """Whom the bot has told nothing, and has no job for."""
        self.look()
        return [
            it
            for it in self.askers
            if it.asked and not it.left and it.source not in jobs and not self.shown(it)
        ]

    def think_again(self, chance: float) -> None:
        """Some of those who wait cancel their clips, others delete the message."""
        for asker, shown in self._waiting():
            fate = self._dice.random() / chance
            if fate < 0.6:
                self._server.press(shown, "Cancel", user=asker.user)
            elif fate < 1 and not asker.inline:
                shown.deleted = True

    def turn_away(self, blockers: int) -> None:
        """Some block the bot, one group throws it out, and another becomes a supergroup."""
        private = [it for it in self.askers if not it.inline and it.chat is None]
        for asker in private[:blockers]:
            self._server.block(asker.user)
            asker.left = True
        unfriendly, moving, *_ = self.groups
        self._server.kick(unfriendly)
        for asker in self.askers:
            asker.left |= asker.chat == unfriendly
        self.moved[moving] = MOVED
        self._server.migrate(moving, MOVED)

    def _enter(self, *, chat: int | None = None, heard: str = "") -> None:
        user = PERSON + 1 + len(self.askers)
        [what] = self._dice.choices(list(_PROMPTS), list(_PROMPTS.values()))
        prompt = what or f"a cat for {user} --seed {user}"
        self.askers.append(Asker(user, prompt, chat, heard))

    async def _type(self, asker: Asker) -> None:
        """Until they are offered something; they send it, and the bot hears of that."""
        while asker.message is None:
            query = await self._server.type_inline(asker.prompt, user=asker.user)
            with contextlib.suppress(TimeoutError):
                await query.answer()
                asker.message = await self._server.choose(query, feedback=asker.heard != "pressed")
        if asker.heard != "chosen" and asker.message.id is not None:
            self._server.press(asker.message, "Make this clip", user=asker.user)

    def _waiting(self) -> Iterator[tuple[Asker, Shown]]:
        """Those who were told to wait, and not more yet."""
        self.look()
        for asker in self.askers:
            shown = self.shown(asker)[-1:]
            if shown and not shown[0].deleted and not asker.left and "⏹️ Cancel" in shown[0].buttons:
                yield asker, shown[0]
