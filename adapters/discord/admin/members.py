"""What a server decides about one of its members: blocked or not, a quota of their own."""

from adapters.discord.admin.said import said
from adapters.discord.panel import Panel
from bot.communities import Communities
from bot.texts.catalogue import text
from bot.types import Address
from generator.errors import UserError

_SHOWN = 40  # of the blocked members, the most that are listed


async def block(communities: Communities, address: Address, member: int, *, blocked: bool) -> Panel:
    await communities.block(address.scope, _owner(member), blocked=blocked)
    code = "member-blocked" if blocked else "member-unblocked"
    return said(text(code, address.locale, member=_mention(member)))


async def blocked(communities: Communities, address: Address) -> Panel:
    owners = await communities.blocked(address.scope)
    listed = [_mention(int(owner.partition(":")[2])) for owner in owners]
    members = ", ".join(listed[:_SHOWN])
    return said(text("members-blocked", address.locale, count=len(owners), members=members))


async def quota(
    communities: Communities, address: Address, member: int, clips: int | None, *, reset: bool
) -> Panel:
    """How much of their quota is used up, after it was set to `clips` or `reset`.

    Raises:
        UserError: both were asked for.
    """
    if reset and clips is not None:
        raise UserError("member-quota-both")
    owner = _owner(member)
    if reset or clips is not None:
        await communities.set_quota(address.scope, owner, clips)
    use = await communities.quota_of(address.scope, owner)
    own = (await communities.member(address.scope, owner)).quota is not None
    return said(
        text(
            "member-quota",
            address.locale,
            member=_mention(member),
            used=use.used,
            most="none" if use.most is None else use.most,
            # Discord writes it in each reader's language and time.
            free="none" if use.free_at is None else f"<t:{int(use.free_at)}:R>",
            own="yes" if own else "no",
        )
    )


def _owner(member: int) -> str:
    return f"discord:{member}"


def _mention(member: int) -> str:
    """Their name as a link; nobody is told: mentions are not allowed."""
    return f"<@{member}>"
