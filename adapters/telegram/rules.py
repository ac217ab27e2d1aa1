"""/reelbot: what a group's admins decide, by buttons; in private, everybody for themselves."""

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from telegram import Chat, MaybeInaccessibleMessage, Message, User

from adapters.telegram.answers import Answers
from adapters.telegram.forms import rule_form
from adapters.telegram.members import Members
from adapters.telegram.messages import TEXT, TOPIC, Messages
from adapters.telegram.people import GENERAL, Admins, is_private
from adapters.telegram.rule_sheet import HERE, PAGES, Scene, page_of, sheet
from adapters.telegram.spots import Spot
from bot.admin_input import BOUNDS, read_bound, read_words
from bot.community import Community
from bot.engines import available
from bot.grammar import QUALITIES
from bot.rules_text import label
from bot.texts.catalogue import LOCALES, say, text
from bot.types import Address
from bot.wording import shortened, utf16
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

PATTERN = re.compile(r"(?P<act>rules|set|add|drop|fill):(?P<name>[a-z_]+)(?::(?P<value>\w*))?")
WORDS = "blocked_words"


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

    async def pressed(
        self,
        match: re.Match[str],
        user: User,
        message: MaybeInaccessibleMessage,
        address: Address,
        spot: Spot,
    ) -> None:
        """`address` is in the presser's own language.

        Raises:
            UserError: the presser does not look after this place.
        """
        await self._check(message.chat, address)
        act, name = match["act"], match["name"]
        page = name if act == "rules" else page_of(name)
        if page not in PAGES:
            return
        if act == "fill":
            here = await self._service.before_all(address)
            asked = None if is_private(message.chat) else user
            self._answers.ask(here, rule_form(name, _request(name, here.locale), asked))
            return
        if act != "rules":
            community = await self._service.communities.of(address.scope)
            changes = self._changes(act, name, match["value"] or "", community, address)
            await self._service.communities.change(address.scope, **changes)
        here = await self._service.before_all(address)  # in another language now, maybe
        words, keyboard = sheet(await self._scene(here, message.chat, page))
        await self._messages.edit(spot, shortened(words, TEXT, utf16), keyboard)

    async def typed(self, message: Message, address: Address, field: str, words: str) -> None:
        """Take what was typed into a form; "-" for nothing. What does not do is asked for again.

        Raises:
            UserError: the asker does not look after this place.
        """
        await self._check(message.chat, address)
        typed = "" if words.strip() in ("-", "—", "–") else words
        try:
            value = _read(field, typed)
        except UserError as error:
            why = f"{_wrong(error, address.locale)}\n{_request(field, address.locale)}"
            self._answers.ask(address, rule_form(field, why, selective=True))
            return
        await self._service.communities.change(address.scope, **{field: value})
        said, keyboard = sheet(await self._scene(address, message.chat, page_of(field)))
        self._answers.say(address, said, keyboard)

    def _changes(
        self, act: str, name: str, value: str, community: Community, address: Address
    ) -> Mapping[str, Any]:
        """What a press makes of the community; nothing where there is no such button. It says where
        to, so that the same press again changes nothing."""
        match act, name:
            case "set", "quality" if _may_be(value, QUALITIES):
                return {name: value or None}
            case "set", "language" if _may_be(value, LOCALES):
                return {name: value or None}
            case "set", "spoiler" | "sharing" if value in ("on", "off"):
                return {name: value == "on"}
            case "set", "channels" | "roles" if not value:
                return {name: ()}
            case "add" | "drop", "engines" if value in available(self._service.engines):
                changed = value
            case "add" | "drop", "channels" if value == HERE:
                changed = address.extra.get(TOPIC, GENERAL)
            case _:
                return {}
        held = set(getattr(community, name))
        held = held | {changed} if act == "add" else held - {changed}
        return {name: tuple(sorted(held))}

    async def _check(self, chat: Chat, address: Address) -> None:
        if not await self._admins.is_admin(chat, int(address.user)):
            raise UserError("admin-only-group")

    async def _scene(self, address: Address, chat: Chat, page: str) -> Scene:
        community = await self._service.communities.of(address.scope)
        shown = community.roles if "roles" in PAGES[page] else ()
        return Scene(
            page=page,
            community=community,
            engines=tuple(available(self._service.engines)),
            names=await self._members.names(chat, shown),
            group=not is_private(chat),
            forum=bool(chat.is_forum),
            topic=address.extra.get(TOPIC, GENERAL),
            locale=address.locale,
        )


def _may_be(value: str, known: Collection[str]) -> bool:
    return not value or value in known


def _read(field: str, typed: str) -> Any:
    """
    Raises:
        UserError: it does not do.
    """
    if field in BOUNDS:
        return read_bound(field, typed)
    if field == WORDS:
        return read_words(typed)
    raise UserError("error-internal")


def _request(field: str, locale: str) -> str:
    """What is to be typed."""
    named = label(field, locale)
    bound = BOUNDS.get(field)
    if bound is None:
        return text("rule-reply-words", locale, setting=named)
    return text("rule-reply-number", locale, setting=named, least=bound.least, most=bound.most)


def _wrong(error: UserError, locale: str) -> str:
    if error.code == "setting-number":  # which speaks of a field that can be left empty
        return text("rule-wrong", locale, given=error.arguments["given"])
    return say(error, locale)
