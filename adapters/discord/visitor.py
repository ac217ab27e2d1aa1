"""Who asks, as Discord says it with every interaction."""

from typing import TYPE_CHECKING, Any

import discord

from bot.types import Visitor

if TYPE_CHECKING:
    from discord.guild import GuildChannel

_PRIVATE = discord.DMChannel, discord.GroupChannel, type(None)


def visitor_of(interaction: discord.Interaction[Any]) -> Visitor:
    """A thread counts as the channel it belongs to, too, and everyone has the server's own role."""
    user = interaction.user
    roles = {interaction.guild_id} if interaction.guild_id else set()
    if isinstance(user, discord.Member):
        # Not `user.roles`: it knows none where only people have the bot, or before the server's
        # roles have arrived.
        roles |= set(user._roles)
    return Visitor(
        roles=frozenset(str(role) for role in roles),
        places=_places(interaction),
        moderator=interaction.permissions.manage_messages,
    )


def owner_of(interaction: discord.Interaction[Any]) -> str:
    """Whose jobs the asker's are: what `Address.owner` says of a request of theirs."""
    return f"discord:{interaction.user.id}"


def seen_by(interaction: discord.Interaction[Any]) -> frozenset[str]:
    """The conversations of this server that the asker can read, by their ids; age-restricted ones
    only while in such a one.

    Of a server that only people have the bot in, nothing is known but the conversation itself.
    """
    seen = set(_places(interaction))
    guild, user, here = interaction.guild, interaction.user, interaction.channel
    if guild is not None and isinstance(user, discord.Member):
        adult = not isinstance(here, _PRIVATE) and here.is_nsfw()
        readable = {it.id for it in guild.channels if _reads(user, it, adult=adult)}
        # An open thread can be read by whoever reads its channel; to ask anew for each takes long.
        threads = (it for it in guild.threads if it.parent_id in readable and not it.is_private())
        seen |= {str(it) for it in (*readable, *(thread.id for thread in threads))}
    return frozenset(seen)


def _reads(member: discord.Member, channel: "GuildChannel", *, adult: bool) -> bool:
    if channel.is_nsfw() and not adult:
        return False
    permitted = channel.permissions_for(member)
    return permitted.view_channel and permitted.read_message_history


def _places(interaction: discord.Interaction[Any]) -> tuple[str, ...]:
    channel = interaction.channel
    if channel is None:
        return ()
    if isinstance(channel, discord.Thread):
        return str(channel.id), str(channel.parent_id)
    return (str(channel.id),)
