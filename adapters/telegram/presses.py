"""What a press does: on a panel's buttons, on those under a clip."""

import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from telegram import CallbackQuery, Message

from adapters.telegram import panels, rules
from adapters.telegram.answers import Answers
from adapters.telegram.clip_presses import ClipPresses, Later, Said
from adapters.telegram.inline import Inline
from adapters.telegram.keyboards import read_job, read_show
from adapters.telegram.messages import Messages
from adapters.telegram.people import Admins, People, is_private, visitor_of
from adapters.telegram.refusals import Refused
from adapters.telegram.spots import Spot
from adapters.telegram.turns import Turns
from bot.commands import Shelf
from bot.types import Address, TryLater
from cache.database import DatabaseError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)


class Presses:
    """A button can be forged: whoever saw one can send its data, or any other, with any message of
    ours. A panel is changed only where such a button stands, and only by whom it concerns."""

    def __init__(
        self,
        service: "VideoService",
        people: People,
        admins: Admins,
        messages: Messages,
        answers: Answers,
        turns: Turns,
        panels: panels.Panels,
        rules: rules.Rules,
        inline: Inline,
    ) -> None:
        self._service = service
        self._people = people
        self._answers = answers
        self._turns = turns
        self._panels = panels
        self._rules = rules
        self._inline = inline
        self._clips = ClipPresses(service, admins, messages, answers)

    async def take(self, query: CallbackQuery) -> None:
        """Do it; what becomes a job is on the disk when this returns. What Telegram has to be asked
        for is done in the background, and a job of an admin's own there, too.

        Raises:
            DatabaseError: it could not be kept.
        """
        outcome = await self._tried(query, partial(self._done, query, query.data or ""))
        if isinstance(outcome, Said):
            self._answers.notify(query.id, outcome.words, alert=outcome.alert)
            return
        chat = query.message.chat.id if query.message is not None else query.from_user.id
        self._turns.begin(chat, partial(self._do_later, query, outcome), "a press at Telegram")

    async def stop(self, grace: float) -> None:
        await self._turns.stop(grace)
        await self._clips.stop()

    async def _do_later(self, query: CallbackQuery, work: Later) -> None:
        try:
            said = await self._tried(query, work)
        except DatabaseError as error:
            said = Said(self._answers.excuse(error, self._people.locale(query.from_user)))
        assert isinstance(said, Said)  # what is done later is done then
        self._answers.notify(query.id, said.words, alert=said.alert)

    async def _tried(
        self, query: CallbackQuery, work: Callable[[], Awaitable[Said | Later]]
    ) -> Said | Later:
        try:
            return await work()
        except DatabaseError:
            raise
        except (Refused, TryLater) as error:
            logger.info("a press came to nothing: %s", error)
            return Said()
        except Exception as error:
            return Said(self._answers.excuse(error, self._people.locale(query.from_user)))

    async def _done(self, query: CallbackQuery, data: str) -> Said | Later:
        """What is to be said to the presser alone, mostly nothing; or what is still to be done."""
        if query.inline_message_id is not None:
            return Said(await self._inline.pressed(query, query.inline_message_id, data))
        if query.message is None:
            return Said()
        address = self._people.pressing(query.from_user, query.message, query.id)
        here = await self._service.before_all(address)
        if (job := read_job(data)) is not None:
            return await self._clips.pressed(*job, query, here)
        if (job_id := read_show(data)) is not None:
            await self._service.show(job_id, here, visitor_of(here))
        elif (match := panels.TRY.fullmatch(data)) is not None:
            await self._panels.example(match, here)
        else:
            return self._on_panel(query, data, address, here)
        return Said()

    def _on_panel(
        self, query: CallbackQuery, data: str, address: Address, here: Address
    ) -> Said | Later:
        message = query.message
        assert message is not None  # the caller has looked
        alone = is_private(message.chat)
        spot = Spot(chat=message.chat.id, message=message.message_id)
        shown = panels.PATTERN.fullmatch(data)
        if shown is not None and (
            alone or (shown["what"] == Shelf.HERE and _stands_under(message, panels.PATTERN))
        ):
            return partial(_silently, partial(self._panels.pressed, shown, here, spot))
        ruled = rules.PATTERN.fullmatch(data)
        if ruled is not None and (alone or _stands_under(message, rules.PATTERN)):
            work = partial(self._rules.pressed, ruled, query.from_user, message, address, spot)
            return partial(_silently, work)
        return Said()


async def _silently(work: Callable[[], Awaitable[None]]) -> Said:
    await work()
    return Said()


def _stands_under(message: object, pattern: re.Pattern[str]) -> bool:
    """Whether the message has such buttons."""
    markup = message.reply_markup if isinstance(message, Message) else None
    buttons = [it for row in markup.inline_keyboard for it in row] if markup else []
    return any(pattern.fullmatch(str(it.callback_data or "")) for it in buttons)
