"""What people may see of jobs: which are whose, how they stand, their clips as files."""

from collections.abc import Mapping
from pathlib import Path

from bot.engines import animating, available, profiles, styles
from bot.gallery import Gallery
from bot.grammar import COMMANDS, ENGINE_OF, CommandWord
from bot.lessons import Topic, topics
from bot.types import Address, ClipFormat, Job, Limits, Status
from bot.workshop import Workshop
from generator.errors import ClipGone, UserError
from generator.loading import Loadings
from generator.supervisor import EngineInfo
from generator.types import Clip

MOST_NUMBER = 2**63 - 1  # SQLite's largest integer


class JobViews:
    """Somebody else's job is unknown, like one that does not exist: `UserError("job-unknown")`."""

    def __init__(self, workshop: Workshop, gallery: Gallery) -> None:
        self.gallery = gallery
        self._queue = workshop.queue
        self._outlook = workshop.outlook
        self._cache = workshop.cache
        self._packer = workshop.packer
        self._generator = workshop.generator
        self.images = workshop.images

    @property
    def animates(self) -> bool:
        """Whether a clip can begin with a picture here."""
        return bool(animating(self.engines))

    @property
    def engines(self) -> Mapping[str, EngineInfo]:
        return self._generator.engines

    @property
    def commands(self) -> tuple[CommandWord, ...]:
        """Those that come to something here."""
        missing = self.missing_commands
        known = (it for it in COMMANDS if it.name not in missing)
        return tuple(it for it in known if self.animates or not it.animates)

    @property
    def missing_commands(self) -> frozenset[str]:
        """The names of those that ask an engine which does not work here: as if unheard of."""
        working = available(self.engines)
        return frozenset(name for name, engine in ENGINE_OF.items() if engine not in working)

    @property
    def teaches(self) -> bool:
        """Whether an engine that works here can list what it knows."""
        return any(self.engines[name].teaches for name in available(self.engines))

    async def topics(self, locale: str) -> list[Topic]:
        """What such engines list."""
        return list(topics(await self._generator.lessons(), locale))

    @property
    def loading(self) -> Loadings:
        """How far the engines are that are being loaded."""
        return self._generator.loading

    @property
    def styles(self) -> tuple[str, ...]:
        """What `--style` takes, over all engines that work here."""
        return styles(self.engines)

    @property
    def profiles(self) -> tuple[str, ...]:
        """What `--quality` takes beside the qualities, over all engines that work here."""
        return profiles(self.engines)

    async def status(self, job_id: str, owner: str | None = None) -> Status:
        """How the job stands; with `owner`, only if it is theirs."""
        return await self._outlook.status(await self._owned(job_id, owner))

    async def numbered(self, number: int, address: Address) -> Job:
        """The job of that number, as far as the asker has seen it.

        Raises:
            UserError: there is none.
        """
        job = await self._queue.by_number(number) if number <= MOST_NUMBER else None
        if job is None:
            raise UserError("job-unknown")
        return await self._seen(job.id, address)

    async def by_message(self, platform: str, reference: str) -> Job:
        """The job that is shown in a message.

        Raises:
            UserError: none is.
        """
        job = await self._queue.by_placeholder(platform, reference)
        if job is None:
            raise UserError("job-unknown")
        return job

    async def history(
        self, owner: str, *, before: int | None = None, limit: int = 50
    ) -> list[Status]:
        """The owner's last `limit` jobs before the one numbered `before`, oldest first."""
        jobs = await self._queue.history(owner, MOST_NUMBER if before is None else before, limit)
        return [await self._outlook.status(job) for job in jobs]

    async def suggestions(self, owner: str, words: str, limit: int = 25) -> list[Job]:
        """The owner's own jobs whose prompt has all these words in it, the latest of each prompt,
        newest first."""
        return await self._queue.suggestions(owner, words.split(), limit)

    async def clip_file(self, job_id: str, owner: str | None, format: ClipFormat) -> Path:
        """The job's clip as a file to read; a GIF is made on demand.

        Raises:
            UserError: not the owner's, not made yet, or not kept any more.
        """
        job = await self._owned(job_id, owner)
        clip = self._check_kept(job)
        try:
            return (await self._packer.fit(clip, format, Limits())).path
        except ClipGone:
            raise UserError("clip-gone") from None

    async def _named(self, name: str, owner: str) -> Job:
        job = await self._queue.find(owner, name)
        if job is None:
            raise UserError("job-unknown")
        return job

    async def _mine(self, name: str | None, address: Address, *, made: bool = False) -> Job:
        """The job people mean by a name, or by none: their latest, with `made` the latest that is a
        clip. Where others read the answer, the latest of that place: nobody wants to show them what
        was asked for elsewhere."""
        if name is not None:
            return await self._named(name, address.owner)
        latest = self._queue.latest_clip if made else self._queue.latest
        job = await latest(address.owner, None if address.alone else address.scope)
        if job is None:
            raise UserError("job-none" if address.alone else "job-none-here")
        return job

    async def _open(self, name: str | None, address: Address) -> Job:
        if name is not None:
            return await self._named(name, address.owner)
        jobs = await self._queue.open_jobs(address.owner)
        here = [job for job in jobs if address.alone or job.address.scope == address.scope]
        if not here:
            raise UserError("job-none-open")
        return here[-1]

    def _check_kept(self, job: Job) -> Clip:
        if job.clip is None:
            raise UserError("clip-gone" if job.state.final else "clip-not-ready")
        if not self._cache.use(job.clip.id):
            raise UserError("clip-gone")
        return job.clip

    async def _seen(self, job_id: str, address: Address) -> Job:
        """A job that the asker has seen: their own, one of their community, or a favourite."""
        job = await self._queue.get_shown(job_id)
        if job is None:
            raise UserError("job-unknown")
        if address.owner == job.address.owner or address.scope == job.address.scope:
            return job
        if await self.gallery.is_favourite(job.origin or job.id, address.owner):
            return job
        raise UserError("job-unknown")

    async def _copied(self, job_id: str, author: str) -> Job | None:
        """The job, where it shows a clip of the author's once more."""
        copy = await self._queue.get_shown(job_id)
        origin = await self._queue.get_shown(copy.origin) if copy and copy.origin else None
        return copy if origin is not None and origin.address.owner == author else None

    async def _owned(self, job_id: str, owner: str | None, moderates: str | None = None) -> Job:
        job = await self._queue.get_shown(job_id)
        # Somebody else's job is unknown too: its existence is none of the asker's business.
        if job is None or (
            owner is not None and job.address.owner != owner and job.address.scope != moderates
        ):
            raise UserError("job-unknown")
        return job
