"""What a press does: on a clip's buttons, on a panel's, on a message sent through the bot."""

import logging
from typing import TYPE_CHECKING

from telegram import CallbackQuery, Chat, User

from adapters.telegram import panels, rules
from adapters.telegram.answers import Answers
from adapters.telegram.forms import edit_form
from adapters.telegram.inline import Inline
from adapters.telegram.keyboards import read_job, read_show
from adapters.telegram.messages import Messages
from adapters.telegram.people import Admins, People, is_private, visitor_of
from adapters.telegram.refusals import Refused
from adapters.telegram.spots import Spot
from bot.tasks import Crew
from bot.texts.catalogue import say, text
from bot.types import Address, ClipFormat, Job, TryLater
from cache.database import DatabaseError
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)


class Presses:
    """A clip is changed and taken away by who asked for it, and by the group's admins; it is
    everybody's favourite who likes it."""

    def __init__(
        self,
        service: "VideoService",
        people: People,
        admins: Admins,
        messages: Messages,
        answers: Answers,
        panels: panels.Panels,
        rules: rules.Rules,
        inline: Inline,
    ) -> None:
        self._service = service
        self._people = people
        self._admins = admins
        self._messages = messages
        self._answers = answers
        self._panels = panels
        self._rules = rules
        self._inline = inline
        self._waiting = Crew()

    async def take(self, query: CallbackQuery) -> None:
        """Do it; what becomes a job is on the disk when this returns.

        Raises:
            DatabaseError: it could not be kept.
        """
        locale = self._people.locale(query.from_user)
        try:
            words = await self._done(query, query.data or "")
        except DatabaseError:
            raise
        except (Refused, TryLater) as error:
            logger.info("a press came to nothing: %s", error)
            words = ""
        except Exception as error:
            words = self._answers.excuse(error, locale)
        self._answers.notify(query.id, words)

    async def _done(self, query: CallbackQuery, data: str) -> str:
        """What is to be said to the presser alone; mostly nothing."""
        if query.inline_message_id is not None:
            return await self._inline.pressed(query, query.inline_message_id, data)
        if query.message is None:
            return ""
        chat, user = query.message.chat, query.from_user
        address = self._people.pressing(user, query.message, query.id)
        if not is_private(chat):
            address = await self._service.before_all(address)
        spot = Spot(chat=chat.id, message=query.message.message_id)
        if (job := read_job(data)) is not None:
            return await self._act(*job, chat, user, address)
        if (job_id := read_show(data)) is not None:
            await self._service.show(job_id, address, visitor_of(address))
        elif (match := panels.PATTERN.fullmatch(data)) is not None:
            await self._panel(match["panel"], match["what"], data, address, spot)
        elif (match := rules.PATTERN.fullmatch(data)) is not None:
            await self._rules.pressed(match, chat, address, spot)
        return ""

    async def _panel(self, panel: str, what: str, data: str, address: Address, spot: Spot) -> None:
        if panel == "try":
            await self._panels.example(int(what), address)
            return
        match = panels.PATTERN.fullmatch(data)
        assert match is not None  # the caller has looked
        await self._panels.pressed(match, address, spot)

    async def _act(self, action: str, job_id: str, chat: Chat, user: User, address: Address) -> str:
        if action == "favourite":
            kept = await self._service.favour(job_id, address)
            return text("favourite-kept" if kept else "favourite-dropped", address.locale)
        moderates = await self._check(job_id, chat, user, address)
        match action:
            case "again":
                await self._service.again(job_id, address, visitor_of(address))
            case "edit":
                job = (await self._service.status(job_id)).job
                form = edit_form(job.number, job.request.prompt, address.locale)
                self._answers.say(address, *form)
            case "gif" | "mp4":
                await self._convert(job_id, ClipFormat(action), address, moderates)
            case "delete":
                gone = await self._service.delete(job_id, address.owner, moderates=moderates)
                return await self._take_back(gone, address.locale)
            case "cancel":
                await self._service.cancel(job_id, address.owner, moderates=moderates)
        return ""

    async def _convert(
        self, job_id: str, format: ClipFormat, address: Address, moderates: str | None
    ) -> None:
        """It is on the disk when this returns; what becomes of it is told when it is known."""
        await self._service.convert(job_id, format, address.owner, moderates=moderates)

        async def outcome() -> None:
            try:
                await self._service.converted(job_id, format, address.owner, moderates=moderates)
            except UserError as error:
                self._answers.say(address, say(error, address.locale))

        self._waiting.spawn(outcome(), "a clip in another format")

    async def stop(self) -> None:
        await self._waiting.cancel()

    async def _check(self, job_id: str, chat: Chat, user: User, address: Address) -> str | None:
        """The scope that the presser moderates, where they do.

        Raises:
            UserError: there is no such job, or it is somebody else's.
        """
        job = (await self._service.status(job_id)).job
        if job.address.owner == address.owner:
            return None
        if is_private(chat) or not await self._admins.is_admin(chat, user.id):
            raise UserError("job-not-yours")
        return address.scope

    async def _take_back(self, jobs: list[Job], locale: str) -> str:
        """Delete the messages that the clip stands in; what cannot be is said."""
        left = False
        for job in jobs:
            spot = Spot.of(job)
            if spot is None or spot.inline is not None:
                continue
            try:
                await self._messages.delete(spot)
            except (Refused, TryLater) as error:
                logger.info("a message could not be taken back: %s", error, extra={"job": job.id})
                left = True
        return text("message-stays", locale) if left else ""
