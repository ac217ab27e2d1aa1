"""Telegram's guest mode: a mention in a chat that the bot has not joined."""

import asyncio
from pathlib import Path

from tests.e2e.telegram import PERSON, TelegramServer
from tests.e2e.telegram.cast import STORAGE, connected, jobs
from tests.support.generator import Gate


async def test_a_guests_mention_becomes_a_clip_in_the_answer(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        mention = telegram.mention("hey @ReelBot, a fox --seconds 2")
        message = await mention.answer()
        assert message.text.startswith("“a fox”\nWaiting")
        gate.open(await gate.next())
        await telegram.until(lambda: message.clip is not None)
        [status] = await jobs(line)
    assert status.job.request.seconds == 2
    assert status.job.address.public
    assert [post.chat for post in telegram.posts.values()] == [STORAGE]


async def test_a_bare_mention_takes_the_words_that_it_answers(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        for mention in (
            telegram.mention("@reelbot", reply_to="a wolf at dawn"),
            telegram.mention("a fox at noon @reelbot"),
        ):
            message = await mention.answer()
            await telegram.until(lambda message=message: message.clip is not None)  # type: ignore[misc]  # mypy does not infer the default's type
        prompts = [status.job.request.prompt for status in await jobs(line)]
    assert prompts == ["a wolf at dawn", "a fox at noon"]


async def test_the_same_mention_again_makes_no_second_job(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        mention = telegram.mention("@reelbot a fox")
        [update] = telegram.updates
        message = await mention.answer()
        await telegram.until(lambda: message.clip is not None)
        telegram.updates.append(update)  # as after a kill between the job and the next request
        telegram.write("/status")
        await telegram.until(lambda: not telegram.updates)
        assert len(await jobs(line)) == 1


async def test_a_guests_mistake_is_answered_by_a_sentence(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        message = await telegram.mention("@reelbot").answer()
        assert message.text.startswith("What should the clip show?")
        message = await telegram.mention("@reelbot /privacy delete").answer()
        assert message.text.startswith("Here I only make clips")
        assert await jobs(line) == []


async def test_without_a_place_to_keep_clips_guests_are_sent_to_the_private_chat(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path, telegram_storage_chat=None):
        message = await telegram.mention("@reelbot 狐狸", language="zh-hans").answer()
        assert "私聊" in message.text


async def test_guests_are_not_served_where_that_is_switched_off(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    for wanted, able in ((False, True), (True, False)):
        telegram.me["supports_guest_queries"] = True
        telegram.updates.clear()
        mention = telegram.mention("@reelbot a fox")
        telegram.me["supports_guest_queries"] = able
        async with connected(telegram, tmp_path, telegram_guests=wanted) as line:
            telegram.write("/status")
            await telegram.until(lambda: bool(telegram.posts))
            assert await jobs(line) == []
        assert not mention.answered
        telegram.posts.clear()


async def test_a_clip_for_a_guest_who_cannot_be_answered_is_kept(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        ended = asyncio.Event()
        line.line.queue.listeners.append(lambda job: ended.set() if job.state.final else None)
        telegram.guest_lives = 0
        telegram.mention("@reelbot a fox")
        async with asyncio.timeout(10):
            await ended.wait()
        telegram.write("/gallery", user=PERSON)
        await telegram.until(lambda: any("a fox" in it.text for it in telegram.posts.values()))
        [status] = await jobs(line)
    assert status.job.clip is not None
