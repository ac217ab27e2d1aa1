"""The program put together: which adapters start, and what becomes of those that cannot."""

import asyncio
import logging
import stat
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot import loading
from bot.app import App, Failed, make_folders
from bot.backoff import Backoff
from bot.config import ConfigError, Settings
from bot.types import Adapter, Address
from generator.discovery import EngineInfo
from generator.engine import Weights
from generator.errors import GenerationError, WorkerPoisoned
from generator.types import ClipRequest, Lane
from tests.support import late
from tests.support.adapter import RecordingAdapter


def settings(data_dir: Path, **changes: Any) -> Settings:
    return Settings(**{"_env_file": None, "data_dir": data_dir, "web_port": 0, **changes})


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    chosen = settings(tmp_path)
    make_folders(chosen)
    app = App(chosen, grace=1.0, backoff=Backoff(first=0.01))
    try:
        await app.start()
        yield app
    finally:
        await app.stop()


async def test_one_adapter_that_cannot_start_does_not_keep_the_others(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    broken = ["tests.support.fails", "tests.support.crashes"]
    (adapter,) = await app.connect([*broken, "tests.support.records"])
    assert isinstance(adapter, RecordingAdapter)
    assert adapter.service is app.service
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert "tests.support.fails cannot be started. Its token was refused." in said[0]
    assert "tests.support.crashes" in said[1]


async def test_a_platform_that_cannot_be_reached_yet_is_tried_on(
    app: App, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    late.tries.clear()
    attach = app.line.platforms.attach
    attached: asyncio.Queue[Adapter] = asyncio.Queue()

    def attach_and_tell(adapter: Adapter) -> None:
        attach(adapter)
        attached.put_nowait(adapter)

    monkeypatch.setattr(app.line.platforms, "attach", attach_and_tell)
    await app.connect(["tests.support.late", "tests.support.records"])
    assert "cannot be started yet. There is no network." in caplog.text
    async with asyncio.timeout(10):
        both = {(await attached.get()).name for _ in range(2)}
    assert both == {"late", "memory"}
    assert len(late.tries) == 3
    assert late.tries[-1].service is app.service


async def test_without_any_adapter_it_fails_and_says_why(app: App) -> None:
    with pytest.raises(Failed, match="Its token was refused"):
        await app.connect(["tests.support.fails"])


async def test_addresses_are_those_of_adapters_that_listen(app: App) -> None:
    await app.connect(["tests.support.records", "web"])
    (address,) = app.addresses
    assert address.startswith("http://127.0.0.1:")


async def test_adapters_are_stopped_with_the_program(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    make_folders(chosen)
    app = App(chosen, grace=1.0)
    await app.start()
    (adapter,) = await app.connect(["tests.support.records"])
    await app.stop()
    assert isinstance(adapter, RecordingAdapter)
    assert adapter.service is None


async def test_an_adapter_that_cannot_stop_keeps_no_other_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chosen = settings(tmp_path)
    make_folders(chosen)
    app = App(chosen, grace=1.0)
    await app.start()
    first, second = await app.connect(["tests.support.records", "web"])
    stop = second.stop

    async def hang_up() -> None:
        await stop()
        raise ConnectionError("it was gone already")

    monkeypatch.setattr(second, "stop", hang_up)
    await app.stop()
    assert isinstance(first, RecordingAdapter)
    assert first.service is None
    assert "web could not be stopped" in caplog.text


async def test_a_program_that_could_not_start_can_be_stopped(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    make_folders(chosen)
    chosen.database.write_bytes(b"no database" * 999)
    app = App(chosen)
    with pytest.raises(Exception, match=r"reelbot\.sqlite3"):
        await app.start()
    await app.stop()


def test_platforms_start_by_their_token(tmp_path: Path) -> None:
    assert loading.wanted(settings(tmp_path)) == ["web"]
    both = settings(tmp_path, adapters="web,telegram", telegram_token="x", discord_token="y")
    assert loading.wanted(both) == ["web", "telegram", "discord"]


def test_an_adapter_that_is_named_must_exist(tmp_path: Path) -> None:
    for name in ("wbe", "no.such.module", "../x", "."):
        with pytest.raises(ConfigError, match="ADAPTERS"):
            loading.create(name, settings(tmp_path, adapters=name))


def test_a_data_directory_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Failed, match=r"file cannot be used: .*file is no folder"):
        make_folders(settings(tmp_path / "file"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_what_is_kept_is_for_this_user_alone(tmp_path: Path) -> None:
    chosen = settings(tmp_path / "data")
    make_folders(chosen)
    for folder in (chosen.data_dir, chosen.clips_dir, chosen.cache_dir):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


class Warming:
    """Stands in for `Generator.warm`: the engine "wan" takes as long as the test lets it."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[str] = asyncio.Queue()
        self.loaded = asyncio.Event()
        self.outcome: Exception | None = None

    async def __call__(self, engine: str) -> None:
        self.asked.put_nowait(engine)
        if engine == "wan":
            await self.loaded.wait()
            if self.outcome is not None:
                raise self.outcome

    async def all_asked(self, number: int) -> set[str]:
        async with asyncio.timeout(10):
            return {await self.asked.get() for _ in range(number)}


@pytest.fixture
def warming(app: App, monkeypatch: pytest.MonkeyPatch) -> Warming:
    """The generator of a machine with a GPU and the engine for it."""
    generator, warming = app.service._generator, Warming()
    on_gpu = EngineInfo("wan", Lane.GPU, (), None)
    monkeypatch.setattr(generator, "_engines", {**generator.engines, "wan": on_gpu})
    monkeypatch.setattr(generator, "warm", warming)
    return warming


async def test_a_model_is_loaded_in_the_background_and_what_draws_is_ready_meanwhile(
    app: App, warming: Warming
) -> None:
    app.settle_in()
    assert await warming.all_asked(2) == {"wan", "sketch"}
    (adapter,) = await app.connect(["tests.support.records"])
    assert isinstance(adapter, RecordingAdapter)
    address = Address(platform=adapter.name, channel="room", user="ada", community="us")
    request = ClipRequest(prompt="a sun", engine="sketch", seconds=0.5, width=64, height=48)
    await app.service.submit(request, address)
    await adapter.until(lambda: bool(adapter.clips()))
    assert not warming.loaded.is_set()


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (GenerationError("a file is missing"), 1),
        (WorkerPoisoned("the memory is full"), 0),  # which the generator itself says
    ],
)
async def test_a_model_that_cannot_be_loaded_is_a_warning_and_all_goes_on(
    app: App, warming: Warming, caplog: pytest.LogCaptureFixture, outcome: Exception, said: int
) -> None:
    warming.outcome = outcome
    app.settle_in()
    await warming.all_asked(2)
    with caplog.at_level(logging.WARNING, "bot"):
        warming.loaded.set()
        await asyncio.sleep(0)
        await app.stop()
    told = [record for record in caplog.records if str(outcome) in record.getMessage()]
    assert [record.levelno for record in told] == [logging.WARNING] * said
    assert not [record for record in caplog.records if record.levelno > logging.WARNING]


async def test_weights_that_are_all_that_lacks_are_told_of_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs = {"fast": (Weights(repository="a/b", files=("*",)),)}
    lacking = EngineInfo("wan", Lane.GPU, (), "No weights.", needs=needs, lacks=("a/b",))
    no_gpu = EngineInfo("other", Lane.GPU, (), "There is no GPU.", needs=needs)
    found = {"wan": lacking, "other": no_gpu}
    monkeypatch.setattr("generator.supervisor.discover", lambda *_: found)
    make_folders(settings(tmp_path))
    app = App(settings(tmp_path))
    try:
        await app.start()
    finally:
        await app.stop()
    (said,) = [record for record in caplog.records if "weights" in record.getMessage()]
    assert said.levelno == logging.WARNING
    assert "python -m bot models pull fast" in said.getMessage()
