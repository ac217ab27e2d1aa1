"""Inline mode: what is offered while somebody types, and messages sent through the bot that become
clips."""

import asyncio
import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import (
    CallbackQuery,
    ChosenInlineResult,
    InlineQuery,
    InlineQueryResult,
    InlineQueryResultsButton,
)

from adapters.telegram.answers import Answers
from adapters.telegram.clips import Clips
from adapters.telegram.keyboards import offer_keyboard, read_job, read_offer
from adapters.telegram.messages import TEXT, Bot, Messages
from adapters.telegram.people import People, visitor_of
from adapters.telegram.refusals import Refused, told_apart
from adapters.telegram.results import Found, error_result, found_result, make_result
from adapters.telegram.spots import Spot
from bot.composing import MakeVideo
from bot.offers import Offer, offer_of
from bot.tasks import Crew
from bot.texts.catalogue import text
from bot.types import Address, ClipFormat, TryLater
from bot.wording import shortened, utf16
from cache.database import DatabaseError
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

PAGE = 20
"""Clips on a page, of at most 50 results (https://core.telegram.org/bots/api#answerinlinequery)."""

GLANCE = 0.04
"""Seconds that an answer waits for what other words may mean: soon the same is asked again."""

TYPING, PAUSE = 1.0, 0.15
"""Who asked less than so many seconds ago is typing: only what they pause after is answered."""

