"""What a press on a card's button does, and what is done with a prompt that was edited."""

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

import discord

from adapters.discord.answers import Interaction, respond
from adapters.discord.card import sentence, shown_prompt
from adapters.discord.desk import Changed, Desk
from adapters.discord.messages import Messages, Spot
from adapters.discord.modal import Edited, edit_modal
from adapters.discord.refusals import Deleted, Refused
from adapters.discord.tokens import LIVES
from adapters.discord.visitor import visitor_of
from bot.service import Answer
from bot.texts.catalogue import say
from bot.types import Address, ClipFormat, Job, Notice, TryLater
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

_PATIENCE = 2.0  # seconds for the prompt to be read: a form must be the first answer, within 3 s


class Presses:
    """Again, edit, favourite and what another engine makes of it are for everyone who sees a card;
    the clip itself is changed or taken away by who asked for it, and by moderators."""

    def __init__(self, desk: Desk, service: "VideoService") -> None:
        self._desk = desk
        self._service = service

    async def pressed(self, interaction: Interaction, action: str, job_id: str) -> None:
        match action:
            case "again":
                await self._again(interaction, job_id)
            case "other":
                await self._otherwise(interaction, job_id)
            case "edit":
                await self._open(interaction, job_id)
            case "favourite":
                await self._favour(interaction, job_id)
            case "gif" | "mp4":
                await self._convert(interaction, job_id, ClipFormat(action))
            case "delete":
                await self._delete(interaction, job_id)
            case "cancel":
                await self._cancel(interaction, job_id)

    async def edited(self, interaction: Interaction, edited: Edited) -> None:
        """A clip like the job's, of another prompt, in a message of its own."""
        visitor = visitor_of(interaction)

        async def asked(address: Address) -> Answer:
            status = await self._service.edited(
                edited.job_id, edited.prompt, address, visitor=visitor
            )
            return Answer(job=status)

        await self._desk.serve(interaction, asked, hidden=False)

    async def _again(self, interaction: Interaction, job_id: str) -> None:
        visitor = visitor_of(interaction)

        async def asked(address: Address) -> Answer:
            return Answer(job=await self._service.again(job_id, address, visitor=visitor))

        await self._desk.serve(interaction, asked, hidden=False)

    async def _otherwise(self, interaction: Interaction, job_id: str) -> None:
        visitor = visitor_of(interaction)

        async def asked(address: Address) -> Answer:
            return Answer(job=await self._service.otherwise(job_id, address, visitor=visitor))

        await self._desk.serve(interaction, asked, hidden=False)

    async def _open(self, interaction: Interaction, job_id: str) -> None:
        locale = self._desk.locale(interaction)
        try:
            prompt = await self._prompt(interaction, job_id)
        except UserError as error:
            said = sentence(say(error, locale))
            await respond(lambda: interaction.response.send_message(view=said, ephemeral=True))
        else:
            form = edit_modal(job_id, prompt, locale)
            await respond(lambda: interaction.response.send_modal(form))

    async def _prompt(self, interaction: Interaction, job_id: str) -> str:
        """From the database, or else from the card itself.

        Raises:
            UserError: there is no such job.
        """
        try:
            async with asyncio.timeout(_PATIENCE):
                return (await self._service.status(job_id)).job.request.prompt
        except UserError:
            raise
        except Exception as error:
            logger.warning("a prompt could not be read in time: %r", error)
            return shown_prompt(interaction.message)

    async def _favour(self, interaction: Interaction, job_id: str) -> None:
        async def asked(address: Address) -> Answer:
            kept = await self._service.favour(job_id, address)
            return Answer(notice=Notice(code="favourite-kept" if kept else "favourite-dropped"))

        await self._desk.serve(interaction, asked, hidden=True)

    async def _convert(self, interaction: Interaction, job_id: str, format: ClipFormat) -> None:
        async def changed(address: Address, moderates: str | None) -> None:
            # What becomes of it later can be told for as long as the press can be answered.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LIVES):
                    await self._service.converted(
                        job_id, format, address.owner, moderates=moderates
                    )

        await self._change(interaction, job_id, changed)

    async def _delete(self, interaction: Interaction, job_id: str) -> None:
        async def changed(address: Address, moderates: str | None) -> None:
            gone: list[Job] = []
            try:
                gone = await self._service.delete(job_id, address.owner, moderates=moderates)
            except UserError:
                if not await self._is_orphan(interaction, job_id, moderates):
                    raise
            with contextlib.suppress(discord.NotFound):
                await interaction.delete_original_response()
            for copy in gone:
                if copy.id != job_id:
                    await _take_back(interaction.client.messages, copy)

        await self._change(interaction, job_id, changed)

    async def _is_orphan(
        self, interaction: Interaction, job_id: str, moderates: str | None
    ) -> bool:
        """Whether the job is gone (its asker had all data deleted), and the message that is left
        is the presser's to delete."""
        try:
            await self._service.status(job_id)
        except UserError:
            asked = interaction.message.interaction_metadata if interaction.message else None
            return moderates is not None or (asked is not None and asked.user == interaction.user)
        return False

    async def _cancel(self, interaction: Interaction, job_id: str) -> None:
        async def changed(address: Address, moderates: str | None) -> None:
            await self._service.cancel(job_id, address.owner, moderates=moderates)

        await self._change(interaction, job_id, changed)

    async def _change(self, interaction: Interaction, job_id: str, changed: Changed) -> None:
        """What is somebody else's is unknown to the service, but the presser has it in sight."""

        async def tried(address: Address, moderates: str | None) -> None:
            try:
                await changed(address, moderates)
            except UserError as error:
                if error.code != "job-unknown":
                    raise
                await self._service.status(job_id)  # raises the same where there is none
                raise UserError("job-not-yours") from None

        await self._desk.change(interaction, tried)


async def _take_back(messages: Messages, job: Job) -> None:
    """Delete the message that a clip's copy stands in."""
    spot = Spot.of(job)
    if spot is None or job.address.platform != "discord":
        return
    try:
        await messages.delete(spot)
    except Deleted:
        pass  # as it should be
    except (Refused, TryLater) as error:
        logger.warning("a copy could not be taken back: %s", error, extra={"job": job.id})
