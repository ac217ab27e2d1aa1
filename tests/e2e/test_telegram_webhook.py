"""Telegram's webhook: heard only with the secret, confirmed only when kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.telegram.webhook import SECRET
from bot.config import ConfigError
from bot.types import Address, TryLater
from cache.database import DatabaseError
from tests.e2e.telegram import Refusal, TelegramServer
from tests.e2e.telegram.cast import adapter_for, connected, jobs
from tests.support.line import Bench

URL = "https://bot.example/telegram"
KEY = "a-long-random-secret_1234567890"


@asynccontextmanager
async def hooked(
    telegram: TelegramServer, folder: Path, port: int, **more: Any
) -> AsyncIterator[Bench]:
    telegram.hosts["https://bot.example"] = f"http://127.0.0.1:{port}"
    settings = {
        "telegram_webhook_url": URL,
        "telegram_webhook_secret": KEY,
        "telegram_webhook_port": port,
    }
    async with connected(telegram, folder, **settings, **more) as line:
        yield line


async def test_what_people_write_arrives_by_the_webhook(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int
) -> None:
    async with hooked(telegram, tmp_path, unused_tcp_port):
        telegram.write("a fox")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
        query = await telegram.type_inline("a wolf")
        assert (await query.answer()).results
    assert "getUpdates" not in telegram.calls


async def test_an_update_whose_job_could_not_be_kept_comes_again(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hooked(telegram, tmp_path, unused_tcp_port) as line:
        ask, failures = line.service.ask, iter([True, False])

        async def full_disk(text: str, address: Address, **more: Any) -> Any:
            if next(failures, False):
                raise DatabaseError("The disk is full.")
            return await ask(text, address, **more)

        monkeypatch.setattr(line.service, "ask", full_disk)
        telegram.write("a fox")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
        assert len(await jobs(line)) == 1


@pytest.mark.parametrize("secret", [None, "", KEY[:-1], KEY + "x", "ключ"])
async def test_nobody_else_is_heard(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int, secret: str | None
) -> None:
    headers = {} if secret is None else {SECRET: secret}
    async with (
        hooked(telegram, tmp_path, unused_tcp_port) as line,
        aiohttp.ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as session,
    ):
        body = {"update_id": 1, "message": {"message_id": 1, "text": "a fox"}}
        async with session.post("/telegram", json=body, headers=headers) as answer:
            assert answer.status == 403
        assert await jobs(line) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"update_id": "x"}', b"\xff\xfe", b"null"])
async def test_what_is_no_update_is_refused_and_nothing_breaks(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int, body: bytes
) -> None:
    async with (
        hooked(telegram, tmp_path, unused_tcp_port),
        aiohttp.ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as session,
    ):
        async with session.post("/telegram", data=body, headers={SECRET: KEY}) as answer:
            assert answer.status in (200, 400)
        telegram.write("a fox")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)


async def test_without_a_secret_it_refuses_to_start(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match="TELEGRAM_WEBHOOK_SECRET"):
        adapter_for(telegram, tmp_path, telegram_webhook_url=URL)


async def test_what_came_while_it_was_down_arrives_after_the_restart(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int
) -> None:
    async with hooked(telegram, tmp_path, unused_tcp_port):
        pass
    telegram.write("a fox")
    async with hooked(telegram, tmp_path, unused_tcp_port) as line:
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
        assert len(await jobs(line)) == 1


async def test_a_start_that_failed_leaves_nothing_listening(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int
) -> None:
    telegram.refusals.append(Refusal("setWebhook", 500, "Internal Server Error"))
    with pytest.raises(TryLater):
        async with hooked(telegram, tmp_path, unused_tcp_port):
            pass
    async with hooked(telegram, tmp_path, unused_tcp_port):
        telegram.write("a fox")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)


async def test_a_webhook_that_telegram_will_not_have_is_told_as_a_setting(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int
) -> None:
    telegram.refusals.append(Refusal("setWebhook", 400, "Bad Request: bad webhook: no TLS"))
    with pytest.raises(ConfigError, match="Bad webhook: no tls"):
        async with hooked(telegram, tmp_path, unused_tcp_port):
            pass


async def test_polling_again_takes_the_webhook_away(
    telegram: TelegramServer, tmp_path: Path, unused_tcp_port: int
) -> None:
    async with hooked(telegram, tmp_path, unused_tcp_port):
        pass
    async with connected(telegram, tmp_path):
        telegram.write("a fox")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
