"""What adapters ask for: `VideoService` is all they know of the bot."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot import commands
from bot.communities import Communities
from bot.composing import Defaults, MakeVideo
from bot.engines import AUTO, available, check_wishes, shortfall, weights_of
from bot.gallery import Gallery
from bot.house_rules import HouseRules
from bot.images.beginning import beginning_with
from bot.images.store import Picture
from bot.job_service import NOBODY, JobService
from bot.links import Links
from bot.marks import marked
from bot.metrics import Metrics
from bot.offers import Offers
from bot.outlook import Figures
from bot.preferences import People, Preferences
from bot.privacy import Privacy
from bot.showcase import Showcase
from bot.texts.catalogue import text
from bot.types import Address, Notice, Status, Visitor
from bot.uploads import Uploads
from bot.workshop import Workshop
from generator.errors import UserError
from generator.types import ClipRequest, Lane

UNKNOWN = -1  # seconds, in a notice: nothing was measured yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A command's answer: a job, a sentence, or a sentence and the jobs that it is about.

    `hint` is for whoever runs the program: what they can do so that such a job is made better.
    """

    job: Status | None = None
    notice: Notice | None = None
    jobs: tuple[Status, ...] = ()
    hint: Notice | None = None


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
        self,
        words: str,
        address: Address,
        *,
        bare: bool = False,
        visitor: Visitor = NOBODY,
        image: str | None = None,
    ) -> Answer:
        """Do what was typed. With `bare`, a text that begins with no slash is a prompt. `image` is
        the name of a picture that the asker gave for the clip to begin with.

        Raises:
            UserError: it cannot be done, or the picture is not theirs or not kept any more.
        """
        picture = await self.images.given(image, address.owner) if image is not None else None
        command = commands.parse(
            words,
            defaults=await self.defaults(address.owner),
            locale=address.locale,
            bare=bare,
            otherwise=text("picture-prompt", address.locale) if picture else "",
            missing=self.missing_commands,
        )
        if picture is not None and not isinstance(command, MakeVideo):
            raise UserError("picture-elsewhere")
        match command:
            case MakeVideo():
                made = await self.make(command, address, visitor, picture)
                return Answer(job=made, hint=self.hint(command.request, made))
            case commands.Again() | commands.Extend() | commands.CancelJob():
                return Answer(job=await self._with_a_job(command, address, visitor))
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
        command = commands.parse(
            words,
            defaults=defaults,
            locale=address.locale,
            bare=True,
            missing=self.missing_commands,
        )
        if not isinstance(command, MakeVideo):
            raise UserError("command-elsewhere")
        return command

    async def make(
        self,
        made: MakeVideo,
        address: Address,
        visitor: Visitor = NOBODY,
        picture: Picture | None = None,
    ) -> Status:
        """Take a request as the grammar read it, for a clip that begins with the `picture`.

        Raises:
            UserError: as `submit`.
        """
        if picture is not None:
            made = beginning_with(picture, made)
        return await self.submit(
            made.request, address, made.format, visitor=visitor, chosen=made.chosen
        )

    def hint(self, asked: ClipRequest, status: Status) -> Notice | None:
        """As `Answer.hint`, for a job that came of what was `asked`."""
        better = shortfall(self.engines, self._preference) if asked.engine == AUTO else None
        by = self.engines.get(status.job.request.engine)
        if better is None or by is None or by.specialist:
            return None
        arguments = {"by": by.name, **weights_of(better)}
        return Notice(code="weights-missing", arguments=arguments)

    async def prefer(self, owner: str, changes: Mapping[str, Any]) -> Preferences:
        """Change a person's own defaults; returns how they are now. `changes` are as
        `bot.flags.READERS` read them, None for what is to be as usual.

        Raises:
            UserError: an unknown engine, style or profile.
        """
        if "quality" in changes:  # what --quality says is one or the other
            changes = {"profile": None, **changes}
        check_wishes(changes, self.engines)
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

    async def _with_a_job(
        self,
        command: commands.Again | commands.Extend | commands.CancelJob,
        address: Address,
        visitor: Visitor,
    ) -> Status:
        match command:
            case commands.Again(job=name):
                job = await self._mine(name, address)
                return await self.again(job.id, address, visitor)
            case commands.Extend(job=name, words=words):
                job = await self._mine(name, address, made=True)
                return await self.extended(job.id, words, address, visitor)
            case commands.CancelJob(job=name):
                job = await self._open(name, address)
                return await self.cancel(job.id, address.owner)

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

    async def _privacy(self, owner: str, delete: bool) -> Notice:
        if delete:
            return Notice(
                code="privacy-deleted", arguments={"clips": await self.privacy.erase(owner)}
            )
        account = await self.privacy.account(owner)
        return Notice(code="privacy", arguments=account.kept)

    async def _situation(self, owner: str) -> Notice:
        figures = await self.figures()
        mine = await self._queue.open_jobs(owner)
        first = await self._outlook.status(mine[0]) if mine else None
        eta = first.eta if first else None
        arguments: dict[str, str | int | float] = {
            "running": sum(figures.running.values()),
            "queued": sum(figures.queued.values()),
            "yours": len(mine),
            "seconds": UNKNOWN if eta is None else round(eta),
        }
        for engine, percent in self.loading.percents().items():
            arguments["engine"] = engine
            arguments["percent"] = UNKNOWN if percent is None else percent
            return Notice(code="situation-loading", arguments=arguments)
        return Notice(code="situation", arguments=arguments)

    def _help(self) -> Notice:
        styles = ", ".join(self.styles) or "none"
        engines = ", ".join(available(self.engines)) or "none"
        profiles = ", ".join(self.profiles) or "none"
        arguments = {
            "styles": styles,
            "profiles": profiles,
            "engines": engines,
            "pictures": "yes" if self.animates else "no",
            "physics": "no" if "physics" in self.missing_commands else "yes",
        }
        return Notice(code="help", arguments=arguments)


def _shown(preferences: Preferences) -> dict[str, str | int | float]:
    """The preferences as arguments of a sentence; "usual" is what nobody chose."""
    given = preferences.to_json()
    given.setdefault("quality", preferences.profile or "usual")
    return {name: given.get(name, "usual") for name in sorted(commands.KEPT)}
