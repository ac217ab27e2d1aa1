"""Reaching people at Discord: which message says it, and what is done where none can."""

from discord import ui

from adapters.discord.messages import NONCE, Attachment, Messages, Spot
from adapters.discord.ratelimits import LAST_WORD, PROGRESS
from adapters.discord.refusals import Barred, Fixed, Refused, TokenEnded, TokenOver, TooLarge
from adapters.discord.tokens import APPLICATION, Tokens
from bot.types import Job, TryLater, Unreachable


class Reach:
    """What is said of a job, in the one message about it as long as that can be edited."""

    def __init__(self, messages: Messages, tokens: Tokens) -> None:
        self._messages = messages
        self._tokens = tokens

    async def progress(self, job: Job, view: ui.LayoutView) -> None:
        """Edit the job's message, or let it be.

        Raises:
            Unreachable: it is gone or cannot be edited.
            TryLater: not now.
        """
        spot = Spot.of(job)
        assert spot is not None, "there is progress only where a message was acknowledged"
        try:
            await self._edit(job, spot, view, None, PROGRESS)
        except Refused as error:
            raise Unreachable(str(error)) from error

    async def last_word(
        self, job: Job, view: ui.LayoutView, attachment: Attachment | None = None
    ) -> Spot:
        """Say it, whatever it takes: in the job's message, else in a reply to that, else to the
        asker in private. May be done again, as long as `Messages.create` says.

        A message that somebody deleted is wanted no more: nothing else is said then.

        Raises:
            Unreachable: nobody can be told.
            TryLater: not now.
            TooLarge: the file is too large for this place.
        """
        spot = Spot.of(job)
        try:
            if spot is None:
                return await self._create(int(job.address.channel), job, "p", view, attachment)
            try:
                await self._edit_first(job, spot, view, attachment)
            except (Barred, Fixed):
                if APPLICATION not in job.address.extra:  # nobody used the bot for this one
                    raise
                return await self._elsewhere(job, spot, view, attachment)
        except TooLarge:
            raise
        except Refused as error:
            raise Unreachable(str(error)) from error
        return spot

    async def _edit_first(
        self, job: Job, spot: Spot, view: ui.LayoutView, attachment: Attachment | None
    ) -> None:
        """The bot's own edits are counted apart from the token's: while one has to wait, the other
        may be free."""
        try:
            await self._edit(job, spot, view, attachment, LAST_WORD)
        except TryLater as later:
            if not later.after or not any(self._tokens.of(job)):
                raise
            try:
                await self._messages.edit(spot, view, attachment)
            except (Barred, Fixed):
                raise later from None

    async def _edit(
        self,
        job: Job,
        spot: Spot,
        view: ui.LayoutView,
        attachment: Attachment | None,
        patience: float,
    ) -> None:
        for address in self._tokens.of(job):
            try:
                await self._messages.edit_by_token(address, view, attachment, patience=patience)
            except TokenEnded:
                self._tokens.give_up(address)
                continue
            except TokenOver:
                continue
            return
        await self._messages.edit(spot, view, attachment, patience=patience)

    async def _elsewhere(
        self, job: Job, spot: Spot, view: ui.LayoutView, attachment: Attachment | None
    ) -> Spot:
        try:
            return await self._create(spot.channel, job, "r", view, attachment, reply_to=spot)
        except (Barred, Fixed):
            channel = await self._messages.direct(int(job.address.user))
            return await self._create(channel, job, "d", view, attachment)

    async def _create(
        self,
        channel: int,
        job: Job,
        kind: str,
        view: ui.LayoutView,
        attachment: Attachment | None,
        reply_to: Spot | None = None,
    ) -> Spot:
        """`kind` is a letter of its own for each message that a job may need."""
        return await self._messages.create(
            channel, view, attachment, nonce=f"{kind}{job.id}"[:NONCE], reply_to=reply_to
        )
