"""What Discord's refusals mean to us.

https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""

from collections.abc import Mapping
from types import MappingProxyType

import discord

from bot.types import TryLater


class Refused(Exception):
    """Discord said no, and would say so again."""


class TokenOver(Refused):
    """The interaction's token is good for nothing, at least now."""


class TokenEnded(TokenOver):
    """It will never be good for anything again."""


class Deleted(Refused):
    """Somebody deleted the message."""


class Barred(Refused):
    """The channel is gone, or closed to us."""


class Fixed(Refused):
    """The message stands, but cannot be edited: only another one can say more."""


class TooLarge(Refused):
    """Discord does not take a file of this size here."""


_BY_CODE: Mapping[int, type[Refused]] = MappingProxyType(
    {
        10015: TokenOver,  # unknown webhook: a token answers so too, before its time
        10062: TokenOver,  # unknown interaction
        50027: TokenEnded,  # invalid webhook token
        10008: Deleted,  # unknown message
        10003: Barred,  # unknown channel
        10004: Barred,  # unknown guild
        50001: Barred,  # missing access
        50007: Barred,  # cannot send messages to this user
        50008: Barred,  # cannot send messages in this channel
        50013: Barred,  # missing permissions
        50278: Barred,  # cannot send messages to this user: no server in common
        160002: Barred,  # cannot reply without permission to read message history
        30046: Fixed,  # most edits of a message older than an hour
        50005: Fixed,  # cannot edit a message authored by another user
        50021: Fixed,  # cannot execute this on a system message
        50083: Fixed,  # the thread is archived
        40005: TooLarge,  # request entity too large
    }
)
_BY_STATUS: Mapping[int, type[Refused]] = MappingProxyType({403: Barred, 413: TooLarge})
"""Where the code says nothing to us."""


def meaning(error: discord.HTTPException) -> Exception:
    """What is to be raised in place of Discord's own."""
    known = _BY_CODE.get(error.code) or _BY_STATUS.get(error.status)
    if known is not None:
        return known(str(error))
    after = error.response.headers.get("Retry-After", "")
    return TryLater(str(error), after=float(after) if after.isdecimal() else 0.0)
