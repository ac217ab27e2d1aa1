"""What a press on a button under a clip does."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from telegram import CallbackQuery, Message

from adapters.telegram.answers import Answers
from adapters.telegram.forms import edit_form
from adapters.telegram.messages import Messages
from adapters.telegram.people import Admins, is_private, visitor_of
from adapters.telegram.refusals import Deleted, Refused
from adapters.telegram.spots import Spot
from bot.tasks import Crew
from bot.texts.catalogue import say, text
from bot.types import Address, ClipFormat, Job, TryLater
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

_TRIES = 5  # to take a message back


class Said(NamedTuple):
    """What the presser alone is told: in a window of its own where it is an `alert`."""

    words: str = ""
    alert: bool = True


Later = Callable[[], Awaitable["Said | Later"]]
"""What is still to be done, because Telegram has to be asked something first."""


class ClipPresses:
    """A clip is changed and taken away by who asked for it, and by the group's admins; it is
    everybody's favourite who likes it."""

    def __init__(
        self, service: "VideoService", admins: Admins, messages: Messages, answers: Answers
    ) -> None:
        self._service = service
        self._admins = admins
        self._messages = messages
        self._answers = answers
        self._waiting = Crew()

    async def pressed(
        self, action: str, job_id: str, query: CallbackQuery, address: Address
    ) -> Said | Later:
        """
        Raises:
            UserError: there is no such job, it is somebody else's, or that cannot be done now.
        """
        if action == "favourite":
            kept = await self._service.favour(job_id, address)
            code = "favourite-kept" if kept else "favourite-dropped"
            return Said(text(code, address.locale), alert=False)
        if action == "delete":
            return partial(self._delete, job_id, query, address)
        job = (await self._service.status(job_id)).job
        if job.address.owner == address.owner and action == "cancel":
            # An edit on its way is waited for, which nobody else should be.
            return partial(self._act, action, job, query, address, None)
        if job.address.owner == address.owner:
            return await self._act(action, job, query, address, None)
        return partial(self._moderate, action, job, query, address)

    async def stop(self) -> None:
        await self._waiting.cancel()

    async def _moderate(
        self, action: str, job: Job, query: CallbackQuery, address: Address
    ) -> Said:
        if not await self._looks_after(job, query, address):
            raise UserError("job-not-yours")
        return await self._act(action, job, query, address, address.scope)

    async def _act(
        self,
        action: str,
        job: Job,
        query: CallbackQuery,
        address: Address,
        moderates: str | None,
    ) -> Said:
        match action:
            case "again":
                await self._service.again(job.id, address, visitor_of(address))
            case "other":
                await self._service.otherwise(job.id, address, visitor_of(address))
            case "edit":
                alone = query.message is not None and is_private(query.message.chat)
                asked = None if alone else query.from_user
                form = edit_form(job.number, job.request.prompt, address.locale, asked)
                self._answers.ask(address, form)
            case "gif" | "mp4":
                await self._convert(job.id, ClipFormat(action), address, moderates)
            case "cancel":
                await self._service.cancel(job.id, address.owner, moderates=moderates)
        return Said()

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

    async def _delete(self, job_id: str, query: CallbackQuery, address: Address) -> Said:
        """Whose clip it is may delete it, and also where others show it once more."""
        try:
            gone = await self._service.delete(job_id, address.owner)
        except UserError:
            try:
                job = (await self._service.status(job_id)).job
            except UserError:
                return await self._delete_orphan(query, address)
            if not await self._looks_after(job, query, address):
                raise UserError("job-not-yours") from None
            gone = await self._service.delete(job_id, address.owner, moderates=address.scope)
        spots = [(it, Spot.of(it)) for it in gone]
        left = [
            spot
            for job, spot in spots
            if spot is not None
            and spot.inline is None
            and not await self._taken_back(spot, job.id, address.locale)
        ]
        return Said(text("message-stays", address.locale)) if left else Said()

    async def _delete_orphan(self, query: CallbackQuery, address: Address) -> Said:
        """A message whose job is not known any more: its asker had all data deleted."""
        message = query.message
        asked = message.reply_to_message if isinstance(message, Message) else None
        theirs = asked is not None and asked.from_user == query.from_user
        if message is None or not (
            theirs or await self._admins.is_admin(message.chat, query.from_user.id)
        ):
            raise UserError("job-unknown")
        spot = Spot(chat=message.chat.id, message=message.message_id)
        gone = await self._taken_back(spot, "", address.locale)
        return Said() if gone else Said(text("message-stays", address.locale))

    async def _looks_after(self, job: Job, query: CallbackQuery, address: Address) -> bool:
        """Whether the presser is an admin of the group that the job belongs to, and presses
        there."""
        chat = query.message.chat if query.message is not None else None
        if chat is None or is_private(chat) or job.address.scope != address.scope:
            return False
        return await self._admins.is_admin(chat, query.from_user.id)

    async def _taken_back(self, spot: Spot, job_id: str, locale: str) -> bool:
        """Delete a message. One that is too old says at least no more what was asked for."""
        for _ in range(_TRIES):
            try:
                await self._messages.delete(spot)
            except Deleted:
                return True
            except TryLater as error:
                await asyncio.sleep(max(1.0, error.after))
            except Refused as error:
                logger.info("a message stays: %s", error, extra={"job": job_id})
                break
            else:
                return True
        with suppress(Refused, TryLater):
            await self._messages.edit(spot, text("clip-deleted", locale), None)
        return False
