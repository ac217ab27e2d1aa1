"""The real worker process with engines that misbehave: each failure has its name, none spreads."""

import asyncio
import gc
import hashlib
import json
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from generator.child import WorkerProcess
from generator.engine import Surroundings
from generator.errors import GenerationError, TimedOut, UserError, WorkerDied
from generator.lanes import WorkerPool
from generator.leash import NICENESS
from generator.protocol import Setup
from generator.supervisor import Generator
from generator.types import Clip, ClipRequest, Lane, Progress
from tests.support.probe import probe
from tests.support.processes import must_end
from tests.support.workers import PATIENCE, hostile, ignore, small

Make = Callable[..., Generator]


@pytest.fixture
async def make(tmp_path: Path) -> AsyncIterator[Callable[..., Any]]:
    """Start a generator over the hostile engines; stopped after the test."""
    async with AsyncExitStack() as started:

        async def make(**changes: Any) -> Generator:
            return await started.enter_async_context(hostile(tmp_path, **changes))

        yield make


@pytest.fixture
async def generator(make: Callable[..., Any]) -> Generator:
    made: Generator = await make()
    return made


@pytest.fixture
def clips(tmp_path: Path) -> Callable[[], list[str]]:
    return lambda: sorted(path.name for path in (tmp_path / "clips").iterdir())


@pytest.fixture
def spawned(monkeypatch: pytest.MonkeyPatch) -> list[WorkerProcess]:
    """Every worker started during the test."""
    found: list[WorkerProcess] = []
    real = WorkerProcess.spawn.__func__  # type: ignore[attr-defined]  # a classmethod has one

    async def note(cls: type[WorkerProcess], *arguments: Any) -> WorkerProcess:
        worker: WorkerProcess = await real(cls, *arguments)
        found.append(worker)
        return worker

    monkeypatch.setattr(WorkerProcess, "spawn", classmethod(note))
    return found


async def until_reported(
    generator: Generator, request: ClipRequest, stage: str
) -> asyncio.Task[Clip]:
    """Start a clip and wait until it reports that stage."""
    reached = asyncio.Event()
    task = asyncio.create_task(
        generator.generate("job", request, lambda p: reached.set() if p.stage == stage else None)
    )
    await asyncio.wait_for(reached.wait(), PATIENCE)
    return task


async def still_works(generator: Generator) -> None:
    clip = await generator.generate("after", small("kind"), ignore)
    assert clip.path.exists()


async def test_a_clip_is_what_was_asked_for(
    generator: Generator, clips: Callable[[], list[str]]
) -> None:
    seen: list[Progress] = []
    prompt = "日落; = # \\ 🌅\nsecond line"
    clip = await generator.generate("job", small("kind", prompt, seed=5), seen.append)
    assert (clip.width, clip.height, clip.frames, clip.fps, clip.seed) == (64, 48, 6, 12, 5)
    assert (clip.engine, clip.prompt, clip.caption) == ("kind", prompt, "noise")
    assert clip.digest == hashlib.sha256(clip.path.read_bytes()).hexdigest()
    assert clip.depicts == ("noise",)
    assert clips() == [f"{clip.id}.jpg", f"{clip.id}.mp4"]
    found = probe(clip.path)
    assert (found.frames, found.width, found.height) == (6, 64, 48)
    assert found.tags["title"] == prompt
    assert found.tags["comment"] == "noise"
    recipe = json.loads(found.tags["synopsis"])
    assert ClipRequest.from_json(recipe["request"]) == small("kind", prompt, seed=5)
    assert recipe["made_with"] == clip.made_with
    assert clip.size == clip.path.stat().st_size
    assert clip.made_seconds > 0
    assert {progress.stage for progress in seen} == {"draw", "encode"}
    assert seen[0].preview is not None
    assert seen[0].preview.startswith(b"\xff\xd8")


