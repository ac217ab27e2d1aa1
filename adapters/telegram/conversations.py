"""Takes what people write in chats: whether it is for the bot, and what is done about it."""

import logging
import re
from typing import TYPE_CHECKING

from telegram import Message, User

from adapters.telegram.answers import Answers
from adapters.telegram.forms import read_form
from adapters.telegram.messages import Messages
from adapters.telegram.panels import Panels
from adapters.telegram.people import People, answered, is_private, visitor_of
from adapters.telegram.refusals import Refused
from adapters.telegram.rules import Rules
from bot.composing import compose
from bot.engines import available
from bot.grammar import COMMAND_NAMES
from bot.service import Answer
from bot.tasks import Crew
from bot.types import Address, TryLater
from bot.wording import reply
from cache.database import DatabaseError
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

PHYSICS = "physics"
RULES = "reelbot"

_COMMAND = re.compile(r"[/／](?P<name>[^\s@]+)(?:@(?P<bot>\w+))?\s*(?P<rest>.*)", re.DOTALL)
_MAKE = re.compile(r"make_(?P<offer>[0-9a-f]+)")
_PERSONAL = frozenset({"queue", "settings", "privacy"})
"""What is nobody else's business: answered in private."""


class Conversations:
    """In private every text is for us, in groups our commands and what begins with our name."""

    def __init__(
        self,
        service: "VideoService",
        people: People,
        messages: Messages,
        answers: Answers,
        panels: Panels,
        rules: Rules,
        me: User,
    ) -> None:
        self._service = service
        self._people = people
        self._messages = messages
        self._answers = answers
        self._panels = panels
        self._rules = rules
        self._me = me
        self._name = (me.username or "").lower()
        self._eyes = Crew()

    async def take(self, message: Message) -> None:
        """Do what a message asks. What becomes a job is on the disk when this returns; a sentence
        is sent in the background.

        Raises:
            DatabaseError: the job could not be kept.
        """
        words = self._for_us(message)
        if words is None or message.via_bot is not None:  # sent through us: it is an answer
            return
        address = self._people.asking(message)
        try:
            if not is_private(message.chat):
                address = await self._service.before_all(address)
            answer = await self._done(message, words, address)
        except DatabaseError:
            raise
        except Exception as error:
            self._answers.say(address, self._answers.excuse(error, address.locale))
            return
        if answer is not None:
            self._tell(message, address, answer)

    async def stop(self) -> None:
        await self._eyes.cancel()

    def _for_us(self, message: Message) -> str | None:
        """What it says to us; None: nothing."""
        words = (message.text or message.caption or "").strip()
        mention = f"@{self._name}"
        if words.lower().startswith(mention) and not words[len(mention) :][:1].isalnum():
            return words[len(mention) :].lstrip(" :,，：") or "/help"
        command = _COMMAND.match(words)
        if command is not None and command["bot"]:
            return words if command["bot"].lower() == self._name else None
        if is_private(message.chat) or self._asked_by_us(message):
            return words or ("/video" if message.photo else None)
        known = {*COMMAND_NAMES, PHYSICS, RULES}
        return words if command is not None and command["name"].lower() in known else None

    def _asked_by_us(self, message: Message) -> bool:
        """Whether it is typed into a form of ours."""
        asked = answered(message)
        return (
            asked is not None
            and asked.from_user is not None
            and asked.from_user.id == self._me.id
            and read_form(asked) is not None
        )

    async def _done(self, message: Message, words: str, address: Address) -> Answer | None:
        """What is to be answered, where that is not done yet."""
        command = _COMMAND.match(words)
        if command is None and self._asked_by_us(message):
            return await self._typed(message, words, address)
        name = command["name"].lower() if command else ""
        rest = command["rest"].strip() if command else ""
        known = COMMAND_NAMES.get(name, name)
        if name == "start" and rest:
            return await self._started(address, rest)
        if name == RULES:
            await self._rules.open(message, address, rest)
            return None
        if known in ("gallery", "help") or (known in ("settings", "privacy") and not rest):
            return await self._panels.open(known, rest, message, address)
        if known == "video" or command is None:
            words = _subject(message, words, rest if command else words)
        visitor = visitor_of(address)
        if known == PHYSICS and PHYSICS in available(self._service.engines):
            made = compose(
                _subject(message, rest, rest),
                defaults=await self._service.defaults(address.owner),
                locale=address.locale,
                options={"engine": PHYSICS},
            )
            return Answer(job=await self._service.make(made, address, visitor))
        return await self._service.ask(words, address, bare=command is None, visitor=visitor)

    async def _typed(self, message: Message, words: str, address: Address) -> Answer | None:
        asked = answered(message)
        form = read_form(asked) if asked is not None else None
        assert form is not None  # `_asked_by_us` has looked
        if form.field is not None:
            await self._rules.typed(message, address, form.field, words)
            return None
        job = await self._service.numbered(form.number, address)
        visitor = visitor_of(address)
        return Answer(job=await self._service.edited(job.id, words, address, visitor=visitor))

    async def _started(self, address: Address, payload: str) -> Answer:
        """A link into the private chat was opened."""
        make = _MAKE.fullmatch(payload)
        if make is None:
            name = payload if payload in COMMAND_NAMES else "help"
            return await self._service.ask(f"/{name}", address, visitor=visitor_of(address))
        offer = await self._service.offers.find(make["offer"])
        if offer is None or offer.owner != address.owner:
            raise UserError("offer-over")
        made = await self._service.draft(offer.words, address)
        return Answer(job=await self._service.make(made, address, visitor_of(address)))

    def _tell(self, message: Message, address: Address, answer: Answer) -> None:
        if answer.job is not None and answer.job.job.address.source == address.source:
            self._eyes.spawn(self._look(message), "a reaction at Telegram")
        said = reply(answer, address)
        if said is None:
            return
        command = _COMMAND.match(message.text or "")
        name = COMMAND_NAMES.get(command["name"].lower()) if command else None
        if name in _PERSONAL and not is_private(message.chat):
            self._answers.confide(address, said, None, name)
        else:
            self._answers.say(address, said)

    async def _look(self, message: Message) -> None:
        try:
            await self._messages.see(message.chat.id, message.message_id)
        except (Refused, TryLater) as error:  # reactions may be switched off
            logger.debug("no reaction: %s", error)


def _subject(message: Message, words: str, prompt: str) -> str:
    """The words of a request; where there are none, those of the message it answers.

    Raises:
        UserError: a picture is to be animated.
    """
    other = answered(message)
    if message.photo or (other is not None and other.photo):
        raise UserError("picture-none")
    if not prompt and other is not None and (other.text or other.caption):
        return f"/video {other.text or other.caption}"
    return words
