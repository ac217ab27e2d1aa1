"""What adapters ask for: `VideoService` is all they know of the bot."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot import commands
from bot.communities import Communities
from bot.composing import Defaults, MakeVideo
from bot.engines import AUTO, available
from bot.gallery import Gallery
from bot.house_rules import HouseRules
from bot.job_service import NOBODY, JobService
from bot.links import Links
from bot.marks import marked
from bot.metrics import Metrics
from bot.offers import Offers
from bot.outlook import Figures
from bot.preferences import People, Preferences
from bot.privacy import Privacy
from bot.showcase import Showcase
from bot.types import Address, Job, Notice, Status, Visitor
from bot.uploads import Uploads
from bot.workshop import Workshop
from generator.errors import UserError
from generator.types import Lane

UNKNOWN = -1  # seconds, in a notice: nothing was measured yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A command's answer: a job, a sentence, or a sentence and the jobs that it is about."""

    job: Status | None = None
    notice: Notice | None = None
    jobs: tuple[Status, ...] = ()


class VideoService(JobService):
    """Jobs, and what surrounds them: `communities` and their rules, `people` and what they
    prefer, the `gallery`, `privacy`, the `house`; for platforms that show clips while people type,
    `offers`, `uploads` and the `showcase`."""

    def __init__(
        self,
        workshop: Workshop,
        communities: Communities,
        people: People,
        gallery: Gallery,
        privacy: Privacy,
        offers: Offers,
        uploads: Uploads,
        *,
        preference: Sequence[str],
        links: Links,
        metrics: Metrics,
        dice: random.Random,
    ) -> None:
        super().__init__(
            workshop, HouseRules(communities), gallery, preference=preference, dice=dice
        )
        self.communities = communities
        self.people = people
        self.privacy = privacy
        self.offers = offers
        self.uploads = uploads
        self.showcase = Showcase(workshop.queue, uploads)
        self.links = links
        self._metrics = metrics

    async def defaults(self, owner: str) -> Defaults:
        """What this person's requests are made of where they say nothing else."""
        preferences = await self.people.of(owner)
        working = preferences.engine in available(self.engines)
        return (preferences if working else preferences.without_engine()).defaults(
            AUTO, self.styles
        )

    async def ask(
        self, text: str, address: Address, *, bare: bool = False, visitor: Visitor = NOBODY
    ) -> Answer:
        """Do what was typed. With `bare`, a text that begins with no slash is a prompt."""
        defaults = await self.defaults(address.owner)
        command = commands.parse(text, defaults=defaults, locale=address.locale, bare=bare)
        match command:
            case MakeVideo():
                return Answer(job=await self.make(command, address, visitor))
            case commands.Again(job=name):
                job = await self._mine(name, address)
                return Answer(job=await self.again(job.id, address, visitor))
            case commands.CancelJob(job=name):
                job = await self._open(name, address)
                return Answer(job=await self.cancel(job.id, address.owner))
            case commands.AskStatus(job=name):
                return await self._stand(name, address)
            case commands.ShowQueue():
                return await self._line(address.owner)
            case commands.ShowGallery(shelf=shelf, page=page):
                return await self._shelf(shelf, page, address, visitor)
            case commands.ChangeSettings():
                return Answer(notice=await self._settings(command, address.owner))
            case commands.AskPrivacy(delete=delete):
                return Answer(notice=await self._privacy(address.owner, delete))
            case commands.Help():
                return Answer(notice=self._help())

    async def draft(self, words: str, address: Address) -> MakeVideo:
        """What would be made of words in a place where only clips can be asked for.

        Raises:
            UserError: as `commands.parse`; it is another command.
        """
        defaults = await self.defaults(address.owner)
        command = commands.parse(words, defaults=defaults, locale=address.locale, bare=True)
        if not isinstance(command, MakeVideo):
            raise UserError("command-elsewhere")
        return command

    async def make(self, made: MakeVideo, address: Address, visitor: Visitor = NOBODY) -> Status:
        """Take a request as the grammar read it.

        Raises:
            UserError: as `submit`.
        """
        return await self.submit(
            made.request, address, made.format, visitor=visitor, chosen=made.chosen
        )

    async def prefer(self, owner: str, changes: Mapping[str, Any]) -> Preferences:
        """Change a person's own defaults; returns how they are now. `changes` are as
        `bot.flags.READERS` read them, None for what is to be as usual.

        Raises:
            UserError: an unknown engine or style.
        """
        self._check_known(changes.get("engine"), changes.get("style"))
        return await self.people.change(owner, changes)

    async def before_all(self, address: Address) -> Address:
        """The address for what everyone there will read: in the community's language."""
        community = await self.communities.of(address.scope)
        return address.evolve(locale=community.language or address.locale)

    async def recalled(self, text: str, owner: str) -> str | None:
        """The prompt of the owner's job that `text` is the mark of (`bot.marks`); None where it
        is a text like any other.

        Raises:
            UserError: there is no such job of theirs (any more).
        """
        name = marked(text)
        return (await self._named(name, owner)).request.prompt if name else None

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

    async def _named(self, name: str, owner: str) -> Job:
        job = await self._queue.find(owner, name)
        if job is None:
            raise UserError("job-unknown")
        return job

    async def _mine(self, name: str | None, address: Address) -> Job:
        """The job people mean by a name, or by none: their latest. Where others read the answer,
        the latest of that place: nobody wants to show them what was asked for elsewhere."""
        if name is not None:
            return await self._named(name, address.owner)
        job = await self._queue.latest(address.owner, None if address.alone else address.scope)
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

    async def _stand(self, name: str | None, address: Address) -> Answer:
        if name is not None:
            job = await self._named(name, address.owner)
            return Answer(job=await self._outlook.status(job))
        return Answer(notice=await self._situation(address.owner))

    async def _line(self, owner: str) -> Answer:
        mine = [await self._outlook.status(job) for job in await self._queue.open_jobs(owner)]
        return Answer(notice=await self._situation(owner), jobs=tuple(mine))

    async def _shelf(
        self, shelf: commands.Shelf, number: int, address: Address, visitor: Visitor
    ) -> Answer:
        page = await self.gallery.page(shelf, address, visitor, number)
        return Answer(notice=page.heading, jobs=tuple(Status(job=job) for job in page.jobs))

    async def _settings(self, command: commands.ChangeSettings, owner: str) -> Notice:
        if command.reset:
            await self.people.forget(owner)
        elif command.changes:
            await self.prefer(owner, command.changes)
        preferences = await self.people.of(owner)
        return Notice(code="settings", arguments=_shown(preferences))

    def _check_known(self, engine: str | None, style: str | None) -> None:
        working = available(self.engines)
        if engine is not None and engine not in working:
            raise UserError("engine-unknown", engine=engine, known=", ".join(working))
        if style is not None and style not in self.styles:
            known = ", ".join(self.styles)
            raise UserError("style-unknown-anywhere", style=style, known=known or "none")

    async def _privacy(self, owner: str, delete: bool) -> Notice:
        if delete:
            return Notice(
                code="privacy-deleted", arguments={"clips": await self.privacy.erase(owner)}
            )
        account = await self.privacy.account(owner)
        arguments = {"requests": account.requests, "favourites": account.favourites}
        return Notice(code="privacy", arguments=arguments)

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


def _shown(preferences: Preferences) -> dict[str, str | int | float]:
    """The preferences as arguments of a sentence; "usual" is what nobody chose."""
    given = preferences.to_json()
    return {name: given.get(name, "usual") for name in sorted(commands.KEPT)}
