"""Takes what people write in chats, and does something about it."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from telegram import Message

from adapters.telegram.answers import Answers
from adapters.telegram.messages import Bot, Messages
from adapters.telegram.panels import Panels
from adapters.telegram.people import Admins, People, is_private, visitor_of
from adapters.telegram.photos import Photo, fetched, photo_of
from adapters.telegram.refusals import Refused
from adapters.telegram.rules import Rules
from adapters.telegram.turns import Turns
from adapters.telegram.wishes import RULES, START, Wish, Wishes
from bot.commands import options_of
from bot.composing import compose
from bot.grammar import MAKING
from bot.images.store import Picture
from bot.service import Answer
from bot.tasks import Crew
from bot.texts.catalogue import text
from bot.types import Address, Job, JobState, TryLater
from bot.wording import reply
from cache.database import DatabaseError
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

_BLINK = 0.003
"""Seconds that the sign of a request being read waits where its clip is there already: the message
of that, the better sign, goes first."""

_STOPPING = frozenset({"cancel", "privacy"})
_MAKE = re.compile(r"make_(?P<offer>[0-9a-f]+)")
_PANELS = frozenset({"gallery", "settings", "privacy", "help"})
_PERSONAL = frozenset({"queue", "settings", "privacy"})
"""What is nobody else's business: answered in private."""


