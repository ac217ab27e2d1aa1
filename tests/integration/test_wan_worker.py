"""The Wan engine through the real worker process, on a tiny model: what a GPU machine does."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.engine import Surroundings
from generator.errors import WorkerDied
from generator.supervisor import Generator, GeneratorSettings
from generator.types import ClipRequest, Lane, Progress
from tests.support import tiny_wan
from tests.support.probe import probe

REQUEST = ClipRequest(
    prompt="a cat", engine="wan", seconds=0.5, width=64, height=64, fps=24, seed=3, profile="fast"
)

MakeGenerator = Callable[..., Generator]


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny_wan.save_all(folder)
    return folder


@pytest.fixture
async def make_generator(
    models_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MakeGenerator]:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # the tiny model is faster so
    made: list[Generator] = []

    def make(packages: str = "generator.engines", **options: str) -> Generator:
        around = Surroundings(
            cache_dir=tmp_path / "cache",
            images_dir=tmp_path / "images",
            models_dir=models_dir,
            options={"wan": {"device": "cpu", **options}},
        )
        settings = GeneratorSettings(
            clips_dir=tmp_path / "clips", surroundings=around, job_timeout=120, packages=packages
        )
        made.append(Generator(settings))
        return made[-1]

    yield make
    for generator in made:
        await generator.stop()


async def test_text_and_pictures_become_clips_that_say_how_they_were_made(
    make_generator: MakeGenerator, tmp_path: Path
) -> None:
    generator = make_generator()
    await generator.start()
    info = generator.engines["wan"]
    assert (info.lane, info.unavailable, info.animates) == (Lane.GPU, None, True)
    reports: list[Progress] = []
    clip = await generator.generate("job", REQUEST, reports.append)
    assert {"load", "denoise", "decode", "encode"} <= {it.stage for it in reports}
    assert any(it.preview for it in reports if it.stage == "denoise")
    found = await asyncio.to_thread(probe, clip.path)
    assert (found.width, found.height, found.frames) == (64, 64, 12)
    assert clip.made_with["profile"] == "fast"
    assert clip.made_with["model"].startswith("FastVideo/")
    recipe = json.loads(found.tags["synopsis"])
    assert clip.made_with.items() <= recipe["made_with"].items()

    (tmp_path / "images").mkdir()
    Image.new("RGB", (90, 70), "orange").save(tmp_path / "images" / "first.png")
    animated = await generator.generate("other", REQUEST.evolve(image="first.png"), reports.append)
    assert animated.path.read_bytes() != clip.path.read_bytes()


async def test_a_clip_is_cancelled_between_two_steps(make_generator: MakeGenerator) -> None:
    generator = make_generator()
    await generator.start()
    begun = asyncio.Event()

    def watch(progress: Progress) -> None:
        if progress.stage == "denoise" and progress.step >= 1:
            begun.set()

    slow = REQUEST.evolve(profile="quality", seconds=5.0, width=128, height=128)
    running = asyncio.create_task(generator.generate("job", slow, watch))
    await begun.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert generator.restarts == 0  # politely: the worker lives, and its model stays loaded
    assert (await generator.generate("next", REQUEST, lambda _: None)).frames == 12


async def test_out_of_memory_lowers_the_plan_and_the_job_is_made_in_a_new_process(
    make_generator: MakeGenerator, caplog: pytest.LogCaptureFixture
) -> None:
    generator = make_generator("tests.wan_engines", plan="resident")
    await generator.start()
    with caplog.at_level(logging.WARNING), pytest.raises(WorkerDied, match="ran out of memory"):
        await generator.generate("job", REQUEST, lambda _: None)
    told = [it for it in caplog.messages if "from now on it is text-int8" in it]
    assert len(told) == 1
    reports: list[Progress] = []
    clip = await generator.generate("job", REQUEST, reports.append)
    assert clip.made_with["plan"] == "text-int8"
    assert not any(it.stage == "denoise" and it.step for it in reports)  # it was done already
