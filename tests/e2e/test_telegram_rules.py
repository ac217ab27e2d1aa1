"""The rules of Telegram's that the bot must respect, each by a test of its name."""

import asyncio
import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest

from adapters.telegram.inline import PAGE
from adapters.telegram.ratelimits import RateLimiter
from bot.logs import Formatter, Redactor
from bot.types import Address, Job, JobState
from bot.wording import utf16
from cache.database import DatabaseError
from tests.e2e.telegram import PERSON, TOKEN, Post, Refusal, TelegramServer
from tests.e2e.telegram.cast import STORAGE, connected, jobs
from tests.support.generator import Gate
from tests.support.line import Bench

GROUP = -1001


async def clip_in(telegram: TelegramServer, chat: int = PERSON) -> Post:
    """The first clip that stands in the chat."""
    await telegram.until(lambda: any(it.chat == chat and it.clip for it in telegram.posts.values()))
    return next(it for it in telegram.posts.values() if it.chat == chat and it.clip)


async def ended(line: Bench, count: int = 1) -> list[Job]:
    """The jobs, once so many have come to their end."""
    done: dict[str, Job] = {}
    enough = asyncio.Event()

    def note(job: Job) -> None:
        if job.state.final:
            done[job.id] = job
        if len(done) >= count:
            enough.set()

    line.line.queue.listeners.append(note)
    for status in await jobs(line):
        note(status.job)
    async with asyncio.timeout(10):
        await enough.wait()
    return list(done.values())


# Updates


