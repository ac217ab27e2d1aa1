"""A generator that makes clips of a few bytes in no time, or when a test lets it."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from generator.discovery import EngineInfo
from generator.engine import PERHAPS, SURE, Lesson, Surroundings
from generator.files import digest_of
from generator.supervisor import Generator, GeneratorSettings
from generator.types import Clip, ClipRequest, Lane, Progress

OnProgress = Callable[[Progress], None]
Making = Callable[[str, ClipRequest, OnProgress], Awaitable[None]]

ENGINES = {
    "sketch": EngineInfo("sketch", Lane.CPU, ("ink", "neon"), None),
    "wan": EngineInfo("wan", Lane.GPU, (), "There is no GPU."),
    "other": EngineInfo("other", Lane.GPU, (), None),
}

ANIMATES = EngineInfo(name="wan", lane=Lane.GPU, styles=(), unavailable=None, animates=True)
"""In place of the "wan" above: it works here, and its clips can begin with a picture."""


PHYSICS = EngineInfo(
    name="physics",
    lane=Lane.CPU,
    styles=(),
    unavailable=None,
    longest=8.0,
    specialist=True,
    teaches=True,
)
"""A specialist: sure of what is "surely" its own, less so of what is "perhaps"."""


LESSON = Lesson(
    "pendulum",
    {"en": "Pendulum", "zh": "单摆"},
    {"en": "a pendulum 1 m long", "zh": "一个1米长的单摆"},
)


def _claim(prompt: str) -> float:
    return {"surely": SURE, "perhaps": PERHAPS}.get(prompt.split()[0], PERHAPS - 0.01)


class QuickGenerator(Generator):
    """`making`, when set, is awaited for each clip: it may wait, report progress or raise.

    `on_drawn` holds, by job, what the asker wants to be called when its frames are drawn; `claim`
    is how surely a prompt is said to be that of every specialist.
    """

    def __init__(self, clips_dir: Path, *, cpu_workers: int = 2) -> None:
        settings = GeneratorSettings(
            clips_dir=clips_dir,
            surroundings=Surroundings(cache_dir=clips_dir.parent / "cache"),
            cpu_workers=cpu_workers,
        )
        super().__init__(settings)
        self.clips_dir = clips_dir
        self.making: Making | None = None
        self.asked: list[tuple[str, ClipRequest]] = []
        self.busy: set[str] = set()
        self.busiest = 0
        self.on_drawn: dict[str, Callable[[], None]] = {}
        self.engine_infos: dict[str, EngineInfo] = dict(ENGINES)
        self.claim: Callable[[str], float] = _claim

    async def start(self) -> None:
        self.clips_dir.mkdir(parents=True, exist_ok=True)

    @property
    def engines(self) -> Mapping[str, EngineInfo]:
        return self.engine_infos

    async def claims(self, prompt: str) -> dict[str, float]:
        specialists = [name for name, it in self.engine_infos.items() if it.specialist]
        return dict.fromkeys(specialists, self.claim(prompt))

    async def lessons(self) -> dict[str, tuple[Lesson, ...]]:
        return {name: (LESSON,) for name, it in self.engine_infos.items() if it.teaches}

    async def generate(
        self,
        job_id: str,
        request: ClipRequest,
        on_progress: OnProgress,
        on_drawn: Callable[[], None] = lambda: None,
    ) -> Clip:
        self.asked.append((job_id, request))
        self.on_drawn[job_id] = on_drawn
        self.busy.add(job_id)
        self.busiest = max(self.busiest, len(self.busy))
        try:
            if self.making is not None:
                await self.making(job_id, request, on_progress)
            return make_clip(self.clips_dir, request)
        finally:
            self.busy.discard(job_id)


def make_clip(clips_dir: Path, request: ClipRequest, *, made_seconds: float = 2.0) -> Clip:
    """A clip with its (very small) files on the disk."""
    clip_id = uuid.uuid4().hex
    path = clips_dir / f"{clip_id}.mp4"
    path.write_bytes(b"clip " + clip_id.encode())
    path.with_suffix(".jpg").write_bytes(b"poster")
    return Clip(
        id=clip_id,
        path=path,
        poster=path.with_suffix(".jpg"),
        engine=request.engine,
        prompt=request.prompt,
        seed=request.effective_seed,
        width=request.width,
        height=request.height,
        frames=request.frames,
        fps=request.fps,
        size=path.stat().st_size,
        made_seconds=made_seconds,
        digest=digest_of(path),
        caption="A sketch.",
    )


class Gate:
    """A `making` that holds every clip until the test opens it."""

    def __init__(self) -> None:
        self.waiting: asyncio.Queue[str] = asyncio.Queue()
        self._doors: dict[str, asyncio.Event] = {}
        self._open = False

    async def __call__(self, job_id: str, request: ClipRequest, on_progress: OnProgress) -> None:
        door = self._doors.setdefault(job_id, asyncio.Event())
        self.waiting.put_nowait(job_id)
        if not self._open:
            await door.wait()

    async def next(self) -> str:
        """The next job that is being made, once it is."""
        async with asyncio.timeout(10):
            return await self.waiting.get()

    def open(self, job_id: str | None = None) -> None:
        """Let one clip be made, or all from now on."""
        if job_id is None:
            self._open = True
        for name, door in self._doors.items():
            if job_id in (None, name):
                door.set()
