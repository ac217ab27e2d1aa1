"""/reelbot WORD, as a reply to a member's message: who may ask, how often, and what was asked."""

import dataclasses
import re
import time
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from telegram import Chat, Message

from adapters.telegram.messages import Bot
from adapters.telegram.people import PLATFORM, answered, is_private
from adapters.telegram.refusals import Refused, told_apart
from bot.admin_input import BOUNDS, read_bound
from bot.arrival import DAY
from bot.prompt import quoted
from bot.texts.catalogue import text
from bot.types import Address, TryLater
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

_WORDS = re.compile(r"(?P<word>\w+)(?:\s+(?P<value>\S+))?")
_PERIODS: Mapping[str, float] = MappingProxyType(
    {"stats-day": DAY, "stats-week": 7 * DAY, "stats-month": 30 * DAY}
)
_NAMED = 10  # members that Telegram is asked the names of


class Members:
    """A member is named by replying to something they wrote: a bot cannot look anybody up."""

    def __init__(self, service: "VideoService", bot: Bot) -> None:
        self._service = service
        self._bot = bot

    async def do(self, message: Message, address: Address, rest: str) -> str:
        """What is to be answered.

        Raises:
            UserError: there is no such word, or nobody is named.
        """
        match = _WORDS.fullmatch(rest)
        word, value = (match["word"].lower(), match["value"] or "") if match else ("", "")
        if word == "stats":
            return await self._stats(address)
        if is_private(message.chat):
            raise UserError("reelbot-alone")
        if word == "blocked":
            return await self._blocked(message.chat, address)
        if word not in ("block", "unblock", "quota", "allow", "disallow"):
            raise UserError("reelbot-words")
        member, name = _replied_to(message)
        if word in ("allow", "disallow"):
            return await self._allow(address, member, name, allowed=word == "allow")
        if word == "quota":
            return await self._quota(address, member, name, value)
        owner, blocked = f"{PLATFORM}:{member}", word == "block"
        await self._service.communities.block(address.scope, owner, blocked=blocked)
        code = "member-blocked" if blocked else "member-unblocked"
        return text(code, address.locale, member=name)

    async def names(self, chat: Chat, members: Iterable[str]) -> Mapping[str, str]:
        """What they are called, as far as Telegram tells now."""
        return {member: await self._name(chat, member) for member in list(members)[:_NAMED]}

    async def _name(self, chat: Chat, member: str) -> str:
        try:
            with told_apart():
                return (await self._bot.get_chat_member(chat.id, int(member))).user.full_name
        except (Refused, TryLater):
            return member

    async def _allow(self, address: Address, member: str, name: str, *, allowed: bool) -> str:
        communities = self._service.communities
        now = set((await communities.of(address.scope)).roles)
        changed = now | {member} if allowed else now - {member}
        await communities.change(address.scope, roles=tuple(sorted(changed)))
        code = "member-allowed" if allowed else "member-disallowed"
        return text(code, address.locale, member=name)

    async def _quota(self, address: Address, member: str, name: str, value: str) -> str:
        """How much of their quota is used up, after it was set to a number, or reset."""
        communities, owner = self._service.communities, f"{PLATFORM}:{member}"
        if value:
            most = None if value in ("reset", "-") else _read_quota(value)
            quota = None if most is None else int(most)
            await communities.set_quota(address.scope, owner, quota)
        use = await communities.quota_of(address.scope, owner)
        own = (await communities.member(address.scope, owner)).quota is not None
        return text(
            "member-quota",
            address.locale,
            member=name,
            used=use.used,
            most="none" if use.most is None else use.most,
            free="none" if use.free_at is None else _from_now(use.free_at, address.locale),
            own="yes" if own else "no",
        )

    async def _blocked(self, chat: Chat, address: Address) -> str:
        owners = await self._service.communities.blocked(address.scope)
        ids = [owner.partition(":")[2] for owner in owners]
        names = await self.names(chat, ids)
        members = ", ".join(names.get(one, one) for one in ids)
        return text("members-blocked", address.locale, count=len(owners), members=members)

    async def _stats(self, address: Address) -> str:
        paragraphs = []
        for code, seconds in _PERIODS.items():
            counted = dataclasses.asdict(
                await self._service.communities.stats(address.scope, seconds)
            )
            said = text("stats", address.locale, **counted)
            paragraphs.append(f"{text(code, address.locale)}\n{said}")
        return "\n\n".join(paragraphs)


def _replied_to(message: Message) -> tuple[str, str]:
    """The id and the name of whoever wrote what is replied to.

    Raises:
        UserError: it is no reply.
    """
    other = answered(message)
    if other is not None and other.sender_chat is not None:
        return str(other.sender_chat.id), other.sender_chat.effective_name or "?"
    if other is None or other.from_user is None or other.from_user.is_bot:
        raise UserError("reelbot-reply")
    return str(other.from_user.id), other.from_user.full_name


def _read_quota(value: str) -> float | None:
    try:
        return read_bound("quota", value)
    except UserError:
        most = BOUNDS["quota"].most
        raise UserError("reelbot-quota", given=quoted(value), most=most) from None


def _from_now(at: float, locale: str) -> str:
    return text("in-hours", locale, hours=max(1, round((at - time.time()) / 3600)))
