"""The real worker process while it loads an engine: how far it is, and what spoils it."""

import asyncio
import json
import logging
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.errors import GenerationError, WorkerDied, WorkerPoisoned
from generator.supervisor import Generator
from generator.types import Progress
from tests.support.probe import probe
from tests.support.workers import PATIENCE, hostile, ignore, mark, small

FAR = Progress("load", 62, 100, patience=60.0)


async def until_loading(generator: Generator, engine: str, progress: Progress) -> None:
    """Wait until the engine's loading is that far."""
    reached = asyncio.Event()

    def look(name: str) -> None:
        if generator.loading.get(engine) == progress:
            reached.set()

    generator.loading.listeners.append(look)
    look(engine)
    await asyncio.wait_for(reached.wait(), PATIENCE)
    generator.loading.listeners.remove(look)


async def test_how_far_a_load_is_stands_there_until_it_has_ended(tmp_path: Path) -> None:
    async with hostile(tmp_path) as generator:
        told: list[int | None] = []
        generator.loading.listeners.append(
            lambda name: told.append(generator.loading.percents().get(name))
        )
        warming = asyncio.create_task(generator.warm("sluggish"))
        await until_loading(generator, "sluggish", FAR)
        assert generator.loading == {"sluggish": FAR}
        assert generator.loading.percents() == {"sluggish": 62}
        mark(tmp_path, "sluggish", "go")
        await warming
        assert generator.loading == {}
    assert told[0] is None  # it began, and had not said yet how far it was
    assert told[-1] is None
    assert len(told) < 200  # thinned out


async def test_a_job_that_waits_for_its_engine_is_told_how_far_that_is(tmp_path: Path) -> None:
    async with hostile(tmp_path) as generator:
        warming = asyncio.create_task(generator.warm("sluggish"))
        await until_loading(generator, "sluggish", FAR)
        seen: list[Progress] = []
        job = asyncio.create_task(generator.generate("job", small("sluggish"), seen.append))
        other: list[Progress] = []
        foreign = asyncio.create_task(generator.generate("other", small("lonely"), other.append))
        await generator.generate("meanwhile", small("kind"), ignore)
        assert FAR in seen
        assert other == []
        mark(tmp_path, "sluggish", "go")
        await asyncio.gather(warming, job, foreign)
        assert {progress.stage for progress in seen} == {"load", "draw", "encode"}


async def test_a_watcher_that_raises_does_not_end_the_load_it_waits_for(tmp_path: Path) -> None:
    def unwell(progress: Progress) -> None:
        raise RuntimeError("the watcher is unwell")

    async with hostile(tmp_path) as generator:
        warming = asyncio.create_task(generator.warm("sluggish"))
        await until_loading(generator, "sluggish", FAR)
        with pytest.raises(RuntimeError, match="the watcher"):
            await generator.generate("job", small("sluggish"), unwell)
        mark(tmp_path, "sluggish", "go")
        await warming


async def test_an_engine_that_loads_in_its_first_clip_is_loading_meanwhile(tmp_path: Path) -> None:
    async with hostile(tmp_path) as generator:
        seen: list[Progress] = []
        job = asyncio.create_task(generator.generate("job", small("sluggish"), seen.append))
        await until_loading(generator, "sluggish", FAR)
        mark(tmp_path, "sluggish", "go")
        await job
        assert generator.loading == {}
    assert FAR in seen


async def test_a_job_is_called_off_while_its_engine_loads(tmp_path: Path) -> None:
    async with hostile(tmp_path) as generator:
        job = asyncio.create_task(generator.generate("job", small("sluggish"), ignore))
        await until_loading(generator, "sluggish", FAR)
        job.cancel()
        with pytest.raises(asyncio.CancelledError):
            await job
        assert generator.loading == {}
        assert generator.restarts == 0


@pytest.mark.parametrize("where", ["load", "render"])
async def test_a_poisoned_process_ends_and_the_next_one_works(
    tmp_path: Path, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with hostile(tmp_path) as generator:
        for _ in range(2):
            poison = mark(tmp_path, "poisoned", where)
            with pytest.raises(WorkerPoisoned, match="The GPU's memory is full") as end:
                await (
                    generator.warm("poisoned")
                    if where == "load"
                    else generator.generate("job", small("poisoned"), ignore)
                )
            assert isinstance(end.value, WorkerDied)
            assert not poison.exists()
        assert list((tmp_path / "clips").iterdir()) == []
        await generator.warm("poisoned")
        clip = await generator.generate("job", small("poisoned"), ignore)
        assert clip.path.exists()
        assert generator.restarts == 2
    said = [it.getMessage() for it in caplog.records if it.name == "generator.supervisor"]
    assert said == ["the worker of the engine poisoned cannot go on: The GPU's memory is full."]


async def test_a_worker_silent_beyond_its_patience_is_killed_and_named(tmp_path: Path) -> None:
    async with hostile(tmp_path) as generator:
        with pytest.raises(WorkerDied, match=r"silent for 0\.5 s, longer than a step may take"):
            await generator.generate("job", small("silent"), ignore)
        await generator.generate("after", small("kind"), ignore)
        assert generator.restarts == 1
    assert len(list((tmp_path / "clips").iterdir())) == 2


async def test_a_load_that_hangs_is_killed_too(tmp_path: Path) -> None:
    mark(tmp_path, "silent", "load")
    async with hostile(tmp_path) as generator:
        with pytest.raises(GenerationError, match="silent for"):
            await generator.warm("silent")
        assert generator.loading == {}


async def test_a_slow_engine_that_keeps_its_patience_lives_and_says_what_it_made_a_clip_with(
    tmp_path: Path,
) -> None:
    async with hostile(tmp_path) as generator:
        clip = await generator.generate("job", small("steady"), ignore)
        assert generator.restarts == 0
    software = {"software": f"reelbot {version('reelbot')}"}
    assert clip.made_with == {"model": "owner/name", "revision": "abc", **software}
    recipe = json.loads(probe(clip.path).tags["synopsis"])
    assert recipe["made_with"] == clip.made_with
