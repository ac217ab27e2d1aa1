"""A disk that is full: nothing half made is kept, people hear why, and with room all goes on."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.app import App, make_folders
from bot.config import Settings
from bot.types import Address, Job, JobState
from generator.types import ClipRequest

ADA = Address(platform="memory", channel="room", user="ada", community="us")
PATIENCE = 60.0  # seconds: the worker starts


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder with a file system of its own, of a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("there is no mount here")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
async def app(tmp_path: Path, small_disk: Path) -> AsyncIterator[App]:
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", web_port=0)  # type: ignore[call-arg]  # pydantic-settings' own argument
    settings.data_dir.mkdir()
    settings.clips_dir.symlink_to(small_disk)
    make_folders(settings)
    app = App(settings, grace=1.0)
    try:
        await app.start()
        yield app
    finally:
        await app.stop()


async def test_on_a_full_disk_the_asker_hears_why_and_with_room_it_works(
    app: App, small_disk: Path
) -> None:
    await app.connect(["tests.support.records"])
    ballast = small_disk / "somebody-elses-file"
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 16384))
    failed = await _ended(app, "a fox in the snow")
    assert (failed.state, failed.error and failed.error.code) == (JobState.FAILED, "job-no-room")
    assert _names(small_disk) == [ballast.name]
    ballast.unlink()
    made = await _ended(app, "a fox in the snow")
    assert made.state is JobState.DELIVERED
    assert made.clip is not None
    assert _names(small_disk) == [f"{made.clip.id}.jpg", f"{made.clip.id}.mp4"]


async def _ended(app: App, prompt: str) -> Job:
    """The job as it ended, once that is posted."""
    jobs: asyncio.Queue[Job] = asyncio.Queue()
    app.line.queue.listeners.append(jobs.put_nowait)
    request = ClipRequest(prompt=prompt, engine="sketch", seconds=1.0)
    asked = (await app.service.submit(request, ADA)).job
    async with asyncio.timeout(PATIENCE):
        while True:
            job = await jobs.get()
            if job.id == asked.id and job.state.final:
                app.line.queue.listeners.remove(jobs.put_nowait)
                return job


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
