"""A VideoService with nothing behind it: jobs in a dict, made when the test says so."""

import hashlib
import itertools
import time
from collections.abc import Collection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.grammar import COMMANDS
from bot.images.store import Picture
from bot.job_service import EVERYTHING
from bot.lessons import Topic
from bot.outlook import Figures
from bot.service import Answer
from bot.types import Address, ClipFormat, Job, JobState, Notice, Status
from generator.errors import UserError
from generator.loading import Loadings
from generator.supervisor import EngineInfo
from generator.types import Clip, ClipRequest, Lane, Progress


class FakeImages:
    """In place of `bot.images.store.ImageStore`: whatever begins as a PNG is one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.owners: dict[str, str] = {}

    async def keep(self, data: bytes, owner: str, scope: str) -> Picture:
        if not data.startswith(b"\x89PNG"):
            raise UserError("picture-kind")
        name = f"{hashlib.sha256(data).hexdigest()}.png"
        self.owners[name] = owner
        self.folder.mkdir(exist_ok=True)
        self.small(name).write_bytes(b"likeness")
        return Picture(name, 300, 300)

    async def given(self, name: str, owner: str) -> Picture:
        if self.owners.get(name) != owner:
            raise UserError("picture-gone")
        return Picture(name, 300, 300)

    def small(self, name: str) -> Path:
        return self.folder / f"{name}.jpg"


class FakeService:
    def __init__(self, clips_dir: Path) -> None:
        self.clips_dir = clips_dir
        self.statuses: dict[str, Status] = {}
        self.fail_with: Exception | None = None
        self.hint: Notice | None = None
        self.engines = {"sketch": EngineInfo("sketch", Lane.CPU, ("ink", "neon"), None)}
        self.loading = Loadings()
        self.animates = False
        self.teaches = False
        self.taught: list[Topic] = []
        self.commands = COMMANDS
        self.images = FakeImages(clips_dir.with_name("images"))
        self.privacy = SimpleNamespace(listeners=[])
        self._numbers = itertools.count(1)

    async def ask(
        self, text: str, address: Address, *, bare: bool = False, image: str | None = None
    ) -> Answer:
        self._fail()
        if image is not None:
            await self.images.given(image, address.owner)
        if text == "/status":
            return Answer(notice=Notice(code="web-not-found"))
        prompt = text.removeprefix("/video ").strip()
        if not prompt:
            raise UserError("prompt-empty")
        request = ClipRequest(prompt=prompt, engine="sketch", image=image)
        return Answer(job=await self.submit(request, address), hint=self.hint)

    async def topics(self, locale: str) -> list[Topic]:
        return self.taught

    async def submit(
        self,
        request: ClipRequest,
        address: Address,
        format: ClipFormat = ClipFormat.MP4,
        *,
        chosen: Collection[str] = EVERYTHING,
    ) -> Status:
        self._fail()
        self.chosen = chosen
        for status in self.statuses.values():
            if address.source and status.job.address.source == address.source:
                return status
        number = next(self._numbers)
        job = Job(
            id=f"job{number}",
            number=number,
            state=JobState.QUEUED,
            lane=Lane.CPU,
            request=request,
            address=address,
            format=format,
            created_at=time.time(),
        )
        return self._keep(Status(job=job, position=1, eta=2.5))

    async def again(self, job_id: str, address: Address) -> Status:
        old = await self.status(job_id, address.owner)
        return await self.submit(old.job.request.evolve(seed=7), address)

    async def otherwise(self, job_id: str, address: Address) -> Status:
        old = await self.status(job_id, address.owner)
        if old.job.request.also is None:
            raise UserError("other-none")
        other = old.job.request.evolve(engine=old.job.request.also, also=None)
        return await self.submit(other, address)

    async def cancel(self, job_id: str, owner: str) -> Status:
        await self.status(job_id, owner)
        return self.change(job_id, state=JobState.CANCELLED, ended_at=time.time())

    async def delete(self, job_id: str, owner: str) -> None:
        await self.status(job_id, owner)
        del self.statuses[job_id]

    async def status(self, job_id: str, owner: str | None = None) -> Status:
        self._fail()
        status = self.statuses.get(job_id)
        if status is None or (owner is not None and status.job.address.owner != owner):
            raise UserError("job-unknown")
        return status

    async def history(
        self, owner: str, *, before: int | None = None, limit: int = 50
    ) -> list[Status]:
        mine = [it for it in self.statuses.values() if it.job.address.owner == owner]
        older = [it for it in mine if before is None or it.job.number < before]
        return older[-limit:]

    async def clip_file(self, job_id: str, owner: str | None, format: ClipFormat) -> Path:
        status = await self.status(job_id, owner)
        assert status.job.clip
        return status.job.clip.path.with_suffix(f".{format}")

    async def figures(self) -> Figures:
        self._fail()
        none = dict.fromkeys(Lane, 0)
        return Figures(queued=none, running=none, ready=none)

    def change(self, job_id: str, *, progress: Progress | None = None, **changes: Any) -> Status:
        job = self.statuses[job_id].job.evolve(**changes)
        return self._keep(Status(job=job, progress=progress))

    def make(self, job_id: str, folder: Path | None = None) -> Status:
        """Put a clip's files where they belong, or into `folder`, and make the job READY."""
        folder = folder or self.clips_dir
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"clip-{job_id}.mp4"
        path.write_bytes(bytes(range(256)) * 8)
        path.with_suffix(".jpg").write_bytes(b"jpeg")
        path.with_suffix(".gif").write_bytes(b"gif")
        request = self.statuses[job_id].job.request
        clip = Clip(
            id=f"clip-{job_id}",
            path=path,
            poster=path.with_suffix(".jpg"),
            engine="sketch",
            prompt=request.prompt,
            seed=request.effective_seed,
            width=request.width,
            height=request.height,
            frames=request.frames,
            fps=request.fps,
            size=2048,
            made_seconds=0.5,
            caption="A sketch.",
            depicts=("sun",),
        )
        return self.change(job_id, state=JobState.READY, clip=clip, ready_at=time.time())

    def _keep(self, status: Status) -> Status:
        self.statuses[status.job.id] = status
        return status

    def _fail(self) -> None:
        if self.fail_with is not None:
            raise self.fail_with
