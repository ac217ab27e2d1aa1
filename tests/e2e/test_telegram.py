"""Telegram from end to end: the real library against a loopback Bot API, on the real line."""

import asyncio
import io
import logging
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adapters.telegram.adapter import TelegramAdapter
from bot.config import ConfigError, Settings
from bot.logs import Formatter, Redactor
from bot.types import Address, ClipFormat, JobState, Parcel, Status, TryLater, Unreachable
from cache.database import DatabaseError
from tests.e2e.telegram import PERSON, TOKEN, Refusal, TelegramServer
from tests.e2e.telegram.cast import adapter_for, connected, jobs
from tests.support.generator import Gate
from tests.support.line import Bench, bench

GROUP = -1001


async def test_plain_text_in_private_becomes_a_clip_in_one_reply(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        telegram.write("a sunset timelapse --seconds 2")
        job_id = await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        gate.open(job_id)
        await telegram.until(lambda: telegram.post.clip is not None)
        [status] = await jobs(line)
    post = telegram.post
    assert post.edits[0].startswith("“a sunset timelapse”\n")
    assert (post.chat, post.reply_to) == (PERSON, 1)
    assert post.clip is not None
    assert post.clip.startswith(b"clip ")
    assert post.thumbnail == b"poster"
    assert post.text.startswith("“a sunset timelapse”\nA sketch.\nsketch · seed ")
    shape = {key: post.media[key] for key in ("width", "height", "duration")}
    assert shape == {"width": 640, "height": 480, "duration": 2}
    assert status.job.address.scope == f"telegram:{PERSON}"


async def test_in_groups_only_our_own_commands_are_taken(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        telegram.write("a sunset, said to the others", chat=GROUP)
        telegram.write("/video@otherbot a sunset", chat=GROUP)
        telegram.write("/ban ada", chat=GROUP)
        telegram.write("/video@ReelBot a fox", chat=GROUP, topic=77)
        await telegram.until(lambda: any(post.clip for post in telegram.posts.values()))
        [status] = await jobs(line)
    assert status.job.request.prompt == "a fox"
    assert status.job.address.community == str(GROUP)
    assert telegram.post.topic == 77


async def test_a_chinese_person_is_answered_in_chinese(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        telegram.write("海上日落", language="zh-hans")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
        telegram.write("/status 99", language="zh-hans")
        await telegram.until(lambda: len(telegram.posts) == 2)
    clip, refused = telegram.posts.values()
    assert "种子" in clip.text
    assert refused.text == "我不认识这个短片。"


async def test_status_cancel_and_help_are_answered_by_a_sentence(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        telegram.write("/video a *fox* @everyone")
        await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        placeholder = telegram.post
        for number, command in enumerate(("/status", "/cancel", "/help"), start=2):
            telegram.write(command)
            await telegram.until(lambda number=number: len(telegram.posts) == number)  # type: ignore[misc]  # mypy does not infer the default's type
        await telegram.until(lambda: "cancelled" in placeholder.text)
    _, status, cancel, help = telegram.posts.values()
    assert status.text.startswith("One clip is being made")
    assert cancel.text == "Clip 1, “a *fox* @everyone”: cancelled"
    assert "/video a sunset timelapse" in help.text


async def test_an_update_is_confirmed_only_when_its_job_is_kept(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(telegram, tmp_path) as line:
        ask, failures = line.service.ask, iter([True, False])

        async def full_disk(text: str, address: Address, **more: Any) -> Any:
            if "fox" in text and next(failures):
                raise DatabaseError("The disk is full.")
            return await ask(text, address, **more)

        monkeypatch.setattr(line.service, "ask", full_disk)
        telegram.write("/help")
        telegram.write("a fox", user=PERSON + 1)
        await telegram.until(lambda: len(telegram.served) >= 3)
        await telegram.until(lambda: any(post.clip for post in telegram.posts.values()))
        assert len(await jobs(line, PERSON + 1)) == 1
    assert sum("sunset" in post.text for post in telegram.posts.values()) == 1


async def test_an_update_that_comes_again_makes_no_second_job(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    telegram.write("a fox")
    [update] = telegram.updates
    async with connected(telegram, tmp_path):
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
    assert telegram.updates == [], "a clean stop confirms what was taken"
    telegram.updates.append(update)  # as after a kill between the commit and the next request
    async with connected(telegram, tmp_path) as line:
        await telegram.until(lambda: not telegram.updates)
        assert len(await jobs(line)) == 1
    assert telegram.served.count(update["update_id"]) == 2
    assert len(telegram.posts) == 1


async def test_a_clip_reaches_its_message_after_a_restart(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        line.generator.making = Gate()
        telegram.write("a fox")
        await telegram.until(lambda: bool(telegram.posts))
    async with connected(telegram, tmp_path):
        await telegram.until(lambda: telegram.post.clip is not None)


async def test_a_deleted_question_is_answered_all_the_same(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    telegram.questions_deleted = True
    async with connected(telegram, tmp_path):
        telegram.write("a fox")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)


async def test_a_deleted_placeholder_is_not_edited_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        ended = asyncio.Event()
        line.line.queue.listeners.append(lambda job: ended.set() if job.state.final else None)
        gate = line.generator.making = Gate()
        telegram.write("a fox")
        job_id = await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        telegram.post.deleted = True
        gate.open(job_id)
        async with asyncio.timeout(10):
            await ended.wait()
        job = await line.job(job_id)
    assert job.error is not None
    assert job.error.code == "delivery-unreachable"
    assert len(telegram.posts) == 1
    assert telegram.calls.count("editMessageMedia") == 1


@pytest.mark.parametrize(
    ("status", "description", "parameters", "expected"),
    [
        (403, "Forbidden: bot was kicked from the group chat", {}, Unreachable),
        (400, "Bad Request: message to edit not found", {}, Unreachable),
        (400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -5}, Unreachable),
        (429, "Too Many Requests: retry after 17", {"retry_after": 17}, TryLater),
        (500, "Internal Server Error", {}, TryLater),
        (400, "Bad Request: something new", {}, TryLater),
        (401, "Unauthorized", {}, TryLater),
        (400, "Bad Request: message is not modified: …", {}, None),
    ],
)
async def test_what_telegram_refuses_is_told_apart(
    telegram: TelegramServer,
    tmp_path: Path,
    status: int,
    description: str,
    parameters: dict[str, Any],
    expected: type[Exception] | None,
) -> None:
    async with connected(telegram, tmp_path) as line:
        adapter, shown = await _shown(telegram, line)
        telegram.refusals.append(Refusal("editMessageText", status, description, parameters))
        if expected is None:
            await adapter.show(shown)
            return
        with pytest.raises(expected) as caught:
            await adapter.show(shown)
        if isinstance(caught.value, TryLater):
            assert caught.value.after == parameters.get("retry_after", 0)


async def test_posting_the_same_again_changes_nothing(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    clip = tmp_path / "one.mp4"
    clip.write_bytes(b"a clip")
    async with connected(telegram, tmp_path) as line:
        adapter, shown = await _shown(telegram, line)
        for _ in range(2):
            await adapter.show(shown)
        parcel = Parcel(path=clip, format=ClipFormat.MP4, width=64, height=48, size=6, poster=clip)
        for _ in range(2):
            await adapter.deliver(shown, parcel)
    assert telegram.post.clip == b"a clip"


async def test_long_prompts_keep_within_the_platforms_lengths(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        telegram.write("🌅" * 1000)
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
    assert telegram.post.text.endswith(" s")


async def test_a_second_poller_ends_the_first_with_a_sentence(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    heard = asyncio.Event()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "Another program takes Telegram's messages" in record.getMessage():
                heard.set()

    logger = logging.getLogger("adapters.telegram")
    logger.addHandler(listener := Listener())
    try:
        async with connected(telegram, tmp_path) as line:
            other = adapter_for(telegram, tmp_path)
            await telegram.until(lambda: "getUpdates" in telegram.calls)
            await other.start(line.service)
            async with asyncio.timeout(10):
                await heard.wait()
            telegram.write("a fox")
            await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
            await other.stop()
    finally:
        logger.removeHandler(listener)


async def test_a_wrong_token_is_one_clear_sentence(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    wrong = adapter_for(telegram, tmp_path, TOKEN[:-1] + "x")
    async with bench(tmp_path) as line:
        with pytest.raises(ConfigError, match="does not accept TELEGRAM_TOKEN") as caught:
            await wrong.start(line.service)
    assert TOKEN[:-1] not in str(caught.value)


async def test_a_platform_that_cannot_be_reached_is_tried_later(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
        data_dir=tmp_path,
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=f"http://127.0.0.1:{unused_tcp_port}",  # type: ignore[arg-type]  # as it is read
    )
    adapter = TelegramAdapter(settings)
    async with bench(tmp_path) as line:
        with pytest.raises(TryLater, match="Telegram cannot be reached"):
            await adapter.start(line.service)


async def test_no_log_has_the_token_in_it(telegram: TelegramServer, tmp_path: Path) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter(Redactor([TOKEN]), as_json=True))
    loggers = [logging.getLogger(name) for name in ("aiohttp", "telegram", "adapters")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        async with connected(telegram, tmp_path) as line:
            adapter, shown = await _shown(telegram, line)
            telegram.refusals.append(Refusal("editMessageText", 401, "Unauthorized"))
            with pytest.raises(TryLater):
                await adapter.show(shown)
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
            logger.setLevel(logging.NOTSET)
    assert "/bot[redacted]/sendMessage" in stream.getvalue()
    assert TOKEN not in stream.getvalue()


async def _shown(telegram: TelegramServer, line: Bench) -> tuple[TelegramAdapter, Status]:
    """A job whose placeholder is shown and that nobody else edits."""
    gate = line.generator.making = Gate()
    telegram.write("a fox")
    job_id = await gate.next()
    await telegram.until(lambda: bool(telegram.posts))
    job = await line.job(job_id)
    platform = line.line.platforms.of(job)
    assert platform is not None
    assert isinstance(platform.adapter, TelegramAdapter)
    job = job.evolve(state=JobState.QUEUED, placeholder=str(telegram.post.id))
    return platform.adapter, Status(job=job, position=7)
