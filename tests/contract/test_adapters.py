"""What every adapter must do. They are found by listing their package: a new one is held too."""

import asyncio
import pkgutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import adapters
from bot import loading
from bot.config import ConfigError
from bot.types import ClipFormat, Job, JobState, Notice, Parcel, Status, TryLater, Unreachable
from generator.types import ClipRequest, Lane, Progress
from tests.contract.platforms import STAGES, Stage, on_stage, settings_for
from tests.support.generator import make_clip

NAMES = [module.name for module in pkgutil.iter_modules(adapters.__path__)]
TOKENS = {"discord": "DISCORD_TOKEN", "telegram": "TELEGRAM_TOKEN"}

each_adapter = pytest.mark.parametrize("name", NAMES)


def waiting(stage: Stage, **changes: object) -> Status:
    """A new job of the person on the stage."""
    job = Job(
        id="0" * 32,
        number=1,
        state=JobState.QUEUED,
        lane=Lane.CPU,
        request=ClipRequest(prompt="a fox", engine="sketch"),
        address=stage.address,
        format=ClipFormat.MP4,
    )
    return Status(job=job.evolve(**changes), position=1)


def made(stage: Stage, folder: Path, placeholder: str) -> tuple[Status, Parcel]:
    """The same job with its clip."""
    clip = make_clip(folder, ClipRequest(prompt="a fox", engine="sketch"))
    status = waiting(stage, state=JobState.READY, clip=clip, placeholder=placeholder)
    parcel = Parcel(
        path=clip.path,
        format=ClipFormat.MP4,
        width=clip.width,
        height=clip.height,
        size=clip.size,
        poster=clip.poster,
    )
    return status, parcel


def test_every_adapter_has_a_stage() -> None:
    assert set(STAGES) == set(NAMES)


@each_adapter
async def test_an_adapter_is_called_as_its_module_and_tells_its_limits(
    name: str, tmp_path: Path
) -> None:
    async with STAGES[name](tmp_path) as stage:
        assert stage.adapter.name == name
        limits = stage.adapter.limits(stage.address)
    assert limits.max_bytes is None or limits.max_bytes > 2**20
    assert 0 <= limits.edit_interval < 60


@each_adapter
def test_making_an_adapter_touches_no_network(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the network was touched")

    for method in ("connect", "connect_ex", "bind"):
        monkeypatch.setattr(socket.socket, method, refuse)
    tokens = {"discord_token": "a.b.c", "telegram_token": "1:a"}
    assert loading.create(name, settings_for(tmp_path, **tokens)).name == name


def test_a_platform_that_is_switched_off_is_not_even_imported() -> None:
    code = "import sys, bot.__main__, bot.app, adapters.web; print(*sys.modules)"
    command = [sys.executable, "-W", "ignore", "-c", code]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "bot.app" in modules
    assert not {"discord", "telegram"} & set(modules)


@pytest.mark.parametrize(("name", "key"), TOKENS.items())
def test_a_platform_without_its_token_says_which_key_to_set(
    name: str, key: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=f"{key} is not set") as caught:
        loading.create(name, settings_for(tmp_path))
    assert str(caught.value).endswith(".")


@each_adapter
async def test_a_job_is_shown_in_one_message_that_is_edited(name: str, tmp_path: Path) -> None:
    async with on_stage(name, tmp_path) as stage:
        first = waiting(stage)
        placeholder = await stage.adapter.show(first)
        assert placeholder
        job = first.job.evolve(placeholder=placeholder, state=JobState.RUNNING)
        for step in (1, 1, 2):  # the same again is no error
            progress = Progress("draw", step, 2)
            assert await stage.adapter.show(Status(job=job, progress=progress)) == placeholder
        if stage.clips is not None:
            assert stage.clips() == [None]


@each_adapter
async def test_a_clip_stands_in_the_message_however_often_it_is_delivered(
    name: str, tmp_path: Path
) -> None:
    async with on_stage(name, tmp_path) as stage:
        placeholder = await stage.adapter.show(waiting(stage))
        assert placeholder
        status, parcel = made(stage, tmp_path, placeholder)
        for _ in range(2):
            await stage.adapter.deliver(status, parcel)
        if stage.clips is not None:
            assert stage.clips() == [await asyncio.to_thread(parcel.path.read_bytes)]


@each_adapter
@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED])
async def test_a_job_without_a_clip_comes_to_its_end_in_the_same_message(
    name: str, state: JobState, tmp_path: Path
) -> None:
    async with on_stage(name, tmp_path) as stage:
        placeholder = await stage.adapter.show(waiting(stage))
        error = Notice(code="job-failed") if state is JobState.FAILED else None
        ended = waiting(stage, state=state, error=error, placeholder=placeholder)
        assert await stage.adapter.show(ended) == placeholder


@each_adapter
async def test_a_message_that_is_gone_is_unreachable(name: str, tmp_path: Path) -> None:
    async with on_stage(name, tmp_path) as stage:
        if stage.lose is None:
            pytest.skip(f"nobody can delete a message of {name}")
        placeholder = await stage.adapter.show(waiting(stage))
        assert placeholder
        stage.lose()
        with pytest.raises(Unreachable):
            await stage.adapter.show(waiting(stage, placeholder=placeholder, number=2))
        with pytest.raises(Unreachable):
            await stage.adapter.deliver(*made(stage, tmp_path, placeholder))


@each_adapter
async def test_a_platform_that_is_overrun_says_when_to_come_again(
    name: str, tmp_path: Path
) -> None:
    async with on_stage(name, tmp_path) as stage:
        if stage.flood is None:
            pytest.skip(f"{name} takes everything")
        placeholder = await stage.adapter.show(waiting(stage))
        stage.flood()
        with pytest.raises(TryLater) as caught:
            await stage.adapter.show(waiting(stage, placeholder=placeholder))
    assert caught.value.after == 45
