"""What adapters ask for: `VideoService` is all they know of the bot."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import commands
from bot.delivery import Delivery
from bot.engines import AUTO, available, choose
from bot.finder import Finder
from bot.metrics import Metrics
from bot.outlook import Figures, Outlook
from bot.packer import ClipGone, Packer
from bot.queue import JobQueue
from bot.scheduler import Scheduler
from bot.types import Address, ClipFormat, Job, Notice, Status
from cache.clips import ClipCache
from generator.errors import UserError
from generator.supervisor import EngineInfo, Generator
from generator.types import ClipRequest, Lane

UNKNOWN = -1  # seconds, in a notice: nothing was measured yet
MOST_NUMBER = 2**63 - 1  # SQLite's largest integer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A command's answer: either a job or a sentence."""

    job: Status | None = None
    notice: Notice | None = None


class VideoService:
    """Everything raises `UserError` for what the asker can mend, and nothing else on purpose."""

    def __init__(
        self,
        queue: JobQueue,
        scheduler: Scheduler,
        delivery: Delivery,
        outlook: Outlook,
        finder: Finder,
        cache: ClipCache,
        packer: Packer,
        generator: Generator,
        *,
        preference: Sequence[str],
        metrics: Metrics,
        dice: random.Random,
    ) -> None:
        self._queue = queue
        self._scheduler = scheduler
        self._delivery = delivery
        self._outlook = outlook
        self._finder = finder
        self._cache = cache
        self._packer = packer
        self._generator = generator
        self._preference = preference
        self._metrics = metrics
        self._dice = dice

    @property
    def engines(self) -> Mapping[str, EngineInfo]:
        return self._generator.engines

    @property
    def styles(self) -> tuple[str, ...]:
        """What `--style` takes, over all engines that work here."""
        named = [self.engines[name].styles for name in available(self.engines)]
        return tuple(dict.fromkeys(style for styles in named for style in styles))

    async def ask(self, text: str, address: Address, *, bare: bool = False) -> Answer:
        """Do what was typed. With `bare`, a text that begins with no slash is a prompt."""
        defaults = commands.Defaults(engine=AUTO)
        command = commands.parse(text, defaults=defaults, locale=address.locale, bare=bare)
        match command:
            case commands.MakeVideo(request=request, format=format):
                return Answer(job=await self.submit(request, address, format))
            case commands.Again(job=name):
                job = await self._mine(name, address.owner)
                return Answer(job=await self.again(job.id, address))
            case commands.CancelJob(job=name):
                job = await self._open(name, address.owner)
                return Answer(job=await self.cancel(job.id, address.owner))
            case commands.AskStatus(job=None):
                return Answer(notice=await self._situation(address.owner))
            case commands.AskStatus(job=name):
                job = await self._mine(name, address.owner)
                return Answer(job=await self._outlook.status(job))
            case commands.Help():
                return Answer(notice=self._help())

    async def submit(
        self, request: ClipRequest, address: Address, format: ClipFormat = ClipFormat.MP4
    ) -> Status:
        """Take a request. When this returns, the job is on the disk.

        Raises:
            UserError: unknown or unavailable engine, unknown style, a full queue.
        """
        request, lane = choose(request, self.engines, self._preference)
        hit = await self._finder.find_exact(request, address.scope)
        job = await self._queue.enqueue(request, address, lane=lane, format=format, hit=hit)
        return await self._outlook.status(job)

    async def again(self, job_id: str, address: Address) -> Status:
        """The same request with a fresh seed, for the owner of the first job."""
        job = await self._owned(job_id, address.owner)
        request = job.request.evolve(seed=self._dice.getrandbits(31))
        return await self.submit(request, address, job.format)

    async def cancel(self, job_id: str, owner: str) -> Status:
        """Stop a job that waits, is being made or is being posted.

        Raises:
            UserError: it is not the owner's, or it has ended already.
        """
        job = await self._owned(job_id, owner)
        cancelled = await self._scheduler.cancel(job)
        if cancelled is None:
            raise UserError("job-ended", number=job.number)
        await self._delivery.withdraw(job)
        return Status(job=cancelled)

    async def delete(self, job_id: str, owner: str) -> None:
        """Take the job out of the history, and its clip off the disk when nobody else shows it."""
        job = await self._owned(job_id, owner)
        await self._scheduler.cancel(job, hide=True)
        await self._delivery.withdraw(job)
        job = await self._queue.get(job_id) or job
        if job.clip is not None and not await self._queue.shown_elsewhere(job):
            await self._cache.remove(job.clip.id)

    async def status(self, job_id: str, owner: str | None = None) -> Status:
        """How the job stands; with `owner`, only if it is theirs."""
        return await self._outlook.status(await self._owned(job_id, owner))

    async def history(
        self, owner: str, *, before: int | None = None, limit: int = 50
    ) -> list[Status]:
        """The owner's last `limit` jobs before the one numbered `before`, oldest first."""
        jobs = await self._queue.history(owner, MOST_NUMBER if before is None else before, limit)
        return [await self._outlook.status(job) for job in jobs]

    async def clip_file(self, job_id: str, owner: str | None, format: ClipFormat) -> Path:
        """The job's clip as a file to read; a GIF is made on demand.

        Raises:
            UserError: not the owner's, not made yet, or not kept any more.
        """
        job = await self._owned(job_id, owner)
        if job.clip is None:
            raise UserError("clip-gone" if job.state.final else "clip-not-ready")
        if not self._cache.use(job.clip.id):
            raise UserError("clip-gone")
        try:
            return (await self._packer.pack(job.clip, format, None)).path
        except ClipGone:
            raise UserError("clip-gone") from None

    async def figures(self) -> Figures:
        """How many jobs wait, are being made and are to be posted."""
        return await self._outlook.figures()

    async def metrics(self) -> bytes:
        """Prometheus' text format (`bot.metrics.CONTENT_TYPE`)."""
        figures = await self.figures()
        for lane in Lane:
            for state, jobs in figures.by_state(lane):
                self._metrics.depth.labels(lane, state).set(jobs)
        self._metrics.restarts.set(self._generator.restarts)
        return self._metrics.exposition()

    async def _owned(self, job_id: str, owner: str | None) -> Job:
        job = await self._queue.get_shown(job_id)
        # Somebody else's job is unknown too: its existence is none of the asker's business.
        if job is None or (owner is not None and job.address.owner != owner):
            raise UserError("job-unknown")
        return job

    async def _mine(self, name: str | None, owner: str) -> Job:
        """The job people mean by a name, or by none: their latest."""
        if name is None:
            job = await self._queue.latest(owner)
            if job is None:
                raise UserError("job-none")
        else:
            job = await self._queue.find(owner, name)
            if job is None:
                raise UserError("job-unknown")
        return job

    async def _open(self, name: str | None, owner: str) -> Job:
        if name is not None:
            return await self._mine(name, owner)
        jobs = await self._queue.open_jobs(owner)
        if not jobs:
            raise UserError("job-none-open")
        return jobs[-1]

    async def _situation(self, owner: str) -> Notice:
        figures = await self.figures()
        mine = await self._queue.open_jobs(owner)
        first = await self._outlook.status(mine[0]) if mine else None
        eta = first.eta if first else None
        arguments = {
            "running": sum(figures.running.values()),
            "queued": sum(figures.queued.values()),
            "yours": len(mine),
            "seconds": UNKNOWN if eta is None else round(eta),
        }
        return Notice(code="situation", arguments=arguments)

    def _help(self) -> Notice:
        styles = ", ".join(self.styles) or "none"
        engines = ", ".join(available(self.engines)) or "none"
        return Notice(code="help", arguments={"styles": styles, "engines": engines})
