"""What is done about jobs on somebody's behalf: asked for, shown, changed, stopped, deleted."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.arrival import NO_TERMS, UNASKED, Terms
from bot.composing import Defaults, compose
from bot.delivery import Delivery
from bot.engines import available, choose
from bot.finder import Finder
from bot.flags import Size
from bot.gallery import Gallery
from bot.grammar import FLAGS
from bot.house import House
from bot.house_rules import HouseRules
from bot.outlook import Outlook
from bot.packer import ClipGone, Packer
from bot.queue import JobQueue
from bot.scheduler import Scheduler
from bot.types import Address, ClipFormat, Job, JobState, Limits, Status, Visitor
from cache.clips import ClipCache, Hit
from generator.errors import UserError
from generator.supervisor import EngineInfo, Generator
from generator.types import Clip, ClipRequest, Lane

MOST_NUMBER = 2**63 - 1  # SQLite's largest integer
NOBODY = Visitor()
EVERYTHING = frozenset(FLAGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The parts of the line that a request goes through."""

    queue: JobQueue
    scheduler: Scheduler
    delivery: Delivery
    outlook: Outlook
    finder: Finder
    cache: ClipCache
    packer: Packer
    generator: Generator


class JobService:
    """Everything raises `UserError` for what the asker can mend, and nothing else on purpose.

    `visitor` is who asks as the platform knows them, for the community's rules. Where a scope
    may be given as `moderates`, its jobs are at the asker's disposal like their own.
    """

    def __init__(
        self,
        workshop: Workshop,
        rules: HouseRules,
        gallery: Gallery,
        *,
        preference: Sequence[str],
        dice: random.Random,
    ) -> None:
        self.gallery = gallery
        self.house = House()
        self._queue = workshop.queue
        self._scheduler = workshop.scheduler
        self._delivery = workshop.delivery
        self._outlook = workshop.outlook
        self._finder = workshop.finder
        self._cache = workshop.cache
        self._packer = workshop.packer
        self._generator = workshop.generator
        self._rules = rules
        self._preference = preference
        self._dice = dice

    @property
    def engines(self) -> Mapping[str, EngineInfo]:
        return self._generator.engines

    @property
    def styles(self) -> tuple[str, ...]:
        """What `--style` takes, over all engines that work here."""
        named = [self.engines[name].styles for name in available(self.engines)]
        return tuple(dict.fromkeys(style for styles in named for style in styles))

    async def submit(
        self,
        request: ClipRequest,
        address: Address,
        format: ClipFormat | None = None,
        *,
        visitor: Visitor = NOBODY,
        chosen: Collection[str] = EVERYTHING,
    ) -> Status:
        """Take a request. When this returns, the job is on the disk.

        `chosen` are the flags that the asker gave: what is merely a default gives way.

        Raises:
            UserError: unknown or unavailable engine, unknown style, a full queue, a closed house,
                a rule or a bound of the community.
        """
        try:
            self.house.check()
            entry = await self._rules.admit(request, address, visitor, self.engines, chosen)
            request, lane = choose(
                entry.request, entry.engines, self._preference, insist="style" in chosen
            )
        except UserError:
            earlier = await self._before(address)
            if earlier is None:
                raise
            return earlier
        hit = await self._finder.find_exact(request, entry.address.pool)
        return await self._enqueue(request, entry.address, lane, format, hit, entry.terms)

    async def again(self, job_id: str, address: Address, visitor: Visitor = NOBODY) -> Status:
        """The same request with a fresh seed, by whoever can see the first job."""
        job = await self._seen(job_id, address)
        seed = self._dice.getrandbits(31)
        request = job.request.evolve(seed=seed, locale=address.locale)
        return await self.submit(request, address, job.format, visitor=visitor, chosen=())

    async def edited(
        self, job_id: str, text: str, address: Address, visitor: Visitor = NOBODY
    ) -> Status:
        """The same request with another prompt; flags in the text change what else they name."""
        job = await self._seen(job_id, address)
        old = job.request
        defaults = Defaults(
            engine=old.engine,
            seconds=old.seconds,
            size=Size(old.width, old.height),
            fps=old.fps,
            style=old.style,
            format=job.format,
        )
        made = compose(text, defaults=defaults, locale=address.locale)
        request = made.request
        if "negative_prompt" not in made.chosen:
            request = request.evolve(negative_prompt=old.negative_prompt)
        return await self.submit(request, address, made.format, visitor=visitor, chosen=made.chosen)

    async def show(self, job_id: str, address: Address, visitor: Visitor = NOBODY) -> Status:
        """The job's clip once more, where the asker is now."""
        earlier = await self._before(address)
        if earlier is not None:
            return earlier
        job = await self._seen(job_id, address)
        address = await self._rules.admit_clip(job.request.prompt, address, visitor)
        return await self._repeat(job, address)

    async def copy(self, job_id: str, address: Address) -> Status:
        """The job's clip once more in a gallery; the same `address.source` again, nothing new."""
        job = await self._seen(job_id, address)
        return await self._before(address) or await self._repeat(job, address, UNASKED)

    async def favour(self, job_id: str, address: Address) -> bool:
        """Make the job a favourite, or end that; returns whether it is one now."""
        job = await self._seen(job_id, address)
        return await self.gallery.favour(job.origin or job.id, address.owner)

    async def convert(
        self, job_id: str, format: ClipFormat, owner: str, *, moderates: str | None = None
    ) -> Status:
        """Post the job's clip anew, over itself, in another format.

        Raises:
            UserError: it is not theirs, not posted yet, or not kept any more.
        """
        job = await self._owned(job_id, owner, moderates)
        if job.format is format and job.state in (JobState.READY, JobState.DELIVERED):
            return await self._outlook.status(job)
        self._check_kept(job)
        converted = await self._queue.convert(job, format)
        if converted is None:
            raise UserError("clip-not-ready")
        return await self._outlook.status(converted)

    async def cancel(self, job_id: str, owner: str, *, moderates: str | None = None) -> Status:
        """Stop a job that waits, is being made or is being posted.

        Raises:
            UserError: it is not theirs, or it has ended already.
        """
        job = await self._owned(job_id, owner, moderates)
        cancelled = await self._scheduler.cancel(job)
        if cancelled is None:
            raise UserError("job-ended", number=job.number)
        await self._delivery.withdraw(job)
        return Status(job=cancelled)

    async def delete(self, job_id: str, owner: str, *, moderates: str | None = None) -> list[Job]:
        """Take the job and its copies out of the histories, and the clip off the disk when nobody
        else shows it. Returns them all: their messages are the platform's to take back."""
        job = await self._owned(job_id, owner, moderates)
        copies = await self._queue.copies(job_id)
        if job.address.owner != owner:  # elsewhere others moderate
            copies = [copy for copy in copies if copy.address.scope == moderates]
        gone = [await self._vanish(it) for it in (job, *copies)]
        job = gone[0]
        if job.clip is not None and not await self._queue.shown_elsewhere(job):
            await self._cache.remove(job.clip.id)
        return gone

    async def _vanish(self, job: Job) -> Job:
        """Show it no more; its last edit may have saved a placeholder."""
        await self._scheduler.cancel(job, hide=True)
        await self._delivery.withdraw(job)
        return await self._queue.get(job.id) or job

    async def status(self, job_id: str, owner: str | None = None) -> Status:
        """How the job stands; with `owner`, only if it is theirs."""
        return await self._outlook.status(await self._owned(job_id, owner))

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
            return (await self._packer.pack(clip, format, Limits())).path
        except ClipGone:
            raise UserError("clip-gone") from None

    def _check_kept(self, job: Job) -> Clip:
        if job.clip is None:
            raise UserError("clip-gone" if job.state.final else "clip-not-ready")
        if not self._cache.use(job.clip.id):
            raise UserError("clip-gone")
        return job.clip

    async def _enqueue(
        self,
        request: ClipRequest,
        address: Address,
        lane: Lane,
        format: ClipFormat | None,
        hit: Hit | None,
        terms: Terms,
    ) -> Status:
        job = await self._queue.enqueue(
            request, address, lane=lane, format=format, hit=hit, terms=terms
        )
        return await self._outlook.status(job)

    async def _before(self, address: Address) -> Status | None:
        """What came of the same event when it came before, whatever holds by now."""
        earlier = await self._queue.by_source(address)
        return await self._outlook.status(earlier) if earlier is not None else None

    async def _repeat(self, job: Job, address: Address, terms: Terms = NO_TERMS) -> Status:
        clip = self._check_kept(job)
        repeated = await self._queue.enqueue(
            job.request,
            address.evolve(veiled=address.veiled or job.address.veiled),
            lane=job.lane,
            format=job.format,
            hit=Hit(clip, "exact"),
            terms=terms,
            origin=job.origin or job.id,
        )
        return await self._outlook.status(repeated)

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

    async def _owned(self, job_id: str, owner: str | None, moderates: str | None = None) -> Job:
        job = await self._queue.get_shown(job_id)
        # Somebody else's job is unknown too: its existence is none of the asker's business.
        if job is None or (
            owner is not None and job.address.owner != owner and job.address.scope != moderates
        ):
            raise UserError("job-unknown")
        return job
