"""The transport against a real server: what arrives, and what each failure is called."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

from adapters.telegram.transport import Patience, Transport, proxy_to
from bot.config import ConfigError

TOKEN = "1:a"


class Api:
    """Answers every method with what `reply` says, and keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.hold = asyncio.Event()
        self.hold.set()
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        form = await request.post()
        self.told.append(
            {
                name: (it.filename, it.content_type, it.file.read())
                if isinstance(it, web.FileField)
                else it
                for name, it in form.items()
            }
            | {"agent": request.headers["User-Agent"]}
        )
        await self.hold.wait()
        sent = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}}
        return web.json_response({"ok": True, "result": sent})


@pytest.fixture
async def api(unused_tcp_port: int) -> AsyncIterator[Api]:
    api = Api()
    app = web.Application(client_max_size=10**7)
    app.router.add_route("*", "/{path:.*}", api.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    api.url = f"http://127.0.0.1:{unused_tcp_port}"
    yield api
    api.hold.set()
    await runner.cleanup()


def bot(api: Api, patience: Patience | None = None, connections: int = 4) -> Bot:
    transport = Transport(connections=connections, patience=patience or Patience())
    return Bot(TOKEN, base_url=f"{api.url}/bot", request=transport)


async def initialized(bot: Bot) -> Bot:
    await bot.request.initialize()
    return bot


async def test_words_travel_as_a_form_and_files_beside_them(api: Api) -> None:
    speaker = await initialized(bot(api))
    await speaker.send_message(7, "a fox & a hen, 狐狸", reply_markup=None)
    clip = b"\0\xff" * 1_000_000  # more than aiohttp likes to be given as it is
    await speaker.send_animation(7, clip, filename="clip-1.mp4", caption="狐狸")
    words, film = api.told
    assert words["text"] == "a fox & a hen, 狐狸"
    assert words["agent"] == BaseRequest.USER_AGENT
    assert film["caption"] == "狐狸"
    assert ("clip-1.mp4", "video/mp4", clip) in film.values()
    await speaker.request.shutdown()


async def test_who_does_not_answer_in_time_is_given_up_and_whoever_waits_for_a_connection_too(
    api: Api,
) -> None:
    api.hold.clear()
    brief = Patience(connect=0.05, write=0.05, upload=0.05, read=0.2)
    speaker = await initialized(bot(api, brief, connections=1))
    asked = [speaker.send_message(7, "hello") for _ in range(2)]
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(it) for it in results] == [TimedOut, TimedOut]
    await speaker.request.shutdown()


async def test_a_caller_may_choose_to_wait_longer(api: Api) -> None:
    api.hold.clear()
    speaker = await initialized(bot(api, Patience(connect=0.05, write=0.05, read=0.05)))
    asked = asyncio.create_task(speaker.send_message(7, "hello", read_timeout=30))
    with pytest.raises(TimedOut):
        await speaker.send_message(7, "hello")
    api.hold.set()
    assert (await asked).message_id == 1
    await speaker.request.shutdown()


async def test_a_server_that_is_not_there_is_a_network_error_without_the_token(
    unused_tcp_port: int,
) -> None:
    nobody = Api()
    nobody.url = f"http://127.0.0.1:{unused_tcp_port}"
    speaker = await initialized(bot(nobody))
    with pytest.raises(NetworkError) as refused:
        await speaker.send_message(7, "hello")
    assert TOKEN not in str(refused.value)
    await speaker.request.shutdown()


async def test_it_can_be_shut_down_twice_and_opened_again(api: Api) -> None:
    speaker = bot(api)
    with pytest.raises(NetworkError, match="not initialized"):
        await speaker.send_message(7, "hello")
    for _ in range(2):
        await speaker.request.initialize()
        await speaker.request.initialize()
        assert (await speaker.send_message(7, "hello")).message_id == 1
        await speaker.request.shutdown()
        await speaker.request.shutdown()


async def test_an_answer_that_is_none_is_a_network_error_without_the_token(
    unused_tcp_port: int,
) -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(babble, "127.0.0.1", unused_tcp_port):
        somebody = Api()
        somebody.url = f"http://127.0.0.1:{unused_tcp_port}"
        speaker = await initialized(bot(somebody))
        with pytest.raises(NetworkError) as refused:
            await speaker.send_message(7, "hello")
        await speaker.request.shutdown()
    assert TOKEN in str(refused.value.__cause__), "the library's own words have it"
    assert TOKEN not in str(refused.value)


PROXY = "http://ada:secret@proxy.example:3128"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, None),
        ({"https_proxy": PROXY}, PROXY),
        ({"http_proxy": PROXY}, None),
        ({"all_proxy": PROXY}, PROXY),
        ({"https_proxy": "proxy.example:3128"}, "http://proxy.example:3128"),
        ({"https_proxy": PROXY, "no_proxy": "telegram.org"}, None),
        ({"https_proxy": PROXY, "no_proxy": "example.org"}, PROXY),
    ],
)
def test_the_machines_settings_say_through_which_proxy(
    settings: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_proxies(settings, monkeypatch)
    assert proxy_to("https://api.telegram.org") == expected


def test_a_proxy_of_another_kind_is_one_clear_sentence_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_proxies({"all_proxy": "socks5://ada:secret@proxy.example"}, monkeypatch)
    with pytest.raises(ConfigError, match="socks5://, and only http://") as refused:
        proxy_to("https://api.telegram.org")
    assert "secret" not in str(refused.value)


async def test_what_goes_through_a_proxy_goes_there(api: Api) -> None:
    transport = Transport(connections=1, proxy=api.url)
    speaker = await initialized(
        Bot(TOKEN, base_url="http://telegram.invalid/bot", request=transport)
    )
    assert (await speaker.send_message(7, "hello")).message_id == 1
    await speaker.request.shutdown()


def set_proxies(settings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
