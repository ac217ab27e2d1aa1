"""What people do again and again: ask for something, and look at what is answered to it."""

import asyncio
from typing import Any

from tests.e2e.telegram.places import PERSON
from tests.e2e.telegram.posts import Post, Shown
from tests.e2e.telegram.questions import PATIENCE, PressAnswer
from tests.e2e.telegram.server import TelegramServer
from tests.support.line import Bench


def replies(server: TelegramServer, to: int | Post) -> list[Post]:
    """The bot's answers to a message, oldest first."""
    number = to.id if isinstance(to, Post) else to
    return [it for it in server.posts.values() if it.reply_to == number and not it.deleted]


async def reply(server: TelegramServer, to: int | Post, count: int = 1) -> Post:
    """The latest answer to a message, once there are so many."""
    await server.until(lambda: len(replies(server, to)) >= count)
    return replies(server, to)[-1]


async def ask(server: TelegramServer, words: str, **who: Any) -> Post:
    """The answer to what somebody writes."""
    return await reply(server, server.write(words, **who))


async def clip_of(server: TelegramServer, line: Bench, words: str = "a fox", **who: Any) -> Post:
    """The clip that somebody asks for, once the bot knows that it stands there."""
    post = await ask(server, words if "chat" not in who else f"/video {words}", **who)
    return await shown(server, line, post)


async def shown(server: TelegramServer, line: Bench, post: Post) -> Post:
    """The message, once it is a clip and the bot knows."""
    await server.until(lambda: post.clip is not None)
    ended = asyncio.Event()
    line.line.queue.listeners.append(lambda job: ended.set() if job.state.final else None)
    while not (await line.service.by_message("telegram", str(post.id))).state.final:
        async with asyncio.timeout(PATIENCE):
            await ended.wait()
        ended.clear()
    return post


async def letters(server: TelegramServer, user: int = PERSON, count: int = 1) -> list[Post]:
    """What was written to somebody in private, once it is so much."""
    await server.until(lambda: len(_private(server, user)) >= count)
    return _private(server, user)


async def press(
    server: TelegramServer, post: Shown, button: str = "", *, user: int = PERSON, **more: Any
) -> PressAnswer:
    return await server.press(post, button, user=user, **more).answer()


def _private(server: TelegramServer, user: int) -> list[Post]:
    return [it for it in server.posts.values() if it.chat == user]
