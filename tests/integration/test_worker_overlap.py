"""The gpu lane's worker encodes one clip while it draws the next: neither spoils the other."""

import asyncio
import dataclasses
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from generator.engine import Surroundings
from generator.errors import GenerationError, TimedOut, WorkerDied, WorkerPoisoned
from generator.protocol import (
    AskRoutes,
    CalledOff,
    CallOff,
    Drawn,
    Late,
    Made,
    Message,
    Progressed,
    Render,
    Routed,
    Setup,
    decode,
    encode,
)
from generator.supervisor import Generator
from generator.types import Clip, ClipRequest
from tests.support.encoders import HeldEncoder
from tests.support.processes import children, must_end
from tests.support.workers import PATIENCE, hostile, ignore, shows, small

Make = Callable[..., Any]

OUTCOMES = ("Drawn", "Late")


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeldEncoder:
    return HeldEncoder(tmp_path, monkeypatch)


@pytest.fixture
async def make(tmp_path: Path, encoder: HeldEncoder) -> AsyncIterator[Make]:
    async with AsyncExitStack() as started:

        async def make(**changes: Any) -> Generator:
            return await started.enter_async_context(hostile(tmp_path, **changes))

        yield make


@pytest.fixture
async def generator(make: Make) -> Generator:
    made: Generator = await make()
    return made


@pytest.fixture
def clips(tmp_path: Path) -> Callable[[], list[str]]:
    return lambda: sorted(path.name for path in (tmp_path / "clips").iterdir())


def brisk(seed: int, prompt: str = "a prompt", **changes: Any) -> ClipRequest:
    return small("brisk", prompt, seed=seed, **changes)


async def until_drawn(
    generator: Generator, request: ClipRequest, job: str = "first"
) -> asyncio.Task[Clip]:
    """Start a clip and wait until its worker has all its frames."""
    drawn = asyncio.Event()
    task = asyncio.create_task(generator.generate(job, request, ignore, drawn.set))
    await asyncio.wait_for(drawn.wait(), PATIENCE)
    return task


async def until_encoding(generator: Generator, request: ClipRequest) -> asyncio.Task[Clip]:
    """Start a clip and wait until its last frame went to the encoder."""
    reached = asyncio.Event()
    task = asyncio.create_task(
        generator.generate(
            "next", request, lambda p: reached.set() if p.stage == "encode" else None
        )
    )
    await asyncio.wait_for(reached.wait(), PATIENCE)
    return task


async def until_begun(tmp_path: Path) -> None:
    """Wait until the engine is about to spoil everything."""
    async with asyncio.timeout(PATIENCE):
        while not (tmp_path / "cache" / "brisk" / "begun").exists():  # noqa: ASYNC110 - of another process
            await asyncio.sleep(0.005)


def one_frame(seed: int) -> ClipRequest:
    return brisk(seed, seconds=0.05)


async def until_deaf(clips: Callable[[], list[str]]) -> None:
    """Wait until the encoder has the only frame: it hears of no call-off any more."""
    async with asyncio.timeout(PATIENCE):
        while not any(name.endswith(".jpg") for name in clips()):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.005)