async def test_the_same_seed_makes_the_same_file_in_another_worker(make: Any) -> None:
    files = []
    for _ in range(2):
        generator = await make()
        clip = await generator.generate("job", small("kind", seed=7), ignore)
        files.append(clip.path.read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize(
    ("prompt", "cause"),
    [
        ("SIGKILL", "out of memory"),
        ("SIGSEGV", "a native library"),
        ("SIGTERM", "asked it to end"),
        ("3", "exited with status 3"),
    ],
)
async def test_a_killed_worker_is_named_and_respawned(
    generator: Generator, clips: Callable[[], list[str]], prompt: str, cause: str
) -> None:
    with pytest.raises(WorkerDied, match=cause) as death:
        await generator.generate("job", small("dies", prompt), ignore)
    assert "the last words" in str(death.value)
    assert ("Fatal Python error" in str(death.value)) == (prompt == "SIGSEGV")
    assert clips() == []
    assert generator.restarts == 1
    await still_works(generator)


async def test_processes_left_behind_delay_nothing_and_the_workers_own_are_ended(
    generator: Generator,
) -> None:
    with pytest.raises(WorkerDied, match="status 4") as death:
        await asyncio.wait_for(generator.generate("job", small("litters"), ignore), 19)
    helper = int(str(death.value).split("helper ")[1].split()[0])
    with must_end([helper]):
        await still_works(generator)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone shares cores between sessions")
async def test_a_worker_stands_back_where_that_counts_in_the_bots_own_session(
    generator: Generator, spawned: list[WorkerProcess]
) -> None:
    await still_works(generator)
    pid = spawned[0].pid
    assert os.getpriority(os.PRIO_PROCESS, pid) >= NICENESS
    assert os.getsid(pid) == os.getsid(0)
    assert os.getpgid(pid) == pid  # Ctrl-C at a terminal passes it by


async def test_a_worker_that_dies_while_idle_costs_no_job(
    generator: Generator, spawned: list[WorkerProcess]
) -> None:
    await still_works(generator)
    os.kill(spawned[0].pid, signal.SIGKILL)
    await asyncio.wait_for(spawned[0].ended(), PATIENCE)
    await still_works(generator)
    assert generator.restarts == 1
    assert len(spawned) == 2


async def test_a_hanging_engine_is_killed_after_the_time_out(
    make: Any, clips: Callable[[], list[str]]
) -> None:
    generator = await make(job_timeout=3.0)
    with pytest.raises(TimedOut, match="longer than 3 s"):
        await generator.generate("job", small("hangs"), ignore)
    assert clips() == []
    await still_works(generator)


async def test_a_cancelled_job_stops_politely_and_its_worker_stays(
    generator: Generator, spawned: list[WorkerProcess], clips: Callable[[], list[str]]
) -> None:
    task = await until_reported(generator, small("slow"), "wait")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert clips() == []
    await still_works(generator)
    assert len(spawned) == 1
    assert generator.restarts == 0


async def test_the_end_of_a_cancelled_job_is_no_error_in_the_log(generator: Generator) -> None:
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, about: complaints.append(about))
    task = await until_reported(generator, small("slow"), "wait")
    task.cancel()
    await asyncio.wait({task})
    del task
    await asyncio.sleep(0)  # the loop still holds what woke this test
    gc.collect()
    assert complaints == []


async def test_a_cancelled_job_that_does_not_listen_is_killed(
    make: Any, spawned: list[WorkerProcess], clips: Callable[[], list[str]]
) -> None:
    generator = await make(grace=0.3)
    task = await until_reported(generator, small("hangs"), "hang")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not spawned[0].alive
    assert clips() == []
    await still_works(generator)


async def test_cancelling_twice_returns_at_once_and_still_frees_the_lane(
    make: Any, spawned: list[WorkerProcess]
) -> None:
    generator = await make(grace=1.0)
    task = await until_reported(generator, small("hangs"), "hang")
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert spawned[0].alive  # nobody waited for its end
    await asyncio.wait_for(still_works(generator), PATIENCE)


async def test_a_job_cancelled_while_it_waits_for_a_worker_touches_none(
    generator: Generator, spawned: list[WorkerProcess]
) -> None:
    busy = await until_reported(generator, small("slow"), "wait")
    waiting = asyncio.create_task(generator.generate("second", small("kind"), ignore))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert spawned[0].alive
    busy.cancel()
    with pytest.raises(asyncio.CancelledError):
        await busy
    await still_works(generator)


async def test_a_clip_finished_as_it_is_cancelled_is_removed(
    generator: Generator, clips: Callable[[], list[str]]
) -> None:
    task = await until_reported(generator, small("kind"), "encode")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert clips() == []


async def test_what_an_engine_prints_never_reaches_the_protocol(generator: Generator) -> None:
    clip = await generator.generate("job", small("prints"), ignore)
    assert probe(clip.path).frames == 6


async def test_a_talkative_engine_blocks_nothing_and_is_throttled(generator: Generator) -> None:
    seen: list[Progress] = []
    await generator.generate("job", small("verbose"), seen.append)
    assert len(seen[0].preview or b"") == 1_000_000
    assert len([progress for progress in seen if progress.stage == "chatter"]) < 100


async def test_a_refusal_reaches_the_asker_as_it_was_raised(generator: Generator) -> None:
    with pytest.raises(UserError) as refusal:
        await generator.generate("job", small("raises", "refuse"), ignore)
    assert refusal.value.code == "style-unknown"
    assert refusal.value.arguments == {"style": "cubist", "known": "ink"}
    assert generator.restarts == 0


@pytest.mark.parametrize(
    ("engine", "prompt", "complaint"),
    [
        ("raises", "", "RuntimeError: the engine is unwell"),
        ("raises", "half", "ValueError: half way"),
        ("miscounts", "5", "5 frames were drawn where 6"),
        ("miscounts", "7", "more than the 6 frames"),
        ("miscounts", "shape", r"of shape \(47, 64, 3\)"),
        ("miscounts", "type", "is float32"),
        ("greedy", "", "MemoryError"),
    ],
)
async def test_a_failing_engine_leaves_no_file_and_a_worker_that_works(
    generator: Generator,
    spawned: list[WorkerProcess],
    clips: Callable[[], list[str]],
    engine: str,
    prompt: str,
    complaint: str,
) -> None:
    with pytest.raises(GenerationError, match=complaint):
        await generator.generate("job", small(engine, prompt), ignore)
    assert clips() == []
    await still_works(generator)
    assert len(spawned) == 1


