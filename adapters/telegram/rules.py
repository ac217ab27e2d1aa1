"""/reelbot: what a group's admins decide, by buttons; in private, everybody for themselves."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from telegram import Chat, Message

from adapters.telegram.answers import Answers
from adapters.telegram.forms import rule_form
from adapters.telegram.members import Members
from adapters.telegram.messages import TEXT, TOPIC, Messages
from adapters.telegram.people import GENERAL, Admins, is_private
from adapters.telegram.rule_sheet import PAGES, Scene, page_of, sheet
from adapters.telegram.spots import Spot
from bot.admin_input import BOUNDS, read_bound, read_words
from bot.community import Community
from bot.engines import available
from bot.rules_text import label
from bot.texts.catalogue import text
from bot.types import Address
from bot.wording import shortened, utf16
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

PATTERN = re.compile(r"(?P<act>rules|set|fill):(?P<name>[a-z_]+)(?::(?P<value>\w*))?")
WORDS = "blocked_words"

Change = Callable[[Community, str, Address], Any]


def _one(community: Community, value: str, address: Address) -> str | None:
    return value or None


def _switch(community: Community, value: str, address: Address) -> bool:
    return value == "on"


def _engine(community: Community, value: str, address: Address) -> tuple[str, ...]:
    return tuple(sorted(set(community.engines) ^ {value}))


def _topic(community: Community, value: str, address: Address) -> tuple[str, ...]:
    """This topic is allowed, or is not any more."""
    here = address.extra.get(TOPIC, GENERAL)
    return tuple(sorted(set(community.channels) ^ {here})) if value else ()


def _nobody(community: Community, value: str, address: Address) -> tuple[str, ...]:
    return ()


_CHANGES: Mapping[str, Change] = MappingProxyType(
    {
        "quality": _one,
        "language": _one,
        "spoiler": _switch,
        "sharing": _switch,
        "engines": _engine,
        "channels": _topic,
        "roles": _nobody,
    }
)
"""What a press makes of the field of `Community` that it is named after."""


class Rules:
    """Every press and every answer is checked anew: who sees the panel may look after the group no
    more."""

    def __init__(
        self,
        service: "VideoService",
        messages: Messages,
        answers: Answers,
        admins: Admins,
        members: Members,
    ) -> None:
        self._service = service
        self._messages = messages
        self._answers = answers
        self._admins = admins
        self._members = members

    async def open(self, message: Message, address: Address, rest: str) -> None:
        """
        Raises:
            UserError: the asker does not look after this place, or is not understood.
        """
        await self._check(message.chat, address)
        if rest:
            self._answers.say(address, await self._members.do(message, address, rest))
            return
        words, keyboard = sheet(await self._scene(address, message.chat, next(iter(PAGES))))
        self._answers.say(address, words, keyboard)

    async def pressed(self, match: re.Match[str], chat: Chat, address: Address, spot: Spot) -> None:
        """
        Raises:
            UserError: the presser does not look after this place.
        """
        await self._check(chat, address)
        name, value = match["name"], match["value"] or ""
        if match["act"] == "fill":
            self._ask(name, address)
            return
        page = name
        if match["act"] == "set":
            page = page_of(name)
            community = await self._service.communities.of(address.scope)
            changed = _CHANGES[name](community, value, address)
            await self._service.communities.change(address.scope, **{name: changed})
        words, keyboard = sheet(await self._scene(address, chat, page))
        await self._messages.edit(spot, shortened(words, TEXT, utf16), keyboard)

    async def typed(self, message: Message, address: Address, field: str, words: str) -> None:
        """Take what was typed into a form; "-" for nothing.

        Raises:
            UserError: it does not do.
        """
        await self._check(message.chat, address)
        typed = "" if words.strip() in ("-", "—", "–") else words
        if field in BOUNDS:
            value: Any = read_bound(field, typed)
        elif field == WORDS:
            value = read_words(typed)
        else:
            raise UserError("error-internal")
        await self._service.communities.change(address.scope, **{field: value})
        words, keyboard = sheet(await self._scene(address, message.chat, page_of(field)))
        self._answers.say(address, words, keyboard)

    def _ask(self, field: str, address: Address) -> None:
        named = label(field, address.locale)
        bound = BOUNDS.get(field)
        if bound is None:
            words = text("rule-reply-words", address.locale, setting=named)
        else:
            words = text(
                "rule-reply-number",
                address.locale,
                setting=named,
                least=bound.least,
                most=bound.most,
            )
        self._answers.say(address, *rule_form(field, words))

    async def _check(self, chat: Chat, address: Address) -> None:
        if not await self._admins.is_admin(chat, int(address.user)):
            raise UserError("admin-only-group")

    async def _scene(self, address: Address, chat: Chat, page: str) -> Scene:
        community = await self._service.communities.of(address.scope)
        return Scene(
            page=page,
            community=community,
            engines=tuple(available(self._service.engines)),
            names=await self._members.names(chat, community.roles),
            group=not is_private(chat),
            forum=bool(chat.is_forum),
            topic=address.extra.get(TOPIC, GENERAL),
            locale=address.locale,
        )