class Wire:
    """A worker of the gpu lane, its lines read one by one."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.heard: list[Message] = []

    def say(self, *messages: Message) -> None:
        assert self._process.stdin is not None
        self._process.stdin.writelines(map(encode, messages))

    async def until(self, wanted: Callable[[Message], bool]) -> Message:
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while True:
                self.heard.append(decode(await self._process.stdout.readuntil(b"\n")))
                if wanted(self.heard[-1]):
                    return self.heard[-1]


@pytest.fixture
async def wire(tmp_path: Path, encoder: HeldEncoder) -> AsyncIterator[Wire]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "generator.worker", "gpu", str(os.getpid())),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    clips_dir = tmp_path / "clips"
    clips_dir.mkdir()
    wire = Wire(process)
    wire.say(Setup("tests.hostile_engines", clips_dir, Surroundings(cache_dir=tmp_path)))
    yield wire
    assert process.stdin is not None
    process.stdin.close()
    await asyncio.wait_for(process.wait(), PATIENCE)


async def test_what_a_worker_says_of_several_clips_tells_them_apart(
    wire: Wire, encoder: HeldEncoder
) -> None:
    encoder.hold()
    wire.say(
        Render("first", "a" * 32, brisk(1)),
        Render("next", "b" * 32, brisk(2, fps=20)),
        Render("last", "c" * 32, brisk(3, fps=14)),
    )
    for _ in range(2):  # all frames of the second are drawn, and the first is not encoded
        await wire.until(lambda it: isinstance(it, Progressed) and it.progress.stage == "encode")
    assert [it for it in wire.heard if not isinstance(it, Progressed)] == [Drawn("first")]
    encoder.let_go()
    for _ in range(3):
        await wire.until(lambda it: isinstance(it, Late))
    told = [f"{type(it).__name__} {it.job}" for it in wire.heard if isinstance(it, Drawn | Late)]
    assert told == [f"{what} {job}" for job in ("first", "next", "last") for what in OUTCOMES]
    drawing = {6: "first", 10: "next", 7: "last"}
    after = "first"
    for message in wire.heard:
        if isinstance(message, Progressed) and message.progress.stage == "draw":
            assert drawing[message.progress.total] == after
        elif isinstance(message, Drawn):
            after = {"first": "next", "next": "last", "last": ""}[message.job]


async def test_an_encoding_hears_between_two_frames_that_it_is_called_off(
    wire: Wire, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    encoder.hold()
    wire.say(Render("job", "a" * 32, brisk(1, width=320, height=240)))  # more than a pipe holds
    await wire.until(lambda it: isinstance(it, Drawn))
    wire.say(CallOff("job"), AskRoutes("brisk", ()))
    await wire.until(lambda it: isinstance(it, Routed))  # so the line before is read, too
    encoder.let_go()
    assert await wire.until(lambda it: isinstance(it, Late)) == Late("job", CalledOff())
    assert clips() == []
    wire.say(Render("job", "b" * 32, brisk(1)))  # wanted after all
    late = await wire.until(lambda it: isinstance(it, Late))
    assert isinstance(late, Late)
    assert isinstance(late.ending, Made)


async def test_a_clip_is_drawn_while_the_one_before_is_encoded_and_each_is_its_own(
    generator: Generator, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    encoder.hold()
    first = await until_drawn(generator, brisk(1))
    following = await until_encoding(generator, brisk(2))
    assert not first.done()
    encoder.let_go()
    made = [await first, await following]
    assert shows(made[0], 1)
    assert shows(made[1], 2)
    assert len(clips()) == 4
    assert generator.restarts == 0


async def test_an_encoder_that_fails_late_fails_its_own_job_alone(
    generator: Generator, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    encoder.hold()
    first = await until_drawn(generator, brisk(1))
    encoder.let_go(failing=True)
    with pytest.raises(GenerationError, match="ffmpeg ended with status 3"):
        await first
    assert clips() == []
    encoder.mend()
    assert shows(await generator.generate("next", brisk(2), ignore), 2)
    assert generator.restarts == 0


@pytest.mark.parametrize(
    ("prompt", "complaint"),
    [("too few", "5 frames were drawn where 6"), ("fails at last", "ValueError: at last")],
)
async def test_an_engine_that_fails_fails_its_job_before_the_worker_is_free(
    generator: Generator, clips: Callable[[], list[str]], prompt: str, complaint: str
) -> None:
    drawn: list[str] = []
    with pytest.raises(GenerationError, match=complaint):
        await generator.generate("job", brisk(1, prompt), ignore, lambda: drawn.append(prompt))
    assert drawn == []
    assert clips() == []
    assert shows(await generator.generate("next", brisk(2), ignore), 2)
    assert generator.restarts == 0


async def test_a_clip_is_called_off_while_it_is_drawn_as_in_any_lane(
    generator: Generator, clips: Callable[[], list[str]]
) -> None:
    waits = asyncio.Event()
    task = asyncio.create_task(
        generator.generate(
            "job", brisk(1, "waits"), lambda p: waits.set() if p.stage == "wait" else None
        )
    )
    await asyncio.wait_for(waits.wait(), PATIENCE)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert clips() == []
    assert generator.restarts == 0


@pytest.mark.parametrize(("ending", "killed"), [(False, 0), (True, 1)])
async def test_a_worker_of_this_lane_that_is_deaf_for_a_while_is_killed_only_when_all_ends(
    make: Make, ending: bool, killed: int
) -> None:
    generator = await make(grace=0.02)
    deaf = asyncio.Event()
    task = asyncio.create_task(
        generator.generate(
            "first", brisk(1, "is deaf"), lambda p: deaf.set() if p.stage == "wait" else None
        )
    )
    await asyncio.wait_for(deaf.wait(), PATIENCE)
    if ending:
        generator.hasten()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert generator.restarts == killed


async def test_a_worker_that_dies_takes_the_late_clip_along(
    generator: Generator, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    foreign = set(children(os.getpid()))
    await generator.warm("brisk")
    (worker,) = set(children(os.getpid())) - foreign
    encoder.hold()
    first = await until_drawn(generator, brisk(1))
    with must_end(children(worker)):
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(WorkerDied, match="SIGKILL"):
            await first
    assert clips() == []
    encoder.let_go()
    assert shows(await generator.generate("next", brisk(2), ignore), 2)
    assert generator.restarts == 1


async def test_a_job_that_kills_the_worker_ends_the_late_one_with_the_same_words(
    generator: Generator, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    encoder.hold()
    first = await until_drawn(generator, brisk(1))
    with pytest.raises(WorkerDied, match="SIGKILL") as death:
        await generator.generate("next", brisk(2, "dies"), ignore)
    with pytest.raises(WorkerDied, match="SIGKILL") as late:
        await first
    assert str(late.value) == str(death.value)
    assert clips() == []
    assert generator.restarts == 1


async def test_a_poisoned_engine_lets_the_clip_before_be_encoded_to_its_end(
    generator: Generator, encoder: HeldEncoder, tmp_path: Path
) -> None:
    encoder.hold()
    first = await until_drawn(generator, brisk(1))
    poisoned = asyncio.create_task(generator.generate("next", brisk(2, "poisoned"), ignore))
    await until_begun(tmp_path)
    encoder.let_go()
    with pytest.raises(WorkerPoisoned, match="memory is full"):
        await poisoned
    assert shows(await first, 1)
    assert generator.restarts == 1


async def test_a_late_clip_that_is_called_off_leaves_no_file(
    generator: Generator, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    encoder.hold()
    first = await until_drawn(generator, brisk(1, width=320, height=240))
    first.cancel()
    await asyncio.sleep(0)  # it is being called off
    encoder.let_go()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert clips() == []
    assert generator.restarts == 0


async def test_a_slow_encoding_that_is_called_off_costs_the_next_job_nothing(
    make: Make, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    generator = await make(grace=0.1)
    encoder.hold()
    first = await until_drawn(generator, one_frame(1))
    await until_deaf(clips)
    following = await until_encoding(generator, brisk(2))
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first  # though its encoder does not stir
    encoder.let_go()
    made = await following
    assert shows(made, 2)
    assert generator.restarts == 0
    await generator.stop()
    assert clips() == [made.poster.name, made.path.name]


async def test_a_late_clip_has_no_more_time_than_its_job(
    generator: Generator,
    encoder: HeldEncoder,
    clips: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await generator.warm("brisk")
    hasty = dataclasses.replace(generator._settings, job_timeout=1.5)
    encoder.hold()
    with monkeypatch.context() as patch:
        patch.setattr(generator, "_settings", hasty)
        first = await until_drawn(generator, one_frame(1))
    await until_deaf(clips)
    following = await until_encoding(generator, brisk(2))
    with pytest.raises(TimedOut, match=r"longer than 1\.5 s, though its frames were drawn"):
        await first
    encoder.let_go()
    made = await following
    assert shows(made, 2)
    assert generator.restarts == 0
    await generator.stop()
    assert clips() == [made.poster.name, made.path.name]


async def test_stopping_ends_an_encoding_too(
    generator: Generator, encoder: HeldEncoder, clips: Callable[[], list[str]]
) -> None:
    foreign = set(children(os.getpid()))
    encoder.hold()
    first = await until_drawn(generator, brisk(1))
    with must_end(list(set(children(os.getpid())) - foreign)):
        await generator.stop()
    with pytest.raises(WorkerDied, match="stopped"):
        await first
    assert clips() == []
    assert generator.restarts == 0