async def test_a_watcher_that_raises_ends_its_own_job_alone(generator: Generator) -> None:
    def unwell(progress: Progress) -> None:
        raise RuntimeError("the watcher is unwell")

    with pytest.raises(RuntimeError, match="the watcher"):
        await generator.generate("job", small("kind"), unwell)
    await still_works(generator)


async def test_the_gpu_lane_works_at_one_job_at_a_time(make: Any) -> None:
    generator = await make(cpu_workers=4)
    assert (generator.capacity(Lane.GPU), generator.capacity(Lane.CPU)) == (1, 4)
    jobs = (generator.generate(str(n), small("lonely", seed=n), ignore) for n in range(4))
    clips = await asyncio.gather(*jobs)  # the engine fails when it meets another at work
    assert len({clip.id for clip in clips}) == 4


async def test_the_cpu_lane_works_at_several_jobs_at_a_time(
    make: Any, spawned: list[WorkerProcess]
) -> None:
    generator = await make(cpu_workers=2)
    running = [await until_reported(generator, small("slow"), "wait") for _ in range(2)]
    assert len(spawned) == 2
    for task in running:
        task.cancel()
    await asyncio.wait(running)


async def test_routes_come_in_the_order_of_the_prompts(make: Any) -> None:
    generator = await make(cpu_workers=2)
    prompts = [f"prompt {number} 日落 \ud800" for number in range(130)]
    routes = await generator.route("kind", prompts)
    assert [route.depicts for route in routes] == [(prompt,) for prompt in prompts]
    assert await generator.route("kind", []) == []


async def test_a_warmed_engine_is_loaded_before_its_first_clip(
    generator: Generator, spawned: list[WorkerProcess]
) -> None:
    cold = await generator.generate("job", small("loads"), ignore)
    await generator.warm("loads")
    warm = await generator.generate("job", small("loads"), ignore)
    assert (cold.caption, warm.caption) == ("loaded: False", "loaded: True")
    assert len(spawned) == 1


async def test_engines_that_cannot_work_are_listed_with_the_reason(generator: Generator) -> None:
    engines = generator.engines
    assert engines["kind"].unavailable is None
    assert engines["kind"].styles == ("plain",)
    assert engines["absent"].unavailable == "It needs a GPU."
    assert "a library is missing" in (engines["broken"].unavailable or "")


@pytest.mark.parametrize(
    ("engine", "code"),
    [
        ("nothing", "engine-unknown"),
        ("absent", "engine-unavailable"),
        ("broken", "engine-unavailable"),
    ],
)
async def test_an_engine_that_cannot_be_asked_is_refused(
    generator: Generator, spawned: list[WorkerProcess], engine: str, code: str
) -> None:
    for asking in (
        generator.generate("job", small(engine), ignore),
        generator.route(engine, ["a"]),
        generator.warm(engine),
    ):
        with pytest.raises(UserError, match=code):
            await asking
    assert spawned == []


async def test_stopping_ends_every_worker_and_fails_the_job_at_work(
    make: Any, spawned: list[WorkerProcess], clips: Callable[[], list[str]]
) -> None:
    generator = await make(cpu_workers=2)
    await still_works(generator)
    made = clips()
    running = await until_reported(generator, small("slow"), "wait")
    await generator.stop()
    with pytest.raises(WorkerDied, match="stopped"):
        await running
    assert not any(worker.alive for worker in spawned)
    assert clips() == made
    with pytest.raises(GenerationError, match="stopped"):
        await generator.generate("job", small("kind"), ignore)
    assert generator.restarts == 0


async def test_a_worker_that_starts_while_all_are_stopped_is_ended_too(
    tmp_path: Path, spawned: list[WorkerProcess]
) -> None:
    async def spawn() -> WorkerProcess:
        worker = await WorkerProcess.spawn(
            Lane.CPU, Setup("tests.hostile_engines", tmp_path, Surroundings(cache_dir=tmp_path))
        )
        await pool.stop(grace=5.0)
        return worker

    pool = WorkerPool(1, spawn)
    with pytest.raises(GenerationError, match="stopped"):
        async with pool.worker("kind"):
            pytest.fail("a stopped pool lent a worker")
    assert [worker.alive for worker in spawned] == [False]


async def test_a_worker_within_a_step_that_may_take_longer_is_not_killed_for_a_call_off(
    make: Callable[..., Any],
) -> None:
    generator = await make(grace=0.02)
    task = await until_reported(generator, small("steady"), "denoise")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert generator.restarts == 0


async def test_what_an_engine_logs_is_logged_by_the_parent_too(
    generator: Generator, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await generator.generate("job", small("prints"), ignore)
        await generator.stop()  # and so has read what it said
    (record,) = (it for it in caplog.records if "a plan was chosen" in it.message)
    assert record.levelno == logging.INFO