async def test_an_update_is_confirmed_only_when_its_job_is_kept(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(telegram, tmp_path) as line:
        ask, failures = line.service.ask, iter([True, True, False])

        async def full_disk(text: str, address: Address, **more: Any) -> Any:
            if "fox" in text and next(failures, False):
                assert telegram.updates, "it is not confirmed yet"
                raise DatabaseError("The disk is full.")
            return await ask(text, address, **more)

        monkeypatch.setattr(line.service, "ask", full_disk)
        telegram.write("a fox")
        await clip_in(telegram)
        assert len(await jobs(line)) == 1


async def test_a_press_or_a_choice_that_comes_again_makes_no_second_job(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    seen: dict[int, Any] = {}
    telegram.before["getUpdates"] = lambda _: seen.update(
        {it["update_id"]: it for it in telegram.updates}
    )
    async with connected(telegram, tmp_path) as line:
        telegram.write("a fox")
        post = await clip_in(telegram)
        query = await telegram.type_inline("a wolf")
        message = await telegram.choose(query)
        await telegram.until(lambda: message.clip is not None)
        await telegram.press(post, "Again").answer()
        await ended(line, 3)
        assert len(seen) == 4
        telegram.updates.extend(seen.values())
        telegram.write("/status")
        await telegram.until(lambda: not telegram.updates)
        assert len(await jobs(line)) == 3


async def test_nobody_waits_while_a_clip_is_made(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        telegram.write("a fox")
        telegram.write("a wolf", chat=GROUP)
        telegram.write("/video a wolf", chat=GROUP)
        await gate.next()
        telegram.write("/status")
        await telegram.until(lambda: any("being made" in it.text for it in telegram.posts.values()))
        query = await telegram.type_inline("a bear")
        assert (await query.answer()).results


async def test_a_second_poller_is_told_and_stops(telegram: TelegramServer, tmp_path: Path) -> None:
    heard = asyncio.Event()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "Another program takes Telegram's messages" in record.getMessage():
                heard.set()

    logging.getLogger("adapters.telegram").addHandler(listener := Listener())
    async with connected(telegram, tmp_path):
        await telegram.until(lambda: "getUpdates" in telegram.calls)
        telegram.refusals.append(
            Refusal("getUpdates", 409, "Conflict: terminated by other getUpdates request")
        )
        telegram.write("/help")
        async with asyncio.timeout(10):
            await heard.wait()
        polls = telegram.calls.count("getUpdates")
        telegram.write("a fox")
    logging.getLogger("adapters.telegram").removeHandler(listener)
    assert telegram.calls.count("getUpdates") == polls


async def test_an_update_that_nobody_can_read_holds_up_nobody(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        await telegram.until(lambda: "getUpdates" in telegram.calls)
        telegram.feed.push("message", {"message_id": "none of ours"})
        telegram.write("a fox")
        await clip_in(telegram)


# Rates


async def test_a_groups_minute_is_kept_for_its_clips(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    """At the real pace: a clip goes out although progress has used up its share."""
    telegram.flood_control = True
    async with connected(telegram, tmp_path, limiter=RateLimiter()) as line:
        gate = line.generator.making = Gate()
        telegram.write("/video a fox", chat=GROUP)
        job_id = await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        job = (await line.service.status(job_id)).job
        platform = line.line.platforms.of(job)
        assert platform is not None
        assert platform.adapter.limits(job.address).edit_interval >= 15
        gate.open(job_id)
        await clip_in(telegram, GROUP)
    assert telegram.floods == 0


async def test_progress_that_is_refused_is_dropped_and_the_clip_is_not(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        telegram.refusals.append(
            Refusal("editMessageText", 429, "Too Many Requests", {"retry_after": 1}, times=99)
        )
        telegram.write("a fox")
        gate.open(await gate.next())
        await clip_in(telegram)
    assert telegram.calls.count("editMessageText") <= 3


# Inline


async def test_inline_answers_keep_within_every_limit(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        for number in range(PAGE + 2):
            telegram.write(f"{'🦊' * 400} {number}")
            await ended(line, number + 1)
        for words in ("", "🦊" * 128, "x" * 256):
            answer = await (await telegram.type_inline(words)).answer()
            assert len(answer.results) <= 50
            assert len(answer.next_offset.encode()) <= 64
            for result in answer.results:
                assert len(result["id"].encode()) <= 64
                assert utf16(result.get("caption", "")) <= 1024
                assert result["reply_markup"]["inline_keyboard"], "or it could never be edited"
            assert answer.is_personal
            assert answer.cache_time <= 10


async def test_an_answer_that_comes_too_late_breaks_nothing(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        telegram.inline_lives = 0
        await telegram.type_inline("a fox")
        await telegram.until(lambda: "answerInlineQuery" in telegram.calls)
        telegram.inline_lives = 10
        assert (await (await telegram.type_inline("a wolf")).answer()).results


async def test_while_somebody_types_only_the_last_words_are_answered(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        queries = [await telegram.type_inline("a sunset"[:length]) for length in range(1, 9)]
        assert (await queries[-1].answer()).results
        assert sum(query.answered for query in queries) <= 3
        rows = await line.database.fetch_all("SELECT words FROM offers")
        assert len(rows) <= 3


# Files


async def test_a_clip_is_uploaded_once_and_again_only_when_telegram_lost_it(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        uploads = []
        telegram.before["editMessageMedia"] = lambda body: uploads.append(
            "attach://" in json.dumps(body["media"])
        )
        for number, words in enumerate(("a fox", "A fox", "a  fox"), start=1):
            if number == 3:
                telegram.forget_files()
            telegram.write(words)
            await ended(line, number)
        rows = await line.database.fetch_all("SELECT holder, kind, format FROM uploads")
    assert uploads == [True, False, False, True]
    assert [tuple(row) for row in rows] == [("telegram:123456789", "animation", "mp4")]


async def test_an_answer_that_was_lost_is_an_edit_made_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        telegram.refusals.append(Refusal("editMessageMedia", 0, "", after=True))
        telegram.write("a fox")
        await ended(line)
        assert len(telegram.posts) == 1
        [status] = await jobs(line)
        assert status.job.state is JobState.DELIVERED


async def test_what_is_too_large_for_telegram_is_refused_with_a_sentence(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        telegram.max_upload = 10
        telegram.write("a fox")
        [job] = await ended(line)
        assert job.error is not None
        assert job.error.code == "clip-too-big"
        await telegram.until(lambda: "small enough" in telegram.post.text)


# What is gone or closed


async def test_a_message_that_was_deleted_is_not_asked_for_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        telegram.write("a fox")
        job_id = await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        telegram.post.deleted = True
        gate.open(job_id)
        [job] = await ended(line)
    assert job.error is not None
    assert job.error.code == "delivery-unreachable"
    assert telegram.calls.count("editMessageMedia") <= 1
    assert len(telegram.posts) == 1


async def test_who_kicked_or_blocked_the_bot_is_left_alone(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        for chat in (GROUP, None):
            telegram.write("/video a fox", chat=chat)
            await gate.next()
        await telegram.until(lambda: len(telegram.posts) == 2)
        telegram.kick(GROUP)
        telegram.block(PERSON)
        await telegram.until(lambda: not telegram.updates)
        before = len(telegram.calls)
        gate.open()
        assert {job.state for job in await ended(line, 2)} == {JobState.FAILED}
        asked = [it for it in telegram.calls[before:] if it not in ("getUpdates",)]
        assert asked == []
        telegram.invite(GROUP)
        telegram.write("/video a fox", chat=GROUP)
        await clip_in(telegram, GROUP)


async def test_a_group_that_moved_gets_its_clip_where_it_is(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    new = -1007777
    async with connected(telegram, tmp_path) as line:
        await line.service.communities.change(f"telegram:{GROUP}", quota=7)
        gate = line.generator.making = Gate()
        telegram.chat(GROUP, kind="group")
        telegram.write("/video a fox", chat=GROUP)
        job_id = await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        telegram.migrate(GROUP, new)
        await telegram.until(lambda: not telegram.updates)
        gate.open(job_id)
        await clip_in(telegram, new)
        await ended(line)
        assert (await line.service.communities.of(f"telegram:{new}")).quota == 7
        job = (await line.service.status(job_id)).job
    assert job.state is JobState.DELIVERED
    assert job.placeholder is not None
    assert job.placeholder.startswith(f"{new}/")
    assert job.address.scope == f"telegram:{new}", "whoever looks after the group does so still"


async def test_a_clip_in_a_group_that_moved_is_not_doubled_by_a_restart(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    new = -1007777
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        telegram.chat(GROUP, kind="group")
        telegram.write("/video a fox", chat=GROUP)
        job_id = await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        telegram.migrate(GROUP, new)
        await telegram.until(lambda: not telegram.updates)
        telegram.refusals.append(Refusal("editMessageMedia", 0, after=True))
        lost = asyncio.Event()
        line.line.queue.listeners.append(lambda job: lost.set() if job.posts else None)
        gate.open(job_id)
        async with asyncio.timeout(10):
            await lost.wait()
    async with connected(telegram, tmp_path) as line:
        [job] = await ended(line)
    assert job.state is JobState.DELIVERED
    assert [it.chat for it in telegram.posts.values() if it.clip] == [new]


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_clip_that_may_stand_in_a_group_that_moved_is_not_sent_again(
    telegram: TelegramServer, tmp_path: Path, arrived: bool
) -> None:
    new = -1007777
    async with connected(telegram, tmp_path) as line:
        telegram.chat(GROUP, kind="group")
        telegram.refusals.append(Refusal("editMessageMedia", 0, after=arrived))
        lost = asyncio.Event()
        line.line.queue.listeners.append(lambda job: lost.set() if job.posts else None)
        telegram.write("/video a fox", chat=GROUP)
        async with asyncio.timeout(10):
            await lost.wait()
        telegram.migrate(GROUP, new)
        await ended(line)
        await telegram.until(lambda: any(it.chat == new for it in telegram.posts.values()))
    clips = [it.chat for it in telegram.posts.values() if it.clip]
    assert clips == ([GROUP] if arrived else [])
    [said] = [it for it in telegram.posts.values() if it.chat == new]
    assert "/gallery" in said.text


async def test_a_storage_chat_that_is_closed_ends_in_a_sentence_not_in_a_storm(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        telegram.kick(STORAGE)
        query = await telegram.type_inline("a fox")
        message = await telegram.choose(query)
        await ended(line)
        await telegram.until(lambda: "/gallery" in message.text)
    assert telegram.calls.count("sendAnimation") <= 1


async def test_a_storage_chat_that_moved_is_found_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    old, new = -1005551, -1005552
    telegram.chat(old, kind="group")
    async with connected(telegram, tmp_path, telegram_storage_chat=str(old)):
        telegram.migrate(old, new)
        query = await telegram.type_inline("a fox")
        message = await telegram.choose(query)
        await telegram.until(lambda: message.clip is not None)
    assert [it.chat for it in telegram.posts.values()] == [new]


# Words


async def test_prompts_are_text_and_never_markup(telegram: TelegramServer, tmp_path: Path) -> None:
    words = "<b>fox</b> *wolf* _bear_ [x](tg://user?id=1) `&amp;` @everyone /start"
    async with connected(telegram, tmp_path):
        telegram.write(words)
        post = await clip_in(telegram)
        assert post.text.startswith(f"“{words}”")
    sent = [body for _, body in telegram.requests]
    assert not any("parse_mode" in json.dumps(body, default=str) for body in sent)


async def test_no_log_of_the_whole_run_has_the_token_in_it(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter(Redactor(()), as_json=True))  # by its shape alone
    root = logging.getLogger()
    names = ("", "aiohttp", "telegram", "adapters", "bot")
    levels = {name: logging.getLogger(name).level for name in names}
    root.addHandler(handler)
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        async with connected(telegram, tmp_path) as line:
            telegram.refusals += [
                Refusal("editMessageMedia", 500, "Internal Server Error"),
                Refusal("sendMessage", 401, "Unauthorized"),
                Refusal("answerInlineQuery", 0, ""),
            ]
            telegram.write("a fox")
            await telegram.type_inline("a wolf")
            await ended(line)
            await (await telegram.type_inline("a bear")).answer()
    finally:
        root.removeHandler(handler)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
    logged = stream.getvalue()
    assert "/bot[redacted]/sendMessage" in logged
    assert TOKEN not in logged
    assert TOKEN.partition(":")[2] not in logged


async def test_nobody_is_called_by_somebody_elses_prompt(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        telegram.write("/video @bob and /start at evil.example", chat=GROUP)
        await clip_in(telegram, GROUP)
    said = [
        body for method, body in telegram.requests if method in ("sendMessage", "sendAnimation")
    ]
    said += [body["media"] for method, body in telegram.requests if method == "editMessageMedia"]
    for body in said:
        [entity] = body.get("entities") or body["caption_entities"]
        words = body.get("text") or body["caption"]
        assert entity["type"] == "code"
        assert words[entity["offset"] :].startswith("@bob and /start at evil.example”")
    assert len(said) == 2