class Conversations:
    """A person's own affairs are answered in private, wherever they were asked about."""

    def __init__(
        self,
        service: "VideoService",
        bot: Bot,
        people: People,
        admins: Admins,
        messages: Messages,
        answers: Answers,
        turns: Turns,
        panels: Panels,
        rules: Rules,
        wishes: Wishes,
    ) -> None:
        self._service = service
        self._bot = bot
        self._people = people
        self._admins = admins
        self._messages = messages
        self._answers = answers
        self._turns = turns
        self._panels = panels
        self._rules = rules
        self._wishes = wishes
        self._eyes = Crew()

    async def take(self, message: Message) -> None:
        """Do what a message asks. What becomes a job is on the disk when this returns; a sentence
        is sent in the background.

        Raises:
            DatabaseError: the job could not be kept.
        """
        if is_private(message.chat):  # they can be written to, whatever was true before
            self._messages.closed.reopen([str(message.chat.id)])
        wish = self._wishes.of(message)
        if wish is None:
            return
        address = self._people.asking(message)
        try:
            address = await self._service.before_all(address)
            answer = await self._done(message, wish, address)
        except DatabaseError:
            raise
        except Exception as error:
            self._answers.say(address, self._answers.excuse(error, address.locale))
            return
        if answer is not None:
            await self._tell(message, wish.name, address, answer)

    async def stop(self) -> None:
        await self._eyes.cancel()

    async def _done(self, message: Message, wish: Wish, address: Address) -> Answer | None:
        """What is to be answered, where that is not done yet."""
        if wish.form is not None:
            return await self._typed(message, wish, address)
        if wish.name == RULES:
            self._later(message, address, partial(self._rules.open, message, address, wish.rest))
            return None
        if wish.name == START:
            return await self._started(message, address, wish.rest)
        if wish.name in ("gallery", "help") or (wish.name in _PANELS and not wish.rest):
            own = await self._own(message, address)
            await self._panels.open(wish.name, wish.rest, address, own)
            return None
        if wish.name in ("", *MAKING):
            return await self._made(message, wish, address)
        if wish.name in _STOPPING:
            self._later(message, address, partial(self._stopped, message, wish, address))
            return None
        return await self._service.ask(wish.words, address, visitor=visitor_of(address))

    async def _stopped(self, message: Message, wish: Wish, address: Address) -> None:
        """An edit on its way is waited for, which nobody else should be; and what came again after
        a kill must not stop another job as well."""
        answer = await self._service.ask(wish.words, address, visitor=visitor_of(address))
        await self._tell(message, wish.name, address, answer)

    async def _made(self, message: Message, wish: Wish, address: Address) -> Answer:
        """A picture is fetched and kept first: until the job is, too, the message comes again."""
        photo = photo_of(message)
        if photo is not None and not self._service.animates:
            raise UserError("picture-none")
        if wish.name == "" and photo is None:
            return await self._service.ask(
                wish.rest, address, bare=True, visitor=visitor_of(address)
            )
        borrowed = self._wishes.borrowed(message) if not wish.rest else None
        words, for_us = borrowed or (wish.rest, True)
        made = compose(
            words,
            defaults=await self._service.defaults(address.owner),
            locale=address.locale,
            options=options_of(wish.name),
            verbatim=not for_us,
            otherwise=text("picture-prompt", address.locale) if photo is not None else "",
        )
        picture = await self._kept(photo, address) if photo is not None else None
        status = await self._service.make(made, address, visitor_of(address), picture)
        return Answer(job=status)

    async def _kept(self, photo: Photo, address: Address) -> Picture:
        data = await fetched(self._bot, photo)
        return await self._service.images.keep(data, address.owner, address.scope)

    async def _typed(self, message: Message, wish: Wish, address: Address) -> Answer | None:
        """Take what was typed into a form."""
        form, words = wish.form, wish.words
        assert form is not None  # the caller has looked
        if form.field is not None:
            work = partial(self._rules.typed, message, address, form.field, words)
            self._later(message, address, work)
            return None
        job = await self._service.numbered(form.number, address)
        if is_private(message.chat) or address.user == str(form.asked):
            return await self._edited(job, words, address)
        self._later(message, address, partial(self._edited_by_others, message, job, words, address))
        return None

    async def _edited(self, job: Job, words: str, address: Address) -> Answer:
        status = await self._service.edited(job.id, words, address, visitor=visitor_of(address))
        return Answer(job=status)

    async def _edited_by_others(
        self, message: Message, job: Job, words: str, address: Address
    ) -> None:
        """Somebody else was asked: what others say to that is mostly said to them."""
        owner = job.address.owner == address.owner
        if not owner and not await self._admins.is_admin(message.chat, int(address.user)):
            raise UserError("job-not-yours")
        await self._tell(message, "", address, await self._edited(job, words, address))

    async def _started(self, message: Message, address: Address, payload: str) -> Answer | None:
        """A link into the private chat was opened. Anybody can write one: it only shows things."""
        if not is_private(message.chat):
            await self._panels.open("help", "", address, None)
            return None
        make = _MAKE.fullmatch(payload)
        if make is None and payload in ("queue", "status"):
            return await self._service.ask(f"/{payload}", address)
        if make is None:
            shelf = payload if payload == "favourites" else ""
            name = "gallery" if shelf else payload if payload in _PANELS else "help"
            await self._panels.open(name, shelf, address, address)
            return None
        offer = await self._service.offers.find(make["offer"])
        if offer is None or offer.owner != address.owner:
            raise UserError("offer-over")
        made = await self._service.draft(offer.words, address)
        return Answer(job=await self._service.make(made, address, visitor_of(address)))

    def _later(
        self, message: Message, address: Address, work: Callable[[], Awaitable[object]]
    ) -> None:
        """Telegram has to be asked who looks after the group."""

        async def tried() -> None:
            try:
                await work()
            except Exception as error:
                self._answers.say(address, self._answers.excuse(error, address.locale))

        self._turns.begin(message.chat.id, tried, "a message at Telegram")

    async def _own(self, message: Message, address: Address) -> Address | None:
        """The asker's own conversation with the bot; None: a group or a channel speaks, which has
        none."""
        if is_private(message.chat):
            return address
        if message.from_user is None or message.sender_chat is not None:
            return None
        return await self._service.before_all(self._people.alone(message.from_user))

    async def _tell(self, message: Message, name: str, address: Address, answer: Answer) -> None:
        """Say it where it may be read: what was asked for elsewhere is not told here."""
        job = answer.job.job if answer.job is not None else None
        if job is not None and job.address.source == address.source:  # its message says the rest
            made = job.state in (JobState.READY, JobState.DELIVERED)
            look = self._look(message, after=_BLINK if made else 0.0)
            self._eyes.spawn(look, "a reaction at Telegram")
            return
        elsewhere = job is not None and job.address.scope != address.scope
        if not is_private(message.chat) and (name in _PERSONAL or elsewhere):
            own = await self._own(message, address)
            said = reply(answer, own or address) or ""
            self._answers.confide(address, own, said, None, name)
        else:
            self._answers.say(address, reply(answer, address) or "")

    async def _look(self, message: Message, *, after: float) -> None:
        await asyncio.sleep(after)
        try:
            await self._messages.see(message.chat.id, message.message_id)
        except (Refused, TryLater) as error:  # reactions may be switched off
            logger.debug("no reaction: %s", error)