CACHED = 5  # seconds; longer, and a clip that was just made would be missing
_REMEMBERED = 10_000  # people


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer to somebody who types; `whole` unless there was no time for all of it."""

    results: Sequence[InlineQueryResult]
    next_offset: str = ""
    whole: bool = True
    button: InlineQueryResultsButton | None = None


class Inline:
    """Telegram asks with every pause in typing. Nobody is shown anybody else's words."""

    def __init__(
        self,
        service: "VideoService",
        people: People,
        bot: Bot,
        messages: Messages,
        clips: Clips,
        answers: Answers,
    ) -> None:
        self._service = service
        self._people = people
        self._bot = bot
        self._messages = messages
        self._clips = clips
        self._answers = answers
        self._crew = Crew()
        self._typing: dict[int, tuple[str, float]] = {}

    def ask(self, query: InlineQuery) -> None:
        """Answer in the background: nobody minds if it is lost."""
        self._crew.spawn(self._answer(query), "an answer to somebody who types")

    async def choose(self, chosen: ChosenInlineResult) -> None:
        """A result was sent. A clip stands there already; what is to be made is begun.

        Raises:
            DatabaseError: the job could not be kept.
        """
        offer_id = read_offer(chosen.result_id)
        if offer_id is not None and chosen.inline_message_id is not None:
            address = self._address(chosen, chosen.inline_message_id)
            # Of what was typed: the offer may be older than what is remembered of it.
            offer = offer_of(address.owner, chosen.query.strip(), address.locale)
            if offer.id == offer_id:
                await self._make(offer, address)

    async def pressed(self, query: CallbackQuery, inline: str, data: str) -> str:
        """A press on a message sent through the bot; returns what the presser alone is told.

        Raises:
            UserError: it is somebody else's, or too old.
        """
        address = self._address(query, inline)
        if (offer_id := read_offer(data)) is not None:
            offer = await self._service.offers.find(offer_id)
            if offer is None:
                raise UserError("offer-over")
            if offer.owner != address.owner:
                raise UserError("job-not-yours")
            await self._make(offer, address)
        elif (job := read_job(data)) is not None:
            await self._act(*job, address)
        return ""

    async def stop(self, grace: float) -> None:
        await self._crew.finish(grace)

    def _address(self, event: CallbackQuery | ChosenInlineResult, inline: str) -> Address:
        # Both that it was chosen and that its button was pressed may be told: one job.
        return self._people.elsewhere(event.from_user, inline, f"inline:{inline}")

    async def _act(self, action: str, job_id: str, address: Address) -> None:
        job = (await self._service.status(job_id)).job
        if job.address.owner != address.owner:
            raise UserError("job-not-yours")
        if action in ("again", "other") and (job.state.final or job.clip is not None):
            # Pressed twice, it is one clip: the message can show no more.
            anew = address.evolve(source=f"{address.source}:{action}:{job_id}")
            service = self._service
            make = service.again if action == "again" else service.otherwise
            await make(job_id, anew, visitor_of(anew))
        elif action in ("gif", "mp4") and job.placeholder == address.placeholder:
            await self._service.convert(job_id, ClipFormat(action), address.owner)
        elif action == "cancel":
            self._crew.spawn(self._cancel(job_id, address.owner), "a clip is cancelled")

    async def _cancel(self, job_id: str, owner: str) -> None:
        """An edit on its way is waited for, which nobody else should be."""
        with suppress(UserError):  # it has ended
            await self._service.cancel(job_id, owner)

    async def _make(self, offer: Offer, address: Address) -> None:
        """The same message again makes no second job; why there is none stands in it."""
        try:
            made = await self._service.draft(offer.words, address)
            await self._service.make(made, address, visitor_of(address))
        except DatabaseError:
            raise
        except Exception as error:
            words = self._answers.excuse(error, address.locale)
            keyboard = offer_keyboard(offer.id, address.locale)
            spot = Spot(inline=(address.placeholder or "").partition("/")[2])
            self._answers.insist(
                lambda: self._messages.edit(spot, shortened(words, TEXT, utf16), keyboard)
            )

    async def _answer(self, query: InlineQuery) -> None:
        if await self._goes_on(query):
            return
        page = await self._page(query, self._people.elsewhere(query.from_user))
        try:
            with told_apart():
                await self._bot.answer_inline_query(
                    query.id,
                    page.results,
                    cache_time=CACHED if page.whole else 0,
                    is_personal=True,
                    next_offset=page.next_offset,
                    button=page.button,
                )
        except (Refused, TryLater) as error:  # too late: the next letter was typed
            logger.info("somebody who types was not answered: %s", error)

    async def _goes_on(self, query: InlineQuery) -> bool:
        """Whether more was typed before this could be answered."""
        user, now = query.from_user.id, time.monotonic()
        _, before = self._typing.get(user, ("", 0.0))
        if len(self._typing) >= _REMEMBERED:
            self._typing.clear()
        self._typing[user] = (query.id, now)
        if now - before > TYPING:
            return False
        await asyncio.sleep(PAUSE)
        return self._typing.get(user, (query.id, now))[0] != query.id

    async def _page(self, query: InlineQuery, address: Address) -> Page:
        words, offset = query.query.strip(), _offset(query)
        if not words or offset:
            return await self._own(words, address, offset)
        try:
            made = await self._service.draft(words, address)
        except UserError as error:
            said = self._answers.excuse(error, address.locale)
            return Page(results=[error_result(said, address.locale)])
        looking = asyncio.create_task(self._ready_made(made, address))
        looking.add_done_callback(lambda _: looking.cancelled() or looking.exception())  # retrieved
        glance = asyncio.create_task(asyncio.wait([looking], timeout=GLANCE))
        offer, own = await asyncio.gather(
            self._service.offers.make(address.owner, words, address.locale),
            self._own(made.request.prompt, address, 0),
        )
        await glance
        results = []
        if looking.done() and not looking.exception() and (found := looking.result()) is not None:
            results.append(found_result(found, offer.id))
        if self._clips.storing:
            results.append(make_result(offer, made, address.locale))
        known = {result.id for result in results}
        own = replace(own, results=[it for it in own.results if it.id not in known])
        return replace(
            own,
            results=[*results, *own.results],
            whole=looking.done(),  # else it goes on, and the next letter finds what it found
            button=None if self._clips.storing else _in_private(offer),
        )

    async def _own(self, prompt: str, address: Address, offset: int) -> Page:
        """The asker's own clips, of which the prompt has all the words."""
        own = await self._service.showcase.own(
            address.owner, prompt.split(), self._clips.holder, offset=offset, limit=PAGE + 1
        )
        return Page(
            results=[found_result(Found.of(it.job, it.upload)) for it in own[:PAGE]],
            next_offset=str(offset + PAGE) if len(own) > PAGE else "",
        )

    async def _ready_made(self, made: MakeVideo, address: Address) -> Found | None:
        """A clip that answers the words themselves, if Telegram holds it."""
        visitor = visitor_of(address)
        clip = await self._service.ready_made(
            made.request, address, visitor=visitor, chosen=made.chosen
        )
        if clip is None:
            return None
        held = await self._service.uploads.find(clip.id, self._clips.holder, ClipFormat.MP4)
        if held is None:
            return None
        return Found(clip=clip, upload=held, words=made.request.prompt, locale=address.locale)


def _in_private(offer: Offer) -> InlineQueryResultsButton:
    """Where nothing can be stored, clips are made in the private chat."""
    label = text("inline-private", offer.locale)
    return InlineQueryResultsButton(label, start_parameter=f"make_{offer.id}")


def _offset(query: InlineQuery) -> int:
    return int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
