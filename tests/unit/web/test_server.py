"""Where the server listens, and the sentence when it cannot."""

import signal
import socket
from pathlib import Path

import pytest

from adapters.web import create
from adapters.web.server import Server
from bot.config import ConfigError, Settings


def settings(tmp_path: Path, **changes: object) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path, web_port=0, **changes)  # type: ignore[arg-type, call-arg]  # pydantic-settings' own argument


async def never(scope: object, receive: object, send: object) -> None:
    raise AssertionError("nobody asks")


async def test_a_taken_port_is_one_clear_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"Port {port} on 127.0.0.1 is taken"):
            await Server("127.0.0.1", port).start(never)


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
async def test_an_address_of_another_machine_is_one_clear_sentence(host: str) -> None:
    with pytest.raises(ConfigError, match="no address of this machine"):
        await Server(host, 0).start(never)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
def test_strangers_are_not_let_in_without_a_token(tmp_path: Path, host: str) -> None:
    with pytest.raises(ConfigError, match="WEB_TOKEN"):
        create(settings(tmp_path, web_host=host))


def test_with_a_token_they_may_come(tmp_path: Path) -> None:
    adapter = create(settings(tmp_path, web_host="0.0.0.0", web_token="long and random"))
    assert adapter.name == "web"


async def test_the_programs_own_signal_handlers_stay() -> None:
    before = [signal.getsignal(it) for it in (signal.SIGINT, signal.SIGTERM)]
    server = Server("127.0.0.1", 0)
    await server.start(never)
    assert [signal.getsignal(it) for it in (signal.SIGINT, signal.SIGTERM)] == before
    await server.stop()


async def test_stopping_what_never_started_is_nothing(tmp_path: Path) -> None:
    await create(settings(tmp_path)).stop()
