"""What is done about jobs on somebody's behalf: asked for, shown, changed, stopped, deleted."""

import logging
import random
from collections.abc import Collection, Sequence

from bot.arrival import NO_TERMS, UNASKED, Terms
from bot.conversions import Conversions
from bot.engines import AUTO, choose
from bot.gallery import Gallery
from bot.grammar import FLAGS
from bot.house import House
from bot.house_rules import Admitted, HouseRules
from bot.job_views import JobViews
from bot.once_more import by_the_other, like, wished
from bot.types import Address, ClipFormat, Job, JobState, Reuse, Status, Visitor
from bot.workshop import Workshop
from cache.clips import Hit
from cache.database import DatabaseError
from generator.errors import UserError
from generator.ffmpeg import FfmpegFailed
from generator.last_frame import last_frame
from generator.types import Clip, ClipRequest, Lane

logger = logging.getLogger(__name__)

NOBODY = Visitor()
EVERYTHING = frozenset(FLAGS) | {"profile"}
_TRIES = 5  # to begin a conversion that others begin and end as well


class JobService(JobViews):
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
        super().__init__(workshop, gallery)
        self.house = House()
        self._scheduler = workshop.scheduler
        self._delivery = workshop.delivery
        self._conversions = Conversions(workshop.queue, workshop.delivery)
        self._finder = workshop.finder
        self._rules = rules
        self._preference = preference
        self._dice = dice

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
                a rule or a bound of the community, a picture that is gone or that no engine takes.
        """
        try:
            self.house.check()
            request, lane, entry = await self._admit(request, address, visitor, chosen)
            hit = await self._finder.find_exact(request, entry.address.pool)
            if hit is None:
                await self.images.check(request.image)
        except UserError:
            earlier = await self._before(address)
            if earlier is None:
                raise
            return earlier
        job = await self._queue.enqueue(
            request, entry.address, lane=lane, format=format, hit=hit, terms=entry.terms
        )
        return await self._outlook.status(job)

    async def ready_made(
        self,
        request: ClipRequest,
        address: Address,
        *,
        visitor: Visitor = NOBODY,
        chosen: Collection[str] = EVERYTHING,
    ) -> Clip | None:
        """A clip that would answer the request at once; nothing is asked for.

        Raises:
            UserError: as `submit`, but for what a full queue and used-up quotas refuse.
        """
        request, _, entry = await self._admit(request, address, visitor, chosen)
        hit = await self._finder.find_like(request, entry.address.pool)
        return hit.clip if hit else None

    async def again(self, job_id: str, address: Address, visitor: Visitor = NOBODY) -> Status:
        """The same request with a fresh seed, by whoever can see the first job. If its asker got a
        clip that was made for other words, the cache learns from that."""
        job = await self._seen(job_id, address)
        seed = self._dice.getrandbits(31)
        request = job.request.evolve(seed=seed, locale=address.locale)
        chosen = wished(job, self.engines)
        status = await self.submit(request, address, job.format, visitor=visitor, chosen=chosen)
        if job.reuse is Reuse.SEMANTIC and job.address.owner == address.owner:
            await self._learn(job)
        return status

    async def otherwise(self, job_id: str, address: Address, visitor: Visitor = NOBODY) -> Status:
        """The same prompt by the other engine that was offered for it (`ClipRequest.also`), by
        whoever can see the first job.

        Raises:
            UserError: as `submit`; none was offered.
        """
        job = await self._seen(job_id, address)
        request, chosen = by_the_other(job)
        request = request.evolve(locale=address.locale)
        return await self.submit(request, address, job.format, visitor=visitor, chosen=chosen)

    async def edited(
        self, job_id: str, text: str, address: Address, visitor: Visitor = NOBODY
    ) -> Status:
        """The same request with another prompt; flags in the text change what else they name."""
        job = await self._seen(job_id, address)
        made = like(job, text, address.locale)
        request = made.request.evolve(image=job.request.image)
        chosen = made.chosen | wished(job, self.engines)
        return await self.submit(request, address, made.format, visitor=visitor, chosen=chosen)

    async def extended(
        self, job_id: str, words: str, address: Address, visitor: Visitor = NOBODY
    ) -> Status:
        """A clip that begins with the last frame of the job's: of the same request, or of `words`,
        a prompt or flags or both.

        Raises:
            UserError: as `submit`; its clip is not made yet, or not kept any more.
        """
        earlier = await self._before(address)
        if earlier is not None:
            return earlier
        self.house.check()
        if not self.animates:
            raise UserError("extend-none")
        job = await self._seen(job_id, address)
        made = like(job, words, address.locale, otherwise=job.request.prompt)
        frame = await self._last_frame(self._check_kept(job))
        picture = await self.images.keep(frame, address.owner, address.scope)
        request = made.request.evolve(image=picture.name)
        chosen = made.chosen | wished(job, self.engines)
        return await self.submit(request, address, made.format, visitor=visitor, chosen=chosen)

    async def show(self, job_id: str, address: Address, visitor: Visitor = NOBODY) -> Status:
        """The job's clip once more, where the asker is now."""
        earlier = await self._before(address)
        if earlier is not None:
            return earlier
        job = await self._seen(job_id, address)
        self.house.check()
        address, terms = await self._rules.admit_clip(job.request.prompt, address, visitor)
        return await self._repeat(job, address, terms)

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
        if _is_posted_as(job, format):
            return await self._outlook.status(job)
        self._check_kept(job)
        for _ in range(_TRIES):  # others press, too, and what they began may just have ended
            converted = await self._queue.convert(job, format)
            if converted is None:
                job = await self._owned(job_id, owner, moderates)
                converted = job if _is_posted_as(job, format) else None
            if converted is not None:
                return await self._outlook.status(converted)
        raise UserError("clip-not-ready")

    async def converted(
        self, job_id: str, format: ClipFormat, owner: str, *, moderates: str | None = None
    ) -> None:
        """Do as `convert`, and wait until the clip stands there in the format.

        Raises:
            UserError: as `convert`, or later why the clip stays as it was.
        """
        with self._conversions.of(job_id) as conversion:
            status = await self.convert(job_id, format, owner, moderates=moderates)
            if status.job.state is JobState.READY:
                await conversion.outcome(format)

    async def cancel(self, job_id: str, owner: str, *, moderates: str | None = None) -> Status:
        """Stop a job that waits, is being made or is being posted; a second time changes nothing.

        Raises:
            UserError: it is not theirs, or it has ended already.
        """
        job = await self._owned(job_id, owner, moderates)
        cancelled = await self._scheduler.cancel(job)
        if cancelled is None:
            job = await self._owned(job_id, owner, moderates)
            if job.state is not JobState.CANCELLED:
                raise UserError("job-ended", number=job.number)
            return Status(job=job)
        await self._delivery.withdraw(job)
        return Status(job=cancelled)

    async def delete(self, job_id: str, owner: str, *, moderates: str | None = None) -> list[Job]:
        """Take the job and its copies out of the histories, and the clip off the disk when nobody
        else shows it. Returns them all: their messages are the platform's to take back.

        A copy is at the disposal of whoever asked for the clip that it shows, too.
        """
        job = await self._copied(job_id, owner) or await self._owned(job_id, owner, moderates)
        copies = await self._queue.copies(job_id)
        if job.address.owner != owner:  # elsewhere others moderate
            copies = [copy for copy in copies if copy.address.scope == moderates]
        gone = [await self._vanish(it) for it in (job, *copies)]
        job = gone[0]
        if job.clip is not None and not await self._queue.shown_elsewhere(job):
            await self._cache.remove(job.clip.id)
        if job.request.image is not None:
            await self.images.release(job.request.image, job.address.owner)
        return gone

    async def _admit(
        self, request: ClipRequest, address: Address, visitor: Visitor, chosen: Collection[str]
    ) -> tuple[ClipRequest, Lane, Admitted]:
        """The request with its engine settled, and where and how it may be made."""
        entry = await self._rules.admit(request, address, visitor, self.engines, chosen)
        request, engines = entry.request, entry.engines
        claims = await self._generator.claims(request.prompt) if request.engine == AUTO else {}
        request, lane = choose(request, engines, self._preference, chosen=chosen, claims=claims)
        return request, lane, entry

    async def _learn(self, job: Job) -> None:
        try:
            await self._cache.refuse(job.id)
        except DatabaseError:  # what was asked for is on the disk already
            logger.exception("that a clip was refused is not kept", extra={"job": job.id})

    async def _last_frame(self, clip: Clip) -> bytes:
        try:
            return await last_frame(clip)
        except FfmpegFailed as error:
            logger.warning("a clip's last frame cannot be had: %s", error)
            raise UserError("clip-gone") from None

    async def _vanish(self, job: Job) -> Job:
        """Show it no more; its last edit may have saved a placeholder."""
        await self._scheduler.cancel(job, hide=True)
        await self._delivery.withdraw(job)
        return await self._queue.get(job.id) or job

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


def _is_posted_as(job: Job, format: ClipFormat) -> bool:
    """Whether the job's clip stands there in the format, or is about to."""
    return job.format is format and job.state in (JobState.READY, JobState.DELIVERED)
